/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-verifier.h"

#include <glib/gi18n-lib.h>

#include "rej-court-listener.h"
#include "rej-ecfr.h"
#include "rej-federal-register.h"
#include "rej-online-look-up.h"

/* A service that wants to be left alone for longer is given up: the writer can come back. */
#define MAX_WAIT (10 * 60 * (gint64) G_USEC_PER_SEC)
/* Where a service says "too many" and not for how long. */
#define DEFAULT_WAIT (60 * (gint64) G_USEC_PER_SEC)
#define MAX_TRIES 3

struct _RejVerifier
{
  GObject parent_instance;

  SoupSession *session;
  RejOnlineClock clock;
  char *bases[REJ_ONLINE_N_SERVICES];
  char *token;
  gint64 not_before[REJ_ONLINE_N_SERVICES]; /* when a service may be asked next */
};

G_DEFINE_FINAL_TYPE (RejVerifier, rej_verifier, G_TYPE_OBJECT)

enum
{
  SIGNAL_ANSWERED,
  SIGNAL_PROGRESS,
  SIGNAL_WAITING,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef struct _Run Run;

/* The requests to one service, one after another. */
typedef struct
{
  Run *run; /* owns the lane */
  RejOnlineService service;
  GPtrArray *requests; /* GStrv */
  guint next;
  guint n_tries;
  guint timer;
  gboolean is_done;
  RejEcfrTitles *titles;
} Lane;

/* A plan that is carried out. Owned by its task, which each call in flight holds. */
struct _Run
{
  GTask *task; /* borrowed: it owns the run */
  Lane lanes[REJ_ONLINE_N_SERVICES];
  GPtrArray *verifications;
  guint n_all;
  gulong cancelled_id;
  guint cancel_idle;
};

static void lane_go_on (Lane *lane);

static void
run_free (Run *run)
{
  for (guint i = 0; i < REJ_ONLINE_N_SERVICES; i++)
    {
      g_ptr_array_unref (run->lanes[i].requests);
      g_clear_pointer (&run->lanes[i].titles, rej_ecfr_titles_free);
    }
  g_ptr_array_unref (run->verifications);
  g_free (run);
}

static RejVerifier *
lane_get_verifier (Lane *lane)
{
  return REJ_VERIFIER (g_task_get_source_object (lane->run->task));
}

static gint64
lane_now (Lane *lane)
{
  RejVerifier *self = lane_get_verifier (lane);

  return self->clock.now (self->clock.data);
}

static void
take_verification (Run *run,
                   RejVerification *verification)
{
  RejVerifier *self = REJ_VERIFIER (g_task_get_source_object (run->task));

  g_ptr_array_add (run->verifications, rej_verification_ref (verification));
  g_signal_emit (self, signals[SIGNAL_ANSWERED], 0, verification);
}

static void
tell_progress (Run *run)
{
  RejVerifier *self = REJ_VERIFIER (g_task_get_source_object (run->task));

  g_signal_emit (self, signals[SIGNAL_PROGRESS], 0, run->verifications->len, run->n_all);
}

/* Each lane holds one reference on the task until it is done. */
static void
lane_end (Lane *lane)
{
  Run *run = lane->run;
  g_autoptr (GTask) task = run->task;

  lane->is_done = TRUE;
  for (guint i = 0; i < REJ_ONLINE_N_SERVICES; i++)
    if (!run->lanes[i].is_done)
      return;
  g_cancellable_disconnect (g_task_get_cancellable (task), run->cancelled_id);
  g_clear_handle_id (&run->cancel_idle, g_source_remove);
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, g_steal_pointer (&run->verifications), (GDestroyNotify) g_ptr_array_unref);
  if (run->verifications == NULL)
    run->verifications = g_ptr_array_new ();
}

/* What is left cannot be asked. */
static void
lane_give_up (Lane *lane,
              const char *reason)
{
  for (; lane->next < lane->requests->len; lane->next++)
    for (char **query = lane->requests->pdata[lane->next]; *query != NULL; query++)
      {
        g_autoptr (RejVerification) verification = rej_verification_new_not_asked (lane->service, *query, reason);

        verification->has_failed = TRUE;
        take_verification (lane->run, verification);
      }
  tell_progress (lane->run);
}

static void
lane_fail_request (Lane *lane,
                   const char *reason)
{
  for (char **query = lane->requests->pdata[lane->next]; *query != NULL; query++)
    {
      g_autoptr (RejVerification) verification = rej_verification_new_not_asked (lane->service, *query, reason);

      verification->has_failed = TRUE;
      take_verification (lane->run, verification);
    }
  lane->next++;
  lane->n_tries = 0;
  tell_progress (lane->run);
}

static void
lane_take_error (Lane *lane,
                 const GError *error,
                 gint64 wait)
{
  RejVerifier *self = lane_get_verifier (lane);
  gboolean wants_rest = g_error_matches (error, REJ_ONLINE_ERROR, REJ_ONLINE_ERROR_TOO_MANY) || (g_error_matches (error, REJ_ONLINE_ERROR, REJ_ONLINE_ERROR_REFUSED) && wait > 0);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (lane->run->task)))
    return;
  if (wants_rest && wait == 0)
    wait = DEFAULT_WAIT;
  if (wants_rest && wait <= MAX_WAIT && ++lane->n_tries < MAX_TRIES)
    self->not_before[lane->service] = lane_now (lane) + wait;
  else if (wants_rest || error->domain != REJ_ONLINE_ERROR || error->code == REJ_ONLINE_ERROR_UNREACHABLE || error->code == REJ_ONLINE_ERROR_KEY ||
           error->code == REJ_ONLINE_ERROR_REDIRECT || error->code == REJ_ONLINE_ERROR_ADDRESS)
    lane_give_up (lane, error->message);
  else
    lane_fail_request (lane, error->message);
}

static void
lane_take_answers (Lane *lane,
                   GPtrArray *verifications)
{
  for (guint i = 0; i < verifications->len; i++)
    take_verification (lane->run, verifications->pdata[i]);
  lane->next++;
  lane->n_tries = 0;
  tell_progress (lane->run);
}

static void
many_answered_cb (GObject *object,
                  GAsyncResult *result,
                  gpointer user_data)
{
  Lane *lane = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) verifications = NULL;
  gint64 wait = 0;

  verifications = rej_online_look_up_finish (result, &wait, &error);
  if (verifications != NULL)
    lane_take_answers (lane, verifications);
  else
    lane_take_error (lane, error, wait);
  lane_go_on (lane);
}

static void
one_answered_cb (GObject *object,
                 GAsyncResult *result,
                 gpointer user_data)
{
  Lane *lane = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RejVerification) verification = NULL;
  g_autoptr (GPtrArray) verifications = g_ptr_array_new ();
  gint64 wait = 0;

  verification = rej_online_look_up_finish (result, &wait, &error);
  if (verification != NULL)
    {
      g_ptr_array_add (verifications, verification);
      lane_take_answers (lane, verifications);
    }
  else
    {
      lane_take_error (lane, error, wait);
    }
  lane_go_on (lane);
}

static void
titles_answered_cb (GObject *object,
                    GAsyncResult *result,
                    gpointer user_data)
{
  Lane *lane = user_data;
  g_autoptr (GError) error = NULL;
  gint64 wait = 0;

  lane->titles = rej_online_look_up_finish (result, &wait, &error);
  if (lane->titles == NULL)
    {
      guint before = lane->next;

      lane_take_error (lane, error, wait);
      /* Without the days no section can be asked for. */
      if (lane->next != before)
        lane_give_up (lane, error->message);
    }
  lane_go_on (lane);
}

static void
lane_ask (Lane *lane)
{
  RejVerifier *self = lane_get_verifier (lane);
  GCancellable *cancellable = g_task_get_cancellable (lane->run->task);
  const char *const *queries = lane->requests->pdata[lane->next];
  const char *base = self->bases[lane->service];
  gint64 now = lane_now (lane);

  self->not_before[lane->service] = now + rej_verify_plan_get_pause (lane->service, g_strv_length ((char **) queries));
  if (lane->service == REJ_ONLINE_FEDERAL_REGISTER)
    rej_federal_register_look_up_async (self->session, base, queries, now, cancellable, many_answered_cb, lane);
  else if (lane->service == REJ_ONLINE_COURT_LISTENER)
    rej_court_listener_look_up_async (self->session, base, self->token, queries, now, cancellable, many_answered_cb, lane);
  else if (lane->titles == NULL)
    rej_ecfr_get_titles_async (self->session, base, now, cancellable, titles_answered_cb, lane);
  else
    rej_ecfr_look_up_async (self->session, base, lane->titles, queries[0], now, cancellable, one_answered_cb, lane);
}

static void
timer_cb (gpointer user_data)
{
  Lane *lane = user_data;

  lane->timer = 0;
  lane_go_on (lane);
}

static void
lane_go_on (Lane *lane)
{
  RejVerifier *self = lane_get_verifier (lane);
  gint64 wait = 0;

  if (g_cancellable_is_cancelled (g_task_get_cancellable (lane->run->task)) || lane->next >= lane->requests->len)
    {
      lane_end (lane);
      return;
    }
  wait = self->not_before[lane->service] - lane_now (lane);
  if (wait <= 0)
    {
      lane_ask (lane);
      return;
    }
  if (wait >= G_USEC_PER_SEC)
    g_signal_emit (self, signals[SIGNAL_WAITING], 0, (guint) lane->service, (guint) (wait / G_USEC_PER_SEC));
  lane->timer = self->clock.call_later ((guint) (wait / 1000 + 1), timer_cb, lane, self->clock.data);
}

/* Ends the lanes that wait; those in flight are ended by their own cancelling. */
static gboolean
end_waiting_cb (gpointer user_data)
{
  Run *run = user_data;
  g_autoptr (GTask) task = g_object_ref (run->task);
  RejVerifier *self = REJ_VERIFIER (g_task_get_source_object (task));

  run->cancel_idle = 0;
  for (guint i = 0; i < REJ_ONLINE_N_SERVICES; i++)
    if (run->lanes[i].timer != 0)
      {
        self->clock.cancel (run->lanes[i].timer, self->clock.data);
        run->lanes[i].timer = 0;
        lane_end (&run->lanes[i]);
      }
  return G_SOURCE_REMOVE;
}

static void
cancelled_cb (GCancellable *cancellable,
              gpointer user_data)
{
  Run *run = user_data;

  if (run->cancel_idle == 0)
    run->cancel_idle = g_idle_add_full (G_PRIORITY_HIGH, end_waiting_cb, run, NULL);
}

static void
rej_verifier_finalize (GObject *object)
{
  RejVerifier *self = REJ_VERIFIER (object);

  g_clear_object (&self->session);
  for (guint i = 0; i < REJ_ONLINE_N_SERVICES; i++)
    g_free (self->bases[i]);
  rej_verifier_set_token (self, NULL);

  G_OBJECT_CLASS (rej_verifier_parent_class)->finalize (object);
}

static void
rej_verifier_class_init (RejVerifierClass *class)
{
  G_OBJECT_CLASS (class)->finalize = rej_verifier_finalize;

  /**
   * RejVerifier::answered:
   * @self: the verifier
   * @verification: what came of one question
   *
   * One question of a plan is through.
   */
  signals[SIGNAL_ANSWERED] = g_signal_new ("answered", REJ_TYPE_VERIFIER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, REJ_TYPE_VERIFICATION);

  /**
   * RejVerifier::progress:
   * @self: the verifier
   * @n_done: questions that are through
   * @n_all: questions of the plan
   *
   * A plan has come further.
   */
  signals[SIGNAL_PROGRESS] = g_signal_new ("progress", REJ_TYPE_VERIFIER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);

  /**
   * RejVerifier::waiting:
   * @self: the verifier
   * @service: a #RejOnlineService
   * @seconds: for how long
   *
   * A service is left alone for a while, as it wants to be.
   */
  signals[SIGNAL_WAITING] = g_signal_new ("waiting", REJ_TYPE_VERIFIER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
rej_verifier_init (RejVerifier *self)
{
  rej_online_clock_init (&self->clock);
}

/**
 * rej_verifier_new:
 * @session: what to ask with
 * @clock: (nullable): time, copied; %NULL for the computer's
 *
 * Creates a verifier that asks the services where they are at home.
 *
 * Returns: (transfer full): the verifier
 */
RejVerifier *
rej_verifier_new (SoupSession *session,
                  const RejOnlineClock *clock)
{
  RejVerifier *self = NULL;

  g_return_val_if_fail (SOUP_IS_SESSION (session), NULL);

  self = g_object_new (REJ_TYPE_VERIFIER, NULL);
  self->session = g_object_ref (session);
  if (clock != NULL)
    self->clock = *clock;
  for (guint i = 0; i < REJ_ONLINE_N_SERVICES; i++)
    self->bases[i] = rej_online_service_dup_base (i, NULL, NULL);
  return self;
}

/**
 * rej_verifier_set_address:
 * @self: a verifier
 * @service: a service
 * @address: (nullable): where to ask it; rej_online_service_dup_base()
 * @error: return location for #REJ_ONLINE_ERROR_ADDRESS
 *
 * Has a service asked elsewhere than at home.
 *
 * Returns: whether the address may be used
 */
gboolean
rej_verifier_set_address (RejVerifier *self,
                          RejOnlineService service,
                          const char *address,
                          GError **error)
{
  g_autofree char *base = NULL;

  g_return_val_if_fail (REJ_IS_VERIFIER (self), FALSE);

  base = rej_online_service_dup_base (service, address, error);
  if (base == NULL)
    return FALSE;
  g_set_str (&self->bases[service], base);
  return TRUE;
}

/**
 * rej_verifier_get_base:
 * @self: a verifier
 * @service: a service
 *
 * Returns: (transfer none): the address of its API
 */
const char *
rej_verifier_get_base (RejVerifier *self,
                       RejOnlineService service)
{
  g_return_val_if_fail (REJ_IS_VERIFIER (self), NULL);

  return self->bases[service];
}

/**
 * rej_verifier_get_session:
 * @self: a verifier
 *
 * Returns: (transfer none): what it asks with
 */
SoupSession *
rej_verifier_get_session (RejVerifier *self)
{
  g_return_val_if_fail (REJ_IS_VERIFIER (self), NULL);

  return self->session;
}

/**
 * rej_verifier_set_token:
 * @self: a verifier
 * @token: (nullable): the writer's token for CourtListener
 *
 * Gives the verifier a token. It is kept in memory, and wiped when it goes.
 */
void
rej_verifier_set_token (RejVerifier *self,
                        const char *token)
{
  char *copy = token != NULL ? g_strstrip (g_strdup (token)) : NULL;

  g_return_if_fail (REJ_IS_VERIFIER (self));

  if (self->token != NULL)
    explicit_bzero (self->token, strlen (self->token));
  g_free (self->token);
  self->token = copy;
}

/**
 * rej_verifier_has_token:
 * @self: a verifier
 *
 * Returns: whether CourtListener can be asked
 */
gboolean
rej_verifier_has_token (RejVerifier *self)
{
  g_return_val_if_fail (REJ_IS_VERIFIER (self), FALSE);

  return self->token != NULL && *self->token != '\0';
}

/**
 * rej_verifier_run_async:
 * @self: a verifier
 * @plan: what to ask; used during the call alone
 * @cancellable: (nullable): to stop it at once
 * @callback: called when done
 * @user_data: for @callback
 *
 * Carries out a plan. #RejVerifier::answered tells each answer as it comes, also of a plan that is stopped.
 */
void
rej_verifier_run_async (RejVerifier *self,
                        const RejVerifyPlan *plan,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GPtrArray) left_out = NULL;
  Run *run = NULL;

  g_return_if_fail (REJ_IS_VERIFIER (self));
  g_return_if_fail (plan != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, rej_verifier_run_async);
  run = g_new0 (Run, 1);
  run->task = task;
  run->verifications = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_verification_unref);
  g_task_set_task_data (task, run, (GDestroyNotify) run_free);

  left_out = rej_verify_plan_list_left_out (plan);
  run->n_all = left_out->len;
  for (guint i = 0; i < REJ_ONLINE_N_SERVICES; i++)
    {
      run->lanes[i] = (Lane) { .run = run, .service = i, .requests = rej_verify_plan_list_requests (plan, i) };
      run->n_all += rej_verify_plan_get_n_queries (plan, i);
      g_object_ref (task);
    }
  for (guint i = 0; i < left_out->len; i++)
    take_verification (run, left_out->pdata[i]);
  tell_progress (run);
  if (cancellable != NULL)
    run->cancelled_id = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), run, NULL);
  for (guint i = 0; i < REJ_ONLINE_N_SERVICES; i++)
    lane_go_on (&run->lanes[i]);
}

/**
 * rej_verifier_run_finish:
 * @self: a verifier
 * @result: what the callback was given
 * @error: return location for #G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable) (element-type RejVerification): what came of each question; that a service could
 *   not be asked is among them
 */
GPtrArray *
rej_verifier_run_finish (RejVerifier *self,
                         GAsyncResult *result,
                         GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
