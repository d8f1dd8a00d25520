/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-comment-bulk.h"

#include <string.h>

#include "rej-comment-paste.h"
#include "rej-text-replacement.h"

/* Characters or bytes. GtkTextView changes its text in one go; what is larger goes through the document, in slices. */
#define MUCH (64 * 1024)

static gboolean
get_large_selection (RejCommentView *view,
                     GtkTextIter *start,
                     GtkTextIter *end)
{
  return gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), start, end) &&
         gtk_text_iter_get_offset (end) - gtk_text_iter_get_offset (start) > MUCH;
}

static void
delete_selection (RejCommentView *view,
                  const GtkTextIter *start,
                  const GtkTextIter *end)
{
  guint from = (guint) gtk_text_iter_get_offset (start);
  g_autoptr (GPtrArray) replacements = rej_text_replacements_new ();

  rej_text_replacements_add (replacements, from, (guint) gtk_text_iter_get_offset (end) - from, "");
  if (rej_document_replace (rej_comment_view_get_document (view), replacements))
    rej_comment_view_select (view, from, from);
  else
    gtk_widget_error_bell (GTK_WIDGET (view));
}

/* GtkTextBuffer would copy it, tags and all, into a buffer of its own. */
static void
copy_selection (RejCommentView *view,
                const GtkTextIter *start,
                const GtkTextIter *end)
{
  g_autofree char *text = gtk_text_iter_get_visible_text (start, end);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (view)), text);
}

static void
backspace_cb (RejCommentView *view)
{
  GtkTextIter start;
  GtkTextIter end;

  if (!get_large_selection (view, &start, &end))
    return;
  g_signal_stop_emission_by_name (view, "backspace");
  delete_selection (view, &start, &end);
}

/* By words or lines it goes from the cursor; by characters it takes what is selected. */
static void
delete_from_cursor_cb (RejCommentView *view,
                       GtkDeleteType type,
                       int count)
{
  GtkTextIter start;
  GtkTextIter end;

  if (type != GTK_DELETE_CHARS || !get_large_selection (view, &start, &end))
    return;
  g_signal_stop_emission_by_name (view, "delete-from-cursor");
  delete_selection (view, &start, &end);
}

static void
cut_clipboard_cb (RejCommentView *view)
{
  GtkTextIter start;
  GtkTextIter end;

  if (!get_large_selection (view, &start, &end))
    return;
  g_signal_stop_emission_by_name (view, "cut-clipboard");
  copy_selection (view, &start, &end);
  delete_selection (view, &start, &end);
}

static void
copy_clipboard_cb (RejCommentView *view)
{
  GtkTextIter start;
  GtkTextIter end;

  if (!get_large_selection (view, &start, &end))
    return;
  g_signal_stop_emission_by_name (view, "copy-clipboard");
  copy_selection (view, &start, &end);
}

static gboolean
find_offset (RejCommentView *view,
             double x,
             double y,
             guint *offset)
{
  GtkTextIter iter;
  int buffer_x = 0;
  int buffer_y = 0;

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (view), GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x, &buffer_y);
  /* Beside a line is at its end. */
  gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (view), &iter, buffer_x, buffer_y);
  *offset = (guint) gtk_text_iter_get_offset (&iter);
  return rej_document_get_editable (rej_comment_view_get_document (view));
}

/* A selection on its way from another program, or from here. */
typedef struct
{
  RejCommentView *view;
  GtkTextMark *mark; /* where it goes, whatever is written meanwhile */
} Arrival;

static void
selection_read_cb (GObject *object,
                   GAsyncResult *result,
                   gpointer user_data)
{
  g_autofree Arrival *arrival = user_data;
  g_autoptr (RejCommentView) view = arrival->view;
  g_autoptr (GtkTextMark) mark = arrival->mark;
  GtkTextBuffer *buffer = gtk_text_mark_get_buffer (mark);
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, NULL);
  GtkTextIter iter;

  if (buffer == NULL)
    return;
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, mark);
  gtk_text_buffer_delete_mark (buffer, mark);
  if (text != NULL && *text != '\0')
    rej_comment_paste_at (view, (guint) gtk_text_iter_get_offset (&iter), text);
}

static void
middle_pressed_cb (GtkGestureClick *click,
                   int n_press,
                   double x,
                   double y,
                   RejCommentView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gboolean is_wanted = FALSE;
  Arrival *arrival = NULL;
  GtkTextIter iter;
  guint offset = 0;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (view)), "gtk-enable-primary-paste", &is_wanted, NULL);
  if (!is_wanted || !find_offset (view, x, y, &offset))
    return;
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, (int) offset);
  arrival = g_new0 (Arrival, 1);
  arrival->view = g_object_ref (view);
  arrival->mark = g_object_ref (gtk_text_buffer_create_mark (buffer, NULL, &iter, FALSE));
  gdk_clipboard_read_text_async (gtk_widget_get_primary_clipboard (GTK_WIDGET (view)), NULL, selection_read_cb, arrival);
}

/* GtkTextView has its own drop target, which shows where the text would go and scrolls; what it puts in is what takes
 * long. Its handler stands by for what is small or moved within the text. */
typedef struct
{
  RejCommentView *view; /* borrowed: it owns the target */
  gulong its_id;
  gulong our_id;
} Drop;

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue *value,
         double x,
         double y,
         Drop *drop)
{
  GdkDrop *dropped = gtk_drop_target_get_current_drop (target);
  const char *text = G_VALUE_HOLDS_STRING (value) ? g_value_get_string (value) : NULL;
  gboolean is_done = FALSE;
  guint offset = 0;

  if (text != NULL && strnlen (text, MUCH + 1) > MUCH && (dropped == NULL || gdk_drop_get_drag (dropped) == NULL))
    {
      if (!find_offset (drop->view, x, y, &offset))
        return FALSE;
      rej_comment_paste_at (drop->view, offset, text);
      return TRUE;
    }
  g_signal_handler_block (target, drop->our_id);
  g_signal_handler_unblock (target, drop->its_id);
  g_signal_emit_by_name (target, "drop", value, x, y, &is_done);
  g_signal_handler_block (target, drop->its_id);
  g_signal_handler_unblock (target, drop->our_id);
  return is_done;
}

static void
drop_free (gpointer data,
           GClosure *closure)
{
  g_free (data);
}

static void
attach_drop (RejCommentView *view)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (view));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gulong its_id = 0;
      Drop *drop = NULL;

      /* GtkSourceView has another one, for colours. */
      if (!GTK_IS_DROP_TARGET (controller) || !gdk_content_formats_contain_gtype (gtk_drop_target_get_formats (GTK_DROP_TARGET (controller)), G_TYPE_STRING))
        continue;
      its_id = g_signal_handler_find (controller, G_SIGNAL_MATCH_ID | G_SIGNAL_MATCH_DATA, g_signal_lookup ("drop", GTK_TYPE_DROP_TARGET), 0, NULL, NULL, view);
      if (its_id == 0)
        continue;
      drop = g_new0 (Drop, 1);
      drop->view = view;
      drop->its_id = its_id;
      g_signal_handler_block (controller, its_id);
      drop->our_id = g_signal_connect_data (controller, "drop", G_CALLBACK (drop_cb), drop, drop_free, G_CONNECT_DEFAULT);
    }
}

/**
 * rej_comment_bulk_attach:
 * @view: a text, which has its document
 *
 * Lets much text be deleted, cut, dropped and pasted with the middle button without the window standing still: in slices,
 * as one step of undo. Small text takes GTK's way.
 */
void
rej_comment_bulk_attach (RejCommentView *view)
{
  GtkGesture *click = NULL;

  g_return_if_fail (REJ_IS_COMMENT_VIEW (view));

  g_signal_connect (view, "backspace", G_CALLBACK (backspace_cb), NULL);
  g_signal_connect (view, "delete-from-cursor", G_CALLBACK (delete_from_cursor_cb), NULL);
  g_signal_connect (view, "cut-clipboard", G_CALLBACK (cut_clipboard_cb), NULL);
  g_signal_connect (view, "copy-clipboard", G_CALLBACK (copy_clipboard_cb), NULL);
  click = gtk_gesture_click_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_MIDDLE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (middle_pressed_cb), view);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (click));
  attach_drop (view);
}
