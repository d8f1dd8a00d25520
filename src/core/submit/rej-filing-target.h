/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-campaign.h"
#include "rej-comment.h"
#include "rej-deadline.h"
#include "rej-rule.h"

G_BEGIN_DECLS

/**
 * RejFilingDocket:
 * @end_date: (nullable): `commentEndDate` as regulations.gov has it
 * @title: (nullable): the title of the document there
 * @open_for_comment: whether it takes comments now
 * @allow_late: whether it takes them after the end
 * @withdrawn: whether the document was withdrawn
 *
 * What regulations.gov said of the document when it was asked.
 */
typedef struct
{
  const char *end_date;
  const char *title;
  gboolean open_for_comment;
  gboolean allow_late;
  gboolean withdrawn;
} RejFilingDocket;

/**
 * RejFilingTarget:
 * @document: (nullable): the document comments are filed on, such as `USCIS-2019-0007-0001`
 * @docket: (nullable): its docket
 * @rin: (nullable): its RIN
 * @citation: (nullable): where the rule stands in the Federal Register
 * @title: (nullable): the title of the rule
 * @agency: (nullable): the agency
 * @emails: (array zero-terminated=1): the addresses the notice or the campaign gives, the first the best
 * @email_subject: (nullable): the subject line the campaign says the notice asks for
 * @mail: (nullable): the postal address, a line each
 * @web: (nullable): the page of another form than that of regulations.gov
 * @hand: (nullable): where it may be brought, a line each
 * @hand_note: (nullable): the notice's sentence about bringing it, where that gives no address
 * @fax: (nullable): the number for faxes
 * @fax_note: (nullable): the notice's sentence about faxes, where that gives no number
 * @address_source: (nullable): who gives the addresses
 * @addresses_text: (nullable): what the notice says under ADDRESSES, a paragraph a line
 * @receipt_rule: (nullable): the notice's own sentence about when paper must be there or be postmarked
 * @takes_regulations_gov: %FALSE where campaign or notice gives ways, and regulations.gov is not among them
 * @is_closed: whether the comment period is over as far as is known
 * @is_withdrawn: whether the proposal was withdrawn
 * @was_asked: whether regulations.gov was asked; only then @allow_late is known
 * @allow_late: whether the docket takes late comments
 * @deadlines: (element-type RejDeadline): when comments are due
 *
 * Where a comment goes, of all that comment, campaign, rule and regulations.gov say. Immutable; reference-counted.
 */
typedef struct
{
  char *document;
  char *docket;
  char *rin;
  char *citation;
  char *title;
  char *agency;
  char **emails;
  char *email_subject;
  char *mail;
  char *web;
  char *hand;
  char *hand_note;
  char *fax;
  char *fax_note;
  char *address_source;
  char *addresses_text;
  char *receipt_rule;
  gboolean takes_regulations_gov;
  gboolean is_closed;
  gboolean is_withdrawn;
  gboolean was_asked;
  gboolean allow_late;
  GPtrArray *deadlines;
} RejFilingTarget;

#define REJ_TYPE_FILING_TARGET (rej_filing_target_get_type ())

GType rej_filing_target_get_type (void);

RejFilingTarget *rej_filing_target_new (RejComment *comment,
                                        const RejCampaign *campaign,
                                        const RejRule *rule,
                                        const RejFilingDocket *docket,
                                        GDateTime *now) G_GNUC_WARN_UNUSED_RESULT;
RejFilingTarget *rej_filing_target_ref (RejFilingTarget *self);
void rej_filing_target_unref (RejFilingTarget *self);

gboolean rej_filing_target_is_document_id (const char *text);
char *rej_filing_target_dup_document_url (const RejFilingTarget *self) G_GNUC_WARN_UNUSED_RESULT;
char *rej_filing_target_dup_form_url (const RejFilingTarget *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejFilingTarget, rej_filing_target_unref)

G_END_DECLS
