/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-finding-fold.h"

#include "rej-privacy.h"

/* What says the same. */
typedef struct
{
  char *code;
  char *message;
  RejFindingItem *lead; /* stands for all */
  RejFindingItem *current; /* is shown in its place */
  guint n_findings; /* as they were last counted; 0 before */
  guint position; /* of the current one, from 1 */
  gboolean has_lead; /* while they are counted */
} Fold;

struct _RejFindingFold
{
  GHashTable *folds; /* Fold, by itself */
};

static guint
hash_fold (gconstpointer data)
{
  const Fold *fold = data;

  return g_str_hash (fold->code) * 31 + g_str_hash (fold->message);
}

static gboolean
equal_folds (gconstpointer a,
             gconstpointer b)
{
  const Fold *first = a;
  const Fold *second = b;

  return g_str_equal (first->message, second->message) && g_str_equal (first->code, second->code);
}

static void
fold_free (Fold *fold)
{
  g_free (fold->code);
  g_free (fold->message);
  g_clear_object (&fold->lead);
  g_clear_object (&fold->current);
  g_free (fold);
}

/* What is private is decided about place by place. */
static gboolean
is_foldable (RejFindingItem *item)
{
  const char *code = rej_finding_item_get_code (item);

  return code != NULL && rej_finding_item_get_message (item) != NULL && !rej_privacy_is_private (code);
}

static Fold *
find (RejFindingFold *self,
      RejFindingItem *item)
{
  Fold key = { 0 };

  if (!is_foldable (item))
    return NULL;
  key.code = (char *) rej_finding_item_get_code (item);
  key.message = (char *) rej_finding_item_get_message (item);
  return g_hash_table_lookup (self->folds, &key);
}

/**
 * rej_finding_fold_new:
 *
 * Creates a fold of no findings.
 *
 * Returns: (transfer full): the fold
 */
RejFindingFold *
rej_finding_fold_new (void)
{
  RejFindingFold *self = g_new0 (RejFindingFold, 1);

  self->folds = g_hash_table_new_full (hash_fold, equal_folds, (GDestroyNotify) fold_free, NULL);
  return self;
}

/**
 * rej_finding_fold_free:
 * @self: (transfer full): a fold
 *
 * Frees it.
 */
void
rej_finding_fold_free (RejFindingFold *self)
{
  g_hash_table_unref (self->folds);
  g_free (self);
}

/**
 * rej_finding_fold_clear:
 * @self: a fold
 *
 * Forgets all findings, before others are added.
 */
void
rej_finding_fold_clear (RejFindingFold *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_remove_all (self->folds);
}

/**
 * rej_finding_fold_add:
 * @self: a fold
 * @item: a finding, new or met before
 *
 * Folds a finding into those that say the same.
 *
 * Returns: whether it stands for them
 */
gboolean
rej_finding_fold_add (RejFindingFold *self,
                      RejFindingItem *item)
{
  Fold *fold = NULL;

  g_return_val_if_fail (self != NULL, TRUE);
  g_return_val_if_fail (REJ_IS_FINDING_ITEM (item), TRUE);

  if (!is_foldable (item))
    return TRUE;
  fold = find (self, item);
  if (fold == NULL)
    {
      fold = g_new0 (Fold, 1);
      fold->code = g_strdup (rej_finding_item_get_code (item));
      fold->message = g_strdup (rej_finding_item_get_message (item));
      fold->lead = g_object_ref (item);
      fold->current = g_object_ref (item);
      g_hash_table_add (self->folds, fold);
    }
  return fold->lead == item;
}

/**
 * rej_finding_fold_count:
 * @self: a fold
 * @findings: (element-type RejFindingItem): all findings, in the order of the text
 * @func: which of them take part
 * @user_data: for @func
 *
 * Counts what is folded, and looks whether what stands for others is still there. One whose finding is gone is replaced
 * by the first that is left.
 *
 * Returns: whether something stands for others now that did not before: what is shown is to be asked for anew
 */
gboolean
rej_finding_fold_count (RejFindingFold *self,
                        GListModel *findings,
                        RejFindingFoldFunc func,
                        gpointer user_data)
{
  gboolean has_changed = FALSE;
  GHashTableIter iter;
  gpointer value = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (G_IS_LIST_MODEL (findings), FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  g_hash_table_iter_init (&iter, self->folds);
  while (g_hash_table_iter_next (&iter, &value, NULL))
    {
      Fold *fold = value;

      fold->n_findings = 0;
      fold->position = 0;
      fold->has_lead = FALSE;
    }
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (RejFindingItem) item = g_list_model_get_item (findings, i);
      Fold *fold = func (item, user_data) ? find (self, item) : NULL;

      if (fold == NULL)
        continue;
      fold->n_findings++;
      fold->has_lead |= item == fold->lead;
      if (item == fold->current)
        fold->position = fold->n_findings;
    }
  g_hash_table_iter_init (&iter, self->folds);
  while (g_hash_table_iter_next (&iter, &value, NULL))
    {
      Fold *fold = value;

      if (!fold->has_lead)
        {
          has_changed |= fold->n_findings > 0;
          g_hash_table_iter_remove (&iter);
        }
      else if (fold->position == 0)
        {
          g_set_object (&fold->current, fold->lead);
          fold->position = 1;
        }
    }
  return has_changed;
}

/**
 * rej_finding_fold_get_current:
 * @self: a fold
 * @item: a finding that stands for others, or for itself
 * @position: (out): which of them is shown, from 1
 * @n_findings: (out): how many there are, 1 while they have not been counted
 *
 * Looks up which finding is shown in a place.
 *
 * Returns: (transfer none): the finding
 */
RejFindingItem *
rej_finding_fold_get_current (RejFindingFold *self,
                              RejFindingItem *item,
                              guint *position,
                              guint *n_findings)
{
  Fold *fold = NULL;

  g_return_val_if_fail (self != NULL, item);
  g_return_val_if_fail (REJ_IS_FINDING_ITEM (item), item);

  fold = find (self, item);
  *position = fold != NULL ? MAX (fold->position, 1) : 1;
  *n_findings = fold != NULL ? MAX (fold->n_findings, 1) : 1;
  return fold != NULL && fold->lead == item ? fold->current : item;
}

/**
 * rej_finding_fold_go:
 * @self: a fold
 * @findings: (element-type RejFindingItem): all findings, in the order of the text
 * @item: a finding that stands for others
 * @forwards: whether to go to the next; else to the one before
 * @func: which of them take part
 * @user_data: for @func
 *
 * Shows another of the findings that say the same, and after the last the first.
 */
void
rej_finding_fold_go (RejFindingFold *self,
                     GListModel *findings,
                     RejFindingItem *item,
                     gboolean forwards,
                     RejFindingFoldFunc func,
                     gpointer user_data)
{
  g_autoptr (GPtrArray) alike = g_ptr_array_new_with_free_func (g_object_unref);
  Fold *fold = NULL;
  guint current = 0;

  g_return_if_fail (self != NULL);
  g_return_if_fail (G_IS_LIST_MODEL (findings));
  g_return_if_fail (REJ_IS_FINDING_ITEM (item));
  g_return_if_fail (func != NULL);

  fold = find (self, item);
  for (guint i = 0; fold != NULL && i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (RejFindingItem) other = g_list_model_get_item (findings, i);

      if (find (self, other) != fold || !func (other, user_data))
        continue;
      if (other == fold->current)
        current = alike->len;
      g_ptr_array_add (alike, g_steal_pointer (&other));
    }
  if (alike->len == 0)
    return;
  current = (current + (forwards ? 1 : alike->len - 1)) % alike->len;
  g_set_object (&fold->current, alike->pdata[current]);
  fold->position = current + 1;
  fold->n_findings = alike->len;
}
