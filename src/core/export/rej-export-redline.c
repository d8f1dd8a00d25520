/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-export-redline.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rej-export-html.h"
#include "rej-export-pdf.h"

/* A comment with its changes, for people who mail files. The source is shown as it is: a change may be one of markup. */

/* In words, not by colour alone. */
static void
add_words (RejExportDocument *document,
           const char *words,
           RejExportStyle style)
{
  RejExportSpan like = { .style = style };
  RejExportBlock *block = rej_export_block_new (REJ_EXPORT_BLOCK_PARAGRAPH);

  rej_export_block_append (block, words, -1, &like);
  rej_export_block_finish_text (block);
  rej_export_block_add (document->root, block);
}

static void
append_span (RejExportBlock *block,
             const char *text,
             gsize length,
             RejExportStyle style)
{
  RejExportSpan like = { .style = style };

  if (length > 0)
    rej_export_block_append (block, text, (gssize) length, &like);
}

static void
add_row (RejExportDocument *document,
         const RejTextDiff *diff,
         const RejTextDiffRow *row,
         const char *before,
         const char *after)
{
  RejExportBlock *block = rej_export_block_new (REJ_EXPORT_BLOCK_PARAGRAPH);
  gsize at = row->before_start;

  for (guint i = row->first_hunk; i < row->first_hunk + row->n_hunks; i++)
    {
      const RejTextHunk *hunk = rej_text_diff_get_hunk (diff, i);

      append_span (block, before + at, hunk->before.start - at, REJ_EXPORT_STYLE_NONE);
      append_span (block, before + hunk->before.start, hunk->before.length, REJ_EXPORT_STYLE_REMOVED);
      append_span (block, after + hunk->after.start, hunk->after.length, REJ_EXPORT_STYLE_ADDED);
      at = hunk->before.start + hunk->before.length;
    }
  append_span (block, before + at, row->before_end - at, REJ_EXPORT_STYLE_NONE);
  rej_export_block_finish_text (block);
  if (block->text->len > 0)
    rej_export_block_add (document->root, block);
  else
    rej_export_block_free (block);
}

/**
 * rej_export_write_criticmarkup:
 * @diff: what differs
 * @before: the text before
 * @after: the text after
 *
 * Writes the text before with its changes in CriticMarkup, which programs for Markdown read: what went stands in
 * `{--…--}`, what came in `{++…++}`.
 *
 * Returns: (transfer full): Markdown
 */
char *
rej_export_write_criticmarkup (const RejTextDiff *diff,
                               const char *before,
                               const char *after)
{
  GString *text = NULL;
  gsize at = 0;

  g_return_val_if_fail (diff != NULL, NULL);
  g_return_val_if_fail (before != NULL && after != NULL, NULL);

  text = g_string_new (NULL);
  for (guint i = 0; i < rej_text_diff_get_n_hunks (diff); i++)
    {
      const RejTextHunk *hunk = rej_text_diff_get_hunk (diff, i);

      g_string_append_len (text, before + at, (gssize) (hunk->before.start - at));
      if (hunk->before.length > 0)
        g_string_append_printf (text, "{--%.*s--}", (int) hunk->before.length, before + hunk->before.start);
      if (hunk->after.length > 0)
        g_string_append_printf (text, "{++%.*s++}", (int) hunk->after.length, after + hunk->after.start);
      at = hunk->before.start + hunk->before.length;
    }
  g_string_append (text, before + at);

  return g_string_free_and_steal (text);
}

/**
 * rej_export_write_redline:
 * @diff: what differs
 * @before: the text before
 * @after: the text after
 * @title: what is printed at the top
 * @format: PDF or HTML
 * @cancellable: (nullable): to stop it
 *
 * Writes the text before with its changes: what went is struck through, what came is underlined. It blocks.
 *
 * Returns: (transfer full): a file; [error@ExportError] or GIO's errors say why not
 */
GBytes *
rej_export_write_redline (const RejTextDiff *diff,
                          const char *before,
                          const char *after,
                          const char *title,
                          RejExportFormat format,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (RejExportDocument) document = NULL;
  g_autoptr (RejExportDetails) details = NULL;
  g_autoptr (GArray) rows = NULL;
  RejExportOptions options = { NULL };

  g_return_val_if_fail (diff != NULL, NULL);
  g_return_val_if_fail (before != NULL && after != NULL, NULL);
  g_return_val_if_fail (format == REJ_EXPORT_FORMAT_PDF || format == REJ_EXPORT_FORMAT_HTML, NULL);

  document = rej_export_document_new ();
  details = rej_export_details_new ();
  rows = rej_text_diff_list_rows (diff, before, strlen (before), after, strlen (after));
  rej_export_document_set_title (document, title);
  details->title = g_strdup (title);
  add_words (document, _ ("Words that were taken out are struck through."), REJ_EXPORT_STYLE_REMOVED);
  add_words (document, _ ("Words that were added are underlined."), REJ_EXPORT_STYLE_ADDED);
  for (guint i = 0; i < rows->len; i++)
    add_row (document, diff, &g_array_index (rows, RejTextDiffRow, i), before, after);
  if (format == REJ_EXPORT_FORMAT_HTML)
    return rej_export_write_html (document, details);

  return rej_export_write_pdf (document, details, &options, NULL, NULL, cancellable, error);
}
