/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "rej-text-definitions.h"
#include "rej-text-state.h"

G_BEGIN_DECLS

/**
 * RejTextFormat:
 * @REJ_TEXT_FORMAT_MARKDOWN: CommonMark with footnotes and tables
 * @REJ_TEXT_FORMAT_PLAIN: every character is text
 *
 * How a source is read.
 */
typedef enum
{
  REJ_TEXT_FORMAT_MARKDOWN,
  REJ_TEXT_FORMAT_PLAIN,
} RejTextFormat;

/**
 * RejTextRunKind:
 * @REJ_TEXT_RUN_TEXT: shown as it stands
 * @REJ_TEXT_RUN_STAND_IN: shown as other text: an entity, a backslash escape
 * @REJ_TEXT_RUN_MARKUP: not shown: emphasis marks, number signs, brackets, fences, quote signs, indentation
 * @REJ_TEXT_RUN_LIST_MARKER: the bullet or number of a list item
 * @REJ_TEXT_RUN_DESTINATION: where a link or image leads; filed as " (URL)", not shown
 * @REJ_TEXT_RUN_NOTE_REFERENCE: a reference to a note that exists; filed as "[n]"
 * @REJ_TEXT_RUN_NOTE_LABEL: the label that begins a note
 * @REJ_TEXT_RUN_COMMENT: an HTML comment: left out of what is filed, and reported
 * @REJ_TEXT_RUN_SOFT_BREAK: a line end inside a paragraph, with the prefix of the next line: shown as one space
 * @REJ_TEXT_RUN_HARD_BREAK: a line end that is kept as one
 * @REJ_TEXT_RUN_PARAGRAPH_BREAK: the end of a paragraph, heading, row or item inside the block
 *
 * What a stretch of the source is.
 */
typedef enum
{
  REJ_TEXT_RUN_TEXT,
  REJ_TEXT_RUN_STAND_IN,
  REJ_TEXT_RUN_MARKUP,
  REJ_TEXT_RUN_LIST_MARKER,
  REJ_TEXT_RUN_DESTINATION,
  REJ_TEXT_RUN_NOTE_REFERENCE,
  REJ_TEXT_RUN_NOTE_LABEL,
  REJ_TEXT_RUN_COMMENT,
  REJ_TEXT_RUN_SOFT_BREAK,
  REJ_TEXT_RUN_HARD_BREAK,
  REJ_TEXT_RUN_PARAGRAPH_BREAK,
} RejTextRunKind;

/**
 * RejTextRun:
 * @start: byte offset in the block's source
 * @length: bytes of the source
 * @plain: byte offset in the plain text where what it shows begins
 * @kind: what it is
 *
 * A stretch of a block's source. The runs of a block are in order and cover its source without a gap.
 */
typedef struct
{
  guint32 start;
  guint32 length;
  guint32 plain;
  RejTextRunKind kind;
} RejTextRun;

/**
 * RejTextStyle:
 *
 * How a stretch of the source is set, for the editor: nested stretches overlap.
 */
typedef enum
{
  REJ_TEXT_STYLE_HEADING_1,
  REJ_TEXT_STYLE_HEADING_2,
  REJ_TEXT_STYLE_HEADING_3,
  REJ_TEXT_STYLE_HEADING_4,
  REJ_TEXT_STYLE_HEADING_5,
  REJ_TEXT_STYLE_HEADING_6,
  REJ_TEXT_STYLE_EMPHASIS,
  REJ_TEXT_STYLE_STRONG,
  REJ_TEXT_STYLE_STRIKETHROUGH,
  REJ_TEXT_STYLE_CODE,
  REJ_TEXT_STYLE_LINK,
  REJ_TEXT_STYLE_QUOTE,
  REJ_TEXT_STYLE_LIST_ITEM,
  REJ_TEXT_STYLE_NOTE,
  REJ_TEXT_STYLE_TABLE,
} RejTextStyle;

/**
 * RejTextStyleSpan:
 * @start: byte offset in the block's source
 * @end: byte offset, exclusive
 * @style: how it is set
 *
 * A styled stretch of a block's source.
 */
typedef struct
{
  guint32 start;
  guint32 end;
  RejTextStyle style;
} RejTextStyleSpan;

/**
 * RejTextJoint:
 * @REJ_TEXT_JOINT_NONE: the block files nothing (blank lines, definitions, comments alone)
 * @REJ_TEXT_JOINT_LINE: filed on the line after what came before (the next item of a tight list)
 * @REJ_TEXT_JOINT_BLANK: filed after a blank line
 * @REJ_TEXT_JOINT_NOTE: filed in the list of notes at the end, on a line of its own; what begins a note there says
 *   so (rej_text_mask_starts_note()), other blocks with its label go on with it
 *
 * How the text as filed of a block follows that of the blocks before it.
 */
typedef enum
{
  REJ_TEXT_JOINT_NONE,
  REJ_TEXT_JOINT_LINE,
  REJ_TEXT_JOINT_BLANK,
  REJ_TEXT_JOINT_NOTE,
} RejTextJoint;

#define REJ_TYPE_TEXT_MASK (rej_text_mask_get_type ())

/**
 * RejTextMask:
 *
 * What of one block's source is text and what is markup. Immutable; reference-counted; safe in any thread.
 */
typedef struct _RejTextMask RejTextMask;

GType rej_text_mask_get_type (void);

RejTextMask *rej_text_mask_new (const char *source,
                                gsize length,
                                RejTextFormat format,
                                const RejTextState *state,
                                const RejTextDefinitions *definitions) G_GNUC_WARN_UNUSED_RESULT;
RejTextMask *rej_text_mask_ref (RejTextMask *self);
void rej_text_mask_unref (RejTextMask *self);

const RejTextState *rej_text_mask_get_end_state (const RejTextMask *self);
const RejTextRun *rej_text_mask_get_runs (const RejTextMask *self,
                                          guint *n_runs);
const RejTextStyleSpan *rej_text_mask_get_styles (const RejTextMask *self,
                                                  guint *n_spans);

/* The visible text: no markup, line breaks as spaces or line feeds. What is counted and checked. */
const char *rej_text_mask_get_plain (const RejTextMask *self,
                                     gsize *length);
gsize rej_text_mask_source_to_plain (const RejTextMask *self,
                                     gsize byte);
gsize rej_text_mask_plain_to_source (const RejTextMask *self,
                                     gsize plain_offset);
gsize rej_text_mask_plain_end_to_source (const RejTextMask *self,
                                         gsize plain_offset);
gboolean rej_text_mask_is_verbatim (const RejTextMask *self,
                                    gsize plain_start,
                                    gsize plain_end);

/* Whether the block is (part of) a note, and of which: NULL where it is body text. */
const char *rej_text_mask_get_note_label (const RejTextMask *self);
gboolean rej_text_mask_starts_note (const RejTextMask *self);
guint rej_text_mask_get_n_paragraphs (const RejTextMask *self);

/* Headings that begin a section: not those in quotes, lists and notes. */
guint rej_text_mask_count_headings (const RejTextMask *self);
gboolean rej_text_mask_get_heading (const RejTextMask *self,
                                    guint position,
                                    RejTextStyleSpan *span);
char *rej_text_mask_dup_heading_title (const RejTextMask *self,
                                       const RejTextStyleSpan *span) G_GNUC_WARN_UNUSED_RESULT;

/* Labels this block defines or looks for, normalized as CommonMark says. */
const RejTextDefinition *rej_text_mask_get_defined (const RejTextMask *self,
                                                    guint *n_defined);
const char *const *rej_text_mask_get_wanted (const RejTextMask *self);
/* Labels of the notes referred to, in order, one entry a reference. */
const char *const *rej_text_mask_get_note_references (const RejTextMask *self);

/* The text as filed of this block, without the numbers of its note references ("[]") and of the note it begins
 * ("[] text"). */
RejTextJoint rej_text_mask_get_joint (const RejTextMask *self);
guint rej_text_mask_get_filed_characters (const RejTextMask *self);
guint rej_text_mask_get_filed_bytes (const RejTextMask *self);

/**
 * RejTextNumberFunc:
 * @label: the normalized label of a note
 * @user_data: what the caller gave
 *
 * Tells the number under which a note is filed, from 1.
 */
typedef guint (*RejTextNumberFunc) (const char *label,
                                    gpointer user_data);

void rej_text_mask_append_filed (const RejTextMask *self,
                                 RejTextNumberFunc number,
                                 gpointer user_data,
                                 GString *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejTextMask, rej_text_mask_unref)

G_END_DECLS
