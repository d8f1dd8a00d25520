/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-attachment-dialog.h"

#include <glib/gi18n-lib.h>

#include "rej-message.h"

struct _RejAttachmentDialog
{
  AdwDialog parent_instance;

  /* template */
  AdwWindowTitle *window_title;
  GtkStack *stack;
  AdwPreferencesGroup *blocking_group;
  AdwPreferencesGroup *warning_group;
  AdwPreferencesGroup *note_group;
  AdwPreferencesGroup *removed_group;
  AdwPreferencesGroup *stayed_group;
  GtkWidget *actions;
  GtkLabel *hint;
  GtkWidget *clean_button;
  GtkWidget *use_button;

  /* owned */
  RejAttachmentReport *report;
  RejLibrary *library;
  RejCheckContext *context;
  RejAttachmentCleaning *cleaning;
  GCancellable *cancellable;

  /* state */
  gboolean can_clean;
};

G_DEFINE_FINAL_TYPE (RejAttachmentDialog, rej_attachment_dialog, ADW_TYPE_DIALOG)

enum
{
  SIGNAL_CLEANED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static void
add_finding (AdwPreferencesGroup *group,
             const RejAttachmentFinding *finding)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), finding->sentence);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_preferences_group_add (group, row);
  gtk_widget_set_visible (GTK_WIDGET (group), TRUE);
}

static void
show_report (RejAttachmentDialog *self)
{
  AdwPreferencesGroup *const groups[] = { self->blocking_group, self->warning_group, self->note_group };

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    gtk_widget_set_visible (GTK_WIDGET (groups[i]), FALSE);
  for (guint i = 0; i < self->report->findings->len; i++)
    {
      const RejAttachmentFinding *finding = g_ptr_array_index (self->report->findings, i);

      add_finding (groups[finding->severity], finding);
    }
  gtk_stack_set_visible_child_name (self->stack, self->report->findings->len > 0 ? "found" : "nothing");
  gtk_label_set_label (self->hint, _ ("The file itself stays as it is. You see what was taken out before the copy is used."));
  gtk_widget_set_visible (self->actions, self->can_clean && rej_attachment_report_can_clean (self->report) && self->report->sha256 != NULL);
  gtk_widget_set_visible (self->clean_button, TRUE);
}

static void
show_cleaning (RejAttachmentDialog *self)
{
  g_autofree char *said = g_strdup_printf (ngettext ("%u thing is no longer found in the copy.", "%u things are no longer found in the copy.", self->cleaning->removed->len), self->cleaning->removed->len);

  gtk_widget_set_visible (GTK_WIDGET (self->removed_group), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->stayed_group), FALSE);
  for (guint i = 0; i < self->cleaning->removed->len; i++)
    add_finding (self->removed_group, g_ptr_array_index (self->cleaning->removed, i));
  for (guint i = 0; i < self->cleaning->stayed->len; i++)
    add_finding (self->stayed_group, g_ptr_array_index (self->cleaning->stayed, i));
  gtk_stack_set_visible_child_name (self->stack, "cleaned");
  gtk_label_set_label (self->hint, _ ("Look at the copy before you file it. The file you chose stays on your disk as it is."));
  gtk_widget_set_visible (self->clean_button, FALSE);
  gtk_widget_set_visible (self->use_button, TRUE);
  gtk_widget_set_visible (self->actions, TRUE);
  gtk_widget_grab_focus (self->use_button);
  rej_message_announce (GTK_WIDGET (self), said);
}

/* The cause is kept in the sentence; what was found before is shown again. */
static void
fail (RejAttachmentDialog *self,
      const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  show_report (self);
  rej_message_show_error (GTK_WIDGET (self), _ ("The Copy Could Not Be Made"), error);
}

static void
cleaned_cb (GObject *object,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (RejAttachmentDialog) self = REJ_ATTACHMENT_DIALOG (user_data);
  g_autoptr (GError) error = NULL;
  RejAttachmentCleaning *cleaning = rej_attachment_clean_finish (result, &error);

  /* Closed meanwhile. */
  if (g_cancellable_is_cancelled (self->cancellable))
    {
      g_clear_pointer (&cleaning, rej_attachment_cleaning_unref);
      return;
    }
  if (cleaning == NULL)
    {
      fail (self, error);
      return;
    }
  self->cleaning = cleaning;
  show_cleaning (self);
}

typedef struct
{
  RejAttachmentDialog *dialog;
  GOutputStream *stream;
} Loading;

static void
loaded_cb (GObject *object,
           GAsyncResult *result,
           gpointer user_data)
{
  Loading *loading = user_data;
  g_autoptr (RejAttachmentDialog) self = loading->dialog;
  g_autoptr (GOutputStream) stream = loading->stream;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_free (loading);
  if (!rej_library_change_finish (REJ_LIBRARY (object), result, &error) || !g_output_stream_close (stream, NULL, &error))
    {
      fail (self, error);
      return;
    }
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  rej_attachment_clean_async (self->report->name, bytes, rej_check_context_get_privacy (self->context), self->cancellable, cleaned_cb, g_object_ref (self));
}

static void
clean_clicked_cb (RejAttachmentDialog *self)
{
  Loading *loading = g_new0 (Loading, 1);

  loading->dialog = g_object_ref (self);
  loading->stream = g_memory_output_stream_new_resizable ();
  gtk_stack_set_visible_child_name (self->stack, "cleaning");
  gtk_widget_set_visible (self->actions, FALSE);
  rej_library_load_attachment_async (self->library, self->report->sha256, loading->stream, self->cancellable, loaded_cb, loading);
}

static void
use_clicked_cb (RejAttachmentDialog *self)
{
  g_signal_emit (self, signals[SIGNAL_CLEANED], 0, self->cleaning->bytes);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
rej_attachment_dialog_closed (AdwDialog *dialog)
{
  g_cancellable_cancel (REJ_ATTACHMENT_DIALOG (dialog)->cancellable);
}

static void
rej_attachment_dialog_finalize (GObject *object)
{
  RejAttachmentDialog *self = REJ_ATTACHMENT_DIALOG (object);

  g_clear_pointer (&self->report, rej_attachment_report_unref);
  g_clear_pointer (&self->context, rej_check_context_unref);
  g_clear_pointer (&self->cleaning, rej_attachment_cleaning_unref);
  g_clear_object (&self->library);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (rej_attachment_dialog_parent_class)->finalize (object);
}

static void
rej_attachment_dialog_class_init (RejAttachmentDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = rej_attachment_dialog_finalize;
  ADW_DIALOG_CLASS (class)->closed = rej_attachment_dialog_closed;

  /**
   * RejAttachmentDialog::cleaned:
   * @bytes: (type GBytes): the cleaned copy
   *
   * The writer wants the copy in place of the file.
   */
  signals[SIGNAL_CLEANED] = g_signal_new ("cleaned", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BYTES);

  gtk_widget_class_set_template_from_resource (widget_class, "/rejoinder/ui/rej-attachment-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RejAttachmentDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, RejAttachmentDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, RejAttachmentDialog, blocking_group);
  gtk_widget_class_bind_template_child (widget_class, RejAttachmentDialog, warning_group);
  gtk_widget_class_bind_template_child (widget_class, RejAttachmentDialog, note_group);
  gtk_widget_class_bind_template_child (widget_class, RejAttachmentDialog, removed_group);
  gtk_widget_class_bind_template_child (widget_class, RejAttachmentDialog, stayed_group);
  gtk_widget_class_bind_template_child (widget_class, RejAttachmentDialog, actions);
  gtk_widget_class_bind_template_child (widget_class, RejAttachmentDialog, hint);
  gtk_widget_class_bind_template_child (widget_class, RejAttachmentDialog, clean_button);
  gtk_widget_class_bind_template_child (widget_class, RejAttachmentDialog, use_button);
  gtk_widget_class_bind_template_callback (widget_class, clean_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, use_clicked_cb);
}

static void
rej_attachment_dialog_init (RejAttachmentDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rej_attachment_dialog_new:
 * @report: what was found in a file
 * @library: where the bytes of the file lie
 * @context: what the checks know, private names among it
 * @can_clean: whether to offer a cleaned copy; the comment's own PDF is made anew each time
 *
 * Returns: (transfer floating): a new dialog
 */
GtkWidget *
rej_attachment_dialog_new (const RejAttachmentReport *report,
                           RejLibrary *library,
                           RejCheckContext *context,
                           gboolean can_clean)
{
  RejAttachmentDialog *self;

  g_return_val_if_fail (report != NULL, NULL);
  g_return_val_if_fail (REJ_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (context != NULL, NULL);

  self = g_object_new (REJ_TYPE_ATTACHMENT_DIALOG, NULL);
  self->report = rej_attachment_report_ref ((RejAttachmentReport *) report);
  self->library = g_object_ref (library);
  self->context = rej_check_context_ref (context);
  self->can_clean = can_clean;
  adw_window_title_set_subtitle (self->window_title, report->name);
  show_report (self);
  return GTK_WIDGET (self);
}

/**
 * rej_attachment_dialog_get_report:
 * @self: a dialog
 *
 * Returns: (transfer none): what was found in the file
 */
const RejAttachmentReport *
rej_attachment_dialog_get_report (RejAttachmentDialog *self)
{
  g_return_val_if_fail (REJ_IS_ATTACHMENT_DIALOG (self), NULL);

  return self->report;
}
