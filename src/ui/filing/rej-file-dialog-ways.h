/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "rej-filing-way.h"

G_BEGIN_DECLS

#define REJ_TYPE_FILE_DIALOG_WAYS (rej_file_dialog_ways_get_type ())

/**
 * RejFileDialogWays:
 *
 * The page of the filing dialog that offers the ways to file, each with why it is possible or not.
 */
G_DECLARE_FINAL_TYPE (RejFileDialogWays, rej_file_dialog_ways, REJ, FILE_DIALOG_WAYS, AdwNavigationPage)

RejFileDialogWays *rej_file_dialog_ways_new (void) G_GNUC_WARN_UNUSED_RESULT;

void rej_file_dialog_ways_set_offers (RejFileDialogWays *self,
                                      GPtrArray *offers,
                                      gboolean has_key);
void rej_file_dialog_ways_set_deadline (RejFileDialogWays *self,
                                        const char *words);

G_END_DECLS
