/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-cite-lint-private.h"
#include "rej-cite-scan-private.h"
#include "rej-cite-style.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <stdlib.h>

#define MAX_NUMBER 48

/* The letters and digits of a number, in capitals; FALSE if there are too many. */
static gboolean
squeeze (const char *text,
         gsize length,
         char *out)
{
  gsize n = 0;

  for (gsize i = 0; i < length; i++)
    if (rej_cite_is_alnum ((guchar) text[i]))
      {
        if (n == MAX_NUMBER - 1)
          return FALSE;
        out[n++] = g_ascii_toupper (text[i]);
      }
  out[n] = '\0';

  return n > 0;
}

/* Whether two numbers differ by one letter or digit, left out, added or changed, or by two that changed places. */
static gboolean
is_one_slip_apart (const char *a,
                   const char *b)
{
  gsize n_a = strlen (a), n_b = strlen (b);
  gsize head = 0, tail = 0;

  while (head < n_a && head < n_b && a[head] == b[head])
    head++;
  while (tail < n_a - head && tail < n_b - head && a[n_a - 1 - tail] == b[n_b - 1 - tail])
    tail++;
  n_a -= head + tail;
  n_b -= head + tail;
  if (n_a <= 1 && n_b <= 1)
    return n_a + n_b > 0;

  return n_a == 2 && n_b == 2 && a[head] == b[head + 1] && a[head + 1] == b[head];
}

/* Whether two dockets differ in their year alone; gives both years. */
static gboolean
is_other_year (const char *a,
               const char *b,
               guint *year_a,
               guint *year_b)
{
  g_auto (GStrv) parts_a = g_strsplit (a, "-", -1);
  g_auto (GStrv) parts_b = g_strsplit (b, "-", -1);
  guint n = g_strv_length (parts_a), n_other = 0;

  if (n < 3 || n != g_strv_length (parts_b))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (g_ascii_strcasecmp (parts_a[i], parts_b[i]) != 0)
      {
        if (i != n - 2 || strlen (parts_a[i]) != 4 || strlen (parts_b[i]) != 4 || strspn (parts_a[i], "0123456789") != 4 || strspn (parts_b[i], "0123456789") != 4)
          return FALSE;
        *year_a = (guint) atoi (parts_a[i]);
        *year_b = (guint) atoi (parts_b[i]);
        n_other++;
      }

  return n_other == 1;
}

static void
lint_docket (RejCiteLint *self,
             const RejCiteSubject *subject)
{
  const RejCiteFieldRecord *record = rej_cite_list_find (self->list, subject->position, REJ_CITE_FIELD_DOCKET);
  g_autofree char *docket = NULL;
  char written[MAX_NUMBER], expected[MAX_NUMBER];
  guint year = 0, expected_year = 0;
  RejFinding *finding;

  if (self->facts->docket == NULL || record == NULL || !squeeze (self->text + record->start, record->end - record->start, written) || !squeeze (self->facts->docket, strlen (self->facts->docket), expected))
    return;
  docket = rej_cite_list_dup_plain (self->list, subject->position, REJ_CITE_FIELD_DOCKET);
  if (is_other_year (docket, self->facts->docket, &year, &expected_year) && year <= rej_cite_lint_this_year (self))
    rej_cite_lint_report (self, "docket-year", REJ_FINDING_TIER_RULE, REJ_FINDING_SUGGESTION, record->start, record->end,
                          /* Translators: %s is the number of a docket, the %u are years. */
                          g_strdup_printf (_ ("The docket under comment, %s, has the same number but is of %u, not of %u."),
                                             self->facts->docket, expected_year, year));
  if (!is_one_slip_apart (written, expected))
    return;
  finding = rej_cite_lint_report (self, "docket-mismatch", REJ_FINDING_TIER_RULE, REJ_FINDING_ERROR, record->start,
                                  record->end,
                                  /* Translators: %s is the number of a docket. */
                                  g_strdup_printf (_ ("This is nearly the docket under comment, which is %s."), self->facts->docket));
  rej_finding_set_fix (finding, record->start, record->end, self->facts->docket);
}

static void
lint_rin (RejCiteLint *self,
          const RejCiteSubject *subject)
{
  const RejCiteFieldRecord *record = rej_cite_list_find (self->list, subject->position, REJ_CITE_FIELD_RIN);
  char written[MAX_NUMBER], expected[MAX_NUMBER];
  RejFinding *finding;

  if (self->facts->rin == NULL || record == NULL || !squeeze (self->text + record->start, record->end - record->start, written) || !squeeze (self->facts->rin, strlen (self->facts->rin), expected) || !is_one_slip_apart (written, expected))
    return;
  finding = rej_cite_lint_report (self, "rin-mismatch", REJ_FINDING_TIER_RULE, REJ_FINDING_ERROR, record->start,
                                  record->end,
                                  /* Translators: %s is a Regulation Identifier Number. */
                                  g_strdup_printf (_ ("This is nearly the RIN of the rule under comment, which is %s."), self->facts->rin));
  rej_finding_set_fix (finding, record->start, record->end, self->facts->rin);
}

static void
lint_fr_date (RejCiteLint *self,
              const RejCiteSubject *subject)
{
  const RejCiteFieldRecord *mark = rej_cite_list_find (self->list, subject->position, REJ_CITE_MARK_DATE);
  RejCiteCursor cursor = { self->text, self->length };
  g_autofree char *full = NULL;
  guint year, month, day;
  RejFinding *finding;
  RejCiteDate date;

  if (self->facts->fr_date == NULL || mark == NULL || sscanf (self->facts->fr_date, "%u-%u-%u", &year, &month, &day) != 3 || month < 1 || month > 12 || !rej_cite_match_date (&cursor, mark->start, &date) || !rej_cite_date_is_possible (&date))
    return;
  if (date.year == year && date.month == month && (!date.has_day || date.day == day))
    return;
  full = rej_cite_form_date (year, month, day, memchr (self->text + mark->start, '.', mark->end - mark->start) != NULL);
  finding = rej_cite_lint_report (self, "fr-date-mismatch", REJ_FINDING_TIER_RULE, REJ_FINDING_WARNING, mark->start,
                                  mark->end,
                                  /* Translators: %s is a date. */
                                  g_strdup_printf (_ ("The rule under comment was published on %s, not on this date."), full));
  if (date.has_day)
    rej_finding_set_fix (finding, mark->start, mark->end, full);
}

static void
lint_fr (RejCiteLint *self,
         const RejCiteSubject *subject)
{
  const RejCitation *citation = subject->citation;
  const RejCiteFacts *facts = self->facts;
  const RejCiteFieldRecord *pin;

  if (facts->fr_volume == 0 || citation->volume != facts->fr_volume || facts->fr_first == 0)
    return;
  if (citation->page == facts->fr_first)
    lint_fr_date (self, subject);
  /* A page inside the rule is a pin cite of it too; its last page may begin another document. */
  else if (citation->page < facts->fr_first || citation->page >= facts->fr_last)
    return;
  pin = rej_cite_list_find (self->list, subject->position, REJ_CITE_FIELD_PIN);
  if (pin != NULL && facts->fr_last != 0 && citation->pin > facts->fr_last)
    rej_cite_lint_report (self, "pin-outside-document", REJ_FINDING_TIER_RULE, REJ_FINDING_ERROR, pin->start, pin->end,
                          /* Translators: the first %u is the page cited, the other two the first and last page of the document. */
                          g_strdup_printf (_ ("Page %u is outside the rule under comment, which is on pages %u to %u."),
                                             citation->pin, facts->fr_first, facts->fr_last));
}

/* Findings against the rule under comment. */
void
rej_cite_lint_rule (RejCiteLint *self,
                    const RejCiteSubject *subject)
{
  const RejCitation *citation = subject->citation;

  if (citation->kind == REJ_CITE_FR)
    lint_fr (self, subject);
  else if (citation->type == REJ_CITE_TYPE_DOCKET || citation->type == REJ_CITE_TYPE_DOCUMENT)
    lint_docket (self, subject);
  else if (citation->type == REJ_CITE_TYPE_RIN)
    lint_rin (self, subject);
}
