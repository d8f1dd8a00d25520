/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "rej-document.h"
#include "rej-secret-store.h"
#include "rej-verifier.h"

G_BEGIN_DECLS

#define REJ_TYPE_VERIFY_DIALOG (rej_verify_dialog_get_type ())

/**
 * RejVerifyDialog:
 *
 * Asks public services about the citations of a comment: says first what would be sent where, then how far it is, then
 * what came back.
 */
G_DECLARE_FINAL_TYPE (RejVerifyDialog, rej_verify_dialog, REJ, VERIFY_DIALOG, AdwDialog)

RejVerifyDialog *rej_verify_dialog_new (RejDocument *document,
                                        RejVerifier *verifier,
                                        RejSecretStore *secrets) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
