/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-court-listener.h"
#include "rej-ecfr.h"
#include "rej-federal-register.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize size);

static void
read_kept (const char *answer,
           gsize length)
{
  g_autofree char *text = g_strndup (answer, length);
  g_autoptr (RejVerification) verification = rej_verification_new_from_answer ("ecfr", "8 CFR 103.16", 1, text);

  if (verification != NULL)
    {
      g_autofree char *words = rej_verification_dup_words (verification);
      g_autofree char *again = rej_verification_to_answer (verification);
      g_autoptr (RejVerification) copy = rej_verification_new_from_answer ("ecfr", "8 CFR 103.16", 1, again);

      g_assert_cmpstr (copy->title, ==, verification->title);
      g_assert_true (copy->state == verification->state);
    }
}

/* The first byte says whose answer the rest is. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize size)
{
  static const char *const queries[] = { "463 U.S. 29", "1 U.S. 1", "85 FR 56338", "2020-19145", NULL };
  const char *json = (const char *) data + 1;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) answers = NULL;
  g_autoptr (RejEcfrTitles) titles = NULL;
  g_autoptr (RejVerification) answer = NULL;
  g_autofree char *address = NULL;

  if (size < 1)
    return 0;
  switch (data[0])
    {
    case 'f':
      answers = rej_federal_register_parse_look_up (json, size - 1, queries, 1, &error);
      break;
    case 'd':
      address = rej_federal_register_parse_document (json, size - 1, "2020-19145", &error);
      break;
    case 't':
      titles = rej_ecfr_parse_titles (json, size - 1, &error);
      break;
    case 'a':
      answer = rej_ecfr_parse_ancestry (json, size - 1, "8 CFR 103.16", 1, &error);
      break;
    case 'c':
      answers = rej_court_listener_parse_look_up (json, size - 1, queries, 1, &error);
      break;
    default:
      read_kept (json, size - 1);
      return 0;
    }
  /* A refusal has a reason, an answer is whole. */
  g_assert_true ((answers != NULL || address != NULL || titles != NULL || answer != NULL) == (error == NULL));
  if (answers != NULL)
    g_assert_cmpuint (answers->len, ==, G_N_ELEMENTS (queries) - 1);
  return 0;
}
