/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-citation.h"
#include "rej-finding.h"
#include "rej-verification.h"

G_BEGIN_DECLS

RejVerification *rej_online_get_verification (const RejCiteList *citations,
                                              guint position,
                                              const RejVerificationSet *known);
void rej_online_check (const RejCiteList *citations,
                       const RejVerificationSet *known,
                       GPtrArray *findings);

G_END_DECLS
