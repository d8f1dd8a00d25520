/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-deadline.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* RFC 5545, section 3.1: a line has at most 75 octets without its end. */
#define MAX_OCTETS 75

/**
 * rej_deadline_dup_reminder:
 * @self: a deadline
 * @reminder: which one
 *
 * Gives the moment of a reminder. Where the hour is not stated a comment is filed the day before, so that it is counted from
 * the beginning of the day.
 *
 * Returns: (transfer full): a moment in the zone of the deadline
 */
GDateTime *
rej_deadline_dup_reminder (const RejDeadline *self,
                           RejDeadlineReminder reminder)
{
  g_autoptr (GDateTime) end = NULL;
  g_autoptr (GDateTime) from = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  end = rej_deadline_dup_end (self);
  from = self->time != NULL ? g_date_time_ref (end)
                            : g_date_time_new (g_date_time_get_timezone (end), g_date_time_get_year (end), g_date_time_get_month (end), g_date_time_get_day_of_month (end), 0, 0, 0);
  switch (reminder)
    {
    case REJ_DEADLINE_REMIND_WEEK:
      return g_date_time_add_days (from, -7);
    case REJ_DEADLINE_REMIND_DAY:
      return g_date_time_add_days (from, -1);
    case REJ_DEADLINE_REMIND_HOURS:
      return g_date_time_add_hours (from, -3);
    default:
      g_return_val_if_reached (NULL);
    }
}

/* Folds between characters, never inside one. */
static void
append_line (GString *calendar,
             const char *line)
{
  gsize used = 0;

  for (const char *p = line; *p != '\0';)
    {
      gsize n = (gsize) (g_utf8_next_char (p) - p);

      if (used + n > MAX_OCTETS)
        {
          g_string_append (calendar, "\r\n ");
          used = 1;
        }
      g_string_append_len (calendar, p, (gssize) n);
      used += n;
      p += n;
    }
  g_string_append (calendar, "\r\n");
}

/* RFC 5545, section 3.3.11: what is escaped in a text. */
static void
append_text (GString *calendar,
             const char *property,
             const char *text)
{
  g_autoptr (GString) line = g_string_new (property);

  g_string_append_c (line, ':');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '\n')
        g_string_append (line, "\\n");
      else if (strchr ("\\;,", *p) != NULL)
        g_string_append_printf (line, "\\%c", *p);
      else if ((guchar) *p >= ' ' || *p == '\t')
        g_string_append_c (line, *p);
    }
  append_line (calendar, line->str);
}

static void
append_moment (GString *calendar,
               const char *property,
               GDateTime *moment)
{
  g_autoptr (GDateTime) utc = g_date_time_to_utc (moment);
  g_autofree char *words = g_date_time_format (utc, "%Y%m%dT%H%M%SZ");
  g_autofree char *line = g_strconcat (property, words, NULL);

  append_line (calendar, line);
}

static void
append_reminder (GString *calendar,
                 const RejDeadline *self,
                 RejDeadlineReminder reminder,
                 const char *summary)
{
  g_autoptr (GDateTime) moment = rej_deadline_dup_reminder (self, reminder);

  append_line (calendar, "BEGIN:VALARM");
  append_line (calendar, "ACTION:DISPLAY");
  append_moment (calendar, "TRIGGER;VALUE=DATE-TIME:", moment);
  append_text (calendar, "DESCRIPTION", summary);
  append_line (calendar, "END:VALARM");
}

/* An hour that is stated is a moment; a day alone stays a day, so that no calendar shows an hour nobody named. */
static void
append_when (GString *calendar,
             const RejDeadline *self)
{
  g_autoptr (GDateTime) end = rej_deadline_dup_end (self);
  g_autoptr (GDateTime) next = NULL;
  g_autofree char *first_words = NULL;
  g_autofree char *next_words = NULL;

  if (self->time != NULL)
    {
      append_moment (calendar, "DTSTART:", end);
      return;
    }
  next = g_date_time_add_days (end, 1);
  first_words = g_date_time_format (end, "DTSTART;VALUE=DATE:%Y%m%d");
  next_words = g_date_time_format (next, "DTEND;VALUE=DATE:%Y%m%d");
  append_line (calendar, first_words);
  append_line (calendar, next_words);
}

/**
 * rej_deadline_to_calendar:
 * @self: a deadline
 * @title: the title of the rule or the comment
 * @document: (nullable): the document comments are filed on, such as `USCIS-2019-0007-0001`
 * @reminders: which reminders it is to have
 * @now: the time it is written
 *
 * Writes the deadline as a calendar file (RFC 5545), to take away.
 *
 * Returns: (transfer full): the file's text, lines ended by CR LF
 */
char *
rej_deadline_to_calendar (const RejDeadline *self,
                          const char *title,
                          const char *document,
                          RejDeadlineReminder reminders,
                          GDateTime *now)
{
  g_autoptr (GString) calendar = g_string_new (NULL);
  g_autofree char *summary = NULL;
  g_autofree char *words = NULL;
  g_autofree char *id = NULL;
  g_autofree char *purpose = NULL;
  g_autofree char *uid = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (now != NULL, NULL);

  /* Translators: %s is the title of a rule */
  summary = g_strdup_printf (_ ("Comment due: %s"), title);
  words = rej_deadline_to_source_words (self);
  id = g_uri_escape_string (document != NULL ? document : "comment", NULL, FALSE);
  purpose = g_uri_escape_string (self->purpose, NULL, FALSE);
  uid = g_strdup_printf ("UID:%s-%s-%s@rejoinder.org", id, purpose, self->date);

  append_line (calendar, "BEGIN:VCALENDAR");
  append_line (calendar, "VERSION:2.0");
  append_line (calendar, "PRODID:-//rejoinder.org//Rejoinder//EN");
  append_line (calendar, "BEGIN:VEVENT");
  append_line (calendar, uid);
  append_moment (calendar, "DTSTAMP:", now);
  append_when (calendar, self);
  append_text (calendar, "SUMMARY", summary);
  if (words != NULL)
    append_text (calendar, "DESCRIPTION", words);
  if (document != NULL)
    {
      g_autofree char *url = g_strdup_printf ("URL:https://www.regulations.gov/document/%s", id);

      append_line (calendar, url);
    }
  append_line (calendar, "TRANSP:TRANSPARENT");
  for (RejDeadlineReminder reminder = REJ_DEADLINE_REMIND_WEEK; reminder <= REJ_DEADLINE_REMIND_HOURS; reminder <<= 1)
    if ((reminders & reminder) != 0)
      append_reminder (calendar, self, reminder, summary);
  append_line (calendar, "END:VEVENT");
  append_line (calendar, "END:VCALENDAR");

  return g_string_free (g_steal_pointer (&calendar), FALSE);
}
