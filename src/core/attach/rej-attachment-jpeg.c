/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include <string.h>

#include "rej-attachment-exif.h"
#include "rej-attachment-picture.h"

/* Markers of ITU-T T.81, table B.1. */
enum
{
  SOI = 0xd8,
  EOI = 0xd9,
  SOS = 0xda,
  APP0 = 0xe0,
  APP1 = 0xe1,
  APP2 = 0xe2,
  APP13 = 0xed,
  APP14 = 0xee,
  APP15 = 0xef,
  COM = 0xfe,
  TEM = 0x01,
  RST0 = 0xd0,
  RST7 = 0xd7,
};

static gboolean
begins_with (const guint8 *data,
             gsize length,
             const char *word,
             gsize n)
{
  return length >= n && memcmp (data, word, n) == 0;
}

#define BEGINS(data, length, word) begins_with (data, length, word, sizeof (word) - 1)

/* Reads a segment of metadata. */
static void
read_segment (guint8 marker,
              const guint8 *data,
              gsize length,
              RejAttachmentFacts *facts,
              guint *orientation)
{
  if (marker == APP1 && BEGINS (data, length, "Exif\0\0"))
    *orientation = rej_attachment_exif_read (data + 6, length - 6, facts);
  else if (marker == APP1 && BEGINS (data, length, "http://ns.adobe.com/xap/1.0/\0"))
    rej_attachment_xmp_read ((const char *) data + 29, length - 29, facts);
  else if (marker == APP13 && BEGINS (data, length, "Photoshop 3.0\0"))
    rej_attachment_iptc_read (data + 14, length - 14, facts);
  else if (marker == COM)
    {
      g_autofree char *words = g_strndup ((const char *) data, MIN (length, 1024));

      rej_attachment_facts_add_words (facts, words);
    }
}

/* Whether a segment says how to show the picture, rather than whose it is: JFIF, colour profiles, Adobe's colours. */
static gboolean
is_kept (guint8 marker,
         const guint8 *data,
         gsize length)
{
  if (marker == APP0)
    return BEGINS (data, length, "JFIF\0");
  if (marker == APP2)
    return BEGINS (data, length, "ICC_PROFILE\0");
  if (marker == APP14)
    return BEGINS (data, length, "Adobe");
  return marker != COM && !(marker >= APP0 && marker <= APP15);
}

/* A picture that lies on its side says so in its Exif: that alone is said again. */
static void
append_orientation (GByteArray *copy,
                    guint orientation)
{
  guint8 segment[] = { 0xff, APP1, 0, 34, 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1,
                       0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (guint8) orientation, 0, 0, 0, 0, 0, 0 };

  g_byte_array_append (copy, segment, sizeof segment);
}

/* How far the coded picture goes that begins here: to the next marker that is no part of it. */
static gsize
pass_scan (const guint8 *data,
           gsize length,
           gsize at)
{
  while (at + 1 < length && !(data[at] == 0xff && data[at + 1] != 0 && data[at + 1] != 0xff && !(data[at + 1] >= RST0 && data[at + 1] <= RST7)))
    at++;
  return MIN (at, length);
}

/* Of a JFIF header the small picture goes, which stands at its end (JFIF 1.02). */
static void
append_segment (GByteArray *copy,
                guint8 marker,
                const guint8 *data,
                gsize length)
{
  gboolean is_jfif = marker == APP0 && length > 14;
  gsize n = is_jfif ? 14 : length;
  const guint8 head[] = { 0xff, marker, (guint8) ((n + 2) >> 8), (guint8) (n + 2) };

  g_byte_array_append (copy, head, sizeof head);
  g_byte_array_append (copy, data, (guint) n);
  if (is_jfif)
    memset (copy->data + copy->len - 2, 0, 2);
}

/**
 * rej_attachment_jpeg_walk:
 * @data: a JPEG file
 * @length: its bytes
 * @facts: where to add what its metadata say
 * @copy: (nullable): where to put the picture without them
 *
 * Walks through a JPEG file (ITU-T T.81) segment by segment. The coded picture is copied as it is.
 *
 * Returns: what state it is in
 */
RejAttachmentPictureState
rej_attachment_jpeg_walk (const guint8 *data,
                          gsize length,
                          RejAttachmentFacts *facts,
                          GByteArray *copy)
{
  static const guint8 begin[] = { 0xff, SOI };
  guint orientation = 1;
  gboolean is_oriented = FALSE;
  gsize at = 2;

  if (length < 4 || data[0] != 0xff || data[1] != SOI)
    return REJ_ATTACHMENT_PICTURE_BROKEN;
  if (copy != NULL)
    g_byte_array_append (copy, begin, sizeof begin);
  while (at + 4 <= length || (at + 2 <= length && data[at + 1] == EOI))
    {
      guint8 marker = data[at + 1];
      gsize n, end;

      if (data[at] != 0xff)
        return REJ_ATTACHMENT_PICTURE_BROKEN;
      if (marker == 0xff || marker == TEM || (marker >= RST0 && marker <= RST7))
        {
          at += marker == 0xff ? 1 : 2;
          continue;
        }
      if (marker == EOI)
        {
          if (copy != NULL)
            g_byte_array_append (copy, data + at, 2);
          return at + 2 < length ? REJ_ATTACHMENT_PICTURE_HAS_MORE : REJ_ATTACHMENT_PICTURE_WHOLE;
        }
      n = (gsize) data[at + 2] << 8 | data[at + 3];
      if (n < 2 || n > length - at - 2)
        return REJ_ATTACHMENT_PICTURE_CUT_SHORT;
      if (!is_kept (marker, data + at + 4, n - 2))
        read_segment (marker, data + at + 4, n - 2, facts, &orientation);
      else if (marker == APP0 && n > 16)
        facts->has_thumbnail = TRUE;
      if (copy != NULL && marker == SOS && orientation != 1 && !is_oriented)
        {
          is_oriented = TRUE;
          append_orientation (copy, orientation);
        }
      if (copy != NULL && is_kept (marker, data + at + 4, n - 2))
        append_segment (copy, marker, data + at + 4, n - 2);
      at += 2 + n;
      if (marker != SOS)
        continue;
      end = pass_scan (data, length, at);
      if (copy != NULL)
        g_byte_array_append (copy, data + at, (guint) (end - at));
      at = end;
    }
  return REJ_ATTACHMENT_PICTURE_CUT_SHORT;
}
