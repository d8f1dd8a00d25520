/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define REJ_TYPE_ATTACHMENT (rej_attachment_get_type ())

/**
 * RejAttachment:
 * @name: the file name under which it is filed, without a folder
 * @sha256: the SHA-256 of its bytes, 64 lower-case hexadecimal digits
 * @title: (nullable): what the writer calls it, such as "Exhibit A: Smoke readings"
 *
 * A file that goes with a comment, named by its content. Immutable; reference-counted.
 */
typedef struct
{
  char *name;
  char *sha256;
  char *title;
} RejAttachment;

GType rej_attachment_get_type (void);

RejAttachment *rej_attachment_new (const char *name,
                                   const char *sha256,
                                   const char *title) G_GNUC_WARN_UNUSED_RESULT;
RejAttachment *rej_attachment_ref (RejAttachment *self);
void rej_attachment_unref (RejAttachment *self);
char *rej_attachment_name_in_full (const char *name,
                                   const char *title) G_GNUC_WARN_UNUSED_RESULT;
gboolean rej_attachment_is_sha256 (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejAttachment, rej_attachment_unref)

G_END_DECLS
