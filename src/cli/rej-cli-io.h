/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-campaign.h"
#include "rej-cli.h"
#include "rej-comment.h"
#include "rej-export.h"
#include "rej-rule.h"

G_BEGIN_DECLS

/**
 * RejCliPart:
 * @name: what is said after the verb, such as "show"; `NULL` ends a table
 * @run: runs it, with the name as its first word
 * @words: what else it takes, for the help
 *
 * What a verb can do, where that is several things.
 */
typedef struct
{
  const char *name;
  RejCliExit (*run) (int argc,
                     char **argv);
  const char *words;
} RejCliPart;

gboolean rej_cli_parse (const char *verb,
                        int *argc,
                        char ***argv,
                        const char *parameters,
                        const char *summary,
                        const GOptionEntry *entries,
                        RejCliExit *status);
RejCliExit rej_cli_run_part (const char *verb,
                             const RejCliPart *parts,
                             const char *missing,
                             int argc,
                             char **argv);
RejCliExit rej_cli_usage (const char *verb,
                          const char *format,
                          ...) G_GNUC_PRINTF (2, 3);
RejCliExit rej_cli_fail (const char *name,
                         const GError *error);

GBytes *rej_cli_read (const char *path,
                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
void rej_cli_set_exists (GError **error,
                         const char *path);
gboolean rej_cli_write (const char *path,
                        gboolean force,
                        const char *contents,
                        gsize length,
                        GError **error);
gboolean rej_cli_print (const char *text);
gboolean rej_cli_has_colour (void);
void rej_cli_add_file (JsonBuilder *builder,
                       const char *path);
gboolean rej_cli_print_json (JsonNode *node,
                             gboolean pretty);

gboolean rej_cli_knows_format (const char *format);
RejComment *rej_cli_read_comment (const char *path,
                                  const char *format,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
RejExportDetails *rej_cli_export_details (RejComment *comment) G_GNUC_WARN_UNUSED_RESULT;
RejCampaign *rej_cli_find_campaign (const char *id_or_path,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
RejRule *rej_cli_read_rule (const char *path,
                            const char *meta,
                            const char *document,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
