/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stand-in-regulations.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define JSON_API "application/vnd.api+json"
#define MAX_FILES 20
#define MAX_FILE_BYTES 10485760

typedef struct
{
  char *key;
  GHashTable *submissions; /* submission key to GPtrArray of StandInUpload */
  GHashTable *places; /* path to StandInUpload, borrowed from its submission */
  GPtrArray *comments;
  GArray *posts; /* times of POST, for the rates */
  gboolean was_key_leaked;
  guint n_ids;
} Regulations;

static const struct
{
  const char *id;
  const char *docket;
  const char *agency;
  const char *title;
  const char *comment_end;
  gboolean is_open;
} documents[] = {
  { STAND_IN_OPEN_DOCUMENT, "USCIS-2019-0007", "USCIS", "Collection and Use of Biometrics by U.S. Citizenship and Immigration Services", "2030-01-03T04:59:59Z", TRUE },
  { STAND_IN_OTHER_DOCUMENT, "FDA-2024-N-0001", "FDA", "A Notice of the Food and Drug Administration", "2030-07-02T03:59:59Z", TRUE },
  { STAND_IN_CLOSED_DOCUMENT, "EPA-HQ-OAR-2003-0129", "EPA", "A Rule That Is Closed", "2010-11-24T04:59:59Z", FALSE },
};

static const struct
{
  const char *acronym;
  const char *category;
  gboolean is_default;
} categories[] = {
  { "FDA", "Academia - E0007", FALSE },
  { "FDA", "Individual Consumer", TRUE },
  { "FDA", "Health Professional - A0006", FALSE },
};

/* The attributes of a comment; what they are limited to in characters and bytes, and for whom they are. */
#define ANONYMOUS 1
#define INDIVIDUAL 2
#define ORGANIZATION 4
#define ALL 7

static const struct
{
  const char *name;
  GType type; /* G_TYPE_NONE: a list of texts */
  guint limit;
  guint allowed;
  guint required;
} attributes[] = {
  { "commentOnDocumentId", G_TYPE_STRING, 0, ALL, ALL },
  { "comment", G_TYPE_STRING, 5000, ALL, ALL },
  { "submissionType", G_TYPE_STRING, 0, ALL, ALL },
  { "submitterType", G_TYPE_STRING, 0, ALL, ALL },
  { "firstName", G_TYPE_STRING, 25, INDIVIDUAL, INDIVIDUAL },
  { "lastName", G_TYPE_STRING, 25, INDIVIDUAL, INDIVIDUAL },
  { "city", G_TYPE_STRING, 50, INDIVIDUAL, 0 },
  { "stateProvinceRegion", G_TYPE_STRING, 50, INDIVIDUAL, 0 },
  { "phone", G_TYPE_STRING, 50, INDIVIDUAL, 0 },
  { "country", G_TYPE_STRING, 50, INDIVIDUAL, 0 },
  { "zip", G_TYPE_STRING, 10, INDIVIDUAL, 0 },
  { "organization", G_TYPE_STRING, 120, ORGANIZATION, ORGANIZATION },
  { "organizationType", G_TYPE_STRING, 0, ORGANIZATION, ORGANIZATION },
  { "email", G_TYPE_STRING, 100, ALL, 0 },
  { "sendEmailReceipt", G_TYPE_BOOLEAN, 0, ALL, 0 },
  { "category", G_TYPE_STRING, 0, ALL, 0 },
  { "files", G_TYPE_NONE, 0, ALL, 0 },
  { "submissionKey", G_TYPE_STRING, 0, ALL, 0 },
  { "numItemsReceived", G_TYPE_INT64, 0, ALL, 0 },
};

static void
upload_free (StandInUpload *upload)
{
  g_free (upload->name);
  g_free (upload->media_type);
  g_free (upload->sha256);
  g_free (upload);
}

static void
comment_free (StandInComment *comment)
{
  g_free (comment->tracking);
  g_free (comment->document);
  g_free (comment->text);
  g_free (comment->submitter_type);
  g_free (comment->body);
  g_clear_pointer (&comment->files, g_ptr_array_unref);
  g_free (comment->posted_id);
  g_free (comment->restricted);
  g_free (comment);
}

static void
regulations_free (gpointer data)
{
  Regulations *self = data;

  g_free (self->key);
  g_hash_table_unref (self->submissions);
  g_hash_table_unref (self->places);
  g_ptr_array_unref (self->comments);
  g_array_unref (self->posts);
  g_free (self);
}

static char *
escape (const char *text)
{
  g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), text);

  return json_to_string (node, FALSE);
}

static void
answer_error (SoupServerMessage *message,
              guint status,
              const char *title,
              const char *detail)
{
  g_autofree char *title_json = escape (title);
  g_autofree char *detail_json = detail != NULL ? escape (detail) : NULL;
  g_autofree char *body = g_strdup_printf ("{\"errors\":[{\"status\":\"%u\",\"title\":%s%s%s}]}", status, title_json, detail_json != NULL ? ",\"detail\":" : "",
                                           detail_json != NULL ? detail_json : "");

  stand_in_answer (message, status, JSON_API, body);
}

/* The gateway's errors have another form than those of the API behind it. */
static void
answer_gateway_error (SoupServerMessage *message,
                      guint status,
                      const char *code,
                      const char *words)
{
  g_autofree char *body = g_strdup_printf ("{\"error\":{\"code\":\"%s\",\"message\":\"%s\"}}", code, words);

  stand_in_answer (message, status, "application/json", body);
}

static gboolean
check_key (Regulations *self,
           SoupServerMessage *message)
{
  const char *key = soup_message_headers_get_one (soup_server_message_get_request_headers (message), "X-Api-Key");

  if (key == NULL)
    answer_gateway_error (message, 403, "API_KEY_MISSING", "No api_key was supplied. Please submit with a valid API key.");
  else if (!g_str_equal (key, self->key))
    answer_gateway_error (message, 403, "API_KEY_INVALID", "An invalid api_key was supplied. Get one at https://api.data.gov:443");
  else
    return TRUE;
  return FALSE;
}

static guint
count_since (Regulations *self,
             gint64 since)
{
  guint n = 0;

  for (guint i = 0; i < self->posts->len; i++)
    if (g_array_index (self->posts, gint64, i) > since)
      n++;
  return n;
}

static gboolean
check_rate (Regulations *self,
            StandInServer *server,
            SoupServerMessage *message)
{
  gint64 now = stand_in_server_get_time (server);

  if (count_since (self, now - 60 * (gint64) G_USEC_PER_SEC) < 50 && count_since (self, now - 3600 * (gint64) G_USEC_PER_SEC) < 500)
    {
      g_array_append_val (self->posts, now);
      return TRUE;
    }
  answer_gateway_error (message, 429, "OVER_RATE_LIMIT", "You have exceeded your rate limit. Try again later or contact us for assistance.");
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "X-RateLimit-Remaining", "0");
  return FALSE;
}

/* The object "data" of a body of this type. */
static JsonObject *
read_data (SoupServerMessage *message,
           JsonParser *parser,
           const char *type)
{
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  const char *content_type = soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Content-Type");
  JsonNode *root = NULL;
  JsonNode *data = NULL;

  if (g_strcmp0 (content_type, JSON_API) != 0)
    {
      answer_error (message, 400, "Content-Type must be application/vnd.api+json", NULL);
      return NULL;
    }
  if (body->length > 0 && g_utf8_validate (body->data, body->length, NULL) && json_parser_load_from_data (parser, body->data, body->length, NULL))
    root = json_parser_get_root (parser);
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    data = json_object_get_member (json_node_get_object (root), "data");
  if (data == NULL || !JSON_NODE_HOLDS_OBJECT (data))
    answer_error (message, 400, "The request must be a JSON:API document with the member data", NULL);
  else if (g_strcmp0 (json_object_get_string_member_with_default (json_node_get_object (data), "type", NULL), type) != 0)
    answer_error (message, 400, "The resource type does not fit the request", NULL);
  else
    return json_node_get_object (data);
  return NULL;
}

static char *
make_id (Regulations *self,
         const char *prefix)
{
  self->n_ids++;
  return g_strdup_printf ("%s-%04x-%04x", prefix, 0xd31 + self->n_ids * 7, 0xfe04 - self->n_ids * 3);
}

static void
answer_submission_key (Regulations *self,
                       SoupServerMessage *message)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *id = NULL;
  g_autofree char *body = NULL;

  if (read_data (message, parser, "submission-keys") == NULL)
    return;
  id = make_id (self, "kex");
  g_hash_table_insert (self->submissions, g_strdup (id), g_ptr_array_new_with_free_func ((GDestroyNotify) upload_free));
  body = g_strdup_printf ("{\"data\":{\"id\":\"%s\",\"type\":\"submission-keys\",\"links\":{\"self\":\"https://api.regulations.gov/v4/submission-keys/%s\"}}}", id, id);
  stand_in_answer (message, 201, JSON_API, body);
}

static const char *
find_name_fault (const char *name)
{
  static const char *const types[] = { "bmp", "docx", "gif", "jpg", "jpeg", "pdf", "png", "pptx", "rtf", "sgml", "tif", "tiff", "txt", "wpd", "xlsx", "xml", NULL };
  const char *dot = strrchr (name, '.');
  g_autofree char *type = dot != NULL ? g_ascii_strdown (dot + 1, -1) : NULL;

  if (*name == '\0' || *name == '.' || strlen (name) > 255 || strpbrk (name, "/\\:*?\"<>|") != NULL)
    return "Invalid file name";
  for (const char *c = name; *c != '\0'; c++)
    if ((guchar) *c < 0x20 || *c == 0x7f)
      return "Invalid file name";
  if (type == NULL || !g_strv_contains (types, type))
    return "Invalid file type";
  return NULL;
}

static StandInUpload *
find_upload (GPtrArray *uploads,
             const char *name)
{
  for (guint i = 0; i < uploads->len; i++)
    if (g_str_equal (((StandInUpload *) uploads->pdata[i])->name, name))
      return uploads->pdata[i];
  return NULL;
}

static void
answer_upload_url (Regulations *self,
                   StandInServer *server,
                   SoupServerMessage *message)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *data = read_data (message, parser, "file-upload-urls");
  JsonNode *node = data != NULL ? json_object_get_member (data, "attributes") : NULL;
  JsonObject *object = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *name = NULL;
  const char *key = NULL;
  const char *media_type = NULL;
  GPtrArray *uploads = NULL;
  StandInUpload *upload = NULL;
  g_autofree char *id = NULL;
  g_autofree char *name_json = NULL;
  g_autofree char *body = NULL;

  if (data == NULL)
    return;
  name = object != NULL ? json_object_get_string_member_with_default (object, "fileName", NULL) : NULL;
  key = object != NULL ? json_object_get_string_member_with_default (object, "submissionKey", NULL) : NULL;
  media_type = object != NULL ? json_object_get_string_member_with_default (object, "contentType", NULL) : NULL;
  uploads = key != NULL ? g_hash_table_lookup (self->submissions, key) : NULL;
  if (name == NULL || media_type == NULL || strchr (media_type, '/') == NULL)
    {
      answer_error (message, 400, "fileName, submissionKey and contentType are required", NULL);
      return;
    }
  if (uploads == NULL)
    {
      answer_error (message, 400, "Invalid submissionKey", NULL);
      return;
    }
  if (find_name_fault (name) != NULL)
    {
      answer_error (message, 400, find_name_fault (name), name);
      return;
    }
  /* A file may be announced again as long as it is not there. */
  upload = find_upload (uploads, name);
  if (upload != NULL && upload->sha256 != NULL)
    {
      answer_error (message, 400, "Duplicate file name", name);
      return;
    }
  if (upload == NULL && uploads->len >= MAX_FILES)
    {
      answer_error (message, 400, "Too many files", NULL);
      return;
    }
  if (upload == NULL)
    {
      upload = g_new0 (StandInUpload, 1);
      upload->name = g_strdup (name);
      g_ptr_array_add (uploads, upload);
    }
  g_set_str (&upload->media_type, media_type);
  id = make_id (self, "/upload/f");
  g_hash_table_insert (self->places, g_strdup (id), upload);
  name_json = escape (name);
  body = g_strdup_printf ("{\"data\":{\"id\":\"%s%s?X-Amz-Signature=signed-%u&X-Amz-Expires=900\",\"type\":\"file-upload-urls\",\"attributes\":{\"fileName\":%s,\"submissionKey\":\"%s\",\"contentType\":\"%s\"}}}",
                          stand_in_server_get_address (server), id, self->n_ids, name_json, key, media_type);
  stand_in_answer (message, 201, JSON_API, body);
}

/* Storage is another computer with answers of its own. */
static void
answer_upload (Regulations *self,
               SoupServerMessage *message,
               const char *path)
{
  StandInUpload *upload = g_hash_table_lookup (self->places, path);
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  const char *query = g_uri_get_query (soup_server_message_get_uri (message));
  guint64 size = 0;
  const char *sha256 = stand_in_server_get_upload (message, &size);

  if (soup_message_headers_get_one (headers, "X-Api-Key") != NULL)
    self->was_key_leaked = TRUE;
  if (upload == NULL || query == NULL || strstr (query, "X-Amz-Signature=signed-") == NULL ||
      g_strcmp0 (soup_message_headers_get_one (headers, "Content-Type"), upload->media_type) != 0)
    {
      stand_in_answer (message, 403, "application/xml", "<Error><Code>SignatureDoesNotMatch</Code></Error>");
      return;
    }
  if (size > MAX_FILE_BYTES)
    {
      stand_in_answer (message, 400, "application/xml", "<Error><Code>EntityTooLarge</Code></Error>");
      return;
    }
  g_set_str (&upload->sha256, sha256);
  upload->size = size;
  stand_in_answer (message, 200, "application/xml", "");
}

/* Unicode's emoji of the basic plane that are shown as such by themselves (emoji-data.txt, Emoji_Presentation). */
static gboolean
is_small_emoji (gunichar c)
{
  static const guint16 ranges[][2] = {
    { 0x231a, 0x231b },
    { 0x23e9, 0x23ec },
    { 0x23f0, 0x23f0 },
    { 0x23f3, 0x23f3 },
    { 0x25fd, 0x25fe },
    { 0x2614, 0x2615 },
    { 0x2648, 0x2653 },
    { 0x267f, 0x267f },
    { 0x2693, 0x2693 },
    { 0x26a1, 0x26a1 },
    { 0x26aa, 0x26ab },
    { 0x26bd, 0x26be },
    { 0x26c4, 0x26c5 },
    { 0x26ce, 0x26ce },
    { 0x26d4, 0x26d4 },
    { 0x26ea, 0x26ea },
    { 0x26f2, 0x26f3 },
    { 0x26f5, 0x26f5 },
    { 0x26fa, 0x26fa },
    { 0x26fd, 0x26fd },
    { 0x2705, 0x2705 },
    { 0x270a, 0x270b },
    { 0x2728, 0x2728 },
    { 0x274c, 0x274c },
    { 0x274e, 0x274e },
    { 0x2753, 0x2755 },
    { 0x2757, 0x2757 },
    { 0x2795, 0x2797 },
    { 0x27b0, 0x27b0 },
    { 0x27bf, 0x27bf },
    { 0x2b1b, 0x2b1c },
    { 0x2b50, 0x2b50 },
    { 0x2b55, 0x2b55 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ranges); i++)
    if (c >= ranges[i][0] && c <= ranges[i][1])
      return TRUE;
  return FALSE;
}

static gboolean
holds_emoji (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0xfe0f || (c >= 0x1f000 && c <= 0x1faff) || is_small_emoji (c))
        return TRUE;
    }
  return FALSE;
}

static char *
find_value_fault (const char *name,
                  GType type,
                  guint limit,
                  JsonNode *node)
{
  const char *text = NULL;

  if (type == G_TYPE_NONE)
    return JSON_NODE_HOLDS_ARRAY (node) ? NULL : g_strdup_printf ("%s must be a list", name);
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != type)
    return g_strdup_printf ("%s has the wrong type", name);
  if (type != G_TYPE_STRING)
    return NULL;
  text = json_node_get_string (node);
  if (limit > 0 && (strlen (text) > limit || g_utf8_strlen (text, -1) > (glong) limit))
    return g_strdup_printf ("%s exceeds the maximum length of %u", name, limit);
  if (holds_emoji (text))
    return g_strdup_printf ("%s contains invalid characters", name);
  return NULL;
}

static guint
read_type (const char *name)
{
  if (g_strcmp0 (name, "ANONYMOUS") == 0)
    return ANONYMOUS;
  if (g_strcmp0 (name, "INDIVIDUAL") == 0)
    return INDIVIDUAL;
  return g_strcmp0 (name, "ORGANIZATION") == 0 ? ORGANIZATION : 0;
}

static int
find_attribute (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (attributes); i++)
    if (g_str_equal (attributes[i].name, name))
      return (int) i;
  return -1;
}

static char *
find_attributes_fault (JsonObject *object)
{
  JsonNode *type_node = json_object_get_member (object, "submitterType");
  guint type = type_node != NULL && JSON_NODE_HOLDS_VALUE (type_node) && json_node_get_value_type (type_node) == G_TYPE_STRING ? read_type (json_node_get_string (type_node)) : 0;
  g_autoptr (GList) names = json_object_get_members (object);

  if (type == 0)
    return g_strdup ("submitterType must be ANONYMOUS, INDIVIDUAL or ORGANIZATION");
  for (GList *l = names; l != NULL; l = l->next)
    {
      int i = find_attribute (l->data);
      char *fault = NULL;

      if (i < 0 || (attributes[i].allowed & type) == 0)
        return g_strdup_printf ("%s is not an attribute of this submission", (const char *) l->data);
      fault = find_value_fault (l->data, attributes[i].type, attributes[i].limit, json_object_get_member (object, l->data));
      if (fault != NULL)
        return fault;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (attributes); i++)
    if ((attributes[i].required & type) != 0 && *json_object_get_string_member_with_default (object, attributes[i].name, "") == '\0')
      return g_strdup_printf ("%s is required", attributes[i].name);
  if (!g_str_equal (json_object_get_string_member (object, "submissionType"), "API"))
    return g_strdup ("submissionType must be API");
  if (json_object_get_boolean_member_with_default (object, "sendEmailReceipt", FALSE) && *json_object_get_string_member_with_default (object, "email", "") == '\0')
    return g_strdup ("email is required to send a receipt");
  return NULL;
}

/* Every file that is named must be there, and every file that is there must be named. */
static char *
find_files_fault (Regulations *self,
                  JsonObject *object,
                  GPtrArray **uploads)
{
  JsonArray *files = json_object_has_member (object, "files") ? json_object_get_array_member (object, "files") : NULL;
  const char *key = json_object_get_string_member_with_default (object, "submissionKey", NULL);
  guint n = files != NULL ? json_array_get_length (files) : 0;

  *uploads = key != NULL ? g_hash_table_lookup (self->submissions, key) : NULL;
  if (n == 0 && key == NULL)
    return NULL;
  if (n == 0 || *uploads == NULL)
    return g_strdup ("files and submissionKey go together");
  if (n > MAX_FILES)
    return g_strdup ("Too many files");
  for (guint i = 0; i < n; i++)
    {
      JsonNode *node = json_array_get_element (files, i);
      const StandInUpload *upload = JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING ? find_upload (*uploads, json_node_get_string (node)) : NULL;

      if (upload == NULL || upload->sha256 == NULL)
        return g_strdup ("A file was not uploaded");
      for (guint j = 0; j < i; j++)
        if (g_str_equal (json_array_get_string_element (files, j), upload->name))
          return g_strdup ("Duplicate file name");
    }
  return NULL;
}

static gpointer
copy_upload (gconstpointer source,
             gpointer user_data)
{
  const StandInUpload *upload = source;
  StandInUpload *copy = g_new0 (StandInUpload, 1);

  *copy = (StandInUpload) { g_strdup (upload->name), g_strdup (upload->media_type), g_strdup (upload->sha256), upload->size };
  return copy;
}

static StandInComment *
add_comment (Regulations *self,
             SoupServerMessage *message,
             JsonObject *object,
             GPtrArray *uploads)
{
  StandInComment *comment = g_new0 (StandInComment, 1);
  SoupMessageBody *body = soup_server_message_get_request_body (message);

  comment->tracking = make_id (self, "klb");
  comment->document = g_strdup (json_object_get_string_member (object, "commentOnDocumentId"));
  comment->text = g_strdup (json_object_get_string_member (object, "comment"));
  comment->submitter_type = g_strdup (json_object_get_string_member (object, "submitterType"));
  comment->body = g_strndup (body->data, (gsize) body->length);
  comment->files = uploads != NULL ? g_ptr_array_copy (uploads, copy_upload, NULL) : g_ptr_array_new ();
  g_ptr_array_set_free_func (comment->files, (GDestroyNotify) upload_free);
  g_ptr_array_add (self->comments, comment);
  return comment;
}

static gboolean
check_document (SoupServerMessage *message,
                const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (documents); i++)
    if (g_str_equal (documents[i].id, id))
      {
        if (!documents[i].is_open)
          answer_error (message, 400, "Document is not open for comment", id);
        return documents[i].is_open;
      }
  answer_error (message, 404, "Document not found", id);
  return FALSE;
}

static void
answer_comment (Regulations *self,
                SoupServerMessage *message)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *data = read_data (message, parser, "comments");
  JsonNode *node = data != NULL ? json_object_get_member (data, "attributes") : NULL;
  g_autofree char *fault = NULL;
  g_autofree char *attributes_json = NULL;
  g_autofree char *body = NULL;
  GPtrArray *uploads = NULL;
  StandInComment *comment = NULL;

  if (data == NULL)
    return;
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    fault = g_strdup ("attributes are missing");
  else
    fault = find_attributes_fault (json_node_get_object (node));
  if (fault == NULL)
    fault = find_files_fault (self, json_node_get_object (node), &uploads);
  if (fault != NULL)
    {
      answer_error (message, 400, fault, NULL);
      return;
    }
  if (!check_document (message, json_object_get_string_member (json_node_get_object (node), "commentOnDocumentId")))
    return;
  comment = add_comment (self, message, json_node_get_object (node), uploads);
  json_object_set_string_member (json_node_get_object (node), "receiveDate", "2026-11-18T21:37:52.238+0000");
  if (g_str_equal (comment->submitter_type, "ANONYMOUS"))
    {
      json_object_set_string_member (json_node_get_object (node), "firstName", "Anonymous");
      json_object_set_string_member (json_node_get_object (node), "lastName", "Anonymous");
    }
  attributes_json = json_to_string (node, FALSE);
  body = g_strdup_printf ("{\"data\":{\"id\":\"%s\",\"type\":\"comments\",\"attributes\":%s}}", comment->tracking, attributes_json);
  stand_in_answer (message, 201, JSON_API, body);
}

static void
answer_categories (SoupServerMessage *message,
                   GHashTable *query)
{
  const char *acronym = query != NULL ? g_hash_table_lookup (query, "filter[acronym]") : NULL;
  g_autoptr (GString) body = g_string_new ("{\"data\":[");

  if (acronym == NULL)
    {
      answer_error (message, 400, "filter[acronym] is required", NULL);
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (categories); i++)
    if (g_str_equal (categories[i].acronym, acronym))
      g_string_append_printf (body, "%s{\"type\":\"agency-categories\",\"attributes\":{\"acronym\":\"%s\",\"category\":\"%s\",\"default\":%s}}", g_str_has_suffix (body->str, "[") ? "" : ",",
                              acronym, categories[i].category, categories[i].is_default ? "true" : "false");
  g_string_append (body, "]}");
  stand_in_answer (message, 200, JSON_API, body->str);
}

static void
answer_document (SoupServerMessage *message,
                 const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (documents); i++)
    if (g_str_equal (documents[i].id, id))
      {
        g_autofree char *body = g_strdup_printf ("{\"data\":{\"id\":\"%s\",\"type\":\"documents\",\"attributes\":{\"docketId\":\"%s\",\"agencyId\":\"%s\",\"title\":\"%s\",\"commentEndDate\":\"%s\","
                                                 "\"documentType\":\"Proposed Rule\",\"openForComment\":%s,\"allowLateComments\":false,\"withdrawn\":false}}}",
                                                 id, documents[i].docket, documents[i].agency, documents[i].title, documents[i].comment_end, documents[i].is_open ? "true" : "false");

        stand_in_answer (message, 200, JSON_API, body);
        return;
      }
  answer_error (message, 404, "The document ID could not be found.", NULL);
}

static char *
build_posted (const StandInComment *comment,
              gboolean is_detail)
{
  g_autofree char *restricted = comment->restricted != NULL ? escape (comment->restricted) : g_strdup ("null");

  return g_strdup_printf ("{\"id\":\"%s\",\"type\":\"comments\",\"attributes\":{\"documentType\":\"Public Submission\",\"title\":\"Comment on %s\",\"withdrawn\":%s,"
                          "\"postedDate\":\"2026-12-01T05:00:00Z\"%s%s%s%s%s}}",
                          comment->posted_id, comment->document, comment->withdrawn ? "true" : "false", is_detail ? ",\"trackingNbr\":\"" : "", is_detail ? comment->tracking : "",
                          is_detail ? "\"" : "", is_detail ? ",\"restrictReason\":" : "", is_detail ? restricted : "");
}

static void
answer_search (Regulations *self,
               SoupServerMessage *message,
               GHashTable *query)
{
  const char *term = query != NULL ? g_hash_table_lookup (query, "filter[searchTerm]") : NULL;
  g_autoptr (GString) body = g_string_new ("{\"data\":[");

  if (query != NULL && g_hash_table_contains (query, "filter[SearchTerm]"))
    {
      answer_error (message, 400, "Invalid filter field name: SearchTerm", NULL);
      return;
    }
  for (guint i = 0; i < self->comments->len; i++)
    {
      const StandInComment *comment = self->comments->pdata[i];
      g_autofree char *posted = NULL;

      if (comment->posted_id == NULL || g_strcmp0 (term, comment->tracking) != 0)
        continue;
      posted = build_posted (comment, FALSE);
      g_string_append (body, posted);
    }
  g_string_append (body, "],\"meta\":{\"totalElements\":1}}");
  stand_in_answer (message, 200, JSON_API, body->str);
}

static void
answer_posted (Regulations *self,
               SoupServerMessage *message,
               const char *id)
{
  for (guint i = 0; i < self->comments->len; i++)
    {
      const StandInComment *comment = self->comments->pdata[i];

      if (g_strcmp0 (comment->posted_id, id) == 0)
        {
          g_autofree char *posted = build_posted (comment, TRUE);
          g_autofree char *body = g_strdup_printf ("{\"data\":%s}", posted);

          stand_in_answer (message, 200, JSON_API, body);
          return;
        }
    }
  answer_error (message, 404, "The comment ID could not be found.", NULL);
}

static void
answer_post (Regulations *self,
             StandInServer *server,
             SoupServerMessage *message,
             const char *path)
{
  if (g_str_equal (path, "/v4/submission-keys"))
    answer_submission_key (self, message);
  else if (g_str_equal (path, "/v4/file-upload-urls"))
    answer_upload_url (self, server, message);
  else if (g_str_equal (path, "/v4/comments"))
    answer_comment (self, message);
  else
    answer_error (message, 404, "Not Found", NULL);
}

static void
answer_cb (StandInServer *server,
           SoupServerMessage *message,
           const char *path,
           GHashTable *query,
           gpointer user_data)
{
  Regulations *self = user_data;
  const char *method = soup_server_message_get_method (message);

  if (g_str_equal (method, SOUP_METHOD_PUT))
    answer_upload (self, message, path);
  else if (!check_key (self, message))
    return;
  else if (g_str_equal (method, SOUP_METHOD_POST))
    {
      if (check_rate (self, server, message))
        answer_post (self, server, message, path);
    }
  else if (g_str_equal (path, "/v4/agency-categories"))
    answer_categories (message, query);
  else if (g_str_equal (path, "/v4/comments"))
    answer_search (self, message, query);
  else if (g_str_has_prefix (path, "/v4/comments/"))
    answer_posted (self, message, path + strlen ("/v4/comments/"));
  else if (g_str_has_prefix (path, "/v4/documents/"))
    answer_document (message, path + strlen ("/v4/documents/"));
  else
    answer_error (message, 404, "Not Found", NULL);
}

StandInServer *
stand_in_regulations_new (const char *key,
                          GTlsCertificate *certificate)
{
  Regulations *self = g_new0 (Regulations, 1);

  self->key = g_strdup (key);
  self->submissions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->comments = g_ptr_array_new_with_free_func ((GDestroyNotify) comment_free);
  self->posts = g_array_new (FALSE, FALSE, sizeof (gint64));
  return stand_in_server_new_with_tls (certificate, answer_cb, self, regulations_free);
}

GPtrArray *
stand_in_regulations_get_comments (StandInServer *server)
{
  return ((Regulations *) stand_in_server_get_data (server))->comments;
}

void
stand_in_regulations_post (StandInServer *server,
                           guint n,
                           const char *restricted,
                           gboolean withdrawn)
{
  StandInComment *comment = stand_in_regulations_get_comments (server)->pdata[n];

  g_free (comment->posted_id);
  comment->posted_id = g_strdup_printf ("%.*s-%04u", (int) (strrchr (comment->document, '-') - comment->document), comment->document, 100 + n);
  g_set_str (&comment->restricted, restricted);
  comment->withdrawn = withdrawn;
}

gboolean
stand_in_regulations_was_key_leaked (StandInServer *server)
{
  return ((Regulations *) stand_in_server_get_data (server))->was_key_leaked;
}

gboolean
stand_in_regulations_set_fault (StandInServer *server,
                                const char *request,
                                StandInFault fault,
                                guint n_times)
{
  static const char *const begins[][2] = {
    { "submission-key", "POST /v4/submission-keys" },
    { "upload-url", "POST /v4/file-upload-urls" },
    { "upload", "PUT /upload" },
    { "comment", "POST /v4/comments" },
    { "question", "GET /v4" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (begins); i++)
    if (g_str_equal (request, begins[i][0]))
      {
        stand_in_server_set_fault_for (server, begins[i][1], fault, n_times);
        return TRUE;
      }
  return FALSE;
}
