/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-citation-private.h"

G_BEGIN_DECLS

/* One scan: the text, what was found, and how far it is read. */
typedef struct
{
  RejCiteCursor cursor;
  RejCiteList *list;
  guint32 tail; /* where the last citation and what belongs to it end */
  guint32 aside; /* where the parenthesis that explains a citation ends */
  gboolean unknown; /* since the last citation, something like one we do not know was passed */
} RejCiteScan;

/* An abbreviation that the tables know. */
typedef struct
{
  guint edition;
  guint32 start;
  guint32 end;
  guint32 shape; /* what is off with its periods and spaces */
} RejCiteMatch;

/* What follows the first page of a citation. */
typedef struct
{
  RejCiteSpan pin; /* empty where there is none */
  RejCiteSpan year; /* likewise */
  RejCiteSpan date; /* month to year, where there is a date */
  RejCiteSpan court;
  guint32 first_pin;
  guint32 year_value;
  guint32 pins_end; /* where the pin cites end */
  guint32 end; /* where the parenthesis ends */
} RejCiteTail;

/* A date such as "Friday, September 11, 2020". */
typedef struct
{
  guint year;
  guint month;
  guint day;
  gboolean has_day; /* else only month and year are given */
  guint weekday; /* 1 for Monday, 0 where not given */
  guint32 start;
  guint32 end;
  RejCiteSpan year_span;
} RejCiteDate;

/* Each parser returns the offset to go on from, 0 where what it looks for is not there. */
guint32 rej_cite_scan_code (RejCiteScan *self,
                            const RejCiteNumber *title,
                            const RejCiteMatch *match);
guint32 rej_cite_scan_volume (RejCiteScan *self,
                              const RejCiteNumber *volume,
                              const RejCiteMatch *match);
gboolean rej_cite_scan_unknown_reporter (RejCiteScan *self,
                                         const RejCiteNumber *volume,
                                         guint32 at);
guint32 rej_cite_scan_id (RejCiteScan *self,
                          guint32 at);
guint32 rej_cite_scan_supra (RejCiteScan *self,
                             guint32 at);
guint32 rej_cite_scan_bare_name (RejCiteScan *self,
                                 guint32 at);
guint32 rej_cite_scan_public_law (RejCiteScan *self,
                                  guint32 at);
guint32 rej_cite_scan_order (RejCiteScan *self,
                             guint32 at);
guint32 rej_cite_scan_rin (RejCiteScan *self,
                           guint32 at);
guint32 rej_cite_scan_bare_rin (RejCiteScan *self,
                                guint32 at);
guint32 rej_cite_scan_docket (RejCiteScan *self,
                              guint32 at);
guint32 rej_cite_scan_loose_docket (RejCiteScan *self,
                                    guint32 at);
guint32 rej_cite_scan_fr_doc (RejCiteScan *self,
                              guint32 at);
guint32 rej_cite_scan_register (RejCiteScan *self,
                                guint32 at);
guint32 rej_cite_scan_omb (RejCiteScan *self,
                           guint32 at);
guint32 rej_cite_scan_url (RejCiteScan *self,
                           guint32 at);
guint32 rej_cite_scan_doi (RejCiteScan *self,
                           guint32 at);
guint32 rej_cite_scan_constitution (RejCiteScan *self,
                                    guint32 at);
guint32 rej_cite_scan_act (RejCiteScan *self,
                           guint32 at);
guint32 rej_cite_scan_treaty (RejCiteScan *self,
                              guint32 at);
guint32 rej_cite_scan_report (RejCiteScan *self,
                              guint32 at);
guint32 rej_cite_scan_date (RejCiteScan *self,
                            guint32 at);

guint32 rej_cite_scan_law (RejCiteScan *self,
                           const RejCiteNumber *volume,
                           guint32 at);
guint32 rej_cite_scan_sections (RejCiteScan *self,
                                guint32 at);
guint32 rej_cite_scan_code_name (RejCiteScan *self,
                                 guint32 at);
guint32 rej_cite_scan_acronym (RejCiteScan *self,
                               guint32 at);
guint32 rej_cite_scan_restatement (RejCiteScan *self,
                                   guint32 at);
guint32 rej_cite_scan_court_rule (RejCiteScan *self,
                                  guint32 at);
guint32 rej_cite_scan_bill (RejCiteScan *self,
                            guint32 at);
guint32 rej_cite_scan_proclamation (RejCiteScan *self,
                                    guint32 at);
guint32 rej_cite_scan_article (RejCiteScan *self,
                               guint32 at);
guint32 rej_cite_scan_un_document (RejCiteScan *self,
                                   guint32 at);
guint32 rej_cite_scan_foreign (RejCiteScan *self,
                               guint32 at);
guint32 rej_cite_scan_neutral (RejCiteScan *self,
                               const RejCiteNumber *year);
guint32 rej_cite_scan_application (RejCiteScan *self,
                                   guint32 at);
guint32 rej_cite_scan_eu_case (RejCiteScan *self,
                               guint32 at);
guint32 rej_cite_scan_eu_law (RejCiteScan *self,
                              guint32 at);
guint32 rej_cite_scan_guidance (RejCiteScan *self,
                                guint32 at);
guint32 rej_cite_scan_notice (RejCiteScan *self,
                              guint32 at);
guint32 rej_cite_scan_infra (RejCiteScan *self,
                             guint32 at);

/* Parts. */
gboolean rej_cite_is_abbreviation (const char *word);
guint32 rej_cite_match_more_pins (const RejCiteCursor *cursor,
                                  guint32 end);
guint rej_cite_match_law (const RejCiteCursor *cursor,
                          guint32 at,
                          guint32 *end);
gboolean rej_cite_match_year (const RejCiteCursor *cursor,
                              guint32 at,
                              RejCiteTail *tail);
guint32 rej_cite_match_act (const RejCiteCursor *cursor,
                            guint32 at);
guint32 rej_cite_match_treaty (const RejCiteCursor *cursor,
                               guint32 at);
guint32 rej_cite_match_public_law (const RejCiteCursor *cursor,
                                   guint32 at,
                                   RejCiteNumber *congress,
                                   RejCiteNumber *number);
gboolean rej_cite_match_loose_code (const RejCiteCursor *cursor,
                                    guint32 at,
                                    RejCiteMatch *match);
gboolean rej_cite_match_source (const RejCiteCursor *cursor,
                                guint32 at,
                                RejCiteMatch *match);
guint32 rej_cite_match_subsections (const RejCiteCursor *cursor,
                                    guint32 at,
                                    guint32 *shape);
guint32 rej_cite_match_pin (const RejCiteCursor *cursor,
                            guint32 at,
                            guint32 *value);
void rej_cite_match_tail (const RejCiteCursor *cursor,
                          guint32 at,
                          guint32 first_page,
                          RejCiteTail *tail);
gboolean rej_cite_match_date (const RejCiteCursor *cursor,
                              guint32 at,
                              RejCiteDate *date);
gboolean rej_cite_date_is_possible (const RejCiteDate *date);
void rej_cite_match_names (const RejCiteCursor *cursor,
                           guint32 at,
                           guint32 limit,
                           RejCiteSpan *plaintiff,
                           RejCiteSpan *defendant);
RejCiteSpan rej_cite_match_short_name (const RejCiteCursor *cursor,
                                       guint32 at,
                                       guint32 limit);
guint32 rej_cite_match_name_before (const RejCiteCursor *cursor,
                                    guint32 end,
                                    guint32 limit);
RejCitation *rej_cite_scan_add (RejCiteScan *self,
                                RejCiteKind kind,
                                guint32 start,
                                guint32 end);
void rej_cite_scan_add_tail (RejCiteScan *self,
                             const RejCiteTail *tail);

static inline void
rej_cite_scan_field (RejCiteScan *self,
                     guint field,
                     guint32 start,
                     guint32 end)
{
  rej_cite_list_add_field (self->list, field, self->cursor.text, start, end);
}

G_END_DECLS
