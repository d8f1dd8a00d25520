/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-cite-scan.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* Of every kind, so many of the expected citations must be found, and so many of those found be expected. */
#define MIN_SHARE 0.99

/* What was expected, found, and both, of one kind. */
typedef struct
{
  guint expected;
  guint found;
  guint right;
} Tally;

/* A citation as one line: its kind, place and every field. */
static char *
describe_expected (JsonObject *object,
                   char **kind)
{
  g_autoptr (GString) line = g_string_new (NULL);
  const char *name = json_object_get_string_member (object, "kind");
  gsize n_fields = 3;

  *kind = json_object_has_member (object, "type")
              ? g_strdup_printf ("%s %s", name, json_object_get_string_member (object, "type"))
              : g_strdup (name);
  g_string_append_printf (line, "%s %" G_GINT64_FORMAT "-%" G_GINT64_FORMAT, name,
                          json_object_get_int_member (object, "start"), json_object_get_int_member (object, "end"));
  for (guint field = 0; field < REJ_CITE_N_FIELDS; field++)
    {
      const char *key = rej_cite_field_to_string (field);

      if (!json_object_has_member (object, key))
        continue;
      n_fields++;
      if (rej_cite_field_is_flag (field))
        g_string_append_printf (line, " %s", key);
      else if (json_object_get_null_member (object, key))
        g_string_append_printf (line, " %s=null", key);
      else
        g_string_append_printf (line, " %s=%s", key, json_object_get_string_member (object, key));
    }
  /* A field that is misspelled would expect nothing. */
  g_assert_cmpuint (n_fields, ==, json_object_get_size (object));

  return g_string_free (g_steal_pointer (&line), FALSE);
}

static char *
describe_found (const char *text,
                const RejCiteList *list,
                guint position,
                char **kind)
{
  g_autoptr (GString) line = g_string_new (NULL);
  const RejCitation *citation = rej_cite_list_get (list, position);
  const char *name = rej_cite_kind_to_string (citation->kind);
  g_autofree char *type = rej_cite_list_dup_field (list, position, REJ_CITE_FIELD_TYPE, NULL);

  *kind = type != NULL ? g_strdup_printf ("%s %s", name, type) : g_strdup (name);
  g_string_append_printf (line, "%s %ld-%ld", name, g_utf8_pointer_to_offset (text, text + citation->start),
                          g_utf8_pointer_to_offset (text, text + citation->end));
  for (guint field = 0; field < REJ_CITE_N_FIELDS; field++)
    {
      gboolean is_blank;
      g_autofree char *value = rej_cite_list_dup_field (list, position, field, &is_blank);

      if (!rej_cite_list_has_field (list, position, field))
        continue;
      g_string_append_printf (line, " %s", rej_cite_field_to_string (field));
      if (!rej_cite_field_is_flag (field))
        g_string_append_printf (line, "=%s", is_blank ? "null" : value);
    }

  return g_string_free (g_steal_pointer (&line), FALSE);
}

static Tally *
tally_of (GHashTable *tallies,
          char *kind)
{
  Tally *tally = g_hash_table_lookup (tallies, kind);

  if (tally != NULL)
    {
      g_free (kind);
      return tally;
    }
  tally = g_new0 (Tally, 1);
  g_hash_table_insert (tallies, kind, tally);

  return tally;
}

/* Compares one text; what is missed and what is false is told. */
static void
compare (JsonObject *row,
         GHashTable *tallies)
{
  const char *text = json_object_get_string_member (row, "text");
  JsonArray *expected = json_object_get_array_member (row, "citations");
  g_autoptr (RejCiteList) list = rej_cite_scan (text, strlen (text));
  g_autoptr (GHashTable) lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer line_left;

  for (guint i = 0; i < rej_cite_list_get_n (list); i++)
    {
      char *kind;

      if (rej_cite_list_is_tentative (list, i))
        continue;
      g_hash_table_add (lines, describe_found (text, list, i, &kind));
      tally_of (tallies, kind)->found++;
    }
  for (guint i = 0; i < json_array_get_length (expected); i++)
    {
      char *kind;
      g_autofree char *line = describe_expected (json_array_get_object_element (expected, i), &kind);
      Tally *tally = tally_of (tallies, kind);

      tally->expected++;
      if (g_hash_table_remove (lines, line))
        tally->right++;
      else
        g_test_message ("missed in “%s”: %s", text, line);
    }
  g_hash_table_iter_init (&iter, lines);
  while (g_hash_table_iter_next (&iter, &line_left, NULL))
    g_test_message ("false in “%s”: %s", text, (const char *) line_left);
}

static guint
compare_file (const char *path,
              GHashTable *tallies)
{
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (contents, "\n", -1);
  for (; lines[n] != NULL && lines[n][0] != '\0'; n++)
    {
      g_autoptr (JsonNode) node = json_from_string (lines[n], &error);

      g_assert_no_error (error);
      compare (json_node_get_object (node), tallies);
    }

  return n;
}

/* Compares all texts of some files and tells how each kind came out; the number of expected citations. */
static guint
compare_files (const char *const *files,
               gsize n_files)
{
  g_autoptr (GHashTable) tallies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer kind, value;
  guint n_texts = 0, n_low = 0, n_expected = 0;

  for (gsize i = 0; i < n_files; i++)
    {
      g_autofree char *name = g_strconcat (files[i], ".jsonl", NULL);
      g_autofree char *path = g_build_filename (REJ_TEST_DATA, "cite", name, NULL);

      n_texts += compare_file (path, tallies);
    }
  g_hash_table_iter_init (&iter, tallies);
  while (g_hash_table_iter_next (&iter, &kind, &value))
    {
      const Tally *tally = value;
      double recall = tally->expected > 0 ? (double) tally->right / tally->expected : 1;
      double precision = tally->found > 0 ? (double) tally->right / tally->found : 1;

      g_test_message ("%s: %u expected, %u found, recall %.3f, precision %.3f", (const char *) kind, tally->expected,
                      tally->found, recall, precision);
      n_expected += tally->expected;
      if (recall < MIN_SHARE || precision < MIN_SHARE)
        n_low++;
    }
  g_test_message ("%u texts, %u citations", n_texts, n_expected);
  g_assert_cmpuint (n_low, ==, 0);

  return n_expected;
}

/*
 * Every kind in the corpus, by itself: a citation counts as found when its kind, its place and each of its fields
 * are as the corpus says.
 */
static void
test_corpus (void)
{
  static const char *const files[] = { "codes", "regulations", "registers", "cases", "references", "others", "states",
                                       "journals", "noise", "prose", "paragraphs", "sentences" };

  g_assert_cmpuint (compare_files (files, G_N_ELEMENTS (files)), >, 1000);
}

/* Texts as comments have them, whose citations were marked before the scanner read them. */
static void
test_letters (void)
{
  static const char *const files[] = { "letters", "briefs", "replies" };

  g_assert_cmpuint (compare_files (files, G_N_ELEMENTS (files)), >, 600);
}

/* What other open finders miss or take for something else, each by the place where it was seen. */
static void
test_peers (void)
{
  static const char *const files[] = { "peers" };

  g_assert_cmpuint (compare_files (files, G_N_ELEMENTS (files)), >, 100);
}

/* Passages drawn by lot from documents of the Federal Register and read by hand; a row says what was missed then. */
static void
test_rules (void)
{
  static const char *const files[] = { "rules" };

  g_assert_cmpuint (compare_files (files, G_N_ELEMENTS (files)), >, 300);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cite/corpus/all", test_corpus);
  g_test_add_func ("/cite/corpus/letters", test_letters);
  g_test_add_func ("/cite/corpus/peers", test_peers);
  g_test_add_func ("/cite/corpus/rules", test_rules);

  return g_test_run ();
}
