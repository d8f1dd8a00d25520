/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stand-in-server.h"

#include <string.h>

#define UP_TO "2026-06-10"

static const struct
{
  const char *part;
  const char *section; /* NULL for the part */
  const char *label;
} places[] = {
  { "103", NULL, "Part 103—Immigration Benefit Requests; USCIS Filing Requirements; Biometric Requirements; Availability of Records" },
  { "103", "103.16", "§ 103.16 Collection, use and storage of biometric information." },
  { "103", "103.2", "§ 103.2 Submission and adjudication of benefit requests." },
};

static void
answer_titles (SoupServerMessage *message)
{
  g_autoptr (GString) body = g_string_new ("{\"titles\":[");

  for (guint i = 1; i <= 50; i++)
    g_string_append_printf (body, "%s{\"number\":%u,\"name\":\"Title %u\",\"latest_amended_on\":%s,\"up_to_date_as_of\":%s,\"reserved\":%s}", i > 1 ? "," : "", i, i,
                            i != 35 ? "\"2026-05-01\"" : "null", i != 35 ? "\"" UP_TO "\"" : "null", i == 35 ? "true" : "false");
  g_string_append (body, "],\"meta\":{\"date\":\"2026-06-11\",\"import_in_progress\":false}}");
  stand_in_answer (message, SOUP_STATUS_OK, "application/json", body->str);
}

static void
answer (StandInServer *server,
        SoupServerMessage *message,
        const char *path,
        GHashTable *query,
        gpointer user_data)
{
  const char *part = query != NULL ? g_hash_table_lookup (query, "part") : NULL;
  const char *section = query != NULL ? g_hash_table_lookup (query, "section") : NULL;

  if (g_str_equal (path, "/api/versioner/v1/titles.json"))
    {
      answer_titles (message);
      return;
    }
  /* A later day is answered as if nothing were there, and so is a section without its part. */
  for (gsize i = 0; i < G_N_ELEMENTS (places) && g_str_equal (path, "/api/versioner/v1/ancestry/" UP_TO "/title-8.json"); i++)
    if (g_strcmp0 (places[i].part, part) == 0 && g_strcmp0 (places[i].section, section) == 0)
      {
        g_autofree char *body = g_strdup_printf ("{\"ancestors\":[{\"identifier\":\"8\",\"label\":\"Title 8—Aliens and Nationality\",\"type\":\"title\"},"
                                                 "{\"identifier\":\"%s\",\"label\":\"%s\",\"reserved\":false,\"type\":\"%s\",\"size\":4711}]}",
                                                 section != NULL ? section : part, places[i].label, section != NULL ? "section" : "part");

        stand_in_answer (message, SOUP_STATUS_OK, "application/json", body);
        return;
      }
  stand_in_answer (message, SOUP_STATUS_NOT_FOUND, "application/json", "{\"error\":\"Invalid input or missing some hierarchy\"}");
}

StandInServer *
stand_in_ecfr_new (void)
{
  return stand_in_server_new (answer, NULL, NULL);
}
