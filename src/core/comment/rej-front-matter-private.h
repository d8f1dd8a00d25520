/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-front-matter.h"

G_BEGIN_DECLS

/* One element of a list: where it stands, and its strings by name. */
typedef struct
{
  gsize start;
  gsize end;
  GHashTable *strings;
} RejFrontMatterItem;

/* One key. Offsets are bytes of the text; the value is [start, end), which is empty for "key:". */
typedef struct
{
  char *key;
  gsize key_start;
  gsize start;
  gsize end;
  char *string; /* NULL unless the value is a scalar */
  GPtrArray *items; /* NULL unless the value is a list */
  gboolean is_flow; /* the list is written in brackets */
  gboolean is_alias;
  gboolean holds_alias; /* further in: libyaml does not tell where an alias stands, so [start, end) is not all of it */
} RejFrontMatterEntry;

typedef struct
{
  GPtrArray *entries;
  gboolean is_flow; /* the whole is written in braces */
  gsize end; /* of the braces, where it is */
  gsize first_column; /* bytes before the first key on its line */
} RejFrontMatterTree;

struct _RejFrontMatter
{
  char *text; /* with its delimiters; "" where there is none */
  gsize length;
  gsize inner_start; /* the line after the opening one */
  gsize inner_end; /* the closing line */
  const char *line_end;
  RejFrontMatterTree *tree; /* NULL where there is no front matter */
};

RejFrontMatterTree *rej_front_matter_tree_new (const char *text,
                                               gsize start,
                                               gsize end,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
void rej_front_matter_tree_free (RejFrontMatterTree *self);

gsize rej_front_matter_skip_line (const char *text,
                                  gsize length,
                                  gsize at);
RejFrontMatter *rej_front_matter_new_parsed (const char *text,
                                             gsize length,
                                             gsize inner_start,
                                             gsize inner_end,
                                             GError **error);
RejFrontMatterEntry *rej_front_matter_find_entry (const RejFrontMatter *self,
                                                  const char *key);

void rej_front_matter_append_scalar (GString *out,
                                     const char *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejFrontMatterTree, rej_front_matter_tree_free)

G_END_DECLS
