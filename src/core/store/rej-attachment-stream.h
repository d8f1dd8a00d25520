/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-library.h"

G_BEGIN_DECLS

#define REJ_TYPE_ATTACHMENT_STREAM (rej_attachment_stream_get_type ())

/**
 * RejAttachmentStream:
 *
 * The bytes of an attachment, read from the library piece by piece as they are wanted. Reading waits for the disk: read
 * asynchronously. At the end the bytes are held against the SHA-256 they are known by, and an error takes the place of
 * the end where they are others.
 */
G_DECLARE_FINAL_TYPE (RejAttachmentStream, rej_attachment_stream, REJ, ATTACHMENT_STREAM, GInputStream)

GInputStream *rej_attachment_stream_new (RejLibrary *library,
                                         const char *sha256) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
