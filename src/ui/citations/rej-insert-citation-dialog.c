/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-insert-citation-dialog.h"

#include <glib/gi18n-lib.h>

#include "rej-citation-fields.h"
#include "rej-finding-words.h"
#include "rej-quotation.h"

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
  AdwPreferencesGroup *preview_group;

  /* owned */
  RejDocument *document;
  GPtrArray *finding_rows; /* borrowed from the group */
  char **typed[REJ_CITATION_FIELDS_N_KINDS]; /* what the fields of a kind held when it was left */

  /* state */
  RejCitationFieldsKind kind;
};

G_DEFINE_FINAL_TYPE (RejInsertCitationDialog, rej_insert_citation_dialog, ADW_TYPE_DIALOG)

static AdwEntryRow *
get_row (RejInsertCitationDialog *self,
         guint field)
{
  AdwEntryRow *rows[REJ_CITATION_FIELDS_MAX] = { self->first_row, self->second_row, self->third_row, self->fourth_row };

  return rows[field];
}

static char **
dup_fields (RejInsertCitationDialog *self)
{
  char **fields = g_new0 (char *, REJ_CITATION_FIELDS_MAX + 1);

  for (guint i = 0; i < REJ_CITATION_FIELDS_MAX; i++)
    fields[i] = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (get_row (self, i)))));
  return fields;
}

static char *
dup_citation (RejInsertCitationDialog *self)
{
  g_auto (GStrv) fields = dup_fields (self);

  return rej_citation_fields_write (self->kind, (const char *const *) fields, rej_document_get_style (self->document));
}

static void
add_finding_row (RejInsertCitationDialog *self,
                 RejFindingItem *item)
{
  RejFindingSeverity severity = rej_finding_item_get_severity (item);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (rej_finding_icon_for_severity (severity));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), rej_finding_item_get_message (item));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), rej_finding_words_for_severity (severity));
  if (severity != REJ_FINDING_SUGGESTION)
    gtk_widget_add_css_class (icon, severity == REJ_FINDING_ERROR ? "error" : "warning");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_preferences_group_add (self->preview_group, row);
  g_ptr_array_add (self->finding_rows, row);
}

/* What the checks would say of the citation alone. That a comment is short, and the like, is not about it. */
static void
show_findings (RejInsertCitationDialog *self,
               const char *citation)
{
  g_autoptr (RejCheck) check = NULL;

  for (guint i = 0; i < self->finding_rows->len; i++)
    adw_preferences_group_remove (self->preview_group, self->finding_rows->pdata[i]);
  g_ptr_array_set_size (self->finding_rows, 0);
  if (citation == NULL)
    return;
  check = rej_check_new (REJ_TEXT_FORMAT_MARKDOWN, rej_check_get_context (rej_document_get_check (self->document)));
  rej_check_insert (check, 0, citation, -1);
  rej_check_settle (check, -1);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (check)); i++)
    {
      g_autoptr (RejFindingItem) item = g_list_model_get_item (G_LIST_MODEL (check), i);

      if (rej_finding_item_get_finding (item)->tier != REJ_FINDING_TIER_COMMENT)
        add_finding_row (self, item);
    }
}

static void
field_changed_cb (RejInsertCitationDialog *self)
{
  g_autofree char *citation = self->document != NULL ? dup_citation (self) : NULL;

  if (self->document == NULL)
    return;
  adw_action_row_set_subtitle (self->preview_row, citation != NULL ? citation : _ ("Fill in the first fields to see it."));
  gtk_widget_set_sensitive (self->insert_button, citation != NULL);
  show_findings (self, citation);
}

static void
set_fields (RejInsertCitationDialog *self,
            const char *const *fields)
{
  for (guint i = 0; i < REJ_CITATION_FIELDS_MAX; i++)
    gtk_editable_set_text (GTK_EDITABLE (get_row (self, i)), fields != NULL ? fields[i] : "");
}

/* Takes a citation apart into the fields of its kind. */
static gboolean
fill_in (RejInsertCitationDialog *self,
         const char *text)
{
  RejCitationFieldsKind kind = 0;
  char *fields[REJ_CITATION_FIELDS_MAX] = { NULL };

  if (text == NULL || !rej_citation_fields_read (text, &kind, fields))
    return FALSE;
  adw_combo_row_set_selected (self->kind_row, kind);
  set_fields (self, (const char *const *) fields);
  for (guint i = 0; i < REJ_CITATION_FIELDS_MAX; i++)
    g_free (fields[i]);
  return TRUE;
}

/* What is known of the rule under comment, in the fields of this kind. */
static char **
dup_known (RejInsertCitationDialog *self)
{
  char **fields = g_new0 (char *, REJ_CITATION_FIELDS_MAX + 1);
  RejComment *comment = rej_document_get_comment (self->document);
  RejRule *rule = rej_document_get_rule (self->document);
  const char *docket = rej_comment_get_field (comment, REJ_COMMENT_DOCKET);
  const char *rin = rej_comment_get_field (comment, REJ_COMMENT_RIN);
  g_autofree char *citation = rule != NULL ? rej_quotation_dup_citation (rule, 0, 0, REJ_CITE_STYLE_BLUEBOOK) : NULL;
  RejCitationFieldsKind kind = 0;

  if (docket == NULL && rule != NULL)
    docket = rej_rule_get_docket_ids (rule)[0];
  if (rin == NULL && rule != NULL)
    rin = rej_rule_get_rins (rule)[0];
  if (citation == NULL)
    citation = g_strdup (rej_comment_get_field (comment, REJ_COMMENT_CITATION));
  if (self->kind == REJ_CITATION_FIELDS_FR && citation != NULL)
    rej_citation_fields_read (citation, &kind, fields);
  else if (self->kind == REJ_CITATION_FIELDS_CFR && rule != NULL && rej_rule_get_n_cfr_parts (rule) > 0)
    {
      fields[0] = g_strdup_printf ("%u", rej_rule_get_cfr_part (rule, 0)->title);
      fields[1] = g_strdup (rej_rule_get_cfr_part (rule, 0)->part);
    }
  else if (self->kind == REJ_CITATION_FIELDS_DOCKET || self->kind == REJ_CITATION_FIELDS_RIN)
    fields[0] = g_strdup (self->kind == REJ_CITATION_FIELDS_DOCKET ? docket : rin);
  for (guint i = 0; i < REJ_CITATION_FIELDS_MAX; i++)
    if (fields[i] == NULL)
      fields[i] = g_strdup ("");
  return fields;
}

/* What was typed for one kind is there again when it is chosen again. */
static void
kind_changed_cb (RejInsertCitationDialog *self)
{
  g_auto (GStrv) known = NULL;

  if (self->document == NULL)
    return;
  if (adw_combo_row_get_selected (self->kind_row) != self->kind)
    {
      g_strfreev (self->typed[self->kind]);
      self->typed[self->kind] = dup_fields (self);
      self->kind = adw_combo_row_get_selected (self->kind_row);
    }
  for (guint i = 0; i < REJ_CITATION_FIELDS_MAX; i++)
    {
      const char *title = rej_citation_fields_get_field_title (self->kind, i);

      gtk_widget_set_visible (GTK_WIDGET (get_row (self, i)), title != NULL);
      if (title != NULL)
        adw_preferences_row_set_title (ADW_PREFERENCES_ROW (get_row (self, i)), title);
    }
  if (self->typed[self->kind] == NULL)
    known = dup_known (self);
  set_fields (self, (const char *const *) (known != NULL ? known : self->typed[self->kind]));
  field_changed_cb (self);
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
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->paste_row), is_understood ? _ ("Paste a citation to take it apart") : _ ("This was not understood as a citation"));
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
rej_insert_citation_dialog_finalize (GObject *object)
{
  RejInsertCitationDialog *self = REJ_INSERT_CITATION_DIALOG (object);

  g_ptr_array_unref (self->finding_rows);
  for (guint i = 0; i < REJ_CITATION_FIELDS_N_KINDS; i++)
    g_strfreev (self->typed[i]);

  G_OBJECT_CLASS (rej_insert_citation_dialog_parent_class)->finalize (object);
}

static void
rej_insert_citation_dialog_class_init (RejInsertCitationDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rej_insert_citation_dialog_dispose;
  G_OBJECT_CLASS (class)->finalize = rej_insert_citation_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/rejoinder/ui/rej-insert-citation-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RejInsertCitationDialog, insert_button);
  gtk_widget_class_bind_template_child (widget_class, RejInsertCitationDialog, paste_row);
  gtk_widget_class_bind_template_child (widget_class, RejInsertCitationDialog, kind_row);
  gtk_widget_class_bind_template_child (widget_class, RejInsertCitationDialog, first_row);
  gtk_widget_class_bind_template_child (widget_class, RejInsertCitationDialog, second_row);
  gtk_widget_class_bind_template_child (widget_class, RejInsertCitationDialog, third_row);
  gtk_widget_class_bind_template_child (widget_class, RejInsertCitationDialog, fourth_row);
  gtk_widget_class_bind_template_child (widget_class, RejInsertCitationDialog, preview_row);
  gtk_widget_class_bind_template_child (widget_class, RejInsertCitationDialog, preview_group);
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

  self->finding_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < REJ_CITATION_FIELDS_N_KINDS; i++)
    gtk_string_list_append (kinds, rej_citation_fields_get_title (i));
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (kinds));
}

/**
 * rej_insert_citation_dialog_new:
 * @document: where the citation goes, at the cursor
 *
 * Creates the dialog. A citation that is selected in the text is in its fields, else what is known of the rule under
 * comment.
 *
 * Returns: (transfer floating): the dialog
 */
RejInsertCitationDialog *
rej_insert_citation_dialog_new (RejDocument *document)
{
  RejInsertCitationDialog *self = NULL;
  GtkTextBuffer *buffer = NULL;
  g_autofree char *selected = NULL;
  GtkTextIter start;
  GtkTextIter end;

  g_return_val_if_fail (REJ_IS_DOCUMENT (document), NULL);

  self = g_object_new (REJ_TYPE_INSERT_CITATION_DIALOG, NULL);
  self->document = g_object_ref (document);
  kind_changed_cb (self);
  buffer = GTK_TEXT_BUFFER (rej_document_get_buffer (document));
  if (gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
    selected = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  fill_in (self, selected);
  return self;
}
