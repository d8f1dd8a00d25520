/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-export-html.h"

#include "rej-export-details.h"

#include <string.h>

static const char style_sheet[] =
    "body{max-width:42rem;margin:2rem auto;padding:0 1rem;font-family:'Liberation Serif','Times New Roman',serif;line-height:1.45;"
    "overflow-wrap:break-word}\n"
    "h1,h2,h3,h4,h5,h6{line-height:1.2;break-after:avoid}\n"
    "header{border-bottom:1px solid;margin-bottom:1.5rem}\n"
    "header p{margin:.2rem 0}\nheader p:last-child{margin-bottom:1rem}\n"
    "blockquote{margin:1rem 2rem}\n"
    "pre,code{font-family:'Liberation Mono',monospace;font-size:.9em}\npre{white-space:pre-wrap}\n"
    "table{border-collapse:collapse}\nth,td{border:1px solid;padding:.25rem .5rem;vertical-align:top}\n"
    ".start{text-align:start}\n.center{text-align:center}\n.end{text-align:end}\n"
    "ins{color:#14532d;background:#dcfce7}\ndel{color:#7f1d1d;background:#fee2e2}\n"
    "sup{line-height:0}\nsup a{text-decoration:none}\n"
    ".notes{border-top:1px solid;margin-top:2rem;font-size:.9em}\n"
    "@media print{body{max-width:none;margin:0}}\n";

static void
append_escaped (GString *out,
                const char *text,
                gsize length)
{
  const char *end = text + length;

  for (const char *p = text; p < end; p++)
    switch (*p)
      {
      case '&':
        g_string_append (out, "&amp;");
        break;
      case '<':
        g_string_append (out, "&lt;");
        break;
      case '>':
        g_string_append (out, "&gt;");
        break;
      case '"':
        g_string_append (out, "&quot;");
        break;
      default:
        g_string_append_c (out, *p);
      }
}

static void
append_text (GString *out,
             const char *text,
             gsize length,
             gboolean is_code)
{
  const char *end = text + length;

  while (text < end)
    {
      const char *line_end = memchr (text, '\n', end - text);

      if (line_end == NULL || is_code)
        line_end = end;
      append_escaped (out, text, line_end - text);
      if (line_end < end)
        g_string_append (out, "<br>\n");
      text = line_end + 1;
    }
}

static void
append_span (GString *out,
             const RejExportBlock *block,
             const RejExportSpan *span)
{
  static const struct
  {
    RejExportStyle style;
    const char *tag;
  } tags[] = {
    { REJ_EXPORT_STYLE_PLACEHOLDER, "mark" },
    { REJ_EXPORT_STYLE_STRIKE, "s" },
    { REJ_EXPORT_STYLE_REMOVED, "del" },
    { REJ_EXPORT_STYLE_ADDED, "ins" },
    { REJ_EXPORT_STYLE_STRONG, "strong" },
    { REJ_EXPORT_STYLE_EMPHASIS, "em" },
    { REJ_EXPORT_STYLE_CODE, "code" },
  };

  if (span->note > 0)
    {
      g_string_append_printf (out, "<sup id=\"ref-%u-%u\"><a href=\"#note-%u\">%u</a></sup>",
                              span->note, span->reference, span->note, span->note);
      return;
    }

  if (span->link != NULL)
    {
      g_string_append (out, "<a href=\"");
      append_escaped (out, span->link, strlen (span->link));
      g_string_append (out, "\">");
    }
  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    if (span->style & tags[i].style)
      g_string_append_printf (out, "<%s>", tags[i].tag);
  append_text (out, block->text->str + span->start, span->end - span->start, block->kind == REJ_EXPORT_BLOCK_CODE);
  for (gsize i = G_N_ELEMENTS (tags); i-- > 0;)
    if (span->style & tags[i].style)
      g_string_append_printf (out, "</%s>", tags[i].tag);
  if (span->link != NULL)
    g_string_append (out, "</a>");
}

static void
append_spans (GString *out,
              const RejExportBlock *block)
{
  for (guint i = 0; i < block->spans->len; i++)
    append_span (out, block, &g_array_index (block->spans, RejExportSpan, i));
}

static void append_block (GString *out,
                          const RejExportBlock *block);

static void
append_children (GString *out,
                 const RejExportBlock *block)
{
  for (guint i = 0; i < rej_export_block_get_n_children (block); i++)
    append_block (out, rej_export_block_get_child (block, i));
}

static void
append_list (GString *out,
             const RejExportBlock *block)
{
  const char *tag = block->delimiter != '\0' ? "ol" : "ul";

  if (block->delimiter != '\0' && block->number != 1)
    g_string_append_printf (out, "<ol start=\"%u\">\n", block->number);
  else
    g_string_append_printf (out, "<%s>\n", tag);
  append_children (out, block);
  g_string_append_printf (out, "</%s>\n", tag);
}

static void
append_table (GString *out,
              const RejExportBlock *table)
{
  gboolean in_body = FALSE;

  g_string_append (out, "<table>\n");
  for (guint i = 0; i < rej_export_block_get_n_children (table); i++)
    {
      const RejExportBlock *row = rej_export_block_get_child (table, i);

      if (!row->is_header && !in_body)
        g_string_append (out, "<tbody>\n");
      in_body = in_body || !row->is_header;
      g_string_append (out, row->is_header ? "<thead>\n<tr>" : "<tr>");
      for (guint j = 0; j < rej_export_block_get_n_children (row); j++)
        {
          static const char *const aligns[] = { "start", "center", "end" };
          const RejExportBlock *cell = rej_export_block_get_child (row, j);
          const char *class_name = aligns[cell->align];

          if (row->is_header)
            g_string_append_printf (out, "<th scope=\"col\" class=\"%s\">", class_name);
          else
            g_string_append_printf (out, "<td class=\"%s\">", class_name);
          append_spans (out, cell);
          g_string_append (out, row->is_header ? "</th>" : "</td>");
        }
      g_string_append (out, row->is_header ? "</tr>\n</thead>\n" : "</tr>\n");
    }
  g_string_append (out, in_body ? "</tbody>\n</table>\n" : "</table>\n");
}

static void
append_paragraph (GString *out,
                  const RejExportBlock *block)
{
  const RejExportBlock *item = block->parent;
  gboolean is_bare = item != NULL && item->kind == REJ_EXPORT_BLOCK_ITEM && item->parent->is_tight;

  if (!is_bare)
    g_string_append (out, "<p dir=\"auto\">");
  append_spans (out, block);
  g_string_append (out, is_bare ? "\n" : "</p>\n");
}

static void
append_block (GString *out,
              const RejExportBlock *block)
{
  switch (block->kind)
    {
    case REJ_EXPORT_BLOCK_HEADING:
      g_string_append_printf (out, "<h%u dir=\"auto\">", block->level);
      append_spans (out, block);
      g_string_append_printf (out, "</h%u>\n", block->level);
      break;
    case REJ_EXPORT_BLOCK_PARAGRAPH:
      append_paragraph (out, block);
      break;
    case REJ_EXPORT_BLOCK_LIST:
      append_list (out, block);
      break;
    case REJ_EXPORT_BLOCK_ITEM:
      g_string_append (out, "<li>");
      append_children (out, block);
      g_string_append (out, "</li>\n");
      break;
    case REJ_EXPORT_BLOCK_QUOTE:
      g_string_append (out, "<blockquote>\n");
      append_children (out, block);
      g_string_append (out, "</blockquote>\n");
      break;
    case REJ_EXPORT_BLOCK_CODE:
      /* The first line feed after the tag is not part of the text in HTML. */
      g_string_append (out, "<pre>\n");
      append_spans (out, block);
      g_string_append (out, "</pre>\n");
      break;
    case REJ_EXPORT_BLOCK_TABLE:
      append_table (out, block);
      break;
    case REJ_EXPORT_BLOCK_RULE:
      g_string_append (out, "<hr>\n");
      break;
    case REJ_EXPORT_BLOCK_ROOT:
    case REJ_EXPORT_BLOCK_NOTE:
    case REJ_EXPORT_BLOCK_ROW:
    case REJ_EXPORT_BLOCK_CELL:
    default:
      append_children (out, block);
    }
}

/* The number leads back to the first reference, and a note referred to more than once says from where. */
static void
append_notes (GString *out,
              const GPtrArray *notes)
{
  if (notes->len == 0)
    return;

  g_string_append (out, "<section class=\"notes\" aria-label=\"Notes\">\n<ol>\n");
  for (guint i = 0; i < notes->len; i++)
    {
      const RejExportBlock *note = g_ptr_array_index (notes, i);

      g_string_append_printf (out, "<li id=\"note-%u\">\n", note->number);
      append_children (out, note);
      for (guint j = 1; j <= note->n_references; j++)
        g_string_append_printf (out, "%s<a href=\"#ref-%u-%u\" aria-label=\"Back to the text, note %u\">↩</a>%s",
                                j == 1 ? "<p>" : " ", note->number, j, note->number, j == note->n_references ? "</p>\n" : "");
      g_string_append (out, "</li>\n");
    }
  g_string_append (out, "</ol>\n</section>\n");
}

static void
append_header (GString *out,
               const RejExportDocument *document,
               const RejExportDetails *details)
{
  g_auto (GStrv) lines = rej_export_details_dup_lines (details);

  if (document->title == NULL && lines[0] == NULL)
    return;

  g_string_append (out, "<header>\n");
  if (document->title != NULL)
    {
      g_string_append (out, "<h1 dir=\"auto\">");
      append_escaped (out, document->title, strlen (document->title));
      g_string_append (out, "</h1>\n");
    }
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_string_append (out, "<p dir=\"auto\">");
      append_escaped (out, lines[i], strlen (lines[i]));
      g_string_append (out, "</p>\n");
    }
  g_string_append (out, "</header>\n");
}

/**
 * rej_export_write_html:
 * @document: what to write
 * @details: what is printed beside the text
 *
 * Writes one HTML file that needs no other: no script, no picture, its own style sheet. Links lead to http, https and mailto only.
 *
 * Returns: (transfer full): the file, UTF-8
 */
GBytes *
rej_export_write_html (const RejExportDocument *document,
                       const RejExportDetails *details)
{
  const char *title;
  GString *out;

  g_return_val_if_fail (document != NULL, NULL);
  g_return_val_if_fail (details != NULL, NULL);

  out = g_string_new (NULL);
  title = document->title != NULL ? document->title : "Public comment";

  g_string_append_printf (out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
                          rej_export_details_get_language (details));
  g_string_append (out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
  append_escaped (out, title, strlen (title));
  g_string_append_printf (out, "</title>\n<style>\n%s</style>\n</head>\n<body>\n", style_sheet);
  append_header (out, document, details);
  g_string_append (out, "<main>\n");
  append_children (out, document->root);
  append_notes (out, document->notes);
  g_string_append (out, "</main>\n</body>\n</html>\n");

  return g_string_free_to_bytes (out);
}
