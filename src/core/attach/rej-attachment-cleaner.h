/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <libxml/tree.h>

#include "rej-attachment-type.h"

G_BEGIN_DECLS

/* Between the cleaners of the formats; not for others. Errors are of #GIOErrorEnum. */

GBytes *rej_attachment_clean_office (GBytes *bytes,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes *rej_attachment_clean_pdf (GBytes *bytes,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
void rej_attachment_clean_word_tree (xmlDoc *document);
void rej_attachment_clean_word_notes (xmlDoc *document,
                                      GHashTable *referred);
void rej_attachment_fix_word_fields (xmlDoc *document);

G_END_DECLS
