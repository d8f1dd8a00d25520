/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-library-filings.h"
#include "rej-library-private.h"

G_BEGIN_DECLS

/* What a piece of work on a filing is told, and what it finds. */
typedef struct
{
  RejStoredFiling *filing;
  RejStoredStep *step;
  char *expected;
  gboolean again;
  guint per_minute;
  guint per_hour;
  gint64 same; /* found: a filing of the same text that blocks this one */
  gint64 wait; /* found: how long the pace wants to wait */
} RejFilingRequest;

void rej_library_start_filing (RejLibrary *self,
                               RejFilingRequest *filing_request,
                               gpointer source_tag,
                               RejStoreJob job,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
RejFilingRequest *rej_library_get_filing_request (gpointer task);

G_END_DECLS
