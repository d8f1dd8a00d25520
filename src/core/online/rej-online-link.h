/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-citation.h"

G_BEGIN_DECLS

char *rej_online_dup_link (const RejCiteList *citations,
                           guint position,
                           const char **place) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
