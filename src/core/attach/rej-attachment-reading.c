/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-attachment-reading.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Adds text that is read, valid or not, as far as there is room. */
void
rej_attachment_reading_add_text (RejAttachmentReading *self,
                                 const char *text,
                                 gssize length)
{
  g_autofree char *valid = NULL;
  gsize n, room = REJ_ATTACHMENT_MAX_TEXT - self->text->len;
  gsize given = length < 0 ? strlen (text) : (gsize) length;

  valid = g_utf8_make_valid (text, (gssize) MIN (given, room));
  n = MIN (strlen (valid), room);
  self->is_cut |= given > room;
  while (n > 0 && n < strlen (valid) && (valid[n] & 0xc0) == 0x80)
    n--;
  g_string_append_len (self->text, valid, (gssize) n);
}

/* Remembers a name that the file says of somebody, once. */
void
rej_attachment_reading_add_person (RejAttachmentReading *self,
                                   const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name != NULL ? name : "", -1);

  g_strstrip (valid);
  if (*valid != '\0' && !g_ptr_array_find_with_equal_func (self->people, valid, g_str_equal, NULL))
    g_ptr_array_add (self->people, g_steal_pointer (&valid));
}

/* Says why a package was not looked into. */
void
rej_attachment_reading_add_package_error (RejAttachmentReading *self,
                                          const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED))
    rej_attachment_findings_add (self->findings, "file-encrypted", REJ_ATTACHMENT_BLOCKING, FALSE, "%s %s",
                                 _ ("The document cannot be opened by the agency."), error->message);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    rej_attachment_findings_add (self->findings, "file-unpacks-too-large", REJ_ATTACHMENT_WARNING, FALSE, "%s %s",
                                 _ ("The document was not looked into."), error->message);
  else
    rej_attachment_findings_add (self->findings, "file-damaged", REJ_ATTACHMENT_BLOCKING, FALSE, "%s %s",
                                 _ ("The document is damaged: it may not open, or not all of it. Open it, and save it again."), error->message);
}
