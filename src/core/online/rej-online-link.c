/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-online-link.h"

#include <string.h>

#include "rej-online-query.h"

/* federalregister.gov begins with 1994; govinfo.gov has the older volumes. */
#define FIRST_FR_VOLUME 59
/* govinfo.gov has the public laws since the 104th Congress, and the orders since 1993. */
#define FIRST_CONGRESS 104
#define FIRST_ORDER 12834

#define GOVINFO "https://www.govinfo.gov/link/"

/* The fields of one citation, escaped for an address. */
typedef struct
{
  const RejCiteList *citations;
  guint position;
  char *taken[3];
  guint n_taken;
} Fields;

static void
fields_clear (Fields *fields)
{
  for (guint i = 0; i < fields->n_taken; i++)
    g_free (fields->taken[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fields, fields_clear)

/* The field as a part of an address, owned by the fields; NULL where there is none. */
static const char *
take (Fields *fields,
      RejCiteField field)
{
  g_autofree char *value = rej_online_dup_field (fields->citations, fields->position, field);

  g_assert (fields->n_taken < G_N_ELEMENTS (fields->taken));
  if (value == NULL)
    return NULL;
  fields->taken[fields->n_taken] = g_uri_escape_string (value, "()", TRUE);
  return fields->taken[fields->n_taken++];
}

static guint
number_of (const char *text)
{
  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : 0;
}

static char *
link_fr (Fields *fields,
         const char **place)
{
  const char *volume = take (fields, REJ_CITE_FIELD_VOLUME);
  const char *page = take (fields, REJ_CITE_FIELD_PAGE);

  if (page == NULL)
    page = take (fields, REJ_CITE_FIELD_PIN);
  if (volume == NULL || page == NULL)
    return NULL;
  if (number_of (volume) < FIRST_FR_VOLUME)
    {
      *place = "govinfo.gov";
      return g_strdup_printf (GOVINFO "fr/%s/%s", volume, page);
    }
  *place = "federalregister.gov";
  return g_strdup_printf ("https://www.federalregister.gov/citation/%s-FR-%s", volume, page);
}

static char *
link_code (Fields *fields,
           const char **place)
{
  const char *title = take (fields, REJ_CITE_FIELD_TITLE);
  const char *section = take (fields, REJ_CITE_FIELD_SECTION);
  gboolean is_cfr = rej_cite_list_get (fields->citations, fields->position)->kind == REJ_CITE_CFR;
  const char *part = section == NULL && is_cfr ? take (fields, REJ_CITE_FIELD_PART) : NULL;

  if (title == NULL || (section == NULL && part == NULL))
    return NULL;
  if (is_cfr)
    {
      *place = "ecfr.gov";
      return g_strdup_printf ("https://www.ecfr.gov/current/title-%s/%s-%s", title, section != NULL ? "section" : "part", section != NULL ? section : part);
    }
  *place = "govinfo.gov";
  return g_strdup_printf (GOVINFO "uscode/%s/%s%s", title, section, rej_cite_list_has_field (fields->citations, fields->position, REJ_CITE_FIELD_APPENDIX) ? "?type=uscappendix" : "");
}

static char *
link_law (Fields *fields,
          const char **place)
{
  const char *congress = take (fields, REJ_CITE_FIELD_CONGRESS);
  const char *number = take (fields, REJ_CITE_FIELD_NUMBER);
  gboolean is_private = rej_cite_list_has_field (fields->citations, fields->position, REJ_CITE_FIELD_PRIVATE);

  if (number == NULL || number_of (congress) < FIRST_CONGRESS)
    return NULL;
  *place = "govinfo.gov";
  return g_strdup_printf (GOVINFO "plaw/%s/%s/%s", congress, is_private ? "private" : "public", number);
}

static char *
link_stat (Fields *fields,
           const char **place)
{
  const char *volume = take (fields, REJ_CITE_FIELD_VOLUME);
  const char *page = take (fields, REJ_CITE_FIELD_PAGE);

  if (volume == NULL || page == NULL)
    return NULL;
  *place = "govinfo.gov";
  return g_strdup_printf (GOVINFO "statute/%s/%s", volume, page);
}

static char *
link_case (Fields *fields,
           const char **place)
{
  const char *volume = take (fields, REJ_CITE_FIELD_VOLUME);
  const char *reporter = take (fields, REJ_CITE_FIELD_REPORTER);
  const char *page = take (fields, REJ_CITE_FIELD_PAGE);

  if (volume == NULL || reporter == NULL || page == NULL || strstr (reporter, "WL") != NULL || strstr (reporter, "LEXIS") != NULL)
    return NULL;
  *place = "courtlistener.com";
  return g_strdup_printf ("https://www.courtlistener.com/c/%s/%s/%s/", reporter, volume, page);
}

static char *
link_other (Fields *fields,
            const char **place)
{
  const char *type = take (fields, REJ_CITE_FIELD_TYPE);
  const char *number = take (fields, REJ_CITE_FIELD_NUMBER);

  if (g_strcmp0 (type, "docket") == 0)
    {
      const char *docket = take (fields, REJ_CITE_FIELD_DOCKET);

      *place = "regulations.gov";
      return docket != NULL || number != NULL ? g_strdup_printf ("https://www.regulations.gov/docket/%s", docket != NULL ? docket : number) : NULL;
    }
  if (g_strcmp0 (type, "document") == 0 && number != NULL)
    {
      *place = "regulations.gov";
      return g_strdup_printf ("https://www.regulations.gov/document/%s", number);
    }
  if (g_strcmp0 (type, "fr_doc") == 0 && number != NULL)
    {
      *place = "federalregister.gov";
      return g_strdup_printf ("https://www.federalregister.gov/d/%s", number);
    }
  if (g_strcmp0 (type, "eo") == 0 && number_of (number) >= FIRST_ORDER)
    {
      *place = "govinfo.gov";
      return g_strdup_printf (GOVINFO "cpd/executiveorder/%s", number);
    }
  if (g_strcmp0 (type, "doi") == 0)
    {
      g_autofree char *doi = rej_online_dup_field (fields->citations, fields->position, REJ_CITE_FIELD_DOI);
      g_autofree char *escaped = doi != NULL ? g_uri_escape_string (doi, "/()", TRUE) : NULL;

      *place = "doi.org";
      return escaped != NULL ? g_strdup_printf ("https://doi.org/%s", escaped) : NULL;
    }
  return NULL;
}

/**
 * rej_online_dup_link:
 * @citations: a list
 * @position: which citation
 * @place: (out) (optional): where the link leads, such as "govinfo.gov"
 *
 * Writes the address of the official place where what is cited can be read. Nobody is asked: the address is made from
 * the citation, and may lead to a page that says there is nothing there (govinfo.gov's link service, and the addresses
 * that federalregister.gov, ecfr.gov, courtlistener.com and regulations.gov give their pages).
 *
 * Returns: (transfer full) (nullable): an https address
 */
char *
rej_online_dup_link (const RejCiteList *citations,
                     guint position,
                     const char **place)
{
  g_auto (Fields) fields = { citations, position };
  const char *ignored = NULL;

  g_return_val_if_fail (position < rej_cite_list_get_n (citations), NULL);

  if (place == NULL)
    place = &ignored;
  switch (rej_cite_list_get (citations, position)->kind)
    {
    case REJ_CITE_FR:
      return link_fr (&fields, place);
    case REJ_CITE_CFR:
    case REJ_CITE_USC:
      return link_code (&fields, place);
    case REJ_CITE_PUBL:
      return link_law (&fields, place);
    case REJ_CITE_STAT:
      return link_stat (&fields, place);
    case REJ_CITE_CASE:
      return link_case (&fields, place);
    case REJ_CITE_OTHER:
      return link_other (&fields, place);
    case REJ_CITE_CASE_SHORT:
    case REJ_CITE_ID:
    case REJ_CITE_SUPRA:
    case REJ_CITE_LAW_JOURNAL:
    case REJ_CITE_STATE_LAW:
    case REJ_CITE_N_KINDS:
    default:
      return NULL;
    }
}
