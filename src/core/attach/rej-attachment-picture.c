/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-attachment-picture.h"

#include <glib/gi18n-lib.h>

#include "rej-attachment-exif.h"

/**
 * rej_attachment_picture_collect:
 * @bytes: a picture
 * @facts: where to add
 *
 * Reads what the metadata of a picture say. A BMP has no place for any.
 *
 * Returns: what state it is in
 */
RejAttachmentPictureState
rej_attachment_picture_collect (GBytes *bytes,
                                RejAttachmentFacts *facts)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  switch ((int) rej_attachment_type_from_content (bytes))
    {
    case REJ_ATTACHMENT_JPEG:
      return rej_attachment_jpeg_walk (data, length, facts, NULL);
    case REJ_ATTACHMENT_PNG:
      return rej_attachment_png_walk (data, length, facts, NULL);
    case REJ_ATTACHMENT_GIF:
      return rej_attachment_gif_walk (data, length, facts, NULL);
    case REJ_ATTACHMENT_TIFF:
      rej_attachment_exif_read (data, length, facts);
      return REJ_ATTACHMENT_PICTURE_WHOLE;
    default:
      return REJ_ATTACHMENT_PICTURE_WHOLE;
    }
}

/**
 * rej_attachment_picture_report:
 * @reading: where to add findings and people
 * @facts: what the metadata of a picture, or of all pictures in a document, say
 */
void
rej_attachment_picture_report (RejAttachmentReading *reading,
                               const RejAttachmentFacts *facts)
{
  GPtrArray *findings = reading->findings;

  if (facts->has_position)
    rej_attachment_findings_add (findings, "picture-position", REJ_ATTACHMENT_WARNING, TRUE, _ ("A picture says where it was taken, which may be a home."));
  if (facts->people->len > 0)
    rej_attachment_findings_add (findings, "picture-author", REJ_ATTACHMENT_WARNING, TRUE,
                                 /* Translators: %s is the name of a person, as the file has it. */
                                 _ ("A picture names who made or owns it: “%s”."), (const char *) g_ptr_array_index (facts->people, 0));
  if (facts->camera != NULL)
    rej_attachment_findings_add (findings, "picture-camera", REJ_ATTACHMENT_WARNING, TRUE,
                                 /* Translators: %s is the make and model of a camera, telephone or scanner. */
                                 _ ("A picture says with which device it was made: “%s”."), facts->camera);
  if (facts->words != NULL)
    rej_attachment_findings_add (findings, "picture-words", REJ_ATTACHMENT_WARNING, TRUE, _ ("A picture has words in it that are not seen: “%s”."), facts->words);
  if (facts->has_thumbnail)
    rej_attachment_findings_add (findings, "picture-thumbnail", REJ_ATTACHMENT_WARNING, TRUE, _ ("A picture has a small copy of itself in it, which may show what was cut off or made black later."));
  for (guint i = 0; i < facts->people->len; i++)
    rej_attachment_reading_add_person (reading, g_ptr_array_index (facts->people, i));
  if (facts->words != NULL)
    rej_attachment_reading_add_text (reading, facts->words, -1);
}

/* Reads a picture that is a file of its own. */
void
rej_attachment_read_picture (RejAttachmentReading *reading)
{
  g_autoptr (RejAttachmentFacts) facts = rej_attachment_facts_new ();
  RejAttachmentPictureState state = rej_attachment_picture_collect (reading->bytes, facts);

  rej_attachment_picture_report (reading, facts);
  if (state == REJ_ATTACHMENT_PICTURE_HAS_MORE)
    rej_attachment_findings_add (reading->findings, "picture-more", REJ_ATTACHMENT_WARNING, TRUE, _ ("There is something behind the end of the picture, such as a short film that the telephone took with it."));
  else if (state == REJ_ATTACHMENT_PICTURE_CUT_SHORT)
    rej_attachment_findings_add (reading->findings, "file-damaged", REJ_ATTACHMENT_WARNING, FALSE, _ ("The picture ends too early: a part of it is missing."));
  else if (state == REJ_ATTACHMENT_PICTURE_BROKEN)
    rej_attachment_findings_add (reading->findings, "file-damaged", REJ_ATTACHMENT_WARNING, FALSE, _ ("The picture is damaged: it may not open everywhere."));
  rej_attachment_findings_add (reading->findings, "picture-seen", REJ_ATTACHMENT_NOTE, FALSE, _ ("What the picture shows was not looked at: see for yourself whether there are faces, names or numbers on it."));
}

/**
 * rej_attachment_picture_clean:
 * @bytes: a picture
 * @error: where an error of #GIOErrorEnum goes
 *
 * Makes a copy without metadata. Its pixels are those of the original, coded in the same bytes, turned the same way and
 * with the same colours.
 *
 * Returns: (transfer full) (nullable): the copy
 */
GBytes *
rej_attachment_picture_clean (GBytes *bytes,
                              GError **error)
{
  g_autoptr (RejAttachmentFacts) facts = rej_attachment_facts_new ();
  g_autoptr (GByteArray) copy = g_byte_array_new ();
  RejAttachmentPictureState state = REJ_ATTACHMENT_PICTURE_BROKEN;
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  switch ((int) rej_attachment_type_from_content (bytes))
    {
    case REJ_ATTACHMENT_JPEG:
      state = rej_attachment_jpeg_walk (data, length, facts, copy);
      break;
    case REJ_ATTACHMENT_PNG:
      state = rej_attachment_png_walk (data, length, facts, copy);
      break;
    case REJ_ATTACHMENT_GIF:
      state = rej_attachment_gif_walk (data, length, facts, copy);
      break;
    case REJ_ATTACHMENT_TIFF:
      g_byte_array_append (copy, data, (guint) length);
      if (rej_attachment_exif_blank (copy->data, length))
        state = REJ_ATTACHMENT_PICTURE_WHOLE;
      break;
    default:
      break;
    }
  if (state == REJ_ATTACHMENT_PICTURE_CUT_SHORT || state == REJ_ATTACHMENT_PICTURE_BROKEN)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("The picture is damaged. Open it in a program for pictures, and save it again."));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&copy));
}
