/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cmark-text.h"

#include <string.h>

#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>

#include "rej-text-definitions.h"

/* Parts the references that keep cmark-gfm from dropping notes from the document behind them. */
#define START_OF_BODY "Qqstartqq"

static gboolean
is_type (cmark_node *node,
         const char *name)
{
  return g_str_equal (cmark_node_get_type_string (node), name);
}

static void
append_html (GString *out,
             const char *html)
{
  for (const char *at = html; *at != '\0'; at++)
    {
      if (*at != '\n' && *at != '\r')
        {
          g_string_append_c (out, *at);
          continue;
        }
      while (out->len > 0 && (out->str[out->len - 1] == ' ' || out->str[out->len - 1] == '\t'))
        g_string_truncate (out, out->len - 1);
      while (at[1] == ' ' || at[1] == '\t' || at[1] == '\n')
        at++;
      g_string_append_c (out, ' ');
    }
}

/* Spaces that begin the line after a kept line end show nothing. */
static const char *
skip_leading (cmark_node *node)
{
  cmark_node *before = cmark_node_previous (node);
  const char *text = cmark_node_get_literal (node);

  if (before != NULL && cmark_node_get_type (before) == CMARK_NODE_LINEBREAK)
    text += strspn (text, " \t");

  return text;
}

static void
append_inlines (GString *out,
                cmark_node *parent)
{
  for (cmark_node *node = cmark_node_first_child (parent); node != NULL; node = cmark_node_next (node))
    {
      cmark_node_type type = cmark_node_get_type (node);

      if (type == CMARK_NODE_TEXT)
        g_string_append (out, skip_leading (node));
      else if (type == CMARK_NODE_CODE)
        g_string_append (out, cmark_node_get_literal (node));
      else if (type == CMARK_NODE_SOFTBREAK)
        g_string_append_c (out, ' ');
      else if (type == CMARK_NODE_LINEBREAK)
        g_string_append_c (out, '\n');
      else if (type == CMARK_NODE_HTML_INLINE && !g_str_has_prefix (cmark_node_get_literal (node), "<!--"))
        append_html (out, cmark_node_get_literal (node));
      else if (type != CMARK_NODE_HTML_INLINE && type != CMARK_NODE_FOOTNOTE_REFERENCE)
        append_inlines (out, node);
    }
}

/* HTML comments are left out: those that make a block, and those inside a block that ends at a blank line. */
static void
append_html_block (GString *out,
                   const char *html)
{
  gsize indent = strspn (html, " \t");
  gboolean is_comment = g_str_has_prefix (html + indent, "<!--");
  gboolean may_hold = is_comment || !(html[indent + 1] == '!' || html[indent + 1] == '?' ||
                                      g_ascii_strncasecmp (html + indent, "<script", 7) == 0 ||
                                      g_ascii_strncasecmp (html + indent, "<pre", 4) == 0 ||
                                      g_ascii_strncasecmp (html + indent, "<style", 6) == 0);
  const char *at = html;

  while (may_hold)
    {
      const char *open = strstr (at, "<!--");
      const char *close = open != NULL ? strstr (open, "-->") : NULL;

      if (open == NULL || (close == NULL && is_comment && at != html))
        break;
      g_string_append_len (out, at, open - at);
      if (close == NULL)
        return;
      if (memchr (open, '\n', (gsize) (close - open)) != NULL)
        g_string_append_c (out, '\n');
      at = close + 3;
    }
  g_string_append (out, at);
}

static void
append_blocks (GString *out,
               cmark_node *parent)
{
  for (cmark_node *node = cmark_node_first_child (parent); node != NULL; node = cmark_node_next (node))
    {
      cmark_node_type type = cmark_node_get_type (node);

      if (type == CMARK_NODE_FOOTNOTE_DEFINITION)
        continue;
      if (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING || is_type (node, "table_cell"))
        append_inlines (out, node);
      else if (type == CMARK_NODE_CODE_BLOCK)
        g_string_append (out, cmark_node_get_literal (node));
      else if (type == CMARK_NODE_HTML_BLOCK)
        append_html_block (out, cmark_node_get_literal (node));
      else
        append_blocks (out, node);
      g_string_append_c (out, '\n');
    }
}

static cmark_node *
parse (const char *source,
       gsize length,
       GPtrArray *labels)
{
  static const char *const extensions[] = { "table", "strikethrough", "autolink" };
  cmark_parser *parser;
  cmark_node *root;

  cmark_gfm_core_extensions_ensure_registered ();
  parser = cmark_parser_new (CMARK_OPT_FOOTNOTES);
  for (gsize i = 0; i < G_N_ELEMENTS (extensions); i++)
    cmark_parser_attach_syntax_extension (parser, cmark_find_syntax_extension (extensions[i]));
  for (guint i = 0; i < labels->len; i++)
    {
      g_autofree char *reference = g_strdup_printf ("[%s]\n\n", (const char *) labels->pdata[i]);

      cmark_parser_feed (parser, reference, strlen (reference));
    }
  cmark_parser_feed (parser, START_OF_BODY "\n\n", strlen (START_OF_BODY "\n\n"));
  cmark_parser_feed (parser, source, length);
  root = cmark_parser_finish (parser);
  cmark_parser_free (parser);

  return root;
}

/**
 * cmark_text_init:
 * @self: (out caller-allocates): what is shown
 * @source: a Markdown source
 * @length: bytes
 * @labels: (element-type utf8): labels of its notes; references to them are put before it
 *
 * Reads a source with cmark-gfm.
 */
void
cmark_text_init (CmarkText *self,
                 const char *source,
                 gsize length,
                 GPtrArray *labels)
{
  cmark_node *root = parse (source, length, labels);
  g_autoptr (GString) body = g_string_new (NULL);
  const char *start;

  self->notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  append_blocks (body, root);
  start = strstr (body->str, START_OF_BODY "\n");
  g_assert_nonnull (start);
  self->body = g_strdup (start + strlen (START_OF_BODY "\n"));

  for (cmark_node *node = cmark_node_first_child (root); node != NULL; node = cmark_node_next (node))
    {
      g_autoptr (GString) note = NULL;
      g_autofree char *label = NULL;

      if (cmark_node_get_type (node) != CMARK_NODE_FOOTNOTE_DEFINITION)
        continue;
      note = g_string_new (NULL);
      append_blocks (note, node);
      label = g_strconcat ("^", cmark_node_get_literal (node), NULL);
      g_hash_table_insert (self->notes, rej_text_normalize_label (label, strlen (label)),
                           g_string_free_and_steal (g_steal_pointer (&note)));
    }
  cmark_node_free (root);
}

/**
 * cmark_text_clear:
 * @self: what is shown
 *
 * Frees the texts.
 */
void
cmark_text_clear (CmarkText *self)
{
  g_clear_pointer (&self->body, g_free);
  g_clear_pointer (&self->notes, g_hash_table_unref);
}

/**
 * cmark_text_normalize:
 * @text: visible text
 *
 * Takes out what two readings may differ in: blank lines, and spaces at the ends of lines.
 *
 * Returns: (transfer full): the text, one line for each line that is not blank
 */
char *
cmark_text_normalize (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *line = g_strchomp (lines[i]);

      if (*line == '\0')
        continue;
      g_string_append (out, line);
      g_string_append_c (out, '\n');
    }

  return g_string_free_and_steal (out);
}
