/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-campaign.h"
#include "rej-check-template.h"
#include "rej-cite-lint.h"
#include "rej-cite-style.h"
#include "rej-comment.h"
#include "rej-privacy.h"
#include "rej-rule.h"
#include "rej-verification.h"

G_BEGIN_DECLS

#define REJ_CHECK_ERROR (rej_check_error_quark ())

/**
 * RejCheckError:
 * @REJ_CHECK_ERROR_INVALID: rule facts that cannot be read
 *
 * What can go wrong before a check begins.
 */
typedef enum
{
  REJ_CHECK_ERROR_INVALID,
} RejCheckError;

GQuark rej_check_error_quark (void);

#define REJ_TYPE_CHECK_CONTEXT (rej_check_context_get_type ())

/**
 * RejCheckContext:
 *
 * What the checkers know of the rule under comment, gathered from the comment itself, its campaign, the loaded rule
 * and a file of facts. What is told later wins. Immutable once a check has it; reference-counted.
 */
typedef struct _RejCheckContext RejCheckContext;

GType rej_check_context_get_type (void);
RejCheckContext *rej_check_context_new (void) G_GNUC_WARN_UNUSED_RESULT;
RejCheckContext *rej_check_context_ref (RejCheckContext *self);
void rej_check_context_unref (RejCheckContext *self);

void rej_check_context_add_comment (RejCheckContext *self,
                                    RejComment *comment);
void rej_check_context_add_campaign (RejCheckContext *self,
                                     RejCampaign *campaign);
void rej_check_context_add_rule (RejCheckContext *self,
                                 RejRule *rule);
gboolean rej_check_context_add_facts (RejCheckContext *self,
                                      const char *json,
                                      gssize length,
                                      GError **error);
void rej_check_context_set_verifications (RejCheckContext *self,
                                          RejVerificationSet *verifications);
const RejVerificationSet *rej_check_context_get_verifications (RejCheckContext *self);
void rej_check_context_set_style (RejCheckContext *self,
                                  RejCiteStyle style);
gboolean rej_check_context_get_style (RejCheckContext *self,
                                      RejCiteStyle *style);
void rej_check_context_add_ignored (RejCheckContext *self,
                                    const char *code,
                                    const char *text);
void rej_check_context_add_private_name (RejCheckContext *self,
                                         const char *name);
void rej_check_context_add_kept (RejCheckContext *self,
                                 const char *digest);

const RejCiteFacts *rej_check_context_get_facts (RejCheckContext *self);
const RejCheckTemplate *rej_check_context_get_template (RejCheckContext *self);
const RejPrivacy *rej_check_context_get_privacy (RejCheckContext *self);
const GPtrArray *rej_check_context_get_quote_indexes (RejCheckContext *self);
gboolean rej_check_context_has_ignored (RejCheckContext *self);
gboolean rej_check_context_is_ignored (RejCheckContext *self,
                                       const char *code,
                                       const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejCheckContext, rej_check_context_unref)

G_END_DECLS
