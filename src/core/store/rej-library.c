/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-library-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* Up to this size the whole database is checked when it is opened; above, only after damage was met. */
#define MAX_CHECKED_BYTES (16 * 1024 * 1024)

struct _RejLibrary
{
  GObject parent_instance;

  char *folder;
  char *notice;
  int lock_fd; /* shared while open; exclusive to move a damaged database aside */
  RejStoreThread *worker; /* lists, loads, attachments */
  RejStoreThread *typist; /* what is being typed, which must not wait for the rest */
};

G_DEFINE_QUARK (rej-library-error-quark, rej_library_error)
G_DEFINE_FINAL_TYPE (RejLibrary, rej_library, G_TYPE_OBJECT)

enum
{
  SIGNAL_DRAFTS_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
request_free (RejLibraryRequest *request)
{
  g_free (request->name);
  g_free (request->text);
  g_free (request->sha256);
  g_free (request->folder);
  g_free (request->expected);
  g_clear_pointer (&request->draft, rej_draft_free);
  g_clear_pointer (&request->filing, rej_stored_filing_free);
  g_clear_pointer (&request->step, rej_stored_step_free);
  g_clear_pointer (&request->bytes, g_bytes_unref);
  g_clear_pointer (&request->array, g_ptr_array_unref);
  g_clear_object (&request->object);
  if (request->result != NULL)
    request->free_result (request->result);
  g_free (request);
}

static void
task_completed_cb (RejLibrary *self,
                   GParamSpec *pspec,
                   GTask *task)
{
  if (!g_task_had_error (task))
    g_signal_emit (self, signals[SIGNAL_DRAFTS_CHANGED], 0);
}

static void
rej_library_finalize (GObject *object)
{
  RejLibrary *self = REJ_LIBRARY (object);

  g_clear_pointer (&self->typist, rej_store_thread_free);
  g_clear_pointer (&self->worker, rej_store_thread_free);
  if (self->lock_fd >= 0)
    close (self->lock_fd);
  g_free (self->folder);
  g_free (self->notice);

  G_OBJECT_CLASS (rej_library_parent_class)->finalize (object);
}

static void
rej_library_class_init (RejLibraryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rej_library_finalize;

  /**
   * RejLibrary::drafts-changed:
   *
   * A draft was created, described, linked or deleted through this object.
   */
  signals[SIGNAL_DRAFTS_CHANGED] = g_signal_new ("drafts-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rej_library_init (RejLibrary *self)
{
  self->lock_fd = -1;
}

/* Hands what was found over to the request, which frees what nobody comes for. Gives whether there is anything. */
gboolean
rej_library_request_give (RejLibraryRequest *request,
                          gpointer result,
                          GDestroyNotify free_result)
{
  request->result = result;
  request->free_result = free_result;
  return result != NULL;
}

/* The same with an empty list, for the work to fill. */
GPtrArray *
rej_library_request_give_list (RejLibraryRequest *request,
                               GDestroyNotify free_item)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (free_item);

  rej_library_request_give (request, list, (GDestroyNotify) g_ptr_array_unref);
  return list;
}

static void
work (GTask *task,
      sqlite3 *db,
      gpointer task_data,
      GCancellable *cancellable)
{
  RejLibraryRequest *request = task_data;
  GError *error = NULL;

  if (request->job (db, request, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Starts a piece of work; what @request holds is taken. */
void
rej_library_start (RejLibrary *self,
                   const RejLibraryRequest *request,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, request->job);
  g_task_set_task_data (task, g_memdup2 (request, sizeof *request), (GDestroyNotify) request_free);
  if (request->is_change)
    g_signal_connect_object (task, "notify::completed", G_CALLBACK (task_completed_cb), self, G_CONNECT_SWAPPED);
  rej_store_thread_run (self->worker, g_steal_pointer (&task), work);
}

/* Ends a piece of work. The request lives as long as @result and has what was found. */
gboolean
rej_library_finish_request (RejLibrary *self,
                            GAsyncResult *result,
                            RejLibraryRequest **request,
                            GError **error)
{
  g_assert (g_task_is_valid (result, self));

  *request = g_task_get_task_data (G_TASK (result));
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Ends a piece of work that finds one thing, and gives that to the caller; @request may be `NULL`. */
gpointer
rej_library_finish (RejLibrary *self,
                    GAsyncResult *result,
                    RejLibraryRequest **request,
                    GError **error)
{
  RejLibraryRequest *done;

  if (request == NULL)
    request = &done;
  if (!rej_library_finish_request (self, result, request, error))
    return NULL;
  return g_steal_pointer (&(*request)->result);
}

/**
 * rej_library_change_finish:
 * @self: a library
 * @result: what the callback was given
 * @error: where an error of #RejLibraryError goes, or of #GIOErrorEnum where files were read or written
 *
 * Ends whatever changes something and gives nothing back: deleting, naming, storing, linking, removing.
 *
 * Returns: whether it is done, on the disk
 */
gboolean
rej_library_change_finish (RejLibrary *self,
                           GAsyncResult *result,
                           GError **error)
{
  RejLibraryRequest *request;

  return rej_library_finish_request (self, result, &request, error);
}

/**
 * rej_library_list_finish:
 * @self: a library
 * @result: what the callback was given
 * @error: where an error of #RejLibraryError goes
 *
 * Ends whatever lists: drafts, revisions, attachments, filings, answers.
 *
 * Returns: (transfer full) (nullable): the list, of what the function that began it says
 */
GPtrArray *
rej_library_list_finish (RejLibrary *self,
                         GAsyncResult *result,
                         GError **error)
{
  return rej_library_finish (self, result, NULL, error);
}

RejStoreThread *
rej_library_get_typist (RejLibrary *self)
{
  return self->typist;
}

/**
 * rej_library_dup_default_folder:
 *
 * Returns: (transfer full): the folder REJOINDER_LIBRARY names, else "rejoinder" in the user's data folder
 */
char *
rej_library_dup_default_folder (void)
{
  const char *named = g_getenv ("REJOINDER_LIBRARY");

  if (named != NULL && named[0] != '\0')
    return g_strdup (named);
  return g_build_filename (g_get_user_data_dir (), "rejoinder", NULL);
}

static gboolean
set_folder_error (GError **error,
                  const char *folder,
                  int number)
{
  g_set_error (error, REJ_LIBRARY_ERROR, number == ENOSPC || number == EDQUOT ? REJ_LIBRARY_ERROR_FULL : REJ_LIBRARY_ERROR_READ_ONLY,
               /* Translators: the first %s is a folder, the second what the system said */
               _ ("Your comments cannot be kept in “%s”: %s."), folder, g_strerror (number));
  return FALSE;
}

/* The folder and the file are for their owner alone. SQLite gives its log the mode of the file. */
static gboolean
prepare_folder (const char *folder,
                const char *path,
                GError **error)
{
  struct stat status;
  int fd;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return set_folder_error (error, folder, errno);
  fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (fd < 0)
    return set_folder_error (error, folder, errno);
  if (fstat (fd, &status) == 0 && (status.st_mode & 077) != 0)
    fchmod (fd, 0600);
  close (fd);
  if (g_access (folder, W_OK) != 0)
    return set_folder_error (error, folder, errno);
  return TRUE;
}

static gboolean
hold_lock (RejLibrary *self,
           GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, "library.lock", NULL);

  self->lock_fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (self->lock_fd < 0 || flock (self->lock_fd, LOCK_SH) != 0)
    return set_folder_error (error, self->folder, errno);
  return TRUE;
}

/* Whether to read the whole database before trusting it. */
static gboolean
wants_check (sqlite3 *db)
{
  gint64 n_bytes = 0;

  return rej_database_get_int (db, &n_bytes, NULL, "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size", "") && n_bytes <= MAX_CHECKED_BYTES;
}

static sqlite3 *
open_checked (const char *path,
              gboolean is_suspect,
              GError **error)
{
  g_autoptr (sqlite3) db = rej_database_open (path, error);

  if (db == NULL || !rej_database_prepare_schema (db, error))
    return NULL;
  if ((is_suspect || wants_check (db)) && !rej_database_check (db, error))
    return NULL;
  return g_steal_pointer (&db);
}

/* Renames the damaged database with its log, never over another file. */
static char *
move_aside (RejLibrary *self,
            const char *path,
            GError **error)
{
  static const char *const parts[] = { "", "-wal", "-shm" };
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%d-%H%M%S");
  g_autofree char *aside = NULL;

  for (guint i = 0; aside == NULL || g_file_test (aside, G_FILE_TEST_EXISTS); i++)
    {
      g_autofree char *name = i == 0 ? g_strdup_printf ("damaged-%s.db", stamp) : g_strdup_printf ("damaged-%s-%u.db", stamp, i);

      g_free (aside);
      aside = g_build_filename (self->folder, name, NULL);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *from = g_strconcat (path, parts[i], NULL);
      g_autofree char *to = g_strconcat (aside, parts[i], NULL);

      if (g_rename (from, to) != 0 && errno != ENOENT)
        {
          set_folder_error (error, self->folder, errno);
          return NULL;
        }
    }
  return g_steal_pointer (&aside);
}

/* Moves a damaged database aside and starts a new one with what can be read of it. */
static sqlite3 *
replace_damaged (RejLibrary *self,
                 const char *path,
                 GError **error)
{
  g_autofree char *aside = NULL;
  g_autofree char *name = NULL;
  g_autoptr (sqlite3) damaged = NULL;
  g_autoptr (sqlite3) db = NULL;
  guint n_read = 0;
  guint n_lost = 0;
  gboolean is_listed = FALSE;

  if (flock (self->lock_fd, LOCK_EX | LOCK_NB) != 0)
    {
      g_set_error_literal (error, REJ_LIBRARY_ERROR, REJ_LIBRARY_ERROR_DAMAGED,
                           _ ("The library of comments is damaged and open in another window. Close all windows of Rejoinder, then open it again."));
      return NULL;
    }
  aside = move_aside (self, path, error);
  if (aside == NULL || !prepare_folder (self->folder, path, error))
    return NULL;
  db = open_checked (path, FALSE, error);
  if (db == NULL)
    return NULL;
  damaged = rej_database_open_damaged (aside, NULL);
  if (damaged != NULL)
    is_listed = rej_library_recover (damaged, db, &n_read, &n_lost);
  flock (self->lock_fd, LOCK_SH);

  name = g_path_get_basename (aside);
  if (!is_listed && n_read == 0)
    /* Translators: %s is the name of a file */
    self->notice = g_strdup_printf (_ ("The library of comments was damaged and nothing in it could be read. The damaged file is kept as “%s”."), name);
  else if (n_lost == 0)
    /* Translators: %u is a number of comments, %s the name of a file */
    self->notice = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The library of comments was damaged. %u comment could be read and is here again. The damaged file is kept as “%s”.",
                                                 "The library of comments was damaged. %u comments could be read and are here again. The damaged file is kept as “%s”.", n_read),
                                    n_read, name);
  else
    /* Translators: the first %u is the number of comments that could be read, the second that of all; %s is the name of a file */
    self->notice = g_strdup_printf (_ ("The library of comments was damaged. %u of %u comments could be read and are here again. The damaged file is kept as “%s”."),
                                      n_read, n_read + n_lost, name);
  return g_steal_pointer (&db);
}

/* After a deletion that could not be finished, or a kill in the middle of one. */
static void
finish_purge (sqlite3 *db)
{
  gint64 is_due = 0;

  if (rej_database_get_int (db, &is_due, NULL, "SELECT value FROM facts WHERE name = 'purge'", "") && is_due)
    rej_database_purge (db, NULL);
  /* Pieces of an attachment whose adding was cut off, and files of a filing that never came to be. */
  rej_database_run (db, NULL,
                    "DELETE FROM attachments WHERE added < unixepoch() * 1000000 - 86400000000 AND (sha256 IS NULL OR"
                    " id NOT IN (SELECT attachment FROM draft_attachments UNION SELECT attachment FROM filing_files))",
                    "");
}

/**
 * rej_library_open:
 * @folder: where it lies, made where it is missing; rej_library_dup_default_folder()
 * @error: where an error of #RejLibraryError goes
 *
 * Opens a library. One that is damaged is moved aside, never deleted, and what can be read of it is taken over;
 * [method@Library.get_notice] then says so. Several processes may have it open.
 *
 * Blocks for the time the disk takes: about 10 ms for a library of ordinary size.
 *
 * Returns: (transfer full) (nullable): the library
 */
RejLibrary *
rej_library_open (const char *folder,
                  GError **error)
{
  g_autoptr (RejLibrary) self = NULL;
  g_autoptr (GError) open_error = NULL;
  g_autoptr (sqlite3) db = NULL;
  g_autofree char *path = NULL;
  g_autofree char *suspicion = NULL;
  sqlite3 *typist;

  g_return_val_if_fail (folder != NULL, NULL);

  self = g_object_new (REJ_TYPE_LIBRARY, NULL);
  self->folder = g_canonicalize_filename (folder, NULL);
  path = g_build_filename (self->folder, "library.db", NULL);
  suspicion = g_build_filename (self->folder, "library.suspect", NULL);
  if (!prepare_folder (self->folder, path, error) || !hold_lock (self, error))
    return NULL;
  db = open_checked (path, g_file_test (suspicion, G_FILE_TEST_EXISTS), &open_error);
  if (g_error_matches (open_error, REJ_LIBRARY_ERROR, REJ_LIBRARY_ERROR_DAMAGED))
    {
      g_clear_error (&open_error);
      db = replace_damaged (self, path, &open_error);
    }
  if (db == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&open_error));
      return NULL;
    }
  g_unlink (suspicion);
  finish_purge (db);
  typist = rej_database_open (path, error);
  if (typist == NULL)
    return NULL;
  self->typist = rej_store_thread_new ("rej-typist", typist);
  self->worker = rej_store_thread_new ("rej-library", g_steal_pointer (&db));

  return g_steal_pointer (&self);
}

/**
 * rej_library_get_folder:
 * @self: a library
 *
 * Returns: (transfer none): where it lies, as an absolute path
 */
const char *
rej_library_get_folder (RejLibrary *self)
{
  g_return_val_if_fail (REJ_IS_LIBRARY (self), NULL);

  return self->folder;
}

/**
 * rej_library_get_notice:
 * @self: a library
 *
 * Returns: (transfer none) (nullable): what the writer must know about its opening, in whole sentences
 */
const char *
rej_library_get_notice (RejLibrary *self)
{
  g_return_val_if_fail (REJ_IS_LIBRARY (self), NULL);

  return self->notice;
}

/**
 * rej_library_list_damaged_copies:
 * @self: a library
 *
 * Damaged databases that were moved aside are kept, with the text of drafts that are deleted since; only the writer may
 * remove them.
 *
 * Returns: (transfer full) (element-type filename): their paths
 */
GPtrArray *
rej_library_list_damaged_copies (RejLibrary *self)
{
  GPtrArray *paths;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_return_val_if_fail (REJ_IS_LIBRARY (self), NULL);

  paths = g_ptr_array_new_with_free_func (g_free);
  dir = g_dir_open (self->folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, "damaged-"))
      g_ptr_array_add (paths, g_build_filename (self->folder, name, NULL));
  return paths;
}
