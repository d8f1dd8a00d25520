/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-draft-commands.h"

#include <string.h>

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "rej-comment.h"
#include "rej-library-filings.h"
#include "rej-message.h"

/* Several drafts that are moved or deleted together: what is said of it is said once. */
typedef struct
{
  RejWorkspace *workspace;
  GtkWidget *widget;
  GArray *ids; /* gint64 */
  GArray *done; /* gint64 */
  GError *error; /* the first */
  guint position; /* of the one that is under way */
  gboolean trashed;
  gboolean with_receipts;
} Batch;

static Batch *
batch_new (RejWorkspace *workspace,
           GtkWidget *widget,
           GArray *ids)
{
  Batch *batch = g_new0 (Batch, 1);

  batch->workspace = g_object_ref (workspace);
  batch->widget = g_object_ref (widget);
  batch->ids = g_array_copy (ids);
  batch->done = g_array_new (FALSE, FALSE, sizeof (gint64));
  return batch;
}

static void
batch_free (Batch *batch)
{
  g_object_unref (batch->workspace);
  g_object_unref (batch->widget);
  g_array_unref (batch->ids);
  g_array_unref (batch->done);
  g_clear_error (&batch->error);
  g_free (batch);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Batch, batch_free)

static void
duplicated_cb (GObject *object,
               GAsyncResult *result,
               gpointer user_data)
{
  g_autoptr (Batch) batch = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RejDraft) draft = rej_library_create_draft_finish (REJ_LIBRARY (object), result, &error);

  if (draft == NULL)
    rej_message_show_error (batch->widget, _ ("The Comment Could Not Be Duplicated"), error);
}

static void
duplicate_loaded_cb (GObject *object,
                     GAsyncResult *result,
                     gpointer user_data)
{
  g_autoptr (Batch) batch = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *title = NULL;
  g_autofree char *source = NULL;
  g_autoptr (RejDraft) draft = rej_library_load_draft_finish (REJ_LIBRARY (object), result, &text, &error);
  g_autoptr (RejDraft) copy = NULL;
  g_autoptr (RejComment) comment = NULL;

  if (draft == NULL)
    {
      rej_message_show_error (batch->widget, _ ("The Comment Could Not Be Duplicated"), error);
      return;
    }
  comment = rej_comment_parse_text (text, strlen (text), draft->is_plain ? REJ_TEXT_FORMAT_PLAIN : REJ_TEXT_FORMAT_MARKDOWN);
  /* Translators: %s is the title of a comment that was duplicated */
  title = g_strdup_printf (_ ("%s (copy)"), draft->title != NULL ? draft->title : _ ("New Comment"));
  copy = rej_draft_copy (draft);
  /* Plain text has no place for a title of its own: the copy keeps its first line. */
  if (rej_comment_set_field (comment, REJ_COMMENT_TITLE, title, NULL))
    g_set_str (&copy->title, title);
  copy->created = 0;
  copy->changed = 0;
  copy->trashed = 0;
  source = rej_comment_dup_source (comment);
  rej_library_copy_draft_async (REJ_LIBRARY (object), draft->id, copy, source, NULL, duplicated_cb, g_steal_pointer (&batch));
}

/**
 * rej_draft_commands_duplicate:
 * @workspace: where the library is
 * @widget: a widget of the window
 * @id: a draft
 *
 * Adds a copy of a draft, with its attachments. The copy has no file.
 */
void
rej_draft_commands_duplicate (RejWorkspace *workspace,
                              GtkWidget *widget,
                              gint64 id)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_if_fail (REJ_IS_WORKSPACE (workspace));
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (rej_workspace_get_library (workspace) != NULL);

  rej_library_load_draft_async (rej_workspace_get_library (workspace), id, NULL, duplicate_loaded_cb, batch_new (workspace, widget, ids));
}

static void
undo_clicked_cb (AdwToast *toast,
                 gpointer user_data)
{
  Batch *batch = user_data;

  rej_draft_commands_trash (batch->workspace, batch->widget, batch->ids, FALSE);
}

static void
destroy_undo (gpointer data,
              GClosure *closure)
{
  batch_free (data);
}

static void
say_moved (Batch *batch)
{
  guint n_done = batch->done->len;
  g_autofree char *text = NULL;
  AdwToast *toast = NULL;

  if (n_done == 0)
    return;
  if (batch->trashed)
    /* Translators: %u is a number of comments */
    text = g_strdup_printf (ngettext ("%u comment moved to the trash", "%u comments moved to the trash", n_done), n_done);
  else
    /* Translators: %u is a number of comments */
    text = g_strdup_printf (ngettext ("%u comment restored", "%u comments restored", n_done), n_done);
  if (!batch->trashed)
    {
      rej_message_show_toast (batch->widget, text);
      return;
    }
  toast = rej_message_create_toast (text);
  rej_message_add_button (toast, _ ("_Undo"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_clicked_cb), batch_new (batch->workspace, batch->widget, batch->done), destroy_undo, 0);
  rej_message_add_toast (batch->widget, toast);
}

static void move_next (Batch *batch);
static void delete_next (Batch *batch);

static gint64
get_id (Batch *batch)
{
  return g_array_index (batch->ids, gint64, batch->position);
}

static void
take_result (Batch *batch,
             GError *error)
{
  gint64 id = get_id (batch);

  if (error == NULL)
    g_array_append_val (batch->done, id);
  else if (batch->error == NULL)
    batch->error = g_error_copy (error);
  batch->position++;
}

static void
moved_cb (GObject *object,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  rej_library_change_finish (REJ_LIBRARY (object), result, &error);
  take_result (user_data, error);
  move_next (user_data);
}

static void
move_next (Batch *batch)
{
  if (batch->position < batch->ids->len)
    {
      rej_library_trash_draft_async (rej_workspace_get_library (batch->workspace), get_id (batch), batch->trashed, NULL, moved_cb, batch);
      return;
    }
  say_moved (batch);
  if (batch->error != NULL)
    rej_message_show_error (batch->widget, batch->trashed ? _ ("Not Everything Was Moved to the Trash") : _ ("Not Everything Was Restored"), batch->error);
  rej_workspace_end_work (batch->workspace);
  batch_free (batch);
}

/**
 * rej_draft_commands_trash:
 * @workspace: where the library is
 * @widget: a widget of the window
 * @ids: (element-type gint64): drafts
 * @trashed: whether to put them into the trash or to bring them back
 *
 * Moves drafts into the trash, which can be undone at once, or restores them.
 */
void
rej_draft_commands_trash (RejWorkspace *workspace,
                          GtkWidget *widget,
                          GArray *ids,
                          gboolean trashed)
{
  Batch *batch = NULL;

  g_return_if_fail (REJ_IS_WORKSPACE (workspace));
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (ids != NULL);
  g_return_if_fail (rej_workspace_get_library (workspace) != NULL);

  batch = batch_new (workspace, widget, ids);
  batch->trashed = trashed;
  rej_workspace_begin_work (workspace);
  move_next (batch);
}

static void
deleted_cb (GObject *object,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  rej_library_change_finish (REJ_LIBRARY (object), result, &error);
  take_result (user_data, error);
  delete_next (user_data);
}

static void
delete_next (Batch *batch)
{
  if (batch->position < batch->ids->len)
    {
      if (batch->with_receipts)
        rej_library_delete_draft_with_filings_async (rej_workspace_get_library (batch->workspace), get_id (batch), NULL, deleted_cb, batch);
      else
        rej_library_delete_draft_async (rej_workspace_get_library (batch->workspace), get_id (batch), NULL, deleted_cb, batch);
      return;
    }
  if (batch->error != NULL)
    rej_message_show_error (batch->widget, _ ("Not Everything Was Deleted"), batch->error);
  rej_workspace_end_work (batch->workspace);
  batch_free (batch);
}

static void
delete_chosen_cb (GObject *object,
                  GAsyncResult *result,
                  gpointer user_data)
{
  Batch *batch = user_data;

  if (g_strcmp0 (adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (object), result), "delete") != 0)
    {
      batch_free (batch);
      return;
    }
  batch->with_receipts = gtk_check_button_get_active (GTK_CHECK_BUTTON (adw_alert_dialog_get_extra_child (ADW_ALERT_DIALOG (object))));
  rej_workspace_begin_work (batch->workspace);
  delete_next (batch);
}

/* A dialog that asks, and the drafts it asks about. */
typedef struct
{
  AdwAlertDialog *dialog;
  GArray *ids; /* gint64 */
} Question;

static gboolean
is_receipt_of (const RejStoredFiling *filing,
               GArray *ids)
{
  for (guint i = 0; filing->blocks && i < ids->len; i++)
    if (filing->draft == g_array_index (ids, gint64, i))
      return TRUE;
  return FALSE;
}

/* Where something was filed, the writer is told that the proof of it stays, and can have it deleted too. */
static void
filings_listed_cb (GObject *object,
                   GAsyncResult *result,
                   gpointer user_data)
{
  g_autofree Question *question = user_data;
  g_autoptr (AdwAlertDialog) dialog = question->dialog;
  g_autoptr (GArray) ids = question->ids;
  g_autoptr (GPtrArray) filings = rej_library_list_finish (REJ_LIBRARY (object), result, NULL);
  gboolean has_receipts = FALSE;

  for (guint i = 0; filings != NULL && i < filings->len && !has_receipts; i++)
    has_receipts = is_receipt_of (filings->pdata[i], ids);
  if (!has_receipts)
    return;
  adw_alert_dialog_set_body (dialog, _ ("The text, all its versions and its attachments are removed from the library. This cannot be undone. Files you saved yourself stay where they are. What was filed is kept as a receipt, with the text and the files that were sent."));
  gtk_widget_set_visible (adw_alert_dialog_get_extra_child (dialog), TRUE);
}

/**
 * rej_draft_commands_delete:
 * @workspace: where the library is
 * @widget: a widget of the window
 * @ids: (element-type gint64): drafts
 *
 * Deletes drafts for good, when the writer says so again.
 */
void
rej_draft_commands_delete (RejWorkspace *workspace,
                           GtkWidget *widget,
                           GArray *ids)
{
  AdwDialog *dialog = NULL;
  GtkWidget *check = NULL;
  Question *question = NULL;
  g_autofree char *heading = NULL;

  g_return_if_fail (REJ_IS_WORKSPACE (workspace));
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (ids != NULL && ids->len > 0);
  g_return_if_fail (rej_workspace_get_library (workspace) != NULL);

  /* Translators: %u is a number of comments */
  heading = g_strdup_printf (ngettext ("Delete %u Comment for Good?", "Delete %u Comments for Good?", ids->len), ids->len);
  dialog = adw_alert_dialog_new (heading, _ ("The text, all its versions and its attachments are removed from the library. This cannot be undone. Files you saved yourself stay where they are."));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "delete", _ ("_Delete"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "delete", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  check = gtk_check_button_new_with_mnemonic (_ ("Delete the _receipts too"));
  gtk_widget_set_visible (check, FALSE);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), check);
  question = g_new0 (Question, 1);
  question->dialog = g_object_ref (ADW_ALERT_DIALOG (dialog));
  question->ids = g_array_copy (ids);
  rej_library_list_filings_async (rej_workspace_get_library (workspace), 0, NULL, NULL, filings_listed_cb, question);
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), widget, NULL, delete_chosen_cb, batch_new (workspace, widget, ids));
}
