/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-text-block-private.h"

G_BEGIN_DECLS

/**
 * RejTextLabels:
 *
 * Which blocks of a document define a label and which want it, and which definition counts.
 */
typedef struct _RejTextLabels RejTextLabels;

RejTextLabels *rej_text_labels_new (void) G_GNUC_WARN_UNUSED_RESULT;
void rej_text_labels_free (RejTextLabels *self);
RejTextDefinitions *rej_text_labels_get_definitions (RejTextLabels *self);
gboolean rej_text_labels_update (RejTextLabels *self,
                                 RejTextBlock *block,
                                 const RejTextMask *mask);
RejTextBlock *rej_text_labels_get_definer (RejTextLabels *self,
                                           const char *label);

G_END_DECLS
