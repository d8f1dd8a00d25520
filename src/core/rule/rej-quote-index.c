/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-quote-index-private.h"
#include "rej-rule-private.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (RejQuoteIndex, rej_quote_index, rej_quote_index_ref, rej_quote_index_unref)

static void
text_clear (gpointer data)
{
  RejQuoteText *text = data;

  g_free (text->owned);
  g_free (text->cite);
}

/**
 * rej_quote_index_new:
 *
 * Creates an index without texts.
 *
 * Returns: (transfer full): a new index
 */
RejQuoteIndex *
rej_quote_index_new (void)
{
  RejQuoteIndex *self = g_atomic_rc_box_new0 (RejQuoteIndex);

  self->texts = g_array_new (FALSE, FALSE, sizeof (RejQuoteText));
  g_array_set_clear_func (self->texts, text_clear);
  rej_quote_words_init (&self->words, 1024);

  return self;
}

/**
 * rej_quote_index_ref:
 * @self: an index
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self
 */
RejQuoteIndex *
rej_quote_index_ref (RejQuoteIndex *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
index_clear (RejQuoteIndex *self)
{
  g_array_unref (self->texts);
  rej_quote_words_clear (&self->words);
  g_free (self->heads);
  g_free (self->next);
}

/**
 * rej_quote_index_unref:
 * @self: (transfer full): an index
 *
 * Drops a reference.
 */
void
rej_quote_index_unref (RejQuoteIndex *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) index_clear);
}

/**
 * rej_quote_index_add_rule:
 * @self: an index that is not finished and has no rule yet
 * @rule: a rule
 *
 * Adds every passage of a rule, each with its pages. The rule must live as long as the index is used.
 */
void
rej_quote_index_add_rule (RejQuoteIndex *self,
                          const RejRule *rule)
{
  g_return_if_fail (self != NULL && self->heads == NULL);
  g_return_if_fail (rule != NULL && self->rule == NULL);

  self->rule = rule;
  for (guint i = 0; i < rej_rule_get_n_passages (rule); i++)
    {
      const RejPassage *passage = rej_rule_get_passage (rule, i);
      RejQuoteText text = { passage->text, NULL, NULL, 0, (int) i };

      rej_quote_words_add (&self->words, self->texts->len, passage->text, passage->length, passage->notes, passage->n_notes);
      g_array_append_val (self->texts, text);
    }
}

/**
 * rej_quote_index_add_text:
 * @self: an index that is not finished
 * @text: a text, valid UTF-8
 * @cite: (nullable): how it is cited
 * @page: the page it stands on, 0 if not known
 *
 * Adds a text that is not of the rule.
 */
void
rej_quote_index_add_text (RejQuoteIndex *self,
                          const char *text,
                          const char *cite,
                          guint page)
{
  RejQuoteText added = { NULL, g_strdup (text), g_strdup (cite), page, -1 };

  g_return_if_fail (self != NULL && self->heads == NULL);
  g_return_if_fail (text != NULL);

  added.text = added.owned;
  rej_quote_words_add (&self->words, self->texts->len, text, strlen (text), NULL, 0);
  g_array_append_val (self->texts, added);
}

/**
 * rej_quote_index_finish:
 * @self: an index with all its texts
 *
 * Makes the index. It is immutable from then on.
 */
void
rej_quote_index_finish (RejQuoteIndex *self)
{
  guint n_words;
  gsize size = 64;

  g_return_if_fail (self != NULL && self->heads == NULL);

  n_words = self->words.words->len;
  while (size < n_words)
    size *= 2;
  self->mask = (guint32) (size - 1);
  self->heads = g_new0 (guint32, size);
  self->next = g_new0 (guint32, n_words + 1);
  for (guint i = 0; i + 1 < n_words; i++)
    {
      guint32 bucket = rej_quote_words_hash (&self->words, i) & self->mask;

      self->next[i] = self->heads[bucket];
      self->heads[bucket] = i + 1;
    }
}

/**
 * rej_rule_get_quote_index:
 * @rule: a rule
 *
 * Gives the index of what a rule says. It is made once, when it is first asked for: do so in the thread that loads the
 * rule. It must not be used after the rule is gone.
 *
 * Returns: (transfer none): a finished index
 */
RejQuoteIndex *
rej_rule_get_quote_index (const RejRule *rule)
{
  RejRule *self = (RejRule *) rule;

  g_return_val_if_fail (rule != NULL, NULL);

  if (g_once_init_enter_pointer (&self->quote_index))
    {
      RejQuoteIndex *index = rej_quote_index_new ();

      rej_quote_index_add_rule (index, rule);
      rej_quote_index_finish (index);
      g_once_init_leave_pointer (&self->quote_index, index);
    }

  return self->quote_index;
}

/**
 * rej_quote_index_get_n_words:
 * @self: an index
 *
 * Counts the words of its texts.
 *
 * Returns: how many
 */
guint
rej_quote_index_get_n_words (const RejQuoteIndex *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->words.words->len;
}

/**
 * rej_quote_index_has_cite:
 * @self: an index
 * @cite: how a text is cited, in the form that was given to [method@QuoteIndex.add_text]
 *
 * Tells whether a text is cited so, or contains what is: "8 CFR 103.2" contains "8 CFR 103.2(b)".
 *
 * Returns: whether one is
 */
gboolean
rej_quote_index_has_cite (const RejQuoteIndex *self,
                          const char *cite)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (cite != NULL, FALSE);

  for (guint i = 0; i < self->texts->len; i++)
    {
      const char *own = g_array_index (self->texts, RejQuoteText, i).cite;
      gsize length = own != NULL ? strlen (own) : 0;

      if (length > 0 && strncmp (cite, own, length) == 0 && !g_ascii_isalnum (cite[length]))
        return TRUE;
    }

  return FALSE;
}

/**
 * rej_quote_index_has_page:
 * @self: an index
 * @page: a page
 *
 * Tells whether a text that is not of the rule stands on a page.
 *
 * Returns: whether one does
 */
gboolean
rej_quote_index_has_page (const RejQuoteIndex *self,
                          guint page)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->texts->len; i++)
    if (page != 0 && g_array_index (self->texts, RejQuoteText, i).page == page)
      return TRUE;

  return FALSE;
}

guint
rej_quote_index_first (const RejQuoteIndex *self,
                       const RejQuoteWords *query,
                       guint position)
{
  g_assert (self->heads != NULL);

  return self->heads[rej_quote_words_hash (query, position) & self->mask];
}

guint
rej_quote_index_next (const RejQuoteIndex *self,
                      guint place)
{
  return self->next[place - 1];
}

/* Whether some letters stand from a word on, wherever words are parted. */
gboolean
rej_quote_index_equals (const RejQuoteIndex *self,
                        guint word,
                        const char *letters,
                        gsize length)
{
  gsize at = rej_quote_words_get (&self->words, word)->letters;

  return at + length <= self->words.letters->len && memcmp (self->words.letters->str + at, letters, length) == 0;
}

/**
 * rej_quote_index_contains:
 * @self: a finished index
 * @text: words
 * @length: bytes of @text
 *
 * Tells whether words stand in one of the texts just so, at least two in a row.
 *
 * Returns: whether they do
 */
gboolean
rej_quote_index_contains (const RejQuoteIndex *self,
                          const char *text,
                          gsize length)
{
  g_auto (RejQuoteWords) query = { NULL, NULL };

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  rej_quote_words_init (&query, length);
  rej_quote_words_add (&query, 0, text, length, NULL, 0);
  if (query.words->len < 2)
    return FALSE;
  for (guint place = rej_quote_index_first (self, &query, 0); place != 0; place = rej_quote_index_next (self, place))
    if (rej_quote_index_equals (self, place - 1, query.letters->str, query.letters->len))
      return TRUE;

  return FALSE;
}
