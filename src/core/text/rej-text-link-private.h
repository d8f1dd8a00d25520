/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define REJ_TEXT_MAX_LABEL 1000

/**
 * RejTextSpan:
 * @start: a byte offset
 * @end: another, exclusive
 *
 * A stretch of a text.
 */
typedef struct
{
  gsize start;
  gsize end;
} RejTextSpan;

gsize rej_text_scan_link_label (const char *text,
                                gsize length,
                                gsize start,
                                RejTextSpan *label);
gsize rej_text_scan_link_tail (const char *text,
                               gsize length,
                               gsize start,
                               RejTextSpan *destination);
gsize rej_text_scan_reference_definition (const char *text,
                                          gsize length,
                                          gsize start,
                                          RejTextSpan *label,
                                          RejTextSpan *destination);
void rej_text_append_destination (GString *out,
                                  const char *text,
                                  gsize length);

G_END_DECLS
