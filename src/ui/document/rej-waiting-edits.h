/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-draft-writer.h"

G_BEGIN_DECLS

typedef struct _RejWaitingEdits RejWaitingEdits;

RejWaitingEdits *rej_waiting_edits_new (const char *source) G_GNUC_WARN_UNUSED_RESULT;
void rej_waiting_edits_free (RejWaitingEdits *self);
const char *rej_waiting_edits_get_source (RejWaitingEdits *self);
gsize rej_waiting_edits_get_n_characters (RejWaitingEdits *self);
void rej_waiting_edits_add (RejWaitingEdits *self,
                            gint64 step,
                            RejDraftWay way,
                            gsize offset,
                            gsize n_removed,
                            const char *inserted);
void rej_waiting_edits_record (RejWaitingEdits *self,
                               RejDraftWriter *writer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejWaitingEdits, rej_waiting_edits_free)

G_END_DECLS
