/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-file-dialog-key.h"

#include <glib/gi18n-lib.h>

#include "rej-message.h"
#include "rej-regulations.h"

#define TERMS "https://open.gsa.gov/api/regulationsgov/"

/* In the order of the row's model. */
enum
{
  SERVER_PRODUCTION,
  SERVER_STAGING,
  SERVER_OTHER,
};

struct _RejFileDialogKey
{
  AdwNavigationPage parent_instance;

  /* template */
  GtkEditable *key_row;
  AdwActionRow *test_row;
  GtkWidget *test_spinner;
  AdwSwitchRow *certify_row;
  AdwExpanderRow *server_expander;
  AdwComboRow *server_row;
  GtkEditable *address_row;
  GtkWidget *forget_group;
  GtkWidget *lasting_label;
  GtkWidget *certify_label;
  GtkWidget *continue_button;

  /* owned */
  RejWorkspace *workspace;
  GCancellable *cancellable;

  /* state */
  gboolean updating;
  gboolean is_told; /* that the key does not last */
};

G_DEFINE_FINAL_TYPE (RejFileDialogKey, rej_file_dialog_key, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
get_address (RejFileDialogKey *self)
{
  switch (adw_combo_row_get_selected (self->server_row))
    {
    case SERVER_STAGING:
      return REJ_REGULATIONS_STAGING;
    case SERVER_OTHER:
      return gtk_editable_get_text (self->address_row);
    case SERVER_PRODUCTION:
    default:
      return "";
    }
}

static void
save_address (RejFileDialogKey *self)
{
  g_settings_set_string (rej_workspace_get_settings (self->workspace), "regulations-url", get_address (self));
}

static void
load_address (RejFileDialogKey *self)
{
  g_autofree char *address = g_settings_get_string (rej_workspace_get_settings (self->workspace), "regulations-url");
  gboolean is_usual = *address == '\0';

  self->updating = TRUE;
  gtk_editable_set_text (self->address_row, is_usual || g_str_equal (address, REJ_REGULATIONS_STAGING) ? "" : address);
  adw_combo_row_set_selected (self->server_row, is_usual ? SERVER_PRODUCTION : g_str_equal (address, REJ_REGULATIONS_STAGING) ? SERVER_STAGING
                                                                                                                              : SERVER_OTHER);
  adw_expander_row_set_expanded (self->server_expander, !is_usual);
  self->updating = FALSE;
}

static void
show_test (RejFileDialogKey *self,
           const char *sentence,
           const char *style)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->test_row), "error");
  gtk_widget_remove_css_class (GTK_WIDGET (self->test_row), "success");
  if (style != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->test_row), style);
  adw_action_row_set_subtitle (self->test_row, sentence);
}

static void
update (RejFileDialogKey *self)
{
  gboolean has_key = *gtk_editable_get_text (self->key_row) != '\0';

  gtk_widget_set_visible (GTK_WIDGET (self->address_row), adw_combo_row_get_selected (self->server_row) == SERVER_OTHER);
  gtk_widget_set_sensitive (GTK_WIDGET (self->test_row), has_key);
  gtk_widget_set_sensitive (self->continue_button, has_key && adw_switch_row_get_active (self->certify_row));
  gtk_widget_set_visible (self->certify_label, has_key && !adw_switch_row_get_active (self->certify_row));
}

static void
changed_cb (RejFileDialogKey *self)
{
  if (self->updating || self->workspace == NULL)
    return;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  show_test (self, _ ("Asks regulations.gov whether it knows the key. Nothing is filed."), NULL);
  update (self);
}

static void
tested_cb (GObject *object,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (RejFileDialogKey) self = REJ_FILE_DIALOG_KEY (user_data);
  g_autoptr (GError) error = NULL;
  gboolean is_known = rej_regulations_test_key_finish (REJ_REGULATIONS (object), result, &error);

  gtk_widget_set_visible (self->test_spinner, FALSE);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (is_known)
    show_test (self, _ ("The server knows this key. Whether it may file comments shows only when one is filed."), "success");
  else
    show_test (self, error->message, "error");
  rej_message_announce (GTK_WIDGET (self), adw_action_row_get_subtitle (self->test_row));
}

static void
test_activated_cb (RejFileDialogKey *self)
{
  g_autoptr (RejRegulations) regulations = NULL;
  g_autoptr (GError) error = NULL;

  save_address (self);
  regulations = rej_workspace_dup_regulations (self->workspace, gtk_editable_get_text (self->key_row), &error);
  if (regulations == NULL)
    {
      show_test (self, error->message, "error");
      return;
    }
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  gtk_widget_set_visible (self->test_spinner, TRUE);
  rej_regulations_test_key_async (regulations, self->cancellable, tested_cb, g_object_ref (self));
}

static void
terms_activated_cb (RejFileDialogKey *self)
{
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (TERMS);

  gtk_uri_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, NULL, NULL);
}

static void
key_set_cb (GObject *object,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (RejFileDialogKey) self = REJ_FILE_DIALOG_KEY (user_data);
  gboolean is_lasting = FALSE;
  gboolean is_set = rej_secret_store_set_finish (REJ_SECRET_STORE (object), result, &is_lasting, NULL);

  if (self->workspace == NULL)
    return;
  gtk_widget_set_sensitive (self->continue_button, TRUE);
  gtk_widget_set_visible (self->forget_group, is_set);
  /* Said once, before going on: the next start will ask for the key again. */
  if (is_set && !is_lasting && !self->is_told)
    {
      self->is_told = TRUE;
      gtk_widget_set_visible (self->lasting_label, TRUE);
      gtk_button_set_label (GTK_BUTTON (self->continue_button), _ ("_Continue"));
      rej_message_announce (GTK_WIDGET (self), gtk_label_get_label (GTK_LABEL (self->lasting_label)));
      return;
    }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
key_forgotten_cb (GObject *object,
                  GAsyncResult *result,
                  gpointer user_data)
{
  g_autoptr (RejFileDialogKey) self = REJ_FILE_DIALOG_KEY (user_data);
  g_autoptr (GError) error = NULL;

  if (!rej_secret_store_set_finish (REJ_SECRET_STORE (object), result, NULL, &error) && self->workspace != NULL)
    rej_message_show_error (GTK_WIDGET (self), _ ("The Key Could Not Be Forgotten"), error);
}

static void
continue_clicked_cb (RejFileDialogKey *self)
{
  g_autoptr (RejRegulations) regulations = NULL;
  g_autoptr (GError) error = NULL;

  if (!gtk_widget_get_sensitive (self->continue_button))
    return;
  save_address (self);
  regulations = rej_workspace_dup_regulations (self->workspace, gtk_editable_get_text (self->key_row), &error);
  if (regulations == NULL)
    {
      show_test (self, error->message, "error");
      return;
    }
  gtk_widget_set_sensitive (self->continue_button, FALSE);
  rej_secret_store_set_async (rej_workspace_get_secrets (self->workspace), REJ_SECRET_REGULATIONS, _ ("Rejoinder: key for regulations.gov"), gtk_editable_get_text (self->key_row), NULL, key_set_cb, g_object_ref (self));
}

static void
forget_activated_cb (RejFileDialogKey *self)
{
  rej_secret_store_set_async (rej_workspace_get_secrets (self->workspace), REJ_SECRET_REGULATIONS, _ ("Rejoinder: key for regulations.gov"), NULL, NULL, key_forgotten_cb, g_object_ref (self));
  gtk_editable_set_text (self->key_row, "");
  adw_switch_row_set_active (self->certify_row, FALSE);
  gtk_widget_set_visible (self->forget_group, FALSE);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
rej_file_dialog_key_dispose (GObject *object)
{
  RejFileDialogKey *self = REJ_FILE_DIALOG_KEY (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (rej_file_dialog_key_parent_class)->dispose (object);
}

static void
rej_file_dialog_key_class_init (RejFileDialogKeyClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rej_file_dialog_key_dispose;

  /**
   * RejFileDialogKey::changed:
   * @self: the page
   *
   * A key was given, or the one there was forgotten.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", REJ_TYPE_FILE_DIALOG_KEY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/rejoinder/ui/rej-file-dialog-key.ui");
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogKey, key_row);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogKey, test_row);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogKey, test_spinner);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogKey, certify_row);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogKey, server_expander);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogKey, server_row);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogKey, address_row);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogKey, forget_group);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogKey, lasting_label);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogKey, certify_label);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogKey, continue_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, test_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, terms_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, forget_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, continue_clicked_cb);
}

static void
rej_file_dialog_key_init (RejFileDialogKey *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rej_file_dialog_key_new:
 * @workspace: where settings and keys are
 * @key: (nullable): the key that is kept
 *
 * Creates the page.
 *
 * Returns: (transfer floating): the page
 */
RejFileDialogKey *
rej_file_dialog_key_new (RejWorkspace *workspace,
                         const char *key)
{
  RejFileDialogKey *self = NULL;

  g_return_val_if_fail (REJ_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (REJ_TYPE_FILE_DIALOG_KEY, NULL);
  self->workspace = g_object_ref (workspace);
  load_address (self);
  gtk_editable_set_text (self->key_row, key != NULL ? key : "");
  adw_switch_row_set_active (self->certify_row, key != NULL);
  gtk_widget_set_visible (self->forget_group, key != NULL);
  update (self);
  return self;
}

/**
 * rej_file_dialog_key_get_key:
 * @self: the page
 *
 * Returns: (nullable): the key; %NULL for none
 */
const char *
rej_file_dialog_key_get_key (RejFileDialogKey *self)
{
  const char *key = NULL;

  g_return_val_if_fail (REJ_IS_FILE_DIALOG_KEY (self), NULL);

  key = gtk_editable_get_text (self->key_row);
  return *key != '\0' ? key : NULL;
}
