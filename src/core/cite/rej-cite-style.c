/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-cite-style.h"

#include "rej-citation-private.h"
#include "rej-cite-scan-private.h"
#include "rej-cite-style-private.h"

static const char *const style_names[] = {
  [REJ_CITE_STYLE_BLUEBOOK] = "bluebook",
  [REJ_CITE_STYLE_FR] = "fr",
};

static const char *const months[12][2] = {
  { "January", "Jan." },
  { "February", "Feb." },
  { "March", "Mar." },
  { "April", "Apr." },
  { "May", "May" },
  { "June", "June" },
  { "July", "July" },
  { "August", "Aug." },
  { "September", "Sept." },
  { "October", "Oct." },
  { "November", "Nov." },
  { "December", "Dec." },
};

/**
 * rej_cite_style_to_string:
 * @style: a style
 *
 * Gives the name of a style in front matters and on the command line.
 *
 * Returns: a static string
 */
const char *
rej_cite_style_to_string (RejCiteStyle style)
{
  g_return_val_if_fail ((guint) style < G_N_ELEMENTS (style_names), NULL);

  return style_names[style];
}

/**
 * rej_cite_style_from_string:
 * @name: (nullable): a name
 * @style: (out): the style
 *
 * Finds the style of a name.
 *
 * Returns: whether there is one
 */
gboolean
rej_cite_style_from_string (const char *name,
                            RejCiteStyle *style)
{
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (style_names); i++)
    if (g_ascii_strcasecmp (name, style_names[i]) == 0)
      {
        *style = (RejCiteStyle) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * rej_cite_form_date:
 * @year: a year
 * @month: 1 to 12
 * @day: 1 to 31, or 0 for the month alone
 * @abbreviated: whether months are written as citations do, "Sept."
 *
 * Writes a date.
 *
 * Returns: (transfer full): it, in English
 */
char *
rej_cite_form_date (guint year,
                    guint month,
                    guint day,
                    gboolean abbreviated)
{
  g_assert (month >= 1 && month <= 12);

  if (day == 0)
    return g_strdup_printf ("%s %u", months[month - 1][abbreviated ? 1 : 0], year);

  return g_strdup_printf ("%s %u, %u", months[month - 1][abbreviated ? 1 : 0], day, year);
}

/**
 * rej_cite_style_append_number:
 * @out: where it goes
 * @number: the number of a page
 * @style: a style
 *
 * Writes a page as the style groups its digits: from five digits on the Bluebook sets a comma (rule 6.2).
 */
void
rej_cite_style_append_number (GString *out,
                              guint32 number,
                              RejCiteStyle style)
{
  if (style == REJ_CITE_STYLE_FR || number < 10000)
    g_string_append_printf (out, "%u", number);
  else
    g_string_append_printf (out, "%u,%03u", number / 1000, number % 1000);
}

/* Rewrites the page numbers of a pin cite; what is no number of five digits and more stays. */
void
rej_cite_style_append_pin (GString *out,
                           const char *text,
                           guint32 start,
                           guint32 end,
                           RejCiteStyle style)
{
  RejCiteCursor cursor = { text, end };

  while (start < end)
    {
      RejCiteNumber number;

      if (rej_cite_is_digit ((guchar) text[start]) && rej_cite_number_at (&cursor, start, &number) && number.end <= end && number.value >= 10000)
        {
          rej_cite_style_append_number (out, number.value, style);
          start = number.end;
        }
      else
        {
          do
            g_string_append_c (out, text[start++]);
          while (start < end && rej_cite_is_digit ((guchar) text[start - 1]) && (rej_cite_is_digit ((guchar) text[start]) || text[start] == ','));
        }
    }
}

static gboolean
has (const RejCiteList *list,
     guint position,
     RejCiteField field)
{
  return rej_cite_list_find (list, position, field) != NULL;
}

static void
append_field (GString *out,
              const RejCiteList *list,
              guint position,
              RejCiteField field)
{
  g_autofree char *value = rej_cite_list_dup_plain (list, position, field);

  if (value != NULL)
    g_string_append (out, value);
}

static void
append_code (GString *out,
             const RejCiteList *list,
             guint position,
             RejCiteStyle style,
             gboolean plural)
{
  const RejCitation *citation = rej_cite_list_peek_citation (list, position);
  gboolean is_bluebook = style == REJ_CITE_STYLE_BLUEBOOK;

  g_string_append_printf (out, "%u %s", citation->volume,
                          citation->kind == REJ_CITE_USC ? "U.S.C." : is_bluebook ? "C.F.R."
                                                                                  : "CFR");
  if (has (list, position, REJ_CITE_FIELD_APPENDIX))
    g_string_append (out, " app.");
  if (has (list, position, REJ_CITE_FIELD_SECTION))
    g_string_append (out, !is_bluebook ? " " : plural ? " §§ "
                                                      : " § ");
  else
    g_string_append_printf (out, " %s%s ", is_bluebook ? "pt" : "part", plural ? is_bluebook ? "s." : "s" : is_bluebook ? "."
                                                                                                                        : "");
}

static void
append_code_member (GString *out,
                    const RejCiteList *list,
                    guint position)
{
  append_field (out, list, position,
                has (list, position, REJ_CITE_FIELD_SECTION) ? REJ_CITE_FIELD_SECTION : REJ_CITE_FIELD_PART);
  append_field (out, list, position, REJ_CITE_FIELD_SUBSECTIONS);
  if (has (list, position, REJ_CITE_FIELD_NOTE))
    g_string_append (out, " note");
  if (has (list, position, REJ_CITE_FIELD_ET_SEQ))
    g_string_append (out, " et seq.");
}

/* The number of a docket is the citation; in the text the word stands before it. */
static void
append_docket_word (GString *out,
                    const RejCiteList *list,
                    guint position)
{
  if (rej_cite_list_peek_citation (list, position)->type == REJ_CITE_TYPE_DOCKET)
    g_string_append (out, "Docket No. ");
}

/* The citation from volume to page, or from title to section. */
static void
append_core (GString *out,
             const RejCiteList *list,
             guint position,
             RejCiteStyle style)
{
  const RejCitation *citation = rej_cite_list_peek_citation (list, position);
  g_autofree char *normalized = NULL;

  switch (citation->kind)
    {
    case REJ_CITE_USC:
    case REJ_CITE_CFR:
      append_code (out, list, position, style, FALSE);
      append_code_member (out, list, position);
      return;
    case REJ_CITE_FR:
      if (style == REJ_CITE_STYLE_BLUEBOOK || (citation->shape & REJ_CITE_SHAPE_BLANK_PAGE) != 0)
        break;
      g_string_append_printf (out, "%u FR %s%u", citation->volume,
                              has (list, position, REJ_CITE_FIELD_SHORT) ? "at " : "",
                              has (list, position, REJ_CITE_FIELD_SHORT) ? citation->pin : citation->page);
      return;
    case REJ_CITE_PUBL:
      if (style == REJ_CITE_STYLE_BLUEBOOK || has (list, position, REJ_CITE_FIELD_PRIVATE) || has (list, position, REJ_CITE_FIELD_SECTION))
        break;
      g_string_append_printf (out, "Pub. L. %u-%u", citation->volume, citation->page);
      return;
    case REJ_CITE_OTHER:
      if (citation->type != REJ_CITE_TYPE_EO || style == REJ_CITE_STYLE_BLUEBOOK)
        break;
      g_string_append_printf (out, "Executive Order %u", citation->page);
      return;
    case REJ_CITE_CASE:
    case REJ_CITE_CASE_SHORT:
    case REJ_CITE_ID:
    case REJ_CITE_SUPRA:
    case REJ_CITE_STAT:
    case REJ_CITE_LAW_JOURNAL:
    case REJ_CITE_STATE_LAW:
    case REJ_CITE_N_KINDS:
    default:
      break;
    }
  normalized = rej_cite_list_dup_normalized (list, position);
  g_string_append (out, normalized);
}

static void
append_names (GString *out,
              const RejCiteList *list,
              guint position)
{
  if (rej_cite_list_peek_citation (list, position)->kind != REJ_CITE_CASE || !has (list, position, REJ_CITE_FIELD_DEFENDANT))
    return;
  if (has (list, position, REJ_CITE_FIELD_PLAINTIFF))
    {
      append_field (out, list, position, REJ_CITE_FIELD_PLAINTIFF);
      g_string_append (out, " v. ");
    }
  append_field (out, list, position, REJ_CITE_FIELD_DEFENDANT);
  g_string_append (out, ", ");
}

static void
append_pin_field (GString *out,
                  const char *text,
                  const RejCiteList *list,
                  guint position,
                  RejCiteStyle style,
                  const char *before)
{
  const RejCiteFieldRecord *pin = rej_cite_list_find (list, position, REJ_CITE_FIELD_PIN);

  if (pin == NULL || has (list, position, REJ_CITE_FIELD_SHORT) || rej_cite_list_peek_citation (list, position)->kind == REJ_CITE_CASE_SHORT)
    return;
  g_string_append (out, before);
  rej_cite_style_append_pin (out, text, pin->start, pin->end, style);
}

/* The parenthesis: court and year, or the date as far as it is given. */
static void
append_parenthesis (GString *out,
                    const char *text,
                    const RejCiteList *list,
                    guint position)
{
  const RejCiteFieldRecord *mark = rej_cite_list_find (list, position, REJ_CITE_MARK_DATE);
  const RejCitation *citation = rej_cite_list_peek_citation (list, position);
  g_autofree char *full = NULL;
  RejCiteDate date;

  /* The year of a docket is a part of its number. */
  if (citation->year == 0 || citation->type == REJ_CITE_TYPE_DOCKET || citation->type == REJ_CITE_TYPE_DOCUMENT)
    return;
  g_string_append (out, " (");
  append_field (out, list, position, REJ_CITE_FIELD_COURT);
  if (has (list, position, REJ_CITE_FIELD_COURT))
    g_string_append_c (out, ' ');
  if (mark != NULL)
    {
      RejCiteCursor cursor = { text, mark->end };

      if (rej_cite_match_date (&cursor, mark->start, &date))
        full = rej_cite_form_date (date.year, date.month, date.has_day ? date.day : 0, TRUE);
    }
  if (full != NULL)
    g_string_append (out, full);
  else
    g_string_append_printf (out, "%u", citation->year);
  g_string_append_c (out, ')');
}

static void
append_short (GString *out,
              const char *text,
              const RejCiteList *list,
              guint position,
              RejCiteStyle style)
{
  const RejCitation *citation = rej_cite_list_peek_citation (list, position);
  gboolean is_code = citation->kind == REJ_CITE_USC || citation->kind == REJ_CITE_CFR;

  if (is_code && has (list, position, REJ_CITE_FIELD_SECTION))
    {
      g_string_append (out, style == REJ_CITE_STYLE_BLUEBOOK ? "§ " : "section ");
      append_code_member (out, list, position);
      return;
    }
  if (citation->edition == 0 || !has (list, position, REJ_CITE_FIELD_PIN) || citation->kind == REJ_CITE_OTHER)
    {
      append_core (out, list, position, style);
      return;
    }
  if (citation->kind == REJ_CITE_CASE && has (list, position, REJ_CITE_FIELD_PLAINTIFF))
    {
      append_field (out, list, position, REJ_CITE_FIELD_PLAINTIFF);
      g_string_append (out, ", ");
    }
  g_string_append_printf (out, "%u %s", citation->volume,
                          citation->kind == REJ_CITE_FR && style == REJ_CITE_STYLE_FR ? "FR" : rej_cite_editions[citation->edition].name);
  append_pin_field (out, text, list, position, style, " at ");
}

static void
append_id (GString *out,
           const char *text,
           const RejCiteList *list,
           guint position,
           RejCiteStyle style)
{
  const RejCitation *citation = rej_cite_list_peek_citation (list, position);

  g_string_append (out, "Id.");
  if ((citation->kind == REJ_CITE_USC || citation->kind == REJ_CITE_CFR) && has (list, position, REJ_CITE_FIELD_SECTION))
    {
      g_string_append (out, " § ");
      append_code_member (out, list, position);
      return;
    }
  append_pin_field (out, text, list, position, style, " at ");
}

/**
 * rej_cite_style_format:
 * @text: the text that was scanned
 * @citations: what was found in it
 * @position: which citation
 * @style: the style
 * @form: how much of it
 *
 * Writes a citation anew from its fields.
 *
 * Returns: (transfer full): the citation
 */
char *
rej_cite_style_format (const char *text,
                       const RejCiteList *citations,
                       guint position,
                       RejCiteStyle style,
                       RejCiteForm form)
{
  g_autoptr (GString) out = NULL;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (position < rej_cite_list_get_n (citations), NULL);

  out = g_string_sized_new (64);
  switch (form)
    {
    case REJ_CITE_FORM_CORE:
      append_core (out, citations, position, style);
      break;
    case REJ_CITE_FORM_FULL:
    case REJ_CITE_FORM_AUTHORITY:
      append_names (out, citations, position);
      append_docket_word (out, citations, position);
      append_core (out, citations, position, style);
      if (form == REJ_CITE_FORM_FULL)
        append_pin_field (out, text, citations, position, style, ", ");
      append_parenthesis (out, text, citations, position);
      break;
    case REJ_CITE_FORM_SHORT:
      append_short (out, text, citations, position, style);
      break;
    case REJ_CITE_FORM_ID:
      append_id (out, text, citations, position, style);
      break;
    default:
      g_return_val_if_reached (NULL);
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * rej_cite_style_format_list:
 * @text: the text that was scanned
 * @citations: what was found in it
 * @first: the first member, a section or part of a code
 * @n: how many members follow one another, of the same title
 * @style: the style
 *
 * Writes a list such as "5 U.S.C. §§ 553, 702, and 706".
 *
 * Returns: (transfer full): the list
 */
char *
rej_cite_style_format_list (const char *text,
                            const RejCiteList *citations,
                            guint first,
                            guint n,
                            RejCiteStyle style)
{
  g_autoptr (GString) out = NULL;
  RejCiteKind kind;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (n > 0 && first + n <= rej_cite_list_get_n (citations), NULL);
  kind = rej_cite_list_peek_citation (citations, first)->kind;
  g_return_val_if_fail (kind == REJ_CITE_USC || kind == REJ_CITE_CFR, NULL);

  out = g_string_sized_new (64);
  append_code (out, citations, first, style, n > 1);
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append (out, n == 2 ? " and " : i + 1 == n ? ", and "
                                                            : ", ");
      append_code_member (out, citations, first + i);
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}
