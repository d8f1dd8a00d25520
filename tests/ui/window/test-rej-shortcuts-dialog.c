/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-application.h"
#include "rej-shortcuts-dialog.h"

#include <adwaita.h>

static GtkWidget *
find_row (GtkWidget *root,
          const char *name)
{
  if (ADW_IS_ACTION_ROW (root) && g_str_equal (gtk_widget_get_name (root), name))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
has_label (GtkWidget *root,
           const char *part)
{
  if (GTK_IS_LABEL (root) && g_strstr_len (gtk_label_get_text (GTK_LABEL (root)), -1, part) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (has_label (child, part))
        return TRUE;
    }
  return FALSE;
}

static char *
dup_label (const char *accelerator)
{
  guint key = 0;
  GdkModifierType modifiers = 0;

  g_assert_true (gtk_accelerator_parse (accelerator, &key, &modifiers));
  return gtk_accelerator_get_label (key, modifiers);
}

/* Whatever may be pressed is in the dialog, each of its keys. */
static void
test_complete (gconstpointer data)
{
  GtkApplication *application = GTK_APPLICATION ((gpointer) data);
  g_auto (GStrv) actions = gtk_application_list_action_descriptions (application);
  AdwDialog *dialog = g_object_ref_sink (rej_shortcuts_dialog_new (application));

  g_assert_cmpuint (g_strv_length (actions), >, 40);
  for (guint i = 0; actions[i] != NULL; i++)
    {
      g_auto (GStrv) accelerators = gtk_application_get_accels_for_action (application, actions[i]);
      GtkWidget *row = find_row (adw_dialog_get_child (dialog), actions[i]);

      g_test_message ("%s", actions[i]);
      g_assert_nonnull (row);
      for (guint k = 0; accelerators[k] != NULL; k++)
        {
          g_autofree char *label = dup_label (accelerators[k]);

          g_assert_true (has_label (row, label));
        }
    }
  g_object_unref (dialog);
}

/* A key does one thing. */
static void
test_unique (gconstpointer data)
{
  GtkApplication *application = GTK_APPLICATION ((gpointer) data);
  g_auto (GStrv) actions = gtk_application_list_action_descriptions (application);

  for (guint i = 0; actions[i] != NULL; i++)
    {
      g_auto (GStrv) accelerators = gtk_application_get_accels_for_action (application, actions[i]);

      for (guint k = 0; accelerators[k] != NULL; k++)
        {
          g_auto (GStrv) owners = gtk_application_get_actions_for_accel (application, accelerators[k]);

          g_test_message ("%s: %s", accelerators[k], actions[i]);
          g_assert_cmpuint (g_strv_length (owners), ==, 1);
        }
    }
}

/* With a shift most keys make another character, and which one depends on the keyboard: "Shift+8" is a key that no
 * keyboard has. Letters, and keys that make no character, stay what they are. */
static void
test_shift (gconstpointer data)
{
  GtkApplication *application = GTK_APPLICATION ((gpointer) data);
  g_auto (GStrv) actions = gtk_application_list_action_descriptions (application);

  for (guint i = 0; actions[i] != NULL; i++)
    {
      g_auto (GStrv) accelerators = gtk_application_get_accels_for_action (application, actions[i]);

      for (guint k = 0; accelerators[k] != NULL; k++)
        {
          guint key = 0;
          GdkModifierType modifiers = 0;
          gunichar character = 0;

          g_test_message ("%s: %s", accelerators[k], actions[i]);
          g_assert_true (gtk_accelerator_parse (accelerators[k], &key, &modifiers));
          character = gdk_keyval_to_unicode (key);
          g_assert_true ((modifiers & GDK_SHIFT_MASK) == 0 || character == 0 || g_unichar_isalpha (character));
        }
    }
}

int
main (int argc,
      char *argv[])
{
  g_autoptr (RejApplication) application = NULL;
  g_autofree char *library = g_dir_make_tmp ("rejoinder-library-XXXXXX", NULL);

  gtk_test_init (&argc, &argv, NULL);
  g_setenv ("REJOINDER_LIBRARY", library, TRUE);
  application = rej_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  g_test_add_data_func ("/shortcuts-dialog/complete", application, test_complete);
  g_test_add_data_func ("/shortcuts-dialog/unique", application, test_unique);
  g_test_add_data_func ("/shortcuts-dialog/shift", application, test_shift);

  return g_test_run ();
}
