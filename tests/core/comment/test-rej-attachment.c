/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-attachment.h"

#include <glib/gstdio.h>
#include <string.h>

/* FIPS 180-4's example: the SHA-256 of "abc". */
#define SHA256_ABC "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

static void
made_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  g_set_object ((GAsyncResult **) user_data, result);
}

static RejAttachment *
make (GFile *file,
      GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  rej_attachment_new_for_file_async (file, NULL, made_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return rej_attachment_new_for_file_finish (result, error);
}

static void
test_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("rej-attachment-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "exhibit a.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (RejAttachment) attachment = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "abc", 3, NULL));
  attachment = make (file, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (attachment->name, ==, "exhibit a.pdf");
  g_assert_cmpstr (attachment->sha256, ==, SHA256_ABC);

  g_unlink (path);
  g_assert_null (make (file, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "“exhibit a.pdf” cannot be attached"));
  g_rmdir (folder);
}

static void
test_sha256 (void)
{
  g_assert_true (rej_attachment_is_sha256 (SHA256_ABC));
  g_assert_false (rej_attachment_is_sha256 (NULL));
  g_assert_false (rej_attachment_is_sha256 (""));
  g_assert_false (rej_attachment_is_sha256 (SHA256_ABC "0"));
  g_assert_false (rej_attachment_is_sha256 ("9f2c…816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/attachment/file", test_file);
  g_test_add_func ("/attachment/sha256", test_sha256);

  return g_test_run ();
}
