/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-check-authorities.h"

G_BEGIN_DECLS

/**
 * RejCitedPlace:
 * @start: first character in the document
 * @end: character after the last
 * @line: line of @start, from 0
 * @authority: position among the authorities; -1 for a short form that stands for nothing
 *
 * A place that cites something.
 */
typedef struct
{
  guint start;
  guint end;
  guint line;
  int authority;
} RejCitedPlace;

/**
 * RejCited:
 *
 * What a document cites, and where, at one instant.
 */
typedef struct _RejCited RejCited;

RejCited *rej_cited_new (RejCheck *check,
                         RejCiteStyle style) G_GNUC_WARN_UNUSED_RESULT;
void rej_cited_free (RejCited *self);

guint rej_cited_get_n_authorities (const RejCited *self);
const RejCheckAuthority *rej_cited_get_authority (const RejCited *self,
                                                  guint position);
guint rej_cited_get_n_places (const RejCited *self);
const RejCitedPlace *rej_cited_get_place (const RejCited *self,
                                          guint position);
int rej_cited_find (const RejCited *self,
                    guint offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejCited, rej_cited_free)

G_END_DECLS
