/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-check-authorities.h"

struct _RejCheckAuthorities
{
  GPtrArray *authorities; /* RejCheckAuthority */
  GArray *by_citation; /* int: position in @authorities, or -1 */
};

/* One citation, as far as authorities go. A note is read where it is referred to, so what a citation stands for may come
 * later in the document: all are taken down before any is followed. */
typedef struct
{
  RejCheckCitation citation;
  int stands_for; /* number of another citation, or -1 */
} Cited;

static void
authority_free (RejCheckAuthority *self)
{
  g_free (self->citation);
  g_free (self);
}

static void
take_citation (const RejCheckCitation *citation,
               gpointer user_data)
{
  GArray *cited = user_data;
  Cited one = { *citation, citation->antecedent >= 0 ? citation->antecedent : citation->same_as };

  g_array_append_val (cited, one);
}

/* The citation at the end of the chain, or -1 where that is a short form of nothing. */
static int
find_root (const GArray *cited,
           guint number)
{
  const Cited *one = &g_array_index (cited, Cited, number);
  RejCiteKind kind;
  gboolean is_short;

  for (guint i = 0; one->stands_for >= 0 && i < cited->len; i++)
    {
      number = (guint) one->stands_for;
      one = &g_array_index (cited, Cited, number);
    }
  kind = rej_cite_list_get (one->citation.citations, one->citation.position)->kind;

  is_short = kind == REJ_CITE_ID || kind == REJ_CITE_SUPRA || kind == REJ_CITE_CASE_SHORT || rej_cite_list_has_field (one->citation.citations, one->citation.position, REJ_CITE_FIELD_SHORT);

  return one->stands_for >= 0 || is_short ? -1 : (int) number;
}

static int
add_authority (RejCheckAuthorities *self,
               const Cited *root,
               guint first,
               RejCiteStyle style)
{
  RejCheckAuthority *authority = g_new0 (RejCheckAuthority, 1);

  authority->kind = rej_cite_list_get (root->citation.citations, root->citation.position)->kind;
  authority->citation = rej_cite_style_format (root->citation.text, root->citation.citations, root->citation.position, style, REJ_CITE_FORM_AUTHORITY);
  authority->first = first;
  g_ptr_array_add (self->authorities, authority);

  return (int) self->authorities->len - 1;
}

/**
 * rej_check_authorities_new:
 * @check: a settled check
 * @style: how they are written
 *
 * Lists what a document cites. Costs a pass over its citations.
 *
 * Returns: (transfer full): the authorities
 */
RejCheckAuthorities *
rej_check_authorities_new (RejCheck *check,
                           RejCiteStyle style)
{
  RejCheckAuthorities *self = g_new0 (RejCheckAuthorities, 1);
  g_autoptr (GArray) cited = g_array_new (FALSE, FALSE, sizeof (Cited));
  g_autoptr (GHashTable) by_root = g_hash_table_new (NULL, NULL);

  g_return_val_if_fail (REJ_IS_CHECK (check), NULL);

  self->authorities = g_ptr_array_new_with_free_func ((GDestroyNotify) authority_free);
  self->by_citation = g_array_new (FALSE, FALSE, sizeof (int));
  rej_check_foreach_citation (check, take_citation, cited);

  for (guint i = 0; i < cited->len; i++)
    {
      int root = find_root (cited, i);
      gpointer known = NULL;
      int position = -1;

      if (root >= 0 && g_hash_table_lookup_extended (by_root, GINT_TO_POINTER (root), NULL, &known))
        position = GPOINTER_TO_INT (known);
      else if (root >= 0)
        {
          position = add_authority (self, &g_array_index (cited, Cited, root), i, style);
          g_hash_table_insert (by_root, GINT_TO_POINTER (root), GINT_TO_POINTER (position));
        }
      if (position >= 0)
        ((RejCheckAuthority *) g_ptr_array_index (self->authorities, position))->n_citations++;
      g_array_append_val (self->by_citation, position);
    }

  return self;
}

/**
 * rej_check_authorities_free:
 * @self: (transfer full): authorities
 *
 * Frees authorities.
 */
void
rej_check_authorities_free (RejCheckAuthorities *self)
{
  g_ptr_array_unref (self->authorities);
  g_array_unref (self->by_citation);
  g_free (self);
}

/**
 * rej_check_authorities_get_n:
 * @self: authorities
 *
 * Returns: how many there are
 */
guint
rej_check_authorities_get_n (const RejCheckAuthorities *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->authorities->len;
}

/**
 * rej_check_authorities_get:
 * @self: authorities
 * @position: which, from 0
 *
 * Returns: (transfer none): an authority
 */
const RejCheckAuthority *
rej_check_authorities_get (const RejCheckAuthorities *self,
                           guint position)
{
  g_return_val_if_fail (self != NULL && position < self->authorities->len, NULL);

  return g_ptr_array_index (self->authorities, position);
}

/**
 * rej_check_authorities_find:
 * @self: authorities
 * @citation: number of a citation in the document, from 0
 *
 * Finds what a citation cites.
 *
 * Returns: position of the authority; -1 for a short form that stands for nothing
 */
int
rej_check_authorities_find (const RejCheckAuthorities *self,
                            guint citation)
{
  g_return_val_if_fail (self != NULL && citation < self->by_citation->len, -1);

  return g_array_index (self->by_citation, int, citation);
}
