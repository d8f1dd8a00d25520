/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-export-text.h"

#include "rej-text-index.h"

#include <string.h>

/**
 * rej_export_write_text:
 * @markdown: a comment without its front matter, valid UTF-8
 *
 * Writes the text as filed: what is pasted into the comment box, and what the counts and limits are about. It comes from the same reader as
 * those.
 *
 * Returns: (transfer full): the file, UTF-8, with a line feed at its end
 */
GBytes *
rej_export_write_text (const char *markdown)
{
  g_autoptr (RejTextIndex) index = rej_text_index_new (REJ_TEXT_FORMAT_MARKDOWN);
  g_autofree char *filed = NULL;
  gsize length;

  g_return_val_if_fail (markdown != NULL, NULL);

  rej_text_index_insert (index, 0, markdown, -1);
  while (!rej_text_index_settle (index, G_MAXINT64))
    ;
  filed = rej_text_index_dup_filed (index);
  length = strlen (filed);

  return g_bytes_new_take (g_steal_pointer (&filed), length);
}
