/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-comment-private.h"

/* The two lists at the top of a comment: findings that are ignored, and attachments. */

/**
 * rej_comment_get_n_ignored:
 * @self: a comment
 *
 * Returns: how many entries its list of ignored findings has
 */
guint
rej_comment_get_n_ignored (RejComment *self)
{
  g_return_val_if_fail (REJ_IS_COMMENT (self), 0);

  return rej_front_matter_get_n_items (self->front_matter, "ignore");
}

/**
 * rej_comment_get_ignored:
 * @self: a comment
 * @position: of the entry, from 0
 * @text: (out) (optional) (nullable) (transfer none): the text it is ignored on; `NULL` for any
 *
 * Returns: (transfer none) (nullable): the code of a finding; `NULL` where the entry has none; valid until the next change
 */
const char *
rej_comment_get_ignored (RejComment *self,
                         guint position,
                         const char **text)
{
  g_return_val_if_fail (REJ_IS_COMMENT (self), NULL);
  g_return_val_if_fail (position < rej_comment_get_n_ignored (self), NULL);

  if (text != NULL)
    *text = rej_front_matter_get_item_string (self->front_matter, "ignore", position, "text");
  return rej_front_matter_get_item_string (self->front_matter, "ignore", position, "code");
}

/**
 * rej_comment_is_ignored:
 * @self: a comment
 * @code: the code of a finding
 * @text: (nullable): the text it stands on
 *
 * Returns: whether the writer chose not to see it
 */
gboolean
rej_comment_is_ignored (RejComment *self,
                        const char *code,
                        const char *text)
{
  g_return_val_if_fail (REJ_IS_COMMENT (self), FALSE);
  g_return_val_if_fail (code != NULL, FALSE);

  for (guint i = 0; i < rej_comment_get_n_ignored (self); i++)
    {
      const char *ignored_text;
      const char *ignored = rej_comment_get_ignored (self, i, &ignored_text);

      if (g_strcmp0 (ignored, code) == 0 && (ignored_text == NULL || g_strcmp0 (ignored_text, text) == 0))
        return TRUE;
    }
  return FALSE;
}

/**
 * rej_comment_add_ignored:
 * @self: a comment
 * @code: the code of a finding
 * @text: (nullable): the text it stands on; `NULL` for any
 * @error: where an error of #RejCommentError or #RejFrontMatterError goes
 *
 * Returns: whether it is ignored now
 */
gboolean
rej_comment_add_ignored (RejComment *self,
                         const char *code,
                         const char *text,
                         GError **error)
{
  const char *strings[] = { "code", code, text != NULL ? "text" : NULL, text, NULL };

  g_return_val_if_fail (REJ_IS_COMMENT (self), FALSE);
  g_return_val_if_fail (code != NULL, FALSE);

  if (!rej_comment_check_changeable (self, error))
    return FALSE;
  if (rej_comment_is_ignored (self, code, text))
    return TRUE;
  return rej_front_matter_append_item (self->front_matter, "ignore", strings, error);
}

/**
 * rej_comment_remove_ignored:
 * @self: a comment
 * @position: of the entry, from 0
 * @error: where an error of #RejFrontMatterError goes
 *
 * Returns: whether the entry is gone
 */
gboolean
rej_comment_remove_ignored (RejComment *self,
                            guint position,
                            GError **error)
{
  g_return_val_if_fail (REJ_IS_COMMENT (self), FALSE);
  g_return_val_if_fail (position < rej_comment_get_n_ignored (self), FALSE);

  return rej_front_matter_remove_item (self->front_matter, "ignore", position, error);
}

/**
 * rej_comment_list_attachments:
 * @self: a comment
 *
 * Entries without a SHA-256 stay in the file but are not listed.
 *
 * Returns: (transfer container) (element-type RejAttachment): the files that go with it, in order
 */
GPtrArray *
rej_comment_list_attachments (RejComment *self)
{
  GPtrArray *attachments;

  g_return_val_if_fail (REJ_IS_COMMENT (self), NULL);

  attachments = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_attachment_unref);
  for (guint i = 0; i < rej_front_matter_get_n_items (self->front_matter, "attachments"); i++)
    {
      const char *name = rej_front_matter_get_item_string (self->front_matter, "attachments", i, "name");
      const char *sha256 = rej_front_matter_get_item_string (self->front_matter, "attachments", i, "sha256");
      const char *title = rej_front_matter_get_item_string (self->front_matter, "attachments", i, "title");

      if (rej_attachment_is_sha256 (sha256))
        g_ptr_array_add (attachments, rej_attachment_new (name != NULL ? name : sha256, sha256, title));
    }
  return attachments;
}

/**
 * rej_comment_add_attachment:
 * @self: a comment
 * @attachment: what to attach
 * @error: where an error of #RejCommentError or #RejFrontMatterError goes
 *
 * Names an attachment in the comment. The bytes themselves are kept by the library. The same name with the same bytes
 * is named once.
 *
 * Returns: whether it is named now
 */
gboolean
rej_comment_add_attachment (RejComment *self,
                            RejAttachment *attachment,
                            GError **error)
{
  g_autoptr (GPtrArray) present = NULL;
  const char *strings[7] = { "name", NULL, "sha256", NULL, NULL };

  g_return_val_if_fail (REJ_IS_COMMENT (self), FALSE);
  g_return_val_if_fail (attachment != NULL, FALSE);

  if (!rej_comment_check_changeable (self, error))
    return FALSE;
  present = rej_comment_list_attachments (self);
  for (guint i = 0; i < present->len; i++)
    {
      const RejAttachment *other = g_ptr_array_index (present, i);

      if (g_str_equal (other->sha256, attachment->sha256) && g_str_equal (other->name, attachment->name))
        return TRUE;
    }
  strings[1] = attachment->name;
  strings[3] = attachment->sha256;
  if (attachment->title != NULL)
    {
      strings[4] = "title";
      strings[5] = attachment->title;
    }
  return rej_front_matter_append_item (self->front_matter, "attachments", strings, error);
}

/**
 * rej_comment_remove_attachment:
 * @self: a comment
 * @sha256: which
 * @error: where an error of #RejCommentError or #RejFrontMatterError goes
 *
 * Returns: whether no attachment of these bytes is named any more
 */
gboolean
rej_comment_remove_attachment (RejComment *self,
                               const char *sha256,
                               GError **error)
{
  g_return_val_if_fail (REJ_IS_COMMENT (self), FALSE);
  g_return_val_if_fail (rej_attachment_is_sha256 (sha256), FALSE);

  if (!rej_comment_check_changeable (self, error))
    return FALSE;
  for (guint i = rej_front_matter_get_n_items (self->front_matter, "attachments"); i > 0; i--)
    {
      const char *present = rej_front_matter_get_item_string (self->front_matter, "attachments", i - 1, "sha256");

      if (present != NULL && g_ascii_strcasecmp (present, sha256) == 0 && !rej_front_matter_remove_item (self->front_matter, "attachments", i - 1, error))
        return FALSE;
    }
  return TRUE;
}
