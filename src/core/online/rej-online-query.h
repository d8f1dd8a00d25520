/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-citation.h"
#include "rej-online.h"

G_BEGIN_DECLS

/* Everything a service is ever told of a comment is made here, from the fields of a citation alone. */
char *rej_online_dup_field (const RejCiteList *citations,
                            guint position,
                            RejCiteField field) G_GNUC_WARN_UNUSED_RESULT;
char *rej_online_dup_query (const RejCiteList *citations,
                            guint position,
                            RejOnlineService *service) G_GNUC_WARN_UNUSED_RESULT;
gboolean rej_online_query_is_fr_page (const char *query,
                                      guint *volume,
                                      guint *page);
gboolean rej_online_query_is_cfr (const char *query,
                                  guint *title,
                                  char **part,
                                  char **section);

G_END_DECLS
