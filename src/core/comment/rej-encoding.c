/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-encoding.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (rej-comment-error-quark, rej_comment_error)

/* Bytes 0x80 to 0x9f; 0 where Windows-1252 has no character (Unicode's table CP1252.TXT). The others are Latin-1. */
static const guint16 windows_1252[32] = {
  0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0,
  0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178
};

/* The line a byte stands on, from 1. CR, LF and CR LF end a line. */
static guint
find_line (const guint8 *data,
           gsize at)
{
  guint line = 1;

  for (gsize i = 0; i < at; i++)
    if (data[i] == '\n' || (data[i] == '\r' && !(i + 1 < at && data[i + 1] == '\n')))
      line++;
  return line;
}

static void
set_nul_error (GError **error,
               const char *name,
               guint line)
{
  g_set_error (error, REJ_COMMENT_ERROR, REJ_COMMENT_ERROR_NOT_TEXT,
               /* Translators: %s is the name of a file, %u a line */
               _ ("“%s” is not a text: line %u holds a NUL character, which only other kinds of files have."), name, line);
}

static char *
decode_windows_1252 (const guint8 *data,
                     gsize size,
                     const char *name,
                     gsize *length,
                     GError **error)
{
  g_autoptr (GString) text = g_string_sized_new (size + size / 8 + 1);

  for (gsize i = 0; i < size; i++)
    {
      gunichar c = data[i];

      if (c >= 0x80 && c < 0xa0)
        c = windows_1252[c - 0x80];
      if (c == 0 && data[i] != 0)
        {
          g_set_error (error, REJ_COMMENT_ERROR, REJ_COMMENT_ERROR_NOT_TEXT,
                       /* Translators: %s is the name of a file, %u a line, %02X a byte as two hexadecimal digits */
                       _ ("“%s” cannot be Windows-1252: line %u holds the byte %02X, which stands for nothing there."),
                         name, find_line (data, i), data[i]);
          return NULL;
        }
      if (c < 0x80)
        g_string_append_c (text, (char) c);
      else
        g_string_append_unichar (text, c);
    }
  *length = text->len;
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
decode_utf16 (const guint8 *data,
              gsize size,
              gboolean is_big,
              const char *name,
              gsize *length,
              GError **error)
{
  g_autoptr (GString) text = g_string_sized_new (size + 1);
  gboolean is_broken = FALSE;
  guint line = 1;
  gsize i = 0;

  while (i + 1 < size)
    {
      gunichar c = is_big ? data[i] << 8 | data[i + 1] : data[i + 1] << 8 | data[i];

      i += 2;
      if (c >= 0xd800 && c < 0xdc00 && i + 1 < size)
        {
          gunichar low = is_big ? data[i] << 8 | data[i + 1] : data[i + 1] << 8 | data[i];

          if (low >= 0xdc00 && low < 0xe000)
            {
              c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
              i += 2;
            }
        }
      if (c >= 0xd800 && c < 0xe000)
        {
          is_broken = TRUE;
          break;
        }
      line += c == '\n';
      g_string_append_unichar (text, c);
      if (c == 0)
        {
          set_nul_error (error, name, line);
          return NULL;
        }
    }
  if (is_broken || i < size)
    {
      g_set_error (error, REJ_COMMENT_ERROR, REJ_COMMENT_ERROR_NOT_TEXT,
                   /* Translators: %s is the name of a file, %u a line; UTF-16 is a way of writing text */
                   _ ("“%s” begins as UTF-16 but holds half a character in line %u."), name, line);
      return NULL;
    }
  *length = text->len;
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
decode_utf8 (const guint8 *data,
             gsize size,
             const char *name,
             gsize *length,
             GError **error)
{
  const char *end;

  if (!g_utf8_validate_len ((const char *) data, size, &end))
    {
      gsize at = (const guint8 *) end - data;

      if (data[at] == 0)
        set_nul_error (error, name, find_line (data, at));
      else
        g_set_error (error, REJ_COMMENT_ERROR, REJ_COMMENT_ERROR_NOT_UTF8,
                     /* Translators: %s is the name of a file, %u a line; UTF-8 and Windows-1252 are ways of writing text */
                     _ ("“%s” is not written in UTF-8 (line %u). It may be an older file, written in Windows-1252."),
                       name, find_line (data, at));
      return NULL;
    }
  *length = size;
  return g_strndup ((const char *) data, size);
}

/**
 * rej_comment_decode:
 * @bytes: a whole file
 * @name: how to call it in messages
 * @encoding: how it is written
 * @length: (out): bytes of the result
 * @used: (out) (optional): what it turned out to be
 * @has_mark: (out) (optional): whether it began with a byte order mark, which the result has not
 * @error: where an error of #RejCommentError goes
 *
 * Turns the bytes of a file into UTF-8 without losing or changing a character, or not at all: nothing is replaced,
 * and a NUL is refused whatever the encoding.
 *
 * Returns: (transfer full) (nullable): valid UTF-8
 */
char *
rej_comment_decode (GBytes *bytes,
                    const char *name,
                    RejEncoding encoding,
                    gsize *length,
                    RejEncoding *used,
                    gboolean *has_mark,
                    GError **error)
{
  const guint8 *data;
  const guint8 *nul;
  gsize size;
  gsize n_mark = 0;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (length != NULL, NULL);

  data = g_bytes_get_data (bytes, &size);
  if (size > REJ_COMMENT_MAX_BYTES)
    {
      g_autofree char *actual = g_format_size (size);
      g_autofree char *limit = g_format_size_full (REJ_COMMENT_MAX_BYTES, G_FORMAT_SIZE_IEC_UNITS);

      g_set_error (error, REJ_COMMENT_ERROR, REJ_COMMENT_ERROR_TOO_LARGE,
                   /* Translators: %s are the name of a file and two sizes such as "300.0 MB" */
                   _ ("“%s” is too large to be a comment: it has %s, and at most %s can be opened."), name, actual, limit);
      return NULL;
    }

  if ((encoding == REJ_ENCODING_AUTO || encoding == REJ_ENCODING_UTF16_LE) && size >= 2 && data[0] == 0xff && data[1] == 0xfe)
    {
      encoding = REJ_ENCODING_UTF16_LE;
      n_mark = 2;
    }
  else if ((encoding == REJ_ENCODING_AUTO || encoding == REJ_ENCODING_UTF16_BE) && size >= 2 && data[0] == 0xfe && data[1] == 0xff)
    {
      encoding = REJ_ENCODING_UTF16_BE;
      n_mark = 2;
    }
  else if (encoding == REJ_ENCODING_AUTO)
    encoding = REJ_ENCODING_UTF8;
  if (encoding == REJ_ENCODING_UTF8 && size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    n_mark = 3;
  if (used != NULL)
    *used = encoding;
  if (has_mark != NULL)
    *has_mark = n_mark > 0;

  data = data != NULL ? data + n_mark : (const guint8 *) "";
  size -= n_mark;
  if (encoding == REJ_ENCODING_UTF16_LE || encoding == REJ_ENCODING_UTF16_BE)
    return decode_utf16 (data, size, encoding == REJ_ENCODING_UTF16_BE, name, length, error);

  nul = memchr (data, 0, size);
  if (nul != NULL)
    {
      set_nul_error (error, name, find_line (data, nul - data));
      return NULL;
    }
  if (encoding == REJ_ENCODING_WINDOWS_1252)
    return decode_windows_1252 (data, size, name, length, error);
  return decode_utf8 (data, size, name, length, error);
}

/**
 * rej_comment_can_be_windows_1252:
 * @bytes: a whole file
 *
 * Tells whether it is worth offering to read a file as Windows-1252: whether each of its bytes has a character there.
 *
 * Returns: whether rej_comment_decode() would succeed
 */
gboolean
rej_comment_can_be_windows_1252 (GBytes *bytes)
{
  const guint8 *data;
  gsize size;

  g_return_val_if_fail (bytes != NULL, FALSE);

  data = g_bytes_get_data (bytes, &size);
  for (gsize i = 0; i < size; i++)
    if (data[i] == 0 || (data[i] >= 0x80 && data[i] < 0xa0 && windows_1252[data[i] - 0x80] == 0))
      return FALSE;
  return size <= REJ_COMMENT_MAX_BYTES;
}

static GBytes *
encode_utf16 (const char *text,
              gsize length,
              gboolean is_big,
              gboolean has_mark)
{
  g_autoptr (GByteArray) out = g_byte_array_sized_new (2 * length + 2);
  const char *p = text;

  for (gboolean is_first = has_mark; is_first || p < text + length; is_first = FALSE)
    {
      gunichar c = is_first ? 0xfeff : g_utf8_get_char (p);
      guint16 units[2] = { c, 0 };
      guint n_units = 1;

      if (c > 0xffff)
        {
          units[0] = 0xd800 + ((c - 0x10000) >> 10);
          units[1] = 0xdc00 + ((c - 0x10000) & 0x3ff);
          n_units = 2;
        }
      for (guint i = 0; i < n_units; i++)
        {
          guint16 unit = is_big ? GUINT16_TO_BE (units[i]) : GUINT16_TO_LE (units[i]);

          g_byte_array_append (out, (const guint8 *) &unit, 2);
        }
      if (!is_first)
        p = g_utf8_next_char (p);
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}

/**
 * rej_comment_encode:
 * @text: valid UTF-8
 * @length: bytes of @text
 * @encoding: UTF-8 or UTF-16; all others become UTF-8, for they do not hold every character
 * @has_mark: whether to begin with a byte order mark
 *
 * The way back from rej_comment_decode().
 *
 * Returns: (transfer full): the bytes of a file
 */
GBytes *
rej_comment_encode (const char *text,
                    gsize length,
                    RejEncoding encoding,
                    gboolean has_mark)
{
  g_autoptr (GByteArray) out = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (encoding == REJ_ENCODING_UTF16_LE || encoding == REJ_ENCODING_UTF16_BE)
    return encode_utf16 (text, length, encoding == REJ_ENCODING_UTF16_BE, has_mark);
  out = g_byte_array_sized_new (length + 3);
  if (has_mark)
    g_byte_array_append (out, (const guint8 *) "\xef\xbb\xbf", 3);
  g_byte_array_append (out, (const guint8 *) text, length);
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}
