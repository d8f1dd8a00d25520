/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtksourceview/gtksource.h>

#include "rej-campaign.h"
#include "rej-check.h"
#include "rej-cite-style.h"
#include "rej-comment.h"
#include "rej-deadline.h"
#include "rej-rule.h"
#include "rej-undo.h"
#include "rej-workspace.h"

G_BEGIN_DECLS

/* GtkTextView lays a line out as a whole: above this many characters, each letter typed in it is felt. */
#define REJ_DOCUMENT_LONGEST_LINE 20000

/* rej-template.h, which stands on this. */
typedef struct _RejTemplate RejTemplate;
/* rej-privacy-choices.h, likewise. */
typedef struct _RejPrivacyChoices RejPrivacyChoices;

#define REJ_TYPE_DOCUMENT (rej_document_get_type ())

/**
 * RejDocument:
 *
 * A comment that is open: its text under edit, its details, what the checks say of it, and the rule beside it.
 */
G_DECLARE_FINAL_TYPE (RejDocument, rej_document, REJ, DOCUMENT, GObject)

RejDocument *rej_document_new (RejWorkspace *workspace,
                               RejComment *comment,
                               GFile *file) G_GNUC_WARN_UNUSED_RESULT;

char *rej_document_dup_source (RejDocument *self) G_GNUC_WARN_UNUSED_RESULT;
RejWorkspace *rej_document_get_workspace (RejDocument *self);
GtkSourceBuffer *rej_document_get_buffer (RejDocument *self);
RejUndo *rej_document_get_undo (RejDocument *self);
RejCheck *rej_document_get_check (RejDocument *self);
RejComment *rej_document_get_comment (RejDocument *self);
GFile *rej_document_get_file (RejDocument *self);
const char *rej_document_get_etag (RejDocument *self);
const char *rej_document_get_sha256 (RejDocument *self);
gboolean rej_document_get_knows_file (RejDocument *self);
void rej_document_restore_link (RejDocument *self,
                                const RejDraft *draft);
gint64 rej_document_get_draft_id (RejDocument *self);
gboolean rej_document_want_draft (RejDocument *self);
void rej_document_set_draft_id (RejDocument *self,
                                gint64 id);
const char *rej_document_get_title (RejDocument *self);
gboolean rej_document_get_modified (RejDocument *self);
gboolean rej_document_get_loading (RejDocument *self);
gboolean rej_document_get_changing (RejDocument *self);
gboolean rej_document_get_settled (RejDocument *self);
gboolean rej_document_get_read_only (RejDocument *self);
void rej_document_set_read_only (RejDocument *self,
                                 gboolean read_only);
gboolean rej_document_get_open_elsewhere (RejDocument *self);
void rej_document_set_open_elsewhere (RejDocument *self);
void rej_document_break_long_lines (RejDocument *self);

RejCampaign *rej_document_get_campaign (RejDocument *self);
GPtrArray *rej_document_get_deadlines (RejDocument *self);
RejTemplate *rej_document_get_template (RejDocument *self);
RejPrivacyChoices *rej_document_get_privacy_choices (RejDocument *self);
void rej_document_set_privacy (RejDocument *self,
                               const char *const *names,
                               const char *const *kept);
RejRule *rej_document_get_rule (RejDocument *self);
void rej_document_set_rule (RejDocument *self,
                            RejRule *rule);
const char *rej_document_get_rule_key (RejDocument *self);

/* What services said of its citations. */
RejVerificationSet *rej_document_get_verifications (RejDocument *self);
void rej_document_add_verifications (RejDocument *self,
                                     GPtrArray *verifications);
void rej_document_restore_verifications (RejDocument *self,
                                         RejVerificationSet *verifications);

/* Its details; rej-document-details.c. */
gboolean rej_document_ignore (RejDocument *self,
                              const char *code,
                              const char *text,
                              GError **error);
gboolean rej_document_restore_ignored (RejDocument *self,
                                       int position,
                                       GError **error);
gboolean rej_document_set_field (RejDocument *self,
                                 RejCommentField field,
                                 const char *value,
                                 GError **error);
gboolean rej_document_set_attachments (RejDocument *self,
                                       GPtrArray *attachments,
                                       GError **error);

RejCiteStyle rej_document_get_style (RejDocument *self);

/* Edits from outside the text view; rej-document-edits.c. */
gboolean rej_document_get_editable (RejDocument *self);
gboolean rej_document_replace (RejDocument *self,
                               GPtrArray *replacements);
void rej_document_replace_async (RejDocument *self,
                                 GPtrArray *replacements,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean rej_document_replace_finish (RejDocument *self,
                                      GAsyncResult *result,
                                      GError **error);
void rej_document_finish_changing (RejDocument *self);
void rej_document_insert_words (RejDocument *self,
                                const char *words);
void rej_document_place_cursor (RejDocument *self,
                                guint offset);

/* Files; rej-document-files.c. */
void rej_document_open_async (RejWorkspace *workspace,
                              GFile *file,
                              RejEncoding encoding,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
RejDocument *rej_document_open_finish (GAsyncResult *result,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
void rej_document_load_other_async (GFile *file,
                                    RejEncoding encoding,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
RejComment *rej_document_load_other_finish (GAsyncResult *result,
                                            char **etag,
                                            char **sha256,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
void rej_document_accept_file (RejDocument *self,
                               RejComment *other,
                               const char *etag,
                               const char *sha256);
void rej_document_save_async (RejDocument *self,
                              GFile *file,
                              gboolean overwrite,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean rej_document_get_saving (RejDocument *self);
gboolean rej_document_save_finish (RejDocument *self,
                                   GAsyncResult *result,
                                   GError **error);
void rej_document_export_async (RejDocument *self,
                                GFile *file,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean rej_document_export_finish (RejDocument *self,
                                     GAsyncResult *result,
                                     GError **error);

/* The rule beside it; rej-document-rule.c. */
void rej_document_load_rule_async (RejDocument *self,
                                   GFile *file,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean rej_document_load_rule_finish (RejDocument *self,
                                        GAsyncResult *result,
                                        GError **error);
void rej_document_restore_rule (RejDocument *self,
                                const char *key);
void rej_document_close_rule (RejDocument *self);

G_END_DECLS
