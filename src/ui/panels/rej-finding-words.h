/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-finding.h"

G_BEGIN_DECLS

/* What findings are called among people. */

const char *rej_finding_words_for_severity (RejFindingSeverity severity);
const char *rej_finding_icon_for_severity (RejFindingSeverity severity);
const char *rej_finding_words_for_tier (RejFindingTier tier);
char *rej_finding_words_for_code (const char *code) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
