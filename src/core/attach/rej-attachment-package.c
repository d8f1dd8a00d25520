/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-attachment-package.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define PIECE_BYTES (64 * 1024)

typedef struct archive RejArchive;

static void
close_reader (RejArchive **reader)
{
  archive_read_free (*reader);
}

static void
close_writer (RejArchive **writer)
{
  archive_write_free (*writer);
}

static void
free_entry (struct archive_entry **entry)
{
  archive_entry_free (*entry);
}

static void
part_free (gpointer data)
{
  RejAttachmentPart *part = data;

  g_free (part->name);
  g_clear_pointer (&part->bytes, g_bytes_unref);
  g_free (part);
}

static RejArchive *
open_reader (GBytes *bytes)
{
  RejArchive *reader = archive_read_new ();
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);

  if (archive_read_support_format_zip_seekable (reader) == ARCHIVE_OK &&
      archive_read_open_memory (reader, data, length) == ARCHIVE_OK)
    return reader;
  archive_read_free (reader);
  return NULL;
}

/**
 * rej_attachment_package_guess_type:
 * @bytes: a ZIP file
 *
 * Tells by the names of the parts, and of an OpenDocument or EPUB by its first part, what a ZIP file is.
 *
 * Returns: an Office document, another kind of document, or %REJ_ATTACHMENT_ARCHIVE; %REJ_ATTACHMENT_UNKNOWN where not
 *   even the list of parts is there, as in a file that was cut off
 */
RejAttachmentType
rej_attachment_package_guess_type (GBytes *bytes)
{
  static const struct
  {
    const char *name;
    RejAttachmentType type;
  } parts[] = {
    { "word/vbaProject.bin", REJ_ATTACHMENT_MACRO_OFFICE },
    { "xl/vbaProject.bin", REJ_ATTACHMENT_MACRO_OFFICE },
    { "ppt/vbaProject.bin", REJ_ATTACHMENT_MACRO_OFFICE },
    { "xl/workbook.bin", REJ_ATTACHMENT_MACRO_OFFICE },
    { "word/document.xml", REJ_ATTACHMENT_DOCX },
    { "xl/workbook.xml", REJ_ATTACHMENT_XLSX },
    { "ppt/presentation.xml", REJ_ATTACHMENT_PPTX },
    { "mimetype", REJ_ATTACHMENT_OPEN_DOCUMENT },
    { "Index/Document.iwa", REJ_ATTACHMENT_APPLE_OFFICE },
    { "Index.zip", REJ_ATTACHMENT_APPLE_OFFICE },
  };
  __attribute__ ((cleanup (close_reader))) RejArchive *reader = open_reader (bytes);
  struct archive_entry *entry;
  gboolean has_content_types = FALSE, has_parts = FALSE;
  guint best = G_N_ELEMENTS (parts);

  for (guint n = 0; reader != NULL && n < REJ_ATTACHMENT_PACKAGE_MAX_PARTS; n++)
    {
      const char *name;

      if (archive_read_next_header (reader, &entry) < ARCHIVE_WARN)
        break;
      has_parts = TRUE;
      name = archive_entry_pathname (entry);
      if (name == NULL)
        continue;
      has_content_types |= g_str_equal (name, "[Content_Types].xml");
      for (guint i = 0; i < best; i++)
        if (g_str_equal (name, parts[i].name))
          best = i;
    }
  if (!has_parts)
    return REJ_ATTACHMENT_UNKNOWN;
  if (best == G_N_ELEMENTS (parts))
    return REJ_ATTACHMENT_ARCHIVE;
  if (!has_content_types && parts[best].type != REJ_ATTACHMENT_OPEN_DOCUMENT && parts[best].type != REJ_ATTACHMENT_APPLE_OFFICE)
    return REJ_ATTACHMENT_ARCHIVE;
  return parts[best].type;
}

/* Unpacks a part, piece by piece, so that no more is in memory than it may have. */
static GBytes *
read_part (RejArchive *reader,
           gsize limit,
           GError **error)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  g_autofree guint8 *piece = g_malloc (PIECE_BYTES);
  la_ssize_t n;

  while ((n = archive_read_data (reader, piece, PIECE_BYTES)) > 0)
    {
      if (data->len + (gsize) n > limit)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                       /* Translators: %d is a number of megabytes. */
                       _ ("Unpacked, it has more than %d MB, which is more than Rejoinder looks into."), REJ_ATTACHMENT_PACKAGE_MAX_BYTES / (1024 * 1024));
          return NULL;
        }
      g_byte_array_append (data, piece, (guint) n);
    }
  if (n < 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("A part of it cannot be unpacked."));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&data));
}

/**
 * rej_attachment_package_read:
 * @bytes: a ZIP file
 * @error: where an error of #GIOErrorEnum goes: `NO_SPACE` where it is larger than is looked into, `NOT_SUPPORTED` where
 *   it is encrypted, else `INVALID_DATA`
 *
 * Unpacks a package. Two parts of one name are refused: readers differ in which they show.
 *
 * Returns: (transfer full) (element-type RejAttachmentPart) (nullable): its parts in their order
 */
GPtrArray *
rej_attachment_package_read (GBytes *bytes,
                             GError **error)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (part_free);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  __attribute__ ((cleanup (close_reader))) RejArchive *reader = open_reader (bytes);
  struct archive_entry *entry;
  gsize left = REJ_ATTACHMENT_PACKAGE_MAX_BYTES;
  int status = ARCHIVE_FATAL;

  while (reader != NULL && (status = archive_read_next_header (reader, &entry)) >= ARCHIVE_WARN && status != ARCHIVE_EOF)
    {
      const char *name = archive_entry_pathname (entry);
      RejAttachmentPart *part;

      if (archive_entry_is_encrypted (entry))
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _ ("It needs a password."));
          return NULL;
        }
      if (archive_entry_filetype (entry) == AE_IFDIR)
        continue;
      if (name == NULL || !g_utf8_validate (name, -1, NULL) || parts->len >= REJ_ATTACHMENT_PACKAGE_MAX_PARTS ||
          !g_hash_table_add (names, g_ascii_strdown (name, -1)))
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("The list of its parts is broken."));
          return NULL;
        }
      part = g_new0 (RejAttachmentPart, 1);
      part->name = g_strdup (name);
      g_ptr_array_add (parts, part);
      part->bytes = read_part (reader, left, error);
      if (part->bytes == NULL)
        return NULL;
      left -= g_bytes_get_size (part->bytes);
    }
  if (status != ARCHIVE_EOF || parts->len == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("It is not complete, or damaged."));
      return NULL;
    }
  return g_steal_pointer (&parts);
}

/**
 * rej_attachment_package_find:
 * @parts: (element-type RejAttachmentPart): the parts of a package
 * @name: the path of one, whatever its case
 *
 * Returns: (transfer none) (nullable): the part
 */
RejAttachmentPart *
rej_attachment_package_find (GPtrArray *parts,
                             const char *name)
{
  for (guint i = 0; i < parts->len; i++)
    {
      RejAttachmentPart *part = g_ptr_array_index (parts, i);

      if (g_ascii_strcasecmp (part->name, name) == 0)
        return part;
    }
  return NULL;
}

static la_ssize_t
write_cb (RejArchive *archive,
          void *data,
          const void *buffer,
          size_t length)
{
  g_byte_array_append (data, buffer, (guint) length);
  return (la_ssize_t) length;
}

/**
 * rej_attachment_package_write:
 * @parts: (element-type RejAttachmentPart): the parts of a package, in order
 * @error: where an error of #GIOErrorEnum goes
 *
 * Packs a package. It says nothing of when or where it was packed.
 *
 * Returns: (transfer full) (nullable): a ZIP file
 */
GBytes *
rej_attachment_package_write (GPtrArray *parts,
                              GError **error)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  __attribute__ ((cleanup (close_writer))) RejArchive *writer = archive_write_new ();
  __attribute__ ((cleanup (free_entry))) struct archive_entry *entry = archive_entry_new ();
  gboolean is_good;

  is_good = archive_write_set_format_zip (writer) == ARCHIVE_OK &&
            archive_write_set_bytes_in_last_block (writer, 1) == ARCHIVE_OK &&
            archive_write_open (writer, data, NULL, write_cb, NULL) == ARCHIVE_OK;
  for (guint i = 0; is_good && i < parts->len; i++)
    {
      RejAttachmentPart *part = g_ptr_array_index (parts, i);
      gsize length;
      const void *content = g_bytes_get_data (part->bytes, &length);

      archive_entry_clear (entry);
      archive_entry_set_pathname (entry, part->name);
      archive_entry_set_filetype (entry, AE_IFREG);
      archive_entry_set_perm (entry, 0644);
      archive_entry_set_size (entry, (la_int64_t) length);
      is_good = archive_write_header (writer, entry) >= ARCHIVE_WARN &&
                (length == 0 || archive_write_data (writer, content, length) == (la_ssize_t) length);
    }
  if (!is_good || archive_write_close (writer) < ARCHIVE_WARN)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The cleaned copy could not be packed."));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&data));
}
