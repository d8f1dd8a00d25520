/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "rej-document.h"

G_BEGIN_DECLS

#define REJ_TYPE_IGNORED_DIALOG (rej_ignored_dialog_get_type ())

/**
 * RejIgnoredDialog:
 *
 * The findings that the writer put aside in a comment, each to be shown again.
 */
G_DECLARE_FINAL_TYPE (RejIgnoredDialog, rej_ignored_dialog, REJ, IGNORED_DIALOG, AdwDialog)

RejIgnoredDialog *rej_ignored_dialog_new (RejDocument *document) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
