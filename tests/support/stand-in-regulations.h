/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "stand-in-server.h"

G_BEGIN_DECLS

/* regulations.gov, version 4 of its API, as GSA documents it: it enforces every rule itself, from its own tables, and
 * knows a few documents. */
#define STAND_IN_OPEN_DOCUMENT "USCIS-2019-0007-0001"
#define STAND_IN_OTHER_DOCUMENT "FDA-2024-N-0001-0001"
#define STAND_IN_CLOSED_DOCUMENT "EPA-HQ-OAR-2003-0129-0001"

typedef struct
{
  char *name;
  char *media_type;
  char *sha256; /* NULL before it was put */
  guint64 size;
} StandInUpload;

typedef struct
{
  char *tracking;
  char *document;
  char *text;
  char *submitter_type;
  char *body; /* as it came */
  GPtrArray *files; /* of StandInUpload */
  char *posted_id; /* NULL before the agency posted it */
  char *restricted; /* why it is not shown */
  gboolean withdrawn;
} StandInComment;

/* Paths begin with "/v4"; put files go to "/upload". */
StandInServer *stand_in_regulations_new (const char *key,
                                         GTlsCertificate *certificate);
/* of StandInComment */
GPtrArray *stand_in_regulations_get_comments (StandInServer *server);
/* The agency posts a comment. */
void stand_in_regulations_post (StandInServer *server,
                                guint n,
                                const char *restricted,
                                gboolean withdrawn);
/* Whether a key was sent to where files are stored. */
gboolean stand_in_regulations_was_key_leaked (StandInServer *server);
/* A fault of one kind of request: "submission-key", "upload-url", "upload", "comment", "question". */
gboolean stand_in_regulations_set_fault (StandInServer *server,
                                         const char *request,
                                         StandInFault fault,
                                         guint n_times);

G_END_DECLS
