/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-citation.h"
#include "rej-verification.h"

G_BEGIN_DECLS

/**
 * RejVerifyPlan:
 *
 * Which questions go to which service, in how many requests: what the writer is shown before anything is sent, and what
 * a [class@Verifier] then carries out.
 */
typedef struct _RejVerifyPlan RejVerifyPlan;

RejVerifyPlan *rej_verify_plan_new (void) G_GNUC_WARN_UNUSED_RESULT;
void rej_verify_plan_free (RejVerifyPlan *self);

void rej_verify_plan_add (RejVerifyPlan *self,
                          const RejCiteList *citations,
                          guint position,
                          const RejVerificationSet *known);
void rej_verify_plan_leave_out (RejVerifyPlan *self,
                                RejOnlineService service,
                                const char *reason);

guint rej_verify_plan_get_n_queries (const RejVerifyPlan *self,
                                     RejOnlineService service);
guint rej_verify_plan_get_n_known (const RejVerifyPlan *self);
guint rej_verify_plan_get_n_unasked (const RejVerifyPlan *self);
const char *rej_verify_plan_get_query (const RejVerifyPlan *self,
                                       RejOnlineService service,
                                       guint position);
guint rej_verify_plan_get_seconds (const RejVerifyPlan *self);

/* What is to be sent, for the verifier. */
GPtrArray *rej_verify_plan_list_requests (const RejVerifyPlan *self,
                                          RejOnlineService service) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *rej_verify_plan_list_left_out (const RejVerifyPlan *self) G_GNUC_WARN_UNUSED_RESULT;
gint64 rej_verify_plan_get_pause (RejOnlineService service,
                                  guint n_queries);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejVerifyPlan, rej_verify_plan_free)

G_END_DECLS
