/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "rej-document.h"

G_BEGIN_DECLS

#define REJ_TYPE_HEADING_DIALOG (rej_heading_dialog_get_type ())

/**
 * RejHeadingDialog:
 *
 * Where a heading is found by some of its letters. The signal `chosen` tells its place.
 */
G_DECLARE_FINAL_TYPE (RejHeadingDialog, rej_heading_dialog, REJ, HEADING_DIALOG, AdwDialog)

RejHeadingDialog *rej_heading_dialog_new (RejDocument *document) G_GNUC_WARN_UNUSED_RESULT;
void rej_heading_dialog_search (RejHeadingDialog *self,
                                const char *letters);

int rej_heading_dialog_rate (const char *title,
                             const char *letters);

G_END_DECLS
