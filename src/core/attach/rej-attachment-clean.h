/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-attachment-report.h"

G_BEGIN_DECLS

#define REJ_TYPE_ATTACHMENT_CLEANING (rej_attachment_cleaning_get_type ())

/**
 * RejAttachmentCleaning:
 * @bytes: the cleaned copy
 * @before: what was found in the original
 * @after: what is found in the copy
 * @removed: (element-type RejAttachmentFinding): what was found before and is no more
 * @stayed: (element-type RejAttachmentFinding): what is found still, or anew
 *
 * A cleaned copy, and what it is truthfully: it was inspected again. Immutable; reference-counted.
 */
typedef struct
{
  GBytes *bytes;
  RejAttachmentReport *before;
  RejAttachmentReport *after;
  GPtrArray *removed;
  GPtrArray *stayed;
} RejAttachmentCleaning;

GType rej_attachment_cleaning_get_type (void);

RejAttachmentCleaning *rej_attachment_cleaning_ref (RejAttachmentCleaning *self);
void rej_attachment_cleaning_unref (RejAttachmentCleaning *self);

gboolean rej_attachment_type_can_be_cleaned (RejAttachmentType type);
RejAttachmentCleaning *rej_attachment_clean (const char *name,
                                             GBytes *bytes,
                                             const RejPrivacy *privacy,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
void rej_attachment_clean_async (const char *name,
                                 GBytes *bytes,
                                 const RejPrivacy *privacy,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
RejAttachmentCleaning *rej_attachment_clean_finish (GAsyncResult *result,
                                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejAttachmentCleaning, rej_attachment_cleaning_unref)

G_END_DECLS
