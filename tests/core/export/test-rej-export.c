/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-export.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
  GFile *file;
  RejExportDetails *details;
} Fixture;

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("rej-export-XXXXXX", NULL);
  path = g_build_filename (fixture->folder, "comment.html", NULL);
  fixture->file = g_file_new_for_path (path);
  fixture->details = rej_export_details_new ();
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  g_file_delete (fixture->file, NULL, NULL);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_object_unref (fixture->file);
  rej_export_details_free (fixture->details);
}

static void
test_formats (void)
{
  RejExportFormat format;

  for (guint i = 0; i < REJ_EXPORT_N_FORMATS; i++)
    {
      g_autofree char *path = g_strdup_printf ("a.b/c.%s", rej_export_format_to_string ((RejExportFormat) i));

      g_assert_true (rej_export_format_from_path (path, &format));
      g_assert_cmpuint (format, ==, i);
    }
  g_assert_true (rej_export_format_from_path ("x.HTM", &format));
  g_assert_cmpuint (format, ==, REJ_EXPORT_FORMAT_HTML);
  g_assert_false (rej_export_format_from_path ("x.exe", &format));
  g_assert_false (rej_export_format_from_path ("pdf", &format));
}

static void
test_overwrite (Fixture *fixture,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_true (rej_export_to_file ("first", fixture->details, REJ_EXPORT_FORMAT_HTML, NULL, fixture->file, FALSE, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (g_file_peek_path (fixture->file), &before, NULL, NULL));

  g_assert_false (rej_export_to_file ("second", fixture->details, REJ_EXPORT_FORMAT_HTML, NULL, fixture->file, FALSE, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_assert_true (g_file_get_contents (g_file_peek_path (fixture->file), &after, NULL, NULL));
  g_assert_cmpstr (before, ==, after);
  g_clear_pointer (&after, g_free);
  g_clear_error (&error);

  g_assert_cmpint (g_chmod (g_file_peek_path (fixture->file), 0640), ==, 0);
  g_assert_true (rej_export_to_file ("second", fixture->details, REJ_EXPORT_FORMAT_HTML, NULL, fixture->file, TRUE, NULL, &error));
  g_assert_true (g_file_get_contents (g_file_peek_path (fixture->file), &after, NULL, NULL));
  g_assert_nonnull (strstr (after, "second"));
  {
    GStatBuf info;

    g_assert_cmpint (g_stat (g_file_peek_path (fixture->file), &info), ==, 0);
    g_assert_cmpuint (info.st_mode & 0777, ==, 0640);
  }
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_refusals (Fixture *fixture,
               gconstpointer data)
{
  RejExportOptions options = { .toc = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) nowhere = g_file_new_build_filename (fixture->folder, "missing", "x.html", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();

  g_assert_false (rej_export_to_file ("", fixture->details, REJ_EXPORT_FORMAT_DOCX, NULL, fixture->file, FALSE, NULL, &error));
  g_assert_error (error, REJ_EXPORT_ERROR, REJ_EXPORT_ERROR_UNSUPPORTED);
  g_clear_error (&error);
  g_assert_false (rej_export_to_file ("", fixture->details, REJ_EXPORT_FORMAT_HTML, &options, fixture->file, FALSE, NULL, &error));
  g_assert_error (error, REJ_EXPORT_ERROR, REJ_EXPORT_ERROR_UNSUPPORTED);
  g_clear_error (&error);
  g_assert_false (rej_export_to_file ("a\xff", fixture->details, REJ_EXPORT_FORMAT_HTML, NULL, fixture->file, FALSE, NULL, &error));
  g_assert_error (error, REJ_EXPORT_ERROR, REJ_EXPORT_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (rej_export_to_file ("", fixture->details, REJ_EXPORT_FORMAT_HTML, NULL, nowhere, FALSE, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (rej_export_to_file ("", fixture->details, REJ_EXPORT_FORMAT_HTML, NULL, folder, TRUE, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_clear_error (&error);
  g_cancellable_cancel (cancelled);
  g_assert_false (rej_export_to_file ("", fixture->details, REJ_EXPORT_FORMAT_HTML, NULL, fixture->file, FALSE, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);
}

static char *
write_text (const char *markdown,
            const RejExportDetails *details)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_assert_true (rej_export_to_stream (markdown, details, REJ_EXPORT_FORMAT_TEXT, NULL, stream, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));

  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

/* The notes of the text have the numbers they have on the page. */
static void
test_text (Fixture *fixture,
           gconstpointer data)
{
  g_autofree char *text = write_text ("# Title\n\nSee[^b] *this* [one](https://x.org) and[^a].\n\n- item\n\n[^a]: A\n[^b]: B\n[^c]: C\n", fixture->details);
  g_autofree char *empty = write_text ("", fixture->details);

  g_test_message ("%s", text);
  g_assert_true (g_str_has_prefix (text, "Title\n\nSee[1] this one (https://x.org) and[2].\n\n- item\n"));
  g_assert_nonnull (strstr (text, "[1] B\n"));
  g_assert_nonnull (strstr (text, "[2] A\n"));
  g_assert_nonnull (strstr (text, "[3] C\n"));
  g_assert_true (g_str_has_suffix (text, "\n") && !g_str_has_suffix (text, "\n\n"));
  g_assert_cmpuint (strlen (empty), <=, 1);
}

/* /dev/full takes nothing: what a full disk looks like. */
static void
test_full_disk (Fixture *fixture,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) full = g_file_new_for_path ("/dev/full");
  g_autoptr (GFileOutputStream) stream = g_file_append_to (full, G_FILE_CREATE_NONE, NULL, NULL);

  if (stream == NULL)
    {
      g_test_skip ("no /dev/full here");
      return;
    }
  g_assert_false (rej_export_to_stream ("text", fixture->details, REJ_EXPORT_FORMAT_HTML, NULL, G_OUTPUT_STREAM (stream), NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

static void
exported_cb (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  GAsyncResult **out = user_data;

  *out = g_object_ref (result);
}

static void
test_async (Fixture *fixture,
            gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  rej_export_to_file_async ("text", fixture->details, REJ_EXPORT_FORMAT_HTML, NULL, fixture->file, FALSE, NULL, NULL, NULL, exported_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (rej_export_to_file_finish (result, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_query_exists (fixture->file, NULL));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/export/formats", test_formats);
  g_test_add ("/export/overwrite", Fixture, NULL, set_up, test_overwrite, tear_down);
  g_test_add ("/export/refusals", Fixture, NULL, set_up, test_refusals, tear_down);
  g_test_add ("/export/full-disk", Fixture, NULL, set_up, test_full_disk, tear_down);
  g_test_add ("/export/text", Fixture, NULL, set_up, test_text, tear_down);
  g_test_add ("/export/async", Fixture, NULL, set_up, test_async, tear_down);

  return g_test_run ();
}
