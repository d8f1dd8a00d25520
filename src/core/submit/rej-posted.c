/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-posted.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "rej-online-json.h"

/* Memos of the whole library; the number of the filing follows. */
#define MEMO "posted-"

static const char *const names[REJ_POSTED_N_STATES] = {
  [REJ_POSTED_NOT_YET] = "not-yet",
  [REJ_POSTED] = "posted",
  [REJ_POSTED_WITHDRAWN] = "withdrawn",
  [REJ_POSTED_RESTRICTED] = "restricted",
  [REJ_POSTED_UNKNOWN] = "could-not-ask",
};

/**
 * rej_posted_free:
 * @self: (transfer full): an answer
 */
void
rej_posted_free (RejPosted *self)
{
  g_free (self->id);
  g_free (self->since);
  g_free (self->reason);
  g_free (self);
}

/**
 * rej_posted_state_to_string:
 * @state: a state
 *
 * Returns: its stable name, such as "not-yet"
 */
const char *
rej_posted_state_to_string (RejPostedState state)
{
  g_return_val_if_fail ((guint) state < REJ_POSTED_N_STATES, NULL);

  return names[state];
}

static char *
format_day (const char *moment)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = moment != NULL ? g_date_time_new_from_iso8601 (moment, utc) : NULL;

  /* Translators: a date as in strftime(3), such as 2 January 2026 */
  return time != NULL ? g_date_time_format (time, _ ("%-e %B %Y")) : NULL;
}

/**
 * rej_posted_to_words:
 * @self: an answer
 *
 * Returns: (transfer full): a sentence or two that say what was found
 */
char *
rej_posted_to_words (const RejPosted *self)
{
  g_autofree char *day = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  day = format_day (self->since);
  switch (self->state)
    {
    case REJ_POSTED_NOT_YET:
      return g_strdup (_ ("The agency has not posted it yet. That takes days or weeks."));
    case REJ_POSTED:
      if (day != NULL)
        /* Translators: a date, and the public ID of a comment */
        return g_strdup_printf (_ ("The agency posted it on %s as %s."), day, self->id);
      /* Translators: %s is the public ID of a comment */
      return g_strdup_printf (_ ("The agency posted it as %s."), self->id);
    case REJ_POSTED_WITHDRAWN:
      /* Translators: %s is the public ID of a comment */
      return g_strdup_printf (_ ("The agency posted it as %s, and it was withdrawn since."), self->id);
    case REJ_POSTED_RESTRICTED:
      if (self->reason != NULL)
        /* Translators: the public ID of a comment, and the agency's reason in English */
        return g_strdup_printf (_ ("The agency lists it as %s, but does not show all of it: “%s”."), self->id, self->reason);
      /* Translators: %s is the public ID of a comment */
      return g_strdup_printf (_ ("The agency lists it as %s, but does not show all of it."), self->id);
    case REJ_POSTED_UNKNOWN:
    case REJ_POSTED_N_STATES:
    default:
      if (self->reason != NULL)
        /* Translators: %s is why */
        return g_strdup_printf (_ ("Whether it is posted is not known. %s"), self->reason);
      return g_strdup (_ ("Whether it is posted is not known."));
    }
}

/**
 * rej_posted_dup_url:
 * @self: (nullable): an answer
 * @filing: what was filed
 *
 * Gives the page to look at: that of the comment where it is known, else a search for the tracking number, else the document.
 *
 * Returns: (transfer full): an address
 */
char *
rej_posted_dup_url (const RejPosted *self,
                    const RejFiling *filing)
{
  g_autofree char *part = NULL;

  g_return_val_if_fail (filing != NULL, NULL);

  if (self != NULL && self->id != NULL)
    {
      part = g_uri_escape_string (self->id, NULL, FALSE);
      return g_strconcat ("https://www.regulations.gov/comment/", part, NULL);
    }
  if (filing->tracking != NULL)
    {
      part = g_uri_escape_string (filing->tracking, NULL, FALSE);
      return g_strconcat ("https://www.regulations.gov/search/comment?filter=", part, NULL);
    }
  part = g_uri_escape_string (filing->document, NULL, FALSE);
  return g_strconcat ("https://www.regulations.gov/document/", part, NULL);
}

/**
 * rej_posted_can_ask:
 * @filing: what was filed
 *
 * Returns: whether it has a tracking number to ask by
 */
gboolean
rej_posted_can_ask (const RejFiling *filing)
{
  g_return_val_if_fail (filing != NULL, FALSE);

  return filing->tracking != NULL && rej_filing_state_is_filed (filing->state);
}

/**
 * rej_posted_is_due:
 * @self: (nullable): the last answer
 * @filing: what was filed
 * @now: microseconds since 1970
 *
 * Tells whether to ask by itself: at most once a day, and no more once it is posted. A clock that was set back asks again.
 *
 * Returns: whether it is
 */
gboolean
rej_posted_is_due (const RejPosted *self,
                   const RejFiling *filing,
                   gint64 now)
{
  g_return_val_if_fail (filing != NULL, FALSE);

  if (!rej_posted_can_ask (filing))
    return FALSE;
  if (self == NULL)
    return TRUE;
  if (self->state != REJ_POSTED_NOT_YET && self->state != REJ_POSTED_UNKNOWN)
    return FALSE;
  return now - self->asked >= G_TIME_SPAN_DAY || now < self->asked;
}

/* What the library keeps. */

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
to_memo (const RejPosted *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  set_string (builder, "state", names[self->state]);
  set_string (builder, "id", self->id);
  set_string (builder, "since", self->since);
  set_string (builder, "reason", self->reason);
  json_builder_set_member_name (builder, "asked");
  json_builder_add_int_value (builder, self->asked);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static RejPosted *
from_memo (const char *memo)
{
  g_autoptr (JsonNode) root = rej_online_json_parse (memo, strlen (memo), NULL);
  JsonObject *object = rej_json_get_object (root);
  const char *state = object != NULL ? rej_json_get_string (object, "state") : NULL;

  for (guint i = 0; i < REJ_POSTED_N_STATES; i++)
    if (g_strcmp0 (state, names[i]) == 0)
      {
        RejPosted *self = g_new0 (RejPosted, 1);

        self->state = i;
        self->id = g_strdup (rej_json_get_string (object, "id"));
        self->since = g_strdup (rej_json_get_string (object, "since"));
        self->reason = g_strdup (rej_json_get_string (object, "reason"));
        self->asked = rej_json_get_int (object, "asked", 0);
        return self;
      }
  return NULL;
}

static void
loaded_cb (GObject *object,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GHashTable) memos = rej_library_load_memos_finish (REJ_LIBRARY (object), result, &error);
  GHashTable *answers = NULL;
  GHashTableIter iter;
  gpointer name, value;

  if (memos == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  answers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) rej_posted_free);
  g_hash_table_iter_init (&iter, memos);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      RejPosted *posted = g_str_has_prefix (name, MEMO) ? from_memo (value) : NULL;
      gint64 id = posted != NULL ? g_ascii_strtoll ((const char *) name + strlen (MEMO), NULL, 10) : 0;

      if (posted != NULL)
        g_hash_table_replace (answers, g_memdup2 (&id, sizeof id), posted);
    }
  g_task_return_pointer (task, answers, (GDestroyNotify) g_hash_table_unref);
}

/**
 * rej_posted_load_async:
 * @library: a library
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Reads the last answers about all filings.
 */
void
rej_posted_load_async (RejLibrary *library,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  GTask *task = NULL;

  g_return_if_fail (REJ_IS_LIBRARY (library));

  task = g_task_new (library, cancellable, callback, user_data);
  g_task_set_source_tag (task, rej_posted_load_async);
  rej_library_load_memos_async (library, 0, cancellable, loaded_cb, task);
}

/**
 * rej_posted_load_finish:
 * @library: a library
 * @result: what the callback was given
 * @error: return location for an error of #RejLibraryError
 *
 * Returns: (transfer full) (nullable) (element-type gint64 RejPosted): answers by the number of the filing
 */
GHashTable *
rej_posted_load_finish (RejLibrary *library,
                        GAsyncResult *result,
                        GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, library), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Asking. */

typedef struct
{
  RejLibrary *library;
  gint64 id;
  RejPosted *posted;
} Question;

static void
question_free (Question *question)
{
  g_clear_object (&question->library);
  g_clear_pointer (&question->posted, rej_posted_free);
  g_free (question);
}

static void
kept_cb (GObject *object,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Question *question = g_task_get_task_data (task);
  GError *error = NULL;

  if (rej_library_change_finish (REJ_LIBRARY (object), result, &error))
    g_task_return_pointer (task, g_steal_pointer (&question->posted), (GDestroyNotify) rej_posted_free);
  else
    g_task_return_error (task, error);
}

/* A tracking number is one comment's. What is found twice is not that. */
static void
read_hits (RejPosted *self,
           GPtrArray *hits)
{
  const RejRegulationsPosted *hit = hits->len == 1 ? hits->pdata[0] : NULL;

  self->state = hits->len == 0 ? REJ_POSTED_NOT_YET : REJ_POSTED_UNKNOWN;
  if (hits->len > 1)
    self->reason = g_strdup (_ ("regulations.gov names several comments for this tracking number."));
  if (hit == NULL)
    return;
  self->id = g_strdup (hit->id);
  self->since = g_strdup (hit->posted);
  self->reason = g_strdup (hit->restricted);
  self->state = hit->withdrawn ? REJ_POSTED_WITHDRAWN : hit->restricted != NULL ? REJ_POSTED_RESTRICTED
                                                                                : REJ_POSTED;
}

static void
found_cb (GObject *object,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Question *question = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = rej_regulations_find_posted_finish (REJ_REGULATIONS (object), result, &error);
  g_autofree char *name = g_strdup_printf (MEMO "%" G_GINT64_FORMAT, question->id);
  g_autofree char *memo = NULL;
  GCancellable *cancellable = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  question->posted = g_new0 (RejPosted, 1);
  question->posted->asked = g_get_real_time ();
  if (hits != NULL)
    {
      read_hits (question->posted, hits);
    }
  else
    {
      /* What was known before is worth more than that nobody could be asked. */
      question->posted->state = REJ_POSTED_UNKNOWN;
      question->posted->reason = g_strdup (error->message);
      g_task_return_pointer (task, g_steal_pointer (&question->posted), (GDestroyNotify) rej_posted_free);
      return;
    }
  memo = to_memo (question->posted);
  cancellable = g_task_get_cancellable (task);
  rej_library_set_memo_async (question->library, 0, name, memo, cancellable, kept_cb, g_steal_pointer (&task));
}

/**
 * rej_posted_ask_async:
 * @client: regulations.gov, with a key
 * @library: where the answer is kept
 * @filing: what was filed; see rej_posted_can_ask()
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Asks whether a comment is posted. Only its tracking number leaves the computer. That nobody could be asked is not kept.
 */
void
rej_posted_ask_async (RejRegulations *client,
                      RejLibrary *library,
                      const RejFiling *filing,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  GTask *task = NULL;
  Question *question = NULL;

  g_return_if_fail (REJ_IS_REGULATIONS (client));
  g_return_if_fail (REJ_IS_LIBRARY (library));
  g_return_if_fail (rej_posted_can_ask (filing));

  question = g_new0 (Question, 1);
  question->library = g_object_ref (library);
  question->id = filing->id;
  task = g_task_new (client, cancellable, callback, user_data);
  g_task_set_source_tag (task, rej_posted_ask_async);
  g_task_set_task_data (task, question, (GDestroyNotify) question_free);
  rej_regulations_find_posted_async (client, filing->tracking, cancellable, found_cb, task);
}

/**
 * rej_posted_ask_finish:
 * @client: regulations.gov
 * @result: what the callback was given
 * @error: return location for an error of #RejLibraryError, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): what was found; that nobody could be asked is an answer too
 */
RejPosted *
rej_posted_ask_finish (RejRegulations *client,
                       GAsyncResult *result,
                       GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, client), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
