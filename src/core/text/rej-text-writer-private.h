/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-text-mask.h"

G_BEGIN_DECLS

/**
 * RejTextWriter:
 * @source: the block's source
 * @runs: (element-type RejTextRun): what is written so far
 * @styles: (element-type RejTextStyleSpan): likewise
 * @plain: the visible text
 * @filed: (nullable): the text as filed; %NULL as long as it equals @plain
 * @numbers: (element-type guint32): byte offsets in the text as filed where the number of a note goes
 * @references: (element-type utf8): labels of the notes referred to
 * @cursor: byte of the source up to which there are runs
 * @break_start: where the line end lies that parts what was shown from what comes
 * @break_end: its end; zero where none is due
 * @continuation: what begins each further line of a leaf in the text as filed
 *
 * Collects what a reader finds in a block, in the order of the source, without a gap.
 */
typedef struct
{
  const char *source;
  gsize source_length;
  GArray *runs;
  GArray *styles;
  GString *plain;
  GString *filed;
  GArray *numbers;
  GPtrArray *references;
  gsize cursor;
  gsize break_start;
  gsize break_end;
  GString *continuation;
} RejTextWriter;

void rej_text_writer_init (RejTextWriter *self,
                           const char *source,
                           gsize length);
void rej_text_writer_finish (RejTextWriter *self);
void rej_text_writer_release (RejTextWriter *self);

/* Runs: source offsets in bytes, each from the cursor on; what is passed over becomes markup. */
void rej_text_writer_text (RejTextWriter *self,
                           gsize start,
                           gsize end);
void rej_text_writer_stand_in (RejTextWriter *self,
                               gsize start,
                               gsize end,
                               const char *shown,
                               gsize length);
void rej_text_writer_hide (RejTextWriter *self,
                           RejTextRunKind kind,
                           gsize start,
                           gsize end);
void rej_text_writer_soft_break (RejTextWriter *self,
                                 gsize start,
                                 gsize end);
void rej_text_writer_hard_break (RejTextWriter *self,
                                 gsize start,
                                 gsize end);
void rej_text_writer_note_reference (RejTextWriter *self,
                                     gsize start,
                                     gsize end,
                                     const char *label);
void rej_text_writer_style (RejTextWriter *self,
                            RejTextStyle style,
                            gsize start,
                            gsize end);

/* The text as filed alone. */
gsize rej_text_writer_get_filed_length (const RejTextWriter *self);
const char *rej_text_writer_get_filed (const RejTextWriter *self);
void rej_text_writer_file (RejTextWriter *self,
                           const char *text,
                           gsize length);
void rej_text_writer_file_note_number (RejTextWriter *self);
void rej_text_writer_truncate_filed (RejTextWriter *self,
                                     gsize length);
void rej_text_writer_set_break (RejTextWriter *self,
                                gsize start,
                                gsize end);

G_END_DECLS
