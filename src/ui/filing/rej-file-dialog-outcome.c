/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-file-dialog-outcome.h"

#include <glib/gi18n-lib.h>

#include "rej-message.h"

struct _RejFileDialogOutcome
{
  AdwNavigationPage parent_instance;

  /* template */
  AdwStatusPage *status_page;
  GtkBox *box;
  GtkListBox *facts;
  GtkListBox *choices;
};

G_DEFINE_FINAL_TYPE (RejFileDialogOutcome, rej_file_dialog_outcome, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
choice_activated_cb (RejFileDialogOutcome *self,
                     GtkListBoxRow *row)
{
  const char *name = g_object_get_data (G_OBJECT (row), "name");

  g_signal_emit (self, signals[SIGNAL_CHOSEN], g_quark_from_string (name), name);
}

static void
copy_clicked_cb (RejFileDialogOutcome *self,
                 GtkButton *button)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), g_object_get_data (G_OBJECT (button), "value"));
  rej_message_announce (GTK_WIDGET (self), _ ("Copied"));
}

/* So that Escape and Tab go on from here, and what happened is read out first. */
static void
shown_cb (RejFileDialogOutcome *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->status_page));
}

static void
rej_file_dialog_outcome_class_init (RejFileDialogOutcomeClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  /**
   * RejFileDialogOutcome::chosen:
   * @self: the page
   * @name: the name of the choice
   *
   * The writer chose what to do next. The detail is the name.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", REJ_TYPE_FILE_DIALOG_OUTCOME, G_SIGNAL_RUN_LAST | G_SIGNAL_DETAILED, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/rejoinder/ui/rej-file-dialog-outcome.ui");
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogOutcome, status_page);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogOutcome, box);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogOutcome, facts);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogOutcome, choices);
  gtk_widget_class_bind_template_callback (widget_class, choice_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
}

static void
rej_file_dialog_outcome_init (RejFileDialogOutcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rej_file_dialog_outcome_new:
 * @icon: the name of an icon
 * @title: what came of it
 * @description: what that means, whole sentences
 *
 * Creates the page.
 *
 * Returns: (transfer floating): the page
 */
RejFileDialogOutcome *
rej_file_dialog_outcome_new (const char *icon,
                             const char *title,
                             const char *description)
{
  RejFileDialogOutcome *self = g_object_new (REJ_TYPE_FILE_DIALOG_OUTCOME, "title", title, "tag", "outcome", NULL);

  adw_status_page_set_icon_name (self->status_page, icon);
  adw_status_page_set_title (self->status_page, title);
  adw_status_page_set_description (self->status_page, description);
  return self;
}

/**
 * rej_file_dialog_outcome_add_fact:
 * @self: the page
 * @title: what it is
 * @value: what is known
 * @can_copy: whether people will want to copy it
 */
void
rej_file_dialog_outcome_add_fact (RejFileDialogOutcome *self,
                                  const char *title,
                                  const char *value,
                                  gboolean can_copy)
{
  GtkWidget *row = NULL;

  g_return_if_fail (REJ_IS_FILE_DIALOG_OUTCOME (self));
  g_return_if_fail (title != NULL && value != NULL);

  row = adw_action_row_new ();
  gtk_widget_add_css_class (row, "property");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), value);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  if (can_copy)
    {
      GtkWidget *button = gtk_button_new_from_icon_name ("edit-copy-symbolic");

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_tooltip_text (button, _ ("Copy"));
      g_object_set_data_full (G_OBJECT (button), "value", g_strdup (value), g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (copy_clicked_cb), self, G_CONNECT_SWAPPED);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  gtk_list_box_append (self->facts, row);
  gtk_widget_set_visible (GTK_WIDGET (self->facts), TRUE);
}

/**
 * rej_file_dialog_outcome_add_choice:
 * @self: the page
 * @name: by which "chosen" calls it
 * @title: what to do
 * @subtitle: (nullable): what that means
 */
void
rej_file_dialog_outcome_add_choice (RejFileDialogOutcome *self,
                                    const char *name,
                                    const char *title,
                                    const char *subtitle)
{
  GtkWidget *row = NULL;
  GtkWidget *next = NULL;

  g_return_if_fail (REJ_IS_FILE_DIALOG_OUTCOME (self));
  g_return_if_fail (name != NULL && title != NULL);

  row = adw_action_row_new ();
  next = gtk_image_new_from_icon_name ("go-next-symbolic");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_accessible_update_state (GTK_ACCESSIBLE (next), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), next);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "name", g_strdup (name), g_free);
  gtk_list_box_append (self->choices, row);
  gtk_widget_set_visible (GTK_WIDGET (self->choices), TRUE);
}

/**
 * rej_file_dialog_outcome_set_choices_first:
 * @self: the page
 * @choices_first: whether what to do now matters more than what is known
 */
void
rej_file_dialog_outcome_set_choices_first (RejFileDialogOutcome *self,
                                           gboolean choices_first)
{
  g_return_if_fail (REJ_IS_FILE_DIALOG_OUTCOME (self));

  gtk_box_reorder_child_after (self->box, GTK_WIDGET (self->facts), choices_first ? GTK_WIDGET (self->choices) : NULL);
}
