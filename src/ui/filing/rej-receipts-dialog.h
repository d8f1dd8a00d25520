/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "rej-workspace.h"

G_BEGIN_DECLS

#define REJ_TYPE_RECEIPTS_DIALOG (rej_receipts_dialog_get_type ())

/**
 * RejReceiptsDialog:
 *
 * Everything that was filed, or begun, the newest first.
 */
G_DECLARE_FINAL_TYPE (RejReceiptsDialog, rej_receipts_dialog, REJ, RECEIPTS_DIALOG, AdwDialog)

RejReceiptsDialog *rej_receipts_dialog_new (RejWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
