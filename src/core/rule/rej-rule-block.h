/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-rule.h"

G_BEGIN_DECLS

/**
 * RejBlockSpacing:
 * @REJ_BLOCK_SPACING_KEPT: blanks beside inline elements are as the printer had them
 * @REJ_BLOCK_SPACING_INDENTED: inline elements stand on lines of their own; a blank is kept before the line break
 *   or after the indentation
 * @REJ_BLOCK_SPACING_TRIMMED: blanks beside inline elements were lost
 *
 * What happened to the white space of a file before it came to us. Federal Register XML comes in these three ways.
 */
typedef enum
{
  REJ_BLOCK_SPACING_KEPT,
  REJ_BLOCK_SPACING_INDENTED,
  REJ_BLOCK_SPACING_TRIMMED,
} RejBlockSpacing;

/**
 * RejBlockTag:
 * @REJ_BLOCK_TAG_INLINE: begin or end of emphasis, a page break
 * @REJ_BLOCK_TAG_RAISED: begin of a superscript or subscript, which clings to the word before it
 * @REJ_BLOCK_TAG_REFERENCE: the empty element after the mark of a footnote
 * @REJ_BLOCK_TAG_LINE: a line break, which counts as a blank
 */
typedef enum
{
  REJ_BLOCK_TAG_INLINE,
  REJ_BLOCK_TAG_RAISED,
  REJ_BLOCK_TAG_REFERENCE,
  REJ_BLOCK_TAG_LINE,
} RejBlockTag;

/**
 * RejBlock:
 *
 * The text of one block of the file as it is read, with its white space put right.
 */
typedef struct
{
  RejBlockSpacing spacing;
  GString *text;
  guint page;
  guint last_page;
  guint line;
  GArray *breaks; /* RejPageBreak */
  GArray *notes; /* RejNoteReference */
  GString *label; /* of a footnote: its number, taken out of the text */

  /* private: between the last character of text and the next one */
  guint run_lead; /* blanks before the first line break of the run of white space */
  guint run_indent; /* blanks after its last line break */
  gboolean run_break;
  guint tag_indent;
  gboolean hard; /* a blank for certain */
  gboolean soft; /* a blank or indentation */
  gboolean tags;
  gboolean raised;
  guint pending_page;
  gboolean in_label;
  gssize mark_start; /* of the last superscript, or -1 */
  gssize mark_end;
  gssize refer_at; /* of a reference that no mark stood before, or -1 */
} RejBlock;

RejBlock *rej_block_new (RejBlockSpacing spacing,
                         guint page,
                         guint line);
void rej_block_free (RejBlock *self);
void rej_block_add (RejBlock *self,
                    const char *text,
                    gsize length);
void rej_block_tag (RejBlock *self,
                    RejBlockTag tag);
void rej_block_begin_mark (RejBlock *self,
                           gboolean is_label);
void rej_block_end_mark (RejBlock *self);
void rej_block_refer (RejBlock *self);
void rej_block_break_page (RejBlock *self,
                           guint page);
RejBlockSpacing rej_block_guess_spacing (const char *xml,
                                         gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejBlock, rej_block_free)

G_END_DECLS
