/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-cite-style.h"

G_BEGIN_DECLS

void rej_cite_style_append_pin (GString *out,
                                const char *text,
                                guint32 start,
                                guint32 end,
                                RejCiteStyle style);

G_END_DECLS
