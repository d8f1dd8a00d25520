/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-comment.h"
#include "rej-rule.h"

G_BEGIN_DECLS

gboolean rej_rule_comment_fill (RejComment *comment,
                                const RejRule *rule,
                                GError **error);

G_END_DECLS
