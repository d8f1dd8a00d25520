/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-text-block-private.h"
#include "rej-text-index-private.h"
#include "rej-text-outline.h"

G_BEGIN_DECLS

/* A heading; its block is borrowed and goes with the next edit. */
typedef struct
{
  RejTextBlock *block;
  RejTextMask *mask;
  guint nth; /* of the headings in its block */
  char *title;
  guint level;
  int parent;
  guint end;
} RejTextOutlineEntry;

struct _RejTextOutline
{
  GObject parent_instance;

  RejTextIndex *index;
  GArray *entries; /* of RejTextOutlineEntry */
  guint64 serial; /* of the index when it was brought up to date */
  guint cursor; /* in the old entries, while new ones are read */
  RejTextHeading shown;
};

#define REJ_TEXT_OUTLINE_ENTRY(self, position) (&g_array_index ((self)->entries, RejTextOutlineEntry, position))

G_END_DECLS
