/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-export.h"

G_BEGIN_DECLS

GBytes *rej_export_finish_pdf (GBytes *pdf,
                               const char *title,
                               const RejExportDetails *details,
                               const char *date,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
