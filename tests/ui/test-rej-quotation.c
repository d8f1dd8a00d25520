/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "rej-quotation.h"

static void
test_passage (void)
{
  static const char xml[] =
      "<PRORULE><PREAMB><PRTPAGE P=\"56338\"/><AGENCY TYPE=\"F\">AGENCY</AGENCY><SUBJECT>Subject</SUBJECT></PREAMB>"
      "<SUPLINF><P>First page.</P><PRTPAGE P=\"56340\"/><P>Fees of 5*3 rise. See [A_1].</P></SUPLINF>"
      "<FRDOC>[FR Doc. 2020-19145 Filed 9-10-20; 8:45 am]</FRDOC></PRORULE>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (xml, strlen (xml));
  g_autoptr (GError) error = NULL;
  g_autoptr (RejRule) rule = rej_rule_parse (bytes, NULL, NULL, &error);
  gboolean found = FALSE;

  g_assert_no_error (error);
  for (guint i = 0; i < rej_rule_get_n_passages (rule); i++)
    {
      g_autofree char *quotation = NULL;

      if (strstr (rej_rule_get_passage (rule, i)->text, "Fees") == NULL)
        continue;
      found = TRUE;
      quotation = rej_quotation_for_passage (rule, i);
      g_assert_cmpstr (quotation, ==, "> Fees of 5\\*3 rise. See \\[A\\_1\\].\n>\n> 85 FR 56338, 56340");
    }
  g_assert_true (found);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/quotation/passage", test_passage);

  return g_test_run ();
}
