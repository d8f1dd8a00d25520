/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-rule.h"

G_BEGIN_DECLS

struct _RejRule
{
  /* metadata; NULL, empty or 0 where not known */
  char *number;
  char *type_name;
  char *title;
  char *action;
  char *publication_date;
  char *comments_close_on;
  char *regulations_document;
  GPtrArray *agencies; /* strings, ended by NULL once the rule is handed out */
  GPtrArray *docket_ids; /* likewise, as are rins, derived and warnings */
  GPtrArray *rins;
  GPtrArray *derived;
  GPtrArray *warnings;
  GArray *cfr_parts; /* RejCfrPart */
  guint volume;
  guint first_page;
  guint last_page;

  /* content */
  GArray *passages; /* RejPassage */
  GArray *headings; /* RejHeading */
  GArray *footnotes; /* RejFootnote */
  guint n_tables;
  guint n_amendments;

  /* made when it is first asked for, by whichever thread */
  gpointer quote_index;
};

RejRule *rej_rule_new (void);
void rej_rule_warn (RejRule *self,
                    char *message);
void rej_rule_finish (RejRule *self);

RejRule *rej_rule_read (GBytes *xml,
                        const char *document_number,
                        GError **error);

/* What the printed lines of the preamble hold. */
void rej_rule_take_frdoc (RejRule *self,
                          const char *text,
                          guint *filed_year,
                          guint *filed_month,
                          guint *filed_day);
char *rej_rule_normalize_dashes (const char *text);
void rej_rule_take_cfr_line (RejRule *self,
                             const char *text);
void rej_rule_take_docket_line (RejRule *self,
                                const char *text);
void rej_rule_take_rin_line (RejRule *self,
                             const char *text);
void rej_rule_add_unique (GPtrArray *strings,
                          char *string);
char *rej_rule_parse_long_date (const char *text);

gboolean rej_rule_apply_meta (RejRule *self,
                              GBytes *meta_json,
                              GError **error);

G_END_DECLS
