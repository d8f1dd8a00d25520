/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-regulations-answers.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rej-online-json.h"

/* Keys and tracking numbers are a dozen letters; an address that is signed is long. */
#define MAX_ID_BYTES 8192
/* What a service says of a fault can be a whole trace of its program. */
#define MAX_WORDS 300

/**
 * rej_regulations_category_free:
 * @self: (transfer full): a category
 */
void
rej_regulations_category_free (RejRegulationsCategory *self)
{
  g_free (self->name);
  g_free (self);
}

/**
 * rej_regulations_document_free:
 * @self: (transfer full): a document
 */
void
rej_regulations_document_free (RejRegulationsDocument *self)
{
  g_free (self->id);
  g_free (self->docket);
  g_free (self->title);
  g_free (self->agency);
  g_free (self->comment_end);
  g_free (self);
}

/**
 * rej_regulations_posted_free:
 * @self: (transfer full): a posted comment
 */
void
rej_regulations_posted_free (RejRegulationsPosted *self)
{
  g_free (self->id);
  g_free (self->posted);
  g_free (self->title);
  g_free (self->restricted);
  g_free (self);
}

static void
set_form_error (GError **error)
{
  g_set_error_literal (error, REJ_ONLINE_ERROR, REJ_ONLINE_ERROR_ANSWER, _ ("The answer of regulations.gov is not of the form we know."));
}

/* An ID that could go into a header or a file, and is no page for people. */
static gboolean
is_id (const char *id)
{
  if (id == NULL || *id == '\0' || strlen (id) > MAX_ID_BYTES)
    return FALSE;
  for (const char *c = id; *c != '\0'; c++)
    if (*c <= ' ' || *c >= 0x7f)
      return FALSE;
  return TRUE;
}

static gboolean
get_boolean (JsonObject *object,
             const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN && json_node_get_boolean (node);
}

static JsonObject *
get_object (JsonObject *object,
            const char *name)
{
  return object != NULL ? rej_json_get_object (json_object_get_member (object, name)) : NULL;
}

/**
 * rej_regulations_read_id:
 * @json: (array length=length): an answer, any bytes
 * @length: bytes in @json
 * @error: return location for #REJ_ONLINE_ERROR_ANSWER
 *
 * Reads what was made: a submission key, or the address a file goes to. Both are the ID of the answer's data.
 *
 * Returns: (transfer full) (nullable): the ID, without blanks
 */
char *
rej_regulations_read_id (const char *json,
                         gsize length,
                         GError **error)
{
  g_autoptr (JsonNode) root = rej_online_json_parse (json, length, error);
  JsonObject *data = get_object (rej_json_get_object (root), "data");
  const char *id = data != NULL ? rej_json_get_string (data, "id") : NULL;

  if (root == NULL)
    return NULL;
  if (is_id (id))
    return g_strdup (id);
  set_form_error (error);
  return NULL;
}

/**
 * rej_regulations_read_tracking:
 * @json: (array length=length): the answer to a comment, any bytes
 * @length: bytes in @json
 * @error: return location for #REJ_ONLINE_ERROR_ANSWER
 *
 * Reads the tracking number.
 *
 * Returns: (transfer full) (nullable): the number, such as "klb-dy99-pl2c"
 */
char *
rej_regulations_read_tracking (const char *json,
                               gsize length,
                               GError **error)
{
  g_autofree char *id = rej_regulations_read_id (json, length, error);

  if (id == NULL)
    return NULL;
  if (strlen (id) <= 64)
    return g_steal_pointer (&id);
  set_form_error (error);
  return NULL;
}

/* The category of an entry: the recorded answers nest it in attributes, the file of the API does not. */
static RejRegulationsCategory *
read_category (JsonNode *node,
               const char *acronym)
{
  JsonObject *entry = rej_json_get_object (node);
  JsonObject *attributes = get_object (entry, "attributes");
  RejRegulationsCategory *category = NULL;
  const char *name = NULL;
  const char *of = NULL;

  if (attributes == NULL)
    attributes = entry;
  if (attributes == NULL)
    return NULL;
  name = rej_json_get_string (attributes, "category");
  if (name == NULL)
    name = rej_json_get_string (attributes, "categories");
  of = rej_json_get_string (attributes, "acronym");
  if (name == NULL || *name == '\0' || (of != NULL && !g_str_equal (of, acronym)))
    return NULL;
  category = g_new0 (RejRegulationsCategory, 1);
  category->name = g_strdup (name);
  category->is_default = get_boolean (attributes, "default");
  return category;
}

/**
 * rej_regulations_read_categories:
 * @json: (array length=length): an answer, any bytes
 * @length: bytes in @json
 * @acronym: the agency that was asked about
 * @error: return location for #REJ_ONLINE_ERROR_ANSWER
 *
 * Reads the categories an agency sorts comments into.
 *
 * Returns: (transfer full) (nullable) (element-type RejRegulationsCategory): the categories, in their order; perhaps none
 */
GPtrArray *
rej_regulations_read_categories (const char *json,
                                 gsize length,
                                 const char *acronym,
                                 GError **error)
{
  g_autoptr (JsonNode) root = rej_online_json_parse (json, length, error);
  JsonObject *object = rej_json_get_object (root);
  JsonArray *data = object != NULL ? rej_json_get_array (object, "data") : NULL;
  GPtrArray *categories = NULL;

  g_return_val_if_fail (acronym != NULL, NULL);

  if (root == NULL)
    return NULL;
  if (data == NULL)
    {
      set_form_error (error);
      return NULL;
    }
  categories = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_regulations_category_free);
  for (guint i = 0; i < json_array_get_length (data); i++)
    {
      RejRegulationsCategory *category = read_category (json_array_get_element (data, i), acronym);

      if (category != NULL)
        g_ptr_array_add (categories, category);
    }
  return categories;
}

/**
 * rej_regulations_read_document:
 * @json: (array length=length): an answer, any bytes
 * @length: bytes in @json
 * @error: return location for #REJ_ONLINE_ERROR_ANSWER
 *
 * Reads what is to be known of a document before a comment is filed on it.
 *
 * Returns: (transfer full) (nullable): the document
 */
RejRegulationsDocument *
rej_regulations_read_document (const char *json,
                               gsize length,
                               GError **error)
{
  g_autoptr (JsonNode) root = rej_online_json_parse (json, length, error);
  JsonObject *data = get_object (rej_json_get_object (root), "data");
  JsonObject *attributes = get_object (data, "attributes");
  const char *id = data != NULL ? rej_json_get_string (data, "id") : NULL;
  RejRegulationsDocument *document = NULL;

  if (root == NULL)
    return NULL;
  if (!is_id (id) || attributes == NULL)
    {
      set_form_error (error);
      return NULL;
    }
  document = g_new0 (RejRegulationsDocument, 1);
  document->id = g_strdup (id);
  document->docket = g_strdup (rej_json_get_string (attributes, "docketId"));
  document->title = g_strdup (rej_json_get_string (attributes, "title"));
  document->agency = g_strdup (rej_json_get_string (attributes, "agencyId"));
  document->comment_end = g_strdup (rej_json_get_string (attributes, "commentEndDate"));
  document->open_for_comment = get_boolean (attributes, "openForComment");
  document->allow_late = get_boolean (attributes, "allowLateComments");
  document->withdrawn = get_boolean (attributes, "withdrawn");
  return document;
}

static RejRegulationsPosted *
read_posted (JsonNode *node)
{
  JsonObject *data = rej_json_get_object (node);
  JsonObject *attributes = get_object (data, "attributes");
  const char *id = data != NULL ? rej_json_get_string (data, "id") : NULL;
  RejRegulationsPosted *posted = NULL;

  if (!is_id (id) || attributes == NULL)
    return NULL;
  posted = g_new0 (RejRegulationsPosted, 1);
  posted->id = g_strdup (id);
  posted->posted = g_strdup (rej_json_get_string (attributes, "postedDate"));
  posted->title = g_strdup (rej_json_get_string (attributes, "title"));
  posted->withdrawn = get_boolean (attributes, "withdrawn");
  posted->restricted = g_strdup (rej_json_get_string (attributes, "restrictReason"));
  if (posted->restricted == NULL)
    posted->restricted = g_strdup (rej_json_get_string (attributes, "restrictReasonType"));
  return posted;
}

/**
 * rej_regulations_read_posted:
 * @json: (array length=length): a list of comments, or one of them, any bytes
 * @length: bytes in @json
 * @error: return location for #REJ_ONLINE_ERROR_ANSWER
 *
 * Reads which comments are posted. Why one is restricted is said only where one alone was asked for.
 *
 * Returns: (transfer full) (nullable) (element-type RejRegulationsPosted): the comments; perhaps none
 */
GPtrArray *
rej_regulations_read_posted (const char *json,
                             gsize length,
                             GError **error)
{
  g_autoptr (JsonNode) root = rej_online_json_parse (json, length, error);
  JsonObject *object = rej_json_get_object (root);
  JsonNode *data = object != NULL ? json_object_get_member (object, "data") : NULL;
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_regulations_posted_free);
  guint n = data != NULL && JSON_NODE_HOLDS_ARRAY (data) ? json_array_get_length (json_node_get_array (data)) : 1;

  if (root == NULL)
    return NULL;
  for (guint i = 0; i < n; i++)
    {
      RejRegulationsPosted *posted = read_posted (data != NULL && JSON_NODE_HOLDS_ARRAY (data) ? json_array_get_element (json_node_get_array (data), i) : data);

      if (posted == NULL)
        {
          set_form_error (error);
          return NULL;
        }
      g_ptr_array_add (list, posted);
    }
  return g_steal_pointer (&list);
}

static void
append_words (GString *words,
              const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (words->len > 0)
    g_string_append (words, ": ");
  g_string_append (words, text);
}

/**
 * rej_regulations_read_words:
 * @json: (array length=length): an answer that reports a fault, any bytes
 * @length: bytes in @json
 *
 * Reads what the service itself says: the list "errors" of the API, or the object "error" of the gateway before it.
 *
 * Returns: (transfer full) (nullable): its words on one line, in English; %NULL where it says nothing
 */
char *
rej_regulations_read_words (const char *json,
                            gsize length)
{
  g_autoptr (JsonNode) root = rej_online_json_parse (json, length, NULL);
  JsonObject *object = rej_json_get_object (root);
  JsonArray *errors = object != NULL ? rej_json_get_array (object, "errors") : NULL;
  JsonObject *gateway = get_object (object, "error");
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *line = NULL;

  for (guint i = 0; errors != NULL && i < json_array_get_length (errors); i++)
    {
      JsonObject *one = rej_json_get_object (json_array_get_element (errors, i));

      if (one == NULL)
        continue;
      append_words (words, rej_json_get_string (one, "title"));
      append_words (words, rej_json_get_string (one, "detail"));
    }
  if (gateway != NULL)
    {
      append_words (words, rej_json_get_string (gateway, "code"));
      append_words (words, rej_json_get_string (gateway, "message"));
    }
  line = g_utf8_make_valid (words->str, -1);
  for (char *p = line; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      *p = ' ';
  g_strstrip (line);
  if (*line == '\0')
    return NULL;
  if (g_utf8_strlen (line, -1) > MAX_WORDS)
    *g_utf8_offset_to_pointer (line, MAX_WORDS) = '\0';
  return g_steal_pointer (&line);
}

static gboolean
holds (const char *words,
       const char *const *marks)
{
  for (; *marks != NULL; marks++)
    if (strstr (words, *marks) != NULL)
      return TRUE;
  return FALSE;
}

/**
 * rej_regulations_read_reason:
 * @answer: an answer that reports a fault
 *
 * Finds out why something was not done. The API has no codes beside the status, so its words are looked at.
 *
 * Returns: the reason
 */
RejRegulationsReason
rej_regulations_read_reason (const RejOnlineAnswer *answer)
{
  static const char *const closed[] = { "not open for comment", "comment period", "closed for comment", "is closed", "no longer accept", "not accepting", NULL };
  static const char *const too_long[] = { "maximum length", "max length", "too long", "exceeds", "too large", "longer than", NULL };
  g_autofree char *words = NULL;
  g_autofree char *lower = NULL;

  g_return_val_if_fail (answer != NULL, REJ_REGULATIONS_OTHER);

  words = rej_regulations_read_words (g_bytes_get_data (answer->body, NULL), g_bytes_get_size (answer->body));
  lower = g_ascii_strdown (words != NULL ? words : "", -1);
  if (answer->status == 429 || g_str_has_prefix (lower, "over_rate_limit"))
    return REJ_REGULATIONS_PACE;
  if (answer->status == SOUP_STATUS_UNAUTHORIZED || answer->status == SOUP_STATUS_FORBIDDEN || g_str_has_prefix (lower, "api_key_"))
    return REJ_REGULATIONS_KEY;
  if (answer->status >= 500)
    return REJ_REGULATIONS_FAULT;
  if (holds (lower, closed))
    return REJ_REGULATIONS_CLOSED;
  if (answer->status == SOUP_STATUS_REQUEST_ENTITY_TOO_LARGE || holds (lower, too_long))
    return REJ_REGULATIONS_TOO_LONG;
  if (answer->status == SOUP_STATUS_NOT_FOUND)
    return REJ_REGULATIONS_NO_DOCUMENT;
  return REJ_REGULATIONS_OTHER;
}

static char *
dup_reason_sentence (RejRegulationsReason reason,
                     guint status)
{
  switch (reason)
    {
    case REJ_REGULATIONS_CLOSED:
      return g_strdup (_ ("regulations.gov takes no comments on this document, or no more. Look at the docket: the period may have been extended, or the notice may name another way."));
    case REJ_REGULATIONS_TOO_LONG:
      return g_strdup (_ ("regulations.gov says that something is too long. Shorten it, or put the comment into a PDF, and file it anew."));
    case REJ_REGULATIONS_KEY:
      return g_strdup (_ ("regulations.gov did not accept the key. See whether it is complete and may post; whoever gave it out can also have switched it off."));
    case REJ_REGULATIONS_NO_DOCUMENT:
      return g_strdup (_ ("regulations.gov has no such document that takes comments. See whether the document ID is right: it ends in a number of four digits behind that of the docket."));
    case REJ_REGULATIONS_PACE:
      return g_strdup (_ ("More was sent with this key than regulations.gov takes in a minute or an hour. Wait a while and go on, or file another way."));
    case REJ_REGULATIONS_FAULT:
      /* Translators: %u is a number such as 503 */
      return g_strdup_printf (_ ("regulations.gov has a fault of its own (status %u)."), status);
    case REJ_REGULATIONS_OTHER:
    default:
      /* Translators: %u is a number such as 400 */
      return g_strdup_printf (_ ("regulations.gov did not take it (status %u). Change what it complains about and file it anew, or file another way."), status);
    }
}

/**
 * rej_regulations_dup_sentence:
 * @answer: an answer that reports a fault
 *
 * Says in plain words what regulations.gov did not do, why, and what to do about it. Its own words come last.
 *
 * Returns: (transfer full): whole sentences
 */
char *
rej_regulations_dup_sentence (const RejOnlineAnswer *answer)
{
  g_autofree char *sentence = NULL;
  g_autofree char *words = NULL;

  g_return_val_if_fail (answer != NULL, NULL);

  sentence = dup_reason_sentence (rej_regulations_read_reason (answer), answer->status);
  words = rej_regulations_read_words (g_bytes_get_data (answer->body, NULL), g_bytes_get_size (answer->body));
  if (words == NULL)
    return g_steal_pointer (&sentence);
  /* Translators: the first %s is whole sentences, the second what the service said, in English */
  return g_strdup_printf (_ ("%s Its own words: “%s”."), sentence, words);
}
