/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define REJ_TYPE_SECRET_STORE (rej_secret_store_get_type ())

/**
 * RejSecretStore:
 *
 * Keeps the writer's keys for services with the desktop (Secret Service), or in memory until the program ends where the
 * desktop keeps none. They are never in a file of ours, a log or a message.
 */
G_DECLARE_FINAL_TYPE (RejSecretStore, rej_secret_store, REJ, SECRET_STORE, GObject)

/* Names of keys. */
#define REJ_SECRET_COURT_LISTENER "courtlistener-token"
#define REJ_SECRET_REGULATIONS "regulations-key"

RejSecretStore *rej_secret_store_new (gboolean in_memory) G_GNUC_WARN_UNUSED_RESULT;

void rej_secret_store_look_up_async (RejSecretStore *self,
                                     const char *name,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
char *rej_secret_store_look_up_finish (RejSecretStore *self,
                                       GAsyncResult *result,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
void rej_secret_store_set_async (RejSecretStore *self,
                                 const char *name,
                                 const char *label,
                                 const char *secret,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean rej_secret_store_set_finish (RejSecretStore *self,
                                      GAsyncResult *result,
                                      gboolean *is_lasting,
                                      GError **error);
void rej_secret_free (char *secret);

G_END_DECLS
