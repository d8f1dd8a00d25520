/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-export-finish.h"

#include <glib/gi18n-lib.h>
#include <qpdf/qpdf-c.h>
#include <string.h>

#include "rej-export-details.h"

/* The structure nests as deep as the reader lets blocks nest, some elements each. */
#define MAX_DEPTH 200

static void
free_qpdf (qpdf_data *qpdf)
{
  qpdf_cleanup (qpdf);
}

/* Elements about which readers need more than cairo says: heads of columns say what they head, and notes have a name of their own. */
static void
complete_element (qpdf_data qpdf,
                  qpdf_oh element,
                  guint depth,
                  guint *n_notes)
{
  qpdf_oh kids;

  if (depth > MAX_DEPTH || !qpdf_oh_is_dictionary (qpdf, element) || !qpdf_oh_has_key (qpdf, element, "/S"))
    return;

  if (qpdf_oh_is_name_and_equals (qpdf, qpdf_oh_get_key (qpdf, element, "/S"), "/TH"))
    qpdf_oh_replace_key (qpdf, element, "/A", qpdf_oh_parse (qpdf, "<< /O /Table /Scope /Column >>"));
  else if (qpdf_oh_is_name_and_equals (qpdf, qpdf_oh_get_key (qpdf, element, "/S"), "/Note"))
    {
      g_autofree char *name = g_strdup_printf ("note-%u", ++*n_notes);

      qpdf_oh_replace_key (qpdf, element, "/ID", qpdf_oh_new_string (qpdf, name));
    }

  kids = qpdf_oh_get_key (qpdf, element, "/K");
  if (qpdf_oh_is_dictionary (qpdf, kids))
    complete_element (qpdf, kids, depth + 1, n_notes);
  for (int i = 0; qpdf_oh_is_array (qpdf, kids) && i < qpdf_oh_get_array_n_items (qpdf, kids); i++)
    {
      qpdf_oh kid = qpdf_oh_get_array_item (qpdf, kids, i);

      if (qpdf_oh_is_dictionary (qpdf, kid))
        complete_element (qpdf, kid, depth + 1, n_notes);
      qpdf_oh_release (qpdf, kid);
    }
  qpdf_oh_release (qpdf, kids);
}

/* A link says aloud where it leads (ISO 14289-1, 7.18.5), and the tabulator goes through links as they are read (7.18.3). */
static void
complete_page (qpdf_data qpdf,
               qpdf_oh page)
{
  qpdf_oh notes = qpdf_oh_get_key (qpdf, page, "/Annots");

  if (!qpdf_oh_is_array (qpdf, notes))
    return;

  qpdf_oh_replace_key (qpdf, page, "/Tabs", qpdf_oh_new_name (qpdf, "/S"));
  for (int i = 0; i < qpdf_oh_get_array_n_items (qpdf, notes); i++)
    {
      qpdf_oh link = qpdf_oh_get_array_item (qpdf, notes, i);
      qpdf_oh uri = qpdf_oh_get_key_if_dict (qpdf, qpdf_oh_get_key_if_dict (qpdf, link, "/A"), "/URI");

      if (qpdf_oh_is_string (qpdf, uri))
        {
          g_autofree char *contents = g_strdup (qpdf_oh_get_utf8_value (qpdf, uri));

          qpdf_oh_replace_key (qpdf, link, "/Contents", qpdf_oh_new_unicode_string (qpdf, contents));
        }
      else if (qpdf_oh_is_dictionary (qpdf, link))
        qpdf_oh_replace_key (qpdf, link, "/Contents", qpdf_oh_new_string (qpdf, "Note"));
    }
}

static void
append_property (GString *xmp,
                 const char *format,
                 const char *value)
{
  g_autofree char *escaped = NULL;
  const char *place = strstr (format, "%s");

  if (value == NULL || *value == '\0')
    return;

  escaped = g_markup_escape_text (value, -1);
  g_string_append_len (xmp, format, place - format);
  g_string_append (xmp, escaped);
  g_string_append (xmp, place + 2);
}

/* Metadata as XML (ISO 16684-1); the title is there a second time for readers that know only this one. */
static char *
make_xmp (const char *title,
          const RejExportDetails *details,
          const char *date)
{
  GString *xmp = g_string_new ("<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                               "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
                               "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" "
                               "xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">");
  g_autofree char *subject = rej_export_details_dup_subject (details);

  append_property (xmp, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:title>", title);
  append_property (xmp, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:description>", subject);
  append_property (xmp, "<dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>", details->submitter);
  append_property (xmp, "<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>", rej_export_details_get_language (details));
  append_property (xmp, "<xmp:CreateDate>%s</xmp:CreateDate>", date);
  g_string_append (xmp, "<xmp:CreatorTool>Rejoinder</xmp:CreatorTool><pdf:Producer>Rejoinder</pdf:Producer>"
                        "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>");

  return g_string_free (xmp, FALSE);
}

static void
complete_catalog (qpdf_data qpdf,
                  const char *title,
                  const RejExportDetails *details,
                  const char *date)
{
  qpdf_oh root = qpdf_get_root (qpdf);
  qpdf_oh stream = qpdf_oh_new_stream (qpdf);
  qpdf_oh null = qpdf_oh_new_null (qpdf);
  g_autofree char *xmp = make_xmp (title, details, date);
  /* cairo 1.18 leaves out the two letters a date begins with (ISO 32000-1, 7.9.4), and its labels of pages are read as empty. */
  g_autofree char *pdf_date = g_strdup_printf ("D:%.4s%.2s%.2s000000Z", date, date + 5, date + 8);

  qpdf_oh_replace_key (qpdf, root, "/Lang", qpdf_oh_new_string (qpdf, rej_export_details_get_language (details)));
  qpdf_oh_replace_key (qpdf, root, "/MarkInfo", qpdf_oh_parse (qpdf, "<< /Marked true >>"));
  qpdf_oh_replace_key (qpdf, root, "/ViewerPreferences", qpdf_oh_parse (qpdf, "<< /DisplayDocTitle true >>"));
  qpdf_oh_replace_stream_data (qpdf, stream, (const unsigned char *) xmp, strlen (xmp), null, null);
  qpdf_oh_replace_key (qpdf, qpdf_oh_get_dict (qpdf, stream), "/Type", qpdf_oh_new_name (qpdf, "/Metadata"));
  qpdf_oh_replace_key (qpdf, qpdf_oh_get_dict (qpdf, stream), "/Subtype", qpdf_oh_new_name (qpdf, "/XML"));
  qpdf_oh_replace_key (qpdf, root, "/Metadata", stream);
  qpdf_oh_replace_key (qpdf, root, "/PageLabels", qpdf_oh_parse (qpdf, "<< /Nums [ 0 << /S /D >> ] >>"));
  qpdf_set_info_key (qpdf, "/Producer", "Rejoinder");
  qpdf_set_info_key (qpdf, "/CreationDate", pdf_date);
}

/**
 * rej_export_finish_pdf:
 * @pdf: a PDF written by cairo
 * @title: its title
 * @details: what is known of the comment
 * @date: the day it was made, ISO 8601; the hour is not read
 *
 * Adds what cairo does not write: the language, metadata as XML, what readers aloud need of tables, notes and links. It also mends the table of
 * objects, in which cairo 1.18 counts an object for each artifact that it never writes.
 *
 * Returns: (transfer full) (nullable): the finished PDF; [error@ExportError] says why not
 */
GBytes *
rej_export_finish_pdf (GBytes *pdf,
                       const char *title,
                       const RejExportDetails *details,
                       const char *date,
                       GError **error)
{
  __attribute__ ((cleanup (free_qpdf))) qpdf_data qpdf = qpdf_init ();
  gsize size;
  const char *data = g_bytes_get_data (pdf, &size);
  guint n_notes = 0;
  QPDF_ERROR_CODE code;

  qpdf_silence_errors (qpdf);
  qpdf_set_suppress_warnings (qpdf, QPDF_TRUE);
  code = qpdf_read_memory (qpdf, "comment.pdf", data, size, NULL);
  if (!(code & QPDF_ERRORS))
    {
      complete_catalog (qpdf, title, details, date);
      complete_element (qpdf, qpdf_oh_get_key (qpdf, qpdf_oh_get_key (qpdf, qpdf_get_root (qpdf), "/StructTreeRoot"), "/K"), 0, &n_notes);
      for (int i = 0; i < qpdf_get_num_pages (qpdf); i++)
        complete_page (qpdf, qpdf_get_page_n (qpdf, i));
      code = qpdf_init_write_memory (qpdf);
    }
  if (!(code & QPDF_ERRORS))
    {
      qpdf_set_deterministic_ID (qpdf, QPDF_TRUE);
      qpdf_set_object_stream_mode (qpdf, qpdf_o_generate);
      code = qpdf_write (qpdf);
    }
  if (code & QPDF_ERRORS)
    {
      g_set_error (error, REJ_EXPORT_ERROR, REJ_EXPORT_ERROR_FAILED,
                   /* Translators: %s is a reason, in English, from the library that writes PDF files. */
                   _("The PDF could not be made: %s."), qpdf_get_error_full_text (qpdf, qpdf_get_error (qpdf)));
      return NULL;
    }

  return g_bytes_new (qpdf_get_buffer (qpdf), qpdf_get_buffer_length (qpdf));
}
