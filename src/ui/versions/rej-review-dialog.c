/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-review-dialog.h"

#include <glib/gi18n-lib.h>

#include "rej-message.h"

/* What was refused, kept with the draft, so that a review can be gone on with. */
#define MEMO "refused-changes"

struct _RejReviewDialog
{
  AdwDialog parent_instance;

  /* template */
  AdwWindowTitle *window_title;
  AdwBanner *details_banner;
  RejComparisonView *view;
  GtkLabel *summary;
  GtkButton *reject_button;
  GtkButton *accept_button;
  GtkButton *export_button;

  /* owned */
  RejDocument *document;
  RejComparison *comparison;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (RejReviewDialog, rej_review_dialog, ADW_TYPE_DIALOG)

static void
update_cb (RejReviewDialog *self)
{
  guint n_changes = self->comparison != NULL ? rej_comparison_get_n_changes (self->comparison) : 0;
  gboolean has_current = self->comparison != NULL && rej_comparison_view_get_current (self->view) != G_MAXUINT;
  g_autofree char *text = NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self->accept_button), has_current);
  gtk_widget_set_sensitive (GTK_WIDGET (self->reject_button), has_current);
  gtk_widget_set_sensitive (GTK_WIDGET (self->export_button), n_changes > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.accept-all", n_changes > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.reject-all", n_changes > 0);
  if (n_changes > 0)
    {
      guint n_conflicts = rej_comparison_count_conflicts (self->comparison);
      guint added = 0;
      guint removed = 0;

      rej_comparison_count_words (self->comparison, &added, &removed);
      /* Translators: %u are, in this order: all changes, those accepted, those rejected, those left, words added, words removed */
      text = g_strdup_printf (_ ("Changes: %u. Accepted: %u. Rejected: %u. Open: %u. Words added: %u, removed: %u."),
                                n_changes, rej_comparison_count (self->comparison, REJ_CHANGE_TAKEN), rej_comparison_count (self->comparison, REJ_CHANGE_REFUSED),
                                rej_comparison_count (self->comparison, REJ_CHANGE_OPEN), added, removed);
      if (n_conflicts > 0)
        {
          g_autofree char *counts = g_steal_pointer (&text);
          g_autofree char *conflicts = g_strdup_printf (ngettext ("%u conflict is to be decided by itself.", "%u conflicts are to be decided one by one.", n_conflicts), n_conflicts);

          text = g_strdup_printf ("%s %s", counts, conflicts);
        }
    }
  gtk_label_set_text (self->summary, text != NULL ? text : "");
}

/* Decides about all that is open, as one step. */
static void
decide_open (RejReviewDialog *self,
             RejChangeState state)
{
  guint n_changes = rej_comparison_get_n_changes (self->comparison);

  if (!rej_comparison_decide_all (self->comparison, 0, n_changes, state))
    rej_message_show_toast (GTK_WIDGET (self->view), _ ("The comment has changed meanwhile. Compare it anew."));
}

static void
all_activated_cb (GtkWidget *widget,
                  const char *name,
                  GVariant *parameter)
{
  decide_open (REJ_REVIEW_DIALOG (widget), g_str_equal (name, "review.accept-all") ? REJ_CHANGE_TAKEN : REJ_CHANGE_REFUSED);
}

static void
accept_clicked_cb (RejReviewDialog *self)
{
  rej_review_dialog_decide (self, REJ_CHANGE_TAKEN);
}

static void
reject_clicked_cb (RejReviewDialog *self)
{
  rej_review_dialog_decide (self, REJ_CHANGE_REFUSED);
}

static gboolean
key_cb (GtkWidget *widget,
        GVariant *arguments,
        gpointer user_data)
{
  RejReviewDialog *self = REJ_REVIEW_DIALOG (widget);
  const char *what = g_variant_get_string (arguments, NULL);

  if (g_str_equal (what, "next") || g_str_equal (what, "previous"))
    rej_comparison_view_go (self->view, g_str_equal (what, "next"));
  else
    rej_review_dialog_decide (self, g_str_equal (what, "accept") ? REJ_CHANGE_TAKEN : REJ_CHANGE_REFUSED);
  return TRUE;
}

static void
keep_refused (RejReviewDialog *self)
{
  g_autofree char *refused = rej_comparison_dup_refused (self->comparison);

  if (rej_document_get_draft_id (self->document) != 0)
    rej_workspace_set_draft_memo (rej_document_get_workspace (self->document), rej_document_get_draft_id (self->document), MEMO, *refused != '\0' ? refused : NULL);
}

static void
begin (RejReviewDialog *self,
       const char *refused)
{
  rej_comparison_restore_refused (self->comparison, refused);
  g_signal_connect_object (self->comparison, "changed", G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->comparison, "changed", G_CALLBACK (keep_refused), self, G_CONNECT_SWAPPED);
  rej_comparison_view_set_comparison (self->view, self->comparison);
  rej_comparison_view_go (self->view, TRUE);
}

static void
memos_loaded_cb (GObject *object,
                 GAsyncResult *result,
                 gpointer user_data)
{
  g_autoptr (RejReviewDialog) self = REJ_REVIEW_DIALOG (user_data);
  g_autoptr (GHashTable) memos = rej_library_load_memos_finish (REJ_LIBRARY (object), result, NULL);

  if (self->comparison != NULL)
    begin (self, memos != NULL ? g_hash_table_lookup (memos, MEMO) : NULL);
}

static void
compared_cb (GObject *object,
             GAsyncResult *result,
             gpointer user_data)
{
  g_autoptr (RejReviewDialog) self = REJ_REVIEW_DIALOG (user_data);
  g_autoptr (RejComparison) comparison = rej_comparison_new_finish (result, NULL);
  RejLibrary *library = NULL;

  if (comparison == NULL || self->cancellable == NULL)
    return;
  g_set_object (&self->comparison, comparison);
  library = rej_workspace_get_library (rej_document_get_workspace (self->document));
  if (library != NULL && rej_document_get_draft_id (self->document) != 0)
    rej_library_load_memos_async (library, rej_document_get_draft_id (self->document), NULL, memos_loaded_cb, g_object_ref (self));
  else
    begin (self, NULL);
}

static void
exported_cb (GObject *object,
             GAsyncResult *result,
             gpointer user_data)
{
  g_autoptr (RejReviewDialog) self = REJ_REVIEW_DIALOG (user_data);
  g_autoptr (GError) error = NULL;

  if (rej_comparison_export_finish (REJ_COMPARISON (object), result, &error))
    rej_message_show_toast (GTK_WIDGET (self->view), _ ("The file with the changes marked is written."));
  else
    rej_message_show_error (GTK_WIDGET (self), _ ("The Changes Could Not Be Written"), error);
}

static void
file_chosen_cb (GObject *object,
                GAsyncResult *result,
                gpointer user_data)
{
  g_autoptr (RejReviewDialog) self = REJ_REVIEW_DIALOG (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (object), result, &error);
  g_autofree char *title = NULL;

  if (file == NULL)
    {
      rej_message_show_error (GTK_WIDGET (self), _ ("The Changes Could Not Be Written"), error);
      return;
    }
  if (self->comparison == NULL)
    return;
  /* Translators: %s is the title of a comment */
  title = g_strdup_printf (_ ("Changes: %s"), rej_document_get_title (self->document));
  rej_comparison_export_async (self->comparison, title, file, self->cancellable, exported_cb, g_object_ref (self));
}

static void
export_clicked_cb (RejReviewDialog *self)
{
  static const char *const patterns[][2] = { { N_ ("PDF"), "*.pdf" }, { N_ ("Web page"), "*.html" }, { N_ ("Markdown with marks"), "*.md" } };
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  for (gsize i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

      gtk_file_filter_set_name (filter, _ (patterns[i][0]));
      gtk_file_filter_add_pattern (filter, patterns[i][1]);
      g_list_store_append (filters, filter);
    }
  gtk_file_dialog_set_title (dialog, _ ("Export the Changes"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_set_initial_name (dialog, _ ("Changes.pdf"));
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->cancellable, file_chosen_cb, g_object_ref (self));
}

/* The details of the other version are told, and left to the writer: they say what a comment is filed on. */
static void
compare_details (RejReviewDialog *self,
                 RejComment *mine,
                 RejComment *other)
{
  static const struct
  {
    RejCommentField field;
    const char *name;
  } fields[] = {
    { REJ_COMMENT_TITLE, N_ ("title") },
      { REJ_COMMENT_DOCUMENT, N_ ("document") },
        { REJ_COMMENT_DOCKET, N_ ("docket") },
          { REJ_COMMENT_RIN, N_ ("RIN") },
            { REJ_COMMENT_CITATION, N_ ("citation") },
          };
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *my_value = rej_comment_get_field (mine, fields[i].field);
      const char *other_value = rej_comment_get_field (other, fields[i].field);

      if (other_value != NULL && g_strcmp0 (my_value, other_value) != 0)
        /* Translators: the first %s is what it is (title, docket), the second what the other file says */
        g_string_append_printf (text, _ ("%s: “%s”. "), _ (fields[i].name), other_value);
    }
  if (text->len > 0)
    {
      /* Translators: %s is a list of details with what the other file says about each */
      g_autofree char *title = g_strdup_printf (_ ("The other version has other details, which are not taken over. %s"), text->str);

      rej_message_set_banner (self->details_banner, title);
    }
  else
    {
      rej_message_set_banner (self->details_banner, NULL);
    }
}

/* The first change that is taken may have made the draft meanwhile. */
static void
rej_review_dialog_closed (AdwDialog *dialog)
{
  RejReviewDialog *self = REJ_REVIEW_DIALOG (dialog);

  if (self->comparison != NULL)
    keep_refused (self);
}

static void
rej_review_dialog_dispose (GObject *object)
{
  RejReviewDialog *self = REJ_REVIEW_DIALOG (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->comparison);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (rej_review_dialog_parent_class)->dispose (object);
}

static void
rej_review_dialog_class_init (RejReviewDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rej_review_dialog_dispose;
  ADW_DIALOG_CLASS (class)->closed = rej_review_dialog_closed;

  g_type_ensure (REJ_TYPE_COMPARISON_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/rejoinder/ui/rej-review-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RejReviewDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, RejReviewDialog, details_banner);
  gtk_widget_class_bind_template_child (widget_class, RejReviewDialog, view);
  gtk_widget_class_bind_template_child (widget_class, RejReviewDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, RejReviewDialog, reject_button);
  gtk_widget_class_bind_template_child (widget_class, RejReviewDialog, accept_button);
  gtk_widget_class_bind_template_child (widget_class, RejReviewDialog, export_button);
  gtk_widget_class_bind_template_callback (widget_class, update_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, accept_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, reject_clicked_cb);
  gtk_widget_class_install_action (widget_class, "review.accept-all", NULL, all_activated_cb);
  gtk_widget_class_install_action (widget_class, "review.reject-all", NULL, all_activated_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_a, 0, key_cb, "s", "accept");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_r, 0, key_cb, "s", "reject");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_n, 0, key_cb, "s", "next");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_p, 0, key_cb, "s", "previous");
}

static void
rej_review_dialog_init (RejReviewDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rej_review_dialog_new:
 * @document: the comment that is open, complete
 * @other: another version of it
 * @name: what the other version is called, a file's name
 * @base: (nullable): what both come from, without details, where it is known
 *
 * Creates a review of another version.
 *
 * Returns: (transfer floating): the dialog
 */
RejReviewDialog *
rej_review_dialog_new (RejDocument *document,
                       RejComment *other,
                       const char *name,
                       const char *base)
{
  RejReviewDialog *self = NULL;

  g_return_val_if_fail (REJ_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (REJ_IS_COMMENT (other), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  self = g_object_new (REJ_TYPE_REVIEW_DIALOG, "title", _ ("Review Changes"), NULL);
  self->document = g_object_ref (document);
  adw_window_title_set_subtitle (self->window_title, name);
  compare_details (self, rej_document_get_comment (document), other);
  rej_comparison_view_set_comparison (self->view, NULL);
  rej_comparison_new_async (document, REJ_COMPARISON_BEFORE, rej_comment_get_body (other, NULL), base, self->cancellable, compared_cb, g_object_ref (self));
  return self;
}

/**
 * rej_review_dialog_get_comparison:
 * @self: the dialog
 *
 * Returns: (transfer none) (nullable): what is reviewed, once it is made
 */
RejComparison *
rej_review_dialog_get_comparison (RejReviewDialog *self)
{
  g_return_val_if_fail (REJ_IS_REVIEW_DIALOG (self), NULL);

  return self->comparison;
}

/**
 * rej_review_dialog_get_view:
 * @self: the dialog
 *
 * Returns: (transfer none): where it is shown
 */
RejComparisonView *
rej_review_dialog_get_view (RejReviewDialog *self)
{
  g_return_val_if_fail (REJ_IS_REVIEW_DIALOG (self), NULL);

  return self->view;
}

/**
 * rej_review_dialog_decide:
 * @self: the dialog
 * @state: the decision
 *
 * Decides about the current change and goes to the next.
 *
 * Returns: whether that could be done
 */
gboolean
rej_review_dialog_decide (RejReviewDialog *self,
                          RejChangeState state)
{
  guint current = 0;

  g_return_val_if_fail (REJ_IS_REVIEW_DIALOG (self), FALSE);

  current = rej_comparison_view_get_current (self->view);
  if (self->comparison == NULL || current == G_MAXUINT)
    return FALSE;
  if (!rej_comparison_decide (self->comparison, current, state))
    {
      rej_message_show_toast (GTK_WIDGET (self->view), _ ("The comment has changed meanwhile. Compare it anew."));
      return FALSE;
    }
  rej_comparison_view_go (self->view, TRUE);
  return TRUE;
}
