/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-campaign-xml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  RejCampaign *campaign;
  RejCampaignReport *report;
  const char *const *languages;
} Reader;

/* The text of @node in the reader's language. */
static char *
localized_text (Reader *self,
                const xmlNode *node,
                RejCampaignTextKind kind)
{
  const xmlNode *translation = rej_campaign_xml_translation (node, self->campaign->lang, self->languages);
  char *text = translation != NULL ? rej_campaign_xml_dup_text (translation, kind) : NULL;

  return text != NULL ? text : rej_campaign_xml_dup_text (node, kind);
}

/* The text of the one child called @name, which must be there. */
static char *
required_text (Reader *self,
               const xmlNode *parent,
               const char *name,
               RejCampaignTextKind kind)
{
  const xmlNode *node = rej_campaign_xml_next (parent->children, name, self->campaign->lang);
  const xmlNode *second = node != NULL ? rej_campaign_xml_next (node->next, name, self->campaign->lang) : NULL;
  char *text = node != NULL ? localized_text (self, node, kind) : NULL;

  if (node == NULL)
    /* Translators: both %s are names of XML elements. */
    rej_campaign_report_add (self->report, rej_campaign_xml_line (parent), _("<%s> needs a <%s>. Add one."), (const char *) parent->name, name);
  else if (text == NULL)
    /* Translators: %s is the name of an XML element. */
    rej_campaign_report_add (self->report, rej_campaign_xml_line (node), _("<%s> is empty. Write its text."), name);
  if (second != NULL)
    rej_campaign_report_add (self->report, rej_campaign_xml_line (second), _("<%s> has a second <%s>. Keep one, or mark a translation with xml:lang."), (const char *) parent->name, name);

  return text;
}

/* Checks that text elements hold text only. */
static void
check_texts (Reader *self,
             const xmlNode *parent,
             const char *name)
{
  for (const xmlNode *node = parent->children; node != NULL; node = node->next)
    if (rej_campaign_xml_is (node, name))
      rej_campaign_xml_check (node, "", NULL, self->report);
}

static GPtrArray *
read_texts (Reader *self,
            const xmlNode *parent,
            const char *name,
            RejCampaignTextKind kind)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  const xmlNode *node = parent->children;

  check_texts (self, parent, name);
  while ((node = rej_campaign_xml_next (node, name, self->campaign->lang)) != NULL)
    {
      char *text = localized_text (self, node, kind);

      if (text != NULL)
        {
          g_ptr_array_add (texts, text);
          rej_campaign_report_set_line (self->report, text, rej_campaign_xml_line (node));
        }
      else
        rej_campaign_report_add (self->report, rej_campaign_xml_line (node), _("<%s> is empty. Write its text."), name);
      node = node->next;
    }

  return texts;
}

/* "8: 1, 103, 204; 45: 46" */
static GPtrArray *
read_cfr_parts (Reader *self,
                const xmlNode *node)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_campaign_cfr_part_free);
  g_autofree char *value = rej_campaign_xml_dup_attribute (node, "cfr");
  g_auto (GStrv) titles = g_strsplit (value != NULL ? value : "", ";", -1);

  for (gsize i = 0; titles[i] != NULL; i++)
    {
      char *colon = strchr (titles[i], ':');
      g_auto (GStrv) numbers = g_strsplit (colon != NULL ? colon + 1 : "", ",", -1);
      guint64 title = 0;

      if (colon != NULL)
        *colon = '\0';
      if (colon == NULL || !g_ascii_string_to_unsigned (g_strstrip (titles[i]), 10, 1, 50, &title, NULL))
        {
          rej_campaign_report_add (self->report, rej_campaign_xml_line (node), _("The attribute “cfr” is “%s”. Write a title from 1 to 50, a colon and its parts, such as “8: 1, 103; 45: 46”."), value);
          return parts;
        }
      for (gsize n = 0; numbers[n] != NULL; n++)
        {
          RejCampaignCfrPart *part;

          g_strstrip (numbers[n]);
          if (!g_ascii_isdigit (*numbers[n]) || strspn (numbers[n], "0123456789abcdefghijklmnopqrstuvwxyz-") != strlen (numbers[n]))
            {
              rej_campaign_report_add (self->report, rej_campaign_xml_line (node), _("“%s” in the attribute “cfr” is not a part of the Code of Federal Regulations. Write its number, such as “103”."), numbers[n]);
              continue;
            }
          part = g_new0 (RejCampaignCfrPart, 1);
          part->title = (guint) title;
          part->part = g_strdup (numbers[n]);
          g_ptr_array_add (parts, part);
        }
    }

  return parts;
}

static void
read_rule (Reader *self,
           const xmlNode *node)
{
  RejCampaignRule *rule = g_new0 (RejCampaignRule, 1);

  rej_campaign_xml_check (node, "agency action document docket rin fr-number fr-volume fr-first-page fr-last-page published cfr", "", self->report);
  if (self->campaign->rule != NULL)
    {
      rej_campaign_report_add (self->report, rej_campaign_xml_line (node), _("There is a second <rule>. A campaign is about one rule: keep one."));
      g_clear_pointer (&self->campaign->rule, rej_campaign_rule_free);
    }
  rule->agency = rej_campaign_xml_dup_attribute (node, "agency");
  rule->action = rej_campaign_xml_dup_attribute (node, "action");
  rule->document = rej_campaign_xml_dup_attribute (node, "document");
  rule->docket = rej_campaign_xml_dup_attribute (node, "docket");
  rule->rin = rej_campaign_xml_dup_attribute (node, "rin");
  rule->fr_number = rej_campaign_xml_dup_attribute (node, "fr-number");
  rule->fr_volume = rej_campaign_xml_get_number (node, "fr-volume", self->report);
  rule->fr_first_page = rej_campaign_xml_get_number (node, "fr-first-page", self->report);
  rule->fr_last_page = rej_campaign_xml_get_number (node, "fr-last-page", self->report);
  rule->published = rej_campaign_xml_dup_attribute (node, "published");
  rule->cfr_parts = read_cfr_parts (self, node);
  rej_campaign_report_set_line (self->report, rule, rej_campaign_xml_line (node));
  self->campaign->rule = rule;
}

static void
read_deadline (Reader *self,
               const xmlNode *node)
{
  RejCampaignDeadline *deadline = g_new0 (RejCampaignDeadline, 1);

  rej_campaign_xml_check (node, "date! time zone for source", "", self->report);
  deadline->date = rej_campaign_xml_dup_attribute (node, "date");
  deadline->time = rej_campaign_xml_dup_attribute (node, "time");
  deadline->zone = rej_campaign_xml_dup_attribute (node, "zone");
  deadline->purpose = rej_campaign_xml_dup_attribute (node, "for");
  deadline->source = rej_campaign_xml_dup_attribute (node, "source");
  if (deadline->purpose == NULL)
    deadline->purpose = g_strdup ("rule");
  g_strdelimit (deadline->purpose, " ", '-');
  rej_campaign_report_set_line (self->report, deadline, rej_campaign_xml_line (node));
  g_ptr_array_add (self->campaign->deadlines, deadline);
}

static void
read_status (Reader *self,
             const xmlNode *node)
{
  RejCampaignStatus *status = g_new0 (RejCampaignStatus, 1);

  if (self->campaign->status != NULL)
    {
      rej_campaign_report_add (self->report, rej_campaign_xml_line (node), _("There is a second <status>. Keep one, or mark a translation with xml:lang."));
      g_clear_pointer (&self->campaign->status, rej_campaign_status_free);
    }
  status->state = rej_campaign_xml_dup_attribute (node, "state");
  status->date = rej_campaign_xml_dup_attribute (node, "date");
  status->citation = rej_campaign_xml_dup_attribute (node, "citation");
  status->successor = rej_campaign_xml_dup_attribute (node, "successor");
  status->text = localized_text (self, node, REJ_CAMPAIGN_TEXT_PARAGRAPHS);
  rej_campaign_report_set_line (self->report, status, rej_campaign_xml_line (node));
  self->campaign->status = status;
}

static void
read_channel (Reader *self,
              const xmlNode *node)
{
  RejCampaignChannel *channel = g_new0 (RejCampaignChannel, 1);

  channel->kind = rej_campaign_xml_dup_attribute (node, "kind");
  channel->address = rej_campaign_xml_dup_attribute (node, "address");
  channel->subject = rej_campaign_xml_dup_attribute (node, "subject");
  channel->url = rej_campaign_xml_dup_attribute (node, "url");
  channel->text = localized_text (self, node, REJ_CAMPAIGN_TEXT_BLOCK);
  rej_campaign_report_set_line (self->report, channel, rej_campaign_xml_line (node));
  g_ptr_array_add (self->campaign->channels, channel);
}

static void
read_evidence (Reader *self,
               RejCampaignConcern *concern,
               const xmlNode *node)
{
  RejCampaignEvidence *evidence = g_new0 (RejCampaignEvidence, 1);

  evidence->citation = rej_campaign_xml_dup_attribute (node, "citation");
  evidence->url = rej_campaign_xml_dup_attribute (node, "url");
  evidence->text = localized_text (self, node, REJ_CAMPAIGN_TEXT_PARAGRAPHS);
  rej_campaign_report_set_line (self->report, evidence, rej_campaign_xml_line (node));
  g_ptr_array_add (concern->evidence, evidence);
}

static void
read_concern (Reader *self,
              const xmlNode *node)
{
  RejCampaignConcern *concern = g_new0 (RejCampaignConcern, 1);
  const char *lang = self->campaign->lang;

  rej_campaign_xml_check (node, "id!", "title why prompt evidence excerpt", self->report);
  check_texts (self, node, "title");
  check_texts (self, node, "why");
  concern->id = rej_campaign_xml_dup_attribute (node, "id");
  concern->title = required_text (self, node, "title", REJ_CAMPAIGN_TEXT_LINE);
  concern->why = required_text (self, node, "why", REJ_CAMPAIGN_TEXT_PARAGRAPHS);
  concern->prompts = read_texts (self, node, "prompt", REJ_CAMPAIGN_TEXT_LINE);
  concern->evidence = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_campaign_evidence_free);
  concern->excerpts = g_ptr_array_new_with_free_func (g_free);
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    {
      if (rej_campaign_xml_is (child, "evidence"))
        {
          rej_campaign_xml_check (child, "citation url", NULL, self->report);
          if (rej_campaign_xml_next (child, "evidence", lang) == child)
            read_evidence (self, concern, child);
        }
      else if (rej_campaign_xml_is (child, "excerpt"))
        {
          char *id = rej_campaign_xml_dup_attribute (child, "ref");

          rej_campaign_xml_check (child, "ref!", "", self->report);
          if (id != NULL)
            {
              rej_campaign_report_set_line (self->report, id, rej_campaign_xml_line (child));
              g_ptr_array_add (concern->excerpts, id);
            }
        }
    }
  rej_campaign_report_set_line (self->report, concern, rej_campaign_xml_line (node));
  g_ptr_array_add (self->campaign->concerns, concern);
}

static void
read_excerpt (Reader *self,
              const xmlNode *node)
{
  RejCampaignExcerpt *excerpt = g_new0 (RejCampaignExcerpt, 1);

  rej_campaign_xml_check (node, "id! citation page cfr", "title summary find", self->report);
  check_texts (self, node, "title");
  check_texts (self, node, "summary");
  excerpt->id = rej_campaign_xml_dup_attribute (node, "id");
  excerpt->citation = rej_campaign_xml_dup_attribute (node, "citation");
  excerpt->page = rej_campaign_xml_get_number (node, "page", self->report);
  excerpt->cfr = rej_campaign_xml_dup_attribute (node, "cfr");
  excerpt->title = required_text (self, node, "title", REJ_CAMPAIGN_TEXT_LINE);
  excerpt->summary = required_text (self, node, "summary", REJ_CAMPAIGN_TEXT_PARAGRAPHS);
  excerpt->finds = read_texts (self, node, "find", REJ_CAMPAIGN_TEXT_LINE);
  rej_campaign_report_set_line (self->report, excerpt, rej_campaign_xml_line (node));
  g_ptr_array_add (self->campaign->excerpts, excerpt);
}

static void
read_section (Reader *self,
              const xmlNode *node)
{
  RejCampaignSection *section = g_new0 (RejCampaignSection, 1);
  const xmlNode *translation = rej_campaign_xml_translation (node, self->campaign->lang, self->languages);

  section->concern = rej_campaign_xml_dup_attribute (node, "concern");
  section->heading = rej_campaign_xml_dup_attribute (node, "heading");
  section->markdown = rej_campaign_xml_dup_text (node, REJ_CAMPAIGN_TEXT_BLOCK);
  if (translation != NULL)
    section->translation = rej_campaign_xml_dup_text (translation, REJ_CAMPAIGN_TEXT_BLOCK);
  if (section->markdown == NULL)
    {
      rej_campaign_report_add (self->report, rej_campaign_xml_line (node), _("<section> is empty. Write its text."));
      section->markdown = g_strdup ("");
    }
  rej_campaign_report_set_line (self->report, section, rej_campaign_xml_line (node));
  g_ptr_array_add (self->campaign->sections, section);
}

static void
read_template (Reader *self,
               const xmlNode *node)
{
  const char *lang = self->campaign->lang;

  rej_campaign_xml_check (node, "title! lang", "section", self->report);
  if (self->campaign->template_lang != NULL)
    {
      rej_campaign_report_add (self->report, rej_campaign_xml_line (node), _("There is a second <template>. Keep one."));
      return;
    }
  self->campaign->template_title = rej_campaign_xml_dup_attribute (node, "title");
  self->campaign->template_lang = rej_campaign_xml_dup_attribute (node, "lang");
  if (self->campaign->template_lang == NULL)
    self->campaign->template_lang = g_strdup ("en");
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (rej_campaign_xml_is (child, "section"))
      {
        rej_campaign_xml_check (child, "concern heading", NULL, self->report);
        if (rej_campaign_xml_next (child, "section", lang) == child)
          read_section (self, child);
      }
  if (self->campaign->sections->len == 0)
    rej_campaign_report_add (self->report, rej_campaign_xml_line (node), _("<template> needs a <section>. Add one."));
}

static void
read_child (Reader *self,
            const xmlNode *node)
{
  gboolean is_original = node->type == XML_ELEMENT_NODE && rej_campaign_xml_next (node, (const char *) node->name, self->campaign->lang) == node;

  if (rej_campaign_xml_is (node, "status"))
    rej_campaign_xml_check (node, "state! date citation successor", NULL, self->report);
  else if (rej_campaign_xml_is (node, "channel"))
    rej_campaign_xml_check (node, "kind! address subject url", NULL, self->report);
  if (!is_original)
    return;

  if (rej_campaign_xml_is (node, "rule"))
    read_rule (self, node);
  else if (rej_campaign_xml_is (node, "deadline"))
    read_deadline (self, node);
  else if (rej_campaign_xml_is (node, "status"))
    read_status (self, node);
  else if (rej_campaign_xml_is (node, "channel"))
    read_channel (self, node);
  else if (rej_campaign_xml_is (node, "concern"))
    read_concern (self, node);
  else if (rej_campaign_xml_is (node, "excerpt"))
    read_excerpt (self, node);
  else if (rej_campaign_xml_is (node, "template"))
    read_template (self, node);
}

static void
read_root (Reader *self,
           const xmlNode *root)
{
  xmlChar *lang = xmlGetNsProp (root, (const xmlChar *) "lang", XML_XML_NAMESPACE);

  rej_campaign_xml_check (root, "id! version! publisher! license!", "title summary rule deadline status channel concern excerpt template", self->report);
  rej_campaign_report_set_line (self->report, self->campaign, rej_campaign_xml_line (root));
  self->campaign->lang = g_strdup (lang != NULL && *lang != '\0' ? (const char *) lang : "en");
  xmlFree (lang);
  self->campaign->id = rej_campaign_xml_dup_attribute (root, "id");
  self->campaign->version = rej_campaign_xml_get_number (root, "version", self->report);
  self->campaign->publisher = rej_campaign_xml_dup_attribute (root, "publisher");
  self->campaign->license = rej_campaign_xml_dup_attribute (root, "license");
  check_texts (self, root, "title");
  check_texts (self, root, "summary");
  self->campaign->title = required_text (self, root, "title", REJ_CAMPAIGN_TEXT_LINE);
  self->campaign->summary = required_text (self, root, "summary", REJ_CAMPAIGN_TEXT_PARAGRAPHS);
  for (const xmlNode *child = root->children; child != NULL; child = child->next)
    read_child (self, child);
  if (self->campaign->template_lang == NULL)
    rej_campaign_report_add (self->report, rej_campaign_xml_line (root), _("<campaign> needs a <template> with a title. Add one."));
}

/* Reads the XML and reports what is wrong in its shape. NULL only if it is not XML or no campaign at all; fields of a
 * campaign with problems may be NULL. */
RejCampaign *
rej_campaign_read (GBytes *xml,
                   const char *const *languages,
                   RejCampaignReport *report)
{
  xmlDoc *doc = rej_campaign_xml_load (xml, report);
  const xmlNode *root = doc != NULL ? xmlDocGetRootElement (doc) : NULL;
  Reader self = { NULL, report, languages };

  if (root == NULL)
    {
      g_clear_pointer (&doc, xmlFreeDoc);
      return NULL;
    }
  if (rej_campaign_xml_is (root, "campaign"))
    {
      self.campaign = rej_campaign_new ();
      read_root (&self, root);
    }
  else
    /* Translators: the first %s is the name of an XML element, the second an address that serves as a name. */
    rej_campaign_report_add (report, rej_campaign_xml_line (root), _("The first element is <%s>. A campaign begins with <campaign xmlns=\"%s\">."), (const char *) root->name, REJ_CAMPAIGN_NAMESPACE);
  xmlFreeDoc (doc);

  return self.campaign;
}
