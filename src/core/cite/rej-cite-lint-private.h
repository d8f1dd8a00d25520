/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-citation-private.h"
#include "rej-cite-lint.h"

G_BEGIN_DECLS

/* The first volume of the Federal Register is that of 1936. */
#define REJ_CITE_FR_YEAR_ZERO 1935

/* One run of the checks over a text. */
typedef struct
{
  const char *text;
  guint32 length;
  const RejCiteList *list;
  const RejCiteFacts *facts; /* may be NULL */
  GPtrArray *findings;
  guint today_year; /* 0 until asked for */
} RejCiteLint;

/* One citation under check. */
typedef struct
{
  const RejCitation *citation;
  guint position;
} RejCiteSubject;

guint rej_cite_lint_this_year (RejCiteLint *self);
RejFinding *rej_cite_lint_report (RejCiteLint *self,
                                  const char *code,
                                  RejFindingTier tier,
                                  RejFindingSeverity severity,
                                  guint32 start,
                                  guint32 end,
                                  char *message);
void rej_cite_lint_shape (RejCiteLint *self,
                          const RejCiteSubject *subject);
void rej_cite_lint_arithmetic (RejCiteLint *self,
                               const RejCiteSubject *subject);
void rej_cite_lint_publication_day (RejCiteLint *self,
                                    const RejCiteSubject *subject);
void rej_cite_lint_order (RejCiteLint *self,
                          const RejCiteSubject *subject);
void rej_cite_lint_style (RejCiteLint *self,
                          const RejCiteSubject *subject);
void rej_cite_lint_rule (RejCiteLint *self,
                         const RejCiteSubject *subject);

G_END_DECLS
