/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include <gio/gio.h>
#include <string.h>

#include "rej-attachment-exif.h"
#include "rej-attachment-picture.h"

#define SIGNATURE_BYTES 8
/* No description is longer, unpacked. */
#define MAX_TEXT (256 * 1024)

/* Chunks that say how to show the picture (PNG, third edition); those whose first letter is a capital are always kept. */
static const char *const kept[] = { "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "mDCV", "cLLI", "bKGD", "hIST", "pHYs", "sPLT", "acTL", "fcTL", "fdAT", NULL };

static gboolean
is_kept (const char *type)
{
  return g_ascii_isupper (type[0]) || g_strv_contains (kept, type);
}

/* The sum behind each chunk (PNG, annex D). */
static guint32
sum_bytes (const guint8 *data,
           gsize length)
{
  guint32 sum = 0xffffffff;

  for (gsize i = 0; i < length; i++)
    {
      sum ^= data[i];
      for (guint bit = 0; bit < 8; bit++)
        sum = sum >> 1 ^ (sum & 1 ? 0xedb88320 : 0);
    }
  return ~sum;
}

/* A picture that lies on its side says so in its Exif: that alone is said again. */
static void
append_orientation (GByteArray *copy,
                    guint orientation)
{
  guint8 chunk[] = { 0, 0, 0, 26, 'e', 'X', 'I', 'f', 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1,
                     0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (guint8) orientation, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 };
  guint32 sum = GUINT32_TO_BE (sum_bytes (chunk + 4, 30));

  memcpy (chunk + 34, &sum, 4);
  g_byte_array_append (copy, chunk, sizeof chunk);
}

static char *
unpack (const guint8 *data,
        gsize length,
        gsize *n)
{
  g_autoptr (GZlibDecompressor) inflater = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  g_autofree char *text = g_malloc (MAX_TEXT);
  gsize n_read, total = 0, n_written;
  GConverterResult result;

  do
    {
      result = g_converter_convert (G_CONVERTER (inflater), data, length, text + total, MAX_TEXT - total, G_CONVERTER_INPUT_AT_END, &n_read, &n_written, NULL);
      if (result == G_CONVERTER_ERROR)
        break;
      data += n_read;
      length -= n_read;
      total += n_written;
    }
  while (result != G_CONVERTER_FINISHED && total < MAX_TEXT && length > 0);
  *n = total;
  return g_steal_pointer (&text);
}

static void
take_words (const char *key,
            const char *words,
            gsize length,
            RejAttachmentFacts *facts)
{
  g_autofree char *value = NULL;

  if (g_str_equal (key, "XML:com.adobe.xmp"))
    {
      rej_attachment_xmp_read (words, length, facts);
      return;
    }
  value = g_strndup (words, MIN (length, 1024));
  if (g_str_equal (key, "Author"))
    rej_attachment_facts_add_person (facts, value);
  else if (g_str_equal (key, "Source"))
    rej_attachment_facts_add_camera (facts, value);
  /* What programs note of themselves and of the file. */
  else if (!g_str_equal (key, "Software") && !g_str_equal (key, "Creation Time") && !g_str_has_prefix (key, "date:"))
    rej_attachment_facts_add_words (facts, value);
}

/* A keyword, and words that may be packed (PNG, 11.3.3). */
static void
read_text (const char *type,
           const guint8 *data,
           gsize length,
           RejAttachmentFacts *facts)
{
  const guint8 *end = memchr (data, 0, length);
  g_autofree char *key = NULL;
  g_autofree char *unpacked = NULL;
  const guint8 *words;
  gboolean is_packed = g_str_equal (type, "zTXt");
  gsize n;

  if (end == NULL)
    return;
  key = g_strndup ((const char *) data, (gsize) (end - data));
  words = end + 1;
  n = length - (gsize) (words - data);
  if (g_str_equal (type, "iTXt"))
    {
      if (n < 2)
        return;
      is_packed = words[0] == 1;
      words += 2, n -= 2;
      /* the language, and the keyword in it */
      for (guint i = 0; i < 2; i++)
        {
          const guint8 *zero = memchr (words, 0, n);

          if (zero == NULL)
            return;
          n -= (gsize) (zero + 1 - words);
          words = zero + 1;
        }
    }
  else if (is_packed)
    {
      if (n < 1)
        return;
      words++, n--;
    }
  if (is_packed)
    unpacked = unpack (words, n, &n);
  take_words (key, unpacked != NULL ? unpacked : (const char *) words, n, facts);
}

/**
 * rej_attachment_png_walk:
 * @data: a PNG file
 * @length: its bytes
 * @facts: where to add what its metadata say
 * @copy: (nullable): where to put the picture without them
 *
 * Walks through a PNG file chunk by chunk. The coded picture is copied as it is.
 *
 * Returns: what state it is in
 */
RejAttachmentPictureState
rej_attachment_png_walk (const guint8 *data,
                         gsize length,
                         RejAttachmentFacts *facts,
                         GByteArray *copy)
{
  gsize at = SIGNATURE_BYTES;

  if (length < SIGNATURE_BYTES)
    return REJ_ATTACHMENT_PICTURE_BROKEN;
  if (copy != NULL)
    g_byte_array_append (copy, data, SIGNATURE_BYTES);
  while (at + 12 <= length)
    {
      guint64 n = (guint64) data[at] << 24 | (guint64) data[at + 1] << 16 | (guint64) data[at + 2] << 8 | data[at + 3];
      char type[5] = { 0 };

      memcpy (type, data + at + 4, 4);
      if (n > length - at - 12)
        return REJ_ATTACHMENT_PICTURE_CUT_SHORT;
      if (g_str_equal (type, "eXIf"))
        {
          guint orientation = rej_attachment_exif_read (data + at + 8, (gsize) n, facts);

          if (copy != NULL && orientation != 1)
            append_orientation (copy, orientation);
        }
      else if (g_str_equal (type, "tEXt") || g_str_equal (type, "zTXt") || g_str_equal (type, "iTXt"))
        read_text (type, data + at + 8, (gsize) n, facts);
      if (copy != NULL && is_kept (type))
        g_byte_array_append (copy, data + at, (guint) n + 12);
      at += 12 + (gsize) n;
      if (g_str_equal (type, "IEND"))
        return at < length ? REJ_ATTACHMENT_PICTURE_HAS_MORE : REJ_ATTACHMENT_PICTURE_WHOLE;
    }
  return REJ_ATTACHMENT_PICTURE_CUT_SHORT;
}
