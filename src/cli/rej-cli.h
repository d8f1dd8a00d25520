/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * RejCliExit:
 * @REJ_CLI_FINE: done
 * @REJ_CLI_FOUND: an error was found, a campaign is not valid, or a filing was refused
 * @REJ_CLI_USAGE: the words of the command are off
 * @REJ_CLI_FAILED: a file or the network failed
 * @REJ_CLI_UNKNOWN: nobody can tell whether a comment was filed
 *
 * How the command line ends. Scripts rely on it.
 */
typedef enum
{
  REJ_CLI_FINE = 0,
  REJ_CLI_FOUND = 1,
  REJ_CLI_USAGE = 2,
  REJ_CLI_FAILED = 3,
  REJ_CLI_UNKNOWN = 4,
} RejCliExit;

/* A verb gets its own words only: argv[0] is its full name, for messages. */
RejCliExit rej_cli_attachment (int argc,
                               char **argv);
RejCliExit rej_cli_campaign (int argc,
                             char **argv);
RejCliExit rej_cli_check (int argc,
                          char **argv);
RejCliExit rej_cli_count (int argc,
                          char **argv);
RejCliExit rej_cli_export (int argc,
                           char **argv);
RejCliExit rej_cli_new (int argc,
                        char **argv);
RejCliExit rej_cli_receipt (int argc,
                            char **argv);
RejCliExit rej_cli_rule (int argc,
                         char **argv);
RejCliExit rej_cli_rule_fetch (int argc,
                               char **argv);
RejCliExit rej_cli_submit (int argc,
                           char **argv);

G_END_DECLS
