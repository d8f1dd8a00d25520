/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "panel-fixture.h"
#include "rej-editor-page.h"

/* An editor page with a comment in a window of its own. */
typedef struct
{
  PanelFixture panel;
  RejEditorPage *page;
  RejCommentView *view;
  GtkTextBuffer *buffer;
  gboolean off_clipboard;
} EditorFixture;

void editor_fixture_open (EditorFixture *self,
                          const char *source,
                          int width,
                          int height);
void editor_fixture_tear_down (EditorFixture *self);

/* "|" stands for the cursor, two of them for the ends of what is selected. */
void editor_fixture_set_text (EditorFixture *self,
                              const char *marked);
char *editor_fixture_dup_marked (EditorFixture *self);
void editor_fixture_settle (EditorFixture *self);
void editor_fixture_activate (EditorFixture *self,
                              const char *action);
gboolean editor_fixture_press (EditorFixture *self,
                               guint key,
                               GdkModifierType modifiers);
