/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-submitter.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "rej-online-json.h"

struct _RejSubmitter
{
  RejSubmitterType type;
  char *fields[REJ_SUBMITTER_N_FIELDS];
  gboolean send_receipt;
};

G_DEFINE_BOXED_TYPE (RejSubmitter, rej_submitter, rej_submitter_ref, rej_submitter_unref)
G_DEFINE_QUARK (rej-submitter-error-quark, rej_submitter_error)

/**
 * rej_submitter_new:
 * @type: as what they file
 * @fields: (nullable) (array fixed-size=11): what is said of them, by #RejSubmitterField, valid UTF-8 or %NULL each;
 *   white space at both ends is left out, and what is then empty is not there
 * @send_receipt: whether regulations.gov is to send them an e-mail that says so when it has the comment
 *
 * Creates a submitter. Nothing is checked; see rej_submitter_check().
 *
 * Returns: (transfer full): a submitter
 */
RejSubmitter *
rej_submitter_new (RejSubmitterType type,
                   const char *const *fields,
                   gboolean send_receipt)
{
  RejSubmitter *self = NULL;

  g_return_val_if_fail (type < REJ_SUBMITTER_N_TYPES, NULL);

  self = g_atomic_rc_box_new0 (RejSubmitter);
  self->type = type;
  self->send_receipt = send_receipt;
  for (guint i = 0; fields != NULL && i < REJ_SUBMITTER_N_FIELDS; i++)
    {
      g_autofree char *value = g_strdup (fields[i]);

      if (value != NULL && *g_strstrip (value) != '\0')
        self->fields[i] = g_steal_pointer (&value);
    }
  return self;
}

/**
 * rej_submitter_ref:
 * @self: a submitter
 *
 * Returns: (transfer full): @self
 */
RejSubmitter *
rej_submitter_ref (RejSubmitter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
clear (RejSubmitter *self)
{
  for (guint i = 0; i < REJ_SUBMITTER_N_FIELDS; i++)
    g_free (self->fields[i]);
}

/**
 * rej_submitter_unref:
 * @self: (transfer full): a submitter
 */
void
rej_submitter_unref (RejSubmitter *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) clear);
}

static gboolean
read_field (RejSubmitterField field,
            JsonNode *node,
            char **values,
            GError **error)
{
  const char *key = rej_submitter_field_get_key (field);
  const char *value = NULL;

  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    {
      g_set_error (error, REJ_SUBMITTER_ERROR, REJ_SUBMITTER_ERROR_INVALID, _ ("“%s” in the profile must be text in quotation marks."), key);
      return FALSE;
    }
  value = json_node_get_string (node);
  if (!g_utf8_validate (value, -1, NULL))
    {
      g_set_error (error, REJ_SUBMITTER_ERROR, REJ_SUBMITTER_ERROR_INVALID, _ ("“%s” in the profile is not UTF-8."), key);
      return FALSE;
    }
  values[field] = g_strdup (value);
  return TRUE;
}

static gboolean
read_type (JsonObject *profile,
           RejSubmitterType *type,
           GError **error)
{
  const char *name = rej_json_get_string (profile, "type");

  if (name != NULL && rej_submitter_type_from_string (name, type))
    return TRUE;
  g_set_error_literal (error, REJ_SUBMITTER_ERROR, REJ_SUBMITTER_ERROR_INVALID, _ ("“type” in the profile must be “anonymous”, “individual” or “organization”."));
  return FALSE;
}

static gboolean
read_receipt (JsonNode *node,
              gboolean *send_receipt,
              GError **error)
{
  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    {
      *send_receipt = json_node_get_boolean (node);
      return TRUE;
    }
  g_set_error_literal (error, REJ_SUBMITTER_ERROR, REJ_SUBMITTER_ERROR_INVALID, _ ("“send_receipt” in the profile must be true or false."));
  return FALSE;
}

/* A member nobody knows is a slip ("firstname"), and what it should have said would be missing from the filing. */
static gboolean
read_member (const char *name,
             JsonNode *node,
             char **values,
             gboolean *send_receipt,
             GError **error)
{
  if (g_str_equal (name, "type"))
    return TRUE;
  if (g_str_equal (name, "send_receipt"))
    return read_receipt (node, send_receipt, error);
  for (guint i = 0; i < REJ_SUBMITTER_N_FIELDS; i++)
    {
      if (g_str_equal (name, rej_submitter_field_get_key (i)))
        return read_field (i, node, values, error);
    }
  g_set_error (error, REJ_SUBMITTER_ERROR, REJ_SUBMITTER_ERROR_INVALID, _ ("“%s” in the profile is not known. Is it spelled right?"), name);
  return FALSE;
}

/**
 * rej_submitter_new_from_json:
 * @json: (array length=length): a profile, any bytes
 * @length: bytes in @json
 * @error: return location for #REJ_SUBMITTER_ERROR_INVALID
 *
 * Reads a profile: one JSON object with "type" (anonymous, individual, organization), "send_receipt" (true or false)
 * and the fields of a submitter by their keys. Anything else is refused; whether it can be filed is not asked.
 *
 * Returns: (transfer full) (nullable): a submitter
 */
RejSubmitter *
rej_submitter_new_from_json (const char *json,
                             gsize length,
                             GError **error)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GPtrArray) values = NULL;
  JsonObject *profile = NULL;
  RejSubmitterType type = REJ_SUBMITTER_ANONYMOUS;
  gboolean send_receipt = FALSE;
  JsonObjectIter iter;
  const char *name = NULL;
  JsonNode *node = NULL;

  g_return_val_if_fail (json != NULL || length == 0, NULL);

  root = rej_online_json_parse (json, length, NULL);
  profile = rej_json_get_object (root);
  if (profile == NULL)
    {
      g_set_error_literal (error, REJ_SUBMITTER_ERROR, REJ_SUBMITTER_ERROR_INVALID, _ ("The profile is not a JSON object, such as {\"type\": \"anonymous\"}."));
      return NULL;
    }
  if (!read_type (profile, &type, error))
    return NULL;
  values = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_set_size (values, REJ_SUBMITTER_N_FIELDS);
  json_object_iter_init (&iter, profile);
  while (json_object_iter_next (&iter, &name, &node))
    {
      if (!read_member (name, node, (char **) values->pdata, &send_receipt, error))
        return NULL;
    }
  return rej_submitter_new (type, (const char *const *) values->pdata, send_receipt);
}

/**
 * rej_submitter_to_json:
 * @self: a submitter
 *
 * Writes a profile that rej_submitter_new_from_json() reads.
 *
 * Returns: (transfer full): one JSON object, of what is there
 */
char *
rej_submitter_to_json (const RejSubmitter *self)
{
  g_autoptr (JsonObject) profile = json_object_new ();
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);

  g_return_val_if_fail (self != NULL, NULL);

  json_object_set_string_member (profile, "type", rej_submitter_type_to_string (self->type));
  for (guint i = 0; i < REJ_SUBMITTER_N_FIELDS; i++)
    {
      if (self->fields[i] != NULL)
        json_object_set_string_member (profile, rej_submitter_field_get_key (i), self->fields[i]);
    }
  json_object_set_boolean_member (profile, "send_receipt", self->send_receipt);
  json_node_set_object (root, profile);
  return json_to_string (root, TRUE);
}

/**
 * rej_submitter_get_submitter_type:
 * @self: a submitter
 *
 * Returns: as what they file
 */
RejSubmitterType
rej_submitter_get_submitter_type (const RejSubmitter *self)
{
  g_return_val_if_fail (self != NULL, REJ_SUBMITTER_ANONYMOUS);

  return self->type;
}

/**
 * rej_submitter_get_field:
 * @self: a submitter
 * @field: a field
 *
 * Returns: (nullable): what is said there
 */
const char *
rej_submitter_get_field (const RejSubmitter *self,
                         RejSubmitterField field)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (field < REJ_SUBMITTER_N_FIELDS, NULL);

  return self->fields[field];
}

/**
 * rej_submitter_get_send_receipt:
 * @self: a submitter
 *
 * Returns: whether regulations.gov is to send an e-mail that says it has the comment
 */
gboolean
rej_submitter_get_send_receipt (const RejSubmitter *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->send_receipt;
}

/**
 * rej_submitter_dup_name:
 * @self: a submitter
 *
 * Returns: (transfer full) (nullable): the name of the person or organization; %NULL for nobody
 */
char *
rej_submitter_dup_name (const RejSubmitter *self)
{
  const char *first = NULL;
  const char *last = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->type == REJ_SUBMITTER_ANONYMOUS)
    return NULL;
  if (self->type == REJ_SUBMITTER_ORGANIZATION)
    return g_strdup (self->fields[REJ_SUBMITTER_ORGANIZATION_NAME]);
  first = self->fields[REJ_SUBMITTER_FIRST_NAME];
  last = self->fields[REJ_SUBMITTER_LAST_NAME];
  if (first == NULL || last == NULL)
    return g_strdup (first != NULL ? first : last);
  return g_strdup_printf ("%s %s", first, last);
}

static void
add_problem (GPtrArray *problems,
             RejSubmitterField field,
             char *sentence)
{
  RejSubmitterProblem *problem = g_new (RejSubmitterProblem, 1);

  problem->field = field;
  problem->sentence = sentence;
  g_ptr_array_add (problems, problem);
}

/**
 * rej_submitter_check:
 * @self: a submitter
 *
 * Looks for what regulations.gov would refuse, or could not be sent.
 *
 * Returns: (transfer full) (element-type RejSubmitterProblem): what was found, in the order of the fields
 */
GPtrArray *
rej_submitter_check (const RejSubmitter *self)
{
  GPtrArray *problems = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  problems = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_submitter_problem_free);
  for (guint i = 0; i < REJ_SUBMITTER_N_FIELDS; i++)
    {
      char *sentence = rej_submitter_field_dup_problem (i, self->type, self->fields[i]);

      if (sentence != NULL)
        add_problem (problems, i, sentence);
    }
  if (self->send_receipt && self->fields[REJ_SUBMITTER_EMAIL] == NULL)
    add_problem (problems, REJ_SUBMITTER_EMAIL, g_strdup (_ ("A receipt by e-mail is wanted, but there is no address to send it to.")));
  return problems;
}

/**
 * rej_submitter_problem_free:
 * @self: (transfer full): a problem
 */
void
rej_submitter_problem_free (RejSubmitterProblem *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->sentence);
  g_free (self);
}
