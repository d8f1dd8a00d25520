/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-reminders-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rej-file-writer.h"
#include "rej-message.h"
#include "rej-reminders.h"

struct _RejRemindersDialog
{
  AdwDialog parent_instance;

  /* template */
  AdwPreferencesGroup *group;
  AdwSwitchRow *week_row;
  AdwSwitchRow *day_row;
  AdwSwitchRow *hours_row;
  AdwPreferencesGroup *calendar_group;

  /* owned */
  RejDocument *document;
  RejDeadline *deadline;

  /* state */
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (RejRemindersDialog, rej_reminders_dialog, ADW_TYPE_DIALOG)

static RejDeadlineReminder
get_chosen (RejRemindersDialog *self)
{
  guint chosen = 0;

  chosen |= adw_switch_row_get_active (self->week_row) ? REJ_DEADLINE_REMIND_WEEK : 0;
  chosen |= adw_switch_row_get_active (self->day_row) ? REJ_DEADLINE_REMIND_DAY : 0;
  chosen |= adw_switch_row_get_active (self->hours_row) ? REJ_DEADLINE_REMIND_HOURS : 0;
  return chosen;
}

/* When reminders come, as far as is known, and what comes always. */
static void
show_background (RejRemindersDialog *self)
{
  static const char *const words[REJ_BACKGROUND_N_STATES] = {
    [REJ_BACKGROUND_UNASKED] = N_ ("Rejoinder reminds you while it is open. When you choose a reminder, it asks the desktop whether it may stay without a window."),
                                  [REJ_BACKGROUND_ASKING] = N_ ("Rejoinder reminds you while it is open. It is asking the desktop whether it may stay without a window."),
                                                               [REJ_BACKGROUND_GRANTED] = N_ ("Rejoinder reminds you also when its windows are closed, until you quit it or log out."),
                                                                                             [REJ_BACKGROUND_DENIED] = N_ ("Rejoinder reminds you only while it is open: the desktop does not let it stay without a window."),
                                                                                                                          [REJ_BACKGROUND_ABSENT] = N_ ("Rejoinder reminds you only while it is open: this desktop has no way to let it stay without a window."),
                                                                                                                          };
  RejBackground *background = rej_workspace_get_background (rej_document_get_workspace (self->document));
  g_autofree char *both = g_strjoin (" ", _ (words[rej_background_get_state (background)]),
                                            _ ("A calendar reminds you always: save the deadline as a file and open it there."), NULL);

  adw_preferences_group_set_description (self->calendar_group, both);
}

static void
chosen_cb (RejRemindersDialog *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  RejWorkspace *workspace = rej_document_get_workspace (self->document);

  if (self->is_filling || rej_document_get_draft_id (self->document) == 0)
    return;
  rej_reminders_set (workspace, rej_document_get_draft_id (self->document), self->deadline, get_chosen (self), now);
  if (get_chosen (self) != 0)
    rej_background_ask (rej_workspace_get_background (workspace));
}

static void
written_cb (GObject *object,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (RejRemindersDialog) self = REJ_REMINDERS_DIALOG (user_data);
  g_autoptr (GError) error = NULL;

  if (!rej_file_writer_write_finish (G_FILE (object), result, &error))
    rej_message_show_error (GTK_WIDGET (self), _ ("The File Could Not Be Written"), error);
}

static void
file_chosen_cb (GObject *object,
                GAsyncResult *result,
                gpointer user_data)
{
  g_autoptr (RejRemindersDialog) self = REJ_REMINDERS_DIALOG (user_data);
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (object), result, NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GBytes) bytes = NULL;
  char *calendar = NULL;

  if (file == NULL)
    return;
  calendar = rej_deadline_to_calendar (self->deadline, rej_document_get_title (self->document), rej_comment_get_field (rej_document_get_comment (self->document), REJ_COMMENT_DOCUMENT),
                                       get_chosen (self), now);
  bytes = g_bytes_new_take (calendar, strlen (calendar));
  rej_file_writer_write_async (file, bytes, TRUE, NULL, written_cb, g_steal_pointer (&self));
}

static void
save_cb (RejRemindersDialog *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *name = g_strdup_printf ("deadline-%s.ics", self->deadline->date);

  gtk_file_dialog_set_title (dialog, _ ("Save the Deadline"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, file_chosen_cb, g_object_ref (self));
}

/* A row says when it comes, by the reader's clock. */
static void
fill_row (RejRemindersDialog *self,
          AdwSwitchRow *row,
          RejDeadlineReminder reminder,
          RejDeadlineReminder chosen,
          GDateTime *now)
{
  g_autoptr (GDateTime) moment = rej_deadline_dup_reminder (self->deadline, reminder);
  g_autoptr (GDateTime) here = g_date_time_to_local (moment);
  gboolean is_past = g_date_time_compare (moment, now) <= 0;
  /* Translators: a weekday, a date and an hour as in strftime(3), such as Fri 2 Jan, 8:59 PM */
  g_autofree char *words = is_past ? g_strdup (_ ("That is past.")) : g_date_time_format (here, _ ("%a %-e %b, %-I:%M %p"));

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_switch_row_set_active (row, !is_past && (chosen & reminder) != 0);
  gtk_widget_set_sensitive (GTK_WIDGET (row), !is_past && rej_document_get_draft_id (self->document) != 0);
}

static void
fill (RejRemindersDialog *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  RejDeadlineReminder chosen = rej_reminders_get (rej_document_get_workspace (self->document), rej_document_get_draft_id (self->document));
  g_autofree char *words = rej_deadline_to_words (self->deadline, now, g_date_time_get_timezone (now));
  /* Translators: %s is "closes Fri 2 Jan, 11:59 PM EST (in 3 days)" */
  g_autofree char *sentence = g_strdup_printf (_ ("The comment period %s."), words);

  self->is_filling = TRUE;
  adw_preferences_group_set_description (self->group, sentence);
  fill_row (self, self->week_row, REJ_DEADLINE_REMIND_WEEK, chosen, now);
  fill_row (self, self->day_row, REJ_DEADLINE_REMIND_DAY, chosen, now);
  fill_row (self, self->hours_row, REJ_DEADLINE_REMIND_HOURS, chosen, now);
  self->is_filling = FALSE;
}

static void
rej_reminders_dialog_dispose (GObject *object)
{
  RejRemindersDialog *self = REJ_REMINDERS_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), REJ_TYPE_REMINDERS_DIALOG);
  g_clear_object (&self->document);
  g_clear_pointer (&self->deadline, rej_deadline_unref);

  G_OBJECT_CLASS (rej_reminders_dialog_parent_class)->dispose (object);
}

static void
rej_reminders_dialog_class_init (RejRemindersDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rej_reminders_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/rejoinder/ui/rej-reminders-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RejRemindersDialog, group);
  gtk_widget_class_bind_template_child (widget_class, RejRemindersDialog, week_row);
  gtk_widget_class_bind_template_child (widget_class, RejRemindersDialog, day_row);
  gtk_widget_class_bind_template_child (widget_class, RejRemindersDialog, hours_row);
  gtk_widget_class_bind_template_child (widget_class, RejRemindersDialog, calendar_group);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
rej_reminders_dialog_init (RejRemindersDialog *self)
{
  self->is_filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rej_reminders_dialog_new:
 * @document: an open comment whose deadline is known
 *
 * Creates the dialog.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
rej_reminders_dialog_new (RejDocument *document)
{
  RejRemindersDialog *self = NULL;
  RejDeadline *deadline = NULL;

  g_return_val_if_fail (REJ_IS_DOCUMENT (document), NULL);

  deadline = rej_deadline_lookup (rej_document_get_deadlines (document), "rule");
  g_return_val_if_fail (deadline != NULL, NULL);

  self = g_object_new (REJ_TYPE_REMINDERS_DIALOG, NULL);
  self->document = g_object_ref (document);
  self->deadline = rej_deadline_ref (deadline);
  fill (self);
  g_signal_connect_object (rej_workspace_get_background (rej_document_get_workspace (document)), "notify::state", G_CALLBACK (show_background), self, G_CONNECT_SWAPPED);
  show_background (self);
  return ADW_DIALOG (self);
}
