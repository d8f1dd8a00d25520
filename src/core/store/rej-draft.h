/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define REJ_TYPE_DRAFT (rej_draft_get_type ())

/**
 * RejDraft:
 * @id: its number in the library, never used again
 * @title: (nullable): what to call it in a list
 * @document: (nullable): the document it is filed on
 * @docket: (nullable): the docket
 * @campaign: (nullable): the id of the campaign it was begun from
 * @rule: (nullable): the Federal Register number of its rule in the library
 * @is_plain: whether it is plain text, not Markdown
 * @words: its words when last described
 * @created: microseconds since 1970, UTC
 * @changed: microseconds since 1970, UTC, of the last edit
 * @revision: how many edits were appended; each is a revision that can be brought back
 * @n_characters: characters of its source when last folded
 * @file_uri: (nullable): the file it is linked to
 * @file_etag: (nullable): the state of that file when both were last the same
 * @file_sha256: (nullable): the SHA-256 of that file at that time
 * @file_revision: the revision of the draft at that time
 * @closes: (nullable): when comments are due: a date, or a date, an hour and its zone, such as
 *   "2026-01-02 23:59 America/New_York"
 * @trashed: microseconds since 1970, UTC, when it was put into the trash; 0 while it is not there
 *
 * What the library knows of a draft besides its text. A plain value: its owner may change it.
 */
typedef struct
{
  gint64 id;
  char *title;
  char *document;
  char *docket;
  char *campaign;
  char *rule;
  gboolean is_plain;
  guint words;
  gint64 created;
  gint64 changed;
  gint64 revision;
  gint64 n_characters;
  char *file_uri;
  char *file_etag;
  char *file_sha256;
  gint64 file_revision;
  char *closes;
  gint64 trashed;
} RejDraft;

/**
 * RejDraftSync:
 * @REJ_DRAFT_SYNC_UNLINKED: the draft has no file
 * @REJ_DRAFT_SYNC_SAME: neither changed since both were the same
 * @REJ_DRAFT_SYNC_DRAFT_CHANGED: the draft went on; saving brings the file up to it
 * @REJ_DRAFT_SYNC_FILE_CHANGED: another program changed the file; the draft can take it over
 * @REJ_DRAFT_SYNC_BOTH_CHANGED: the writer has to choose
 * @REJ_DRAFT_SYNC_FILE_MISSING: the file is gone or cannot be read
 *
 * How a draft stands to its file.
 */
typedef enum
{
  REJ_DRAFT_SYNC_UNLINKED,
  REJ_DRAFT_SYNC_SAME,
  REJ_DRAFT_SYNC_DRAFT_CHANGED,
  REJ_DRAFT_SYNC_FILE_CHANGED,
  REJ_DRAFT_SYNC_BOTH_CHANGED,
  REJ_DRAFT_SYNC_FILE_MISSING,
} RejDraftSync;

/**
 * RejRevision:
 * @revision: its number, from 0
 * @made: microseconds since 1970, UTC
 * @n_inserted: characters that were added since the one before in the list
 * @n_removed: characters that were taken away
 * @name: (nullable): what the writer called it
 *
 * A state of a draft that can be brought back.
 */
typedef struct
{
  gint64 revision;
  gint64 made;
  guint64 n_inserted;
  guint64 n_removed;
  char *name;
} RejRevision;

/**
 * RejStoredFile:
 * @sha256: the SHA-256 of its bytes
 * @name: the file name under which a draft has it
 * @size: its bytes
 *
 * An attachment that the library holds.
 */
typedef struct
{
  char *sha256;
  char *name;
  guint64 size;
} RejStoredFile;

GType rej_draft_get_type (void);

RejDraft *rej_draft_new (void) G_GNUC_WARN_UNUSED_RESULT;
RejDraft *rej_draft_copy (const RejDraft *self) G_GNUC_WARN_UNUSED_RESULT;
void rej_draft_free (RejDraft *self);
RejDraftSync rej_draft_compare (const RejDraft *self,
                                const char *file_etag,
                                const char *file_sha256);

void rej_revision_free (RejRevision *self);
void rej_stored_file_free (RejStoredFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejDraft, rej_draft_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejStoredFile, rej_stored_file_free)

G_END_DECLS
