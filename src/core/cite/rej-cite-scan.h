/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-citation.h"

G_BEGIN_DECLS

RejCiteList *rej_cite_scan (const char *text,
                            gsize length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
