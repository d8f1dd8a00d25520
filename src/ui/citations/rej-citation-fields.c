/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-citation-fields.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rej-cite-scan.h"

/* What a kind is called, what its fields hold, how many of them it needs, and what the scanner calls it. */
typedef struct
{
  const char *title;
  const char *fields[REJ_CITATION_FIELDS_MAX];
  guint n_needed;
  RejCiteKind kind;
} Kind;

/* clang-format off */
static const Kind kinds[REJ_CITATION_FIELDS_N_KINDS] = {
  [REJ_CITATION_FIELDS_FR] = { N_ ("Federal Register"), { N_ ("Volume"), N_ ("First page"), N_ ("Page you mean"), N_ ("Date, such as Sept. 11, 2020") }, 2, REJ_CITE_FR },
  [REJ_CITATION_FIELDS_CFR] = { N_ ("Code of Federal Regulations"), { N_ ("Title"), N_ ("Section or part, such as 103.16"), N_ ("Paragraph, such as (a)(1)"), N_ ("Year") }, 2, REJ_CITE_CFR },
  [REJ_CITATION_FIELDS_USC] = { N_ ("United States Code"), { N_ ("Title"), N_ ("Section"), N_ ("Paragraph, such as (a)(1)"), NULL }, 2, REJ_CITE_USC },
  [REJ_CITATION_FIELDS_CASE] = { N_ ("Case"), { N_ ("Names of the parties"), N_ ("Volume, reporter and page"), N_ ("Page you mean"), N_ ("Court and year, or year") }, 2, REJ_CITE_CASE },
  [REJ_CITATION_FIELDS_PUBL] = { N_ ("Public Law"), { N_ ("Congress"), N_ ("Number"), NULL, NULL }, 2, REJ_CITE_PUBL },
  [REJ_CITATION_FIELDS_STAT] = { N_ ("Statutes at Large"), { N_ ("Volume"), N_ ("First page"), N_ ("Page you mean"), N_ ("Year") }, 2, REJ_CITE_STAT },
  [REJ_CITATION_FIELDS_EO] = { N_ ("Executive Order"), { N_ ("Number"), NULL, NULL, NULL }, 1, REJ_CITE_OTHER },
  [REJ_CITATION_FIELDS_DOCKET] = { N_ ("Docket"), { N_ ("Docket number"), NULL, NULL, NULL }, 1, REJ_CITE_OTHER },
  [REJ_CITATION_FIELDS_RIN] = { N_ ("Regulation Identifier Number (RIN)"), { N_ ("Number, such as 1615-AC14"), NULL, NULL, NULL }, 1, REJ_CITE_OTHER },
  [REJ_CITATION_FIELDS_OTHER] = { N_ ("Another Source"), { N_ ("The citation as a whole"), NULL, NULL, NULL }, 1, REJ_CITE_N_KINDS },
};
/* clang-format on */

/**
 * rej_citation_fields_get_title:
 * @kind: a kind
 *
 * Returns: (transfer none): what the kind is called
 */
const char *
rej_citation_fields_get_title (RejCitationFieldsKind kind)
{
  g_return_val_if_fail ((guint) kind < REJ_CITATION_FIELDS_N_KINDS, NULL);

  return _ (kinds[kind].title);
}

/**
 * rej_citation_fields_get_field_title:
 * @kind: a kind
 * @field: which of its fields, from 0
 *
 * Returns: (transfer none) (nullable): what the field holds; %NULL where the kind has no such field
 */
const char *
rej_citation_fields_get_field_title (RejCitationFieldsKind kind,
                                     guint field)
{
  g_return_val_if_fail ((guint) kind < REJ_CITATION_FIELDS_N_KINDS, NULL);
  g_return_val_if_fail (field < REJ_CITATION_FIELDS_MAX, NULL);

  return kinds[kind].fields[field] != NULL ? _ (kinds[kind].fields[field]) : NULL;
}

static void
append_field (GString *text,
              const char *before,
              const char *field,
              const char *after)
{
  if (*field != '\0')
    g_string_append_printf (text, "%s%s%s", before, field, after);
}

/* The fields in a form that the scanner understands; the style is its formatter's to give. */
static char *
put_together (RejCitationFieldsKind kind,
              const char *const *fields)
{
  g_autoptr (GString) text = g_string_new (NULL);

  switch (kind)
    {
    case REJ_CITATION_FIELDS_FR:
    case REJ_CITATION_FIELDS_STAT:
      g_string_append_printf (text, "%s %s %s", fields[0], kind == REJ_CITATION_FIELDS_FR ? "Fed. Reg." : "Stat.", fields[1]);
      append_field (text, ", ", fields[2], "");
      append_field (text, " (", fields[3], ")");
      break;
    case REJ_CITATION_FIELDS_CFR:
      g_string_append_printf (text, "%s C.F.R. %s%s%s", fields[0], strchr (fields[1], '.') == NULL ? "pt. " : "§ ", fields[1], fields[2]);
      append_field (text, " (", fields[3], ")");
      break;
    case REJ_CITATION_FIELDS_USC:
      g_string_append_printf (text, "%s U.S.C. § %s%s", fields[0], fields[1], fields[2]);
      break;
    case REJ_CITATION_FIELDS_CASE:
      g_string_append_printf (text, "%s, %s", fields[0], fields[1]);
      append_field (text, ", ", fields[2], "");
      append_field (text, " (", fields[3], ")");
      break;
    case REJ_CITATION_FIELDS_PUBL:
      g_string_append_printf (text, "Pub. L. No. %s-%s", fields[0], fields[1]);
      break;
    case REJ_CITATION_FIELDS_EO:
      g_string_append_printf (text, "Exec. Order No. %s", fields[0]);
      break;
    case REJ_CITATION_FIELDS_DOCKET:
      g_string_append_printf (text, "Docket No. %s", fields[0]);
      break;
    case REJ_CITATION_FIELDS_RIN:
      g_string_append_printf (text, "RIN %s", fields[0]);
      break;
    case REJ_CITATION_FIELDS_OTHER:
    case REJ_CITATION_FIELDS_N_KINDS:
    default:
      g_string_append (text, fields[0]);
      break;
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* The names that a full citation begins with, without the comma; empty where there are none. */
static char *
dup_names (const char *full,
           const char *core)
{
  const char *found = strstr (full, core);

  return found != NULL && found - full > 2 ? g_strndup (full, (gsize) (found - full) - 2) : g_strdup ("");
}

/* The names of a case are set in italics. Names the scanner did not take for such are the writer's own. */
static char *
dup_case (const char *full,
          const char *core,
          const char *typed_names)
{
  g_autofree char *names = dup_names (full, core);
  const char *rest = strstr (full, core);

  if (rest == NULL || (*names == '\0' && *typed_names == '\0'))
    return g_strdup (full);
  return g_strdup_printf ("*%s*, %s", *names != '\0' ? names : typed_names, rest);
}

static guint
count_list (const RejCiteList *list)
{
  RejCiteKind kind = rej_cite_list_get (list, 0)->kind;
  guint n = 1;

  while (n < rej_cite_list_get_n (list) && rej_cite_list_get (list, n)->kind == kind)
    n++;
  return n;
}

/**
 * rej_citation_fields_write:
 * @kind: a kind
 * @fields: (array fixed-size=4): what was filled in; empty where nothing was
 * @style: how to write
 *
 * Writes a citation as Markdown.
 *
 * Returns: (transfer full) (nullable): the citation; %NULL while something it needs is missing, or what was filled in
 *   is not understood as one
 */
char *
rej_citation_fields_write (RejCitationFieldsKind kind,
                           const char *const *fields,
                           RejCiteStyle style)
{
  g_autoptr (RejCiteList) list = NULL;
  g_autofree char *text = NULL;
  g_autofree char *full = NULL;
  g_autofree char *core = NULL;

  g_return_val_if_fail ((guint) kind < REJ_CITATION_FIELDS_N_KINDS, NULL);

  for (guint i = 0; i < kinds[kind].n_needed; i++)
    /* A case may go without names. */
    if (*fields[i] == '\0' && !(kind == REJ_CITATION_FIELDS_CASE && i == 0))
      return NULL;
  text = put_together (kind, fields);
  list = rej_cite_scan (text, strlen (text));
  if (rej_cite_list_get_n (list) == 0 || (kind != REJ_CITATION_FIELDS_OTHER && rej_cite_list_get (list, 0)->kind != kinds[kind].kind))
    return NULL;
  if ((kind == REJ_CITATION_FIELDS_CFR || kind == REJ_CITATION_FIELDS_USC) && count_list (list) > 1)
    return rej_cite_style_format_list (text, list, 0, count_list (list), style);
  full = rej_cite_style_format (text, list, 0, style, REJ_CITE_FORM_FULL);
  if (rej_cite_list_get (list, 0)->kind != REJ_CITE_CASE)
    return g_steal_pointer (&full);
  core = rej_cite_style_format (text, list, 0, style, REJ_CITE_FORM_CORE);
  return dup_case (full, core, kind == REJ_CITATION_FIELDS_CASE ? fields[0] : "");
}

static char *
take (const RejCiteList *list,
      RejCiteField field)
{
  char *value = rej_cite_list_dup_field (list, 0, field, NULL);

  return value != NULL ? value : g_strdup ("");
}

/* What a full citation has in its last parenthesis: its date, or court and year. */
static char *
dup_parenthesis (const RejCiteList *list,
                 const char *full)
{
  const char *open = rej_cite_list_has_field (list, 0, REJ_CITE_FIELD_YEAR) ? strrchr (full, '(') : NULL;

  return open != NULL ? g_strndup (open + 1, strlen (open) - 2) : g_strdup ("");
}

static RejCitationFieldsKind
find_kind (const RejCiteList *list)
{
  g_autofree char *type = take (list, REJ_CITE_FIELD_TYPE);

  for (guint i = 0; i < REJ_CITATION_FIELDS_EO; i++)
    if (kinds[i].kind == rej_cite_list_get (list, 0)->kind)
      return i;
  if (g_str_equal (type, "eo"))
    return REJ_CITATION_FIELDS_EO;
  if (g_str_equal (type, "docket"))
    return REJ_CITATION_FIELDS_DOCKET;
  if (g_str_equal (type, "rin"))
    return REJ_CITATION_FIELDS_RIN;
  return REJ_CITATION_FIELDS_OTHER;
}

/* What a code cites besides title, section and paragraph has no field. */
static gboolean
fits_fields (const RejCiteList *list)
{
  static const RejCiteField others[] = { REJ_CITE_FIELD_APPENDIX, REJ_CITE_FIELD_NOTE, REJ_CITE_FIELD_ET_SEQ, REJ_CITE_FIELD_SUBPART, REJ_CITE_FIELD_CHAPTER, REJ_CITE_FIELD_PRIVATE };
  RejCiteKind kind = rej_cite_list_get (list, 0)->kind;

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    if (rej_cite_list_has_field (list, 0, others[i]))
      return FALSE;
  return kind != REJ_CITE_PUBL || !rej_cite_list_has_field (list, 0, REJ_CITE_FIELD_SECTION);
}

/**
 * rej_citation_fields_read:
 * @text: what somebody pasted
 * @kind: (out): its kind
 * @fields: (array fixed-size=4) (out): its fields, to be freed with g_free()
 *
 * Reads the first citation of a text into fields.
 *
 * Returns: whether there is one that stands for itself
 */
gboolean
rej_citation_fields_read (const char *text,
                          RejCitationFieldsKind *kind,
                          char **fields)
{
  static const RejCiteField known[REJ_CITATION_FIELDS_N_KINDS][REJ_CITATION_FIELDS_MAX] = {
    [REJ_CITATION_FIELDS_FR] = { REJ_CITE_FIELD_VOLUME, REJ_CITE_FIELD_PAGE, REJ_CITE_FIELD_PIN, REJ_CITE_N_FIELDS },
    [REJ_CITATION_FIELDS_CFR] = { REJ_CITE_FIELD_TITLE, REJ_CITE_FIELD_SECTION, REJ_CITE_FIELD_SUBSECTIONS, REJ_CITE_FIELD_YEAR },
    [REJ_CITATION_FIELDS_USC] = { REJ_CITE_FIELD_TITLE, REJ_CITE_FIELD_SECTION, REJ_CITE_FIELD_SUBSECTIONS, REJ_CITE_N_FIELDS },
    [REJ_CITATION_FIELDS_CASE] = { REJ_CITE_N_FIELDS, REJ_CITE_N_FIELDS, REJ_CITE_FIELD_PIN, REJ_CITE_N_FIELDS },
    [REJ_CITATION_FIELDS_PUBL] = { REJ_CITE_FIELD_CONGRESS, REJ_CITE_FIELD_NUMBER, REJ_CITE_N_FIELDS, REJ_CITE_N_FIELDS },
    [REJ_CITATION_FIELDS_STAT] = { REJ_CITE_FIELD_VOLUME, REJ_CITE_FIELD_PAGE, REJ_CITE_FIELD_PIN, REJ_CITE_FIELD_YEAR },
    [REJ_CITATION_FIELDS_EO] = { REJ_CITE_FIELD_NUMBER, REJ_CITE_N_FIELDS, REJ_CITE_N_FIELDS, REJ_CITE_N_FIELDS },
    [REJ_CITATION_FIELDS_DOCKET] = { REJ_CITE_FIELD_DOCKET, REJ_CITE_N_FIELDS, REJ_CITE_N_FIELDS, REJ_CITE_N_FIELDS },
    [REJ_CITATION_FIELDS_RIN] = { REJ_CITE_FIELD_RIN, REJ_CITE_N_FIELDS, REJ_CITE_N_FIELDS, REJ_CITE_N_FIELDS },
    [REJ_CITATION_FIELDS_OTHER] = { REJ_CITE_N_FIELDS, REJ_CITE_N_FIELDS, REJ_CITE_N_FIELDS, REJ_CITE_N_FIELDS },
  };
  g_autoptr (RejCiteList) list = rej_cite_scan (text, strlen (text));
  g_autofree char *full = NULL;
  g_autofree char *core = NULL;

  if (rej_cite_list_get_n (list) == 0 || rej_cite_list_is_tentative (list, 0) || rej_cite_list_has_field (list, 0, REJ_CITE_FIELD_SHORT) ||
      rej_cite_list_get (list, 0)->kind == REJ_CITE_ID || rej_cite_list_get (list, 0)->kind == REJ_CITE_SUPRA || rej_cite_list_get (list, 0)->kind == REJ_CITE_CASE_SHORT)
    return FALSE;
  *kind = fits_fields (list) ? find_kind (list) : REJ_CITATION_FIELDS_OTHER;
  for (guint i = 0; i < REJ_CITATION_FIELDS_MAX; i++)
    fields[i] = known[*kind][i] != REJ_CITE_N_FIELDS ? take (list, known[*kind][i]) : g_strdup ("");
  full = rej_cite_style_format (text, list, 0, REJ_CITE_STYLE_BLUEBOOK, REJ_CITE_FORM_FULL);
  core = rej_cite_style_format (text, list, 0, REJ_CITE_STYLE_BLUEBOOK, REJ_CITE_FORM_CORE);
  if (*kind == REJ_CITATION_FIELDS_CFR && *fields[1] == '\0')
    {
      g_free (fields[1]);
      fields[1] = take (list, REJ_CITE_FIELD_PART);
    }
  if (*kind == REJ_CITATION_FIELDS_FR || *kind == REJ_CITATION_FIELDS_CASE)
    {
      g_free (fields[3]);
      fields[3] = dup_parenthesis (list, full);
    }
  if (*kind == REJ_CITATION_FIELDS_CASE)
    {
      g_free (fields[0]);
      fields[0] = dup_names (full, core);
      g_set_str (&fields[1], core);
    }
  if (*kind == REJ_CITATION_FIELDS_OTHER)
    g_set_str (&fields[0], full);
  return TRUE;
}
