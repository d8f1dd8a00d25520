/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-export-document.h"

G_BEGIN_DECLS

RejExportDocument *rej_export_read (const char *markdown) G_GNUC_WARN_UNUSED_RESULT;
char *rej_export_dup_safe_link (const char *destination) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
