/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "rej-document.h"

G_BEGIN_DECLS

#define REJ_TYPE_FILE_DIALOG (rej_file_dialog_get_type ())

/**
 * RejFileDialog:
 *
 * Files a comment: what the checks say, how, as whom, what exactly, then the sending itself and what came of it. With a
 * comment in which nothing was found, and a submitter and a way that are remembered, it begins at the review.
 */
G_DECLARE_FINAL_TYPE (RejFileDialog, rej_file_dialog, REJ, FILE_DIALOG, AdwDialog)

RejFileDialog *rej_file_dialog_new (RejDocument *document) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
