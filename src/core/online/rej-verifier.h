/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-online-clock.h"
#include "rej-verify-plan.h"

G_BEGIN_DECLS

#define REJ_TYPE_VERIFIER (rej_verifier_get_type ())

/**
 * RejVerifier:
 *
 * Asks the services what a plan wants to know, at the pace each of them allows. One for a run of the program, since the
 * pace is counted from the last question of any comment.
 *
 * A service that cannot be reached is given up for the rest of a plan; the others go on.
 */
G_DECLARE_FINAL_TYPE (RejVerifier, rej_verifier, REJ, VERIFIER, GObject)

RejVerifier *rej_verifier_new (SoupSession *session,
                               const RejOnlineClock *clock) G_GNUC_WARN_UNUSED_RESULT;
gboolean rej_verifier_set_address (RejVerifier *self,
                                   RejOnlineService service,
                                   const char *address,
                                   GError **error);
const char *rej_verifier_get_base (RejVerifier *self,
                                   RejOnlineService service);
SoupSession *rej_verifier_get_session (RejVerifier *self);
void rej_verifier_set_token (RejVerifier *self,
                             const char *token);
gboolean rej_verifier_has_token (RejVerifier *self);

void rej_verifier_run_async (RejVerifier *self,
                             const RejVerifyPlan *plan,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
GPtrArray *rej_verifier_run_finish (RejVerifier *self,
                                    GAsyncResult *result,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
