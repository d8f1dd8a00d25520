/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-attachment-report.h"

#include <glib/gstdio.h>
#include <string.h>

static RejAttachmentReport *
look_at (const char *name,
         const char *content)
{
  g_autoptr (GBytes) bytes = g_bytes_new (content, strlen (content));

  return rej_attachment_report_new (name, bytes, NULL);
}

/* The codes of a report, parted by spaces. */
static char *
dup_codes (GPtrArray *findings)
{
  GString *codes = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const RejAttachmentFinding *finding = g_ptr_array_index (findings, i);

      g_assert_true (g_utf8_validate (finding->sentence, -1, NULL));
      g_string_append_printf (codes, "%s%s", i > 0 ? " " : "", finding->code);
    }
  return g_string_free_and_steal (codes);
}

static void
test_types (void)
{
  static const struct
  {
    const char *name;
    const char *content;
    const char *codes;
    const char *words;
  } rows[] = {
    { "a.txt", "Dear agency,\n", "", NULL },
    { "a.xml", "<?xml version=\"1.0\"?><a>b</a>", "", NULL },
    { "a.xml", "<?xml version=\"1.0\"?><a>b", "file-damaged", "XML is broken" },
    { "a.xml", "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", "file-damaged", "document type" },
    { "a.sgml", "<!DOCTYPE book SYSTEM \"x\"><book>", "", NULL },
    { "a.wpd", "\xffWPC....", "not-looked-at", "WordPerfect" },
    { "a.txt", "", "file-empty", "is empty" },
    { "a.docx", "Dear agency,\n", "type-mismatch", "“.txt”" },
    { "a.pdf", "{\\rtf1 Hello}", "type-mismatch", "“.rtf”" },
    { "a.docx", "PK\3\4", "type-mismatch", "damaged" },
    { "a.png", "\1\2\3", "type-mismatch", "not a file of that kind" },
    { "a.zip", "PK\3\4", "type-refused", "one by one" },
    { "a.doc", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "type-refused", ".docx" },
    { "a.htm", "<html>", "type-refused", "print it to a PDF" },
    { "a.odt", "PK\3\4", "type-refused", "LibreOffice" },
    { "a", "\1\2\3", "type-refused", "save it as PDF" },
    { "a", "Dear agency", "type-mismatch", "add “.txt”" },
    { "a.md", "# Comment", "type-mismatch", "“.txt”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RejAttachmentReport) report = look_at (rows[i].name, rows[i].content);
      g_autofree char *codes = dup_codes (report->findings);

      g_test_message ("row %u: %s", i, rows[i].name);
      g_assert_cmpstr (codes, ==, rows[i].codes);
      g_assert_cmpuint (report->size, ==, strlen (rows[i].content));
      if (rows[i].words != NULL)
        g_assert_nonnull (strstr (((const RejAttachmentFinding *) report->findings->pdata[0])->sentence, rows[i].words));
      g_assert_true (rej_attachment_report_is_blocking (report) == (strstr (codes, "type-") != NULL || strstr (codes, "empty") != NULL));
      g_assert_false (rej_attachment_report_can_clean (report));
    }
}

/* What is private in the text is found by kind, with the words before it and without itself. */
static void
test_text (void)
{
  g_autoptr (RejAttachmentReport) report = look_at ("a.txt", "Dear agency,\nmy number is A123456789, and hers A123456780. SSN 123-45-6789.\n");
  g_autofree char *codes = dup_codes (report->findings);
  const RejAttachmentFinding *finding = rej_attachment_findings_find (report->findings, "private-a-number");

  g_assert_cmpstr (codes, ==, "private-a-number private-ssn");
  g_assert_nonnull (strstr (finding->sentence, "2 places in the text of the file, first after “my number is”"));
  g_assert_null (strstr (finding->sentence, "A123456789"));
}

static void
test_windows_1252 (void)
{
  g_autoptr (RejAttachmentReport) report = look_at ("a.txt", "caf\xe9 \x93quoted\x94");

  g_assert_cmpstr (report->text, ==, "café “quoted”");
}

static void
test_rtf (void)
{
  static const struct
  {
    const char *rtf;
    const char *text;
    const char *codes;
  } rows[] = {
    { "{\\rtf1\\ansi{\\fonttbl{\\f0 Times;}}Dear \\b agency\\b0,\\par caf\\'e9 \\u8220?quoted\\u8221?\\par}", "Dear agency,\ncafé “quoted”\n", "" },
    { "{\\rtf1{\\info{\\author Jane Doe}{\\operator Max}}Hi}", "Hi", "rtf-author rtf-person" },
    { "{\\rtf1 A{\\v secret}B}", "AsecretB", "rtf-hidden-text" },
    { "{\\rtf1 A{\\deleted old}B}", "AoldB", "rtf-tracked-changes" },
    { "{\\rtf1 A{\\*\\atnauthor Max}{\\*\\annotation note}}", "Anote", "rtf-person rtf-comments" },
    { "{\\rtf1{\\*\\unknown words}A}", "A", "" },
    { "{\\rtf1 A", "A", "file-damaged" },
    { "{\\rtf1\\uc2\\u8220 ab\\bin3 }}}A\\", "“A", "file-damaged" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RejAttachmentReport) report = look_at ("a.rtf", rows[i].rtf);
      g_autofree char *codes = dup_codes (report->findings);

      g_test_message ("row %u", i);
      g_assert_cmpstr (report->text, ==, rows[i].text);
      g_assert_cmpstr (codes, ==, rows[i].codes);
    }
}

/* A name of a person that the file gives is looked for in its own, as a word, without its ending. */
static void
test_people (void)
{
  static const struct
  {
    const char *name;
    const char *author;
    gboolean is_found;
  } rows[] = {
    { "statement-doe.rtf", "Jane Doe", TRUE },
    { "DOE_2020.rtf", "Jane Doe", TRUE },
    { "doer.rtf", "Jane Doe", FALSE },
    { "maximum.rtf", "Max", FALSE },
    { "exhibit.rtf", "python-rtf", FALSE },
    { "a.rtf", "A", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *rtf = g_strdup_printf ("{\\rtf1{\\info{\\author %s}}Hi}", rows[i].author);
      g_autoptr (RejAttachmentReport) report = look_at (rows[i].name, rtf);

      g_test_message ("%s", rows[i].name);
      g_assert_true ((rej_attachment_findings_find (report->findings, "name-private") != NULL) == rows[i].is_found);
    }
}

static void
test_together (void)
{
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_attachment_report_unref);
  g_autoptr (GPtrArray) findings = rej_attachment_findings_new ();
  g_autofree char *codes = NULL;

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("exhibit-%u.txt", i);

      g_ptr_array_add (reports, look_at (name, name));
    }
  rej_attachment_report_check_together (reports, findings);
  g_assert_cmpuint (findings->len, ==, 0);

  g_ptr_array_add (reports, look_at ("EXHIBIT-7.TXT", "other"));
  g_ptr_array_add (reports, look_at ("copy.txt", "exhibit-3.txt"));
  rej_attachment_report_check_together (reports, findings);
  codes = dup_codes (findings);
  g_assert_cmpstr (codes, ==, "too-many-files name-taken file-twice");
}

static void
inspected_cb (GObject *source,
              GAsyncResult *result,
              gpointer user_data)
{
  g_set_object ((GAsyncResult **) user_data, result);
}

static RejAttachmentReport *
inspect (GFile *file,
         GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  rej_attachment_inspect_async (file, NULL, NULL, NULL, inspected_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return rej_attachment_inspect_finish (result, error);
}

/* 10,485,760 bytes are taken, one more is not; a file that is not there is an error. */
static void
test_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("rej-attachment-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "large.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *content = g_strnfill (REJ_ATTACHMENT_MAX_BYTES + 1, 'a');
  g_autoptr (RejAttachmentReport) fits = NULL;
  g_autoptr (RejAttachmentReport) large = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *codes = NULL;

  g_assert_cmpint (REJ_ATTACHMENT_MAX_BYTES, ==, 10485760);
  g_assert_true (g_file_set_contents (path, content, REJ_ATTACHMENT_MAX_BYTES, NULL));
  fits = inspect (file, &error);
  g_assert_no_error (error);
  codes = dup_codes (fits->findings);
  g_assert_cmpstr (codes, ==, "text-cut");
  g_assert_cmpstr (fits->name, ==, "large.txt");
  g_assert_nonnull (fits->sha256);

  g_assert_true (g_file_set_contents (path, content, REJ_ATTACHMENT_MAX_BYTES + 1, NULL));
  large = inspect (file, &error);
  g_assert_no_error (error);
  g_assert_nonnull (rej_attachment_findings_find (large->findings, "file-too-large"));
  g_assert_cmpuint (large->size, ==, REJ_ATTACHMENT_MAX_BYTES + 1);

  g_unlink (path);
  g_assert_null (inspect (file, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "“large.txt” cannot be read"));
  g_rmdir (folder);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/attachment-report/types", test_types);
  g_test_add_func ("/attachment-report/text", test_text);
  g_test_add_func ("/attachment-report/windows-1252", test_windows_1252);
  g_test_add_func ("/attachment-report/rtf", test_rtf);
  g_test_add_func ("/attachment-report/people", test_people);
  g_test_add_func ("/attachment-report/together", test_together);
  g_test_add_func ("/attachment-report/file", test_file);

  return g_test_run ();
}
