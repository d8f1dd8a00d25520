/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-attachment-pdf.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rej-attachment-pdf-text.h"
#include "rej-attachment-picture.h"
#include "rej-attachment-reading.h"
#include "rej-attachment-xmp.h"

/* Deeper ones are qpdf's to refuse. */
#define MAX_DEPTH 64
#define MAX_METADATA_BYTES (4 * 1024 * 1024)

typedef struct
{
  RejAttachmentReading *reading;
  qpdf_data qpdf;
  RejAttachmentFacts *facts; /* of the file as a whole */
  RejAttachmentFacts *pictures; /* of the pictures in it */
  GPtrArray *remark_authors;
  char *attached_name;
  guint n_scripts, n_attached, n_remarks, n_hidden, n_redactions, n_private, n_launches;
  gboolean has_signature;
} Pdf;

static gboolean
has_key (const Pdf *self,
         qpdf_oh dictionary,
         const char *key)
{
  return qpdf_oh_has_key (self->qpdf, dictionary, key);
}

/* Notes and marks on pages; those that are hidden count on their own (ISO 32000-1, table 165: bits 2 and 6). */
static void
look_at_remark (Pdf *self,
                qpdf_oh dictionary)
{
  g_autofree char *author = rej_attachment_pdf_dup_string (self->qpdf, dictionary, "/T");
  g_autofree char *contents = rej_attachment_pdf_dup_string (self->qpdf, dictionary, "/Contents");
  qpdf_oh flags = qpdf_oh_get_key (self->qpdf, dictionary, "/F");
  long long bits = qpdf_oh_is_integer (self->qpdf, flags) ? qpdf_oh_get_int_value (self->qpdf, flags) : 0;

  qpdf_oh_release (self->qpdf, flags);
  if (rej_attachment_pdf_has_name (self->qpdf, dictionary, "/Subtype", "/Popup"))
    return;
  if (rej_attachment_pdf_has_name (self->qpdf, dictionary, "/Subtype", "/Redact"))
    self->n_redactions++;
  else if (bits & (1 << 1 | 1 << 5))
    self->n_hidden++;
  else
    self->n_remarks++;
  if (author != NULL && self->remark_authors->len < 3 && !g_ptr_array_find_with_equal_func (self->remark_authors, author, g_str_equal, NULL))
    g_ptr_array_add (self->remark_authors, g_strdup (author));
  rej_attachment_reading_add_person (self->reading, author);
  if (contents != NULL)
    {
      rej_attachment_reading_add_text (self->reading, contents, -1);
      rej_attachment_reading_add_text (self->reading, "\n", 1);
    }
}

static void
look_at_metadata (Pdf *self,
                  qpdf_oh dictionary)
{
  qpdf_oh stream = qpdf_oh_get_key (self->qpdf, dictionary, "/Metadata");

  if (qpdf_oh_is_stream (self->qpdf, stream))
    {
      g_autoptr (GBytes) xmp = rej_attachment_pdf_dup_stream (self->qpdf, stream, TRUE);

      if (xmp != NULL && g_bytes_get_size (xmp) <= MAX_METADATA_BYTES)
        rej_attachment_xmp_read (g_bytes_get_data (xmp, NULL), g_bytes_get_size (xmp), self->facts);
    }
  qpdf_oh_release (self->qpdf, stream);
}

static void
look_at_dictionary (Pdf *self,
                    qpdf_oh dictionary)
{
  qpdf_data qpdf = self->qpdf;

  if (has_key (self, dictionary, "/JS") || rej_attachment_pdf_has_name (qpdf, dictionary, "/S", "/JavaScript"))
    self->n_scripts++;
  if (rej_attachment_pdf_has_name (qpdf, dictionary, "/S", "/Launch") || rej_attachment_pdf_has_name (qpdf, dictionary, "/S", "/SubmitForm") ||
      rej_attachment_pdf_has_name (qpdf, dictionary, "/S", "/ImportData"))
    self->n_launches++;
  if (has_key (self, dictionary, "/EF"))
    {
      self->n_attached++;
      if (self->attached_name == NULL)
        self->attached_name = rej_attachment_pdf_dup_string (qpdf, dictionary, "/UF");
      if (self->attached_name == NULL)
        self->attached_name = rej_attachment_pdf_dup_string (qpdf, dictionary, "/F");
    }
  if (rej_attachment_pdf_is_remark (qpdf, dictionary))
    look_at_remark (self, dictionary);
  if (has_key (self, dictionary, "/Metadata"))
    look_at_metadata (self, dictionary);
  self->n_private += has_key (self, dictionary, "/PieceInfo");
  if (rej_attachment_pdf_has_name (qpdf, dictionary, "/FT", "/Sig") && has_key (self, dictionary, "/V"))
    self->has_signature = TRUE;
  else if (has_key (self, dictionary, "/FT"))
    {
      g_autofree char *value = rej_attachment_pdf_dup_string (qpdf, dictionary, "/V");

      if (value != NULL)
        {
          rej_attachment_reading_add_text (self->reading, value, -1);
          rej_attachment_reading_add_text (self->reading, "\n", 1);
        }
    }
}

/* Photographs lie in a PDF as they came from the camera, with what the camera wrote. */
static void
look_at_picture (Pdf *self,
                 qpdf_oh stream,
                 qpdf_oh dictionary)
{
  g_autoptr (GBytes) jpeg = NULL;

  if (!rej_attachment_pdf_has_name (self->qpdf, dictionary, "/Filter", "/DCTDecode"))
    return;
  jpeg = rej_attachment_pdf_dup_stream (self->qpdf, stream, FALSE);
  if (jpeg != NULL)
    rej_attachment_picture_collect (jpeg, self->pictures);
}

/* Looks at an object and what is directly in it. What it refers to comes in its own turn. */
static void
visit (Pdf *self,
       qpdf_oh object,
       guint depth)
{
  qpdf_data qpdf = self->qpdf;

  if (depth == 0)
    return;
  if (qpdf_oh_is_stream (qpdf, object))
    {
      qpdf_oh dictionary = qpdf_oh_get_dict (qpdf, object);

      look_at_picture (self, object, dictionary);
      visit (self, dictionary, depth - 1);
      qpdf_oh_release (qpdf, dictionary);
    }
  else if (qpdf_oh_is_dictionary (qpdf, object))
    {
      g_auto (GStrv) keys = rej_attachment_pdf_list_keys (qpdf, object);

      look_at_dictionary (self, object);
      for (guint i = 0; keys[i] != NULL; i++)
        {
          qpdf_oh child = qpdf_oh_get_key (qpdf, object, keys[i]);

          if (!qpdf_oh_is_indirect (qpdf, child))
            visit (self, child, depth - 1);
          qpdf_oh_release (qpdf, child);
        }
    }
  else if (qpdf_oh_is_array (qpdf, object))
    for (int i = 0, n = qpdf_oh_get_array_n_items (qpdf, object); i < n; i++)
      {
        qpdf_oh child = qpdf_oh_get_array_item (qpdf, object, i);

        if (!qpdf_oh_is_indirect (qpdf, child))
          visit (self, child, depth - 1);
        qpdf_oh_release (qpdf, child);
      }
}

static void
report_properties (Pdf *self)
{
  GPtrArray *findings = self->reading->findings;
  qpdf_oh trailer = qpdf_get_trailer (self->qpdf);
  qpdf_oh info = qpdf_oh_get_key (self->qpdf, trailer, "/Info");
  g_autofree char *author = rej_attachment_pdf_dup_string (self->qpdf, info, "/Author");
  g_autofree char *title = rej_attachment_pdf_dup_string (self->qpdf, info, "/Title");
  g_autofree char *subject = rej_attachment_pdf_dup_string (self->qpdf, info, "/Subject");
  g_autofree char *keywords = rej_attachment_pdf_dup_string (self->qpdf, info, "/Keywords");
  g_autofree char *producer = rej_attachment_pdf_dup_string (self->qpdf, info, "/Producer");

  qpdf_oh_release (self->qpdf, info);
  qpdf_oh_release (self->qpdf, trailer);
  if (author != NULL)
    rej_attachment_facts_add_person (self->facts, author);
  for (guint i = 0; i < self->facts->people->len; i++)
    rej_attachment_reading_add_person (self->reading, g_ptr_array_index (self->facts->people, i));
  if (self->facts->people->len > 0)
    rej_attachment_findings_add (findings, "pdf-author", REJ_ATTACHMENT_WARNING, TRUE, _ ("The properties of the document name its author: “%s”."), (const char *) g_ptr_array_index (self->facts->people, 0));
  if (title == NULL)
    title = g_strdup (self->facts->words);
  if (title != NULL)
    rej_attachment_findings_add (findings, "pdf-title", REJ_ATTACHMENT_NOTE, TRUE, _ ("The properties of the document give its title as “%s”."), title);
  if (subject != NULL || keywords != NULL)
    rej_attachment_findings_add (findings, "pdf-subject", REJ_ATTACHMENT_NOTE, TRUE, _ ("The properties of the document say what it is about: “%s”."), subject != NULL ? subject : keywords);
  if (producer != NULL)
    /* Translators: %s is the name of a program. */
    rej_attachment_findings_add (findings, "pdf-producer", REJ_ATTACHMENT_NOTE, TRUE, _ ("The document says with what it was made: “%s”."), producer);
  if (self->n_private > 0)
    rej_attachment_findings_add (findings, "pdf-private-data", REJ_ATTACHMENT_NOTE, TRUE, _ ("The document has data in it that only the program that made it can read."));
}

static void
report_content (Pdf *self)
{
  GPtrArray *findings = self->reading->findings;
  g_autofree char *authors = NULL;

  g_ptr_array_add (self->remark_authors, NULL);
  authors = g_strjoinv (", ", (GStrv) self->remark_authors->pdata);
  if (self->n_redactions > 0)
    rej_attachment_findings_add (findings, "pdf-redactions", REJ_ATTACHMENT_WARNING, FALSE, _ ("Places in the document are marked to be blacked out, but the words there can still be read. Apply the redactions in the program that marked them."));
  if (self->n_remarks > 0)
    rej_attachment_findings_add (findings, "pdf-comments", REJ_ATTACHMENT_WARNING, TRUE,
                                 /* Translators: %u is a number. */
                                 ngettext ("The document has %u note or mark on its pages.", "The document has %u notes or marks on its pages.", self->n_remarks), self->n_remarks);
  if (*authors != '\0')
    /* Translators: %s are names of people. */
    rej_attachment_findings_add (findings, "pdf-people", REJ_ATTACHMENT_WARNING, TRUE, _ ("Notes or marks in the document name who made them: %s."), authors);
  if (self->n_hidden > 0)
    rej_attachment_findings_add (findings, "pdf-hidden-comments", REJ_ATTACHMENT_WARNING, TRUE, _ ("The document has notes or marks that are hidden; others can make them visible."));
  if (self->n_attached > 0)
    rej_attachment_findings_add (findings, "pdf-attachments", REJ_ATTACHMENT_WARNING, TRUE,
                                 /* Translators: %s is the name of a file, perhaps empty. */
                                 ngettext ("The document has %u file attached inside it (“%s”). Rejoinder did not look into it.", "The document has %u files attached inside it (“%s” and others). Rejoinder did not look into them.", self->n_attached),
                                 self->n_attached, self->attached_name != NULL ? self->attached_name : "");
  if (self->n_scripts > 0)
    rej_attachment_findings_add (findings, "pdf-scripts", REJ_ATTACHMENT_WARNING, TRUE, _ ("The document has programs in it (JavaScript). Agencies may refuse to open it."));
  if (self->n_launches > 0)
    rej_attachment_findings_add (findings, "pdf-actions", REJ_ATTACHMENT_WARNING, TRUE, _ ("The document can start programs or send what is filled in to somebody. Agencies may refuse to open it."));
  if (self->has_signature)
    rej_attachment_findings_add (findings, "pdf-signature", REJ_ATTACHMENT_NOTE, FALSE, _ ("The document has a digital signature, which names who signed. A cleaned copy has changed, so that the signature no longer counts."));
  rej_attachment_picture_report (self->reading, self->pictures);
}

/* Layers that are switched off (ISO 32000-1, 8.11.4.3), and forms. */
static void
report_catalog (Pdf *self)
{
  qpdf_data qpdf = self->qpdf;
  GPtrArray *findings = self->reading->findings;
  qpdf_oh root = qpdf_get_root (qpdf);
  qpdf_oh layers = qpdf_oh_get_key_if_dict (qpdf, qpdf_oh_get_key_if_dict (qpdf, root, "/OCProperties"), "/D");
  qpdf_oh off = qpdf_oh_get_key_if_dict (qpdf, layers, "/OFF");
  qpdf_oh form = qpdf_oh_get_key_if_dict (qpdf, root, "/AcroForm");

  if ((qpdf_oh_is_array (qpdf, off) && qpdf_oh_get_array_n_items (qpdf, off) > 0) || rej_attachment_pdf_has_name (qpdf, layers, "/BaseState", "/OFF"))
    rej_attachment_findings_add (findings, "pdf-hidden-layers", REJ_ATTACHMENT_WARNING, FALSE, _ ("The document has layers that are switched off; others can make them visible."));
  if (qpdf_oh_is_dictionary (qpdf, form) && qpdf_oh_has_key (qpdf, form, "/XFA"))
    rej_attachment_findings_add (findings, "pdf-xfa", REJ_ATTACHMENT_WARNING, FALSE, _ ("The document is a form of a kind that only Adobe programs show. Print it to a new PDF."));
}

/* A PDF can be changed by writing behind its end; what it was before is then still there. */
static void
report_versions (RejAttachmentReading *reading,
                 qpdf_data qpdf)
{
  gsize length;
  const char *data = g_bytes_get_data (reading->bytes, &length);
  const char *p = data, *end = data + length;
  guint n = 0;

  while ((p = memmem (p, (gsize) (end - p), "startxref", 9)) != NULL)
    {
      n++;
      p += 9;
    }
  if (n > (qpdf_is_linearized (qpdf) ? 2u : 1u))
    rej_attachment_findings_add (reading->findings, "pdf-earlier-versions", REJ_ATTACHMENT_WARNING, TRUE, _ ("The document was changed after it was first saved, and what it was before is still in the file."));
}

/* How far the text could be read: nobody should think that a scan was looked through. */
static void
report_text (Pdf *self)
{
  GPtrArray *findings = self->reading->findings;
  RejAttachmentPdfText text;

  rej_attachment_pdf_text_read (self->reading, self->qpdf, &text);
  if (text.n_characters == 0)
    rej_attachment_findings_add (findings, "pdf-no-text", REJ_ATTACHMENT_NOTE, FALSE, _ ("No text was found on the pages, as in a scan: what they say was not looked at, and searching will not find it."));
  else if (text.n_unknown > text.n_characters / 5)
    rej_attachment_findings_add (findings, "pdf-text-unreadable", REJ_ATTACHMENT_NOTE, FALSE, _ ("The document does not say which letters it shows, so that not all of its text was looked at."));
  else if (text.n_unread > 0)
    rej_attachment_findings_add (findings, "pdf-text-unreadable", REJ_ATTACHMENT_NOTE, FALSE, _ ("Not all of the text of the document was looked at."));
  if (text.n_covered > 0)
    rej_attachment_findings_add (findings, "pdf-covered-text", REJ_ATTACHMENT_WARNING, FALSE, _ ("Black boxes cover words in the document, but the words are still there, and others can copy them. Take the words out before you make the PDF, or use a program that redacts."));
  if (text.n_invisible > 0)
    rej_attachment_findings_add (findings, "pdf-hidden-text", REJ_ATTACHMENT_NOTE, FALSE, _ ("The document has text that is not seen on its pages, such as a scanner puts behind the picture of a page. Others can search and copy it."));
}

/* Reads PDF (ISO 32000-1). */
void
rej_attachment_read_pdf (RejAttachmentReading *reading)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RejAttachmentFacts) facts = rej_attachment_facts_new ();
  g_autoptr (RejAttachmentFacts) pictures = rej_attachment_facts_new ();
  g_autoptr (GPtrArray) authors = g_ptr_array_new_with_free_func (g_free);
  qpdf_data qpdf = rej_attachment_pdf_open (reading->bytes, &error);
  Pdf self = { .reading = reading, .qpdf = qpdf, .facts = facts, .pictures = pictures, .remark_authors = authors };

  if (qpdf == NULL)
    {
      rej_attachment_reading_add_package_error (reading, error);
      return;
    }
  if (qpdf_is_encrypted (qpdf))
    rej_attachment_findings_add (reading->findings, "file-encrypted", REJ_ATTACHMENT_WARNING, FALSE, _ ("The document is encrypted, though it opens without a password. Some agencies refuse that: take the protection off in the program that made it."));
  if (qpdf_more_warnings (qpdf))
    rej_attachment_findings_add (reading->findings, "file-damaged", REJ_ATTACHMENT_WARNING, TRUE, _ ("The document is damaged in places; programs mend that, but not all in the same way."));
  for (int i = 1, n = rej_attachment_pdf_count_objects (qpdf); i < n; i++)
    {
      qpdf_oh object = qpdf_get_object_by_id (qpdf, i, 0);

      visit (&self, object, MAX_DEPTH);
      qpdf_oh_release (qpdf, object);
    }
  report_properties (&self);
  report_content (&self);
  report_catalog (&self);
  report_text (&self);
  report_versions (reading, qpdf);
  if (qpdf_get_num_pages (qpdf) <= 0)
    rej_attachment_findings_add (reading->findings, "file-damaged", REJ_ATTACHMENT_BLOCKING, FALSE, _ ("The document has no pages."));
  g_free (self.attached_name);
  qpdf_cleanup (&qpdf);
}
