/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "rej-document.h"

G_BEGIN_DECLS

#define REJ_TYPE_AUTHORITIES_DIALOG (rej_authorities_dialog_get_type ())

/**
 * RejAuthoritiesDialog:
 *
 * What a comment cites, as a table of authorities groups it, each with the places that cite it.
 *
 * Signal `place-wanted` (first character, character after the last): the writer wants to see such a place.
 */
G_DECLARE_FINAL_TYPE (RejAuthoritiesDialog, rej_authorities_dialog, REJ, AUTHORITIES_DIALOG, AdwDialog)

RejAuthoritiesDialog *rej_authorities_dialog_new (RejDocument *document) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
