/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-export-text.h"

#include "rej-text-index.h"

/**
 * rej_export_write_text:
 * @markdown: a comment without its front matter, valid UTF-8
 *
 * Writes the text as filed: what is pasted into the comment box, and what the counts and limits are about. It comes from the same reader as
 * those.
 *
 * Returns: (transfer full): the file, UTF-8, with a line feed at its end; empty where nothing is filed
 */
GBytes *
rej_export_write_text (const char *markdown)
{
  g_autoptr (RejTextIndex) index = NULL;
  GString *filed;

  g_return_val_if_fail (markdown != NULL, NULL);

  index = rej_text_index_new (REJ_TEXT_FORMAT_MARKDOWN);
  rej_text_index_insert (index, 0, markdown, -1);
  rej_text_index_settle (index, -1);
  filed = g_string_new_take (rej_text_index_dup_filed (index));
  if (filed->len > 0)
    g_string_append_c (filed, '\n');

  return g_string_free_to_bytes (filed);
}
