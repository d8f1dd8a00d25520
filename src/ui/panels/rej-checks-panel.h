/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "rej-document.h"

G_BEGIN_DECLS

#define REJ_TYPE_CHECKS_PANEL (rej_checks_panel_get_type ())

/**
 * RejChecksPanel:
 *
 * The list of findings. It tells by signals which one the writer wants to see or to have put right.
 */
G_DECLARE_FINAL_TYPE (RejChecksPanel, rej_checks_panel, REJ, CHECKS_PANEL, AdwBin)

void rej_checks_panel_set_document (RejChecksPanel *self,
                                    RejDocument *document);

G_END_DECLS
