/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-cited.h"

struct _RejCited
{
  RejCheckAuthorities *authorities;
  GArray *places; /* RejCitedPlace, in the order of the text */
};

static void
take_citation (const RejCheckCitation *citation,
               gpointer user_data)
{
  RejCited *self = user_data;
  RejCitedPlace place = { citation->start, citation->end, citation->line, rej_check_authorities_find (self->authorities, self->places->len) };

  g_array_append_val (self->places, place);
}

/**
 * rej_cited_new:
 * @check: a settled check
 * @style: how the authorities are written
 *
 * Lists what a document cites, and where. Costs two passes over its citations.
 *
 * Returns: (transfer full): the list
 */
RejCited *
rej_cited_new (RejCheck *check,
               RejCiteStyle style)
{
  RejCited *self = NULL;

  g_return_val_if_fail (REJ_IS_CHECK (check), NULL);

  self = g_new0 (RejCited, 1);
  self->authorities = rej_check_authorities_new (check, style);
  self->places = g_array_new (FALSE, FALSE, sizeof (RejCitedPlace));
  rej_check_foreach_citation (check, take_citation, self);
  return self;
}

/**
 * rej_cited_free:
 * @self: (transfer full): a list
 *
 * Frees it.
 */
void
rej_cited_free (RejCited *self)
{
  g_clear_pointer (&self->authorities, rej_check_authorities_free);
  g_clear_pointer (&self->places, g_array_unref);
  g_free (self);
}

/**
 * rej_cited_get_n_authorities:
 * @self: a list
 *
 * Returns: how many authorities are cited
 */
guint
rej_cited_get_n_authorities (const RejCited *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return rej_check_authorities_get_n (self->authorities);
}

/**
 * rej_cited_get_authority:
 * @self: a list
 * @position: which, from 0, in the order in which they are first cited
 *
 * Returns: (transfer none): an authority
 */
const RejCheckAuthority *
rej_cited_get_authority (const RejCited *self,
                         guint position)
{
  g_return_val_if_fail (self != NULL, NULL);

  return rej_check_authorities_get (self->authorities, position);
}

/**
 * rej_cited_get_n_places:
 * @self: a list
 *
 * Returns: how many citations there are
 */
guint
rej_cited_get_n_places (const RejCited *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->places->len;
}

/**
 * rej_cited_get_place:
 * @self: a list
 * @position: which, from 0, in the order of the text
 *
 * Returns: (transfer none): a place
 */
const RejCitedPlace *
rej_cited_get_place (const RejCited *self,
                     guint position)
{
  g_return_val_if_fail (self != NULL && position < self->places->len, NULL);

  return &g_array_index (self->places, RejCitedPlace, position);
}

/**
 * rej_cited_find:
 * @self: a list
 * @offset: a character of the document
 *
 * Finds what is cited at a place.
 *
 * Returns: the position of the authority; -1 where nothing is
 */
int
rej_cited_find (const RejCited *self,
                guint offset)
{
  guint low = 0;

  g_return_val_if_fail (self != NULL, -1);

  for (guint high = self->places->len; low < high;)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (self->places, RejCitedPlace, middle).end <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low < self->places->len && g_array_index (self->places, RejCitedPlace, low).start <= offset ? g_array_index (self->places, RejCitedPlace, low).authority : -1;
}
