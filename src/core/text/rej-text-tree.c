/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-text-block-private.h"

static inline void
measures_add (RejTextMeasures *sum,
              const RejTextMeasures *more)
{
  for (guint i = 0; i < REJ_TEXT_N_MEASURES; i++)
    sum->values[i] += more->values[i];
}

static inline void
measures_subtract (RejTextMeasures *sum,
                   const RejTextMeasures *less)
{
  for (guint i = 0; i < REJ_TEXT_N_MEASURES; i++)
    sum->values[i] -= less->values[i];
}

static guint8
due_of (const RejTextBlock *self)
{
  return self->due |
         (self->left != NULL ? self->left->due_below : 0) |
         (self->right != NULL ? self->right->due_below : 0);
}

/* Sums up a node whose children are right. */
static void
refresh (RejTextBlock *self)
{
  self->sum = self->own;
  if (self->left != NULL)
    measures_add (&self->sum, &self->left->sum);
  if (self->right != NULL)
    measures_add (&self->sum, &self->right->sum);
  self->due_below = due_of (self);
}

static void
set_left (RejTextBlock *self,
          RejTextBlock *child)
{
  self->left = child;
  if (child != NULL)
    child->parent = self;
}

static void
set_right (RejTextBlock *self,
           RejTextBlock *child)
{
  self->right = child;
  if (child != NULL)
    child->parent = self;
}

/*
 * rej_text_block_sum_before:
 * @self: a block
 * @measure: what to sum up
 *
 * Sums up a measure over the blocks before @self, in O(log n).
 */
guint32
rej_text_block_sum_before (RejTextBlock *self,
                           RejTextMeasure measure)
{
  guint32 sum = rej_text_tree_sum (self->left, measure);

  for (RejTextBlock *node = self; node->parent != NULL; node = node->parent)
    if (node == node->parent->right)
      sum += node->parent->sum.values[measure] - node->sum.values[measure];

  return sum;
}

/*
 * rej_text_block_set_measures:
 * @self: a block, in a tree or not
 * @measures: its new measures
 *
 * Replaces the measures of a block and carries the difference up to the root.
 */
void
rej_text_block_set_measures (RejTextBlock *self,
                             const RejTextMeasures *measures)
{
  RejTextMeasures difference = *measures;

  measures_subtract (&difference, &self->own);
  self->own = *measures;
  for (RejTextBlock *node = self; node != NULL; node = node->parent)
    measures_add (&node->sum, &difference);
}

/*
 * rej_text_block_set_due:
 * @self: a block, in a tree or not
 * @set: work that is due
 * @clear: work that is done
 *
 * Notes what is due. Climbs only as far as that is news.
 */
void
rej_text_block_set_due (RejTextBlock *self,
                        guint8 set,
                        guint8 clear)
{
  self->due = (self->due & ~clear) | set;
  for (RejTextBlock *node = self; node != NULL; node = node->parent)
    {
      guint8 due = due_of (node);

      if (due == node->due_below)
        break;
      node->due_below = due;
    }
}

/*
 * rej_text_tree_first:
 *
 * Finds the first block of a tree, NULL where there is none.
 */
RejTextBlock *
rej_text_tree_first (RejTextBlock *root)
{
  while (root != NULL && root->left != NULL)
    root = root->left;

  return root;
}

/*
 * rej_text_tree_last:
 *
 * Finds the last block of a tree, NULL where there is none.
 */
RejTextBlock *
rej_text_tree_last (RejTextBlock *root)
{
  while (root != NULL && root->right != NULL)
    root = root->right;

  return root;
}

/*
 * rej_text_tree_first_due:
 *
 * Finds the first block in which any of @due is due, in O(log n).
 */
RejTextBlock *
rej_text_tree_first_due (RejTextBlock *root,
                         guint8 due)
{
  if (root == NULL || !(root->due_below & due))
    return NULL;

  for (;;)
    {
      if (root->left != NULL && (root->left->due_below & due))
        root = root->left;
      else if (root->due & due)
        return root;
      else
        root = root->right;
    }
}

/*
 * rej_text_tree_find:
 * @position: less than the sum of @measure over the tree
 * @position_in_block: (out): what of it is left in the block
 *
 * Finds the block that holds the position-th unit of a measure, in O(log n).
 */
RejTextBlock *
rej_text_tree_find (RejTextBlock *root,
                    RejTextMeasure measure,
                    guint32 position,
                    guint32 *position_in_block)
{
  while (root != NULL)
    {
      guint32 before = rej_text_tree_sum (root->left, measure);

      if (position < before)
        {
          root = root->left;
          continue;
        }
      position -= before;
      if (position < root->own.values[measure])
        {
          *position_in_block = position;
          return root;
        }
      position -= root->own.values[measure];
      root = root->right;
    }

  return NULL;
}

/*
 * rej_text_tree_build:
 * @blocks: blocks in no tree
 *
 * Makes a tree of blocks in O(n): along the right edge of what is built so far, whatever has a lower priority than
 * the next block becomes its left child.
 */
RejTextBlock *
rej_text_tree_build (RejTextBlock *const *blocks,
                     guint n_blocks)
{
  RejTextBlock *tip = NULL; /* the lowest of the right edge; it and those above it are not summed up yet */

  for (guint i = 0; i < n_blocks; i++)
    {
      RejTextBlock *block = blocks[i];
      RejTextBlock *below = NULL;

      while (tip != NULL && tip->priority < block->priority)
        {
          refresh (tip);
          below = tip;
          tip = tip->parent;
        }
      set_left (block, below);
      block->right = NULL;
      block->parent = NULL;
      if (tip != NULL)
        set_right (tip, block);
      tip = block;
    }

  for (; tip != NULL; tip = tip->parent)
    {
      refresh (tip);
      if (tip->parent == NULL)
        break;
    }

  return tip;
}

/*
 * rej_text_tree_merge:
 *
 * Joins two trees, all of @before before all of @after.
 */
RejTextBlock *
rej_text_tree_merge (RejTextBlock *before,
                     RejTextBlock *after)
{
  if (before == NULL || after == NULL)
    return before != NULL ? before : after;

  if (before->priority >= after->priority)
    {
      set_right (before, rej_text_tree_merge (before->right, after));
      refresh (before);
      return before;
    }

  set_left (after, rej_text_tree_merge (before, after->left));
  refresh (after);

  return after;
}

static void
split (RejTextBlock *root,
       guint n_before,
       RejTextBlock **before,
       RejTextBlock **after)
{
  guint n_left;

  if (root == NULL)
    {
      *before = *after = NULL;
      return;
    }

  n_left = rej_text_tree_sum (root->left, REJ_TEXT_MEASURE_BLOCKS);
  if (n_before <= n_left)
    {
      RejTextBlock *rest;

      split (root->left, n_before, before, &rest);
      set_left (root, rest);
      *after = root;
    }
  else
    {
      RejTextBlock *rest;

      split (root->right, n_before - n_left - 1, &rest, after);
      set_right (root, rest);
      *before = root;
    }
  refresh (root);
}

/*
 * rej_text_tree_split:
 * @n_before: how many blocks go to @before
 *
 * Parts a tree in two.
 */
void
rej_text_tree_split (RejTextBlock *root,
                     guint n_before,
                     RejTextBlock **before,
                     RejTextBlock **after)
{
  split (root, n_before, before, after);
  if (*before != NULL)
    (*before)->parent = NULL;
  if (*after != NULL)
    (*after)->parent = NULL;
}

/*
 * rej_text_tree_free:
 *
 * Frees all blocks of a tree.
 */
void
rej_text_tree_free (RejTextBlock *root)
{
  if (root == NULL)
    return;

  rej_text_tree_free (root->left);
  rej_text_tree_free (root->right);
  rej_text_block_free (root);
}
