/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-rule-questions.h"

#include <string.h>

/* How many words may stand between "seeks" and "comment". */
#define MAX_GAP 6

/* A word of a sentence, in lower case where it is compared. */
typedef struct
{
  char *lower;
  gboolean is_name; /* begins with a capital: an agency that is named */
  gboolean ends_clause; /* a comma or another mark follows it */
} Word;

static void
word_clear (Word *word)
{
  g_free (word->lower);
}

static gboolean
is_one_of (const char *word,
           const char *const *words)
{
  return g_strv_contains (words, word);
}

static gboolean
is_abbreviation (const char *text,
                 gsize start,
                 gsize stop)
{
  static const char *const abbreviations[] = { "no", "nos", "sec", "secs", "dr", "mr", "mrs", "ms", "st", "v", "vs", "al", "fed", "reg", "fr",
                                               "ed", "cir", "inc", "co", "corp", "ltd", "pub", "stat", "cf", "e.g", "i.e", "et", "app", "art",
                                               "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "u.s", "supp", NULL };
  gsize begin = stop;
  g_autofree char *word = NULL;

  while (begin > start && text[begin - 1] != ' ' && text[begin - 1] != '(')
    begin--;
  word = g_ascii_strdown (text + begin, (gssize) (stop - begin));

  /* A letter alone, or some with points between them, is an initial or "U.S.C.". */
  for (gsize i = 0; word[i] != '\0'; i++)
    {
      if (i % 2 == 0 ? !g_ascii_isalpha (word[i]) : word[i] != '.')
        return is_one_of (word, abbreviations);
    }

  return word[0] != '\0';
}

/* What may stand between the mark that ends a sentence and the space behind it: quotes, brackets, marks of notes. */
static gsize
skip_closers (const char *text,
              gsize length,
              gsize at)
{
  for (;;)
    {
      if (at < length && (strchr (")]\"'", text[at]) != NULL || g_ascii_isdigit (text[at])))
        at++;
      else if (at + 2 < length && (memcmp (text + at, "”", 3) == 0 || memcmp (text + at, "’", 3) == 0))
        at += 3;
      else
        return at;
    }
}

/**
 * rej_rule_find_sentence_end:
 * @text: the text of a passage
 * @length: its bytes
 * @start: byte offset where the sentence begins
 *
 * Finds where a sentence ends: at a mark that ends one, a space, and something that may begin the next.
 *
 * Returns: a byte offset, behind the mark and what closes with it; at most @length
 */
gsize
rej_rule_find_sentence_end (const char *text,
                            gsize length,
                            gsize start)
{
  g_return_val_if_fail (text != NULL, 0);
  g_return_val_if_fail (start <= length, length);

  for (gsize i = start; i < length; i++)
    {
      gsize end;
      gunichar next;

      if (text[i] != '.' && text[i] != '?' && text[i] != '!')
        continue;
      end = skip_closers (text, length, i + 1);
      if (end >= length)
        return length;
      if (text[end] != ' ')
        continue;
      next = g_utf8_get_char_validated (text + end + 1, (gssize) (length - end - 1));
      if (g_unichar_islower (next) || (text[i] == '.' && is_abbreviation (text, start, i)))
        continue;
      return end;
    }

  return length;
}

static GArray *
split_words (const char *text,
             gsize length)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));
  const char *end = text + length;

  g_array_set_clear_func (words, (GDestroyNotify) word_clear);
  for (const char *p = text; p < end;)
    {
      const char *start = p;
      Word word;

      while (p < end && (g_unichar_isalnum (g_utf8_get_char (p)) || *p == '-' || *p == '\''))
        p = g_utf8_next_char (p);
      if (p == start)
        {
          p = g_utf8_next_char (p);
          continue;
        }
      word.lower = g_utf8_strdown (start, p - start);
      word.is_name = g_unichar_isupper (g_utf8_get_char (start));
      word.ends_clause = p < end && strchr (",;:.?!", *p) != NULL;
      g_array_append_val (words, word);
    }

  return words;
}

static const Word *
get_word (GArray *words,
          guint position)
{
  return position < words->len ? &g_array_index (words, Word, position) : NULL;
}

static gboolean
is_adverb (const char *word)
{
  static const char *const others[] = { "also", "still", "now", "again", "hereby", "further", "therefore", "especially", "continues", NULL };

  return g_str_has_suffix (word, "ly") || is_one_of (word, others);
}

/* Whether what stands before a verb is the agency that asks: "we", "the Bureau", "EPA and NHTSA". */
static gboolean
has_agency_before (GArray *words,
                   guint verb)
{
  static const char *const others[] = { "we", "it", "agency", "agencies", "bureau", "department", "departments", "commission", "office", "board", "and", NULL };

  while (verb > 0 && is_adverb (get_word (words, verb - 1)->lower))
    verb--;
  if (verb == 0)
    return FALSE;

  return get_word (words, verb - 1)->is_name || is_one_of (get_word (words, verb - 1)->lower, others);
}

static gboolean
has_word_before (GArray *words,
                 guint position,
                 const char *const *choices)
{
  while (position > 0 && is_adverb (get_word (words, position - 1)->lower))
    position--;

  return position > 0 && is_one_of (get_word (words, position - 1)->lower, choices);
}

/* What is asked for, a few words behind the verb; figures and information are asked for "on" something. */
static gboolean
has_object_behind (GArray *words,
                   guint verb)
{
  static const char *const objects[] = { "comment", "comments", "input", "feedback", "views", "commenters", "suggestions", NULL };
  static const char *const things[] = { "information", "data", "evidence", "recommendations", NULL };
  static const char *const about[] = { "on", "about", "regarding", "concerning", "whether", "that", "as", "relating", "to", "related", "demonstrating", NULL };

  for (guint i = verb + 1; i <= verb + 1 + MAX_GAP && i < words->len; i++)
    {
      const Word *word = get_word (words, i);

      if (g_str_equal (word->lower, "for") && i == verb + 1)
        return FALSE; /* "requests for comment" is a noun */
      if (is_one_of (word->lower, objects))
        return TRUE;
      if (is_one_of (word->lower, things) && i + 1 < words->len && is_one_of (get_word (words, i + 1)->lower, about))
        return TRUE;
      if (word->ends_clause && !is_one_of (word->lower, things))
        return FALSE;
    }

  return FALSE;
}

/* "Comment is requested", "comments on this are specifically invited". */
static gboolean
is_passive (GArray *words,
            guint participle)
{
  static const char *const be[] = { "is", "are", NULL };

  if (!has_word_before (words, participle, be))
    return FALSE;
  for (guint i = 0; i < participle; i++)
    {
      const char *word = get_word (words, i)->lower;

      if (g_str_equal (word, "comment") || g_str_equal (word, "comments"))
        return TRUE;
    }

  return FALSE;
}

static gboolean
asks_at (GArray *words,
         guint i)
{
  static const char *const finite[] = { "seeks", "seek", "solicits", "solicit", "requests", "request", "invites", "invite", "welcomes", "welcome", "asks", "ask", "encourages", "encourage", NULL };
  static const char *const participles[] = { "seeking", "soliciting", "requesting", "inviting", "asking", "interested", NULL };
  static const char *const passives[] = { "requested", "solicited", "invited", "sought", "welcome", "welcomed", "encouraged", NULL };
  static const char *const be[] = { "is", "are", "am", NULL };
  static const char *const wish[] = { "like", "wish", "wishes", "decided", "continue", "continues", NULL };
  const char *word = get_word (words, i)->lower;

  if (is_one_of (word, finite))
    {
      if (i >= 2 && g_str_equal (get_word (words, i - 1)->lower, "to"))
        return is_one_of (get_word (words, i - 2)->lower, wish) && has_object_behind (words, i);
      if (has_agency_before (words, i) && has_object_behind (words, i))
        return TRUE;
    }
  if (is_one_of (word, participles))
    return has_word_before (words, i, be) && has_object_behind (words, i);
  if (is_one_of (word, passives))
    {
      /* "Commenters are encouraged to", "commenters are asked". */
      if (has_word_before (words, i, be) && i >= 2 && g_str_equal (get_word (words, i - 2)->lower, "commenters"))
        return TRUE;
      return is_passive (words, i);
    }

  return FALSE;
}

static gboolean
asks (const char *text,
      gsize length)
{
  g_autoptr (GArray) words = NULL;

  if (memmem (text, length, "ommen", 5) == NULL && memmem (text, length, "nput", 4) == NULL && memmem (text, length, "eedback", 7) == NULL &&
      memmem (text, length, "views", 5) == NULL && memmem (text, length, "nformation", 10) == NULL && memmem (text, length, "data", 4) == NULL &&
      memmem (text, length, "vidence", 7) == NULL && memmem (text, length, "ecommendations", 14) == NULL)
    return FALSE;
  words = split_words (text, length);
  for (guint i = 0; i < words->len; i++)
    {
      if (asks_at (words, i))
        return TRUE;
    }

  return FALSE;
}

static gboolean
ends_with_question (const char *text,
                    gsize start,
                    gsize end)
{
  while (end > start && strchr (")]\"' ", text[end - 1]) != NULL)
    end--;
  if (end >= start + 3 && memcmp (text + end - 3, "”", 3) == 0)
    end -= 3;

  return end > start && text[end - 1] == '?';
}

/* "(1)", "(a)", "1.", "•": an item of a list. */
static gboolean
is_list_item (const RejPassage *passage)
{
  const char *text = passage->text;
  guint i = 0;

  if (g_str_has_prefix (text, "•") || g_str_has_prefix (text, "—"))
    return TRUE;
  if (*text == '(')
    i++;
  if (!g_ascii_isalnum (text[i]))
    return FALSE;
  while (g_ascii_isalnum (text[i]) && i < 6)
    i++;

  return text[i] == ')' || (text[0] != '(' && text[i] == '.' && text[i + 1] == ' ' && (g_ascii_isdigit (text[0]) || i == 1));
}

/* Where nothing is asked: how to send a comment is no question, nor is the text of the regulation. */
static gboolean
may_ask (const RejPassage *passage)
{
  if (passage->kind != REJ_PASSAGE_PARAGRAPH && passage->kind != REJ_PASSAGE_FOOTNOTE)
    return FALSE;

  return passage->part == REJ_RULE_PART_BODY || passage->part == REJ_RULE_PART_SUMMARY || passage->part == REJ_RULE_PART_DATES;
}

static void
add_question (const RejRule *self,
              guint position,
              gsize start,
              gsize end,
              GArray *questions)
{
  RejRuleQuestion question = { position, (guint) start, (guint) end, rej_rule_get_passage_page (self, position, (guint) start) };

  g_array_append_val (questions, question);
}

/* Returns whether the passage ends in a list that is announced: "comment on the following:". */
static gboolean
find_in_passage (const RejRule *self,
                 guint position,
                 gboolean in_list,
                 gboolean *asked,
                 GArray *questions)
{
  const RejPassage *passage = rej_rule_get_passage (self, position);
  gsize end = 0;

  if (in_list)
    {
      add_question (self, position, 0, passage->length, questions);
      return TRUE;
    }
  for (gsize start = 0; start < passage->length; start = end)
    {
      gboolean found;

      while (start < passage->length && passage->text[start] == ' ')
        start++;
      end = rej_rule_find_sentence_end (passage->text, passage->length, start);
      found = asks (passage->text + start, end - start);
      *asked |= found;
      /* Agencies ask in so many words, and then go on with questions. */
      if (found || (*asked && ends_with_question (passage->text, start, end)))
        add_question (self, position, start, end, questions);
      if (found && end == passage->length && passage->text[end - 1] == ':')
        return TRUE;
    }

  return FALSE;
}

/**
 * rej_rule_find_questions:
 * @self: a rule
 *
 * Finds where the agency asks commenters for something: sentences in which it seeks, requests, solicits, invites or
 * welcomes comments, input, views or information; questions that follow such a sentence under the same heading; and the
 * items of a list that one announces. What an agency asked in the past, or others asked of it, is left out. These are
 * words alone: some that ask otherwise are not found, and a sentence that is found may ask for nothing.
 *
 * Returns: (transfer full) (element-type RejRuleQuestion): the sentences in the order of the rule
 */
GArray *
rej_rule_find_questions (const RejRule *self)
{
  GArray *questions = g_array_new (FALSE, FALSE, sizeof (RejRuleQuestion));
  gboolean in_list = FALSE;
  gboolean asked = FALSE;
  int heading = -1;

  g_return_val_if_fail (self != NULL, questions);

  for (guint i = 0; i < rej_rule_get_n_passages (self); i++)
    {
      const RejPassage *passage = rej_rule_get_passage (self, i);

      if (passage->heading != heading)
        in_list = asked = FALSE;
      heading = passage->heading;
      if (!may_ask (passage))
        continue;
      in_list = find_in_passage (self, i, in_list && is_list_item (passage), &asked, questions);
    }

  return questions;
}
