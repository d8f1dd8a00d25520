/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-export-details.h"

#include <string.h>

/**
 * rej_export_details_new:
 *
 * Creates details that say nothing.
 *
 * Returns: (transfer full): new details
 */
RejExportDetails *
rej_export_details_new (void)
{
  return g_new0 (RejExportDetails, 1);
}

/**
 * rej_export_details_copy:
 * @self: details
 *
 * Copies details.
 *
 * Returns: (transfer full): a copy
 */
RejExportDetails *
rej_export_details_copy (const RejExportDetails *self)
{
  RejExportDetails *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = rej_export_details_new ();
  copy->title = g_strdup (self->title);
  copy->recipient = g_strdup (self->recipient);
  copy->document = g_strdup (self->document);
  copy->docket = g_strdup (self->docket);
  copy->rin = g_strdup (self->rin);
  copy->citation = g_strdup (self->citation);
  copy->date = g_strdup (self->date);
  copy->submitter = g_strdup (self->submitter);
  copy->language = g_strdup (self->language);

  return copy;
}

/**
 * rej_export_details_free:
 * @self: (transfer full): details
 *
 * Frees details.
 */
void
rej_export_details_free (RejExportDetails *self)
{
  if (self == NULL)
    return;

  g_free (self->title);
  g_free (self->recipient);
  g_free (self->document);
  g_free (self->docket);
  g_free (self->rin);
  g_free (self->citation);
  g_free (self->date);
  g_free (self->submitter);
  g_free (self->language);
  g_free (self);
}

static gboolean
is_given (const char *detail)
{
  return detail != NULL && *detail != '\0';
}

/* A date as an American letter has it; one that is no date is printed as it is. */
static char *
dup_printed_date (const char *date)
{
  static const char *const months[] = { "January", "February", "March", "April", "May", "June",
                                        "July", "August", "September", "October", "November", "December" };
  g_autofree char *time = g_strconcat (date, "T00:00:00Z", NULL);
  g_autoptr (GDateTime) parsed = strlen (date) == 10 ? g_date_time_new_from_iso8601 (time, NULL) : NULL;

  if (parsed == NULL)
    return g_strdup (date);

  return g_strdup_printf ("%s %d, %d", months[g_date_time_get_month (parsed) - 1],
                          g_date_time_get_day_of_month (parsed), g_date_time_get_year (parsed));
}

/**
 * rej_export_details_dup_subject:
 * @details: what is known
 *
 * Says what the comment is on, in one line: "Docket USCIS-2019-0007, RIN 1615-AC14, 85 FR 56338". What is filed with a US agency is in
 * English whatever the language of the program.
 *
 * Returns: (transfer full): the line, empty where nothing is known
 */
char *
rej_export_details_dup_subject (const RejExportDetails *details)
{
  GString *line = g_string_new (NULL);

  g_return_val_if_fail (details != NULL, NULL);

  if (is_given (details->document) && !(is_given (details->docket) && g_str_has_prefix (details->document, details->docket)))
    g_string_append_printf (line, "Document %s", details->document);
  else if (is_given (details->document) && strlen (details->document) > strlen (details->docket))
    g_string_append_printf (line, "Docket %s, Document %s", details->docket, details->document);
  if (is_given (details->docket) && strstr (line->str, details->docket) == NULL)
    g_string_append_printf (line, "%sDocket %s", line->len > 0 ? ", " : "", details->docket);
  if (is_given (details->rin))
    g_string_append_printf (line, "%sRIN %s", line->len > 0 ? ", " : "", details->rin);
  if (is_given (details->citation))
    g_string_append_printf (line, "%s%s", line->len > 0 ? ", " : "", details->citation);

  return g_string_free (line, FALSE);
}

/**
 * rej_export_details_dup_lines:
 * @details: what is known
 *
 * Gives the lines printed below the title: to whom, on what, when, from whom. What is not known has no line.
 *
 * Returns: (transfer full) (array zero-terminated=1): the lines
 */
char **
rej_export_details_dup_lines (const RejExportDetails *details)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_autofree char *subject = rej_export_details_dup_subject (details);

  if (is_given (details->recipient))
    g_strv_builder_take (lines, g_strconcat ("Submitted to ", details->recipient, NULL));
  if (*subject != '\0')
    g_strv_builder_add (lines, subject);
  if (is_given (details->submitter))
    g_strv_builder_take (lines, g_strconcat ("Submitted by ", details->submitter, NULL));
  if (is_given (details->date))
    g_strv_builder_take (lines, dup_printed_date (details->date));

  return g_strv_builder_end (lines);
}

/**
 * rej_export_details_get_language:
 * @details: what is known
 *
 * Gives the language of the comment. A tag that is none counts as missing, so that it can stand in markup as it is.
 *
 * Returns: (transfer none): a BCP 47 tag
 */
const char *
rej_export_details_get_language (const RejExportDetails *details)
{
  g_return_val_if_fail (details != NULL, "en-US");

  if (!is_given (details->language) || !g_ascii_isalpha (details->language[0]))
    return "en-US";
  for (const char *p = details->language; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '-')
      return "en-US";

  return details->language;
}
