/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-comment-paste.h"

#include <string.h>

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "rej-paste.h"
#include "rej-text-replacement.h"

/* More HTML than this is not looked at: its words are pasted as they are. */
#define MOST_HTML (16 * 1024 * 1024)

/* A paste on its way: first the HTML, if there is any, then the words. */
typedef struct
{
  RejCommentView *view;
  char *html;
} Paste;

static void
paste_free (Paste *paste)
{
  g_object_unref (paste->view);
  g_free (paste->html);
  g_free (paste);
}

/* What can be taken back: where it went, and the words as they were. */
typedef struct
{
  RejCommentView *view;
  GtkTextMark *start;
  GtkTextMark *end;
  char *plain;
} Pasted;

static void
pasted_free (gpointer data,
             GClosure *closure)
{
  Pasted *pasted = data;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (pasted->view));

  gtk_text_buffer_delete_mark (buffer, pasted->start);
  gtk_text_buffer_delete_mark (buffer, pasted->end);
  g_object_unref (pasted->start);
  g_object_unref (pasted->end);
  g_object_unref (pasted->view);
  g_free (pasted->plain);
  g_free (pasted);
}

static void
replace (RejCommentView *view,
         guint start,
         guint end,
         const char *text)
{
  g_autoptr (GPtrArray) replacements = rej_text_replacements_new ();

  rej_text_replacements_add (replacements, start, end - start, text);
  if (!rej_document_replace (rej_comment_view_get_document (view), replacements))
    {
      gtk_widget_error_bell (GTK_WIDGET (view));
      return;
    }
  start += (guint) g_utf8_strlen (text, -1);
  rej_comment_view_select (view, start, start);
}

static guint
get_offset (GtkTextMark *mark)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (gtk_text_mark_get_buffer (mark), &iter, mark);
  return (guint) gtk_text_iter_get_offset (&iter);
}

static void
plain_wanted_cb (AdwToast *toast,
                 gpointer user_data)
{
  Pasted *pasted = user_data;

  replace (pasted->view, get_offset (pasted->start), get_offset (pasted->end), pasted->plain);
}

static void
offer_plain (RejCommentView *view,
             guint start,
             guint end,
             const char *plain)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (view), ADW_TYPE_TOAST_OVERLAY);
  AdwToast *toast = NULL;
  Pasted *pasted = NULL;
  GtkTextIter iter;

  if (overlay == NULL)
    return;
  pasted = g_new0 (Pasted, 1);
  pasted->view = g_object_ref (view);
  pasted->plain = g_strdup (plain);
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, (int) start);
  pasted->start = g_object_ref (gtk_text_buffer_create_mark (buffer, NULL, &iter, TRUE));
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, (int) end);
  pasted->end = g_object_ref (gtk_text_buffer_create_mark (buffer, NULL, &iter, TRUE));
  toast = adw_toast_new (_ ("Pasted as formatted text"));
  adw_toast_set_button_label (toast, _ ("Paste _Plain"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (plain_wanted_cb), pasted, pasted_free, G_CONNECT_DEFAULT);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}

/**
 * rej_comment_paste_text:
 * @view: the text
 * @html: (nullable): what is pasted, with its formatting
 * @plain: (nullable): its words
 *
 * Puts what was copied elsewhere in place of what is selected, as one step: its formatting as Markdown, and the lines of
 * a page joined. The words as they were are offered.
 */
void
rej_comment_paste_text (RejCommentView *view,
                        const char *html,
                        const char *plain)
{
  g_autofree char *formatted = NULL;
  g_autofree char *valid = NULL;
  GtkTextIter start_iter;
  GtkTextIter end_iter;
  guint start = 0;
  guint end = 0;

  g_return_if_fail (REJ_IS_COMMENT_VIEW (view));

  valid = g_utf8_make_valid (plain != NULL ? plain : "", -1);
  if (html != NULL && strlen (html) <= MOST_HTML)
    formatted = rej_paste_from_html (html, strlen (html));
  if (formatted == NULL)
    formatted = rej_paste_from_text (valid);
  if (formatted == NULL && *valid == '\0')
    {
      gtk_widget_error_bell (GTK_WIDGET (view));
      return;
    }
  gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), &start_iter, &end_iter);
  start = (guint) gtk_text_iter_get_offset (&start_iter);
  end = (guint) gtk_text_iter_get_offset (&end_iter);
  replace (view, start, end, formatted != NULL ? formatted : valid);
  if (formatted != NULL && *valid != '\0' && strcmp (formatted, valid) != 0)
    offer_plain (view, start, start + (guint) g_utf8_strlen (formatted, -1), valid);
}

static void
plain_read_cb (GObject *object,
               GAsyncResult *result,
               gpointer user_data)
{
  Paste *paste = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, NULL);

  rej_comment_paste_text (paste->view, paste->html, text);
  paste_free (paste);
}

static void
html_spliced_cb (GObject *object,
                 GAsyncResult *result,
                 gpointer user_data)
{
  Paste *paste = user_data;
  g_autoptr (GBytes) bytes = NULL;
  gsize length = 0;
  const char *data = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (object), result, NULL) >= 0)
    {
      bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (object));
      data = g_bytes_get_data (bytes, &length);
      paste->html = g_utf8_make_valid (data != NULL ? data : "", (gssize) length);
    }
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (paste->view)), NULL, plain_read_cb, paste);
}

static void
html_read_cb (GObject *object,
              GAsyncResult *result,
              gpointer user_data)
{
  Paste *paste = user_data;
  const char *type = NULL;
  g_autoptr (GInputStream) input = gdk_clipboard_read_finish (GDK_CLIPBOARD (object), result, &type, NULL);
  g_autoptr (GOutputStream) output = g_memory_output_stream_new_resizable ();

  if (input == NULL)
    gdk_clipboard_read_text_async (GDK_CLIPBOARD (object), NULL, plain_read_cb, paste);
  else
    g_output_stream_splice_async (output, input, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, G_PRIORITY_DEFAULT, NULL, html_spliced_cb, paste);
}

/**
 * rej_comment_paste:
 * @view: the text
 *
 * Pastes what is on the clipboard: formatted if it comes from another program, as it is if it comes from this one.
 */
void
rej_comment_paste (RejCommentView *view)
{
  static const char *const types[] = { "text/html", NULL };
  GdkClipboard *clipboard = NULL;
  Paste *paste = NULL;

  g_return_if_fail (REJ_IS_COMMENT_VIEW (view));

  if (!rej_document_get_editable (rej_comment_view_get_document (view)))
    return;
  clipboard = gtk_widget_get_clipboard (GTK_WIDGET (view));
  if (gdk_clipboard_is_local (clipboard))
    {
      rej_comment_paste_plain (view);
      return;
    }
  paste = g_new0 (Paste, 1);
  paste->view = g_object_ref (view);
  if (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), types[0]))
    gdk_clipboard_read_async (clipboard, (const char **) types, G_PRIORITY_DEFAULT, NULL, html_read_cb, paste);
  else
    gdk_clipboard_read_text_async (clipboard, NULL, plain_read_cb, paste);
}

/**
 * rej_comment_paste_plain:
 * @view: the text
 *
 * Pastes the words on the clipboard as they are.
 */
void
rej_comment_paste_plain (RejCommentView *view)
{
  g_return_if_fail (REJ_IS_COMMENT_VIEW (view));

  gtk_text_buffer_paste_clipboard (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)),
                                   gtk_widget_get_clipboard (GTK_WIDGET (view)),
                                   NULL,
                                   rej_document_get_editable (rej_comment_view_get_document (view)));
}
