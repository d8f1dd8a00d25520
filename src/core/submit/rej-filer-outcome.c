/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-filer-outcome.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * rej_filer_request_to_string:
 * @request: a request
 *
 * Returns: its stable name, as a step of a filing has it
 */
const char *
rej_filer_request_to_string (RejFilerRequest request)
{
  static const char *const names[REJ_FILER_N_REQUESTS] = {
    [REJ_FILER_SUBMISSION_KEY] = "submission-key",
    [REJ_FILER_UPLOAD_URL] = "upload-url",
    [REJ_FILER_UPLOAD] = "upload",
    [REJ_FILER_COMMENT] = "comment",
  };

  g_return_val_if_fail ((guint) request < REJ_FILER_N_REQUESTS, NULL);

  return names[request];
}

/**
 * rej_filer_verdict_to_string:
 * @verdict: a verdict
 *
 * Returns: its stable name, as a step of a filing has it
 */
const char *
rej_filer_verdict_to_string (RejFilerVerdict verdict)
{
  static const char *const names[REJ_FILER_N_VERDICTS] = {
    [REJ_FILER_DONE] = "done",
    [REJ_FILER_RETRY] = "retry",
    [REJ_FILER_AFRESH] = "afresh",
    [REJ_FILER_STOPPED] = "stopped",
    [REJ_FILER_KEY] = "key",
    [REJ_FILER_REFUSED] = "refused",
    [REJ_FILER_UNKNOWN] = "unknown",
    [REJ_FILER_NO_TRACKING] = "no-tracking",
    [REJ_FILER_CANCELLED] = "cancelled",
  };

  g_return_val_if_fail ((guint) verdict < REJ_FILER_N_VERDICTS, NULL);

  return names[verdict];
}

/**
 * rej_filer_outcome_free:
 * @self: (transfer full): an outcome
 */
void
rej_filer_outcome_free (RejFilerOutcome *self)
{
  g_free (self->id);
  g_free (self->sentence);
  g_free (self);
}

static void
set (RejFilerOutcome *self,
     RejFilerVerdict verdict,
     char *sentence)
{
  self->verdict = verdict;
  g_free (self->sentence);
  self->sentence = sentence;
}

static void
set_unknown (RejFilerOutcome *self,
             const char *cause)
{
  /* Translators: %s is a whole sentence that says what happened */
  set (self, REJ_FILER_UNKNOWN, g_strdup_printf (_ ("Nobody can tell whether your comment arrived. %s It was sent, and is not sent again by itself."), cause));
}

static gboolean
is_success (guint status)
{
  return status >= 200 && status < 300;
}

/* No answer came. */
static void
read_error (RejFilerOutcome *self,
            RejFilerRequest request,
            const GError *error,
            gboolean has_left)
{
  if (request == REJ_FILER_COMMENT && has_left)
    set_unknown (self, error->message);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    set (self, REJ_FILER_CANCELLED, NULL);
  else if (g_error_matches (error, REJ_ONLINE_ERROR, REJ_ONLINE_ERROR_UNREACHABLE) || g_error_matches (error, REJ_ONLINE_ERROR, REJ_ONLINE_ERROR_TOO_LARGE))
    set (self, REJ_FILER_RETRY, g_strdup (error->message));
  else
    set (self, REJ_FILER_STOPPED, g_strdup (error->message));
}

static gboolean
is_page (const char *data,
         gsize length)
{
  g_autofree char *start = length > 0 ? g_ascii_strdown (data, (gssize) MIN (length, 256)) : NULL;

  return start != NULL && (strstr (start, "<html") != NULL || strstr (start, "<!doctype html") != NULL);
}

static void
read_success (RejFilerOutcome *self,
              RejFilerRequest request,
              const RejOnlineAnswer *answer)
{
  gsize length = 0;
  const char *json = g_bytes_get_data (answer->body, &length);
  g_autoptr (GError) error = NULL;

  /* Where a file is stored nothing is said of it but the status; a page for people is from somebody on the way. */
  if (request == REJ_FILER_UPLOAD && !is_page (json, length))
    {
      set (self, REJ_FILER_DONE, NULL);
      return;
    }
  if (request == REJ_FILER_COMMENT)
    self->id = rej_regulations_read_tracking (json, length, &error);
  else
    self->id = rej_regulations_read_id (json, length, &error);
  if (request == REJ_FILER_UPLOAD_URL && self->id != NULL && !rej_online_is_safe_address (self->id))
    g_clear_pointer (&self->id, g_free);
  if (self->id != NULL)
    set (self, REJ_FILER_DONE, NULL);
  else if (request != REJ_FILER_COMMENT)
    set (self, REJ_FILER_RETRY, g_strdup (error != NULL ? error->message : _ ("regulations.gov names an address for the file that is not safe. The file was not sent there.")));
  else if (answer->status == SOUP_STATUS_CREATED)
    set (self, REJ_FILER_NO_TRACKING, g_strdup (_ ("Your comment is filed: regulations.gov said that it took it. The rest of its answer could not be read, so the tracking number is missing here. If you asked for a receipt by e-mail, it is in there.")));
  else
    /* A page in place of an answer may come from somebody on the way. */
    set_unknown (self, error->message);
}

/* What is refused before the comment is sent; a place for a file that went stale is asked for anew. */
static void
read_fault (RejFilerOutcome *self,
            RejFilerRequest request,
            const RejOnlineAnswer *answer)
{
  RejRegulationsReason reason = rej_regulations_read_reason (answer);
  char *sentence = rej_regulations_dup_sentence (answer);

  if (reason == REJ_REGULATIONS_PACE || reason == REJ_REGULATIONS_FAULT || answer->status == SOUP_STATUS_REQUEST_TIMEOUT || request == REJ_FILER_UPLOAD)
    set (self, REJ_FILER_RETRY, sentence);
  else if (reason == REJ_REGULATIONS_KEY)
    set (self, REJ_FILER_KEY, sentence);
  else if (reason == REJ_REGULATIONS_NO_DOCUMENT || answer->status < 400)
    set (self, REJ_FILER_STOPPED, sentence);
  else
    set (self, REJ_FILER_REFUSED, sentence);
}

/* Only a status that says no is a no. */
static void
read_comment_fault (RejFilerOutcome *self,
                    const RejOnlineAnswer *answer)
{
  g_autofree char *sentence = rej_regulations_dup_sentence (answer);

  if (answer->status < 400 || answer->status >= 500 || answer->status == SOUP_STATUS_REQUEST_TIMEOUT)
    set_unknown (self, sentence);
  else if (answer->status == 429)
    set (self, REJ_FILER_RETRY, g_steal_pointer (&sentence));
  else if (answer->status == SOUP_STATUS_UNAUTHORIZED || answer->status == SOUP_STATUS_FORBIDDEN)
    set (self, REJ_FILER_KEY, g_steal_pointer (&sentence));
  else
    set (self, REJ_FILER_REFUSED, g_steal_pointer (&sentence));
}

/**
 * rej_filer_outcome_new:
 * @request: what was sent
 * @answer: (nullable): the answer
 * @error: (nullable): why there is none
 * @has_left: without an answer, whether a byte of the request may have left
 * @now: microseconds since 1970
 *
 * Judges what became of a request. In doubt the fate of a comment is unknown, and everything before it is to be tried
 * again.
 *
 * Returns: (transfer full): the outcome
 */
RejFilerOutcome *
rej_filer_outcome_new (RejFilerRequest request,
                       const RejOnlineAnswer *answer,
                       const GError *error,
                       gboolean has_left,
                       gint64 now)
{
  RejFilerOutcome *self = NULL;

  g_return_val_if_fail ((guint) request < REJ_FILER_N_REQUESTS, NULL);
  g_return_val_if_fail ((answer == NULL) != (error == NULL), NULL);

  self = g_new0 (RejFilerOutcome, 1);
  self->is_answer = answer != NULL;
  if (answer == NULL)
    read_error (self, request, error, has_left);
  else if (is_success (answer->status))
    read_success (self, request, answer);
  else if (request == REJ_FILER_COMMENT)
    read_comment_fault (self, answer);
  else
    read_fault (self, request, answer);
  if (answer != NULL && self->verdict == REJ_FILER_RETRY)
    self->wait = rej_online_answer_get_wait (answer, now);
  return self;
}
