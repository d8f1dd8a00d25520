/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-cite-lint.h"

G_BEGIN_DECLS

/**
 * RejCiteResolver:
 *
 * Finds what every Id., supra and short form of a document stands for, and which citations cite the same thing.
 * A document is a set of sections (a block's citations) in reading order. Changing one section resolves that section
 * again and those after it whose outcome can have changed, and no other.
 */
typedef struct _RejCiteResolver RejCiteResolver;

/**
 * RejCiteSection:
 *
 * The citations of one block in a resolver. Owned by the resolver.
 */
typedef struct _RejCiteSection RejCiteSection;

/**
 * RejCiteTarget:
 * @section: (nullable): the section of the citation stood for; %NULL where there is none
 * @position: its position in that section
 *
 * Points to a citation of the document.
 */
typedef struct
{
  RejCiteSection *section;
  guint position;
} RejCiteTarget;

/* Compares the owners of two sections by reading order. */
typedef int (*RejCiteOrderFunc) (gpointer owner_a,
                                 gpointer owner_b,
                                 gpointer user_data);
/* Told of each section whose outcome changed in a call below. */
typedef void (*RejCiteChangedFunc) (RejCiteSection *section,
                                    gpointer user_data);

RejCiteResolver *rej_cite_resolver_new (RejCiteOrderFunc order,
                                        RejCiteChangedFunc changed,
                                        gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;
void rej_cite_resolver_free (RejCiteResolver *self);

/* What is known of the rule under comment, so that short forms of it can be checked; may be NULL. Resolves all again. */
void rej_cite_resolver_set_facts (RejCiteResolver *self,
                                  const RejCiteFacts *facts);

RejCiteSection *rej_cite_resolver_add (RejCiteResolver *self,
                                       gpointer owner,
                                       RejCiteList *citations);
void rej_cite_resolver_replace (RejCiteResolver *self,
                                RejCiteSection *section,
                                RejCiteList *citations);
void rej_cite_resolver_remove (RejCiteResolver *self,
                               RejCiteSection *section);
/* Re-sorts a section whose owner moved in reading order. */
void rej_cite_resolver_move (RejCiteResolver *self,
                             RejCiteSection *section);

RejCiteSection *rej_cite_resolver_get_first (RejCiteResolver *self);
RejCiteSection *rej_cite_section_get_next (RejCiteSection *self);
gpointer rej_cite_section_get_owner (RejCiteSection *self);
RejCiteList *rej_cite_section_get_citations (RejCiteSection *self);
/* What Id., supra or a short form stands for. */
RejCiteTarget rej_cite_section_get_antecedent (RejCiteSection *self,
                                               guint position);
/* An earlier citation of the same thing. */
RejCiteTarget rej_cite_section_get_same_as (RejCiteSection *self,
                                            guint position);
/* Whether the text at @position is a citation at all: FALSE for "Foo at 62" where no case of that name came before. */
gboolean rej_cite_section_is_citation (RejCiteSection *self,
                                       guint position);
/* Findings of the resolution; offsets in bytes of the section's text. */
GPtrArray *rej_cite_section_get_findings (RejCiteSection *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejCiteResolver, rej_cite_resolver_free)

G_END_DECLS
