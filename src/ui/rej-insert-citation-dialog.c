/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-insert-citation-dialog.h"

#include <glib/gi18n-lib.h>

#include "rej-citation-form.h"

struct _RejInsertCitationDialog
{
  AdwDialog parent_instance;

  /* template */
  GtkWidget *insert_button;
  AdwEntryRow *paste_row;
  AdwComboRow *kind_row;
  AdwEntryRow *first_row;
  AdwEntryRow *second_row;
  AdwEntryRow *third_row;
  AdwEntryRow *fourth_row;
  AdwActionRow *preview_row;

  /* owned */
  RejDocument *document;
};

G_DEFINE_FINAL_TYPE (RejInsertCitationDialog, rej_insert_citation_dialog, ADW_TYPE_DIALOG)

static AdwEntryRow *
get_row (RejInsertCitationDialog *self,
         guint field)
{
  AdwEntryRow *rows[REJ_CITATION_FORM_N_FIELDS] = { self->first_row, self->second_row, self->third_row, self->fourth_row };

  return rows[field];
}

static char *
dup_citation (RejInsertCitationDialog *self)
{
  const char *style = rej_comment_get_field (rej_document_get_comment (self->document), REJ_COMMENT_STYLE);
  char *fields[REJ_CITATION_FORM_N_FIELDS] = { NULL };
  char *citation = NULL;

  for (guint i = 0; i < REJ_CITATION_FORM_N_FIELDS; i++)
    fields[i] = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (get_row (self, i)))));
  citation = rej_citation_form_compose (adw_combo_row_get_selected (self->kind_row), (const char *const *) fields, g_strcmp0 (style, "fr") == 0);
  for (guint i = 0; i < REJ_CITATION_FORM_N_FIELDS; i++)
    g_free (fields[i]);
  return citation;
}

static void
field_changed_cb (RejInsertCitationDialog *self)
{
  g_autofree char *citation = self->document != NULL ? dup_citation (self) : NULL;

  adw_action_row_set_subtitle (self->preview_row, citation != NULL ? citation : _ ("Fill in the first fields to see it."));
  gtk_widget_set_sensitive (self->insert_button, citation != NULL);
}

static void
kind_changed_cb (RejInsertCitationDialog *self)
{
  for (guint i = 0; i < REJ_CITATION_FORM_N_FIELDS; i++)
    {
      const char *title = rej_citation_form_get_field_title (adw_combo_row_get_selected (self->kind_row), i);

      gtk_widget_set_visible (GTK_WIDGET (get_row (self, i)), title != NULL);
      if (title != NULL)
        adw_preferences_row_set_title (ADW_PREFERENCES_ROW (get_row (self, i)), title);
    }
  field_changed_cb (self);
}

static gboolean
fill_in (RejInsertCitationDialog *self,
         const char *text)
{
  RejCitationForm form = 0;
  char *fields[REJ_CITATION_FORM_N_FIELDS] = { NULL };

  if (!rej_citation_form_read (text, &form, fields))
    return FALSE;
  adw_combo_row_set_selected (self->kind_row, form);
  for (guint i = 0; i < REJ_CITATION_FORM_N_FIELDS; i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (get_row (self, i)), fields[i]);
      g_free (fields[i]);
    }
  return TRUE;
}

static void
pasted_cb (RejInsertCitationDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->paste_row));
  gboolean is_understood = *text == '\0' || fill_in (self, text);

  if (is_understood)
    gtk_widget_remove_css_class (GTK_WIDGET (self->paste_row), "warning");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->paste_row), "warning");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->paste_row), GTK_ACCESSIBLE_STATE_INVALID, is_understood ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->paste_row), is_understood ? _ ("Paste a citation to take it apart") : _ ("This was not understood as a citation of a kind below"));
}

static void
cancel_clicked_cb (RejInsertCitationDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
insert_clicked_cb (RejInsertCitationDialog *self)
{
  g_autofree char *citation = dup_citation (self);

  if (citation != NULL)
    rej_document_insert_words (self->document, citation);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
rej_insert_citation_dialog_dispose (GObject *object)
{
  g_clear_object (&REJ_INSERT_CITATION_DIALOG (object)->document);

  G_OBJECT_CLASS (rej_insert_citation_dialog_parent_class)->dispose (object);
}

static void
rej_insert_citation_dialog_class_init (RejInsertCitationDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rej_insert_citation_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/rejoinder/ui/rej-insert-citation-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RejInsertCitationDialog, insert_button);
  gtk_widget_class_bind_template_child (widget_class, RejInsertCitationDialog, paste_row);
  gtk_widget_class_bind_template_child (widget_class, RejInsertCitationDialog, kind_row);
  gtk_widget_class_bind_template_child (widget_class, RejInsertCitationDialog, first_row);
  gtk_widget_class_bind_template_child (widget_class, RejInsertCitationDialog, second_row);
  gtk_widget_class_bind_template_child (widget_class, RejInsertCitationDialog, third_row);
  gtk_widget_class_bind_template_child (widget_class, RejInsertCitationDialog, fourth_row);
  gtk_widget_class_bind_template_child (widget_class, RejInsertCitationDialog, preview_row);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, insert_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, pasted_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, field_changed_cb);
}

static void
rej_insert_citation_dialog_init (RejInsertCitationDialog *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < REJ_CITATION_FORM_N_FORMS; i++)
    gtk_string_list_append (kinds, rej_citation_form_get_title (i));
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (kinds));
}

/**
 * rej_insert_citation_dialog_new:
 * @document: where the citation goes, at the cursor
 *
 * Creates the dialog, filled in with the rule under comment where that is known.
 *
 * Returns: (transfer floating): the dialog
 */
RejInsertCitationDialog *
rej_insert_citation_dialog_new (RejDocument *document)
{
  RejInsertCitationDialog *self = NULL;
  const char *citation = NULL;

  g_return_val_if_fail (REJ_IS_DOCUMENT (document), NULL);

  self = g_object_new (REJ_TYPE_INSERT_CITATION_DIALOG, NULL);
  self->document = g_object_ref (document);
  citation = rej_comment_get_field (rej_document_get_comment (document), REJ_COMMENT_CITATION);
  if (citation != NULL)
    fill_in (self, citation);
  kind_changed_cb (self);
  return self;
}
