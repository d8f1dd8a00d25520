/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-citation-private.h"
#include "rej-cite-index.h"
#include "rej-cite-resolver.h"

G_BEGIN_DECLS

/* What Id. would stand for at some place. */
typedef enum
{
  CARRY_NOTHING, /* nothing is cited yet */
  CARRY_TARGET, /* one citation */
  CARRY_AMBIGUOUS, /* two sources in one sentence */
  CARRY_UNKNOWN, /* something that is cited in a way unknown here */
} RejCiteCarryState;

typedef struct
{
  RejCiteCarryState state;
  RejCiteTarget target;
  gboolean is_sectioned; /* of two sources and more, the last alone has sections */
} RejCiteCarry;

typedef struct
{
  RejCiteTarget antecedent;
  gboolean is_citation;
} RejCiteOutcome;

struct _RejCiteSection
{
  RejCiteResolver *resolver;
  gpointer owner;
  RejCiteList *citations;
  GSequenceIter *iter; /* NULL while it cites nothing */
  RejCiteOutcome *outcomes; /* one a citation */
  GPtrArray *findings; /* RejFinding */
  RejCiteCarry carry; /* after its last citation */
};

struct _RejCiteResolver
{
  RejCiteOrderFunc order;
  RejCiteChangedFunc changed;
  gpointer user_data;
  RejCiteFacts *facts;
  GSequence *sections; /* those that cite something, in reading order */
  GHashTable *all; /* owns every section */
  GHashTable *supras; /* sections that hold one */
  guint n_unknown; /* sections that hold something like a citation unknown here */
  RejCiteIndex *index;
};

gboolean rej_cite_section_resolve (RejCiteSection *self,
                                   const RejCiteSection *previous,
                                   gboolean is_new);

G_END_DECLS
