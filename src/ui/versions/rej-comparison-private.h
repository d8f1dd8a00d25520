/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-comparison.h"

G_BEGIN_DECLS

/* Between the files of RejComparison alone. */
struct _RejComparison
{
  GObject parent_instance;

  /* owned */
  RejDocument *document;
  char *before;
  char *after;
  RejTextDiff *diff;
  GArray *rows; /* of RejTextDiffRow */
  GArray *shown; /* of guint: the rows in the list */
  RejChangeState *states; /* by hunk */
  GHashTable *refused_before; /* char: what was refused in earlier reviews, by its mark; NULL where nothing was */

  /* state */
  RejComparisonSide side;
  gboolean only_changes;
};

struct _RejComparisonRow
{
  GObject parent_instance;

  RejComparison *comparison;
  guint row;
};

const RejTextDiffRow *_rej_comparison_get_row (RejComparison *self,
                                               guint row);
gboolean _rej_comparison_is_conflict (RejComparison *self,
                                      guint change);

G_END_DECLS
