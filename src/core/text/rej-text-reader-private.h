/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-text-inline-private.h"
#include "rej-text-line-private.h"
#include "rej-text-mask.h"
#include "rej-text-writer-private.h"

G_BEGIN_DECLS

/* Block quotes inside one another; more are text. */
#define REJ_TEXT_MAX_QUOTES 32
#define REJ_TEXT_MAX_CONTAINERS (REJ_TEXT_STATE_MAX_DEPTH + REJ_TEXT_MAX_QUOTES)

/**
 * RejTextContainer:
 * @base: what is kept over a cut
 * @id: grows with each container opened in the block; zero for one that was open before
 * @new_list: an item that begins a list
 * @start: where its marker begins in the source
 *
 * An open container.
 */
typedef struct
{
  RejTextStateContainer base;
  guint id;
  gboolean new_list;
  gsize start;
} RejTextContainer;

/**
 * RejTextOpenLeaf:
 *
 * The leaf that is being read. Code and HTML are those of #RejTextLeaf, which may go on in the next block.
 */
typedef enum
{
  REJ_TEXT_OPEN_NONE,
  REJ_TEXT_OPEN_PARAGRAPH,
  REJ_TEXT_OPEN_INDENTED_CODE,
  REJ_TEXT_OPEN_TABLE,
  REJ_TEXT_OPEN_LASTING,
} RejTextOpenLeaf;

/**
 * RejTextReader:
 * @source: the block's source
 * @length: bytes
 * @writer: where runs, plain and filed text go
 * @inlines: reads paragraphs, headings and cells
 * @containers: what is open, outermost first
 * @n_containers: how many
 * @n_items: how many of them are list items and notes
 * @last_id: id of the container opened last
 * @last_id_filed: that when a leaf was last filed
 * @leaf: the leaf that is open
 * @lasting: its kind, where it may go on in the next block
 * @lasting_flags: #RejTextLeafFlags
 * @fence_character: of the open fence
 * @fence_indent: of the open fence
 * @fence_length: of the open fence
 * @segments: (element-type RejTextSegment): where the lines of the open paragraph stand
 * @content: its content, where it does not stand in the source as it is
 * @content_length: bytes of its content
 * @last_line: byte offset in the content where its last line begins
 * @line_end: where the line end of the last line of a leaf begins in the source
 * @line_next: where the line after it begins
 * @previous_end: @line_end of the line before the last of a paragraph
 * @previous_next: @line_next of it
 * @table_tried: the open paragraph was found to be no table
 * @only_child: the open paragraph is the first thing in its container
 * @n_columns: of the open table
 * @blank_lines: (element-type RejTextLine): blank lines in indented code that may turn out to be inside it
 * @blank_since_leaf: a blank line was read after the last leaf
 * @filed_any: something of this block is filed
 * @code_due: the next line of code or HTML is the first of its leaf that is filed in this block
 * @joint: how the block follows
 * @note_label: (nullable): the normalized label of the note this block belongs to
 * @starts_note: the note begins in this block
 * @state_label: that of the open note
 * @defined: (element-type RejTextDefinition): labels the block defines
 * @n_paragraphs: leaves that hold a word
 *
 * Reads the blocks of a source, line by line.
 */
typedef struct
{
  const char *source;
  gsize length;
  RejTextWriter writer;
  RejTextInlines inlines;
  RejTextContainer containers[REJ_TEXT_MAX_CONTAINERS];
  guint n_containers;
  guint n_items;
  guint last_id;
  guint last_id_filed;
  RejTextOpenLeaf leaf;
  guint8 lasting;
  guint8 lasting_flags;
  guint8 fence_character;
  guint8 fence_indent;
  guint8 fence_length;
  GArray *segments;
  GString *content;
  gsize content_length;
  gsize last_line;
  gsize line_end;
  gsize line_next;
  gsize previous_end;
  gsize previous_next;
  gboolean table_tried;
  gboolean only_child;
  guint n_columns;
  GArray *blank_lines;
  gboolean blank_since_leaf;
  gboolean filed_any;
  gboolean code_due;
  RejTextJoint joint;
  char *note_label;
  gboolean starts_note;
  char state_label[REJ_TEXT_STATE_MAX_NOTE_LABEL + 1];
  GArray *defined;
  guint n_paragraphs;
  /* The leaf being filed. */
  gsize leaf_plain;
  gsize leaf_filed;
  gsize leaf_before;
  gboolean leaf_was_first;
  gboolean leaf_has_marker;
  gboolean leaf_is_code;
} RejTextReader;

/* A line as it is read: where it stands, and how far its containers go on. */
typedef struct
{
  RejTextLine line;
  gsize start;
  gsize next;
  guint n_matched; /* containers that go on */
  gboolean all; /* all of them do */
  gboolean in_list; /* the last container is a list whose item does not go on */
  gboolean maybe_lazy;
  gboolean closed; /* what does not go on is closed */
  gboolean done;
} RejTextStep;

gboolean rej_text_reader_is_item (const RejTextContainer *container);
RejTextContainer *rej_text_reader_open_container (RejTextReader *self,
                                                  RejTextContainerKind kind,
                                                  gsize start);
void rej_text_reader_close_unmatched (RejTextReader *self,
                                      RejTextStep *step);
void rej_text_reader_read_html_line (RejTextReader *self,
                                     RejTextStep *step);
gboolean rej_text_reader_open_block (RejTextReader *self,
                                     RejTextStep *step);

void rej_text_reader_init (RejTextReader *self,
                           const char *source,
                           gsize length,
                           const RejTextState *state,
                           const RejTextDefinitions *definitions);
void rej_text_reader_release (RejTextReader *self);
void rej_text_reader_read (RejTextReader *self);
void rej_text_reader_get_state (const RejTextReader *self,
                                RejTextState *state);

/* Filing: rej-text-reader-file.c */
void rej_text_reader_begin_leaf (RejTextReader *self,
                                 gboolean goes_on);
void rej_text_reader_end_leaf (RejTextReader *self);
void rej_text_reader_style_container (RejTextReader *self,
                                      const RejTextContainer *container,
                                      gsize end);

/* Leaves: rej-text-reader-leaf.c */
void rej_text_reader_close_leaf (RejTextReader *self);
void rej_text_reader_add_paragraph_line (RejTextReader *self,
                                         gsize start,
                                         gsize end,
                                         gsize next);
gboolean rej_text_reader_take_definitions (RejTextReader *self,
                                           gsize *skip);
void rej_text_reader_write_heading (RejTextReader *self,
                                    guint level,
                                    gsize start,
                                    gsize end);
gboolean rej_text_reader_close_setext (RejTextReader *self,
                                       guint level);
void rej_text_reader_write_rule (RejTextReader *self,
                                 gsize end);
void rej_text_reader_write_code_line (RejTextReader *self,
                                      const RejTextLine *line,
                                      gsize line_start,
                                      gsize next);
void rej_text_reader_write_html_line (RejTextReader *self,
                                      const RejTextLine *line,
                                      gsize line_start,
                                      gsize next);
gboolean rej_text_reader_open_table (RejTextReader *self,
                                     const RejTextLine *line);
void rej_text_reader_write_row (RejTextReader *self,
                                gsize start,
                                gsize end);

G_END_DECLS
