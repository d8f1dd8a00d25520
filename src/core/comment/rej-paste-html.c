/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-paste.h"

#include <stdlib.h>
#include <string.h>

#include <libxml/HTMLparser.h>

/* Deeper than this nothing is looked at: no writer nests so. */
#define DEEPEST 200

typedef struct
{
  GString *out; /* what is finished */
  GString *line; /* the paragraph that is being read */
  GString *prefix; /* quote signs and spaces before each of its lines */
  char *marker; /* what begins its first line, once */
  gboolean tight; /* the next block goes on the line after the last */
  gboolean bold;
  gboolean italic;
  gboolean verbatim;
  gboolean formatted; /* there was more than words */
  guint depth;
} Reader;

static void read_node (Reader *self,
                       xmlNode *node);
static void read_children (Reader *self,
                           xmlNode *node);

static gboolean
is_named (xmlNode *node,
          const char *name)
{
  return node->type == XML_ELEMENT_NODE && g_ascii_strcasecmp ((const char *) node->name, name) == 0;
}

static gboolean
is_one_of (xmlNode *node,
           const char *const *names)
{
  for (; *names != NULL; names++)
    {
      if (is_named (node, *names))
        return TRUE;
    }
  return FALSE;
}

static char *
dup_attribute (xmlNode *node,
               const char *name)
{
  xmlChar *value = xmlGetProp (node, (const xmlChar *) name);
  char *text = g_strdup (value != NULL ? (const char *) value : "");

  xmlFree (value);
  return text;
}

/* A property of the style attribute, without its spaces; empty if there is none. */
static char *
dup_style (xmlNode *node,
           const char *property)
{
  g_autofree char *style = dup_attribute (node, "style");
  g_auto (GStrv) parts = g_strsplit (style, ";", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *colon = strchr (parts[i], ':');

      if (colon == NULL)
        continue;
      *colon = '\0';
      if (g_ascii_strcasecmp (g_strstrip (parts[i]), property) == 0)
        return g_ascii_strdown (g_strstrip (colon + 1), -1);
    }
  return g_strdup ("");
}

static void
flush (Reader *self)
{
  gsize start = strspn (self->line->str, " ");
  g_auto (GStrv) lines = NULL;
  gsize indent = 0;

  g_strchomp (self->line->str);
  if (self->line->str[start] == '\0')
    {
      g_string_truncate (self->line, 0);
      return;
    }
  if (self->out->len > 0)
    {
      if (self->tight)
        {
          g_string_append_c (self->out, '\n');
        }
      else
        {
          g_string_append_printf (self->out, "\n%s", self->prefix->str);
          while (g_str_has_suffix (self->out->str, " "))
            g_string_truncate (self->out, self->out->len - 1);
          g_string_append_c (self->out, '\n');
          self->formatted = TRUE;
        }
    }
  self->tight = FALSE;
  lines = g_strsplit (self->line->str + start, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_string_append_printf (self->out, "%s%s", i > 0 ? "\n" : "", self->prefix->str);
      if (i == 0 && self->marker != NULL)
        {
          g_string_append (self->out, self->marker);
          indent = g_str_has_prefix (self->marker, "#") ? 0 : strlen (self->marker);
        }
      else
        {
          for (gsize n = 0; n < indent; n++)
            g_string_append_c (self->out, ' ');
        }
      g_string_append (self->out, self->verbatim ? lines[i] : g_strchug (lines[i]));
    }
  g_clear_pointer (&self->marker, g_free);
  g_string_truncate (self->line, 0);
}

static gboolean
is_word_end (const char *text,
             gsize length)
{
  const char *previous = length > 0 ? g_utf8_find_prev_char (text, text + length) : NULL;

  return previous == NULL || !g_unichar_isalnum (g_utf8_get_char (previous));
}

/* What would be read as markup is escaped; brackets as lawyers use them are not in need of it. */
static gboolean
needs_escape (Reader *self,
              const char *c)
{
  const char *begun = self->line->str + strspn (self->line->str, " ");

  switch (*c)
    {
    case '\\':
    case '`':
    case '*':
      return TRUE;
    case '_':
      return is_word_end (self->line->str, self->line->len) || !g_unichar_isalnum (g_utf8_get_char (c + 1));
    case '[':
      return c[1] == '^' || c[1] == '[' || g_str_has_suffix (self->line->str, "[");
    case ']':
      return c[1] == '(' || c[1] == '[' || c[1] == ':';
    case '<':
      return g_ascii_isalpha (c[1]) || c[1] == '/' || c[1] == '!' || c[1] == '?';
    case '&':
      return g_ascii_isalnum (c[1]) || c[1] == '#';
    case '#':
    case '>':
      return *begun == '\0' && self->marker == NULL;
    case '-':
    case '+':
      return *begun == '\0' && (c[1] == ' ' || c[1] == '-');
    case '.':
    case ')':
      return c[1] == ' ' && *begun != '\0' && begun[strspn (begun, "0123456789")] == '\0' && strlen (begun) <= 9;
    default:
      return FALSE;
    }
}

static void
read_text (Reader *self,
           const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c))
    {
      if (self->verbatim)
        {
          if (*c != '\r')
            g_string_append_unichar (self->line, g_utf8_get_char (c));
          continue;
        }
      if (g_ascii_isspace (*c))
        {
          if (self->line->len > 0 && !g_str_has_suffix (self->line->str, " ") && !g_str_has_suffix (self->line->str, "\n"))
            g_string_append_c (self->line, ' ');
          continue;
        }
      if (needs_escape (self, c))
        g_string_append_c (self->line, '\\');
      if (g_utf8_get_char (c) != 0xad)
        g_string_append_unichar (self->line, g_utf8_get_char (c));
    }
}

/* Reads what is inside and puts marks around its words, the spaces at its ends left outside. */
static void
read_marked (Reader *self,
             xmlNode *node,
             const char *mark)
{
  gsize start = self->line->len;
  gsize out_before = self->out->len;
  g_autofree char *inner = NULL;
  gsize first = 0;
  gsize last = 0;

  read_children (self, node);
  /* Blocks inside were finished on the way: there is no one stretch to mark. */
  if (self->out->len != out_before || self->line->len <= start)
    return;
  inner = g_strdup (self->line->str + start);
  first = strspn (inner, " \n");
  last = strlen (inner);
  while (last > first && strchr (" \n", inner[last - 1]) != NULL)
    last--;
  if (last == first)
    return;
  g_string_truncate (self->line, start);
  g_string_append_len (self->line, inner, (gssize) first);
  /* Two in a row are one. */
  if (first == 0 && g_str_has_suffix (self->line->str, mark) && start > strlen (mark) && self->line->str[start - strlen (mark) - 1] != '*' && self->line->str[start - strlen (mark) - 1] != '\\')
    g_string_truncate (self->line, start - strlen (mark));
  else
    g_string_append (self->line, mark);
  g_string_append_len (self->line, inner + first, (gssize) (last - first));
  g_string_append (self->line, mark);
  g_string_append (self->line, inner + last);
  self->formatted = TRUE;
}

/* The number in the address of a note, or of the place that refers to it, as Word, LibreOffice and Google Docs have
 * them. */
static gboolean
read_note_address (const char *address,
                   guint *number,
                   gboolean *back)
{
  static const struct
  {
    const char *prefix;
    const char *suffix;
    gboolean back;
  } forms[] = {
    { "#_ftnref", "", TRUE },
    { "#_ednref", "", TRUE },
    { "#ftnt_ref", "", TRUE },
    { "#ftnref", "", TRUE },
    { "#fnref", "", TRUE },
    { "#sdfootnote", "anc", TRUE },
    { "#sdfootnote", "sym", FALSE },
    { "#_ftn", "", FALSE },
    { "#_edn", "", FALSE },
    { "#ftnt", "", FALSE },
    { "#ftn", "", FALSE },
    { "#fn", "", FALSE },
  };
  const char *fragment = strchr (address, '#');

  for (guint i = 0; fragment != NULL && i < G_N_ELEMENTS (forms); i++)
    {
      const char *digits = fragment + strlen (forms[i].prefix);
      gsize n = 0;

      if (!g_str_has_prefix (fragment, forms[i].prefix))
        continue;
      n = strspn (digits, "0123456789");
      if (n == 0 || n > 6 || strcmp (digits + n, forms[i].suffix) != 0)
        continue;
      *number = (guint) strtoul (digits, NULL, 10);
      *back = forms[i].back;
      return TRUE;
    }
  return FALSE;
}

static void
read_link (Reader *self,
           xmlNode *node)
{
  g_autofree char *address = dup_attribute (node, "href");
  gboolean leads = g_str_has_prefix (address, "https://") || g_str_has_prefix (address, "http://") || g_str_has_prefix (address, "mailto:");
  gsize start = self->line->len;
  gsize out_before = self->out->len;
  g_autofree char *inner = NULL;
  guint number = 0;
  gboolean back = FALSE;

  if (read_note_address (address, &number, &back))
    {
      self->formatted = TRUE;
      if (!back)
        {
          g_string_append_printf (self->line, "[^%u]", number);
        }
      else if (self->line->str[strspn (self->line->str, " ")] == '\0')
        {
          g_free (self->marker);
          self->marker = g_strdup_printf ("[^%u]: ", number);
        }
      return;
    }
  read_children (self, node);
  if (!leads || self->out->len != out_before || self->line->len <= start || strpbrk (address, " <>()\n\\") != NULL)
    return;
  inner = g_strstrip (g_strdup (self->line->str + start));
  if (*inner == '\0' || strcmp (inner, address) == 0)
    return;
  g_string_truncate (self->line, start);
  g_string_append_printf (self->line, "[%s](%s)", inner, address);
  self->formatted = TRUE;
}

static void
read_list (Reader *self,
           xmlNode *node)
{
  gboolean ordered = is_named (node, "ol");
  g_autofree char *start = dup_attribute (node, "start");
  guint number = *start != '\0' ? (guint) strtoul (start, NULL, 10) % 1000000 : 1;
  gboolean nested = self->prefix->len > 0 && g_str_has_suffix (self->prefix->str, " ") && self->out->len > 0;

  flush (self);
  self->tight = nested;
  for (xmlNode *item = node->children; item != NULL; item = item->next)
    {
      gsize before = self->prefix->len;
      gsize width = 0;

      if (!is_named (item, "li"))
        {
          /* Some programs put a list into a list without an item around it. */
          if (is_named (item, "ul") || is_named (item, "ol"))
            read_list (self, item);
          continue;
        }
      g_free (self->marker);
      self->marker = ordered ? g_strdup_printf ("%u. ", number++) : g_strdup ("- ");
      width = strlen (self->marker);
      for (xmlNode *child = item->children; child != NULL; child = child->next)
        {
          if (is_named (child, "ul") || is_named (child, "ol"))
            {
              flush (self);
              for (gsize n = 0; n < width; n++)
                g_string_append_c (self->prefix, ' ');
              self->tight = TRUE;
              read_list (self, child);
              g_string_truncate (self->prefix, before);
            }
          else
            {
              read_node (self, child);
            }
        }
      flush (self);
      g_clear_pointer (&self->marker, g_free);
      self->tight = TRUE;
    }
  self->tight = FALSE;
  self->formatted = TRUE;
}

static void
read_quote (Reader *self,
            xmlNode *node)
{
  gsize before = self->prefix->len;

  flush (self);
  /* The line between is not part of the quotation. */
  if (self->out->len > 0 && !self->tight)
    {
      g_string_append (self->out, "\n");
      self->tight = TRUE;
    }
  g_string_append (self->prefix, "> ");
  read_children (self, node);
  flush (self);
  g_string_truncate (self->prefix, before);
  self->formatted = TRUE;
}

/* The level that Word gives a paragraph by its class. */
static guint
get_word_level (const char *class)
{
  if (g_str_has_prefix (class, "MsoTitle"))
    return 1;
  if (g_str_has_prefix (class, "MsoHeading") && g_ascii_isdigit (class[10]))
    return (guint) CLAMP (class[10] - '0', 1, 6);
  return 0;
}

static void
read_heading (Reader *self,
              xmlNode *node,
              guint level)
{
  gboolean bold = self->bold;

  flush (self);
  g_free (self->marker);
  self->marker = g_strdup_printf ("%.*s ", (int) level, "######");
  self->bold = TRUE;
  read_children (self, node);
  self->bold = bold;
  g_strdelimit (self->line->str, "\n", ' ');
  flush (self);
  g_clear_pointer (&self->marker, g_free);
  self->formatted = TRUE;
}

static char *
dup_text (xmlNode *node)
{
  xmlChar *content = xmlNodeGetContent (node);
  char *text = g_strdup (content != NULL ? (const char *) content : "");

  xmlFree (content);
  return g_strstrip (text);
}

static xmlNode *
find_ignored (xmlNode *node,
              guint depth)
{
  for (xmlNode *child = depth < 8 ? node->children : NULL; child != NULL; child = child->next)
    {
      g_autofree char *style = child->type == XML_ELEMENT_NODE ? dup_style (child, "mso-list") : g_strdup ("");
      xmlNode *found = NULL;

      if (g_str_equal (style, "ignore"))
        return child;
      found = child->type == XML_ELEMENT_NODE ? find_ignored (child, depth + 1) : NULL;
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Word has no lists in HTML, but paragraphs that look like items. */
static void
read_word_item (Reader *self,
                xmlNode *node,
                const char *list)
{
  xmlNode *ignored = find_ignored (node, 0);
  g_autofree char *sign = ignored != NULL ? dup_text (ignored) : g_strdup ("");
  const char *level = strstr (list, "level");
  guint n = level != NULL ? (guint) CLAMP (level[5] - '0', 1, 9) : 1;
  gsize digits = strspn (sign, "0123456789");

  flush (self);
  self->tight = self->out->len > 0 && self->formatted && g_strcmp0 (self->marker, "word") != 0 && strrchr (self->out->str, '\n') != NULL
                    ? g_str_has_prefix (g_strchug (strrchr (self->out->str, '\n') + 1), "- ")
                    : FALSE;
  g_free (self->marker);
  self->marker = digits > 0 ? g_strdup_printf ("%*s%.*s. ", (int) (n - 1) * 3, "", (int) digits, sign) : g_strdup_printf ("%*s- ", (int) (n - 1) * 2, "");
  read_children (self, node);
  flush (self);
  g_clear_pointer (&self->marker, g_free);
  self->formatted = TRUE;
}

static void
read_row (Reader *self,
          xmlNode *row,
          gboolean first)
{
  guint n = 0;

  for (xmlNode *cell = row->children; cell != NULL; cell = cell->next)
    {
      g_autofree char *text = NULL;
      g_auto (GStrv) words = NULL;
      g_autoptr (GString) plain = NULL;

      if (!is_named (cell, "td") && !is_named (cell, "th"))
        continue;
      text = dup_text (cell);
      words = g_strsplit_set (text, " \t\r\n", -1);
      plain = g_string_new (NULL);
      for (guint i = 0; words[i] != NULL; i++)
        {
          if (*words[i] != '\0')
            g_string_append_printf (plain, "%s%s", plain->len > 0 ? " " : "", words[i]);
        }
      g_string_replace (plain, "|", "\\|", 0);
      g_string_append_printf (self->line, "| %s ", plain->str);
      n++;
    }
  if (n == 0)
    return;
  g_string_append (self->line, "|\n");
  for (guint i = 0; first && i < n; i++)
    g_string_append (self->line, "| --- ");
  if (first)
    g_string_append (self->line, "|\n");
}

static void
read_rows (Reader *self,
           xmlNode *node,
           gboolean *first)
{
  static const char *const groups[] = { "thead", "tbody", "tfoot", NULL };

  for (xmlNode *child = node->children; child != NULL; child = child->next)
    {
      if (is_named (child, "tr"))
        {
          read_row (self, child, *first);
          *first = FALSE;
        }
      else if (is_one_of (child, groups))
        {
          read_rows (self, child, first);
        }
    }
}

static void
read_table (Reader *self,
            xmlNode *node)
{
  gboolean first = TRUE;

  flush (self);
  read_rows (self, node, &first);
  flush (self);
  self->formatted = TRUE;
}

static void
read_code (Reader *self,
           xmlNode *node)
{
  g_autofree char *text = dup_text (node);

  if (*text == '\0' || strchr (text, '`') != NULL || strchr (text, '\n') != NULL)
    {
      read_children (self, node);
      return;
    }
  g_string_append_printf (self->line, "`%s`", text);
  self->formatted = TRUE;
}

static void
read_pre (Reader *self,
          xmlNode *node)
{
  flush (self);
  g_string_append (self->line, "```\n");
  self->verbatim = TRUE;
  read_children (self, node);
  g_strchomp (self->line->str);
  self->line->len = strlen (self->line->str);
  g_string_append (self->line, "\n```");
  flush (self);
  self->verbatim = FALSE;
  self->formatted = TRUE;
}

/* Bold and italic, by element or by style: Google Docs wraps all in a bold that is none. */
static void
read_inline (Reader *self,
             xmlNode *node)
{
  static const char *const bold_names[] = { "b", "strong", NULL };
  static const char *const italic_names[] = { "i", "em", "cite", NULL };
  g_autofree char *weight = dup_style (node, "font-weight");
  g_autofree char *style = dup_style (node, "font-style");
  gboolean is_bold = *weight != '\0' ? g_str_equal (weight, "bold") || g_str_equal (weight, "bolder") || atoi (weight) >= 600 : is_one_of (node, bold_names);
  gboolean is_italic = *style != '\0' ? g_str_equal (style, "italic") : is_one_of (node, italic_names);
  const char *mark = NULL;
  gboolean bold = self->bold;
  gboolean italic = self->italic;

  is_bold = is_bold && !bold && !self->verbatim;
  is_italic = is_italic && !italic && !self->verbatim;
  if (is_bold && is_italic)
    mark = "***";
  else if (is_bold)
    mark = "**";
  else if (is_italic)
    mark = "*";
  self->bold = bold || is_bold;
  self->italic = italic || is_italic;
  if (mark != NULL)
    read_marked (self, node, mark);
  else
    read_children (self, node);
  self->bold = bold;
  self->italic = italic;
}

static void
read_paragraph (Reader *self,
                xmlNode *node)
{
  g_autofree char *class = dup_attribute (node, "class");
  g_autofree char *list = dup_style (node, "mso-list");

  if (get_word_level (class) > 0)
    {
      read_heading (self, node, get_word_level (class));
      return;
    }
  if (*list != '\0' && !g_str_equal (list, "none"))
    {
      read_word_item (self, node, list);
      return;
    }
  flush (self);
  read_children (self, node);
  flush (self);
}

static void
read_element (Reader *self,
              xmlNode *node)
{
  static const char *const skipped[] = { "script", "style", "head", "title", "meta", "link", "noscript", "template", "svg", "object", NULL };
  static const char *const blocks[] = { "p", "div", "section", "article", "header", "footer", "main", "aside", "address", "figure", "figcaption", "dl", "dt", "dd", "center", "form", "fieldset", NULL };
  g_autofree char *display = dup_style (node, "display");
  g_autofree char *list = dup_style (node, "mso-list");

  if (is_one_of (node, skipped) || g_str_equal (display, "none") || g_str_equal (list, "ignore"))
    return;
  if (g_ascii_tolower ((char) node->name[0]) == 'h' && node->name[1] >= '1' && node->name[1] <= '6' && node->name[2] == '\0')
    read_heading (self, node, (guint) (node->name[1] - '0'));
  else if (is_named (node, "ul") || is_named (node, "ol"))
    read_list (self, node);
  else if (is_named (node, "blockquote"))
    read_quote (self, node);
  else if (is_named (node, "table"))
    read_table (self, node);
  else if (is_named (node, "pre"))
    read_pre (self, node);
  else if (is_named (node, "code") || is_named (node, "tt") || is_named (node, "kbd"))
    read_code (self, node);
  else if (is_named (node, "a"))
    read_link (self, node);
  else if (is_named (node, "br"))
    g_string_append (self->line, self->verbatim ? "\n" : "\\\n");
  else if (is_named (node, "hr"))
    flush (self);
  else if (is_one_of (node, blocks))
    read_paragraph (self, node);
  else
    read_inline (self, node);
}

static void
read_node (Reader *self,
           xmlNode *node)
{
  if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE || node->type == XML_ENTITY_REF_NODE)
    read_text (self, node->content != NULL ? (const char *) node->content : "");
  else if (node->type == XML_ELEMENT_NODE)
    read_element (self, node);
}

static void
read_children (Reader *self,
               xmlNode *node)
{
  if (self->depth >= DEEPEST)
    return;
  self->depth++;
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    read_node (self, child);
  self->depth--;
}

/**
 * rej_paste_from_html:
 * @html: what a browser or a word processor put on the clipboard, in UTF-8; not trusted, and mended where it is no UTF-8
 * @length: its length in bytes
 *
 * Reads headings, emphasis, links, lists, quotations, tables and notes into Markdown. Nothing is fetched.
 *
 * Returns: (transfer full) (nullable): the Markdown, or %NULL if there is nothing in it but words
 */
char *
rej_paste_from_html (const char *html,
                     gsize length)
{
  Reader reader = { 0 };
  g_autofree char *valid = NULL;
  xmlDoc *document = NULL;

  g_return_val_if_fail (html != NULL, NULL);

  if (length > G_MAXINT / 3)
    return NULL;
  /* The parser hands on bytes that are no UTF-8. */
  valid = g_utf8_make_valid (html, (gssize) length);
  document = htmlReadMemory (valid, (int) strlen (valid), NULL, "UTF-8", HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_COMPACT);
  if (document == NULL)
    return NULL;
  reader.out = g_string_new (NULL);
  reader.line = g_string_new (NULL);
  reader.prefix = g_string_new (NULL);
  read_children (&reader, (xmlNode *) document);
  flush (&reader);
  xmlFreeDoc (document);
  g_string_free (reader.line, TRUE);
  g_string_free (reader.prefix, TRUE);
  g_free (reader.marker);
  if (!reader.formatted || reader.out->len == 0)
    {
      g_string_free (reader.out, TRUE);
      return NULL;
    }
  return g_string_free_and_steal (reader.out);
}
