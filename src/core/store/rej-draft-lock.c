/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-draft-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "rej-library.h"

struct _RejDraftLock
{
  char *path;
  int fd;
};

/* Whether the file that was locked is still the one of that name: its last owner may have removed it meanwhile. */
static gboolean
is_current (int fd,
            const char *path)
{
  struct stat ours;
  struct stat named;

  return fstat (fd, &ours) == 0 && stat (path, &named) == 0 && ours.st_ino == named.st_ino && ours.st_dev == named.st_dev;
}

static RejDraftLock *
lock_new (const char *folder,
          const char *kind,
          gint64 id,
          const char *in_use,
          GError **error)
{
  g_autoptr (RejDraftLock) self = NULL;
  g_autofree char *name = NULL;

  name = g_strdup_printf ("%s-%" G_GINT64_FORMAT ".lock", kind, id);
  self = g_new0 (RejDraftLock, 1);
  self->path = g_build_filename (folder, name, NULL);
  self->fd = -1;
  do
    {
      if (self->fd >= 0)
        close (self->fd);
      self->fd = open (self->path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
      if (self->fd < 0)
        {
          g_set_error (error, REJ_LIBRARY_ERROR, errno == ENOSPC ? REJ_LIBRARY_ERROR_FULL : REJ_LIBRARY_ERROR_READ_ONLY,
                       /* Translators: %s is what the system said */
                       _ ("This comment cannot be opened for writing: %s."), g_strerror (errno));
          return NULL;
        }
      if (flock (self->fd, LOCK_EX | LOCK_NB) != 0)
        {
          close (self->fd);
          self->fd = -1;
          g_set_error_literal (error, REJ_LIBRARY_ERROR, REJ_LIBRARY_ERROR_IN_USE, in_use);
          return NULL;
        }
    }
  while (!is_current (self->fd, self->path));

  return g_steal_pointer (&self);
}

/**
 * rej_draft_lock_new:
 * @folder: the folder of the library
 * @id: a draft
 * @error: where REJ_LIBRARY_ERROR_IN_USE goes
 *
 * Returns: (transfer full) (nullable): the lock
 */
RejDraftLock *
rej_draft_lock_new (const char *folder,
                    gint64 id,
                    GError **error)
{
  g_return_val_if_fail (folder != NULL, NULL);

  return lock_new (folder, "draft", id, _ ("This comment is open in another window. Go on there, or close it first."), error);
}

/**
 * rej_draft_lock_new_for_filing:
 * @folder: the folder of the library
 * @id: a filing
 * @error: where REJ_LIBRARY_ERROR_IN_USE goes
 *
 * Returns: (transfer full) (nullable): the lock
 */
RejDraftLock *
rej_draft_lock_new_for_filing (const char *folder,
                               gint64 id,
                               GError **error)
{
  g_return_val_if_fail (folder != NULL, NULL);

  return lock_new (folder, "filing", id, _ ("This comment is being filed in another window. Wait for it there."), error);
}

/**
 * rej_draft_lock_free:
 * @self: (transfer full): a lock, which ends
 */
void
rej_draft_lock_free (RejDraftLock *self)
{
  g_return_if_fail (self != NULL);

  if (self->fd >= 0)
    {
      unlink (self->path);
      close (self->fd);
    }
  g_free (self->path);
  g_free (self);
}
