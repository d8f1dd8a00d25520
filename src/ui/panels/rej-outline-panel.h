/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "rej-document.h"

G_BEGIN_DECLS

#define REJ_TYPE_OUTLINE_PANEL (rej_outline_panel_get_type ())

/**
 * RejOutlinePanel:
 *
 * The sections of the comment beside it: how long each is, what the checks found in it, where the writer is. Sections
 * are moved and set a level up or down here; it tells by a signal where the writer wants to go.
 */
G_DECLARE_FINAL_TYPE (RejOutlinePanel, rej_outline_panel, REJ, OUTLINE_PANEL, AdwBin)

void rej_outline_panel_set_document (RejOutlinePanel *self,
                                     RejDocument *document);
void rej_outline_panel_refresh (RejOutlinePanel *self);

/**
 * RejOutlineChange:
 * @REJ_OUTLINE_CHANGE_UP: before the section it follows
 * @REJ_OUTLINE_CHANGE_DOWN: behind the section that follows it
 * @REJ_OUTLINE_CHANGE_PROMOTE: a level up
 * @REJ_OUTLINE_CHANGE_DEMOTE: a level down
 *
 * What can be done with a section.
 */
typedef enum
{
  REJ_OUTLINE_CHANGE_UP,
  REJ_OUTLINE_CHANGE_DOWN,
  REJ_OUTLINE_CHANGE_PROMOTE,
  REJ_OUTLINE_CHANGE_DEMOTE,
} RejOutlineChange;

gboolean rej_outline_panel_change (RejOutlinePanel *self,
                                   RejOutlineChange change);

G_END_DECLS
