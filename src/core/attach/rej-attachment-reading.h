/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "rej-attachment-finding.h"
#include "rej-attachment-type.h"

G_BEGIN_DECLS

/* Between the readers of the formats and the report; not for others. */

/* More text than any exhibit has: enough for a book of a thousand pages. */
#define REJ_ATTACHMENT_MAX_TEXT (8 * 1024 * 1024)

/**
 * RejAttachmentReading:
 * @bytes: the file
 * @findings: what was found so far
 * @text: what people and search machines read in it, UTF-8, no more than %REJ_ATTACHMENT_MAX_TEXT
 * @is_cut: whether the text is longer than that
 * @people: (element-type utf8): names it says of people, such as its author
 */
typedef struct
{
  GBytes *bytes;
  GPtrArray *findings;
  GString *text;
  gboolean is_cut;
  GPtrArray *people;
} RejAttachmentReading;

void rej_attachment_reading_add_text (RejAttachmentReading *self,
                                      const char *text,
                                      gssize length);
void rej_attachment_reading_add_person (RejAttachmentReading *self,
                                        const char *name);
void rej_attachment_reading_add_package_error (RejAttachmentReading *self,
                                               const GError *error);

/* One reader a family of formats. */
void rej_attachment_read_text (RejAttachmentReading *reading);
void rej_attachment_read_markup (RejAttachmentReading *reading,
                                 gboolean is_xml);
void rej_attachment_read_rtf (RejAttachmentReading *reading);
void rej_attachment_read_office (RejAttachmentReading *reading);
void rej_attachment_read_pdf (RejAttachmentReading *reading);
void rej_attachment_read_picture (RejAttachmentReading *reading);

G_END_DECLS
