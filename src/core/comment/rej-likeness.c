/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-likeness.h"

#include <string.h>

/* A template that says the same six words again and again is compared at this many places only. */
#define MAX_ORIGINS 16
/* A paragraph to be filled in is known by this many words of the template's at least. */
#define FORM_MIN_WORDS 3
/* It begins with a field that holds no more words than this, if with any. */
#define FORM_LATEST 16

/* A word of a text: what it is compared as, and where it stands. */
typedef struct
{
  guint32 hash;
  guint32 start;
  guint32 end;
} Word;

typedef struct
{
  guint32 first;
  guint32 n_words;
  gboolean begins_left_out; /* a form: what comes first is to be filled in */
  guint next; /* a form: the number of an earlier one that begins with the same word, plus 1 */
} Paragraph;

struct _RejLikenessTemplate
{
  GArray *words; /* guint32: the hash of each word */
  GArray *next; /* guint32: of each word, the number of an earlier one that begins the same six, plus 1 */
  GHashTable *origins; /* hash of six words -> number of the last that begins them, plus 1 */
  GHashTable *short_paragraphs; /* hash of all the words of a paragraph below six -> number of its first, plus 1 */
  GArray *paragraphs; /* Paragraph */
  GByteArray *breaks; /* of each word, whether something left out or the end of its paragraph follows */
  GHashTable *forms; /* hash of the first word of a paragraph with something left out -> its number, plus 1 */
};

struct _RejLikeness
{
  guint n_words;
  guint n_shared;
  GArray *runs; /* NULL where there are none */
};

G_DEFINE_BOXED_TYPE (RejLikenessTemplate, rej_likeness_template, rej_likeness_template_ref, rej_likeness_template_unref)
G_DEFINE_BOXED_TYPE (RejLikeness, rej_likeness, rej_likeness_ref, rej_likeness_unref)

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019 || c == 0x02bc;
}

static guint32
add_to_hash (guint32 hash,
             guint32 value)
{
  return (hash ^ value) * 16777619u;
}

/* Reads the next word: letters and digits, an apostrophe between them passed over, blind to case. */
static gboolean
read_word (const char *text,
           gsize length,
           gsize *at,
           Word *word)
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
          hash = add_to_hash (hash, c < 0x80 ? (guint32) g_ascii_tolower ((char) c) : g_unichar_tolower (c));
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
static GArray *
read_words (const char *text,
            gsize length,
            const RejLikenessRange *left_out,
            guint n_left_out)
{
  GArray *words = g_array_sized_new (FALSE, FALSE, sizeof (Word), (guint) (length / 5 + 1));
  gsize at = 0, silent = 0;
  guint range = 0;
  Word word;

  while (read_word (text, length, &at, &word))
    {
      for (; range < n_left_out && left_out[range].start < word.end; range++)
        silent = MAX (silent, left_out[range].end);
      if (word.start >= silent)
        g_array_append_val (words, word);
    }

  return words;
}

static const Word *
word_at (GArray *words,
         guint i)
{
  return &g_array_index (words, Word, i);
}

static guint32
hash_words (GArray *words,
            guint first,
            guint n)
{
  guint32 hash = 2166136261u;

  for (guint i = first; i < first + n; i++)
    hash = add_to_hash (hash, word_at (words, i)->hash);

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
  self->paragraphs = g_array_new (FALSE, FALSE, sizeof (Paragraph));
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
            Paragraph *paragraph,
            GArray *words,
            const RejLikenessRange *left_out,
            guint n_left_out)
{
  gpointer first = GUINT_TO_POINTER (word_at (words, 0)->hash);
  guint range = 0;

  while (range < n_left_out && left_out[range].start < word_at (words, 0)->start)
    range++;
  paragraph->begins_left_out = range > 0;
  for (guint i = 0; i < words->len; i++)
    {
      gboolean is_last = i + 1 == words->len;
      guint8 is_break = is_last;

      for (; range < n_left_out && (is_last || left_out[range].start < word_at (words, i + 1)->start); range++)
        is_break = TRUE;
      g_byte_array_append (self->breaks, &is_break, 1);
    }
  if (n_left_out == 0 || words->len < FORM_MIN_WORDS)
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
  Paragraph paragraph = { 0 };
  guint from;

  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);

  words = read_words (text, length, left_out, n_left_out);
  paragraph.first = self->words->len;
  paragraph.n_words = words->len;
  if (words->len == 0)
    return;

  add_breaks (self, &paragraph, words, left_out, n_left_out);
  g_array_append_val (self->paragraphs, paragraph);
  for (guint i = 0; i < words->len; i++)
    g_array_append_val (self->words, word_at (words, i)->hash);
  g_array_set_size (self->next, self->words->len);
  if (words->len < REJ_LIKENESS_MIN_WORDS)
    g_hash_table_insert (self->short_paragraphs, GUINT_TO_POINTER (hash_words (words, 0, words->len)), number_to_pointer (paragraph.first));

  from = paragraph.first < REJ_LIKENESS_MIN_WORDS ? 0 : paragraph.first - REJ_LIKENESS_MIN_WORDS + 1;
  for (guint i = from; i + REJ_LIKENESS_MIN_WORDS <= self->words->len; i++)
    {
      guint32 hash = 2166136261u;

      for (guint k = i; k < i + REJ_LIKENESS_MIN_WORDS; k++)
        hash = add_to_hash (hash, g_array_index (self->words, guint32, k));
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

static guint
count_equal (const RejLikenessTemplate *template,
             guint origin,
             GArray *words,
             guint first)
{
  guint n = 0;

  while (first + n < words->len && origin + n < template->words->len &&
         g_array_index (template->words, guint32, origin + n) == word_at (words, first + n)->hash)
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
  guint32 hash = hash_words (words, first, REJ_LIKENESS_MIN_WORDS);
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
  RejLikenessRun run = { word_at (words, first)->start, word_at (words, first + n_words - 1)->end, first, n_words, origin };

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
  guint32 hash = hash_words (words, 0, words->len);
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
      if (g_array_index (template->words, guint32, origin + i) != word_at (words, first + i)->hash)
        return FALSE;
    }
  return TRUE;
}

/* Adds what stands of a form in a text, its first words at @at. Nothing is said of a text that only begins alike. */
static gboolean
add_form (RejLikeness *self,
          const RejLikenessTemplate *template,
          const Paragraph *form,
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
  if (n_found < FORM_MIN_WORDS || (!is_whole && n_opening < FORM_MIN_WORDS))
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
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (template->forms, GUINT_TO_POINTER (word_at (words, i)->hash)));

      for (guint tries = 0; number != 0 && tries < MAX_ORIGINS; tries++)
        {
          const Paragraph *form = &g_array_index (template->paragraphs, Paragraph, number - 1);

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
  words = read_words (text, length, left_out, n_left_out);
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

      if (g_array_index (template->paragraphs, Paragraph, middle).first < run->origin)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == template->paragraphs->len)
    return FALSE;

  return g_array_index (template->paragraphs, Paragraph, low).first + g_array_index (template->paragraphs, Paragraph, low).n_words <= run->origin + run->n_words;
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
