/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib/gstdio.h>

#include "rej-draft-writer.h"
#include "rej-library.h"

/* A library in a folder of its own, and the asynchronous calls of a test made one after another. */
typedef struct
{
  char *folder;
  RejLibrary *library;
  GAsyncResult *result;
} Fixture;

static inline void
fixture_done_cb (GObject *source,
                 GAsyncResult *result,
                 gpointer user_data)
{
  Fixture *fixture = user_data;

  g_set_object (&fixture->result, result);
}

static inline void
fixture_forget (Fixture *fixture)
{
  g_clear_object (&fixture->result);
}

static inline GAsyncResult *
fixture_wait (Fixture *fixture)
{
  while (fixture->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return fixture->result;
}

#define CALL(fixture, function, ...) (fixture_forget (fixture), function (__VA_ARGS__, NULL, fixture_done_cb, fixture), fixture_wait (fixture))

static inline void
fixture_open (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->library = rej_library_open (fixture->folder, &error);
  g_assert_no_error (error);
}

/* Drops the library and lets what is on its way arrive. */
static inline void
fixture_close (Fixture *fixture)
{
  gpointer watched = fixture->library;

  g_clear_object (&fixture->result);
  g_object_add_weak_pointer (G_OBJECT (fixture->library), &watched);
  g_object_unref (fixture->library);
  fixture->library = NULL;
  while (g_main_context_iteration (NULL, FALSE))
    ;
  for (guint i = 0; watched != NULL && i < 5000; i++)
    {
      g_usleep (1000);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  g_assert_null (watched);
}

static inline void
fixture_set_up (Fixture *fixture,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("rej-library-XXXXXX", &error);
  g_assert_no_error (error);
  fixture_open (fixture);
}

static inline void
fixture_tear_down (Fixture *fixture,
                   gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (fixture->library != NULL)
    fixture_close (fixture);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static inline RejDraft *
fixture_create (Fixture *fixture,
                const char *title,
                const char *text)
{
  g_autoptr (RejDraft) draft = rej_draft_new ();
  g_autoptr (GError) error = NULL;
  RejDraft *created;

  draft->title = g_strdup (title);
  created = rej_library_create_draft_finish (fixture->library, CALL (fixture, rej_library_create_draft_async, fixture->library, draft, text), &error);
  g_assert_no_error (error);
  return created;
}

static inline char *
fixture_load (Fixture *fixture,
              gint64 id)
{
  g_autoptr (RejDraft) draft = NULL;
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  draft = rej_library_load_draft_finish (fixture->library, CALL (fixture, rej_library_load_draft_async, fixture->library, id), &text, &error);
  g_assert_no_error (error);
  g_assert_cmpint (draft->id, ==, id);
  return text;
}

/* Whether any file of the folder holds these bytes. */
static inline gboolean
fixture_folder_holds (Fixture *fixture,
                      const char *bytes)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;
  gboolean found = FALSE;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_autofree char *contents = NULL;
      gsize length;

      if (g_file_get_contents (path, &contents, &length, NULL) && memmem (contents, length, bytes, strlen (bytes)) != NULL)
        {
          g_test_message ("“%s” is in %s", bytes, name);
          found = TRUE;
        }
    }
  return found;
}
