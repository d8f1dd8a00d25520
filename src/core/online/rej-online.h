/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

#define REJ_ONLINE_ERROR (rej_online_error_quark ())

/**
 * RejOnlineError:
 * @REJ_ONLINE_ERROR_ADDRESS: an address that is neither https nor on this computer
 * @REJ_ONLINE_ERROR_UNREACHABLE: no connection could be made, or it broke
 * @REJ_ONLINE_ERROR_REDIRECT: the answer sends us to another computer, where we do not go
 * @REJ_ONLINE_ERROR_TOO_LARGE: the answer is longer than any that makes sense
 * @REJ_ONLINE_ERROR_ANSWER: the answer cannot be understood
 * @REJ_ONLINE_ERROR_NOT_FOUND: the service has no such thing
 * @REJ_ONLINE_ERROR_TOO_MANY: the service takes no more questions for now
 * @REJ_ONLINE_ERROR_KEY: the service does not accept the key
 * @REJ_ONLINE_ERROR_REFUSED: the service reports a fault of its own or of the question
 *
 * What can go wrong when a service is asked. The messages are whole sentences and never hold a key.
 */
typedef enum
{
  REJ_ONLINE_ERROR_ADDRESS,
  REJ_ONLINE_ERROR_UNREACHABLE,
  REJ_ONLINE_ERROR_REDIRECT,
  REJ_ONLINE_ERROR_TOO_LARGE,
  REJ_ONLINE_ERROR_ANSWER,
  REJ_ONLINE_ERROR_NOT_FOUND,
  REJ_ONLINE_ERROR_TOO_MANY,
  REJ_ONLINE_ERROR_KEY,
  REJ_ONLINE_ERROR_REFUSED,
} RejOnlineError;

/**
 * RejOnlineService:
 * @REJ_ONLINE_FEDERAL_REGISTER: federalregister.gov, documents since 1994
 * @REJ_ONLINE_ECFR: ecfr.gov, the Code of Federal Regulations of today
 * @REJ_ONLINE_COURT_LISTENER: courtlistener.com, decisions of courts; wants a token
 *
 * A public service that is asked about citations.
 */
typedef enum
{
  REJ_ONLINE_FEDERAL_REGISTER,
  REJ_ONLINE_ECFR,
  REJ_ONLINE_COURT_LISTENER,
  REJ_ONLINE_N_SERVICES,
} RejOnlineService;

GQuark rej_online_error_quark (void);

SoupSession *rej_online_session_new (void) G_GNUC_WARN_UNUSED_RESULT;
gboolean rej_online_is_safe_address (const char *address);
char *rej_online_dup_base (const char *title,
                           const char *host,
                           const char *path,
                           const char *address,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

const char *rej_online_service_to_string (RejOnlineService service);
gboolean rej_online_service_from_string (const char *name,
                                         RejOnlineService *service);
const char *rej_online_service_get_title (RejOnlineService service);
const char *rej_online_service_get_host (RejOnlineService service);
char *rej_online_service_dup_base (RejOnlineService service,
                                   const char *address,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
