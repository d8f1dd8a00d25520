/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-file-dialog-progress.h"

#include <glib/gi18n-lib.h>

#include "rej-message.h"

/* Milliseconds between two beats where it cannot be said how much is left. */
#define PULSE_EVERY 120

struct _RejFileDialogProgress
{
  AdwNavigationPage parent_instance;

  /* template */
  AdwStatusPage *status_page;
  GtkProgressBar *bar;
  GtkLabel *bytes_label;
  GtkWidget *cancel_button;

  /* state */
  guint pulse_id;
  gboolean is_stopping;
  gboolean is_stopped;
};

G_DEFINE_FINAL_TYPE (RejFileDialogProgress, rej_file_dialog_progress, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  SIGNAL_CANCEL,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
show (RejFileDialogProgress *self,
      const char *title,
      const char *description)
{
  adw_status_page_set_title (self->status_page, title);
  adw_status_page_set_description (self->status_page, description);
  rej_message_announce (GTK_WIDGET (self), title);
}

static void
cancel_clicked_cb (RejFileDialogProgress *self)
{
  /* Said in the same frame; what was stopped says by itself when that is certain. */
  self->is_stopping = TRUE;
  gtk_widget_set_visible (self->cancel_button, FALSE);
  gtk_label_set_label (self->bytes_label, "");
  show (self, _ ("Stopping…"), _ ("What is on its way is broken off. Nothing more is sent."));
  g_signal_emit (self, signals[SIGNAL_CANCEL], 0);
}

static gboolean
pulse_cb (gpointer user_data)
{
  gtk_progress_bar_pulse (REJ_FILE_DIALOG_PROGRESS (user_data)->bar);
  return G_SOURCE_CONTINUE;
}

static void
rej_file_dialog_progress_dispose (GObject *object)
{
  g_clear_handle_id (&REJ_FILE_DIALOG_PROGRESS (object)->pulse_id, g_source_remove);

  G_OBJECT_CLASS (rej_file_dialog_progress_parent_class)->dispose (object);
}

static void
rej_file_dialog_progress_class_init (RejFileDialogProgressClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rej_file_dialog_progress_dispose;

  /**
   * RejFileDialogProgress::cancel:
   * @self: the page
   *
   * The writer wants the sending to be stopped.
   */
  signals[SIGNAL_CANCEL] = g_signal_new ("cancel", REJ_TYPE_FILE_DIALOG_PROGRESS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/rejoinder/ui/rej-file-dialog-progress.ui");
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogProgress, status_page);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogProgress, bar);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogProgress, bytes_label);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogProgress, cancel_button);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
}

static void
rej_file_dialog_progress_init (RejFileDialogProgress *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rej_file_dialog_progress_new:
 *
 * Creates the page.
 *
 * Returns: (transfer floating): the page
 */
RejFileDialogProgress *
rej_file_dialog_progress_new (void)
{
  return g_object_new (REJ_TYPE_FILE_DIALOG_PROGRESS, NULL);
}

/**
 * rej_file_dialog_progress_set_phase:
 * @self: the page
 * @phase: a sentence that says what is being done
 */
void
rej_file_dialog_progress_set_phase (RejFileDialogProgress *self,
                                    const char *phase)
{
  g_return_if_fail (REJ_IS_FILE_DIALOG_PROGRESS (self));
  g_return_if_fail (phase != NULL);

  if (self->is_stopping || g_strcmp0 (adw_status_page_get_description (self->status_page), phase) == 0)
    return;
  adw_status_page_set_description (self->status_page, phase);
  rej_message_announce (GTK_WIDGET (self), phase);
}

/**
 * rej_file_dialog_progress_set_bytes:
 * @self: the page
 * @done: bytes of files that are sent
 * @total: of how many; 0 where there are no files
 */
void
rej_file_dialog_progress_set_bytes (RejFileDialogProgress *self,
                                    guint64 done,
                                    guint64 total)
{
  g_return_if_fail (REJ_IS_FILE_DIALOG_PROGRESS (self));

  if (self->is_stopping)
    return;
  if (total > 0 && done < total)
    {
      g_autofree char *sent = g_format_size (done);
      g_autofree char *all = g_format_size (total);
      /* Translators: sizes of files: how much is sent, of how much */
      g_autofree char *text = g_strdup_printf (_ ("%s of %s"), sent, all);

      g_clear_handle_id (&self->pulse_id, g_source_remove);
      gtk_progress_bar_set_fraction (self->bar, (double) done / (double) total);
      gtk_label_set_label (self->bytes_label, text);
      return;
    }
  gtk_label_set_label (self->bytes_label, "");
  if (self->pulse_id == 0)
    self->pulse_id = g_timeout_add (PULSE_EVERY, pulse_cb, self);
}

/**
 * rej_file_dialog_progress_set_can_cancel:
 * @self: the page
 * @can_cancel: whether it can still be stopped so that nothing was filed
 */
void
rej_file_dialog_progress_set_can_cancel (RejFileDialogProgress *self,
                                         gboolean can_cancel)
{
  g_return_if_fail (REJ_IS_FILE_DIALOG_PROGRESS (self));

  gtk_widget_set_visible (self->cancel_button, can_cancel && !self->is_stopping);
}

/**
 * rej_file_dialog_progress_set_stopped:
 * @self: the page
 *
 * Says that it is stopped, and nothing was filed: to be called once that is certain. It can be gone on from there when it is
 * written down.
 */
void
rej_file_dialog_progress_set_stopped (RejFileDialogProgress *self)
{
  g_return_if_fail (REJ_IS_FILE_DIALOG_PROGRESS (self));

  if (self->is_stopped)
    return;
  self->is_stopping = TRUE;
  self->is_stopped = TRUE;
  gtk_widget_set_visible (self->cancel_button, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), FALSE);
  gtk_label_set_label (self->bytes_label, "");
  show (self, _ ("Stopped, Nothing Was Filed"), _ ("This is being written down."));
}
