/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-filer.h"
#include "rej-filing-journal.h"
#include "stand-in-regulations.h"

/* A library, a regulations.gov on this computer, and roads between the two that can be cut. */

#define FIXTURE_KEY "good-key"
#define FIXTURE_TEXT "The proposed rule would take fingerprints of children.\n\nSee § 103.16 – “biometrics”."
#define FIXTURE_FILE_SIZE (300 * 1000)

/* What happens to a connection before a byte is sent. */
typedef enum
{
  ROAD_OPEN,
  ROAD_REFUSED,
  ROAD_NO_NAME,
  ROAD_FOREIGN, /* to somebody who shows another certificate */
} Road;

typedef struct
{
  gint64 now;
  gint64 waited;
  gboolean stands; /* what waits, waits for ever */
} FixtureClock;

typedef struct
{
  char *folder;
  RejLibrary *library;
  StandInServer *server;
  StandInServer *foreigner; /* with TLS alone */
  SoupSession *session;
  RejRegulations *client;
  FixtureClock clock;
  RejFiling *filing; /* what is filed; its number once it is stored */
  char *file_sha256;

  /* The road. */
  Road road;
  guint road_from; /* the first connection of the road, from 0 */
  guint road_n;
  guint n_connections;

  /* The last run. */
  RejFiler *filer;
  GCancellable *cancellable;
  guint was_stopped;
  GAsyncResult *result;
  GError *error;
  gboolean is_filed;
} FilerFixture;

void filer_fixture_set_up (FilerFixture *fixture,
                           gboolean with_tls);
void filer_fixture_tear_down (FilerFixture *fixture);
void filer_fixture_set_road (FilerFixture *fixture,
                             Road road,
                             guint from,
                             guint n);
void filer_fixture_set_key (FilerFixture *fixture,
                            const char *key);
RejSubmitter *filer_fixture_new_submitter (RejSubmitterType type);
/* A filing with this many files of FIXTURE_FILE_SIZE. */
void filer_fixture_prepare (FilerFixture *fixture,
                            guint n_files);
/* Makes a filer for the filing; where it is to be watched before it runs. */
void filer_fixture_make (FilerFixture *fixture);
void filer_fixture_start (FilerFixture *fixture);
void filer_fixture_wait (FilerFixture *fixture);
/* Makes, starts and waits: of a new filing, or of that in the library. */
gboolean filer_fixture_run (FilerFixture *fixture);
void filer_fixture_forget_result (FilerFixture *fixture);
GAsyncResult *filer_fixture_wait_result (FilerFixture *fixture);
void filer_fixture_result_cb (GObject *object,
                              GAsyncResult *result,
                              gpointer user_data);
/* The filing as the library has it. */
RejFiling *filer_fixture_load (FilerFixture *fixture);
/* At most one comment has arrived, and what arrived and what is kept is whole. */
void filer_fixture_assert_whole (FilerFixture *fixture,
                                 guint n_comments);
GTlsCertificate *filer_fixture_new_certificate (gboolean foreign);

#define FILER_CALL(fixture, function, ...) \
  (filer_fixture_forget_result (fixture), function (__VA_ARGS__, NULL, filer_fixture_result_cb, fixture), filer_fixture_wait_result (fixture))
