/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-attachment-reading.h"
#include "rej-attachment-xmp.h"

G_BEGIN_DECLS

/* A picture, walked from beginning to end: told of each part, or copied without those that tell of people. */
typedef enum
{
  REJ_ATTACHMENT_PICTURE_WHOLE,
  REJ_ATTACHMENT_PICTURE_CUT_SHORT,
  REJ_ATTACHMENT_PICTURE_HAS_MORE,
  REJ_ATTACHMENT_PICTURE_BROKEN,
} RejAttachmentPictureState;

RejAttachmentPictureState rej_attachment_jpeg_walk (const guint8 *data,
                                                    gsize length,
                                                    RejAttachmentFacts *facts,
                                                    GByteArray *copy);
RejAttachmentPictureState rej_attachment_png_walk (const guint8 *data,
                                                   gsize length,
                                                   RejAttachmentFacts *facts,
                                                   GByteArray *copy);
RejAttachmentPictureState rej_attachment_gif_walk (const guint8 *data,
                                                   gsize length,
                                                   RejAttachmentFacts *facts,
                                                   GByteArray *copy);

RejAttachmentPictureState rej_attachment_picture_collect (GBytes *bytes,
                                                          RejAttachmentFacts *facts);
void rej_attachment_picture_report (RejAttachmentReading *reading,
                                    const RejAttachmentFacts *facts);
GBytes *rej_attachment_picture_clean (GBytes *bytes,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
