/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-comment-paste.h"

#include <string.h>

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "rej-message.h"
#include "rej-paste.h"
#include "rej-text-plan.h"
#include "rej-text-replacement.h"

/* More HTML than this is not looked at: its words are pasted as they are. */
#define MOST_HTML (16 * 1024 * 1024)
/* More than this is read in a thread. */
#define MOST_AT_ONCE (32 * 1024)

/* A paste on its way: first the HTML, if there is any, then the words; then what is made of them. */
typedef struct
{
  RejCommentView *view;
  char *html;
  char *plain; /* valid UTF-8 once it is read */
  char *formatted; /* NULL where there are only words */
  gboolean as_it_is; /* nothing is to be made of it */
  guint first_note; /* the number of its first note */
  guint start; /* where it goes */
} Paste;

static Paste *
paste_new (RejCommentView *view)
{
  Paste *paste = g_new0 (Paste, 1);

  paste->view = g_object_ref (view);
  return paste;
}

static void
paste_free (Paste *paste)
{
  g_object_unref (paste->view);
  g_free (paste->html);
  g_free (paste->plain);
  g_free (paste->formatted);
  g_free (paste);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Paste, paste_free)

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
  toast = rej_message_create_toast (_ ("Pasted as formatted text"));
  rej_message_add_button (toast, _ ("Paste _Plain"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (plain_wanted_cb), pasted, pasted_free, G_CONNECT_DEFAULT);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}

/* Makes of what was on the clipboard what goes into the text. */
static void
read_paste (Paste *paste)
{
  char *plain = g_utf8_make_valid (paste->plain != NULL ? paste->plain : "", -1);

  g_free (paste->plain);
  paste->plain = plain;
  if (paste->as_it_is)
    return;
  if (paste->html != NULL && strlen (paste->html) <= MOST_HTML)
    paste->formatted = rej_paste_from_html (paste->html, strlen (paste->html), paste->first_note);
  if (paste->formatted == NULL)
    paste->formatted = rej_paste_from_text (paste->plain);
}

static void
read_in_thread (GTask *task,
                gpointer source,
                gpointer task_data,
                GCancellable *cancellable)
{
  read_paste (task_data);
  g_task_return_boolean (task, TRUE);
}

static void
inserted_cb (GObject *object,
             GAsyncResult *result,
             gpointer user_data)
{
  g_autoptr (Paste) paste = user_data;

  if (!rej_document_replace_finish (REJ_DOCUMENT (object), result, NULL))
    gtk_widget_error_bell (GTK_WIDGET (paste->view));
  else if (paste->formatted != NULL && *paste->plain != '\0' && strcmp (paste->formatted, paste->plain) != 0)
    offer_plain (paste->view, paste->start, paste->start + (guint) g_utf8_strlen (paste->formatted, -1), paste->plain);
}

/* Takes @paste, which is read, and puts it in place of what is selected. */
static void
insert (Paste *paste)
{
  g_autoptr (Paste) owned = paste;
  g_autoptr (GPtrArray) replacements = NULL;
  const char *text = paste->formatted != NULL ? paste->formatted : paste->plain;
  RejDocument *document = rej_comment_view_get_document (paste->view);
  GtkTextIter start;
  GtkTextIter end;
  guint last = 0;

  if (*text == '\0' || !rej_document_get_editable (document))
    {
      gtk_widget_error_bell (GTK_WIDGET (paste->view));
      return;
    }
  gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (GTK_TEXT_VIEW (paste->view)), &start, &end);
  paste->start = (guint) gtk_text_iter_get_offset (&start);
  last = paste->start + (guint) g_utf8_strlen (text, -1);
  replacements = rej_text_replacements_new ();
  rej_text_replacements_add (replacements, paste->start, (guint) gtk_text_iter_get_offset (&end) - paste->start, text);
  rej_document_replace_async (document, replacements, NULL, inserted_cb, g_steal_pointer (&owned));
  rej_comment_view_select (paste->view, last, last);
}

static guint
find_fresh_note (RejCommentView *view)
{
  return rej_text_plan_find_fresh_note (rej_check_get_index (rej_document_get_check (rej_comment_view_get_document (view))));
}

static void carry_out (Paste *paste);

static void
read_cb (GObject *object,
         GAsyncResult *result,
         gpointer user_data)
{
  Paste *paste = user_data;

  /* Another note came in meanwhile: one with the same number would answer both. */
  if (paste->first_note < find_fresh_note (paste->view))
    {
      g_clear_pointer (&paste->formatted, g_free);
      carry_out (paste);
      return;
    }
  insert (paste);
}

/* Takes @paste, for which nothing is left to come. */
static void
carry_out (Paste *paste)
{
  g_autoptr (GTask) task = NULL;

  paste->first_note = find_fresh_note (paste->view);
  if (strnlen (paste->html != NULL ? paste->html : "", MOST_AT_ONCE) + strnlen (paste->plain != NULL ? paste->plain : "", MOST_AT_ONCE) < MOST_AT_ONCE)
    {
      read_paste (paste);
      insert (paste);
      return;
    }
  task = g_task_new (NULL, NULL, read_cb, paste);
  g_task_set_source_tag (task, carry_out);
  g_task_set_task_data (task, paste, NULL);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * rej_comment_paste_text:
 * @view: the text
 * @html: (nullable): what is pasted, with its formatting
 * @plain: (nullable): its words
 *
 * Puts what was copied elsewhere in place of what is selected, as one step: its formatting as Markdown, and the lines of
 * a page joined. The words as they were are offered. Much of it is read in a thread and put in in slices.
 */
void
rej_comment_paste_text (RejCommentView *view,
                        const char *html,
                        const char *plain)
{
  Paste *paste = NULL;

  g_return_if_fail (REJ_IS_COMMENT_VIEW (view));

  paste = paste_new (view);
  paste->html = g_strdup (html);
  paste->plain = g_strdup (plain);
  carry_out (paste);
}

static void
plain_read_cb (GObject *object,
               GAsyncResult *result,
               gpointer user_data)
{
  Paste *paste = user_data;

  paste->plain = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, NULL);
  carry_out (paste);
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
  paste = paste_new (view);
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
  Paste *paste = NULL;

  g_return_if_fail (REJ_IS_COMMENT_VIEW (view));

  if (!rej_document_get_editable (rej_comment_view_get_document (view)))
    return;
  paste = paste_new (view);
  paste->as_it_is = TRUE;
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (view)), NULL, plain_read_cb, paste);
}

/**
 * rej_comment_paste_at:
 * @view: the text
 * @offset: characters from the beginning of the text
 * @plain: words
 *
 * Puts words in somewhere as they are, as one step, much of them in slices, and the cursor behind them.
 */
void
rej_comment_paste_at (RejCommentView *view,
                      guint offset,
                      const char *plain)
{
  g_autofree char *text = NULL;

  g_return_if_fail (REJ_IS_COMMENT_VIEW (view));
  g_return_if_fail (plain != NULL);

  text = g_utf8_make_valid (plain, -1);
  replace (view, offset, offset, text);
}
