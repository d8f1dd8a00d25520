/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-citation-form.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rej-cite-scan.h"

static const struct
{
  const char *title;
  const char *fields[REJ_CITATION_FORM_N_FIELDS];
} forms[REJ_CITATION_FORM_N_FORMS] = {
  [REJ_CITATION_FORM_FR] = { N_ ("Federal Register"), { N_ ("Volume"), N_ ("First page"), N_ ("Page you mean"), N_ ("Date, such as Sept. 11, 2020") } }, [REJ_CITATION_FORM_CFR] = { N_ ("Code of Federal Regulations"), { N_ ("Title"), N_ ("Section or part, such as 103.16"), N_ ("Paragraph, such as (a)(1)"), N_ ("Year") } }, [REJ_CITATION_FORM_USC] = { N_ ("United States Code"), { N_ ("Title"), N_ ("Section"), N_ ("Paragraph, such as (a)(1)"), NULL } }, [REJ_CITATION_FORM_CASE] = { N_ ("Case"), { N_ ("Names of the parties"), N_ ("Volume, reporter and page"), N_ ("Page you mean"), N_ ("Court and year, or year") } }, [REJ_CITATION_FORM_PUBL] = { N_ ("Public Law"), { N_ ("Congress"), N_ ("Number"), NULL, NULL } }, [REJ_CITATION_FORM_EO] = { N_ ("Executive Order"), { N_ ("Number"), NULL, NULL, NULL } }, [REJ_CITATION_FORM_DOCKET] = { N_ ("Docket"), { N_ ("Docket number"), NULL, NULL, NULL } },
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                  };

/**
 * rej_citation_form_get_title:
 * @form: a kind
 *
 * Returns: (transfer none): what the kind is called
 */
const char *
rej_citation_form_get_title (RejCitationForm form)
{
  g_return_val_if_fail ((guint) form < REJ_CITATION_FORM_N_FORMS, NULL);

  return _ (forms[form].title);
}

/**
 * rej_citation_form_get_field_title:
 * @form: a kind
 * @field: which of its fields, from 0
 *
 * Returns: (transfer none) (nullable): what the field holds; %NULL where the kind has no such field
 */
const char *
rej_citation_form_get_field_title (RejCitationForm form,
                                   guint field)
{
  g_return_val_if_fail ((guint) form < REJ_CITATION_FORM_N_FORMS, NULL);
  g_return_val_if_fail (field < REJ_CITATION_FORM_N_FIELDS, NULL);

  return forms[form].fields[field] != NULL ? _ (forms[form].fields[field]) : NULL;
}

/* With commas where the style has them: 56338 becomes 56,338. */
static char *
dup_page (const char *page,
          gboolean is_fr_style)
{
  gsize length = strlen (page);

  if (is_fr_style || length < 5 || strspn (page, "0123456789") != length)
    return g_strdup (page);
  return g_strdup_printf ("%.*s,%s", (int) length - 3, page, page + length - 3);
}

static void
append_pin (GString *text,
            const char *page,
            gboolean is_fr_style)
{
  g_autofree char *written = dup_page (page, is_fr_style);

  if (*page != '\0')
    g_string_append_printf (text, ", %s", written);
}

static void
append_parenthesis (GString *text,
                    const char *words)
{
  if (*words != '\0')
    g_string_append_printf (text, " (%s)", words);
}

/**
 * rej_citation_form_compose:
 * @form: a kind
 * @fields: (array fixed-size=4): what was filled in; empty where nothing was
 * @is_fr_style: whether to write as the Federal Register does, and not as the Bluebook
 *
 * Writes a citation.
 *
 * Returns: (transfer full) (nullable): the citation; %NULL while something that it needs is missing
 */
char *
rej_citation_form_compose (RejCitationForm form,
                           const char *const *fields,
                           gboolean is_fr_style)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean is_part = strchr (fields[1], '.') == NULL;

  if (*fields[0] == '\0' || (rej_citation_form_get_field_title (form, 1) != NULL && *fields[1] == '\0'))
    return NULL;
  switch (form)
    {
    case REJ_CITATION_FORM_FR:
      {
        g_autofree char *page = dup_page (fields[1], is_fr_style);

        g_string_append_printf (text, "%s %s %s", fields[0], is_fr_style ? "FR" : "Fed. Reg.", page);
        append_pin (text, fields[2], is_fr_style);
        append_parenthesis (text, fields[3]);
        break;
      }
    case REJ_CITATION_FORM_CFR:
      g_string_append_printf (text, "%s %s %s%s%s", fields[0], is_fr_style ? "CFR" : "C.F.R.", is_part ? (is_fr_style ? "part " : "pt. ") : is_fr_style ? ""
                                                                                                                                                        : "§ ",
                              fields[1], fields[2]);
      append_parenthesis (text, fields[3]);
      break;
    case REJ_CITATION_FORM_USC:
      g_string_append_printf (text, "%s U.S.C. %s%s%s", fields[0], is_fr_style ? "" : "§ ", fields[1], fields[2]);
      break;
    case REJ_CITATION_FORM_CASE:
      g_string_append_printf (text, "*%s*, %s", fields[0], fields[1]);
      append_pin (text, fields[2], TRUE);
      append_parenthesis (text, fields[3]);
      break;
    case REJ_CITATION_FORM_PUBL:
      g_string_append_printf (text, is_fr_style ? "Pub. L. %s-%s" : "Pub. L. No. %s-%s", fields[0], fields[1]);
      break;
    case REJ_CITATION_FORM_EO:
      {
        g_autofree char *number = dup_page (fields[0], is_fr_style);

        g_string_append_printf (text, is_fr_style ? "E.O. %s" : "Exec. Order No. %s", number);
        break;
      }
    case REJ_CITATION_FORM_DOCKET:
    case REJ_CITATION_FORM_N_FORMS:
    default:
      g_string_append_printf (text, "Docket No. %s", fields[0]);
      break;
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static char *
take (const RejCiteList *list,
      RejCiteField field)
{
  char *value = rej_cite_list_dup_field (list, 0, field, NULL);

  return value != NULL ? value : g_strdup ("");
}

/* The words in the parenthesis that follows at once: its date, or court and year. */
static char *
dup_parenthesis (const char *text,
                 const char *fallback)
{
  const char *close = strrchr (text, ')');
  const char *open = NULL;

  for (const char *c = close; c != NULL && c >= text && open == NULL; c--)
    if (*c == '(')
      open = c;
  if (open == NULL || *fallback == '\0' || close - open < 5)
    return g_strdup (fallback);
  return g_strndup (open + 1, close - open - 1);
}

static void
read_case (const RejCiteList *list,
           const char *text,
           char **fields)
{
  g_autofree char *plaintiff = take (list, REJ_CITE_FIELD_PLAINTIFF);
  g_autofree char *defendant = take (list, REJ_CITE_FIELD_DEFENDANT);
  g_autofree char *year = take (list, REJ_CITE_FIELD_YEAR);

  fields[0] = *plaintiff != '\0' && *defendant != '\0' ? g_strdup_printf ("%s v. %s", plaintiff, defendant) : g_strdup (plaintiff);
  fields[1] = rej_cite_list_dup_normalized (list, 0);
  fields[2] = take (list, REJ_CITE_FIELD_PIN);
  fields[3] = dup_parenthesis (text, year);
}

/**
 * rej_citation_form_read:
 * @text: what somebody pasted
 * @form: (out): its kind
 * @fields: (array fixed-size=4) (out): its fields, to be freed with g_free()
 *
 * Reads the first citation of a text into fields.
 *
 * Returns: whether there is one of these kinds
 */
gboolean
rej_citation_form_read (const char *text,
                        RejCitationForm *form,
                        char **fields)
{
  g_autoptr (RejCiteList) list = rej_cite_scan (text, strlen (text));
  g_autofree char *type = NULL;

  if (rej_cite_list_get_n (list) == 0 || rej_cite_list_has_field (list, 0, REJ_CITE_FIELD_SHORT))
    return FALSE;
  for (guint i = 0; i < REJ_CITATION_FORM_N_FIELDS; i++)
    fields[i] = NULL;
  type = take (list, REJ_CITE_FIELD_TYPE);
  switch ((guint) rej_cite_list_get (list, 0)->kind)
    {
    case REJ_CITE_FR:
      {
        g_autofree char *year = take (list, REJ_CITE_FIELD_YEAR);

        *form = REJ_CITATION_FORM_FR;
        fields[0] = take (list, REJ_CITE_FIELD_VOLUME);
        fields[1] = take (list, REJ_CITE_FIELD_PAGE);
        fields[2] = take (list, REJ_CITE_FIELD_PIN);
        fields[3] = dup_parenthesis (text, year);
        break;
      }
    case REJ_CITE_CFR:
    case REJ_CITE_USC:
      {
        gboolean is_cfr = rej_cite_list_get (list, 0)->kind == REJ_CITE_CFR;

        *form = is_cfr ? REJ_CITATION_FORM_CFR : REJ_CITATION_FORM_USC;
        fields[0] = take (list, REJ_CITE_FIELD_TITLE);
        fields[1] = take (list, rej_cite_list_has_field (list, 0, REJ_CITE_FIELD_SECTION) ? REJ_CITE_FIELD_SECTION : REJ_CITE_FIELD_PART);
        fields[2] = take (list, REJ_CITE_FIELD_SUBSECTIONS);
        fields[3] = is_cfr ? take (list, REJ_CITE_FIELD_YEAR) : NULL;
        break;
      }
    case REJ_CITE_CASE:
      *form = REJ_CITATION_FORM_CASE;
      read_case (list, text, fields);
      break;
    case REJ_CITE_PUBL:
      *form = REJ_CITATION_FORM_PUBL;
      fields[0] = take (list, REJ_CITE_FIELD_CONGRESS);
      fields[1] = take (list, REJ_CITE_FIELD_NUMBER);
      break;
    default:
      if (!g_str_equal (type, "eo") && !g_str_equal (type, "docket"))
        return FALSE;
      *form = g_str_equal (type, "eo") ? REJ_CITATION_FORM_EO : REJ_CITATION_FORM_DOCKET;
      fields[0] = take (list, REJ_CITE_FIELD_NUMBER);
      break;
    }
  for (guint i = 0; i < REJ_CITATION_FORM_N_FIELDS; i++)
    if (fields[i] == NULL)
      fields[i] = g_strdup ("");
  return TRUE;
}
