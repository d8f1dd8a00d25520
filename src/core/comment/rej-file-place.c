/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-file-place.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/xattr.h>
#include <unistd.h>

#define MAX_LINKS 40

/* The largest file that is read into memory to be put back where writing over it fails. */
#define MAX_KEPT (256 * 1024 * 1024)

/**
 * rej_file_place_resolve:
 * @path: a path
 *
 * Follows symbolic links to the file that is to be written, which need not exist.
 *
 * Returns: (transfer full) (nullable): its path; `NULL` with errno set where the links go in circles
 */
char *
rej_file_place_resolve (const char *path)
{
  g_autofree char *at = g_canonicalize_filename (path, NULL);

  for (guint i = 0; i < MAX_LINKS; i++)
    {
      g_autofree char *target = g_file_read_link (at, NULL);
      g_autofree char *folder = NULL;

      if (target == NULL)
        return g_steal_pointer (&at);
      folder = g_path_get_dirname (at);
      g_free (at);
      at = g_canonicalize_filename (target, folder);
    }
  errno = ELOOP;
  return NULL;
}

/**
 * rej_file_place_is_same:
 * @a: a file
 * @b: what lies at its path later
 *
 * Returns: whether nobody has written to it or put another file in its place
 */
gboolean
rej_file_place_is_same (const struct stat *a,
                        const struct stat *b)
{
  return a->st_dev == b->st_dev && a->st_ino == b->st_ino && a->st_size == b->st_size &&
         a->st_mtim.tv_sec == b->st_mtim.tv_sec && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

static gboolean
write_all (int fd,
           GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  while (size > 0)
    {
      gssize n = write (fd, data, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      data += n;
      size -= n;
    }
  return TRUE;
}

/* Some of what is mounted has nothing to wait for. */
static gboolean
sync_file (int fd)
{
  return fsync (fd) == 0 || errno == EINVAL || errno == EROFS;
}

/* The name of a file is on the disk when its folder is. */
static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd >= 0)
    {
      fsync (fd);
      close (fd);
    }
}

/* Who else may read or write the file (its access list), and what other programs wrote down about it. What the new
 * file cannot have it does without: its mode is kept apart from these. */
static void
copy_attributes (const char *from,
                 int to)
{
  g_autofree char *names = NULL;
  gssize size = listxattr (from, NULL, 0);

  if (size <= 0)
    return;
  names = g_malloc (size);
  size = listxattr (from, names, size);
  for (const char *name = names; size > 0 && name < names + size; name += strlen (name) + 1)
    {
      g_autofree char *value = NULL;
      gssize length;

      if (!g_str_has_prefix (name, "user.") && !g_str_equal (name, "system.posix_acl_access"))
        continue;
      length = getxattr (from, name, NULL, 0);
      if (length < 0)
        continue;
      value = g_malloc (length + 1);
      length = getxattr (from, name, value, length);
      if (length >= 0)
        (void) fsetxattr (to, name, value, length, 0);
    }
}

/* The group before the mode: changing it clears bits of the mode. Who may not keep the group does without. */
static gboolean
take_over (const char *path,
           const struct stat *old,
           int fd)
{
  if (fchown (fd, -1, old->st_gid) != 0)
    errno = 0;
  if (fchmod (fd, old->st_mode & 07777) != 0)
    return FALSE;
  copy_attributes (path, fd);
  return TRUE;
}

/**
 * rej_file_place_write_aside:
 * @path: the file whose place it is to take
 * @old: (nullable): that file, where it is there: the new one gets its mode, group and access list
 * @bytes: what is written
 *
 * Writes a new file beside another one, and to the disk.
 *
 * Returns: (transfer full) (nullable): its path; where `NULL` nothing of it is left
 */
char *
rej_file_place_write_aside (const char *path,
                            const struct stat *old,
                            GBytes *bytes)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *aside = NULL;
  gboolean is_good;
  int number;
  int fd = -1;

  for (guint i = 0; fd < 0 && i < 100; i++)
    {
      g_autofree char *name = g_strdup_printf (".rejoinder-%08x.tmp", g_random_int ());

      g_free (aside);
      aside = g_build_filename (folder, name, NULL);
      fd = open (aside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, old != NULL ? 0600 : 0666);
      if (fd < 0 && errno != EEXIST)
        return NULL;
    }
  if (fd < 0)
    return NULL;
  is_good = (old == NULL || take_over (path, old, fd)) && write_all (fd, bytes) && sync_file (fd);
  number = errno;
  if (close (fd) != 0 && is_good)
    {
      number = errno;
      is_good = FALSE;
    }
  if (is_good)
    return g_steal_pointer (&aside);
  g_unlink (aside);
  errno = number;
  return NULL;
}

static gboolean
move_to_new (const char *aside,
             const char *path)
{
  if (renameat2 (AT_FDCWD, aside, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
    return TRUE;
  if (errno != EINVAL && errno != ENOSYS)
    return FALSE;
  /* The file system cannot do that in one step; a second name for the file refuses one that is taken as well. */
  if (link (aside, path) == 0)
    return g_unlink (aside) == 0;
  if (errno == EEXIST)
    return FALSE;
  if (g_file_test (path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
    {
      errno = EEXIST;
      return FALSE;
    }
  return g_rename (aside, path) == 0;
}

/**
 * rej_file_place_move:
 * @aside: a file that is whole
 * @path: where it belongs
 * @overwrite: whether it takes the place of a file that is there
 *
 * Puts a file in its place at one blow; where that cannot be, it is removed.
 */
gboolean
rej_file_place_move (const char *aside,
                     const char *path,
                     gboolean overwrite)
{
  int number;

  if (overwrite ? g_rename (aside, path) == 0 : move_to_new (aside, path))
    {
      sync_folder (path);
      return TRUE;
    }
  number = errno;
  g_unlink (aside);
  errno = number;
  return FALSE;
}

static GBytes *
read_all (int fd,
          gsize size)
{
  g_autofree guint8 *data = g_malloc (size + 1);
  gsize n_read = 0;

  while (n_read < size)
    {
      gssize n = read (fd, data + n_read, size - n_read);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return NULL;
      if (n == 0)
        break;
      n_read += n;
    }
  return g_bytes_new_take (g_steal_pointer (&data), n_read);
}

static gboolean
write_from_start (int fd,
                  GBytes *bytes)
{
  return lseek (fd, 0, SEEK_SET) == 0 && write_all (fd, bytes) && ftruncate (fd, g_bytes_get_size (bytes)) == 0 && sync_file (fd);
}

/**
 * rej_file_place_write_over:
 * @path: a file
 * @bytes: its new contents
 *
 * Writes into a file itself. Its space is taken before a byte of it changes, and what was there is put back where
 * writing fails. The machine must not stop meanwhile: this is for files whose place cannot be taken.
 */
gboolean
rej_file_place_write_over (const char *path,
                           GBytes *bytes)
{
  g_autoptr (GBytes) before = NULL;
  gsize size = g_bytes_get_size (bytes);
  struct stat status;
  gboolean is_good;
  int number;
  int fd = open (path, O_RDWR | O_CLOEXEC);

  if (fd < 0)
    return FALSE;
  if (fstat (fd, &status) == 0 && status.st_size <= MAX_KEPT)
    before = read_all (fd, status.st_size);
  if (before == NULL)
    {
      close (fd);
      errno = EACCES;
      return FALSE;
    }
  errno = size > g_bytes_get_size (before) ? posix_fallocate (fd, 0, size) : 0;
  is_good = (errno == 0 || errno == EOPNOTSUPP || errno == EINVAL) && write_from_start (fd, bytes);
  number = errno;
  if (!is_good)
    write_from_start (fd, before);
  close (fd);
  errno = number;
  return is_good;
}
