/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rej-attachment-cleaner.h"
#include "rej-attachment-pdf-cover.h"
#include "rej-attachment-picture.h"

#define MAX_DEPTH 64

static void
remove_keys (qpdf_data qpdf,
             qpdf_oh dictionary,
             const char *const *keys)
{
  for (guint i = 0; keys[i] != NULL; i++)
    if (qpdf_oh_has_key (qpdf, dictionary, keys[i]))
      qpdf_oh_remove_key (qpdf, dictionary, keys[i]);
}

/* Whether it runs a program, or sends what is filled in (ISO 32000-1, 12.6.4). */
static gboolean
is_program (qpdf_data qpdf,
            qpdf_oh action)
{
  static const char *const kinds[] = { "/JavaScript", "/Launch", "/SubmitForm", "/ImportData", NULL };

  if (!qpdf_oh_is_dictionary (qpdf, action))
    return FALSE;
  if (qpdf_oh_has_key (qpdf, action, "/JS"))
    return TRUE;
  for (guint i = 0; kinds[i] != NULL; i++)
    if (rej_attachment_pdf_has_name (qpdf, action, "/S", kinds[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_hidden (qpdf_data qpdf,
           qpdf_oh remark)
{
  qpdf_oh flags = qpdf_oh_get_key (qpdf, remark, "/F");
  long long bits = qpdf_oh_is_integer (qpdf, flags) ? qpdf_oh_get_int_value (qpdf, flags) : 0;

  qpdf_oh_release (qpdf, flags);
  return (bits & (1 << 1 | 1 << 5)) != 0;
}

/* Whether a remark goes: notes and marks of a review, hidden ones, and whatever holds a file. What was drawn or typed on
 * the page, such as the answers in a form or a stamp, is part of what readers see, and what is black may hide words that
 * would be seen without it. */
static gboolean
is_to_go (qpdf_data qpdf,
          qpdf_oh remark)
{
  static const char *const drawn[] = { "/FreeText", "/Stamp", "/Line", "/Square", "/Circle", "/Polygon", "/PolyLine", "/Ink", "/Redact", NULL };

  if (!qpdf_oh_is_dictionary (qpdf, remark) || !rej_attachment_pdf_is_remark (qpdf, remark))
    return FALSE;
  if (rej_attachment_pdf_cover_is_dark_remark (qpdf, remark))
    return FALSE;
  for (guint i = 0; drawn[i] != NULL; i++)
    if (rej_attachment_pdf_has_name (qpdf, remark, "/Subtype", drawn[i]))
      return is_hidden (qpdf, remark);
  return TRUE;
}

/* Other objects may still lead to a remark that is no longer on its page: nothing is left in it. */
static void
clean_remark (qpdf_data qpdf,
              qpdf_oh remark)
{
  static const char *const names[] = { "/T", "/Subj", "/NM", "/M", "/CreationDate", "/Popup", "/RC", NULL };
  static const char *const rest[] = { "/Contents", "/AP", "/FS", "/IRT", "/A", "/RichMediaContent", "/Movie", "/Sound", NULL };

  if (is_to_go (qpdf, remark))
    remove_keys (qpdf, remark, rest);
  remove_keys (qpdf, remark, names);
}

static void
clean_list_of_remarks (qpdf_data qpdf,
                       qpdf_oh page)
{
  qpdf_oh list = qpdf_oh_get_key (qpdf, page, "/Annots");

  if (qpdf_oh_is_array (qpdf, list))
    for (int i = qpdf_oh_get_array_n_items (qpdf, list); i > 0; i--)
      {
        qpdf_oh remark = qpdf_oh_get_array_item (qpdf, list, i - 1);

        if (is_to_go (qpdf, remark))
          qpdf_oh_erase_item (qpdf, list, i - 1);
        qpdf_oh_release (qpdf, remark);
      }
  qpdf_oh_release (qpdf, list);
}

static void
clean_dictionary (qpdf_data qpdf,
                  qpdf_oh dictionary)
{
  static const char *const always[] = { "/Metadata", "/PieceInfo", "/LastModified", "/AA", "/EF", NULL };
  static const char *const actions[] = { "/A", "/OpenAction", "/Next", NULL };

  if (qpdf_oh_has_key (qpdf, dictionary, "/Annots"))
    clean_list_of_remarks (qpdf, dictionary);
  if (rej_attachment_pdf_is_remark (qpdf, dictionary))
    clean_remark (qpdf, dictionary);
  remove_keys (qpdf, dictionary, always);
  for (guint i = 0; actions[i] != NULL; i++)
    {
      qpdf_oh action = qpdf_oh_get_key (qpdf, dictionary, actions[i]);

      if (is_program (qpdf, action))
        qpdf_oh_remove_key (qpdf, dictionary, actions[i]);
      qpdf_oh_release (qpdf, action);
    }
  if (is_program (qpdf, dictionary))
    {
      static const char *const program[] = { "/JS", "/S", "/F", "/Win", NULL };

      remove_keys (qpdf, dictionary, program);
    }
}

/* Photographs keep their pixels, and lose what the camera wrote. */
static void
clean_picture (qpdf_data qpdf,
               qpdf_oh stream,
               qpdf_oh dictionary)
{
  g_autoptr (GBytes) jpeg = NULL;
  g_autoptr (GBytes) cleaned = NULL;
  qpdf_oh filter, parameters;

  if (!rej_attachment_pdf_has_name (qpdf, dictionary, "/Filter", "/DCTDecode"))
    return;
  jpeg = rej_attachment_pdf_dup_stream (qpdf, stream, FALSE);
  cleaned = jpeg != NULL ? rej_attachment_picture_clean (jpeg, NULL) : NULL;
  if (cleaned == NULL || g_bytes_equal (cleaned, jpeg))
    return;
  filter = qpdf_oh_get_key (qpdf, dictionary, "/Filter");
  parameters = qpdf_oh_get_key (qpdf, dictionary, "/DecodeParms");
  qpdf_oh_replace_stream_data (qpdf, stream, g_bytes_get_data (cleaned, NULL), g_bytes_get_size (cleaned), filter, parameters);
  qpdf_oh_release (qpdf, filter);
  qpdf_oh_release (qpdf, parameters);
}

static void
visit (qpdf_data qpdf,
       qpdf_oh object,
       guint depth)
{
  if (depth == 0)
    return;
  if (qpdf_oh_is_stream (qpdf, object))
    {
      qpdf_oh dictionary = qpdf_oh_get_dict (qpdf, object);

      clean_picture (qpdf, object, dictionary);
      visit (qpdf, dictionary, depth - 1);
      qpdf_oh_release (qpdf, dictionary);
    }
  else if (qpdf_oh_is_dictionary (qpdf, object))
    {
      g_auto (GStrv) keys = NULL;

      clean_dictionary (qpdf, object);
      keys = rej_attachment_pdf_list_keys (qpdf, object);
      for (guint i = 0; keys[i] != NULL; i++)
        {
          qpdf_oh child = qpdf_oh_get_key (qpdf, object, keys[i]);

          if (!qpdf_oh_is_indirect (qpdf, child))
            visit (qpdf, child, depth - 1);
          qpdf_oh_release (qpdf, child);
        }
    }
  else if (qpdf_oh_is_array (qpdf, object))
    for (int i = 0, n = qpdf_oh_get_array_n_items (qpdf, object); i < n; i++)
      {
        qpdf_oh child = qpdf_oh_get_array_item (qpdf, object, i);

        if (!qpdf_oh_is_indirect (qpdf, child))
          visit (qpdf, child, depth - 1);
        qpdf_oh_release (qpdf, child);
      }
}

static void
clean_document (qpdf_data qpdf)
{
  static const char *const of_trailer[] = { "/Info", "/ID", NULL };
  static const char *const of_root[] = { "/AF", "/Collection", NULL };
  static const char *const of_names[] = { "/JavaScript", "/EmbeddedFiles", NULL };
  qpdf_oh root = qpdf_get_root (qpdf);
  qpdf_oh names = qpdf_oh_get_key_if_dict (qpdf, root, "/Names");

  remove_keys (qpdf, qpdf_get_trailer (qpdf), of_trailer);
  remove_keys (qpdf, root, of_root);
  if (qpdf_oh_is_dictionary (qpdf, names))
    remove_keys (qpdf, names, of_names);
  for (int i = 1, n = rej_attachment_pdf_count_objects (qpdf); i < n; i++)
    {
      qpdf_oh object = qpdf_get_object_by_id (qpdf, i, 0);

      visit (qpdf, object, MAX_DEPTH);
      qpdf_oh_release (qpdf, object);
    }
}

/**
 * rej_attachment_clean_pdf:
 * @bytes: a PDF
 * @error: where an error of #GIOErrorEnum goes: `NOT_SUPPORTED` where it is encrypted
 *
 * Makes a copy without properties, programs, attached files and the notes of a review, and without what the file was
 * before. What pages show is not touched.
 *
 * Returns: (transfer full) (nullable): the copy
 */
GBytes *
rej_attachment_clean_pdf (GBytes *bytes,
                          GError **error)
{
  qpdf_data qpdf = rej_attachment_pdf_open (bytes, error);
  QPDF_ERROR_CODE code;
  GBytes *cleaned = NULL;

  if (qpdf == NULL)
    return NULL;
  if (qpdf_is_encrypted (qpdf))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _ ("The document is encrypted. Take the protection off in the program that made it."));
      qpdf_cleanup (&qpdf);
      return NULL;
    }
  clean_document (qpdf);
  code = qpdf_init_write_memory (qpdf);
  if (!(code & QPDF_ERRORS))
    {
      qpdf_set_deterministic_ID (qpdf, QPDF_TRUE);
      /* Nothing is unpacked that was not measured. */
      qpdf_set_stream_data_mode (qpdf, qpdf_s_preserve);
      code = qpdf_write (qpdf);
    }
  if (code & QPDF_ERRORS)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("The document is damaged, and could not be written again."));
  else
    cleaned = g_bytes_new (qpdf_get_buffer (qpdf), qpdf_get_buffer_length (qpdf));
  qpdf_cleanup (&qpdf);
  return cleaned;
}
