/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include <string.h>

#include "rej-attachment-picture.h"

#define HEAD_BYTES 13

/* Passes blocks of up to 255 bytes each to the empty one behind them; returns 0 if the file ends before. */
static gsize
pass_blocks (const guint8 *data,
             gsize length,
             gsize at)
{
  while (at < length && data[at] != 0)
    at += (gsize) data[at] + 1;
  return at < length ? at + 1 : 0;
}

/* How many bytes a table of colours takes, by the flags before it. */
static gsize
get_table_bytes (guint8 flags)
{
  return flags & 0x80 ? (gsize) 3 << ((flags & 7) + 1) : 0;
}

/* Remarks go, and what programs add but how often to repeat (GIF89a, 24 and 26). */
static gboolean
is_kept (const guint8 *block,
         gsize length)
{
  if (block[1] == 0xfe)
    return FALSE;
  return block[1] != 0xff || (length >= 14 && (memcmp (block + 3, "NETSCAPE2.0", 11) == 0 || memcmp (block + 3, "ANIMEXTS1.0", 11) == 0));
}

static void
read_block (const guint8 *block,
            gsize length,
            RejAttachmentFacts *facts)
{
  if (block[1] == 0xfe && length > 3)
    {
      g_autofree char *words = g_strndup ((const char *) block + 3, MIN ((gsize) block[2], length - 3));

      rej_attachment_facts_add_words (facts, words);
    }
  /* The packet lies there as it is, its bytes taken for lengths; 258 bytes behind it lead back to the end. */
  else if (block[1] == 0xff && length > 14 + 258 && memcmp (block + 3, "XMP DataXMP", 11) == 0)
    rej_attachment_xmp_read ((const char *) block + 14, length - 14 - 258, facts);
}

/**
 * rej_attachment_gif_walk:
 * @data: a GIF file
 * @length: its bytes
 * @facts: where to add what its remarks say
 * @copy: (nullable): where to put the picture without them
 *
 * Walks through a GIF file block by block. The coded picture is copied as it is.
 *
 * Returns: what state it is in
 */
RejAttachmentPictureState
rej_attachment_gif_walk (const guint8 *data,
                         gsize length,
                         RejAttachmentFacts *facts,
                         GByteArray *copy)
{
  gsize at;

  if (length < HEAD_BYTES)
    return REJ_ATTACHMENT_PICTURE_BROKEN;
  at = HEAD_BYTES + get_table_bytes (data[10]);
  if (at > length)
    return REJ_ATTACHMENT_PICTURE_CUT_SHORT;
  if (copy != NULL)
    g_byte_array_append (copy, data, (guint) at);
  while (at < length)
    {
      gsize end = 0;

      if (data[at] == 0x3b)
        {
          if (copy != NULL)
            g_byte_array_append (copy, data + at, 1);
          return at + 1 < length ? REJ_ATTACHMENT_PICTURE_HAS_MORE : REJ_ATTACHMENT_PICTURE_WHOLE;
        }
      if (data[at] == 0x21 && at + 2 < length)
        end = pass_blocks (data, length, at + 2);
      else if (data[at] == 0x2c && at + 10 < length)
        end = pass_blocks (data, length, at + 11 + get_table_bytes (data[at + 9]));
      else if (data[at] != 0x21 && data[at] != 0x2c)
        return REJ_ATTACHMENT_PICTURE_BROKEN;
      if (end == 0)
        return REJ_ATTACHMENT_PICTURE_CUT_SHORT;
      if (data[at] == 0x21)
        read_block (data + at, end - at, facts);
      if (copy != NULL && (data[at] == 0x2c || is_kept (data + at, end - at)))
        g_byte_array_append (copy, data + at, (guint) (end - at));
      at = end;
    }
  return REJ_ATTACHMENT_PICTURE_CUT_SHORT;
}
