/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-draft.h"

G_DEFINE_BOXED_TYPE (RejDraft, rej_draft, rej_draft_copy, rej_draft_free)

/**
 * rej_draft_new:
 *
 * Returns: (transfer full): a draft of which nothing is known
 */
RejDraft *
rej_draft_new (void)
{
  return g_new0 (RejDraft, 1);
}

/**
 * rej_draft_copy:
 * @self: a draft
 *
 * Returns: (transfer full): a copy
 */
RejDraft *
rej_draft_copy (const RejDraft *self)
{
  RejDraft *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->title = g_strdup (self->title);
  copy->document = g_strdup (self->document);
  copy->docket = g_strdup (self->docket);
  copy->campaign = g_strdup (self->campaign);
  copy->rule = g_strdup (self->rule);
  copy->file_uri = g_strdup (self->file_uri);
  copy->file_etag = g_strdup (self->file_etag);
  copy->file_sha256 = g_strdup (self->file_sha256);
  copy->closes = g_strdup (self->closes);
  return copy;
}

/**
 * rej_draft_free:
 * @self: (transfer full): a draft
 */
void
rej_draft_free (RejDraft *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->title);
  g_free (self->document);
  g_free (self->docket);
  g_free (self->campaign);
  g_free (self->rule);
  g_free (self->file_uri);
  g_free (self->file_etag);
  g_free (self->file_sha256);
  g_free (self->closes);
  g_free (self);
}

/**
 * rej_draft_compare:
 * @self: a draft
 * @file_etag: (nullable): the state of its file now; `NULL` where it is not known
 * @file_sha256: (nullable): the SHA-256 of its file now; `NULL` where it is gone and no etag is given either
 *
 * Tells which of a draft and its file changed since both were the same. The bytes decide where they are
 * known: some programs keep the time of a file they change.
 *
 * Returns: how they stand
 */
RejDraftSync
rej_draft_compare (const RejDraft *self,
                   const char *file_etag,
                   const char *file_sha256)
{
  gboolean is_file_same;
  gboolean is_draft_same;

  g_return_val_if_fail (self != NULL, REJ_DRAFT_SYNC_UNLINKED);

  if (self->file_uri == NULL)
    return REJ_DRAFT_SYNC_UNLINKED;
  if (file_etag == NULL && file_sha256 == NULL)
    return REJ_DRAFT_SYNC_FILE_MISSING;
  if (file_sha256 != NULL && self->file_sha256 != NULL)
    is_file_same = g_str_equal (file_sha256, self->file_sha256);
  else
    is_file_same = file_etag != NULL && g_strcmp0 (file_etag, self->file_etag) == 0;
  is_draft_same = self->revision == self->file_revision;
  if (is_file_same)
    return is_draft_same ? REJ_DRAFT_SYNC_SAME : REJ_DRAFT_SYNC_DRAFT_CHANGED;
  return is_draft_same ? REJ_DRAFT_SYNC_FILE_CHANGED : REJ_DRAFT_SYNC_BOTH_CHANGED;
}

/**
 * rej_revision_free:
 * @self: (transfer full): a revision
 */
void
rej_revision_free (RejRevision *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->name);
  g_free (self);
}

/**
 * rej_stored_file_free:
 * @self: (transfer full): an attachment
 */
void
rej_stored_file_free (RejStoredFile *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->sha256);
  g_free (self->name);
  g_free (self);
}
