/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "rej-workspace.h"

G_BEGIN_DECLS

#define REJ_TYPE_RECEIPT_PAGE (rej_receipt_page_get_type ())

/**
 * RejReceiptPage:
 *
 * A receipt: what was filed, when, how, and whether the agency has posted it.
 */
G_DECLARE_FINAL_TYPE (RejReceiptPage, rej_receipt_page, REJ, RECEIPT_PAGE, AdwNavigationPage)

RejReceiptPage *rej_receipt_page_new (RejWorkspace *workspace,
                                      gint64 id) G_GNUC_WARN_UNUSED_RESULT;
void rej_receipt_page_export_to (RejReceiptPage *self,
                                 GFile *file);

G_END_DECLS
