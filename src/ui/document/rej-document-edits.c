/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-document-private.h"

#include <glib/gi18n-lib.h>

#include "rej-text-replacement.h"

/* Replacements on their way; many are made in slices. */
typedef struct
{
  RejDocument *document; /* borrowed: it finishes before it goes */
  GPtrArray *replacements;
  GTask *task; /* (nullable) */
  gulong cancelled_id;
} Replacing;

static void
replacing_free (Replacing *replacing)
{
  g_ptr_array_unref (replacing->replacements);
  g_clear_object (&replacing->task);
  g_free (replacing);
}

/**
 * rej_document_get_editable:
 * @self: a document
 *
 * Gets whether the text may be changed now.
 *
 * Returns: whether it is complete and open to edits
 */
gboolean
rej_document_get_editable (RejDocument *self)
{
  g_return_val_if_fail (REJ_IS_DOCUMENT (self), FALSE);

  return !rej_document_get_loading (self) && !rej_document_get_changing (self) && !rej_document_get_read_only (self) && !rej_document_get_open_elsewhere (self);
}

/* From the end, so that the places before stay where they are. */
static void
get_change (guint n,
            RejBufferChange *change,
            gpointer user_data)
{
  Replacing *replacing = user_data;
  const RejTextReplacement *replacement = replacing->replacements->pdata[replacing->replacements->len - 1 - n];

  *change = (RejBufferChange) { replacement->start, replacement->n_removed, NULL, replacement->text };
}

static void
replaced_cb (RejBufferOutcome outcome,
             guint offset,
             gpointer user_data)
{
  Replacing *replacing = user_data;
  GCancellable *cancellable = replacing->task != NULL ? g_task_get_cancellable (replacing->task) : NULL;

  /* This is called from its own handler where it was cancelled; waiting for that to end would last forever. */
  if (cancellable != NULL && outcome != REJ_BUFFER_STOPPED)
    g_cancellable_disconnect (cancellable, replacing->cancelled_id);
  if (outcome == REJ_BUFFER_STOPPED)
    rej_undo_revoke (rej_document_get_undo (replacing->document));
  if (replacing->task != NULL && outcome == REJ_BUFFER_CHANGED)
    g_task_return_boolean (replacing->task, TRUE);
  else if (replacing->task != NULL)
    g_task_return_new_error_literal (replacing->task, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The change was broken off."));
  replacing_free (replacing);
}

static void
cancelled_cb (GCancellable *cancellable,
              RejDocument *self)
{
  rej_buffer_changer_stop (_rej_document_get_changer (self));
}

/* Takes no notice of whether the text may be changed; @task, if any, is told when it is done. */
void
_rej_document_replace (RejDocument *self,
                       GPtrArray *replacements,
                       GTask *task)
{
  Replacing *replacing = g_new0 (Replacing, 1);
  GCancellable *cancellable = task != NULL ? g_task_get_cancellable (task) : NULL;

  replacing->document = self;
  replacing->replacements = g_ptr_array_ref (replacements);
  replacing->task = task != NULL ? g_object_ref (task) : NULL;
  if (cancellable != NULL)
    replacing->cancelled_id = g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (cancelled_cb), self, G_CONNECT_DEFAULT);
  rej_buffer_changer_run (_rej_document_get_changer (self), replacements->len, get_change, replaced_cb, replacing);
}

/**
 * rej_document_replace:
 * @self: a document
 * @replacements: (element-type RejTextReplacement): in the order of the text
 *
 * Carries out replacements as one step that can be undone: a few at once, many in the slices that follow, during which
 * the document is [method@Document.get_changing].
 *
 * Returns: whether the text may be changed
 */
gboolean
rej_document_replace (RejDocument *self,
                      GPtrArray *replacements)
{
  g_return_val_if_fail (REJ_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (replacements != NULL, FALSE);

  if (!rej_document_get_editable (self))
    return FALSE;
  _rej_document_replace (self, replacements, NULL);
  return TRUE;
}

/**
 * rej_document_replace_async:
 * @self: a document
 * @replacements: (element-type RejTextReplacement): in the order of the text
 * @cancellable: (nullable): stops it; what was replaced by then is taken back, in slices too
 * @callback: called when all is replaced, or it was broken off
 * @user_data: for @callback
 *
 * Does what rej_document_replace() does, and tells when. %G_IO_ERROR_READ_ONLY where the text may not be changed.
 */
void
rej_document_replace_async (RejDocument *self,
                            GPtrArray *replacements,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (REJ_IS_DOCUMENT (self));
  g_return_if_fail (replacements != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, rej_document_replace_async);
  g_task_set_check_cancellable (task, FALSE);
  if (rej_document_get_editable (self))
    _rej_document_replace (self, replacements, task);
  else
    g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_READ_ONLY, _ ("This text can only be read here."));
}

/**
 * rej_document_replace_finish:
 * @self: a document
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: whether all is replaced
 */
gboolean
rej_document_replace_finish (RejDocument *self,
                             GAsyncResult *result,
                             GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * rej_document_finish_changing:
 * @self: a document
 *
 * Makes what is left of a large change now, for whoever needs the text whole. Not to be called while the buffer tells
 * of an edit.
 */
void
rej_document_finish_changing (RejDocument *self)
{
  g_return_if_fail (REJ_IS_DOCUMENT (self));

  rej_buffer_changer_finish (_rej_document_get_changer (self));
}

/**
 * rej_document_insert_words:
 * @self: a document
 * @words: words of a sentence
 *
 * Puts words at the cursor, in place of what is selected, with a space where they would touch others, as one step that
 * can be undone.
 */
void
rej_document_insert_words (RejDocument *self,
                           const char *words)
{
  GtkTextBuffer *buffer = NULL;
  GtkTextIter start;
  GtkTextIter end;
  GtkTextIter before;
  g_autoptr (GString) text = NULL;

  g_return_if_fail (REJ_IS_DOCUMENT (self));
  g_return_if_fail (words != NULL);

  if (!rej_document_get_editable (self))
    return;
  buffer = GTK_TEXT_BUFFER (rej_document_get_buffer (self));
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, FALSE, TRUE);
  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  text = g_string_new (words);
  before = start;
  if (gtk_text_iter_backward_char (&before) && !g_unichar_isspace (gtk_text_iter_get_char (&before)) && gtk_text_iter_get_char (&before) != '(')
    g_string_prepend_c (text, ' ');
  if (g_unichar_isalnum (gtk_text_iter_get_char (&end)))
    g_string_append_c (text, ' ');
  gtk_text_buffer_insert (buffer, &start, text->str, (int) text->len);
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_text_buffer_end_user_action (buffer);
}

/**
 * rej_document_place_cursor:
 * @self: a document
 * @offset: characters from the beginning of the text
 *
 * Puts the cursor somewhere.
 */
void
rej_document_place_cursor (RejDocument *self,
                           guint offset)
{
  GtkTextBuffer *buffer = NULL;
  GtkTextIter iter;

  g_return_if_fail (REJ_IS_DOCUMENT (self));

  buffer = GTK_TEXT_BUFFER (rej_document_get_buffer (self));
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, (int) MIN (offset, (guint) gtk_text_buffer_get_char_count (buffer)));
  gtk_text_buffer_place_cursor (buffer, &iter);
}
