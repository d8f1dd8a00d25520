/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-export-redline.h"

#include <poppler.h>
#include <string.h>

#define BEFORE "The rule is vague.\n\nIt stays <as it is>.\n\nI oppose it.\n"
#define AFTER "The rule is unlawful.\n\nIt stays <as it is>.\n\nA new paragraph.\n\nI strongly oppose it.\n"

static char *
write_redline (const char *before,
               const char *after,
               RejExportFormat format,
               gsize *size)
{
  g_autoptr (RejTextDiff) diff = rej_text_diff_new (before, strlen (before), after, strlen (after));
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = rej_export_write_redline (diff, before, after, "Changes", format, NULL, &error);
  g_autoptr (GByteArray) copy = g_byte_array_new ();

  g_assert_no_error (error);
  g_byte_array_append (copy, g_bytes_get_data (bytes, NULL), (guint) g_bytes_get_size (bytes));
  *size = copy->len;
  g_byte_array_append (copy, (const guint8 *) "", 1);
  return (char *) g_byte_array_free (g_steal_pointer (&copy), FALSE);
}

static void
test_html (void)
{
  gsize size = 0;
  g_autofree char *html = write_redline (BEFORE, AFTER, REJ_EXPORT_FORMAT_HTML, &size);

  g_assert_nonnull (strstr (html, "The rule is <del>vague</del><ins>unlawful</ins>."));
  g_assert_nonnull (strstr (html, "<p dir=\"auto\">It stays &lt;as it is&gt;.</p>"));
  g_assert_nonnull (strstr (html, "<p dir=\"auto\"><ins>A new paragraph."));
  g_assert_nonnull (strstr (html, "<ins>strongly"));
}

/* Both texts can be had back from the marks. */
static void
test_criticmarkup (void)
{
  g_autoptr (RejTextDiff) diff = rej_text_diff_new (BEFORE, strlen (BEFORE), AFTER, strlen (AFTER));
  g_autofree char *text = rej_export_write_criticmarkup (diff, BEFORE, AFTER);
  g_autoptr (GRegex) removed = g_regex_new ("\\{--(.*?)--\\}", G_REGEX_DOTALL, 0, NULL);
  g_autoptr (GRegex) added = g_regex_new ("\\{\\+\\+(.*?)\\+\\+\\}", G_REGEX_DOTALL, 0, NULL);
  g_autofree char *without_added = g_regex_replace_literal (added, text, -1, 0, "", 0, NULL);
  g_autofree char *before = g_regex_replace (removed, without_added, -1, 0, "\\1", 0, NULL);
  g_autofree char *without_removed = g_regex_replace_literal (removed, text, -1, 0, "", 0, NULL);
  g_autofree char *after = g_regex_replace (added, without_removed, -1, 0, "\\1", 0, NULL);

  g_assert_nonnull (strstr (text, "is {--vague--}{++unlawful++}."));
  g_assert_cmpstr (before, ==, BEFORE);
  g_assert_cmpstr (after, ==, AFTER);
}

static void
test_pdf (void)
{
  gsize size = 0;
  g_autofree char *pdf = write_redline (BEFORE, AFTER, REJ_EXPORT_FORMAT_PDF, &size);
  g_autoptr (GBytes) bytes = g_bytes_new (pdf, size);
  g_autoptr (GError) error = NULL;
  PopplerDocument *document = poppler_document_new_from_bytes (bytes, NULL, &error);
  PopplerPage *page = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  page = poppler_document_get_page (document, 0);
  text = poppler_page_get_text (page);
  g_assert_nonnull (strstr (text, "The rule is vagueunlawful."));
  g_assert_nonnull (strstr (text, "A new paragraph."));
  g_object_unref (page);
  g_object_unref (document);
}

/* Nothing on one side, nothing on both, nothing that differs. */
static void
test_edges (void)
{
  static const char *const texts[] = { "", "a", "a\n", "\n\n\n", "é [[here]]\n\nb" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (texts); j++)
      {
        gsize size = 0;
        g_autofree char *html = write_redline (texts[i], texts[j], REJ_EXPORT_FORMAT_HTML, &size);
        g_autofree char *pdf = write_redline (texts[i], texts[j], REJ_EXPORT_FORMAT_PDF, &size);

        g_assert_true (g_utf8_validate (html, -1, NULL));
        g_assert_true (g_str_has_prefix (pdf, "%PDF-"));
      }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/export-redline/html", test_html);
  g_test_add_func ("/export-redline/criticmarkup", test_criticmarkup);
  g_test_add_func ("/export-redline/pdf", test_pdf);
  g_test_add_func ("/export-redline/edges", test_edges);

  return g_test_run ();
}
