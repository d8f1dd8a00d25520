/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-quoted.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rej-cite-scan.h"

/* What may stand between a quotation and the citation of its source: ", " or " See ", not a sentence. */
#define MAX_BETWEEN 24
/* The names of a case may stand there too, which are no part of the citation. */
#define MAX_NAMES 120
/* Words that a quotation which cites nothing must share with a text to be taken for it. */
#define MIN_UNCITED_WORDS 6
/* A quotation with more differences than this is reported once, as a whole. */
#define MAX_DIFFERENCES 4
/* How much of the words of a source a message shows, in bytes. */
#define MAX_SHOWN 80

static void
quotation_clear (gpointer data)
{
  g_clear_pointer (&((RejQuoted *) data)->match, rej_quote_match_unref);
}

static void
add_quotation (GArray *quotations,
               const char *text,
               gsize start,
               gsize end)
{
  RejQuoted quotation = { 0, 0, REJ_QUOTE_UNCHECKED, NULL };

  while (start < end && g_ascii_isspace (text[start]))
    start++;
  while (end > start && g_ascii_isspace (text[end - 1]))
    end--;
  quotation.start = (guint32) start;
  quotation.end = (guint32) end;
  if (start < end)
    g_array_append_val (quotations, quotation);
}

/* A straight mark opens at the beginning of a word, and after a dash or a bracket. */
static gboolean
opens (const char *text,
       gsize length,
       gsize at)
{
  gunichar before = at > 0 ? g_utf8_get_char (g_utf8_find_prev_char (text, text + at)) : ' ';

  return at + 1 < length && !g_ascii_isspace (text[at + 1]) &&
         (g_unichar_isspace (before) || before == '(' || before == '[' || before == 0x2013 || before == 0x2014 || before == '-');
}

static gboolean
begins_line (const char *text,
             gsize at)
{
  while (at > 0 && text[at - 1] == ' ')
    at--;

  return at == 0 || text[at - 1] == '\n';
}

/*
 * What stands in double quotation marks, curly or straight. A quotation over several paragraphs has a mark where each
 * begins and none where it ends, but the last: so one that begins its paragraph and is not closed goes to its end.
 */
static void
find_marked (const char *text,
             gsize length,
             GArray *quotations)
{
  gboolean is_curly = FALSE, is_open = FALSE;
  gsize open = 0;

  for (gsize at = 0; at < length;)
    {
      gunichar c = (guchar) text[at] < 0x80 ? (gunichar) text[at] : g_utf8_get_char (text + at);
      gsize next = c < 0x80 ? at + 1 : (gsize) (g_utf8_next_char (text + at) - text);

      if (c == 0x201c || c == 0x201e || (c == '"' && !is_open && opens (text, length, at)))
        {
          is_curly = c != '"';
          is_open = TRUE;
          open = next;
        }
      else if (is_open && (c == 0x201d || (c == '"' && !is_curly)))
        {
          add_quotation (quotations, text, open, at);
          is_open = FALSE;
        }
      at = next;
    }
  if (is_open && is_curly && begins_line (text, open - strlen ("“")))
    add_quotation (quotations, text, open, length);
}

static gboolean
is_letter_between (const char *text,
                   gsize start,
                   gsize end)
{
  for (gsize i = start; i < end; i++)
    if (g_ascii_isalnum (text[i]) || (guchar) text[i] >= 0xc3)
      return TRUE;

  return FALSE;
}

/* A block quote without the citation that may end it, and without marks round the whole. */
static void
add_block_quote (const char *text,
                 gsize start,
                 gsize end,
                 const RejCiteList *citations,
                 GArray *quotations)
{
  for (guint i = rej_cite_list_get_n (citations); i > 0; i--)
    {
      const RejCitation *citation = rej_cite_list_get (citations, i - 1);
      gsize tail = MAX (citation->end, citation->tail);

      if (citation->start < start || tail > end)
        continue;
      if (is_letter_between (text, MIN (tail, end), end))
        break;
      end = citation->start;
    }
  add_quotation (quotations, text, start, end);
}

static int
compare_quotations (gconstpointer a,
                    gconstpointer b)
{
  const RejQuoted *first = a, *second = b;

  return first->start < second->start ? -1 : first->start > second->start;
}

/**
 * rej_quoted_find:
 * @mask: what a block shows
 * @citations: its citations
 *
 * Finds what a block quotes: between double quotation marks, and in block quotes.
 *
 * Returns: (transfer full) (element-type RejQuoted): the quotations, by place, not compared yet
 */
GArray *
rej_quoted_find (RejTextMask *mask,
                 const RejCiteList *citations)
{
  GArray *quotations = g_array_new (FALSE, FALSE, sizeof (RejQuoted));
  const RejTextStyleSpan *styles;
  const char *text;
  gsize length;
  guint n_styles, n_blocks;

  g_return_val_if_fail (mask != NULL, quotations);
  g_return_val_if_fail (citations != NULL, quotations);

  g_array_set_clear_func (quotations, quotation_clear);
  text = rej_text_mask_get_plain (mask, &length);
  styles = rej_text_mask_get_styles (mask, &n_styles);
  for (guint i = 0; i < n_styles; i++)
    if (styles[i].style == REJ_TEXT_STYLE_QUOTE)
      {
        gsize start = rej_text_mask_source_to_plain (mask, styles[i].start), end = rej_text_mask_source_to_plain (mask, styles[i].end);
        gboolean is_inside = FALSE;

        /* a quote in a quote is no other quotation */
        for (guint k = 0; k < quotations->len; k++)
          is_inside |= start <= g_array_index (quotations, RejQuoted, k).end && end >= g_array_index (quotations, RejQuoted, k).start;
        if (!is_inside)
          add_block_quote (text, start, end, citations, quotations);
      }

  n_blocks = quotations->len;
  find_marked (text, length, quotations);
  for (guint i = quotations->len; n_blocks > 0 && i > n_blocks; i--)
    {
      const RejQuoted *marked = &g_array_index (quotations, RejQuoted, i - 1);

      for (guint k = 0; k < n_blocks; k++)
        if (marked->start >= g_array_index (quotations, RejQuoted, k).start && marked->end <= g_array_index (quotations, RejQuoted, k).end)
          {
            g_array_remove_index (quotations, i - 1);
            break;
          }
    }
  g_array_sort (quotations, compare_quotations);

  return quotations;
}

static gboolean
is_close (const RejQuoted *quotation,
          const char *text,
          const RejCitation *citation)
{
  gsize between = citation->start - quotation->end;
  guint n_words = 0;

  if (citation->kind == REJ_CITE_CASE && between <= MAX_NAMES && memmem (text + quotation->end, between, " v. ", 4) != NULL)
    return TRUE;

  /* two words, such as "See also", at most */
  for (gsize i = quotation->end; i < citation->start && between <= MAX_BETWEEN; i++)
    n_words += g_ascii_isalpha (text[i]) && !g_ascii_isalpha (text[i - 1]);

  return between <= MAX_BETWEEN && n_words <= 2;
}

/* The citation that follows a quotation at once, and so is its source: its position, or -1. */
static int
find_source (const RejQuoted *quotation,
             const char *text,
             const RejCiteList *citations)
{
  for (guint i = 0; i < rej_cite_list_get_n (citations); i++)
    if (rej_cite_list_get (citations, i)->start >= quotation->end)
      return is_close (quotation, text, rej_cite_list_get (citations, i)) ? (int) i : -1;

  return -1;
}

/* What the citation behind a quotation says of its source. */
typedef enum
{
  SOURCE_NONE, /* no citation follows, or an Id. that may stand for anything */
  SOURCE_BEFORE, /* none follows, but the rule is cited just before: "At 85 FR 56341 the agency writes" */
  SOURCE_LOADED, /* the rule under comment, or another text that can be compared */
  SOURCE_OTHER,
} SourceKind;

typedef struct
{
  SourceKind kind;
  int position; /* of the citation, or -1 */
  guint first; /* page of the rule it names, 0 if it names none */
  guint last;
} Source;

/* "56341" or "56341-42" */
static void
read_pages (const char *pages,
            guint *first_page,
            guint *last_page)
{
  char *end;
  guint64 first = MIN (g_ascii_strtoull (pages, &end, 10), G_MAXINT), last;

  while (*end != '\0' && !g_ascii_isdigit (*end))
    end++;
  last = *end != '\0' ? g_ascii_strtoull (end, NULL, 10) : first;
  /* the second figure may leave out what both begin with */
  for (guint64 power = 10; last < first && power <= 10000; power *= 10)
    if (last < power)
      last += first - first % power;

  *first_page = (guint) first;
  *last_page = (guint) CLAMP (last, first, G_MAXINT);
}

/* Whether a page is one of the rule, or of another text that is loaded. */
static gboolean
is_loaded_page (guint page,
                const RejCiteFacts *facts,
                const GPtrArray *indexes)
{
  if (page == 0)
    return FALSE;
  if (facts->fr_first != 0 && page >= facts->fr_first && page <= MAX (facts->fr_last, facts->fr_first))
    return TRUE;
  for (guint i = 0; i < indexes->len; i++)
    if (rej_quote_index_has_page (g_ptr_array_index (indexes, i), page))
      return TRUE;

  return FALSE;
}

/* The page a citation of the Federal Register, or an Id., names. */
static void
read_page (Source *source,
           const RejCiteList *citations,
           const RejCiteFacts *facts,
           const GPtrArray *indexes)
{
  guint position = (guint) source->position;
  g_autofree char *volume = rej_cite_list_dup_field (citations, position, REJ_CITE_FIELD_VOLUME, NULL);
  g_autofree char *page = rej_cite_list_dup_field (citations, position, REJ_CITE_FIELD_PAGE, NULL);
  g_autofree char *pin = rej_cite_list_dup_field (citations, position, REJ_CITE_FIELD_PIN, NULL);
  guint first = 0, last = 0;

  if (facts->fr_volume != 0 && volume != NULL && g_ascii_strtoull (volume, NULL, 10) != facts->fr_volume)
    return;
  if (page != NULL)
    read_pages (page, &first, &last);
  if (!is_loaded_page (first, facts, indexes) && page != NULL)
    return;

  source->kind = page != NULL ? SOURCE_LOADED : source->kind;
  if (pin != NULL)
    read_pages (pin, &first, &last);
  else if (first == facts->fr_first)
    return; /* the document as a whole; "85 FR 56341" names the page itself */
  if (!is_loaded_page (first, facts, indexes))
    return;

  source->kind = SOURCE_LOADED;
  source->first = first;
  source->last = last;
}

/* Whether the last citation before a quotation, in the same sentence or the one before, is of a text that is loaded. */
static gboolean
is_introduced (const RejQuoted *quotation,
               const RejCiteList *citations,
               const RejCiteFacts *facts,
               const GPtrArray *indexes)
{
  for (guint i = rej_cite_list_get_n (citations); i > 0; i--)
    {
      const RejCitation *citation = rej_cite_list_get (citations, i - 1);
      Source source = { SOURCE_NONE, (int) i - 1, 0, 0 };

      if (citation->start >= quotation->start)
        continue;
      if (citation->kind == REJ_CITE_FR && citation->end + MAX_NAMES >= quotation->start)
        read_page (&source, citations, facts, indexes);
      return source.kind == SOURCE_LOADED;
    }

  return FALSE;
}

static Source
read_source (const RejQuoted *quotation,
             const char *text,
             const RejCiteList *citations,
             const RejCiteFacts *facts,
             const GPtrArray *indexes)
{
  Source source = { SOURCE_NONE, find_source (quotation, text, citations), 0, 0 };
  g_autofree char *authority = NULL;
  const RejCitation *citation;

  if (source.position < 0)
    {
      source.kind = is_introduced (quotation, citations, facts, indexes) ? SOURCE_BEFORE : SOURCE_NONE;
      return source;
    }
  citation = rej_cite_list_get (citations, (guint) source.position);
  if (citation->kind != REJ_CITE_ID)
    source.kind = SOURCE_OTHER;
  if (citation->kind == REJ_CITE_FR || citation->kind == REJ_CITE_ID)
    read_page (&source, citations, facts, indexes);

  authority = rej_cite_list_dup_authority (citations, (guint) source.position);
  for (guint i = 0; authority != NULL && i < indexes->len; i++)
    if (rej_quote_index_has_cite (g_ptr_array_index (indexes, i), authority))
      source.kind = SOURCE_LOADED;

  return source;
}

static RejQuoteMatch *
match_best (const RejQuoted *quotation,
            const char *text,
            const GPtrArray *indexes,
            guint page)
{
  static const int rank[] = { [REJ_QUOTE_VERBATIM] = 3, [REJ_QUOTE_ALTERED] = 2, [REJ_QUOTE_NOT_FOUND] = 1, [REJ_QUOTE_UNCHECKED] = 0 };
  g_autoptr (RejQuoteMatch) best = NULL;

  for (guint i = 0; i < indexes->len; i++)
    {
      g_autoptr (RejQuoteMatch) match = rej_quote_match_new (g_ptr_array_index (indexes, i), text + quotation->start, quotation->end - quotation->start, page);

      if (best == NULL || rank[match->verdict] > rank[best->verdict] || (match->verdict == best->verdict && match->n_matched > best->n_matched))
        {
          g_clear_pointer (&best, rej_quote_match_unref);
          best = g_steal_pointer (&match);
        }
    }

  return g_steal_pointer (&best);
}

static char *
dup_shown (const char *text,
           gsize length)
{
  if (length <= MAX_SHOWN)
    return g_strndup (text, length);
  length = MAX_SHOWN;
  while (((guchar) text[length] & 0xc0) == 0x80)
    length--;

  return g_strdup_printf ("%.*s…", (int) length, text);
}

static void
report_difference (const RejQuoted *quotation,
                   const RejQuoteDifference *difference,
                   const char *text,
                   GPtrArray *findings)
{
  guint start = quotation->start + difference->start, end = quotation->start + difference->end;
  g_autofree char *quoted = dup_shown (text + start, end - start);
  g_autofree char *source = dup_shown (difference->source, strlen (difference->source));
  g_autofree char *fix = NULL;
  RejFinding *finding;
  char *message;

  if (start == end)
    /* Translators: %s are words that a quotation leaves out */
    message = g_strdup_printf (_ ("The source says “%s” here: put the words back, or an ellipsis in their place."), source);
  else if (source[0] == '\0')
    /* Translators: %s are words in a quotation that its source does not have */
    message = g_strdup_printf (_ ("The source does not have “%s” here: take the words out, or put them in square brackets."), quoted);
  else
    /* Translators: the first %s are the words of the source, the second those of the quotation */
    message = g_strdup_printf (_ ("The source says “%s” here, where the quotation has “%s”."), source, quoted);
  finding = rej_finding_new ("quote-mismatch", REJ_FINDING_TIER_QUOTATION, REJ_FINDING_ERROR, start, end, message);

  if (start == end)
    fix = g_strconcat (start > quotation->start ? " " : "", difference->source, start > quotation->start ? "" : " ", NULL);
  else
    fix = g_strdup (difference->source);
  if (fix[0] == '\0' && start > quotation->start && text[start - 1] == ' ')
    start--;
  rej_finding_set_fix (finding, start, end, fix);
  g_ptr_array_add (findings, finding);
}

static void
report_altered (const RejQuoted *quotation,
                const char *text,
                GPtrArray *findings)
{
  const GArray *differences = quotation->match->differences;

  if (differences->len > MAX_DIFFERENCES)
    {
      g_ptr_array_add (findings,
                       rej_finding_new ("quote-mismatch", REJ_FINDING_TIER_QUOTATION, REJ_FINDING_ERROR, quotation->start, quotation->end,
                                        g_strdup_printf (ngettext ("The source has other words at %u place of this quotation.", "The source has other words at %u places of this quotation.", differences->len), differences->len)));
      return;
    }
  for (guint i = 0; i < differences->len; i++)
    report_difference (quotation, &g_array_index (differences, RejQuoteDifference, i), text, findings);
}

/* The page as the citation writes it, put right, if it is written once. */
static void
fix_page (RejFinding *finding,
          const RejCitation *citation,
          const char *text,
          guint named,
          guint page)
{
  g_autofree char *plain = g_strdup_printf ("%u", named);
  g_autofree char *grouped = g_strdup_printf ("%u,%03u", named / 1000, named % 1000);
  const char *forms[] = { plain, named >= 1000 ? grouped : plain };
  gsize end = MAX (citation->end, citation->tail);

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      gsize length = strlen (forms[i]);
      const char *found = memmem (text + citation->start, end - citation->start, forms[i], length);
      g_autofree char *replacement = NULL;

      if (found == NULL || g_ascii_isdigit (found[length]))
        continue;
      if (memmem (found + length, text + end - found - length, forms[i], length) != NULL)
        return;
      replacement = strchr (forms[i], ',') != NULL ? g_strdup_printf ("%u,%03u", page / 1000, page % 1000) : g_strdup_printf ("%u", page);
      rej_finding_set_fix (finding, (guint) (found - text), (guint) (found - text + length), replacement);
      return;
    }
}

static void
check_page (const RejQuoted *quotation,
            const Source *source,
            const RejCiteList *citations,
            const char *text,
            GPtrArray *findings)
{
  const RejQuoteMatch *match = quotation->match;
  const RejCitation *citation;
  RejFinding *finding;

  if (source->first == 0 || match->page == 0 || match->n_words < REJ_QUOTE_MIN_WORDS)
    return;
  if (match->page <= source->last && match->last_page >= source->first)
    return;

  citation = rej_cite_list_get (citations, (guint) source->position);
  finding = rej_finding_new ("style-quotation-page", REJ_FINDING_TIER_QUOTATION, REJ_FINDING_SUGGESTION, citation->start, citation->end,
                             /* Translators: both are pages of the Federal Register */
                             g_strdup_printf (_ ("The quoted words stand on page %u, not on page %u."), match->page, source->first));
  if (source->first == source->last)
    fix_page (finding, citation, text, source->first, match->page);
  g_ptr_array_add (findings, finding);
}

/*
 * What may be said of what was found. A quotation that cites something else may be of what the rule would change. One
 * that cites nothing may be of anything: only if it is long and almost the same is it taken for the rule's.
 */
static RejQuoteVerdict
weigh (const RejQuoteMatch *match,
       const Source *source)
{
  if (source->kind == SOURCE_OTHER && match->verdict != REJ_QUOTE_VERBATIM)
    return REJ_QUOTE_UNCHECKED;
  if (source->kind == SOURCE_NONE && match->verdict == REJ_QUOTE_ALTERED &&
      (match->n_matched < MIN_UNCITED_WORDS || match->n_matched * 5 < match->n_words * 4))
    return REJ_QUOTE_NOT_FOUND;

  return match->verdict;
}

/**
 * rej_quoted_check:
 * @quotations: (element-type RejQuoted): the quotations of a block; each is given its match
 * @text: the visible text of the block
 * @length: bytes of @text
 * @citations: its citations
 * @facts: what is known of the rule
 * @indexes: (element-type RejQuoteIndex): the texts that can be compared
 * @findings: (element-type RejFinding): where to add; offsets in bytes of @text
 *
 * Compares quotations with the rule and other texts that are loaded. Words that differ are an error, since whoever
 * quotes vouches for them. Words that are not found are reported only where the quotation itself cites a text that is
 * loaded: they may be of another.
 */
void
rej_quoted_check (GArray *quotations,
                  const char *text,
                  gsize length,
                  const RejCiteList *citations,
                  const RejCiteFacts *facts,
                  const GPtrArray *indexes,
                  GPtrArray *findings)
{
  g_return_if_fail (quotations != NULL);
  g_return_if_fail (text != NULL);
  g_return_if_fail (citations != NULL);
  g_return_if_fail (indexes != NULL);
  g_return_if_fail (findings != NULL);

  for (guint i = 0; i < quotations->len; i++)
    {
      RejQuoted *quotation = &g_array_index (quotations, RejQuoted, i);
      Source source = read_source (quotation, text, citations, facts, indexes);

      quotation->match = match_best (quotation, text, indexes, source.first);
      quotation->verdict = quotation->match != NULL ? weigh (quotation->match, &source) : REJ_QUOTE_UNCHECKED;
      if (quotation->verdict == REJ_QUOTE_ALTERED)
        report_altered (quotation, text, findings);
      else if (quotation->verdict == REJ_QUOTE_NOT_FOUND && source.kind == SOURCE_LOADED)
        g_ptr_array_add (findings,
                         rej_finding_new ("quotation-not-found", REJ_FINDING_TIER_QUOTATION, REJ_FINDING_WARNING, quotation->start, quotation->end,
                                          g_strdup (_ ("These words were not found in the text that is cited: compare them with it."))));
      if (quotation->verdict == REJ_QUOTE_VERBATIM || quotation->verdict == REJ_QUOTE_ALTERED)
        check_page (quotation, &source, citations, text, findings);
    }
}

/**
 * rej_quoted_covers:
 * @quotations: (element-type RejQuoted): what a block quotes
 * @start: a byte of its visible text
 * @end: the byte after the last
 *
 * Tells whether words are others', which stay as they are.
 *
 * Returns: whether part of them is quoted
 */
gboolean
rej_quoted_covers (const GArray *quotations,
                   guint start,
                   guint end)
{
  g_return_val_if_fail (quotations != NULL, FALSE);

  for (guint i = 0; i < quotations->len; i++)
    {
      const RejQuoted *quotation = &g_array_index (quotations, RejQuoted, i);

      if (quotation->start < end && start < quotation->end)
        return TRUE;
    }

  return FALSE;
}
