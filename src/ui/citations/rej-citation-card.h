/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "rej-document.h"

G_BEGIN_DECLS

#define REJ_TYPE_CITATION_CARD (rej_citation_card_get_type ())

/**
 * RejCitationCard:
 *
 * What there is to say of one citation: what it was understood as, what it stands for, what was found, where it can be
 * read, and what a service said of it. It follows the checks for as long as the citation stands where it stood.
 *
 * Signals: `place-wanted` (first character, character after the last): the writer wants to see what it stands for;
 * `fix-wanted` (a [class@FindingItem]): the writer wants what a finding proposes; `gone`: there is no citation any more.
 */
G_DECLARE_FINAL_TYPE (RejCitationCard, rej_citation_card, REJ, CITATION_CARD, AdwBin)

RejCitationCard *rej_citation_card_new (RejDocument *document,
                                        guint offset) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
