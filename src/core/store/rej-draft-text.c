/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-draft-text.h"

#include <string.h>

#define BLOCK 256

/* The text is data[0, gap_start) and data[gap_end, size); the gap is behind character gap_character. */
struct _RejDraftText
{
  char *data;
  gsize size;
  gsize gap_start;
  gsize gap_end;
  gsize gap_character;
  gsize n_characters;
};

static gsize
count_characters (const char *text,
                  gsize length)
{
  gsize n = 0;

  for (gsize i = 0; i < length; i++)
    n += (text[i] & 0xc0) != 0x80;
  return n;
}

/**
 * rej_draft_text_new:
 * @text: valid UTF-8
 * @length: bytes of @text, or -1 for all
 *
 * Returns: (transfer full): a text to edit
 */
RejDraftText *
rej_draft_text_new (const char *text,
                    gssize length)
{
  RejDraftText *self;
  gsize n;

  g_return_val_if_fail (text != NULL, NULL);

  n = length >= 0 ? (gsize) length : strlen (text);
  self = g_new0 (RejDraftText, 1);
  self->size = n + 256;
  self->data = g_malloc (self->size);
  memcpy (self->data, text, n);
  self->gap_start = n;
  self->gap_end = self->size;
  self->n_characters = count_characters (text, n);
  self->gap_character = self->n_characters;
  return self;
}

/**
 * rej_draft_text_free:
 * @self: (transfer full): a text
 */
void
rej_draft_text_free (RejDraftText *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->data);
  g_free (self);
}

/* The byte behind @n characters from @at onwards. Whole blocks first: counting in one goes many bytes at a time. */
static gsize
skip_characters (const RejDraftText *self,
                 gsize at,
                 gsize n)
{
  while (at + BLOCK <= self->size)
    {
      gsize n_block = count_characters (self->data + at, BLOCK);

      if (n_block > n)
        break;
      n -= n_block;
      at += BLOCK;
    }
  for (; at < self->size; at++)
    if ((self->data[at] & 0xc0) != 0x80 && n-- == 0)
      break;
  return at;
}

/* The byte where the @n characters before @at begin. */
static gsize
skip_characters_back (const RejDraftText *self,
                      gsize at,
                      gsize n)
{
  while (at >= BLOCK)
    {
      gsize n_block = count_characters (self->data + at - BLOCK, BLOCK);

      if (n_block >= n)
        break;
      n -= n_block;
      at -= BLOCK;
    }
  while (n > 0)
    n -= (self->data[--at] & 0xc0) != 0x80;
  return at;
}

static void
move_gap (RejDraftText *self,
          gsize character)
{
  gsize n;

  if (character > self->gap_character)
    {
      n = skip_characters (self, self->gap_end, character - self->gap_character) - self->gap_end;
      memmove (self->data + self->gap_start, self->data + self->gap_end, n);
      self->gap_start += n;
      self->gap_end += n;
    }
  else
    {
      gsize start = skip_characters_back (self, self->gap_start, self->gap_character - character);

      n = self->gap_start - start;
      memmove (self->data + self->gap_end - n, self->data + start, n);
      self->gap_start -= n;
      self->gap_end -= n;
    }
  self->gap_character = character;
}

static void
grow_gap (RejDraftText *self,
          gsize length)
{
  gsize n_after = self->size - self->gap_end;
  gsize size;

  if (self->gap_end - self->gap_start >= length)
    return;
  size = self->gap_start + n_after + length + (self->size / 2) + 256;
  self->data = g_realloc (self->data, size);
  memmove (self->data + size - n_after, self->data + self->gap_end, n_after);
  self->gap_end = size - n_after;
  self->size = size;
}

/**
 * rej_draft_text_replace:
 * @self: a text
 * @offset: characters before the edit
 * @n_removed: characters to take out
 * @inserted: valid UTF-8 to put there
 * @length: bytes of @inserted
 *
 * Returns: whether the edit fits the text; where not, nothing changed
 */
gboolean
rej_draft_text_replace (RejDraftText *self,
                        gsize offset,
                        gsize n_removed,
                        const char *inserted,
                        gsize length)
{
  gsize n_inserted;

  g_return_val_if_fail (self != NULL, FALSE);

  if (offset > self->n_characters || n_removed > self->n_characters - offset)
    return FALSE;
  move_gap (self, offset);
  self->gap_end = skip_characters (self, self->gap_end, n_removed);
  grow_gap (self, length);
  memcpy (self->data + self->gap_start, inserted, length);
  n_inserted = count_characters (inserted, length);
  self->gap_start += length;
  self->gap_character += n_inserted;
  self->n_characters += n_inserted - n_removed;
  return TRUE;
}

/**
 * rej_draft_text_get_n_characters:
 * @self: a text
 *
 * Returns: its characters
 */
gsize
rej_draft_text_get_n_characters (const RejDraftText *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_characters;
}

/**
 * rej_draft_text_get_n_bytes:
 * @self: a text
 *
 * Returns: its bytes
 */
gsize
rej_draft_text_get_n_bytes (const RejDraftText *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->size - (self->gap_end - self->gap_start);
}

/**
 * rej_draft_text_dup:
 * @self: a text
 *
 * Returns: (transfer full): the whole of it
 */
char *
rej_draft_text_dup (const RejDraftText *self)
{
  gsize n_after;
  char *text;

  g_return_val_if_fail (self != NULL, NULL);

  n_after = self->size - self->gap_end;
  text = g_malloc (self->gap_start + n_after + 1);
  memcpy (text, self->data, self->gap_start);
  memcpy (text + self->gap_start, self->data + self->gap_end, n_after);
  text[self->gap_start + n_after] = '\0';
  return text;
}

/**
 * rej_draft_text_dup_range:
 * @self: a text
 * @offset: characters before the range
 * @n_characters: its characters
 *
 * Returns: (transfer full) (nullable): a part of it; `NULL` where it has no such part
 */
char *
rej_draft_text_dup_range (const RejDraftText *self,
                          gsize offset,
                          gsize n_characters)
{
  GString *text;
  gsize n_before;

  g_return_val_if_fail (self != NULL, NULL);

  if (offset > self->n_characters || n_characters > self->n_characters - offset)
    return NULL;
  text = g_string_new (NULL);
  n_before = offset < self->gap_character ? MIN (n_characters, self->gap_character - offset) : 0;
  if (n_before > 0)
    {
      gsize start = skip_characters_back (self, self->gap_start, self->gap_character - offset);
      gsize end = skip_characters_back (self, self->gap_start, self->gap_character - offset - n_before);

      g_string_append_len (text, self->data + start, end - start);
    }
  if (n_characters > n_before)
    {
      gsize start = skip_characters (self, self->gap_end, offset + n_before - self->gap_character);
      gsize end = skip_characters (self, start, n_characters - n_before);

      g_string_append_len (text, self->data + start, end - start);
    }
  return g_string_free_and_steal (text);
}
