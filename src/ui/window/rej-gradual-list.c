/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-gradual-list.h"

/* Rows that are added at an end in one frame. */
#define STEP 3
/* GtkListView makes a hundred rows on both sides of what is in sight; how many items lie beyond them costs nothing. */
#define ROWS_ON_A_SIDE 110
/* What changes by no more is taken over at once. */
#define FEW 8

/**
 * RejGradualList:
 *
 * A list of which a view sees a few items first, and a few more with every frame.
 *
 * GtkListView makes some two hundred rows at once, however few of them are in sight; with rows of text that takes longer
 * than a frame may. Between a list and its view this shows a stretch of the list that grows at both ends until the view
 * has all the rows it wants, and the whole list from then on. Until then, positions are those in the stretch.
 */
struct _RejGradualList
{
  GObject parent_instance;

  /* owned */
  GListModel *model;

  /* borrowed, weakly */
  GtkWidget *widget;

  /* state: the stretch that is shown, in positions of the model, and the item it began at */
  guint first;
  guint n_shown;
  guint centre;
  guint n_items; /* of the model, as far as it was told of */
  guint tick_id;
};

static void rej_gradual_list_model_init (GListModelInterface *iface);
static void rej_gradual_list_section_model_init (GtkSectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RejGradualList, rej_gradual_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, rej_gradual_list_model_init) G_IMPLEMENT_INTERFACE (GTK_TYPE_SECTION_MODEL, rej_gradual_list_section_model_init))

static guint
get_end (RejGradualList *self)
{
  return self->first + self->n_shown;
}

/* Shows so many more at the end, and then before the first, so that what is told is true at each time. */
static void
grow (RejGradualList *self,
      guint n_before,
      guint n_behind)
{
  guint n_shown = self->n_shown;

  if (n_behind > 0)
    {
      self->n_shown += n_behind;
      g_list_model_items_changed (G_LIST_MODEL (self), n_shown, 0, n_behind);
    }
  if (n_before > 0)
    {
      self->first -= n_before;
      self->n_shown += n_before;
      g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, n_before);
    }
}

static gboolean
tick_cb (GtkWidget *widget,
         GdkFrameClock *clock,
         gpointer user_data)
{
  RejGradualList *self = REJ_GRADUAL_LIST (user_data);
  guint n_before = self->first;
  guint n_behind = self->n_items - get_end (self);
  gboolean is_enough = (n_before == 0 || self->centre >= self->first + ROWS_ON_A_SIDE) &&
                       (n_behind == 0 || get_end (self) >= self->centre + 2 * ROWS_ON_A_SIDE);

  if (!is_enough)
    {
      n_before = MIN (n_before, STEP);
      n_behind = MIN (n_behind, STEP);
    }
  grow (self, n_before, n_behind);
  if (!rej_gradual_list_get_whole (self))
    return G_SOURCE_CONTINUE;
  self->tick_id = 0;
  return G_SOURCE_REMOVE;
}

/* Where nothing is drawn any more there is nothing to wait for. */
static void
go_on (RejGradualList *self)
{
  if (rej_gradual_list_get_whole (self) || self->tick_id != 0)
    return;
  if (self->widget != NULL)
    self->tick_id = gtk_widget_add_tick_callback (self->widget, tick_cb, self, NULL);
  else
    grow (self, self->first, self->n_items - get_end (self));
}

static void
begin (RejGradualList *self,
       guint position)
{
  guint n_before = self->n_shown;

  self->centre = position;
  self->first = position - MIN (position, STEP);
  self->n_shown = MIN (self->n_items - self->first, 2 * STEP);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->n_shown);
  go_on (self);
}

/* Behind the stretch, before it, or in it; of what is put into it in great number, it ends with the first few. */
static void
items_changed_cb (RejGradualList *self,
                  guint position,
                  guint n_removed,
                  guint n_added)
{
  guint end = get_end (self);
  gboolean was_whole = rej_gradual_list_get_whole (self);
  guint n_gone = 0;
  guint n_new = n_added;

  self->n_items += n_added - n_removed;
  if (n_added > FEW && n_removed >= self->n_shown / 2 && position <= self->first)
    {
      begin (self, 0);
      return;
    }
  if (position >= end && !(was_whole && n_added <= FEW))
    {
      go_on (self);
      return;
    }
  if (position + n_removed <= self->first && !(position == self->first && n_removed == 0))
    {
      self->first += n_added - n_removed;
      self->centre += n_added - n_removed;
      go_on (self);
      return;
    }
  n_gone = MIN (position + n_removed, end) - MAX (position, self->first);
  if (position < self->first)
    {
      self->first = position + n_added;
      self->n_shown -= n_gone;
      g_list_model_items_changed (G_LIST_MODEL (self), 0, n_gone, 0);
      go_on (self);
      return;
    }
  if (!was_whole && n_added > FEW)
    {
      n_gone = end - position;
      n_new = STEP;
    }
  self->n_shown += n_new - n_gone;
  g_list_model_items_changed (G_LIST_MODEL (self), position - self->first, n_gone, n_new);
  go_on (self);
}

static void
sections_changed_cb (RejGradualList *self)
{
  if (self->n_shown > 0)
    gtk_section_model_sections_changed (GTK_SECTION_MODEL (self), 0, self->n_shown);
}

static GType
rej_gradual_list_get_item_type (GListModel *model)
{
  return g_list_model_get_item_type (REJ_GRADUAL_LIST (model)->model);
}

static guint
rej_gradual_list_get_n_items (GListModel *model)
{
  return REJ_GRADUAL_LIST (model)->n_shown;
}

static gpointer
rej_gradual_list_get_item (GListModel *model,
                           guint position)
{
  RejGradualList *self = REJ_GRADUAL_LIST (model);

  return position < self->n_shown ? g_list_model_get_item (self->model, self->first + position) : NULL;
}

static void
rej_gradual_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = rej_gradual_list_get_item_type;
  iface->get_n_items = rej_gradual_list_get_n_items;
  iface->get_item = rej_gradual_list_get_item;
}

static void
rej_gradual_list_get_section (GtkSectionModel *model,
                              guint position,
                              guint *out_start,
                              guint *out_end)
{
  RejGradualList *self = REJ_GRADUAL_LIST (model);
  guint start = 0;
  guint end = G_MAXUINT;

  if (position >= self->n_shown)
    {
      *out_start = self->n_shown;
      *out_end = G_MAXUINT;
      return;
    }
  if (GTK_IS_SECTION_MODEL (self->model))
    gtk_section_model_get_section (GTK_SECTION_MODEL (self->model), self->first + position, &start, &end);
  *out_start = MAX (start, self->first) - self->first;
  *out_end = MIN (end, get_end (self)) - self->first;
}

static void
rej_gradual_list_section_model_init (GtkSectionModelInterface *iface)
{
  iface->get_section = rej_gradual_list_get_section;
}

static void
rej_gradual_list_dispose (GObject *object)
{
  RejGradualList *self = REJ_GRADUAL_LIST (object);

  if (self->tick_id != 0 && self->widget != NULL)
    gtk_widget_remove_tick_callback (self->widget, self->tick_id);
  self->tick_id = 0;
  g_clear_weak_pointer (&self->widget);

  G_OBJECT_CLASS (rej_gradual_list_parent_class)->dispose (object);
}

static void
rej_gradual_list_finalize (GObject *object)
{
  g_object_unref (REJ_GRADUAL_LIST (object)->model);

  G_OBJECT_CLASS (rej_gradual_list_parent_class)->finalize (object);
}

static void
rej_gradual_list_class_init (RejGradualListClass *class)
{
  G_OBJECT_CLASS (class)->dispose = rej_gradual_list_dispose;
  G_OBJECT_CLASS (class)->finalize = rej_gradual_list_finalize;
}

static void
rej_gradual_list_init (RejGradualList *self)
{
}

/**
 * rej_gradual_list_new:
 * @model: a list, with sections or without
 * @widget: the view that will show it
 *
 * Returns: (transfer full): the list for the view, which has its first items
 */
RejGradualList *
rej_gradual_list_new (GListModel *model,
                      GtkWidget *widget)
{
  RejGradualList *self = NULL;

  g_return_val_if_fail (G_IS_LIST_MODEL (model), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  self = g_object_new (REJ_TYPE_GRADUAL_LIST, NULL);
  self->model = g_object_ref (model);
  g_set_weak_pointer (&self->widget, widget);
  self->n_items = g_list_model_get_n_items (model);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  if (GTK_IS_SECTION_MODEL (model))
    g_signal_connect_object (model, "sections-changed", G_CALLBACK (sections_changed_cb), self, G_CONNECT_SWAPPED);
  begin (self, 0);
  return self;
}

/**
 * rej_gradual_list_get_first:
 * @self: a list
 *
 * Returns: the position in the model of the first item that is shown
 */
guint
rej_gradual_list_get_first (RejGradualList *self)
{
  g_return_val_if_fail (REJ_IS_GRADUAL_LIST (self), 0);

  return self->first;
}

/**
 * rej_gradual_list_get_whole:
 * @self: a list
 *
 * Returns: whether all of the model is shown
 */
gboolean
rej_gradual_list_get_whole (RejGradualList *self)
{
  g_return_val_if_fail (REJ_IS_GRADUAL_LIST (self), TRUE);

  return self->n_shown == self->n_items;
}

/**
 * rej_gradual_list_begin_at:
 * @self: a list
 * @position: of an item in the model
 *
 * Shows the items round @position first, for a view that goes where it has no rows yet.
 */
void
rej_gradual_list_begin_at (RejGradualList *self,
                           guint position)
{
  g_return_if_fail (REJ_IS_GRADUAL_LIST (self));
  g_return_if_fail (position < self->n_items);

  begin (self, position);
}
