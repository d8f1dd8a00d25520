/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-comment-view.h"

G_BEGIN_DECLS

#define REJ_TYPE_CITATION_HOVER (rej_citation_hover_get_type ())

/**
 * RejCitationHover:
 *
 * Shows a [class@CitationCard] where the pointer rests on a citation. The same card opens for the keyboard by
 * rej_citation_hover_open().
 */
G_DECLARE_FINAL_TYPE (RejCitationHover, rej_citation_hover, REJ, CITATION_HOVER, GObject)

void rej_citation_hover_attach (RejCommentView *view);
gboolean rej_citation_hover_open (RejCommentView *view);

/* For the view, when it is placed and when it goes. */
void rej_citation_hover_present (RejCommentView *view);
void rej_citation_hover_drop (RejCommentView *view);

G_END_DECLS
