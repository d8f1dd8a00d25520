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
  RejDraft *draft;
  char *period;
  char *filing;
};

G_DEFINE_FINAL_TYPE (RejDraftItem, rej_draft_item, G_TYPE_OBJECT)

static void
rej_draft_item_finalize (GObject *object)
{
  RejDraftItem *self = REJ_DRAFT_ITEM (object);

  rej_draft_free (self->draft);
  g_free (self->period);
  g_free (self->filing);

  G_OBJECT_CLASS (rej_draft_item_parent_class)->finalize (object);
}

static void
rej_draft_item_class_init (RejDraftItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = rej_draft_item_finalize;
}

static void
rej_draft_item_init (RejDraftItem *self)
{
}

/**
 * rej_draft_item_new:
 * @draft: a draft of the library
 * @period: (nullable): how its comment period stands, in words
 * @filing: (nullable): how far its filing is, in words; %NULL where none was begun
 *
 * Creates what a row shows of a draft.
 *
 * Returns: (transfer full): the item
 */
RejDraftItem *
rej_draft_item_new (const RejDraft *draft,
                    const char *period,
                    const char *filing)
{
  RejDraftItem *self = NULL;

  g_return_val_if_fail (draft != NULL, NULL);

  self = g_object_new (REJ_TYPE_DRAFT_ITEM, NULL);
  self->draft = rej_draft_copy (draft);
  self->period = g_strdup (period);
  self->filing = g_strdup (filing);
  return self;
}

/**
 * rej_draft_item_get_draft:
 * @self: an item
 *
 * Gets what the library knows of the draft.
 *
 * Returns: (transfer none): the draft
 */
const RejDraft *
rej_draft_item_get_draft (RejDraftItem *self)
{
  g_return_val_if_fail (REJ_IS_DRAFT_ITEM (self), NULL);

  return self->draft;
}

/**
 * rej_draft_item_get_id:
 * @self: an item
 *
 * Gets the number of the draft in the library.
 *
 * Returns: the number
 */
gint64
rej_draft_item_get_id (RejDraftItem *self)
{
  g_return_val_if_fail (REJ_IS_DRAFT_ITEM (self), 0);

  return self->draft->id;
}

/**
 * rej_draft_item_get_title:
 * @self: an item
 *
 * Gets what to call the draft.
 *
 * Returns: (transfer none): a title
 */
const char *
rej_draft_item_get_title (RejDraftItem *self)
{
  g_return_val_if_fail (REJ_IS_DRAFT_ITEM (self), NULL);

  return self->draft->title != NULL ? self->draft->title : _ ("New Comment");
}

/**
 * rej_draft_item_get_period:
 * @self: an item
 *
 * Gets how the comment period stands.
 *
 * Returns: (transfer none) (nullable): such as "closes Fri 2 Jan, 11:59 PM EST (in 3 days)"
 */
const char *
rej_draft_item_get_period (RejDraftItem *self)
{
  g_return_val_if_fail (REJ_IS_DRAFT_ITEM (self), NULL);

  return self->period;
}

/**
 * rej_draft_item_get_filing:
 * @self: an item
 *
 * Gets how far the filing of the draft is.
 *
 * Returns: (transfer none) (nullable): a few words, such as "Filed"; %NULL where none was begun
 */
const char *
rej_draft_item_get_filing (RejDraftItem *self)
{
  g_return_val_if_fail (REJ_IS_DRAFT_ITEM (self), NULL);

  return self->filing;
}
