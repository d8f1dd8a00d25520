/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stand-in-server.h"

#include <stdio.h>
#include <string.h>

/* Documents with the facts the real service gives (recorded answers, and the documents themselves). */
static const struct
{
  const char *number;
  guint volume;
  guint start_page;
  guint end_page;
  const char *date;
  const char *title;
} documents[] = {
  { "2020-19145", 85, 56338, 56422, "2020-09-11", "Collection and Use of Biometrics by U.S. Citizenship and Immigration Services" },
  { "2017-27513", 82, 60602, 60603, "2017-12-21", "Agency Information Collection Activities: Announcement of Board Approval" },
  { "2017-27451", 82, 60602, 60602, "2017-12-21", "Proposed Agency Information Collection Activities; Comment Request" },
  { "2011-1553", 76, 3821, 3823, "2011-01-21", "Improving Regulation and Regulatory Review" },
};

static void
append_document (GString *json,
                 gsize i,
                 const char *address)
{
  g_string_append_printf (json,
                          "{\"citation\":\"%u FR %u\",\"volume\":%u,\"start_page\":%u,\"end_page\":%u,\"publication_date\":\"%s\",\"document_number\":\"%s\",\"title\":\"%s\","
                          "\"full_text_xml_url\":\"%s/documents/full_text/xml/%s.xml\",\"html_url\":\"https://www.federalregister.gov/documents/%s\",\"docket_ids\":[],\"comments_close_on\":null}",
                          documents[i].volume, documents[i].start_page, documents[i].volume, documents[i].start_page, documents[i].end_page, documents[i].date, documents[i].number,
                          documents[i].title, address, documents[i].number, documents[i].number);
}

/* A document matches when the volume is equal and the page between its first and its last. */
static gboolean
matches (gsize i,
         const char *id)
{
  guint volume = 0;
  guint page = 0;

  if (sscanf (id, "%u FR %u", &volume, &page) == 2)
    return documents[i].volume == volume && documents[i].start_page <= page && page <= documents[i].end_page;
  return g_str_equal (documents[i].number, id);
}

static void
answer_list (SoupServerMessage *message,
             char **ids,
             const char *address)
{
  g_autoptr (GString) results = g_string_new (NULL);
  g_autoptr (GString) missing = g_string_new (NULL);
  g_autofree char *body = NULL;
  guint n_results = 0;
  gboolean taken[G_N_ELEMENTS (documents)] = { FALSE };

  for (guint j = 0; ids[j] != NULL; j++)
    {
      gboolean is_found = FALSE;

      for (gsize i = 0; i < G_N_ELEMENTS (documents); i++)
        if (matches (i, ids[j]))
          {
            is_found = TRUE;
            if (taken[i])
              continue;
            taken[i] = TRUE;
            if (n_results++ > 0)
              g_string_append_c (results, ',');
            append_document (results, i, address);
          }
      if (!is_found)
        g_string_append_printf (missing, "%s\"%s\"", missing->len > 0 ? "," : "", ids[j]);
    }
  body = g_strdup_printf ("{\"count\":%u,\"results\":[%s]%s%s%s}", n_results, results->str, missing->len > 0 ? ",\"errors\":{\"not_found\":[" : "", missing->str, missing->len > 0 ? "]}" : "");
  stand_in_answer (message, SOUP_STATUS_OK, "application/json", body);
}

static void
answer_one (SoupServerMessage *message,
            const char *id,
            const char *address)
{
  for (gsize i = 0; i < G_N_ELEMENTS (documents); i++)
    if (g_str_equal (documents[i].number, id))
      {
        g_autoptr (GString) body = g_string_new (NULL);

        append_document (body, i, address);
        stand_in_answer (message, SOUP_STATUS_OK, "application/json", body->str);
        return;
      }
  stand_in_answer (message, SOUP_STATUS_NOT_FOUND, "application/json", "{\"status\":404,\"message\":\"Record Not Found\"}");
}

static void
answer (StandInServer *server,
        SoupServerMessage *message,
        const char *path,
        GHashTable *query,
        gpointer user_data)
{
  static const char prefix[] = "/api/v1/documents/";
  g_autofree char *list = NULL;
  g_auto (GStrv) ids = NULL;

  if (g_str_has_prefix (path, "/documents/full_text/xml/"))
    {
      stand_in_answer (message, SOUP_STATUS_OK, "text/xml",
                       "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<PRORULE><PREAMB><PRTPAGE P=\"56338\"/><SUBJECT>Collection and Use of Biometrics</SUBJECT></PREAMB>"
                       "<SUPLINF><P>The rule, in words.</P></SUPLINF><FRDOC>[FR Doc. 2020-19145 Filed 9-9-20; 8:45 am]</FRDOC></PRORULE>\n");
      return;
    }
  if (!g_str_has_prefix (path, prefix) || !g_str_has_suffix (path, ".json"))
    {
      stand_in_answer (message, SOUP_STATUS_NOT_FOUND, "text/html", "<html><body>The page you were looking for does not exist.</body></html>");
      return;
    }
  list = g_strndup (path + strlen (prefix), strlen (path) - strlen (prefix) - strlen (".json"));
  ids = g_strsplit (list, ",", -1);
  /* A list that has FR in it is one of citations, also where it is short. */
  if (ids[1] == NULL && strstr (list, "FR") == NULL)
    answer_one (message, list, stand_in_server_get_address (server));
  else
    answer_list (message, ids, stand_in_server_get_address (server));
}

StandInServer *
stand_in_federal_register_new (void)
{
  return stand_in_server_new (answer, NULL, NULL);
}
