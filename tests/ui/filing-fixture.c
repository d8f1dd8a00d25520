/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "filing-fixture.h"

#include <string.h>

#include "rej-file-dialog.h"

const char filing_source[] =
    "---\n"
    "title: Comment on the draft\n"
    "document: " STAND_IN_OPEN_DOCUMENT "\n"
    "docket: USCIS-2019-0007\n"
    "---\n"
    "I run a bakery beside the plant, and I write about the hours in which it burns its waste.\n\n"
    "On most mornings the smoke lies in our street until nine. Please keep the limit as it was proposed.\n";

void
filing_fixture_set_up (FilingFixture *fixture,
                       gconstpointer data)
{
  g_autofree char *address = NULL;

  panel_fixture_set_up (&fixture->panel);
  fixture->server = stand_in_regulations_new (FILING_KEY, NULL);
  address = g_strconcat (stand_in_server_get_address (fixture->server), "/v4", NULL);
  g_settings_set_string (rej_workspace_get_settings (fixture->panel.workspace), "regulations-url", address);
}

void
filing_fixture_tear_down (FilingFixture *fixture,
                          gconstpointer data)
{
  if (fixture->dialog != NULL)
    adw_dialog_force_close (ADW_DIALOG (fixture->dialog));
  panel_fixture_spin (300);
  if (fixture->keeper != NULL)
    rej_draft_keeper_close (fixture->keeper);
  g_clear_object (&fixture->keeper);
  g_settings_reset (rej_workspace_get_settings (fixture->panel.workspace), "regulations-url");
  rej_workspace_set_memo (fixture->panel.workspace, "submitter", NULL);
  panel_fixture_tear_down (&fixture->panel);
  stand_in_server_free (fixture->server);
}

void
filing_fixture_open_comment (FilingFixture *fixture,
                             const char *text,
                             int width)
{
  panel_fixture_open (&fixture->panel, text);
  fixture->keeper = rej_draft_keeper_new (fixture->panel.document, NULL);
  rej_draft_keeper_begin (fixture->keeper);
  panel_wait_until (rej_document_get_draft_id (fixture->panel.document) != 0);
  panel_fixture_show (&fixture->panel, gtk_label_new ("Comment"), width, 800);
}

GtkWidget *
filing_fixture_show_dialog (FilingFixture *fixture)
{
  fixture->dialog = GTK_WIDGET (rej_file_dialog_new (fixture->panel.document));
  adw_dialog_present (ADW_DIALOG (fixture->dialog), GTK_WIDGET (fixture->panel.window));
  panel_wait_until (gtk_widget_get_mapped (fixture->dialog));
  panel_fixture_spin (400);
  return fixture->dialog;
}

/* The row that has a label which is to be seen. */
GtkWidget *
filing_fixture_find_row (GtkWidget *root,
                         const char *title,
                         GType type)
{
  GtkWidget *label = NULL;
  GtkWidget *row = NULL;

  g_test_message ("row “%s”", title);
  panel_wait_until ((label = panel_fixture_find_label (root, title)) != NULL);
  row = gtk_widget_get_ancestor (label, type);
  g_assert_nonnull (row);
  return row;
}

void
filing_fixture_press_row (GtkWidget *root,
                          const char *title)
{
  g_signal_emit_by_name (filing_fixture_find_row (root, title, GTK_TYPE_LIST_BOX_ROW), "activate");
  panel_fixture_spin (300);
}

void
filing_fixture_fill_in (GtkWidget *root,
                        const char *title,
                        const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (filing_fixture_find_row (root, title, ADW_TYPE_ENTRY_ROW)), text);
  panel_fixture_spin (20);
}

void
filing_fixture_check (GtkWidget *root,
                      const char *label)
{
  gtk_check_button_set_active (GTK_CHECK_BUTTON (filing_fixture_find_row (root, label, GTK_TYPE_CHECK_BUTTON)), TRUE);
  panel_fixture_spin (20);
}

void
filing_fixture_wait_for_checks (GtkWidget *dialog)
{
  panel_wait_until (panel_fixture_find_button (dialog, "_Continue") != NULL && gtk_widget_get_sensitive (panel_fixture_find_button (dialog, "_Continue")));
}

/* From the first page to the one that asks who files, with a key. */
void
filing_fixture_go_to_submitter (GtkWidget *dialog,
                                const char *key)
{
  filing_fixture_wait_for_checks (dialog);
  panel_fixture_click (dialog, "_Continue");
  panel_fixture_spin (300);
  filing_fixture_press_row (dialog, "Send to regulations.gov");
  if (key == NULL)
    return;
  filing_fixture_fill_in (dialog, "Key", key);
  adw_switch_row_set_active (ADW_SWITCH_ROW (filing_fixture_find_row (dialog, "I Hold This Key or May Use It, and Certify This", ADW_TYPE_SWITCH_ROW)), TRUE);
  panel_fixture_click (dialog, "_Use This Key");
  /* No desktop keeps it here, which is said first. */
  panel_wait_until (panel_fixture_find_label (dialog, "This desktop keeps no passwords, so the key is forgotten when Rejoinder ends.") != NULL);
  panel_fixture_click (dialog, "_Continue");
  panel_fixture_spin (300);
}

void
filing_fixture_fill_in_person (GtkWidget *dialog)
{
  filing_fixture_fill_in (dialog, "First Name", "Zoë");
  filing_fixture_fill_in (dialog, "Last Name", "Park");
  filing_fixture_fill_in (dialog, "E-Mail Address", "zoe@example.org");
}

/* An entry that bears the name of something else too. */
static GtkWidget *
find_entry (GtkWidget *root,
            const char *title)
{
  if (ADW_IS_ENTRY_ROW (root) && gtk_widget_get_mapped (root) && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_entry (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

void
filing_fixture_fill_in_firm (GtkWidget *dialog)
{
  GtkWidget *entry = NULL;

  panel_wait_until ((entry = find_entry (dialog, "Organization")) != NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Moss & Park LLP");
  filing_fixture_fill_in (dialog, "E-Mail Address", "office@example.org");
  adw_combo_row_set_selected (ADW_COMBO_ROW (filing_fixture_find_row (dialog, "Type of Organization", ADW_TYPE_COMBO_ROW)), 1);
  panel_fixture_spin (20);
}

/* From there to the review, and Send. */
void
filing_fixture_send (GtkWidget *dialog,
                     const char *confirmation)
{
  panel_fixture_click (dialog, "_Continue");
  panel_wait_until (panel_fixture_find_label (dialog, "Text and Files") != NULL);
  panel_fixture_spin (300);
  panel_fixture_click (dialog, "_Continue");
  panel_wait_until (panel_fixture_find_label (dialog, confirmation) != NULL);
  filing_fixture_check (dialog, confirmation);
  panel_fixture_click (dialog, "_Send It Now");
}

static gboolean
activate_escape (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (controller) && j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger) && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == GDK_KEY_Escape &&
              gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget, gtk_shortcut_get_arguments (shortcut)))
            return TRUE;
        }
    }
  return FALSE;
}

/* As the key goes: from what has the focus outward, to the first that takes it. */
void
filing_fixture_press_escape (FilingFixture *fixture)
{
  GtkWidget *widget = gtk_root_get_focus (GTK_ROOT (fixture->panel.window));

  g_assert_nonnull (widget);
  g_assert_true (gtk_widget_is_ancestor (widget, fixture->dialog));
  while (widget != NULL && !activate_escape (widget))
    widget = gtk_widget_get_parent (widget);
  panel_fixture_spin (500);
}

StandInComment *
filing_fixture_get_comment (FilingFixture *fixture)
{
  GPtrArray *comments = stand_in_regulations_get_comments (fixture->server);

  g_assert_cmpuint (comments->len, ==, 1);
  return comments->pdata[0];
}

static void
key_set_cb (GObject *object,
            GAsyncResult *result,
            gpointer user_data)
{
  *(gboolean *) user_data = rej_secret_store_set_finish (REJ_SECRET_STORE (object), result, NULL, NULL);
}

void
filing_fixture_set_key (FilingFixture *fixture)
{
  gboolean is_set = FALSE;

  panel_wait_until (rej_workspace_get_ready (fixture->panel.workspace));
  rej_secret_store_set_async (rej_workspace_get_secrets (fixture->panel.workspace), REJ_SECRET_REGULATIONS, "Test", FILING_KEY, NULL, key_set_cb, &is_set);
  panel_wait_until (is_set);
}

/* The notice gives an address, and every other way, so that the comment can go by each. */
static const char notice[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<PRORULE><PREAMB><PRTPAGE P=\"56338\"/><AGENCY TYPE=\"F\">DEPARTMENT OF TRIAL</AGENCY><CFR>8 CFR Part 103</CFR><DEPDOC>[Docket No. USCIS-2019-0007]</DEPDOC>"
    "<SUBJECT>A Rule to Try</SUBJECT><AGY><HD SOURCE=\"HED\">AGENCY:</HD><P>Department of Trial.</P></AGY>"
    "<ACT><HD SOURCE=\"HED\">ACTION:</HD><P>Proposed rule.</P></ACT>"
    "<ADD><HD SOURCE=\"HED\">ADDRESSES:</HD><P>You may submit comments by any of the following methods:</P>"
    "<P>Federal eRulemaking Portal: https://www.regulations.gov.</P><P>E-mail: comments@trial.example.gov.</P>"
    "<P>Mail: Regulations Desk, Department of Trial, 12 Long Street, Washington, DC 20001. Comments must be postmarked by the last day.</P>"
    "<P>Hand Delivery or Courier: Docket Room, 14 Long Street, Washington, DC 20001.</P><P>Fax: 202-555-0100.</P>"
    "<P>Agency Website: https://trial.example.gov/comments. Follow the instructions there.</P></ADD>"
    "</PREAMB><SUPLINF><HD SOURCE=\"HED\">SUPPLEMENTARY INFORMATION:</HD><P>Words.</P></SUPLINF></PRORULE>\n";

void
filing_fixture_open_with_notice (FilingFixture *fixture,
                                 int width)
{
  g_autoptr (GBytes) xml = g_bytes_new_static (notice, strlen (notice));
  g_autoptr (GError) error = NULL;
  g_autoptr (RejRule) rule = rej_rule_parse (xml, NULL, NULL, &error);

  g_assert_no_error (error);
  filing_fixture_open_comment (fixture, filing_source, width);
  rej_document_set_rule (fixture->panel.document, rule);
  panel_fixture_settle (&fixture->panel);
}

void
filing_fixture_go_on_by (GtkWidget *dialog,
                         const char *way,
                         const char *send_label)
{
  filing_fixture_wait_for_checks (dialog);
  panel_fixture_click (dialog, "_Continue");
  panel_fixture_spin (300);
  filing_fixture_press_row (dialog, way);
  filing_fixture_fill_in (dialog, "First Name", "Zoë");
  filing_fixture_fill_in (dialog, "Last Name", "Park");
  /* Only regulations.gov asks for it. */
  if (panel_fixture_find_label (dialog, "E-Mail Address") != NULL)
    filing_fixture_fill_in (dialog, "E-Mail Address", "zoe@example.org");
  panel_fixture_click (dialog, "_Continue");
  panel_fixture_spin (400);
  panel_fixture_click (dialog, "_Continue");
  panel_wait_until (panel_fixture_find_label (dialog, FILING_NAMED) != NULL);
  filing_fixture_check (dialog, FILING_NAMED);
  panel_fixture_click (dialog, send_label);
  panel_wait_until (panel_fixture_find_button (dialog, "_Not Filed After All") != NULL);
  panel_fixture_spin (400);
}
