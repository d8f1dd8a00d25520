/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "rej-document.h"

G_BEGIN_DECLS

#define REJ_TYPE_CITATION_STYLE_DIALOG (rej_citation_style_dialog_get_type ())

/**
 * RejCitationStyleDialog:
 *
 * Turns the citations of a comment to one style: shows every change first, and makes those that are chosen as one step
 * that can be undone.
 */
G_DECLARE_FINAL_TYPE (RejCitationStyleDialog, rej_citation_style_dialog, REJ, CITATION_STYLE_DIALOG, AdwDialog)

RejCitationStyleDialog *rej_citation_style_dialog_new (RejDocument *document) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
