/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-document.h"
#include "rej-library.h"

G_BEGIN_DECLS

#define REJ_TYPE_DRAFT_KEEPER (rej_draft_keeper_get_type ())

/**
 * RejDraftKeeper:
 *
 * Keeps an open document in the library from its first edit on, so that nothing that was typed is ever lost or asked
 * about.
 *
 * The property `problem` is a sentence when what was typed cannot be written at present; it is kept in memory and tried
 * again.
 */
G_DECLARE_FINAL_TYPE (RejDraftKeeper, rej_draft_keeper, REJ, DRAFT_KEEPER, GObject)

RejDraftKeeper *rej_draft_keeper_new (RejDocument *document,
                                      const RejDraft *draft) G_GNUC_WARN_UNUSED_RESULT;
const char *rej_draft_keeper_get_problem (RejDraftKeeper *self);
gint64 rej_draft_keeper_get_saved_through (RejDraftKeeper *self);
gboolean rej_draft_keeper_get_at_risk (RejDraftKeeper *self);
void rej_draft_keeper_begin (RejDraftKeeper *self);
void rej_draft_keeper_close (RejDraftKeeper *self);

G_END_DECLS
