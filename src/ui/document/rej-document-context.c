/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-document-private.h"

/* What the checks know of the comment, made anew. */
void
_rej_document_update_context (RejDocument *self)
{
  g_autoptr (RejCheckContext) context = rej_check_context_new ();

  /* What is told later wins: the comment knows its rule better than the campaign, and the rule better than both. */
  if (self->campaign != NULL)
    rej_check_context_add_campaign (context, self->campaign);
  rej_check_context_add_comment (context, self->comment);
  if (self->rule != NULL)
    rej_check_context_add_rule (context, self->rule);
  for (gsize i = 0; self->private_names != NULL && self->private_names[i] != NULL; i++)
    rej_check_context_add_private_name (context, self->private_names[i]);
  for (gsize i = 0; self->kept_private != NULL && self->kept_private[i] != NULL; i++)
    rej_check_context_add_kept (context, self->kept_private[i]);
  rej_check_context_set_verifications (context, self->verifications);
  rej_check_set_context (self->check, context);
  if (self->adapter != NULL)
    rej_check_adapter_settle_soon (self->adapter);
}

/**
 * rej_document_set_privacy:
 * @self: a document
 * @names: (nullable): names that are never to be mentioned
 * @kept: (nullable): digests of private things that the writer decided to keep
 *
 * Tells what the writer chose about private things.
 */
void
rej_document_set_privacy (RejDocument *self,
                          const char *const *names,
                          const char *const *kept)
{
  g_return_if_fail (REJ_IS_DOCUMENT (self));

  g_strfreev (self->private_names);
  self->private_names = g_strdupv ((char **) names);
  g_strfreev (self->kept_private);
  self->kept_private = g_strdupv ((char **) kept);
  _rej_document_update_context (self);
}

/**
 * rej_document_get_rule:
 * @self: a document
 *
 * Gets the rule the comment is about, where its text has been opened.
 *
 * Returns: (transfer none) (nullable): the rule
 */
RejRule *
rej_document_get_rule (RejDocument *self)
{
  g_return_val_if_fail (REJ_IS_DOCUMENT (self), NULL);

  return self->rule;
}

/**
 * rej_document_set_rule:
 * @self: a document
 * @rule: (nullable): the rule the comment is about
 *
 * Puts a rule beside the comment. The checks hold citations and quotations against it.
 */
void
rej_document_set_rule (RejDocument *self,
                       RejRule *rule)
{
  g_return_if_fail (REJ_IS_DOCUMENT (self));

  if (self->rule == rule)
    return;
  g_clear_pointer (&self->rule, rej_rule_unref);
  self->rule = rule != NULL ? rej_rule_ref (rule) : NULL;
  g_clear_pointer (&self->deadlines, g_ptr_array_unref);
  self->deadlines = rej_deadline_gather (self->campaign, rule, NULL);
  _rej_document_update_context (self);
  g_object_notify (G_OBJECT (self), "rule");
}

/**
 * rej_document_get_rule_key:
 * @self: a document
 *
 * Gets under what the library keeps the rule beside the comment, for its draft to remember.
 *
 * Returns: (transfer none) (nullable): the key, or %NULL where no rule was opened
 */
const char *
rej_document_get_rule_key (RejDocument *self)
{
  g_return_val_if_fail (REJ_IS_DOCUMENT (self), NULL);

  return self->rule_key;
}

void
_rej_document_set_rule_key (RejDocument *self,
                            const char *key)
{
  g_set_str (&self->rule_key, key);
}

/**
 * rej_document_get_verifications:
 * @self: a document
 *
 * Gets what services said of its citations.
 *
 * Returns: (transfer none) (nullable): the answers
 */
RejVerificationSet *
rej_document_get_verifications (RejDocument *self)
{
  g_return_val_if_fail (REJ_IS_DOCUMENT (self), NULL);

  return self->verifications;
}

/**
 * rej_document_add_verifications:
 * @self: a document
 * @verifications: (element-type RejVerification): what services just said
 *
 * Takes answers. The checks report what they tell, and the library keeps them with the draft.
 */
void
rej_document_add_verifications (RejDocument *self,
                                GPtrArray *verifications)
{
  RejVerificationSet *set = NULL;

  g_return_if_fail (REJ_IS_DOCUMENT (self));
  g_return_if_fail (verifications != NULL);

  set = rej_verification_set_copy (self->verifications);
  for (guint i = 0; i < verifications->len; i++)
    rej_verification_set_add (set, verifications->pdata[i]);
  rej_document_restore_verifications (self, set);
  rej_verification_set_unref (set);
  g_signal_emit_by_name (self, "verified", verifications);
}

/**
 * rej_document_restore_verifications:
 * @self: a document
 * @verifications: what the library kept of services' answers; not to be changed any more
 *
 * Takes answers of an earlier day.
 */
void
rej_document_restore_verifications (RejDocument *self,
                                    RejVerificationSet *verifications)
{
  g_return_if_fail (REJ_IS_DOCUMENT (self));
  g_return_if_fail (verifications != NULL);

  rej_verification_set_ref (verifications);
  g_clear_pointer (&self->verifications, rej_verification_set_unref);
  self->verifications = verifications;
  _rej_document_update_context (self);
}
