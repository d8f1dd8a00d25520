/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-likeness-private.h"

/* A template that says the same six words again and again is compared at this many places only. */
#define MAX_ORIGINS 16
/* A paragraph whose fields were filled in may begin with one of so many words. */
#define FORM_LATEST 16

struct _RejLikeness
{
  guint n_words;
  guint n_shared;
  GArray *runs; /* NULL where there are none */
};

G_DEFINE_BOXED_TYPE (RejLikeness, rej_likeness, rej_likeness_ref, rej_likeness_unref)

static guint
count_equal (const RejLikenessTemplate *template,
             guint origin,
             GArray *words,
             guint first)
{
  guint n = 0;

  while (first + n < words->len && origin + n < template->words->len &&
         g_array_index (template->words, guint32, origin + n) == _rej_likeness_word_at (words, first + n)->hash)
    n++;

  return n;
}

/* The longest run of the template that begins at a word. */
static guint
find_run (const RejLikenessTemplate *template,
          GArray *words,
          guint first,
          guint *origin)
{
  guint32 hash = _rej_likeness_hash_words (words, first, REJ_LIKENESS_MIN_WORDS);
  guint at = GPOINTER_TO_UINT (g_hash_table_lookup (template->origins, GUINT_TO_POINTER (hash)));
  guint longest = 0;

  for (guint tries = 0; at != 0 && tries < MAX_ORIGINS; tries++)
    {
      guint n = count_equal (template, at - 1, words, first);

      if (n > longest)
        {
          longest = n;
          *origin = at - 1;
        }
      at = g_array_index (template->next, guint32, at - 1);
    }

  return longest >= REJ_LIKENESS_MIN_WORDS ? longest : 0;
}

static void
add_run (RejLikeness *self,
         GArray *words,
         guint first,
         guint n_words,
         guint origin)
{
  RejLikenessRun run = { _rej_likeness_word_at (words, first)->start, _rej_likeness_word_at (words, first + n_words - 1)->end, first, n_words, origin };

  if (self->runs == NULL)
    self->runs = g_array_new (FALSE, FALSE, sizeof (RejLikenessRun));
  g_array_append_val (self->runs, run);
  self->n_shared += n_words;
}

static void
find_short_paragraph (RejLikeness *self,
                      const RejLikenessTemplate *template,
                      GArray *words)
{
  guint32 hash = _rej_likeness_hash_words (words, 0, words->len);
  guint at = GPOINTER_TO_UINT (g_hash_table_lookup (template->short_paragraphs, GUINT_TO_POINTER (hash)));

  if (at != 0 && count_equal (template, at - 1, words, 0) == words->len)
    add_run (self, words, 0, words->len, at - 1);
}

static gboolean
stands_at (const RejLikenessTemplate *template,
           guint origin,
           guint n,
           GArray *words,
           guint first)
{
  if (first + n > words->len)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      if (g_array_index (template->words, guint32, origin + i) != _rej_likeness_word_at (words, first + i)->hash)
        return FALSE;
    }
  return TRUE;
}

/* Adds what stands of a form in a text, its first words at @at. Nothing is said of a text that only begins alike. */
static gboolean
add_form (RejLikeness *self,
          const RejLikenessTemplate *template,
          const RejLikenessParagraph *form,
          GArray *words,
          guint at)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (RejLikenessRun));
  guint n_found = 0, n_opening = 0;
  gboolean is_whole = TRUE;

  for (guint i = 0, n; i < form->n_words; i += n)
    {
      RejLikenessRun run = { .origin = form->first + i };
      guint place = at;

      for (n = 1; !template->breaks->data[form->first + i + n - 1];)
        n++;
      while (i > 0 && place + n <= words->len && !stands_at (template, run.origin, n, words, place))
        place++;
      if (!stands_at (template, run.origin, n, words, place))
        {
          if (i == 0)
            return FALSE;
          is_whole = FALSE;
          continue;
        }
      n_opening = i == 0 ? n : n_opening;
      n_found += n;
      run.word = place;
      run.n_words = n;
      g_array_append_val (found, run);
      at = place + n;
    }
  if (n_found < REJ_LIKENESS_FORM_MIN_WORDS || (!is_whole && n_opening < REJ_LIKENESS_FORM_MIN_WORDS))
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    {
      const RejLikenessRun *run = &g_array_index (found, RejLikenessRun, i);

      add_run (self, words, run->word, run->n_words, run->origin);
    }
  return TRUE;
}

/* A paragraph of the template whose fields were filled in: what is between them is often too short to be a run. */
static void
find_form (RejLikeness *self,
           const RejLikenessTemplate *template,
           GArray *words)
{
  for (guint i = 0; i < MIN (words->len, FORM_LATEST); i++)
    {
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (template->forms, GUINT_TO_POINTER (_rej_likeness_word_at (words, i)->hash)));

      for (guint tries = 0; number != 0 && tries < MAX_ORIGINS; tries++)
        {
          const RejLikenessParagraph *form = &g_array_index (template->paragraphs, RejLikenessParagraph, number - 1);

          if ((i == 0 || form->begins_left_out) && add_form (self, template, form, words, i))
            return;
          number = form->next;
        }
    }
}

/**
 * rej_likeness_new:
 * @template: the template
 * @text: what a reader sees of a paragraph, valid UTF-8
 * @length: bytes of @text
 * @left_out: (array length=n_left_out): what of it counts for nobody, by place
 * @n_left_out: number of @left_out
 *
 * Compares a text with a template: which runs of six words and more stand in both. A text of less than six words is
 * shared only if it is a whole paragraph of the template. Where no run is shared, a paragraph is still the template's if it
 * has its words in their order, with something between them where the template left something out. Costs what the text costs, whatever the template's size.
 *
 * Returns: (transfer full): what they share
 */
RejLikeness *
rej_likeness_new (const RejLikenessTemplate *template,
                  const char *text,
                  gsize length,
                  const RejLikenessRange *left_out,
                  guint n_left_out)
{
  g_autoptr (GArray) words = NULL;
  RejLikeness *self;

  g_return_val_if_fail (template != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  self = g_atomic_rc_box_new0 (RejLikeness);
  words = _rej_likeness_read_words (text, length, left_out, n_left_out);
  self->n_words = words->len;
  if (words->len > 0 && words->len < REJ_LIKENESS_MIN_WORDS)
    find_short_paragraph (self, template, words);

  for (guint i = 0; i + REJ_LIKENESS_MIN_WORDS <= words->len;)
    {
      guint origin = 0;
      guint n_words = find_run (template, words, i, &origin);

      if (n_words > 0)
        add_run (self, words, i, n_words, origin);
      i += MAX (n_words, 1);
    }
  if (self->runs == NULL)
    find_form (self, template, words);

  return self;
}

/**
 * rej_likeness_ref:
 * @self: a likeness
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self
 */
RejLikeness *
rej_likeness_ref (RejLikeness *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
likeness_clear (RejLikeness *self)
{
  g_clear_pointer (&self->runs, g_array_unref);
}

/**
 * rej_likeness_unref:
 * @self: (transfer full): a likeness
 *
 * Drops a reference.
 */
void
rej_likeness_unref (RejLikeness *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) likeness_clear);
}

/**
 * rej_likeness_get_n_words:
 * @self: a likeness
 *
 * Counts the words of the text that are somebody's.
 *
 * Returns: how many
 */
guint
rej_likeness_get_n_words (const RejLikeness *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_words;
}

/**
 * rej_likeness_get_n_shared:
 * @self: a likeness
 *
 * Counts the words in runs that stand in the template too.
 *
 * Returns: how many
 */
guint
rej_likeness_get_n_shared (const RejLikeness *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_shared;
}

/**
 * rej_likeness_get_runs:
 * @self: a likeness
 * @n_runs: (out): how many
 *
 * Gets the runs of shared words, in order.
 *
 * Returns: (transfer none) (nullable) (array length=n_runs): the runs
 */
const RejLikenessRun *
rej_likeness_get_runs (const RejLikeness *self,
                       guint *n_runs)
{
  g_return_val_if_fail (self != NULL, NULL);

  *n_runs = self->runs != NULL ? self->runs->len : 0;

  return self->runs != NULL ? (const RejLikenessRun *) self->runs->data : NULL;
}

/**
 * rej_likeness_longest_add:
 * @self: what was found so far; all zero at first
 * @likeness: the likeness of the next text
 *
 * Goes on with the next text.
 */
void
rej_likeness_longest_add (RejLikenessLongest *self,
                          const RejLikeness *likeness)
{
  const RejLikenessRun *runs;
  guint n_runs;

  g_return_if_fail (self != NULL);
  g_return_if_fail (likeness != NULL);

  if (likeness->n_words == 0)
    return;

  runs = rej_likeness_get_runs (likeness, &n_runs);
  for (guint i = 0; i < n_runs; i++)
    {
      guint n_words = runs[i].n_words;

      if (runs[i].word == 0 && self->open > 0 && runs[i].origin == self->next)
        n_words += self->open;
      self->longest = MAX (self->longest, n_words);
      self->open = runs[i].word + runs[i].n_words == likeness->n_words ? n_words : 0;
      self->next = runs[i].origin + runs[i].n_words;
    }
  if (n_runs == 0)
    self->open = 0;
}
