/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-text-state.h"

G_BEGIN_DECLS

/**
 * RejTextHtmlScan:
 * @no_comments: a comment was found to have no end
 * @no_instruction_end: no `?>` from this byte on
 * @no_declaration_end: no `>` from this byte on
 * @no_cdata_end: no `]]>` from this byte on
 * @budget: bytes that may still be read for tags that turn out to be none
 *
 * What is known of a text while its tags are looked for, so that many openings without an end cost no more than one.
 */
typedef struct
{
  gboolean no_comments;
  gsize no_instruction_end;
  gsize no_declaration_end;
  gsize no_cdata_end;
  gsize budget;
} RejTextHtmlScan;

void rej_text_html_scan_init (RejTextHtmlScan *self,
                              gsize length);
gsize rej_text_scan_html_tag (RejTextHtmlScan *self,
                              const char *text,
                              gsize length,
                              gsize start);
gsize rej_text_scan_html_comment (RejTextHtmlScan *self,
                                  const char *text,
                                  gsize length,
                                  gsize start);
RejTextLeaf rej_text_scan_html_block (const char *text,
                                      gsize length,
                                      gboolean interrupts_paragraph);
gboolean rej_text_html_block_ends (RejTextLeaf leaf,
                                   const char *text,
                                   gsize length);

G_END_DECLS
