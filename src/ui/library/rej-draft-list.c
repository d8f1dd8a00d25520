/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-draft-list.h"

#include <string.h>

#include "rej-campaign-item.h"
#include "rej-period.h"

struct _RejDraftList
{
  GObject parent_instance;

  /* owned */
  GListModel *campaigns; /* RejCampaignItem */
  GPtrArray *drafts; /* RejDraft, all of the library, shared and never changed */
  GHashTable *states; /* by the number of a draft: how far its filing is, in words */
  GPtrArray *shown; /* RejDraft, borrowed from the array above */
  GPtrArray *items; /* RejDraftItem for each that is shown, NULL until it is asked for */
  char **search; /* folded words, all of which must be found */

  /* state */
  RejDraftOrder order;
  gboolean trashed;
  gboolean has_new_states; /* items show others */
  guint n_all;
};

/* What a draft is sorted by. */
typedef struct
{
  const RejDraft *draft;
  const char *closes;
  char *title;
  int group;
} Key;

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RejDraftList, rej_draft_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static RejCampaign *
find_campaign (RejDraftList *self,
               const char *id)
{
  for (guint i = 0; id != NULL && i < g_list_model_get_n_items (self->campaigns); i++)
    {
      g_autoptr (RejCampaignItem) item = g_list_model_get_item (self->campaigns, i);

      if (g_str_equal (rej_campaign_item_get_id (item), id))
        return rej_campaign_item_get_campaign (item);
    }
  return NULL;
}

static GType
get_item_type (GListModel *model)
{
  return REJ_TYPE_DRAFT_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return REJ_DRAFT_LIST (model)->shown->len;
}

static gpointer
get_item (GListModel *model,
          guint position)
{
  RejDraftList *self = REJ_DRAFT_LIST (model);

  if (position >= self->shown->len)
    return NULL;
  if (self->items->pdata[position] == NULL)
    {
      const RejDraft *draft = self->shown->pdata[position];
      RejCampaign *campaign = find_campaign (self, draft->campaign);
      g_autoptr (GDateTime) now = g_date_time_new_now_local ();
      g_autoptr (RejDeadline) deadline = NULL;
      g_autofree char *period = NULL;

      /* The campaign may know more by now than the draft was told. */
      if (campaign != NULL && campaign->rule != NULL)
        deadline = rej_period_dup_deadline (campaign, NULL);
      else if (draft->closes != NULL)
        deadline = rej_deadline_parse (draft->closes);
      period = rej_period_to_short_words (campaign, deadline, now, g_date_time_get_timezone (now));
      self->items->pdata[position] = rej_draft_item_new (draft, period, self->states != NULL ? g_hash_table_lookup (self->states, &draft->id) : NULL);
    }
  return g_object_ref (self->items->pdata[position]);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static int
compare_keys (gconstpointer a,
              gconstpointer b,
              gpointer user_data)
{
  RejDraftList *self = REJ_DRAFT_LIST (user_data);
  const Key *first = a;
  const Key *second = b;
  int order = 0;

  if (self->order == REJ_DRAFT_ORDER_TITLE)
    order = strcmp (first->title, second->title);
  else if (self->order == REJ_DRAFT_ORDER_CLOSES && first->group != second->group)
    order = first->group - second->group;
  else if (self->order == REJ_DRAFT_ORDER_CLOSES && first->closes != NULL)
    /* What closes next first; of what is closed, the last closed first. */
    order = first->group == 0 ? strcmp (first->closes, second->closes) : strcmp (second->closes, first->closes);
  if (order != 0)
    return order;
  if (first->draft->changed != second->draft->changed)
    return first->draft->changed < second->draft->changed ? 1 : -1;
  return first->draft->id < second->draft->id ? 1 : -1;
}

static gboolean
is_found (RejDraftList *self,
          const RejDraft *draft)
{
  g_autofree char *words = NULL;
  g_autofree char *folded = NULL;

  if (self->search == NULL)
    return TRUE;
  words = g_strjoin ("\n", draft->title != NULL ? draft->title : "", draft->docket != NULL ? draft->docket : "",
                     draft->document != NULL ? draft->document : "", NULL);
  folded = g_utf8_casefold (words, -1);
  for (guint i = 0; self->search[i] != NULL; i++)
    if (strstr (folded, self->search[i]) == NULL)
      return FALSE;
  return TRUE;
}

static void
key_clear (gpointer data)
{
  g_free (((Key *) data)->title);
}

static GHashTable *
dup_closes_by_campaign (RejDraftList *self)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < g_list_model_get_n_items (self->campaigns); i++)
    {
      g_autoptr (RejCampaignItem) item = g_list_model_get_item (self->campaigns, i);
      g_autoptr (RejDeadline) deadline = rej_period_dup_deadline (rej_campaign_item_get_campaign (item), NULL);

      if (deadline != NULL)
        g_hash_table_insert (table, g_strdup (rej_campaign_item_get_id (item)), rej_deadline_to_string (deadline));
    }
  return table;
}

/* Chooses and sorts anew. */
static GPtrArray *
list_shown (RejDraftList *self)
{
  g_autoptr (GHashTable) campaigns = dup_closes_by_campaign (self);
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (Key));
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("America/New_York");
  g_autoptr (GDateTime) now = zone != NULL ? g_date_time_new_now (zone) : g_date_time_new_now_utc ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  GPtrArray *shown = g_ptr_array_new ();

  g_array_set_clear_func (keys, key_clear);
  self->n_all = 0;
  for (guint i = 0; i < self->drafts->len; i++)
    {
      const RejDraft *draft = self->drafts->pdata[i];
      Key key = { .draft = draft };

      if ((draft->trashed != 0) != self->trashed)
        continue;
      self->n_all++;
      if (!is_found (self, draft))
        continue;
      key.closes = draft->campaign != NULL ? g_hash_table_lookup (campaigns, draft->campaign) : NULL;
      if (key.closes == NULL)
        key.closes = draft->closes;
      key.group = key.closes == NULL ? 1 : strncmp (key.closes, today, strlen (today)) < 0 ? 2
                                                                                           : 0;
      if (self->order == REJ_DRAFT_ORDER_TITLE)
        key.title = g_utf8_collate_key_for_filename (draft->title != NULL ? draft->title : "", -1);
      g_array_append_val (keys, key);
    }
  g_array_sort_with_data (keys, compare_keys, self);
  for (guint i = 0; i < keys->len; i++)
    g_ptr_array_add (shown, (gpointer) g_array_index (keys, Key, i).draft);
  return shown;
}

static gboolean
is_same (const RejDraft *a,
         const RejDraft *b)
{
  return a == b || (a->id == b->id && a->changed == b->changed && a->words == b->words && g_strcmp0 (a->title, b->title) == 0 &&
                    g_strcmp0 (a->docket, b->docket) == 0 && g_strcmp0 (a->closes, b->closes) == 0);
}

/* Tells what is different and no more, so that a list does not jump when one draft was typed in. */
static void
show (RejDraftList *self,
      gboolean keep_items)
{
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->shown);
  g_autoptr (GPtrArray) items = g_steal_pointer (&self->items);
  guint n_same = 0;
  guint n_same_at_end = 0;
  guint n_removed = 0;
  guint n_added = 0;

  self->shown = list_shown (self);
  while (keep_items && n_same < MIN (before->len, self->shown->len) && is_same (before->pdata[n_same], self->shown->pdata[n_same]))
    n_same++;
  while (keep_items && n_same_at_end < MIN (before->len, self->shown->len) - n_same &&
         is_same (before->pdata[before->len - 1 - n_same_at_end], self->shown->pdata[self->shown->len - 1 - n_same_at_end]))
    n_same_at_end++;
  n_removed = before->len - n_same - n_same_at_end;
  n_added = self->shown->len - n_same - n_same_at_end;

  self->items = g_ptr_array_new_full (self->shown->len, NULL);
  g_ptr_array_set_size (self->items, self->shown->len);
  for (guint i = 0; i < n_same; i++)
    self->items->pdata[i] = g_steal_pointer (&items->pdata[i]);
  for (guint i = 1; i <= n_same_at_end; i++)
    self->items->pdata[self->items->len - i] = g_steal_pointer (&items->pdata[items->len - i]);
  for (guint i = 0; i < items->len; i++)
    g_clear_object (&items->pdata[i]);
  if (n_removed > 0 || n_added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), n_same, n_removed, n_added);
}

/* What campaigns know of a comment period is for the drafts that were begun from one. */
static void
campaigns_changed_cb (RejDraftList *self)
{
  for (guint i = 0; i < self->drafts->len; i++)
    if (((const RejDraft *) self->drafts->pdata[i])->campaign != NULL)
      {
        show (self, FALSE);
        return;
      }
}

static void
rej_draft_list_dispose (GObject *object)
{
  RejDraftList *self = REJ_DRAFT_LIST (object);

  for (guint i = 0; self->items != NULL && i < self->items->len; i++)
    g_clear_object (&self->items->pdata[i]);
  g_ptr_array_set_size (self->items, 0);
  g_ptr_array_set_size (self->shown, 0);
  g_clear_object (&self->campaigns);

  G_OBJECT_CLASS (rej_draft_list_parent_class)->dispose (object);
}

static void
rej_draft_list_finalize (GObject *object)
{
  RejDraftList *self = REJ_DRAFT_LIST (object);

  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->drafts, g_ptr_array_unref);
  g_clear_pointer (&self->states, g_hash_table_unref);
  g_strfreev (self->search);

  G_OBJECT_CLASS (rej_draft_list_parent_class)->finalize (object);
}

static void
rej_draft_list_class_init (RejDraftListClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = rej_draft_list_dispose;
  object_class->finalize = rej_draft_list_finalize;
}

static void
rej_draft_list_init (RejDraftList *self)
{
  self->drafts = g_ptr_array_new ();
  self->shown = g_ptr_array_new ();
  self->items = g_ptr_array_new ();
}

/**
 * rej_draft_list_new:
 * @campaigns: (element-type RejCampaignItem): the campaigns there are, which know of comment periods
 * @trashed: whether to show what is in the trash, or what is not
 *
 * Creates an empty list, the last changed first.
 *
 * Returns: (transfer full): the list
 */
RejDraftList *
rej_draft_list_new (GListModel *campaigns,
                    gboolean trashed)
{
  RejDraftList *self = NULL;

  g_return_val_if_fail (G_IS_LIST_MODEL (campaigns), NULL);

  self = g_object_new (REJ_TYPE_DRAFT_LIST, NULL);
  self->campaigns = g_object_ref (campaigns);
  self->trashed = trashed;
  g_signal_connect_object (campaigns, "items-changed", G_CALLBACK (campaigns_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * rej_draft_list_set_drafts:
 * @self: a list
 * @drafts: (element-type RejDraft): all drafts of the library, which must not change any more
 *
 * Shows what the library holds now.
 */
void
rej_draft_list_set_drafts (RejDraftList *self,
                           GPtrArray *drafts)
{
  g_autoptr (GPtrArray) before = NULL;

  g_return_if_fail (REJ_IS_DRAFT_LIST (self));
  g_return_if_fail (drafts != NULL);

  /* What is shown still points into it. */
  before = self->drafts;
  self->drafts = g_ptr_array_ref (drafts);
  show (self, !self->has_new_states);
  self->has_new_states = FALSE;
}

static gboolean
is_same_states (GHashTable *a,
                GHashTable *b)
{
  GHashTableIter iter;
  gpointer id = NULL;
  gpointer words = NULL;

  if (a == NULL || g_hash_table_size (a) != g_hash_table_size (b))
    return FALSE;
  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &id, &words))
    {
      if (g_strcmp0 (g_hash_table_lookup (b, id), words) != 0)
        return FALSE;
    }
  return TRUE;
}

/**
 * rej_draft_list_set_states:
 * @self: a list
 * @states: (element-type gint64 utf8): how far the filing of a draft is, in words, by the number of the draft
 *
 * Gives the list what it shows beside drafts that were filed, from the next call of rej_draft_list_set_drafts() on.
 */
void
rej_draft_list_set_states (RejDraftList *self,
                           GHashTable *states)
{
  g_return_if_fail (REJ_IS_DRAFT_LIST (self));
  g_return_if_fail (states != NULL);

  if (!is_same_states (self->states, states))
    self->has_new_states = TRUE;
  g_hash_table_ref (states);
  g_clear_pointer (&self->states, g_hash_table_unref);
  self->states = states;
}

/**
 * rej_draft_list_get_n_all:
 * @self: a list
 *
 * Gets how many drafts there are before any search.
 *
 * Returns: their number
 */
guint
rej_draft_list_get_n_all (RejDraftList *self)
{
  g_return_val_if_fail (REJ_IS_DRAFT_LIST (self), 0);

  return self->n_all;
}

/**
 * rej_draft_list_dup_item:
 * @self: the list
 * @id: number of a draft
 *
 * Finds a draft among those that are shown, without making the items of the others.
 *
 * Returns: (transfer full) (nullable): its item
 */
RejDraftItem *
rej_draft_list_dup_item (RejDraftList *self,
                         gint64 id)
{
  g_return_val_if_fail (REJ_IS_DRAFT_LIST (self), NULL);

  for (guint i = 0; i < self->shown->len; i++)
    if (((const RejDraft *) self->shown->pdata[i])->id == id)
      return get_item (G_LIST_MODEL (self), i);
  return NULL;
}

/**
 * rej_draft_list_set_search:
 * @self: a list
 * @search: (nullable): words, each of which must be in the title, the docket or the document
 *
 * Shows what is searched for.
 */
void
rej_draft_list_set_search (RejDraftList *self,
                           const char *search)
{
  g_autofree char *folded = NULL;
  g_autofree char *stripped = NULL;

  g_return_if_fail (REJ_IS_DRAFT_LIST (self));

  folded = g_utf8_casefold (search != NULL ? search : "", -1);
  stripped = g_strstrip (g_steal_pointer (&folded));
  g_clear_pointer (&self->search, g_strfreev);
  if (*stripped != '\0')
    self->search = g_strsplit_set (stripped, " \t", -1);
  show (self, TRUE);
}

/**
 * rej_draft_list_set_order:
 * @self: a list
 * @order: an order
 *
 * Sorts the list.
 */
void
rej_draft_list_set_order (RejDraftList *self,
                          RejDraftOrder order)
{
  g_return_if_fail (REJ_IS_DRAFT_LIST (self));

  if (self->order == order)
    return;
  self->order = order;
  show (self, TRUE);
}
