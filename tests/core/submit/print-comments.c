/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stdio.h>
#include <string.h>

#include "rej-filing.h"

/* Prints the body of POST /comments for each type of submitter, bare and with all fields at their limits, with files and
 * without: one a line, for check-comments.py. */

static char *
fill (guint limit)
{
  /* Where a limit is known, two bytes for each character but the first. */
  g_autoptr (GString) value = g_string_new (limit % 2 == 1 ? "a" : "");

  while (limit > 0 && value->len < limit)
    g_string_append (value, "é");
  return limit > 0 ? g_string_free_and_steal (g_steal_pointer (&value)) : g_strdup ("Company");
}

static RejSubmitter *
new_submitter (RejSubmitterType type,
               gboolean is_full)
{
  char *fields[REJ_SUBMITTER_N_FIELDS] = { NULL };
  RejSubmitter *submitter = NULL;

  for (guint i = 0; i < REJ_SUBMITTER_N_FIELDS; i++)
    if (rej_submitter_field_is_required_of (i, type) || (is_full && rej_submitter_field_applies_to (i, type)))
      fields[i] = is_full ? fill (rej_submitter_field_get_limit (i)) : g_strdup ("a");
  submitter = rej_submitter_new (type, (const char *const *) fields, is_full);
  for (guint i = 0; i < REJ_SUBMITTER_N_FIELDS; i++)
    g_free (fields[i]);
  return submitter;
}

int
main (void)
{
  static const char *const texts[] = { "I oppose \"this\" rule.\n\nSee § 103.16.", NULL };

  for (guint i = 0; i < REJ_SUBMITTER_N_TYPES * 4; i++)
    {
      g_autoptr (RejSubmitter) submitter = new_submitter (i / 4, i % 2 == 1);
      g_autofree char *box = fill (5000);
      g_autoptr (RejFiling) filing = rej_filing_new (REJ_FILING_WAY_API, "USCIS-2019-0007-0001", i % 2 == 1 ? box : texts[0], NULL, submitter);
      const RejStoredFile stored = { .name = (char *) "comment-USCIS-2019-0007-0001.pdf", .sha256 = (char *) "0", .size = 1 };
      g_autofree char *json = NULL;

      if (i % 4 >= 2)
        rej_filing_add_file (filing, &stored, "application/pdf", "A title");
      json = rej_filing_to_comment_json (filing, i % 4 >= 2 ? "kex-d31z-fe04" : NULL);
      printf ("%s\n", json);
    }
  return 0;
}
