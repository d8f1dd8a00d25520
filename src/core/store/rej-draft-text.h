/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RejDraftText:
 *
 * A text under many small edits by character offset: a gap buffer that remembers which character the gap is at, so
 * that an edit costs its distance from the one before it, not the length of the text.
 */
typedef struct _RejDraftText RejDraftText;

RejDraftText *rej_draft_text_new (const char *text,
                                  gssize length) G_GNUC_WARN_UNUSED_RESULT;
void rej_draft_text_free (RejDraftText *self);
gboolean rej_draft_text_replace (RejDraftText *self,
                                 gsize offset,
                                 gsize n_removed,
                                 const char *inserted,
                                 gsize length);
gsize rej_draft_text_get_n_characters (const RejDraftText *self);
gsize rej_draft_text_get_n_bytes (const RejDraftText *self);
char *rej_draft_text_dup_range (const RejDraftText *self,
                                gsize offset,
                                gsize n_characters) G_GNUC_WARN_UNUSED_RESULT;
char *rej_draft_text_dup (const RejDraftText *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejDraftText, rej_draft_text_free)

G_END_DECLS
