/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-verification.h"

G_BEGIN_DECLS

/* The eCFR's "versioner" API, version 1 (api-evangelist/ecfr): whether a part or section is there today. */

#define REJ_ECFR_N_TITLES 51

/**
 * RejEcfrTitles:
 * @dates: (array fixed-size=51): the day up to which a title is current, YYYY-MM-DD; %NULL for none
 *
 * The eCFR trails the day by one or two, each title by its own; a later day is answered as if nothing were there.
 */
typedef struct
{
  char *dates[REJ_ECFR_N_TITLES];
} RejEcfrTitles;

void rej_ecfr_titles_free (RejEcfrTitles *self);
RejEcfrTitles *rej_ecfr_parse_titles (const char *json,
                                      gsize length,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
void rej_ecfr_get_titles_async (SoupSession *session,
                                const char *base,
                                gint64 now,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);

RejVerification *rej_ecfr_parse_ancestry (const char *json,
                                          gsize length,
                                          const char *query,
                                          gint64 now,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
void rej_ecfr_look_up_async (SoupSession *session,
                             const char *base,
                             const RejEcfrTitles *titles,
                             const char *query,
                             gint64 now,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejEcfrTitles, rej_ecfr_titles_free)

G_END_DECLS
