/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-editor-page-private.h"

#include <glib/gi18n-lib.h>

#include "rej-comparison.h"
#include "rej-message.h"

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
tell (Watch *watch,
      gboolean is_gone,
      gboolean is_other)
{
  if (is_gone)
    rej_message_set_banner (watch->banner, _ ("The file was moved or deleted. Saving writes it again."));
  else
    rej_message_set_banner (watch->banner, is_other ? _ ("Another program changed the file. Your text here stays as it is.") : NULL);
  adw_banner_set_button_label (watch->banner, is_other ? _ ("_Decide…") : NULL);
}

static void
folder_looked_at_cb (GObject *object,
                     GAsyncResult *result,
                     gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (object), result, &error);
  Watch *watch = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      tell (watch, TRUE, FALSE);
      return;
    }
  rej_message_set_banner (watch->banner, _ ("The folder of the file is no longer there. Save the comment elsewhere."));
  adw_banner_set_button_label (watch->banner, NULL);
}

/* A stick that was pulled takes the folder with it: there nothing can be written again. */
static void
look_at_folder (Watch *watch,
                GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);

  if (folder == NULL)
    tell (watch, TRUE, FALSE);
  else
    g_file_query_info_async (folder, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT, watch->cancellable, folder_looked_at_cb, watch);
}

/* A file that was written anew with the same bytes, or has another time alone, is no other file. */
static void
bytes_looked_at_cb (GObject *object,
                    GAsyncResult *result,
                    gpointer user_data)
{
  Watch *watch = user_data;
  g_autofree char *sha256 = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RejComment) other = rej_document_load_other_finish (result, NULL, &sha256, &error);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tell (watch, FALSE, g_strcmp0 (sha256, rej_document_get_sha256 (rej_editor_page_get_document (watch->page))) != 0);
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
    look_at_folder (watch, G_FILE (object));
  else if (is_other && rej_document_get_sha256 (document) != NULL)
    rej_document_load_other_async (G_FILE (object), REJ_ENCODING_AUTO, watch->cancellable, bytes_looked_at_cb, watch);
  else
    tell (watch, FALSE, is_other);
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

/* What the writer chose to do with what another program wrote. */
typedef struct
{
  RejEditorPage *page;
  gboolean take;
  RejComment *other;
  char *etag;
  char *sha256;
} Decision;

static void
decision_free (Decision *decision)
{
  g_clear_object (&decision->page);
  g_clear_object (&decision->other);
  g_free (decision->etag);
  g_free (decision->sha256);
  g_free (decision);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Decision, decision_free)

static void
accept (Decision *decision,
        const char *message)
{
  rej_document_accept_file (rej_editor_page_get_document (decision->page), decision->other, decision->etag, decision->sha256);
  rej_message_show_toast (GTK_WIDGET (decision->page), message);
}

/* The text of the file comes as an edit that can be undone; its details are those of the comment. */
static void
compared_cb (GObject *object,
             GAsyncResult *result,
             gpointer user_data)
{
  g_autoptr (Decision) decision = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RejComparison) comparison = rej_comparison_new_finish (result, &error);
  RejDocument *document = rej_editor_page_get_document (decision->page);

  if (comparison == NULL || document == NULL)
    return;
  if (rej_comparison_get_n_changes (comparison) > 0 && !rej_comparison_decide_all (comparison, 0, rej_comparison_get_n_changes (comparison), REJ_CHANGE_TAKEN))
    {
      rej_message_show_toast (GTK_WIDGET (decision->page), _ ("The comment has changed meanwhile. Compare it anew."));
      return;
    }
  for (RejCommentField field = 0; field < REJ_COMMENT_N_FIELDS; field++)
    {
      if (!rej_document_set_field (document, field, rej_comment_get_field (decision->other, field), &error))
        g_clear_error (&error);
    }
  accept (decision, _ ("The text of the file is here. Undo brings yours back."));
}

static void
file_read_cb (GObject *object,
              GAsyncResult *result,
              gpointer user_data)
{
  g_autoptr (Decision) decision = user_data;
  g_autoptr (GError) error = NULL;
  RejDocument *document = rej_editor_page_get_document (decision->page);
  GCancellable *cancellable = _rej_editor_page_get_cancellable (decision->page);

  decision->other = rej_document_load_other_finish (result, &decision->etag, &decision->sha256, &error);
  if (document == NULL)
    return;
  if (decision->other == NULL)
    {
      rej_message_show_error (GTK_WIDGET (decision->page), _ ("The File Could Not Be Opened"), error);
    }
  else if (decision->take)
    {
      const char *body = rej_comment_get_body (decision->other, NULL);

      rej_comparison_new_async (document, REJ_COMPARISON_BEFORE, body, NULL, cancellable, compared_cb, g_steal_pointer (&decision));
    }
  else
    {
      accept (decision, _ ("Your text stays. Saving writes it over the file."));
    }
}

static void
decided_cb (GObject *object,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (RejEditorPage) self = REJ_EDITOR_PAGE (user_data);
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (object), result);
  RejDocument *document = rej_editor_page_get_document (self);
  Decision *decision = NULL;

  if (document == NULL || rej_document_get_file (document) == NULL || response == NULL || g_str_equal (response, "later"))
    return;
  if (g_str_equal (response, "compare"))
    {
      /* What both come from is known where the file was read or written here. */
      rej_editor_page_review_file (self, rej_document_get_file (document),
                                   rej_document_get_knows_file (document) ? rej_comment_get_body (rej_document_get_comment (document), NULL) : NULL);
      return;
    }
  decision = g_new0 (Decision, 1);
  decision->page = g_object_ref (self);
  decision->take = g_str_equal (response, "theirs");
  rej_document_load_other_async (rej_document_get_file (document), REJ_ENCODING_AUTO, _rej_editor_page_get_cancellable (self), file_read_cb, decision);
}

static void
file_banner_clicked_cb (AdwBanner *banner)
{
  Watch *watch = g_object_get_data (G_OBJECT (banner), "watch");
  AdwDialog *dialog = NULL;

  if (!rej_document_get_editable (rej_editor_page_get_document (watch->page)))
    return;
  dialog = adw_alert_dialog_new (_ ("The File Has Changed"), _ ("Another program wrote to it. If you use its version, undo brings yours back."));
  rej_message_add_answer (ADW_ALERT_DIALOG (dialog), "compare", _ ("_Compare…"), ADW_RESPONSE_SUGGESTED);
  rej_message_add_answer (ADW_ALERT_DIALOG (dialog), "theirs", _ ("_Use the File’s Version"), ADW_RESPONSE_DEFAULT);
  rej_message_add_answer (ADW_ALERT_DIALOG (dialog), "mine", _ ("_Keep Mine"), ADW_RESPONSE_DEFAULT);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "later", _ ("Decide _Later"));
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "later");
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (watch->page), _rej_editor_page_get_cancellable (watch->page), decided_cb, g_object_ref (watch->page));
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
