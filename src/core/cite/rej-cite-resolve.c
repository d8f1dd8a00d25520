/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-cite-resolver-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One resolution of a section. */
typedef struct
{
  RejCiteSection *section;
  RejCiteOutcome *outcomes;
  GPtrArray *findings;
  RejCiteCarry carry;
  gboolean any_sectioned; /* of the sources of this sentence */
} Pass;

static const RejCitation *
citation_at (const RejCiteTarget *target)
{
  return rej_cite_list_peek_citation (target->section->citations, target->position);
}

static void
report (Pass *pass,
        const RejCitation *citation,
        const char *code,
        RejFindingTier tier,
        RejFindingSeverity severity,
        char *message)
{
  g_ptr_array_add (pass->findings, rej_finding_new (code, tier, severity, citation->start, citation->end, message));
}

/* Checks the page of a short form or Id. against the source it stands for. */
static void
check_pin (Pass *pass,
           guint position,
           const RejCiteTarget *target)
{
  const RejCitation *citation = rej_cite_list_peek_citation (pass->section->citations, position);
  const RejCiteFieldRecord *pin = rej_cite_list_find (pass->section->citations, position, REJ_CITE_FIELD_PIN);
  const RejCitation *full = citation_at (target);
  const RejCiteFacts *facts = pass->section->resolver->facts;
  guint source = rej_cite_editions[full->edition].source;

  if (pin == NULL || citation->pin == 0 || full->edition == 0 || full->page == 0 || source == REJ_CITE_SOURCE_NEUTRAL || source == REJ_CITE_SOURCE_DATABASE || full->kind == REJ_CITE_OTHER)
    return;
  if (citation->pin < full->page)
    g_ptr_array_add (pass->findings,
                     rej_finding_new ("pin-before-first-page", REJ_FINDING_TIER_ARITHMETIC, REJ_FINDING_ERROR,
                                      pin->start, pin->end,
                                      /* Translators: the first %u is the page cited, the second the first page. */
                                      g_strdup_printf (_ ("Page %u comes before page %u, where the source begins."),
                                                         citation->pin, full->page)));
  else if (facts != NULL && full->kind == REJ_CITE_FR && facts->fr_volume == full->volume && facts->fr_first == full->page && facts->fr_last != 0 && citation->pin > facts->fr_last)
    g_ptr_array_add (pass->findings,
                     rej_finding_new ("pin-outside-document", REJ_FINDING_TIER_RULE, REJ_FINDING_ERROR, pin->start,
                                      pin->end,
                                      /* Translators: the first %u is the page cited, the other two the first and last page of the document. */
                                      g_strdup_printf (_ ("Page %u is outside the rule under comment, which is on pages %u to %u."),
                                                         citation->pin, facts->fr_first, facts->fr_last)));
}

static gboolean
has_sections (const RejCitation *citation)
{
  return citation->kind == REJ_CITE_USC || citation->kind == REJ_CITE_CFR || citation->kind == REJ_CITE_STATE_LAW || citation->kind == REJ_CITE_PUBL || (citation->kind == REJ_CITE_OTHER && citation->type == REJ_CITE_TYPE_NAMED_ACT);
}

/* "Id. § 553" */
static gboolean
names_section (const RejCiteList *list,
               guint position)
{
  gsize length = 0;
  const char *pin = rej_cite_list_peek (list, position, REJ_CITE_FIELD_PIN, &length);

  return pin != NULL && length > 2 && memcmp (pin, "§", 2) == 0;
}

static void
resolve_id (Pass *pass,
            guint position)
{
  const RejCitation *citation = rej_cite_list_peek_citation (pass->section->citations, position);

  switch (pass->carry.state)
    {
    case CARRY_NOTHING:
      report (pass, citation, "id-without-antecedent", REJ_FINDING_TIER_SHAPE, REJ_FINDING_ERROR,
              g_strdup (_ ("Nothing is cited before this “Id.” that it could stand for.")));
      break;
    case CARRY_TARGET:
      pass->outcomes[position].antecedent = pass->carry.target;
      check_pin (pass, position, &pass->carry.target);
      break;
    case CARRY_AMBIGUOUS:
      pass->outcomes[position].antecedent = pass->carry.target;
      /* "463 U.S. 29 (1983); 5 U.S.C. § 706. Id. § 553" */
      if (pass->carry.is_sectioned && names_section (pass->section->citations, position))
        {
          pass->carry = (RejCiteCarry) { CARRY_TARGET, pass->carry.target, FALSE };
          break;
        }
      report (pass, citation, "id-ambiguous-antecedent", REJ_FINDING_TIER_SHAPE, REJ_FINDING_WARNING,
              g_strdup (_ ("The sentence before cites more than one source, so it is not clear which one “Id.” stands for.")));
      pass->carry.state = CARRY_UNKNOWN;
      break;
    case CARRY_UNKNOWN:
      break;
    default:
      g_assert_not_reached ();
    }
}

/* Carries on a source that was cited in full or by a short form. */
static void
carry_source (Pass *pass,
              const RejCitation *citation,
              RejCiteTarget target)
{
  gboolean joined = (citation->shape & REJ_CITE_SHAPE_JOINED) != 0;

  /* What only explains another citation is not what Id. stands for (Bluebook rule 4.1). */
  if ((citation->shape & REJ_CITE_SHAPE_ASIDE) != 0 && pass->carry.state != CARRY_NOTHING)
    return;
  if ((citation->shape & (REJ_CITE_SHAPE_PARALLEL | REJ_CITE_SHAPE_MEMBER)) != 0 && pass->carry.state != CARRY_NOTHING && pass->carry.state != CARRY_UNKNOWN)
    return;
  if (joined && (pass->carry.state == CARRY_TARGET || pass->carry.state == CARRY_AMBIGUOUS))
    {
      const RejCiteTarget *last = &pass->carry.target;

      if (pass->carry.state == CARRY_AMBIGUOUS || rej_cite_list_hash_authority (last->section->citations, last->position) != rej_cite_list_hash_authority (target.section->citations, target.position))
        {
          pass->carry = (RejCiteCarry) { CARRY_AMBIGUOUS, target, has_sections (citation) && !pass->any_sectioned };
          pass->any_sectioned |= has_sections (citation);
          return;
        }
    }
  pass->carry = (RejCiteCarry) { CARRY_TARGET, target, FALSE };
  pass->any_sectioned = has_sections (citation);
}

static void
resolve_tentative (Pass *pass,
                   guint position,
                   const RejCiteTarget *place)
{
  const RejCitation *citation = citation_at (place);
  RejCiteTarget target = rej_cite_index_find_name (pass->section->resolver->index, place);

  if (target.section == NULL || citation->pin < citation_at (&target)->page)
    {
      pass->outcomes[position].is_citation = FALSE;
      pass->carry = (RejCiteCarry) { .state = CARRY_UNKNOWN };
      return;
    }
  pass->outcomes[position].antecedent = target;
  carry_source (pass, citation, target);
}

static void
resolve_supra (Pass *pass,
               guint position,
               const RejCiteTarget *place)
{
  const RejCitation *citation = citation_at (place);
  const RejCiteList *list = place->section->citations;
  RejCiteTarget target = rej_cite_index_find_name (pass->section->resolver->index, place);

  if (target.section != NULL)
    {
      pass->outcomes[position].antecedent = target;
      report (pass, citation, "supra-for-case", REJ_FINDING_TIER_SHAPE, REJ_FINDING_SUGGESTION,
              g_strdup (_ ("A case is usually not cited with “supra” but by a short form with its volume and page.")));
      check_pin (pass, position, &target);
      carry_source (pass, citation, target);
      return;
    }
  /* Books and articles are cited with supra too, and those are not all known here: while one may be, nothing is said.
   * One that names a note is found there under any name, so only where nothing at all is cited before it. */
  if (rej_cite_list_find (list, position, REJ_CITE_FIELD_NAME) != NULL && (rej_cite_list_find (list, position, REJ_CITE_FIELD_NOTE) == NULL || pass->carry.state == CARRY_NOTHING) && pass->section->resolver->n_unknown == 0)
    report (pass, citation, "supra-without-antecedent", REJ_FINDING_TIER_SHAPE, REJ_FINDING_ERROR,
            g_strdup (_ ("No full citation before this one has the name that “supra” refers to.")));
  pass->carry = (RejCiteCarry) { .state = CARRY_UNKNOWN };
}

static void
resolve_short (Pass *pass,
               guint position,
               const RejCiteTarget *place)
{
  const RejCitation *citation = citation_at (place);
  RejCiteTarget target = rej_cite_index_find_volume (pass->section->resolver->index, place);

  if (target.section == NULL || rej_cite_index_names_other (place->section->citations, position, &target))
    {
      report (pass, citation, "short-without-full", REJ_FINDING_TIER_SHAPE, REJ_FINDING_ERROR,
              g_strdup (_ ("This short form has no full citation before it.")));
      pass->carry = (RejCiteCarry) { .state = CARRY_UNKNOWN };
      return;
    }
  pass->outcomes[position].antecedent = target;
  check_pin (pass, position, &target);
  carry_source (pass, citation, target);
}

static void
resolve_one (Pass *pass,
             guint position)
{
  RejCiteSection *section = pass->section;
  RejCiteTarget place = { section, position };
  const RejCitation *citation = citation_at (&place);

  pass->outcomes[position].is_citation = TRUE;
  if ((citation->shape & REJ_CITE_SHAPE_AFTER_UNKNOWN) != 0)
    pass->carry = (RejCiteCarry) { .state = CARRY_UNKNOWN };
  if ((citation->shape & REJ_CITE_SHAPE_TENTATIVE) != 0)
    resolve_tentative (pass, position, &place);
  else if (citation->kind == REJ_CITE_ID)
    resolve_id (pass, position);
  else if ((citation->shape & REJ_CITE_SHAPE_INSIDE) != 0)
    pass->carry = (RejCiteCarry) { .state = CARRY_UNKNOWN }; /* a place of the comment itself */
  else if (citation->kind == REJ_CITE_SUPRA)
    resolve_supra (pass, position, &place);
  else if (citation->kind == REJ_CITE_CASE_SHORT || rej_cite_list_find (section->citations, position, REJ_CITE_FIELD_SHORT) != NULL)
    resolve_short (pass, position, &place);
  else
    carry_source (pass, citation, place);
}

static gboolean
same_findings (const GPtrArray *a,
               const GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const RejFinding *x = g_ptr_array_index (a, i);
      const RejFinding *y = g_ptr_array_index (b, i);

      if (x->code != y->code || x->start != y->start || x->end != y->end || !g_str_equal (x->message, y->message))
        return FALSE;
    }

  return TRUE;
}

static gboolean
same_outcomes (const RejCiteOutcome *a,
               const RejCiteOutcome *b,
               guint n)
{
  for (guint i = 0; i < n; i++)
    if (a[i].antecedent.section != b[i].antecedent.section || a[i].antecedent.position != b[i].antecedent.position || a[i].is_citation != b[i].is_citation)
      return FALSE;

  return TRUE;
}

static gboolean
same_carry (const RejCiteCarry *a,
            const RejCiteCarry *b)
{
  return a->state == b->state && a->target.section == b->target.section && a->target.position == b->target.position && a->is_sectioned == b->is_sectioned;
}

/*
 * rej_cite_section_resolve:
 * @previous: (nullable): the section before it, resolved
 * @is_new: whether its citations are others than those of its last outcome
 *
 * Resolves a section; tells of it if its outcome changed.
 *
 * Returns: whether what it hands on to the next section changed
 */
gboolean
rej_cite_section_resolve (RejCiteSection *self,
                          const RejCiteSection *previous,
                          gboolean is_new)
{
  guint n = rej_cite_list_get_n (self->citations);
  Pass pass = { .section = self, .outcomes = g_new0 (RejCiteOutcome, n), .findings = NULL };
  gboolean handed_on, is_changed;

  pass.findings = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_finding_unref);
  if (previous != NULL)
    pass.carry = previous->carry;
  for (guint i = 0; i < n; i++)
    resolve_one (&pass, i);
  if (self->citations->ends_unknown)
    pass.carry = (RejCiteCarry) { .state = CARRY_UNKNOWN };

  is_changed = is_new || !same_outcomes (self->outcomes, pass.outcomes, n) || !same_findings (self->findings, pass.findings);
  handed_on = is_new || !same_carry (&self->carry, &pass.carry);
  self->carry = pass.carry;
  g_free (self->outcomes);
  self->outcomes = pass.outcomes;
  g_ptr_array_unref (self->findings);
  self->findings = pass.findings;
  if (is_changed && self->resolver->changed != NULL)
    self->resolver->changed (self, self->resolver->user_data);

  return handed_on;
}
