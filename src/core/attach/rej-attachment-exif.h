/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-attachment-xmp.h"

G_BEGIN_DECLS

guint rej_attachment_exif_read (const guint8 *data,
                                gsize length,
                                RejAttachmentFacts *facts);
void rej_attachment_iptc_read (const guint8 *data,
                               gsize length,
                               RejAttachmentFacts *facts);
gboolean rej_attachment_exif_blank (guint8 *data,
                                    gsize length);

G_END_DECLS
