/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rej-privacy-private.h"

/* What may stand between "passport" and its number. */
#define PAPER_WINDOW 40
/* What may stand between "born" and the day. */
#define BIRTH_WINDOW 60

static gboolean
is_word_character (char c)
{
  return g_ascii_isalnum (c) || (guchar) c >= 0x80;
}

/* The next place where a word stands, whatever its case; the text's length if there is none. */
static gsize
find_word (const RejPrivacyScan *scan,
           gsize from,
           const char *word)
{
  gsize length = strlen (word);
  const char upper = g_ascii_toupper (word[0]);

  for (gsize i = from; i + length <= scan->length; i++)
    if ((scan->text[i] == word[0] || scan->text[i] == upper) && rej_privacy_starts_with (scan, i, word) && (i == 0 || !is_word_character (scan->text[i - 1])))
      return i;

  return scan->length;
}

/* A token that can be the number of a paper: capitals, digits and hyphens, with enough digits. */
static gsize
read_paper_number (const RejPrivacyScan *scan,
                   gsize at,
                   guint min_digits)
{
  guint n_digits = 0;
  gsize end = at;

  while (end < scan->length && (g_ascii_isupper (scan->text[end]) || g_ascii_isdigit (scan->text[end]) || (scan->text[end] == '-' && end > at)))
    n_digits += g_ascii_isdigit (scan->text[end++]);
  if (end < scan->length && is_word_character (scan->text[end]))
    return 0;
  if (end > at && scan->text[end - 1] == '-')
    end--;

  return n_digits >= min_digits && end - at >= 6 && end - at <= 20 ? end : 0;
}

static void
scan_paper (RejPrivacyScan *scan,
            const char *word,
            const char *code,
            guint min_digits,
            const char *message)
{
  for (gsize at = 0; (at = find_word (scan, at, word)) < scan->length; at++)
    {
      gsize limit = MIN (at + strlen (word) + PAPER_WINDOW, scan->length);

      for (gsize i = at + strlen (word); i < limit && scan->text[i] != '.' && scan->text[i] != '\n'; i++)
        {
          gsize end;

          if (i + 2 < scan->length && scan->text[i] == 'N' && memcmp (scan->text + i, "No.", 3) == 0)
            i += 3;
          else if (rej_privacy_starts_with (scan, i, "núm."))
            i += strlen ("núm.");
          if (i >= limit || is_word_character (scan->text[i - 1]) || scan->text[i - 1] == '-')
            continue;
          end = read_paper_number (scan, i, min_digits);
          if (end == 0)
            continue;
          /* "my passport and my SSN 123456789" */
          if (!rej_privacy_is_called (scan, i, limit - at, REJ_PRIVACY_PAPER))
            break;
          rej_privacy_report (scan, code, i, end, message);
          break;
        }
    }
}

/* Passports and driver's licences: their numbers have no shape of their own, so the word must be near. */
void
rej_privacy_scan_papers (RejPrivacyScan *scan)
{
  static const char *const licences[] = { "driver's licen", "driver’s licen", "drivers licen", "driver licen", "drivers’ licen", "driving licen", "my license", "my licence", "licencia de conducir", "licencia de manejar" };
  static const char *const passports[] = { "passport", "pasaporte" };
  const char *message = _ ("This looks like the number of a driver’s license; once filed, anyone can read it.");

  for (guint i = 0; i < G_N_ELEMENTS (passports); i++)
    scan_paper (scan, passports[i], "private-passport", 5, _ ("This looks like the number of a passport; once filed, anyone can read it."));
  for (guint i = 0; i < G_N_ELEMENTS (licences); i++)
    scan_paper (scan, licences[i], "private-licence", 5, message);
}

static gsize
read_digits (const RejPrivacyScan *scan,
             gsize at,
             guint min,
             guint max)
{
  gsize end = at;

  while (end < scan->length && g_ascii_isdigit (scan->text[end]))
    end++;

  return end - at >= min && end - at <= max ? end : 0;
}

static gsize
read_month (const RejPrivacyScan *scan,
            gsize at)
{
  static const char *const months[] = { "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december" };

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    {
      if (!rej_privacy_starts_with (scan, at, months[i]))
        {
          char brief[4] = { months[i][0], months[i][1], months[i][2], '\0' };

          if (!rej_privacy_starts_with (scan, at, brief))
            continue;
          at += 3;
          if (rej_privacy_starts_with (scan, at, "t"))
            at++; /* Sept. */
        }
      else
        {
          at += strlen (months[i]);
        }
      if (at < scan->length && scan->text[at] == '.')
        at++;
      return at < scan->length && scan->text[at] == ' ' ? at + 1 : 0;
    }

  return 0;
}

static gsize
read_year (const RejPrivacyScan *scan,
           gsize at)
{
  gsize from = at;

  while (from < scan->length && strchr (", ", scan->text[from]) != NULL && from < at + 2)
    from++;
  from = from > at ? read_digits (scan, from, 4, 4) : 0;

  return from != 0 ? from : at;
}

/* "4 de marzo de 1985", "1.º de enero", behind the digits of the day. */
static gsize
read_spanish_month (const RejPrivacyScan *scan,
                    gsize at)
{
  static const char *const months[] = { "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "setiembre", "octubre", "noviembre", "diciembre" };
  static const char *const ordinals[] = { ".º", "º", "°", "ro" };
  static const char *const links[] = { " de ", " del " };
  gsize end = 0;

  for (guint i = 0; i < G_N_ELEMENTS (ordinals); i++)
    {
      if (rej_privacy_starts_with (scan, at, ordinals[i]))
        {
          at += strlen (ordinals[i]);
          break;
        }
    }
  if (!rej_privacy_starts_with (scan, at, " "))
    return 0;
  at += rej_privacy_starts_with (scan, at, " de ") ? 4 : 1;
  for (guint i = 0; i < G_N_ELEMENTS (months) && end == 0; i++)
    {
      if (rej_privacy_starts_with (scan, at, months[i]))
        end = at + strlen (months[i]);
    }
  if (end == 0 || (end < scan->length && is_word_character (scan->text[end])))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      if (rej_privacy_starts_with (scan, end, links[i]) && read_digits (scan, end + strlen (links[i]), 4, 4) != 0)
        return read_digits (scan, end + strlen (links[i]), 4, 4);
    }
  return read_year (scan, end);
}

/* A day with its month, and the year if there is one: "March 3, 1987", "3 March 1987", "3/3/1987", "1987-03-03". */
static gsize
read_day (const RejPrivacyScan *scan,
          gsize at)
{
  gsize next, end = read_month (scan, at);
  char separator;

  if (end != 0)
    {
      end = read_digits (scan, end, 1, 2);
      return end != 0 ? read_year (scan, end) : 0;
    }
  end = read_digits (scan, at, 1, 4);
  if (end == 0 || end >= scan->length)
    return 0;
  next = end - at <= 2 ? read_spanish_month (scan, end) : 0;
  if (next != 0)
    return next;
  separator = scan->text[end];
  if (separator == ' ')
    {
      next = read_month (scan, end + 1);
      return next != 0 && end - at <= 2 ? read_year (scan, next - 1) : 0;
    }
  if (strchr ("/-.", separator) == NULL)
    return 0;
  next = read_digits (scan, end + 1, 1, 2);
  if (next == 0 || next >= scan->length || scan->text[next] != separator)
    return 0;
  next = read_digits (scan, next + 1, end - at == 4 ? 1 : 2, end - at == 4 ? 2 : 4);

  return next != 0 && !(next < scan->length && is_word_character (scan->text[next])) ? next : 0;
}

/* Laws speak of everyone born before or after a day; that is nobody's birthday. */
static gboolean
is_of_many (const RejPrivacyScan *scan,
            gsize from,
            gsize day,
            gsize end)
{
  static const char *const words[] = { "after", "before", "between", "prior", "since", "until", "by", "through", "later", "earlier", "antes", "después", "desde", "hasta", "entre", "partir", NULL };
  RejPrivacyScan window = { scan->text + from, MIN (end + 22, scan->length) - from, NULL, NULL };

  return rej_privacy_has_word_before (&window, day - from, day - from, words) || rej_privacy_has_word_before (&window, window.length, window.length - (end - from), words);
}

static void
scan_birth (RejPrivacyScan *scan,
            const char *word)
{
  for (gsize at = 0; (at = find_word (scan, at, word)) < scan->length; at++)
    {
      gsize from = at + strlen (word);
      gsize limit = MIN (from + BIRTH_WINDOW, scan->length);

      if (from < scan->length && is_word_character (scan->text[from]))
        continue;
      for (gsize i = from; i < limit && scan->text[i] != ';'; i++)
        {
          gsize end;

          if (is_word_character (scan->text[i - 1]) || !is_word_character (scan->text[i]))
            continue;
          end = read_day (scan, i);
          if (end == 0)
            continue;
          if (!is_of_many (scan, from, i, end) && !rej_privacy_is_invented (scan, i))
            rej_privacy_report (scan, "private-birth-date", i, end, _ ("This looks like somebody’s date of birth; once filed, anyone can read it."));
          break;
        }
    }
}

void
rej_privacy_scan_births (RejPrivacyScan *scan)
{
  static const char *const words[] = { "born", "birthday", "birth", "birthdate", "dob", "d.o.b.", "d.o.b", "nací", "naci", "nació", "nacio", "nacido", "nacida", "nacimiento", "cumpleaños" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    scan_birth (scan, words[i]);
}

/* Whose mail goes to an office, not to a person. */
static gboolean
is_office (const char *local,
           gsize local_length,
           const char *domain,
           gsize domain_length)
{
  static const char *const roles[] = { "comment", "info", "contact", "help", "office", "docket", "rule", "policy", "press", "foia", "reg", "support", "desk", "record", "admin", "public", "oira", "inquir", "submission", "media", "privacy" };
  g_autofree char *name = NULL;

  if (!(domain_length > 4 && (g_ascii_strncasecmp (domain + domain_length - 4, ".gov", 4) == 0 || g_ascii_strncasecmp (domain + domain_length - 4, ".mil", 4) == 0)))
    return FALSE;
  name = g_ascii_strdown (local, (gssize) local_length);
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (strstr (name, roles[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* Looks at what stands on both sides of an "@". */
void
rej_privacy_scan_email (RejPrivacyScan *scan,
                        gsize at)
{
  gsize start = at, end = at + 1, last_dot = 0;

  while (start > 0 && (is_word_character (scan->text[start - 1]) || strchr ("._%+-'", scan->text[start - 1]) != NULL))
    start--;
  while (start < at && !is_word_character (scan->text[start]))
    start++;
  while (end < scan->length && (is_word_character (scan->text[end]) || scan->text[end] == '-' || scan->text[end] == '.'))
    end++;
  while (end > at + 1 && !is_word_character (scan->text[end - 1]))
    end--;
  for (gsize i = at + 1; i < end; i++)
    if (scan->text[i] == '.')
      last_dot = i;
  if (start == at || last_dot <= at + 1 || end - last_dot < 3 || !g_ascii_isalpha (scan->text[last_dot + 1]))
    return;
  if (is_office (scan->text + start, at - start, scan->text + at + 1, end - at - 1))
    return;

  rej_privacy_report (scan, "private-email", start, end, _ ("This looks like an e-mail address; once filed, anyone can write to it."));
}

/* Where a name ends whose first word has been read, or 0. */
static gsize
match_name (const RejPrivacyScan *scan,
            const char *const *words,
            gsize at)
{
  for (guint i = 1; words[i] != NULL; i++)
    {
      g_autofree char *folded = NULL;
      gsize start, end = rej_privacy_read_name_word (scan->text, scan->length, at, &start);

      if (end == 0 || start - at > 3)
        return 0;
      folded = rej_privacy_fold_name (scan->text + start, end - start);
      if (!g_str_equal (folded, words[i]))
        return 0;
      at = end;
    }

  return at;
}

/* A letter with a mark may begin a name that has none. */
static gboolean
can_begin_name (const RejPrivacyNames *names,
                char initial)
{
  return (guchar) initial >= 0x80 || names->initials[(guchar) g_ascii_tolower (initial)];
}

void
rej_privacy_scan_names (RejPrivacyScan *scan,
                        const RejPrivacyNames *names)
{
  gsize at = 0, start;

  while ((at = rej_privacy_read_name_word (scan->text, scan->length, at, &start)) != 0)
    {
      g_autofree char *folded = NULL;
      GPtrArray *list;
      gsize end = 0;

      if (!can_begin_name (names, scan->text[start]))
        continue;
      folded = rej_privacy_fold_name (scan->text + start, at - start);
      list = g_hash_table_lookup (names->by_first_word, folded);
      for (guint i = 0; list != NULL && i < list->len; i++)
        end = MAX (end, match_name (scan, g_ptr_array_index (list, i), at));
      if (end == 0)
        continue;
      rej_privacy_report (scan, "private-name", start, end, _ ("You asked never to mention this name."));
      at = end;
    }
}
