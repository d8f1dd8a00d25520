/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-database.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdarg.h>
#include <string.h>

#include "rej-library.h"

/* Long enough for another process to vacuum a library of ordinary size. */
#define BUSY_TIMEOUT_MS 10000
/* Above this, deleting for good trusts secure_delete alone: a vacuum would copy everything. */
#define MAX_VACUUM_BYTES (512 * 1024 * 1024)

/* The edits of a draft are its revisions, numbered from 1 without a gap; a snapshot is its whole text after one of
 * them. The first snapshot is revision 0, so every revision is the last snapshot before it and some edits. Offsets are
 * characters, times microseconds since 1970. */
static const char schema_1[] =
    "CREATE TABLE facts (name TEXT PRIMARY KEY, value) WITHOUT ROWID;"
    "CREATE TABLE drafts ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT, title TEXT, document TEXT, docket TEXT, campaign TEXT, rule TEXT,"
    "  is_plain INTEGER NOT NULL DEFAULT 0, words INTEGER NOT NULL DEFAULT 0, created INTEGER NOT NULL,"
    "  changed INTEGER NOT NULL, revision INTEGER NOT NULL DEFAULT 0, n_characters INTEGER NOT NULL DEFAULT 0,"
    "  file_uri TEXT, file_etag TEXT, file_sha256 TEXT, file_revision INTEGER NOT NULL DEFAULT 0);"
    "CREATE INDEX drafts_by_file ON drafts (file_uri);"
    "CREATE TABLE edits ("
    "  draft INTEGER NOT NULL REFERENCES drafts ON DELETE CASCADE, revision INTEGER NOT NULL, made INTEGER NOT NULL,"
    "  offset INTEGER NOT NULL, n_removed INTEGER NOT NULL, n_inserted INTEGER NOT NULL, inserted TEXT NOT NULL,"
    "  PRIMARY KEY (draft, revision)) WITHOUT ROWID;"
    "CREATE TABLE snapshots ("
    "  draft INTEGER NOT NULL REFERENCES drafts ON DELETE CASCADE, revision INTEGER NOT NULL, made INTEGER NOT NULL,"
    "  text TEXT NOT NULL, PRIMARY KEY (draft, revision));"
    "CREATE TABLE versions ("
    "  draft INTEGER NOT NULL REFERENCES drafts ON DELETE CASCADE, revision INTEGER NOT NULL, name TEXT NOT NULL,"
    "  created INTEGER NOT NULL, PRIMARY KEY (draft, revision));"
    "CREATE TABLE attachments ("
    "  id INTEGER PRIMARY KEY, sha256 TEXT UNIQUE, size INTEGER NOT NULL DEFAULT 0, added INTEGER NOT NULL);"
    "CREATE TABLE attachment_pieces ("
    "  attachment INTEGER NOT NULL REFERENCES attachments ON DELETE CASCADE, n INTEGER NOT NULL, bytes BLOB NOT NULL,"
    "  PRIMARY KEY (attachment, n));"
    "CREATE TABLE draft_attachments ("
    "  draft INTEGER NOT NULL REFERENCES drafts ON DELETE CASCADE, attachment INTEGER NOT NULL REFERENCES attachments,"
    "  name TEXT NOT NULL, PRIMARY KEY (draft, attachment)) WITHOUT ROWID;"
    "CREATE INDEX draft_attachments_by_attachment ON draft_attachments (attachment);"
    "CREATE TABLE rules (number TEXT PRIMARY KEY, fetched INTEGER NOT NULL, meta TEXT, xml BLOB NOT NULL);"
    "CREATE TABLE receipts ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT, draft INTEGER REFERENCES drafts ON DELETE SET NULL, revision INTEGER,"
    "  document TEXT NOT NULL, docket TEXT, way TEXT NOT NULL, state TEXT NOT NULL, tracking TEXT,"
    "  created INTEGER NOT NULL, changed INTEGER NOT NULL, text_sha256 TEXT, proof TEXT);"
    "CREATE INDEX receipts_by_draft ON receipts (draft);"
    "CREATE INDEX receipts_by_text ON receipts (document, text_sha256);"
    "CREATE TABLE receipt_steps ("
    "  receipt INTEGER NOT NULL REFERENCES receipts ON DELETE CASCADE, n INTEGER NOT NULL, method TEXT, url TEXT,"
    "  state TEXT NOT NULL, begun INTEGER, ended INTEGER, answer TEXT, PRIMARY KEY (receipt, n)) WITHOUT ROWID;"
    "CREATE TABLE verifications ("
    "  draft INTEGER NOT NULL REFERENCES drafts ON DELETE CASCADE, service TEXT NOT NULL, query TEXT NOT NULL,"
    "  asked INTEGER NOT NULL, answer TEXT, PRIMARY KEY (draft, service, query)) WITHOUT ROWID;";

/* A draft in the trash has the time it was put there. Memos are small things to remember, of a draft or, with 0, of the
 * whole library; what a memo says can be as private as a text. */
static const char schema_2[] =
    "ALTER TABLE drafts ADD COLUMN trashed INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE drafts ADD COLUMN closes TEXT;"
    "CREATE TABLE memos ("
    "  draft INTEGER NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (draft, name)) WITHOUT ROWID;"
    "CREATE TRIGGER memos_of_drafts AFTER DELETE ON drafts BEGIN DELETE FROM memos WHERE draft = old.id; END;";

/* Which step an edit belongs to, and how it came to be (RejDraftWay): undoing outlives the window by that. */
static const char schema_3[] =
    "ALTER TABLE edits ADD COLUMN step INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE edits ADD COLUMN way INTEGER NOT NULL DEFAULT 0;";

/* A filing outlives its draft where the agency may have it ("blocks"); its content is never changed. A step is written
 * down before it is sent. The receipts of the first schema were never filled. */
static const char schema_4[] =
    "DROP TABLE receipt_steps;"
    "DROP TABLE receipts;"
    "CREATE TABLE filings ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT, draft INTEGER REFERENCES drafts ON DELETE SET NULL, way TEXT NOT NULL,"
    "  state TEXT NOT NULL, blocks INTEGER NOT NULL, document TEXT NOT NULL, text_sha256 TEXT NOT NULL, tracking TEXT,"
    "  message TEXT, content TEXT NOT NULL, created INTEGER NOT NULL, changed INTEGER NOT NULL);"
    "CREATE INDEX filings_by_draft ON filings (draft);"
    "CREATE INDEX filings_by_text ON filings (text_sha256);"
    "CREATE TABLE filing_files ("
    "  filing INTEGER NOT NULL REFERENCES filings ON DELETE CASCADE, n INTEGER NOT NULL,"
    "  attachment INTEGER NOT NULL REFERENCES attachments, name TEXT NOT NULL, PRIMARY KEY (filing, n)) WITHOUT ROWID;"
    "CREATE INDEX filing_files_by_attachment ON filing_files (attachment);"
    "CREATE TABLE filing_steps ("
    "  filing INTEGER NOT NULL REFERENCES filings ON DELETE CASCADE, n INTEGER NOT NULL, name TEXT NOT NULL, file TEXT,"
    "  method TEXT NOT NULL, url TEXT NOT NULL, begun INTEGER NOT NULL, ended INTEGER NOT NULL DEFAULT 0, outcome TEXT,"
    "  status INTEGER NOT NULL DEFAULT 0, answer TEXT, PRIMARY KEY (filing, n)) WITHOUT ROWID;"
    "CREATE INDEX filing_steps_by_time ON filing_steps (begun);";

static const char *const migrations[REJ_DATABASE_VERSION] = { schema_1, schema_2, schema_3, schema_4 };

/* Makes the next opening read the whole database. */
static void
mark_suspect (sqlite3 *db)
{
  const char *path = sqlite3_db_filename (db, "main");
  g_autofree char *folder = path != NULL ? g_path_get_dirname (path) : NULL;
  g_autofree char *mark = folder != NULL ? g_build_filename (folder, "library.suspect", NULL) : NULL;

  if (mark != NULL)
    g_file_set_contents_full (mark, "", 0, G_FILE_SET_CONTENTS_NONE, 0600, NULL);
}

/**
 * rej_database_set_error:
 * @db: a connection whose last call failed
 * @error: where an error of #RejLibraryError goes
 *
 * Says in a sentence what SQLite said in a code.
 */
void
rej_database_set_error (sqlite3 *db,
                        GError **error)
{
  int code = sqlite3_errcode (db);
  int number = sqlite3_system_errno (db);

  /* A limit of the file system or the user's quota is a full disk to the writer. */
  if ((code & 0xff) == SQLITE_IOERR && (number == ENOSPC || number == EDQUOT || number == EFBIG))
    code = SQLITE_FULL;

  switch (code & 0xff)
    {
    case SQLITE_FULL:
      g_set_error_literal (error, REJ_LIBRARY_ERROR, REJ_LIBRARY_ERROR_FULL,
                           _ ("The disk is full, so your comment could not be saved. Free some space; it is kept here until then."));
      break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error_literal (error, REJ_LIBRARY_ERROR, REJ_LIBRARY_ERROR_BUSY,
                           _ ("Another program is using the library of comments. Close it or try again in a moment."));
      break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      mark_suspect (db);
      g_set_error_literal (error, REJ_LIBRARY_ERROR, REJ_LIBRARY_ERROR_DAMAGED,
                           _ ("The library of comments is damaged. Close Rejoinder and open it again: it then keeps the damaged file and saves what can be read."));
      break;
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      g_set_error_literal (error, REJ_LIBRARY_ERROR, REJ_LIBRARY_ERROR_READ_ONLY,
                           _ ("The folder of the library of comments cannot be written to."));
      break;
    default:
      g_set_error (error, REJ_LIBRARY_ERROR, REJ_LIBRARY_ERROR_FAILED,
                   /* Translators: %s is what the database said, in English */
                   _ ("The library of comments could not be read or written: %s."), sqlite3_errmsg (db));
    }
}

/**
 * rej_database_execute:
 * @db: a connection
 * @sql: statements without parameters
 * @error: where an error of #RejLibraryError goes
 *
 * Returns: whether all were executed
 */
gboolean
rej_database_execute (sqlite3 *db,
                      const char *sql,
                      GError **error)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  rej_database_set_error (db, error);
  return FALSE;
}

static sqlite3_stmt *
query_va (sqlite3 *db,
          GError **error,
          const char *sql,
          const char *types,
          va_list arguments)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    {
      rej_database_set_error (db, error);
      return NULL;
    }
  for (int i = 0; types[i] != '\0'; i++)
    {
      const char *text;
      GBytes *bytes;
      gsize size;
      gconstpointer data;

      switch (types[i])
        {
        case 'i':
          sqlite3_bind_int64 (statement, i + 1, va_arg (arguments, gint64));
          break;
        case 's':
          text = va_arg (arguments, const char *);
          sqlite3_bind_text64 (statement, i + 1, text, text != NULL ? strlen (text) : 0, SQLITE_TRANSIENT, SQLITE_UTF8);
          break;
        case 'b':
          bytes = va_arg (arguments, GBytes *);
          data = g_bytes_get_data (bytes, &size);
          sqlite3_bind_blob64 (statement, i + 1, data != NULL ? data : "", size, SQLITE_TRANSIENT);
          break;
        default:
          g_assert_not_reached ();
        }
    }
  return g_steal_pointer (&statement);
}

/**
 * rej_database_query:
 * @db: a connection
 * @error: where an error of #RejLibraryError goes
 * @sql: one statement
 * @types: a letter for each parameter: `i` gint64, `s` nullable text, `b` GBytes
 * @...: the parameters, which are copied
 *
 * Returns: (transfer full) (nullable): a statement to step through
 */
sqlite3_stmt *
rej_database_query (sqlite3 *db,
                    GError **error,
                    const char *sql,
                    const char *types,
                    ...)
{
  sqlite3_stmt *statement;
  va_list arguments;

  va_start (arguments, types);
  statement = query_va (db, error, sql, types, arguments);
  va_end (arguments);
  return statement;
}

/**
 * rej_database_step:
 * @statement: a statement
 * @error: where an error of #RejLibraryError goes
 *
 * Returns: 1 where there is a row, 0 at the end, -1 on an error
 */
int
rej_database_step (sqlite3_stmt *statement,
                   GError **error)
{
  int code = sqlite3_step (statement);

  if (code == SQLITE_ROW)
    return 1;
  if (code == SQLITE_DONE)
    return 0;
  rej_database_set_error (sqlite3_db_handle (statement), error);
  return -1;
}

/**
 * rej_database_run:
 * @db: a connection
 * @error: where an error of #RejLibraryError goes
 * @sql: one statement that gives no rows
 * @types: as for rej_database_query()
 * @...: the parameters
 *
 * Returns: whether it was executed
 */
gboolean
rej_database_run (sqlite3 *db,
                  GError **error,
                  const char *sql,
                  const char *types,
                  ...)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  va_list arguments;

  va_start (arguments, types);
  statement = query_va (db, error, sql, types, arguments);
  va_end (arguments);
  return statement != NULL && rej_database_step (statement, error) >= 0;
}

/**
 * rej_database_get_int:
 * @db: a connection
 * @value: (out): the first column of the first row; unchanged where there is no row
 * @error: where an error of #RejLibraryError goes
 * @sql: one statement
 * @types: as for rej_database_query()
 * @...: the parameters
 *
 * Returns: whether the statement was executed
 */
gboolean
rej_database_get_int (sqlite3 *db,
                      gint64 *value,
                      GError **error,
                      const char *sql,
                      const char *types,
                      ...)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  va_list arguments;
  int step;

  va_start (arguments, types);
  statement = query_va (db, error, sql, types, arguments);
  va_end (arguments);
  if (statement == NULL)
    return FALSE;
  step = rej_database_step (statement, error);
  if (step == 1)
    *value = sqlite3_column_int64 (statement, 0);
  return step >= 0;
}

/**
 * rej_database_dup_text:
 * @statement: a statement that stands on a row
 * @column: from 0
 *
 * Returns: (transfer full) (nullable): the text of a column; made valid UTF-8 where a damaged database lost that
 */
char *
rej_database_dup_text (sqlite3_stmt *statement,
                       int column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  return text != NULL ? g_utf8_make_valid (text, sqlite3_column_bytes (statement, column)) : NULL;
}

/**
 * rej_database_begin:
 * @db: a connection
 * @error: where an error of #RejLibraryError goes
 *
 * Begins a transaction that writes.
 *
 * Returns: whether it began
 */
gboolean
rej_database_begin (sqlite3 *db,
                    GError **error)
{
  return rej_database_execute (db, "BEGIN IMMEDIATE", error);
}

/**
 * rej_database_end:
 * @db: a connection
 * @is_good: whether to keep what was done since rej_database_begin()
 * @error: where an error of #RejLibraryError goes
 *
 * Ends a transaction. Nothing is kept where it cannot be kept whole.
 *
 * Returns: whether it was kept
 */
gboolean
rej_database_end (sqlite3 *db,
                  gboolean is_good,
                  GError **error)
{
  if (is_good && rej_database_execute (db, "COMMIT", error))
    return TRUE;
  if (!sqlite3_get_autocommit (db))
    sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}

/**
 * rej_database_open:
 * @path: the file
 * @error: where an error of #RejLibraryError goes
 *
 * Opens a connection that loses nothing it said was committed (WAL, synchronous FULL), overwrites what it deletes and
 * keeps to foreign keys.
 *
 * Returns: (transfer full) (nullable): the connection, for one thread at a time
 */
sqlite3 *
rej_database_open (const char *path,
                   GError **error)
{
  g_autoptr (sqlite3) db = NULL;

  if (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_FULLMUTEX | SQLITE_OPEN_PRIVATECACHE, NULL) != SQLITE_OK)
    {
      if (db != NULL)
        rej_database_set_error (db, error);
      return NULL;
    }
  sqlite3_extended_result_codes (db, 0);
  sqlite3_busy_timeout (db, BUSY_TIMEOUT_MS);
  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  if (!rej_database_execute (db,
                             "PRAGMA trusted_schema = OFF;"
                             "PRAGMA secure_delete = ON;"
                             "PRAGMA temp_store = MEMORY;"
                             "PRAGMA foreign_keys = ON;"
                             "PRAGMA journal_mode = WAL;"
                             "PRAGMA synchronous = FULL;",
                             error))
    return NULL;
  return g_steal_pointer (&db);
}

/**
 * rej_database_open_damaged:
 * @path: the file
 * @error: where an error of #RejLibraryError goes
 *
 * Opens a database only to read what can still be read.
 *
 * Returns: (transfer full) (nullable): the connection
 */
sqlite3 *
rej_database_open_damaged (const char *path,
                           GError **error)
{
  g_autoptr (sqlite3) db = NULL;

  if (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK ||
      sqlite3_exec (db, "PRAGMA query_only = ON; PRAGMA cell_size_check = ON; SELECT count(*) FROM sqlite_schema", NULL, NULL, NULL) != SQLITE_OK)
    {
      if (db != NULL)
        rej_database_set_error (db, error);
      return NULL;
    }
  return g_steal_pointer (&db);
}

/**
 * rej_database_prepare_schema:
 * @db: a connection
 * @error: where an error of #RejLibraryError goes
 *
 * Brings a database to the version of this program, step by step and whole or not at all. One made by a newer version
 * or by another program is left as it is.
 *
 * Returns: whether it can be used
 */
gboolean
rej_database_prepare_schema (sqlite3 *db,
                             GError **error)
{
  gint64 application = 0;
  gint64 version = 0;
  gint64 n_tables = 0;
  gboolean is_good = TRUE;

  if (!rej_database_get_int (db, &version, error, "PRAGMA user_version", "") || !rej_database_get_int (db, &application, error, "PRAGMA application_id", "") ||
      !rej_database_get_int (db, &n_tables, error, "SELECT count(*) FROM sqlite_schema", ""))
    return FALSE;
  if (application != REJ_DATABASE_APPLICATION_ID && (n_tables > 0 || application != 0))
    {
      g_set_error_literal (error, REJ_LIBRARY_ERROR, REJ_LIBRARY_ERROR_FOREIGN,
                           _ ("The file library.db in this folder belongs to another program. Choose another folder for your comments."));
      return FALSE;
    }
  if (version > REJ_DATABASE_VERSION)
    {
      g_set_error_literal (error, REJ_LIBRARY_ERROR, REJ_LIBRARY_ERROR_NEWER,
                           _ ("A newer version of Rejoinder made this library of comments. Update Rejoinder to open it; nothing was changed."));
      return FALSE;
    }
  if (version == REJ_DATABASE_VERSION)
    return TRUE;

  if (!rej_database_begin (db, error))
    return FALSE;
  /* Another process may have done it while this one waited. */
  is_good = rej_database_get_int (db, &version, error, "PRAGMA user_version", "");
  for (; is_good && version < REJ_DATABASE_VERSION; version++)
    is_good = rej_database_execute (db, migrations[version], error);
  if (is_good)
    {
      g_autofree char *sql = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d", REJ_DATABASE_APPLICATION_ID, REJ_DATABASE_VERSION);

      is_good = rej_database_execute (db, sql, error);
    }
  return rej_database_end (db, is_good, error);
}

/**
 * rej_database_check:
 * @db: a connection
 * @error: where REJ_LIBRARY_ERROR_DAMAGED goes
 *
 * Reads the whole database to see whether it holds together.
 *
 * Returns: whether it does
 */
gboolean
rej_database_check (sqlite3 *db,
                    GError **error)
{
  g_autoptr (sqlite3_stmt) statement = rej_database_query (db, error, "PRAGMA integrity_check(1)", "");

  if (statement == NULL || rej_database_step (statement, error) < 0)
    return FALSE;
  if (g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "ok") == 0)
    return TRUE;
  g_set_error_literal (error, REJ_LIBRARY_ERROR, REJ_LIBRARY_ERROR_DAMAGED, _ ("The library of comments is damaged."));
  return FALSE;
}

/**
 * rej_database_purge:
 * @db: a connection
 * @error: where an error of #RejLibraryError goes
 *
 * Leaves nothing of what was deleted in the files. Deleted cells are overwritten already (secure_delete), but the
 * balancing of pages leaves copies, and the log has pages of before; so the database is written anew and the log cut.
 *
 * Returns: whether nothing is left
 */
gboolean
rej_database_purge (sqlite3 *db,
                    GError **error)
{
  gint64 n_bytes = 0;
  gint64 is_busy = 0;

  if (!rej_database_get_int (db, &n_bytes, error, "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size", ""))
    return FALSE;
  if (n_bytes <= MAX_VACUUM_BYTES && !rej_database_execute (db, "VACUUM", error))
    return FALSE;
  if (!rej_database_run (db, error, "DELETE FROM facts WHERE name = 'purge'", "") ||
      !rej_database_get_int (db, &is_busy, error, "PRAGMA wal_checkpoint(TRUNCATE)", ""))
    return FALSE;
  if (is_busy == 0)
    return TRUE;
  rej_database_run (db, NULL, "INSERT OR REPLACE INTO facts VALUES ('purge', 1)", "");
  g_set_error_literal (error, REJ_LIBRARY_ERROR, REJ_LIBRARY_ERROR_BUSY, _ ("Another program is reading the library of comments."));
  return FALSE;
}
