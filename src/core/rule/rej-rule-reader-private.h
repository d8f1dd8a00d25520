/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libxml/parser.h>

#include "rej-rule-block.h"
#include "rej-rule-element.h"
#include "rej-rule-private.h"

G_BEGIN_DECLS

#define REJ_RULE_MAX_DEPTH 256

/* An open element. A frame that owns a block gives it to the rule when it is closed. */
typedef struct
{
  const RejElement *element;
  const char *name; /* of the parser's dictionary */
  RejBlock *block; /* (nullable): owned */
  RejBlock *outer; /* (nullable): the block that text went to before */
  gboolean is_inline; /* text goes on to the block outside */
  guint level; /* of a heading */
  int heading; /* what the reader goes back to when the element ends */
  int section;
  int footnote;
  RejRulePart part;
} RejRuleFrame;

typedef struct
{
  xmlParserCtxt *parser; /* borrowed */
  GError *error;
  const char *wanted; /* (nullable) */
  RejBlockSpacing spacing;

  RejRuleFrame frames[REJ_RULE_MAX_DEPTH];
  guint depth;
  guint skip_depth; /* depth of the element that is skipped, or 0 */
  RejBlock *block; /* (nullable): where text goes; owned by a frame */
  guint page;

  /* the document being read */
  RejRule *rule; /* (nullable) */
  guint document_depth;
  guint preamble_depth;
  gboolean has_text;
  gboolean has_page;
  RejBlock *row_block; /* (nullable): cells so far */
  int heading;
  int section;
  int footnote;
  RejRulePart part;
  guint filed_year;
  guint filed_month;
  guint filed_day;

  /* of a daily issue */
  gboolean is_collection;
  guint volume;
  char *date;
  GPtrArray *numbers;
  RejRule *found;
} RejRuleReader;

gboolean rej_element_makes_block (RejElementKind kind);
void rej_rule_reader_add_passage (RejRuleReader *self,
                                  RejBlock *block,
                                  RejPassageKind kind);
void rej_rule_reader_close_block (RejRuleReader *self,
                                  RejRuleFrame *frame);

G_END_DECLS
