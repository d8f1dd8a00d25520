/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-cite-section.h"

/* Words of an act's name. */
#define MAX_WORDS 14
/* How far back an act's name is looked for. */
#define MAX_NAME 140

/* Acts that comments cite by their initials. */
static const char *const initials[] = {
  "ACA", "ADA", "ADEA", "AEA", "AEDPA", "APA", "ARPA", "ARRA", "AWA", "BHCA", "BSA", "CAA", "CAN-SPAM Act", "CERCLA", "CFPA",
  "COPPA", "CRA", "CWA", "CZMA", "DPPA", "ECOA", "ECPA", "EFTA", "EPAct", "EPCA", "EPCRA", "ERISA", "ESA", "ESEA", "FACA",
  "FAIR Act", "FAST Act", "FCPA", "FCRA", "FD&C Act", "FDCA", "FDCPA", "FECA", "FERPA", "FFDCA", "FHA", "FIFRA", "FISA", "FLPMA",
  "FLSA", "FMLA", "FOIA", "FPA", "FTCA", "FVRA", "GINA", "GLBA", "GPRA", "HEA", "HIPAA", "HITECH Act", "HMDA", "HSA",
  "I.R.C.", "ICRA", "ICWA", "IDEA", "IGRA", "IIRIRA", "INA", "IRC", "MHPAEA", "MMPA", "MSA", "NAGPRA", "NEPA", "NFMA",
  "NGA", "NHPA", "NLRA", "NVRA", "OCSLA", "OPA", "OSH Act", "PACA", "PHS Act", "PHSA", "PRA", "PREA", "PURPA", "RCRA",
  "RESPA", "RFA", "RFRA", "RLUIPA", "SBREFA", "SDWA", "SMCRA", "SORNA", "SSA", "TCPA", "TILA", "TSCA", "TVPA", "TVPRA",
  "Treas. Reg.", "UCMJ", "UMRA", "VAWA", "VOCA", "VRA", "WARN Act", "WIOA", NULL
};

static const char *const signs[] = { "sections ", "section ", "secs. ", "sec. ", "Sections ", "Section ", "Sec. ",
                                     "art. ", NULL };

/* "§", "§§" or a word for them at @at; 0 where none stands. */
static guint32
sign_at (const RejCiteCursor *cursor,
         guint32 at)
{
  guint32 end = at;

  while (rej_cite_section_sign_at (cursor, end) > 0 && end - at < 6)
    end += 2;
  if (end > at)
    return rej_cite_skip_blanks (cursor, end);

  return rej_cite_words_at (cursor, at, signs);
}

static guint32
skip_year (const RejCiteCursor *cursor,
           guint32 at)
{
  guint32 next = rej_cite_word_at (cursor, at, " of ");
  RejCiteNumber year;

  return next != 0 && rej_cite_digits_at (cursor, next, &year) && year.end - year.start == 4 && rej_cite_ends_word (cursor, year.end) ? year.end : at;
}

/*
 * rej_cite_match_initials:
 *
 * Reads the initials of an act.
 *
 * Returns: the offset after them, 0 where there are none
 */
guint32
rej_cite_match_initials (const RejCiteCursor *cursor,
                         guint32 at)
{
  return rej_cite_words_at (cursor, at, initials);
}

/*
 * rej_cite_match_act:
 *
 * Reads the name of an act at @at: capitalised words down to "Act", a year after it, or initials.
 *
 * Returns: the offset after it, 0 where there is none
 */
guint32
rej_cite_match_act (const RejCiteCursor *cursor,
                    guint32 at)
{
  static const char *const joints[] = { "of", "and", "the", "for", "in", "to", "on", "with", "against", "from", "by", "&",
                                        "or", NULL };
  guint32 next = at;

  if (!rej_cite_is_upper (rej_cite_at (cursor, at)))
    return 0;
  if (rej_cite_match_initials (cursor, at) != 0)
    return rej_cite_match_initials (cursor, at);
  for (guint n = 0; n < MAX_WORDS; n++)
    {
      guint32 start = next;
      guint size;

      if (n > 0 && rej_cite_word_at (cursor, next, "Act") != 0 && rej_cite_ends_word (cursor, next + 3))
        return skip_year (cursor, next + 3);
      if (n > 0 && rej_cite_words_at (cursor, next, joints) != 0)
        next = rej_cite_words_at (cursor, next, joints);
      else if (rej_cite_is_upper (rej_cite_at (cursor, next)))
        while (rej_cite_is_alnum (rej_cite_at (cursor, next)) || rej_cite_at (cursor, next) == '-' || rej_cite_at (cursor, next) == '.')
          next++;
      size = rej_cite_apostrophe_at (cursor, next);
      if (size > 0 && next > start)
        for (next += size; rej_cite_is_letter (rej_cite_at (cursor, next));)
          next++;
      if (rej_cite_at (cursor, next) == ',' && next > start)
        next++;
      if (next == start || rej_cite_blank_at (cursor, next) == 0)
        return 0;
      next = rej_cite_skip_blanks (cursor, next);
    }

  return 0;
}

/* Whether several sections are announced: "§§", "sections". */
static gboolean
has_plural_sign (const RejCiteCursor *cursor,
                 guint32 start,
                 guint32 section)
{
  static const char *const words[] = { "§§", "sections", "Sections", "secs.", "Secs.", NULL };
  guint32 end = rej_cite_back_blanks (cursor, section, start);

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint32 size = (guint32) strlen (words[i]);

      if (end >= start + size && memcmp (cursor->text + end - size, words[i], size) == 0)
        return TRUE;
    }

  return FALSE;
}

static guint32
add_act (RejCiteScan *self,
         RejCiteSpan name,
         guint32 at)
{
  const RejCiteCursor *cursor = &self->cursor;
  guint32 start = name.start, end = at;
  gboolean is_first = TRUE;
  RejCiteSectionMatch section;

  for (;;)
    {
      RejCitation *citation;
      gboolean is_cfr = rej_cite_match_cfr_section (cursor, at, 0, &section) && section.has_section;

      if (!is_cfr && !rej_cite_match_usc_section (cursor, at, FALSE, &section))
        return is_first ? 0 : end;
      if (!is_first && rej_cite_blank_at (cursor, section.subsections_end) > 0 && rej_cite_is_upper (rej_cite_at (cursor, rej_cite_skip_blanks (cursor, section.subsections_end))))
        return end;
      end = section.subsections_end;
      citation = rej_cite_scan_add (self, REJ_CITE_OTHER, is_first ? start : section.start, end);
      citation->type = REJ_CITE_TYPE_NAMED_ACT;
      citation->page = section.digits.value;
      citation->shape |= section.shape;
      if (!is_first)
        citation->shape |= REJ_CITE_SHAPE_MEMBER;
      rej_cite_scan_field (self, REJ_CITE_FIELD_NAME, name.start, name.end);
      rej_cite_scan_field (self, REJ_CITE_FIELD_SECTION, section.start, section.end);
      if (section.subsections_end > section.subsections_start)
        rej_cite_scan_field (self, REJ_CITE_FIELD_SUBSECTIONS, section.subsections_start, section.subsections_end);
      /* "INA §§ 101, 212(a)" */
      if (is_first && !has_plural_sign (cursor, start, section.start))
        return end;
      is_first = FALSE;
      at = rej_cite_word_at (cursor, end, ", and ");
      if (at == 0)
        at = rej_cite_word_at (cursor, end, ", ");
      if (at == 0)
        at = rej_cite_word_at (cursor, end, " and ");
      if (at == 0)
        return end;
    }
}

/*
 * rej_cite_scan_acronym:
 *
 * Reads a section of an act by its initials: "INA § 103(a)", "APA section 10", "INA 212(d)(5)".
 */
guint32
rej_cite_scan_acronym (RejCiteScan *self,
                       guint32 at)
{
  const RejCiteCursor *cursor = &self->cursor;
  guint32 end = rej_cite_words_at (cursor, at, initials);
  guint32 next = end != 0 ? rej_cite_skip_blanks (cursor, rej_cite_at (cursor, end) == ',' ? end + 1 : end) : 0;
  guint32 section = next > end ? sign_at (cursor, next) : 0;

  if (next <= end)
    return 0;
  if (section == 0 && rej_cite_word_at (cursor, at, "INA ") == next && rej_cite_is_digit (rej_cite_at (cursor, next)))
    section = next;

  return section != 0 ? add_act (self, (RejCiteSpan) { at, end }, section) : 0;
}

/* "Bureau's", "EPA's": whose reading of the act it is; 0 where no such word stands. */
static guint32
owner_at (const RejCiteCursor *cursor,
          guint32 at)
{
  static const char *const owners[] = { "Bureau", "Agency", "Department", "Commission", "Board", "Secretary", "Service",
                                        "Administration", "Administrator", "Congress", "Government", "Court", NULL };
  guint32 end = rej_cite_words_at (cursor, at, owners);
  guint size;

  if (end == 0)
    for (end = at; rej_cite_is_upper (rej_cite_at (cursor, end));)
      end++;
  size = rej_cite_apostrophe_at (cursor, end);

  return end > at + 1 && size > 0 && rej_cite_at (cursor, end + size) == 's' ? end + size + 1 : 0;
}

/* Where the name that ends in "Act" begins, without what only leads to it. */
static guint32
act_start (const RejCiteScan *self,
           guint32 act)
{
  static const char *const leads[] = { "the", "The", "of", "and", "under", "Under", "in", "In", "by", "See", "see", "to",
                                       "Throughout", "Within", "Beyond", "Despite", "Given", "Unlike", "Only", "Neither",
                                       "Each", "Some", "Other", "Although", "Since", "With", "Both", NULL };
  const RejCiteCursor *cursor = &self->cursor;
  guint32 limit = MAX (self->tail, act > MAX_NAME ? act - MAX_NAME : 0);
  guint32 start = rej_cite_match_name_before (cursor, act + 3, MIN (limit, act));

  for (guint n = 0; n < 4; n++)
    {
      guint32 word = rej_cite_words_at (cursor, start, leads);

      if (word == 0)
        word = owner_at (cursor, start);
      if (word == 0 || word >= act)
        break;
      start = rej_cite_skip_blanks (cursor, word);
    }

  return start;
}

/*
 * rej_cite_scan_act:
 * @at: where "Act" stands
 *
 * Reads a section of an act by the act's name, which stands before: "Clean Air Act § 111(d)".
 */
guint32
rej_cite_scan_act (RejCiteScan *self,
                   guint32 at)
{
  const RejCiteCursor *cursor = &self->cursor;
  guint32 end = at + 3, next, section, start;

  if (rej_cite_word_at (cursor, at, "Act") == 0 || !rej_cite_ends_word (cursor, end) || at <= self->tail)
    return 0;
  end = skip_year (cursor, end);
  next = rej_cite_skip_blanks (cursor, end);
  /* "(INA)" */
  if (rej_cite_at (cursor, next) == '(' && rej_cite_is_upper (rej_cite_at (cursor, next + 1)))
    {
      guint32 close = next + 1;

      while (close - next < 16 && (rej_cite_is_letter (rej_cite_at (cursor, close)) || rej_cite_at (cursor, close) == ' '))
        close++;
      if (rej_cite_at (cursor, close) == ')')
        next = close + 1;
    }
  next = rej_cite_skip_blanks (cursor, rej_cite_at (cursor, next) == ',' ? next + 1 : next);
  section = next > end ? sign_at (cursor, next) : 0;
  if (section == 0)
    return 0;
  start = act_start (self, at);
  if (start + 2 >= at)
    return 0;

  return add_act (self, (RejCiteSpan) { start, end }, section);
}

/*
 * rej_cite_scan_court_rule:
 *
 * Reads a rule of a court: "Fed. R. Civ. P. 12(b)(6)", "Sup. Ct. R. 10".
 */
guint32
rej_cite_scan_court_rule (RejCiteScan *self,
                          guint32 at)
{
  static const char *const rules[] = { "Fed. R. Civ. P.", "Fed. R. Crim. P.", "Fed. R. App. P.", "Fed. R. Evid.",
                                       "Fed. R. Bankr. P.", "FED. R. CIV. P.", "FED. R. CRIM. P.", "FED. R. APP. P.",
                                       "FED. R. EVID.", "Fed.R.Civ.P.", "Fed.R.Crim.P.", "Fed.R.App.P.", "Fed.R.Evid.",
                                       "Federal Rules of Civil Procedure", "Federal Rule of Civil Procedure",
                                       "Federal Rules of Evidence", "Federal Rule of Evidence",
                                       "Federal Rule of Appellate Procedure", "Federal Rule of Criminal Procedure",
                                       "Sup. Ct. R.", "D.C. Cir. R.", "Cal. R. Ct.", "Model Rules of Prof'l Conduct r.",
                                       "Model Rule of Professional Conduct", NULL };
  const RejCiteCursor *cursor = &self->cursor;
  guint32 end = rej_cite_words_at (cursor, at, rules);

  return end != 0 && rej_cite_blank_at (cursor, end) > 0 ? add_act (self, (RejCiteSpan) { at, end }, rej_cite_skip_blanks (cursor, end)) : 0;
}

/* "(Second)" after "Restatement". */
static guint32
skip_edition (const RejCiteCursor *cursor,
              guint32 at)
{
  static const char *const editions[] = { " (First)", " (Second)", " (Third)", " (Fourth)", " (2d)", " (3d)", " First",
                                          " Second", " Third", NULL };

  for (guint i = 0; editions[i] != NULL; i++)
    if (rej_cite_word_at (cursor, at, editions[i]) != 0)
      return rej_cite_word_at (cursor, at, editions[i]);

  return at;
}

/* " cmt. c", ", cmt. c, illus. 2" after a section. */
static guint32
skip_comments (const RejCiteCursor *cursor,
               guint32 at)
{
  static const char *const words[] = { "cmts.", "cmt.", "comment", "illus.", "rptr. n.", NULL };

  for (guint n = 0; n < 3; n++)
    {
      guint32 next = rej_cite_skip_blanks (cursor, rej_cite_at (cursor, at) == ',' ? at + 1 : at);
      guint32 word = next > at ? rej_cite_words_at (cursor, next, words) : 0;

      if (word == 0)
        break;
      at = rej_cite_skip_blanks (cursor, word);
      while (rej_cite_is_alnum (rej_cite_at (cursor, at)))
        at++;
    }

  return at;
}

/*
 * rej_cite_scan_restatement:
 *
 * Reads a section of a Restatement of the American Law Institute: "Restatement (Second) of Torts § 652B (Am. L. Inst.
 * 1977)" (Bluebook rule 12.9.4).
 */
guint32
rej_cite_scan_restatement (RejCiteScan *self,
                           guint32 at)
{
  static const char *const openings[] = { "Restatement", "RESTATEMENT", NULL };
  static const char *const joints[] = { "of", "the", "and", "&", "for", "OF", "THE", NULL };
  const RejCiteCursor *cursor = &self->cursor;
  guint32 end = rej_cite_words_at (cursor, at, openings), next, section = 0;
  RejCiteTail tail;

  if (end == 0)
    return 0;
  end = skip_edition (cursor, end);
  for (guint n = 0; n < MAX_WORDS; n++)
    {
      guint32 word = rej_cite_skip_blanks (cursor, rej_cite_at (cursor, end) == ':' || rej_cite_at (cursor, end) == ',' ? end + 1 : end);

      if (word == end)
        return 0;
      section = n > 1 ? sign_at (cursor, word) : 0;
      if (section != 0)
        break;
      next = rej_cite_words_at (cursor, word, joints);
      if (next == 0)
        for (next = word; rej_cite_is_letter (rej_cite_at (cursor, next)) || rej_cite_at (cursor, next) == '.';)
          next++;
      if (next == word || (rej_cite_is_lower (rej_cite_at (cursor, word)) && rej_cite_words_at (cursor, word, joints) == 0))
        return 0;
      end = next;
    }
  end = section != 0 ? add_act (self, (RejCiteSpan) { at, end }, section) : 0;
  if (end != 0 && rej_cite_match_year (cursor, skip_comments (cursor, end), &tail))
    rej_cite_scan_add_tail (self, &tail);

  return end;
}

static guint32
skip_roman (const RejCiteCursor *cursor,
            guint32 at)
{
  guint32 end = at;

  while (rej_cite_at (cursor, end) != 0 && strchr ("IVX", rej_cite_at (cursor, end)) != NULL && end - at < 8)
    end++;
  if (end == at)
    while (rej_cite_is_digit (rej_cite_at (cursor, end)) && end - at < 3)
      end++;

  return end > at && rej_cite_ends_word (cursor, end) ? end : 0;
}

/* Where the country or state before "Const." begins; @at where none does. */
static guint32
constitution_start (const RejCiteCursor *cursor,
                    guint32 at,
                    guint32 limit)
{
  static const char *const states[] = {
    "U.S.", "U. S.", "US", "United States", "Ala.", "Alaska", "Ariz.", "Ark.", "Cal.", "Colo.", "Conn.", "Del.", "Fla.",
    "Ga.", "Haw.", "Idaho", "Ill.", "Ind.", "Iowa", "Kan.", "Ky.", "La.", "Me.", "Md.", "Mass.", "Mich.", "Minn.",
    "Miss.", "Mo.", "Mont.", "Neb.", "Nev.", "N.H.", "N.J.", "N.M.", "N.Y.", "N.C.", "N.D.", "Ohio", "Okla.", "Or.",
    "Pa.", "P.R.", "R.I.", "S.C.", "S.D.", "Tenn.", "Tex.", "Utah", "Vt.", "Va.", "Wash.", "W. Va.", "Wis.", "Wyo.", NULL
  };
  guint32 start = rej_cite_back_blanks (cursor, at, limit);
  guint32 found = at;

  if (start == at)
    return at;
  for (guint n = 0; n < 14 && start > limit; n++)
    {
      guint32 end;

      start--;
      if (!rej_cite_is_upper (rej_cite_at (cursor, start)) || !rej_cite_begins_word (cursor, start))
        continue;
      end = rej_cite_words_at (cursor, start, states);
      if (end != 0 && rej_cite_skip_blanks (cursor, end) == at)
        found = start;
    }

  return found;
}

/*
 * rej_cite_scan_constitution:
 * @at: where "Const." or "Constitution" stands
 *
 * Reads "U.S. Const. amend. IV" and "Cal. Const. art. I, § 8, cl. 3".
 */
guint32
rej_cite_scan_constitution (RejCiteScan *self,
                            guint32 at)
{
  static const char *const words[] = { "Const.", "CONST.", "Constitution", NULL };
  static const char *const parts[] = { "amends.", "amend.", "arts.", "art.", "Amends.", "Amend.", "Art.", "AMEND.", "ART.",
                                       "Article", "Amendment", "pmbl.", NULL };
  static const char *const sections[] = { "section ", "Section ", "sec. ", "Sec. ", NULL };
  const RejCiteCursor *cursor = &self->cursor;
  guint32 next = rej_cite_words_at (cursor, at, words);
  RejCiteSpan section = { 0 };
  guint32 part, roman, end, start;
  RejCiteNumber number;
  RejCitation *citation;

  if (next == 0)
    return 0;
  start = constitution_start (cursor, at, MIN (self->tail, at));
  if (start == at)
    return 0;
  next = rej_cite_at (cursor, next) == ',' ? next + 1 : next;
  part = rej_cite_skip_blanks (cursor, next);
  end = rej_cite_words_at (cursor, part, parts);
  if (end == 0)
    return 0;
  roman = skip_roman (cursor, rej_cite_skip_blanks (cursor, end));
  /* "amends. V, XIV" */
  for (guint n = 0; n < 6 && roman != 0 && rej_cite_at (cursor, end - 2) == 's'; n++)
    {
      guint32 other = rej_cite_word_at (cursor, roman, ", ");

      if (other == 0)
        other = rej_cite_word_at (cursor, roman, " & ");
      if (other == 0)
        other = rej_cite_word_at (cursor, roman, " and ");
      if (other == 0 || skip_roman (cursor, other) == 0)
        break;
      roman = skip_roman (cursor, other);
    }
  if (roman != 0)
    end = roman;
  next = rej_cite_at (cursor, end) == ',' ? rej_cite_skip_blanks (cursor, end + 1) : rej_cite_skip_blanks (cursor, end);
  if (rej_cite_section_sign_at (cursor, next) > 0)
    next = rej_cite_skip_blanks (cursor, next + 2);
  else
    next = rej_cite_words_at (cursor, next, sections);
  if (next != 0 && rej_cite_digits_at (cursor, next, &number))
    {
      section = (RejCiteSpan) { number.start, number.end };
      end = number.end;
      next = rej_cite_at (cursor, end) == ',' ? rej_cite_skip_blanks (cursor, end + 1) : end;
      if (rej_cite_word_at (cursor, next, "cl. ") != 0 && rej_cite_digits_at (cursor, rej_cite_word_at (cursor, next, "cl. "), &number))
        end = number.end;
    }

  citation = rej_cite_scan_add (self, REJ_CITE_OTHER, start, end);
  citation->type = REJ_CITE_TYPE_CONSTITUTION;
  if (rej_cite_at (cursor, start) != 'U' || rej_cite_at (cursor, start + 1) == 't')
    rej_cite_scan_field (self, REJ_CITE_FIELD_NAME, start, rej_cite_back_blanks (cursor, at, start));
  rej_cite_scan_field (self, REJ_CITE_FIELD_ARTICLE, part,
                       roman != 0 ? roman : rej_cite_words_at (cursor, part, parts));
  if (section.end > 0)
    rej_cite_scan_field (self, REJ_CITE_FIELD_SECTION, section.start, section.end);

  return end;
}
