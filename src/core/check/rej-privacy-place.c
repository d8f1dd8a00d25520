/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rej-privacy-private.h"

#define MAX_NAME_WORDS 4

/* Words that end the name of a street and mean hardly anything else after a number and a name. */
static const char *const sure_suffixes[] = { "street", "st", "avenue", "ave", "boulevard", "blvd", "lane", "ln", "road", "rd", "drive", "dr", "terrace", "ter", "parkway", "pkwy", NULL };
/* Words that mean something else in a text about law: they need a town, a unit or a word before. */
static const char *const other_suffixes[] = { "court", "ct", "circle", "cir", "place", "pl", "plaza", "way", "square", "sq", "trail", "trl", "highway", "hwy", "loop", "row", "run", "path", "pike", "alley", NULL };
static const char *const directions[] = { "n", "s", "e", "w", "ne", "nw", "se", "sw", "north", "south", "east", "west", NULL };
static const char *const units[] = { "apt", "apartment", "unit", "suite", "ste", "floor", "fl", "room", "rm", "#", NULL };
static const char *const home_words[] = { "live at", "lives at", "living at", "lived at", "reside", "address", "home", "moved to", "house at", "located at", NULL };
static const char *const states[] = {
  "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "DC", "FL", "GA", "HI", "ID", "IL", "IN", "IA", "KS", "KY", "LA",
  "ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC", "ND", "OH", "OK", "OR",
  "PA", "PR", "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA", "VI", "WA", "WV", "WI", "WY", NULL
};

/* A word of an address, its full stop left out. */
typedef struct
{
  gsize start;
  gsize end;
  char text[24]; /* lower case; empty if it is longer */
  gboolean is_name; /* begins with a capital, or is "5th" and the like */
} Word;

static gboolean
read_word (const RejPrivacyScan *scan,
           gsize at,
           Word *word)
{
  gsize n = 0;
  gboolean has_digit = FALSE;

  while (at < scan->length && scan->text[at] == ' ')
    at++;
  word->start = at;
  while (at < scan->length && ((guchar) scan->text[at] >= 0x80 || g_ascii_isalnum (scan->text[at]) || (scan->text[at] == '\'' && at > word->start)))
    {
      if (n + 1 < sizeof word->text)
        word->text[n] = g_ascii_tolower (scan->text[at]);
      n++;
      has_digit |= g_ascii_isdigit (scan->text[at]);
      at++;
    }
  if (n == 0)
    return FALSE;
  word->text[n < sizeof word->text ? n : 0] = '\0';
  word->is_name = g_unichar_isupper (g_utf8_get_char (scan->text + word->start)) || (has_digit && !g_ascii_isdigit (scan->text[at - 1]));
  word->end = at;

  return TRUE;
}

static gsize
skip_stop (const RejPrivacyScan *scan,
           gsize at)
{
  return at < scan->length && scan->text[at] == '.' ? at + 1 : at;
}

static gsize
skip_comma (const RejPrivacyScan *scan,
            gsize at)
{
  if (at < scan->length && scan->text[at] == ',')
    at++;
  while (at < scan->length && (scan->text[at] == ' ' || scan->text[at] == '\n'))
    at++;

  return at;
}

/* "N.W." is read letter by letter. */
static gsize
skip_direction (const RejPrivacyScan *scan,
                gsize at)
{
  gsize from = skip_comma (scan, at);
  Word word;

  for (guint i = 0; i < 2 && read_word (scan, from, &word) && g_strv_contains (directions, word.text); i++)
    {
      at = skip_stop (scan, word.end);
      from = at;
    }

  return at;
}

static gsize
skip_unit (const RejPrivacyScan *scan,
           gsize at)
{
  gsize from = skip_comma (scan, at);
  Word word;

  if (from < scan->length && scan->text[from] == '#')
    from++;
  else if (read_word (scan, from, &word) && g_strv_contains (units, word.text))
    from = skip_comma (scan, skip_stop (scan, word.end));
  else
    return at;
  if (from < scan->length && scan->text[from] == '#')
    from++;

  return read_word (scan, from, &word) ? word.end : at;
}

/* "ST 12345-6789" or the first two alone after a town. */
static gsize
skip_state (const RejPrivacyScan *scan,
            gsize at,
            gsize *zip)
{
  char code[3] = { 0 };
  Word word;
  gsize n = 0;

  while (read_word (scan, at, &word) && word.end - word.start == 1 && n < 2)
    {
      /* "D.C." */
      code[n++] = scan->text[word.start];
      at = skip_stop (scan, word.end);
    }
  if (n == 0 && read_word (scan, at, &word) && word.end - word.start == 2)
    {
      memcpy (code, scan->text + word.start, 2);
      at = skip_stop (scan, word.end);
    }
  if (!g_strv_contains (states, code))
    return 0;

  if (read_word (scan, at, &word) && word.end - word.start == 5 && strspn (word.text, "0123456789") == 5)
    {
      *zip = word.start;
      at = word.end;
      if (at < scan->length && scan->text[at] == '-' && read_word (scan, at + 1, &word) && word.start == at + 1 && word.end - word.start == 4 && strspn (word.text, "0123456789") == 4)
        at = word.end;
    }

  return at;
}

/* ", Town, ST 12345": where it ends, or where it would have begun. */
static gsize
skip_town (const RejPrivacyScan *scan,
           gsize at,
           gsize *zip)
{
  gsize from = skip_comma (scan, at);
  Word word;

  for (guint i = 0; i < MAX_NAME_WORDS; i++)
    {
      gsize end;

      if (!read_word (scan, from, &word) || !word.is_name)
        return at;
      from = skip_comma (scan, skip_stop (scan, word.end));
      end = skip_state (scan, from, zip);
      if (end != 0)
        return end;
    }

  return at;
}

/* Post codes 20200 to 20599 belong to the government in Washington. */
static gboolean
is_government (const RejPrivacyScan *scan,
               gsize zip)
{
  return zip != 0 && scan->text[zip] == '2' && scan->text[zip + 1] == '0' && scan->text[zip + 2] >= '2' && scan->text[zip + 2] <= '5';
}

static gsize
report_address (RejPrivacyScan *scan,
                gsize start,
                gsize end,
                gsize zip)
{
  if (!is_government (scan, zip) && !rej_privacy_is_invented (scan, start))
    rej_privacy_report (scan, "private-address", start, end, _ ("This looks like an address; once filed, anyone can read it."));

  return end;
}

static gsize
scan_post_box (RejPrivacyScan *scan,
               gsize start,
               gsize end)
{
  static const char *const boxes[] = { "P.O. Box ", "PO Box ", "P. O. Box ", "P.O.Box ", "Post Office Box " };
  gsize zip = 0;

  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    {
      gsize length = strlen (boxes[i]);

      if (start < length || !rej_privacy_starts_with (scan, start - length, boxes[i]))
        continue;
      end = skip_town (scan, end, &zip);
      return report_address (scan, start - length, end, zip);
    }

  return 0;
}

static gboolean
can_begin (const RejPrivacyScan *scan,
           gsize start)
{
  return start == 0 || (!g_ascii_isalnum (scan->text[start - 1]) && strchr (".-/$,", scan->text[start - 1]) == NULL && (start < 3 || memcmp (scan->text + start - 3, "§ ", 3) != 0));
}

/* The word that makes a street of what stands before it: from the second word after the number on. */
static gsize
find_suffix (const RejPrivacyScan *scan,
             gsize at,
             gboolean *is_sure)
{
  Word word;

  for (guint i = 0; i <= MAX_NAME_WORDS; i++)
    {
      if (at >= scan->length || scan->text[at] != ' ' || !read_word (scan, at, &word))
        return 0;
      *is_sure = g_strv_contains (sure_suffixes, word.text);
      if (i > 0 && word.is_name && (*is_sure || g_strv_contains (other_suffixes, word.text)))
        {
          Word next;

          /* "12 St. Paul Street" goes on */
          if (!(word.end < scan->length && scan->text[word.end] == '.' && read_word (scan, word.end + 1, &next) && next.is_name && g_strv_contains (sure_suffixes, next.text)))
            return skip_stop (scan, word.end);
        }
      /* "2 Lane Road Safety" counts lanes */
      if (!word.is_name || (i == 0 && *is_sure && word.end - word.start > 3))
        return 0;
      at = skip_stop (scan, word.end);
    }

  return 0;
}

/* Looks for an address that a group of digits begins. Returns its end, or 0. */
gsize
rej_privacy_scan_address (RejPrivacyScan *scan,
                          gsize start,
                          gsize end)
{
  gsize box = scan_post_box (scan, start, end);
  gsize street, place, town, zip = 0;
  gboolean is_sure;
  Word next;

  if (box != 0)
    return box;
  if (end - start > 6 || end >= scan->length || !can_begin (scan, start))
    return 0;
  if (g_ascii_isalpha (scan->text[end]) && end + 1 < scan->length && scan->text[end + 1] == ' ')
    end++; /* 221B */
  if (scan->text[end] != ' ')
    return 0;
  street = find_suffix (scan, end, &is_sure);
  if (street == 0)
    return 0;

  place = skip_unit (scan, skip_direction (scan, street));
  town = skip_town (scan, place, &zip);
  /* "2020 Federal Road Safety": the name of something goes on, or the number is a year */
  if (town == street && (!is_sure || (street < scan->length && scan->text[street] == ' ' && scan->text[street - 1] != '.' && read_word (scan, street, &next) && next.is_name)) &&
      !rej_privacy_has_word_before (scan, start, 30, home_words))
    return 0;

  return report_address (scan, start, town, zip);
}
