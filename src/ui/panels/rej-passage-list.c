/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-passage-list.h"

struct _RejPassageItem
{
  GObject parent_instance;

  /* owned */
  RejRule *rule;

  /* state */
  guint position;
};

G_DEFINE_FINAL_TYPE (RejPassageItem, rej_passage_item, G_TYPE_OBJECT)

struct _RejPassageList
{
  GObject parent_instance;

  /* owned */
  RejRule *rule;
  GArray *positions; /* guint, of the passages listed; NULL for all */
};

static GType
passage_list_get_item_type (GListModel *model)
{
  return REJ_TYPE_PASSAGE_ITEM;
}

static guint
passage_list_get_n_items (GListModel *model)
{
  RejPassageList *self = REJ_PASSAGE_LIST (model);

  return self->positions != NULL ? self->positions->len : rej_rule_get_n_passages (self->rule);
}

static gpointer
passage_list_get_item (GListModel *model,
                       guint position)
{
  RejPassageList *self = REJ_PASSAGE_LIST (model);
  RejPassageItem *item = NULL;

  if (position >= passage_list_get_n_items (model))
    return NULL;
  item = g_object_new (REJ_TYPE_PASSAGE_ITEM, NULL);
  item->rule = rej_rule_ref (self->rule);
  item->position = self->positions != NULL ? g_array_index (self->positions, guint, position) : position;
  return item;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = passage_list_get_item_type;
  interface->get_n_items = passage_list_get_n_items;
  interface->get_item = passage_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (RejPassageList, rej_passage_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
rej_passage_item_finalize (GObject *object)
{
  g_clear_pointer (&REJ_PASSAGE_ITEM (object)->rule, rej_rule_unref);

  G_OBJECT_CLASS (rej_passage_item_parent_class)->finalize (object);
}

static void
rej_passage_item_class_init (RejPassageItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = rej_passage_item_finalize;
}

static void
rej_passage_item_init (RejPassageItem *self)
{
}

static void
rej_passage_list_finalize (GObject *object)
{
  RejPassageList *self = REJ_PASSAGE_LIST (object);

  g_clear_pointer (&self->rule, rej_rule_unref);
  g_clear_pointer (&self->positions, g_array_unref);

  G_OBJECT_CLASS (rej_passage_list_parent_class)->finalize (object);
}

static void
rej_passage_list_class_init (RejPassageListClass *class)
{
  G_OBJECT_CLASS (class)->finalize = rej_passage_list_finalize;
}

static void
rej_passage_list_init (RejPassageList *self)
{
}

/**
 * rej_passage_item_get_passage:
 * @self: an item
 *
 * Gets the passage.
 *
 * Returns: (transfer none): the passage, as long as the item lives
 */
const RejPassage *
rej_passage_item_get_passage (RejPassageItem *self)
{
  g_return_val_if_fail (REJ_IS_PASSAGE_ITEM (self), NULL);

  return rej_rule_get_passage (self->rule, self->position);
}

/**
 * rej_passage_item_get_position:
 * @self: an item
 *
 * Gets which passage of the rule it is.
 *
 * Returns: its position in the rule
 */
guint
rej_passage_item_get_position (RejPassageItem *self)
{
  g_return_val_if_fail (REJ_IS_PASSAGE_ITEM (self), 0);

  return self->position;
}

/**
 * rej_passage_item_get_rule:
 * @self: an item
 *
 * Gets the rule the passage is of.
 *
 * Returns: (transfer none): the rule
 */
RejRule *
rej_passage_item_get_rule (RejPassageItem *self)
{
  g_return_val_if_fail (REJ_IS_PASSAGE_ITEM (self), NULL);

  return self->rule;
}

/**
 * rej_passage_list_new:
 * @rule: a rule
 * @positions: (nullable) (transfer none) (element-type guint): the passages to list, or %NULL for all
 *
 * Creates a list of the passages of a rule.
 *
 * Returns: (transfer full): the list, which does not change
 */
RejPassageList *
rej_passage_list_new (RejRule *rule,
                      GArray *positions)
{
  RejPassageList *self = NULL;

  g_return_val_if_fail (rule != NULL, NULL);

  self = g_object_new (REJ_TYPE_PASSAGE_LIST, NULL);
  self->rule = rej_rule_ref (rule);
  self->positions = positions != NULL ? g_array_ref (positions) : NULL;
  return self;
}

/**
 * rej_passage_list_find:
 * @self: a list whose passages are in order
 * @passage: a position in the rule
 *
 * Finds a passage in the list.
 *
 * Returns: its place in the list, %G_MAXUINT if it is not listed
 */
guint
rej_passage_list_find (RejPassageList *self,
                       guint passage)
{
  guint low = 0;
  guint high = 0;

  g_return_val_if_fail (REJ_IS_PASSAGE_LIST (self), G_MAXUINT);

  if (self->positions == NULL)
    return passage;
  for (high = self->positions->len; low < high;)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->positions, guint, middle) < passage)
        low = middle + 1;
      else
        high = middle;
    }
  return low < self->positions->len && g_array_index (self->positions, guint, low) == passage ? low : G_MAXUINT;
}
