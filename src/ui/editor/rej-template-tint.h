/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-document.h"

G_BEGIN_DECLS

#define REJ_TYPE_TEMPLATE_TINT (rej_template_tint_get_type ())

/**
 * RejTemplateTint:
 *
 * Marks in the text which words are still the template's, when the writer asks for it.
 */
G_DECLARE_FINAL_TYPE (RejTemplateTint, rej_template_tint, REJ, TEMPLATE_TINT, GObject)

RejTemplateTint *rej_template_tint_new (RejDocument *document) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
