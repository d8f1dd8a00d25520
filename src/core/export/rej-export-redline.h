/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-export.h"
#include "rej-text-diff.h"

G_BEGIN_DECLS

char *rej_export_write_criticmarkup (const RejTextDiff *diff,
                                     const char *before,
                                     const char *after) G_GNUC_WARN_UNUSED_RESULT;
GBytes *rej_export_write_redline (const RejTextDiff *diff,
                                  const char *before,
                                  const char *after,
                                  const char *title,
                                  RejExportFormat format,
                                  GCancellable *cancellable,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
