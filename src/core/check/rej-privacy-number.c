/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rej-privacy-private.h"

#define MAX_DIGITS 24

/* The prefixes of USCIS receipt numbers: service centers and the electronic system. */
static const char *const receipt_prefixes[] = {
  "EAC",
  "ESC",
  "GCS",
  "IOE",
  "LIN",
  "MCT",
  "MSC",
  "NBC",
  "NSC",
  "SRC",
  "TSC",
  "VSC",
  "WAC",
  "WSC",
  "YSC",
  "ZAR",
  "ZLA",
  "ZMI",
  "ZNY",
  NULL,
};

static const char *const phone_words[] = { "phone", "telephone", "tel", "call", "cell", "mobile", "fax", "text", "whatsapp", "reach me", "celular", "móvil", "llam", NULL };
static const char *const number_words[] = { "no", "nos", "docket", "number", "section", "form", "case", "control", "omb", NULL };

static gsize
skip_dash (const char *text,
           gsize length,
           gsize at)
{
  gunichar c;

  if (at >= length)
    return 0;
  if (text[at] == '-')
    return 1;
  if ((guchar) text[at] < 0xe2)
    return 0;
  c = g_utf8_get_char (text + at);

  return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 ? 3 : 0;
}

/* What parts two groups of digits of one number: its bytes and what it counts as. */
static gsize
read_separator (const char *text,
                gsize length,
                gsize at,
                char *separator)
{
  gsize dash = skip_dash (text, length, at);

  if (dash > 0)
    {
      *separator = '-';
      return dash;
    }
  if (at >= length)
    return 0;
  if (text[at] == ')')
    {
      gsize n = at + 1 < length && (text[at + 1] == ' ' || text[at + 1] == '-') ? 2 : 1;

      *separator = ')';
      return n;
    }
  if (text[at] == '.' || text[at] == '/' || text[at] == ' ')
    {
      *separator = text[at];
      return 1;
    }
  if (at + 1 < length && (guchar) text[at] == 0xc2 && (guchar) text[at + 1] == 0xa0)
    {
      *separator = ' ';
      return 2;
    }

  return 0;
}

static void
read_number (const RejPrivacyScan *scan,
             gsize at,
             RejPrivacyNumber *number)
{
  number->n_groups = 0;
  while (number->n_groups < REJ_PRIVACY_MAX_GROUPS)
    {
      RejPrivacyGroup *group = &number->groups[number->n_groups];
      char separator = 0;
      gsize n;

      group->start = at;
      while (at < scan->length && g_ascii_isdigit (scan->text[at]))
        at++;
      group->end = at;
      number->separators[number->n_groups++] = 0;

      n = read_separator (scan->text, scan->length, at, &separator);
      if (n == 0 || at + n >= scan->length || !g_ascii_isdigit (scan->text[at + n]))
        return;
      number->separators[number->n_groups - 1] = separator;
      at += n;
    }
  number->separators[number->n_groups - 1] = 0;
}

static gsize
group_length (const RejPrivacyNumber *number,
              guint group)
{
  return number->groups[group].end - number->groups[group].start;
}

/* Whether groups of these sizes begin at a group: "324" is three, two and four digits. */
static gboolean
has_shape (const RejPrivacyNumber *number,
           guint group,
           const char *shape)
{
  guint n = strlen (shape);

  if (group + n > number->n_groups)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (group_length (number, group + i) != (gsize) (shape[i] - '0'))
      return FALSE;

  return TRUE;
}

/* How many groups from @group on hold @n_digits digits together, no separator but blanks and dashes; 0 if none do. */
static guint
groups_of (const RejPrivacyNumber *number,
           guint group,
           guint n_digits)
{
  gsize sum = 0;

  for (guint i = group; i < number->n_groups; i++)
    {
      sum += group_length (number, i);
      if (sum == n_digits)
        return i - group + 1;
      if (sum > n_digits || (number->separators[i] != '-' && number->separators[i] != ' '))
        return 0;
    }

  return 0;
}

static guint
copy_digits (const RejPrivacyScan *scan,
             const RejPrivacyNumber *number,
             guint group,
             guint n_groups,
             char *digits)
{
  guint n = 0;

  for (guint i = group; i < group + n_groups; i++)
    for (gsize k = number->groups[i].start; k < number->groups[i].end && n < MAX_DIGITS; k++)
      digits[n++] = scan->text[k];
  digits[n] = '\0';

  return n;
}

/* Nothing of a word or a longer number follows. */
static gboolean
ends_clean (const RejPrivacyScan *scan,
            const RejPrivacyNumber *number,
            guint last)
{
  gsize end = number->groups[last].end;

  if (number->separators[last] == '-' || number->separators[last] == '.')
    return FALSE;
  if (end >= scan->length)
    return TRUE;

  return !g_ascii_isalnum (scan->text[end]) && scan->text[end] != '%' &&
         !(scan->text[end] == ',' && end + 1 < scan->length && g_ascii_isdigit (scan->text[end + 1]));
}

/* Nothing of a word, a longer number or a citation comes before. */
static gboolean
begins_clean (const RejPrivacyScan *scan,
              const RejPrivacyNumber *number,
              guint group)
{
  gsize start = number->groups[group].start;

  if (group > 0)
    return number->separators[group - 1] == ' ';
  if (start == 0)
    return TRUE;
  if (g_ascii_isalnum (scan->text[start - 1]) || strchr ("-./,$_#", scan->text[start - 1]) != NULL)
    return FALSE;
  if (start >= 2 && memcmp (scan->text + start - 2, "§", 2) == 0)
    return FALSE;
  if (start >= 3 && memcmp (scan->text + start - 3, "§ ", 3) == 0)
    return FALSE;

  /* a dash of any kind */
  return !(start >= 3 && skip_dash (scan->text, scan->length, start - 3) == 3);
}

/* Where letters before a number begin, blanks and dashes between them passed over; the number's start if none do. */
static gsize
letters_before (const RejPrivacyScan *scan,
                gsize start,
                guint n_letters,
                gboolean *attached)
{
  gsize at = start;

  for (guint i = 0; i < 3 && at > 0; i++)
    {
      if (strchr (" -#:", scan->text[at - 1]) != NULL)
        at--;
      else if (at >= 3 && skip_dash (scan->text, scan->length, at - 3) == 3)
        at -= 3;
      else
        break;
    }
  *attached = at == start;
  if (at < n_letters)
    return start;
  for (guint i = 1; i <= n_letters; i++)
    if (!g_ascii_isalpha (scan->text[at - i]))
      return start;
  if (at > n_letters && (g_ascii_isalnum (scan->text[at - n_letters - 1]) || strchr ("-'./&", scan->text[at - n_letters - 1]) != NULL))
    return start;

  return at - n_letters;
}

static guint
match_alien (RejPrivacyScan *scan,
             const RejPrivacyNumber *number,
             guint group)
{
  gsize start = number->groups[group].start;
  gboolean attached;
  gsize letters = letters_before (scan, start, 1, &attached);
  gboolean has_letter = letters < start && scan->text[letters] == 'A';
  gboolean has_words = FALSE;
  guint n = 0;

  for (guint n_digits = 9; n_digits >= 7 && n == 0; n_digits--)
    n = groups_of (number, group, n_digits);
  if (n == 0)
    return 0;
  has_words = rej_privacy_is_called (scan, start, 44, REJ_PRIVACY_ALIEN);
  if (!has_words && !(has_letter && groups_of (number, group, 7) == 0))
    return 0;
  if (!ends_clean (scan, number, group + n - 1))
    return 0;
  /* "Table A 12 345 678" is a row of figures */
  if (!has_words && n > 1 && !has_shape (number, group, "333") && number->separators[group] != '-')
    return 0;

  rej_privacy_report (scan, "private-a-number", has_letter ? letters : start, number->groups[group + n - 1].end,
                      _ ("This looks like an A-number; once filed, anyone can read it."));

  return n;
}

static guint
match_receipt (RejPrivacyScan *scan,
               const RejPrivacyNumber *number,
               guint group)
{
  gsize start = number->groups[group].start;
  gboolean attached, is_known;
  gsize letters = letters_before (scan, start, 3, &attached);
  guint n = groups_of (number, group, 10);
  char prefix[4] = { 0 };

  if (letters == start || n == 0 || !ends_clean (scan, number, group + n - 1))
    return 0;
  for (guint i = 0; i < 3; i++)
    prefix[i] = g_ascii_toupper (scan->text[letters + i]);
  is_known = g_strv_contains (receipt_prefixes, prefix);
  /* other letters count where nothing parts them from ten digits: a service center that is not in the list */
  if (!is_known && !(attached && n == 1 && memcmp (prefix, scan->text + letters, 3) == 0))
    return 0;

  rej_privacy_report (scan, "private-receipt-number", letters, number->groups[group + n - 1].end,
                      _ ("This looks like the receipt number of an immigration case; once filed, anyone can read it."));

  return n;
}

static guint
match_security (RejPrivacyScan *scan,
                const RejPrivacyNumber *number,
                guint group)
{
  gsize start = number->groups[group].start;
  gboolean is_grouped = has_shape (number, group, "324") && number->separators[group] == number->separators[group + 1] && strchr ("- .", number->separators[group]) != NULL;
  guint n = is_grouped ? 3 : has_shape (number, group, "9") ? 1
                                                            : 0;
  char digits[MAX_DIGITS + 1];

  if (n == 0 || !begins_clean (scan, number, group) || !ends_clean (scan, number, group + n - 1))
    return 0;
  copy_digits (scan, number, group, n, digits);
  if (strncmp (digits, "000", 3) == 0 || strncmp (digits, "666", 3) == 0 || strncmp (digits + 3, "00", 2) == 0 || strncmp (digits + 5, "0000", 4) == 0)
    return 0;
  if ((n == 1 || number->separators[group] != '-') && !rej_privacy_is_called (scan, start, 50, REJ_PRIVACY_SECURITY))
    return 0;

  rej_privacy_report (scan, "private-ssn", start, number->groups[group + n - 1].end,
                      _ ("This looks like a Social Security number; once filed, anyone can read it."));

  return n;
}

static gboolean
passes_luhn (const char *digits,
             guint n)
{
  guint sum = 0;

  for (guint i = 0; i < n; i++)
    {
      guint digit = digits[n - 1 - i] - '0';

      if (i % 2 == 1)
        digit = digit > 4 ? digit * 2 - 9 : digit * 2;
      sum += digit;
    }

  return sum % 10 == 0;
}

/* The first digits of the issuers and how long their numbers are (ISO/IEC 7812). */
static gboolean
is_card (const char *digits,
         guint n)
{
  guint two = (digits[0] - '0') * 10 + (digits[1] - '0');
  guint four = two * 100 + (digits[2] - '0') * 10 + (digits[3] - '0');

  if (digits[0] == '4')
    return n == 13 || n == 16 || n == 19;
  if ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720) || four == 6011 || two == 65 || (four >= 6440 && four <= 6499) || two == 35)
    return n == 16;

  return (two == 34 || two == 37) && n == 15;
}

static guint
match_card (RejPrivacyScan *scan,
            const RejPrivacyNumber *number,
            guint group)
{
  static const char *const shapes[] = { "4444", "465" };
  char digits[MAX_DIGITS + 1];
  guint n_groups = group_length (number, group) >= 13 ? 1 : 0;
  guint n_digits;

  for (guint i = 0; i < G_N_ELEMENTS (shapes) && n_groups == 0; i++)
    if (has_shape (number, group, shapes[i]))
      n_groups = strlen (shapes[i]);
  if (n_groups == 0 || !begins_clean (scan, number, group) || !ends_clean (scan, number, group + n_groups - 1))
    return 0;
  for (guint i = 1; i + 1 < n_groups; i++)
    if (number->separators[group + i] != number->separators[group])
      return 0;

  n_digits = copy_digits (scan, number, group, n_groups, digits);
  if (!is_card (digits, n_digits) || !passes_luhn (digits, n_digits))
    return 0;

  rej_privacy_report (scan, "private-card", number->groups[group].start, number->groups[group + n_groups - 1].end,
                      _ ("This looks like the number of a payment card; once filed, anyone can read it."));

  return n_groups;
}

static guint
match_account (RejPrivacyScan *scan,
               const RejPrivacyNumber *number,
               guint group)
{
  guint n = 0;

  for (guint n_digits = 17; n_digits >= 6 && n == 0; n_digits--)
    n = groups_of (number, group, n_digits);
  if (n == 0 || !ends_clean (scan, number, group + n - 1) || !rej_privacy_is_called (scan, number->groups[group].start, 26, REJ_PRIVACY_ACCOUNT))
    return 0;

  rej_privacy_report (scan, "private-account", number->groups[group].start, number->groups[group + n - 1].end,
                      _ ("This looks like the number of a bank account; once filed, anyone can read it."));

  return n;
}

static gboolean
is_toll_free (const char *digits)
{
  return digits[0] == '8' && (strncmp (digits, "800", 3) == 0 || (digits[1] == digits[2] && digits[1] >= '2'));
}

static void
report_phone (RejPrivacyScan *scan,
              gsize start,
              gsize end)
{
  rej_privacy_report (scan, "private-phone", start, end, _ ("This looks like a telephone number; once filed, anyone can call it."));
}

/* A number with a plus sign before it. */
static guint
match_foreign_phone (RejPrivacyScan *scan,
                     const RejPrivacyNumber *number,
                     guint group)
{
  gsize start = number->groups[group].start, digits = 0;
  guint last = group;

  if (start == 0 || scan->text[start - 1] != '+' || (start > 1 && g_ascii_isalnum (scan->text[start - 2])))
    return 0;
  for (guint i = group; i < number->n_groups; i++)
    {
      digits += group_length (number, i);
      last = i;
      if (number->separators[i] == 0 || number->separators[i] == '/')
        break;
    }
  if (digits < 8 || digits > 15)
    return 0;
  report_phone (scan, start - 1, number->groups[last].end);

  return last - group + 1;
}

/* Area, exchange and line as North America writes them. */
static guint
match_phone (RejPrivacyScan *scan,
             const RejPrivacyNumber *number,
             guint group)
{
  gsize start = number->groups[group].start;
  gboolean has_country = has_shape (number, group, "1334");
  guint area = has_country ? group + 1 : group;
  gboolean in_parentheses, is_loose;
  const char *digits;

  if (has_shape (number, group, "34") && number->separators[group] == '-' && begins_clean (scan, number, group) && ends_clean (scan, number, group + 1) &&
      scan->text[start] >= '2' && rej_privacy_has_word_before (scan, start, 20, phone_words))
    {
      report_phone (scan, start, number->groups[group + 1].end);
      return 2;
    }
  if (!has_shape (number, area, "334"))
    {
      if (group_length (number, group) != 10 || scan->text[start] < '2' || is_toll_free (scan->text + start) || !begins_clean (scan, number, group) ||
          !ends_clean (scan, number, group) || !rej_privacy_has_word_before (scan, start, 24, phone_words))
        return 0;
      report_phone (scan, start, number->groups[group].end);
      return 1;
    }

  digits = scan->text + number->groups[area].start;
  in_parentheses = number->separators[area] == ')';
  if (digits[0] < '2' || scan->text[number->groups[area + 1].start] < '2' || is_toll_free (digits))
    return 0;
  if (!begins_clean (scan, number, group) || !ends_clean (scan, number, area + 2))
    return 0;
  if (number->separators[area + 1] == '/' || number->separators[area + 1] == ')')
    return 0;
  is_loose = number->separators[area + 1] == ' ' && !in_parentheses;
  if ((is_loose || rej_privacy_has_word_before (scan, start, 12, number_words)) && !rej_privacy_has_word_before (scan, start, 40, phone_words))
    return 0;
  if (in_parentheses && !has_country && start > 0 && scan->text[start - 1] == '(')
    start--;
  report_phone (scan, start, number->groups[area + 2].end);

  return has_country ? 4 : 3;
}

typedef guint (*Matcher) (RejPrivacyScan *scan,
                          const RejPrivacyNumber *number,
                          guint group);

/* Looks at the number that begins at a digit. Returns where to go on. */
gsize
rej_privacy_scan_number (RejPrivacyScan *scan,
                         gsize at)
{
  static const Matcher matchers[] = { match_receipt, match_alien, match_card, match_security, match_foreign_phone, match_phone, match_account };
  RejPrivacyNumber number;

  read_number (scan, at, &number);
  for (guint group = 0; group < number.n_groups;)
    {
      guint n = 0;

      for (guint i = 0; i < G_N_ELEMENTS (matchers) && n == 0; i++)
        n = matchers[i](scan, &number, group);
      if (n == 0)
        {
          gsize end = rej_privacy_scan_address (scan, number.groups[group].start, number.groups[group].end);

          if (end > number.groups[number.n_groups - 1].end)
            return end;
          n = 1;
        }
      group += n;
    }

  return number.groups[number.n_groups - 1].end;
}
