/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-filer.h"

#include <glib/gi18n-lib.h>

#include "rej-filer-private.h"
#include "rej-filing-journal.h"

/* Files that were uploaded longer ago are uploaded anew: nobody says how long they are kept without their comment. */
#define MAX_KEY_AGE (60 * 60 * (gint64) G_USEC_PER_SEC)

G_DEFINE_FINAL_TYPE (RejFiler, rej_filer, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_STATE,
  PROP_PHASE,
  PROP_BYTES_DONE,
  PROP_BYTES_TOTAL,
  PROP_CAN_CANCEL,
  PROP_IS_STOPPED,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

void
rej_filer_set_phase (RejFiler *self,
                     char *phase)
{
  if (g_set_str (&self->phase, phase))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PHASE]);
  g_free (phase);
}

void
rej_filer_set_bytes_done (RejFiler *self,
                          guint64 bytes_done)
{
  if (self->bytes_done == bytes_done)
    return;
  self->bytes_done = bytes_done;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BYTES_DONE]);
}

void
rej_filer_set_can_cancel (RejFiler *self,
                          gboolean can_cancel)
{
  if (self->can_cancel == can_cancel)
    return;
  self->can_cancel = can_cancel;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_CANCEL]);
}

/* Whoever stopped it is told as soon as it is certain, not when the disk has it: that nothing was filed is true before. */
static void
look_whether_stopped (RejFiler *self)
{
  if (self->is_stopped || self->is_sending || !self->can_cancel || !g_cancellable_is_cancelled (g_task_get_cancellable (self->task)))
    return;
  self->is_stopped = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_STOPPED]);
}

void
rej_filer_set_sending (RejFiler *self,
                       gboolean is_sending)
{
  self->is_sending = is_sending;
  look_whether_stopped (self);
}

void
rej_filer_set_state (RejFiler *self,
                     RejFilingState state)
{
  if (self->filing->state == state)
    return;
  self->filing->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

gint64
rej_filer_now (RejFiler *self)
{
  return self->clock.now (self->clock.data);
}

const RejFilingFile *
rej_filer_get_file (RejFiler *self)
{
  return self->n_uploaded < self->filing->files->len ? self->filing->files->pdata[self->n_uploaded] : NULL;
}

/* The filing as it is to be written down now; only what changes counts. */
RejStoredFiling *
rej_filer_build_stored (RejFiler *self,
                        RejFilingState state,
                        const char *message)
{
  RejStoredFiling *stored = rej_filing_to_stored (self->filing);

  g_set_str (&stored->state, rej_filing_state_to_string (state));
  stored->blocks = rej_filing_state_blocks (state);
  g_set_str (&stored->message, message);
  stored->changed = rej_filer_now (self);
  return stored;
}

/* Ends the run: with the filing filed where there is no error. */
void
rej_filer_end_run (RejFiler *self,
                   GError *error)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  g_cancellable_disconnect (g_task_get_cancellable (task), self->cancelled_id);
  self->cancelled_id = 0;
  g_clear_handle_id (&self->cancel_idle, g_source_remove);
  g_clear_pointer (&self->lock, rej_draft_lock_free);
  rej_filer_set_can_cancel (self, FALSE);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static GError *
new_error (RejFilingError code,
           const char *message)
{
  return g_error_new_literal (REJ_FILING_ERROR, code, message);
}

/* What an end means for who asked. */
GError *
rej_filer_build_end_error (RejFiler *self)
{
  const char *message = self->filing->message != NULL ? self->filing->message : "";

  switch (self->filing->state)
    {
    case REJ_FILING_FILED:
    case REJ_FILING_FILED_NO_TRACKING:
      return NULL;
    case REJ_FILING_CANCELLED:
      return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The filing was stopped. Nothing was filed."));
    case REJ_FILING_REFUSED:
      return new_error (REJ_FILING_ERROR_REFUSED, message);
    case REJ_FILING_UNKNOWN:
    case REJ_FILING_POSTING:
      return new_error (REJ_FILING_ERROR_UNKNOWN, message);
    case REJ_FILING_PREPARED:
    case REJ_FILING_UPLOADING:
    case REJ_FILING_READY:
    case REJ_FILING_HANDING_OVER:
    case REJ_FILING_HANDED_OVER:
    case REJ_FILING_N_STATES:
    default:
      if (self->pauses && g_cancellable_is_cancelled (g_task_get_cancellable (self->task)))
        return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The filing was stopped before the comment was sent. Nothing was filed, and it can be gone on with."));
      return new_error (REJ_FILING_ERROR_STOPPED, message);
    }
}

static void
state_changed_cb (GObject *object,
                  GAsyncResult *result,
                  gpointer user_data)
{
  g_autoptr (RejFiler) self = user_data;
  GError *error = NULL;

  if (rej_library_change_finish (self->library, result, &error))
    error = rej_filer_build_end_error (self);
  rej_filer_end_run (self, error);
}

/* Writes an end down that no request led to. */
void
rej_filer_end_with_state (RejFiler *self,
                          RejFilingState state,
                          const char *message)
{
  const char *expected = rej_filing_state_to_string (self->filing->state);
  RejStoredFiling *stored = rej_filer_build_stored (self, state, message);

  g_set_str (&self->filing->message, message);
  rej_filer_set_can_cancel (self, FALSE);
  rej_filer_set_state (self, state);
  rej_library_change_filing_async (self->library, stored, expected, NULL, state_changed_cb, g_object_ref (self));
}

/* Ends a pause. What is on its way is ended by its own cancelling. */
static gboolean
take_cancel_cb (gpointer user_data)
{
  RejFiler *self = user_data;

  self->cancel_idle = 0;
  look_whether_stopped (self);
  if (self->timer != 0)
    {
      self->clock.cancel (self->timer, self->clock.data);
      self->timer = 0;
      rej_filer_go_on (self);
    }
  return G_SOURCE_REMOVE;
}

static void
cancelled_cb (GCancellable *cancellable,
              gpointer user_data)
{
  RejFiler *self = user_data;

  if (self->cancel_idle == 0)
    self->cancel_idle = g_idle_add_full (G_PRIORITY_HIGH, take_cancel_cb, self, NULL);
}

/* What an earlier run reached: its submission key, where it is fresh, and the files that are there under it. */
static void
take_up (RejFiler *self)
{
  guint first = 0;

  for (guint i = self->filing->steps->len; i > 0 && self->submission_key == NULL; i--)
    {
      const RejStoredStep *step = self->filing->steps->pdata[i - 1];

      if (g_str_equal (step->name, rej_filer_request_to_string (REJ_FILER_SUBMISSION_KEY)) && step->answer != NULL && rej_filer_now (self) - step->begun < MAX_KEY_AGE)
        self->submission_key = rej_regulations_read_id (step->answer, strlen (step->answer), NULL);
      first = i;
    }
  for (guint i = first; self->submission_key != NULL && i < self->filing->steps->len; i++)
    {
      const RejStoredStep *step = self->filing->steps->pdata[i];
      const RejFilingFile *file = rej_filer_get_file (self);

      if (file == NULL || !g_str_equal (step->name, rej_filer_request_to_string (REJ_FILER_UPLOAD)) || g_strcmp0 (step->file, file->name) != 0)
        continue;
      self->was_put = g_strcmp0 (step->outcome, rej_filer_verdict_to_string (REJ_FILER_DONE)) != 0;
      if (!self->was_put)
        {
          self->bytes_before += file->size;
          self->n_uploaded++;
        }
    }
  rej_filer_set_bytes_done (self, self->bytes_before);
}

/* It was being sent elsewhere a moment ago, and no longer is. */
static void
end_interrupted (RejFiler *self)
{
  RejFiling *filing = self->filing;
  g_autofree char *message = NULL;

  rej_filing_interrupt (filing);
  message = g_steal_pointer (&filing->message);
  filing->state = REJ_FILING_POSTING;
  rej_filer_end_with_state (self, REJ_FILING_UNKNOWN, message);
}

/* The address, where it is not that of regulations.gov itself. */
static const char *
get_other_base (RejFiler *self)
{
  const char *base = rej_regulations_get_base (self->client);

  return g_str_equal (base, REJ_REGULATIONS_HOME) ? NULL : base;
}

static GError *
new_missing_key_error (void)
{
  return new_error (REJ_FILING_ERROR_KEY, _ ("A key is needed to file with regulations.gov from here. Enter one, or file another way."));
}

/* With the lock held nobody else is filing it. One that was being sent when its program ended may have arrived. */
static void
start_from_state (RejFiler *self)
{
  GError *error = NULL;

  self->lock = rej_draft_lock_new_for_filing (rej_library_get_folder (self->library), self->filing->id, &error);
  if (self->lock == NULL)
    {
      if (g_error_matches (error, REJ_LIBRARY_ERROR, REJ_LIBRARY_ERROR_IN_USE))
        {
          error->domain = REJ_FILING_ERROR;
          error->code = REJ_FILING_ERROR_ELSEWHERE;
        }
      rej_filer_end_run (self, error);
    }
  else if (self->filing->state == REJ_FILING_POSTING)
    end_interrupted (self);
  else if (!rej_filing_state_can_resume (self->filing->state))
    rej_filer_end_run (self, rej_filer_build_end_error (self));
  else if (!rej_regulations_has_key (self->client))
    rej_filer_end_run (self, new_missing_key_error ());
  else if (self->filing->steps->len > 0 && g_strcmp0 (self->filing->base, get_other_base (self)) != 0)
    rej_filer_end_run (self, new_error (REJ_FILING_ERROR_STATE, _ ("This filing was begun at another address than the one that is set now. Go on there, or stop it and file anew.")));
  else
    {
      take_up (self);
      rej_filer_set_can_cancel (self, TRUE);
      rej_filer_go_on (self);
    }
}

static void
filing_loaded_cb (GObject *object,
                  GAsyncResult *result,
                  gpointer user_data)
{
  g_autoptr (RejFiler) self = user_data;
  GError *error = NULL;
  RejFiling *filing = rej_filing_load_finish (self->library, result, &error);

  if (filing == NULL)
    {
      rej_filer_end_run (self, error);
      return;
    }
  rej_filing_free (self->filing);
  self->filing = filing;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
  start_from_state (self);
}

static void
filing_stored_cb (GObject *object,
                  GAsyncResult *result,
                  gpointer user_data)
{
  g_autoptr (RejFiler) self = user_data;
  GError *error = NULL;
  gint64 id = rej_filing_store_finish (self->library, result, &self->same, &error);

  if (id == 0)
    {
      rej_filer_end_run (self, error);
      return;
    }
  self->filing->id = id;
  start_from_state (self);
}

static void
rej_filer_get_property (GObject *object,
                        guint property_id,
                        GValue *value,
                        GParamSpec *pspec)
{
  RejFiler *self = REJ_FILER (object);

  switch (property_id)
    {
    case PROP_STATE:
      g_value_set_uint (value, self->filing->state);
      break;
    case PROP_PHASE:
      g_value_set_string (value, rej_filer_get_phase (self));
      break;
    case PROP_BYTES_DONE:
      g_value_set_uint64 (value, self->bytes_done);
      break;
    case PROP_BYTES_TOTAL:
      g_value_set_uint64 (value, rej_filer_get_bytes_total (self));
      break;
    case PROP_CAN_CANCEL:
      g_value_set_boolean (value, self->can_cancel);
      break;
    case PROP_IS_STOPPED:
      g_value_set_boolean (value, self->is_stopped);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rej_filer_finalize (GObject *object)
{
  RejFiler *self = REJ_FILER (object);

  g_clear_object (&self->library);
  g_clear_object (&self->client);
  g_clear_pointer (&self->filing, rej_filing_free);
  g_free (self->submission_key);
  g_free (self->upload_url);
  g_free (self->phase);

  G_OBJECT_CLASS (rej_filer_parent_class)->finalize (object);
}

static void
rej_filer_class_init (RejFilerClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = rej_filer_get_property;
  object_class->finalize = rej_filer_finalize;

  /**
   * RejFiler:state:
   *
   * How far the filing is, a #RejFilingState.
   */
  properties[PROP_STATE] = g_param_spec_uint ("state", NULL, NULL, 0, REJ_FILING_N_STATES - 1, REJ_FILING_PREPARED, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * RejFiler:phase:
   *
   * What is being done, a sentence for the writer.
   */
  properties[PROP_PHASE] = g_param_spec_string ("phase", NULL, NULL, "", G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * RejFiler:bytes-done:
   *
   * Bytes of the files that have left; it goes back where a file is tried again.
   */
  properties[PROP_BYTES_DONE] = g_param_spec_uint64 ("bytes-done", NULL, NULL, 0, G_MAXUINT64, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * RejFiler:bytes-total:
   *
   * Bytes of all files.
   */
  properties[PROP_BYTES_TOTAL] = g_param_spec_uint64 ("bytes-total", NULL, NULL, 0, G_MAXUINT64, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * RejFiler:can-cancel:
   *
   * Whether it can be stopped: from the start until the comment itself is sent.
   */
  properties[PROP_CAN_CANCEL] = g_param_spec_boolean ("can-cancel", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * RejFiler:is-stopped:
   *
   * Whether it was stopped for certain: nothing is on its way any more, and the comment was not sent and will not be. It is
   * said before that is written down.
   */
  properties[PROP_IS_STOPPED] = g_param_spec_boolean ("is-stopped", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
rej_filer_init (RejFiler *self)
{
  rej_online_clock_init (&self->clock);
}

/**
 * rej_filer_new:
 * @library: where it is written down
 * @client: the API, with a key
 * @filing: what to file, copied: a new one, or one from the library to go on with
 * @clock: (nullable): time, copied; `NULL` for the computer's
 *
 * Creates what files one comment.
 *
 * Returns: (transfer full): the filer
 */
RejFiler *
rej_filer_new (RejLibrary *library,
               RejRegulations *client,
               const RejFiling *filing,
               const RejOnlineClock *clock)
{
  RejFiler *self = NULL;

  g_return_val_if_fail (REJ_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (REJ_IS_REGULATIONS (client), NULL);
  g_return_val_if_fail (filing != NULL && filing->way == REJ_FILING_WAY_API, NULL);

  self = g_object_new (REJ_TYPE_FILER, NULL);
  self->library = g_object_ref (library);
  self->client = g_object_ref (client);
  self->filing = rej_filing_copy (filing);
  if (clock != NULL)
    self->clock = *clock;
  return self;
}

/**
 * rej_filer_get_filing:
 * @self: a filer
 *
 * Returns: (transfer none): the filing as it is now; its steps are those it was loaded with
 */
const RejFiling *
rej_filer_get_filing (RejFiler *self)
{
  g_return_val_if_fail (REJ_IS_FILER (self), NULL);

  return self->filing;
}

/**
 * rej_filer_get_state:
 * @self: a filer
 *
 * Returns: how far the filing is
 */
RejFilingState
rej_filer_get_state (RejFiler *self)
{
  g_return_val_if_fail (REJ_IS_FILER (self), REJ_FILING_UNKNOWN);

  return self->filing->state;
}

/**
 * rej_filer_get_phase:
 * @self: a filer
 *
 * Returns: what is being done, a sentence; empty before the start
 */
const char *
rej_filer_get_phase (RejFiler *self)
{
  g_return_val_if_fail (REJ_IS_FILER (self), NULL);

  return self->phase != NULL ? self->phase : "";
}

/**
 * rej_filer_get_bytes_done:
 * @self: a filer
 *
 * Returns: bytes of the files that have left
 */
guint64
rej_filer_get_bytes_done (RejFiler *self)
{
  g_return_val_if_fail (REJ_IS_FILER (self), 0);

  return self->bytes_done;
}

/**
 * rej_filer_get_bytes_total:
 * @self: a filer
 *
 * Returns: bytes of all files
 */
guint64
rej_filer_get_bytes_total (RejFiler *self)
{
  g_return_val_if_fail (REJ_IS_FILER (self), 0);

  return rej_filing_get_size (self->filing);
}

/**
 * rej_filer_get_can_cancel:
 * @self: a filer
 *
 * Returns: whether it can be stopped now
 */
gboolean
rej_filer_get_can_cancel (RejFiler *self)
{
  g_return_val_if_fail (REJ_IS_FILER (self), FALSE);

  return self->can_cancel;
}

/**
 * rej_filer_get_is_stopped:
 * @self: a filer
 *
 * Returns: whether it was stopped for certain, so that nothing was filed and nothing will be by this run
 */
gboolean
rej_filer_get_is_stopped (RejFiler *self)
{
  g_return_val_if_fail (REJ_IS_FILER (self), FALSE);

  return self->is_stopped;
}

/**
 * rej_filer_get_same:
 * @self: a filer whose run ended with REJ_FILING_ERROR_SAME
 *
 * Returns: the filing of the same comment; else 0
 */
gint64
rej_filer_get_same (RejFiler *self)
{
  g_return_val_if_fail (REJ_IS_FILER (self), 0);

  return self->same;
}

/**
 * rej_filer_set_pauses:
 * @self: a filer that does not run
 * @pauses: whether what is stopped can be gone on with later; else it is given up
 *
 * Chooses what stopping means.
 */
void
rej_filer_set_pauses (RejFiler *self,
                      gboolean pauses)
{
  g_return_if_fail (REJ_IS_FILER (self));
  g_return_if_fail (self->task == NULL);

  self->pauses = pauses;
}

/**
 * rej_filer_run_async:
 * @self: a filer that does not run
 * @cancellable: (nullable): to stop it, as long as `can-cancel` is set; later it has no effect
 * @callback: called when done
 * @user_data: for @callback
 *
 * Writes a new filing down and files it, or goes on with one from the library: one of unknown fate is left so.
 */
void
rej_filer_run_async (RejFiler *self,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_return_if_fail (REJ_IS_FILER (self));
  g_return_if_fail (self->task == NULL);

  /* The task holds the filer until it is returned. Its own look at the cancellable would hide what became of it. */
  self->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (self->task, rej_filer_run_async);
  g_task_set_check_cancellable (self->task, FALSE);
  g_clear_pointer (&self->submission_key, g_free);
  g_clear_pointer (&self->upload_url, g_free);
  self->n_uploaded = 0;
  self->was_put = FALSE;
  self->n_tries = 0;
  self->bytes_before = 0;
  self->is_sending = FALSE;
  self->is_stopped = FALSE;
  if (cancellable != NULL)
    self->cancelled_id = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), self, NULL);
  if (self->filing->id != 0)
    {
      rej_filing_load_async (self->library, self->filing->id, NULL, filing_loaded_cb, g_object_ref (self));
      return;
    }
  /* What was never begun is not in the way of another way. */
  if (!rej_regulations_has_key (self->client))
    {
      rej_filer_end_run (self, new_missing_key_error ());
      return;
    }
  self->filing->state = REJ_FILING_PREPARED;
  self->filing->created = rej_filer_now (self);
  self->filing->changed = self->filing->created;
  g_set_str (&self->filing->base, get_other_base (self));
  rej_filing_store_async (self->library, self->filing, NULL, filing_stored_cb, g_object_ref (self));
}

/**
 * rej_filer_run_finish:
 * @self: a filer
 * @result: what the callback was given
 * @error: return location for an error of #RejFilingError or #RejLibraryError, or #G_IO_ERROR_CANCELLED
 *
 * Returns: whether the comment is filed; [method@Filer.get_filing] has the tracking number, or a message where it is
 *   missing
 */
gboolean
rej_filer_run_finish (RejFiler *self,
                      GAsyncResult *result,
                      GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
