/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "rej-document.h"

G_BEGIN_DECLS

#define REJ_TYPE_WORD_DETAILS (rej_word_details_get_type ())

/**
 * RejWordDetails:
 *
 * The words of a comment counted in every way, and how many its writer wants them to be.
 */
G_DECLARE_FINAL_TYPE (RejWordDetails, rej_word_details, REJ, WORD_DETAILS, AdwBin)

void rej_word_details_set_document (RejWordDetails *self,
                                    RejDocument *document);
void rej_word_details_refresh (RejWordDetails *self);
guint rej_word_details_get_goal (RejWordDetails *self);
void rej_word_details_set_goal (RejWordDetails *self,
                                guint goal);

G_END_DECLS
