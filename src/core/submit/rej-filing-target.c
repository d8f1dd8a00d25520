/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-filing-target.h"

#include <string.h>

#include "rej-period.h"

#define REGULATIONS_GOV "https://www.regulations.gov"
/* The shapes of IDs that occur: a docket with its year, or the documents of an agency outside any docket. */
#define DOCUMENT_PATTERN "^[A-Z]+(?:(?:-[A-Z0-9]+)*-(?:19|20)\\d\\d(?:-[A-Z0-9]+)*-\\d{4}|_FRDOC_\\d{4})-\\d{4,}$"
#define EMAIL_PATTERN "[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+"
/* "Mail:", "• Mail or Hand Delivery/Courier in Lieu of Mail: …" */
#define ITEM_START "(?:^|\\n|•)\\s*(?:\\([0-9a-z]\\)\\s*)?(?:By\\s+)?"
#define MAIL_PATTERN ITEM_START "(?:[A-Z][a-z.]+\\s+)?Mail[^:\\n]{0,60}:\\s*([^\\n•]+)"
/* "Hand Delivery or Courier: …"; "Mail, Hand Delivery, or Courier: …" */
#define HAND_PATTERN ITEM_START "(?:[^:\\n•]{0,60}\\W)?(?:[Hh]and|[Cc]ourier|[Pp]ersonal [Dd]elivery)[^:\\n•]{0,80}:\\s*([^\\n•]+)"
/* "Fax: 202–493–2251." */
#define FAX_PATTERN "\\b[Ff](?:ax|acsimile|AX)\\b(?:[^\\n•.]|[Nn]o\\.){0,60}?(\\(?\\d{3}\\)?[-‐‑‒–. ]{1,2}\\d{3}[-‐‑‒–. ]\\d{4})"
/* "Agency Web Site: http://…", "the Commission's internet comment form (https://…)" */
#define WEB_PATTERN "(?:" ITEM_START "(?:[^:\\n•]{0,60}\\W)?(?:[Ww]eb ?[Ss]ite|[Ww]eb [Ff]orm|[Ii]nternet|[Oo]nline [Ff]orm|[Cc]omment [Ff]orm)[^:\\n•]{0,40}:|[Cc]omment [Ff]orm \\()[^\\n•]*?((?:https?://|www\\.)[^\\s()<>•]+[^\\s()<>•.,;])"
/* What lists or prints a rule takes no comments. */
#define NO_FORM_PATTERN "(?i)(?:regulations|federalregister|reginfo|govinfo|ecfr)\\.gov"

G_DEFINE_BOXED_TYPE (RejFilingTarget, rej_filing_target, rej_filing_target_ref, rej_filing_target_unref)

/**
 * rej_filing_target_is_document_id:
 * @text: (nullable): any text
 *
 * Tells whether it has the shape of the ID of a document at regulations.gov, such as `USCIS-2019-0007-0001`. The ID of a
 * docket has not.
 *
 * Returns: whether it does
 */
gboolean
rej_filing_target_is_document_id (const char *text)
{
  return text != NULL && strlen (text) <= 100 && strchr (text, '\n') == NULL && g_regex_match_simple (DOCUMENT_PATTERN, text, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT);
}

/* The sentence of a notice that holds a word, or words that begin so, for people to read. */
static char *
find_sentence (const char *text,
               const char *word)
{
  g_autofree char *lower = g_ascii_strdown (text, -1);
  const char *found = strstr (lower, word);
  const char *start, *end;
  char *sentence;

  /* Not the end of another word: Fairfax is a place. */
  while (found != NULL && found > lower && g_ascii_isalpha (found[-1]))
    found = strstr (found + 1, word);
  if (found == NULL)
    return NULL;
  start = text + (found - lower);
  end = start;
  while (start > text && start[-1] != '\n' && !(start[-1] == ' ' && start - text >= 2 && start[-2] == '.' && g_ascii_isupper (start[0])))
    start--;
  while (*end != '\0' && *end != '\n' && !(end[0] == '.' && end[1] == ' ' && g_ascii_isupper (end[2])))
    end++;
  sentence = g_strndup (start, (gsize) (end - start) + (*end == '.' ? 1 : 0));
  /* "[insert date 60 days after …]" tells nobody anything. */
  if (strstr (sentence, "[insert") != NULL)
    g_clear_pointer (&sentence, g_free);
  return sentence;
}

static void
find_emails (const char *text,
             GStrvBuilder *emails)
{
  g_autoptr (GRegex) regex = g_regex_new (EMAIL_PATTERN, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (regex, text, G_REGEX_MATCH_DEFAULT, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *address = g_match_info_fetch (match, 0);
      g_autofree char *lower = g_ascii_strdown (address, -1);

      /* The desk officer takes comments on the information collection, not on the rule. */
      if (!g_str_has_suffix (lower, "omb.eop.gov"))
        g_strv_builder_take (emails, g_steal_pointer (&address));
    }
}

/* What a pattern's first group matches; the first that an exception does not. */
static char *
find_item (const char *text,
           const char *pattern,
           const char *exception)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (regex, text, G_REGEX_MATCH_DEFAULT, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *found = g_match_info_fetch (match, 1);

      if (exception == NULL || !g_regex_match_simple (exception, found, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT))
        return g_steal_pointer (&found);
    }
  return NULL;
}

/* Addresses of the web are printed without their beginning too. */
static char *
find_web (const char *text)
{
  g_autofree char *found = find_item (text, WEB_PATTERN, NO_FORM_PATTERN);

  return found != NULL && g_str_has_prefix (found, "www.") ? g_strconcat ("https://", found, NULL) : g_steal_pointer (&found);
}

static void
read_campaign (RejFilingTarget *self,
               const RejCampaign *campaign,
               GStrvBuilder *emails)
{
  if (campaign->channels->len > 0)
    self->takes_regulations_gov = FALSE;
  for (guint i = 0; i < campaign->channels->len; i++)
    {
      const RejCampaignChannel *channel = campaign->channels->pdata[i];

      if (g_str_equal (channel->kind, "regulations.gov"))
        self->takes_regulations_gov = TRUE;
      else if (g_str_equal (channel->kind, "email") && channel->address != NULL)
        {
          g_strv_builder_add (emails, channel->address);
          if (self->email_subject == NULL)
            self->email_subject = g_strdup (channel->subject);
        }
      else if (g_str_equal (channel->kind, "mail") && channel->text != NULL && self->mail == NULL)
        self->mail = g_strdup (channel->text);
      else if (g_str_equal (channel->kind, "web") && self->web == NULL)
        self->web = g_strdup (channel->url);
      else if (g_str_equal (channel->kind, "hand") && self->hand == NULL)
        self->hand = g_strdup (channel->text);
      else if (g_str_equal (channel->kind, "fax") && self->fax == NULL)
        self->fax = g_strdup (channel->address != NULL ? channel->address : channel->text);
    }
}

/* The ways of a notice that lead past regulations.gov. What it says of a way without saying where is kept too: often it is
 * that nothing is taken that way. */
static void
read_items (RejFilingTarget *self,
            const char *addresses)
{
  if (self->mail == NULL)
    self->mail = find_item (addresses, MAIL_PATTERN, NULL);
  if (self->web == NULL)
    self->web = find_web (addresses);
  if (self->hand == NULL)
    self->hand = find_item (addresses, HAND_PATTERN, NULL);
  if (self->hand == NULL)
    self->hand_note = find_sentence (addresses, "hand deliver");
  if (self->hand == NULL && self->hand_note == NULL)
    self->hand_note = find_sentence (addresses, "courier");
  if (self->fax == NULL)
    self->fax = find_item (addresses, FAX_PATTERN, NULL);
  if (self->fax == NULL)
    self->fax_note = find_sentence (addresses, "fax");
  if (self->fax == NULL && self->fax_note == NULL)
    self->fax_note = find_sentence (addresses, "facsimile");
}

static void
read_rule (RejFilingTarget *self,
           const RejRule *rule,
           gboolean has_channels,
           GStrvBuilder *emails)
{
  g_autofree char *addresses = rej_rule_dup_part_text (rule, REJ_RULE_PART_ADDRESSES);
  g_autofree char *dates = rej_rule_dup_part_text (rule, REJ_RULE_PART_DATES);
  g_autofree char *both = g_strconcat (dates != NULL ? dates : "", "\n", addresses != NULL ? addresses : "", NULL);
  g_autofree char *lower = NULL;

  self->receipt_rule = find_sentence (both, "postmark");
  if (self->receipt_rule == NULL)
    self->receipt_rule = find_sentence (both, "must be received");
  if (addresses == NULL || *addresses == '\0')
    return;

  lower = g_ascii_strdown (addresses, -1);
  if (strstr (lower, "regulations.gov") != NULL)
    self->takes_regulations_gov = TRUE;
  else if (!has_channels)
    self->takes_regulations_gov = FALSE;
  find_emails (addresses, emails);
  read_items (self, addresses);
  self->addresses_text = g_steal_pointer (&addresses);
}

static char *
pick (const char *first,
      const char *second,
      const char *third)
{
  for (guint i = 0; i < 3; i++)
    {
      const char *value = i == 0 ? first : i == 1 ? second
                                                  : third;

      if (value != NULL && *value != '\0')
        return g_strdup (value);
    }
  return NULL;
}

static const char *
first_of (const char *const *values)
{
  return values != NULL ? values[0] : NULL;
}

static void
read_facts (RejFilingTarget *self,
            RejComment *comment,
            const RejCampaign *campaign,
            const RejRule *rule,
            const RejFilingDocket *docket)
{
  const RejCampaignRule *known = campaign != NULL ? campaign->rule : NULL;
  g_autofree char *citation = rule != NULL ? rej_rule_dup_citation (rule) : NULL;
  g_autofree char *known_citation = known != NULL && known->fr_volume != 0 && known->fr_first_page != 0 ? g_strdup_printf ("%u FR %u", known->fr_volume, known->fr_first_page) : NULL;
  const char *title = rule != NULL ? rej_rule_get_title (rule) : NULL;

  self->document = pick (rej_comment_get_field (comment, REJ_COMMENT_DOCUMENT), known != NULL ? known->document : NULL, rule != NULL ? rej_rule_get_regulations_document (rule) : NULL);
  self->docket = pick (rej_comment_get_field (comment, REJ_COMMENT_DOCKET), known != NULL ? known->docket : NULL, rule != NULL ? first_of (rej_rule_get_docket_ids (rule)) : NULL);
  self->rin = pick (rej_comment_get_field (comment, REJ_COMMENT_RIN), known != NULL ? known->rin : NULL, rule != NULL ? first_of (rej_rule_get_rins (rule)) : NULL);
  self->citation = pick (rej_comment_get_field (comment, REJ_COMMENT_CITATION), citation, known_citation);
  self->title = pick (docket != NULL ? docket->title : NULL, title, known != NULL ? campaign->title : NULL);
  self->agency = pick (rule != NULL ? first_of (rej_rule_get_agencies (rule)) : NULL, known != NULL ? known->agency : NULL, NULL);
}

static gboolean
find_closed (const RejFilingTarget *self,
             const RejCampaign *campaign,
             const RejFilingDocket *docket,
             GDateTime *now)
{
  const RejDeadline *deadline = rej_deadline_lookup (self->deadlines, "rule");

  if (docket != NULL)
    return !docket->open_for_comment;
  if (campaign != NULL && !rej_period_is_open (campaign, now))
    return TRUE;
  return deadline != NULL && rej_deadline_has_passed (deadline, now);
}

/**
 * rej_filing_target_new:
 * @comment: the comment, whose details come first
 * @campaign: (nullable): its campaign
 * @rule: (nullable): the rule, as the Federal Register printed it
 * @docket: (nullable): what regulations.gov said of the document, if it was asked
 * @now: the time
 *
 * Gathers where a comment goes. Nothing is guessed: what no source gives is not there.
 *
 * Returns: (transfer full): the target
 */
RejFilingTarget *
rej_filing_target_new (RejComment *comment,
                       const RejCampaign *campaign,
                       const RejRule *rule,
                       const RejFilingDocket *docket,
                       GDateTime *now)
{
  RejFilingTarget *self;
  g_autoptr (GStrvBuilder) emails = g_strv_builder_new ();

  g_return_val_if_fail (REJ_IS_COMMENT (comment), NULL);
  g_return_val_if_fail (now != NULL, NULL);

  self = g_atomic_rc_box_new0 (RejFilingTarget);
  self->takes_regulations_gov = TRUE;
  read_facts (self, comment, campaign, rule, docket);
  if (campaign != NULL)
    {
      read_campaign (self, campaign, emails);
      if (campaign->channels->len > 0)
        self->address_source = g_strdup (campaign->title);
    }
  if (rule != NULL)
    read_rule (self, rule, campaign != NULL && campaign->channels->len > 0, emails);
  if (self->address_source == NULL && self->addresses_text != NULL)
    self->address_source = g_strdup (self->citation);
  self->emails = g_strv_builder_end (emails);
  self->deadlines = rej_deadline_gather (campaign, rule, docket != NULL ? docket->end_date : NULL);
  self->was_asked = docket != NULL;
  self->allow_late = docket != NULL && docket->allow_late;
  self->is_withdrawn = docket != NULL ? docket->withdrawn : campaign != NULL && campaign->status != NULL && g_str_equal (campaign->status->state, "withdrawn");
  self->is_closed = find_closed (self, campaign, docket, now);
  return self;
}

/**
 * rej_filing_target_ref:
 * @self: a target
 *
 * Returns: (transfer full): @self
 */
RejFilingTarget *
rej_filing_target_ref (RejFilingTarget *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
target_clear (RejFilingTarget *self)
{
  g_free (self->document);
  g_free (self->docket);
  g_free (self->rin);
  g_free (self->citation);
  g_free (self->title);
  g_free (self->agency);
  g_strfreev (self->emails);
  g_free (self->email_subject);
  g_free (self->mail);
  g_free (self->web);
  g_free (self->hand);
  g_free (self->hand_note);
  g_free (self->fax);
  g_free (self->fax_note);
  g_free (self->address_source);
  g_free (self->addresses_text);
  g_free (self->receipt_rule);
  g_ptr_array_unref (self->deadlines);
}

/**
 * rej_filing_target_unref:
 * @self: (transfer full): a target
 */
void
rej_filing_target_unref (RejFilingTarget *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) target_clear);
}

/**
 * rej_filing_target_dup_document_url:
 * @self: a target
 *
 * Returns: (transfer full) (nullable): the page of the document at regulations.gov, or %NULL if no document is known
 */
char *
rej_filing_target_dup_document_url (const RejFilingTarget *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return rej_filing_target_is_document_id (self->document) ? g_strconcat (REGULATIONS_GOV "/document/", self->document, NULL) : NULL;
}

/**
 * rej_filing_target_dup_form_url:
 * @self: a target
 *
 * Returns: (transfer full) (nullable): the page of its comment form, or %NULL if no document is known
 */
char *
rej_filing_target_dup_form_url (const RejFilingTarget *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return rej_filing_target_is_document_id (self->document) ? g_strconcat (REGULATIONS_GOV "/commenton/", self->document, NULL) : NULL;
}
