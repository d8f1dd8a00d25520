/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-document.h"
#include "rej-text-replacement.h"

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

  return !rej_document_get_loading (self) && !rej_document_get_read_only (self) && !rej_document_get_open_elsewhere (self);
}

/**
 * rej_document_replace:
 * @self: a document
 * @replacements: (element-type RejTextReplacement): in the order of the text
 *
 * Carries out replacements as one step that can be undone.
 *
 * Returns: whether the text may be changed
 */
gboolean
rej_document_replace (RejDocument *self,
                      GPtrArray *replacements)
{
  GtkTextBuffer *buffer = NULL;

  g_return_val_if_fail (REJ_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (replacements != NULL, FALSE);

  if (!rej_document_get_editable (self))
    return FALSE;
  buffer = GTK_TEXT_BUFFER (rej_document_get_buffer (self));
  gtk_text_buffer_begin_user_action (buffer);
  /* From the end, so that the places before stay where they are. */
  for (guint i = replacements->len; i > 0; i--)
    {
      const RejTextReplacement *replacement = replacements->pdata[i - 1];
      GtkTextIter start;
      GtkTextIter end;

      gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) replacement->start);
      gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) (replacement->start + replacement->n_removed));
      if (replacement->n_removed > 0)
        gtk_text_buffer_delete (buffer, &start, &end);
      if (*replacement->text != '\0')
        gtk_text_buffer_insert (buffer, &start, replacement->text, -1);
    }
  gtk_text_buffer_end_user_action (buffer);
  return TRUE;
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
