/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-campaign-private.h"

#include <glib/gi18n-lib.h>

static void
problem_free (RejCampaignProblem *problem)
{
  g_free (problem->message);
  g_free (problem);
}

/**
 * rej_campaign_problem_to_string:
 * @problem: a problem
 * @name: the name of the file
 *
 * Gives a problem as one line: file, line, what is wrong, what to do.
 *
 * Returns: (transfer full): the line
 */
char *
rej_campaign_problem_to_string (const RejCampaignProblem *problem,
                                const char *name)
{
  g_return_val_if_fail (problem != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  if (problem->line == 0)
    return g_strdup_printf ("%s: %s", name, problem->message);

  /* Translators: the first %s is the name of a file, %u a line number, the second %s a whole sentence. */
  return g_strdup_printf (_("%s, line %u: %s"), name, problem->line, problem->message);
}

RejCampaignReport *
rej_campaign_report_new (void)
{
  RejCampaignReport *self = g_new0 (RejCampaignReport, 1);

  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) problem_free);
  self->lines = g_hash_table_new (NULL, NULL);

  return self;
}

void
rej_campaign_report_free (RejCampaignReport *self)
{
  g_ptr_array_unref (self->problems);
  g_hash_table_unref (self->lines);
  g_free (self);
}

void
rej_campaign_report_set_line (RejCampaignReport *self,
                              gconstpointer thing,
                              guint line)
{
  g_hash_table_insert (self->lines, (gpointer) thing, GUINT_TO_POINTER (line));
}

static void
report_add_valist (RejCampaignReport *self,
                   guint line,
                   const char *format,
                   va_list arguments) G_GNUC_PRINTF (3, 0);

static void
report_add_valist (RejCampaignReport *self,
                   guint line,
                   const char *format,
                   va_list arguments)
{
  RejCampaignProblem *problem = g_new0 (RejCampaignProblem, 1);

  problem->line = line;
  problem->message = g_strdup_vprintf (format, arguments);
  g_ptr_array_add (self->problems, problem);
}

void
rej_campaign_report_add (RejCampaignReport *self,
                         guint line,
                         const char *format,
                         ...)
{
  va_list arguments;

  va_start (arguments, format);
  report_add_valist (self, line, format, arguments);
  va_end (arguments);
}

void
rej_campaign_report_at (RejCampaignReport *self,
                        gconstpointer thing,
                        const char *format,
                        ...)
{
  va_list arguments;

  va_start (arguments, format);
  report_add_valist (self, GPOINTER_TO_UINT (g_hash_table_lookup (self->lines, thing)), format, arguments);
  va_end (arguments);
}
