/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-export-reader.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <string.h>

#include "rej-export-source-private.h"

/* Containers deeper than this are read but not shown: their text goes to the one around them. */
#define MAX_DEPTH 24

/* What one walk over the parsed tree needs. */
typedef struct
{
  RejExportDocument *document;
  GHashTable *notes; /* cmark_node* of a note -> RejExportBlock*; owns neither */
  GArray *made; /* gboolean: which of the open containers have a block */
  RejExportBlock *parent; /* the innermost container that has a block */
  RejExportBlock *leaf; /* the open block that takes text, or NULL */
  guint counts[4]; /* how many emphases, strongs, strikes, unsafe links are open */
  const char *link;
  gboolean after_comment;
} Reader;

typedef struct
{
  cmark_node *note;
  int line;
  guint position;
} Reference;

/* What is in the tree but has no number among the types of cmark: extensions are known by name. */
static RejExportBlockKind
get_extension_kind (cmark_node *node)
{
  const char *name = cmark_node_get_type_string (node);

  if (g_str_equal (name, "table"))
    return REJ_EXPORT_BLOCK_TABLE;
  if (g_str_equal (name, "table_row") || g_str_equal (name, "table_header"))
    return REJ_EXPORT_BLOCK_ROW;
  if (g_str_equal (name, "table_cell"))
    return REJ_EXPORT_BLOCK_CELL;

  return REJ_EXPORT_BLOCK_ROOT;
}

static gboolean
get_block_kind (cmark_node *node,
                RejExportBlockKind *kind)
{
  static const struct
  {
    cmark_node_type type;
    RejExportBlockKind kind;
  } kinds[] = {
    { CMARK_NODE_HEADING, REJ_EXPORT_BLOCK_HEADING },
    { CMARK_NODE_PARAGRAPH, REJ_EXPORT_BLOCK_PARAGRAPH },
    { CMARK_NODE_HTML_BLOCK, REJ_EXPORT_BLOCK_PARAGRAPH },
    { CMARK_NODE_LIST, REJ_EXPORT_BLOCK_LIST },
    { CMARK_NODE_ITEM, REJ_EXPORT_BLOCK_ITEM },
    { CMARK_NODE_BLOCK_QUOTE, REJ_EXPORT_BLOCK_QUOTE },
    { CMARK_NODE_CODE_BLOCK, REJ_EXPORT_BLOCK_CODE },
    { CMARK_NODE_THEMATIC_BREAK, REJ_EXPORT_BLOCK_RULE },
  };
  cmark_node_type type = cmark_node_get_type (node);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].type == type)
      {
        *kind = kinds[i].kind;
        return TRUE;
      }

  *kind = get_extension_kind (node);
  return *kind != REJ_EXPORT_BLOCK_ROOT;
}

/**
 * rej_export_dup_safe_link:
 * @destination: where a link leads, UTF-8
 *
 * Makes a link safe to give to a reader: http, https and mailto only, in ASCII without spaces and quotes.
 *
 * Returns: (transfer full) (nullable): the link, %NULL where it leads anywhere else
 */
char *
rej_export_dup_safe_link (const char *destination)
{
  static const char *const schemes[] = { "http://", "https://", "mailto:" };
  GString *result = NULL;

  g_return_val_if_fail (destination != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (schemes) && result == NULL; i++)
    if (g_ascii_strncasecmp (destination, schemes[i], strlen (schemes[i])) == 0)
      result = g_string_new (NULL);
  if (result == NULL)
    return NULL;

  for (const char *p = destination; *p != '\0'; p++)
    if (*p > ' ' && *p < 0x7f && strchr ("\"'<>\\^`{|}", *p) == NULL)
      g_string_append_c (result, *p);
    else
      g_string_append_printf (result, "%%%02X", (guchar) *p);

  return g_string_free (result, FALSE);
}

static void
append_text (Reader *self,
             const char *text,
             gssize length,
             RejExportStyle extra,
             guint note,
             guint reference)
{
  RejExportSpan like = { .style = extra, .link = self->link, .note = note, .reference = reference };

  if (self->leaf == NULL || length == 0 || *text == '\0')
    return;

  if (self->after_comment)
    {
      const GString *before = self->leaf->text;

      /* The blanks on both sides of a comment that is left out are one. */
      while (length != 0 && *text == ' ' && (before->len == 0 || strchr (" \n", before->str[before->len - 1]) != NULL))
        {
          text++;
          length -= length > 0;
        }
      self->after_comment = FALSE;
    }
  for (guint i = 0; i < 3; i++)
    if (self->counts[i] > 0)
      like.style |= 1 << i;
  rej_export_block_append (self->leaf, text, length, &like);
}

/* HTML is text, as it was typed; its comments are left out. One that is never closed is no comment. */
static void
append_html (Reader *self,
             const char *html)
{
  const char *from = html;
  const char *opening;
  const char *closing;

  while ((opening = strstr (from, "<!--")) != NULL && (closing = strstr (opening + 4, "-->")) != NULL)
    {
      append_text (self, from, opening - from, REJ_EXPORT_STYLE_NONE, 0, 0);
      self->after_comment = TRUE;
      from = closing + 3;
    }
  append_text (self, from, -1, REJ_EXPORT_STYLE_NONE, 0, 0);
}

static void
append_code (Reader *self,
             const char *code)
{
  g_autoptr (GString) expanded = g_string_new (NULL);
  guint column = 0;

  for (const char *p = code; *p != '\0'; p++)
    {
      guint n = *p == '\t' ? 4 - column % 4 : 1;

      for (guint i = 0; i < n; i++)
        g_string_append_c (expanded, *p == '\t' ? ' ' : *p);
      if ((*p & 0xc0) != 0x80)
        column = *p == '\n' ? 0 : column + n;
    }
  append_text (self, expanded->str, expanded->len, REJ_EXPORT_STYLE_CODE, 0, 0);
}

static void
append_reference (Reader *self,
                  cmark_node *node)
{
  RejExportBlock *note = g_hash_table_lookup (self->notes, cmark_node_parent_footnote_def (node));
  g_autofree char *number = NULL;

  if (note == NULL || self->leaf == NULL)
    return;

  number = g_strdup_printf ("%u", note->number);
  append_text (self, number, -1, REJ_EXPORT_STYLE_NONE, note->number, ++note->n_references);
}

static void
take_link (Reader *self,
           cmark_node *node)
{
  g_autofree char *link = rej_export_dup_safe_link (cmark_node_get_url (node));

  if (self->link == NULL && link != NULL)
    self->link = g_string_chunk_insert_const (self->document->strings, link);
}

static void
read_inline (Reader *self,
             cmark_node *node,
             gboolean entering)
{
  int step = entering ? 1 : -1;

  switch ((int) cmark_node_get_type (node))
    {
    case CMARK_NODE_TEXT:
      append_text (self, cmark_node_get_literal (node), -1, REJ_EXPORT_STYLE_NONE, 0, 0);
      break;
    case CMARK_NODE_SOFTBREAK:
      append_text (self, " ", 1, REJ_EXPORT_STYLE_NONE, 0, 0);
      break;
    case CMARK_NODE_LINEBREAK:
      append_text (self, "\n", 1, REJ_EXPORT_STYLE_NONE, 0, 0);
      break;
    case CMARK_NODE_CODE:
      append_text (self, cmark_node_get_literal (node), -1, REJ_EXPORT_STYLE_CODE, 0, 0);
      break;
    case CMARK_NODE_HTML_INLINE:
      append_html (self, cmark_node_get_literal (node));
      break;
    case CMARK_NODE_EMPH:
      self->counts[0] += step;
      break;
    case CMARK_NODE_STRONG:
      self->counts[1] += step;
      break;
    case CMARK_NODE_LINK:
    case CMARK_NODE_IMAGE:
      if (entering)
        take_link (self, node);
      else
        self->link = NULL;
      break;
    case CMARK_NODE_FOOTNOTE_REFERENCE:
      if (entering)
        append_reference (self, node);
      break;
    default:
      if (g_str_equal (cmark_node_get_type_string (node), "strikethrough"))
        self->counts[2] += step;
    }
}

static RejExportBlock *
make_block (cmark_node *node,
            RejExportBlockKind kind)
{
  RejExportBlock *block = rej_export_block_new (kind);

  if (kind == REJ_EXPORT_BLOCK_HEADING)
    block->level = cmark_node_get_heading_level (node);
  else if (kind == REJ_EXPORT_BLOCK_LIST)
    {
      block->is_tight = cmark_node_get_list_tight (node);
      if (cmark_node_get_list_type (node) == CMARK_ORDERED_LIST)
        block->delimiter = cmark_node_get_list_delim (node) == CMARK_PAREN_DELIM ? ')' : '.';
      block->number = cmark_node_get_list_start (node);
    }
  else if (kind == REJ_EXPORT_BLOCK_TABLE)
    block->n_columns = cmark_gfm_extensions_get_table_columns (node);
  else if (kind == REJ_EXPORT_BLOCK_ROW)
    block->is_header = cmark_gfm_extensions_get_table_row_is_header (node);

  return block;
}

/* What a new block takes from the one it is put in. */
static void
place_block (RejExportBlock *parent,
             RejExportBlock *block,
             cmark_node *node)
{
  guint position = rej_export_block_get_n_children (parent);

  if (block->kind == REJ_EXPORT_BLOCK_ITEM && parent->delimiter != '\0')
    block->number = parent->number + position;
  if (block->kind == REJ_EXPORT_BLOCK_CELL)
    {
      cmark_node *table = cmark_node_parent (cmark_node_parent (node));
      const guint8 *alignments = cmark_gfm_extensions_get_table_alignments (table);

      if (alignments != NULL && position < cmark_gfm_extensions_get_table_columns (table))
        block->align = alignments[position] == 'c' ? REJ_EXPORT_ALIGN_CENTER : alignments[position] == 'r' ? REJ_EXPORT_ALIGN_END
                                                                                                           : REJ_EXPORT_ALIGN_START;
    }
  rej_export_block_add (parent, block);
}

static void
enter_block (Reader *self,
             cmark_node *node,
             RejExportBlockKind kind)
{
  gboolean is_item = kind == REJ_EXPORT_BLOCK_ITEM;
  gboolean nests = is_item || kind == REJ_EXPORT_BLOCK_LIST || kind == REJ_EXPORT_BLOCK_QUOTE;
  gboolean made = TRUE;
  RejExportBlock *block;

  if (is_item)
    made = self->parent->kind == REJ_EXPORT_BLOCK_LIST && g_array_index (self->made, gboolean, self->made->len - 1);
  else if (nests)
    made = self->made->len < MAX_DEPTH;
  g_array_append_val (self->made, made);
  if (!made)
    return;

  block = make_block (node, kind);
  place_block (self->parent, block, node);
  if (rej_export_block_holds_text (block))
    self->leaf = block;
  else
    self->parent = block;
}

static void
leave_block (Reader *self)
{
  gboolean made = g_array_index (self->made, gboolean, self->made->len - 1);

  g_array_set_size (self->made, self->made->len - 1);
  if (!made)
    return;

  if (self->leaf == NULL)
    {
      self->parent = self->parent->parent;
      return;
    }

  rej_export_block_finish_text (self->leaf);
  if (self->leaf->text->len == 0 && self->leaf->kind == REJ_EXPORT_BLOCK_PARAGRAPH)
    g_ptr_array_set_size (self->parent->children, self->parent->children->len - 1);
  self->leaf = NULL;
  self->after_comment = FALSE;
}

/* Blocks without children come only once in cmark's walk. */
static void
read_leaf (Reader *self,
           cmark_node *node)
{
  const char *literal = cmark_node_get_literal (node);

  if (cmark_node_get_type (node) == CMARK_NODE_CODE_BLOCK)
    append_code (self, literal);
  else if (cmark_node_get_type (node) == CMARK_NODE_HTML_BLOCK)
    append_html (self, literal);
  leave_block (self);
}

static void
read_tree (Reader *self,
           cmark_node *top,
           RejExportBlock *into)
{
  cmark_iter *iter = cmark_iter_new (top);
  cmark_event_type event;

  self->parent = into;
  g_array_set_size (self->made, 0);

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);
      cmark_node_type type = cmark_node_get_type (node);
      gboolean entering = event == CMARK_EVENT_ENTER;
      RejExportBlockKind kind;

      if (type == CMARK_NODE_FOOTNOTE_DEFINITION)
        continue;
      else if (!get_block_kind (node, &kind))
        read_inline (self, node, entering);
      else if (!entering)
        leave_block (self);
      else
        {
          enter_block (self, node, kind);
          if (type == CMARK_NODE_CODE_BLOCK || type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_THEMATIC_BREAK)
            read_leaf (self, node);
        }
    }

  cmark_iter_free (iter);
}

static cmark_node *
parse (const char *markdown)
{
  /* cmark-gfm keeps the characters its extensions begin with in tables of the process, and changes them while it parses. */
  static GMutex mutex;
  static const char *const names[] = { "table", "strikethrough", "autolink" };
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  cmark_parser *parser;
  cmark_node *tree;

  cmark_gfm_core_extensions_ensure_registered ();
  parser = cmark_parser_new (CMARK_OPT_FOOTNOTES | CMARK_OPT_UNSAFE | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    cmark_parser_attach_syntax_extension (parser, cmark_find_syntax_extension (names[i]));
  cmark_parser_feed (parser, markdown, strlen (markdown));
  tree = cmark_parser_finish (parser);
  cmark_parser_free (parser);

  return tree;
}

static int
compare_references (gconstpointer a,
                    gconstpointer b)
{
  const Reference *first = a;
  const Reference *second = b;

  if (first->line != second->line)
    return first->line < second->line ? -1 : 1;

  return first->position < second->position ? -1 : first->position > second->position;
}

/* The references to notes in the order of the source; cmark has moved the notes to the end. */
static GArray *
collect_references (cmark_node *tree,
                    int first_line)
{
  GArray *references = g_array_new (FALSE, FALSE, sizeof (Reference));
  cmark_iter *iter = cmark_iter_new (tree);
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);
      cmark_node *block = node;
      Reference reference = { .position = references->len };

      if (event != CMARK_EVENT_ENTER || cmark_node_get_type (node) != CMARK_NODE_FOOTNOTE_REFERENCE)
        continue;
      while (cmark_node_get_start_line (block) == 0 && cmark_node_parent (block) != NULL)
        block = cmark_node_parent (block);
      reference.note = cmark_node_parent_footnote_def (node);
      reference.line = cmark_node_get_start_line (block);
      if (reference.note != NULL && reference.line >= first_line)
        g_array_append_val (references, reference);
    }
  cmark_iter_free (iter);
  g_array_sort (references, compare_references);

  return references;
}

static void
add_note (Reader *self,
          cmark_node *node)
{
  RejExportBlock *note;

  if (g_hash_table_contains (self->notes, node))
    return;

  note = rej_export_block_new (REJ_EXPORT_BLOCK_NOTE);
  g_ptr_array_add (self->document->notes, note);
  note->number = self->document->notes->len;
  g_hash_table_insert (self->notes, node, note);
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return cmark_node_get_start_line (*(cmark_node **) a) - cmark_node_get_start_line (*(cmark_node **) b);
}

/* Notes are numbered by the first reference to them; those nobody refers to follow in the order of the source. */
static void
number_notes (Reader *self,
              cmark_node *tree,
              int first_line)
{
  g_autoptr (GArray) references = collect_references (tree, first_line);
  g_autoptr (GPtrArray) defined = g_ptr_array_new ();

  for (guint i = 0; i < references->len; i++)
    add_note (self, g_array_index (references, Reference, i).note);
  for (cmark_node *node = cmark_node_first_child (tree); node != NULL; node = cmark_node_next (node))
    if (cmark_node_get_type (node) == CMARK_NODE_FOOTNOTE_DEFINITION)
      g_ptr_array_add (defined, node);
  g_ptr_array_sort (defined, compare_lines);
  for (guint i = 0; i < defined->len; i++)
    add_note (self, g_ptr_array_index (defined, i));
}

/**
 * rej_export_read:
 * @markdown: a comment without its front matter, valid UTF-8
 *
 * Reads CommonMark with footnotes, tables, strikethrough and bare links.
 *
 * HTML is text; its comments are left out. Notes are numbered in the order in which the text refers to them; those it
 * never refers to come last, where cmark-gfm would drop them, and so do those under a label that an earlier one has. May
 * be called in any thread.
 *
 * Returns: (transfer full): the document, without a title
 */
RejExportDocument *
rej_export_read (const char *markdown)
{
  g_autoptr (RejExportDocument) document = rej_export_document_new ();
  g_autoptr (GHashTable) notes = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) made = g_array_new (FALSE, FALSE, sizeof (gboolean));
  g_auto (RejExportStandIns) stand_ins = { 0 };
  g_autofree char *source = NULL;
  Reader reader = { .document = document, .notes = notes, .made = made };
  cmark_node *tree;
  int n_lines;

  g_return_val_if_fail (markdown != NULL, NULL);

  if (g_str_has_prefix (markdown, "\xef\xbb\xbf"))
    markdown += 3;
  rej_export_stand_ins_choose (&stand_ins, markdown);
  source = rej_export_dup_source (markdown, &stand_ins, &n_lines);
  tree = parse (source);
  if (stand_ins.caret != NULL)
    rej_export_restore_carets (tree, &stand_ins);
  number_notes (&reader, tree, n_lines + 1);

  for (cmark_node *node = cmark_node_first_child (tree); node != NULL; node = cmark_node_next (node))
    if (cmark_node_get_start_line (node) > n_lines)
      read_tree (&reader, node,
                 cmark_node_get_type (node) == CMARK_NODE_FOOTNOTE_DEFINITION ? g_hash_table_lookup (notes, node) : document->root);
  cmark_node_free (tree);

  return g_steal_pointer (&document);
}
