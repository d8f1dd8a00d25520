/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define REJ_TYPE_LINK_DIALOG (rej_link_dialog_get_type ())

/**
 * RejLinkDialog:
 *
 * Asks where a link leads.
 */
G_DECLARE_FINAL_TYPE (RejLinkDialog, rej_link_dialog, REJ, LINK_DIALOG, AdwDialog)

AdwDialog *rej_link_dialog_new (guint start,
                                guint end) G_GNUC_WARN_UNUSED_RESULT;
void rej_link_dialog_get_range (RejLinkDialog *self,
                                guint *start,
                                guint *end);
void rej_link_dialog_choose (RejLinkDialog *self,
                             const char *destination);

G_END_DECLS
