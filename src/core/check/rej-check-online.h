/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-check.h"
#include "rej-verify-plan.h"

G_BEGIN_DECLS

void rej_check_add_to_plan (RejCheck *self,
                            RejVerifyPlan *plan,
                            const RejVerificationSet *known);

G_END_DECLS
