/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "rej-check-context.h"
#include "rej-cite-scan.h"
#include "rej-json.h"

G_DEFINE_QUARK (rej-check-error-quark, rej_check_error)

struct _RejCheckContext
{
  RejCiteFacts *facts;
  GHashTable *ignored; /* "code\ntext", or "code" for any text */
  RejVerificationSet *verifications; /* NULL before anybody was asked */
  RejCheckTemplate *template; /* NULL without a campaign */
  RejPrivacy *privacy;
  gboolean has_kept;
  gboolean has_style;
  RejCiteStyle style; /* where @has_style */
  GPtrArray *rules; /* RejRule, which the indexes point into */
  GPtrArray *quote_indexes; /* RejQuoteIndex */
};

G_DEFINE_BOXED_TYPE (RejCheckContext, rej_check_context, rej_check_context_ref, rej_check_context_unref)

/**
 * rej_check_context_new:
 *
 * Creates a context that knows nothing.
 *
 * Returns: (transfer full): a new context
 */
RejCheckContext *
rej_check_context_new (void)
{
  RejCheckContext *self = g_atomic_rc_box_new0 (RejCheckContext);

  self->facts = rej_cite_facts_new ();
  self->ignored = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->privacy = rej_privacy_new ();
  self->rules = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_rule_unref);
  self->quote_indexes = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_quote_index_unref);

  return self;
}

/**
 * rej_check_context_ref:
 * @self: a context
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self
 */
RejCheckContext *
rej_check_context_ref (RejCheckContext *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
context_clear (RejCheckContext *self)
{
  rej_cite_facts_free (self->facts);
  g_hash_table_unref (self->ignored);
  g_clear_pointer (&self->verifications, rej_verification_set_unref);
  g_clear_pointer (&self->template, rej_check_template_free);
  rej_privacy_free (self->privacy);
  g_ptr_array_unref (self->quote_indexes);
  g_ptr_array_unref (self->rules);
}

/**
 * rej_check_context_unref:
 * @self: (transfer full): a context
 *
 * Drops a reference.
 */
void
rej_check_context_unref (RejCheckContext *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) context_clear);
}

/* Where the document under comment begins in the Federal Register, from a citation in any form. */
static void
take_citation (RejCiteFacts *facts,
               const char *citation)
{
  g_autoptr (RejCiteList) found = rej_cite_scan (citation, strlen (citation));

  for (guint i = 0; i < rej_cite_list_get_n (found); i++)
    {
      g_autofree char *volume = rej_cite_list_dup_field (found, i, REJ_CITE_FIELD_VOLUME, NULL);
      g_autofree char *page = rej_cite_list_dup_field (found, i, REJ_CITE_FIELD_PAGE, NULL);

      if (rej_cite_list_get (found, i)->kind != REJ_CITE_FR || volume == NULL || page == NULL)
        continue;
      facts->fr_volume = g_ascii_strtoull (volume, NULL, 10);
      facts->fr_first = g_ascii_strtoull (page, NULL, 10);
      return;
    }
}

/**
 * rej_check_context_set_style:
 * @self: a context nobody else holds yet
 * @style: how its citations are to be written
 *
 * Has every citation in another form reported.
 */
void
rej_check_context_set_style (RejCheckContext *self,
                             RejCiteStyle style)
{
  g_return_if_fail (self != NULL);

  self->has_style = TRUE;
  self->style = style;
}

/**
 * rej_check_context_get_style:
 * @self: a context
 * @style: (out): how its citations are to be written
 *
 * Tells which style the writer chose.
 *
 * Returns: `FALSE` if none was chosen
 */
gboolean
rej_check_context_get_style (RejCheckContext *self,
                             RejCiteStyle *style)
{
  g_return_val_if_fail (self != NULL, FALSE);

  *style = self->style;

  return self->has_style;
}

/**
 * rej_check_context_add_comment:
 * @self: a context nobody else holds yet
 * @comment: the comment
 *
 * Adds what the front matter of a comment tells of the rule, and the findings its writer has put aside.
 */
void
rej_check_context_add_comment (RejCheckContext *self,
                               RejComment *comment)
{
  const char *docket, *rin, *citation;
  RejCiteStyle style;

  g_return_if_fail (self != NULL);
  g_return_if_fail (REJ_IS_COMMENT (comment));

  docket = rej_comment_get_field (comment, REJ_COMMENT_DOCKET);
  rin = rej_comment_get_field (comment, REJ_COMMENT_RIN);
  citation = rej_comment_get_field (comment, REJ_COMMENT_CITATION);
  if (docket != NULL)
    g_set_str (&self->facts->docket, docket);
  if (rin != NULL)
    g_set_str (&self->facts->rin, rin);
  if (citation != NULL)
    take_citation (self->facts, citation);
  if (rej_cite_style_from_string (rej_comment_get_field (comment, REJ_COMMENT_STYLE), &style))
    rej_check_context_set_style (self, style);

  for (guint i = 0; i < rej_comment_get_n_ignored (comment); i++)
    {
      const char *text;
      const char *code = rej_comment_get_ignored (comment, i, &text);

      if (code != NULL)
        rej_check_context_add_ignored (self, code, text);
    }
}

/* Where comments go is public. */
static void
add_channels (RejCheckContext *self,
              const RejCampaign *campaign)
{
  for (guint i = 0; i < campaign->channels->len; i++)
    {
      const RejCampaignChannel *channel = campaign->channels->pdata[i];

      if (channel->address != NULL)
        rej_privacy_add_public (self->privacy, channel->address);
      if (channel->text != NULL)
        rej_privacy_add_public (self->privacy, channel->text);
    }
}

/**
 * rej_check_context_add_campaign:
 * @self: a context nobody else holds yet
 * @campaign: the campaign the comment came from
 *
 * Adds what a campaign tells of its rule, its template, and the addresses it gives for filing.
 */
void
rej_check_context_add_campaign (RejCheckContext *self,
                                RejCampaign *campaign)
{
  const RejCampaignRule *rule;

  g_return_if_fail (self != NULL);
  g_return_if_fail (campaign != NULL);

  g_clear_pointer (&self->template, rej_check_template_free);
  self->template = rej_check_template_new (campaign);
  add_channels (self, campaign);

  rule = campaign->rule;
  if (rule == NULL)
    return;

  if (rule->docket != NULL)
    g_set_str (&self->facts->docket, rule->docket);
  if (rule->rin != NULL)
    g_set_str (&self->facts->rin, rule->rin);
  if (rule->fr_volume != 0)
    self->facts->fr_volume = rule->fr_volume;
  if (rule->fr_first_page != 0)
    self->facts->fr_first = rule->fr_first_page;
  if (rule->fr_last_page != 0)
    self->facts->fr_last = rule->fr_last_page;
  if (rule->published != NULL)
    g_set_str (&self->facts->fr_date, rule->published);
}

/**
 * rej_check_context_add_rule:
 * @self: a context nobody else holds yet
 * @rule: the rule under comment
 *
 * Adds what a Federal Register document tells of itself. What it prints is public and can be quoted.
 */
void
rej_check_context_add_rule (RejCheckContext *self,
                            RejRule *rule)
{
  const char *const *dockets, *const *rins;

  g_return_if_fail (self != NULL);
  g_return_if_fail (rule != NULL);

  dockets = rej_rule_get_docket_ids (rule);
  rins = rej_rule_get_rins (rule);

  /* a document of several dockets or RINs does not say which one is meant */
  if (dockets != NULL && dockets[0] != NULL && dockets[1] == NULL)
    g_set_str (&self->facts->docket, dockets[0]);
  if (rins != NULL && rins[0] != NULL && rins[1] == NULL)
    g_set_str (&self->facts->rin, rins[0]);
  if (rej_rule_get_volume (rule) != 0)
    self->facts->fr_volume = rej_rule_get_volume (rule);
  if (rej_rule_get_first_page (rule) != 0)
    self->facts->fr_first = rej_rule_get_first_page (rule);
  if (rej_rule_get_last_page (rule) != 0)
    self->facts->fr_last = rej_rule_get_last_page (rule);
  if (rej_rule_get_publication_date (rule) != NULL)
    g_set_str (&self->facts->fr_date, rej_rule_get_publication_date (rule));

  g_ptr_array_add (self->rules, rej_rule_ref (rule));
  g_ptr_array_add (self->quote_indexes, rej_quote_index_ref (rej_rule_get_quote_index (rule)));
  rej_privacy_add_public_index (self->privacy, rej_rule_get_quote_index (rule));
}

/* Absent and null both say that it is not known; another type is a mistake of whoever wrote the file. */
static gboolean
read_string (JsonObject *object,
             const char *name,
             char **value,
             GError **error)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    {
      g_set_error (error, REJ_CHECK_ERROR, REJ_CHECK_ERROR_INVALID,
                   /* Translators: %s is the name of a member of a JSON file, such as "docket". */
                   _ ("The rule facts cannot be used: “%s” must be a text in quotes."),
                     name);
      return FALSE;
    }
  g_set_str (value, json_node_get_string (node));

  return TRUE;
}

static gboolean
read_number (JsonObject *object,
             const char *name,
             guint *value,
             GError **error)
{
  JsonNode *node = json_object_get_member (object, name);
  guint64 number = G_MAXUINT64;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64)
    number = (guint64) json_node_get_int (node);
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    g_ascii_string_to_unsigned (json_node_get_string (node), 10, 0, G_MAXINT, &number, NULL);
  if (number > G_MAXINT)
    {
      g_set_error (error, REJ_CHECK_ERROR, REJ_CHECK_ERROR_INVALID,
                   /* Translators: %s is the name of a member of a JSON file, such as "volume". */
                   _ ("The rule facts cannot be used: “%s” must be a whole number."),
                     name);
      return FALSE;
    }
  *value = number;

  return TRUE;
}

static gboolean
read_facts (RejCiteFacts *facts,
            JsonObject *object,
            GError **error)
{
  JsonNode *fr = json_object_get_member (object, "fr");
  JsonObject *range;

  if (!read_string (object, "docket", &facts->docket, error) ||
      !read_string (object, "rin", &facts->rin, error) ||
      !read_string (object, "today", &facts->today, error))
    return FALSE;

  if (fr == NULL || JSON_NODE_HOLDS_NULL (fr))
    return TRUE;
  if (!JSON_NODE_HOLDS_OBJECT (fr))
    {
      g_set_error_literal (error, REJ_CHECK_ERROR, REJ_CHECK_ERROR_INVALID,
                           _ ("The rule facts cannot be used: “fr” must be an object with a volume, a first and a last page and a date."));
      return FALSE;
    }

  range = json_node_get_object (fr);
  return read_number (range, "volume", &facts->fr_volume, error) &&
         read_number (range, "first", &facts->fr_first, error) &&
         read_number (range, "last", &facts->fr_last, error) &&
         read_string (range, "date", &facts->fr_date, error);
}

/* How a source is cited, in the form that citations of it are compared in. */
static char *
dup_authority (const char *cite)
{
  g_autoptr (RejCiteList) found = rej_cite_scan (cite, strlen (cite));

  return rej_cite_list_get_n (found) > 0 ? rej_cite_list_dup_authority (found, 0) : NULL;
}

static gboolean
read_source (RejQuoteIndex *index,
             JsonNode *node,
             GError **error)
{
  g_autofree char *cite = NULL;
  g_autofree char *text = NULL;
  g_autofree char *authority = NULL;
  guint page = 0;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error_literal (error, REJ_CHECK_ERROR, REJ_CHECK_ERROR_INVALID,
                           _ ("The rule facts cannot be used: “sources” must be a list of objects with “cite”, “page” and “text”."));
      return FALSE;
    }
  if (!read_string (json_node_get_object (node), "cite", &cite, error) ||
      !read_string (json_node_get_object (node), "text", &text, error) ||
      !read_number (json_node_get_object (node), "page", &page, error))
    return FALSE;

  authority = cite != NULL ? dup_authority (cite) : NULL;
  if (text != NULL)
    rej_quote_index_add_text (index, text, authority, page);

  return TRUE;
}

static gboolean
read_sources (JsonObject *object,
              RejQuoteIndex **index,
              GError **error)
{
  g_autoptr (RejQuoteIndex) sources = rej_quote_index_new ();
  JsonNode *node = json_object_get_member (object, "sources");
  JsonArray *list;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      g_set_error_literal (error, REJ_CHECK_ERROR, REJ_CHECK_ERROR_INVALID,
                           _ ("The rule facts cannot be used: “sources” must be a list of objects with “cite”, “page” and “text”."));
      return FALSE;
    }
  list = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (list); i++)
    if (!read_source (sources, json_array_get_element (list, i), error))
      return FALSE;
  rej_quote_index_finish (sources);
  *index = g_steal_pointer (&sources);

  return TRUE;
}

/**
 * rej_check_context_add_facts:
 * @self: a context nobody else holds yet
 * @json: an object with docket, rin, fr (volume, first, last, date), today and sources (cite, page, text), each of
 *   which may be absent
 * @length: bytes of @json, or -1
 * @error: return location for an error of [error@CheckError], or of json-glib's parser
 *
 * Adds facts somebody wrote down.
 *
 * Returns: `FALSE` if they cannot be read; nothing is added then
 */
gboolean
rej_check_context_add_facts (RejCheckContext *self,
                             const char *json,
                             gssize length,
                             GError **error)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (RejCiteFacts) facts = NULL;
  g_autoptr (RejQuoteIndex) sources = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (json != NULL, FALSE);

  root = rej_json_parse (json, length, error);
  if (root == NULL)
    {
      g_prefix_error (error, "%s ", _ ("The rule facts are not JSON:"));
      return FALSE;
    }
  if (!JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error_literal (error, REJ_CHECK_ERROR, REJ_CHECK_ERROR_INVALID,
                           _ ("The rule facts cannot be used: the file must hold one JSON object."));
      return FALSE;
    }

  facts = rej_cite_facts_copy (self->facts);
  if (!read_facts (facts, json_node_get_object (root), error) || !read_sources (json_node_get_object (root), &sources, error))
    return FALSE;
  rej_cite_facts_free (self->facts);
  self->facts = g_steal_pointer (&facts);
  if (sources != NULL)
    g_ptr_array_add (self->quote_indexes, g_steal_pointer (&sources));

  return TRUE;
}

static char *
ignored_key (const char *code,
             const char *text)
{
  return g_strconcat (code, "\n", text, NULL);
}

/**
 * rej_check_context_add_ignored:
 * @self: a context nobody else holds yet
 * @code: code of a finding
 * @text: (nullable): the text it was found in; %NULL for any
 *
 * Puts aside a finding: the writer has seen it and wants the text as it is.
 */
void
rej_check_context_add_ignored (RejCheckContext *self,
                               const char *code,
                               const char *text)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (code != NULL);

  g_hash_table_add (self->ignored, text != NULL ? ignored_key (code, text) : g_strdup (code));
}

/**
 * rej_check_context_add_private_name:
 * @self: a context nobody else holds yet
 * @name: a name the writer never wants to mention
 *
 * Has `private-name` reported wherever the name stands. Names live in the library, never in a comment's file.
 */
void
rej_check_context_add_private_name (RejCheckContext *self,
                                    const char *name)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL);

  rej_privacy_add_name (self->privacy, name);
}

/**
 * rej_check_context_add_kept:
 * @self: a context nobody else holds yet
 * @digest: what [func@rej_privacy_dup_digest] gave when the writer decided to keep a find
 *
 * Puts aside a private find by its digest, so that it need not be written down to be remembered.
 */
void
rej_check_context_add_kept (RejCheckContext *self,
                            const char *digest)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (digest != NULL);

  self->has_kept = TRUE;
  rej_privacy_add_kept (self->privacy, digest);
}

/**
 * rej_check_context_get_template:
 * @self: a context
 *
 * Gives the template of the campaign.
 *
 * Returns: (transfer none) (nullable): the template; `NULL` without a campaign
 */
const RejCheckTemplate *
rej_check_context_get_template (RejCheckContext *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->template;
}

/**
 * rej_check_context_get_privacy:
 * @self: a context
 *
 * Gives what the privacy checks need to know.
 *
 * Returns: (transfer none): the rules
 */
const RejPrivacy *
rej_check_context_get_privacy (RejCheckContext *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->privacy;
}

/**
 * rej_check_context_get_facts:
 * @self: a context
 *
 * Gives what the citation checks need to know.
 *
 * Returns: (transfer none): the facts
 */
const RejCiteFacts *
rej_check_context_get_facts (RejCheckContext *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->facts;
}

/**
 * rej_check_context_get_quote_indexes:
 * @self: a context
 *
 * Gives the texts that quotations are compared with.
 *
 * Returns: (transfer none) (element-type RejQuoteIndex): the rule's and those of the facts; empty if none are known
 */
const GPtrArray *
rej_check_context_get_quote_indexes (RejCheckContext *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->quote_indexes;
}

/**
 * rej_check_context_has_ignored:
 * @self: a context
 *
 * Tells whether the writer has put anything aside.
 *
 * Returns: whether something is ignored
 */
gboolean
rej_check_context_has_ignored (RejCheckContext *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->has_kept || g_hash_table_size (self->ignored) > 0;
}

/**
 * rej_check_context_is_ignored:
 * @self: a context
 * @code: code of a finding
 * @text: the text it was found in
 *
 * Tells whether the writer has put a finding aside.
 *
 * Returns: whether it is ignored
 */
gboolean
rej_check_context_is_ignored (RejCheckContext *self,
                              const char *code,
                              const char *text)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  key = ignored_key (code, text);

  return g_hash_table_contains (self->ignored, key) || g_hash_table_contains (self->ignored, code) || rej_privacy_is_kept (self->privacy, code, text);
}

/**
 * rej_check_context_set_verifications:
 * @self: a context nobody else holds yet
 * @verifications: (nullable): what services said; not to be changed any more
 *
 * Tells what services said of citations.
 */
void
rej_check_context_set_verifications (RejCheckContext *self,
                                     RejVerificationSet *verifications)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->verifications, rej_verification_set_unref);
  self->verifications = verifications != NULL ? rej_verification_set_ref (verifications) : NULL;
}

/**
 * rej_check_context_get_verifications:
 * @self: a context
 *
 * Gives what services said of citations.
 *
 * Returns: (transfer none) (nullable): the answers
 */
const RejVerificationSet *
rej_check_context_get_verifications (RejCheckContext *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->verifications;
}
