/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-ignored-dialog.h"

#include <glib/gi18n-lib.h>

#include "rej-finding-words.h"
#include "rej-message.h"

struct _RejIgnoredDialog
{
  AdwDialog parent_instance;

  /* template */
  GtkStack *stack;
  AdwPreferencesGroup *group;

  /* owned */
  RejDocument *document;
  GPtrArray *rows; /* borrowed from the group */
};

G_DEFINE_FINAL_TYPE (RejIgnoredDialog, rej_ignored_dialog, ADW_TYPE_DIALOG)

static void
restore (RejIgnoredDialog *self,
         int position)
{
  g_autoptr (GError) error = NULL;

  if (!rej_document_restore_ignored (self->document, position, &error))
    rej_message_show_error (GTK_WIDGET (self), _ ("The Findings Could Not Be Shown Again"), error);
}

static void
restore_clicked_cb (RejIgnoredDialog *self,
                    GtkButton *button)
{
  restore (self, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "position")));
}

static void
restore_all_clicked_cb (RejIgnoredDialog *self)
{
  restore (self, -1);
}

static void
add_row (RejIgnoredDialog *self,
         guint position)
{
  const char *text = NULL;
  const char *code = rej_comment_get_ignored (rej_document_get_comment (self->document), position, &text);
  g_autofree char *title = code != NULL ? rej_finding_words_for_code (code) : g_strdup (_ ("An entry without a kind"));
  /* Translators: %s is a piece of the comment */
  g_autofree char *subtitle = text != NULL ? g_strdup_printf (_ ("“%s”"), text) : g_strdup (_ ("Everywhere in this comment"));
  /* Translators: %s is the name of a kind of findings */
  g_autofree char *label = g_strdup_printf (_ ("Show again: %s"), title);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Show Again"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data (G_OBJECT (button), "position", GUINT_TO_POINTER (position));
  g_signal_connect_object (button, "clicked", G_CALLBACK (restore_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

static void
show_ignored (RejIgnoredDialog *self)
{
  guint n_ignored = rej_comment_get_n_ignored (rej_document_get_comment (self->document));

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < n_ignored; i++)
    add_row (self, i);
  gtk_stack_set_visible_child_name (self->stack, n_ignored > 0 ? "list" : "nothing");
}

static void
rej_ignored_dialog_dispose (GObject *object)
{
  g_clear_object (&REJ_IGNORED_DIALOG (object)->document);

  G_OBJECT_CLASS (rej_ignored_dialog_parent_class)->dispose (object);
}

static void
rej_ignored_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (REJ_IGNORED_DIALOG (object)->rows);

  G_OBJECT_CLASS (rej_ignored_dialog_parent_class)->finalize (object);
}

static void
rej_ignored_dialog_class_init (RejIgnoredDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rej_ignored_dialog_dispose;
  G_OBJECT_CLASS (class)->finalize = rej_ignored_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/rejoinder/ui/rej-ignored-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RejIgnoredDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, RejIgnoredDialog, group);
  gtk_widget_class_bind_template_callback (widget_class, restore_all_clicked_cb);
}

static void
rej_ignored_dialog_init (RejIgnoredDialog *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rej_ignored_dialog_new:
 * @document: a comment
 *
 * Creates the list of what is ignored in a comment.
 *
 * Returns: (transfer floating): the dialog
 */
RejIgnoredDialog *
rej_ignored_dialog_new (RejDocument *document)
{
  RejIgnoredDialog *self = NULL;

  g_return_val_if_fail (REJ_IS_DOCUMENT (document), NULL);

  self = g_object_new (REJ_TYPE_IGNORED_DIALOG, NULL);
  self->document = g_object_ref (document);
  g_signal_connect_object (document, "details-changed", G_CALLBACK (show_ignored), self, G_CONNECT_SWAPPED);
  show_ignored (self);
  return self;
}
