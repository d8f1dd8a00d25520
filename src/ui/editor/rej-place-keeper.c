/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-place-keeper.h"

#include <stdio.h>

#define MEMO "place"
/* Seconds after the cursor moved. */
#define KEEP_AFTER 2

struct _RejPlaceKeeper
{
  GObject parent_instance;

  /* owned */
  RejDocument *document;
  GtkTextView *view;

  /* state */
  guint keep_id;
  guint cursor;
  guint top;
  gboolean wanted; /* there is a place to go to */
  gboolean moved; /* the writer was faster */
};

G_DEFINE_FINAL_TYPE (RejPlaceKeeper, rej_place_keeper, G_TYPE_OBJECT)

static gboolean
keep_cb (gpointer user_data)
{
  RejPlaceKeeper *self = REJ_PLACE_KEEPER (user_data);

  self->keep_id = 0;
  rej_place_keeper_keep (self);
  return G_SOURCE_REMOVE;
}

static void
cursor_moved_cb (RejPlaceKeeper *self)
{
  if (rej_document_get_loading (self->document))
    return;
  self->moved = TRUE;
  if (self->keep_id == 0)
    self->keep_id = g_timeout_add_seconds (KEEP_AFTER, keep_cb, self);
}

static void
go_there (RejPlaceKeeper *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  g_autoptr (GtkTextMark) mark = NULL;
  GtkTextIter cursor;
  GtkTextIter top;

  if (!self->wanted || self->moved || rej_document_get_loading (self->document))
    return;
  self->wanted = FALSE;
  gtk_text_buffer_get_iter_at_offset (buffer, &cursor, (int) self->cursor);
  gtk_text_buffer_get_iter_at_offset (buffer, &top, (int) self->top);
  gtk_text_buffer_place_cursor (buffer, &cursor);
  /* By a mark, because the heights of the lines are not known yet. */
  mark = g_object_ref (gtk_text_buffer_create_mark (buffer, NULL, &top, TRUE));
  gtk_text_view_scroll_to_mark (self->view, mark, 0, TRUE, 0, 0);
  gtk_text_buffer_delete_mark (buffer, mark);
}

static void
memos_loaded_cb (GObject *object,
                 GAsyncResult *result,
                 gpointer user_data)
{
  g_autoptr (RejPlaceKeeper) self = REJ_PLACE_KEEPER (user_data);
  g_autoptr (GHashTable) memos = rej_library_load_memos_finish (REJ_LIBRARY (object), result, NULL);
  const char *memo = memos != NULL ? g_hash_table_lookup (memos, MEMO) : NULL;

  if (self->document == NULL || memo == NULL || sscanf (memo, "%u %u", &self->cursor, &self->top) != 2 || self->cursor > G_MAXINT || self->top > G_MAXINT)
    return;
  self->wanted = TRUE;
  go_there (self);
}

static void
rej_place_keeper_dispose (GObject *object)
{
  RejPlaceKeeper *self = REJ_PLACE_KEEPER (object);

  g_clear_handle_id (&self->keep_id, g_source_remove);
  g_clear_object (&self->document);
  g_clear_object (&self->view);

  G_OBJECT_CLASS (rej_place_keeper_parent_class)->dispose (object);
}

static void
rej_place_keeper_class_init (RejPlaceKeeperClass *class)
{
  G_OBJECT_CLASS (class)->dispose = rej_place_keeper_dispose;
}

static void
rej_place_keeper_init (RejPlaceKeeper *self)
{
}

/**
 * rej_place_keeper_new:
 * @document: an open document; what the library remembers of its draft is looked for
 * @view: the view of its text
 *
 * Goes to where the writer was, as soon as the text is there and unless the writer moves first, and remembers from
 * then on.
 *
 * Returns: (transfer full): the keeper
 */
RejPlaceKeeper *
rej_place_keeper_new (RejDocument *document,
                      GtkTextView *view)
{
  RejPlaceKeeper *self = NULL;
  RejLibrary *library = NULL;

  g_return_val_if_fail (REJ_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (GTK_IS_TEXT_VIEW (view), NULL);

  self = g_object_new (REJ_TYPE_PLACE_KEEPER, NULL);
  self->document = g_object_ref (document);
  self->view = g_object_ref (view);
  g_signal_connect_object (gtk_text_view_get_buffer (view), "notify::cursor-position", G_CALLBACK (cursor_moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::loading", G_CALLBACK (go_there), self, G_CONNECT_SWAPPED);
  library = rej_workspace_get_library (rej_document_get_workspace (document));
  if (library != NULL && rej_document_get_draft_id (document) != 0)
    rej_library_load_memos_async (library, rej_document_get_draft_id (document), NULL, memos_loaded_cb, g_object_ref (self));
  return self;
}

/**
 * rej_place_keeper_keep:
 * @self: a keeper
 *
 * Remembers the place now.
 */
void
rej_place_keeper_keep (RejPlaceKeeper *self)
{
  GtkTextBuffer *buffer = NULL;
  g_autofree char *memo = NULL;
  GdkRectangle visible;
  GtkTextIter cursor;
  GtkTextIter top;

  g_return_if_fail (REJ_IS_PLACE_KEEPER (self));

  g_clear_handle_id (&self->keep_id, g_source_remove);
  if (rej_document_get_draft_id (self->document) == 0 || rej_document_get_loading (self->document) || rej_document_get_open_elsewhere (self->document))
    return;
  buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  gtk_text_view_get_visible_rect (self->view, &visible);
  gtk_text_view_get_iter_at_location (self->view, &top, visible.x, visible.y);
  memo = g_strdup_printf ("%d %d", gtk_text_iter_get_offset (&cursor), gtk_text_iter_get_offset (&top));
  rej_workspace_set_draft_memo (rej_document_get_workspace (self->document), rej_document_get_draft_id (self->document), MEMO, memo);
}
