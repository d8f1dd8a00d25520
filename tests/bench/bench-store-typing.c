/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the library costs the writer: the call on each key, and the opening of a draft with a long history. */

#include <glib/gstdio.h>
#include <stdlib.h>
#include <time.h>

#include "rej-draft-writer.h"

#define N_KEYS 200000

static void
done_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  g_set_object ((GAsyncResult **) user_data, result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  return *(const gint64 *) a < *(const gint64 *) b ? -1 : 1;
}

static gint64
now_ns (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);
  return now.tv_sec * G_GINT64_CONSTANT (1000000000) + now.tv_nsec;
}

static void
measure (RejLibrary *library,
         guint n_characters)
{
  g_autofree char *text = g_strnfill (n_characters, 'x');
  g_autofree gint64 *times = g_new (gint64, N_KEYS);
  g_autoptr (RejDraft) draft = rej_draft_new ();
  g_autoptr (RejDraft) created = NULL;
  g_autoptr (RejDraft) loaded = NULL;
  g_autoptr (RejDraftWriter) writer = NULL;
  g_autoptr (GAsyncResult) create = NULL;
  g_autoptr (GAsyncResult) flush = NULL;
  g_autoptr (GAsyncResult) load = NULL;
  g_autoptr (GError) error = NULL;
  gint64 begun;
  gint64 flushed;

  rej_library_create_draft_async (library, draft, text, NULL, done_cb, &create);
  created = rej_library_create_draft_finish (library, wait_for (&create), &error);
  g_assert_no_error (error);
  writer = rej_draft_writer_new (library, created->id, text, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < N_KEYS; i++)
    {
      /* The writer goes elsewhere after a hundred keys, and corrects a letter now and then. */
      guint offset = (i / 100 * 7919u) % n_characters + (i % 10 == 0 ? 0 : i % 100);

      begun = now_ns ();
      rej_draft_writer_record (writer, offset, 0, "a", 1);
      times[i] = now_ns () - begun;
    }
  begun = now_ns ();
  rej_draft_writer_flush_async (writer, NULL, done_cb, &flush);
  g_assert_true (rej_draft_writer_flush_finish (writer, wait_for (&flush), NULL, &error));
  flushed = now_ns () - begun;
  begun = now_ns ();
  rej_library_load_draft_async (library, created->id, NULL, done_cb, &load);
  loaded = rej_library_load_draft_finish (library, wait_for (&load), NULL, &error);
  g_assert_no_error (error);
  qsort (times, N_KEYS, sizeof *times, compare_times);
  g_print ("draft of %8u characters: a key %.2f us (p99 %.2f us, worst %.0f us); flush of the rest %.0f ms; load with %" G_GINT64_FORMAT " edits %.0f ms\n",
           n_characters, times[N_KEYS / 2] / 1e3, times[N_KEYS / 100 * 99] / 1e3, times[N_KEYS - 1] / 1e3, flushed / 1e6, loaded->revision, (now_ns () - begun) / 1e6);
}

int
main (int argc,
      char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("rej-bench-store-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;
  RejLibrary *library = rej_library_open (folder, &error);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_assert_no_error (error);
  measure (library, 10 * 1000);
  measure (library, 10 * 1000 * 1000);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (library);

  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
  return 0;
}
