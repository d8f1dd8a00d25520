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
} Review;

static void
review_free (Review *review)
{
  g_clear_object (&review->page);
  g_clear_object (&review->file);
  g_free (review->base);
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

  if (g_str_equal (response, "windows-1252"))
    load_other (g_steal_pointer (&review), REJ_ENCODING_WINDOWS_1252);
}

static void
ask_about_encoding (Review *review,
                    const GError *error)
{
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Not a UTF-8 File"), error->message);
  RejEditorPage *page = review->page;

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog),
                                  "cancel", _ ("_Cancel"), "windows-1252", _ ("_Read as Windows-1252"), NULL);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "windows-1252");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (page), _rej_editor_page_get_cancellable (page), encoding_chosen_cb, review);
}

static void
other_loaded_cb (GObject *object,
                 GAsyncResult *result,
                 gpointer user_data)
{
  g_autoptr (Review) review = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RejComment) other = rej_document_load_other_finish (result, &error);
  g_autofree char *name = g_file_get_basename (review->file);

  if (g_error_matches (error, REJ_COMMENT_ERROR, REJ_COMMENT_ERROR_NOT_UTF8))
    ask_about_encoding (g_steal_pointer (&review), error);
  else if (other == NULL)
    rej_message_show_error (GTK_WIDGET (review->page), _ ("The File Could Not Be Opened"), error);
  else
    adw_dialog_present (ADW_DIALOG (rej_review_dialog_new (rej_editor_page_get_document (review->page), other, name, review->base)), GTK_WIDGET (review->page));
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

/* The eye on the file. It goes with its banner. */
typedef struct
{
  RejEditorPage *page; /* borrowed: the banner is its child */
  AdwBanner *banner; /* borrowed */
  GFileMonitor *monitor;
  GCancellable *cancellable;
  guint look_id;
} Watch;

/* A program that writes a file touches it more than once. */
#define LOOK_AFTER_MS 400

static void
watch_free (gpointer data)
{
  Watch *watch = data;

  g_cancellable_cancel (watch->cancellable);
  g_object_unref (watch->cancellable);
  g_clear_handle_id (&watch->look_id, g_source_remove);
  g_clear_object (&watch->monitor);
  g_free (watch);
}

static void
file_looked_at_cb (GObject *object,
                   GAsyncResult *result,
                   gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (object), result, &error);
  Watch *watch = user_data;
  RejDocument *document = NULL;
  gboolean is_gone = FALSE;
  gboolean is_other = FALSE;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  document = rej_editor_page_get_document (watch->page);
  is_gone = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  is_other = info != NULL && rej_document_get_etag (document) != NULL && g_strcmp0 (g_file_info_get_etag (info), rej_document_get_etag (document)) != 0;
  if (is_gone)
    adw_banner_set_title (watch->banner, _ ("The file was moved or deleted. Saving writes it again."));
  else if (is_other)
    adw_banner_set_title (watch->banner, _ ("Another program changed the file. Your text here stays as it is."));
  adw_banner_set_button_label (watch->banner, is_other ? _ ("_Compare…") : NULL);
  adw_banner_set_revealed (watch->banner, is_gone || is_other);
}

static gboolean
look_cb (gpointer user_data)
{
  Watch *watch = user_data;
  GFile *file = rej_document_get_file (rej_editor_page_get_document (watch->page));

  watch->look_id = 0;
  if (file != NULL)
    g_file_query_info_async (file, G_FILE_ATTRIBUTE_ETAG_VALUE, G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT, watch->cancellable, file_looked_at_cb, watch);
  return G_SOURCE_REMOVE;
}

static void
look_soon (Watch *watch)
{
  g_clear_handle_id (&watch->look_id, g_source_remove);
  watch->look_id = g_timeout_add (LOOK_AFTER_MS, look_cb, watch);
}

static void
file_changed_cb (AdwBanner *banner)
{
  look_soon (g_object_get_data (G_OBJECT (banner), "watch"));
}

static void
file_set_cb (AdwBanner *banner)
{
  Watch *watch = g_object_get_data (G_OBJECT (banner), "watch");
  GFile *file = rej_document_get_file (rej_editor_page_get_document (watch->page));

  g_clear_object (&watch->monitor);
  /* Where files cannot be watched, saving still asks. */
  if (file != NULL)
    watch->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (watch->monitor != NULL)
    g_signal_connect_object (watch->monitor, "changed", G_CALLBACK (file_changed_cb), banner, G_CONNECT_SWAPPED);
  if (file != NULL)
    look_soon (watch);
}

/* What both come from is known where the file was read or written here. */
static void
file_banner_clicked_cb (AdwBanner *banner)
{
  Watch *watch = g_object_get_data (G_OBJECT (banner), "watch");
  RejDocument *document = rej_editor_page_get_document (watch->page);

  if (!rej_document_get_loading (document))
    rej_editor_page_review_file (watch->page, rej_document_get_file (document),
                                 rej_document_get_knows_file (document) ? rej_comment_get_body (rej_document_get_comment (document), NULL) : NULL);
}

void
_rej_editor_page_watch_file (RejEditorPage *self,
                             AdwBanner *banner)
{
  RejDocument *document = rej_editor_page_get_document (self);
  Watch *watch = g_new0 (Watch, 1);

  watch->page = self;
  watch->banner = banner;
  watch->cancellable = g_cancellable_new ();
  g_object_set_data_full (G_OBJECT (banner), "watch", watch, watch_free);
  g_signal_connect (banner, "button-clicked", G_CALLBACK (file_banner_clicked_cb), NULL);
  g_signal_connect_object (document, "notify::file", G_CALLBACK (file_set_cb), banner, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "saved", G_CALLBACK (file_changed_cb), banner, G_CONNECT_SWAPPED);
  file_set_cb (banner);
}
