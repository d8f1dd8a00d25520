/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "rej-document.h"

G_BEGIN_DECLS

#define REJ_TYPE_LIKENESS_CARD (rej_likeness_card_get_type ())

/**
 * RejLikenessCard:
 *
 * How much of the comment is in the writer's own words, of the whole and of the paragraph at the cursor, live.
 */
G_DECLARE_FINAL_TYPE (RejLikenessCard, rej_likeness_card, REJ, LIKENESS_CARD, AdwBin)

void rej_likeness_card_set_document (RejLikenessCard *self,
                                     RejDocument *document);

G_END_DECLS
