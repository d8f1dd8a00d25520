/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-draft.h"

static void
test_compare (void)
{
  static const struct
  {
    const char *uri;
    gint64 revision;
    const char *etag;
    const char *sha256;
    RejDraftSync expected;
  } rows[] = {
    { NULL, 5, "e1", "s1", REJ_DRAFT_SYNC_UNLINKED },
    { "file:///a.md", 5, "e1", "s1", REJ_DRAFT_SYNC_SAME },
    { "file:///a.md", 5, "e2", "s1", REJ_DRAFT_SYNC_SAME },
    { "file:///a.md", 5, "e1", NULL, REJ_DRAFT_SYNC_SAME },
    { "file:///a.md", 6, "e1", "s1", REJ_DRAFT_SYNC_DRAFT_CHANGED },
    { "file:///a.md", 5, "e2", "s2", REJ_DRAFT_SYNC_FILE_CHANGED },
    { "file:///a.md", 5, NULL, "s2", REJ_DRAFT_SYNC_FILE_CHANGED },
    { "file:///a.md", 5, "e1", "s2", REJ_DRAFT_SYNC_FILE_CHANGED },
    { "file:///a.md", 5, "e2", NULL, REJ_DRAFT_SYNC_FILE_CHANGED },
    { "file:///a.md", 7, "e2", "s2", REJ_DRAFT_SYNC_BOTH_CHANGED },
    { "file:///a.md", 7, NULL, NULL, REJ_DRAFT_SYNC_FILE_MISSING },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RejDraft) draft = rej_draft_new ();
      g_autoptr (RejDraft) copy = NULL;

      draft->file_uri = g_strdup (rows[i].uri);
      draft->revision = rows[i].revision;
      draft->file_etag = g_strdup ("e1");
      draft->file_sha256 = g_strdup ("s1");
      draft->file_revision = 5;
      copy = rej_draft_copy (draft);
      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (rej_draft_compare (copy, rows[i].etag, rows[i].sha256), ==, rows[i].expected);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/draft/compare", test_compare);

  return g_test_run ();
}
