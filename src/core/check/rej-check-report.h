/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "rej-check.h"

G_BEGIN_DECLS

/**
 * RejCheckReport:
 *
 * What the checks say of one file, as the command line prints it: whole, once, without an editor.
 */
typedef struct _RejCheckReport RejCheckReport;

RejCheckReport *rej_check_report_new (const char *name,
                                      RejComment *comment,
                                      RejCheckContext *context) G_GNUC_WARN_UNUSED_RESULT;
void rej_check_report_free (RejCheckReport *self);

RejCheck *rej_check_report_get_check (RejCheckReport *self);
gboolean rej_check_report_has_errors (RejCheckReport *self);
void rej_check_report_get_counts (RejCheckReport *self,
                                  RejTextCounts *counts);
JsonNode *rej_check_report_to_json (RejCheckReport *self) G_GNUC_WARN_UNUSED_RESULT;
JsonNode *rej_check_report_counts_to_json (RejCheckReport *self) G_GNUC_WARN_UNUSED_RESULT;
char *rej_check_report_to_text (RejCheckReport *self,
                                gboolean in_colour) G_GNUC_WARN_UNUSED_RESULT;
char *rej_check_report_counts_to_text (RejCheckReport *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejCheckReport, rej_check_report_free)

G_END_DECLS
