/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What regulations.gov takes with one comment. */
#define REJ_ATTACHMENT_MAX_BYTES 10485760
#define REJ_ATTACHMENT_MAX_FILES 20

/**
 * RejAttachmentType:
 *
 * What kind of file it is. Those before %REJ_ATTACHMENT_N_TAKEN, but for %REJ_ATTACHMENT_UNKNOWN, are taken by
 * regulations.gov; the others are known in order to say what to do instead.
 */
typedef enum
{
  REJ_ATTACHMENT_UNKNOWN,
  REJ_ATTACHMENT_BMP,
  REJ_ATTACHMENT_DOCX,
  REJ_ATTACHMENT_GIF,
  REJ_ATTACHMENT_JPEG,
  REJ_ATTACHMENT_PDF,
  REJ_ATTACHMENT_PNG,
  REJ_ATTACHMENT_PPTX,
  REJ_ATTACHMENT_RTF,
  REJ_ATTACHMENT_SGML,
  REJ_ATTACHMENT_TIFF,
  REJ_ATTACHMENT_TXT,
  REJ_ATTACHMENT_WPD,
  REJ_ATTACHMENT_XLSX,
  REJ_ATTACHMENT_XML,
  REJ_ATTACHMENT_N_TAKEN,
  REJ_ATTACHMENT_OLD_WORD = REJ_ATTACHMENT_N_TAKEN,
  REJ_ATTACHMENT_OLD_EXCEL,
  REJ_ATTACHMENT_OLD_POWERPOINT,
  REJ_ATTACHMENT_LOCKED_OFFICE,
  REJ_ATTACHMENT_MACRO_OFFICE,
  REJ_ATTACHMENT_OPEN_DOCUMENT,
  REJ_ATTACHMENT_APPLE_OFFICE,
  REJ_ATTACHMENT_WEB_PAGE,
  REJ_ATTACHMENT_MARKDOWN,
  REJ_ATTACHMENT_CSV,
  REJ_ATTACHMENT_ARCHIVE,
  REJ_ATTACHMENT_OTHER_PICTURE,
  REJ_ATTACHMENT_SOUND_OR_FILM,
  REJ_ATTACHMENT_MAIL,
  REJ_ATTACHMENT_PROGRAM,
  REJ_ATTACHMENT_N_TYPES,
} RejAttachmentType;

gboolean rej_attachment_type_is_taken (RejAttachmentType type);
gboolean rej_attachment_type_is_office (RejAttachmentType type);
gboolean rej_attachment_type_is_picture (RejAttachmentType type);
const char *rej_attachment_type_get_extension (RejAttachmentType type);
const char *rej_attachment_type_get_media_type (RejAttachmentType type);
const char *rej_attachment_type_get_title (RejAttachmentType type);
const char *rej_attachment_type_get_advice (RejAttachmentType type);

RejAttachmentType rej_attachment_type_from_name (const char *name);
RejAttachmentType rej_attachment_type_from_content (GBytes *bytes);
gboolean rej_attachment_type_agrees (RejAttachmentType name,
                                     RejAttachmentType content);

G_END_DECLS
