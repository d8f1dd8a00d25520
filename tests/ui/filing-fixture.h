/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "panel-fixture.h"
#include "rej-draft-keeper.h"
#include "stand-in-regulations.h"

G_BEGIN_DECLS

/**
 * FilingFixture:
 *
 * The filing dialog over an open comment, with a regulations.gov on this computer.
 */
typedef struct
{
  PanelFixture panel;
  RejDraftKeeper *keeper;
  StandInServer *server;
  GtkWidget *dialog;
} FilingFixture;

#define FILING_KEY "good-key-0123456789"

/* What the writer ticks. */
#define FILING_NAMED "I am the person named, or act for them. This becomes public."
#define FILING_NAMELESS "I file this for myself, or act for those who do. It becomes public."

/* A comment that can be filed. */
extern const char filing_source[];

void filing_fixture_set_up (FilingFixture *fixture,
                            gconstpointer data);
void filing_fixture_tear_down (FilingFixture *fixture,
                               gconstpointer data);
void filing_fixture_open_comment (FilingFixture *fixture,
                                  const char *text,
                                  int width);
GtkWidget *filing_fixture_show_dialog (FilingFixture *fixture);
GtkWidget *filing_fixture_find_row (GtkWidget *root,
                                    const char *title,
                                    GType type);
void filing_fixture_press_row (GtkWidget *root,
                               const char *title);
void filing_fixture_fill_in (GtkWidget *root,
                             const char *title,
                             const char *text);
void filing_fixture_check (GtkWidget *root,
                           const char *label);
void filing_fixture_wait_for_checks (GtkWidget *dialog);
void filing_fixture_go_to_submitter (GtkWidget *dialog,
                                     const char *key);
void filing_fixture_fill_in_person (GtkWidget *dialog);
void filing_fixture_fill_in_firm (GtkWidget *dialog);
void filing_fixture_send (GtkWidget *dialog,
                          const char *confirmation);
void filing_fixture_press_escape (FilingFixture *fixture);
StandInComment *filing_fixture_get_comment (FilingFixture *fixture);
void filing_fixture_set_key (FilingFixture *fixture);
void filing_fixture_open_with_notice (FilingFixture *fixture,
                                      int width);
void filing_fixture_go_on_by (GtkWidget *dialog,
                              const char *way,
                              const char *send_label);

G_END_DECLS
