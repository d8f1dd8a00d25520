/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RejDraftLock:
 *
 * Says that a draft is open here, or that a filing is on its way from here. The kernel holds it (flock), so it ends with the process however that ends; two
 * windows of one process exclude each other too.
 */
typedef struct _RejDraftLock RejDraftLock;

RejDraftLock *rej_draft_lock_new (const char *folder,
                                  gint64 id,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
RejDraftLock *rej_draft_lock_new_for_filing (const char *folder,
                                             gint64 id,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
void rej_draft_lock_free (RejDraftLock *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejDraftLock, rej_draft_lock_free)

G_END_DECLS
