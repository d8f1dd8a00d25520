/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-draft-list.h"
#include "rej-workspace.h"

G_BEGIN_DECLS

/* What the windows of one run share: settings, the library with its drafts, the campaigns. */
struct _RejWorkspace
{
  GObject parent_instance;

  /* owned */
  GSettings *settings;
  char *data_dir;
  char *library_dir;
  RejLibrary *library; /* NULL when it cannot be opened */
  char *problem;
  GThread *opener; /* opens the library, until somebody waits for it */
  GListStore *campaigns; /* RejCampaignItem */
  gboolean campaigns_read;
  GPtrArray *all_drafts; /* RejDraft */
  GHashTable *filing_states; /* by the number of a draft, in words */
  RejDraftList *drafts; /* NULL before it is wanted */
  GHashTable *memos; /* what the library remembers, by name */

  SoupSession *session; /* NULL before it is wanted */
  RejVerifier *verifier; /* NULL before it is wanted */
  RejSecretStore *secrets; /* NULL before it is wanted */
  RejBackground *background; /* NULL before it is wanted */

  /* state */
  guint n_works;
  gboolean listing;
  gboolean list_again;
  gboolean listed;
  gboolean memos_read;
  gboolean ready;
};

/* Between the files of RejWorkspace alone. */
void _rej_workspace_read_campaigns (RejWorkspace *self);
void _rej_workspace_update_ready (RejWorkspace *self);

G_END_DECLS
