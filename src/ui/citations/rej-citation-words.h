/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-citation.h"

G_BEGIN_DECLS

const char *rej_citation_words_for_kind (const RejCiteList *citations,
                                         guint position);
const char *rej_citation_words_for_field (RejCiteField field);

G_END_DECLS
