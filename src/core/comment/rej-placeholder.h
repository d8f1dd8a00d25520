/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-finding.h"

G_BEGIN_DECLS

/**
 * RejPlaceholder:
 * @start: byte where its first bracket stands
 * @end: byte behind its last bracket
 *
 * A place of a template that waits for the writer's own words: `[[what to write here]]`.
 */
typedef struct
{
  gsize start;
  gsize end;
} RejPlaceholder;

gboolean rej_placeholder_find_next (const char *text,
                                    gsize length,
                                    gsize from,
                                    RejPlaceholder *placeholder);
void rej_placeholder_check (const char *text,
                            gsize length,
                            GPtrArray *findings);

G_END_DECLS
