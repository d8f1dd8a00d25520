/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-citation-hover.h"

#include <glib/gi18n-lib.h>

#include "rej-citation-card.h"

#define MAX_HEIGHT 400

struct _RejCitationHover
{
  GObject parent_instance;

  /* borrowed: the view owns its hover, and that this */
  RejCommentView *view;
};

static void hover_provider_init (GtkSourceHoverProviderInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RejCitationHover, rej_citation_hover, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (GTK_SOURCE_TYPE_HOVER_PROVIDER, hover_provider_init))

static GtkPopover *
get_popover (RejCommentView *view)
{
  return g_object_get_data (G_OBJECT (view), "citation-popover");
}

static void
close_popover (RejCommentView *view)
{
  if (get_popover (view) != NULL)
    gtk_popover_popdown (get_popover (view));
}

static void
place_wanted_cb (RejCommentView *view,
                 guint start,
                 guint end)
{
  close_popover (view);
  rej_comment_view_select (view, start, end);
}

static RejCitationCard *
new_card (RejCommentView *view,
          guint offset)
{
  RejCitationCard *card = rej_citation_card_new (rej_comment_view_get_document (view), offset);

  if (card == NULL)
    return NULL;
  g_signal_connect_object (card, "place-wanted", G_CALLBACK (place_wanted_cb), view, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "fix-wanted", G_CALLBACK (rej_comment_view_apply_fix), view, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "gone", G_CALLBACK (close_popover), view, G_CONNECT_SWAPPED);
  return card;
}

/*
 * As wide as it likes, and so no higher than it needs. The popover of GtkSourceView asks for the height of the narrowest card,
 * and a popover that fits neither above the words nor below them is not shown at all.
 */
static GtkWidget *
scroll_card (RejCitationCard *card)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  int width = 0;

  gtk_widget_measure (GTK_WIDGET (card), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  g_object_set (scroller, "child", card, "width-request", width, "hscrollbar-policy", GTK_POLICY_NEVER, "propagate-natural-width", TRUE, "propagate-natural-height", TRUE, "max-content-height", MAX_HEIGHT, NULL);
  return scroller;
}

static void
populate_async (GtkSourceHoverProvider *provider,
                GtkSourceHoverContext *context,
                GtkSourceHoverDisplay *display,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  RejCitationHover *self = REJ_CITATION_HOVER (provider);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  RejCitationCard *card = NULL;
  GtkTextIter iter;

  if (gtk_source_hover_context_get_iter (context, &iter))
    card = new_card (self->view, (guint) gtk_text_iter_get_offset (&iter));
  if (card == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "No citation stands here");
      return;
    }
  gtk_source_hover_display_append (display, scroll_card (card));
  g_task_return_boolean (task, TRUE);
}

static gboolean
populate_finish (GtkSourceHoverProvider *provider,
                 GAsyncResult *result,
                 GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
hover_provider_init (GtkSourceHoverProviderInterface *iface)
{
  iface->populate_async = populate_async;
  iface->populate_finish = populate_finish;
}

static void
rej_citation_hover_class_init (RejCitationHoverClass *class)
{
}

static void
rej_citation_hover_init (RejCitationHover *self)
{
}

/**
 * rej_citation_hover_attach:
 * @view: the text of a document
 *
 * Has the card shown where the pointer rests on a citation.
 */
void
rej_citation_hover_attach (RejCommentView *view)
{
  g_autoptr (RejCitationHover) self = NULL;

  g_return_if_fail (REJ_IS_COMMENT_VIEW (view));

  self = g_object_new (REJ_TYPE_CITATION_HOVER, NULL);
  self->view = view;
  gtk_source_hover_add_provider (gtk_source_view_get_hover (GTK_SOURCE_VIEW (view)), GTK_SOURCE_HOVER_PROVIDER (self));
}

/* Once whoever closed it is done with it. */
static gboolean
drop_cb (gpointer user_data)
{
  rej_citation_hover_drop (user_data);
  return G_SOURCE_REMOVE;
}

static void
popover_closed_cb (RejCommentView *view)
{
  gtk_widget_grab_focus (GTK_WIDGET (view));
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, drop_cb, g_object_ref (view), g_object_unref);
}

/**
 * rej_citation_hover_open:
 * @view: the text of a document
 *
 * Opens the card of the citation the cursor is in, or right behind, and gives it the keyboard until Escape.
 *
 * Returns: whether a citation stands there
 */
gboolean
rej_citation_hover_open (RejCommentView *view)
{
  GtkTextBuffer *buffer = NULL;
  GtkWidget *popover = NULL;
  RejCitationCard *card = NULL;
  GdkRectangle place = { 0 };
  GtkTextIter iter;

  g_return_val_if_fail (REJ_IS_COMMENT_VIEW (view), FALSE);

  /* What is selected may be a citation: F8 selects the words of a finding. */
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_buffer_get_selection_bounds (buffer, &iter, NULL);
  card = new_card (view, (guint) gtk_text_iter_get_offset (&iter));
  if (card == NULL)
    return FALSE;
  rej_citation_hover_drop (view);
  popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (popover), scroll_card (card));
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (view), &iter, &place);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (view), GTK_TEXT_WINDOW_WIDGET, place.x, place.y, &place.x, &place.y);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &place);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Citation"), -1);
  gtk_widget_set_parent (popover, GTK_WIDGET (view));
  g_object_set_data (G_OBJECT (view), "citation-popover", popover);
  g_signal_connect_object (popover, "closed", G_CALLBACK (popover_closed_cb), view, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (popover));
  gtk_widget_grab_focus (GTK_WIDGET (card));
  return TRUE;
}

/**
 * rej_citation_hover_present:
 * @view: the text of a document
 *
 * Places the open card.
 */
void
rej_citation_hover_present (RejCommentView *view)
{
  if (get_popover (view) != NULL)
    gtk_popover_present (get_popover (view));
}

/**
 * rej_citation_hover_drop:
 * @view: the text of a document
 *
 * Takes the card away that is open or was.
 */
void
rej_citation_hover_drop (RejCommentView *view)
{
  GtkWidget *popover = g_object_steal_data (G_OBJECT (view), "citation-popover");

  if (popover != NULL)
    gtk_widget_unparent (popover);
}
