/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-cite-scan-private.h"

G_BEGIN_DECLS

/* A section of a code, or a part of the C.F.R., with its subsections. */
typedef struct
{
  guint32 start;
  guint32 end;
  guint32 part_end; /* of the C.F.R. */
  guint32 subsections_start;
  guint32 subsections_end;
  guint32 shape;
  RejCiteNumber digits; /* it begins with */
  RejCiteSpan shared; /* what it leaves out and the member before it has: "19" for "83" in "1981-83" */
  gboolean has_section; /* of the C.F.R.: else it is a part */
} RejCiteSectionMatch;

gboolean rej_cite_match_usc_section (const RejCiteCursor *cursor,
                                     guint32 at,
                                     gboolean is_plural,
                                     RejCiteSectionMatch *section);
gboolean rej_cite_match_cfr_section (const RejCiteCursor *cursor,
                                     guint32 at,
                                     guint title,
                                     RejCiteSectionMatch *section);

gboolean rej_cite_match_cfr_rest (const RejCiteCursor *cursor,
                                  guint32 at,
                                  const RejCiteSectionMatch *before,
                                  RejCiteSectionMatch *section);

guint rej_cite_match_subject_code (const RejCiteCursor *cursor,
                                   guint32 at,
                                   guint32 *end);
guint32 rej_cite_match_initials (const RejCiteCursor *cursor,
                                 guint32 at);

G_END_DECLS
