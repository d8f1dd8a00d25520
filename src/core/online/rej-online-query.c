/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-online-query.h"

#include <string.h>

/* No citation is longer; a text that is was not meant as one. */
#define MAX_QUERY 120

/**
 * rej_online_dup_field:
 * @citations: a list
 * @position: which citation
 * @field: a field
 *
 * Gives a field of a citation as the services write it: with hyphens, where print has dashes of six other kinds.
 *
 * Returns: (transfer full) (nullable): the field; %NULL where there is none, or it is blank
 */
char *
rej_online_dup_field (const RejCiteList *citations,
                      guint position,
                      RejCiteField field)
{
  g_autofree char *printed = rej_cite_list_dup_field (citations, position, field, NULL);
  g_autoptr (GString) plain = NULL;

  if (printed == NULL || *printed == '\0')
    return NULL;
  plain = g_string_new (NULL);
  for (const char *c = printed; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      g_string_append_unichar (plain, (character >= 0x2010 && character <= 0x2014) || character == 0x2212 ? '-' : character);
    }
  return g_string_free_and_steal (g_steal_pointer (&plain));
}

static char *
dup_fr (const RejCiteList *citations,
        guint position)
{
  g_autofree char *volume = rej_online_dup_field (citations, position, REJ_CITE_FIELD_VOLUME);
  g_autofree char *page = rej_online_dup_field (citations, position, REJ_CITE_FIELD_PAGE);

  if (volume == NULL || page == NULL || rej_cite_list_has_field (citations, position, REJ_CITE_FIELD_SHORT))
    return NULL;
  return g_strdup_printf ("%s FR %s", volume, page);
}

static char *
dup_cfr (const RejCiteList *citations,
         guint position)
{
  g_autofree char *title = rej_online_dup_field (citations, position, REJ_CITE_FIELD_TITLE);
  g_autofree char *part = rej_online_dup_field (citations, position, REJ_CITE_FIELD_PART);
  g_autofree char *section = rej_online_dup_field (citations, position, REJ_CITE_FIELD_SECTION);

  if (title == NULL || (part == NULL && section == NULL))
    return NULL;
  return g_strdup_printf ("%s CFR %s", title, section != NULL ? section : part);
}

/* Numbers that a publisher gives to its own files: no public service has them. */
static gboolean
is_vendor (const char *reporter)
{
  return strstr (reporter, "WL") != NULL || strstr (reporter, "LEXIS") != NULL;
}

static char *
dup_case (const RejCiteList *citations,
          guint position)
{
  g_autofree char *reporter = rej_online_dup_field (citations, position, REJ_CITE_FIELD_REPORTER);
  g_autofree char *page = rej_online_dup_field (citations, position, REJ_CITE_FIELD_PAGE);

  if (reporter == NULL || page == NULL || is_vendor (reporter))
    return NULL;
  return rej_cite_list_dup_normalized (citations, position);
}

static char *
dup_document (const RejCiteList *citations,
              guint position)
{
  g_autofree char *type = rej_online_dup_field (citations, position, REJ_CITE_FIELD_TYPE);

  if (g_strcmp0 (type, "fr_doc") != 0)
    return NULL;
  return rej_online_dup_field (citations, position, REJ_CITE_FIELD_NUMBER);
}

/* What goes into an address or a form must be a citation and nothing more. */
static gboolean
is_plain (const char *query)
{
  if (*query == '\0' || strlen (query) > MAX_QUERY)
    return FALSE;
  for (const char *c = query; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c) && strchr (" .-&'()/", *c) == NULL)
      return FALSE;
  return TRUE;
}

/**
 * rej_online_dup_query:
 * @citations: a list
 * @position: which citation
 * @service: (out): who can be asked about it
 *
 * Writes what a service is asked about a citation: "85 FR 56338", "2020-19145" (a document of the Federal Register),
 * "8 CFR 103.16", "8 CFR 103" (a part), "463 U.S. 29". Nothing that stands round the citation takes part.
 *
 * Returns: (transfer full) (nullable): the question; %NULL where no service can be asked, such as for Id. or a statute
 */
char *
rej_online_dup_query (const RejCiteList *citations,
                      guint position,
                      RejOnlineService *service)
{
  g_autofree char *query = NULL;
  RejCiteKind kind = 0;

  g_return_val_if_fail (position < rej_cite_list_get_n (citations), NULL);

  kind = rej_cite_list_get (citations, position)->kind;
  *service = REJ_ONLINE_FEDERAL_REGISTER;
  if (kind == REJ_CITE_FR)
    {
      query = dup_fr (citations, position);
    }
  else if (kind == REJ_CITE_CFR)
    {
      *service = REJ_ONLINE_ECFR;
      query = dup_cfr (citations, position);
    }
  else if (kind == REJ_CITE_CASE)
    {
      *service = REJ_ONLINE_COURT_LISTENER;
      query = dup_case (citations, position);
    }
  else if (kind == REJ_CITE_OTHER)
    {
      query = dup_document (citations, position);
    }
  return query != NULL && is_plain (query) ? g_steal_pointer (&query) : NULL;
}

/**
 * rej_online_query_is_fr_page:
 * @query: what the Federal Register is asked
 * @volume: (out): the volume
 * @page: (out): the page
 *
 * Tells a page of the Federal Register from the number of a document.
 *
 * Returns: whether it is a page
 */
gboolean
rej_online_query_is_fr_page (const char *query,
                             guint *volume,
                             guint *page)
{
  const char *middle = strstr (query, " FR ");
  g_autofree char *first = middle != NULL ? g_strndup (query, middle - query) : NULL;
  guint64 numbers[2] = { 0 };

  if (first == NULL || !g_ascii_string_to_unsigned (first, 10, 1, G_MAXUINT16, &numbers[0], NULL) ||
      !g_ascii_string_to_unsigned (middle + 4, 10, 1, G_MAXINT, &numbers[1], NULL))
    return FALSE;
  *volume = (guint) numbers[0];
  *page = (guint) numbers[1];
  return TRUE;
}

/**
 * rej_online_query_is_cfr:
 * @query: what the eCFR is asked
 * @title: (out): the title
 * @part: (out) (transfer full): the part
 * @section: (out) (transfer full) (nullable): the section with its part; %NULL for a whole part
 *
 * Takes a question for the eCFR apart: it wants the part of a section too.
 *
 * Returns: whether it is one
 */
gboolean
rej_online_query_is_cfr (const char *query,
                         guint *title,
                         char **part,
                         char **section)
{
  const char *middle = strstr (query, " CFR ");
  g_autofree char *first = middle != NULL ? g_strndup (query, middle - query) : NULL;
  const char *point = NULL;
  guint64 number = 0;

  if (first == NULL || middle[5] == '\0' || !g_ascii_string_to_unsigned (first, 10, 1, 99, &number, NULL))
    return FALSE;
  *title = (guint) number;
  point = strchr (middle + 5, '.');
  *part = point != NULL ? g_strndup (middle + 5, point - middle - 5) : g_strdup (middle + 5);
  *section = point != NULL ? g_strdup (middle + 5) : NULL;
  return TRUE;
}
