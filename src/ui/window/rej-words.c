/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-words.h"

#include <glib/gi18n-lib.h>

/**
 * rej_words_for_number:
 * @number: a number
 *
 * Writes a number with the separators of the user's language, such as 1,248.
 *
 * Returns: (transfer full): the number as text
 */
char *
rej_words_for_number (guint64 number)
{
  return g_strdup_printf ("%'" G_GUINT64_FORMAT, number);
}

/**
 * rej_words_for_size:
 * @n_characters: characters of a text
 * @n_bytes: bytes it takes
 *
 * Says how large a text is, each number in its own plural: "1 character, 2 bytes".
 *
 * Returns: (transfer full): part of a sentence
 */
char *
rej_words_for_size (guint64 n_characters,
                    guint64 n_bytes)
{
  g_autofree char *number_of_characters = rej_words_for_number (n_characters);
  g_autofree char *number_of_bytes = rej_words_for_number (n_bytes);
  /* Translators: %s is a number; part of "1 character, 2 bytes" */
  g_autofree char *characters = g_strdup_printf (ngettext ("%s character", "%s characters", (gulong) n_characters), number_of_characters);
  /* Translators: %s is a number; part of "1 character, 2 bytes" */
  g_autofree char *bytes = g_strdup_printf (ngettext ("%s byte", "%s bytes", (gulong) n_bytes), number_of_bytes);

  /* Translators: the size of a text, such as "1 character, 2 bytes"; both are counted already */
  return g_strdup_printf (C_ ("size", "%s, %s"), characters, bytes);
}

/**
 * rej_words_for_time:
 * @time: a time
 *
 * Says when something was changed, seen from now.
 *
 * Returns: (transfer full): such as "changed today at 2:05 PM"
 */
char *
rej_words_for_time (GDateTime *time)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return rej_words_for_time_since (time, now);
}

/**
 * rej_words_for_time_since:
 * @time: a time
 * @now: the time it is seen from, in the zone to speak in
 *
 * Says when something was changed.
 *
 * Returns: (transfer full): such as "changed yesterday at 2:05 PM"
 */
char *
rej_words_for_time_since (GDateTime *time,
                          GDateTime *now)
{
  g_autoptr (GDateTime) local = NULL;
  g_autoptr (GDateTime) yesterday = NULL;

  g_return_val_if_fail (time != NULL, NULL);
  g_return_val_if_fail (now != NULL, NULL);

  local = g_date_time_to_timezone (time, g_date_time_get_timezone (now));
  yesterday = g_date_time_add_days (now, -1);

  if (g_date_time_get_year (local) == g_date_time_get_year (now) && g_date_time_get_day_of_year (local) == g_date_time_get_day_of_year (now))
    /* Translators: a time of day as in strftime(3), such as "changed today at 2:05 PM" */
    return g_date_time_format (local, _ ("changed today at %-I:%M %p"));
  if (g_date_time_get_year (local) == g_date_time_get_year (yesterday) && g_date_time_get_day_of_year (local) == g_date_time_get_day_of_year (yesterday))
    /* Translators: a time of day as in strftime(3) */
    return g_date_time_format (local, _ ("changed yesterday at %-I:%M %p"));
  if (g_date_time_get_year (local) == g_date_time_get_year (now))
    /* Translators: a day of this year as in strftime(3), such as "changed on 3 May" */
    return g_date_time_format (local, _ ("changed on %-e %B"));
  /* Translators: a day of another year as in strftime(3), such as "changed on 3 May 2024" */
  return g_date_time_format (local, _ ("changed on %-e %B %Y"));
}
