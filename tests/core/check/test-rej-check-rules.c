/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-check-context.h"
#include "rej-cite-resolver.h"
#include "rej-cite-scan.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* Of so many citations at most one may be called wrong though it is not. */
#define CITATIONS_PER_FALSE_ALARM 50

/* Whoever drafts for the Federal Register cites with care: what is found there and not known to be a slip is false. */
typedef struct
{
  const char *file;
  RejRule *rule;
  GHashTable *slips; /* "file passage code", read by hand and found to be right */
  GPtrArray *sections; /* RejCiteSection of each passage */
  guint n_citations;
  guint n_slips;
  guint n_false;
} Reading;

static int
by_number (gpointer a,
           gpointer b,
           gpointer user_data)
{
  return GPOINTER_TO_INT (a) - GPOINTER_TO_INT (b);
}

static void
judge (Reading *reading,
       guint position,
       GPtrArray *findings)
{
  const RejPassage *passage = rej_rule_get_passage (reading->rule, position);

  for (guint i = 0; i < findings->len; i++)
    {
      const RejFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *key = g_strdup_printf ("%s %u %s", reading->file, position, finding->code);
      g_autofree char *words = NULL;
      guint before = MIN (finding->start, 60);

      if (finding->severity == REJ_FINDING_SUGGESTION)
        continue;
      if (g_hash_table_contains (reading->slips, key))
        {
          reading->n_slips++;
          continue;
        }
      reading->n_false++;
      words = g_strndup (passage->text + finding->start - before, MIN (passage->length - finding->start, 80) + before);
      g_test_message ("%s: %s (%u–%u) in “%s”", key, finding->message, finding->start, finding->end, words);
    }
}

static void
read_rule (Reading *reading)
{
  g_autoptr (RejCheckContext) context = rej_check_context_new ();
  g_autoptr (RejCiteResolver) resolver = rej_cite_resolver_new (by_number, NULL, NULL);
  g_autoptr (GPtrArray) sections = g_ptr_array_new ();
  const RejCiteFacts *facts;

  rej_check_context_add_rule (context, reading->rule);
  facts = rej_check_context_get_facts (context);
  rej_cite_resolver_set_facts (resolver, facts);
  for (guint i = 0; i < rej_rule_get_n_passages (reading->rule); i++)
    {
      const RejPassage *passage = rej_rule_get_passage (reading->rule, i);
      g_autoptr (RejCiteList) list = rej_cite_scan (passage->text, passage->length);
      g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_finding_unref);

      rej_cite_lint (passage->text, passage->length, list, facts, findings);
      judge (reading, i, findings);
      g_ptr_array_add (sections, rej_cite_resolver_add (resolver, GUINT_TO_POINTER (i + 1), list));
    }
  for (guint i = 0; i < sections->len; i++)
    {
      RejCiteSection *section = g_ptr_array_index (sections, i);

      judge (reading, i, rej_cite_section_get_findings (section));
      for (guint n = 0; n < rej_cite_list_get_n (rej_cite_section_get_citations (section)); n++)
        reading->n_citations += rej_cite_section_is_citation (section, n);
    }
}

/* What was looked at by hand and is a slip of the drafters: a line of JSON each, with the reason. */
static GHashTable *
load_slips (void)
{
  g_autofree char *path = g_build_filename (REJ_TEST_DATA, "cite", "rules-slips.jsonl", NULL);
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  GHashTable *slips = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL && lines[i][0] != '\0'; i++)
    {
      g_autoptr (JsonNode) node = json_from_string (lines[i], &error);
      JsonObject *object;

      g_assert_no_error (error);
      object = json_node_get_object (node);
      g_hash_table_add (slips, g_strdup_printf ("%s %" G_GINT64_FORMAT " %s", json_object_get_string_member (object, "file"),
                                                json_object_get_int_member (object, "passage"),
                                                json_object_get_string_member (object, "code")));
    }

  return slips;
}

static void
test_false_alarms (void)
{
  static const char *const files[] = { "2011-18676.xml", "2013-27337.xml", "2015-26607.xml", "2016-02630-correction.xml", "2020-14935.xml",
                                       "prorule-2016-08622-cut.xml", "prorule-2024-02590-cut.xml", "prorule-2024-02834-cut.xml" };
  const char *shared = g_getenv ("REJ_SHARED");
  g_autoptr (GHashTable) slips = load_slips ();
  Reading reading = { .slips = slips };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (shared != NULL ? shared : "", "data", "fr-xml", files[i], NULL);
      g_autoptr (RejRule) rule = NULL;
      g_autoptr (GBytes) xml = NULL;
      g_autoptr (GError) error = NULL;
      char *text;
      gsize length;

      if (!g_file_get_contents (path, &text, &length, NULL))
        {
          g_test_skip ("the real documents are not beside this checkout");
          return;
        }
      xml = g_bytes_new_take (text, length);
      rule = rej_rule_parse (xml, NULL, NULL, &error);
      g_assert_no_error (error);
      reading.file = files[i];
      reading.rule = rule;
      read_rule (&reading);
    }
  g_test_message ("%u citations, %u slips of the drafters, %u false alarms: one in %.0f citations", reading.n_citations, reading.n_slips,
                  reading.n_false, reading.n_false > 0 ? (double) reading.n_citations / reading.n_false : reading.n_citations);
  g_assert_cmpuint (reading.n_citations, >, 1900);
  g_assert_cmpuint (reading.n_false * CITATIONS_PER_FALSE_ALARM, <, reading.n_citations);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/check/rules/false-alarms", test_false_alarms);

  return g_test_run ();
}
