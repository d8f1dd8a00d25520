/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-style-change-item.h"

struct _RejStyleChangeItem
{
  GObject parent_instance;

  /* owned */
  GPtrArray *changes;

  /* state */
  guint position;
  gboolean is_chosen;
};

G_DEFINE_FINAL_TYPE (RejStyleChangeItem, rej_style_change_item, G_TYPE_OBJECT)

enum
{
  PROP_CHOSEN = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
rej_style_change_item_get_property (GObject *object,
                                    guint property_id,
                                    GValue *value,
                                    GParamSpec *pspec)
{
  if (property_id == PROP_CHOSEN)
    g_value_set_boolean (value, REJ_STYLE_CHANGE_ITEM (object)->is_chosen);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
rej_style_change_item_set_property (GObject *object,
                                    guint property_id,
                                    const GValue *value,
                                    GParamSpec *pspec)
{
  RejStyleChangeItem *self = REJ_STYLE_CHANGE_ITEM (object);

  if (property_id != PROP_CHOSEN)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      return;
    }
  if (self->is_chosen == g_value_get_boolean (value))
    return;
  self->is_chosen = g_value_get_boolean (value);
  g_object_notify_by_pspec (object, pspec);
}

static void
rej_style_change_item_finalize (GObject *object)
{
  g_ptr_array_unref (REJ_STYLE_CHANGE_ITEM (object)->changes);

  G_OBJECT_CLASS (rej_style_change_item_parent_class)->finalize (object);
}

static void
rej_style_change_item_class_init (RejStyleChangeItemClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = rej_style_change_item_get_property;
  object_class->set_property = rej_style_change_item_set_property;
  object_class->finalize = rej_style_change_item_finalize;

  properties[PROP_CHOSEN] = g_param_spec_boolean ("chosen", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rej_style_change_item_init (RejStyleChangeItem *self)
{
  self->is_chosen = TRUE;
}

/**
 * rej_style_change_item_new:
 * @changes: (element-type RejCheckStyleChange): changes
 * @position: which of them
 *
 * Creates an item of a change that is chosen.
 *
 * Returns: (transfer full): the item
 */
RejStyleChangeItem *
rej_style_change_item_new (GPtrArray *changes,
                           guint position)
{
  RejStyleChangeItem *self = NULL;

  g_return_val_if_fail (changes != NULL && position < changes->len, NULL);

  self = g_object_new (REJ_TYPE_STYLE_CHANGE_ITEM, NULL);
  self->changes = g_ptr_array_ref (changes);
  self->position = position;
  return self;
}

/**
 * rej_style_change_item_get_change:
 * @self: an item
 *
 * Gets what would change.
 *
 * Returns: (transfer none): the change
 */
const RejCheckStyleChange *
rej_style_change_item_get_change (RejStyleChangeItem *self)
{
  g_return_val_if_fail (REJ_IS_STYLE_CHANGE_ITEM (self), NULL);

  return self->changes->pdata[self->position];
}
