/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-attachment-pdf.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What one stream may unpack to: a page of a scan at 600 dots an inch takes 100 MB. */
#define MAX_STREAM_BYTES (192 * 1024 * 1024)
/* Streams with objects in them take many times that when they are read. */
#define MAX_OBJECT_STREAM_BYTES (32 * 1024 * 1024)
#define MAX_ALL_BYTES ((gsize) 768 * 1024 * 1024)
#define DICTIONARY_BYTES 1024
#define PIECE_BYTES (256 * 1024)

/* How many bytes a packed stream has, unpacked; stops above the limit. */
static gsize
measure_stream (const char *data,
                gsize length,
                gsize limit,
                char *piece)
{
  g_autoptr (GZlibDecompressor) inflater = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  gsize total = 0;

  while (total <= limit)
    {
      gsize n_read, n_written;
      GConverterResult result = g_converter_convert (G_CONVERTER (inflater), data, length, piece, PIECE_BYTES, G_CONVERTER_INPUT_AT_END, &n_read, &n_written, NULL);

      if (result == G_CONVERTER_ERROR)
        break;
      total += n_written;
      data += n_read;
      length -= n_read;
      if (result == G_CONVERTER_FINISHED || (n_read == 0 && n_written == 0))
        break;
    }
  return total;
}

static gboolean
begins_like_zlib (const guint8 *data,
                  gsize length)
{
  return length >= 2 && (data[0] & 0x0f) == 8 && (data[0] << 8 | data[1]) % 31 == 0;
}

/* Whether a stream is packed twice over, which no writer does: it would grow out of sight of the measure above. */
static gboolean
has_chained_filters (const char *data,
                     gsize length)
{
  static const char *const names[] = { "/FlateDecode", "/LZWDecode", "/RunLengthDecode", "/Fl ", "/LZW ", "/RL " };
  const char *p = data, *end = data + length;

  while ((p = memmem (p, (gsize) (end - p), "Decode", 6)) != NULL)
    {
      const char *name = p;

      p += 6;
      while (name > data && p - name < 32 && *name != '/')
        name--;
      if (strncmp (name, "/Flate", 6) != 0 && strncmp (name, "/LZW", 4) != 0 && strncmp (name, "/RunLength", 10) != 0)
        continue;
      while (p < end && g_ascii_isspace (*p))
        p++;
      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        if ((gsize) (end - p) > strlen (names[i]) && memcmp (p, names[i], strlen (names[i])) == 0)
          return TRUE;
    }
  return FALSE;
}

/* qpdf unpacks what it needs without a limit of its own, so each stream is measured first. */
static gboolean
is_bounded (GBytes *bytes)
{
  g_autofree char *piece = g_malloc (PIECE_BYTES);
  gsize length, total = 0;
  const char *data = g_bytes_get_data (bytes, &length);
  const char *p = data, *end = data + length;

  if (has_chained_filters (data, length))
    return FALSE;
  while ((p = memmem (p, (gsize) (end - p), "stream", 6)) != NULL)
    {
      const char *start = p + 6;
      const char *dictionary = p - data > DICTIONARY_BYTES ? p - DICTIONARY_BYTES : data;
      gsize limit = memmem (dictionary, (gsize) (p - dictionary), "ObjStm", 6) != NULL || memmem (dictionary, (gsize) (p - dictionary), "XRef", 4) != NULL ? MAX_OBJECT_STREAM_BYTES : MAX_STREAM_BYTES;
      gsize n;

      p = start;
      while (start < end && (*start == '\r' || *start == '\n'))
        start++;
      if (!begins_like_zlib ((const guint8 *) start, (gsize) (end - start)))
        continue;
      n = measure_stream (start, (gsize) (end - start), limit, piece);
      total += n;
      if (n > limit || total > MAX_ALL_BYTES)
        return FALSE;
    }
  return TRUE;
}

/**
 * rej_attachment_pdf_open:
 * @bytes: a PDF; must live as long as what is returned
 * @error: where an error of #GIOErrorEnum goes: `NO_SPACE` where it unpacks to more than is looked into,
 *   `NOT_SUPPORTED` where it needs a password, else `INVALID_DATA`
 *
 * Returns: (transfer full) (nullable): for qpdf_cleanup()
 */
qpdf_data
rej_attachment_pdf_open (GBytes *bytes,
                         GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  qpdf_data qpdf;
  QPDF_ERROR_CODE code;

  if (!is_bounded (bytes))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, _ ("Unpacked, it is larger than Rejoinder looks into."));
      return NULL;
    }
  qpdf = qpdf_init ();
  qpdf_silence_errors (qpdf);
  qpdf_set_suppress_warnings (qpdf, QPDF_TRUE);
  code = qpdf_read_memory (qpdf, "attachment.pdf", data, length, NULL);
  if (code & QPDF_ERRORS)
    {
      if (qpdf_get_error_code (qpdf, qpdf_get_error (qpdf)) == qpdf_e_password)
        g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _ ("It needs a password."));
      else
        g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("It is not complete, or damaged."));
      qpdf_cleanup (&qpdf);
      return NULL;
    }
  return qpdf;
}

/* How many objects there can be, as far as they are looked at. */
int
rej_attachment_pdf_count_objects (qpdf_data qpdf)
{
  qpdf_oh trailer = qpdf_get_trailer (qpdf);
  qpdf_oh size = qpdf_oh_get_key (qpdf, trailer, "/Size");
  long long n = qpdf_oh_is_integer (qpdf, size) ? qpdf_oh_get_int_value (qpdf, size) : 0;

  qpdf_oh_release (qpdf, size);
  qpdf_oh_release (qpdf, trailer);
  return (int) CLAMP (n, 0, REJ_ATTACHMENT_PDF_MAX_OBJECTS);
}

/* The keys of a dictionary: qpdf has one iterator only, which what is done with a key would disturb. */
GStrv
rej_attachment_pdf_list_keys (qpdf_data qpdf,
                              qpdf_oh dictionary)
{
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();

  qpdf_oh_begin_dict_key_iter (qpdf, dictionary);
  while (qpdf_oh_dict_more_keys (qpdf))
    g_strv_builder_add (keys, qpdf_oh_dict_next_key (qpdf));
  return g_strv_builder_end (keys);
}

/* A string of a dictionary as UTF-8; NULL if there is none, or nothing in it. */
char *
rej_attachment_pdf_dup_string (qpdf_data qpdf,
                               qpdf_oh dictionary,
                               const char *key)
{
  qpdf_oh value = qpdf_oh_get_key_if_dict (qpdf, dictionary, key);
  g_autofree char *text = NULL;

  if (qpdf_oh_is_string (qpdf, value))
    text = g_utf8_make_valid (qpdf_oh_get_utf8_value (qpdf, value), -1);
  qpdf_oh_release (qpdf, value);
  return text != NULL && *g_strstrip (text) != '\0' ? g_steal_pointer (&text) : NULL;
}

gboolean
rej_attachment_pdf_has_name (qpdf_data qpdf,
                             qpdf_oh dictionary,
                             const char *key,
                             const char *name)
{
  qpdf_oh value = qpdf_oh_get_key_if_dict (qpdf, dictionary, key);
  gboolean is_it = qpdf_oh_is_name_and_equals (qpdf, value, name);

  qpdf_oh_release (qpdf, value);
  return is_it;
}

/* Whether it is a note, a mark or a stamp that somebody put on a page (ISO 32000-1, 12.5.6): all but what pages work with. */
gboolean
rej_attachment_pdf_is_remark (qpdf_data qpdf,
                              qpdf_oh dictionary)
{
  static const char *const remarks[] = { "/Text", "/FreeText", "/Line", "/Square", "/Circle", "/Polygon", "/PolyLine", "/Highlight",
                                         "/Underline", "/Squiggly", "/StrikeOut", "/Stamp", "/Caret", "/Ink", "/Popup",
                                         "/FileAttachment", "/Sound", "/Movie", "/Screen", "/RichMedia", "/3D", "/Redact", NULL };
  gboolean is_it = FALSE;
  qpdf_oh subtype;

  if (!qpdf_oh_has_key (qpdf, dictionary, "/Rect"))
    return FALSE;
  subtype = qpdf_oh_get_key (qpdf, dictionary, "/Subtype");
  if (qpdf_oh_is_name (qpdf, subtype))
    is_it = g_strv_contains (remarks, qpdf_oh_get_name (qpdf, subtype));
  qpdf_oh_release (qpdf, subtype);
  return is_it;
}

/* What is in a stream; NULL if it cannot be unpacked by what was measured. */
GBytes *
rej_attachment_pdf_dup_stream (qpdf_data qpdf,
                               qpdf_oh stream,
                               gboolean decode)
{
  unsigned char *data = NULL;
  size_t length = 0;
  QPDF_BOOL is_filtered = QPDF_FALSE;
  qpdf_oh dictionary = qpdf_oh_get_dict (qpdf, stream);
  qpdf_oh filter = qpdf_oh_get_key (qpdf, dictionary, "/Filter");
  gboolean is_known = !decode || !qpdf_oh_is_array (qpdf, filter) || qpdf_oh_get_array_n_items (qpdf, filter) <= 2;
  GBytes *bytes = NULL;

  if (decode && (qpdf_oh_is_name_and_equals (qpdf, filter, "/LZWDecode") || qpdf_oh_is_name_and_equals (qpdf, filter, "/RunLengthDecode")))
    is_known = FALSE;
  qpdf_oh_release (qpdf, filter);
  qpdf_oh_release (qpdf, dictionary);
  if (!is_known)
    return NULL;
  if (!(qpdf_oh_get_stream_data (qpdf, stream, decode ? qpdf_dl_generalized : qpdf_dl_none, &is_filtered, &data, &length) & QPDF_ERRORS) && data != NULL)
    bytes = g_bytes_new_with_free_func (data, length, free, data);
  return bytes;
}

/* Reads as many numbers as are wanted from an array of a dictionary. */
gboolean
rej_attachment_pdf_read_numbers (qpdf_data qpdf,
                                 qpdf_oh dictionary,
                                 const char *key,
                                 int n,
                                 double *numbers)
{
  qpdf_oh array = qpdf_oh_get_key (qpdf, dictionary, key);
  gboolean is_there = qpdf_oh_is_array (qpdf, array) && qpdf_oh_get_array_n_items (qpdf, array) == n;

  for (int i = 0; is_there && i < n; i++)
    {
      qpdf_oh item = qpdf_oh_get_array_item (qpdf, array, i);

      numbers[i] = qpdf_oh_is_number (qpdf, item) ? qpdf_oh_get_numeric_value (qpdf, item) : 0;
      qpdf_oh_release (qpdf, item);
    }
  qpdf_oh_release (qpdf, array);
  return is_there;
}
