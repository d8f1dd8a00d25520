/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-cite-lint.h"

#include "rej-cite-lint-private.h"

#include <glib/gi18n-lib.h>

/**
 * rej_cite_facts_new:
 *
 * Makes facts that know nothing.
 *
 * Returns: (transfer full): new facts
 */
RejCiteFacts *
rej_cite_facts_new (void)
{
  return g_new0 (RejCiteFacts, 1);
}

/**
 * rej_cite_facts_copy:
 * @self: facts
 *
 * Copies facts with their strings.
 *
 * Returns: (transfer full): the copy
 */
RejCiteFacts *
rej_cite_facts_copy (const RejCiteFacts *self)
{
  RejCiteFacts *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->docket = g_strdup (self->docket);
  copy->rin = g_strdup (self->rin);
  copy->fr_date = g_strdup (self->fr_date);
  copy->today = g_strdup (self->today);

  return copy;
}

/**
 * rej_cite_facts_free:
 * @self: (transfer full): facts
 *
 * Frees facts with their strings.
 */
void
rej_cite_facts_free (RejCiteFacts *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->docket);
  g_free (self->rin);
  g_free (self->fr_date);
  g_free (self->today);
  g_free (self);
}

static void
report_weekday (RejCiteLint *self,
                const RejCiteNote *note)
{
  g_autoptr (GDate) date = g_date_new_dmy ((GDateDay) (note->day % 100), (GDateMonth) (note->day / 100 % 100),
                                           (GDateYear) (note->day / 10000));
  char weekday[64];

  g_date_strftime (weekday, sizeof weekday, "%A", date);
  rej_cite_lint_report (self, "weekday-mismatch", REJ_FINDING_TIER_ARITHMETIC, REJ_FINDING_ERROR, note->start,
                        note->end,
                        /* Translators: %s is the name of a day of the week. */
                        g_strdup_printf (_ ("This date was a %s, so either the weekday or the date is a slip."), weekday));
}

static void
lint_note (RejCiteLint *self,
           const RejCiteNote *note)
{
  switch (note->kind)
    {
    case REJ_CITE_NOTE_UNKNOWN_REPORTER:
      rej_cite_lint_report (self, "reporter-unknown", REJ_FINDING_TIER_SHAPE, REJ_FINDING_WARNING, note->start,
                            note->end,
                            g_strdup (_ ("This looks like a citation, but no reporter or journal with this abbreviation is known here.")));
      break;
    case REJ_CITE_NOTE_IMPOSSIBLE_DATE:
      rej_cite_lint_report (self, "date-impossible", REJ_FINDING_TIER_ARITHMETIC, REJ_FINDING_ERROR, note->start,
                            note->end, g_strdup (_ ("No calendar has this date.")));
      break;
    case REJ_CITE_NOTE_WEEKDAY:
      report_weekday (self, note);
      break;
    default:
      g_assert_not_reached ();
    }
}

/**
 * rej_cite_lint:
 * @text: (array length=length) (element-type guint8): the text that was scanned
 * @length: its bytes
 * @citations: what [func@rej_cite_scan] found in it
 * @facts: (nullable): what is known of the rule under comment
 * @findings: (element-type RejFinding): gets the findings, offsets in bytes of @text
 *
 * Checks the citations of one text, each by itself: its form, its numbers and dates, and the rule under comment. A
 * citation without a finding is not thereby right: it only shows nothing that these checks know.
 *
 * What needs the rest of the document (Id., supra, short forms) is the resolver's.
 */
void
rej_cite_lint (const char *text,
               gsize length,
               const RejCiteList *citations,
               const RejCiteFacts *facts,
               GPtrArray *findings)
{
  RejCiteLint lint = { .text = text, .length = (guint32) length, .list = citations, .facts = facts, .findings = findings };

  g_return_if_fail (text != NULL || length == 0);
  g_return_if_fail (citations != NULL);
  g_return_if_fail (findings != NULL);

  for (guint i = 0; i < rej_cite_list_get_n (citations); i++)
    {
      RejCiteSubject subject = { rej_cite_list_peek_citation (citations, i), i };

      rej_cite_lint_shape (&lint, &subject);
      rej_cite_lint_arithmetic (&lint, &subject);
      rej_cite_lint_style (&lint, &subject);
      if (facts != NULL)
        rej_cite_lint_rule (&lint, &subject);
    }
  for (guint i = 0; citations->notes != NULL && i < citations->notes->len; i++)
    lint_note (&lint, &g_array_index (citations->notes, RejCiteNote, i));
}
