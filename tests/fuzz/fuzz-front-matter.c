/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "rej-comment.h"
#include "rej-placeholder.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize size);

/* Reads the source again and compares what must not have changed. */
static void
check_body (RejComment *comment,
            const char *body)
{
  g_autofree char *source = rej_comment_dup_source (comment);
  g_autoptr (RejComment) again = rej_comment_parse_text (source, strlen (source), REJ_TEXT_FORMAT_MARKDOWN);
  g_autofree char *again_source = rej_comment_dup_source (again);

  g_assert_cmpstr (again_source, ==, source);
  g_assert_null (rej_comment_get_front_matter_error (again));
  g_assert_cmpstr (rej_comment_get_body (again, NULL), ==, body);
}

static void
change (RejComment *comment)
{
  g_autofree char *body = g_strdup (rej_comment_get_body (comment, NULL));
  g_autofree char *style = g_strdup (rej_comment_get_field (comment, REJ_COMMENT_STYLE));

  if (rej_comment_set_field (comment, REJ_COMMENT_TITLE, "a: b", NULL))
    g_assert_cmpstr (rej_comment_get_field (comment, REJ_COMMENT_TITLE), ==, "a: b");
  if (rej_comment_add_ignored (comment, "page-comma", "85 Fed. Reg. 56338", NULL))
    g_assert_true (rej_comment_is_ignored (comment, "page-comma", "85 Fed. Reg. 56338"));
  check_body (comment, body);
  while (rej_comment_get_n_ignored (comment) > 0)
    if (!rej_comment_remove_ignored (comment, 0, NULL))
      break;
  if (rej_comment_set_field (comment, REJ_COMMENT_TITLE, NULL, NULL))
    g_assert_null (rej_comment_get_field (comment, REJ_COMMENT_TITLE));
  check_body (comment, body);
  g_assert_cmpstr (rej_comment_get_field (comment, REJ_COMMENT_STYLE), ==, style);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (RejComment) comment = rej_comment_parse (bytes, "fuzz", REJ_TEXT_FORMAT_MARKDOWN, NULL);
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_finding_unref);
  g_autoptr (GPtrArray) attachments = NULL;
  gsize length;
  const char *body;

  if (comment == NULL)
    return 0;
  written = rej_comment_to_bytes (comment);
  g_assert_true (g_bytes_equal (bytes, written));
  body = rej_comment_get_body (comment, &length);
  rej_placeholder_check (body, length, findings);
  attachments = rej_comment_list_attachments (comment);
  g_free (rej_comment_dup_shown_title (comment));
  if (rej_comment_get_front_matter_error (comment) == NULL)
    change (comment);
  return 0;
}
