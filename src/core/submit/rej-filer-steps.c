/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-filer.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "rej-attachment-stream.h"
#include "rej-filer-private.h"

/* One request after another: written down, sent, judged, written down. */

/* Before the comment is sent: pauses of 1, 2, 4, 8, 16 seconds between the tries of one request. */
#define MAX_TRIES 6
#define FIRST_PAUSE (1 * (gint64) G_USEC_PER_SEC)
/* Who is told to wait for longer can come back. The pace by the hour is waited for all the same. */
#define MAX_WAIT (10 * 60 * (gint64) G_USEC_PER_SEC)
/* A widget needs no more than this of every byte. */
#define PROGRESS_STEP (64 * 1024)
/* More than this of an answer proves nothing more. */
#define MAX_KEPT_ANSWER (64 * 1024)

/* Paths of the API; what is uploaded goes elsewhere. */
static const char *const paths[REJ_FILER_N_REQUESTS] = {
  [REJ_FILER_SUBMISSION_KEY] = "/submission-keys",
  [REJ_FILER_UPLOAD_URL] = "/file-upload-urls",
  [REJ_FILER_COMMENT] = "/comments",
};

static void
timer_cb (gpointer user_data)
{
  RejFiler *self = user_data;

  self->timer = 0;
  rej_filer_go_on (self);
}

static void
wait_and_go_on (RejFiler *self,
                gint64 wait,
                gboolean for_pace)
{
  guint seconds = (guint) MAX ((wait + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC, 1);

  /* What was stopped while the library wrote does not begin a pause that nobody would end. */
  if (g_cancellable_is_cancelled (g_task_get_cancellable (self->task)))
    {
      rej_filer_go_on (self);
      return;
    }
  rej_filer_set_phase (self, for_pace ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Waiting %u second: regulations.gov takes only so many requests a minute.",
                                                                      "Waiting %u seconds: regulations.gov takes only so many requests a minute.", seconds),
                                                         seconds)
                                      : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "That did not work. Trying again in %u second.",
                                                                      "That did not work. Trying again in %u seconds.", seconds),
                                                         seconds));
  self->timer = self->clock.call_later ((guint) (wait / 1000 + 1), timer_cb, self, self->clock.data);
}

/* The answer, as it is kept: what signs an upload would let others upload. */
static char *
dup_kept_answer (RejFilerRequest request,
                 const RejOnlineAnswer *answer)
{
  gsize length = 0;
  const char *data = NULL;

  if (answer == NULL || (request == REJ_FILER_UPLOAD_URL && answer->status < 300))
    return NULL;
  data = g_bytes_get_data (answer->body, &length);
  return length > 0 ? g_utf8_make_valid (data, (gssize) MIN (length, MAX_KEPT_ANSWER)) : NULL;
}

static RejFilingState
get_state_after (RejFiler *self,
                 const RejFilerOutcome *outcome)
{
  gboolean is_comment = self->request == REJ_FILER_COMMENT;

  switch (outcome->verdict)
    {
    case REJ_FILER_DONE:
      if (is_comment)
        return REJ_FILING_FILED;
      return self->request == REJ_FILER_UPLOAD && self->n_uploaded + 1 == self->filing->files->len ? REJ_FILING_READY : REJ_FILING_UPLOADING;
    case REJ_FILER_NO_TRACKING:
      return REJ_FILING_FILED_NO_TRACKING;
    case REJ_FILER_UNKNOWN:
      return REJ_FILING_UNKNOWN;
    case REJ_FILER_REFUSED:
      return REJ_FILING_REFUSED;
    case REJ_FILER_CANCELLED:
      if (!self->pauses)
        return REJ_FILING_CANCELLED;
      return is_comment ? REJ_FILING_READY : REJ_FILING_UPLOADING;
    case REJ_FILER_RETRY:
    case REJ_FILER_AFRESH:
    case REJ_FILER_STOPPED:
    case REJ_FILER_KEY:
    case REJ_FILER_N_VERDICTS:
    default:
      return is_comment ? REJ_FILING_READY : REJ_FILING_UPLOADING;
    }
}

/* What was known of the outcome when the library could not take it down. */
static void
end_unwritten (RejFiler *self,
               const RejFilerOutcome *outcome,
               GError *error)
{
  if (self->request != REJ_FILER_COMMENT || !rej_filing_state_is_filed (self->filing->state))
    {
      rej_filer_end_run (self, error);
      return;
    }
  g_free (self->filing->message);
  if (outcome->id != NULL)
    /* Translators: the first %s is a tracking number, the second a whole sentence that says why */
    self->filing->message = g_strdup_printf (_ ("Your comment is filed under the tracking number %s, but that could not be saved. Write the number down. %s"), outcome->id, error->message);
  else
    /* Translators: %s is a whole sentence that says why */
    self->filing->message = g_strdup_printf (_ ("Your comment is filed, but that could not be saved. Do not file it again. %s"), error->message);
  g_error_free (error);
  rej_filer_end_run (self, NULL);
}

static void
take_done (RejFiler *self,
           RejFilerOutcome *outcome)
{
  switch (self->request)
    {
    case REJ_FILER_SUBMISSION_KEY:
      self->submission_key = g_steal_pointer (&outcome->id);
      break;
    case REJ_FILER_UPLOAD_URL:
      self->upload_url = g_steal_pointer (&outcome->id);
      break;
    case REJ_FILER_UPLOAD:
      self->bytes_before += rej_filer_get_file (self)->size;
      rej_filer_set_bytes_done (self, self->bytes_before);
      self->n_uploaded++;
      self->was_put = FALSE;
      /* Only a file that is there is progress: asking for an address works even where putting does not. */
      self->n_tries = 0;
      g_clear_pointer (&self->upload_url, g_free);
      break;
    case REJ_FILER_COMMENT:
    case REJ_FILER_N_REQUESTS:
    default:
      rej_filer_end_run (self, NULL);
      return;
    }
  rej_filer_go_on (self);
}

static void
take_retry (RejFiler *self,
            const RejFilerOutcome *outcome)
{
  gint64 pause = FIRST_PAUSE << MIN (self->n_tries, 16);

  /* What was put can be put again where it was; where that is refused, the address may be too old. */
  if (self->request == REJ_FILER_UPLOAD && outcome->is_answer)
    g_clear_pointer (&self->upload_url, g_free);
  if (outcome->verdict == REJ_FILER_AFRESH)
    {
      g_clear_pointer (&self->submission_key, g_free);
      self->n_uploaded = 0;
      self->bytes_before = 0;
      self->was_put = FALSE;
    }
  rej_filer_set_bytes_done (self, self->bytes_before);
  self->n_tries++;
  if (self->n_tries < MAX_TRIES && outcome->wait <= MAX_WAIT)
    wait_and_go_on (self, MAX (pause, outcome->wait), FALSE);
  else
    rej_filer_end_run (self, rej_filer_build_end_error (self));
}

/* An outcome on its way to the library. */
typedef struct
{
  RejFiler *filer;
  RejFilerOutcome *outcome;
} Ending;

static void
step_ended_cb (GObject *object,
               GAsyncResult *result,
               gpointer user_data)
{
  g_autofree Ending *ending = user_data;
  g_autoptr (RejFiler) self = ending->filer;
  g_autoptr (RejFilerOutcome) outcome = ending->outcome;
  GError *error = NULL;

  if (!rej_library_change_finish (self->library, result, &error))
    end_unwritten (self, outcome, error);
  else if (outcome->verdict == REJ_FILER_DONE)
    take_done (self, outcome);
  else if (outcome->verdict == REJ_FILER_RETRY || outcome->verdict == REJ_FILER_AFRESH)
    take_retry (self, outcome);
  else if (outcome->verdict == REJ_FILER_KEY)
    rej_filer_end_run (self, g_error_new_literal (REJ_FILING_ERROR, REJ_FILING_ERROR_KEY, outcome->sentence));
  else
    rej_filer_end_run (self, rej_filer_build_end_error (self));
}

/* Takes the outcome. */
static void
end_step (RejFiler *self,
          RejFilerOutcome *outcome,
          const RejOnlineAnswer *answer)
{
  RejFilingState state = get_state_after (self, outcome);
  RejStoredFiling *stored = NULL;
  RejStoredStep *step = g_new0 (RejStoredStep, 1);
  Ending *ending = g_new0 (Ending, 1);

  if (self->request == REJ_FILER_COMMENT)
    g_set_str (&self->filing->tracking, outcome->id);
  g_set_str (&self->filing->message, outcome->sentence);
  rej_filer_set_state (self, state);
  stored = rej_filer_build_stored (self, state, outcome->sentence);
  step->n = self->step;
  step->ended = rej_filer_now (self);
  step->outcome = g_strdup (rej_filer_verdict_to_string (outcome->verdict));
  step->status = answer != NULL ? answer->status : 0;
  step->answer = dup_kept_answer (self->request, answer);
  ending->filer = g_object_ref (self);
  ending->outcome = outcome;
  rej_library_end_step_async (self->library, stored, step, NULL, step_ended_cb, ending);
}

static void
sent_cb (GObject *object,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autoptr (RejFiler) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean has_left = TRUE;
  g_autoptr (RejOnlineAnswer) answer = rej_regulations_send_finish (self->client, result, &has_left, &error);
  RejFilerOutcome *outcome = rej_filer_outcome_new (self->request, answer, error, has_left, rej_filer_now (self));

  rej_filer_set_sending (self, FALSE);
  /* No second file of one name is taken under one key, and that one may be there after all. */
  if (self->request == REJ_FILER_UPLOAD_URL && outcome->verdict == REJ_FILER_REFUSED && self->was_put)
    outcome->verdict = REJ_FILER_AFRESH;
  end_step (self, outcome, answer);
}

static void
upload_progress_cb (guint64 sent,
                    gpointer user_data)
{
  RejFiler *self = user_data;
  guint64 done = self->bytes_before + sent;

  if (done - self->bytes_done >= PROGRESS_STEP)
    rej_filer_set_bytes_done (self, done);
}

static char *
build_url_json (RejFiler *self)
{
  const RejFilingFile *file = rej_filer_get_file (self);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "data");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "type");
  json_builder_add_string_value (builder, "file-upload-urls");
  json_builder_set_member_name (builder, "attributes");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "fileName");
  json_builder_add_string_value (builder, file->name);
  json_builder_set_member_name (builder, "submissionKey");
  json_builder_add_string_value (builder, self->submission_key);
  json_builder_set_member_name (builder, "contentType");
  json_builder_add_string_value (builder, file->media_type);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static char *
build_json (RejFiler *self)
{
  if (self->request == REJ_FILER_SUBMISSION_KEY)
    return g_strdup ("{\"data\":{\"type\":\"submission-keys\"}}");
  if (self->request == REJ_FILER_UPLOAD_URL)
    return build_url_json (self);
  return rej_filing_to_comment_json (self->filing, self->submission_key);
}

static void
send_step (RejFiler *self)
{
  GCancellable *cancellable = g_task_get_cancellable (self->task);
  g_autofree char *json = NULL;
  g_autoptr (GInputStream) stream = NULL;
  const RejFilingFile *file = rej_filer_get_file (self);

  rej_filer_set_sending (self, TRUE);
  if (self->request == REJ_FILER_UPLOAD)
    {
      self->was_put = TRUE;
      stream = rej_attachment_stream_new (self->library, file->sha256);
      rej_regulations_upload_async (self->client, self->upload_url, file->media_type, stream, file->size, upload_progress_cb, self, cancellable, sent_cb, g_object_ref (self));
      return;
    }
  json = build_json (self);
  if (self->request == REJ_FILER_COMMENT)
    rej_regulations_post_async (self->client, paths[self->request], json, TRUE, NULL, sent_cb, g_object_ref (self));
  else
    rej_regulations_post_async (self->client, paths[self->request], json, FALSE, cancellable, sent_cb, g_object_ref (self));
}

/* On the disk it is now; what the writer stopped meanwhile is not sent. */
static void
step_begun_cb (GObject *object,
               GAsyncResult *result,
               gpointer user_data)
{
  g_autoptr (RejFiler) self = user_data;
  GError *error = NULL;
  gint64 wait = 0;
  guint n = rej_library_begin_step_finish (self->library, result, &wait, &error);

  if (error != NULL)
    {
      rej_filer_end_run (self, error);
      return;
    }
  if (n == 0)
    {
      wait_and_go_on (self, wait, TRUE);
      return;
    }
  self->step = n;
  rej_filer_set_state (self, self->request == REJ_FILER_COMMENT ? REJ_FILING_POSTING : REJ_FILING_UPLOADING);
  if (g_task_get_cancellable (self->task) != NULL && g_cancellable_set_error_if_cancelled (g_task_get_cancellable (self->task), &error))
    {
      end_step (self, rej_filer_outcome_new (self->request, NULL, error, FALSE, rej_filer_now (self)), NULL);
      g_error_free (error);
      return;
    }
  if (self->request == REJ_FILER_COMMENT)
    rej_filer_set_can_cancel (self, FALSE);
  send_step (self);
}

static char *
dup_phase (RejFiler *self)
{
  const RejFilingFile *file = rej_filer_get_file (self);

  if (self->request == REJ_FILER_SUBMISSION_KEY)
    return g_strdup (_ ("Asking regulations.gov to take the files"));
  if (self->request == REJ_FILER_COMMENT)
    return g_strdup (_ ("Sending the comment itself: from here on it cannot be stopped"));
  /* Translators: the first %s is the name of a file, the numbers are such as "2 of 5" */
  return g_strdup_printf (_ ("Uploading “%s” (%u of %u)"), file->name, self->n_uploaded + 1, self->filing->files->len);
}

/* The address without what signs it. */
static char *
dup_step_url (RejFiler *self)
{
  if (self->request == REJ_FILER_UPLOAD)
    return g_strndup (self->upload_url, strcspn (self->upload_url, "?#"));
  return rej_regulations_dup_url (self->client, paths[self->request]);
}

static void
begin_step (RejFiler *self,
            RejFilerRequest request)
{
  RejStoredStep *step = g_new0 (RejStoredStep, 1);
  RejFilingState state = request == REJ_FILER_COMMENT ? REJ_FILING_POSTING : REJ_FILING_UPLOADING;
  gboolean is_post = request != REJ_FILER_UPLOAD;
  const RejFilingFile *file = rej_filer_get_file (self);

  self->request = request;
  rej_filer_set_phase (self, dup_phase (self));
  step->name = g_strdup (rej_filer_request_to_string (request));
  step->file = request == REJ_FILER_UPLOAD_URL || request == REJ_FILER_UPLOAD ? g_strdup (file->name) : NULL;
  step->method = g_strdup (is_post ? SOUP_METHOD_POST : SOUP_METHOD_PUT);
  step->url = dup_step_url (self);
  step->begun = rej_filer_now (self);
  rej_library_begin_step_async (self->library, rej_filer_build_stored (self, state, NULL), step, rej_filing_state_to_string (self->filing->state), is_post ? REJ_REGULATIONS_PER_MINUTE : 0,
                                is_post ? REJ_REGULATIONS_PER_HOUR : 0, NULL, step_begun_cb, g_object_ref (self));
}

void
rej_filer_go_on (RejFiler *self)
{
  /* Perhaps it could not be stopped yet when it was asked for. */
  rej_filer_set_sending (self, FALSE);
  if (g_cancellable_is_cancelled (g_task_get_cancellable (self->task)))
    rej_filer_end_with_state (self, self->pauses ? self->filing->state : REJ_FILING_CANCELLED, NULL);
  else if (rej_filer_get_file (self) == NULL)
    begin_step (self, REJ_FILER_COMMENT);
  else if (self->submission_key == NULL)
    begin_step (self, REJ_FILER_SUBMISSION_KEY);
  else
    begin_step (self, self->upload_url == NULL ? REJ_FILER_UPLOAD_URL : REJ_FILER_UPLOAD);
}
