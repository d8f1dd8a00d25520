/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-document.h"

G_BEGIN_DECLS

#define REJ_TYPE_PRIVACY_CHOICES (rej_privacy_choices_get_type ())

/**
 * RejPrivacyChoices:
 *
 * What the writer chose about private things in one comment: which to keep, and the names never to be mentioned. It
 * tells the checks, and has the library remember what is kept with the draft, as digests alone.
 */
G_DECLARE_FINAL_TYPE (RejPrivacyChoices, rej_privacy_choices, REJ, PRIVACY_CHOICES, GObject)

RejPrivacyChoices *rej_privacy_choices_new (RejDocument *document) G_GNUC_WARN_UNUSED_RESULT;
gboolean rej_privacy_choices_keep (RejPrivacyChoices *self,
                                   RejFindingItem *item);
void rej_privacy_choices_keep_text (RejPrivacyChoices *self,
                                    const char *code,
                                    const char *text);

G_END_DECLS
