/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "rej-template.h"

G_BEGIN_DECLS

#define REJ_TYPE_TEMPLATE_PAGE (rej_template_page_get_type ())

/**
 * RejTemplatePage:
 *
 * The template beside the text: the section that the cursor is in, with the words marked that still stand in the
 * comment.
 */
G_DECLARE_FINAL_TYPE (RejTemplatePage, rej_template_page, REJ, TEMPLATE_PAGE, AdwNavigationPage)

GtkWidget *rej_template_page_new (RejDocument *document) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
