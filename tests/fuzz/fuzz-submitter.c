/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-submitter.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize size);

/* A profile that is read can be checked, and written and read again is the same. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RejSubmitter) submitter = rej_submitter_new_from_json ((const char *) data, size, &error);

  g_assert_true ((submitter != NULL) == (error == NULL));
  if (submitter != NULL)
    {
      g_autofree char *json = rej_submitter_to_json (submitter);
      g_autofree char *name = rej_submitter_dup_name (submitter);
      g_autoptr (RejSubmitter) again = rej_submitter_new_from_json (json, strlen (json), &error);
      g_autoptr (GPtrArray) problems = rej_submitter_check (submitter);

      g_assert_no_error (error);
      for (guint i = 0; i < REJ_SUBMITTER_N_FIELDS; i++)
        g_assert_cmpstr (rej_submitter_get_field (again, i), ==, rej_submitter_get_field (submitter, i));
      for (guint i = 0; i < problems->len; i++)
        g_assert_true (g_utf8_validate (((RejSubmitterProblem *) problems->pdata[i])->sentence, -1, NULL));
    }
  return 0;
}
