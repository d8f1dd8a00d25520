/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-cite-resolver-private.h"

static int
compare_places (const RejCiteTarget *a,
                const RejCiteTarget *b,
                gpointer user_data)
{
  if (a->section != b->section)
    return g_sequence_iter_compare (a->section->iter, b->section->iter);

  return a->position < b->position ? -1 : a->position > b->position;
}

static int
compare_sections (gconstpointer a,
                  gconstpointer b,
                  gpointer user_data)
{
  RejCiteResolver *self = user_data;
  const RejCiteSection *section_a = a;
  const RejCiteSection *section_b = b;

  return self->order (section_a->owner, section_b->owner, self->user_data);
}

static void
section_free (RejCiteSection *section)
{
  rej_cite_list_unref (section->citations);
  g_free (section->outcomes);
  g_ptr_array_unref (section->findings);
  g_free (section);
}

static gboolean
has_unknown (const RejCiteList *list)
{
  if (list->ends_unknown)
    return TRUE;
  for (guint i = 0; i < rej_cite_list_get_n (list); i++)
    if ((rej_cite_list_peek_citation (list, i)->shape & (REJ_CITE_SHAPE_AFTER_UNKNOWN | REJ_CITE_SHAPE_TENTATIVE)) != 0)
      return TRUE;

  return FALSE;
}

static gboolean
has_supra (const RejCiteList *list)
{
  for (guint i = 0; i < rej_cite_list_get_n (list); i++)
    if (rej_cite_list_peek_citation (list, i)->kind == REJ_CITE_SUPRA)
      return TRUE;

  return FALSE;
}

static RejCiteSection *
previous_of (RejCiteSection *section)
{
  if (g_sequence_iter_is_begin (section->iter))
    return NULL;

  return g_sequence_get (g_sequence_iter_prev (section->iter));
}

static gboolean
resolve (RejCiteSection *section,
         gboolean is_new)
{
  return rej_cite_section_resolve (section, previous_of (section), is_new);
}

/* Resolves @section and those after it as long as what is handed on differs or lies in @touched. */
static void
resolve_from (RejCiteSection *section,
              RejCiteSection *touched,
              gboolean is_new)
{
  while (section != NULL)
    {
      gboolean was_touched = touched != NULL && section->carry.target.section == touched;
      gboolean handed_on = resolve (section, is_new);

      if (!handed_on && !was_touched && (touched == NULL || section->carry.target.section != touched))
        break;
      section = rej_cite_section_get_next (section);
      is_new = FALSE;
    }
}

typedef struct
{
  GHashTable *found; /* sections */
  RejCiteSection *touched;
  RejCiteSection *first; /* (nullable): none before it is meant */
} Seekers;

static void
collect_seeker (RejCiteSection *section,
                gpointer user_data)
{
  Seekers *seekers = user_data;

  if (section->iter != NULL && section != seekers->touched &&
      (seekers->first == NULL || g_sequence_iter_compare (section->iter, seekers->first->iter) >= 0))
    g_hash_table_add (seekers->found, section);
}

static int
compare_entered (gconstpointer a,
                 gconstpointer b)
{
  const RejCiteSection *const *section_a = a;
  const RejCiteSection *const *section_b = b;

  return g_sequence_iter_compare ((*section_a)->iter, (*section_b)->iter);
}

/* In reading order: what a section hands on must be right before the next one is resolved. */
static void
resolve_set (GHashTable *sections,
             RejCiteSection *touched)
{
  g_autoptr (GPtrArray) sorted = g_hash_table_get_keys_as_ptr_array (sections);

  g_ptr_array_sort (sorted, compare_entered);
  for (guint i = 0; i < sorted->len; i++)
    resolve_from (g_ptr_array_index (sorted, i), touched, FALSE);
}

static void
count_unknown (RejCiteResolver *self,
               const RejCiteList *list,
               int step)
{
  if (has_unknown (list))
    self->n_unknown += (guint) step;
}

static gboolean
cites_nothing (const RejCiteList *list)
{
  return rej_cite_list_get_n (list) == 0 && !list->ends_unknown;
}

/* Puts a section at its place and into the index. */
static void
enter (RejCiteSection *section)
{
  RejCiteResolver *self = section->resolver;

  if (cites_nothing (section->citations))
    return;
  section->iter = rej_cite_insert_sorted (self->sections, section, compare_sections, self);
  rej_cite_index_add (self->index, section, section->citations);
  count_unknown (self, section->citations, 1);
  if (has_supra (section->citations))
    g_hash_table_add (self->supras, section);
}

/* Takes a section out; returns the one after it. */
static RejCiteSection *
leave (RejCiteSection *section)
{
  RejCiteResolver *self = section->resolver;
  RejCiteSection *next;

  if (section->iter == NULL)
    return NULL;
  next = rej_cite_section_get_next (section);
  rej_cite_index_remove (self->index, section, section->citations);
  count_unknown (self, section->citations, -1);
  g_hash_table_remove (self->supras, section);
  g_clear_pointer (&section->iter, g_sequence_remove);

  return next;
}

/* The first that what came, went or changed may concern: the section, or what stands behind the place it had. */
static RejCiteSection *
first_concerned (RejCiteSection *section,
                 RejCiteSection *next)
{
  if (section->iter == NULL)
    return next;
  if (next != NULL && g_sequence_iter_compare (next->iter, section->iter) < 0)
    return next;

  return section;
}

/* After @section came, went or changed from @before to its citations of now: resolves whatever that can have moved. */
static void
settle (RejCiteResolver *self,
        RejCiteSection *section,
        RejCiteSection *next,
        RejCiteList *before,
        RejCiteList *after,
        gboolean was_unknown)
{
  g_autoptr (GHashTable) found = NULL;
  Seekers seekers = { NULL, section, first_concerned (section, next) };

  if (section->iter != NULL)
    resolve_from (section, section, TRUE);
  if (next != NULL && (section->iter == NULL || next != rej_cite_section_get_next (section)))
    resolve_from (next, section, FALSE);
  /* What looks for citations looks back: a document loaded in order has nothing to resolve again, and nothing before
   * the change is concerned. */
  if (before == NULL && (section->iter == NULL || rej_cite_section_get_next (section) == NULL) && was_unknown == (self->n_unknown > 0))
    return;

  found = seekers.found = g_hash_table_new (NULL, NULL);
  if (before != NULL && seekers.first != NULL)
    rej_cite_index_foreach_seeker (self->index, before, collect_seeker, &seekers);
  if (after != NULL && seekers.first != NULL)
    rej_cite_index_foreach_seeker (self->index, after, collect_seeker, &seekers);
  if (was_unknown != (self->n_unknown > 0))
    {
      GHashTableIter iter;
      gpointer supra;

      seekers.first = NULL;
      g_hash_table_iter_init (&iter, self->supras);
      while (g_hash_table_iter_next (&iter, &supra, NULL))
        collect_seeker (supra, &seekers);
    }
  resolve_set (found, section);
}

/**
 * rej_cite_resolver_new:
 * @order: compares the owners of two sections by reading order
 * @changed: (nullable): told of each section whose outcome changed
 * @user_data: for both
 *
 * Makes a resolver of an empty document. One resolver belongs to one thread.
 *
 * @order must not change its mind about two sections between calls, other than by
 * [method@RejCiteResolver.move]. Which earlier citation has the same authority is looked up when asked, so @changed is
 * not told when only that changed.
 *
 * Returns: (transfer full): a new resolver
 */
RejCiteResolver *
rej_cite_resolver_new (RejCiteOrderFunc order,
                       RejCiteChangedFunc changed,
                       gpointer user_data)
{
  RejCiteResolver *self;

  g_return_val_if_fail (order != NULL, NULL);

  self = g_new0 (RejCiteResolver, 1);
  self->order = order;
  self->changed = changed;
  self->user_data = user_data;
  self->sections = g_sequence_new (NULL);
  self->all = g_hash_table_new_full (NULL, NULL, (GDestroyNotify) section_free, NULL);
  self->supras = g_hash_table_new (NULL, NULL);
  self->index = rej_cite_index_new (compare_places, self);

  return self;
}

/**
 * rej_cite_resolver_free:
 * @self: (transfer full): a resolver
 *
 * Frees a resolver and its sections; nobody is told.
 */
void
rej_cite_resolver_free (RejCiteResolver *self)
{
  g_return_if_fail (self != NULL);

  rej_cite_index_free (self->index);
  g_sequence_free (self->sections);
  g_hash_table_unref (self->supras);
  g_hash_table_unref (self->all);
  g_clear_pointer (&self->facts, rej_cite_facts_free);
  g_free (self);
}

/**
 * rej_cite_resolver_set_facts:
 * @self: a resolver
 * @facts: (nullable): what is known of the rule under comment; copied
 *
 * Lets the resolver check short forms and Id. of the rule under comment against its pages. Resolves the whole document
 * again.
 */
void
rej_cite_resolver_set_facts (RejCiteResolver *self,
                             const RejCiteFacts *facts)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->facts, rej_cite_facts_free);
  if (facts != NULL)
    self->facts = rej_cite_facts_copy (facts);
  for (RejCiteSection *section = rej_cite_resolver_get_first (self); section != NULL;
       section = rej_cite_section_get_next (section))
    resolve (section, FALSE);
}

/**
 * rej_cite_resolver_add:
 * @self: a resolver
 * @owner: what @order compares; any pointer of the caller's
 * @citations: the citations of a block
 *
 * Adds a section at its owner's place. One without citations costs nothing to those around it.
 *
 * Returns: (transfer none): the section, owned by @self
 */
RejCiteSection *
rej_cite_resolver_add (RejCiteResolver *self,
                       gpointer owner,
                       RejCiteList *citations)
{
  RejCiteSection *section;
  gboolean was_unknown;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (citations != NULL, NULL);

  was_unknown = self->n_unknown > 0;
  section = g_new0 (RejCiteSection, 1);
  section->resolver = self;
  section->owner = owner;
  section->citations = rej_cite_list_ref (citations);
  section->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_finding_unref);
  g_hash_table_add (self->all, section);
  enter (section);
  settle (self, section, NULL, NULL, citations, was_unknown);

  return section;
}

/* Whether no other section can tell the two lists apart. */
static gboolean
looks_alike (RejCiteList *a,
             RejCiteList *b)
{
  for (guint seeks = 0; seeks < 2; seeks++)
    {
      g_autoptr (GArray) keys_a = rej_cite_index_keys (a, seeks == 1);
      g_autoptr (GArray) keys_b = rej_cite_index_keys (b, seeks == 1);

      if (keys_a->len != keys_b->len || (keys_a->len > 0 && memcmp (keys_a->data, keys_b->data, keys_a->len * g_array_get_element_size (keys_a)) != 0))
        return FALSE;
    }

  return has_unknown (a) == has_unknown (b) && has_supra (a) == has_supra (b) && cites_nothing (a) == cites_nothing (b);
}

/**
 * rej_cite_resolver_replace:
 * @self: a resolver
 * @section: one of its sections
 * @citations: its citations now
 *
 * Puts the citations of an edited block in place of the old ones.
 */
void
rej_cite_resolver_replace (RejCiteResolver *self,
                           RejCiteSection *section,
                           RejCiteList *citations)
{
  g_autoptr (RejCiteList) before = NULL;
  RejCiteSection *next;
  gboolean was_unknown;

  g_return_if_fail (self != NULL);
  g_return_if_fail (section != NULL && section->resolver == self);
  g_return_if_fail (citations != NULL);

  before = rej_cite_list_ref (section->citations);
  if (section->iter != NULL && looks_alike (before, citations))
    {
      rej_cite_list_unref (section->citations);
      section->citations = rej_cite_list_ref (citations);
      resolve_from (section, NULL, TRUE);
      return;
    }

  was_unknown = self->n_unknown > 0;
  next = leave (section);
  rej_cite_list_unref (section->citations);
  section->citations = rej_cite_list_ref (citations);
  g_clear_pointer (&section->outcomes, g_free);
  g_ptr_array_set_size (section->findings, 0);
  enter (section);
  settle (self, section, next, before, citations, was_unknown);
}

/**
 * rej_cite_resolver_remove:
 * @self: a resolver
 * @section: (transfer full): one of its sections, which is freed
 *
 * Removes a section.
 */
void
rej_cite_resolver_remove (RejCiteResolver *self,
                          RejCiteSection *section)
{
  RejCiteSection *next;
  gboolean was_unknown;

  g_return_if_fail (self != NULL);
  g_return_if_fail (section != NULL && section->resolver == self);

  was_unknown = self->n_unknown > 0;
  next = leave (section);
  settle (self, section, next, section->citations, NULL, was_unknown);
  g_hash_table_remove (self->all, section);
}

/**
 * rej_cite_resolver_move:
 * @self: a resolver
 * @section: one of its sections
 *
 * Sorts a section again whose owner has another place in reading order.
 */
void
rej_cite_resolver_move (RejCiteResolver *self,
                        RejCiteSection *section)
{
  RejCiteSection *next;
  gboolean was_unknown;

  g_return_if_fail (self != NULL);
  g_return_if_fail (section != NULL && section->resolver == self);

  was_unknown = self->n_unknown > 0;
  next = leave (section);
  enter (section);
  settle (self, section, next, section->citations, section->citations, was_unknown);
}

/**
 * rej_cite_resolver_get_first:
 * @self: a resolver
 *
 * Gives the first section that cites something.
 *
 * Returns: (transfer none) (nullable): the section
 */
RejCiteSection *
rej_cite_resolver_get_first (RejCiteResolver *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (g_sequence_is_empty (self->sections))
    return NULL;

  return g_sequence_get (g_sequence_get_begin_iter (self->sections));
}

/**
 * rej_cite_section_get_next:
 * @self: a section
 *
 * Gives the next section that cites something.
 *
 * Returns: (transfer none) (nullable): the section; %NULL at the end, and for a section that cites nothing
 */
RejCiteSection *
rej_cite_section_get_next (RejCiteSection *self)
{
  GSequenceIter *next;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->iter == NULL)
    return NULL;
  next = g_sequence_iter_next (self->iter);

  return g_sequence_iter_is_end (next) ? NULL : g_sequence_get (next);
}

/**
 * rej_cite_section_get_owner:
 * @self: a section
 *
 * Returns: (transfer none): what it was added with
 */
gpointer
rej_cite_section_get_owner (RejCiteSection *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->owner;
}

/**
 * rej_cite_section_get_citations:
 * @self: a section
 *
 * Returns: (transfer none): its citations
 */
RejCiteList *
rej_cite_section_get_citations (RejCiteSection *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->citations;
}

/**
 * rej_cite_section_get_antecedent:
 * @self: a section
 * @position: one of its citations
 *
 * Tells which citation an Id., a supra or a short form stands for.
 *
 * Returns: its place, without a section for other citations and where there is none
 */
RejCiteTarget
rej_cite_section_get_antecedent (RejCiteSection *self,
                                 guint position)
{
  RejCiteTarget none = { NULL, 0 };

  g_return_val_if_fail (self != NULL, none);
  g_return_val_if_fail (position < rej_cite_list_get_n (self->citations), none);

  return self->outcomes[position].antecedent;
}

/* Whether a citation prints the source of the one before it from another book: "463 U.S. 29, 103 S. Ct. 2856". */
static gboolean
is_same_source (const RejCiteList *list,
                guint position)
{
  const RejCitation *citation = rej_cite_list_peek_citation (list, position);
  const RejCitation *before = position > 0 ? citation - 1 : NULL;

  if (before == NULL || (citation->shape & REJ_CITE_SHAPE_PARALLEL) == 0)
    return FALSE;
  if (citation->kind == REJ_CITE_CASE || citation->kind == REJ_CITE_STAT)
    return before->kind == (citation->kind == REJ_CITE_CASE ? REJ_CITE_CASE : REJ_CITE_PUBL);

  /* "Exec. Order No. 13,563, 76 Fed. Reg. 3821" */
  return citation->kind == REJ_CITE_FR && before->kind == REJ_CITE_OTHER && before->type == REJ_CITE_TYPE_EO;
}

/**
 * rej_cite_section_get_same_as:
 * @self: a section
 * @position: one of its citations
 *
 * Tells which citation of the document first cites what this one does.
 *
 * Returns: its place, without a section if that is this one or it has no authority of its own
 */
RejCiteTarget
rej_cite_section_get_same_as (RejCiteSection *self,
                              guint position)
{
  RejCiteTarget none = { NULL, 0 };
  RejCiteTarget place = { self, position };
  RejCiteTarget first;

  g_return_val_if_fail (self != NULL, none);
  g_return_val_if_fail (position < rej_cite_list_get_n (self->citations), none);

  first = rej_cite_index_find_authority (self->resolver->index, &place);
  if (first.section == NULL && is_same_source (self->citations, position))
    first = (RejCiteTarget) { self, position - 1 };

  return first;
}

/**
 * rej_cite_section_is_citation:
 * @self: a section
 * @position: one of its citations
 *
 * Tells whether what [method@RejCiteList.is_tentative] leaves open is a citation in this document.
 *
 * Returns: whether it is one
 */
gboolean
rej_cite_section_is_citation (RejCiteSection *self,
                              guint position)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (position < rej_cite_list_get_n (self->citations), FALSE);

  return self->outcomes[position].is_citation;
}

/**
 * rej_cite_section_get_findings:
 * @self: a section
 *
 * Gives what the resolution found; the array is another after a change.
 *
 * Returns: (transfer none) (element-type RejFinding): the findings, offsets in bytes of the section's text
 */
GPtrArray *
rej_cite_section_get_findings (RejCiteSection *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->findings;
}
