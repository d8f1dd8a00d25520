/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-rule.h"

G_BEGIN_DECLS

char *rej_quotation_for_passage (const RejRule *rule,
                                 guint position) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
