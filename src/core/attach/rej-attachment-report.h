/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "rej-attachment-finding.h"
#include "rej-attachment-type.h"
#include "rej-privacy.h"

G_BEGIN_DECLS

#define REJ_TYPE_ATTACHMENT_REPORT (rej_attachment_report_get_type ())

/**
 * RejAttachmentReport:
 * @name: the name of the file, UTF-8
 * @type: what it is, by its name if regulations.gov takes that, else by its content
 * @size: how many bytes it has
 * @sha256: (nullable): the SHA-256 of its bytes; `NULL` if it is larger than is taken
 * @text: the text in it as far as it could be read, UTF-8, perhaps empty
 * @findings: (element-type RejAttachmentFinding): what was found, the grave first
 *
 * What a file is and what it gives away. Immutable; reference-counted. Nothing found does not mean that nothing is there.
 */
typedef struct
{
  char *name;
  RejAttachmentType type;
  guint64 size;
  char *sha256;
  char *text;
  GPtrArray *findings;
} RejAttachmentReport;

GType rej_attachment_report_get_type (void);

RejAttachmentReport *rej_attachment_report_new (const char *name,
                                                GBytes *bytes,
                                                const RejPrivacy *privacy) G_GNUC_WARN_UNUSED_RESULT;
RejAttachmentReport *rej_attachment_report_ref (RejAttachmentReport *self);
void rej_attachment_report_unref (RejAttachmentReport *self);
gboolean rej_attachment_report_is_blocking (const RejAttachmentReport *self);
gboolean rej_attachment_report_can_clean (const RejAttachmentReport *self);
void rej_attachment_report_check_together (GPtrArray *reports,
                                           GPtrArray *findings);

RejAttachmentReport *rej_attachment_inspect (GFile *file,
                                             const char *name,
                                             const RejPrivacy *privacy,
                                             GCancellable *cancellable,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
void rej_attachment_inspect_async (GFile *file,
                                   const char *name,
                                   const RejPrivacy *privacy,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
RejAttachmentReport *rej_attachment_inspect_finish (GAsyncResult *result,
                                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejAttachmentReport, rej_attachment_report_unref)

G_END_DECLS
