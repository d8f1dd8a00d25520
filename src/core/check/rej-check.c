/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-check-private.h"
#include "rej-comment-box.h"

static GType
check_get_item_type (GListModel *model)
{
  return REJ_TYPE_FINDING_ITEM;
}

static guint
check_get_n_items (GListModel *model)
{
  RejCheck *self = REJ_CHECK (model);

  return self->whole->len + rej_text_index_get_tally (self->index, TALLY_FINDINGS);
}

static gpointer
check_get_item (GListModel *model,
                guint position)
{
  RejCheck *self = REJ_CHECK (model);
  RejTextBlock *block;
  guint in_block;

  if (position >= check_get_n_items (model))
    return NULL;

  if (position < self->whole->len)
    return g_object_ref (g_ptr_array_index (self->whole, position));

  block = rej_text_index_get_block_by_tally (self->index, TALLY_FINDINGS, position - self->whole->len, &in_block);
  if (block == NULL)
    return NULL;

  return g_object_ref (g_ptr_array_index (((BlockCheck *) rej_text_block_get_data (block))->items, in_block));
}

static void
check_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = check_get_item_type;
  iface->get_n_items = check_get_n_items;
  iface->get_item = check_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (RejCheck,
                               rej_check,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, check_list_model_init))

static void
block_check_free (BlockCheck *check)
{
  g_clear_pointer (&check->results, rej_block_results_free);
  g_clear_pointer (&check->items, g_ptr_array_unref);
  g_clear_pointer (&check->numbers, g_array_unref);
  g_clear_pointer (&check->parts, g_ptr_array_unref);
  g_clear_pointer (&check->read, rej_cite_list_unref);
  g_clear_pointer (&check->references, g_strfreev);
  g_free (check);
}

static void
enqueue (RejCheck *self,
         BlockCheck *check)
{
  if (check->queued != NULL)
    return;

  g_queue_push_tail (&self->queue, check);
  check->queued = self->queue.tail;
}

static void
dequeue (RejCheck *self,
         BlockCheck *check)
{
  if (check->queued == NULL)
    return;

  g_queue_delete_link (&self->queue, check->queued);
  check->queued = NULL;
}

static gboolean
same_labels (char **a,
             const char *const *b)
{
  static const char *const none[] = { NULL };

  return g_strv_equal (a != NULL ? (const char *const *) a : none, b != NULL ? b : none);
}

static void
section_changed_cb (RejCiteSection *section,
                    gpointer user_data)
{
  const RejCheckPart *part = rej_cite_section_get_owner (section);

  enqueue (user_data, part->check);
}

static void
run_checkers (RejCheck *self,
              BlockCheck *check)
{
  const RejLikeness *likeness;

  g_clear_pointer (&check->results, rej_block_results_free);
  check->results = rej_check_block (check->block, self->context);
  likeness = check->results->likeness;
  rej_text_block_set_tally (check->block, TALLY_WORDS, likeness != NULL ? rej_likeness_get_n_words (likeness) : 0);
  rej_text_block_set_tally (check->block, TALLY_SHARED, likeness != NULL ? rej_likeness_get_n_shared (likeness) : 0);
  rej_text_block_set_tally (check->block, TALLY_TEMPLATE_BLOCKS, rej_block_results_are_all_template (check->results));
  rej_text_block_set_tally (check->block, TALLY_BOX, check->results->box != NULL ? check->results->box->len : 0);
  check->recheck = FALSE;
  if (_rej_check_points_to_notes (check))
    g_hash_table_add (self->pointers, check);
  else
    g_hash_table_remove (self->pointers, check);
}

/* What points to a note says so again: to @note, or to any where notes came and went (0). */
static void
follow_note (RejCheck *self,
             guint note)
{
  GHashTableIter iter;
  gpointer check;

  g_hash_table_iter_init (&iter, self->pointers);
  while (g_hash_table_iter_next (&iter, &check, NULL))
    if (note == 0 || _rej_check_points_to_note (check, note))
      enqueue (self, check);
}

/* Whether a note has another label now. */
static gboolean
is_elsewhere (RejCheck *self,
              BlockCheck *check)
{
  return self->notes != NULL && self->placed && rej_check_notes_get_place (self->notes, check->block).note != check->place.note;
}

static void
block_changed_cb (RejTextIndex *index,
                  RejTextBlock *block,
                  gpointer user_data)
{
  RejCheck *self = user_data;
  BlockCheck *check = rej_text_block_get_data (block);
  RejTextMask *mask = rej_text_block_get_mask (block);
  const char *const *references = rej_text_mask_get_note_references (mask);

  if (check == NULL)
    {
      check = g_new0 (BlockCheck, 1);
      check->block = block;
      check->items = g_ptr_array_new_with_free_func (g_object_unref);
      check->numbers = g_array_new (FALSE, FALSE, sizeof (guint));
      check->parts = g_ptr_array_new_with_free_func (g_free);
      check->place.anchor = block;
      rej_text_block_set_data (block, check, (GDestroyNotify) block_check_free);
      if (rej_text_mask_get_note_label (mask) != NULL)
        g_clear_pointer (&self->notes, rej_check_notes_free);
    }

  if (!same_labels (check->references, references))
    {
      g_strfreev (check->references);
      check->references = g_strdupv ((char **) references);
      g_clear_pointer (&self->notes, rej_check_notes_free);
    }
  if ((rej_text_mask_get_note_label (mask) != NULL) != (check->place.note != 0) || is_elsewhere (self, check))
    g_clear_pointer (&self->notes, rej_check_notes_free);

  run_checkers (self, check);
  enqueue (self, check);
  if (check->place.note != 0)
    follow_note (self, check->place.note);
}

/* Where a block is read; of notes it is known after which block, so that those of one that goes are found. */
static void
set_place (RejCheck *self,
           BlockCheck *check,
           RejReadingPlace place)
{
  GHashTable *notes = check->place.note != 0 ? g_hash_table_lookup (self->anchored, check->place.anchor) : NULL;

  if (notes != NULL)
    {
      g_hash_table_remove (notes, check);
      if (g_hash_table_size (notes) == 0)
        g_hash_table_remove (self->anchored, check->place.anchor);
    }
  check->place = place;
  if (place.note == 0 || place.anchor == NULL)
    return;
  notes = g_hash_table_lookup (self->anchored, place.anchor);
  if (notes == NULL)
    {
      notes = g_hash_table_new (NULL, NULL);
      g_hash_table_insert (self->anchored, place.anchor, notes);
    }
  g_hash_table_add (notes, check);
}

/* Notes that are read after a block that goes are read after everything until references are read again. */
static void
forget_anchor (RejCheck *self,
               RejTextBlock *anchor)
{
  GHashTable *notes = g_hash_table_lookup (self->anchored, anchor);
  GHashTableIter iter;
  gpointer check;

  if (notes == NULL)
    return;
  g_hash_table_iter_init (&iter, notes);
  while (g_hash_table_iter_next (&iter, &check, NULL))
    ((BlockCheck *) check)->place.anchor = NULL;
  g_hash_table_remove (self->anchored, anchor);
}

static void
block_removed_cb (RejTextIndex *index,
                  RejTextBlock *block,
                  gpointer user_data)
{
  RejCheck *self = user_data;
  BlockCheck *check = rej_text_block_get_data (block);

  /* the walk over the notes may stand at this block */
  if (!self->placed)
    g_clear_pointer (&self->notes, rej_check_notes_free);
  if (check == NULL)
    return;

  /* the places of the notes know the blocks of each */
  if (check->place.note != 0)
    g_clear_pointer (&self->notes, rej_check_notes_free);
  _rej_check_unread (self, check);
  g_hash_table_remove (self->pointers, check);
  dequeue (self, check);
  forget_anchor (self, block);
  if (check->references != NULL && check->references[0] != NULL)
    g_clear_pointer (&self->notes, rej_check_notes_free);

  _rej_check_withdraw (self, check);
  set_place (self, check, (RejReadingPlace) { 0 });
}

static const RejTextIndexObserver observer = {
  .block_changed = block_changed_cb,
  .block_removed = block_removed_cb,
};

static void
place_block (RejCheck *self,
             RejTextBlock *block)
{
  BlockCheck *check = rej_text_block_get_data (block);
  RejReadingPlace place = rej_check_notes_get_place (self->notes, block);
  gboolean unreferenced = rej_check_notes_is_unreferenced (self->notes, block);

  if (check->place.anchor != place.anchor || check->place.part != place.part || check->place.note != place.note)
    {
      /* out with it before its place changes: the resolver finds sections by comparing places */
      _rej_check_unread (self, check);
      set_place (self, check, place);
      check->waiting = TRUE;
    }
  if (check->unreferenced != unreferenced)
    {
      check->unreferenced = unreferenced;
      check->waiting = TRUE;
    }

  if (check->waiting)
    enqueue (self, check);
  check->waiting = FALSE;
}

static gboolean
is_over (gint64 deadline)
{
  return deadline >= 0 && g_get_monotonic_time () >= deadline;
}

/*
 * References changed: every block whose place in reading order is another now is read there. What waits is queued anew
 * in reading order, since what a citation refers to lies before it: a document that is opened is resolved once. An edit
 * that changes references meanwhile has it begin again.
 */
static gboolean
place_notes (RejCheck *self,
             gint64 deadline)
{
  BlockCheck *check;
  RejTextBlock *block;

  if (self->notes == NULL)
    {
      while ((check = g_queue_pop_head (&self->queue)) != NULL)
        {
          check->queued = NULL;
          check->waiting = TRUE;
        }
      self->notes = rej_check_notes_new (self->index);
      self->placed = FALSE;
    }
  if (self->placed)
    return TRUE;
  if (!rej_check_notes_read (self->notes, deadline))
    return FALSE;
  for (guint n = 1; (block = rej_check_notes_next_block (self->notes)) != NULL; n++)
    {
      place_block (self, block);
      if (n % REJ_CHECK_NOTES_STRIDE == 0 && is_over (deadline))
        return FALSE;
    }
  self->placed = TRUE;
  follow_note (self, 0);

  return TRUE;
}

static void
rej_check_dispose (GObject *object)
{
  RejCheck *self = REJ_CHECK (object);

  if (self->index != NULL)
    rej_text_index_set_observer (self->index, NULL, NULL);
  g_queue_clear (&self->queue);
  g_clear_object (&self->index);
  g_clear_pointer (&self->whole, g_ptr_array_unref);
  g_clear_pointer (&self->pointers, g_hash_table_unref);
  g_clear_pointer (&self->anchored, g_hash_table_unref);
  g_clear_pointer (&self->resolver, rej_cite_resolver_free);
  g_clear_pointer (&self->notes, rej_check_notes_free);
  g_clear_pointer (&self->context, rej_check_context_unref);

  G_OBJECT_CLASS (rej_check_parent_class)->dispose (object);
}

static void
rej_check_class_init (RejCheckClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rej_check_dispose;

  /**
   * RejCheck::changed:
   * @self: the check
   *
   * Emitted once at the end of [method@Check.settle] when counts, citations or findings are new.
   */
  g_signal_new ("changed", REJ_TYPE_CHECK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * RejCheck::block-changed:
   * @self: the check
   * @start: first character of the first in the document
   * @end: character after the last one's last
   *
   * Emitted when blocks that follow each other have been looked at again: their masks and findings may be new or have
   * moved within them.
   */
  g_signal_new ("block-changed", REJ_TYPE_CHECK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
rej_check_init (RejCheck *self)
{
  g_queue_init (&self->queue);
  self->whole = g_ptr_array_new_with_free_func (g_object_unref);
  self->pointers = g_hash_table_new (NULL, NULL);
  self->anchored = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  self->goes_into_box = TRUE;
  self->resolver = rej_cite_resolver_new (_rej_check_compare_parts, section_changed_cb, self);
}

/**
 * rej_check_new:
 * @format: how the text is read
 * @context: (nullable): what is known of the rule
 *
 * Creates a check of an empty document.
 *
 * Returns: (transfer full): a new check
 */
RejCheck *
rej_check_new (RejTextFormat format,
               RejCheckContext *context)
{
  RejCheck *self = g_object_new (REJ_TYPE_CHECK, NULL);

  self->context = context != NULL ? rej_check_context_ref (context) : rej_check_context_new ();
  rej_cite_resolver_set_facts (self->resolver, rej_check_context_get_facts (self->context));
  self->index = rej_text_index_new (format);
  rej_text_index_set_observer (self->index, &observer, self);

  return self;
}

/**
 * rej_check_get_index:
 * @self: a check
 *
 * Gives the blocks of the document. Edit through the check, not through the index.
 *
 * Returns: (transfer none): the index
 */
RejTextIndex *
rej_check_get_index (RejCheck *self)
{
  g_return_val_if_fail (REJ_IS_CHECK (self), NULL);

  return self->index;
}

/**
 * rej_check_get_context:
 * @self: a check
 *
 * Gets what the checkers know of the rule, such as for a check of a few words by themselves.
 *
 * Returns: (transfer none): the context
 */
RejCheckContext *
rej_check_get_context (RejCheck *self)
{
  g_return_val_if_fail (REJ_IS_CHECK (self), NULL);

  return self->context;
}

/**
 * rej_check_set_context:
 * @self: a check
 * @context: what is known of the rule from now on
 *
 * Has every block checked again, in the calls of [method@Check.settle] that follow.
 */
void
rej_check_set_context (RejCheck *self,
                       RejCheckContext *context)
{
  g_return_if_fail (REJ_IS_CHECK (self));
  g_return_if_fail (context != NULL);

  rej_check_context_ref (context);
  rej_check_context_unref (self->context);
  self->context = context;
  self->settled = FALSE;
  rej_cite_resolver_set_facts (self->resolver, rej_check_context_get_facts (context));

  for (RejTextBlock *block = rej_text_index_get_first_block (self->index); block != NULL; block = rej_text_block_get_next (block))
    {
      BlockCheck *check = rej_text_block_get_data (block);

      if (check == NULL)
        continue;
      check->recheck = TRUE;
      enqueue (self, check);
    }
}

/**
 * rej_check_insert:
 * @self: a check
 * @offset: where, in characters
 * @text: valid UTF-8
 * @length: bytes of @text, or -1 if it ends in a nul
 *
 * Inserts text. What it means is known after [method@Check.settle].
 */
void
rej_check_insert (RejCheck *self,
                  guint offset,
                  const char *text,
                  gssize length)
{
  g_return_if_fail (REJ_IS_CHECK (self));

  self->settled = FALSE;
  rej_text_index_insert (self->index, offset, text, length);
  _rej_check_tell_list (self);
}

/**
 * rej_check_delete:
 * @self: a check
 * @offset: where, in characters
 * @n_characters: how many characters go
 *
 * Deletes text. What it means is known after [method@Check.settle].
 */
void
rej_check_delete (RejCheck *self,
                  guint offset,
                  guint n_characters)
{
  g_return_if_fail (REJ_IS_CHECK (self));

  self->settled = FALSE;
  rej_text_index_delete (self->index, offset, n_characters);
  _rej_check_tell_list (self);
}

/* Characters the box refuses are reported only while the text is short enough to go there. */
static void
follow_box (RejCheck *self,
            const RejTextCounts *counts)
{
  gboolean fits = counts->characters <= REJ_COMMENT_BOX_LIMIT && counts->bytes <= REJ_COMMENT_BOX_LIMIT;
  guint n_characters = rej_text_index_get_tally (self->index, TALLY_BOX);

  if (fits == self->goes_into_box)
    return;
  self->goes_into_box = fits;
  for (guint position = 0; position < n_characters;)
    {
      guint in_block;
      RejTextBlock *block = rej_text_index_get_block_by_tally (self->index, TALLY_BOX, position, &in_block);
      BlockCheck *check = rej_text_block_get_data (block);

      enqueue (self, check);
      position += check->results->box->len - in_block;
    }
}

/* Resolves what is queued in reading order, and then tells of it in the order of the document. */
static gboolean
settle_blocks (RejCheck *self,
               gint64 deadline)
{
  BlockCheck *check;
  RejTextBlock *block;

  while ((check = g_queue_pop_head (&self->queue)) != NULL)
    {
      check->queued = NULL;
      if (check->recheck)
        run_checkers (self, check);
      _rej_check_read (self, check);
      rej_text_block_set_marked (check->block, TRUE);
      if (is_over (deadline))
        return FALSE;
    }
  while ((block = rej_text_index_get_first_marked (self->index)) != NULL)
    {
      rej_text_block_set_marked (block, FALSE);
      _rej_check_publish (self, rej_text_block_get_data (block));
      if (is_over (deadline))
        break;
    }

  return rej_text_index_get_first_marked (self->index) == NULL;
}

/**
 * rej_check_settle:
 * @self: a check
 * @budget: microseconds it may take, or -1 for as long as it needs
 *
 * Brings counts, citations and findings up to date with the edits made. What one edit inside a paragraph needs is
 * far below a millisecond; opening and pasting are cut into as many calls as it takes.
 *
 * Returns: `TRUE` if everything is up to date, `FALSE` to be called again
 */
gboolean
rej_check_settle (RejCheck *self,
                  gint64 budget)
{
  gint64 deadline;
  gboolean settled;

  g_return_val_if_fail (REJ_IS_CHECK (self), TRUE);

  deadline = budget >= 0 ? g_get_monotonic_time () + budget : -1;
  settled = rej_text_index_settle (self->index, budget);
  if (settled)
    {
      RejTextCounts counts;

      rej_check_get_counts (self, &counts);
      follow_box (self, &counts);
      settled = place_notes (self, deadline) && settle_blocks (self, deadline);
      if (settled)
        _rej_check_publish_whole (self, &counts);
    }
  self->settled = settled;
  _rej_check_tell_list (self);
  _rej_check_tell_blocks (self);

  if (self->changed)
    {
      self->changed = FALSE;
      g_signal_emit_by_name (self, "changed");
    }

  return settled;
}
