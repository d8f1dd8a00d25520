/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-check-online.h"

typedef struct
{
  RejVerifyPlan *plan;
  const RejVerificationSet *known;
} Adding;

static void
add_citation (const RejCheckCitation *citation,
              gpointer user_data)
{
  Adding *adding = user_data;

  rej_verify_plan_add (adding->plan, citation->citations, citation->position, adding->known);
}

/**
 * rej_check_add_to_plan:
 * @self: a check that is settled
 * @plan: what services are to be asked
 * @known: (nullable): answers that need not be asked for again
 *
 * Adds every citation of a comment to a plan.
 */
void
rej_check_add_to_plan (RejCheck *self,
                       RejVerifyPlan *plan,
                       const RejVerificationSet *known)
{
  Adding adding = { plan, known };

  g_return_if_fail (REJ_IS_CHECK (self));
  g_return_if_fail (plan != NULL);

  rej_check_foreach_citation (self, add_citation, &adding);
}
