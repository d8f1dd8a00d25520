/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-cite-resolver.h"

G_BEGIN_DECLS

/* Where the full citations of a document stand, by what they cite, by their volume and by the names of their parties,
 * and which sections hold short forms that look for them. */
typedef struct _RejCiteIndex RejCiteIndex;

/* Compares two places of the document by reading order. */
typedef int (*RejCitePlaceFunc) (const RejCiteTarget *a,
                                 const RejCiteTarget *b,
                                 gpointer user_data);
typedef void (*RejCiteSeekerFunc) (RejCiteSection *section,
                                   gpointer user_data);

RejCiteIndex *rej_cite_index_new (RejCitePlaceFunc order,
                                  gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;
void rej_cite_index_free (RejCiteIndex *self);

/* The keys under which a citation of a list is found, or looks for others; @seeks tells which. */
GArray *rej_cite_index_keys (RejCiteList *list,
                             gboolean seeks) G_GNUC_WARN_UNUSED_RESULT;

GSequenceIter *rej_cite_insert_sorted (GSequence *sequence,
                                       gpointer data,
                                       GCompareDataFunc compare,
                                       gpointer user_data);

void rej_cite_index_add (RejCiteIndex *self,
                         RejCiteSection *section,
                         RejCiteList *list);
void rej_cite_index_remove (RejCiteIndex *self,
                            RejCiteSection *section,
                            RejCiteList *list);
void rej_cite_index_foreach_seeker (RejCiteIndex *self,
                                    RejCiteList *changed,
                                    RejCiteSeekerFunc func,
                                    gpointer user_data);
RejCiteTarget rej_cite_index_find_authority (RejCiteIndex *self,
                                             const RejCiteTarget *from);
RejCiteTarget rej_cite_index_find_volume (RejCiteIndex *self,
                                          const RejCiteTarget *from);
RejCiteTarget rej_cite_index_find_name (RejCiteIndex *self,
                                        const RejCiteTarget *from);

gboolean rej_cite_index_names_other (const RejCiteList *list,
                                     guint position,
                                     const RejCiteTarget *full);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejCiteIndex, rej_cite_index_free)

G_END_DECLS
