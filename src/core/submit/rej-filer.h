/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-filing.h"
#include "rej-online-clock.h"
#include "rej-regulations.h"

G_BEGIN_DECLS

#define REJ_TYPE_FILER (rej_filer_get_type ())

/**
 * RejFiler:
 *
 * Files one comment through the API of regulations.gov: a submission key and an upload for each file, where there are
 * files, then the comment. Every request is written down in the library before it is sent, and its answer after.
 *
 * What goes wrong before the comment itself is sent is tried again, with longer and longer pauses, and can be gone on
 * with after a crash. The comment is sent once. It is sent again only where certainly no byte of it had left, or where
 * regulations.gov said that it takes no more for now. Where its fate is unknown, the filing stays so.
 *
 * Its properties follow what happens: `state` (a #RejFilingState), `phase` (a sentence), `bytes-done` and `bytes-total`
 * (of the files), `can-cancel`, `is-stopped`.
 */
G_DECLARE_FINAL_TYPE (RejFiler, rej_filer, REJ, FILER, GObject)

RejFiler *rej_filer_new (RejLibrary *library,
                         RejRegulations *client,
                         const RejFiling *filing,
                         const RejOnlineClock *clock) G_GNUC_WARN_UNUSED_RESULT;
const RejFiling *rej_filer_get_filing (RejFiler *self);
RejFilingState rej_filer_get_state (RejFiler *self);
const char *rej_filer_get_phase (RejFiler *self);
guint64 rej_filer_get_bytes_done (RejFiler *self);
guint64 rej_filer_get_bytes_total (RejFiler *self);
gboolean rej_filer_get_can_cancel (RejFiler *self);
gboolean rej_filer_get_is_stopped (RejFiler *self);
gint64 rej_filer_get_same (RejFiler *self);
void rej_filer_set_pauses (RejFiler *self,
                           gboolean pauses);

void rej_filer_run_async (RejFiler *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
gboolean rej_filer_run_finish (RejFiler *self,
                               GAsyncResult *result,
                               GError **error);

G_END_DECLS
