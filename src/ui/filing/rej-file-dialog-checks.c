/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-file-dialog-checks.h"

#include <glib/gi18n-lib.h>

#include "rej-message.h"

struct _RejFileDialogChecks
{
  AdwNavigationPage parent_instance;

  /* template */
  GtkStack *stack;
  AdwStatusPage *failed_page;
  AdwPreferencesGroup *blocking_group;
  AdwPreferencesGroup *warning_group;
  GtkWidget *continue_button;

  /* owned */
  GPtrArray *problems;

  /* in the groups */
  GPtrArray *rows;
};

G_DEFINE_FINAL_TYPE (RejFileDialogChecks, rej_file_dialog_checks, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  SIGNAL_CONTINUE,
  SIGNAL_JUMP,
  SIGNAL_FIX,
  SIGNAL_AGAIN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
get_place_words (RejFilingPlace place)
{
  switch (place)
    {
    case REJ_FILING_PLACE_TEXT:
      return _ ("Show in the text");
    case REJ_FILING_PLACE_BOX:
      return _ ("Show in the box text");
    case REJ_FILING_PLACE_FILE:
      return _ ("Show the file");
    case REJ_FILING_PLACE_SUBMITTER:
      return _ ("Go to who you are");
    case REJ_FILING_PLACE_DETAILS:
      return _ ("Go to the details of the comment");
    case REJ_FILING_PLACE_WAY:
      return _ ("Go to the ways to file");
    case REJ_FILING_PLACE_WHOLE:
    default:
      return NULL;
    }
}

static const char *
get_fix_label (RejFilingFix fix)
{
  switch (fix)
    {
    case REJ_FILING_FIX_PLAIN:
      return _ ("Make _Plain");
    case REJ_FILING_FIX_EMOJI:
      return _ ("_Remove");
    case REJ_FILING_FIX_KEEP:
      return _ ("_Keep");
    case REJ_FILING_FIX_NONE:
    default:
      return NULL;
    }
}

static guint
get_position (GObject *object)
{
  return GPOINTER_TO_UINT (g_object_get_data (object, "position"));
}

static void
row_activated_cb (RejFileDialogChecks *self,
                  AdwActionRow *row)
{
  g_signal_emit (self, signals[SIGNAL_JUMP], 0, self->problems->pdata[get_position (G_OBJECT (row))]);
}

static void
fix_clicked_cb (RejFileDialogChecks *self,
                GtkButton *button)
{
  g_signal_emit (self, signals[SIGNAL_FIX], 0, self->problems->pdata[get_position (G_OBJECT (button))]);
}

static void
continue_clicked_cb (RejFileDialogChecks *self)
{
  g_signal_emit (self, signals[SIGNAL_CONTINUE], 0);
}

static void
again_clicked_cb (RejFileDialogChecks *self)
{
  gtk_stack_set_visible_child_name (self->stack, "looking");
  g_signal_emit (self, signals[SIGNAL_AGAIN], 0);
}

static void
add_fix (RejFileDialogChecks *self,
         GtkWidget *row,
         RejFilingFix fix,
         guint position)
{
  const char *label = get_fix_label (fix);
  GtkWidget *button = NULL;

  if (label == NULL)
    return;
  button = gtk_button_new_with_mnemonic (label);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (button), "position", GUINT_TO_POINTER (position));
  g_signal_connect_object (button, "clicked", G_CALLBACK (fix_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
new_icon (const RejFilingProblem *problem)
{
  GtkWidget *icon = gtk_image_new_from_icon_name (problem->severity == REJ_FILING_BLOCKS ? "dialog-error-symbolic" : "dialog-warning-symbolic");

  gtk_widget_add_css_class (icon, problem->severity == REJ_FILING_BLOCKS ? "error" : "warning");
  return icon;
}

/* Whether words of the comment say where the problem is. */
static gboolean
has_words (const RejFilingProblem *problem)
{
  return problem->text != NULL && (problem->place == REJ_FILING_PLACE_TEXT || problem->place == REJ_FILING_PLACE_BOX);
}

/* A row of its own, or as one of several that say the same, numbered from 1, where it is alone. */
static GtkWidget *
new_row (RejFileDialogChecks *self,
         guint position,
         guint number)
{
  const RejFilingProblem *problem = self->problems->pdata[position];
  GtkWidget *row = adw_action_row_new ();
  const char *place = get_place_words (problem->place);
  /* Translators: one of the places of a problem, numbered from 1 */
  g_autofree char *title = number > 0 ? g_strdup_printf (_ ("Place %u"), number) : g_strdup (problem->message);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  if (has_words (problem))
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), problem->text);
  if (number == 0)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), new_icon (problem));
  add_fix (self, row, problem->fix, position);
  g_object_set_data (G_OBJECT (row), "position", GUINT_TO_POINTER (position));
  if (place != NULL)
    {
      GtkWidget *next = gtk_image_new_from_icon_name ("go-next-symbolic");

      gtk_widget_set_tooltip_text (row, place);
      gtk_accessible_update_state (GTK_ACCESSIBLE (next), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), next);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
    }
  return row;
}

/* The rows are made when somebody wants to see them. */
static void
expanded_cb (RejFileDialogChecks *self,
             GParamSpec *pspec,
             AdwExpanderRow *row)
{
  GPtrArray *positions = g_object_get_data (G_OBJECT (row), "positions");

  if (!adw_expander_row_get_expanded (row) || g_object_get_data (G_OBJECT (row), "has-rows") != NULL)
    return;
  g_object_set_data (G_OBJECT (row), "has-rows", row);
  for (guint i = 0; i < positions->len; i++)
    adw_expander_row_add_row (row, new_row (self, GPOINTER_TO_UINT (positions->pdata[i]), i + 1));
}

static GtkWidget *
new_rows (RejFileDialogChecks *self,
          GPtrArray *positions)
{
  const RejFilingProblem *problem = self->problems->pdata[GPOINTER_TO_UINT (positions->pdata[0])];
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *places = g_strdup_printf (ngettext ("%u place", "%u places", positions->len), positions->len);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), problem->message);
  adw_expander_row_set_title_lines (ADW_EXPANDER_ROW (row), 0);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), places);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), new_icon (problem));
  g_object_set_data_full (G_OBJECT (row), "positions", g_ptr_array_ref (positions), (GDestroyNotify) g_ptr_array_unref);
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (expanded_cb), self, G_CONNECT_SWAPPED);
  return row;
}

/* Something private is decided about by itself, and what is not in the text is there once. */
static gboolean
is_foldable (const RejFilingProblem *problem)
{
  return problem->text == NULL && (problem->place == REJ_FILING_PLACE_TEXT || problem->place == REJ_FILING_PLACE_BOX);
}

/* Problems that say the same, in the order of the first of each. */
static GPtrArray *
list_alike (GPtrArray *problems)
{
  g_autoptr (GHashTable) by_message = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < problems->len; i++)
    {
      const RejFilingProblem *problem = problems->pdata[i];
      GPtrArray *list = is_foldable (problem) ? g_hash_table_lookup (by_message, problem->message) : NULL;
      const RejFilingProblem *first = list != NULL ? problems->pdata[GPOINTER_TO_UINT (list->pdata[0])] : NULL;

      if (first == NULL || first->severity != problem->severity || first->place != problem->place)
        {
          list = g_ptr_array_new ();
          g_ptr_array_add (lists, list);
          if (is_foldable (problem))
            g_hash_table_insert (by_message, problem->message, list);
        }
      g_ptr_array_add (list, GUINT_TO_POINTER (i));
    }
  return lists;
}

static void
rej_file_dialog_checks_finalize (GObject *object)
{
  RejFileDialogChecks *self = REJ_FILE_DIALOG_CHECKS (object);

  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->problems, g_ptr_array_unref);

  G_OBJECT_CLASS (rej_file_dialog_checks_parent_class)->finalize (object);
}

static void
rej_file_dialog_checks_class_init (RejFileDialogChecksClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = rej_file_dialog_checks_finalize;

  /**
   * RejFileDialogChecks::continue:
   * @self: the page
   *
   * The writer is done here.
   */
  signals[SIGNAL_CONTINUE] = g_signal_new ("continue", REJ_TYPE_FILE_DIALOG_CHECKS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * RejFileDialogChecks::jump:
   * @self: the page
   * @problem: (type RejFilingProblem): a problem of the page
   *
   * The writer wants to see where the problem is.
   */
  signals[SIGNAL_JUMP] = g_signal_new ("jump", REJ_TYPE_FILE_DIALOG_CHECKS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  /**
   * RejFileDialogChecks::fix:
   * @self: the page
   * @problem: (type RejFilingProblem): a problem of the page
   *
   * The writer wants it to be mended as it offers.
   */
  signals[SIGNAL_FIX] = g_signal_new ("fix", REJ_TYPE_FILE_DIALOG_CHECKS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  /**
   * RejFileDialogChecks::again:
   * @self: the page
   *
   * The writer wants what failed to be tried again.
   */
  signals[SIGNAL_AGAIN] = g_signal_new ("again", REJ_TYPE_FILE_DIALOG_CHECKS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/rejoinder/ui/rej-file-dialog-checks.ui");
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogChecks, stack);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogChecks, failed_page);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogChecks, blocking_group);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogChecks, warning_group);
  gtk_widget_class_bind_template_child (widget_class, RejFileDialogChecks, continue_button);
  gtk_widget_class_bind_template_callback (widget_class, continue_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, again_clicked_cb);
}

static void
rej_file_dialog_checks_init (RejFileDialogChecks *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_sensitive (self->continue_button, FALSE);
}

/**
 * rej_file_dialog_checks_new:
 *
 * Creates the page, which says that it is looking.
 *
 * Returns: (transfer floating): the page
 */
RejFileDialogChecks *
rej_file_dialog_checks_new (void)
{
  return g_object_new (REJ_TYPE_FILE_DIALOG_CHECKS, NULL);
}

/**
 * rej_file_dialog_checks_set_problems:
 * @self: the page
 * @problems: (element-type RejFilingProblem): what was found
 *
 * Shows what was found.
 */
void
rej_file_dialog_checks_set_problems (RejFileDialogChecks *self,
                                     GPtrArray *problems)
{
  g_autoptr (GPtrArray) lists = NULL;
  gboolean blocks = FALSE;
  gboolean warns = FALSE;

  g_return_if_fail (REJ_IS_FILE_DIALOG_CHECKS (self));
  g_return_if_fail (problems != NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP)), row);
    }
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_ref (problems);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  self->problems = problems;
  lists = list_alike (problems);
  for (guint i = 0; i < lists->len; i++)
    {
      GPtrArray *positions = lists->pdata[i];
      guint first = GPOINTER_TO_UINT (positions->pdata[0]);
      const RejFilingProblem *problem = problems->pdata[first];
      GtkWidget *row = positions->len > 1 ? new_rows (self, positions) : new_row (self, first, 0);

      blocks |= problem->severity == REJ_FILING_BLOCKS;
      warns |= problem->severity != REJ_FILING_BLOCKS;
      adw_preferences_group_add (problem->severity == REJ_FILING_BLOCKS ? self->blocking_group : self->warning_group, row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->blocking_group), blocks);
  gtk_widget_set_visible (GTK_WIDGET (self->warning_group), warns);
  gtk_widget_set_sensitive (self->continue_button, !blocks);
  gtk_stack_set_visible_child_name (self->stack, problems->len > 0 ? "problems" : "nothing");
}

/**
 * rej_file_dialog_checks_set_failure:
 * @self: the page
 * @message: why, a sentence
 *
 * Says that the library does not work, without which nothing is filed, and what can be done about it.
 */
void
rej_file_dialog_checks_set_failure (RejFileDialogChecks *self,
                                    const char *message)
{
  g_autofree char *description = NULL;

  g_return_if_fail (REJ_IS_FILE_DIALOG_CHECKS (self));
  g_return_if_fail (message != NULL);

  /* Translators: %s is a whole sentence that says why */
  description = g_strdup_printf (_ ("%s Nothing can be filed from here until that is mended, since each step is written down before it is taken. Your text is still here: save it as a file or a PDF to be safe. With a PDF you can also file on regulations.gov yourself."), message);
  adw_status_page_set_description (self->failed_page, description);
  gtk_widget_set_sensitive (self->continue_button, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "failed");
  rej_message_announce (GTK_WIDGET (self), adw_status_page_get_title (self->failed_page));
}
