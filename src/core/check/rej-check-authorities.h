/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-check.h"
#include "rej-cite-style.h"

G_BEGIN_DECLS

/**
 * RejCheckAuthority:
 * @kind: kind of its first citation
 * @citation: how a table of authorities writes it
 * @first: number, in the document, of its first citation
 * @n_citations: how many citations cite it; an Id., a supra and a short form cite what they stand for
 *
 * What a comment cites.
 */
typedef struct
{
  RejCiteKind kind;
  char *citation;
  guint first;
  guint n_citations;
} RejCheckAuthority;

/**
 * RejCheckAuthorities:
 *
 * The authorities of a document at one instant, in the order in which it first cites them.
 */
typedef struct _RejCheckAuthorities RejCheckAuthorities;

RejCheckAuthorities *rej_check_authorities_new (RejCheck *check,
                                                RejCiteStyle style) G_GNUC_WARN_UNUSED_RESULT;
void rej_check_authorities_free (RejCheckAuthorities *self);

guint rej_check_authorities_get_n (const RejCheckAuthorities *self);
const RejCheckAuthority *rej_check_authorities_get (const RejCheckAuthorities *self,
                                                    guint position);
int rej_check_authorities_find (const RejCheckAuthorities *self,
                                guint citation);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejCheckAuthorities, rej_check_authorities_free)

G_END_DECLS
