/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-document.h"

G_BEGIN_DECLS

/**
 * PanelFixture:
 *
 * One panel of a document in a window of its own, with a library in a folder that goes with it.
 */
typedef struct
{
  RejWorkspace *workspace;
  RejDocument *document;
  GtkWindow *window;
  char *folder;
} PanelFixture;

void panel_fixture_init (int *argc,
                         char ***argv);
void panel_fixture_set_up (PanelFixture *self);
void panel_fixture_open (PanelFixture *self,
                         const char *source);
void panel_fixture_show (PanelFixture *self,
                         GtkWidget *panel,
                         int width,
                         int height);
void panel_fixture_tear_down (PanelFixture *self);

void panel_fixture_remove_folder (const char *path);
void panel_fixture_spin (guint milliseconds);
void panel_fixture_settle (PanelFixture *self);
char *panel_fixture_dup_text (PanelFixture *self) G_GNUC_WARN_UNUSED_RESULT;
void panel_fixture_take_picture_of (GtkWidget *widget,
                                    const char *name);
void panel_fixture_take_picture (PanelFixture *self,
                                 const char *name);
void panel_fixture_take_pictures (PanelFixture *self,
                                  const char *name);
GtkWidget *panel_fixture_find_label (GtkWidget *root,
                                     const char *text);
GtkWidget *panel_fixture_find_button (GtkWidget *root,
                                      const char *label_or_tooltip);
void panel_fixture_click (GtkWidget *root,
                          const char *label_or_tooltip);

#define panel_wait_until(condition)                               \
  G_STMT_START                                                    \
  {                                                               \
    gint64 limit = g_get_monotonic_time () + 20 * G_USEC_PER_SEC; \
                                                                  \
    while (!(condition) && g_get_monotonic_time () < limit)       \
      panel_fixture_spin (5);                                     \
    g_assert_true (condition);                                    \
  }                                                               \
  G_STMT_END

G_END_DECLS
