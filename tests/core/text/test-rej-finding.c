/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-finding.h"

static void
test_fix (void)
{
  g_autoptr (RejFinding) finding = rej_finding_new ("section-sign-plural", REJ_FINDING_TIER_SHAPE, REJ_FINDING_WARNING, 3, 9, g_strdup ("Two sections take two signs."));

  g_assert_null (finding->fix);
  rej_finding_set_fix (finding, 3, 5, "§§");
  g_assert_cmpstr (finding->fix, ==, "§§");
  g_assert_cmpuint (finding->fix_end, ==, 5);
}

static void
test_names (void)
{
  g_assert_cmpstr (rej_finding_tier_to_string (REJ_FINDING_TIER_ARITHMETIC), ==, "arithmetic");
  g_assert_cmpstr (rej_finding_severity_to_string (REJ_FINDING_SUGGESTION), ==, "suggestion");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/finding/fix", test_fix);
  g_test_add_func ("/finding/names", test_names);

  return g_test_run ();
}
