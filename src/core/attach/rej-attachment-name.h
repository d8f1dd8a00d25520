/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-privacy.h"

G_BEGIN_DECLS

/* The longest name of a file that common file systems hold, in bytes. */
#define REJ_ATTACHMENT_NAME_MAX_BYTES 255

char *rej_attachment_name_dup_default (const char *document,
                                       guint number,
                                       const char *extension) G_GNUC_WARN_UNUSED_RESULT;
char *rej_attachment_name_dup_safe (const char *name) G_GNUC_WARN_UNUSED_RESULT;
void rej_attachment_name_check (const char *name,
                                const RejPrivacy *privacy,
                                GPtrArray *findings);
gboolean rej_attachment_name_equal (const char *a,
                                    const char *b);

G_END_DECLS
