/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-comment-box.h"
#include "rej-filing-target.h"

G_BEGIN_DECLS

/* What goes into the comment box: the whole comment where it fits, else a short text that points to the PDF. */

gboolean rej_filing_box_takes (const char *filed);
char *rej_filing_box_dup_short_text (const RejFilingTarget *target,
                                     const char *title,
                                     const char *file_name,
                                     GPtrArray *attachments) G_GNUC_WARN_UNUSED_RESULT;
char *rej_filing_box_dup_file_name (const RejFilingTarget *target) G_GNUC_WARN_UNUSED_RESULT;
char *rej_filing_box_dup_plain (const char *text,
                                guint *n_saved) G_GNUC_WARN_UNUSED_RESULT;
char *rej_filing_box_dup_without_emoji (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
