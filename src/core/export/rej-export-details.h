/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-export.h"

G_BEGIN_DECLS

char **rej_export_details_dup_lines (const RejExportDetails *details) G_GNUC_WARN_UNUSED_RESULT;
char *rej_export_details_dup_subject (const RejExportDetails *details) G_GNUC_WARN_UNUSED_RESULT;
const char *rej_export_details_get_language (const RejExportDetails *details);

G_END_DECLS
