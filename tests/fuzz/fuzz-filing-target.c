/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-filing-way.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize size);

/* A notice may say anything about days and addresses. The first line is also read as the end of a comment period, as an ID
 * and as a date of the library. What comes out is whole: days of the calendar, text that is UTF-8, calendars in lines. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize size)
{
  g_autofree char *text = g_utf8_make_valid ((const char *) data, (gssize) size);
  g_autofree char *line = g_strndup (text, strcspn (text, "\n"));
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  g_autofree char *xml = g_strdup_printf ("<PRORULE><PREAMB><SUBJECT>S</SUBJECT><DATES><P>%s</P></DATES><ADD><P>%s</P></ADD></PREAMB></PRORULE>", escaped, escaped);
  g_autoptr (GBytes) bytes = g_bytes_new (xml, strlen (xml));
  g_autoptr (RejRule) rule = rej_rule_parse (bytes, NULL, NULL, NULL);
  g_autoptr (RejComment) comment = rej_comment_new (REJ_TEXT_FORMAT_MARKDOWN);
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 1, 1, 0, 0, 0);
  RejFilingDocket docket = { line, line, TRUE, FALSE, FALSE };
  g_autoptr (RejFilingTarget) target = rej_filing_target_new (comment, NULL, rule, &docket, now);
  g_autoptr (GPtrArray) offers = rej_filing_way_list_offers (target);
  g_autoptr (RejDeadline) parsed = rej_deadline_parse (line);

  (void) rej_filing_target_is_document_id (line);
  if (parsed != NULL)
    g_ptr_array_add (target->deadlines, rej_deadline_ref (parsed));
  for (guint i = 0; i < target->deadlines->len; i++)
    {
      const RejDeadline *deadline = target->deadlines->pdata[i];
      g_autofree char *words = rej_deadline_to_words (deadline, now, NULL);
      g_autofree char *calendar = rej_deadline_to_calendar (deadline, text, line, REJ_DEADLINE_REMIND_WEEK, now);
      g_auto (GStrv) lines = g_strsplit (calendar, "\r\n", -1);

      g_assert_true (g_utf8_validate (words, -1, NULL));
      for (guint k = 0; lines[k] != NULL; k++)
        g_assert_true (strlen (lines[k]) <= 75 && strpbrk (lines[k], "\r\n") == NULL);
    }
  for (guint i = 0; i < offers->len; i++)
    {
      const RejFilingOffer *offer = offers->pdata[i];
      g_autofree char *mailto = offer->way == REJ_FILING_WAY_EMAIL && offer->possible ? rej_filing_way_dup_mailto (target, offer, text) : NULL;

      g_assert_true (g_utf8_validate (offer->reason, -1, NULL));
      g_assert_true (mailto == NULL || strpbrk (mailto, " \r\n<>\"") == NULL);
    }
  return 0;
}
