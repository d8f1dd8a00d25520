/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-regulations.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rej-online-json.h"
#include "rej-secret-store.h"

/* JSON:API's own type; with any other the service answers 400. */
#define CONTENT_TYPE "application/vnd.api+json"
/* Answers to a filing are short; lists are not. */
#define MAX_FILING_ANSWER (256 * 1024)
#define ANSWER_SECONDS 120

struct _RejRegulations
{
  GObject parent_instance;

  SoupSession *session;
  char *base;
  char *key;
};

G_DEFINE_FINAL_TYPE (RejRegulations, rej_regulations, G_TYPE_OBJECT)

static void
rej_regulations_finalize (GObject *object)
{
  RejRegulations *self = REJ_REGULATIONS (object);

  g_clear_object (&self->session);
  g_free (self->base);
  rej_secret_free (self->key);

  G_OBJECT_CLASS (rej_regulations_parent_class)->finalize (object);
}

static void
rej_regulations_class_init (RejRegulationsClass *class)
{
  G_OBJECT_CLASS (class)->finalize = rej_regulations_finalize;
}

static void
rej_regulations_init (RejRegulations *self)
{
}

/**
 * rej_regulations_session_new:
 *
 * Creates a session to file with. It waits for an answer for two minutes: before a deadline the service can be slow, and
 * who gives up on a comment that is under way cannot tell what became of it.
 *
 * Returns: (transfer full): the session
 */
SoupSession *
rej_regulations_session_new (void)
{
  SoupSession *session = rej_online_session_new ();

  soup_session_set_timeout (session, ANSWER_SECONDS);
  return session;
}

/**
 * rej_regulations_new:
 * @session: what to ask with; rej_regulations_session_new() where a comment is to be filed
 * @base: (nullable): address of the API, %NULL for where it is at home; https, or http on this computer
 * @key: (nullable): the key; blanks around it are taken away
 * @error: return location for #REJ_ONLINE_ERROR_ADDRESS, or #REJ_ONLINE_ERROR_KEY where a key cannot be one
 *
 * Creates a client.
 *
 * Returns: (transfer full) (nullable): the client
 */
RejRegulations *
rej_regulations_new (SoupSession *session,
                     const char *base,
                     const char *key,
                     GError **error)
{
  g_autoptr (RejRegulations) self = NULL;

  g_return_val_if_fail (SOUP_IS_SESSION (session), NULL);

  self = g_object_new (REJ_TYPE_REGULATIONS, NULL);
  self->session = g_object_ref (session);
  self->base = rej_online_dup_base ("regulations.gov", REJ_REGULATIONS_HOST, "/v4", base, error);
  if (self->base == NULL)
    return NULL;
  self->key = g_strdup (key);
  if (self->key != NULL)
    g_strstrip (self->key);
  if (self->key != NULL && *self->key == '\0')
    g_clear_pointer (&self->key, g_free);
  for (const char *c = self->key; c != NULL && *c != '\0'; c++)
    if (*c <= ' ' || *c >= 0x7f)
      {
        g_set_error_literal (error, REJ_ONLINE_ERROR, REJ_ONLINE_ERROR_KEY, _ ("This cannot be a key for regulations.gov: keys are letters and digits without blanks."));
        return NULL;
      }
  return g_steal_pointer (&self);
}

/**
 * rej_regulations_get_base:
 * @self: a client
 *
 * Returns: (transfer none): the address of the API, without a slash at its end
 */
const char *
rej_regulations_get_base (RejRegulations *self)
{
  g_return_val_if_fail (REJ_IS_REGULATIONS (self), NULL);

  return self->base;
}

/**
 * rej_regulations_has_key:
 * @self: a client
 *
 * Returns: whether it has a key
 */
gboolean
rej_regulations_has_key (RejRegulations *self)
{
  g_return_val_if_fail (REJ_IS_REGULATIONS (self), FALSE);

  return self->key != NULL;
}

/**
 * rej_regulations_dup_url:
 * @self: a client
 * @path: a path of the API, beginning with a slash
 *
 * Returns: (transfer full): the whole address
 */
char *
rej_regulations_dup_url (RejRegulations *self,
                         const char *path)
{
  g_return_val_if_fail (REJ_IS_REGULATIONS (self), NULL);
  g_return_val_if_fail (path != NULL && *path == '/', NULL);

  return g_strconcat (self->base, path, NULL);
}

/* Strikes the key out of an answer that repeats it. */
static void
strike_key (RejRegulations *self,
            RejOnlineAnswer *answer)
{
  gsize length = 0;
  const char *data = g_bytes_get_data (answer->body, &length);
  gsize key_length = self->key != NULL ? strlen (self->key) : 0;
  g_autoptr (GString) struck = NULL;
  const char *found = NULL;

  if (key_length == 0 || data == NULL || memmem (data, length, self->key, key_length) == NULL)
    return;
  struck = g_string_sized_new (length);
  while ((found = memmem (data, length, self->key, key_length)) != NULL)
    {
      g_string_append_len (struck, data, found - data);
      g_string_append (struck, "***");
      length -= (gsize) (found - data) + key_length;
      data = found + key_length;
    }
  g_string_append_len (struck, data, (gssize) length);
  g_bytes_unref (answer->body);
  answer->body = g_string_free_to_bytes (g_steal_pointer (&struck));
}

/* How a sending went, for the finish function. */
typedef struct
{
  gboolean has_left;
} Sending;

static void
sent_cb (GObject *object,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  RejRegulations *self = g_task_get_source_object (task);
  Sending *sending = g_task_get_task_data (task);
  GError *error = NULL;
  RejOnlineAnswer *answer = rej_online_send_finish (result, &sending->has_left, &error);

  if (answer == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  strike_key (self, answer);
  g_task_return_pointer (task, answer, (GDestroyNotify) rej_online_answer_free);
}

static void
send_request (RejRegulations *self,
              const RejOnlineRequest *request,
              gpointer source_tag,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, source_tag);
  g_task_set_task_data (task, g_new0 (Sending, 1), g_free);
  rej_online_send_async (self->session, request, cancellable, sent_cb, task);
}

/**
 * rej_regulations_post_async:
 * @self: a client
 * @path: a path of the API, such as "/submission-keys"
 * @json: the body
 * @once: whether it may arrive once at most; such a request cannot be cancelled
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Posts something. Ends with [method@Regulations.send_finish].
 */
void
rej_regulations_post_async (RejRegulations *self,
                            const char *path,
                            const char *json,
                            gboolean once,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autofree char *url = NULL;
  g_autoptr (GBytes) body = NULL;
  RejOnlineRequest request = { .method = SOUP_METHOD_POST, .content_type = CONTENT_TYPE, .max_bytes = MAX_FILING_ANSWER, .once = once };

  g_return_if_fail (REJ_IS_REGULATIONS (self));
  g_return_if_fail (json != NULL);

  url = rej_regulations_dup_url (self, path);
  body = g_bytes_new (json, strlen (json));
  request.address = url;
  request.api_key = self->key;
  request.body = body;
  send_request (self, &request, rej_regulations_post_async, cancellable, callback, user_data);
}

/**
 * rej_regulations_upload_async:
 * @self: a client
 * @url: the address that regulations.gov gave for the file
 * @media_type: the type it was told
 * @stream: its bytes, read as they are sent
 * @length: how many there are
 * @progress: (nullable): told how many have left
 * @progress_data: for @progress; must live until the callback comes
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Puts a file where regulations.gov wants it. That is the computer of another company, which is not told the key. Ends
 * with [method@Regulations.send_finish].
 */
void
rej_regulations_upload_async (RejRegulations *self,
                              const char *url,
                              const char *media_type,
                              GInputStream *stream,
                              guint64 length,
                              RejOnlineProgress progress,
                              gpointer progress_data,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  RejOnlineRequest request = { .method = SOUP_METHOD_PUT,
                               .address = url,
                               .content_type = media_type,
                               .stream = stream,
                               .length = length,
                               .max_bytes = MAX_FILING_ANSWER,
                               .progress = progress,
                               .progress_data = progress_data };

  g_return_if_fail (REJ_IS_REGULATIONS (self));
  g_return_if_fail (url != NULL && media_type != NULL);
  g_return_if_fail (G_IS_INPUT_STREAM (stream));

  send_request (self, &request, rej_regulations_upload_async, cancellable, callback, user_data);
}

/**
 * rej_regulations_send_finish:
 * @self: a client
 * @result: what the callback was given
 * @has_left: (out) (optional): whether a byte may have left this computer; %FALSE is certain
 * @error: return location for an error of #RejOnlineError, or #G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the answer, whatever its status, without the key
 */
RejOnlineAnswer *
rej_regulations_send_finish (RejRegulations *self,
                             GAsyncResult *result,
                             gboolean *has_left,
                             GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  if (has_left != NULL)
    *has_left = ((Sending *) g_task_get_task_data (G_TASK (result)))->has_left;
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Questions. */

static void
set_answer_error (const RejOnlineAnswer *answer,
                  GError **error)
{
  static const RejOnlineError codes[] = {
    [REJ_REGULATIONS_OTHER] = REJ_ONLINE_ERROR_REFUSED,
    [REJ_REGULATIONS_CLOSED] = REJ_ONLINE_ERROR_REFUSED,
    [REJ_REGULATIONS_TOO_LONG] = REJ_ONLINE_ERROR_REFUSED,
    [REJ_REGULATIONS_KEY] = REJ_ONLINE_ERROR_KEY,
    [REJ_REGULATIONS_NO_DOCUMENT] = REJ_ONLINE_ERROR_NOT_FOUND,
    [REJ_REGULATIONS_PACE] = REJ_ONLINE_ERROR_TOO_MANY,
    [REJ_REGULATIONS_FAULT] = REJ_ONLINE_ERROR_REFUSED,
  };
  g_autofree char *sentence = rej_regulations_dup_sentence (answer);

  g_set_error_literal (error, REJ_ONLINE_ERROR, codes[rej_regulations_read_reason (answer)], sentence);
}

typedef struct _Question Question;

/* Makes something of an answer. */
typedef gpointer (*Reader) (const Question *question,
                            const char *json,
                            gsize length,
                            GError **error);

struct _Question
{
  char *what; /* what was asked for */
  Reader read;
  GDestroyNotify free_result;
  GPtrArray *posted;
};

static void
question_free (Question *self)
{
  g_free (self->what);
  g_clear_pointer (&self->posted, g_ptr_array_unref);
  g_free (self);
}

/* Asks for @what below @path. Takes the task; the callback gets it back. */
static void
ask (GTask *task,
     const char *path,
     const char *what,
     GAsyncReadyCallback callback)
{
  RejRegulations *self = g_task_get_source_object (task);
  g_autofree char *escaped = g_uri_escape_string (what, NULL, FALSE);
  g_autofree char *whole = g_strconcat (path, escaped, NULL);
  g_autofree char *url = rej_regulations_dup_url (self, whole);
  RejOnlineRequest request = { .method = SOUP_METHOD_GET, .address = url, .api_key = self->key, .max_bytes = REJ_ONLINE_MAX_ANSWER };

  rej_online_send_async (self->session, &request, g_task_get_cancellable (task), callback, task);
}

/* What was asked for, where the answer is one to work with. */
static gpointer
finish_question (GTask *task,
                 GAsyncResult *result,
                 GError **error)
{
  RejRegulations *self = g_task_get_source_object (task);
  const Question *question = g_task_get_task_data (task);
  g_autoptr (RejOnlineAnswer) answer = rej_online_send_finish (result, NULL, error);

  if (answer == NULL)
    return NULL;
  strike_key (self, answer);
  if (answer->status == SOUP_STATUS_OK)
    return question->read (question, g_bytes_get_data (answer->body, NULL), g_bytes_get_size (answer->body), error);
  set_answer_error (answer, error);
  return NULL;
}

static void
question_answered_cb (GObject *object,
                      GAsyncResult *result,
                      gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const Question *question = g_task_get_task_data (task);
  GError *error = NULL;
  gpointer found = finish_question (task, result, &error);

  if (found != NULL)
    g_task_return_pointer (task, found, question->free_result);
  else
    g_task_return_error (task, error);
}

static GTask *
question_new (RejRegulations *self,
              const char *what,
              Reader read,
              GDestroyNotify free_result,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Question *question = g_new0 (Question, 1);

  question->what = g_strdup (what);
  question->read = read;
  question->free_result = free_result;
  g_task_set_source_tag (task, read);
  g_task_set_task_data (task, question, (GDestroyNotify) question_free);
  return task;
}

static gpointer
read_categories (const Question *question,
                 const char *json,
                 gsize length,
                 GError **error)
{
  return rej_regulations_read_categories (json, length, question->what, error);
}

/**
 * rej_regulations_test_key_async:
 * @self: a client
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Tries the key on a question that every key may ask. Nothing is posted, so nobody learns from this whether the key may
 * post; a wrong key or one that is switched off is found.
 */
void
rej_regulations_test_key_async (RejRegulations *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  rej_regulations_list_categories_async (self, "EPA", cancellable, callback, user_data);
}

/**
 * rej_regulations_test_key_finish:
 * @self: a client
 * @result: what the callback was given
 * @error: return location for an error of #RejOnlineError, REJ_ONLINE_ERROR_KEY among them, or #G_IO_ERROR_CANCELLED
 *
 * Returns: whether regulations.gov accepts the key
 */
gboolean
rej_regulations_test_key_finish (RejRegulations *self,
                                 GAsyncResult *result,
                                 GError **error)
{
  g_autoptr (GPtrArray) categories = rej_regulations_list_categories_finish (self, result, error);

  return categories != NULL;
}

/**
 * rej_regulations_list_categories_async:
 * @self: a client
 * @acronym: an agency, such as "FDA": what stands before the first hyphen of a document ID
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Asks for the categories into which an agency sorts comments.
 */
void
rej_regulations_list_categories_async (RejRegulations *self,
                                       const char *acronym,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  GTask *task = NULL;

  g_return_if_fail (REJ_IS_REGULATIONS (self));
  g_return_if_fail (acronym != NULL);

  task = question_new (self, acronym, read_categories, (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
  ask (task, "/agency-categories?filter%5Bacronym%5D=", acronym, question_answered_cb);
}

/**
 * rej_regulations_list_categories_finish:
 * @self: a client
 * @result: what the callback was given
 * @error: return location for an error of #RejOnlineError, or #G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable) (element-type RejRegulationsCategory): the categories; perhaps none
 */
GPtrArray *
rej_regulations_list_categories_finish (RejRegulations *self,
                                        GAsyncResult *result,
                                        GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
read_document (const Question *question,
               const char *json,
               gsize length,
               GError **error)
{
  return rej_regulations_read_document (json, length, error);
}

/**
 * rej_regulations_load_document_async:
 * @self: a client
 * @id: a document ID
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Asks whether a document takes comments, and until when.
 */
void
rej_regulations_load_document_async (RejRegulations *self,
                                     const char *id,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  GTask *task = NULL;

  g_return_if_fail (REJ_IS_REGULATIONS (self));
  g_return_if_fail (id != NULL);

  task = question_new (self, id, read_document, (GDestroyNotify) rej_regulations_document_free, cancellable, callback, user_data);
  ask (task, "/documents/", id, question_answered_cb);
}

/**
 * rej_regulations_load_document_finish:
 * @self: a client
 * @result: what the callback was given
 * @error: return location for an error of #RejOnlineError, or #G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the document
 */
RejRegulationsDocument *
rej_regulations_load_document_finish (RejRegulations *self,
                                      GAsyncResult *result,
                                      GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
read_posted (const Question *question,
             const char *json,
             gsize length,
             GError **error)
{
  return rej_regulations_read_posted (json, length, error);
}

/* Details say more; where they do not come, the list must do. */
static void
details_loaded_cb (GObject *object,
                   GAsyncResult *result,
                   gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Question *question = g_task_get_task_data (task);
  g_autoptr (GPtrArray) details = finish_question (task, result, NULL);

  if (g_task_return_error_if_cancelled (task))
    return;
  g_task_return_pointer (task, details != NULL && details->len == 1 ? g_steal_pointer (&details) : g_steal_pointer (&question->posted), (GDestroyNotify) g_ptr_array_unref);
}

static void
posted_found_cb (GObject *object,
                 GAsyncResult *result,
                 gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Question *question = g_task_get_task_data (task);
  const RejRegulationsPosted *posted = NULL;
  GError *error = NULL;

  question->posted = finish_question (task, result, &error);
  if (question->posted == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (question->posted->len != 1)
    {
      g_task_return_pointer (task, g_steal_pointer (&question->posted), (GDestroyNotify) g_ptr_array_unref);
      return;
    }
  posted = question->posted->pdata[0];
  ask (g_steal_pointer (&task), "/comments/", posted->id, details_loaded_cb);
}

/**
 * rej_regulations_find_posted_async:
 * @self: a client
 * @tracking: a tracking number
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Asks whether a comment is posted.
 */
void
rej_regulations_find_posted_async (RejRegulations *self,
                                   const char *tracking,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  GTask *task = NULL;

  g_return_if_fail (REJ_IS_REGULATIONS (self));
  g_return_if_fail (tracking != NULL);

  task = question_new (self, tracking, read_posted, (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
  ask (task, "/comments?filter%5BsearchTerm%5D=", tracking, posted_found_cb);
}

/**
 * rej_regulations_find_posted_finish:
 * @self: a client
 * @result: what the callback was given
 * @error: return location for an error of #RejOnlineError, or #G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable) (element-type RejRegulationsPosted): what is posted under the number: none as long
 *   as the agency has not posted it, else one
 */
GPtrArray *
rej_regulations_find_posted_finish (RejRegulations *self,
                                    GAsyncResult *result,
                                    GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
