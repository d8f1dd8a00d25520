/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-text-html-private.h"

#include <string.h>

/* Block tags of CommonMark 0.29, section 4.6, kind 6. */
static const char *const block_tags[] = {
  "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center", "col", "colgroup",
  "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frame",
  "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "iframe", "legend", "li", "link",
  "main", "menu", "menuitem", "nav", "noframes", "ol", "optgroup", "option", "p", "param", "section", "source",
  "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "track", "ul"
};

static const char *const raw_tags[] = { "script", "pre", "style" };

static inline gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f';
}

static gsize
skip_spaces (const char *text,
             gsize length,
             gsize at)
{
  while (at < length && is_space (text[at]))
    at++;

  return at;
}

static gsize
skip_tag_name (const char *text,
               gsize length,
               gsize at)
{
  if (at >= length || !g_ascii_isalpha (text[at]))
    return at;
  while (at < length && (g_ascii_isalnum (text[at]) || text[at] == '-'))
    at++;

  return at;
}

/* Returns the end of the value that begins at @at, or zero. */
static gsize
scan_attribute_value (const char *text,
                      gsize length,
                      gsize at)
{
  gsize start = at;

  if (at >= length)
    return 0;
  if (text[at] == '"' || text[at] == '\'')
    {
      const char *end = memchr (text + at + 1, text[at], length - at - 1);

      return end != NULL ? (gsize) (end - text) + 1 : 0;
    }
  while (at < length && !is_space (text[at]) && strchr ("\"'=<>`", text[at]) == NULL)
    at++;

  return at > start ? at : 0;
}

/* Reads one attribute with the white space before it; returns @at where there is none, zero where it is broken. */
static gsize
scan_attribute (const char *text,
                gsize length,
                gsize at)
{
  gsize name = skip_spaces (text, length, at);
  gsize end = name;
  gsize value;

  if (name == at || name >= length || !(g_ascii_isalpha (text[name]) || text[name] == '_' || text[name] == ':'))
    return at;
  while (end < length && (g_ascii_isalnum (text[end]) || (text[end] != '\0' && strchr ("_:.-", text[end]) != NULL)))
    end++;

  value = skip_spaces (text, length, end);
  if (value >= length || text[value] != '=')
    return end;

  return scan_attribute_value (text, length, skip_spaces (text, length, value + 1));
}

/* @at is behind the "<". Returns the end, or zero; @reached tells how far it read. */
static gsize
scan_open_tag (const char *text,
               gsize length,
               gsize at,
               gsize *reached)
{
  gsize end = skip_tag_name (text, length, at);

  *reached = end;
  if (end == at)
    return 0;
  for (;;)
    {
      gsize next = scan_attribute (text, length, end);

      if (next == 0)
        {
          *reached = length;
          return 0;
        }
      *reached = next;
      if (next == end)
        break;
      end = next;
    }

  end = skip_spaces (text, length, end);
  if (end < length && text[end] == '/')
    end++;
  *reached = end;

  return end < length && text[end] == '>' ? end + 1 : 0;
}

static gsize
scan_closing_tag (const char *text,
                  gsize length,
                  gsize at)
{
  gsize end = skip_tag_name (text, length, at);

  if (end == at)
    return 0;
  end = skip_spaces (text, length, end);

  return end < length && text[end] == '>' ? end + 1 : 0;
}

/* Finds @end from @at on; remembers in @none where there is none. */
static gsize
find_end (const char *text,
          gsize length,
          gsize at,
          const char *end,
          gsize *none)
{
  const char *found;

  if (at >= length || at >= *none)
    return 0;
  found = memmem (text + at, length - at, end, strlen (end));
  if (found == NULL)
    {
      *none = at;
      return 0;
    }

  return (gsize) (found - text) + strlen (end);
}

static gsize
scan_declaration (RejTextHtmlScan *self,
                  const char *text,
                  gsize length,
                  gsize at)
{
  gsize end = at;

  while (end < length && g_ascii_isupper (text[end]))
    end++;
  if (end == at || end >= length || !is_space (text[end]))
    return 0;

  return find_end (text, length, end, ">", &self->no_declaration_end);
}

/**
 * rej_text_html_scan_init:
 * @self: (out caller-allocates): what is known
 * @length: bytes of the text whose tags are looked for
 *
 * Begins to look for tags in a text.
 */
void
rej_text_html_scan_init (RejTextHtmlScan *self,
                         gsize length)
{
  self->no_comments = FALSE;
  self->no_instruction_end = self->no_declaration_end = self->no_cdata_end = G_MAXSIZE;
  self->budget = 64 * length + 4096;
}

/**
 * rej_text_scan_html_comment:
 * @self: what is known of the text
 * @text: the text
 * @length: bytes
 * @start: where a "<" stands
 *
 * Recognizes an HTML comment inside a paragraph. `<!-->` and `<!--->` are comments, as in HTML. Three hyphens are read
 * as two and what follows them, so that `--->` is no end; and where one comment has no end, no later one is looked
 * for: both as cmark-gfm does.
 *
 * Returns: its end, or zero
 */
gsize
rej_text_scan_html_comment (RejTextHtmlScan *self,
                            const char *text,
                            gsize length,
                            gsize start)
{
  gsize at = start + 4;

  if (self->no_comments || length - start < 5 || memcmp (text + start, "<!--", 4) != 0)
    return 0;
  if (text[at] == '>')
    return at + 1;
  if (at + 1 < length && text[at] == '-' && text[at + 1] == '>')
    return at + 2;

  while (at + 2 < length)
    {
      if (text[at] != '-')
        at++;
      else if (text[at + 1] != '-')
        at += 2;
      else if (text[at + 2] != '>')
        at += 3;
      else
        return at + 3;
    }
  self->no_comments = TRUE;

  return 0;
}

/**
 * rej_text_scan_html_tag:
 * @self: what is known of the text
 * @text: the text
 * @length: bytes
 * @start: where a "<" stands
 *
 * Recognizes raw HTML inside a paragraph but for comments (CommonMark 0.29, section 6.10).
 *
 * Returns: its end, or zero
 */
gsize
rej_text_scan_html_tag (RejTextHtmlScan *self,
                        const char *text,
                        gsize length,
                        gsize start)
{
  gsize at = start + 1;
  gsize reached = at;
  gsize end;

  if (at >= length)
    return 0;
  if (text[at] == '/')
    return scan_closing_tag (text, length, at + 1);
  if (text[at] == '?')
    return find_end (text, length, at + 1, "?>", &self->no_instruction_end);
  if (text[at] == '!' && length - at >= 8 && memcmp (text + at, "![CDATA[", 8) == 0)
    return find_end (text, length, at + 8, "]]>", &self->no_cdata_end);
  if (text[at] == '!')
    return scan_declaration (self, text, length, at + 1);
  if (self->budget == 0)
    return 0;

  end = scan_open_tag (text, length, at, &reached);
  if (end == 0)
    self->budget -= MIN (self->budget, reached - at);

  return end;
}

static gboolean
is_one_of (const char *name,
           gsize length,
           const char *const *names,
           gsize n_names)
{
  for (gsize i = 0; i < n_names; i++)
    {
      if (strlen (names[i]) == length && g_ascii_strncasecmp (name, names[i], length) == 0)
        return TRUE;
    }

  return FALSE;
}

static RejTextLeaf
scan_block_tag (const char *text,
                gsize length)
{
  gsize name = length > 1 && text[1] == '/' ? 2 : 1;
  gsize end = name;

  while (end < length && g_ascii_isalnum (text[end]))
    end++;
  if (name == 1 && is_one_of (text + name, end - name, raw_tags, G_N_ELEMENTS (raw_tags)) &&
      (end == length || is_space (text[end]) || text[end] == '>'))
    return REJ_TEXT_LEAF_HTML_RAW;
  if (is_one_of (text + name, end - name, block_tags, G_N_ELEMENTS (block_tags)) &&
      (end == length || is_space (text[end]) || text[end] == '>' ||
       (text[end] == '/' && end + 1 < length && text[end + 1] == '>')))
    return REJ_TEXT_LEAF_HTML_BLOCK;

  return REJ_TEXT_LEAF_NONE;
}

/**
 * rej_text_scan_html_block:
 * @text: a line from its first character on
 * @length: bytes
 * @interrupts_paragraph: whether it would end a paragraph, which not every tag can
 *
 * Recognizes the line that opens an HTML block (CommonMark 0.29, section 4.6).
 *
 * Returns: its kind
 */
RejTextLeaf
rej_text_scan_html_block (const char *text,
                          gsize length,
                          gboolean interrupts_paragraph)
{
  RejTextLeaf leaf;
  gsize reached;
  gsize end;

  if (length < 2 || text[0] != '<')
    return REJ_TEXT_LEAF_NONE;
  if (length >= 4 && memcmp (text, "<!--", 4) == 0)
    return REJ_TEXT_LEAF_HTML_COMMENT;
  if (text[1] == '?')
    return REJ_TEXT_LEAF_HTML_INSTRUCTION;
  if (text[1] == '!' && length > 2 && g_ascii_isupper (text[2]))
    return REJ_TEXT_LEAF_HTML_DECLARATION;
  if (length >= 9 && g_ascii_strncasecmp (text, "<![CDATA[", 9) == 0)
    return REJ_TEXT_LEAF_HTML_CDATA;

  leaf = scan_block_tag (text, length);
  if (leaf != REJ_TEXT_LEAF_NONE || interrupts_paragraph)
    return leaf;

  end = text[1] == '/' ? scan_closing_tag (text, length, 2) : scan_open_tag (text, length, 1, &reached);
  if (end == 0)
    return REJ_TEXT_LEAF_NONE;
  while (end < length && (text[end] == ' ' || text[end] == '\t' || text[end] == '\f'))
    end++;

  return end == length ? REJ_TEXT_LEAF_HTML_ANY : REJ_TEXT_LEAF_NONE;
}

static gboolean
has_raw_end_tag (const char *text,
                 gsize length)
{
  for (const char *at = text; (at = memmem (at, length - (gsize) (at - text), "</", 2)) != NULL; at += 2)
    {
      gsize rest = length - (gsize) (at - text) - 2;

      for (gsize i = 0; i < G_N_ELEMENTS (raw_tags); i++)
        {
          gsize n = strlen (raw_tags[i]);

          if (rest > n && at[2 + n] == '>' && g_ascii_strncasecmp (at + 2, raw_tags[i], n) == 0)
            return TRUE;
        }
    }

  return FALSE;
}

/**
 * rej_text_html_block_ends:
 * @leaf: the kind of an HTML block
 * @text: one of its lines
 * @length: bytes
 *
 * Tells whether an HTML block ends with a line. Those that end with a blank line never do.
 *
 * Returns: whether it is the last
 */
gboolean
rej_text_html_block_ends (RejTextLeaf leaf,
                          const char *text,
                          gsize length)
{
  switch (leaf)
    {
    case REJ_TEXT_LEAF_HTML_RAW:
      return has_raw_end_tag (text, length);
    case REJ_TEXT_LEAF_HTML_COMMENT:
      return memmem (text, length, "-->", 3) != NULL;
    case REJ_TEXT_LEAF_HTML_INSTRUCTION:
      return memmem (text, length, "?>", 2) != NULL;
    case REJ_TEXT_LEAF_HTML_DECLARATION:
      return memchr (text, '>', length) != NULL;
    case REJ_TEXT_LEAF_HTML_CDATA:
      return memmem (text, length, "]]>", 3) != NULL;
    case REJ_TEXT_LEAF_NONE:
    case REJ_TEXT_LEAF_HTML_BLOCK:
    case REJ_TEXT_LEAF_HTML_ANY:
    case REJ_TEXT_LEAF_FENCE:
    default:
      return FALSE;
    }
}
