/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-outline-list.h"

struct _RejOutlineItem
{
  GObject parent_instance;
};

G_DEFINE_FINAL_TYPE (RejOutlineItem, rej_outline_item, G_TYPE_OBJECT)

/* A heading that is shown: where it is in the outline, and by what it is known from one state to the next. */
typedef struct
{
  guint heading;
  RejTextBlock *block; /* not to be looked into: it may be gone */
  guint nth;
} Shown;

struct _RejOutlineList
{
  GObject parent_instance;

  /* owned */
  RejTextOutline *outline;
  GArray *shown; /* of Shown */
  GHashTable *shut; /* blocks whose section is shut, not to be looked into */
};

static GType
outline_list_get_item_type (GListModel *model)
{
  return REJ_TYPE_OUTLINE_ITEM;
}

static guint
outline_list_get_n_items (GListModel *model)
{
  return REJ_OUTLINE_LIST (model)->shown->len;
}

static gpointer
outline_list_get_item (GListModel *model,
                       guint position)
{
  return position < REJ_OUTLINE_LIST (model)->shown->len ? g_object_new (REJ_TYPE_OUTLINE_ITEM, NULL) : NULL;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = outline_list_get_item_type;
  interface->get_n_items = outline_list_get_n_items;
  interface->get_item = outline_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (RejOutlineList, rej_outline_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static gboolean
shown_equal (const Shown *a,
             const Shown *b)
{
  return a->block == b->block && a->nth == b->nth;
}

static void
show (RejOutlineList *self)
{
  g_autoptr (GArray) before = g_steal_pointer (&self->shown);
  guint n = rej_text_outline_get_n_headings (self->outline);
  guint first = 0;
  guint n_last = 0;
  guint n_common = 0;

  self->shown = g_array_sized_new (FALSE, FALSE, sizeof (Shown), n);
  for (guint i = 0; i < n;)
    {
      Shown shown = { i, rej_text_outline_get_block (self->outline, i), 0 };
      const Shown *last = self->shown->len > 0 ? &g_array_index (self->shown, Shown, self->shown->len - 1) : NULL;

      if (last != NULL && last->block == shown.block)
        shown.nth = last->nth + 1;
      g_array_append_val (self->shown, shown);
      i = rej_outline_list_get_shut (self, i) ? rej_text_outline_get_heading (self->outline, i)->end : i + 1;
    }

  n_common = MIN (before->len, self->shown->len);
  while (first < n_common && shown_equal (&g_array_index (before, Shown, first), &g_array_index (self->shown, Shown, first)))
    first++;
  while (n_last < n_common - first &&
         shown_equal (&g_array_index (before, Shown, before->len - 1 - n_last), &g_array_index (self->shown, Shown, self->shown->len - 1 - n_last)))
    n_last++;
  if (before->len != self->shown->len || first + n_last < before->len)
    g_list_model_items_changed (G_LIST_MODEL (self), first, before->len - first - n_last, self->shown->len - first - n_last);
}

static void
rej_outline_item_class_init (RejOutlineItemClass *class)
{
}

static void
rej_outline_item_init (RejOutlineItem *self)
{
}

static void
rej_outline_list_finalize (GObject *object)
{
  RejOutlineList *self = REJ_OUTLINE_LIST (object);

  g_clear_object (&self->outline);
  g_clear_pointer (&self->shown, g_array_unref);
  g_clear_pointer (&self->shut, g_hash_table_unref);

  G_OBJECT_CLASS (rej_outline_list_parent_class)->finalize (object);
}

static void
rej_outline_list_class_init (RejOutlineListClass *class)
{
  G_OBJECT_CLASS (class)->finalize = rej_outline_list_finalize;
}

static void
rej_outline_list_init (RejOutlineList *self)
{
  self->shown = g_array_new (FALSE, FALSE, sizeof (Shown));
  self->shut = g_hash_table_new (NULL, NULL);
}

/**
 * rej_outline_list_new:
 * @outline: an outline
 *
 * Creates the list of an outline, with all sections open.
 *
 * Returns: (transfer full): the list
 */
RejOutlineList *
rej_outline_list_new (RejTextOutline *outline)
{
  RejOutlineList *self = NULL;

  g_return_val_if_fail (REJ_IS_TEXT_OUTLINE (outline), NULL);

  self = g_object_new (REJ_TYPE_OUTLINE_LIST, NULL);
  self->outline = g_object_ref (outline);
  rej_outline_list_update (self);
  return self;
}

/**
 * rej_outline_list_update:
 * @self: a list
 *
 * Brings outline and list up to date with the document.
 *
 * Returns: whether any heading changed
 */
gboolean
rej_outline_list_update (RejOutlineList *self)
{
  g_autoptr (GHashTable) known = NULL;
  GHashTableIter iter;
  gpointer block = NULL;

  g_return_val_if_fail (REJ_IS_OUTLINE_LIST (self), FALSE);

  if (!rej_text_outline_update (self->outline, NULL, NULL, NULL))
    return FALSE;
  if (g_hash_table_size (self->shut) > 0)
    {
      known = g_hash_table_new (NULL, NULL);
      for (guint i = 0; i < rej_text_outline_get_n_headings (self->outline); i++)
        g_hash_table_add (known, rej_text_outline_get_block (self->outline, i));
      g_hash_table_iter_init (&iter, self->shut);
      while (g_hash_table_iter_next (&iter, &block, NULL))
        {
          if (!g_hash_table_contains (known, block))
            g_hash_table_iter_remove (&iter);
        }
    }
  show (self);
  return TRUE;
}

/**
 * rej_outline_list_get_heading:
 * @self: a list
 * @position: a place in the list
 *
 * Tells which heading is shown at a place.
 *
 * Returns: its position in the outline
 */
guint
rej_outline_list_get_heading (RejOutlineList *self,
                              guint position)
{
  g_return_val_if_fail (REJ_IS_OUTLINE_LIST (self), 0);
  g_return_val_if_fail (position < self->shown->len, 0);

  return g_array_index (self->shown, Shown, position).heading;
}

/**
 * rej_outline_list_find:
 * @self: a list
 * @heading: a position in the outline
 *
 * Finds where a heading is shown, or the section that is shut over it.
 *
 * Returns: its place in the list, which has it unless it is empty
 */
guint
rej_outline_list_find (RejOutlineList *self,
                       guint heading)
{
  guint low = 0;
  guint high = 0;

  g_return_val_if_fail (REJ_IS_OUTLINE_LIST (self), 0);

  for (high = self->shown->len; low < high;)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->shown, Shown, middle).heading <= heading)
        low = middle + 1;
      else
        high = middle;
    }
  return low > 0 ? low - 1 : 0;
}

/**
 * rej_outline_list_get_shut:
 * @self: a list
 * @heading: a position in the outline
 *
 * Tells whether the sections in a section are hidden.
 *
 * Returns: whether it is shut
 */
gboolean
rej_outline_list_get_shut (RejOutlineList *self,
                           guint heading)
{
  g_return_val_if_fail (REJ_IS_OUTLINE_LIST (self), FALSE);

  return g_hash_table_size (self->shut) > 0 && g_hash_table_contains (self->shut, rej_text_outline_get_block (self->outline, heading));
}

/**
 * rej_outline_list_set_shut:
 * @self: a list
 * @heading: a position in the outline
 * @shut: whether to hide the sections in it
 *
 * Shuts a section or opens it.
 */
void
rej_outline_list_set_shut (RejOutlineList *self,
                           guint heading,
                           gboolean shut)
{
  RejTextBlock *block = NULL;

  g_return_if_fail (REJ_IS_OUTLINE_LIST (self));

  block = rej_text_outline_get_block (self->outline, heading);
  if (shut)
    g_hash_table_add (self->shut, block);
  else
    g_hash_table_remove (self->shut, block);
  show (self);
}

/**
 * rej_outline_list_set_all_shut:
 * @self: a list
 * @shut: whether to hide all sections that are in others
 *
 * Shuts all sections or opens them.
 */
void
rej_outline_list_set_all_shut (RejOutlineList *self,
                               gboolean shut)
{
  g_return_if_fail (REJ_IS_OUTLINE_LIST (self));

  g_hash_table_remove_all (self->shut);
  for (guint i = 0; shut && i < rej_text_outline_get_n_headings (self->outline); i++)
    {
      if (rej_text_outline_get_heading (self->outline, i)->end > i + 1)
        g_hash_table_add (self->shut, rej_text_outline_get_block (self->outline, i));
    }
  show (self);
}
