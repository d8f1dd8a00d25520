/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-attachment-stream.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rej-database.h"

struct _RejAttachmentStream
{
  GInputStream parent_instance;

  char *path;
  char *sha256;
  GChecksum *checksum;
  sqlite3 *db; /* its own: it is read in whatever thread comes by, one at a time */
  gint64 attachment;
  gint64 n; /* the next piece */
  GBytes *piece;
  gsize offset; /* in the piece */
};

G_DEFINE_FINAL_TYPE (RejAttachmentStream, rej_attachment_stream, G_TYPE_INPUT_STREAM)

static gboolean
open_database (RejAttachmentStream *self,
               GError **error)
{
  self->db = rej_database_open (self->path, error);
  if (self->db == NULL || !rej_database_get_int (self->db, &self->attachment, error, "SELECT id FROM attachments WHERE sha256 = lower (?)", "s", self->sha256))
    return FALSE;
  if (self->attachment != 0)
    return TRUE;
  g_set_error_literal (error, REJ_LIBRARY_ERROR, REJ_LIBRARY_ERROR_NOT_FOUND, _ ("This attachment is not in the library."));
  return FALSE;
}

/* Leaves no piece at the end. */
static gboolean
read_piece (RejAttachmentStream *self,
            GError **error)
{
  g_autoptr (sqlite3_stmt) row = rej_database_query (self->db, error, "SELECT bytes FROM attachment_pieces WHERE attachment = ? AND n = ?", "ii", self->attachment, self->n);
  int step = row != NULL ? rej_database_step (row, error) : -1;

  g_clear_pointer (&self->piece, g_bytes_unref);
  self->offset = 0;
  self->n++;
  if (step == 1)
    self->piece = g_bytes_new (sqlite3_column_blob (row, 0), (gsize) sqlite3_column_bytes (row, 0));
  if (step != 0)
    return step == 1;
  if (g_ascii_strcasecmp (g_checksum_get_string (self->checksum), self->sha256) == 0)
    return TRUE;
  g_set_error_literal (error, REJ_LIBRARY_ERROR, REJ_LIBRARY_ERROR_DAMAGED, _ ("A file in the library is no longer what it was when it was attached. Attach it again."));
  return FALSE;
}

static gssize
rej_attachment_stream_read (GInputStream *stream,
                            void *buffer,
                            gsize count,
                            GCancellable *cancellable,
                            GError **error)
{
  RejAttachmentStream *self = REJ_ATTACHMENT_STREAM (stream);
  const guint8 *bytes;
  gsize size;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return -1;
  if (self->db == NULL && !open_database (self, error))
    return -1;
  if ((self->piece == NULL || self->offset == g_bytes_get_size (self->piece)) && !read_piece (self, error))
    return -1;
  if (self->piece == NULL)
    return 0;
  bytes = g_bytes_get_data (self->piece, &size);
  count = MIN (count, size - self->offset);
  memcpy (buffer, bytes + self->offset, count);
  g_checksum_update (self->checksum, bytes + self->offset, (gssize) count);
  self->offset += count;
  return (gssize) count;
}

static void
rej_attachment_stream_finalize (GObject *object)
{
  RejAttachmentStream *self = REJ_ATTACHMENT_STREAM (object);

  g_clear_pointer (&self->piece, g_bytes_unref);
  g_clear_pointer (&self->db, sqlite3_close_v2);
  g_clear_pointer (&self->checksum, g_checksum_free);
  g_free (self->sha256);
  g_free (self->path);

  G_OBJECT_CLASS (rej_attachment_stream_parent_class)->finalize (object);
}

static void
rej_attachment_stream_class_init (RejAttachmentStreamClass *class)
{
  G_OBJECT_CLASS (class)->finalize = rej_attachment_stream_finalize;
  G_INPUT_STREAM_CLASS (class)->read_fn = rej_attachment_stream_read;
}

static void
rej_attachment_stream_init (RejAttachmentStream *self)
{
  self->checksum = g_checksum_new (G_CHECKSUM_SHA256);
}

/**
 * rej_attachment_stream_new:
 * @library: a library
 * @sha256: which of its attachments
 *
 * Returns: (transfer full): a stream; that there is no such attachment is said when it is read
 */
GInputStream *
rej_attachment_stream_new (RejLibrary *library,
                           const char *sha256)
{
  RejAttachmentStream *self = NULL;

  g_return_val_if_fail (REJ_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (sha256 != NULL, NULL);

  self = g_object_new (REJ_TYPE_ATTACHMENT_STREAM, NULL);
  self->path = g_build_filename (rej_library_get_folder (library), "library.db", NULL);
  self->sha256 = g_strdup (sha256);
  return G_INPUT_STREAM (self);
}
