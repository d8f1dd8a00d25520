/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-buffer-changer.h"
#include "rej-check-adapter.h"
#include "rej-document.h"
#include "rej-export.h"
#include "rej-privacy-choices.h"
#include "rej-template.h"

G_BEGIN_DECLS

struct _RejDocument
{
  GObject parent_instance;

  /* owned */
  RejWorkspace *workspace;
  RejComment *comment;
  GtkSourceBuffer *buffer;
  RejBufferChanger *changer;
  RejUndo *undo;
  RejCheck *check;
  RejCheckAdapter *adapter;
  RejCampaign *campaign;
  RejTemplate *template; /* NULL without a campaign */
  RejRule *rule;
  GPtrArray *deadlines; /* of RejDeadline: what campaign and rule give */
  RejPrivacyChoices *privacy_choices;
  GStrv private_names;
  GStrv kept_private;
  GFile *file;
  char *etag;
  char *sha256;
  guint n_saving; /* files that are being written */
  RejVerificationSet *verifications; /* NULL before anybody was asked */
  char *rule_key; /* under which the library keeps the rule */
  char *title;
  char *pending; /* the text that is still to be put into the buffer */

  /* state */
  gint64 draft_id; /* 0 until the library has it */
  gsize pending_position;
  guint fill_id;
  gboolean differs_from_file; /* by edits the library kept: not as it was filled, but not as saved either */
  gboolean knows_file; /* the body of the comment is what the file held */
  gboolean read_only;
  gboolean open_elsewhere;
};

/* Between the files of RejDocument alone. */
void _rej_document_update_context (RejDocument *self);
RejBufferChanger *_rej_document_get_changer (RejDocument *self);
void _rej_document_replace (RejDocument *self,
                            GPtrArray *replacements,
                            GTask *task);
char *_rej_document_dup_body (RejDocument *self) G_GNUC_WARN_UNUSED_RESULT;
RejExportDetails *_rej_document_dup_export_details (RejDocument *self) G_GNUC_WARN_UNUSED_RESULT;
void _rej_document_set_rule_key (RejDocument *self,
                                 const char *key);
void _rej_document_set_saved (RejDocument *self,
                              GFile *file,
                              const char *etag,
                              const char *sha256);

G_END_DECLS
