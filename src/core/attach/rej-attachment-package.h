/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "rej-attachment-type.h"

G_BEGIN_DECLS

/* The most that a package may hold. A larger one is not looked into: it is made to fill a memory. */
#define REJ_ATTACHMENT_PACKAGE_MAX_PARTS 10000
#define REJ_ATTACHMENT_PACKAGE_MAX_BYTES (128 * 1024 * 1024)

/**
 * RejAttachmentPart:
 * @name: its path in the package, as it is there
 * @bytes: what it holds, unpacked
 *
 * A file in a package.
 */
typedef struct
{
  char *name;
  GBytes *bytes;
} RejAttachmentPart;

RejAttachmentType rej_attachment_package_guess_type (GBytes *bytes);
GPtrArray *rej_attachment_package_read (GBytes *bytes,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
RejAttachmentPart *rej_attachment_package_find (GPtrArray *parts,
                                                const char *name);
GBytes *rej_attachment_package_write (GPtrArray *parts,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
