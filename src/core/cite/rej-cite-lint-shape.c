/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-cite-lint-private.h"

#include <glib/gi18n-lib.h>

static const char *
full_abbreviation (const RejCitation *citation)
{
  switch (citation->kind)
    {
    case REJ_CITE_USC:
      return "U.S.C.";
    case REJ_CITE_CFR:
      return "C.F.R.";
    case REJ_CITE_PUBL:
      return "Pub. L.";
    case REJ_CITE_ID:
      return "Id.";
    case REJ_CITE_CASE:
    case REJ_CITE_CASE_SHORT:
    case REJ_CITE_SUPRA:
    case REJ_CITE_FR:
    case REJ_CITE_STAT:
    case REJ_CITE_LAW_JOURNAL:
    case REJ_CITE_STATE_LAW:
    case REJ_CITE_OTHER:
    case REJ_CITE_N_KINDS:
    default:
      return rej_cite_editions[citation->edition].name;
    }
}

/* Where the abbreviation stands: for Id. the whole citation. */
static RejCiteSpan
abbreviation_span (const RejCiteLint *self,
                   const RejCiteSubject *subject)
{
  const RejCiteFieldRecord *mark = rej_cite_list_find (self->list, subject->position, REJ_CITE_MARK_ABBREVIATION);

  if (mark == NULL)
    return (RejCiteSpan) { subject->citation->start, subject->citation->end };

  return (RejCiteSpan) { mark->start, mark->end };
}

static void
lint_abbreviation (RejCiteLint *self,
                   const RejCiteSubject *subject)
{
  guint32 shape = subject->citation->shape;
  RejCiteSpan span = abbreviation_span (self, subject);
  const char *full = full_abbreviation (subject->citation);
  g_autofree char *capitals = NULL;
  RejFinding *finding = NULL;

  if (subject->citation->kind == REJ_CITE_ID && self->text[subject->citation->start] == 'i')
    full = "id.";
  if (full[0] == '\0')
    return;
  if ((shape & REJ_CITE_SHAPE_SPACING) != 0 && (shape & REJ_CITE_SHAPE_PLAIN) != 0)
    {
      finding = rej_cite_lint_report (self, "abbreviation-spacing", REJ_FINDING_TIER_SHAPE, REJ_FINDING_WARNING, span.start, span.end,
                                      g_strdup (_ ("A space goes between the abbreviation and the number.")));
      rej_finding_set_fix (finding, span.end, span.end, " ");
      return;
    }
  if ((shape & REJ_CITE_SHAPE_NONSTANDARD) != 0 && rej_cite_is_lower ((guchar) self->text[span.start]) && subject->citation->kind != REJ_CITE_ID && memchr (self->text + span.start, ' ', span.end - span.start) == NULL)
    full = capitals = g_ascii_strup (self->text + span.start, span.end - span.start);
  if ((shape & REJ_CITE_SHAPE_PERIODS) != 0)
    finding = rej_cite_lint_report (self, "abbreviation-periods", REJ_FINDING_TIER_SHAPE, REJ_FINDING_WARNING,
                                    span.start, span.end,
                                    /* Translators: %s is an abbreviation such as "Fed. Reg.". */
                                    g_strdup_printf (_ ("A period is missing in the abbreviation, which is written “%s”."), full));
  else if ((shape & REJ_CITE_SHAPE_SPACING) != 0)
    finding = rej_cite_lint_report (self, "abbreviation-spacing", REJ_FINDING_TIER_SHAPE, REJ_FINDING_WARNING,
                                    span.start, span.end,
                                    /* Translators: %s is an abbreviation such as "Fed. Reg.". */
                                    g_strdup_printf (_ ("The spaces in the abbreviation differ from “%s”."), full));
  else if ((shape & REJ_CITE_SHAPE_NONSTANDARD) != 0)
    finding = rej_cite_lint_report (self, "abbreviation-nonstandard", REJ_FINDING_TIER_SHAPE, REJ_FINDING_SUGGESTION,
                                    span.start, span.end,
                                    /* Translators: %s is an abbreviation such as "Fed. Reg.". */
                                    g_strdup_printf (_ ("The usual abbreviation is “%s”."), full));
  if (finding != NULL)
    rej_finding_set_fix (finding, span.start, span.end, full);
}

static void
lint_sign (RejCiteLint *self,
           const RejCiteSubject *subject)
{
  const RejCiteFieldRecord *sign = rej_cite_list_find (self->list, subject->position, REJ_CITE_MARK_SIGN);
  guint32 shape = subject->citation->shape;
  RejFinding *finding;

  if (sign == NULL)
    return;
  if ((shape & REJ_CITE_SHAPE_SIGN_PLURAL) != 0)
    {
      finding = rej_cite_lint_report (self, "section-sign-plural", REJ_FINDING_TIER_SHAPE, REJ_FINDING_WARNING,
                                      sign->start, sign->end,
                                      g_strdup (_ ("Several sections are cited, which takes two section signs (§§).")));
      rej_finding_set_fix (finding, sign->start, sign->end, "§§");
    }
  if ((shape & REJ_CITE_SHAPE_SIGN_SINGULAR) != 0)
    {
      finding = rej_cite_lint_report (self, "section-sign-singular", REJ_FINDING_TIER_SHAPE, REJ_FINDING_WARNING,
                                      sign->start, sign->end,
                                      g_strdup (_ ("One section is cited, which takes one section sign (§).")));
      rej_finding_set_fix (finding, sign->start, sign->end, "§");
    }
  if ((shape & REJ_CITE_SHAPE_SIGN_SPACING) != 0)
    {
      finding = rej_cite_lint_report (self, "section-sign-spacing", REJ_FINDING_TIER_SHAPE, REJ_FINDING_SUGGESTION,
                                      sign->start, sign->end,
                                      g_strdup (_ ("A space goes between the section sign and the number.")));
      rej_finding_set_fix (finding, sign->end, sign->end, "\u00a0");
    }
}

/* "8 CFR part 103.16(a)": a part has no section in it. */
static void
lint_part (RejCiteLint *self,
           const RejCiteSubject *subject)
{
  const RejCiteFieldRecord *section = rej_cite_list_find (self->list, subject->position, REJ_CITE_FIELD_SECTION);
  RejCiteSpan abbreviation = abbreviation_span (self, subject);
  RejCiteCursor cursor = { self->text, self->length };
  guint32 word = rej_cite_skip_blanks (&cursor, abbreviation.end);
  gboolean is_plain = (subject->citation->shape & REJ_CITE_SHAPE_PLAIN) != 0;
  RejFinding *finding;

  finding = rej_cite_lint_report (self, "cfr-part-has-section", REJ_FINDING_TIER_SHAPE, REJ_FINDING_WARNING,
                                  subject->citation->start, subject->citation->end,
                                  g_strdup (_ ("This names a section, not a part, so the word “part” does not fit.")));
  if (section != NULL && word < section->start && abbreviation.end > subject->citation->start && abbreviation.end < section->start)
    rej_finding_set_fix (finding, word, section->start, is_plain ? "" : "§ ");
}

static void
lint_page_comma (RejCiteLint *self,
                 const RejCiteSubject *subject)
{
  const RejCiteFieldRecord *page = rej_cite_list_find (self->list, subject->position, REJ_CITE_FIELD_PAGE);
  g_autofree char *with_comma = NULL;
  RejFinding *finding;

  if (subject->citation->kind != REJ_CITE_FR || page == NULL || (subject->citation->shape & REJ_CITE_SHAPE_PLAIN) != 0)
    return;
  with_comma = g_strdup_printf ("%u,%03u", subject->citation->page / 1000, subject->citation->page % 1000);
  finding = rej_cite_lint_report (self, "page-comma", REJ_FINDING_TIER_SHAPE, REJ_FINDING_SUGGESTION, page->start,
                                  page->end,
                                  /* Translators: %s is a page number such as "56,338". */
                                  g_strdup_printf (_ ("After “Fed. Reg.” a page of five digits takes a comma: %s."), with_comma));
  rej_finding_set_fix (finding, page->start, page->end, with_comma);
}

static void
lint_number_format (RejCiteLint *self,
                    const RejCiteSubject *subject)
{
  const RejCiteFieldRecord *number = rej_cite_list_find (self->list, subject->position, REJ_CITE_FIELD_NUMBER);
  gboolean is_rin = subject->citation->type == REJ_CITE_TYPE_RIN;
  g_autoptr (GString) plain = g_string_new (NULL);
  RejFinding *finding;

  if (number == NULL)
    return;
  if (is_rin)
    finding = rej_cite_lint_report (self, "rin-format", REJ_FINDING_TIER_SHAPE, REJ_FINDING_WARNING, number->start,
                                    number->end,
                                    g_strdup (_ ("A RIN has four digits, a hyphen, two capital letters and two digits, such as 1615-AC14.")));
  else
    finding = rej_cite_lint_report (self, "docket-format", REJ_FINDING_TIER_SHAPE, REJ_FINDING_WARNING, number->start,
                                    number->end,
                                    g_strdup (_ ("The parts of a docket number are joined by hyphens, such as USCIS-2019-0007.")));

  for (guint32 i = number->start; i < number->end; i++)
    if (rej_cite_is_alnum ((guchar) self->text[i]))
      g_string_append_c (plain, g_ascii_toupper (self->text[i]));
    else if (!is_rin && plain->len > 0 && plain->str[plain->len - 1] != '-' && self->text[i] != '_')
      g_string_append_c (plain, '-');
  if (is_rin)
    {
      if (plain->len != 8 || !g_ascii_isalpha (plain->str[4]) || !g_ascii_isalpha (plain->str[5]) || !g_ascii_isdigit (plain->str[3]) || !g_ascii_isdigit (plain->str[6]) || !g_ascii_isdigit (plain->str[7]))
        return;
      g_string_insert_c (plain, 4, '-');
    }
  rej_finding_set_fix (finding, number->start, number->end, plain->str);
}

/* Findings about the form alone. */
void
rej_cite_lint_shape (RejCiteLint *self,
                     const RejCiteSubject *subject)
{
  const RejCitation *citation = subject->citation;
  guint32 shape = citation->shape;
  RejFinding *finding;

  if ((shape & (REJ_CITE_SHAPE_PERIODS | REJ_CITE_SHAPE_SPACING | REJ_CITE_SHAPE_NONSTANDARD)) != 0)
    lint_abbreviation (self, subject);
  if ((shape & (REJ_CITE_SHAPE_SIGN_PLURAL | REJ_CITE_SHAPE_SIGN_SINGULAR | REJ_CITE_SHAPE_SIGN_SPACING)) != 0)
    lint_sign (self, subject);
  if ((shape & REJ_CITE_SHAPE_UNBALANCED) != 0)
    {
      finding = rej_cite_lint_report (self, "unbalanced-parenthesis", REJ_FINDING_TIER_SHAPE, REJ_FINDING_WARNING,
                                      citation->start, citation->end,
                                      g_strdup (_ ("A parenthesis in this citation is not closed.")));
      rej_finding_set_fix (finding, citation->end, citation->end, ")");
    }
  if ((shape & REJ_CITE_SHAPE_PART_HAS_SECTION) != 0)
    lint_part (self, subject);
  if ((shape & REJ_CITE_SHAPE_PUNCTUATION) != 0)
    {
      guint32 dot = citation->start;

      while (dot < citation->end && self->text[dot] != '.')
        dot++;
      finding = rej_cite_lint_report (self, "citation-punctuation", REJ_FINDING_TIER_SHAPE, REJ_FINDING_WARNING, dot,
                                      dot + 1, g_strdup (_ ("No period goes between the number and the abbreviation.")));
      rej_finding_set_fix (finding, dot, dot + 1, "");
    }
  if ((shape & REJ_CITE_SHAPE_PAGE_COMMA) != 0)
    lint_page_comma (self, subject);
  if ((shape & REJ_CITE_SHAPE_FORMAT) != 0)
    lint_number_format (self, subject);
  if ((shape & REJ_CITE_SHAPE_BLANK_PAGE) != 0)
    rej_cite_lint_report (self, "page-blank", REJ_FINDING_TIER_SHAPE, REJ_FINDING_SUGGESTION, citation->start,
                          citation->end, g_strdup (_ ("The page is left blank; perhaps it is known by now.")));
  if (citation->kind == REJ_CITE_FR && citation->page > 0 && citation->year == 0 && (shape & (REJ_CITE_SHAPE_PLAIN | REJ_CITE_SHAPE_BLANK_PAGE)) == 0)
    rej_cite_lint_report (self, "date-missing", REJ_FINDING_TIER_SHAPE, REJ_FINDING_SUGGESTION, citation->start,
                          citation->end,
                          g_strdup (_ ("A citation of the Federal Register gives its date in parentheses.")));
}
