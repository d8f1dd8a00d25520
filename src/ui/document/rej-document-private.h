/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-buffer-changer.h"
#include "rej-document.h"
#include "rej-export.h"

G_BEGIN_DECLS

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
