/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-editor-page-private.h"

#include <glib/gi18n-lib.h>

#include "rej-history-dialog.h"
#include "rej-message.h"
#include "rej-review-dialog.h"

/* The comment beside what it was, and beside what others made of it. */

typedef struct
{
  RejEditorPage *page;
  GFile *file;
  char *base; /* what both come from, without details; NULL where it is not known */
  gboolean is_own; /* the file is the document's */
  RejComment *other;
  char *etag;
  char *sha256;
} Review;

static void
review_free (Review *review)
{
  g_clear_object (&review->page);
  g_clear_object (&review->file);
  g_clear_object (&review->other);
  g_free (review->base);
  g_free (review->etag);
  g_free (review->sha256);
  g_free (review);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Review, review_free)

static void load_other (Review *review,
                        RejEncoding encoding);

static void
encoding_chosen_cb (GObject *object,
                    GAsyncResult *result,
                    gpointer user_data)
{
  g_autoptr (Review) review = user_data;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (object), result);

  if (g_strcmp0 (response, "windows-1252") == 0)
    load_other (g_steal_pointer (&review), REJ_ENCODING_WINDOWS_1252);
}

static void
ask_about_encoding (Review *review,
                    const GError *error)
{
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Not a UTF-8 File"), error->message);
  RejEditorPage *page = review->page;

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog),
                                  "cancel", _ ("_Cancel"), "windows-1252", _ ("_Open It"), NULL);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "windows-1252");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (page), _rej_editor_page_get_cancellable (page), encoding_chosen_cb, review);
}

/* Where everything in the document's own file is decided about, saving has nothing left to ask. */
static void
review_closed_cb (RejReviewDialog *dialog,
                  Review *review)
{
  RejComparison *comparison = rej_review_dialog_get_comparison (dialog);

  if (review->is_own && comparison != NULL && rej_comparison_count (comparison, REJ_CHANGE_OPEN) == 0)
    rej_document_accept_file (rej_editor_page_get_document (review->page), review->other, review->etag, review->sha256);
}

/* Takes @review and @other. */
static void
present (Review *review,
         RejComment *other,
         const char *name)
{
  RejReviewDialog *dialog = rej_review_dialog_new (rej_editor_page_get_document (review->page), other, name, review->base);

  review->other = other;
  g_signal_connect_data (dialog, "closed", G_CALLBACK (review_closed_cb), review, (GClosureNotify) (void (*) (void)) review_free, 0);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (review->page));
}

static void
other_loaded_cb (GObject *object,
                 GAsyncResult *result,
                 gpointer user_data)
{
  g_autoptr (Review) review = user_data;
  g_autoptr (GError) error = NULL;
  RejComment *other = rej_document_load_other_finish (result, &review->etag, &review->sha256, &error);
  g_autofree char *name = g_file_get_basename (review->file);

  if (g_error_matches (error, REJ_COMMENT_ERROR, REJ_COMMENT_ERROR_NOT_UTF8))
    ask_about_encoding (g_steal_pointer (&review), error);
  else if (other == NULL)
    rej_message_show_error (GTK_WIDGET (review->page), _ ("The File Could Not Be Opened"), error);
  else
    present (g_steal_pointer (&review), other, name);
}

/* Takes @review. */
static void
load_other (Review *review,
            RejEncoding encoding)
{
  rej_document_load_other_async (review->file, encoding, _rej_editor_page_get_cancellable (review->page), other_loaded_cb, review);
}

/**
 * rej_editor_page_review_file:
 * @self: a page whose text is complete
 * @file: another version of the comment, as Markdown or text
 * @base: (nullable): what both come from, without details, where it is known
 *
 * Shows what is different in another version, to be accepted or rejected change by change.
 */
void
rej_editor_page_review_file (RejEditorPage *self,
                             GFile *file,
                             const char *base)
{
  Review *review = NULL;

  g_return_if_fail (REJ_IS_EDITOR_PAGE (self));
  g_return_if_fail (G_IS_FILE (file));

  review = g_new0 (Review, 1);
  review->page = g_object_ref (self);
  review->file = g_object_ref (file);
  review->base = g_strdup (base);
  review->is_own = rej_document_get_file (rej_editor_page_get_document (self)) != NULL && g_file_equal (file, rej_document_get_file (rej_editor_page_get_document (self)));
  load_other (review, REJ_ENCODING_AUTO);
}

static void
file_chosen_cb (GObject *object,
                GAsyncResult *result,
                gpointer user_data)
{
  g_autoptr (RejEditorPage) self = REJ_EDITOR_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (object), result, &error);

  if (file != NULL)
    rej_editor_page_review_file (self, file, NULL);
  else
    rej_message_show_error (GTK_WIDGET (self), _ ("The File Could Not Be Opened"), error);
}

static void
compare_cb (GSimpleAction *action,
            GVariant *parameter,
            gpointer user_data)
{
  RejEditorPage *self = REJ_EDITOR_PAGE (user_data);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  if (rej_document_get_loading (rej_editor_page_get_document (self)))
    return;
  gtk_file_dialog_set_title (dialog, _ ("Compare With a File"));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _rej_editor_page_get_cancellable (self), file_chosen_cb, g_object_ref (self));
}

static void
history_cb (GSimpleAction *action,
            GVariant *parameter,
            gpointer user_data)
{
  RejEditorPage *self = REJ_EDITOR_PAGE (user_data);

  if (!rej_document_get_loading (rej_editor_page_get_document (self)))
    adw_dialog_present (ADW_DIALOG (rej_history_dialog_new (rej_editor_page_get_document (self))), GTK_WIDGET (self));
}

void
_rej_editor_page_add_version_actions (RejEditorPage *self,
                                      GActionMap *actions)
{
  static const GActionEntry entries[] = {
    { .name = "history", .activate = history_cb },
    { .name = "compare", .activate = compare_cb },
  };

  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), self);
}
