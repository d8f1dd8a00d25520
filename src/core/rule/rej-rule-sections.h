/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-rule.h"

G_BEGIN_DECLS

/**
 * RejRuleSection:
 * @passage: position of the passage that names the section
 * @n_passages: how many passages follow it that are its text
 * @page: the Federal Register page it begins on, 0 if not known
 * @title: title of the Code of Federal Regulations, 0 if the document names more than one that has the part, or none
 * @number: its number, such as "103.16"
 * @subject: what it is about, as printed; may be empty
 *
 * A section of the Code of Federal Regulations whose text the document gives.
 */
typedef struct
{
  guint passage;
  guint n_passages;
  guint page;
  guint title;
  char *number;
  char *subject;
} RejRuleSection;

GPtrArray *rej_rule_list_sections (const RejRule *self) G_GNUC_WARN_UNUSED_RESULT;
char *rej_rule_section_dup_citation (const RejRuleSection *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
