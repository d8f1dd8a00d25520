/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* "Rejo": tells our databases from those of others. */
#define REJ_DATABASE_APPLICATION_ID 0x52656a6f
#define REJ_DATABASE_VERSION 4

sqlite3 *rej_database_open (const char *path,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
sqlite3 *rej_database_open_damaged (const char *path,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean rej_database_prepare_schema (sqlite3 *db,
                                      GError **error);
gboolean rej_database_check (sqlite3 *db,
                             GError **error);
gboolean rej_database_purge (sqlite3 *db,
                             GError **error);

void rej_database_set_error (sqlite3 *db,
                             GError **error);
gboolean rej_database_execute (sqlite3 *db,
                               const char *sql,
                               GError **error);
sqlite3_stmt *rej_database_query (sqlite3 *db,
                                  GError **error,
                                  const char *sql,
                                  const char *types,
                                  ...) G_GNUC_WARN_UNUSED_RESULT;
int rej_database_step (sqlite3_stmt *statement,
                       GError **error);
gboolean rej_database_run (sqlite3 *db,
                           GError **error,
                           const char *sql,
                           const char *types,
                           ...);
gboolean rej_database_get_int (sqlite3 *db,
                               gint64 *value,
                               GError **error,
                               const char *sql,
                               const char *types,
                               ...);
char *rej_database_dup_text (sqlite3_stmt *statement,
                             int column) G_GNUC_WARN_UNUSED_RESULT;
gboolean rej_database_begin (sqlite3 *db,
                             GError **error);
gboolean rej_database_end (sqlite3 *db,
                           gboolean is_good,
                           GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3, sqlite3_close_v2)

G_END_DECLS
