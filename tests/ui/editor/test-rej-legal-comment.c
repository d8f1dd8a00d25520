/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "editor-fixture.h"
#include "rej-authorities-dialog.h"
#include "rej-checks-panel.h"
#include "rej-citation-card.h"
#include "rej-citation-style-dialog.h"

#include <string.h>

#include "stand-in-server.h"

/* A day with the comment of a law office: sixty pages, three hundred citations and more, notes, and the slips of a last
 * hour. Everything is done by the actions that the keys are bound to. */

#define N_SECTIONS 60

typedef struct
{
  EditorFixture editor;
  StandInServer *servers[REJ_ONLINE_N_SERVICES];
} Fixture;

static const char *const service_keys[REJ_ONLINE_N_SERVICES] = { "federal-register-url", "ecfr-url", "courtlistener-url" };

/* A page or so, with six citations; every tenth has a slip. */
static void
append_section (GString *text,
                GString *notes,
                guint number)
{
  g_string_append_printf (text, "## %u. The burden on families\n\n", number);
  for (guint i = 0; i < 4; i++)
    {
      for (guint j = 0; j < 4; j++)
        g_string_append_printf (text, "In paragraph %u of this part we explain why the agency did not weigh what its own record shows about clinics, schools and the people who use them. ", i * 4 + j);
      if (i == 0)
        g_string_append_printf (text, "See 85 Fed. Reg. 56,338, 56,%u (Sept. 11, 2020); 8 C.F.R. § 103.%u(a).[^%u]\n\n", 339 + number % 80, 2 + number % 6, number);
      else if (i == 1)
        g_string_append_printf (text, "*Id.* at 56,%u. And *Motor Vehicle Mfrs. Ass'n v. State Farm*, 463 U.S. 29, 43 (1983).\n\n", 340 + number % 80);
      else if (i == 2 && number % 10 == 5)
        g_string_append_printf (text, "So 84 Fed Reg %u (Jan. 2, 2019) too.\n\n", 100 + number);
      else
        g_string_append_printf (text, "Compare 5 U.S.C. § 553(c) with 8 U.S.C. § 1103.\n\n");
    }
  g_string_append_printf (notes, "[^%u]: 85 FR 56338, at %u; RIN 1615-AC14.\n\n", number, 56340 + number % 80);
}

static char *
write_comment (void)
{
  GString *text = g_string_new ("---\ntitle: Comment of the Office\nstyle: bluebook\ndocket: USCIS-2019-0007\nrin: 1615-AC14\ncitation: 85 FR 56338\n---\n\n# Comment of the Office\n\n");
  g_autoptr (GString) notes = g_string_new (NULL);

  for (guint i = 1; i <= N_SECTIONS; i++)
    append_section (text, notes, i);
  g_string_append (text, notes->str);
  return g_string_free_and_steal (text);
}

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  g_autofree char *source = write_comment ();

  editor_fixture_open (&fixture->editor, source, 1100, 800);
  fixture->servers[REJ_ONLINE_FEDERAL_REGISTER] = stand_in_federal_register_new ();
  fixture->servers[REJ_ONLINE_ECFR] = stand_in_ecfr_new ();
  fixture->servers[REJ_ONLINE_COURT_LISTENER] = stand_in_court_listener_new ("good-token");
  for (guint i = 0; i < REJ_ONLINE_N_SERVICES; i++)
    g_settings_set_string (rej_workspace_get_settings (fixture->editor.panel.workspace), service_keys[i], stand_in_server_get_address (fixture->servers[i]));
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  for (guint i = 0; i < REJ_ONLINE_N_SERVICES; i++)
    g_settings_reset (rej_workspace_get_settings (fixture->editor.panel.workspace), service_keys[i]);
  editor_fixture_tear_down (&fixture->editor);
  for (guint i = 0; i < REJ_ONLINE_N_SERVICES; i++)
    stand_in_server_free (fixture->servers[i]);
}

static GtkWidget *
find_type (GtkWidget *root,
           GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
open_dialog (Fixture *fixture,
             const char *action)
{
  AdwDialog *dialog = NULL;

  g_action_group_activate_action (rej_editor_page_get_actions (fixture->editor.page), action, NULL);
  panel_wait_until ((dialog = adw_window_get_visible_dialog (ADW_WINDOW (fixture->editor.panel.window))) != NULL);
  panel_wait_until (gtk_widget_get_mapped (GTK_WIDGET (dialog)));
  panel_fixture_spin (300);
  return GTK_WIDGET (dialog);
}

static void
close_dialog (Fixture *fixture,
              GtkWidget *dialog)
{
  adw_dialog_force_close (ADW_DIALOG (dialog));
  panel_wait_until (adw_window_get_visible_dialog (ADW_WINDOW (fixture->editor.panel.window)) == NULL);
}

static char *
dup_text (Fixture *fixture)
{
  editor_fixture_settle (&fixture->editor);
  return panel_fixture_dup_text (&fixture->editor.panel);
}

/* F8 goes from slip to slip, and Alt+Return tells of the citation there. */
static void
go_through_findings (Fixture *fixture)
{
  GtkTextIter start;
  GtkTextIter end;
  int last = -1;
  GtkWidget *card = NULL;

  rej_document_place_cursor (fixture->editor.panel.document, 0);
  for (guint i = 0; i < 5; i++)
    {
      editor_fixture_activate (&fixture->editor, "next-finding");
      g_assert_true (gtk_text_buffer_get_selection_bounds (fixture->editor.buffer, &start, &end));
      g_assert_cmpint (gtk_text_iter_get_offset (&start), >, last);
      last = gtk_text_iter_get_offset (&start);
    }
  editor_fixture_activate (&fixture->editor, "citation-card");
  card = find_type (GTK_WIDGET (fixture->editor.view), REJ_TYPE_CITATION_CARD);
  g_assert_nonnull (card);
  panel_fixture_take_picture (&fixture->editor.panel, "legal-comment");
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (card, GTK_TYPE_POPOVER)));
  panel_wait_until (gtk_widget_has_focus (GTK_WIDGET (fixture->editor.view)));
}

static void
fix_a_kind (Fixture *fixture)
{
  GtkWidget *panel = NULL;
  GtkWidget *search = NULL;
  g_autofree char *text = NULL;

  editor_fixture_activate (&fixture->editor, "checks");
  panel = find_type (GTK_WIDGET (fixture->editor.page), REJ_TYPE_CHECKS_PANEL);
  search = find_type (panel, GTK_TYPE_SEARCH_ENTRY);
  gtk_widget_activate_action (panel, "checks.group", "s", "authority");
  panel_wait_until (panel_fixture_find_label (panel, "8 U.S.C. § 1103") != NULL || find_type (panel, GTK_TYPE_LIST_VIEW) != NULL);
  panel_fixture_take_picture (&fixture->editor.panel, "legal-comment-authorities");
  gtk_widget_activate_action (panel, "checks.group", "s", "problem");
  gtk_editable_set_text (GTK_EDITABLE (search), "84 Fed Reg");
  panel_wait_until (panel_fixture_find_label (panel, "Abbreviations without periods") != NULL);
  panel_fixture_spin (300);
  panel_fixture_click (panel, "Fix All");
  text = dup_text (fixture);
  g_assert_null (strstr (text, "Fed Reg"));
  gtk_editable_set_text (GTK_EDITABLE (search), "");
}

static void
verify (Fixture *fixture)
{
  GtkWidget *dialog = open_dialog (fixture, "verify-online");
  GPtrArray *requests = stand_in_server_get_requests (fixture->servers[REJ_ONLINE_FEDERAL_REGISTER]);

  g_assert_cmpuint (requests->len, ==, 0);
  panel_fixture_click (dialog, "_Send the Citations");
  panel_wait_until (panel_fixture_find_label (dialog, "Could Not Ask (1)") != NULL);
  panel_fixture_spin (300);
  panel_fixture_take_picture (&fixture->editor.panel, "legal-comment-verified");
  /* However often a source is cited, it is asked about once. */
  for (guint i = 0; i < requests->len; i++)
    g_assert_null (strstr (((const StandInRequest *) requests->pdata[i])->target, "clinics"));
  /* Six sections, and once the day up to which titles are known. */
  g_assert_cmpuint (stand_in_server_get_requests (fixture->servers[REJ_ONLINE_ECFR])->len, ==, 7);
  close_dialog (fixture, dialog);
}

static void
list_authorities (Fixture *fixture)
{
  GtkWidget *dialog = open_dialog (fixture, "authorities");

  panel_wait_until (panel_fixture_find_label (dialog, "Cases (1)") != NULL);
  panel_wait_until (panel_fixture_find_label (dialog, "Statutes (2)") != NULL);
  panel_wait_until (panel_fixture_find_label (dialog, "Cited 60 times") != NULL);
  panel_fixture_take_picture (&fixture->editor.panel, "legal-comment-list");
  close_dialog (fixture, dialog);
}

static void
make_consistent (Fixture *fixture)
{
  GtkWidget *dialog = open_dialog (fixture, "make-consistent");
  AdwToggleGroup *styles = ADW_TOGGLE_GROUP (find_type (dialog, ADW_TYPE_TOGGLE_GROUP));
  g_autofree char *text = NULL;

  adw_toggle_group_set_active_name (styles, "fr");
  panel_fixture_spin (100);
  panel_fixture_click (dialog, "_Apply");
  text = dup_text (fixture);
  g_assert_null (strstr (text, "Fed. Reg."));
  g_assert_nonnull (strstr (text, "85 FR 56338, 56340 (Sept. 11, 2020); 8 CFR 103.3(a)"));
  g_assert_cmpstr (rej_comment_get_field (rej_document_get_comment (fixture->editor.panel.document), REJ_COMMENT_STYLE), ==, "fr");
}

static void
test_day (Fixture *fixture,
          gconstpointer data)
{
  RejDocument *document = fixture->editor.panel.document;
  RejTextCounts counts = { 0 };
  g_autofree char *at_first = dup_text (fixture);
  g_autofree char *fixed = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *at_last = NULL;

  rej_check_get_counts (rej_document_get_check (document), &counts);
  g_assert_cmpuint (counts.words, >, 24000);
  g_assert_cmpuint (rej_check_get_n_citations (rej_document_get_check (document)), >, 500);
  go_through_findings (fixture);
  fix_a_kind (fixture);
  fixed = dup_text (fixture);
  verify (fixture);
  list_authorities (fixture);
  make_consistent (fixture);
  /* Each was one step. */
  rej_undo_undo (rej_document_get_undo (document));
  undone = dup_text (fixture);
  g_assert_cmpstr (undone, ==, fixed);
  rej_undo_undo (rej_document_get_undo (document));
  at_last = dup_text (fixture);
  g_assert_cmpstr (at_last, ==, at_first);
}

int
main (int argc,
      char *argv[])
{
  panel_fixture_init (&argc, &argv);

  g_test_add ("/legal-comment/day", Fixture, NULL, set_up, test_day, tear_down);

  return g_test_run ();
}
