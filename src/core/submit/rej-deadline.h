/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "rej-campaign.h"
#include "rej-rule.h"

G_BEGIN_DECLS

/* Where the agencies are: the zone of a deadline that names none. */
#define REJ_DEADLINE_ZONE "America/New_York"

#define REJ_TYPE_DEADLINE (rej_deadline_get_type ())

/**
 * RejDeadline:
 * @date: YYYY-MM-DD, a day in @zone
 * @time: (nullable): HH:MM; only where a source states the hour
 * @zone: the time zone, such as "America/New_York"
 * @purpose: what it is for: "rule", "information-collection" or another word of a campaign
 * @source: (nullable): who says so, for people: "90 FR 49062", "regulations.gov"
 * @hour_source: (nullable): who states @time, where it is not @source
 * @extended_from: (nullable): YYYY-MM-DD, an earlier day that another source gives
 *
 * When comments are due. Immutable; reference-counted.
 */
typedef struct
{
  char *date;
  char *time;
  char *zone;
  char *purpose;
  char *source;
  char *hour_source;
  char *extended_from;
} RejDeadline;

GType rej_deadline_get_type (void);

RejDeadline *rej_deadline_new (const char *date,
                               const char *time,
                               const char *zone,
                               const char *purpose,
                               const char *source) G_GNUC_WARN_UNUSED_RESULT;
RejDeadline *rej_deadline_new_for_end_date (const char *end_date) G_GNUC_WARN_UNUSED_RESULT;
RejDeadline *rej_deadline_ref (RejDeadline *self);
void rej_deadline_unref (RejDeadline *self);

/* As the library keeps it: "2026-01-02 23:59 America/New_York", or a date alone. */
RejDeadline *rej_deadline_parse (const char *closes) G_GNUC_WARN_UNUSED_RESULT;
char *rej_deadline_to_string (const RejDeadline *self) G_GNUC_WARN_UNUSED_RESULT;

GDateTime *rej_deadline_dup_end (const RejDeadline *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean rej_deadline_has_passed (const RejDeadline *self,
                                  GDateTime *now);

/* All that is known of one rule. */
GPtrArray *rej_deadline_find_in_notice (const char *dates,
                                        const char *source) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *rej_deadline_gather (const RejCampaign *campaign,
                                const RejRule *rule,
                                const char *end_date) G_GNUC_WARN_UNUSED_RESULT;
RejDeadline *rej_deadline_lookup (GPtrArray *deadlines,
                                  const char *purpose);

/* In words; rej-deadline-words.c. */
char *rej_deadline_dup_date_words (const char *date) G_GNUC_WARN_UNUSED_RESULT;
char *rej_deadline_to_words (const RejDeadline *self,
                             GDateTime *now,
                             GTimeZone *here) G_GNUC_WARN_UNUSED_RESULT;
char *rej_deadline_to_closed_words (const RejDeadline *self) G_GNUC_WARN_UNUSED_RESULT;
char *rej_deadline_to_countdown (const RejDeadline *self,
                                 GDateTime *now) G_GNUC_WARN_UNUSED_RESULT;
char *rej_deadline_to_source_words (const RejDeadline *self) G_GNUC_WARN_UNUSED_RESULT;

/**
 * RejDeadlineReminder:
 * @REJ_DEADLINE_REMIND_WEEK: seven days before
 * @REJ_DEADLINE_REMIND_DAY: a day before
 * @REJ_DEADLINE_REMIND_HOURS: three hours before
 *
 * When a writer can be reminded. Flags, as the writer may want several.
 */
typedef enum
{
  REJ_DEADLINE_REMIND_WEEK = 1 << 0,
  REJ_DEADLINE_REMIND_DAY = 1 << 1,
  REJ_DEADLINE_REMIND_HOURS = 1 << 2,
} RejDeadlineReminder;

/* Reminders; rej-deadline-calendar.c. */
GDateTime *rej_deadline_dup_reminder (const RejDeadline *self,
                                      RejDeadlineReminder reminder) G_GNUC_WARN_UNUSED_RESULT;
char *rej_deadline_to_calendar (const RejDeadline *self,
                                const char *title,
                                const char *document,
                                RejDeadlineReminder reminders,
                                GDateTime *now) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejDeadline, rej_deadline_unref)

G_END_DECLS
