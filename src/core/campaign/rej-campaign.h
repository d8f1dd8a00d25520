/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define REJ_CAMPAIGN_NAMESPACE "https://rejoinder.org/ns/campaign/1"
#define REJ_CAMPAIGN_ERROR (rej_campaign_error_quark ())

/**
 * RejCampaignError:
 * @REJ_CAMPAIGN_ERROR_INVALID: the file is not a campaign that can be used
 * @REJ_CAMPAIGN_ERROR_TAKEN: another campaign has the ID
 *
 * What can go wrong with a campaign.
 */
typedef enum
{
  REJ_CAMPAIGN_ERROR_INVALID,
  REJ_CAMPAIGN_ERROR_TAKEN,
} RejCampaignError;

GQuark rej_campaign_error_quark (void);

/**
 * RejCampaignProblem:
 * @line: line of the file, from 1; 0 if it has none
 * @message: a translated sentence that says what is wrong and what to do
 *
 * Something wrong in a campaign file.
 */
typedef struct
{
  guint line;
  char *message;
} RejCampaignProblem;

/**
 * RejCampaignCfrPart:
 * @title: title of the Code of Federal Regulations
 * @part: part of the title
 */
typedef struct
{
  guint title;
  char *part;
} RejCampaignCfrPart;

/**
 * RejCampaignRule:
 * @agency: (nullable): the agency
 * @action: (nullable): the kind of document, such as "Notice of proposed rulemaking"
 * @document: (nullable): the ID on regulations.gov that comments are filed on
 * @docket: (nullable): the docket
 * @rin: (nullable): the Regulation Identifier Number
 * @fr_number: (nullable): the Federal Register document number
 * @fr_volume: Federal Register volume, 0 if not known
 * @fr_first_page: first page, 0 if not known
 * @fr_last_page: last page, 0 if not known
 * @published: (nullable): YYYY-MM-DD
 * @cfr_parts: (element-type RejCampaignCfrPart): the parts of the Code that the rule would change
 *
 * The rule a campaign is about. What no source gives is not there.
 */
typedef struct
{
  char *agency;
  char *action;
  char *document;
  char *docket;
  char *rin;
  char *fr_number;
  guint fr_volume;
  guint fr_first_page;
  guint fr_last_page;
  char *published;
  GPtrArray *cfr_parts;
} RejCampaignRule;

/**
 * RejCampaignDeadline:
 * @date: YYYY-MM-DD
 * @time: (nullable): HH:MM, only where a source gives the hour
 * @zone: (nullable): the time zone of @time, such as "America/New_York"
 * @purpose: what it is for, blanks written as hyphens: "rule", "information-collection" or another word of the file
 * @source: (nullable): where the deadline is stated
 */
typedef struct
{
  char *date;
  char *time;
  char *zone;
  char *purpose;
  char *source;
} RejCampaignDeadline;

/**
 * RejCampaignStatus:
 * @state: "open", "closed", "withdrawn" or "final"
 * @date: (nullable): since when, YYYY-MM-DD
 * @citation: (nullable): the notice that says so
 * @successor: (nullable): ID of the campaign that took its place
 * @text: (nullable): the state in words
 */
typedef struct
{
  char *state;
  char *date;
  char *citation;
  char *successor;
  char *text;
} RejCampaignStatus;

/**
 * RejCampaignChannel:
 * @kind: "regulations.gov", "email", "mail", "hand", "fax" or "web"
 * @address: (nullable): e-mail address or number
 * @subject: (nullable): subject line the notice asks for
 * @url: (nullable): page of the form
 * @text: (nullable): postal address, one line each, or instructions
 *
 * A way the notice gives for filing a comment.
 */
typedef struct
{
  char *kind;
  char *address;
  char *subject;
  char *url;
  char *text;
} RejCampaignChannel;

/**
 * RejCampaignEvidence:
 * @citation: (nullable): what to cite
 * @url: (nullable): where to read it, http or https
 * @text: (nullable): what it says, in our words
 */
typedef struct
{
  char *citation;
  char *url;
  char *text;
} RejCampaignEvidence;

/**
 * RejCampaignConcern:
 * @id: unique in the campaign
 * @title: one line
 * @why: why it matters; an empty line between paragraphs
 * @prompts: (element-type utf8): questions for the writer's own story
 * @evidence: (element-type RejCampaignEvidence): sources
 * @excerpts: (element-type utf8): IDs of excerpts
 */
typedef struct
{
  char *id;
  char *title;
  char *why;
  GPtrArray *prompts;
  GPtrArray *evidence;
  GPtrArray *excerpts;
} RejCampaignConcern;

/**
 * RejCampaignExcerpt:
 * @id: unique among the excerpts
 * @citation: (nullable): where it stands
 * @page: Federal Register page, 0 if not known
 * @cfr: (nullable): the section of the Code it would change
 * @title: one line
 * @summary: what it says, in our words
 * @finds: (element-type utf8): words of the rule that lead to it
 */
typedef struct
{
  char *id;
  char *citation;
  guint page;
  char *cfr;
  char *title;
  char *summary;
  GPtrArray *finds;
} RejCampaignExcerpt;

/**
 * RejCampaignSection:
 * @concern: (nullable): ID of the concern it is for; %NULL if it is always there
 * @heading: (nullable): one line
 * @markdown: Markdown with `[[placeholders]]`, in the template's language
 * @translation: (nullable): the same in the reader's language, as a reading aid only
 */
typedef struct
{
  char *concern;
  char *heading;
  char *markdown;
  char *translation;
} RejCampaignSection;

/**
 * RejCampaign:
 * @id: such as "biometrics-2020"
 * @version: counts up with each change
 * @publisher: who publishes it
 * @license: SPDX identifier of its terms
 * @lang: language of the original
 * @title: one line
 * @summary: a paragraph or two
 * @rule: (nullable): the rule; %NULL for a campaign about any rule
 * @deadlines: (element-type RejCampaignDeadline): in the order of the file
 * @status: (nullable): what became of the rule
 * @channels: (element-type RejCampaignChannel): ways to file
 * @concerns: (element-type RejCampaignConcern): in the order of the file
 * @excerpts: (element-type RejCampaignExcerpt): in the order of the file
 * @template_title: title of a comment made from the template
 * @template_lang: language of the template
 * @sections: (element-type RejCampaignSection): the template
 *
 * A campaign: a rule, why it matters, and a template to start from. Immutable, reference-counted, safe in any
 * thread; all fields are read only.
 */
typedef struct
{
  char *id;
  guint version;
  char *publisher;
  char *license;
  char *lang;
  char *title;
  char *summary;
  RejCampaignRule *rule;
  GPtrArray *deadlines;
  RejCampaignStatus *status;
  GPtrArray *channels;
  GPtrArray *concerns;
  GPtrArray *excerpts;
  char *template_title;
  char *template_lang;
  GPtrArray *sections;
} RejCampaign;

#define REJ_TYPE_CAMPAIGN (rej_campaign_get_type ())

GType rej_campaign_get_type (void);

RejCampaign *rej_campaign_parse (GBytes *xml,
                                 const char *name,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
RejCampaign *rej_campaign_parse_for_languages (GBytes *xml,
                                               const char *name,
                                               const char *const *languages,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *rej_campaign_validate (GBytes *xml) G_GNUC_WARN_UNUSED_RESULT;
char *rej_campaign_problem_to_string (const RejCampaignProblem *problem,
                                      const char *name);
RejCampaign *rej_campaign_ref (RejCampaign *self);
void rej_campaign_unref (RejCampaign *self);

const RejCampaignConcern *rej_campaign_lookup_concern (const RejCampaign *self,
                                                       const char *id);
const RejCampaignExcerpt *rej_campaign_lookup_excerpt (const RejCampaign *self,
                                                       const char *id);
const RejCampaignDeadline *rej_campaign_lookup_deadline (const RejCampaign *self,
                                                         const char *purpose);
char *rej_campaign_dup_comment_body (const RejCampaign *self,
                                     const char *const *concern_ids);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejCampaign, rej_campaign_unref)

G_END_DECLS
