/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "text-document.h"

#include <string.h>

static gsize
find_line_end (const char *text,
               gsize length,
               gsize at,
               gsize *next)
{
  while (at < length && text[at] != '\n' && text[at] != '\r')
    at++;
  *next = at;
  if (*next < length && text[*next] == '\r')
    ++*next;
  if (*next < length && text[*next] == '\n')
    ++*next;

  return at;
}

static gboolean
is_blank (const char *text,
          gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      if (text[i] != ' ' && text[i] != '\t')
        return FALSE;
    }

  return TRUE;
}

static GArray *
cut (const char *text,
     gsize length,
     RejTextFormat format)
{
  GArray *starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  gboolean after_blank = TRUE;
  gsize next;

  for (gsize at = 0; at < length; at = next)
    {
      gsize end = find_line_end (text, length, at, &next);
      gboolean blank = is_blank (text + at, end - at);

      if (at == 0 || (after_blank && !blank) ||
          (format == REJ_TEXT_FORMAT_MARKDOWN && rej_text_line_starts_block (text + at, next - at)))
        g_array_append_val (starts, at);
      after_blank = blank;
    }

  return starts;
}

static void
read_blocks (TextDocument *self,
             RejTextFormat format)
{
  const RejTextState *state = NULL;

  self->masks = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_text_mask_unref);
  for (guint i = 0; i < self->starts->len; i++)
    {
      gsize start = g_array_index (self->starts, gsize, i);
      gsize end = i + 1 < self->starts->len ? g_array_index (self->starts, gsize, i + 1) : self->length;
      /* Each block in memory of its own, so that reading beyond it is seen. */
      g_autofree char *block = g_memdup2 (self->source + start, end - start);
      RejTextMask *mask = rej_text_mask_new (block, end - start, format, state, self->definitions);

      g_ptr_array_add (self->masks, mask);
      state = rej_text_mask_get_end_state (mask);
    }
}

TextDocument *
text_document_new (const char *source,
                   gsize length,
                   RejTextFormat format)
{
  TextDocument *self = g_new0 (TextDocument, 1);

  self->source = g_strndup (source, length);
  memcpy (self->source, source, length);
  self->length = length;
  self->definitions = rej_text_definitions_new ();
  self->starts = cut (source, length, format);
  read_blocks (self, format);
  for (guint i = 0; i < self->masks->len; i++)
    {
      guint n;
      const RejTextDefinition *defined = rej_text_mask_get_defined (self->masks->pdata[i], &n);

      for (guint j = 0; j < n; j++)
        rej_text_definitions_add (self->definitions, &defined[j]);
    }
  g_ptr_array_unref (self->masks);
  read_blocks (self, format);

  return self;
}

void
text_document_free (TextDocument *self)
{
  g_free (self->source);
  rej_text_definitions_free (self->definitions);
  g_array_unref (self->starts);
  g_ptr_array_unref (self->masks);
  g_free (self);
}

char *
text_document_dup_plain (TextDocument *self)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < self->masks->len; i++)
    {
      gsize length;
      const char *plain = rej_text_mask_get_plain (self->masks->pdata[i], &length);

      if (length > 0 && out->len > 0)
        g_string_append_c (out, '\n');
      g_string_append_len (out, plain, (gssize) length);
    }

  return g_string_free_and_steal (out);
}

static guint
get_number (const char *label,
            gpointer user_data)
{
  GPtrArray *labels = user_data;
  guint i;

  if (!g_ptr_array_find_with_equal_func (labels, label, g_str_equal, &i))
    {
      i = labels->len;
      g_ptr_array_add (labels, g_strdup (label));
    }

  return i + 1;
}

static void
append_body (TextDocument *self,
             GPtrArray *labels,
             GString *out)
{
  for (guint i = 0; i < self->masks->len; i++)
    {
      RejTextMask *mask = self->masks->pdata[i];
      RejTextJoint joint = rej_text_mask_get_joint (mask);

      if (joint == REJ_TEXT_JOINT_NONE || joint == REJ_TEXT_JOINT_NOTE)
        continue;
      if (out->len > 0)
        g_string_append (out, joint == REJ_TEXT_JOINT_LINE ? "\n" : "\n\n");
      rej_text_mask_append_filed (mask, get_number, labels, out);
    }
}

/* Body blocks by their joints, then the notes, numbered as they are first referred to. */
char *
text_document_dup_filed (TextDocument *self)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  GString *out = g_string_new (NULL);
  gboolean any = FALSE;

  append_body (self, labels, out);
  for (guint i = 0; i < self->masks->len; i++)
    {
      if (rej_text_mask_starts_note (self->masks->pdata[i]))
        get_number (rej_text_mask_get_note_label (self->masks->pdata[i]), labels);
    }
  for (guint n = 0; n < labels->len; n++)
    {
      for (guint i = 0; i < self->masks->len; i++)
        {
          RejTextMask *mask = self->masks->pdata[i];

          if (rej_text_mask_get_joint (mask) != REJ_TEXT_JOINT_NOTE ||
              !g_str_equal (rej_text_mask_get_note_label (mask), labels->pdata[n]))
            continue;
          if (out->len > 0)
            g_string_append (out, any ? "\n" : "\n\n");
          any = TRUE;
          rej_text_mask_append_filed (mask, get_number, labels, out);
        }
    }

  return g_string_free_and_steal (out);
}

static void
check_runs (RejTextMask *mask,
            const char *source,
            gsize length)
{
  guint n;
  const RejTextRun *runs = rej_text_mask_get_runs (mask, &n);
  gsize plain_length;
  const char *plain = rej_text_mask_get_plain (mask, &plain_length);
  gsize at = 0;
  gsize shown = 0;

  for (guint i = 0; i < n; i++)
    {
      gsize end = i + 1 < n ? runs[i + 1].plain : plain_length;

      g_assert_cmpuint (runs[i].start, ==, at);
      g_assert_cmpuint (runs[i].length, >, 0);
      g_assert_cmpuint (runs[i].plain, ==, shown);
      g_assert_cmpuint (end, >=, shown);
      if (runs[i].kind == REJ_TEXT_RUN_TEXT)
        {
          g_assert_cmpuint (end - shown, ==, runs[i].length);
          g_assert_cmpmem (source + at, runs[i].length, plain + shown, runs[i].length);
        }
      at += runs[i].length;
      shown = end;
    }
  g_assert_cmpuint (at, ==, length);
  g_assert_cmpuint (shown, ==, plain_length);
  g_assert_true (g_utf8_validate (plain, (gssize) plain_length, NULL));
}

static void
check_offsets (RejTextMask *mask,
               gsize length)
{
  gsize plain_length;
  gsize last = 0;
  gsize last_end = 0;

  rej_text_mask_get_plain (mask, &plain_length);
  for (gsize at = 0; at <= plain_length; at += 1 + plain_length / 64)
    {
      gsize source = rej_text_mask_plain_to_source (mask, at);

      g_assert_cmpuint (source, >=, last);
      g_assert_cmpuint (source, <=, length);
      g_assert_cmpuint (rej_text_mask_plain_end_to_source (mask, at), >=, last_end);
      last = source;
      last_end = rej_text_mask_plain_end_to_source (mask, at);
      g_assert_cmpuint (last_end, <=, length);
    }
}

static void
check_filed (RejTextMask *mask)
{
  g_autoptr (GString) filed = g_string_new (NULL);

  rej_text_mask_append_filed (mask, NULL, NULL, filed);
  g_assert_true (g_utf8_validate (filed->str, (gssize) filed->len, NULL));
  g_assert_cmpuint (filed->len, ==, rej_text_mask_get_filed_bytes (mask));
  g_assert_cmpuint ((guint) g_utf8_strlen (filed->str, (gssize) filed->len), ==,
                    rej_text_mask_get_filed_characters (mask));
  if (rej_text_mask_get_joint (mask) == REJ_TEXT_JOINT_NONE)
    g_assert_cmpuint (filed->len, ==, 0);
  g_assert_true ((rej_text_mask_get_joint (mask) == REJ_TEXT_JOINT_NOTE) ==
                 (rej_text_mask_get_note_label (mask) != NULL));
}

/* What holds of every mask. */
void
text_document_check (TextDocument *self)
{
  for (guint i = 0; i < self->masks->len; i++)
    {
      RejTextMask *mask = self->masks->pdata[i];
      gsize start = g_array_index (self->starts, gsize, i);
      gsize end = i + 1 < self->starts->len ? g_array_index (self->starts, gsize, i + 1) : self->length;
      guint n_styles;
      const RejTextStyleSpan *styles = rej_text_mask_get_styles (mask, &n_styles);

      check_runs (mask, self->source + start, end - start);
      check_offsets (mask, end - start);
      check_filed (mask);
      for (guint j = 0; j < n_styles; j++)
        g_assert_true (styles[j].start < styles[j].end && styles[j].end <= end - start);
    }
}
