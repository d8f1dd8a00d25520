/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-check-whole.h"

#include <glib/gi18n-lib.h>

/* A comment that is so little over the limit that it can still be shortened; a longer one goes as a PDF anyway. */
#define NEAR_LIMIT (REJ_COMMENT_BOX_LIMIT + REJ_COMMENT_BOX_LIMIT / 10)

static void
add (GPtrArray *findings,
     const char *code,
     RejFindingSeverity severity,
     char *message)
{
  g_ptr_array_add (findings, rej_finding_new (code, REJ_FINDING_TIER_COMMENT, severity, 0, 0, message));
}

/* A text that is over the limit is attached as a PDF, which is no mistake. */
static void
check_box (const RejCheckWhole *whole,
           GPtrArray *findings)
{
  guint characters = whole->size.characters, bytes = whole->size.bytes;

  if (rej_comment_box_fits (&whole->size))
    {
      if (!rej_comment_box_fits_with_crlf (&whole->size))
        add (findings, bytes + whole->size.line_ends > REJ_COMMENT_BOX_LIMIT && characters + whole->size.line_ends <= REJ_COMMENT_BOX_LIMIT ? "box-bytes" : "box-characters",
             REJ_FINDING_WARNING,
             g_strdup (_ ("This just fits the comment box, but not if each line end is counted twice, as browsers may do.")));
      return;
    }
  if (characters > REJ_COMMENT_BOX_LIMIT && characters <= NEAR_LIMIT)
    add (findings, "box-characters", REJ_FINDING_SUGGESTION,
         g_strdup_printf (ngettext ("This is %u character too long for the comment box, so it goes as a PDF unless you shorten it.",
                                    "This is %u characters too long for the comment box, so it goes as a PDF unless you shorten it.",
                                    characters - REJ_COMMENT_BOX_LIMIT),
                          characters - REJ_COMMENT_BOX_LIMIT));
  else if (characters <= REJ_COMMENT_BOX_LIMIT)
    add (findings, "box-bytes", REJ_FINDING_SUGGESTION,
         g_strdup_printf (ngettext ("This has few enough characters for the comment box, but is %u byte too long: plain quotation marks and dashes take less than curly ones.",
                                    "This has few enough characters for the comment box, but is %u bytes too long: plain quotation marks and dashes take less than curly ones.",
                                    bytes - REJ_COMMENT_BOX_LIMIT),
                          bytes - REJ_COMMENT_BOX_LIMIT));
}

static void
check_template (const RejCheckWhole *whole,
                GPtrArray *findings)
{
  if (whole->n_counted == 0 || whole->n_template_blocks == 0)
    return;

  if (whole->n_shared == whole->n_counted)
    {
      add (findings, "template-unchanged", REJ_FINDING_ERROR,
           g_strdup (_ ("This is still the template, word for word: agencies count such comments as one, so add what only you can say.")));
      return;
    }
  if (whole->n_shared * 2 > whole->n_counted)
    g_ptr_array_add (findings,
                     rej_finding_new ("template-paragraph", REJ_FINDING_TIER_COMMENT, REJ_FINDING_SUGGESTION, whole->first_start, whole->first_end,
                                      g_strdup_printf (ngettext ("%u paragraph is still the template’s: a comment in your own words is read by itself, not grouped with others.",
                                                                 "%u paragraphs are still the template’s: a comment in your own words is read by itself, not grouped with others.",
                                                                 whole->n_template_blocks),
                                                       whole->n_template_blocks)));
}

/**
 * rej_check_whole:
 * @whole: what is known of the comment
 *
 * Says what can only be said of a whole comment.
 *
 * Returns: (transfer full) (element-type RejFinding): findings, offsets in characters of the document
 */
GPtrArray *
rej_check_whole (const RejCheckWhole *whole)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_finding_unref);

  if (whole->words == 0)
    add (findings, "empty-comment", REJ_FINDING_ERROR, g_strdup (_ ("There is no comment here yet: write what you want the agency to consider.")));
  check_box (whole, findings);
  if (whole->has_template)
    check_template (whole, findings);

  return findings;
}
