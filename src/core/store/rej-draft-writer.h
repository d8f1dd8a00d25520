/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-library.h"

G_BEGIN_DECLS

/**
 * RejDraftWriter:
 *
 * Appends what is typed into a draft to the library, so that killing the program at any instant loses no more than a
 * second. One draft has one writer, on the whole machine.
 *
 * Properties, notified in the main context of the thread that made it: `saved-through` (int64, microseconds since
 * 1970: every change up to then is on the disk), `is-saved` (boolean: nothing waits) and `error` (GError: why what waits
 * could not be written; it is kept and tried again, and `error` becomes `NULL` when that works).
 */
#define REJ_TYPE_DRAFT_WRITER (rej_draft_writer_get_type ())
G_DECLARE_FINAL_TYPE (RejDraftWriter, rej_draft_writer, REJ, DRAFT_WRITER, GObject)

RejDraftWriter *rej_draft_writer_new (RejLibrary *library,
                                      gint64 id,
                                      const char *text,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
void rej_draft_writer_record (RejDraftWriter *self,
                              guint offset,
                              guint n_removed,
                              const char *inserted,
                              gssize length);
void rej_draft_writer_begin (RejDraftWriter *self);
void rej_draft_writer_end (RejDraftWriter *self);
void rej_draft_writer_set_step (RejDraftWriter *self,
                                gint64 step,
                                RejDraftWay way);
gint64 rej_draft_writer_get_draft_id (RejDraftWriter *self);
gint64 rej_draft_writer_get_saved_through (RejDraftWriter *self);
gboolean rej_draft_writer_is_saved (RejDraftWriter *self);
const GError *rej_draft_writer_get_error (RejDraftWriter *self);

void rej_draft_writer_flush_async (RejDraftWriter *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean rej_draft_writer_flush_finish (RejDraftWriter *self,
                                        GAsyncResult *result,
                                        gint64 *revision,
                                        GError **error);
void rej_draft_writer_close_async (RejDraftWriter *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean rej_draft_writer_close_finish (RejDraftWriter *self,
                                        GAsyncResult *result,
                                        GError **error);

G_END_DECLS
