/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-finding.h"
#include "rej-quote-index.h"

G_BEGIN_DECLS

/**
 * RejPrivacy:
 *
 * What the privacy checks know beyond the text: names the writer never wants to mention, finds the writer decided to
 * keep, and what is public already, such as the address that comments are sent to. Filled by its owner, then only
 * read; safe in any thread then.
 */
typedef struct _RejPrivacy RejPrivacy;

RejPrivacy *rej_privacy_new (void) G_GNUC_WARN_UNUSED_RESULT;
void rej_privacy_free (RejPrivacy *self);
void rej_privacy_add_name (RejPrivacy *self,
                           const char *name);
void rej_privacy_add_kept (RejPrivacy *self,
                           const char *digest);
void rej_privacy_add_public (RejPrivacy *self,
                             const char *text);
void rej_privacy_add_public_index (RejPrivacy *self,
                                   RejQuoteIndex *index);

/* What is put in place of something private. Not translated: it stands in the comment. */
#define REJ_PRIVACY_BLANK "[removed]"

void rej_privacy_check (const char *text,
                        gsize length,
                        const RejPrivacy *privacy,
                        GPtrArray *findings);
gboolean rej_privacy_is_private (const char *code);
char *rej_privacy_dup_digest (const char *code,
                              const char *text) G_GNUC_WARN_UNUSED_RESULT;
gboolean rej_privacy_is_kept (const RejPrivacy *self,
                              const char *code,
                              const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejPrivacy, rej_privacy_free)

G_END_DECLS
