/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-attachment.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (RejAttachment, rej_attachment, rej_attachment_ref, rej_attachment_unref)

/**
 * rej_attachment_new:
 * @name: its file name
 * @sha256: the SHA-256 of its bytes in hexadecimal digits
 * @title: (nullable): what the writer calls it, on one line; blank is none
 *
 * Returns: (transfer full): a new attachment
 */
RejAttachment *
rej_attachment_new (const char *name,
                    const char *sha256,
                    const char *title)
{
  RejAttachment *self;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (rej_attachment_is_sha256 (sha256), NULL);

  self = g_atomic_rc_box_new0 (RejAttachment);
  self->name = g_strdup (name);
  self->sha256 = g_ascii_strdown (sha256, -1);
  self->title = title != NULL ? g_strstrip (g_strdelimit (g_strdup (title), "\n\r\t", ' ')) : NULL;
  if (self->title != NULL && *self->title == '\0')
    g_clear_pointer (&self->title, g_free);
  return self;
}

/**
 * rej_attachment_ref:
 * @self: an attachment
 *
 * Returns: (transfer full): @self
 */
RejAttachment *
rej_attachment_ref (RejAttachment *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
attachment_clear (RejAttachment *self)
{
  g_free (self->name);
  g_free (self->sha256);
  g_free (self->title);
}

/**
 * rej_attachment_unref:
 * @self: (transfer full): an attachment
 */
void
rej_attachment_unref (RejAttachment *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) attachment_clear);
}

/**
 * rej_attachment_name_in_full:
 * @name: a file name
 * @title: (nullable): what the writer calls the file
 *
 * Returns: (transfer full): such as "Exhibit A: Smoke readings (exhibit-a.pdf)"; the name alone where there is no title
 */
char *
rej_attachment_name_in_full (const char *name,
                             const char *title)
{
  g_return_val_if_fail (name != NULL, NULL);

  return title != NULL ? g_strdup_printf ("%s (%s)", title, name) : g_strdup (name);
}

/**
 * rej_attachment_is_sha256:
 * @text: (nullable): any text
 *
 * Returns: whether it is 64 hexadecimal digits
 */
gboolean
rej_attachment_is_sha256 (const char *text)
{
  return text != NULL && strlen (text) == 64 && strspn (text, "0123456789abcdefABCDEF") == 64;
}
