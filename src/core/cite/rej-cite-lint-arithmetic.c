/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-cite-lint-private.h"
#include "rej-cite-scan-private.h"

#include <glib/gi18n-lib.h>

/* The longest volume, that of 2024, has some 107,300 pages; none before it has more than 97,069, that of 2016 (the
 * Federal Register's statistics, Federal Register Pages Published 1936-2023, blank and skipped pages among them). */
#define FR_LAST_PAGE 108000
#define USC_TITLES 54
#define USC_RESERVED 53
#define CFR_TITLES 50
#define CFR_RESERVED 35
static RejFinding *
report (RejCiteLint *self,
        const RejCiteSubject *subject,
        const char *code,
        char *message)
{
  return rej_cite_lint_report (self, code, REJ_FINDING_TIER_ARITHMETIC, REJ_FINDING_ERROR, subject->citation->start,
                               subject->citation->end, message);
}

static void
lint_title (RejCiteLint *self,
            const RejCiteSubject *subject)
{
  guint title = subject->citation->volume;
  gboolean is_usc = subject->citation->kind == REJ_CITE_USC;

  if ((subject->citation->shape & REJ_CITE_SHAPE_MEMBER) != 0)
    return;
  if (title == 0 || title > (is_usc ? USC_TITLES : CFR_TITLES))
    report (self, subject, is_usc ? "usc-title-unknown" : "cfr-title-unknown",
            is_usc
            /* Translators: %u is the number of a title. */
            ? g_strdup_printf (_ ("The U.S. Code has titles 1 to 54, so there is no title %u."), title)
            /* Translators: %u is the number of a title. */
            : g_strdup_printf (_ ("The Code of Federal Regulations has titles 1 to 50, so there is no title %u."), title));
  else if (is_usc && title == USC_RESERVED)
    report (self, subject, "usc-title-reserved",
            g_strdup (_ ("Title 53 of the U.S. Code is reserved and holds no sections.")));
  else if (!is_usc && title == CFR_RESERVED)
    report (self, subject, "cfr-title-reserved",
            g_strdup (_ ("Title 35 of the Code of Federal Regulations is reserved and holds no sections.")));
}

static char *
explain_volume (const RejCitation *citation,
                gboolean is_reached)
{
  guint volume = citation->year - REJ_CITE_FR_YEAR_ZERO;

  if (citation->year <= REJ_CITE_FR_YEAR_ZERO)
    /* Translators: %u is a year. */
    return g_strdup_printf (_ ("The Federal Register begins in 1936, but the date says %u."), citation->year);
  if (!is_reached)
    /* Translators: the first %u is a volume, the second the year given, the third the volume of that year. */
    return g_strdup_printf (_ ("The Federal Register has not reached volume %u; that of %u is volume %u."), citation->volume, citation->year, volume);

  /* Translators: the first %u is a volume, the second its year, the third the year given, the fourth its volume. */
  return g_strdup_printf (_ ("Volume %u of the Federal Register is that of %u, but the date says %u, which is volume %u."), citation->volume,
                            citation->volume + REJ_CITE_FR_YEAR_ZERO, citation->year, volume);
}

static void
lint_fr (RejCiteLint *self,
         const RejCiteSubject *subject)
{
  const RejCitation *citation = subject->citation;
  gboolean is_reached = citation->volume <= rej_cite_lint_this_year (self) - REJ_CITE_FR_YEAR_ZERO;

  if (citation->year != 0 && citation->volume + REJ_CITE_FR_YEAR_ZERO != citation->year)
    report (self, subject, "fr-volume-year-mismatch", explain_volume (citation, is_reached));
  else if (citation->volume == 0 || !is_reached)
    rej_cite_lint_report (self, "fr-volume-out-of-range", REJ_FINDING_TIER_ARITHMETIC, REJ_FINDING_SUGGESTION,
                          citation->start, citation->end,
                          /* Translators: %u is the number of a volume. */
                          g_strdup_printf (_ ("The Federal Register has not reached volume %u yet."), citation->volume));
  if (citation->page > FR_LAST_PAGE || citation->pin > FR_LAST_PAGE)
    report (self, subject, "fr-page-out-of-range",
            g_strdup (_ ("No volume of the Federal Register has a page with so high a number.")));
  rej_cite_lint_publication_day (self, subject);
}

static void
lint_pin (RejCiteLint *self,
          const RejCiteSubject *subject)
{
  const RejCitation *citation = subject->citation;
  const RejCiteFieldRecord *pin = rej_cite_list_find (self->list, subject->position, REJ_CITE_FIELD_PIN);
  guint source = rej_cite_editions[citation->edition].source;

  if (pin == NULL || citation->pin == 0 || citation->page == 0 || citation->pin >= citation->page || citation->edition == 0 || source == REJ_CITE_SOURCE_NEUTRAL || source == REJ_CITE_SOURCE_DATABASE)
    return;
  rej_cite_lint_report (self, "pin-before-first-page", REJ_FINDING_TIER_ARITHMETIC, REJ_FINDING_ERROR, pin->start,
                        pin->end,
                        /* Translators: the first %u is the page cited, the second the first page. */
                        g_strdup_printf (_ ("Page %u comes before page %u, where the source begins."), citation->pin,
                                           citation->page));
}

static void
lint_reporter_years (RejCiteLint *self,
                     const RejCiteSubject *subject)
{
  const RejCitation *citation = subject->citation;
  const RejCiteEdition *edition = &rej_cite_editions[citation->edition];
  /* Of most series only the year of publication is known, and a decision may be of the year before. */
  guint slack = edition->source == REJ_CITE_SOURCE_SERIES ? 0 : 1;

  if (citation->edition == 0 || citation->year == 0 || (edition->source != REJ_CITE_SOURCE_SERIES && edition->source != REJ_CITE_SOURCE_CASE))
    return;
  if (edition->first_year != 0 && citation->year + slack < edition->first_year)
    rej_cite_lint_report (self, "reporter-year-mismatch", REJ_FINDING_TIER_ARITHMETIC, REJ_FINDING_WARNING,
                          citation->start, citation->end,
                          /* Translators: %s is a reporter such as "F.3d", the first %u its first year, the second the year given. */
                          g_strdup_printf (_ ("%s begins in %u, but the year given is %u."), edition->name,
                                             edition->first_year, citation->year));
  else if (edition->last_year != 0 && citation->year > edition->last_year + slack)
    rej_cite_lint_report (self, "reporter-year-mismatch", REJ_FINDING_TIER_ARITHMETIC, REJ_FINDING_WARNING,
                          citation->start, citation->end,
                          /* Translators: %s is a reporter such as "F.2d", the first %u its last year, the second the year given. */
                          g_strdup_printf (_ ("%s ends in %u, but the year given is %u."), edition->name,
                                             edition->last_year, citation->year));
}

static void
lint_congress (RejCiteLint *self,
               const RejCiteSubject *subject)
{
  guint congress = subject->citation->volume;
  /* The first Congress met in 1789; each sits for two years from an odd one. */
  guint last = (rej_cite_lint_this_year (self) - 1789) / 2 + 1;

  if (congress == 0 || congress > last)
    report (self, subject, "publ-congress-unknown",
            /* Translators: the first %u is the number of a Congress, the second that of the present one. */
            g_strdup_printf (_ ("There has been no Congress with the number %u; the present one has the number %u."),
                               congress, last));
}

static void
lint_docket_year (RejCiteLint *self,
                  const RejCiteSubject *subject)
{
  if (subject->citation->year > rej_cite_lint_this_year (self))
    rej_cite_lint_report (self, "docket-year", REJ_FINDING_TIER_ARITHMETIC, REJ_FINDING_SUGGESTION,
                          subject->citation->start, subject->citation->end,
                          /* Translators: %u is a year. */
                          g_strdup_printf (_ ("The year of this docket, %u, has not come yet."), subject->citation->year));
}

/* Findings about numbers that cannot be. */
void
rej_cite_lint_arithmetic (RejCiteLint *self,
                          const RejCiteSubject *subject)
{
  const RejCitation *citation = subject->citation;

  switch (citation->kind)
    {
    case REJ_CITE_USC:
    case REJ_CITE_CFR:
      lint_title (self, subject);
      break;
    case REJ_CITE_FR:
      lint_fr (self, subject);
      lint_pin (self, subject);
      break;
    case REJ_CITE_CASE:
      lint_reporter_years (self, subject);
      lint_pin (self, subject);
      break;
    case REJ_CITE_STAT:
    case REJ_CITE_LAW_JOURNAL:
      lint_pin (self, subject);
      break;
    case REJ_CITE_PUBL:
      lint_congress (self, subject);
      break;
    case REJ_CITE_OTHER:
      if (citation->type == REJ_CITE_TYPE_EO)
        rej_cite_lint_order (self, subject);
      else if (citation->type == REJ_CITE_TYPE_DOCKET || citation->type == REJ_CITE_TYPE_DOCUMENT)
        lint_docket_year (self, subject);
      break;
    case REJ_CITE_CASE_SHORT:
    case REJ_CITE_ID:
    case REJ_CITE_SUPRA:
    case REJ_CITE_STATE_LAW:
    case REJ_CITE_N_KINDS:
    default:
      break;
    }
  if ((citation->shape & REJ_CITE_SHAPE_BACKWARDS) != 0)
    report (self, subject, "range-backwards", g_strdup (_ ("This range runs down: its end is lower than its beginning.")));
}
