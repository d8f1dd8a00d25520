/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-filer-outcome.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize size);

/* Any answer to any request of a filing: filed is only what says so, and only a comment can be of unknown fate. */
static void
judge (guint8 choice,
       const char *json,
       gsize length)
{
  static const guint statuses[] = { 200, 201, 204, 302, 400, 401, 403, 404, 408, 413, 429, 500, 502, 503 };
  RejFilerRequest request = choice % REJ_FILER_N_REQUESTS;
  RejOnlineAnswer *answer = g_new0 (RejOnlineAnswer, 1);
  g_autoptr (RejOnlineAnswer) owned = answer;
  g_autoptr (RejFilerOutcome) outcome = NULL;

  answer->status = statuses[choice / REJ_FILER_N_REQUESTS % G_N_ELEMENTS (statuses)];
  answer->body = g_bytes_new (json, length);
  outcome = rej_filer_outcome_new (request, answer, NULL, TRUE, 1);
  g_assert_true (outcome->sentence == NULL || g_utf8_validate (outcome->sentence, -1, NULL));
  g_assert_true (outcome->verdict == REJ_FILER_DONE || outcome->id == NULL);
  g_assert_true (outcome->verdict != REJ_FILER_DONE || answer->status < 300);
  if (request == REJ_FILER_COMMENT)
    {
      g_assert_true (outcome->verdict != REJ_FILER_DONE || (outcome->id != NULL && strlen (outcome->id) <= 64));
      g_assert_true (outcome->verdict != REJ_FILER_RETRY || answer->status == 429);
    }
  else
    {
      g_assert_true (outcome->verdict != REJ_FILER_UNKNOWN && outcome->verdict != REJ_FILER_NO_TRACKING);
    }
}

/* The first byte says what the rest answers. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize size)
{
  const char *json = (const char *) data + 1;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (RejRegulationsDocument) document = NULL;

  if (size < 1)
    return 0;
  switch (data[0])
    {
    case 'c':
      list = rej_regulations_read_categories (json, size - 1, "FDA", &error);
      break;
    case 'p':
      list = rej_regulations_read_posted (json, size - 1, &error);
      break;
    case 'd':
      document = rej_regulations_read_document (json, size - 1, &error);
      break;
    default:
      judge (data[0], json, size - 1);
      return 0;
    }
  g_assert_true ((list == NULL && document == NULL) == (error != NULL));
  return 0;
}
