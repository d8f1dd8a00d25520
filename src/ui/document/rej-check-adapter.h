/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "rej-check.h"

G_BEGIN_DECLS

#define REJ_TYPE_CHECK_ADAPTER (rej_check_adapter_get_type ())

/**
 * RejCheckAdapter:
 *
 * Keeps a [class@Check] in step with a text buffer. The one place that knows both.
 */
G_DECLARE_FINAL_TYPE (RejCheckAdapter, rej_check_adapter, REJ, CHECK_ADAPTER, GObject)

RejCheckAdapter *rej_check_adapter_new (GtkTextBuffer *buffer,
                                        RejCheck *check) G_GNUC_WARN_UNUSED_RESULT;
void rej_check_adapter_settle_soon (RejCheckAdapter *self);
void rej_check_adapter_set_held (RejCheckAdapter *self,
                                 gboolean held);
gboolean rej_check_adapter_get_settled (RejCheckAdapter *self);

G_END_DECLS
