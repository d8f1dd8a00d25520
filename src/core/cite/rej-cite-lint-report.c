/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-cite-lint-private.h"

#include <stdlib.h>

/* The year the check is for; the clock is asked once at most. */
guint
rej_cite_lint_this_year (RejCiteLint *self)
{
  if (self->today_year == 0 && self->facts != NULL && self->facts->today != NULL)
    self->today_year = (guint) strtoul (self->facts->today, NULL, 10);
  if (self->today_year == 0)
    {
      g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

      self->today_year = (guint) g_date_time_get_year (now);
    }

  return self->today_year;
}

/* Adds a finding; the result may still get a fix. */
RejFinding *
rej_cite_lint_report (RejCiteLint *self,
                      const char *code,
                      RejFindingTier tier,
                      RejFindingSeverity severity,
                      guint32 start,
                      guint32 end,
                      char *message)
{
  RejFinding *finding = rej_finding_new (code, tier, severity, start, end, message);

  g_ptr_array_add (self->findings, finding);

  return finding;
}
