/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "panel-fixture.h"
#include "rej-checks-panel.h"
#include "rej-draft-keeper.h"
#include "rej-privacy-choices.h"
#include "rej-private-names-dialog.h"
#include "rej-text-replacement.h"

#include <string.h>

static const char source[] = "My number is A012345678 and I live here.\n\nWrite to me at someone@example.net, please.\n";

static void
set_up (PanelFixture *fixture,
        gconstpointer data)
{
  panel_fixture_set_up (fixture);
}

static void
tear_down (PanelFixture *fixture,
           gconstpointer data)
{
  panel_fixture_tear_down (fixture);
}

/* A finding of a code, or NULL. */
static RejFindingItem *
find_finding (PanelFixture *fixture,
              const char *code)
{
  GListModel *findings = G_LIST_MODEL (rej_document_get_check (fixture->document));

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (RejFindingItem) item = g_list_model_get_item (findings, i);

      if (g_str_equal (rej_finding_item_get_code (item), code))
        return g_steal_pointer (&item);
    }
  return NULL;
}

static gboolean
has_finding (PanelFixture *fixture,
             const char *code)
{
  g_autoptr (RejFindingItem) item = find_finding (fixture, code);

  return item != NULL;
}

static void
test_keep (PanelFixture *fixture,
           gconstpointer data)
{
  g_autoptr (RejDraftKeeper) keeper = NULL;
  g_autoptr (RejDraftKeeper) again = NULL;
  g_autoptr (RejFindingItem) item = NULL;
  g_autoptr (RejDraft) draft = rej_draft_new ();

  panel_fixture_open (fixture, source);
  keeper = rej_draft_keeper_new (fixture->document, NULL);
  rej_draft_keeper_begin (keeper);
  panel_wait_until (rej_document_get_draft_id (fixture->document) != 0);
  item = find_finding (fixture, "private-email");
  g_assert_nonnull (item);
  g_assert_true (rej_privacy_choices_keep (rej_document_get_privacy_choices (fixture->document), item));
  panel_wait_until (rej_document_get_settled (fixture->document) && !has_finding (fixture, "private-email"));
  g_assert_true (has_finding (fixture, "private-a-number"));

  /* The same draft knows it the next time; another does not. */
  draft->id = rej_document_get_draft_id (fixture->document);
  rej_draft_keeper_close (keeper);
  panel_wait_until (!rej_workspace_get_busy (fixture->workspace));
  g_clear_object (&keeper);
  g_clear_object (&item);
  g_clear_object (&fixture->document);
  panel_fixture_open (fixture, source);
  g_assert_true (has_finding (fixture, "private-email"));
  again = rej_draft_keeper_new (fixture->document, draft);
  panel_wait_until (rej_document_get_settled (fixture->document) && !has_finding (fixture, "private-email"));
  rej_draft_keeper_close (again);
}

static void
apply_fix_cb (PanelFixture *fixture,
              RejFindingItem *item)
{
  g_autoptr (GPtrArray) plan = rej_text_replacements_new ();
  const char *replacement = NULL;
  guint start = 0;
  guint end = 0;

  g_assert_true (rej_finding_item_get_fix (item, &start, &end, &replacement));
  rej_text_replacements_add (plan, start, end - start, replacement);
  rej_document_replace (fixture->document, plan);
}

static void
test_panel (PanelFixture *fixture,
            gconstpointer data)
{
  RejChecksPanel *panel = g_object_new (REJ_TYPE_CHECKS_PANEL, NULL);
  g_autofree char *text = NULL;

  panel_fixture_open (fixture, source);
  rej_checks_panel_set_document (panel, fixture->document);
  g_signal_connect_swapped (panel, "fix-wanted", G_CALLBACK (apply_fix_cb), fixture);
  panel_fixture_show (fixture, GTK_WIDGET (panel), 340, 400);
  panel_wait_until (panel_fixture_find_button (GTK_WIDGET (panel), "Keep") != NULL);
  panel_fixture_take_pictures (fixture, "privacy-findings");
  panel_fixture_click (GTK_WIDGET (panel), "Blank Out");
  panel_fixture_settle (fixture);
  text = panel_fixture_dup_text (fixture);
  g_assert_true (g_str_has_prefix (text, "My number is [removed] and I live here."));
  panel_fixture_click (GTK_WIDGET (panel), "Keep");
  panel_wait_until (panel_fixture_find_button (GTK_WIDGET (panel), "Keep") == NULL);
}

static void
test_names (PanelFixture *fixture,
            gconstpointer data)
{
  RejPrivateNames *names = rej_private_names_of (fixture->workspace);
  g_autoptr (RejWorkspace) other = NULL;
  g_autoptr (GSettings) settings = g_object_ref (rej_workspace_get_settings (fixture->workspace));
  AdwDialog *dialog = NULL;

  panel_fixture_open (fixture, "Maria Perez told me so.\n");
  g_assert_false (has_finding (fixture, "private-name"));
  panel_fixture_show (fixture, gtk_label_new (NULL), 480, 560);
  dialog = rej_private_names_dialog_new (fixture->workspace);
  adw_dialog_present (dialog, GTK_WIDGET (fixture->window));
  rej_private_names_set (names, (const char *const[]) { "Maria Perez", "  ", "Somebody Else", NULL });
  panel_wait_until (panel_fixture_find_label (GTK_WIDGET (fixture->window), "Maria Perez") != NULL);
  panel_wait_until (rej_document_get_settled (fixture->document) && has_finding (fixture, "private-name"));
  panel_fixture_take_pictures (fixture, "private-names");
  panel_fixture_click (GTK_WIDGET (fixture->window), "Take “Somebody Else” Off the List");
  g_assert_cmpuint (g_strv_length ((char **) rej_private_names_get (names)), ==, 1);
  adw_dialog_force_close (dialog);
  panel_wait_until (!rej_workspace_get_busy (fixture->workspace));
}

int
main (int argc,
      char *argv[])
{
  panel_fixture_init (&argc, &argv);

#define add(path, function) g_test_add (path, PanelFixture, NULL, set_up, function, tear_down)
  add ("/privacy-choices/keep", test_keep);
  add ("/privacy-choices/panel", test_panel);
  add ("/privacy-choices/names", test_names);
#undef add

  return g_test_run ();
}
