/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include <glib/gi18n-lib.h>

#include "rej-attachment-reading.h"
#include "rej-attachment-xml.h"
#include "rej-encoding.h"

static char *
dup_utf8 (GBytes *bytes)
{
  gsize length;
  char *text = rej_comment_decode (bytes, "", REJ_ENCODING_AUTO, &length, NULL, NULL, NULL);

  if (text == NULL)
    text = rej_comment_decode (bytes, "", REJ_ENCODING_WINDOWS_1252, &length, NULL, NULL, NULL);
  return text != NULL ? text : g_utf8_make_valid (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
}

/* Plain text is all there is. */
void
rej_attachment_read_text (RejAttachmentReading *reading)
{
  g_autofree char *text = dup_utf8 (reading->bytes);

  rej_attachment_reading_add_text (reading, text, -1);
}

static void
text_cb (gpointer data,
         const char *text,
         int length)
{
  rej_attachment_reading_add_text (data, text, length);
}

static void
end_cb (gpointer data,
        const char *name)
{
  RejAttachmentReading *reading = data;

  if (reading->text->len > 0 && reading->text->str[reading->text->len - 1] != '\n')
    rej_attachment_reading_add_text (reading, "\n", 1);
}

/* Of markup without rules all is read, its tags too. */
void
rej_attachment_read_markup (RejAttachmentReading *reading,
                            gboolean is_xml)
{
  static const RejAttachmentXmlHandler handler = { NULL, end_cb, text_cb };
  g_autoptr (GError) error = NULL;

  if (is_xml && rej_attachment_xml_scan (reading->bytes, &handler, reading, &error))
    return;
  g_string_truncate (reading->text, 0);
  rej_attachment_read_text (reading);
  if (is_xml)
    rej_attachment_findings_add (reading->findings, "file-damaged", REJ_ATTACHMENT_WARNING, FALSE, "%s %s",
                                 _ ("The agency may not be able to open this XML file."), error->message);
}
