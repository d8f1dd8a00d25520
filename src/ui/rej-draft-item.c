/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-draft-item.h"

#include <glib/gi18n-lib.h>

struct _RejDraftItem
{
  GObject parent_instance;

  /* owned */
  char *title;
  char *docket;
  GDateTime *changed;

  /* state */
  gint64 id;
  guint words;
};

G_DEFINE_FINAL_TYPE (RejDraftItem, rej_draft_item, G_TYPE_OBJECT)

enum
{
  PROP_ID = 1,
  PROP_TITLE,
  PROP_DOCKET,
  PROP_CHANGED,
  PROP_WORDS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
rej_draft_item_get_property (GObject *object,
                             guint property_id,
                             GValue *value,
                             GParamSpec *pspec)
{
  RejDraftItem *self = REJ_DRAFT_ITEM (object);

  switch (property_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_DOCKET:
      g_value_set_string (value, self->docket);
      break;
    case PROP_CHANGED:
      g_value_set_boxed (value, self->changed);
      break;
    case PROP_WORDS:
      g_value_set_uint (value, self->words);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rej_draft_item_set_property (GObject *object,
                             guint property_id,
                             const GValue *value,
                             GParamSpec *pspec)
{
  RejDraftItem *self = REJ_DRAFT_ITEM (object);

  switch (property_id)
    {
    case PROP_ID:
      self->id = g_value_get_int64 (value);
      break;
    case PROP_TITLE:
      self->title = g_value_dup_string (value);
      break;
    case PROP_DOCKET:
      self->docket = g_value_dup_string (value);
      break;
    case PROP_CHANGED:
      self->changed = g_value_dup_boxed (value);
      break;
    case PROP_WORDS:
      self->words = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rej_draft_item_finalize (GObject *object)
{
  RejDraftItem *self = REJ_DRAFT_ITEM (object);

  g_free (self->title);
  g_free (self->docket);
  g_clear_pointer (&self->changed, g_date_time_unref);

  G_OBJECT_CLASS (rej_draft_item_parent_class)->finalize (object);
}

static void
rej_draft_item_class_init (RejDraftItemClass *class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = rej_draft_item_get_property;
  object_class->set_property = rej_draft_item_set_property;
  object_class->finalize = rej_draft_item_finalize;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_DOCKET] = g_param_spec_string ("docket", NULL, NULL, NULL, flags);
  properties[PROP_CHANGED] = g_param_spec_boxed ("changed", NULL, NULL, G_TYPE_DATE_TIME, flags);
  properties[PROP_WORDS] = g_param_spec_uint ("words", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rej_draft_item_init (RejDraftItem *self)
{
}

/**
 * rej_draft_item_new:
 * @draft: a draft of the library
 *
 * Creates what a row of the start page shows of a draft.
 *
 * Returns: (transfer full): the item
 */
RejDraftItem *
rej_draft_item_new (const RejDraft *draft)
{
  g_autoptr (GDateTime) changed = NULL;

  g_return_val_if_fail (draft != NULL, NULL);

  changed = g_date_time_new_from_unix_utc_usec (draft->changed);
  return g_object_new (REJ_TYPE_DRAFT_ITEM,
                       "id", draft->id,
                       "title", draft->title != NULL ? draft->title : _ ("New Comment"), "docket", draft->docket, "changed", changed, "words", draft->words, NULL);
}

/**
 * rej_draft_item_get_id:
 * @self: an item
 *
 * Gets the number of the draft in the library.
 *
 * Returns: the value
 */
gint64
rej_draft_item_get_id (RejDraftItem *self)
{
  g_return_val_if_fail (REJ_IS_DRAFT_ITEM (self), 0);

  return self->id;
}

/**
 * rej_draft_item_get_title:
 * @self: an item
 *
 * Gets its title.
 *
 * Returns: (transfer none): the value
 */
const char *
rej_draft_item_get_title (RejDraftItem *self)
{
  g_return_val_if_fail (REJ_IS_DRAFT_ITEM (self), NULL);

  return self->title;
}

/**
 * rej_draft_item_get_docket:
 * @self: an item
 *
 * Gets the docket it is about.
 *
 * Returns: (nullable) (transfer none): the value
 */
const char *
rej_draft_item_get_docket (RejDraftItem *self)
{
  g_return_val_if_fail (REJ_IS_DRAFT_ITEM (self), NULL);

  return self->docket;
}

/**
 * rej_draft_item_get_changed:
 * @self: an item
 *
 * Gets when it was last changed.
 *
 * Returns: (transfer none): the value
 */
GDateTime *
rej_draft_item_get_changed (RejDraftItem *self)
{
  g_return_val_if_fail (REJ_IS_DRAFT_ITEM (self), NULL);

  return self->changed;
}

/**
 * rej_draft_item_get_words:
 * @self: an item
 *
 * Gets its number of words.
 *
 * Returns: the value
 */
guint
rej_draft_item_get_words (RejDraftItem *self)
{
  g_return_val_if_fail (REJ_IS_DRAFT_ITEM (self), 0);

  return self->words;
}
