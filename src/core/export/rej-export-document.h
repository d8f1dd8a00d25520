/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RejExportBlockKind:
 *
 * What a block of a document to be exported is. Headings, paragraphs, code and cells hold text; the others hold blocks,
 * but for rules, which are empty.
 */
typedef enum
{
  REJ_EXPORT_BLOCK_ROOT,
  REJ_EXPORT_BLOCK_HEADING,
  REJ_EXPORT_BLOCK_PARAGRAPH,
  REJ_EXPORT_BLOCK_LIST,
  REJ_EXPORT_BLOCK_ITEM,
  REJ_EXPORT_BLOCK_QUOTE,
  REJ_EXPORT_BLOCK_CODE,
  REJ_EXPORT_BLOCK_TABLE,
  REJ_EXPORT_BLOCK_ROW,
  REJ_EXPORT_BLOCK_CELL,
  REJ_EXPORT_BLOCK_RULE,
  REJ_EXPORT_BLOCK_NOTE,
} RejExportBlockKind;

/**
 * RejExportAlign:
 *
 * How the text of a table cell is set.
 */
typedef enum
{
  REJ_EXPORT_ALIGN_START,
  REJ_EXPORT_ALIGN_CENTER,
  REJ_EXPORT_ALIGN_END,
} RejExportAlign;

/**
 * RejExportStyle:
 * @REJ_EXPORT_STYLE_PLACEHOLDER: `[[what to write here]]`, left over from a template
 * @REJ_EXPORT_STYLE_ADDED: of a text with its changes, what came
 * @REJ_EXPORT_STYLE_REMOVED: likewise, what went
 *
 * How a stretch of text is set.
 */
typedef enum
{
  REJ_EXPORT_STYLE_NONE = 0,
  REJ_EXPORT_STYLE_EMPHASIS = 1 << 0,
  REJ_EXPORT_STYLE_STRONG = 1 << 1,
  REJ_EXPORT_STYLE_STRIKE = 1 << 2,
  REJ_EXPORT_STYLE_CODE = 1 << 3,
  REJ_EXPORT_STYLE_PLACEHOLDER = 1 << 4,
  REJ_EXPORT_STYLE_ADDED = 1 << 5,
  REJ_EXPORT_STYLE_REMOVED = 1 << 6,
} RejExportStyle;

/**
 * RejExportSpan:
 * @start: byte offset in the text of its block
 * @end: byte offset, exclusive
 * @style: flags of [flags@ExportStyle]
 * @note: the number of the note this refers to, 0 where it is no reference
 * @reference: which of the references to that note it is, from 1
 * @link: (nullable): where it leads: http, https or mailto, in ASCII. Owned by the document
 *
 * A stretch of text set in one way. The spans of a block are in order and cover its text without a gap.
 */
typedef struct
{
  guint32 start;
  guint32 end;
  RejExportStyle style;
  guint32 note;
  guint32 reference;
  const char *link;
} RejExportSpan;

typedef struct _RejExportBlock RejExportBlock;

/**
 * RejExportBlock:
 * @kind: what it is
 * @level: of a heading, 1 to 6
 * @number: of an item of an ordered list, or of a note; 0 of an item with a bullet
 * @n_references: of a note, how often it is referred to
 * @n_columns: of a table
 * @align: of a cell
 * @is_header: of a row, whether it heads the columns
 * @is_tight: of a list, whether its items follow without a gap
 * @delimiter: of a list with numbers, what follows the number
 * @parent: (nullable): the block around it
 * @children: (nullable): the blocks in it, owned
 * @text: (nullable): its text; a line feed is a line break that stays
 * @spans: (nullable) (element-type RejExportSpan): how it is set
 *
 * A block of a document to be exported.
 */
struct _RejExportBlock
{
  RejExportBlockKind kind;
  guint level;
  guint number;
  guint n_references;
  guint n_columns;
  RejExportAlign align;
  gboolean is_header;
  gboolean is_tight;
  char delimiter;
  RejExportBlock *parent;
  GPtrArray *children;
  GString *text;
  GArray *spans;
};

/**
 * RejExportDocument:
 * @root: what stands in the text
 * @notes: (element-type RejExportBlock): the notes by number, those nobody refers to last
 * @title: (nullable): the title, which is not part of @root
 * @strings: keeps the links
 *
 * A comment as it is to be set: between the reading of its Markdown and the writing of a page.
 */
typedef struct
{
  RejExportBlock *root;
  GPtrArray *notes;
  char *title;
  GStringChunk *strings;
} RejExportDocument;

RejExportDocument *rej_export_document_new (void) G_GNUC_WARN_UNUSED_RESULT;
void rej_export_document_free (RejExportDocument *self);
void rej_export_document_set_title (RejExportDocument *self,
                                    const char *title);

RejExportBlock *rej_export_block_new (RejExportBlockKind kind) G_GNUC_WARN_UNUSED_RESULT;
void rej_export_block_free (RejExportBlock *self);
void rej_export_block_add (RejExportBlock *self,
                           RejExportBlock *child);
guint rej_export_block_get_n_children (const RejExportBlock *self);
RejExportBlock *rej_export_block_get_child (const RejExportBlock *self,
                                            guint position);
gboolean rej_export_block_holds_text (const RejExportBlock *self);
void rej_export_block_append (RejExportBlock *self,
                              const char *text,
                              gssize length,
                              const RejExportSpan *like);
void rej_export_block_finish_text (RejExportBlock *self);
guint rej_export_block_find_span (const RejExportBlock *self,
                                  guint32 offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejExportDocument, rej_export_document_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejExportBlock, rej_export_block_free)

G_END_DECLS
