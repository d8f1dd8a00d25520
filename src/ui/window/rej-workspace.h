/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "rej-background.h"
#include "rej-campaign.h"
#include "rej-library.h"
#include "rej-regulations.h"
#include "rej-secret-store.h"
#include "rej-verifier.h"

G_BEGIN_DECLS

#define REJ_TYPE_WORKSPACE (rej_workspace_get_type ())

G_DECLARE_FINAL_TYPE (RejWorkspace, rej_workspace, REJ, WORKSPACE, GObject)

RejWorkspace *rej_workspace_new (GSettings *settings,
                                 const char *data_dir,
                                 const char *library_dir) G_GNUC_WARN_UNUSED_RESULT;
void rej_workspace_begin_load (RejWorkspace *self);
void rej_workspace_load (RejWorkspace *self);

GSettings *rej_workspace_get_settings (RejWorkspace *self);
const char *rej_workspace_get_data_dir (RejWorkspace *self);
RejLibrary *rej_workspace_get_library (RejWorkspace *self);
const char *rej_workspace_get_problem (RejWorkspace *self);
GListModel *rej_workspace_get_campaigns (RejWorkspace *self);
gboolean rej_workspace_get_campaigns_read (RejWorkspace *self);
void rej_workspace_add_campaign_async (RejWorkspace *self,
                                       GFile *file,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
RejCampaign *rej_workspace_add_campaign_finish (RejWorkspace *self,
                                                GAsyncResult *result,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
RejCampaign *rej_workspace_dup_campaign (RejWorkspace *self,
                                         const char *id) G_GNUC_WARN_UNUSED_RESULT;
RejCampaign *rej_workspace_dup_successor (RejWorkspace *self,
                                          RejCampaign *campaign) G_GNUC_WARN_UNUSED_RESULT;
GListModel *rej_workspace_get_drafts (RejWorkspace *self);
GPtrArray *rej_workspace_get_all_drafts (RejWorkspace *self);
GHashTable *rej_workspace_get_filing_states (RejWorkspace *self);
gboolean rej_workspace_get_listed (RejWorkspace *self);
void rej_workspace_list_drafts (RejWorkspace *self);

/* Services of the web; nothing is asked before a writer says so. */
RejVerifier *rej_workspace_get_verifier (RejWorkspace *self);
RejSecretStore *rej_workspace_get_secrets (RejWorkspace *self);
RejBackground *rej_workspace_get_background (RejWorkspace *self);
RejRegulations *rej_workspace_dup_regulations (RejWorkspace *self,
                                               const char *key,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* What the library remembers besides texts. */
gboolean rej_workspace_get_ready (RejWorkspace *self);
const char *rej_workspace_get_memo (RejWorkspace *self,
                                    const char *name);
void rej_workspace_set_memo (RejWorkspace *self,
                             const char *name,
                             const char *value);
void rej_workspace_set_draft_memo (RejWorkspace *self,
                                   gint64 id,
                                   const char *name,
                                   const char *value);
char **rej_workspace_dup_recent_files (RejWorkspace *self) G_GNUC_WARN_UNUSED_RESULT;
void rej_workspace_add_recent_file (RejWorkspace *self,
                                    GFile *file);

/* Work that outlives its window: the program ends when there is none left. */
gboolean rej_workspace_get_busy (RejWorkspace *self);
void rej_workspace_begin_work (RejWorkspace *self);
void rej_workspace_end_work (RejWorkspace *self);

G_END_DECLS
