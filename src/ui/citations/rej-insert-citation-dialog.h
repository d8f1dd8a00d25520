/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "rej-document.h"

G_BEGIN_DECLS

#define REJ_TYPE_INSERT_CITATION_DIALOG (rej_insert_citation_dialog_get_type ())

/**
 * RejInsertCitationDialog:
 *
 * Puts a citation together from its parts, or from one that is pasted, and into the text at the cursor.
 */
G_DECLARE_FINAL_TYPE (RejInsertCitationDialog, rej_insert_citation_dialog, REJ, INSERT_CITATION_DIALOG, AdwDialog)

RejInsertCitationDialog *rej_insert_citation_dialog_new (RejDocument *document) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
