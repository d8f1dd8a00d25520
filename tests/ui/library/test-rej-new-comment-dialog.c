/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "panel-fixture.h"
#include "rej-campaign-card.h"
#include "rej-new-comment-dialog.h"

#include <adwaita.h>

static GtkWidget *
show_dialog (PanelFixture *fixture,
             const char *id)
{
  AdwDialog *dialog = NULL;
  g_autoptr (RejCampaign) campaign = NULL;

  panel_fixture_set_up (fixture);
  panel_fixture_show (fixture, gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), 700, 700);
  campaign = id != NULL ? rej_workspace_dup_campaign (fixture->workspace, id) : NULL;
  dialog = ADW_DIALOG (rej_new_comment_dialog_new (fixture->workspace, campaign));
  adw_dialog_present (dialog, GTK_WIDGET (fixture->window));
  panel_wait_until (gtk_widget_get_mapped (GTK_WIDGET (dialog)));
  panel_fixture_spin (300);
  return GTK_WIDGET (dialog);
}

static void
tear_down (PanelFixture *fixture,
           gconstpointer data)
{
  panel_fixture_tear_down (fixture);
}

static void
activated_cb (GSimpleAction *action,
              GVariant *parameter,
              gpointer user_data)
{
  g_set_str ((char **) user_data, parameter != NULL ? g_variant_get_string (parameter, NULL) : "");
}

static void
add_action (PanelFixture *fixture,
            const char *name,
            const char *type,
            char **activated)
{
  const GActionEntry entry = { .name = name, .activate = activated_cb, .parameter_type = type };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), &entry, 1, activated);
  gtk_widget_insert_action_group (GTK_WIDGET (fixture->window), "win", G_ACTION_GROUP (group));
}

static void
activate_row (GtkWidget *root,
              const char *title)
{
  GtkWidget *label = NULL;

  panel_wait_until ((label = panel_fixture_find_label (root, title)) != NULL);
  adw_action_row_activate (ADW_ACTION_ROW (gtk_widget_get_ancestor (label, ADW_TYPE_ACTION_ROW)));
}

static void
test_from_rule (PanelFixture *fixture,
                gconstpointer data)
{
  GtkWidget *dialog = show_dialog (fixture, NULL);
  g_autofree char *activated = NULL;

  add_action (fixture, "new-comment-from-rule", NULL, &activated);
  panel_fixture_take_pictures (fixture, "new-comment");
  activate_row (dialog, "From a Rule…");
  g_assert_cmpstr (activated, ==, "");
  panel_wait_until (adw_window_get_visible_dialog (ADW_WINDOW (fixture->window)) == NULL);
}

/* Who begins with a rule that is gone is told, and gets to the newer one. */
static void
test_successor (PanelFixture *fixture,
                gconstpointer data)
{
  g_autoptr (RejCampaign) newer = NULL;
  GtkWidget *dialog = show_dialog (fixture, "biometrics-2020");
  g_autofree char *title = NULL;

  newer = rej_workspace_dup_campaign (fixture->workspace, "biometrics-2025");
  g_assert_nonnull (newer);
  title = g_strdup_printf ("Replaced by “%s”", newer->title);
  panel_fixture_take_picture (fixture, "new-comment-replaced");
  activate_row (dialog, title);
  panel_wait_until (panel_fixture_find_label (dialog, newer->title) != NULL);
  g_assert_null (panel_fixture_find_label (dialog, title));
}

static RejCampaignItem *
dup_item (PanelFixture *fixture,
          const char *id)
{
  GListModel *campaigns = rej_workspace_get_campaigns (fixture->workspace);

  for (guint i = 0; i < g_list_model_get_n_items (campaigns); i++)
    {
      g_autoptr (RejCampaignItem) item = g_list_model_get_item (campaigns, i);

      if (g_str_equal (rej_campaign_item_get_id (item), id))
        return g_steal_pointer (&item);
    }
  g_assert_not_reached ();
}

static void
test_card (PanelFixture *fixture,
           gconstpointer data)
{
  g_autoptr (RejCampaignItem) item = NULL;
  g_autofree char *activated = NULL;
  GtkWidget *box = NULL;
  GtkWidget *card = NULL;
  GtkWidget *button = NULL;

  panel_fixture_set_up (fixture);
  item = dup_item (fixture, "biometrics-2020");
  card = rej_campaign_card_new (item, "A Newer Rule");
  box = gtk_flow_box_new ();
  gtk_flow_box_append (GTK_FLOW_BOX (box), card);
  panel_fixture_show (fixture, box, 480, 480);
  add_action (fixture, "new-comment-from", "s", &activated);
  panel_fixture_take_pictures (fixture, "campaign-card-replaced");
  button = gtk_widget_get_ancestor (panel_fixture_find_label (card, "Replaced by “A Newer Rule”"), GTK_TYPE_BUTTON);
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpstr (activated, ==, "biometrics-2025");
}

int
main (int argc,
      char *argv[])
{
  panel_fixture_init (&argc, &argv);

#define add(path, function) g_test_add (path, PanelFixture, NULL, NULL, function, tear_down)
  add ("/new-comment-dialog/from-rule", test_from_rule);
  add ("/new-comment-dialog/successor", test_successor);
  add ("/new-comment-dialog/card", test_card);
#undef add

  return g_test_run ();
}
