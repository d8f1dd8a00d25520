/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-cite-scan.h"

#include "rej-cite-scan-private.h"

/*
 * One pass over the text. Most bytes begin nothing: a table says which do. At those, and only where a word begins, a
 * parser looks at what follows; each looks a bounded distance ahead and back, so that the scan is linear whatever the
 * text is.
 */
enum
{
  NOTHING,
  DIGIT,
  CAPITAL,
  SMALL, /* small letters that begin something: id., supra, section, at, http, doi … */
  SIGN, /* the first byte of a section or paragraph sign */
  OPEN, /* a parenthesis or bracket */
};

/* The longest parenthesis that is looked at for a year. */
#define MAX_PARENTHESIS 80
/* The longest that is taken to explain a citation. */
#define MAX_ASIDE 600

static const guint8 classes[256] = {
  ['0' ... '9'] = DIGIT,
  ['A' ... 'Z'] = CAPITAL,
  ['a'] = SMALL,
  ['c'] = SMALL,
  ['d'] = SMALL,
  ['e'] = SMALL,
  ['h'] = SMALL,
  ['i'] = SMALL,
  ['p'] = SMALL,
  ['s'] = SMALL,
  ['w'] = SMALL,
  [0xC2] = SIGN,
  ['('] = OPEN,
  ['['] = OPEN,
};

static gboolean
follows_number (const RejCiteCursor *cursor,
                guint32 at)
{
  guchar before = at > 0 ? (guchar) cursor->text[at - 1] : 0;

  if (before == '$')
    return TRUE;

  if (before == ',')
    return at > 1 && rej_cite_is_digit (cursor->text[at - 2]);

  return at > 1 && (before == '.' || before == '-') && rej_cite_is_alnum (cursor->text[at - 2]);
}

static guint32
skip_digits (const RejCiteCursor *cursor,
             guint32 at)
{
  while (rej_cite_is_digit (rej_cite_at (cursor, at)))
    at++;

  return at;
}

static guint32
scan_source (RejCiteScan *self,
             const RejCiteNumber *number,
             const RejCiteMatch *match)
{
  guint source = rej_cite_editions[match->edition].source;

  if (source == REJ_CITE_SOURCE_USC || source == REJ_CITE_SOURCE_CFR)
    return rej_cite_scan_code (self, number, match);

  return rej_cite_scan_volume (self, number, match);
}

static gboolean
is_plain_code (const RejCiteMatch *match)
{
  guint source = rej_cite_editions[match->edition].source;

  return source == REJ_CITE_SOURCE_USC || source == REJ_CITE_SOURCE_CFR || source == REJ_CITE_SOURCE_FR;
}

/* "VT" and "Vt." are spelled alike; only a neutral citation has a year for its volume. */
static void
choose_edition (const RejCiteCursor *cursor,
                const RejCiteNumber *number,
                RejCiteMatch *match)
{
  const RejCiteEdition *edition = &rej_cite_editions[match->edition];
  gboolean is_neutral = edition->source == REJ_CITE_SOURCE_NEUTRAL;

  if (edition->other != 0 && is_neutral != (number->value >= 1950 && memchr (cursor->text + match->start, '.', match->end - match->start) == NULL))
    match->edition = edition->other;
}

/* A number: a volume or title, the beginning of a RIN or a DOI, or nothing. */
static guint32
scan_number (RejCiteScan *self,
             guint32 at)
{
  const RejCiteCursor *cursor = &self->cursor;
  guint32 after = skip_digits (cursor, at), next, end;
  RejCiteNumber number;
  RejCiteMatch match;

  if (after - at > 4 || follows_number (cursor, at))
    return after;
  if (after - at == 4 && rej_cite_dash_at (cursor, after) > 0 && (end = rej_cite_scan_bare_rin (self, at)) != 0)
    return end;
  rej_cite_digits_at (cursor, at, &number);
  if (after - at == 4 && (end = rej_cite_scan_neutral (self, &number)) != 0)
    return end;
  if (rej_cite_at (cursor, after) == '.' && after - at == 2 && (end = rej_cite_scan_doi (self, at)) != 0)
    return end;

  next = rej_cite_at (cursor, after) == '.' ? after + 1 : after;
  next = rej_cite_skip_blanks (cursor, next);
  if (!rej_cite_is_upper (rej_cite_at (cursor, next)))
    {
      if (next == after || strchr ("cuf", rej_cite_at (cursor, next)) == NULL || !rej_cite_match_loose_code (cursor, next, &match))
        return after;
      return (end = scan_source (self, &number, &match)) != 0 ? end : after;
    }
  if (next > after && (end = rej_cite_scan_law (self, &number, next)) != 0)
    return end;
  if (!rej_cite_match_source (cursor, next, &match) && !(next > after && rej_cite_match_loose_code (cursor, next, &match)))
    {
      if (next > after && rej_cite_at (cursor, after) != '.')
        rej_cite_scan_unknown_reporter (self, &number, next);
      return after;
    }
  choose_edition (cursor, &number, &match);
  /* "42. C.F.R." and "8CFR" are slips that only these three are worth reading for. */
  if ((next == after || rej_cite_at (cursor, after) == '.') && !is_plain_code (&match))
    return after;
  end = scan_source (self, &number, &match);

  return end != 0 ? end : after;
}

typedef guint32 (*Parser) (RejCiteScan *self,
                           guint32 at);

/* A parser and the second bytes of what it reads, which rule most words out. */
typedef struct
{
  Parser parse;
  const char *seconds;
} Opening;

/* The first byte of a dash outside ASCII. */
#define DASH "-\xe2"

/* What a word may begin, by its first letter. */
static const Opening openings[26][9] = {
  ['A' - 'A'] = { { rej_cite_scan_date, "pu" },
                  { rej_cite_scan_act, "c" },
                  { rej_cite_scan_acronym, "PDCERW" },
                  { rej_cite_scan_application, "p" },
                  { rej_cite_scan_article, "r" },
                  { rej_cite_scan_treaty, "m" } },
  ['C' - 'A'] = { { rej_cite_scan_acronym, "AWEFORZ" },
                  { rej_cite_scan_constitution, "oO" },
                  { rej_cite_scan_code_name, "o" },
                  { rej_cite_scan_treaty, "ohEAR" },
                  { rej_cite_scan_sections, "h" },
                  { rej_cite_scan_guidance, "i" },
                  { rej_cite_scan_court_rule, "a" },
                  { rej_cite_scan_eu_case, DASH } },
  ['D' - 'A'] = { { rej_cite_scan_loose_docket, "oO" },
                  { rej_cite_scan_date, "e" },
                  { rej_cite_scan_doi, "O" },
                  { rej_cite_scan_acronym, "P" },
                  { rej_cite_scan_eu_law, "ie" },
                  { rej_cite_scan_court_rule, "." } },
  ['E' - 'A'] = { { rej_cite_scan_order, "xX.O" },
                  { rej_cite_scan_acronym, "SRPCF" },
                  { rej_cite_scan_treaty, "uCU" },
                  { rej_cite_scan_eu_case, "CU" },
                  { rej_cite_scan_un_document, "." } },
  ['F' - 'A'] = { { rej_cite_scan_fr_doc, "Re" },
                  { rej_cite_scan_register, "e" },
                  { rej_cite_scan_date, "er" },
                  { rej_cite_scan_court_rule, "eE" },
                  { rej_cite_scan_guidance, "Io" },
                  { rej_cite_scan_acronym, "LOIDFETPACHMV" },
                  { rej_cite_scan_eu_case, DASH } },
  ['G' - 'A'] = { { rej_cite_scan_treaty, "eD" }, { rej_cite_scan_un_document, ".A" }, { rej_cite_scan_acronym, "ILP" } },
  ['H' - 'A'] = { { rej_cite_scan_report, ".o" },
                  { rej_cite_scan_bill, "." },
                  { rej_cite_scan_un_document, ".R" },
                  { rej_cite_scan_acronym, "SIME" } },
  ['I' - 'A'] = { { rej_cite_scan_id, "db" },
                  { rej_cite_scan_infra, "n" },
                  { rej_cite_scan_acronym, "NRID.CG" },
                  { rej_cite_scan_treaty, "nC" } },
  ['J' - 'A'] = { { rej_cite_scan_date, "au" } },
  ['M' - 'A'] = { { rej_cite_scan_date, "ao" },
                  { rej_cite_scan_guidance, DASH },
                  { rej_cite_scan_acronym, "MSH" },
                  { rej_cite_scan_court_rule, "o" } },
  ['N' - 'A'] = { { rej_cite_scan_date, "o" }, { rej_cite_scan_acronym, "ELGHFAV" }, { rej_cite_scan_guidance, "I" } },
  ['O' - 'A'] = { { rej_cite_scan_omb, "M" },
                  { rej_cite_scan_guidance, "Mf" },
                  { rej_cite_scan_date, "c" },
                  { rej_cite_scan_eu_law, "J." },
                  { rej_cite_scan_acronym, "SCP" } },
  ['P' - 'A'] = { { rej_cite_scan_public_law, "urvLUR." },
                  { rej_cite_scan_proclamation, "rR" },
                  { rej_cite_scan_sections, "at" },
                  { rej_cite_scan_treaty, "r" },
                  { rej_cite_scan_acronym, "HRUA" },
                  { rej_cite_scan_guidance, "M" } },
  ['B' - 'A'] = { { rej_cite_scan_acronym, "HS" } },
  ['R' - 'A'] = { { rej_cite_scan_rin, "I" },
                  { rej_cite_scan_restatement, "eE" },
                  { rej_cite_scan_acronym, "CFLE" },
                  { rej_cite_scan_eu_law, "e" },
                  { rej_cite_scan_treaty, "eo" } },
  ['S' - 'A'] = { { rej_cite_scan_date, "eau" },
                  { rej_cite_scan_report, ".e" },
                  { rej_cite_scan_bill, "." },
                  { rej_cite_scan_sections, "eE" },
                  { rej_cite_scan_acronym, "SDMBO" },
                  { rej_cite_scan_un_document, ".C" },
                  { rej_cite_scan_court_rule, "u" } },
  ['T' - 'A'] = { { rej_cite_scan_date, "uh" },
                  { rej_cite_scan_treaty, ".IFE" },
                  { rej_cite_scan_acronym, "SVrIC" },
                  { rej_cite_scan_eu_case, DASH } },
  ['U' - 'A'] = { { rej_cite_scan_code_name, "n." },
                  { rej_cite_scan_treaty, "nDN." },
                  { rej_cite_scan_un_document, ".N" },
                  { rej_cite_scan_acronym, "MC" },
                  { rej_cite_scan_guidance, "S" } },
  ['V' - 'A'] = { { rej_cite_scan_treaty, "i" }, { rej_cite_scan_acronym, "AOR" } },
  ['W' - 'A'] = { { rej_cite_scan_date, "e" }, { rej_cite_scan_acronym, "AI" } },
};

static gboolean
opens_supra (const RejCiteCursor *cursor,
             guint32 at)
{
  return (rej_cite_at (cursor, at) | 0x20) == 's' && rej_cite_word_at (cursor, at + 1, "upra") != 0;
}

/* "A.R. 45", "ECF No. 12", "Tr. 12:3": a paper of the case at hand is cited, which Id. may then stand for. */
static gboolean
cites_paper (const RejCiteCursor *cursor,
             guint32 at)
{
  static const char *const papers[] = { "A.R. ", "AR ", "Aff. ", "App. ", "Br. ", "Compl. ", "Decl. ", "Dep. ", "Dkt. No. ", "Dkt. ",
                                        "Doc. No. ", "ECF No. ", "ECF ", "Ex. ", "Hr'g Tr. ", "J.A. ", "Mem. ", "Mot. ", "Tr. ", NULL };
  guint32 next = 0;

  for (guint i = 0; papers[i] != NULL && next == 0; i++)
    if ((guchar) papers[i][0] == rej_cite_at (cursor, at))
      next = rej_cite_word_at (cursor, at, papers[i]);

  return next != 0 && rej_cite_is_digit (rej_cite_at (cursor, next));
}

/* Goes on after a word in capitals that nothing began with; a docket may. */
static guint32
scan_capital (RejCiteScan *self,
              guint32 at)
{
  const RejCiteCursor *cursor = &self->cursor;
  const Opening *row = openings[rej_cite_at (cursor, at) - 'A'];
  guchar second = rej_cite_at (cursor, at + 1);
  guint32 end, next = at + 1;

  for (guint i = 0; i < G_N_ELEMENTS (openings[0]) && row[i].parse != NULL && second != 0; i++)
    if (strchr (row[i].seconds, second) != NULL && (end = row[i].parse (self, at)) != 0)
      return end;
  if (opens_supra (cursor, at) && (end = rej_cite_scan_supra (self, at)) != 0)
    return end;
  if ((end = rej_cite_scan_law (self, NULL, at)) != 0)
    return end;
  if (at >= self->tail && cites_paper (cursor, at))
    self->unknown = TRUE;
  if (second == '/')
    return (end = rej_cite_scan_un_document (self, at)) != 0 ? end : next;
  if (rej_cite_is_upper (rej_cite_at (cursor, next)))
    {
      while (rej_cite_is_upper (rej_cite_at (cursor, next)) || rej_cite_at (cursor, next) == '_')
        next++;
      if (next - at <= 12 && (rej_cite_dash_at (cursor, next) > 0 || rej_cite_is_digit (rej_cite_at (cursor, next))) && (end = rej_cite_scan_docket (self, at)) != 0)
        return end;
      if (next - at <= 12 && rej_cite_at (cursor, next) == '/' && ((end = rej_cite_scan_un_document (self, at)) != 0 || (end = rej_cite_scan_notice (self, at)) != 0))
        return end;
    }

  return next;
}

static guint32
scan_small (RejCiteScan *self,
            guint32 at)
{
  const RejCiteCursor *cursor = &self->cursor;
  guchar second = rej_cite_at (cursor, at + 1);
  guint32 end = 0;

  switch (rej_cite_at (cursor, at))
    {
    case 'a':
      if (second == 't' && rej_cite_blank_at (cursor, at + 2) > 0 && at > 1 && (rej_cite_is_digit (rej_cite_at (cursor, at + 3)) || rej_cite_blank_at (cursor, at + 2) > 1 || rej_cite_at (cursor, at + 3) == '*'))
        end = rej_cite_scan_bare_name (self, at);
      else if (second == 'r')
        end = rej_cite_scan_article (self, at);
      break;
    case 'c':
      end = second == 'h' && rej_cite_at (cursor, at + 3) == 'p' ? rej_cite_scan_sections (self, at) : 0;
      break;
    case 'd':
      end = second == 'o' ? rej_cite_scan_doi (self, at) : 0;
      break;
    case 'e':
      end = second == 'x' && rej_cite_at (cursor, at + 2) == 'e' ? rej_cite_scan_order (self, at) : 0;
      break;
    case 'h':
      end = second == 't' ? rej_cite_scan_url (self, at) : 0;
      break;
    case 'i':
      end = (second == 'd' && !rej_cite_is_letter (rej_cite_at (cursor, at + 2))) || second == 'b' ? rej_cite_scan_id (self, at) : 0;
      if (second == 'n' && rej_cite_at (cursor, at + 2) == 'f')
        end = rej_cite_scan_infra (self, at);
      break;
    case 'p':
      end = second == 'a' && rej_cite_at (cursor, at + 3) == 't' ? rej_cite_scan_sections (self, at) : 0;
      break;
    case 's':
      if (second == 'u')
        end = opens_supra (cursor, at) ? rej_cite_scan_supra (self, at) : 0;
      else if (second == 'e' && rej_cite_at (cursor, at + 2) == 'c')
        end = rej_cite_scan_sections (self, at);
      break;
    case 'w':
      end = second == 'w' ? rej_cite_scan_url (self, at) : 0;
      break;
    default:
      break;
    }

  return end != 0 ? end : at + 1;
}

static guint32
scan_sign (RejCiteScan *self,
           guint32 at)
{
  guint32 end;

  if (rej_cite_section_sign_at (&self->cursor, at) == 0)
    {
      /* A paragraph of something that is cited in a way unknown here. */
      if (rej_cite_at (&self->cursor, at + 1) == 0xB6 && at >= self->tail)
        self->unknown = TRUE;
      return at + 1;
    }
  end = rej_cite_scan_sections (self, at);
  if (end == 0)
    self->unknown = TRUE;

  return end != 0 ? end : at + 2;
}

/* A parenthesis right after a citation or another parenthesis explains it; Id. does not look at what is cited there. */
static void
note_aside (RejCiteScan *self,
            guint32 at)
{
  const RejCiteCursor *cursor = &self->cursor;
  guint32 before = rej_cite_back_blanks (cursor, at, 0);
  guint32 end = at + 1;
  guint depth = 1;

  if (at < self->aside || before == at || before == 0 || (cursor->text[before - 1] != ')' && (before != self->tail || rej_cite_list_get_n (self->list) == 0)))
    return;
  for (; end < cursor->length && end - at < MAX_ASIDE && depth > 0; end++)
    depth += cursor->text[end] == '(' ? 1 : cursor->text[end] == ')' ? -1u
                                                                     : 0;
  self->aside = end;
}

/* A year in parentheses that belongs to no citation known here may end one of a book or an article. */
static guint32
scan_parenthesis (RejCiteScan *self,
                  guint32 at)
{
  const RejCiteCursor *cursor = &self->cursor;
  guint32 close = at + 1;
  RejCiteNumber year;

  if (rej_cite_is_digit (rej_cite_at (cursor, at + 1)))
    {
      guint32 end = rej_cite_scan_foreign (self, at);

      if (end != 0)
        return end;
    }
  if (rej_cite_at (cursor, at) == '[')
    return at + 1;
  note_aside (self, at);
  if (at < self->tail)
    return at + 1;
  while (close - at < MAX_PARENTHESIS && close < cursor->length && cursor->text[close] != ')' && cursor->text[close] != '(')
    close++;
  if (close - at > 4 && rej_cite_at (cursor, close) == ')' && rej_cite_begins_word (cursor, close - 4) && rej_cite_digits_at (cursor, close - 4, &year) && year.end == close && year.value >= 1600 && year.value <= 2199)
    self->unknown = TRUE;

  return at + 1;
}

static guint32
scan_at (RejCiteScan *self,
         guint32 at,
         guint class)
{
  if (class == SIGN)
    return scan_sign (self, at);
  if (class == OPEN)
    return scan_parenthesis (self, at);
  if (!rej_cite_begins_word (&self->cursor, at))
    return class == DIGIT ? skip_digits (&self->cursor, at) : at + 1;
  if (class == DIGIT)
    return scan_number (self, at);

  return class == CAPITAL ? scan_capital (self, at) : scan_small (self, at);
}

/**
 * rej_cite_scan:
 * @text: valid UTF-8; need not end in NUL. The visible text of a block, markup removed
 * @length: bytes of @text, below 2 GiB
 *
 * Finds the citations of a text and reads their parts. One pass, linear in @length, no state kept: safe in any
 * thread. Offsets in the result are bytes of @text.
 *
 * Citations are read as the Bluebook and the Federal Register print them, with any blanks, dashes and quotes, and
 * broken over lines. Bytes that are not UTF-8 are harmless and part of no citation.
 *
 * Returns: (transfer full): the citations in the order of the text
 */
RejCiteList *
rej_cite_scan (const char *text,
               gsize length)
{
  RejCiteScan scan = { 0 };
  const guchar *bytes = (const guchar *) text;
  guint32 at = 0;

  g_return_val_if_fail (text != NULL || length == 0, rej_cite_list_new ());
  g_return_val_if_fail (length < G_MAXINT32, rej_cite_list_new ());

  scan.cursor = (RejCiteCursor) { text, (guint32) length };
  scan.list = rej_cite_list_new ();
  while (at < length)
    {
      guint class = classes[bytes[at]];

      if (G_LIKELY (class == NOTHING || (class == SMALL && at > 0 && rej_cite_is_letter (bytes[at - 1]))))
        at++;
      else
        at = scan_at (&scan, at, class);
    }
  scan.list->ends_unknown = scan.unknown;
  rej_cite_list_trim (scan.list);

  return scan.list;
}
