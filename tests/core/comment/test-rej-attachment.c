/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-attachment.h"

/* FIPS 180-4's example: the SHA-256 of "abc". */
#define SHA256_ABC "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

static void
test_new (void)
{
  g_autofree char *upper = g_ascii_strup (SHA256_ABC, -1);
  g_autoptr (RejAttachment) attachment = rej_attachment_new ("exhibit a.pdf", upper, " Exhibit A:\nreadings ");
  g_autoptr (RejAttachment) untitled = rej_attachment_new ("b.pdf", upper, " ");

  g_assert_cmpstr (attachment->name, ==, "exhibit a.pdf");
  g_assert_cmpstr (attachment->sha256, ==, SHA256_ABC);
  g_assert_cmpstr (attachment->title, ==, "Exhibit A: readings");
  g_assert_null (untitled->title);
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

  g_test_add_func ("/attachment/new", test_new);
  g_test_add_func ("/attachment/sha256", test_sha256);

  return g_test_run ();
}
