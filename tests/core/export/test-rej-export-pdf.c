/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-export-reader.h"
#include "rej-export.h"

#include <glib/gstdio.h>
#include <poppler.h>
#include <string.h>

/* poppler's types have no cleanup functions of their own. */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerDocument, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerPage, g_object_unref)

static GBytes *
write_pdf (const char *markdown,
           const RejExportDetails *details)
{
  g_autoptr (RejExportDetails) none = rej_export_details_new ();
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_assert_true (rej_export_to_stream (markdown, details != NULL ? details : none, REJ_EXPORT_FORMAT_PDF, NULL, stream, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_output_stream_close (stream, NULL, NULL));

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static PopplerDocument *
open_pdf (const char *markdown,
          const RejExportDetails *details)
{
  g_autoptr (GBytes) bytes = write_pdf (markdown, details);
  g_autoptr (GError) error = NULL;
  PopplerDocument *document = poppler_document_new_from_bytes (bytes, NULL, &error);

  g_assert_no_error (error);

  return document;
}

static char *
dup_page_text (PopplerDocument *document,
               int position)
{
  g_autoptr (PopplerPage) page = poppler_document_get_page (document, position);

  return poppler_page_get_text (page);
}

static char *
dup_text (PopplerDocument *document)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < poppler_document_get_n_pages (document); i++)
    {
      g_autofree char *page = dup_page_text (document, i);

      g_string_append_printf (text, "%s\n", page);
    }

  return g_string_free (text, FALSE);
}

/* How often each run of letters occurs. */
static void
count_letters (const char *text,
               int step,
               GHashTable *counts)
{
  const char *p = text;

  while (*p != '\0')
    {
      const char *start;
      char *word;

      while (*p != '\0' && !g_unichar_isalpha (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      start = p;
      while (*p != '\0' && g_unichar_isalpha (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (p == start)
        continue;
      word = g_strndup (start, p - start);
      g_hash_table_replace (counts, word, GINT_TO_POINTER (GPOINTER_TO_INT (g_hash_table_lookup (counts, word)) + step));
    }
}

static void
count_block (const RejExportBlock *block,
             GHashTable *counts)
{
  if (rej_export_block_holds_text (block))
    count_letters (block->text->str, 1, counts);
  for (guint i = 0; i < rej_export_block_get_n_children (block); i++)
    count_block (rej_export_block_get_child (block, i), counts);
}

/* What pdftotext reads: the library's own text of a page runs the cells of a table together. */
static char *
dup_copied_text (const char *markdown)
{
  static const char *const argv[] = { "pdftotext", "comment.pdf", "-", NULL };
  g_autoptr (GBytes) bytes = write_pdf (markdown, NULL);
  g_autofree char *folder = g_dir_make_tmp ("rej-export-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, argv[1], NULL);
  char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL));
  g_spawn_sync (folder, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  g_unlink (path);
  g_rmdir (folder);

  return text;
}

/* Every word of the source is on a page, as often as in the source. */
static void
assert_nothing_lost (const char *markdown)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (RejExportDocument) source = rej_export_read (markdown);
  g_autofree char *text = dup_copied_text (markdown);
  GHashTableIter iter;
  gpointer word;
  gpointer left;

  count_block (source->root, counts);
  for (guint i = 0; i < source->notes->len; i++)
    count_block (g_ptr_array_index (source->notes, i), counts);
  count_letters (text, -1, counts);
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &word, &left))
    if (GPOINTER_TO_INT (left) > 0)
      {
        g_test_message ("“%s” is missing %d times", (char *) word, GPOINTER_TO_INT (left));
        g_test_fail ();
      }
}

static RejExportDetails *
make_details (void)
{
  RejExportDetails *details = rej_export_details_new ();

  details->title = g_strdup ("On Biometrics");
  details->recipient = g_strdup ("The Agency");
  details->docket = g_strdup ("USCIS-2019-0007");
  details->document = g_strdup ("USCIS-2019-0007-0001");
  details->rin = g_strdup ("1615-AC14");
  details->date = g_strdup ("2020-10-12");

  return details;
}

static void
test_metadata (void)
{
  g_autoptr (RejExportDetails) details = make_details ();
  g_autoptr (PopplerDocument) pdf = open_pdf ("Text.\n", details);
  g_autoptr (PopplerDocument) named = NULL;
  g_autofree char *title = poppler_document_get_title (pdf);
  g_autofree char *subject = poppler_document_get_subject (pdf);
  g_autofree char *author = poppler_document_get_author (pdf);
  g_autofree char *producer = poppler_document_get_producer (pdf);
  g_autofree char *metadata = poppler_document_get_metadata (pdf);
  g_autofree char *text = dup_text (pdf);
  g_autoptr (GDateTime) date = poppler_document_get_creation_date_time (pdf);
  g_autofree char *day = g_date_time_format (date, "%Y-%m-%d %H:%M:%S");
  g_autofree char *name = NULL;

  g_assert_cmpstr (title, ==, "On Biometrics");
  g_assert_cmpstr (subject, ==, "Docket USCIS-2019-0007, Document USCIS-2019-0007-0001, RIN 1615-AC14");
  g_assert_null (author);
  g_assert_cmpstr (producer, ==, "Rejoinder");
  g_assert_cmpstr (day, ==, "2020-10-12 00:00:00");
  g_assert_nonnull (strstr (metadata, "On Biometrics"));
  g_assert_null (strstr (metadata, "dc:creator"));
  g_assert_nonnull (strstr (text, "Submitted to The Agency"));
  g_assert_nonnull (strstr (text, "October 12, 2020"));
  g_assert_nonnull (strstr (text, "Page 1 of 1"));
  g_assert_null (strstr (text, "Submitted by"));

  details->submitter = g_strdup ("Jane <Q.> Public");
  named = open_pdf ("Text.\n", details);
  name = poppler_document_get_author (named);
  g_assert_cmpstr (name, ==, "Jane <Q.> Public");
}

static void
test_same_bytes (void)
{
  g_autoptr (RejExportDetails) details = make_details ();
  g_autoptr (GBytes) first = write_pdf ("# One\n\ntext[^1] [a](https://x.org)\n\n[^1]: note\n", details);
  g_autoptr (GBytes) second = write_pdf ("# One\n\ntext[^1] [a](https://x.org)\n\n[^1]: note\n", details);

  g_assert_true (g_bytes_equal (first, second));
}

static void
append_outline (PopplerIndexIter *iter,
                guint depth,
                GString *out)
{
  if (iter == NULL)
    return;

  do
    {
      PopplerAction *action = poppler_index_iter_get_action (iter);
      PopplerIndexIter *child = poppler_index_iter_get_child (iter);

      g_string_append_printf (out, "%u %s @%d\n", depth, action->any.title, action->goto_dest.dest->page_num);
      append_outline (child, depth + 1, out);
      g_clear_pointer (&child, poppler_index_iter_free);
      poppler_action_free (action);
    }
  while (poppler_index_iter_next (iter));
}

static void
test_outline (void)
{
  g_autoptr (GString) markdown = g_string_new ("# Title\n\n## First\n\n");
  g_autoptr (GString) outline = g_string_new (NULL);
  g_autoptr (PopplerDocument) pdf = NULL;
  PopplerIndexIter *iter;

  for (guint i = 0; i < 60; i++)
    g_string_append (markdown, "A paragraph.\n\n");
  g_string_append (markdown, "#### Deep *one*\n\nx\n\n## Second\n\ny\n");
  pdf = open_pdf (markdown->str, NULL);

  iter = poppler_index_iter_new (pdf);
  append_outline (iter, 0, outline);
  poppler_index_iter_free (iter);
  g_assert_cmpstr (outline->str, ==, "0 First @1\n1 Deep one @3\n0 Second @3\n");
}

static void
test_links (void)
{
  static const char markdown[] = "See [the *rule*, all of it](https://x.org/a(b)?c='d'&e) and [bad](file:///etc/passwd).[^1]\n\n[^1]: <mailto:a@b.org>\n";
  g_autoptr (PopplerDocument) pdf = open_pdf (markdown, NULL);
  g_autoptr (PopplerPage) page = poppler_document_get_page (pdf, 0);
  GList *links = poppler_page_get_link_mapping (page);
  g_autoptr (GString) found = g_string_new (NULL);

  links = g_list_reverse (links);
  for (GList *l = links; l != NULL; l = l->next)
    {
      PopplerAction *action = ((PopplerLinkMapping *) l->data)->action;

      if (action->type == POPPLER_ACTION_URI)
        g_string_append_printf (found, "%s\n", action->uri.uri);
      else
        g_string_append_printf (found, "type %d\n", action->type);
    }
  poppler_page_free_link_mapping (links);
  g_test_message ("%s", found->str);
  g_assert_nonnull (strstr (found->str, "https://x.org/a(b)?c=%27d%27&e\n"));
  g_assert_nonnull (strstr (found->str, "mailto:a@b.org\n"));
  g_assert_nonnull (strstr (found->str, "type 2\n"));
  g_assert_null (strstr (found->str, "file:"));
}

/* Notes stand on the page that refers to them. */
static void
test_notes_on_page (void)
{
  g_autoptr (GString) markdown = g_string_new (NULL);
  g_autoptr (RejExportDetails) details = make_details ();
  g_autoptr (PopplerDocument) pdf = NULL;
  guint n_checked = 0;

  for (guint i = 1; i <= 300; i++)
    g_string_append_printf (markdown, "Paragraph %u says this at some length, so that the line is full and goes on to the next, and once more on to a third line of it; then refer%uq.[^%u]\n\n", i, i, i);
  for (guint i = 1; i <= 300; i++)
    g_string_append_printf (markdown, "[^%u]: Here is note%uq of the text.\n", i, i);
  pdf = open_pdf (markdown->str, details);

  g_assert_cmpint (poppler_document_get_n_pages (pdf), >, 20);
  for (int i = 0; i < poppler_document_get_n_pages (pdf); i++)
    {
      g_autofree char *text = dup_page_text (pdf, i);
      g_autofree char *foot = g_strdup_printf ("Page %d of %d", i + 1, poppler_document_get_n_pages (pdf));
      g_autoptr (PopplerPage) page = poppler_document_get_page (pdf, i);
      g_autofree char *label = poppler_page_get_label (page);
      g_autofree char *number = g_strdup_printf ("%d", i + 1);

      g_assert_cmpstr (label, ==, number);
      g_assert_nonnull (strstr (text, foot));
      g_assert_true (i == 0 || strstr (text, "Docket USCIS-2019-0007") != NULL);
      for (guint j = 1; j <= 300; j++)
        {
          g_autofree char *refer = g_strdup_printf ("refer%uq", j);
          g_autofree char *note = g_strdup_printf ("note%uq", j);

          g_assert_true ((strstr (text, refer) != NULL) == (strstr (text, note) != NULL));
          n_checked += strstr (text, refer) != NULL;
        }
    }
  g_assert_cmpuint (n_checked, ==, 300);
  assert_nothing_lost (markdown->str);
}

static void
append_words (GString *out,
              guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_printf (out, "word%c%c%c ", 'a' + i % 26, 'a' + i / 26 % 26, 'a' + i / 676 % 26);
}

static void
test_extremes (void)
{
  g_autoptr (GString) long_note = g_string_new ("Start[^1] middle[^2].\n\n");
  g_autoptr (GString) table = g_string_new ("|");
  g_autoptr (GString) tall_row = g_string_new ("| h | i |\n|---|---|\n| ");
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (GString) many = g_string_new (NULL);
  const char *const simple[] = {
    "",
    "# Title only\n",
    "[^1]: Only a note nobody refers to.\n",
    "-\n-\n",
    "1.\n",
    "> \n",
    "```\n```\n",
    "| a |\n|---|\n",
    "***\n",
    "- - - x\n\n      y\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (simple); i++)
    {
      g_autoptr (PopplerDocument) pdf = open_pdf (simple[i], NULL);

      g_test_message ("simple %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (poppler_document_get_n_pages (pdf), ==, 1);
      assert_nothing_lost (simple[i]);
    }

  append_words (long_note, 300);
  g_string_append (long_note, "\n\n[^1]: ");
  append_words (long_note, 3000);
  g_string_append (long_note, "\n[^2]: second\n");

  for (guint i = 0; i < 40; i++)
    g_string_append_printf (table, " column%c%c |", 'a' + i % 26, 'a' + i / 26);
  g_string_append (table, "\n|");
  for (guint i = 0; i < 40; i++)
    g_string_append (table, "---|");
  for (guint i = 0; i < 80; i++)
    g_string_append (table, "\n| cell | another | third[^t] |");
  g_string_append (table, "\n\n[^t]: note of the table\n");

  append_words (tall_row, 900);
  g_string_append (tall_row, "[^n] | short |\n\n[^n]: noted\n");

  for (guint i = 0; i < 60; i++)
    g_string_append (deep, i % 2 ? "> " : "- ");
  append_words (deep, 50);

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (many, "Paragraph %u.\n\n", i);

  {
    const GString *all[] = { long_note, table, tall_row, deep, many };
    static const int pages[] = { 5, 8, 2, 1, 100 };

    for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
      {
        g_autoptr (PopplerDocument) pdf = open_pdf (all[i]->str, NULL);

        g_test_message ("extreme %" G_GSIZE_FORMAT ": %d pages", i, poppler_document_get_n_pages (pdf));
        g_assert_cmpint (poppler_document_get_n_pages (pdf), >=, pages[i]);
        assert_nothing_lost (all[i]->str);
      }
  }
}

static char *
dup_without_space (const char *text)
{
  GString *result = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isspace (*p))
      g_string_append_c (result, *p);

  return g_string_free (result, FALSE);
}

/* A word longer than a line is broken, without a hyphen; other scripts come out as they went in. */
static void
test_long_word_and_scripts (void)
{
  g_autofree char *word = g_strnfill (400, 'x');
  g_autofree char *markdown = g_strdup_printf ("A%sZ\n\nnaïve § 60 “quoted” – dash, 個人資料 and ﬁn office\n", word);
  g_autoptr (PopplerDocument) pdf = open_pdf (markdown, NULL);
  g_autofree char *text = dup_text (pdf);
  g_autofree char *joined = dup_without_space (text);
  g_autofree char *expected = g_strdup_printf ("A%sZ", word);

  g_assert_nonnull (strstr (joined, expected));
  g_assert_nonnull (strstr (text, "naïve § 60 “quoted” – dash"));
  g_assert_nonnull (strstr (text, "office"));
}

/* The tools of poppler and qpdf, where they are installed, see whole paragraphs in the structure and no damage. */
static void
test_structure (void)
{
  static const char markdown[] =
      "# Title\n\nA paragraph that is long enough to run over two lines of the page, whatever the font is that was found here on this day.[^1]\n\n"
      "- item\n\n> quote\n\n| a | b |\n|---|---|\n| c | d |\n\n[^1]: The note.\n";
  g_autofree char *pdfinfo = g_find_program_in_path ("pdfinfo");
  g_autofree char *qpdf = g_find_program_in_path ("qpdf");
  g_autofree char *folder = g_dir_make_tmp ("rej-export-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.pdf", NULL);
  g_autofree char *shown = NULL;
  g_autoptr (GBytes) bytes = write_pdf (markdown, NULL);
  int status = 0;

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL));
  if (qpdf != NULL)
    {
      const char *argv[] = { qpdf, "--check", path, NULL };

      g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status, NULL));
      g_assert_cmpint (status, ==, 0);
    }
  if (pdfinfo != NULL)
    {
      const char *argv[] = { pdfinfo, "-struct-text", path, NULL };
      static const char *const parts[] = {
        "H1",
        "\"Title\"",
        "over two lines of the page, whatever the font is that was found here on this day.\"",
        "Reference",
        "Note",
        "\"The note.\"",
        "L (block)",
        "Lbl",
        "LBody",
        "BlockQuote",
        "Table",
        "TH",
        "TD",
      };

      g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &shown, NULL, &status, NULL));
      for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
        {
          g_test_message ("%s", parts[i]);
          g_assert_nonnull (strstr (shown, parts[i]));
        }
      /* What is at the head and foot of each page is not part of the text. */
      g_assert_null (strstr (shown, "Page 1"));
    }
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_sample (void)
{
  g_autofree char *script = g_build_filename (g_getenv ("REJ_SHARED"), "bench", "make_comment.py", NULL);
  const char *argv[] = { "python3", script, "--words", "16000", "--footnotes", NULL };
  g_autofree char *markdown = NULL;
  g_autoptr (PopplerDocument) pdf = NULL;

  if (!g_file_test (script, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the sample generator is not beside this checkout");
      return;
    }
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &markdown, NULL, NULL, NULL));
  pdf = open_pdf (markdown, NULL);
  g_assert_cmpint (poppler_document_get_n_pages (pdf), >, 30);
  assert_nothing_lost (markdown);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/export/pdf/metadata", test_metadata);
  g_test_add_func ("/export/pdf/same-bytes", test_same_bytes);
  g_test_add_func ("/export/pdf/outline", test_outline);
  g_test_add_func ("/export/pdf/links", test_links);
  g_test_add_func ("/export/pdf/notes-on-page", test_notes_on_page);
  g_test_add_func ("/export/pdf/extremes", test_extremes);
  g_test_add_func ("/export/pdf/long-word-and-scripts", test_long_word_and_scripts);
  g_test_add_func ("/export/pdf/structure", test_structure);
  g_test_add_func ("/export/pdf/sample", test_sample);

  return g_test_run ();
}
