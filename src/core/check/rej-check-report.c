/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-check-report-private.h"

#include "rej-check-authorities.h"
#include "rej-comment-box.h"
#include "rej-online-check.h"

void
rej_report_place_move (RejReportPlace *place,
                       const char *source,
                       guint offset)
{
  if (place->source == NULL || offset < place->offset)
    *place = (RejReportPlace) { source, source, 0, 1, 1 };

  while (place->offset < offset && *place->at != '\0')
    {
      gboolean ends_line = *place->at == '\n' || (*place->at == '\r' && place->at[1] != '\n');

      place->at = g_utf8_next_char (place->at);
      place->offset++;
      if (ends_line)
        {
          place->line++;
          place->column = 1;
        }
      else
        {
          place->column++;
        }
    }
}

/**
 * rej_check_report_new:
 * @name: how to call the file
 * @comment: the comment that was read from it
 * @context: what is known of the rule
 *
 * Checks a whole file.
 *
 * Returns: (transfer full): what the checks say
 */
RejCheckReport *
rej_check_report_new (const char *name,
                      RejComment *comment,
                      RejCheckContext *context)
{
  RejCheckReport *self;
  const char *body;
  gsize length;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (REJ_IS_COMMENT (comment), NULL);

  self = g_new0 (RejCheckReport, 1);
  self->name = g_utf8_make_valid (name, -1); /* as it goes into JSON; a file can be called anything */
  self->source = rej_comment_dup_source (comment);
  self->body = rej_comment_get_body_offset (comment);
  self->check = rej_check_new (rej_comment_get_format (comment), context);
  self->context = context != NULL ? rej_check_context_ref (context) : NULL;
  body = rej_comment_get_body (comment, &length);
  rej_check_insert (self->check, 0, body, length);
  rej_check_settle (self->check, -1);
  rej_check_get_counts (self->check, &self->counts);
  self->counts.sentences = rej_text_index_count_sentences (rej_check_get_index (self->check));

  return self;
}

/**
 * rej_check_report_free:
 * @self: (transfer full): a report
 *
 * Frees it.
 */
void
rej_check_report_free (RejCheckReport *self)
{
  g_free (self->name);
  g_free (self->source);
  g_clear_object (&self->check);
  g_clear_pointer (&self->context, rej_check_context_unref);
  g_free (self);
}

/**
 * rej_check_report_get_check:
 * @self: a report
 *
 * Gives the checks of the file, which are at their end.
 *
 * Returns: (transfer none): the check
 */
RejCheck *
rej_check_report_get_check (RejCheckReport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->check;
}

const RejVerificationSet *
rej_check_report_get_verifications (RejCheckReport *self)
{
  return self->context != NULL ? rej_check_context_get_verifications (self->context) : NULL;
}

gboolean
rej_check_report_fits_box (RejCheckReport *self)
{
  return self->counts.characters <= REJ_COMMENT_BOX_LIMIT && self->counts.bytes <= REJ_COMMENT_BOX_LIMIT;
}

/**
 * rej_check_report_has_errors:
 * @self: a report
 *
 * Tells whether a finding is an error.
 *
 * Returns: whether one is
 */
gboolean
rej_check_report_has_errors (RejCheckReport *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return rej_check_get_n_findings (self->check, REJ_FINDING_ERROR) > 0;
}

/**
 * rej_check_report_get_counts:
 * @self: a report
 * @counts: (out caller-allocates): all counts, sentences included
 *
 * Gives the sizes of the comment.
 */
void
rej_check_report_get_counts (RejCheckReport *self,
                             RejTextCounts *counts)
{
  g_return_if_fail (self != NULL);

  *counts = self->counts;
}

static void
add_int (JsonBuilder *builder,
         const char *name,
         gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_string (JsonBuilder *builder,
            const char *name,
            const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_counts (JsonBuilder *builder,
            RejCheckReport *self)
{
  json_builder_set_member_name (builder, "counts");
  json_builder_begin_object (builder);
  add_int (builder, "words", self->counts.words);
  add_int (builder, "words_by_spaces", self->counts.words_by_spaces);
  add_int (builder, "words_with_footnotes", self->counts.words_with_footnotes);
  add_int (builder, "characters", self->counts.characters);
  add_int (builder, "bytes", self->counts.bytes);
  add_int (builder, "sentences", self->counts.sentences);
  add_int (builder, "paragraphs", self->counts.paragraphs);
  json_builder_end_object (builder);

  json_builder_set_member_name (builder, "limits");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "comment_box");
  json_builder_begin_object (builder);
  add_int (builder, "characters", REJ_COMMENT_BOX_LIMIT);
  add_int (builder, "bytes", REJ_COMMENT_BOX_LIMIT);
  json_builder_set_member_name (builder, "fits");
  json_builder_add_boolean_value (builder, rej_check_report_fits_box (self));
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
add_fields (JsonBuilder *builder,
            const RejCheckCitation *citation)
{
  for (RejCiteField field = 0; field < REJ_CITE_N_FIELDS; field++)
    {
      g_autofree char *value = NULL;
      gboolean is_blank = FALSE;

      if (!rej_cite_list_has_field (citation->citations, citation->position, field))
        continue;

      json_builder_set_member_name (builder, rej_cite_field_to_string (field));
      if (rej_cite_field_is_flag (field))
        {
          json_builder_add_boolean_value (builder, TRUE);
          continue;
        }
      value = rej_cite_list_dup_field (citation->citations, citation->position, field, &is_blank);
      if (is_blank || value == NULL)
        json_builder_add_null_value (builder);
      else
        json_builder_add_string_value (builder, value);
    }
}

typedef struct
{
  RejCheckReport *report;
  JsonBuilder *builder;
  RejCheckAuthorities *authorities;
  guint n_citations; /* written so far */
  RejReportPlace start;
  RejReportPlace end;
} Writer;

/* Offsets of the document become offsets of the file. */
static void
add_span (Writer *writer,
          guint start,
          guint end)
{
  start += writer->report->body;
  end += writer->report->body;

  rej_report_place_move (&writer->start, writer->report->source, start);
  add_int (writer->builder, "start", start);
  add_int (writer->builder, "end", end);
  add_int (writer->builder, "line", writer->start.line);
  add_int (writer->builder, "column", writer->start.column);
}

static gboolean
refers_back (const RejCitation *citation)
{
  return citation->kind == REJ_CITE_ID || citation->kind == REJ_CITE_SUPRA || citation->kind == REJ_CITE_CASE_SHORT;
}

/* What a service said, where one was to be asked. */
static void
add_verification (Writer *writer,
                  const RejCheckCitation *citation)
{
  RejVerification *verification = rej_online_get_verification (citation->citations, citation->position, rej_check_report_get_verifications (writer->report));
  g_autofree char *asked = NULL;

  if (verification == NULL)
    return;
  asked = rej_verification_dup_asked (verification);
  json_builder_set_member_name (writer->builder, "online");
  json_builder_begin_object (writer->builder);
  add_string (writer->builder, "service", rej_online_service_to_string (verification->service));
  add_string (writer->builder, "query", verification->query);
  add_string (writer->builder, "state", rej_verification_state_to_string (verification->state));
  if (asked != NULL)
    add_string (writer->builder, "asked", asked);
  if (verification->title != NULL)
    add_string (writer->builder, "title", verification->title);
  if (verification->date != NULL)
    add_string (writer->builder, "date", verification->date);
  if (verification->url != NULL)
    add_string (writer->builder, "url", verification->url);
  if (verification->reason != NULL)
    add_string (writer->builder, "reason", verification->reason);
  json_builder_end_object (writer->builder);
}

static void
add_citation (const RejCheckCitation *citation,
              gpointer user_data)
{
  Writer *writer = user_data;
  const RejCitation *found = rej_cite_list_get (citation->citations, citation->position);
  g_autofree char *normalized = rej_cite_list_dup_normalized (citation->citations, citation->position);
  g_autofree char *text = NULL;
  int authority;

  json_builder_begin_object (writer->builder);
  add_string (writer->builder, "kind", rej_cite_kind_to_string (found->kind));
  rej_report_place_move (&writer->start, writer->report->source, citation->start + writer->report->body);
  rej_report_place_move (&writer->end, writer->report->source, citation->end + writer->report->body);
  text = g_strndup (writer->start.at, writer->end.at - writer->start.at);
  add_string (writer->builder, "text", text);
  add_span (writer, citation->start, citation->end);
  add_fields (writer->builder, citation);
  if (normalized != NULL)
    add_string (writer->builder, "normalized", normalized);

  if (refers_back (found) || citation->antecedent >= 0)
    {
      json_builder_set_member_name (writer->builder, "antecedent");
      if (citation->antecedent >= 0)
        json_builder_add_int_value (writer->builder, citation->antecedent);
      else
        json_builder_add_null_value (writer->builder);
    }
  if (citation->same_as >= 0)
    add_int (writer->builder, "same_as", citation->same_as);
  authority = rej_check_authorities_find (writer->authorities, writer->n_citations++);
  if (authority >= 0)
    add_int (writer->builder, "authority", authority);
  add_verification (writer, citation);
  json_builder_end_object (writer->builder);
}

static void
add_finding (Writer *writer,
             RejFindingItem *item)
{
  RejFinding *finding = rej_finding_item_get_finding (item);
  guint start, end;
  const char *replacement;

  if (!rej_finding_item_get_range (item, &start, &end))
    return;

  json_builder_begin_object (writer->builder);
  add_string (writer->builder, "code", finding->code);
  add_string (writer->builder, "tier", rej_finding_tier_to_string (finding->tier));
  add_string (writer->builder, "severity", rej_finding_severity_to_string (finding->severity));
  add_span (writer, start, end);
  add_string (writer->builder, "message", finding->message);
  if (rej_finding_item_get_fix (item, &start, &end, &replacement))
    {
      json_builder_set_member_name (writer->builder, "fix");
      json_builder_begin_object (writer->builder);
      add_int (writer->builder, "start", start + writer->report->body);
      add_int (writer->builder, "end", end + writer->report->body);
      add_string (writer->builder, "replacement", replacement);
      json_builder_end_object (writer->builder);
    }
  json_builder_end_object (writer->builder);
}

static void
add_difference (Writer *writer,
                const RejCheckDifference *difference)
{
  g_autofree char *quoted = NULL;

  json_builder_begin_object (writer->builder);
  rej_report_place_move (&writer->start, writer->report->source, difference->start + writer->report->body);
  rej_report_place_move (&writer->end, writer->report->source, difference->end + writer->report->body);
  quoted = g_strndup (writer->start.at, writer->end.at - writer->start.at);
  add_int (writer->builder, "start", difference->start + writer->report->body);
  add_int (writer->builder, "end", difference->end + writer->report->body);
  add_string (writer->builder, "quoted", quoted);
  add_string (writer->builder, "source", difference->source);
  json_builder_end_object (writer->builder);
}

static void
add_quotation (const RejCheckQuotation *quotation,
               gpointer user_data)
{
  Writer *writer = user_data;
  const RejQuoteMatch *match = quotation->quotation->match;
  gboolean is_found = quotation->quotation->verdict == REJ_QUOTE_VERBATIM || quotation->quotation->verdict == REJ_QUOTE_ALTERED;

  json_builder_begin_object (writer->builder);
  add_span (writer, quotation->start, quotation->end);
  add_string (writer->builder, "verdict", rej_quote_verdict_to_string (quotation->quotation->verdict));
  if (is_found && match->page != 0)
    {
      g_autofree char *page = g_strdup_printf ("%u", match->page);

      add_string (writer->builder, "page", page);
    }
  json_builder_set_member_name (writer->builder, "differences");
  json_builder_begin_array (writer->builder);
  for (guint i = 0; i < quotation->n_differences; i++)
    add_difference (writer, &quotation->differences[i]);
  json_builder_end_array (writer->builder);
  json_builder_end_object (writer->builder);
}

static void
add_template (JsonBuilder *builder,
              RejCheckReport *self)
{
  RejCheckLikeness likeness;

  if (!rej_check_get_likeness (self->check, &likeness))
    return;

  json_builder_set_member_name (builder, "template");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "shared");
  json_builder_add_double_value (builder, likeness.n_words > 0 ? (double) likeness.n_shared / likeness.n_words : 0);
  add_int (builder, "longest_shared_run", rej_check_get_longest_shared_run (self->check));
  json_builder_end_object (builder);
}

static void
add_authorities (Writer *writer)
{
  json_builder_set_member_name (writer->builder, "authorities");
  json_builder_begin_array (writer->builder);
  for (guint i = 0; i < rej_check_authorities_get_n (writer->authorities); i++)
    {
      const RejCheckAuthority *authority = rej_check_authorities_get (writer->authorities, i);

      json_builder_begin_object (writer->builder);
      add_int (writer->builder, "id", i);
      add_string (writer->builder, "kind", rej_cite_kind_to_string (authority->kind));
      add_string (writer->builder, "citation", authority->citation);
      add_int (writer->builder, "count", authority->n_citations);
      json_builder_end_object (writer->builder);
    }
  json_builder_end_array (writer->builder);
}

/**
 * rej_check_report_to_json:
 * @self: a report
 *
 * Gives the object that `rejoinder-cli check --json` prints. Offsets are Unicode characters of the decoded file.
 *
 * Returns: (transfer full): a JSON object
 */
JsonNode *
rej_check_report_to_json (RejCheckReport *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (RejCheckAuthorities) authorities = NULL;
  Writer writer = { self, builder };
  guint n_findings;

  g_return_val_if_fail (self != NULL, NULL);

  writer.authorities = authorities = rej_check_authorities_new (self->check, REJ_CITE_STYLE_BLUEBOOK);

  json_builder_begin_object (builder);
  add_string (builder, "file", self->name);
  add_counts (builder, self);

  json_builder_set_member_name (builder, "citations");
  json_builder_begin_array (builder);
  rej_check_foreach_citation (self->check, add_citation, &writer);
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "findings");
  json_builder_begin_array (builder);
  writer.start.source = NULL;
  n_findings = g_list_model_get_n_items (G_LIST_MODEL (self->check));
  for (guint i = 0; i < n_findings; i++)
    {
      g_autoptr (RejFindingItem) item = g_list_model_get_item (G_LIST_MODEL (self->check), i);

      add_finding (&writer, item);
    }
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "quotations");
  json_builder_begin_array (builder);
  rej_check_foreach_quotation (self->check, add_quotation, &writer);
  json_builder_end_array (builder);
  add_template (builder, self);
  add_authorities (&writer);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}

/**
 * rej_check_report_counts_to_json:
 * @self: a report
 *
 * Gives the object that `rejoinder-cli count --json` prints.
 *
 * Returns: (transfer full): a JSON object
 */
JsonNode *
rej_check_report_counts_to_json (RejCheckReport *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

  g_return_val_if_fail (self != NULL, NULL);

  json_builder_begin_object (builder);
  add_string (builder, "file", self->name);
  add_counts (builder, self);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}
