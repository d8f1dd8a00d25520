/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-library.h"

G_BEGIN_DECLS

/**
 * RejStoredStep:
 * @n: its number within the filing, from 1
 * @name: what is asked for, such as "upload"
 * @file: (nullable): name of the file it is about
 * @method: the method of HTTP
 * @url: the address, without what signs it
 * @begun: when it was written down, before it was sent; microseconds since 1970
 * @ended: when its outcome was written down; 0 while that is not known
 * @outcome: (nullable): how it ended, as whoever sent it calls that
 * @status: the status of the answer, 0 where none came
 * @answer: (nullable): the answer
 *
 * One request of a filing. It is on the disk before the first byte of it leaves.
 */
typedef struct
{
  guint n;
  char *name;
  char *file;
  char *method;
  char *url;
  gint64 begun;
  gint64 ended;
  char *outcome;
  guint status;
  char *answer;
} RejStoredStep;

/**
 * RejStoredFiling:
 * @id: its number; 0 before it is in the library
 * @draft: the draft it was made from; 0 for none
 * @way: the way it goes
 * @state: how far it is
 * @blocks: whether another filing of the same text would be one too many
 * @document: what it comments on
 * @text_sha256: tells the same text
 * @tracking: (nullable): the tracking number
 * @message: (nullable): a sentence about the last thing that happened
 * @content: all that is filed but the bytes of the files, as whoever files writes it down; never changed
 * @created: microseconds since 1970
 * @changed: microseconds since 1970
 * @files: (element-type RejStoredFile): its files, whose bytes the library has, in order
 * @steps: (element-type RejStoredStep): what was asked for and answered, in order; empty in a list
 *
 * A filing as the library has it. The words for way and state are those of whoever files.
 */
typedef struct
{
  gint64 id;
  gint64 draft;
  char *way;
  char *state;
  gboolean blocks;
  char *document;
  char *text_sha256;
  char *tracking;
  char *message;
  char *content;
  gint64 created;
  gint64 changed;
  GPtrArray *files;
  GPtrArray *steps;
} RejStoredFiling;

RejStoredStep *rej_stored_step_copy (const RejStoredStep *self) G_GNUC_WARN_UNUSED_RESULT;
void rej_stored_step_free (RejStoredStep *self);
RejStoredFiling *rej_stored_filing_new (void) G_GNUC_WARN_UNUSED_RESULT;
void rej_stored_filing_free (RejStoredFiling *self);

void rej_library_store_filing_async (RejLibrary *self,
                                     RejStoredFiling *filing,
                                     gboolean again,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gint64 rej_library_store_filing_finish (RejLibrary *self,
                                        GAsyncResult *result,
                                        gint64 *same,
                                        GError **error);
void rej_library_change_filing_async (RejLibrary *self,
                                      RejStoredFiling *filing,
                                      const char *expected,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
void rej_library_begin_step_async (RejLibrary *self,
                                   RejStoredFiling *filing,
                                   RejStoredStep *step,
                                   const char *expected,
                                   guint per_minute,
                                   guint per_hour,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
guint rej_library_begin_step_finish (RejLibrary *self,
                                     GAsyncResult *result,
                                     gint64 *wait,
                                     GError **error);
void rej_library_end_step_async (RejLibrary *self,
                                 RejStoredFiling *filing,
                                 RejStoredStep *step,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);

void rej_library_load_filing_async (RejLibrary *self,
                                    gint64 id,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
RejStoredFiling *rej_library_load_filing_finish (RejLibrary *self,
                                                 GAsyncResult *result,
                                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
void rej_library_list_filings_async (RejLibrary *self,
                                     gint64 draft,
                                     const char *text_sha256,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
void rej_library_delete_filing_async (RejLibrary *self,
                                      gint64 id,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejStoredStep, rej_stored_step_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejStoredFiling, rej_stored_filing_free)

G_END_DECLS
