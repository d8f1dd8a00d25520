/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What reading a rule costs, beside what libxml2's own reader takes to walk the same bytes. */

#include "rej-rule-search.h"
#include "rej-rule.h"

#include <libxml/xmlreader.h>

#define ROUNDS 15

static double
walk (GBytes *xml)
{
  gint64 start = g_get_monotonic_time ();
  xmlTextReader *reader = xmlReaderForMemory (g_bytes_get_data (xml, NULL), (int) g_bytes_get_size (xml), NULL, NULL, XML_PARSE_NONET | XML_PARSE_HUGE);
  guint n_nodes = 0;

  while (xmlTextReaderRead (reader) == 1)
    n_nodes++;
  xmlFreeTextReader (reader);
  g_assert (n_nodes > 0);

  return (double) (g_get_monotonic_time () - start) / 1000;
}

static double
parse (GBytes *xml)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  RejRule *rule = rej_rule_parse (xml, NULL, NULL, &error);

  if (rule == NULL)
    g_error ("%s", error->message);
  rej_rule_unref (rule);

  return (double) (g_get_monotonic_time () - start) / 1000;
}

static double
find (GBytes *xml)
{
  g_autoptr (RejRule) rule = rej_rule_parse (xml, NULL, NULL, NULL);
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GArray) matches = rej_rule_find (rule, "home mortgage disclosure");

  g_assert (matches->len > 0);

  return (double) (g_get_monotonic_time () - start) / 1000;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return (first > second) - (first < second);
}

static double
median (double (*measure) (GBytes *),
        GBytes *xml)
{
  double times[ROUNDS];

  for (guint i = 0; i < ROUNDS; i++)
    times[i] = measure (xml);
  qsort (times, ROUNDS, sizeof (double), compare_doubles);

  return times[ROUNDS / 2];
}

int
main (int argc,
      char *argv[])
{
  const char *shared = g_getenv ("REJ_SHARED");
  g_autofree char *path = argc > 1 ? g_strdup (argv[1]) : g_build_filename (shared != NULL ? shared : "", "data", "fr-xml", "2015-26607.xml", NULL);
  g_autoptr (GBytes) xml = NULL;
  char *text;
  gsize length;
  double walked;
  double parsed;

  if (!g_file_get_contents (path, &text, &length, NULL))
    {
      g_print ("skipped: the real documents are not beside this checkout\n");
      return 77;
    }
  xml = g_bytes_new_take (text, length);
  walked = median (walk, xml);
  parsed = median (parse, xml);
  g_print ("%" G_GSIZE_FORMAT " bytes, median of %d: xmlTextReader walks in %.2f ms, rej_rule_parse reads in %.2f ms (%.2f times), rej_rule_find searches in %.2f ms\n",
           length, ROUNDS, walked, parsed, parsed / walked, median (find, xml));

  return 0;
}
