/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-cite-section.h"

/* Whether a byte ends an address on the web. Bytes of letters outside ASCII do not. */
static gboolean
ends_url (const RejCiteCursor *cursor,
          guint32 at)
{
  guchar byte = rej_cite_at (cursor, at);

  return byte <= ' ' || byte == '<' || byte == '>' || byte == '"' || byte == '`' || rej_cite_blank_at (cursor, at) > 0 || (byte == 0xE2 && rej_cite_at (cursor, at + 1) == 0x80 && (rej_cite_at (cursor, at + 2) == 0x9C || rej_cite_at (cursor, at + 2) == 0x9D));
}

/* Steps back over the marks of the sentence that follow an address; a bracket goes unless the address opens it. */
static guint32
trim_url (const RejCiteCursor *cursor,
          guint32 start,
          guint32 end)
{
  gint open = 0;

  for (guint32 i = start; i < end; i++)
    open += cursor->text[i] == '(' ? 1 : cursor->text[i] == ')' ? -1
                                                                : 0;
  while (end > start)
    {
      guchar byte = cursor->text[end - 1];

      if (byte == ')' && open < 0)
        open++;
      else if (strchr (".,;:!?'*]_", byte) == NULL)
        break;
      end--;
    }

  return end;
}

static guint32
url_end (const RejCiteCursor *cursor,
         guint32 at)
{
  guint32 end = at;

  while (!ends_url (cursor, end))
    end++;

  return end;
}

/*
 * rej_cite_scan_url:
 *
 * Reads a web address; what it holds is no citation of its own. A DOI's address is that DOI.
 */
guint32
rej_cite_scan_url (RejCiteScan *self,
                   guint32 at)
{
  static const char *const schemes[] = { "https://", "http://", NULL };
  static const char *const resolvers[] = { "doi.org/10.", "dx.doi.org/10.", "www.doi.org/10.", NULL };
  const RejCiteCursor *cursor = &self->cursor;
  guint32 host = rej_cite_words_at (cursor, at, schemes);
  guint32 full, end, doi;
  RejCitation *citation;

  if (host == 0)
    return 0;
  full = url_end (cursor, host);
  end = trim_url (cursor, host, full);
  if (end < host + 4)
    return full;

  doi = 0;
  for (guint i = 0; resolvers[i] != NULL && doi == 0; i++)
    doi = rej_cite_word_at (cursor, host, resolvers[i]);
  citation = rej_cite_scan_add (self, REJ_CITE_OTHER, at, end);
  citation->type = doi != 0 && doi < end ? REJ_CITE_TYPE_DOI : REJ_CITE_TYPE_URL;
  if (citation->type == REJ_CITE_TYPE_DOI)
    rej_cite_scan_field (self, REJ_CITE_FIELD_DOI, doi - 3, end);
  else
    rej_cite_scan_field (self, REJ_CITE_TEXT_URL, at, end);

  return full;
}

/*
 * rej_cite_scan_doi:
 *
 * Reads "doi:10.1000/xyz" or, from its digits on, "10.1000/xyz".
 */
guint32
rej_cite_scan_doi (RejCiteScan *self,
                   guint32 at)
{
  static const char *const labels[] = { "doi:", "DOI:", "doi", "DOI", NULL };
  const RejCiteCursor *cursor = &self->cursor;
  guint32 label = rej_cite_words_at (cursor, at, labels);
  guint32 start = label != 0 ? rej_cite_skip_blanks (cursor, label) : at;
  guint32 next = rej_cite_word_at (cursor, start, "10.");
  RejCiteNumber registrant;
  RejCitation *citation;
  guint32 end;

  if (next == 0 || !rej_cite_digits_at (cursor, next, &registrant) || registrant.end - registrant.start < 4 || rej_cite_at (cursor, registrant.end) != '/')
    return 0;
  end = url_end (cursor, registrant.end);
  end = trim_url (cursor, registrant.end, end);
  if (end < registrant.end + 2)
    return 0;
  citation = rej_cite_scan_add (self, REJ_CITE_OTHER, at, end);
  citation->type = REJ_CITE_TYPE_DOI;
  rej_cite_scan_field (self, REJ_CITE_FIELD_DOI, start, end);

  return end;
}

static guint32
skip_roman (const RejCiteCursor *cursor,
            guint32 at)
{
  guint32 end = at;

  while (rej_cite_at (cursor, end) != 0 && strchr ("IVX", rej_cite_at (cursor, end)) != NULL && end - at < 8)
    end++;

  return end > at && rej_cite_ends_word (cursor, end) ? end : 0;
}

/*
 * rej_cite_scan_constitution:
 *
 * Reads "U.S. Const. amend. IV" and "U.S. Const. art. I, § 8, cl. 3".
 */
guint32
rej_cite_scan_constitution (RejCiteScan *self,
                            guint32 at)
{
  static const char *const words[] = { "U.S. Const.", "U. S. Const.", "US Const.", "U.S. CONST.", NULL };
  static const char *const parts[] = { "amends.", "amend.", "art.", "Amend.", "Art.", "pmbl.", NULL };
  const RejCiteCursor *cursor = &self->cursor;
  guint32 next = rej_cite_words_at (cursor, at, words);
  RejCiteSpan section = { 0 };
  guint32 part, roman, end;
  RejCiteNumber number;
  RejCitation *citation;

  if (next == 0)
    return 0;
  next = rej_cite_at (cursor, next) == ',' ? next + 1 : next;
  part = rej_cite_skip_blanks (cursor, next);
  end = rej_cite_words_at (cursor, part, parts);
  if (end == 0)
    return 0;
  roman = skip_roman (cursor, rej_cite_skip_blanks (cursor, end));
  if (roman != 0)
    end = roman;
  next = rej_cite_at (cursor, end) == ',' ? rej_cite_skip_blanks (cursor, end + 1) : end;
  if (rej_cite_section_sign_at (cursor, next) > 0 && rej_cite_digits_at (cursor, rej_cite_skip_blanks (cursor, next + 2), &number))
    {
      section = (RejCiteSpan) { number.start, number.end };
      end = number.end;
      next = rej_cite_at (cursor, end) == ',' ? rej_cite_skip_blanks (cursor, end + 1) : end;
      if (rej_cite_word_at (cursor, next, "cl. ") != 0 && rej_cite_digits_at (cursor, rej_cite_word_at (cursor, next, "cl. "), &number))
        end = number.end;
    }

  citation = rej_cite_scan_add (self, REJ_CITE_OTHER, at, end);
  citation->type = REJ_CITE_TYPE_CONSTITUTION;
  rej_cite_scan_field (self, REJ_CITE_FIELD_ARTICLE, part, roman != 0 ? roman : end);
  if (section.end > 0)
    rej_cite_scan_field (self, REJ_CITE_FIELD_SECTION, section.start, section.end);

  return end;
}

/* Acts that comments cite by their own sections. */
static const char *const acts[] = { "Immigration and Nationality Act", "Administrative Procedure Act", "Privacy Act",
                                    "Homeland Security Act", "Social Security Act", "Clean Air Act",
                                    "Clean Water Act", "Endangered Species Act", "National Environmental Policy Act",
                                    "Paperwork Reduction Act", "Regulatory Flexibility Act",
                                    "Unfunded Mandates Reform Act", "Americans with Disabilities Act",
                                    "Affordable Care Act", "E-Government Act", "INA", "APA", "NEPA", "HSA", "CAA",
                                    "CWA", "ESA", "SSA", "UMRA", NULL };

/*
 * rej_cite_scan_act:
 *
 * Reads a section of an act by its name: "INA § 103(a)", "INA section 212(a)", "section 103 of the INA".
 */
guint32
rej_cite_scan_act (RejCiteScan *self,
                   guint32 at)
{
  static const char *const signs[] = { "sections ", "section ", "sec. ", "secs. ", "Section ", "Sections ", NULL };
  static const char *const joints[] = { "of the ", "of ", NULL };
  const RejCiteCursor *cursor = &self->cursor;
  guint32 name = at, name_end = rej_cite_words_at (cursor, at, acts);
  guint32 next, end;
  RejCiteSectionMatch section;
  RejCitation *citation;

  next = name_end != 0 ? rej_cite_skip_blanks (cursor, rej_cite_at (cursor, name_end) == ',' ? name_end + 1 : name_end)
                       : at;
  end = rej_cite_words_at (cursor, next, signs);
  if (end == 0)
    {
      for (end = next; rej_cite_section_sign_at (cursor, end) > 0 && end - next < 4;)
        end += 2;
      if (end == next && name_end == 0)
        return 0;
      if (end == next && rej_cite_word_at (cursor, at, "INA ") == 0)
        return 0;
    }
  if (!rej_cite_match_usc_section (cursor, rej_cite_skip_blanks (cursor, end), FALSE, &section))
    return 0;
  end = section.subsections_end;
  if (name_end == 0)
    {
      if (rej_cite_blank_at (cursor, end) == 0)
        return 0;
      name = rej_cite_words_at (cursor, rej_cite_skip_blanks (cursor, end), joints);
      name_end = name != 0 ? rej_cite_words_at (cursor, name, acts) : 0;
      if (name_end == 0)
        return 0;
      end = name_end;
    }

  citation = rej_cite_scan_add (self, REJ_CITE_OTHER, at, end);
  citation->type = REJ_CITE_TYPE_NAMED_ACT;
  citation->page = section.digits.value;
  rej_cite_scan_field (self, REJ_CITE_FIELD_NAME, name, name_end);
  rej_cite_scan_field (self, REJ_CITE_FIELD_SECTION, section.start, section.end);
  if (section.subsections_end > section.subsections_start)
    rej_cite_scan_field (self, REJ_CITE_FIELD_SUBSECTIONS, section.subsections_start, section.subsections_end);

  return end;
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
  static const char *const names[] = { "International Covenant on Civil and Political Rights",
                                       "Universal Declaration of Human Rights", "Convention on the Rights of the Child",
                                       "Convention Against Torture", "Refugee Convention", "1951 Convention",
                                       "ICESCR", "ICERD", "CEDAW", "ICCPR", "UDHR", "UNCRC", "CRPD", "CAT", "CRC",
                                       "ECHR", NULL };
  static const char *const articles[] = { "arts.", "art.", "articles", "article", "Article", "Art.", NULL };
  const RejCiteCursor *cursor = &self->cursor;
  guint32 name_end = rej_cite_words_at (cursor, at, names);
  guint32 next = name_end, article, end;
  RejCiteNumber number;
  RejCitation *citation;

  if (name_end == 0)
    {
      next = rej_cite_word_at (cursor, at, "T.I.A.S. No. ");
      if (next == 0 || !rej_cite_number_at (cursor, next, &number))
        return 0;
      citation = rej_cite_scan_add (self, REJ_CITE_OTHER, at, number.end);
      citation->type = REJ_CITE_TYPE_TREATY;
      rej_cite_scan_field (self, REJ_CITE_FIELD_NUMBER, number.start, number.end);
      return number.end;
    }
  next = rej_cite_skip_blanks (cursor, rej_cite_at (cursor, next) == ',' ? next + 1 : next);
  article = rej_cite_words_at (cursor, next, articles);
  if (article == 0 || !rej_cite_digits_at (cursor, rej_cite_skip_blanks (cursor, article), &number))
    return 0;
  end = number.end;
  if (rej_cite_at (cursor, end) == '(')
    {
      guint32 shape = 0;

      end = rej_cite_match_subsections (cursor, end, &shape);
    }
  citation = rej_cite_scan_add (self, REJ_CITE_OTHER, at, end);
  citation->type = REJ_CITE_TYPE_TREATY;
  citation->page = number.value;
  rej_cite_scan_field (self, REJ_CITE_FIELD_NAME, at, name_end);
  rej_cite_scan_field (self, REJ_CITE_FIELD_ARTICLE, number.start, end);

  return end;
}

/*
 * rej_cite_scan_report:
 *
 * Reads a report or document of Congress: "H.R. Rep. No. 104-469", "S. Rep. No. 79-752, at 5".
 */
guint32
rej_cite_scan_report (RejCiteScan *self,
                      guint32 at)
{
  static const char *const words[] = { "H.R. Rep. No. ", "H. Rep. No. ", "S. Rep. No. ", "H.R. Conf. Rep. No. ",
                                       "S. Exec. Rep. No. ", "H.R. Doc. No. ", "S. Doc. No. ", "S. Treaty Doc. No. ",
                                       NULL };
  const RejCiteCursor *cursor = &self->cursor;
  guint32 next = rej_cite_words_at (cursor, at, words);
  RejCiteNumber congress, number;
  RejCitation *citation;
  RejCiteTail tail;

  if (next == 0 || !rej_cite_digits_at (cursor, next, &congress) || rej_cite_dash_at (cursor, congress.end) == 0 || !rej_cite_digits_at (cursor, congress.end + rej_cite_dash_at (cursor, congress.end), &number))
    return 0;
  citation = rej_cite_scan_add (self, REJ_CITE_OTHER, at, number.end);
  citation->type = REJ_CITE_TYPE_REPORT;
  citation->volume = congress.value;
  rej_cite_scan_field (self, REJ_CITE_FIELD_NUMBER, congress.start, number.end);
  rej_cite_match_tail (cursor, number.end, 0, &tail);
  rej_cite_scan_add_tail (self, &tail);

  return tail.pins_end;
}
