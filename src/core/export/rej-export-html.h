/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-export-document.h"
#include "rej-export.h"

G_BEGIN_DECLS

GBytes *rej_export_write_html (const RejExportDocument *document,
                               const RejExportDetails *details) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
