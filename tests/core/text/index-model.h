/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-text-index.h"

G_BEGIN_DECLS

/**
 * IndexModel:
 * @index: the document under test
 * @format: how it is read
 * @source: what its source must be
 * @known: (element-type RejTextBlock): the blocks its observer has heard of
 * @changed: (element-type RejTextBlock): those it has heard of since it was settled last
 * @n_changed: how often it has heard of one
 * @n_removed: how many have gone
 * @last_changed: the block it heard of last
 *
 * An index beside a string that is edited in the same way.
 */
typedef struct
{
  RejTextIndex *index;
  RejTextFormat format;
  GString *source;
  GHashTable *known;
  GHashTable *changed;
  guint n_changed;
  guint n_removed;
  RejTextBlock *last_changed;
} IndexModel;

IndexModel *index_model_new (RejTextFormat format);
void index_model_free (IndexModel *self);
void index_model_replace (IndexModel *self,
                          guint offset,
                          guint n_characters,
                          const char *text);
void index_model_check_tree (IndexModel *self);
void index_model_settle_and_check (IndexModel *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IndexModel, index_model_free)

G_END_DECLS
