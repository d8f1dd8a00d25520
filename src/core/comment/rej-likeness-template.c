/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-likeness-private.h"

G_DEFINE_BOXED_TYPE (RejLikenessTemplate, rej_likeness_template, rej_likeness_template_ref, rej_likeness_template_unref)

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019 || c == 0x02bc;
}

guint32
_rej_likeness_add_to_hash (guint32 hash,
                           guint32 value)
{
  return (hash ^ value) * 16777619u;
}

/* Reads the next word: letters and digits, an apostrophe between them passed over, blind to case. */
static gboolean
read_word (const char *text,
           gsize length,
           gsize *at,
           RejLikenessWord *word)
{
  guint32 hash = 2166136261u;
  gboolean inside = FALSE;
  gsize i = *at;

  while (i < length)
    {
      gunichar c = (guchar) text[i];
      gsize next = i + 1;

      if (c >= 0x80)
        {
          c = g_utf8_get_char (text + i);
          next = g_utf8_next_char (text + i) - text;
        }
      if (c < 0x80 ? g_ascii_isalnum ((char) c) : g_unichar_isalnum (c))
        {
          if (!inside)
            word->start = (guint32) i;
          inside = TRUE;
          hash = _rej_likeness_add_to_hash (hash, c < 0x80 ? (guint32) g_ascii_tolower ((char) c) : g_unichar_tolower (c));
          word->end = (guint32) next;
        }
      else if (inside && !(is_apostrophe (c) && next < length && g_unichar_isalpha (g_utf8_get_char (text + next))))
        {
          break;
        }
      i = next;
    }
  *at = i;
  word->hash = hash;

  return inside;
}

/* The words that count. */
GArray *
_rej_likeness_read_words (const char *text,
                          gsize length,
                          const RejLikenessRange *left_out,
                          guint n_left_out)
{
  GArray *words = g_array_sized_new (FALSE, FALSE, sizeof (RejLikenessWord), (guint) (length / 5 + 1));
  gsize at = 0, silent = 0;
  guint range = 0;
  RejLikenessWord word;

  while (read_word (text, length, &at, &word))
    {
      for (; range < n_left_out && left_out[range].start < word.end; range++)
        silent = MAX (silent, left_out[range].end);
      if (word.start >= silent)
        g_array_append_val (words, word);
    }

  return words;
}

const RejLikenessWord *
_rej_likeness_word_at (GArray *words,
                       guint i)
{
  return &g_array_index (words, RejLikenessWord, i);
}

guint32
_rej_likeness_hash_words (GArray *words,
                          guint first,
                          guint n)
{
  guint32 hash = 2166136261u;

  for (guint i = first; i < first + n; i++)
    hash = _rej_likeness_add_to_hash (hash, _rej_likeness_word_at (words, i)->hash);

  return hash;
}

static gpointer
number_to_pointer (guint number)
{
  return GUINT_TO_POINTER (number + 1);
}

/**
 * rej_likeness_template_new:
 *
 * Creates a template without words.
 *
 * Returns: (transfer full): a new template
 */
RejLikenessTemplate *
rej_likeness_template_new (void)
{
  RejLikenessTemplate *self = g_atomic_rc_box_new0 (RejLikenessTemplate);

  self->words = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->next = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->paragraphs = g_array_new (FALSE, FALSE, sizeof (RejLikenessParagraph));
  self->origins = g_hash_table_new (NULL, NULL);
  self->short_paragraphs = g_hash_table_new (NULL, NULL);
  self->breaks = g_byte_array_new ();
  self->forms = g_hash_table_new (NULL, NULL);

  return self;
}

/**
 * rej_likeness_template_ref:
 * @self: a template
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self
 */
RejLikenessTemplate *
rej_likeness_template_ref (RejLikenessTemplate *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
template_clear (RejLikenessTemplate *self)
{
  g_array_unref (self->words);
  g_array_unref (self->next);
  g_array_unref (self->paragraphs);
  g_hash_table_unref (self->origins);
  g_hash_table_unref (self->short_paragraphs);
  g_byte_array_unref (self->breaks);
  g_hash_table_unref (self->forms);
}

/**
 * rej_likeness_template_unref:
 * @self: (transfer full): a template
 *
 * Drops a reference.
 */
void
rej_likeness_template_unref (RejLikenessTemplate *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) template_clear);
}

/* Remembers behind which words something was left out, so that what stands between is known once that is filled in. */
static void
add_breaks (RejLikenessTemplate *self,
            RejLikenessParagraph *paragraph,
            GArray *words,
            const RejLikenessRange *left_out,
            guint n_left_out)
{
  gpointer first = GUINT_TO_POINTER (_rej_likeness_word_at (words, 0)->hash);
  guint range = 0;

  while (range < n_left_out && left_out[range].start < _rej_likeness_word_at (words, 0)->start)
    range++;
  paragraph->begins_left_out = range > 0;
  for (guint i = 0; i < words->len; i++)
    {
      gboolean is_last = i + 1 == words->len;
      guint8 is_break = is_last;

      for (; range < n_left_out && (is_last || left_out[range].start < _rej_likeness_word_at (words, i + 1)->start); range++)
        is_break = TRUE;
      g_byte_array_append (self->breaks, &is_break, 1);
    }
  if (n_left_out == 0 || words->len < REJ_LIKENESS_FORM_MIN_WORDS)
    return;
  paragraph->next = GPOINTER_TO_UINT (g_hash_table_lookup (self->forms, first));
  g_hash_table_insert (self->forms, first, number_to_pointer (self->paragraphs->len));
}

/**
 * rej_likeness_template_add:
 * @self: a template nothing was compared with yet
 * @text: a paragraph as a reader sees it, valid UTF-8
 * @length: bytes of @text
 * @left_out: (array length=n_left_out): what of it is not the template's own, by place
 * @n_left_out: number of @left_out
 *
 * Adds a paragraph. A run of shared words may go on from one paragraph to the next.
 */
void
rej_likeness_template_add (RejLikenessTemplate *self,
                           const char *text,
                           gsize length,
                           const RejLikenessRange *left_out,
                           guint n_left_out)
{
  g_autoptr (GArray) words = NULL;
  RejLikenessParagraph paragraph = { 0 };
  guint from;

  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);

  words = _rej_likeness_read_words (text, length, left_out, n_left_out);
  paragraph.first = self->words->len;
  paragraph.n_words = words->len;
  if (words->len == 0)
    return;

  add_breaks (self, &paragraph, words, left_out, n_left_out);
  g_array_append_val (self->paragraphs, paragraph);
  for (guint i = 0; i < words->len; i++)
    g_array_append_val (self->words, _rej_likeness_word_at (words, i)->hash);
  g_array_set_size (self->next, self->words->len);
  if (words->len < REJ_LIKENESS_MIN_WORDS)
    g_hash_table_insert (self->short_paragraphs, GUINT_TO_POINTER (_rej_likeness_hash_words (words, 0, words->len)), number_to_pointer (paragraph.first));

  from = paragraph.first < REJ_LIKENESS_MIN_WORDS ? 0 : paragraph.first - REJ_LIKENESS_MIN_WORDS + 1;
  for (guint i = from; i + REJ_LIKENESS_MIN_WORDS <= self->words->len; i++)
    {
      guint32 hash = 2166136261u;

      for (guint k = i; k < i + REJ_LIKENESS_MIN_WORDS; k++)
        hash = _rej_likeness_add_to_hash (hash, g_array_index (self->words, guint32, k));
      g_array_index (self->next, guint32, i) = GPOINTER_TO_UINT (g_hash_table_lookup (self->origins, GUINT_TO_POINTER (hash)));
      g_hash_table_insert (self->origins, GUINT_TO_POINTER (hash), number_to_pointer (i));
    }
}

/**
 * rej_likeness_template_is_empty:
 * @self: a template
 *
 * Tells whether it has no words.
 *
 * Returns: whether it is empty
 */
gboolean
rej_likeness_template_is_empty (const RejLikenessTemplate *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->words->len == 0;
}

/**
 * rej_likeness_holds_paragraph:
 * @template: the template @run was found in
 * @run: a run
 *
 * Tells whether a run holds a whole paragraph of the template.
 *
 * Returns: whether it does
 */
gboolean
rej_likeness_holds_paragraph (const RejLikenessTemplate *template,
                              const RejLikenessRun *run)
{
  guint low = 0, high;

  g_return_val_if_fail (template != NULL, FALSE);
  g_return_val_if_fail (run != NULL, FALSE);

  /* the first paragraph that begins in the run */
  high = template->paragraphs->len;
  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (template->paragraphs, RejLikenessParagraph, middle).first < run->origin)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == template->paragraphs->len)
    return FALSE;

  return g_array_index (template->paragraphs, RejLikenessParagraph, low).first + g_array_index (template->paragraphs, RejLikenessParagraph, low).n_words <= run->origin + run->n_words;
}
