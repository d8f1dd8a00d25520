/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-rule-private.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <stdio.h>

#include "rej-json.h"

#define MAX_META_BYTES (8 * 1024 * 1024)

static const char *
member_string (JsonObject *object,
               const char *name)
{
  const char *string = rej_json_get_string (object, name);

  return string != NULL && *string != '\0' ? string : NULL;
}

/* Whole numbers, also in quotes; 0 if there is none. */
static guint
member_number (JsonObject *object,
               const char *name)
{
  const char *string = member_string (object, name);
  gint64 number = string != NULL ? g_ascii_strtoll (string, NULL, 10) : rej_json_get_int (object, name, 0);

  return number > 0 && number < 10000000 ? (guint) number : 0;
}

static const char *
element_string (JsonArray *array,
                guint position)
{
  JsonNode *node = json_array_get_element (array, position);

  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static gboolean
is_date (const char *text)
{
  guint year;
  guint month;
  guint day;

  return text != NULL && sscanf (text, "%4u-%2u-%2u", &year, &month, &day) == 3 && month <= 12 &&
         g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

static void
take_string (char **field,
             JsonObject *object,
             const char *name)
{
  const char *string = member_string (object, name);

  if (string != NULL)
    g_set_str (field, string);
}

static void
take_date (char **field,
           JsonObject *object,
           const char *name)
{
  if (is_date (member_string (object, name)))
    g_set_str (field, member_string (object, name));
}

static void
take_agencies (RejRule *self,
               JsonArray *array)
{
  if (array == NULL || json_array_get_length (array) == 0)
    return;

  g_ptr_array_set_size (self->agencies, 0);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *agency = rej_json_get_object (json_array_get_element (array, i));
      const char *name = agency != NULL ? member_string (agency, "name") : element_string (array, i);

      if (name == NULL && agency != NULL)
        name = member_string (agency, "raw_name"); /* all there is of an agency the service does not know */
      if (name != NULL)
        rej_rule_add_unique (self->agencies, g_strdup (name));
    }
}

static void
take_lines (RejRule *self,
            GPtrArray *field,
            JsonArray *array,
            void (*take) (RejRule *, const char *))
{
  if (array == NULL || json_array_get_length (array) == 0)
    return;

  g_ptr_array_set_size (field, 0);
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (element_string (array, i) != NULL)
      take (self, element_string (array, i));
}

static void
take_cfr_references (RejRule *self,
                     JsonArray *array)
{
  if (array == NULL || json_array_get_length (array) == 0)
    return;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *reference = rej_json_get_object (json_array_get_element (array, i));
      g_autofree char *line = NULL;
      guint title = reference != NULL ? member_number (reference, "title") : 0;
      const char *text = reference != NULL ? member_string (reference, "part") : NULL;
      guint number = reference != NULL ? member_number (reference, "part") : 0;

      if (title == 0 || (text == NULL && number == 0))
        continue;
      if (i == 0)
        g_array_set_size (self->cfr_parts, 0);
      line = text != NULL ? g_strdup_printf ("%u CFR Part %s", title, text) : g_strdup_printf ("%u CFR Part %u", title, number);
      rej_rule_take_cfr_line (self, line);
    }
}

static void
take_volume (RejRule *self,
             JsonObject *object)
{
  guint volume = member_number (object, "volume");
  const char *citation = member_string (object, "citation");
  guint position;

  if (volume == 0 && citation != NULL && sscanf (citation, "%4u FR ", &volume) != 1)
    volume = 0;
  if (volume == 0 && self->volume == 0 && self->publication_date != NULL)
    volume = (guint) g_ascii_strtoull (self->publication_date, NULL, 10) - 1935;
  if (volume == 0)
    return;
  self->volume = volume;
  for (position = 0; position < self->derived->len; position++)
    if (g_str_equal (self->derived->pdata[position], "volume"))
      {
        g_ptr_array_remove_index (self->derived, position);
        break;
      }
}

static void
take_regulations_info (RejRule *self,
                       JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "regulations_dot_gov_info");
  JsonObject *info = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  if (info == NULL)
    return;
  take_string (&self->regulations_document, info, "document_id");
  if (member_string (info, "docket_id") != NULL)
    rej_rule_take_docket_line (self, member_string (info, "docket_id"));
}

/* The object of our document: the whole answer, or one of the results of a search. */
static JsonObject *
pick_object (RejRule *self,
             JsonObject *answer)
{
  JsonArray *results = rej_json_get_array (answer, "results");

  for (guint i = 0; results != NULL && i < json_array_get_length (results); i++)
    {
      JsonObject *object = rej_json_get_object (json_array_get_element (results, i));

      if (object != NULL && g_strcmp0 (member_string (object, "document_number"), self->number) == 0)
        return object;
    }

  return results == NULL ? answer : NULL;
}

static void
take_object (RejRule *self,
             JsonObject *object)
{
  take_string (&self->title, object, "title");
  take_string (&self->action, object, "action");
  take_string (&self->type_name, object, "type");
  take_string (&self->number, object, "document_number");
  take_date (&self->publication_date, object, "publication_date");
  take_date (&self->comments_close_on, object, "comments_close_on");
  take_agencies (self, rej_json_get_array (object, "agencies"));
  take_lines (self, self->docket_ids, rej_json_get_array (object, "docket_ids"), rej_rule_take_docket_line);
  take_lines (self, self->rins, rej_json_get_array (object, "regulation_id_numbers"), rej_rule_take_rin_line);
  take_cfr_references (self, rej_json_get_array (object, "cfr_references"));
  take_volume (self, object);
  take_regulations_info (self, object);
  if (member_number (object, "start_page") > 0)
    self->first_page = member_number (object, "start_page");
  if (member_number (object, "end_page") > 0)
    self->last_page = member_number (object, "end_page");
}

/* Takes what the Federal Register API says of the document; it comes before what was read or derived. */
gboolean
rej_rule_apply_meta (RejRule *self,
                     GBytes *meta_json,
                     GError **error)
{
  g_autoptr (GError) problem = NULL;
  gsize length;
  const char *bytes = g_bytes_get_data (meta_json, &length);
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object;
  const char *number;

  if (length > MAX_META_BYTES)
    {
      g_set_error (error, REJ_RULE_ERROR, REJ_RULE_ERROR_TOO_LARGE,
                   /* Translators: %d is a number of megabytes. */
                   _("The metadata file is larger than %d MB. It should be the Federal Register's object of one document."), MAX_META_BYTES / 1024 / 1024);
      return FALSE;
    }
  root = rej_json_parse (bytes, (gssize) length, &problem);
  if (root == NULL)
    {
      g_set_error (error, REJ_RULE_ERROR, REJ_RULE_ERROR_INVALID,
                   /* Translators: %s is a short technical message. */
                   _("The metadata file is not JSON (%s)."), problem->message);
      return FALSE;
    }
  if (!JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error (error, REJ_RULE_ERROR, REJ_RULE_ERROR_INVALID, _("The metadata file is not an object of the Federal Register's service."));
      return FALSE;
    }

  object = pick_object (self, json_node_get_object (root));
  number = object != NULL ? member_string (object, "document_number") : NULL;
  if (object == NULL)
    rej_rule_warn (self, g_strdup (_("The metadata file does not have this document, so it was left aside.")));
  else if (number != NULL && self->number != NULL && g_strcmp0 (number, self->number) != 0)
    rej_rule_warn (self, g_strdup_printf (
                             /* Translators: both %s are document numbers. */
                             _("The metadata file is about document %s, not %s, so it was left aside."), number, self->number));
  else
    take_object (self, object);

  return TRUE;
}
