/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib/gi18n-lib.h>

#include "panel-fixture.h"
#include "rej-application.h"
#include "rej-window.h"
#include "stand-in-regulations.h"

G_BEGIN_DECLS

/**
 * Walk:
 *
 * A walk through the whole program in one language and one look. At each stop all words are looked at: in the language
 * that nobody speaks (build-aux/pseudo-catalogue) each text of ours stands in ⟦brackets⟧, so that a label without them was
 * never given to translators, and one with letters outside was glued together from pieces. In every language a label that
 * is cut and says nothing when it is pointed at has lost its words, and so has one that lies outside its window.
 *
 * What the program could show (templates, pages of stacks, banners, menus and popovers) is written down as it is met, and
 * what it did show. A place that was never shown is a problem like any other, so that a new one cannot be forgotten here.
 *
 * With REJOINDER_PICTURES each stop leaves a picture; the benchmarks look-MODE-LOOK set it.
 */
typedef struct
{
  RejApplication *application;
  RejWindow *window;
  StandInServer *regulations;
  StandInServer *services[REJ_ONLINE_N_SERVICES];
  const char *mode; /* a language, "pseudo" or "mirrored" */
  const char *look; /* "plain", "dark", "narrow", "large", "contrast" */
  char *folder;
  GString *known; /* what campaigns, comments and services say, and may be shown as it is */
  GPtrArray *problems;
  GHashTable *places; /* char *, and whether it was shown */
  char *page;
} Walk;

#define WALK_KEY "good-key-0123456789"

gboolean walk_is_pseudo (Walk *self);

/* What the program says for a text of its catalogue, so that buttons are found by their English. */
const char *walk_translate (const char *text) G_GNUC_FORMAT (1);

void walk_know (Walk *self,
                const char *text);
void walk_look (Walk *self,
                const char *page);
void walk_look_at_dialog (Walk *self,
                          const char *page);
void walk_close_dialog (Walk *self);
void walk_look_at_window (Walk *self,
                          GtkWindow *window,
                          const char *page);
void walk_report_places (Walk *self);

/* For the parts of the walk themselves. */
void walk_report (Walk *self,
                  const char *what,
                  const char *text);
void walk_note_place (Walk *self,
                      const char *place,
                      gboolean is_shown);
const char *walk_get_owner (GtkWidget *widget);
const char *walk_get_id (GtkWidget *widget);
void walk_check_widget (Walk *self,
                        GtkWidget *widget);
void walk_take_picture (Walk *self,
                        GtkWidget *widget,
                        const char *part);
void walk_look_at_popovers (Walk *self,
                            GtkWidget *root);
void walk_check_letters (Walk *self,
                         GtkWidget *root);

AdwDialog *walk_get_dialog (Walk *self);
AdwDialog *walk_wait_for_dialog (Walk *self);
GtkWidget *walk_find (GtkWidget *root,
                      GType type);
GtkWidget *walk_find_by_id (GtkWidget *root,
                            const char *id);
GtkWidget *walk_wait_for (Walk *self,
                          const char *text);
GtkWidget *walk_get_row (Walk *self,
                         const char *text,
                         GType type);
void walk_click (Walk *self,
                 const char *label_or_tooltip);
void walk_press_row (Walk *self,
                     const char *title);
void walk_fill_in (Walk *self,
                   const char *title,
                   const char *text);
void walk_wait_for_banner (GtkWidget *root,
                           const char *id);
void walk_show_stack_page (Walk *self,
                           GtkWidget *root,
                           const char *stack,
                           const char *name);
void walk_activate (Walk *self,
                    const char *action);

void walk_open_window (Walk *self);
void walk_close_window (Walk *self);
RejEditorPage *walk_open_comment (Walk *self,
                                  const char *name,
                                  const char *source);
GFile *walk_write_file (Walk *self,
                        const char *name,
                        const char *contents,
                        gssize length) G_GNUC_WARN_UNUSED_RESULT;

/* The ways through the program, each by subject. */
void walk_library (Walk *self);
void walk_editor (Walk *self);
void walk_panels (Walk *self);
void walk_filing (Walk *self);

G_END_DECLS
