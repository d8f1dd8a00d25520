/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-draft-lock.h"
#include "rej-filer-outcome.h"
#include "rej-filer.h"

G_BEGIN_DECLS

struct _RejFiler
{
  GObject parent_instance;

  RejLibrary *library;
  RejRegulations *client;
  RejOnlineClock clock;
  RejFiling *filing;
  gboolean pauses; /* what is stopped can be gone on with */

  /* While it runs. */
  GTask *task;
  RejDraftLock *lock;
  gulong cancelled_id;
  guint cancel_idle;
  guint timer;
  RejFilerRequest request;
  guint step; /* number of the request in the library */
  guint n_tries;

  char *submission_key;
  char *upload_url;
  gboolean was_put; /* the file may be there, though nobody said so */
  guint n_uploaded;
  gint64 same;

  char *phase;
  guint64 bytes_before; /* of the files that are through */
  guint64 bytes_done;
  gboolean can_cancel;
  gboolean is_sending; /* a request is on its way */
  gboolean is_stopped;
};

/* rej-filer.c: what a run is, where it starts and ends. */
void rej_filer_set_phase (RejFiler *self,
                          char *phase);
void rej_filer_set_bytes_done (RejFiler *self,
                               guint64 bytes_done);
void rej_filer_set_can_cancel (RejFiler *self,
                               gboolean can_cancel);
void rej_filer_set_sending (RejFiler *self,
                            gboolean is_sending);
void rej_filer_set_state (RejFiler *self,
                          RejFilingState state);
gint64 rej_filer_now (RejFiler *self);
const RejFilingFile *rej_filer_get_file (RejFiler *self);
RejStoredFiling *rej_filer_build_stored (RejFiler *self,
                                         RejFilingState state,
                                         const char *message) G_GNUC_WARN_UNUSED_RESULT;
GError *rej_filer_build_end_error (RejFiler *self) G_GNUC_WARN_UNUSED_RESULT;
void rej_filer_end_run (RejFiler *self,
                        GError *error);
void rej_filer_end_with_state (RejFiler *self,
                               RejFilingState state,
                               const char *message);

/* rej-filer-steps.c: the requests. */
void rej_filer_go_on (RejFiler *self);

G_END_DECLS
