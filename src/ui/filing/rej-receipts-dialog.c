/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-receipts-dialog.h"

#include <glib/gi18n-lib.h>

#include "rej-file-dialog-state.h"
#include "rej-filing-journal.h"
#include "rej-message.h"
#include "rej-receipt-page.h"
#include "rej-receipt.h"

struct _RejReceiptsDialog
{
  AdwDialog parent_instance;

  /* template */
  AdwNavigationView *navigation;
  GtkStack *stack;
  AdwSwitchRow *daily_row;
  AdwPreferencesGroup *receipts_group;

  /* owned */
  RejWorkspace *workspace;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (RejReceiptsDialog, rej_receipts_dialog, ADW_TYPE_DIALOG)

static void
row_activated_cb (RejReceiptsDialog *self,
                  AdwActionRow *row)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "id");

  adw_navigation_view_push (self->navigation, ADW_NAVIGATION_PAGE (rej_receipt_page_new (self->workspace, *id)));
}

static GtkWidget *
new_row (RejReceiptsDialog *self,
         const RejFiling *filing)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *next = gtk_image_new_from_icon_name ("go-next-symbolic");
  g_autofree char *time = rej_file_dialog_state_dup_time_words (rej_receipt_get_time (filing));
  g_autofree char *subtitle = g_strjoin ("\n", rej_file_dialog_state_get_words (filing), time, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), filing->title != NULL ? filing->title : *filing->document != '\0' ? filing->document
                                                                                                                              : _ ("A comment"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_accessible_update_state (GTK_ACCESSIBLE (next), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), next);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&filing->id, sizeof filing->id), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
listed_cb (GObject *object,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (RejReceiptsDialog) self = REJ_RECEIPTS_DIALOG (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) filings = rej_filing_list_finish (REJ_LIBRARY (object), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (filings == NULL)
    rej_message_show_error (GTK_WIDGET (self), _ ("The Receipts Could Not Be Read"), error);
  for (guint i = 0; filings != NULL && i < filings->len; i++)
    adw_preferences_group_add (self->receipts_group, new_row (self, filings->pdata[i]));
  gtk_stack_set_visible_child_name (self->stack, filings != NULL && filings->len > 0 ? "receipts" : "nothing");
}

static void
rej_receipts_dialog_dispose (GObject *object)
{
  RejReceiptsDialog *self = REJ_RECEIPTS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (rej_receipts_dialog_parent_class)->dispose (object);
}

static void
rej_receipts_dialog_finalize (GObject *object)
{
  g_clear_object (&REJ_RECEIPTS_DIALOG (object)->cancellable);

  G_OBJECT_CLASS (rej_receipts_dialog_parent_class)->finalize (object);
}

static void
rej_receipts_dialog_class_init (RejReceiptsDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rej_receipts_dialog_dispose;
  G_OBJECT_CLASS (class)->finalize = rej_receipts_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/rejoinder/ui/rej-receipts-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RejReceiptsDialog, navigation);
  gtk_widget_class_bind_template_child (widget_class, RejReceiptsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, RejReceiptsDialog, daily_row);
  gtk_widget_class_bind_template_child (widget_class, RejReceiptsDialog, receipts_group);
}

static void
rej_receipts_dialog_init (RejReceiptsDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rej_receipts_dialog_new:
 * @workspace: where the library is
 *
 * Creates the dialog.
 *
 * Returns: (transfer floating): the dialog
 */
RejReceiptsDialog *
rej_receipts_dialog_new (RejWorkspace *workspace)
{
  RejReceiptsDialog *self = NULL;
  RejLibrary *library = NULL;

  g_return_val_if_fail (REJ_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (REJ_TYPE_RECEIPTS_DIALOG, NULL);
  self->workspace = g_object_ref (workspace);
  library = rej_workspace_get_library (workspace);
  g_settings_bind (rej_workspace_get_settings (workspace), "ask-whether-posted", self->daily_row, "active", G_SETTINGS_BIND_DEFAULT);
  if (library != NULL)
    rej_filing_list_async (library, 0, NULL, self->cancellable, listed_cb, g_object_ref (self));
  else
    gtk_stack_set_visible_child_name (self->stack, "nothing");
  return self;
}
