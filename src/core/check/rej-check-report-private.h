/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-check-report.h"

G_BEGIN_DECLS

struct _RejCheckReport
{
  char *name;
  char *source; /* the decoded file, front matter included */
  guint body; /* characters before the comment itself */
  RejCheck *check;
  RejCheckContext *context; /* NULL where nothing is known */
  RejTextCounts counts;
};

/* A place in the source. Moving it forward costs what lies between, so that places asked for in order are linear. */
typedef struct
{
  const char *source;
  const char *at;
  guint offset; /* characters */
  guint line; /* from 1 */
  guint column; /* characters, from 1 */
} RejReportPlace;

void rej_report_place_move (RejReportPlace *self,
                            const char *source,
                            guint offset);
gboolean rej_check_report_fits_box (RejCheckReport *self);
const RejVerificationSet *rej_check_report_get_verifications (RejCheckReport *self);

G_END_DECLS
