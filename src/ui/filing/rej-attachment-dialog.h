/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "rej-attachment-clean.h"
#include "rej-check-context.h"
#include "rej-library.h"

G_BEGIN_DECLS

#define REJ_TYPE_ATTACHMENT_DIALOG (rej_attachment_dialog_get_type ())

/**
 * RejAttachmentDialog:
 *
 * Says what a file of the library gives away, and makes a cleaned copy of it. "cleaned" hands the copy out when the
 * writer wants it in place of the file, which stays as it is.
 */
G_DECLARE_FINAL_TYPE (RejAttachmentDialog, rej_attachment_dialog, REJ, ATTACHMENT_DIALOG, AdwDialog)

GtkWidget *rej_attachment_dialog_new (const RejAttachmentReport *report,
                                      RejLibrary *library,
                                      RejCheckContext *context,
                                      gboolean can_clean) G_GNUC_WARN_UNUSED_RESULT;
const RejAttachmentReport *rej_attachment_dialog_get_report (RejAttachmentDialog *self);

G_END_DECLS
