/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-paste.h"

#include "rej-paste-private.h"

#include <stdlib.h>
#include <string.h>

#include <libxml/HTMLparser.h>

static void read_node (RejPasteReader *self,
                       xmlNode *node);
static void read_children (RejPasteReader *self,
                           xmlNode *node);

/* Reads what is inside and puts marks around its words, the spaces at its ends left outside. */
static void
read_marked (RejPasteReader *self,
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
  if (first == 0 && _rej_paste_ends_with (self->line, mark) && start > strlen (mark) && self->line->str[start - strlen (mark) - 1] != '*' && self->line->str[start - strlen (mark) - 1] != '\\')
    g_string_truncate (self->line, start - strlen (mark));
  else
    g_string_append (self->line, mark);
  g_string_append_len (self->line, inner + first, (gssize) (last - first));
  g_string_append (self->line, mark);
  g_string_append (self->line, inner + last);
  self->formatted = TRUE;
}

/* The number of a note that is not there, if a link refers to one: a number above the line that leads within the document. */
static char *
dup_lone_number (xmlNode *link,
                 const char *address)
{
  g_autofree char *text = NULL;

  if (strchr (address, '#') == NULL || !_rej_paste_is_raised (link))
    return NULL;
  text = _rej_paste_dup_text (link);
  g_strstrip (g_strdelimit (text, "[]", ' '));
  return *text != '\0' && strlen (text) < 6 && text[strspn (text, "0123456789")] == '\0' ? g_steal_pointer (&text) : NULL;
}

static void
read_link (RejPasteReader *self,
           xmlNode *node)
{
  g_autofree char *address = _rej_paste_dup_attribute (node, "href");
  gboolean leads = g_str_has_prefix (address, "https://") || g_str_has_prefix (address, "http://") || g_str_has_prefix (address, "mailto:");
  gsize start = self->line->len;
  gsize out_before = self->out->len;
  g_autofree char *lone = NULL;
  g_autofree char *inner = NULL;
  guint number = _rej_paste_notes_get_number (self->notes, node);

  if (number > 0)
    {
      g_string_append_printf (self->line, "[^%u]", number);
      self->formatted = TRUE;
      return;
    }
  if (self->note != NULL && _rej_paste_notes_lead_back (self->notes, node))
    return;
  lone = dup_lone_number (node, address);
  if (lone != NULL)
    {
      g_autofree char *text = g_strdup_printf ("[%s]", lone);

      _rej_paste_add_text (self, text);
      return;
    }
  read_children (self, node);
  if (!leads || self->out->len != out_before || self->line->len <= start || strpbrk (address, " <>()\n\\") != NULL)
    return;
  inner = g_strstrip (g_strdup (self->line->str + start));
  if (*inner == '\0' || strcmp (inner, address) == 0)
    return;
  g_string_truncate (self->line, start);
  /* "[[" would begin a placeholder. */
  g_string_append_printf (self->line, "[%s%s](%s)", *inner == '[' ? "\\" : "", inner, address);
  self->formatted = TRUE;
}

static void
read_item (RejPasteReader *self,
           xmlNode *item,
           char *marker)
{
  gsize before = self->prefix->len;

  g_free (self->marker);
  self->marker = marker;
  self->hanging = (guint) strlen (marker);
  read_children (self, item);
  _rej_paste_flush (self);
  g_clear_pointer (&self->marker, g_free);
  self->hanging = 0;
  g_string_truncate (self->prefix, before);
  self->tight = TRUE;
}

static void
read_list (RejPasteReader *self,
           xmlNode *node)
{
  gboolean ordered = _rej_paste_is_named (node, "ol");
  g_autofree char *start = _rej_paste_dup_attribute (node, "start");
  guint number = *start != '\0' ? (guint) strtoul (start, NULL, 10) % 1000000 : 1;
  gsize before = 0;
  guint width = 0;

  _rej_paste_flush (self);
  /* An item that holds nothing but a list. */
  g_clear_pointer (&self->marker, g_free);
  before = self->prefix->len;
  _rej_paste_hang (self);
  self->tight = self->prefix->len > 0 && _rej_paste_ends_with (self->prefix, " ") && !_rej_paste_ends_with (self->prefix, "> ") && self->out->len > 0;
  for (xmlNode *item = node->children; item != NULL; item = item->next)
    {
      if (_rej_paste_is_named (item, "li") && !_rej_paste_notes_contain (self->notes, item))
        {
          char *marker = ordered ? g_strdup_printf ("%u. ", number++) : g_strdup ("- ");

          width = (guint) strlen (marker);
          read_item (self, item, marker);
          self->formatted = TRUE;
        }
      /* Some programs put a list into a list without an item around it. */
      else if (_rej_paste_is_named (item, "ul") || _rej_paste_is_named (item, "ol"))
        {
          self->hanging = width;
          read_list (self, item);
          self->tight = TRUE;
        }
    }
  self->tight = FALSE;
  g_string_truncate (self->prefix, before);
}

static void
read_quote (RejPasteReader *self,
            xmlNode *node)
{
  gsize before = 0;

  _rej_paste_flush (self);
  before = self->prefix->len;
  /* The line between is not part of the quotation. */
  if (self->out->len > 0 && !self->tight)
    {
      g_string_append (self->out, "\n");
      self->tight = TRUE;
    }
  g_string_append (self->prefix, "> ");
  read_children (self, node);
  _rej_paste_flush (self);
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
read_heading (RejPasteReader *self,
              xmlNode *node,
              guint level)
{
  gboolean bold = self->bold;
  g_autofree char *sign = _rej_paste_take_word_sign (node);

  _rej_paste_flush (self);
  g_free (self->marker);
  self->marker = g_strdup_printf ("%.*s %s%s", (int) level, "######", sign, *sign != '\0' ? " " : "");
  self->hanging = 0;
  self->bold = TRUE;
  read_children (self, node);
  self->bold = bold;
  g_strdelimit (self->line->str, "\n", ' ');
  _rej_paste_flush (self);
  g_clear_pointer (&self->marker, g_free);
  self->formatted = TRUE;
}

/* "1." and "(1)" count; "(a)", "IV." and "1.2" are what the text refers to, and Markdown has no such items. */
typedef enum
{
  SIGN_BULLET,
  SIGN_NUMBER,
  SIGN_WORDS,
} Sign;

static Sign
read_sign (const char *sign)
{
  gsize open = strspn (sign, "(");
  gsize digits = strspn (sign + open, "0123456789");
  const char *rest = sign + open + digits;

  if (digits > 0 && digits <= 9 && rest[strspn (rest, ".)")] == '\0' && strlen (rest) <= 1)
    return SIGN_NUMBER;
  /* A single letter is a bullet in a font of signs. */
  return strlen (sign) > 1 && strpbrk (sign, "0123456789.)") != NULL ? SIGN_WORDS : SIGN_BULLET;
}

static void
read_word_item (RejPasteReader *self,
                xmlNode *node,
                guint level)
{
  g_autofree char *sign = _rej_paste_take_word_sign (node);
  Sign kind = read_sign (sign);
  gsize before = 0;
  RejPasteItem item = { level, 0 };
  guint indent = 0;

  _rej_paste_flush (self);
  before = self->prefix->len;
  if (self->out->len != self->items_end)
    g_array_set_size (self->items, 0);
  self->tight = self->items->len > 0 && kind != SIGN_WORDS && g_array_index (self->items, RejPasteItem, self->items->len - 1).width > 0;
  while (self->items->len > 0 && g_array_index (self->items, RejPasteItem, self->items->len - 1).level >= level)
    g_array_set_size (self->items, self->items->len - 1);
  for (guint i = 0; i < self->items->len; i++)
    indent += g_array_index (self->items, RejPasteItem, i).width;
  for (; indent > 0; indent--)
    g_string_append_c (self->prefix, ' ');
  g_free (self->marker);
  if (kind == SIGN_NUMBER)
    self->marker = g_strdup_printf ("%.*s. ", (int) strspn (sign + strspn (sign, "("), "0123456789"), sign + strspn (sign, "("));
  else
    self->marker = kind == SIGN_WORDS ? g_strdup_printf ("%s ", sign) : g_strdup ("- ");
  item.width = kind == SIGN_WORDS ? 0 : (guint) strlen (self->marker);
  self->hanging = item.width;
  read_children (self, node);
  _rej_paste_flush (self);
  g_clear_pointer (&self->marker, g_free);
  self->hanging = 0;
  g_string_truncate (self->prefix, before);
  g_array_append_val (self->items, item);
  self->items_end = self->out->len;
  self->formatted = TRUE;
}

/* Of a cell, the words and what refers to notes. */
static void
read_cell (RejPasteReader *self,
           xmlNode *node,
           guint depth)
{
  static const char *const parted[] = { "p", "div", "li", "br", NULL };

  for (xmlNode *child = depth < REJ_PASTE_DEEPEST ? node->children : NULL; child != NULL; child = child->next)
    {
      guint number = _rej_paste_notes_get_number (self->notes, child);

      if (child->type == XML_TEXT_NODE && child->content != NULL)
        _rej_paste_add_text (self, (const char *) child->content);
      else if (number > 0)
        g_string_append_printf (self->line, "[^%u]", number);
      else if (child->type == XML_ELEMENT_NODE && !_rej_paste_notes_contain (self->notes, child))
        read_cell (self, child, depth + 1);
      if (_rej_paste_is_one_of (child, parted))
        _rej_paste_add_text (self, " ");
    }
}

static void
read_row (RejPasteReader *self,
          xmlNode *row,
          gboolean first)
{
  guint n = 0;

  for (xmlNode *cell = row->children; cell != NULL; cell = cell->next)
    {
      g_autoptr (GString) before = NULL;
      g_autofree char *text = NULL;

      if (!_rej_paste_is_named (cell, "td") && !_rej_paste_is_named (cell, "th"))
        continue;
      g_string_append (self->line, "| ");
      before = self->line;
      self->line = g_string_new ("| ");
      read_cell (self, cell, 0);
      g_string_replace (self->line, "|", "\\|", 0);
      text = g_strstrip (g_strdup (self->line->str + strlen ("\\| ")));
      g_string_free (self->line, TRUE);
      self->line = g_steal_pointer (&before);
      g_string_append_printf (self->line, "%s ", text);
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
read_rows (RejPasteReader *self,
           xmlNode *node,
           gboolean *first)
{
  static const char *const groups[] = { "thead", "tbody", "tfoot", NULL };

  for (xmlNode *child = node->children; child != NULL; child = child->next)
    {
      if (_rej_paste_is_named (child, "tr"))
        {
          read_row (self, child, *first);
          *first = FALSE;
        }
      else if (_rej_paste_is_one_of (child, groups))
        {
          read_rows (self, child, first);
        }
    }
}

static void
read_table (RejPasteReader *self,
            xmlNode *node)
{
  gboolean first = TRUE;

  _rej_paste_flush (self);
  read_rows (self, node, &first);
  _rej_paste_flush (self);
  self->formatted = TRUE;
}

static void
read_code (RejPasteReader *self,
           xmlNode *node)
{
  g_autofree char *text = _rej_paste_dup_text (node);

  if (*text == '\0' || strchr (text, '`') != NULL || strchr (text, '\n') != NULL)
    {
      read_children (self, node);
      return;
    }
  g_string_append_printf (self->line, "`%s`", text);
  self->formatted = TRUE;
}

static void
read_pre (RejPasteReader *self,
          xmlNode *node)
{
  _rej_paste_flush (self);
  g_string_append (self->line, "```\n");
  self->verbatim = TRUE;
  read_children (self, node);
  g_strchomp (self->line->str);
  self->line->len = strlen (self->line->str);
  g_string_append (self->line, "\n```");
  _rej_paste_flush (self);
  self->verbatim = FALSE;
  self->formatted = TRUE;
}

/* Bold and italic, by element or by style: Google Docs wraps all in a bold that is none. */
static void
read_inline (RejPasteReader *self,
             xmlNode *node)
{
  static const char *const bold_names[] = { "b", "strong", NULL };
  static const char *const italic_names[] = { "i", "em", "cite", NULL };
  g_autofree char *weight = _rej_paste_dup_style (node, "font-weight");
  g_autofree char *style = _rej_paste_dup_style (node, "font-style");
  gboolean is_bold = *weight != '\0' ? g_str_equal (weight, "bold") || g_str_equal (weight, "bolder") || atoi (weight) >= 600 : _rej_paste_is_one_of (node, bold_names);
  gboolean is_italic = *style != '\0' ? g_str_equal (style, "italic") : _rej_paste_is_one_of (node, italic_names);
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
read_paragraph (RejPasteReader *self,
                xmlNode *node)
{
  g_autofree char *class = _rej_paste_dup_attribute (node, "class");
  guint level = 0;

  if (get_word_level (class) > 0)
    {
      read_heading (self, node, get_word_level (class));
      return;
    }
  if (_rej_paste_is_named (node, "p") && _rej_paste_is_word_item (node, &level))
    {
      read_word_item (self, node, level);
      return;
    }
  if (g_str_has_prefix (class, "MsoQuote") || g_str_has_prefix (class, "MsoIntenseQuote"))
    {
      read_quote (self, node);
      return;
    }
  _rej_paste_flush (self);
  read_children (self, node);
  _rej_paste_flush (self);
}

static void
read_element (RejPasteReader *self,
              xmlNode *node)
{
  static const char *const skipped[] = { "script", "style", "head", "title", "meta", "link", "noscript", "template", "svg", "object", NULL };
  static const char *const blocks[] = { "p", "div", "section", "article", "header", "footer", "main", "aside", "address", "figure", "figcaption", "dl", "dt", "dd", "center", "form", "fieldset", NULL };
  g_autofree char *display = _rej_paste_dup_style (node, "display");
  g_autofree char *list = _rej_paste_dup_style (node, "mso-list");
  g_autofree char *class = _rej_paste_dup_attribute (node, "class");

  if (_rej_paste_is_one_of (node, skipped) || g_str_equal (display, "none") || g_str_equal (list, "ignore") || _rej_paste_is_word_aside (node))
    return;
  if (strstr (class, "mw-cite-backlink") != NULL || (node != self->note && _rej_paste_notes_contain (self->notes, node)))
    return;
  if (_rej_paste_is_word_space (node))
    {
      _rej_paste_add_text (self, " ");
      return;
    }
  if (g_ascii_tolower ((char) node->name[0]) == 'h' && node->name[1] >= '1' && node->name[1] <= '6' && node->name[2] == '\0')
    read_heading (self, node, (guint) (node->name[1] - '0'));
  else if (_rej_paste_is_named (node, "ul") || _rej_paste_is_named (node, "ol"))
    read_list (self, node);
  else if (_rej_paste_is_named (node, "blockquote"))
    read_quote (self, node);
  else if (_rej_paste_is_named (node, "table"))
    read_table (self, node);
  else if (_rej_paste_is_named (node, "pre"))
    read_pre (self, node);
  else if (_rej_paste_is_named (node, "code") || _rej_paste_is_named (node, "tt") || _rej_paste_is_named (node, "kbd"))
    read_code (self, node);
  else if (_rej_paste_is_named (node, "a"))
    read_link (self, node);
  else if (_rej_paste_is_named (node, "br"))
    g_string_append (self->line, self->verbatim ? "\n" : "\\\n");
  else if (_rej_paste_is_named (node, "hr"))
    _rej_paste_flush (self);
  else if (_rej_paste_is_one_of (node, blocks))
    read_paragraph (self, node);
  else
    read_inline (self, node);
}

static void
read_node (RejPasteReader *self,
           xmlNode *node)
{
  if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE || node->type == XML_ENTITY_REF_NODE)
    _rej_paste_add_text (self, node->content != NULL ? (const char *) node->content : "");
  else if (node->type == XML_ELEMENT_NODE)
    read_element (self, node);
}

static void
read_children (RejPasteReader *self,
               xmlNode *node)
{
  if (self->depth >= REJ_PASTE_DEEPEST)
    return;
  self->depth++;
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    read_node (self, child);
  self->depth--;
}

/* What is a note stands behind everything, wherever it was. */
static void
read_notes (RejPasteReader *self)
{
  guint number = 0;

  for (guint i = 0; (self->note = _rej_paste_notes_get (self->notes, i, &number)) != NULL; i++)
    {
      self->tight = FALSE;
      self->marker = g_strdup_printf ("[^%u]: ", number);
      self->hanging = 4;
      read_children (self, self->note);
      _rej_paste_flush (self);
      /* A note that says nothing still answers its number. */
      if (self->marker != NULL)
        g_string_append_printf (self->out, "\n\n[^%u]:", number);
      g_clear_pointer (&self->marker, g_free);
      self->hanging = 0;
      g_string_truncate (self->prefix, 0);
    }
  /* What is written behind it is not part of the last note. */
  if (_rej_paste_notes_get (self->notes, 0, &number) != NULL)
    g_string_append (self->out, "\n\n");
}

/* Takes nothing of what it reads from; NULL if there was nothing but words. */
static char *
read_document (xmlDoc *document,
               guint first_note)
{
  RejPasteReader reader = { 0 };
  g_autoptr (RejPasteNotes) notes = _rej_paste_notes_new ((xmlNode *) document, first_note);
  g_autoptr (GString) line = g_string_new (NULL);
  g_autoptr (GString) prefix = g_string_new (NULL);
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (RejPasteItem));
  g_autoptr (GString) out = g_string_new (NULL);

  reader.notes = notes;
  reader.out = out;
  reader.line = line;
  reader.prefix = prefix;
  reader.items = items;
  read_children (&reader, (xmlNode *) document);
  _rej_paste_flush (&reader);
  g_clear_pointer (&reader.marker, g_free);
  g_string_truncate (prefix, 0);
  read_notes (&reader);
  return reader.formatted && out->len > 0 ? g_string_free_and_steal (g_steal_pointer (&out)) : NULL;
}

/**
 * rej_paste_from_html:
 * @html: what a browser or a word processor put on the clipboard, in UTF-8; not trusted, and mended where it is no UTF-8
 * @length: its length in bytes
 * @first_note: the number from which notes are counted, none of those above being in use where this is pasted
 *
 * Reads headings, emphasis, links, lists, quotations, tables and notes into Markdown. Nothing is fetched. A note is one
 * only if what refers to it is there too; all of them stand at the end, with an
 * empty line behind them.
 *
 * Returns: (transfer full) (nullable): the Markdown, or %NULL if there is nothing in it but words
 */
char *
rej_paste_from_html (const char *html,
                     gsize length,
                     guint first_note)
{
  g_autofree char *valid = NULL;
  g_autofree char *mended = NULL;
  xmlDoc *document = NULL;
  char *markdown = NULL;

  g_return_val_if_fail (html != NULL, NULL);
  g_return_val_if_fail (first_note > 0, NULL);

  if (length > G_MAXINT / 3)
    return NULL;
  /* The parser hands on bytes that are no UTF-8. */
  valid = g_utf8_make_valid (html, (gssize) length);
  mended = _rej_paste_mend (valid);
  document = htmlReadMemory (mended, (int) strlen (mended), NULL, "UTF-8", HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_COMPACT);
  if (document == NULL)
    return NULL;
  markdown = read_document (document, first_note);
  xmlFreeDoc (document);
  return markdown;
}
