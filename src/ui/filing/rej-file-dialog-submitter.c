/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-file-dialog-submitter.h"

#include <string.h>

#include <glib/gi18n-lib.h>

struct _RejFileDialogSubmitter
{
  AdwNavigationPage parent_instance;

  /* template */
  GtkCheckButton *individual_check;
  GtkCheckButton *organization_check;
  GtkCheckButton *anonymous_check;
  AdwPreferencesGroup *anonymous_group;
  AdwPreferencesGroup *public_group;
  AdwPreferencesGroup *private_group;
  AdwPreferencesGroup *more_group;
  AdwExpanderRow *more_row;
  GtkWidget *signatures_row;
  AdwSwitchRow *receipt_row;
  AdwSwitchRow *remember_row;
  GtkLabel *problem_label;
  GtkWidget *continue_button;

  /* rows of the groups, one a field */
  GtkWidget *rows[REJ_SUBMITTER_N_FIELDS];
  GtkLabel *sizes[REJ_SUBMITTER_N_FIELDS]; /* NULL for what is chosen from a list */

  /* state */
  gboolean sends_fields;
  gboolean receipt_touched;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (RejFileDialogSubmitter, rej_file_dialog_submitter, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  SIGNAL_CONTINUE,
  SIGNAL_SIGNATURES_WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static RejSubmitterType
get_submitter_type (RejFileDialogSubmitter *self)
{
  if (gtk_check_button_get_active (self->anonymous_check))
    return REJ_SUBMITTER_ANONYMOUS;
  if (gtk_check_button_get_active (self->organization_check))
    return REJ_SUBMITTER_ORGANIZATION;
  return REJ_SUBMITTER_INDIVIDUAL;
}

/* What stands in a row; the first entry of a list stands for nothing. */
static const char *
get_value (RejFileDialogSubmitter *self,
           RejSubmitterField field)
{
  GtkWidget *row = self->rows[field];
  GtkStringObject *chosen = NULL;

  if (ADW_IS_ENTRY_ROW (row))
    return gtk_editable_get_text (GTK_EDITABLE (row));
  chosen = adw_combo_row_get_selected_item (ADW_COMBO_ROW (row));
  return chosen != NULL && adw_combo_row_get_selected (ADW_COMBO_ROW (row)) > 0 ? gtk_string_object_get_string (chosen) : "";
}

static gboolean
is_asked (RejFileDialogSubmitter *self,
          RejSubmitterField field)
{
  if (!rej_submitter_field_applies_to (field, get_submitter_type (self)))
    return FALSE;
  if (field == REJ_SUBMITTER_CATEGORY)
    return self->sends_fields && g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (self->rows[field]))) > 1;
  if (!self->sends_fields)
    return field == REJ_SUBMITTER_FIRST_NAME || field == REJ_SUBMITTER_LAST_NAME || field == REJ_SUBMITTER_ORGANIZATION_NAME;
  /* Nobody is asked for an address that nothing would be sent to. */
  if (field == REJ_SUBMITTER_EMAIL)
    return adw_switch_row_get_active (self->receipt_row);
  return TRUE;
}

static void
show_size (RejFileDialogSubmitter *self,
           RejSubmitterField field)
{
  const char *value = get_value (self, field);
  guint limit = rej_submitter_field_get_limit (field);
  gsize n_bytes = strlen (value);
  g_autofree char *text = NULL;

  if (self->sizes[field] == NULL || limit == 0)
    return;
  /* Translators: bytes a field takes, of how many it may take at most, such as 12/25 */
  text = g_strdup_printf (_ ("%u/%u"), (guint) n_bytes, limit);
  gtk_label_set_label (self->sizes[field], text);
}

/* A field nobody has come to yet is not held against the writer in red; the sentence below says what is missing. */
static void
update_problems (RejFileDialogSubmitter *self)
{
  g_autoptr (RejSubmitter) submitter = rej_file_dialog_submitter_dup_submitter (self);
  g_autoptr (GPtrArray) problems = rej_submitter_check (submitter);
  const char *sentence = NULL;
  gboolean is_missing = FALSE;

  for (guint i = 0; i < REJ_SUBMITTER_N_FIELDS; i++)
    {
      g_autofree char *problem = rej_submitter_field_dup_problem (i, get_submitter_type (self), rej_submitter_get_field (submitter, i));

      show_size (self, i);
      if (problem != NULL && rej_submitter_get_field (submitter, i) != NULL)
        gtk_widget_add_css_class (self->rows[i], "error");
      else
        gtk_widget_remove_css_class (self->rows[i], "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->rows[i]), GTK_ACCESSIBLE_STATE_INVALID, gtk_widget_has_css_class (self->rows[i], "error") ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
    }
  for (guint i = 0; i < problems->len && sentence == NULL; i++)
    {
      const RejSubmitterProblem *problem = problems->pdata[i];

      if (!is_asked (self, problem->field))
        continue;
      sentence = problem->sentence;
      is_missing = rej_submitter_get_field (submitter, problem->field) == NULL;
    }
  gtk_label_set_label (self->problem_label, sentence != NULL ? sentence : "");
  gtk_widget_set_css_classes (GTK_WIDGET (self->problem_label), (const char *[]) { is_missing ? "dimmed" : "error", NULL });
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), sentence != NULL);
  gtk_widget_set_sensitive (self->continue_button, sentence == NULL);
}

static const char *
get_receipt_words (RejSubmitterType type)
{
  if (type == REJ_SUBMITTER_ANONYMOUS)
    return _ ("regulations.gov and the agency would then have your address, though the public does not. Without one, keep the tracking number.");
  return _ ("regulations.gov writes to you when it has the comment. It is a second proof beside the tracking number.");
}

static void
update (RejFileDialogSubmitter *self)
{
  RejSubmitterType type = get_submitter_type (self);

  if (self->updating)
    return;
  for (guint i = 0; i < REJ_SUBMITTER_N_FIELDS; i++)
    gtk_widget_set_visible (self->rows[i], is_asked (self, i));
  gtk_widget_set_visible (GTK_WIDGET (self->anonymous_group), type == REJ_SUBMITTER_ANONYMOUS);
  gtk_widget_set_visible (self->signatures_row, type != REJ_SUBMITTER_ANONYMOUS);
  gtk_widget_set_visible (GTK_WIDGET (self->public_group), type != REJ_SUBMITTER_ANONYMOUS || is_asked (self, REJ_SUBMITTER_CATEGORY));
  gtk_widget_set_visible (GTK_WIDGET (self->private_group), self->sends_fields);
  gtk_widget_set_visible (GTK_WIDGET (self->more_group), self->sends_fields && type == REJ_SUBMITTER_INDIVIDUAL);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->receipt_row), get_receipt_words (type));
  update_problems (self);
}

/* A receipt is proposed to those who give a name, and not to those who give none, until the writer chooses. */
static void
type_toggled_cb (RejFileDialogSubmitter *self)
{
  if (self->updating)
    return;
  if (!self->receipt_touched)
    {
      self->updating = TRUE;
      adw_switch_row_set_active (self->receipt_row, get_submitter_type (self) != REJ_SUBMITTER_ANONYMOUS);
      self->updating = FALSE;
    }
  update (self);
}

static void
receipt_changed_cb (RejFileDialogSubmitter *self)
{
  if (self->updating)
    return;
  self->receipt_touched = TRUE;
  update (self);
}

static void
continue_clicked_cb (RejFileDialogSubmitter *self)
{
  if (gtk_widget_get_sensitive (self->continue_button))
    g_signal_emit (self, signals[SIGNAL_CONTINUE], 0);
}

static void
signatures_activated_cb (RejFileDialogSubmitter *self)
{
  g_signal_emit (self, signals[SIGNAL_SIGNATURES_WANTED], 0);
}

static GtkInputPurpose
get_purpose (RejSubmitterField field)
{
  if (field == REJ_SUBMITTER_EMAIL)
    return GTK_INPUT_PURPOSE_EMAIL;
  if (field == REJ_SUBMITTER_PHONE)
    return GTK_INPUT_PURPOSE_PHONE;
  if (field == REJ_SUBMITTER_FIRST_NAME || field == REJ_SUBMITTER_LAST_NAME)
    return GTK_INPUT_PURPOSE_NAME;
  return GTK_INPUT_PURPOSE_FREE_FORM;
}

static GtkWidget *
new_entry_row (RejFileDialogSubmitter *self,
               RejSubmitterField field)
{
  GtkWidget *row = adw_entry_row_new ();
  guint limit = rej_submitter_field_get_limit (field);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), rej_submitter_field_get_title (field));
  adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (row), get_purpose (field));
  if (limit > 0)
    {
      GtkWidget *size = gtk_label_new (NULL);
      /* Translators: %u is a number */
      g_autofree char *words = g_strdup_printf (_ ("At most %u characters, and at most as many bytes: letters with accents take two or more"), limit);

      gtk_widget_add_css_class (size, "dimmed");
      gtk_widget_add_css_class (size, "caption");
      gtk_widget_add_css_class (size, "numeric");
      gtk_widget_set_tooltip_text (size, words);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
      adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), size);
      self->sizes[field] = GTK_LABEL (size);
    }
  g_signal_connect_object (row, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "entry-activated", G_CALLBACK (continue_clicked_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
set_choices (GtkWidget *row,
             const char *nothing,
             const char *const *choices)
{
  GtkStringList *model = gtk_string_list_new (NULL);

  gtk_string_list_append (model, nothing);
  for (; choices != NULL && *choices != NULL; choices++)
    gtk_string_list_append (model, *choices);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  g_object_unref (model);
}

/* What is remembered may be a word the list does not have: agencies differ. */
static void
choose (GtkWidget *row,
        const char *value)
{
  GListModel *model = adw_combo_row_get_model (ADW_COMBO_ROW (row));
  guint n = g_list_model_get_n_items (model);

  if (value == NULL)
    {
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), 0);
      return;
    }
  for (guint i = 1; i < n; i++)
    {
      if (g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (model), i), value))
        {
          adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
          return;
        }
    }
  gtk_string_list_append (GTK_STRING_LIST (model), value);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), n);
}

static GtkWidget *
new_combo_row (RejFileDialogSubmitter *self,
               RejSubmitterField field)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), rej_submitter_field_get_title (field));
  if (field == REJ_SUBMITTER_ORGANIZATION_TYPE)
    set_choices (row, _ ("Choose…"), rej_submitter_get_organization_types ());
  else
    set_choices (row, _ ("None"), NULL);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return row;
}

static void
add_rows (RejFileDialogSubmitter *self)
{
  for (guint i = 0; i < REJ_SUBMITTER_N_FIELDS; i++)
    {
      gboolean is_chosen = i == REJ_SUBMITTER_ORGANIZATION_TYPE || i == REJ_SUBMITTER_CATEGORY;

      self->rows[i] = is_chosen ? new_combo_row (self, i) : new_entry_row (self, i);
      if (i == REJ_SUBMITTER_EMAIL)
        adw_preferences_group_add (self->private_group, self->rows[i]);
      else if (i >= REJ_SUBMITTER_CITY && i <= REJ_SUBMITTER_PHONE)
        adw_expander_row_add_row (self->more_row, self->rows[i]);
      else
        adw_preferences_group_add (self->public_group, self->rows[i]);
    }
}

static void
rej_file_dialog_submitter_class_init (RejFileDialogSubmitterClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  /**
   * RejFileDialogSubmitter::continue:
   * @self: the page
   *
   * The writer is done here.
   */
  signals[SIGNAL_CONTINUE] = g_signal_new ("continue", REJ_TYPE_FILE_DIALOG_SUBMITTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * RejFileDialogSubmitter::signatures-wanted:
   * @self: the page
   *
   * The writer wants places for signatures at the end of the text.
   */
  signals[SIGNAL_SIGNATURES_WANTED] = g_signal_new ("signatures-wanted", REJ_TYPE_FILE_DIALOG_SUBMITTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/rejoinder/ui/rej-file-dialog-submitter.ui");
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogSubmitter, individual_check);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogSubmitter, organization_check);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogSubmitter, anonymous_check);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogSubmitter, anonymous_group);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogSubmitter, public_group);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogSubmitter, private_group);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogSubmitter, more_group);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogSubmitter, more_row);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogSubmitter, signatures_row);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogSubmitter, receipt_row);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogSubmitter, remember_row);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogSubmitter, problem_label);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogSubmitter, continue_button);
  gtk_widget_class_bind_template_callback (widget_class, type_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, receipt_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, signatures_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, continue_clicked_cb);
}

static void
rej_file_dialog_submitter_init (RejFileDialogSubmitter *self)
{
  self->sends_fields = TRUE;
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  add_rows (self);
  gtk_check_button_set_active (self->individual_check, TRUE);
  adw_switch_row_set_active (self->receipt_row, TRUE);
  self->updating = FALSE;
  update (self);
}

/**
 * rej_file_dialog_submitter_new:
 *
 * Creates the page, with nothing filled in.
 *
 * Returns: (transfer floating): the page
 */
RejFileDialogSubmitter *
rej_file_dialog_submitter_new (void)
{
  return g_object_new (REJ_TYPE_FILE_DIALOG_SUBMITTER, NULL);
}

/**
 * rej_file_dialog_submitter_set_submitter:
 * @self: the page
 * @submitter: who files
 *
 * Fills the page in.
 */
void
rej_file_dialog_submitter_set_submitter (RejFileDialogSubmitter *self,
                                         const RejSubmitter *submitter)
{
  GtkCheckButton *checks[REJ_SUBMITTER_N_TYPES] = { NULL };

  g_return_if_fail (REJ_IS_FILE_DIALOG_SUBMITTER (self));
  g_return_if_fail (submitter != NULL);

  checks[REJ_SUBMITTER_ANONYMOUS] = self->anonymous_check;
  checks[REJ_SUBMITTER_INDIVIDUAL] = self->individual_check;
  checks[REJ_SUBMITTER_ORGANIZATION] = self->organization_check;
  self->updating = TRUE;
  gtk_check_button_set_active (checks[rej_submitter_get_submitter_type (submitter)], TRUE);
  for (guint i = 0; i < REJ_SUBMITTER_N_FIELDS; i++)
    {
      const char *value = rej_submitter_get_field (submitter, i);

      if (ADW_IS_ENTRY_ROW (self->rows[i]))
        gtk_editable_set_text (GTK_EDITABLE (self->rows[i]), value != NULL ? value : "");
      else
        choose (self->rows[i], value);
    }
  adw_switch_row_set_active (self->receipt_row, rej_submitter_get_send_receipt (submitter));
  self->receipt_touched = TRUE;
  self->updating = FALSE;
  update (self);
}

/**
 * rej_file_dialog_submitter_dup_submitter:
 * @self: the page
 *
 * Returns: (transfer full): who files, as it is filled in; only what is asked for this way
 */
RejSubmitter *
rej_file_dialog_submitter_dup_submitter (RejFileDialogSubmitter *self)
{
  const char *fields[REJ_SUBMITTER_N_FIELDS] = { NULL };

  g_return_val_if_fail (REJ_IS_FILE_DIALOG_SUBMITTER (self), NULL);

  for (guint i = 0; i < REJ_SUBMITTER_N_FIELDS; i++)
    {
      if (is_asked (self, i))
        fields[i] = get_value (self, i);
    }
  return rej_submitter_new (get_submitter_type (self), fields, self->sends_fields && adw_switch_row_get_active (self->receipt_row));
}

/**
 * rej_file_dialog_submitter_get_remember:
 * @self: the page
 *
 * Returns: whether the writer wants it to be remembered
 */
gboolean
rej_file_dialog_submitter_get_remember (RejFileDialogSubmitter *self)
{
  g_return_val_if_fail (REJ_IS_FILE_DIALOG_SUBMITTER (self), FALSE);

  return adw_switch_row_get_active (self->remember_row);
}

/**
 * rej_file_dialog_submitter_set_remember:
 * @self: the page
 * @remember: whether it is remembered
 */
void
rej_file_dialog_submitter_set_remember (RejFileDialogSubmitter *self,
                                        gboolean remember)
{
  g_return_if_fail (REJ_IS_FILE_DIALOG_SUBMITTER (self));

  adw_switch_row_set_active (self->remember_row, remember);
}

/**
 * rej_file_dialog_submitter_set_sends_fields:
 * @self: the page
 * @sends_fields: whether the way has fields of its own for who files: regulations.gov has, a letter has a name
 */
void
rej_file_dialog_submitter_set_sends_fields (RejFileDialogSubmitter *self,
                                            gboolean sends_fields)
{
  g_return_if_fail (REJ_IS_FILE_DIALOG_SUBMITTER (self));

  self->sends_fields = sends_fields;
  update (self);
}

/**
 * rej_file_dialog_submitter_set_categories:
 * @self: the page
 * @categories: (nullable) (array zero-terminated=1): the categories of the agency, as they are sent
 *
 * Offers the categories by which an agency sorts comments.
 */
void
rej_file_dialog_submitter_set_categories (RejFileDialogSubmitter *self,
                                          const char *const *categories)
{
  g_autofree char *chosen = NULL;

  g_return_if_fail (REJ_IS_FILE_DIALOG_SUBMITTER (self));

  chosen = g_strdup (get_value (self, REJ_SUBMITTER_CATEGORY));
  set_choices (self->rows[REJ_SUBMITTER_CATEGORY], _ ("None"), categories);
  choose (self->rows[REJ_SUBMITTER_CATEGORY], *chosen != '\0' ? chosen : NULL);
  update (self);
}
