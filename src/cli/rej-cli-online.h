/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-check.h"
#include "rej-cli.h"
#include "rej-verifier.h"

G_BEGIN_DECLS

/**
 * RejCliOnline:
 * @verifier: who asks
 * @known: what services said so far, of all files of one run
 * @has_failed: whether a service could not be reached
 *
 * Asking services from the command line.
 */
typedef struct
{
  RejVerifier *verifier;
  RejVerificationSet *known;
  gboolean has_failed;
} RejCliOnline;

RejCliOnline *rej_cli_online_new (const char *const *addresses,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
void rej_cli_online_free (RejCliOnline *self);
RejVerificationSet *rej_cli_online_ask (RejCliOnline *self,
                                        RejCheck *check) G_GNUC_WARN_UNUSED_RESULT;
gboolean rej_cli_online_fetch (RejCliOnline *self,
                               const char *number,
                               GBytes **document,
                               GBytes **xml,
                               GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejCliOnline, rej_cli_online_free)

G_END_DECLS
