/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-filing.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "rej-online-json.h"

G_DEFINE_BOXED_TYPE (RejFiling, rej_filing, rej_filing_copy, rej_filing_free)

G_DEFINE_QUARK (rej-filing-error-quark, rej_filing_error)

/* What is resumed was certainly not filed. What blocks may be with the agency, or is on its way there. */
static const struct
{
  const char *name;
  gboolean can_resume;
  gboolean blocks;
} states[REJ_FILING_N_STATES] = {
  [REJ_FILING_PREPARED] = { "prepared", TRUE, TRUE },
  [REJ_FILING_UPLOADING] = { "uploading", TRUE, TRUE },
  [REJ_FILING_READY] = { "ready-to-post", TRUE, TRUE },
  [REJ_FILING_POSTING] = { "posting", FALSE, TRUE },
  [REJ_FILING_FILED] = { "filed", FALSE, TRUE },
  [REJ_FILING_FILED_NO_TRACKING] = { "filed-no-tracking", FALSE, TRUE },
  [REJ_FILING_UNKNOWN] = { "unknown", FALSE, TRUE },
  [REJ_FILING_REFUSED] = { "refused", FALSE, FALSE },
  [REJ_FILING_CANCELLED] = { "cancelled", FALSE, FALSE },
  [REJ_FILING_HANDING_OVER] = { "handing-over", FALSE, TRUE },
  [REJ_FILING_HANDED_OVER] = { "handed-over", FALSE, TRUE },
};

/**
 * rej_filing_state_to_string:
 * @state: a state
 *
 * Returns: its stable name, such as "filed-no-tracking"
 */
const char *
rej_filing_state_to_string (RejFilingState state)
{
  g_return_val_if_fail ((guint) state < REJ_FILING_N_STATES, NULL);

  return states[state].name;
}

/**
 * rej_filing_state_from_string:
 * @name: (nullable): a name
 * @state: (out): the state it names
 *
 * Returns: whether it names one
 */
gboolean
rej_filing_state_from_string (const char *name,
                              RejFilingState *state)
{
  for (guint i = 0; i < REJ_FILING_N_STATES; i++)
    if (g_strcmp0 (name, states[i].name) == 0)
      {
        *state = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * rej_filing_state_is_filed:
 * @state: a state
 *
 * Returns: whether the agency has the comment, by what it or the writer said
 */
gboolean
rej_filing_state_is_filed (RejFilingState state)
{
  return state == REJ_FILING_FILED || state == REJ_FILING_FILED_NO_TRACKING;
}

/**
 * rej_filing_state_can_resume:
 * @state: a state
 *
 * Returns: whether [class@Filer] can go on with it: the comment itself was certainly not filed yet
 */
gboolean
rej_filing_state_can_resume (RejFilingState state)
{
  g_return_val_if_fail ((guint) state < REJ_FILING_N_STATES, FALSE);

  return states[state].can_resume;
}

/**
 * rej_filing_state_blocks:
 * @state: a state
 *
 * Returns: whether filing the same comment once more might be once too often
 */
gboolean
rej_filing_state_blocks (RejFilingState state)
{
  g_return_val_if_fail ((guint) state < REJ_FILING_N_STATES, TRUE);

  return states[state].blocks;
}

/**
 * rej_filing_state_awaits_writer:
 * @state: a state
 *
 * Returns: whether only the writer can say what becomes of it: it went, or was to go, by another program or by hand
 */
gboolean
rej_filing_state_awaits_writer (RejFilingState state)
{
  return state == REJ_FILING_HANDING_OVER || state == REJ_FILING_HANDED_OVER;
}

/**
 * rej_filing_file_free:
 * @self: (transfer full): a file
 */
void
rej_filing_file_free (RejFilingFile *self)
{
  g_free (self->name);
  g_free (self->media_type);
  g_free (self->title);
  g_free (self->sha256);
  g_free (self);
}

/* The same words are the same comment, however they are spaced, set and capitalised. */
static char *
normalize (const char *comment)
{
  g_autofree char *composed = g_utf8_normalize (comment, -1, G_NORMALIZE_ALL);
  g_autofree char *folded = composed != NULL ? g_utf8_casefold (composed, -1) : g_strdup (comment);
  GString *words = g_string_sized_new (strlen (folded));

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (words, c);
      else if (words->len > 0 && words->str[words->len - 1] != ' ')
        g_string_append_c (words, ' ');
    }
  if (words->len > 0 && words->str[words->len - 1] == ' ')
    g_string_truncate (words, words->len - 1);
  return g_string_free_and_steal (words);
}

/**
 * rej_filing_dup_text_sha256:
 * @comment: the whole comment as filed, valid UTF-8
 *
 * Tells comments of the same words: their letters and digits, whatever stands between them.
 *
 * Returns: (transfer full): a SHA-256
 */
char *
rej_filing_dup_text_sha256 (const char *comment)
{
  g_autofree char *words = NULL;

  g_return_val_if_fail (comment != NULL, NULL);

  words = normalize (comment);
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, words, -1);
}

/**
 * rej_filing_new:
 * @way: how it goes
 * @document: ID of the document it comments on
 * @text: what goes into the comment box, valid UTF-8, LF for line ends
 * @comment: (nullable): the whole comment as filed, where @text only says that it is in a file; it tells the same
 *   comment, and is not kept
 * @submitter: as whom
 *
 * Creates a filing. Its other fields are set before it is given to anybody.
 *
 * Returns: (transfer full): the filing
 */
RejFiling *
rej_filing_new (RejFilingWay way,
                const char *document,
                const char *text,
                const char *comment,
                RejSubmitter *submitter)
{
  RejFiling *self = NULL;

  g_return_val_if_fail ((guint) way < REJ_N_FILING_WAYS, NULL);
  g_return_val_if_fail (document != NULL && text != NULL, NULL);
  g_return_val_if_fail (submitter != NULL, NULL);

  self = g_new0 (RejFiling, 1);
  self->way = way;
  self->document = g_strdup (document);
  self->text = g_strdup (text);
  self->text_sha256 = rej_filing_dup_text_sha256 (comment != NULL ? comment : text);
  self->submitter = rej_submitter_ref (submitter);
  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_filing_file_free);
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_stored_step_free);
  return self;
}

static gpointer
copy_file (gconstpointer source,
           gpointer user_data)
{
  const RejFilingFile *file = source;
  RejFilingFile *copy = g_new (RejFilingFile, 1);

  *copy = (RejFilingFile) { g_strdup (file->name), g_strdup (file->media_type), g_strdup (file->title), g_strdup (file->sha256), file->size };
  return copy;
}

static gpointer
copy_step (gconstpointer source,
           gpointer user_data)
{
  return rej_stored_step_copy (source);
}

/**
 * rej_filing_copy:
 * @self: a filing
 *
 * Returns: (transfer full): a copy
 */
RejFiling *
rej_filing_copy (const RejFiling *self)
{
  RejFiling *copy = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->document = g_strdup (self->document);
  copy->docket = g_strdup (self->docket);
  copy->title = g_strdup (self->title);
  copy->citation = g_strdup (self->citation);
  copy->text = g_strdup (self->text);
  copy->submitter = rej_submitter_ref (self->submitter);
  copy->files = g_ptr_array_copy (self->files, copy_file, NULL);
  copy->base = g_strdup (self->base);
  copy->text_sha256 = g_strdup (self->text_sha256);
  copy->tracking = g_strdup (self->tracking);
  copy->message = g_strdup (self->message);
  copy->steps = g_ptr_array_copy (self->steps, copy_step, NULL);
  g_ptr_array_set_free_func (copy->files, (GDestroyNotify) rej_filing_file_free);
  g_ptr_array_set_free_func (copy->steps, (GDestroyNotify) rej_stored_step_free);
  return copy;
}

/**
 * rej_filing_free:
 * @self: (transfer full): a filing
 */
void
rej_filing_free (RejFiling *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->document);
  g_free (self->docket);
  g_free (self->title);
  g_free (self->citation);
  g_free (self->text);
  g_clear_pointer (&self->submitter, rej_submitter_unref);
  g_ptr_array_unref (self->files);
  g_free (self->base);
  g_free (self->text_sha256);
  g_free (self->tracking);
  g_free (self->message);
  g_ptr_array_unref (self->steps);
  g_free (self);
}

/**
 * rej_filing_add_file:
 * @self: a filing that is not written down yet
 * @stored: its bytes in the library, and the name it is filed under
 * @media_type: such as "application/pdf"
 * @title: (nullable): what the writer calls it
 *
 * Adds a file behind the others.
 */
void
rej_filing_add_file (RejFiling *self,
                     const RejStoredFile *stored,
                     const char *media_type,
                     const char *title)
{
  RejFilingFile *file = NULL;

  g_return_if_fail (self != NULL && self->id == 0);
  g_return_if_fail (stored != NULL && media_type != NULL);

  file = g_new (RejFilingFile, 1);
  *file = (RejFilingFile) { g_strdup (stored->name), g_strdup (media_type), g_strdup (title), g_strdup (stored->sha256), stored->size };
  g_ptr_array_add (self->files, file);
}

/**
 * rej_filing_get_size:
 * @self: a filing
 *
 * Returns: bytes of all its files
 */
guint64
rej_filing_get_size (const RejFiling *self)
{
  guint64 size = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->files->len; i++)
    size += ((const RejFilingFile *) self->files->pdata[i])->size;
  return size;
}

/**
 * rej_filing_interrupt:
 * @self: a filing that was being sent when its program ended
 *
 * Takes down that nobody can tell whether it arrived.
 */
void
rej_filing_interrupt (RejFiling *self)
{
  g_return_if_fail (self != NULL && self->state == REJ_FILING_POSTING);

  self->state = REJ_FILING_UNKNOWN;
  self->changed = g_get_real_time ();
  g_set_str (&self->message, _ ("Nobody can tell whether your comment arrived: Rejoinder ended while it was being sent. It is not sent again by itself."));
}

/* The content, as the library keeps it. */

static void
set_string (JsonBuilder *builder,
            const char *name,
            const char *value)
{
  if (value == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static char *
build_content (const RejFiling *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *submitter = rej_submitter_to_json (self->submitter);
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "revision");
  json_builder_add_int_value (builder, self->revision);
  set_string (builder, "docket", self->docket);
  set_string (builder, "title", self->title);
  set_string (builder, "citation", self->citation);
  set_string (builder, "base_url", self->base);
  set_string (builder, "text", self->text);
  json_builder_set_member_name (builder, "again");
  json_builder_add_boolean_value (builder, self->again);
  json_builder_set_member_name (builder, "submitter");
  json_builder_add_value (builder, json_from_string (submitter, NULL));
  json_builder_set_member_name (builder, "files");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->files->len; i++)
    {
      const RejFilingFile *file = self->files->pdata[i];

      json_builder_begin_object (builder);
      set_string (builder, "name", file->name);
      set_string (builder, "media_type", file->media_type);
      set_string (builder, "title", file->title);
      set_string (builder, "sha256", file->sha256);
      json_builder_set_member_name (builder, "size");
      json_builder_add_int_value (builder, (gint64) file->size);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/**
 * rej_filing_to_stored:
 * @self: a filing
 *
 * Gives a filing the form the library keeps it in. Steps are not part of it: they have their own calls.
 *
 * Returns: (transfer full): the same filing for the library
 */
RejStoredFiling *
rej_filing_to_stored (const RejFiling *self)
{
  RejStoredFiling *stored = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  stored = rej_stored_filing_new ();
  stored->id = self->id;
  stored->draft = self->draft;
  stored->way = g_strdup (rej_filing_way_to_string (self->way));
  stored->state = g_strdup (rej_filing_state_to_string (self->state));
  stored->blocks = rej_filing_state_blocks (self->state);
  stored->document = g_strdup (self->document);
  stored->text_sha256 = g_strdup (self->text_sha256);
  stored->tracking = g_strdup (self->tracking);
  stored->message = g_strdup (self->message);
  stored->content = build_content (self);
  stored->created = self->created;
  stored->changed = self->changed;
  for (guint i = 0; i < self->files->len; i++)
    {
      const RejFilingFile *file = self->files->pdata[i];
      RejStoredFile *stored_file = g_new0 (RejStoredFile, 1);

      stored_file->sha256 = g_strdup (file->sha256);
      stored_file->name = g_strdup (file->name);
      stored_file->size = file->size;
      g_ptr_array_add (stored->files, stored_file);
    }
  return stored;
}

static RejSubmitter *
read_submitter (JsonObject *content)
{
  JsonNode *node = json_object_get_member (content, "submitter");
  g_autofree char *json = node != NULL ? json_to_string (node, FALSE) : NULL;

  return json != NULL ? rej_submitter_new_from_json (json, strlen (json), NULL) : NULL;
}

static gboolean
read_files (RejFiling *self,
            JsonArray *files)
{
  for (guint i = 0; files != NULL && i < json_array_get_length (files); i++)
    {
      JsonObject *object = rej_json_get_object (json_array_get_element (files, i));
      const char *name = object != NULL ? rej_json_get_string (object, "name") : NULL;
      const char *media_type = object != NULL ? rej_json_get_string (object, "media_type") : NULL;
      const char *sha256 = object != NULL ? rej_json_get_string (object, "sha256") : NULL;
      RejFilingFile *file = NULL;

      if (name == NULL || media_type == NULL || sha256 == NULL)
        return FALSE;
      file = g_new (RejFilingFile, 1);
      *file = (RejFilingFile) { g_strdup (name), g_strdup (media_type), g_strdup (rej_json_get_string (object, "title")), g_strdup (sha256),
                                (guint64) rej_json_get_int (object, "size", 0) };
      g_ptr_array_add (self->files, file);
    }
  return files != NULL;
}

/**
 * rej_filing_new_from_stored:
 * @stored: a filing as the library has it
 * @error: where REJ_LIBRARY_ERROR_DAMAGED goes
 *
 * Returns: (transfer full) (nullable): the filing
 */
RejFiling *
rej_filing_new_from_stored (const RejStoredFiling *stored,
                            GError **error)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (RejFiling) self = NULL;
  g_autoptr (RejSubmitter) submitter = NULL;
  JsonObject *content = NULL;
  const char *text = NULL;
  RejFilingState state = REJ_FILING_UNKNOWN;
  RejFilingWay way = REJ_FILING_WAY_API;

  g_return_val_if_fail (stored != NULL, NULL);

  root = rej_online_json_parse (stored->content, strlen (stored->content), NULL);
  content = rej_json_get_object (root);
  submitter = content != NULL ? read_submitter (content) : NULL;
  text = content != NULL ? rej_json_get_string (content, "text") : NULL;
  if (submitter != NULL && text != NULL && rej_filing_way_from_string (stored->way, &way) && rej_filing_state_from_string (stored->state, &state))
    self = rej_filing_new (way, stored->document, text, NULL, submitter);
  if (self == NULL || !read_files (self, rej_json_get_array (content, "files")))
    {
      g_set_error_literal (error, REJ_LIBRARY_ERROR, REJ_LIBRARY_ERROR_DAMAGED, _ ("What the library has of this filing cannot be read."));
      return NULL;
    }
  self->id = stored->id;
  self->draft = stored->draft;
  self->revision = rej_json_get_int (content, "revision", 0);
  self->docket = g_strdup (rej_json_get_string (content, "docket"));
  self->title = g_strdup (rej_json_get_string (content, "title"));
  self->citation = g_strdup (rej_json_get_string (content, "citation"));
  self->base = g_strdup (rej_json_get_string (content, "base_url"));
  self->again = json_object_get_boolean_member_with_default (content, "again", FALSE);
  g_set_str (&self->text_sha256, stored->text_sha256);
  self->state = state;
  self->tracking = g_strdup (stored->tracking);
  self->message = g_strdup (stored->message);
  self->created = stored->created;
  self->changed = stored->changed;
  for (guint i = 0; i < stored->steps->len; i++)
    g_ptr_array_add (self->steps, rej_stored_step_copy (stored->steps->pdata[i]));
  return g_steal_pointer (&self);
}

/* What is sent. */

static void
set_attributes (JsonBuilder *builder,
                const RejFiling *self,
                const char *submission_key)
{
  RejSubmitterType type = rej_submitter_get_submitter_type (self->submitter);
  g_autofree char *type_name = g_ascii_strup (rej_submitter_type_to_string (type), -1);

  set_string (builder, "commentOnDocumentId", self->document);
  set_string (builder, "comment", self->text);
  set_string (builder, "submissionType", "API");
  set_string (builder, "submitterType", type_name);
  for (guint i = 0; i < REJ_SUBMITTER_N_FIELDS; i++)
    {
      const char *value = rej_submitter_get_field (self->submitter, i);

      if (value != NULL && *value != '\0' && rej_submitter_field_applies_to (i, type))
        set_string (builder, rej_submitter_field_get_attribute (i), value);
    }
  json_builder_set_member_name (builder, "sendEmailReceipt");
  json_builder_add_boolean_value (builder, rej_submitter_get_send_receipt (self->submitter));
  if (self->files->len == 0)
    return;
  set_string (builder, "submissionKey", submission_key);
  json_builder_set_member_name (builder, "files");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->files->len; i++)
    json_builder_add_string_value (builder, ((const RejFilingFile *) self->files->pdata[i])->name);
  json_builder_end_array (builder);
}

/**
 * rej_filing_to_comment_json:
 * @self: a filing
 * @submission_key: (nullable): the key its files were uploaded under; %NULL without files, or to show it
 *
 * Writes the body of POST /comments of the regulations.gov API, version 4 (GSA's documentation: the envelope "data",
 * the type of the submitter in capitals, names of files under their submission key; numItemsReceived is not ours).
 *
 * Returns: (transfer full): JSON
 */
char *
rej_filing_to_comment_json (const RejFiling *self,
                            const char *submission_key)
{
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "data");
  json_builder_begin_object (builder);
  set_string (builder, "type", "comments");
  json_builder_set_member_name (builder, "attributes");
  json_builder_begin_object (builder);
  set_attributes (builder, self, submission_key);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}
