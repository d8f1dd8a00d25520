/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "panel-fixture.h"
#include "rej-preferences-dialog.h"

#include <adwaita.h>

static GSettings *
get_settings (PanelFixture *fixture)
{
  return rej_workspace_get_settings (fixture->workspace);
}

static AdwDialog *
show_dialog (PanelFixture *fixture)
{
  AdwDialog *dialog = NULL;

  panel_fixture_set_up (fixture);
  panel_fixture_show (fixture, gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), 800, 900);
  dialog = rej_preferences_dialog_new (fixture->workspace);
  adw_dialog_present (dialog, GTK_WIDGET (adw_window_get_content (ADW_WINDOW (fixture->window))));
  panel_wait_until (gtk_widget_get_mapped (GTK_WIDGET (dialog)));
  panel_fixture_spin (300);
  return dialog;
}

static void
tear_down (PanelFixture *fixture,
           gconstpointer data)
{
  static const char *const keys[] = { "color-scheme", "document-font", "text-scale", "measure", "line-spacing", "check-spelling", "citation-style", "federal-register-url", "ecfr-url", "courtlistener-url" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (get_settings (fixture), keys[i]);
  panel_fixture_tear_down (fixture);
}

static GtkWidget *
find_row (GtkWidget *root,
          const char *title)
{
  if (ADW_IS_PREFERENCES_ROW (root) && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
assert_string (PanelFixture *fixture,
               const char *key,
               const char *expected)
{
  g_autofree char *value = g_settings_get_string (get_settings (fixture), key);

  g_assert_cmpstr (value, ==, expected);
}

/* What is chosen is in the settings, and what is in the settings is shown. */
static void
test_numbers (PanelFixture *fixture,
              gconstpointer data)
{
  GtkWidget *dialog = GTK_WIDGET (show_dialog (fixture));
  AdwSpinRow *size = ADW_SPIN_ROW (find_row (dialog, "Text _Size"));
  AdwSpinRow *length = ADW_SPIN_ROW (find_row (dialog, "Line _Length"));
  AdwSpinRow *spacing = ADW_SPIN_ROW (find_row (dialog, "Line S_pacing"));

  g_assert_cmpfloat (adw_spin_row_get_value (size), ==, 100);
  g_assert_cmpfloat (adw_spin_row_get_value (length), ==, 72);
  panel_fixture_take_pictures (fixture, "preferences");

  adw_spin_row_set_value (size, 150);
  adw_spin_row_set_value (length, 60);
  adw_spin_row_set_value (spacing, 2);
  g_assert_cmpfloat_with_epsilon (g_settings_get_double (get_settings (fixture), "text-scale"), 1.5, 0.001);
  g_assert_cmpuint (g_settings_get_uint (get_settings (fixture), "measure"), ==, 60);
  g_assert_cmpfloat_with_epsilon (g_settings_get_double (get_settings (fixture), "line-spacing"), 2, 0.001);

  g_settings_set_double (get_settings (fixture), "text-scale", 2);
  g_settings_set_uint (get_settings (fixture), "measure", 90);
  g_assert_cmpfloat (adw_spin_row_get_value (size), ==, 200);
  g_assert_cmpfloat (adw_spin_row_get_value (length), ==, 90);
}

static void
test_switches (PanelFixture *fixture,
               gconstpointer data)
{
  static const struct
  {
    const char *title;
    const char *key;
  } rows[] = {
    { "Check Sp_elling", "check-spelling" },
    { "_Quotes and Dashes as in Print", "typographic" },
    { "_Keep the Line in the Middle", "typewriter" },
    { "Find Comments From the _Desktop", "desktop-search" },
    { "Ask Daily _Whether They Are Posted", "ask-whether-posted" },
  };
  GtkWidget *dialog = GTK_WIDGET (show_dialog (fixture));

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      AdwSwitchRow *row = ADW_SWITCH_ROW (find_row (dialog, rows[i].title));
      gboolean before = g_settings_get_boolean (get_settings (fixture), rows[i].key);

      g_assert_cmpint (adw_switch_row_get_active (row), ==, before);
      adw_switch_row_set_active (row, !before);
      g_assert_cmpint (g_settings_get_boolean (get_settings (fixture), rows[i].key), ==, !before);
      g_settings_reset (get_settings (fixture), rows[i].key);
      g_assert_cmpint (adw_switch_row_get_active (row), ==, before);
    }
}

/* Whatever the settings have is chosen here, or follows from what the writer does. */
static void
test_complete (PanelFixture *fixture,
               gconstpointer data)
{
  static const char *const chosen_here[] = { "color-scheme", "document-font", "text-scale", "measure", "line-spacing", "check-spelling", "spelling-language",
                                             "typewriter", "typographic", "citation-style", "desktop-search", "ask-whether-posted",
                                             "federal-register-url", "ecfr-url", "courtlistener-url", "regulations-url", NULL };
  static const char *const followed[] = { "window-size", "window-maximized", "welcomed", "library-order", "show-side-panel", "side-panel-page", NULL };
  g_autoptr (GSettingsSchema) schema = NULL;
  g_auto (GStrv) keys = NULL;

  panel_fixture_set_up (fixture);
  g_object_get (get_settings (fixture), "settings-schema", &schema, NULL);
  keys = g_settings_schema_list_keys (schema);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_test_message ("%s", keys[i]);
      g_assert_true (g_strv_contains (chosen_here, keys[i]) || g_strv_contains (followed, keys[i]));
    }
}

static void
test_choices (PanelFixture *fixture,
              gconstpointer data)
{
  GtkWidget *dialog = GTK_WIDGET (show_dialog (fixture));
  AdwComboRow *colors = ADW_COMBO_ROW (find_row (dialog, "_Colors"));
  AdwComboRow *citations = ADW_COMBO_ROW (find_row (dialog, "C_itation Style"));

  adw_combo_row_set_selected (colors, 2);
  adw_combo_row_set_selected (citations, 1);
  assert_string (fixture, "color-scheme", "dark");
  assert_string (fixture, "citation-style", "fr");
  g_settings_set_string (get_settings (fixture), "color-scheme", "light");
  g_assert_cmpuint (adw_combo_row_get_selected (colors), ==, 1);
}

static void
test_font (PanelFixture *fixture,
           gconstpointer data)
{
  GtkWidget *dialog = GTK_WIDGET (show_dialog (fixture));
  AdwSwitchRow *own = ADW_SWITCH_ROW (find_row (dialog, "_Use a Font of Your Own"));
  GtkWidget *row = find_row (dialog, "_Font");
  GtkFontDialogButton *button = GTK_FONT_DIALOG_BUTTON (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row)));
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Serif 14");
  g_autofree char *begun = NULL;

  g_assert_false (gtk_widget_get_visible (row));
  adw_switch_row_set_active (own, TRUE);
  g_assert_true (gtk_widget_get_visible (row));
  begun = g_settings_get_string (get_settings (fixture), "document-font");
  g_assert_cmpstr (begun, !=, "");
  gtk_font_dialog_button_set_font_desc (button, font);
  assert_string (fixture, "document-font", "Serif 14");
  adw_switch_row_set_active (own, FALSE);
  assert_string (fixture, "document-font", "");
  g_assert_false (gtk_widget_get_visible (row));
}

/* What must not be used is not kept, and the row says so. */
static void
test_addresses (PanelFixture *fixture,
                gconstpointer data)
{
  AdwDialog *dialog = show_dialog (fixture);
  GtkWidget *row = NULL;

  adw_preferences_dialog_set_visible_page_name (ADW_PREFERENCES_DIALOG (dialog), "privacy");
  panel_fixture_spin (300);
  row = find_row (GTK_WIDGET (dialog), "_eCFR");
  g_assert_nonnull (row);
  panel_fixture_take_picture (fixture, "preferences-privacy");
  gtk_editable_set_text (GTK_EDITABLE (row), "http://example.org/");
  g_signal_emit_by_name (row, "apply");
  assert_string (fixture, "ecfr-url", "");
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  gtk_editable_set_text (GTK_EDITABLE (row), "https://example.org/");
  g_signal_emit_by_name (row, "apply");
  assert_string (fixture, "ecfr-url", "https://example.org/");
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  g_assert_cmpstr (rej_verifier_get_base (rej_workspace_get_verifier (fixture->workspace), REJ_ONLINE_ECFR), ==, "https://example.org/api/versioner/v1");
}

int
main (int argc,
      char *argv[])
{
  panel_fixture_init (&argc, &argv);

#define add(path, function) g_test_add (path, PanelFixture, NULL, NULL, function, tear_down)
  add ("/preferences-dialog/numbers", test_numbers);
  add ("/preferences-dialog/switches", test_switches);
  add ("/preferences-dialog/complete", test_complete);
  add ("/preferences-dialog/choices", test_choices);
  add ("/preferences-dialog/font", test_font);
  add ("/preferences-dialog/addresses", test_addresses);
#undef add

  return g_test_run ();
}
