/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-file-error.h"

#include <glib/gstdio.h>

/* What GIO says of a file becomes a sentence with its name; other errors keep their own. */
static void
test_explains (void)
{
  g_autofree char *folder = g_dir_make_tmp ("rejoinder-error-XXXXXX", NULL);
  g_autoptr (GFile) there = g_file_new_for_path (folder);
  g_autoptr (GFile) missing = g_file_get_child (there, "gone.md");
  g_autoptr (GError) none = NULL;
  g_autoptr (GError) gone = NULL;
  g_autoptr (GError) directory = NULL;
  g_autoptr (GError) denied = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, "EACCES");
  g_autoptr (GError) other = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_BUSY, "Busy.");

  rej_file_error_explain (&none, missing);
  g_assert_no_error (none);
  g_assert_null (g_file_load_bytes (missing, NULL, NULL, &gone));
  rej_file_error_explain (&gone, missing);
  g_assert_error (gone, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpstr (gone->message, ==, "“gone.md” is no longer there. It may have been moved, renamed or deleted.");
  g_assert_null (g_file_load_bytes (there, NULL, NULL, &directory));
  rej_file_error_explain (&directory, there);
  g_assert_true (g_str_has_suffix (directory->message, "” is a folder, not a file."));
  rej_file_error_explain (&denied, missing);
  g_assert_cmpstr (denied->message, ==, "You are not allowed to read “gone.md”. Ask whoever keeps it for a copy.");
  rej_file_error_explain (&other, missing);
  g_assert_cmpstr (other->message, ==, "Busy.");
  g_rmdir (folder);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/file-error/explains", test_explains);
  return g_test_run ();
}
