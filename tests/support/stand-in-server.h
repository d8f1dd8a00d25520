/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* A service of the web on this computer, for tests: it answers as the real one does, goes wrong when told to, and
 * remembers every byte it was sent. Each service has a file of its own, stand-in-NAME.c. It runs in the main context of
 * its maker. */
typedef struct _StandInServer StandInServer;

typedef enum
{
  STAND_IN_FINE,
  STAND_IN_HTML, /* 200, and a page for people in place of JSON */
  STAND_IN_TRUNCATED, /* the right answer, cut in the middle */
  STAND_IN_SILENT, /* takes the question and never answers */
  STAND_IN_RESET, /* drops the connection */
  STAND_IN_BROKEN, /* status 500 */
  STAND_IN_BUSY, /* status 429 and "Retry-After: 2" */
  STAND_IN_REDIRECTS, /* to another computer */
  STAND_IN_ENDLESS, /* an answer without end */
  STAND_IN_RESET_BEFORE, /* resets the connection when the headers are there */
  STAND_IN_RESET_DURING, /* resets it when some of the body is there */
  STAND_IN_RESET_AFTER, /* does what it was asked, then drops the connection */
  STAND_IN_SILENT_AFTER, /* does what it was asked, then says nothing */
  STAND_IN_BROKEN_AFTER, /* does what it was asked, then answers 500 */
  STAND_IN_400,
  STAND_IN_403,
  STAND_IN_404,
  STAND_IN_502,
  STAND_IN_503,
  STAND_IN_WRONG_TYPES, /* the right status, and numbers and lists where texts belong */
  STAND_IN_ECHO, /* 400, and all that it was sent in the answer, headers too */
  STAND_IN_HOOK, /* calls the hook, then drops the connection */
  STAND_IN_HOOK_AFTER, /* does what it was asked, calls the hook, then drops the connection */
  STAND_IN_N_FAULTS,
} StandInFault;

/* What came, as it came. */
typedef struct
{
  char *method;
  char *target; /* path and query */
  char *body; /* of a PUT only "SHA-256 SIZE": its bytes are not kept */
  char *headers; /* "Name: value\n", all of them */
} StandInRequest;

/* Answers a request that is not to go wrong; @path begins behind the address. */
typedef void (*StandInFunc) (StandInServer *server,
                             SoupServerMessage *message,
                             const char *path,
                             GHashTable *query,
                             gpointer user_data);
typedef gint64 (*StandInClock) (gpointer user_data);

StandInServer *stand_in_server_new (StandInFunc answer,
                                    gpointer user_data,
                                    GDestroyNotify destroy);
StandInServer *stand_in_server_new_with_tls (GTlsCertificate *certificate,
                                             StandInFunc answer,
                                             gpointer user_data,
                                             GDestroyNotify destroy);
void stand_in_server_free (StandInServer *self);
gpointer stand_in_server_get_data (StandInServer *self);
/* SHA-256 and size of what a PUT brought. */
const char *stand_in_server_get_upload (SoupServerMessage *message,
                                        guint64 *size);
const char *stand_in_server_get_address (StandInServer *self);

/* The next @n_times requests go wrong; 0 for all that come. */
void stand_in_server_set_fault (StandInServer *self,
                                StandInFault fault,
                                guint n_times);
/* Only requests that begin so go wrong: "POST /v4/comments". */
void stand_in_server_set_fault_for (StandInServer *self,
                                    const char *begin,
                                    StandInFault fault,
                                    guint n_times);
void stand_in_server_set_hook (StandInServer *self,
                               GFunc hook,
                               gpointer user_data);
/* The request that was done and is silent gets its answer after all. */
void stand_in_server_answer_held (StandInServer *self);
/* Every answer ends its connection, so that connections can be counted. */
void stand_in_server_set_closing (StandInServer *self,
                                  gboolean closing);
const char *stand_in_fault_to_string (StandInFault fault);
gboolean stand_in_fault_from_string (const char *name,
                                     StandInFault *fault);
/* Time by which rates are counted; the computer's where none is given. */
void stand_in_server_set_clock (StandInServer *self,
                                StandInClock clock,
                                gpointer user_data);
gint64 stand_in_server_get_time (StandInServer *self);

GPtrArray *stand_in_server_get_requests (StandInServer *self);
void stand_in_answer (SoupServerMessage *message,
                      guint status,
                      const char *content_type,
                      const char *body);

/* Which documents of the Federal Register there are: stand-in-federal-register.c. */
StandInServer *stand_in_federal_register_new (void);
/* Title 8 with a few sections: stand-in-ecfr.c. */
StandInServer *stand_in_ecfr_new (void);
/* A few cases, for who has the token; 60 citations and 5 questions a minute: stand-in-court-listener.c. */
StandInServer *stand_in_court_listener_new (const char *token);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StandInServer, stand_in_server_free)

G_END_DECLS
