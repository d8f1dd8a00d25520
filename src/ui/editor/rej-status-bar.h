/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "rej-document.h"

G_BEGIN_DECLS

#define REJ_TYPE_STATUS_BAR (rej_status_bar_get_type ())

/**
 * RejStatusBar:
 *
 * The figures below the text; each opens its details.
 */
G_DECLARE_FINAL_TYPE (RejStatusBar, rej_status_bar, REJ, STATUS_BAR, AdwBin)

void rej_status_bar_set_document (RejStatusBar *self,
                                  RejDocument *document);
const char *rej_status_bar_get_words (RejStatusBar *self);
const char *rej_status_bar_get_findings (RejStatusBar *self);

G_END_DECLS
