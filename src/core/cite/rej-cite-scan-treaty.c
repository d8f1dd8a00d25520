/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-cite-scan-private.h"

/* Treaties and declarations that are cited by their articles. */
static const char *const treaties[] = {
  "International Covenant on Civil and Political Rights",
  "International Covenant on Economic, Social and Cultural Rights",
  "International Covenant on Economic, Social, and Cultural Rights",
  "International Convention on the Elimination of All Forms of Racial Discrimination",
  "International Convention on the Protection of the Rights of All Migrant Workers",
  "Universal Declaration of Human Rights",
  "Convention on the Rights of the Child",
  "Convention on the Rights of Persons with Disabilities",
  "Convention on the Elimination of All Forms of Discrimination Against Women",
  "Convention on the Elimination of All Forms of Discrimination against Women",
  "Convention Against Torture and Other Cruel, Inhuman or Degrading Treatment or Punishment",
  "Convention against Torture and Other Cruel, Inhuman or Degrading Treatment or Punishment",
  "Convention Against Torture",
  "Convention against Torture",
  "Convention Relating to the Status of Refugees",
  "Convention relating to the Status of Refugees",
  "Convention for the Protection of Human Rights and Fundamental Freedoms",
  "Convention on the Prevention and Punishment of the Crime of Genocide",
  "Protocol Relating to the Status of Refugees",
  "Protocol relating to the Status of Refugees",
  "Refugee Convention",
  "Refugee Protocol",
  "European Convention on Human Rights",
  "American Convention on Human Rights",
  "American Declaration of the Rights and Duties of Man",
  "Vienna Convention on the Law of Treaties",
  "Vienna Convention on Consular Relations",
  "Genocide Convention",
  "Geneva Convention",
  "Rome Statute",
  "Charter of the United Nations",
  "U.N. Charter",
  "UN Charter",
  "ICESCR",
  "ICERD",
  "CEDAW",
  "ICCPR",
  "UDHR",
  "UNCRC",
  "CRPD",
  "CERD",
  "ECHR",
  "CAT",
  "CRC",
  NULL,
};

static const char *const eu_laws[] = {
  "Charter of Fundamental Rights of the European Union",
  "Charter of Fundamental Rights",
  "General Data Protection Regulation",
  "EU Charter",
  "GDPR",
  "TFEU",
  "TEU",
  NULL,
};

static const char *const articles[] = { "arts.", "art.", "articles", "article", "Articles", "Article", "Arts.", "Art.", NULL };

/*
 * rej_cite_match_treaty:
 *
 * Reads the name of a treaty that is cited by its articles, or of European law that is.
 *
 * Returns: the offset after it, 0 where there is none
 */
guint32
rej_cite_match_treaty (const RejCiteCursor *cursor,
                       guint32 at)
{
  guint32 end = rej_cite_words_at (cursor, at, treaties);

  return end != 0 ? end : rej_cite_words_at (cursor, at, eu_laws);
}

/* "17", "17(1)", "I", with its paragraphs; 0 where none stands. */
static guint32
article_number_at (const RejCiteCursor *cursor,
                   guint32 at,
                   guint32 *value)
{
  guint32 end = at, shape = 0;
  RejCiteNumber number;

  *value = 0;
  if (rej_cite_digits_at (cursor, at, &number))
    {
      *value = number.value;
      end = number.end;
      if (rej_cite_at (cursor, end) == '.' && rej_cite_digits_at (cursor, end + 1, &number))
        end = number.end;
      else if (rej_cite_is_letter (rej_cite_at (cursor, end)) && !rej_cite_is_letter (rej_cite_at (cursor, end + 1)))
        end++;
    }
  else
    {
      while (rej_cite_at (cursor, end) != 0 && strchr ("IVX", rej_cite_at (cursor, end)) != NULL && end - at < 8)
        end++;
    }
  if (end == at || !rej_cite_ends_word (cursor, end))
    return 0;

  return rej_cite_at (cursor, end) == '(' ? rej_cite_match_subsections (cursor, end, &shape) : end;
}

static void
add_article (RejCiteScan *self,
             RejCiteSpan span,
             RejCiteSpan name,
             RejCiteSpan article,
             guint32 value)
{
  gboolean is_eu = rej_cite_words_at (&self->cursor, name.start, eu_laws) != 0;
  RejCitation *citation = rej_cite_scan_add (self, REJ_CITE_OTHER, span.start, span.end);

  citation->type = is_eu ? REJ_CITE_TYPE_EU_LAW : REJ_CITE_TYPE_TREATY;
  citation->page = value;
  rej_cite_scan_field (self, REJ_CITE_FIELD_NAME, name.start, name.end);
  rej_cite_scan_field (self, REJ_CITE_FIELD_ARTICLE, article.start, article.end);
}

/* Further articles of a list, themselves alone. */
static guint32
add_members (RejCiteScan *self,
             RejCiteSpan name,
             guint32 at)
{
  static const char *const joints[] = { ", and ", ", ", " and ", " & ", "-", NULL };
  const RejCiteCursor *cursor = &self->cursor;

  for (guint n = 0; n < 20; n++)
    {
      guint32 next = 0, end, value;

      for (guint i = 0; joints[i] != NULL && next == 0; i++)
        next = rej_cite_word_at (cursor, at, joints[i]);
      end = next != 0 ? article_number_at (cursor, next, &value) : 0;
      if (end == 0 || rej_cite_is_upper (rej_cite_at (cursor, rej_cite_skip_blanks (cursor, end))))
        break;
      add_article (self, (RejCiteSpan) { next, end }, name, (RejCiteSpan) { next, end }, value);
      rej_cite_list_last (self->list)->shape |= REJ_CITE_SHAPE_MEMBER;
      at = end;
    }

  return at;
}

/* "T.I.A.S. No. 6577" */
static guint32
scan_tias (RejCiteScan *self,
           guint32 at)
{
  static const char *const words[] = { "T.I.A.S. No.", "T.I.A.S.", "TIAS No.", "TIAS", NULL };
  guint32 next = rej_cite_words_at (&self->cursor, at, words);
  RejCiteNumber number;

  if (next == 0 || !rej_cite_number_at (&self->cursor, rej_cite_skip_blanks (&self->cursor, next), &number))
    return 0;
  rej_cite_scan_add (self, REJ_CITE_OTHER, at, number.end)->type = REJ_CITE_TYPE_TREATY;
  rej_cite_scan_field (self, REJ_CITE_FIELD_NUMBER, number.start, number.end);

  return number.end;
}

/* The year that belongs to "Convention" or "Protocol" alone: "1951 Convention". */
static guint32
dated_name (const RejCiteCursor *cursor,
            guint32 at,
            guint32 *end)
{
  static const char *const words[] = { "Convention", "Protocol", NULL };

  *end = rej_cite_words_at (cursor, at, words);
  if (*end == 0 || at < 5)
    return 0;

  return rej_cite_word_at (cursor, at - 5, "1951 ") == at || rej_cite_word_at (cursor, at - 5, "1967 ") == at ? at - 5 : 0;
}

/*
 * rej_cite_scan_treaty:
 *
 * Reads "ICCPR art. 17" and "T.I.A.S. No. 1234"; a treaty series with volume and page after it is a citation of its
 * own.
 */
guint32
rej_cite_scan_treaty (RejCiteScan *self,
                      guint32 at)
{
  const RejCiteCursor *cursor = &self->cursor;
  RejCiteSpan name = { at, rej_cite_match_treaty (cursor, at) };
  guint32 next, article, end, value;

  if (name.end == 0)
    {
      if (rej_cite_at (cursor, at) == 'T')
        return scan_tias (self, at);
      name.start = dated_name (cursor, at, &name.end);
      if (name.start < self->tail || name.end == 0 || (name.start == 0 && at != 5))
        return 0;
    }
  next = name.end;
  /* "(ICCPR)" */
  if (rej_cite_blank_at (cursor, next) > 0 && rej_cite_at (cursor, rej_cite_skip_blanks (cursor, next)) == '(')
    {
      guint32 close = rej_cite_skip_blanks (cursor, next) + 1;

      while (rej_cite_is_upper (rej_cite_at (cursor, close)) && close - next < 14)
        close++;
      if (rej_cite_at (cursor, close) == ')')
        next = close + 1;
    }
  next = rej_cite_skip_blanks (cursor, rej_cite_at (cursor, next) == ',' ? next + 1 : next);
  article = rej_cite_words_at (cursor, next, articles);
  article = article != 0 ? rej_cite_skip_blanks (cursor, article) : 0;
  end = article != 0 ? article_number_at (cursor, article, &value) : 0;
  if (end == 0)
    return 0;
  add_article (self, (RejCiteSpan) { name.start, end }, name, (RejCiteSpan) { article, end }, value);

  return add_members (self, name, end);
}

/*
 * rej_cite_scan_article:
 *
 * Reads "Article 17 of the ICCPR", "art. 9 GDPR".
 */
guint32
rej_cite_scan_article (RejCiteScan *self,
                       guint32 at)
{
  static const char *const joints[] = { "of the 1951 ", "of the 1967 ", "of the ", "of ", NULL };
  const RejCiteCursor *cursor = &self->cursor;
  guint32 article = rej_cite_words_at (cursor, at, articles);
  guint32 end, next, name_end, value;

  if (article == 0)
    return 0;
  article = rej_cite_skip_blanks (cursor, article);
  end = article_number_at (cursor, article, &value);
  if (end == 0 || rej_cite_blank_at (cursor, end) == 0)
    return 0;
  next = rej_cite_skip_blanks (cursor, end);
  if (rej_cite_words_at (cursor, next, joints) != 0)
    next = rej_cite_words_at (cursor, next, joints);
  name_end = rej_cite_match_treaty (cursor, next);
  if (name_end == 0)
    return 0;
  add_article (self, (RejCiteSpan) { at, name_end }, (RejCiteSpan) { next, name_end }, (RejCiteSpan) { article, end }, value);

  return name_end;
}

/* "III) A" of the number of a resolution. */
static guint32
skip_session (const RejCiteCursor *cursor,
              guint32 at)
{
  guint32 end = at, letter;

  while (rej_cite_at (cursor, end) != 0 && strchr ("IVXL", rej_cite_at (cursor, end)) != NULL && end - at < 8)
    end++;
  if (end == at || rej_cite_at (cursor, end) != ')')
    return 0;
  letter = rej_cite_skip_blanks (cursor, end + 1);

  return letter > end + 1 && rej_cite_is_upper (rej_cite_at (cursor, letter)) && rej_cite_ends_word (cursor, letter + 1) && rej_cite_at (cursor, letter + 1) != '.' ? letter + 1 : end + 1;
}

/* The characters of a symbol such as "A/HRC/27/37" or "CCPR/C/GC/35". */
static guint32
symbol_end (const RejCiteCursor *cursor,
            guint32 at)
{
  guint32 end = at;
  guint n_slashes = 0;

  while (end - at < 48 && (rej_cite_is_alnum (rej_cite_at (cursor, end)) || (rej_cite_at (cursor, end) != 0 && strchr ("/.-", rej_cite_at (cursor, end)) != NULL)))
    n_slashes += rej_cite_at (cursor, end++) == '/';
  while (end > at && strchr ("/.-", rej_cite_at (cursor, end - 1)) != NULL)
    end--;
  /* "A/RES/217(III)" */
  if (rej_cite_at (cursor, end) == '(' && rej_cite_is_digit (rej_cite_at (cursor, end - 1)) && skip_session (cursor, end + 1) != 0)
    while (rej_cite_at (cursor, end - 1) != ')')
      end++;

  return n_slashes > 0 && end > at ? end : 0;
}

static guint32
add_document (RejCiteScan *self,
              guint32 start,
              guint32 number,
              guint32 end)
{
  RejCiteTail tail;

  rej_cite_scan_add (self, REJ_CITE_OTHER, start, end)->type = REJ_CITE_TYPE_UN_DOCUMENT;
  rej_cite_scan_field (self, REJ_CITE_FIELD_NUMBER, number, end);
  if (rej_cite_match_year (&self->cursor, end, &tail))
    rej_cite_scan_add_tail (self, &tail);

  return end;
}

/*
 * rej_cite_scan_un_document:
 *
 * Reads "U.N. Doc. A/HRC/27/37", "A/RES/68/167", "G.A. Res. 217A (III)".
 */
guint32
rej_cite_scan_un_document (RejCiteScan *self,
                           guint32 at)
{
  static const char *const docs[] = { "U.N. Docs.", "U.N. Doc.", "UN Doc.", "UN Doc", "U. N. Doc.", NULL };
  static const char *const resolutions[] = { "G.A. Res.", "S.C. Res.", "H.R.C. Res.", "GA Res.", "SC Res.", "UNGA Res.",
                                             "UNSC Res.", "HRC Res.", "E.S.C. Res.", NULL };
  static const char *const symbols[] = { "A/RES/", "A/HRC/", "A/CONF.", "A/C.", "S/RES/", "S/PV.", "E/CN.", "E/C.",
                                         "CCPR/C/", "CAT/C/", "CRC/C/", "CEDAW/C/", "CERD/C/", "CRPD/C/", "CMW/C/",
                                         "HRI/GEN/", "HCR/", NULL };
  const RejCiteCursor *cursor = &self->cursor;
  guint32 next = rej_cite_words_at (cursor, at, docs), end = 0;

  if (next != 0)
    {
      next = rej_cite_skip_blanks (cursor, next);
      end = symbol_end (cursor, next);
      return end != 0 ? add_document (self, at, next, end) : 0;
    }
  next = rej_cite_words_at (cursor, at, resolutions);
  if (next != 0)
    {
      RejCiteNumber number;

      next = rej_cite_skip_blanks (cursor, next);
      if (!rej_cite_digits_at (cursor, next, &number))
        return 0;
      end = number.end;
      while (rej_cite_is_alnum (rej_cite_at (cursor, end)) || (rej_cite_at (cursor, end) == '/' && rej_cite_is_digit (rej_cite_at (cursor, end + 1))))
        end++;
      /* "217 (III) A" counts the sessions too. */
      if (rej_cite_word_at (cursor, end, " (") != 0 && skip_session (cursor, rej_cite_word_at (cursor, end, " (")) != 0)
        end = skip_session (cursor, rej_cite_word_at (cursor, end, " ("));
      return add_document (self, at, next, end);
    }
  for (guint i = 0; symbols[i] != NULL && end == 0; i++)
    if (rej_cite_word_at (cursor, at, symbols[i]) != 0)
      end = symbol_end (cursor, at);

  return end != 0 ? add_document (self, at, at, end) : 0;
}
