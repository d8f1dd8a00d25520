/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-text-diff-private.h"

#include <string.h>

/* Cutting a text into what is compared: lines, and inside lines that differ words, blanks and signs. */

typedef struct
{
  const char *text;
  guint length;
  guint hash;
  guint id;
} Entry;

/* An open table: a text of 10 MB has millions of words, and each is looked up once. */
struct _RejTextIds
{
  Entry *entries;
  guint n_slots; /* a power of two */
  guint n_used;
  guint next;
};

RejTextIds *
rej_text_ids_new (void)
{
  RejTextIds *self = g_new0 (RejTextIds, 1);

  self->n_slots = 1024;
  self->entries = g_new0 (Entry, self->n_slots);
  self->next = 1;
  return self;
}

void
rej_text_ids_free (RejTextIds *self)
{
  g_free (self->entries);
  g_free (self);
}

/* A number that no piece has. */
guint
rej_text_ids_add_new (RejTextIds *self)
{
  return self->next++;
}

static Entry *
find_slot (RejTextIds *self,
           const char *text,
           guint length,
           guint hash)
{
  guint slot = hash & (self->n_slots - 1);

  while (self->entries[slot].id != 0 &&
         (self->entries[slot].hash != hash || self->entries[slot].length != length || memcmp (self->entries[slot].text, text, length) != 0))
    slot = (slot + 1) & (self->n_slots - 1);
  return &self->entries[slot];
}

static void
grow (RejTextIds *self)
{
  g_autofree Entry *old = g_steal_pointer (&self->entries);
  guint n_old = self->n_slots;

  self->n_slots *= 2;
  self->entries = g_new0 (Entry, self->n_slots);
  for (guint i = 0; i < n_old; i++)
    if (old[i].id != 0)
      *find_slot (self, old[i].text, old[i].length, old[i].hash) = old[i];
}

static guint
hash_bytes (const char *text,
            guint length)
{
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  for (guint i = 0; i < length; i++)
    hash = (hash ^ (guchar) text[i]) * G_GUINT64_CONSTANT (0x100000001b3);
  return (guint) (hash ^ (hash >> 32));
}

static guint
get_id (RejTextIds *self,
        const char *text,
        guint length)
{
  guint hash = hash_bytes (text, length);
  Entry *entry = NULL;

  if (2 * (self->n_used + 1) > self->n_slots)
    grow (self);
  entry = find_slot (self, text, length, hash);
  if (entry->id == 0)
    {
      *entry = (Entry) { text, length, hash, self->next++ };
      self->n_used++;
    }
  return entry->id;
}

static gboolean
is_blank (const char *text,
          gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (text[i] != ' ' && text[i] != '\t' && text[i] != '\r' && text[i] != '\n')
      return FALSE;
  return TRUE;
}

void
rej_text_ids_cut_lines (RejTextIds *self,
                        const char *text,
                        gsize length,
                        GArray *units)
{
  gsize start = 0;

  while (start < length)
    {
      const char *line_end = memchr (text + start, '\n', length - start);
      gsize end = line_end != NULL ? (gsize) (line_end - text) + 1 : length;
      RejTextUnit unit = { start, (guint) (end - start), get_id (self, text + start, (guint) (end - start)), REJ_TEXT_UNIT_LINE };

      if (is_blank (text + start, unit.length))
        unit.kind = REJ_TEXT_UNIT_EMPTY_LINE;
      g_array_append_val (units, unit);
      start = end;
    }
}

static gboolean
is_word_character (gunichar c)
{
  return c < 0x80 ? g_ascii_isalnum (c) : g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* An apostrophe between letters belongs to the word: "doesn't" is one. */
static const char *
find_word_end (const char *p,
               const char *end)
{
  while (p < end)
    {
      gunichar c = g_utf8_get_char (p);
      const char *next = g_utf8_next_char (p);

      if (!is_word_character (c) && !((c == '\'' || c == 0x2019) && next < end && is_word_character (g_utf8_get_char (next))))
        break;
      p = next;
    }
  return p;
}

void
rej_text_ids_cut_words (RejTextIds *self,
                        const char *text,
                        gsize start,
                        gsize length,
                        GArray *units)
{
  const char *p = text + start;
  const char *end = p + length;

  while (p < end)
    {
      const char *from = p;
      RejTextUnit unit = { (gsize) (p - text), 0, 0, REJ_TEXT_UNIT_SIGN };

      if (*p == '\n' || (*p == '\r' && p + 1 < end && p[1] == '\n'))
        {
          unit.kind = REJ_TEXT_UNIT_LINE_END;
          p += *p == '\r' ? 2 : 1;
        }
      else if (*p == ' ' || *p == '\t')
        {
          unit.kind = REJ_TEXT_UNIT_BLANKS;
          while (p < end && (*p == ' ' || *p == '\t'))
            p++;
        }
      else if (is_word_character (g_utf8_get_char (p)))
        {
          unit.kind = REJ_TEXT_UNIT_WORD;
          p = find_word_end (p, end);
        }
      else
        {
          p = g_utf8_next_char (p);
        }
      unit.length = (guint) (p - from);
      unit.id = get_id (self, from, unit.length);
      g_array_append_val (units, unit);
    }
}
