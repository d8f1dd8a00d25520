/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-document-private.h"

/* Whoever keeps the draft, and whoever shows the details, must know; what the checks know of the comment is new. */
static void
tell_changed (RejDocument *self)
{
  gtk_text_buffer_set_modified (GTK_TEXT_BUFFER (rej_document_get_buffer (self)), TRUE);
  _rej_document_update_context (self);
  g_signal_emit_by_name (self, "details-changed");
}

/**
 * rej_document_ignore:
 * @self: a document
 * @code: code of a finding
 * @text: (nullable): the text it stands on; %NULL for wherever it is found in this comment
 * @error: return location for an error of #RejCommentError or #RejFrontMatterError
 *
 * Puts findings aside, and writes that down in the comment's details.
 *
 * Returns: whether they are put aside
 */
gboolean
rej_document_ignore (RejDocument *self,
                     const char *code,
                     const char *text,
                     GError **error)
{
  g_return_val_if_fail (REJ_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (code != NULL, FALSE);

  if (!rej_comment_add_ignored (rej_document_get_comment (self), code, text, error))
    return FALSE;
  tell_changed (self);
  return TRUE;
}

/**
 * rej_document_restore_ignored:
 * @self: a document
 * @position: which entry of what its comment ignores, from 0; -1 for all
 * @error: return location for an error of #RejFrontMatterError
 *
 * Shows findings again that were put aside.
 *
 * Returns: whether they are not put aside any more
 */
gboolean
rej_document_restore_ignored (RejDocument *self,
                              int position,
                              GError **error)
{
  RejComment *comment = NULL;
  gboolean is_good = TRUE;

  g_return_val_if_fail (REJ_IS_DOCUMENT (self), FALSE);

  comment = rej_document_get_comment (self);
  for (guint i = rej_comment_get_n_ignored (comment); is_good && i > 0; i--)
    if (position < 0 || (guint) position == i - 1)
      is_good = rej_comment_remove_ignored (comment, i - 1, error);
  tell_changed (self);
  return is_good;
}

/**
 * rej_document_set_field:
 * @self: a document
 * @field: what of its details
 * @value: (nullable): what it is to be
 * @error: return location for an error of #RejCommentError or #RejFrontMatterError
 *
 * Changes one of the comment's details.
 *
 * Returns: whether it is changed
 */
gboolean
rej_document_set_field (RejDocument *self,
                        RejCommentField field,
                        const char *value,
                        GError **error)
{
  g_return_val_if_fail (REJ_IS_DOCUMENT (self), FALSE);

  if (g_strcmp0 (rej_comment_get_field (rej_document_get_comment (self), field), value) == 0)
    return TRUE;
  if (!rej_comment_set_field (rej_document_get_comment (self), field, value, error))
    return FALSE;
  tell_changed (self);
  return TRUE;
}

/**
 * rej_document_get_style:
 * @self: a document
 *
 * Gets how its citations are to be written. A comment that says nothing is in the Bluebook's style.
 *
 * Returns: the style
 */
RejCiteStyle
rej_document_get_style (RejDocument *self)
{
  RejCiteStyle style = REJ_CITE_STYLE_BLUEBOOK;

  g_return_val_if_fail (REJ_IS_DOCUMENT (self), style);

  rej_cite_style_from_string (rej_comment_get_field (rej_document_get_comment (self), REJ_COMMENT_STYLE), &style);
  return style;
}

/**
 * rej_document_set_attachments:
 * @self: a document
 * @attachments: (element-type RejAttachment): the files that go with it, in order
 * @error: return location for an error of #RejFrontMatterError
 *
 * Says which files go with the comment. The bytes are the library's.
 *
 * Returns: whether it is written down
 */
gboolean
rej_document_set_attachments (RejDocument *self,
                              GPtrArray *attachments,
                              GError **error)
{
  RejComment *comment = NULL;
  g_autoptr (GPtrArray) before = NULL;
  gboolean is_good = TRUE;

  g_return_val_if_fail (REJ_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (attachments != NULL, FALSE);

  comment = rej_document_get_comment (self);
  before = rej_comment_list_attachments (comment);
  for (guint i = 0; is_good && i < before->len; i++)
    is_good = rej_comment_remove_attachment (comment, ((RejAttachment *) before->pdata[i])->sha256, error);
  for (guint i = 0; is_good && i < attachments->len; i++)
    is_good = rej_comment_add_attachment (comment, attachments->pdata[i], error);
  tell_changed (self);
  return is_good;
}
