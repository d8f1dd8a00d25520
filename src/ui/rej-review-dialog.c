/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-review-dialog.h"

#include <glib/gi18n-lib.h>

#include "rej-message.h"

struct _RejReviewDialog
{
  AdwDialog parent_instance;

  /* template */
  AdwWindowTitle *window_title;
  AdwBanner *details_banner;
  RejComparisonView *view;
  GtkLabel *summary;
  GtkButton *reject_all_button;
  GtkButton *accept_all_button;
  GtkButton *reject_button;
  GtkButton *accept_button;

  /* owned */
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
  gtk_widget_set_sensitive (GTK_WIDGET (self->accept_all_button), n_changes > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->reject_all_button), n_changes > 0);
  if (n_changes > 0)
    {
      guint added = 0;
      guint removed = 0;

      rej_comparison_count_words (self->comparison, &added, &removed);
      /* Translators: %u are, in this order: all changes, those accepted, those rejected, those left, words added, words removed */
      text = g_strdup_printf (_ ("Changes: %u. Accepted: %u. Rejected: %u. Open: %u. Words added: %u, removed: %u."),
                                n_changes, rej_comparison_count (self->comparison, REJ_CHANGE_TAKEN), rej_comparison_count (self->comparison, REJ_CHANGE_REFUSED),
                                rej_comparison_count (self->comparison, REJ_CHANGE_OPEN), added, removed);
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
accept_all_clicked_cb (RejReviewDialog *self)
{
  decide_open (self, REJ_CHANGE_TAKEN);
}

static void
reject_all_clicked_cb (RejReviewDialog *self)
{
  decide_open (self, REJ_CHANGE_REFUSED);
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
compared_cb (GObject *object,
             GAsyncResult *result,
             gpointer user_data)
{
  g_autoptr (RejReviewDialog) self = REJ_REVIEW_DIALOG (user_data);
  g_autoptr (RejComparison) comparison = rej_comparison_new_finish (result, NULL);

  if (comparison == NULL || self->cancellable == NULL)
    return;
  g_set_object (&self->comparison, comparison);
  g_signal_connect_object (comparison, "changed", G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
  rej_comparison_view_set_comparison (self->view, comparison);
  rej_comparison_view_go (self->view, TRUE);
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

      adw_banner_set_use_markup (self->details_banner, FALSE);
      adw_banner_set_title (self->details_banner, title);
    }
  adw_banner_set_revealed (self->details_banner, text->len > 0);
}

static void
rej_review_dialog_dispose (GObject *object)
{
  RejReviewDialog *self = REJ_REVIEW_DIALOG (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->comparison);

  G_OBJECT_CLASS (rej_review_dialog_parent_class)->dispose (object);
}

static void
rej_review_dialog_class_init (RejReviewDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rej_review_dialog_dispose;

  g_type_ensure (REJ_TYPE_COMPARISON_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/rejoinder/ui/rej-review-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RejReviewDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, RejReviewDialog, details_banner);
  gtk_widget_class_bind_template_child (widget_class, RejReviewDialog, view);
  gtk_widget_class_bind_template_child (widget_class, RejReviewDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, RejReviewDialog, reject_all_button);
  gtk_widget_class_bind_template_child (widget_class, RejReviewDialog, accept_all_button);
  gtk_widget_class_bind_template_child (widget_class, RejReviewDialog, reject_button);
  gtk_widget_class_bind_template_child (widget_class, RejReviewDialog, accept_button);
  gtk_widget_class_bind_template_callback (widget_class, update_cb);
  gtk_widget_class_bind_template_callback (widget_class, accept_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, reject_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, accept_all_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, reject_all_clicked_cb);
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
