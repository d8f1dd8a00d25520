/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-campaign-private.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#define MAX_LINE_CHARACTERS 500
#define MAX_TEXT_CHARACTERS 100000
#define MAX_THINGS 1000

/* After the IDs of regulations.gov and the Federal Register; all with plain hyphens. */
#define DOCKET_SHAPE "(?:[A-Z]+(?:-[A-Z0-9]+)*-(?:19|20)\\d\\d(?:-[A-Z]+)*-\\d{4}|[A-Z]+_FRDOC_\\d{4})"
#define DOCUMENT_SHAPE DOCKET_SHAPE "-\\d{4,}"
#define RIN_SHAPE "\\d{4}-[A-Z]{2}\\d{2}"
#define FR_NUMBER_SHAPE "(?:[A-Z][0-9]?-)?(?:\\d{2,4}|[A-Z]\\d)-\\d{1,6}"
#define ID_SHAPE "[a-z0-9]+(?:-[a-z0-9]+)*"

static gboolean
has_shape (const char *text,
           const char *shape)
{
  g_autofree char *pattern = g_strconcat ("^", shape, "$", NULL);

  return g_regex_match_simple (pattern, text, G_REGEX_DOLLAR_ENDONLY, 0);
}

static void
check_shape (RejCampaignReport *report,
             gconstpointer thing,
             const char *attribute,
             const char *value,
             const char *shape,
             const char *sample)
{
  if (value != NULL && !has_shape (value, shape))
    /* Translators: the first %s is the name of an attribute, the second what was written, the third a sample of what to write. */
    rej_campaign_report_at (report, thing, _("The attribute “%s” is “%s”. It must look like “%s”, with plain hyphens; leave it out if no source gives it."), attribute, value, sample);
}

static gboolean
check_date (RejCampaignReport *report,
            gconstpointer thing,
            const char *attribute,
            const char *value)
{
  guint year;
  guint month;
  guint day;

  if (value == NULL)
    return FALSE;
  if (has_shape (value, "\\d{4}-\\d{2}-\\d{2}") && sscanf (value, "%4u-%2u-%2u", &year, &month, &day) == 3 &&
      g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return TRUE;

  /* Translators: the first %s is the name of an attribute, the second what was written. */
  rej_campaign_report_at (report, thing, _("The attribute “%s” is “%s”, which is not a day of the calendar. Write year, month and day, such as “2020-10-13”."), attribute, value);

  return FALSE;
}

static void
check_url (RejCampaignReport *report,
           gconstpointer thing,
           const char *value)
{
  g_autoptr (GUri) uri = NULL;

  if (value == NULL)
    return;
  uri = g_uri_parse (value, G_URI_FLAGS_NONE, NULL);
  if (uri == NULL || (g_strcmp0 (g_uri_get_scheme (uri), "https") != 0 && g_strcmp0 (g_uri_get_scheme (uri), "http") != 0) ||
      g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0' || g_uri_get_userinfo (uri) != NULL)
    rej_campaign_report_at (report, thing, _("The address “%s” cannot be used. Write a full web address that begins with https:// or http://."), value);
}

static void
check_length (RejCampaignReport *report,
              gconstpointer thing,
              const char *text,
              glong limit)
{
  if (text != NULL && g_utf8_strlen (text, -1) > limit)
    /* Translators: %ld is a number of characters. */
    rej_campaign_report_at (report, thing, _("A text is longer than %ld characters. Shorten it."), limit);
}

static void
check_one_of (RejCampaignReport *report,
              gconstpointer thing,
              const char *attribute,
              const char *value,
              const char *const *allowed)
{
  g_autofree char *list = NULL;

  if (value == NULL || g_strv_contains (allowed, value))
    return;
  list = g_strjoinv (", ", (char **) allowed);
  /* Translators: the first %s is the name of an attribute, the second what was written, the third a list of what may be written. */
  rej_campaign_report_at (report, thing, _("The attribute “%s” is “%s”. Use one of: %s."), attribute, value, list);
}

static void
check_rule (const RejCampaignRule *rule,
            RejCampaignReport *report)
{
  check_shape (report, rule, "document", rule->document, DOCUMENT_SHAPE, "USCIS-2019-0007-0001");
  check_shape (report, rule, "docket", rule->docket, DOCKET_SHAPE, "USCIS-2019-0007");
  check_shape (report, rule, "rin", rule->rin, RIN_SHAPE, "1615-AC14");
  check_shape (report, rule, "fr-number", rule->fr_number, FR_NUMBER_SHAPE, "2020-19145");
  check_length (report, rule, rule->agency, MAX_LINE_CHARACTERS);
  check_length (report, rule, rule->action, MAX_LINE_CHARACTERS);
  if (rule->document != NULL && rule->docket != NULL && !g_str_has_prefix (rule->document, rule->docket))
    /* Translators: both %s are IDs. */
    rej_campaign_report_at (report, rule, _("The document “%s” is not in the docket “%s”. One of the two is wrong."), rule->document, rule->docket);
  if (rule->fr_last_page > 0 && rule->fr_last_page < rule->fr_first_page)
    rej_campaign_report_at (report, rule, _("The last page, %u, comes before the first page, %u. One of the two is wrong."), rule->fr_last_page, rule->fr_first_page);
  if (check_date (report, rule, "published", rule->published) && rule->fr_volume > 0)
    {
      guint year = (guint) g_ascii_strtoull (rule->published, NULL, 10);

      if (year != rule->fr_volume + 1935)
        /* Translators: the first two %u are years or volumes. The Federal Register's volume 1 is of 1936. */
        rej_campaign_report_at (report, rule, _("The Federal Register of %u is volume %u, but “fr-volume” is %u. One of the two is wrong."), year, year - 1935, rule->fr_volume);
    }
}

static gboolean
has_zone (const char *identifier)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (identifier);

  return zone != NULL;
}

static void
check_deadline (const RejCampaignDeadline *deadline,
                RejCampaignReport *report)
{
  check_date (report, deadline, "date", deadline->date);
  if (deadline->purpose != NULL && !has_shape (deadline->purpose, ID_SHAPE))
    rej_campaign_report_at (report, deadline, _("The attribute “for” is “%s”. Write “rule”, “information-collection”, or small letters that say what the deadline is for."), deadline->purpose);
  if (deadline->time != NULL && !has_shape (deadline->time, "(?:[01]\\d|2[0-3]):[0-5]\\d"))
    rej_campaign_report_at (report, deadline, _("The attribute “time” is “%s”. Write hours and minutes of the 24-hour clock, such as “23:59” or “17:00”."), deadline->time);
  if (deadline->time != NULL && deadline->zone == NULL)
    rej_campaign_report_at (report, deadline, _("A deadline with a time needs the attribute “zone”. Add it, such as “America/New_York”."));
  if (deadline->time != NULL && deadline->source == NULL)
    rej_campaign_report_at (report, deadline, _("A deadline with a time needs the attribute “source”: where the hour is stated. Add it, or take the time out."));
  if (deadline->zone != NULL && (!has_shape (deadline->zone, "(?:UTC|[A-Z][A-Za-z_]+(?:/[A-Za-z_+-]+)+)") || (!has_zone (deadline->zone) && has_zone ("America/New_York"))))
    rej_campaign_report_at (report, deadline, _("The time zone “%s” is not known. Write a name such as “America/New_York”."), deadline->zone);
}

static void
check_status (const RejCampaignStatus *status,
              const RejCampaign *campaign,
              RejCampaignReport *report)
{
  static const char *const states[] = { "open", "closed", "withdrawn", "final", NULL };

  check_one_of (report, status, "state", status->state, states);
  check_date (report, status, "date", status->date);
  check_shape (report, status, "successor", status->successor, ID_SHAPE, "biometrics-2025");
  check_length (report, status, status->text, MAX_TEXT_CHARACTERS);
  if (status->successor != NULL && g_strcmp0 (status->successor, campaign->id) == 0)
    rej_campaign_report_at (report, status, _("The campaign names itself as its successor. Name the other one, or take the attribute out."));
}

static void
check_channel (const RejCampaignChannel *channel,
               RejCampaignReport *report)
{
  static const char *const kinds[] = { "regulations.gov", "email", "mail", "hand", "fax", "web", NULL };

  check_one_of (report, channel, "kind", channel->kind, kinds);
  check_url (report, channel, channel->url);
  check_length (report, channel, channel->text, MAX_TEXT_CHARACTERS);
  if (g_strcmp0 (channel->kind, "email") == 0 && (channel->address == NULL || !has_shape (channel->address, "[^\\s@<>,;?&]+@[^\\s@<>,;?&]+\\.[A-Za-z]{2,}")))
    rej_campaign_report_at (report, channel, _("A channel by e-mail needs the attribute “address” with one e-mail address. Add it."));
  if ((g_strcmp0 (channel->kind, "mail") == 0 || g_strcmp0 (channel->kind, "hand") == 0) && channel->text == NULL)
    rej_campaign_report_at (report, channel, _("A channel by mail or hand needs the postal address as its text. Add it."));
  if (g_strcmp0 (channel->kind, "web") == 0 && channel->url == NULL)
    rej_campaign_report_at (report, channel, _("A channel on the web needs the attribute “url”. Add it."));
}

static void
check_id (RejCampaignReport *report,
          gconstpointer thing,
          const char *id,
          GHashTable *seen)
{
  if (id == NULL)
    return;
  if (!has_shape (id, ID_SHAPE) || strlen (id) > 64)
    /* Translators: %s is what was written. */
    rej_campaign_report_at (report, thing, _("The ID “%s” cannot be used. Write small letters, digits and single hyphens, at most 64."), id);
  if (seen != NULL && !g_hash_table_add (seen, (gpointer) id))
    rej_campaign_report_at (report, thing, _("The ID “%s” is used twice. Give each its own."), id);
}

static void
check_concern (const RejCampaign *campaign,
               const RejCampaignConcern *concern,
               RejCampaignReport *report)
{
  check_length (report, concern, concern->title, MAX_LINE_CHARACTERS);
  check_length (report, concern, concern->why, MAX_TEXT_CHARACTERS);
  if (concern->prompts->len == 0)
    rej_campaign_report_at (report, concern, _("<concern> needs a <prompt>: a question for the writer's own story. Add one."));
  for (guint i = 0; i < concern->prompts->len; i++)
    check_length (report, concern->prompts->pdata[i], concern->prompts->pdata[i], MAX_TEXT_CHARACTERS);

  for (guint i = 0; i < concern->evidence->len; i++)
    {
      const RejCampaignEvidence *evidence = concern->evidence->pdata[i];

      check_url (report, evidence, evidence->url);
      check_length (report, evidence, evidence->text, MAX_TEXT_CHARACTERS);
      if (evidence->citation == NULL && evidence->url == NULL)
        rej_campaign_report_at (report, evidence, _("<evidence> needs a source. Add the attribute “citation” or “url”."));
      if (evidence->text == NULL)
        rej_campaign_report_at (report, evidence, _("<evidence> is empty. Write what the source says."));
    }

  for (guint i = 0; i < concern->excerpts->len; i++)
    if (rej_campaign_lookup_excerpt (campaign, concern->excerpts->pdata[i]) == NULL)
      /* Translators: %s is an ID. */
      rej_campaign_report_at (report, concern->excerpts->pdata[i], _("There is no excerpt “%s”. Add an <excerpt> with this ID to the campaign, or correct the reference."), (const char *) concern->excerpts->pdata[i]);
}

static void
check_excerpt (const RejCampaign *campaign,
               const RejCampaignExcerpt *excerpt,
               RejCampaignReport *report)
{
  const RejCampaignRule *rule = campaign->rule;

  check_length (report, excerpt, excerpt->title, MAX_LINE_CHARACTERS);
  check_length (report, excerpt, excerpt->summary, MAX_TEXT_CHARACTERS);
  if (rule != NULL && excerpt->page > 0 && ((rule->fr_first_page > 0 && excerpt->page < rule->fr_first_page) || (rule->fr_last_page > 0 && excerpt->page > rule->fr_last_page)))
    rej_campaign_report_at (report, excerpt, _("Page %u is not in the rule, which has pages %u to %u. Correct it, or take it out."), excerpt->page, rule->fr_first_page, rule->fr_last_page);
}

static void
check_sections (const RejCampaign *campaign,
                RejCampaignReport *report)
{
  check_length (report, campaign, campaign->template_title, MAX_LINE_CHARACTERS);
  if (campaign->template_lang != NULL && !has_shape (campaign->template_lang, "[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*"))
    rej_campaign_report_at (report, campaign, _("The language “%s” of the template is not a language tag. Write one such as “en”."), campaign->template_lang);
  for (guint i = 0; i < campaign->sections->len; i++)
    {
      const RejCampaignSection *section = campaign->sections->pdata[i];

      check_length (report, section, section->heading, MAX_LINE_CHARACTERS);
      check_length (report, section, section->markdown, MAX_TEXT_CHARACTERS);
      if (section->concern != NULL && rej_campaign_lookup_concern (campaign, section->concern) == NULL)
        /* Translators: %s is an ID. */
        rej_campaign_report_at (report, section, _("There is no concern “%s”. Add a <concern> with this ID to the campaign, or correct the section."), section->concern);
    }
}

/* Checks what a schema cannot say. Fields that are missing were reported by the reader. */
void
rej_campaign_check (const RejCampaign *self,
                    RejCampaignReport *report)
{
  g_autoptr (GHashTable) concerns = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) excerpts = g_hash_table_new (g_str_hash, g_str_equal);

  if (MAX (MAX (self->concerns->len, self->excerpts->len), MAX (self->sections->len, self->channels->len)) > MAX_THINGS)
    {
      /* Translators: %d is a number. */
      rej_campaign_report_at (report, self, _("There are more than %d concerns, excerpts, sections or channels. Divide the campaign."), MAX_THINGS);
      return;
    }

  check_id (report, self, self->id, NULL);
  check_length (report, self, self->title, MAX_LINE_CHARACTERS);
  check_length (report, self, self->summary, MAX_TEXT_CHARACTERS);
  if (self->rule != NULL)
    check_rule (self->rule, report);
  for (guint i = 0; i < self->deadlines->len; i++)
    check_deadline (self->deadlines->pdata[i], report);
  if (self->status != NULL)
    check_status (self->status, self, report);
  for (guint i = 0; i < self->channels->len; i++)
    check_channel (self->channels->pdata[i], report);
  for (guint i = 0; i < self->excerpts->len; i++)
    {
      const RejCampaignExcerpt *excerpt = self->excerpts->pdata[i];

      check_id (report, excerpt, excerpt->id, excerpts);
      check_excerpt (self, excerpt, report);
    }
  for (guint i = 0; i < self->concerns->len; i++)
    {
      const RejCampaignConcern *concern = self->concerns->pdata[i];

      check_id (report, concern, concern->id, concerns);
      check_concern (self, concern, report);
    }
  check_sections (self, report);
}
