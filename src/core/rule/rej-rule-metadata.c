/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-rule-private.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#define MAX_RANGE 100

/* The Federal Register prints its numbers with en dashes; people and services use hyphens. */
char *
rej_rule_normalize_dashes (const char *text)
{
  GString *result = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((c >= 0x2010 && c <= 0x2014) || c == 0x2212)
        g_string_append_c (result, '-');
      else
        g_string_append_unichar (result, c);
    }

  return g_string_free_and_steal (result);
}

/* Takes @string. */
void
rej_rule_add_unique (GPtrArray *strings,
                     char *string)
{
  g_strstrip (string);
  if (*string == '\0' || g_ptr_array_find_with_equal_func (strings, string, g_str_equal, NULL))
    g_free (string);
  else
    g_ptr_array_add (strings, string);
}

/* "[FR Doc. 2024-02443 Filed 2-9-24; 8:45 am]"; the two halves may come apart. */
void
rej_rule_take_frdoc (RejRule *self,
                     const char *text,
                     guint *filed_year,
                     guint *filed_month,
                     guint *filed_day)
{
  g_autofree char *line = rej_rule_normalize_dashes (text);
  const char *number = strstr (line, "Doc.");
  const char *filed = strstr (line, "Filed");
  guint month;
  guint day;
  guint year;

  if (number != NULL && self->number == NULL)
    {
      gsize length;

      number += strlen ("Doc.");
      while (*number == ' ')
        number++;
      if (g_str_has_prefix (number, "No."))
        number += strlen ("No.");
      while (*number == ' ')
        number++;
      length = strspn (number, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-");
      if (length > 0 && strcspn (number, "0123456789") < length)
        self->number = g_strndup (number, length);
    }

  if (filed != NULL && sscanf (filed, "Filed %2u-%2u-%4u", &month, &day, &year) == 3 && month >= 1 && month <= 12 && day >= 1 && day <= 31)
    {
      *filed_year = year >= 1000 ? year : year + (year < 36 ? 2000 : 1900);
      *filed_month = month;
      *filed_day = day;
    }
}

static void
add_cfr_part (RejRule *self,
              guint title,
              const char *part)
{
  RejCfrPart own = { title, NULL };

  if (rej_rule_has_cfr_part (self, title, part))
    return;
  own.part = g_strdup (part);
  g_array_append_val (self->cfr_parts, own);
}

static void
add_cfr_range (RejRule *self,
               guint title,
               guint first,
               const char *last_part)
{
  guint last = (guint) MIN (g_ascii_strtoull (last_part, NULL, 10), 100000);

  for (guint part = first + 1; first > 0 && last > first && last - first <= MAX_RANGE && part < last; part++)
    {
      char number[16];

      g_snprintf (number, sizeof number, "%u", part);
      add_cfr_part (self, title, number);
    }
  add_cfr_part (self, title, last_part);
}

/* "8 CFR Parts 1, 103, and 204", "45 CFR Parts 160 through 164, subpart A", "17 CFR Part 240 [Release No. 34-1]" */
void
rej_rule_take_cfr_line (RejRule *self,
                        const char *text)
{
  g_autofree char *line = rej_rule_normalize_dashes (text);
  g_auto (GStrv) words = NULL;
  guint title = 0;
  guint first = 0;
  gboolean in_parts = FALSE;
  gboolean is_range = FALSE;

  if (strchr (line, '[') != NULL)
    *strchr (line, '[') = '\0';
  words = g_strsplit_set (line, " ,;()/", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = g_ascii_strdown (words[i], -1);
      char *dash;

      if (*word == '\0')
        continue;
      if (!g_ascii_isdigit (*word))
        {
          gboolean joins = strcmp (word, "and") == 0 || strcmp (word, "or") == 0 || strcmp (word, "cfr") == 0;

          is_range = strcmp (word, "through") == 0 || strcmp (word, "to") == 0 || strcmp (word, "-") == 0;
          if (g_str_has_prefix (word, "part"))
            in_parts = TRUE;
          else if (!joins && !is_range)
            in_parts = FALSE;
          continue;
        }
      if (words[i + 1] != NULL && (strcmp (words[i + 1], "CFR") == 0 || strcmp (words[i + 1], "C.F.R.") == 0))
        {
          title = (guint) MIN (g_ascii_strtoull (word, NULL, 10), 999);
          in_parts = FALSE;
          continue;
        }
      if (!in_parts || title == 0)
        continue;

      if (g_str_has_suffix (word, "."))
        word[strlen (word) - 1] = '\0';
      dash = strchr (word, '-');
      if (dash != NULL && g_ascii_isdigit (dash[1]) && strchr (dash + 1, '-') == NULL &&
          g_ascii_strtoull (dash + 1, NULL, 10) > g_ascii_strtoull (word, NULL, 10) && title != 41)
        {
          *dash = '\0'; /* but a part of title 41 is written "102-5" */
          add_cfr_part (self, title, word);
          first = (guint) MIN (g_ascii_strtoull (word, NULL, 10), 100000);
          add_cfr_range (self, title, first, dash + 1);
        }
      else if (is_range)
        add_cfr_range (self, title, first, word);
      else
        add_cfr_part (self, title, word);
      first = (guint) MIN (g_ascii_strtoull (word, NULL, 10), 100000);
      is_range = FALSE;
    }
}

/* "[Docket No. CFPB-2011-0004]", "[CIS No. 2644-19; DHS Docket No. USCIS-2019-0007]". Dockets in the form of
 * regulations.gov are taken bare, other numbers as the agency writes them. */
void
rej_rule_take_docket_line (RejRule *self,
                           const char *text)
{
  g_autoptr (GRegex) bare = g_regex_new ("\\b(?:[A-Z]+(?:-[A-Z0-9]+)*-(?:19|20)\\d\\d(?:-[A-Z]+)*-\\d{4}|[A-Z]+_FRDOC_\\d{4})\\b", 0, 0, NULL);
  g_autoptr (GRegex) label = g_regex_new ("^(?:docket|dockets)\\s*(?:id\\s*)?(?:nos?\\.?|numbers?|ids?)?\\s*:?\\s*(?=[^\\s])", G_REGEX_CASELESS, 0, NULL);
  g_autofree char *line = rej_rule_normalize_dashes (text);
  g_auto (GStrv) pieces = g_strsplit_set (line, "[];", -1);

  for (guint i = 0; pieces[i] != NULL; i++)
    {
      g_autoptr (GMatchInfo) match = NULL;

      g_strstrip (pieces[i]);
      if (!g_regex_match (bare, pieces[i], 0, &match))
        {
          rej_rule_add_unique (self->docket_ids, g_regex_replace_literal (label, pieces[i], -1, 0, "", 0, NULL));
          continue;
        }
      while (g_match_info_matches (match))
        {
          rej_rule_add_unique (self->docket_ids, g_match_info_fetch (match, 0));
          g_match_info_next (match, NULL);
        }
    }
}

/* "RIN 1615-AC14", sometimes two in one line */
void
rej_rule_take_rin_line (RejRule *self,
                        const char *text)
{
  g_autoptr (GRegex) shape = g_regex_new ("\\b\\d{4}-[A-Z]{2}\\d{2}\\b", 0, 0, NULL);
  g_autofree char *line = rej_rule_normalize_dashes (text);
  g_autoptr (GMatchInfo) match = NULL;

  g_regex_match (shape, line, 0, &match);
  while (g_match_info_matches (match))
    {
      rej_rule_add_unique (self->rins, g_match_info_fetch (match, 0));
      g_match_info_next (match, NULL);
    }
}

/* "Monday, February 12, 2024" as YYYY-MM-DD, or NULL. */
char *
rej_rule_parse_long_date (const char *text)
{
  static const char *const months[] = { "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December" };

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    {
      const char *month = strstr (text, months[i]);
      guint day;
      guint year;

      if (month != NULL && sscanf (month + strlen (months[i]), " %2u, %4u", &day, &year) == 2 && g_date_valid_dmy ((GDateDay) day, (GDateMonth) (i + 1), (GDateYear) year))
        return g_strdup_printf ("%04u-%02u-%02u", year, i + 1, day);
    }

  return NULL;
}
