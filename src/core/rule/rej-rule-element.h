/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-rule.h"

G_BEGIN_DECLS

/* What the reader does with an element. */
typedef enum
{
  REJ_ELEMENT_UNKNOWN, /* inline inside a block, else a container */
  REJ_ELEMENT_CONTAINER, /* ends a run of loose text and holds blocks */
  REJ_ELEMENT_COLLECTION, /* holds documents */
  REJ_ELEMENT_DOCUMENT,
  REJ_ELEMENT_PREAMBLE,
  REJ_ELEMENT_PART, /* a caption of the preamble, amendatory text; value: RejRulePart */
  REJ_ELEMENT_SECTION, /* a section of the Code */
  REJ_ELEMENT_FOOTNOTE,
  REJ_ELEMENT_TABLE,
  REJ_ELEMENT_ROW, /* its cells become one passage */
  REJ_ELEMENT_SKIP, /* not text of the document */
  REJ_ELEMENT_BLOCK, /* value: RejPassageKind */
  REJ_ELEMENT_HEADING, /* value: the level, 0 if the SOURCE says it */
  REJ_ELEMENT_SECTION_NUMBER,
  REJ_ELEMENT_SUBJECT,
  REJ_ELEMENT_CELL,
  REJ_ELEMENT_FACT, /* a line of metadata; value: RejRuleFact */
  REJ_ELEMENT_INLINE,
  REJ_ELEMENT_RAISED,
  REJ_ELEMENT_REFERENCE,
  REJ_ELEMENT_PAGE,
  REJ_ELEMENT_LINE,
} RejElementKind;

typedef enum
{
  REJ_FACT_AGENCY,
  REJ_FACT_CFR,
  REJ_FACT_DOCKET,
  REJ_FACT_RIN,
  REJ_FACT_NUMBER,
  REJ_FACT_VOLUME,
  REJ_FACT_DATE,
  REJ_FACT_NONE, /* printed, but neither a passage nor a fact */
} RejRuleFact;

typedef struct
{
  const char *name;
  RejElementKind kind;
  guint value;
  const char *type_name; /* of a document */
} RejElement;

const RejElement *rej_element_lookup (const char *name);

G_END_DECLS
