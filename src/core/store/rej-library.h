/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "rej-draft-history.h"
#include "rej-draft.h"

G_BEGIN_DECLS

#define REJ_LIBRARY_ERROR (rej_library_error_quark ())

/**
 * RejLibraryError:
 * @REJ_LIBRARY_ERROR_FAILED: something else
 * @REJ_LIBRARY_ERROR_FULL: the disk is full
 * @REJ_LIBRARY_ERROR_BUSY: another program holds the library for too long; try again
 * @REJ_LIBRARY_ERROR_DAMAGED: the file is damaged; opening the library again moves it aside and saves what can be read
 * @REJ_LIBRARY_ERROR_NEWER: a newer version of Rejoinder made it
 * @REJ_LIBRARY_ERROR_FOREIGN: another program made it
 * @REJ_LIBRARY_ERROR_READ_ONLY: the folder cannot be written to
 * @REJ_LIBRARY_ERROR_IN_USE: the draft is open in another window
 * @REJ_LIBRARY_ERROR_NOT_FOUND: no such draft, revision, attachment or rule
 * @REJ_LIBRARY_ERROR_TRACES: the draft is deleted, but traces stay in the library until it is opened next
 *
 * What can be wrong with a library.
 */
typedef enum
{
  REJ_LIBRARY_ERROR_FAILED,
  REJ_LIBRARY_ERROR_FULL,
  REJ_LIBRARY_ERROR_BUSY,
  REJ_LIBRARY_ERROR_DAMAGED,
  REJ_LIBRARY_ERROR_NEWER,
  REJ_LIBRARY_ERROR_FOREIGN,
  REJ_LIBRARY_ERROR_READ_ONLY,
  REJ_LIBRARY_ERROR_IN_USE,
  REJ_LIBRARY_ERROR_NOT_FOUND,
  REJ_LIBRARY_ERROR_TRACES,
} RejLibraryError;

/**
 * RejLibrary:
 *
 * Everything that stays on the writer's machine: drafts with all their revisions, rules, attachments, receipts, what
 * was verified. One SQLite database in one folder that only its owner can read.
 *
 * The text of a draft is the source of a comment as it would stand in its file, front matter first. It is written by a
 * [class@DraftWriter]. The functions here are called from one thread, the one whose main context then calls back;
 * the work is done in threads that own the connections.
 */
#define REJ_TYPE_LIBRARY (rej_library_get_type ())
G_DECLARE_FINAL_TYPE (RejLibrary, rej_library, REJ, LIBRARY, GObject)

GQuark rej_library_error_quark (void);

char *rej_library_dup_default_folder (void) G_GNUC_WARN_UNUSED_RESULT;
RejLibrary *rej_library_open (const char *folder,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
const char *rej_library_get_folder (RejLibrary *self);
const char *rej_library_get_notice (RejLibrary *self);
GPtrArray *rej_library_list_damaged_copies (RejLibrary *self) G_GNUC_WARN_UNUSED_RESULT;

/* How most of what follows ends. */
gboolean rej_library_change_finish (RejLibrary *self,
                                    GAsyncResult *result,
                                    GError **error);
GPtrArray *rej_library_list_finish (RejLibrary *self,
                                    GAsyncResult *result,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Drafts. */
void rej_library_list_drafts_async (RejLibrary *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
void rej_library_create_draft_async (RejLibrary *self,
                                     const RejDraft *draft,
                                     const char *text,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
RejDraft *rej_library_create_draft_finish (RejLibrary *self,
                                           GAsyncResult *result,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
void rej_library_copy_draft_async (RejLibrary *self,
                                   gint64 id,
                                   const RejDraft *draft,
                                   const char *text,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
void rej_library_load_draft_async (RejLibrary *self,
                                   gint64 id,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
RejDraft *rej_library_load_draft_finish (RejLibrary *self,
                                         GAsyncResult *result,
                                         char **text,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
void rej_library_describe_draft_async (RejLibrary *self,
                                       const RejDraft *draft,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
void rej_library_link_file_async (RejLibrary *self,
                                  gint64 id,
                                  const char *uri,
                                  const char *etag,
                                  const char *sha256,
                                  gint64 revision,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
void rej_library_find_linked_async (RejLibrary *self,
                                    const char *uri,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
RejDraft *rej_library_find_linked_finish (RejLibrary *self,
                                          GAsyncResult *result,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
void rej_library_delete_draft_async (RejLibrary *self,
                                     gint64 id,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
void rej_library_delete_draft_with_filings_async (RejLibrary *self,
                                                  gint64 id,
                                                  GCancellable *cancellable,
                                                  GAsyncReadyCallback callback,
                                                  gpointer user_data);

/* The trash; rej-library-memos.c. */
void rej_library_trash_draft_async (RejLibrary *self,
                                    gint64 id,
                                    gboolean trashed,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);

/* Small things to remember; rej-library-memos.c. */
void rej_library_load_memos_async (RejLibrary *self,
                                   gint64 id,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GHashTable *rej_library_load_memos_finish (RejLibrary *self,
                                           GAsyncResult *result,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
void rej_library_set_memo_async (RejLibrary *self,
                                 gint64 id,
                                 const char *name,
                                 const char *value,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);

/* What can be taken back; rej-library-steps.c. */
void rej_library_load_steps_async (RejLibrary *self,
                                   gint64 id,
                                   guint body_offset,
                                   gint64 before,
                                   guint n_steps,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GPtrArray *rej_library_load_steps_finish (RejLibrary *self,
                                          GAsyncResult *result,
                                          GPtrArray **redo,
                                          gboolean *has_older,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What they were. */
void rej_library_list_revisions_async (RejLibrary *self,
                                       gint64 id,
                                       guint pause,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
void rej_library_load_revision_async (RejLibrary *self,
                                      gint64 id,
                                      gint64 revision,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
char *rej_library_load_revision_finish (RejLibrary *self,
                                        GAsyncResult *result,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
void rej_library_name_revision_async (RejLibrary *self,
                                      gint64 id,
                                      gint64 revision,
                                      const char *name,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);

/* Attachments. */
void rej_library_add_attachment_async (RejLibrary *self,
                                       gint64 id,
                                       GFile *file,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
RejStoredFile *rej_library_add_attachment_finish (RejLibrary *self,
                                                  GAsyncResult *result,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
void rej_library_list_attachments_async (RejLibrary *self,
                                         gint64 id,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
void rej_library_load_attachment_async (RejLibrary *self,
                                        const char *sha256,
                                        GOutputStream *stream,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
void rej_library_remove_attachment_async (RejLibrary *self,
                                          gint64 id,
                                          const char *sha256,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);

/* Rules. */
void rej_library_store_rule_async (RejLibrary *self,
                                   const char *number,
                                   GBytes *xml,
                                   const char *meta,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
void rej_library_load_rule_async (RejLibrary *self,
                                  const char *number,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GBytes *rej_library_load_rule_finish (RejLibrary *self,
                                      GAsyncResult *result,
                                      char **meta,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
void rej_library_list_rules_async (RejLibrary *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
char **rej_library_list_rules_finish (RejLibrary *self,
                                      GAsyncResult *result,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * RejStoredAnswer:
 * @service: who was asked
 * @query: what was asked
 * @asked: when, in microseconds since 1970
 * @answer: (nullable): what came back, as whoever asked wrote it down
 *
 * What a service said of a citation.
 */
typedef struct
{
  char *service;
  char *query;
  gint64 asked;
  char *answer;
} RejStoredAnswer;

/* What services said of the citations of a draft. */
void rej_stored_answer_free (RejStoredAnswer *self);
void rej_library_store_answers_async (RejLibrary *self,
                                      gint64 id,
                                      GPtrArray *answers,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
void rej_library_load_answers_async (RejLibrary *self,
                                     gint64 id,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);

G_END_DECLS
