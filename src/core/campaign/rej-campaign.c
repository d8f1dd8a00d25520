/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-campaign.h"

#include "rej-campaign-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_BOXED_TYPE (RejCampaign, rej_campaign, rej_campaign_ref, rej_campaign_unref)
G_DEFINE_QUARK (rej-campaign-error-quark, rej_campaign_error)

static GPtrArray *
list_new (gpointer free_func)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) free_func);
}

RejCampaign *
rej_campaign_new (void)
{
  RejCampaign *self = g_atomic_rc_box_new0 (RejCampaign);

  self->deadlines = list_new (rej_campaign_deadline_free);
  self->channels = list_new (rej_campaign_channel_free);
  self->concerns = list_new (rej_campaign_concern_free);
  self->excerpts = list_new (rej_campaign_excerpt_free);
  self->sections = list_new (rej_campaign_section_free);

  return self;
}

/**
 * rej_campaign_ref:
 * @self: a campaign
 *
 * Takes a reference; safe in any thread.
 *
 * Returns: (transfer full): @self
 */
RejCampaign *
rej_campaign_ref (RejCampaign *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
campaign_clear (RejCampaign *self)
{
  g_free (self->id);
  g_free (self->publisher);
  g_free (self->license);
  g_free (self->lang);
  g_free (self->title);
  g_free (self->summary);
  g_clear_pointer (&self->rule, rej_campaign_rule_free);
  g_clear_pointer (&self->status, rej_campaign_status_free);
  g_ptr_array_unref (self->deadlines);
  g_ptr_array_unref (self->channels);
  g_ptr_array_unref (self->concerns);
  g_ptr_array_unref (self->excerpts);
  g_free (self->template_title);
  g_free (self->template_lang);
  g_ptr_array_unref (self->sections);
}

/**
 * rej_campaign_unref:
 * @self: (transfer full): a campaign
 *
 * Drops a reference; safe in any thread.
 */
void
rej_campaign_unref (RejCampaign *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) campaign_clear);
}

/**
 * rej_campaign_parse:
 * @xml: a campaign file, at most 8 MB
 * @name: its name for messages, such as "bees.xml"
 * @error: return location for an error
 *
 * Reads a campaign in the reader's languages, as the environment gives them. See
 * [func@rej_campaign_parse_for_languages].
 *
 * Returns: (transfer full): the campaign, or %NULL with @error set
 */
RejCampaign *
rej_campaign_parse (GBytes *xml,
                    const char *name,
                    GError **error)
{
  return rej_campaign_parse_for_languages (xml, name, g_get_language_names (), error);
}

/**
 * rej_campaign_parse_for_languages:
 * @xml: a campaign file, at most 8 MB
 * @name: its name for messages, such as "bees.xml"
 * @languages: (array zero-terminated=1): the languages of the reader, the best first, such as "es_MX", "es"
 * @error: return location for an error
 *
 * Reads a campaign. Text that the file has in one of @languages (`xml:lang` copies) is taken in that language, all
 * else in the original; the template always in the original.
 *
 * Nothing outside @xml is ever read, and a file that declares a document type is refused. Errors are of the domain
 * %REJ_CAMPAIGN_ERROR; the message names file and line of each problem, one a line.
 *
 * Returns: (transfer full): the campaign, or %NULL with @error set
 */
RejCampaign *
rej_campaign_parse_for_languages (GBytes *xml,
                                  const char *name,
                                  const char *const *languages,
                                  GError **error)
{
  g_autoptr (RejCampaignReport) report = rej_campaign_report_new ();
  g_autoptr (RejCampaign) self = NULL;
  g_autoptr (GString) message = NULL;

  g_return_val_if_fail (xml != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (languages != NULL, NULL);

  self = rej_campaign_read (xml, languages, report);
  if (self != NULL)
    rej_campaign_check (self, report);
  if (report->problems->len == 0)
    return g_steal_pointer (&self);

  message = g_string_new (NULL);
  for (guint i = 0; i < report->problems->len; i++)
    {
      g_autofree char *line = rej_campaign_problem_to_string (report->problems->pdata[i], name);

      if (i > 0)
        g_string_append_c (message, '\n');
      g_string_append (message, line);
    }
  g_set_error_literal (error, REJ_CAMPAIGN_ERROR, REJ_CAMPAIGN_ERROR_INVALID, message->str);

  return NULL;
}

static void
problem_free (RejCampaignProblem *problem)
{
  g_free (problem->message);
  g_free (problem);
}

static int
compare_problems (gconstpointer a,
                  gconstpointer b)
{
  const RejCampaignProblem *const *first = a;
  const RejCampaignProblem *const *second = b;

  return (int) (*first)->line - (int) (*second)->line;
}

/**
 * rej_campaign_validate:
 * @xml: a campaign file
 *
 * Finds everything that is wrong in a campaign file, at once.
 *
 * Returns: (transfer full) (element-type RejCampaignProblem): the problems in the order of the file; empty if the
 *   campaign can be used
 */
GPtrArray *
rej_campaign_validate (GBytes *xml)
{
  static const char *const none[] = { NULL };
  g_autoptr (RejCampaignReport) report = rej_campaign_report_new ();
  g_autoptr (RejCampaign) self = NULL;

  g_return_val_if_fail (xml != NULL, NULL);

  self = rej_campaign_read (xml, none, report);
  if (self != NULL)
    rej_campaign_check (self, report);
  g_ptr_array_sort (report->problems, compare_problems);

  return g_ptr_array_ref (report->problems);
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
