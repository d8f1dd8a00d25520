/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-cite-scan.h"
#include "rej-federal-register.h"
#include "rej-verifier.h"

#include <string.h>

#include "stand-in-server.h"

/* A clock that goes on only when somebody waits: it then jumps to the end of the wait. */
typedef struct
{
  gint64 now;
  gint64 waited;
} Clock;

typedef struct
{
  GSourceOnceFunc func;
  gpointer user_data;
  Clock *clock;
  gint64 wait;
} Call;

typedef struct
{
  Clock clock;
  StandInServer *servers[REJ_ONLINE_N_SERVICES];
  SoupSession *session;
  RejVerifier *verifier;
  GPtrArray *answers;
  GError *error;
  gboolean is_done;
  guint n_answered;
  guint n_done;
  guint n_all;
  guint n_waits;
} Fixture;

static gint64
clock_now (gpointer data)
{
  return ((Clock *) data)->now;
}

static void
call_cb (gpointer data)
{
  g_autofree Call *call = data;

  call->clock->now += call->wait;
  call->clock->waited += call->wait;
  call->func (call->user_data);
}

static guint
clock_call_later (guint milliseconds,
                  GSourceOnceFunc func,
                  gpointer user_data,
                  gpointer data)
{
  Call *call = g_new0 (Call, 1);

  *call = (Call) { func, user_data, data, milliseconds * (gint64) 1000 };
  return g_timeout_add_once (1, call_cb, call);
}

static void
clock_cancel (guint number,
              gpointer data)
{
  g_assert_true (g_source_remove (number));
}

static void
answered_cb (RejVerifier *verifier,
             RejVerification *verification,
             Fixture *fixture)
{
  fixture->n_answered++;
}

static void
progress_cb (RejVerifier *verifier,
             guint n_done,
             guint n_all,
             Fixture *fixture)
{
  g_assert_cmpuint (n_done, >=, fixture->n_done);
  fixture->n_done = n_done;
  fixture->n_all = n_all;
}

static void
waiting_cb (RejVerifier *verifier,
            guint service,
            guint seconds,
            Fixture *fixture)
{
  fixture->n_waits++;
}

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  const RejOnlineClock clock = { clock_now, clock_call_later, clock_cancel, &fixture->clock };

  fixture->clock.now = 1800000000 * (gint64) G_USEC_PER_SEC;
  fixture->servers[REJ_ONLINE_FEDERAL_REGISTER] = stand_in_federal_register_new ();
  fixture->servers[REJ_ONLINE_ECFR] = stand_in_ecfr_new ();
  fixture->servers[REJ_ONLINE_COURT_LISTENER] = stand_in_court_listener_new ("good-token");
  fixture->session = rej_online_session_new ();
  fixture->verifier = rej_verifier_new (fixture->session, &clock);
  for (guint i = 0; i < REJ_ONLINE_N_SERVICES; i++)
    {
      g_assert_true (rej_verifier_set_address (fixture->verifier, i, stand_in_server_get_address (fixture->servers[i]), NULL));
      stand_in_server_set_clock (fixture->servers[i], clock_now, &fixture->clock);
    }
  rej_verifier_set_token (fixture->verifier, " good-token\n");
  g_signal_connect (fixture->verifier, "answered", G_CALLBACK (answered_cb), fixture);
  g_signal_connect (fixture->verifier, "progress", G_CALLBACK (progress_cb), fixture);
  g_signal_connect (fixture->verifier, "waiting", G_CALLBACK (waiting_cb), fixture);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  g_clear_pointer (&fixture->answers, g_ptr_array_unref);
  g_clear_error (&fixture->error);
  g_assert_finalize_object (fixture->verifier);
  soup_session_abort (fixture->session);
  g_assert_finalize_object (fixture->session);
  for (guint i = 0; i < REJ_ONLINE_N_SERVICES; i++)
    stand_in_server_free (fixture->servers[i]);
}

static RejVerifyPlan *
plan_for (const char *text)
{
  g_autoptr (RejCiteList) list = rej_cite_scan (text, strlen (text));
  RejVerifyPlan *plan = rej_verify_plan_new ();

  for (guint i = 0; i < rej_cite_list_get_n (list); i++)
    rej_verify_plan_add (plan, list, i, NULL);
  return plan;
}

static void
done_cb (GObject *object,
         GAsyncResult *result,
         gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->answers = rej_verifier_run_finish (REJ_VERIFIER (object), result, &fixture->error);
  fixture->is_done = TRUE;
}

static void
wait_until_done (Fixture *fixture)
{
  gint64 end = g_get_monotonic_time () + 60 * (gint64) G_USEC_PER_SEC;

  while (!fixture->is_done)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, FALSE);
    }
}

static void
run (Fixture *fixture,
     const char *text)
{
  g_autoptr (RejVerifyPlan) plan = plan_for (text);

  fixture->is_done = FALSE;
  fixture->n_done = 0;
  g_clear_pointer (&fixture->answers, g_ptr_array_unref);
  rej_verifier_run_async (fixture->verifier, plan, NULL, done_cb, fixture);
  wait_until_done (fixture);
  g_assert_no_error (fixture->error);
}

static RejVerification *
answer_to (Fixture *fixture,
           const char *query)
{
  for (guint i = 0; i < fixture->answers->len; i++)
    {
      RejVerification *verification = fixture->answers->pdata[i];

      if (g_str_equal (verification->query, query))
        return verification;
    }
  g_error ("no answer to %s", query);
}

static GPtrArray *
requests_of (Fixture *fixture,
             RejOnlineService service)
{
  return stand_in_server_get_requests (fixture->servers[service]);
}

static const char comment[] = "My secret sister Wanjiru wrote this. See Collection of Biometrics, 85 Fed. Reg. 56,338, 56,341 (Sept. 11, 2020); 82 FR 60602; 84 FR 99999; 44 FR 1234; "
                              "FR Doc. 2020-19145. *Motor Vehicle Mfrs. Ass'n v. State Farm*, 463 U.S. 29, 43 (1983); 9 U.S. 9; 1 U.S. 1. "
                              "8 C.F.R. § 103.16(a); 8 CFR part 103; 8 CFR 103.99; 35 CFR 1.1. 5 U.S.C. § 553. Her address is 12 Moi Avenue.";

static void
test_states (Fixture *fixture,
             gconstpointer data)
{
  static const struct
  {
    const char *query;
    RejVerificationState state;
  } rows[] = {
    { "85 FR 56338", REJ_VERIFICATION_FOUND },
    { "82 FR 60602", REJ_VERIFICATION_SEVERAL },
    { "84 FR 99999", REJ_VERIFICATION_NOT_FOUND },
    { "44 FR 1234", REJ_VERIFICATION_COULD_NOT_ASK },
    { "2020-19145", REJ_VERIFICATION_FOUND },
    { "463 U.S. 29", REJ_VERIFICATION_FOUND },
    { "9 U.S. 9", REJ_VERIFICATION_NOT_FOUND },
    { "1 U.S. 1", REJ_VERIFICATION_SEVERAL },
    { "8 CFR 103.16", REJ_VERIFICATION_FOUND },
    { "8 CFR 103", REJ_VERIFICATION_FOUND },
    { "8 CFR 103.99", REJ_VERIFICATION_NOT_FOUND },
    { "35 CFR 1.1", REJ_VERIFICATION_COULD_NOT_ASK },
  };

  run (fixture, comment);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s", rows[i].query);
      g_assert_cmpint (answer_to (fixture, rows[i].query)->state, ==, rows[i].state);
    }
  g_assert_cmpuint (fixture->answers->len, ==, G_N_ELEMENTS (rows));
  g_assert_cmpuint (fixture->n_answered, ==, G_N_ELEMENTS (rows));
  g_assert_cmpuint (fixture->n_done, ==, fixture->n_all);
  g_assert_cmpstr (answer_to (fixture, "8 CFR 103.16")->date, ==, "2026-06-10");
}

/* Every byte that any service received, looked through for words that stand round the citations. */
static void
test_only_citations_leave (Fixture *fixture,
                           gconstpointer data)
{
  static const char *const words[] = { "secret", "Wanjiru", "sister", "Moi", "Avenue", "Collection", "Motor", "State", "553", "56341", "56,341", "43", "Referer", "Cookie", "Accept-Language" };

  run (fixture, comment);
  for (guint i = 0; i < REJ_ONLINE_N_SERVICES; i++)
    {
      GPtrArray *requests = requests_of (fixture, i);

      g_assert_cmpuint (requests->len, >, 0);
      for (guint j = 0; j < requests->len; j++)
        {
          const StandInRequest *request = requests->pdata[j];

          g_test_message ("%s %s %s", request->method, request->target, request->body);
          for (gsize k = 0; k < G_N_ELEMENTS (words); k++)
            {
              g_assert_null (strstr (request->target, words[k]));
              g_assert_null (strstr (request->body, words[k]));
              if (!g_ascii_isdigit (*words[k]))
                g_assert_null (strstr (request->headers, words[k]));
            }
          g_assert_nonnull (strstr (request->headers, "User-Agent: Rejoinder/"));
          g_assert_null (strstr (request->headers, g_get_user_name ()));
          /* The token goes to its service alone. */
          g_assert_true ((strstr (request->headers, "good-token") != NULL) == (i == REJ_ONLINE_COURT_LISTENER));
        }
    }
  g_assert_cmpuint (requests_of (fixture, REJ_ONLINE_FEDERAL_REGISTER)->len, ==, 2);
  g_assert_cmpuint (requests_of (fixture, REJ_ONLINE_ECFR)->len, ==, 4);
  g_assert_cmpuint (requests_of (fixture, REJ_ONLINE_COURT_LISTENER)->len, ==, 1);
}

/* 600 cases: three requests, none of them refused, and as slowly as the service wants. */
static void
test_pace (Fixture *fixture,
           gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 600; i++)
    g_string_append_printf (text, "%u U.S. %u.\n", 1 + i % 500, 100 + i);
  run (fixture, text->str);
  g_assert_cmpuint (requests_of (fixture, REJ_ONLINE_COURT_LISTENER)->len, ==, 3);
  for (guint i = 0; i < fixture->answers->len; i++)
    g_assert_cmpint (((RejVerification *) fixture->answers->pdata[i])->state, ==, REJ_VERIFICATION_NOT_FOUND);
  g_assert_cmpint (fixture->clock.waited, >=, 500 * (gint64) G_USEC_PER_SEC);
  g_assert_cmpint (fixture->clock.waited, <=, 510 * (gint64) G_USEC_PER_SEC);
  g_assert_cmpuint (fixture->n_waits, ==, 2);

  /* The pace holds from one plan to the next. */
  run (fixture, "463 U.S. 29");
  g_assert_cmpint (fixture->clock.waited, >=, 600 * (gint64) G_USEC_PER_SEC);
  g_assert_cmpint (answer_to (fixture, "463 U.S. 29")->state, ==, REJ_VERIFICATION_FOUND);
}

/* Somebody else used up what the token may ask: the service says until when to wait. */
static void
test_wait_until (Fixture *fixture,
                 gconstpointer data)
{
  const RejOnlineClock clock = { clock_now, clock_call_later, clock_cancel, &fixture->clock };
  g_autoptr (RejVerifier) other = rej_verifier_new (fixture->session, &clock);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (RejVerifyPlan) plan = NULL;

  for (guint i = 0; i < 120; i++)
    g_string_append_printf (text, "%u U.S. %u.\n", 1 + i, 100 + i);
  plan = plan_for (text->str);
  g_assert_true (rej_verifier_set_address (other, REJ_ONLINE_COURT_LISTENER, stand_in_server_get_address (fixture->servers[REJ_ONLINE_COURT_LISTENER]), NULL));
  rej_verifier_set_token (other, "good-token");
  rej_verifier_run_async (other, plan, NULL, done_cb, fixture);
  wait_until_done (fixture);
  g_assert_cmpint (fixture->clock.waited, ==, 0);

  run (fixture, "463 U.S. 29");
  g_assert_cmpint (fixture->clock.waited, >=, 119 * (gint64) G_USEC_PER_SEC);
  g_assert_cmpint (fixture->clock.waited, <=, 122 * (gint64) G_USEC_PER_SEC);
  g_assert_cmpint (answer_to (fixture, "463 U.S. 29")->state, ==, REJ_VERIFICATION_FOUND);
  g_assert_cmpuint (requests_of (fixture, REJ_ONLINE_COURT_LISTENER)->len, ==, 3);
}

static void
test_busy_once (Fixture *fixture,
                gconstpointer data)
{
  stand_in_server_set_fault (fixture->servers[REJ_ONLINE_FEDERAL_REGISTER], STAND_IN_BUSY, 1);
  run (fixture, "85 FR 56338");
  g_assert_cmpint (answer_to (fixture, "85 FR 56338")->state, ==, REJ_VERIFICATION_FOUND);
  g_assert_cmpint (fixture->clock.waited, >=, 2 * (gint64) G_USEC_PER_SEC);
}

/* Whatever goes wrong with a service, its citations could not be asked about, and the others go on. */
static void
test_faults (Fixture *fixture,
             gconstpointer data)
{
  static const StandInFault faults[] = { STAND_IN_HTML, STAND_IN_TRUNCATED, STAND_IN_RESET, STAND_IN_BROKEN, STAND_IN_BUSY, STAND_IN_REDIRECTS, STAND_IN_ENDLESS };

  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    for (guint service = 0; service < REJ_ONLINE_N_SERVICES; service++)
      {
        g_test_message ("fault %d of service %u", faults[i], service);
        for (guint j = 0; j < REJ_ONLINE_N_SERVICES; j++)
          stand_in_server_set_fault (fixture->servers[j], j == service ? faults[i] : STAND_IN_FINE, 0);
        run (fixture, "85 FR 56338; 463 U.S. 29; 8 CFR 103.16; 8 CFR 103.2.");
        g_assert_cmpuint (fixture->answers->len, ==, 4);
        for (guint j = 0; j < fixture->answers->len; j++)
          {
            RejVerification *answer = fixture->answers->pdata[j];

            if (answer->service == service)
              {
                g_assert_cmpint (answer->state, ==, REJ_VERIFICATION_COULD_NOT_ASK);
                g_assert_true (g_str_has_suffix (answer->reason, "."));
                g_assert_null (strstr (answer->reason, "good-token"));
              }
            else
              {
                g_assert_cmpint (answer->state, ==, REJ_VERIFICATION_FOUND);
              }
          }
      }
}

static void
test_wrong_token (Fixture *fixture,
                  gconstpointer data)
{
  rej_verifier_set_token (fixture->verifier, "wrong-token");
  run (fixture, "463 U.S. 29");
  g_assert_cmpint (answer_to (fixture, "463 U.S. 29")->state, ==, REJ_VERIFICATION_COULD_NOT_ASK);
  g_assert_null (strstr (answer_to (fixture, "463 U.S. 29")->reason, "wrong-token"));
  /* Nothing else than a token gets into the header. */
  rej_verifier_set_token (fixture->verifier, "a\r\nX-Evil: 1");
  run (fixture, "463 U.S. 29");
  g_assert_cmpint (answer_to (fixture, "463 U.S. 29")->state, ==, REJ_VERIFICATION_COULD_NOT_ASK);
  g_assert_cmpuint (requests_of (fixture, REJ_ONLINE_COURT_LISTENER)->len, ==, 1);
}

/* A port that nobody listens on. */
static void
test_unreachable (Fixture *fixture,
                  gconstpointer data)
{
  g_assert_true (rej_verifier_set_address (fixture->verifier, REJ_ONLINE_FEDERAL_REGISTER, "http://127.0.0.1:9", NULL));
  run (fixture, "85 FR 56338; FR Doc. 2020-19145; 8 CFR 103.16.");
  g_assert_cmpint (answer_to (fixture, "85 FR 56338")->state, ==, REJ_VERIFICATION_COULD_NOT_ASK);
  g_assert_nonnull (strstr (answer_to (fixture, "85 FR 56338")->reason, "127.0.0.1"));
  g_assert_cmpint (answer_to (fixture, "2020-19145")->state, ==, REJ_VERIFICATION_COULD_NOT_ASK);
  g_assert_cmpint (answer_to (fixture, "8 CFR 103.16")->state, ==, REJ_VERIFICATION_FOUND);
}

static gboolean
cancel_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return G_SOURCE_REMOVE;
}

/* While one service is silent and another is waited for. */
static void
test_cancel (Fixture *fixture,
             gconstpointer data)
{
  g_autoptr (RejVerifyPlan) plan = plan_for ("85 FR 56338; 8 CFR 103.16; 8 CFR 103.2; 463 U.S. 29.");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (RejVerifier) verifier = rej_verifier_new (fixture->session, NULL);

  for (guint i = 0; i < REJ_ONLINE_N_SERVICES; i++)
    g_assert_true (rej_verifier_set_address (verifier, i, stand_in_server_get_address (fixture->servers[i]), NULL));
  rej_verifier_set_token (verifier, "good-token");
  stand_in_server_set_fault (fixture->servers[REJ_ONLINE_FEDERAL_REGISTER], STAND_IN_SILENT, 0);
  stand_in_server_set_fault (fixture->servers[REJ_ONLINE_COURT_LISTENER], STAND_IN_BUSY, 0);
  g_signal_connect (verifier, "answered", G_CALLBACK (answered_cb), fixture);
  rej_verifier_run_async (verifier, plan, cancellable, done_cb, fixture);
  g_timeout_add (800, cancel_cb, cancellable);
  wait_until_done (fixture);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  /* What had come by then was told. */
  g_assert_cmpuint (fixture->n_answered, ==, 2);
}

static void
test_cancelled_before (Fixture *fixture,
                       gconstpointer data)
{
  g_autoptr (RejVerifyPlan) plan = plan_for ("85 FR 56338");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  rej_verifier_run_async (fixture->verifier, plan, cancellable, done_cb, fixture);
  wait_until_done (fixture);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (requests_of (fixture, REJ_ONLINE_FEDERAL_REGISTER)->len, ==, 0);
}

typedef struct
{
  GBytes *document;
  GBytes *xml;
  GError *error;
  gboolean is_done;
} Fetched;

static void
fetched_cb (GObject *object,
            GAsyncResult *result,
            gpointer user_data)
{
  Fetched *fetched = user_data;

  rej_federal_register_fetch_finish (result, &fetched->document, &fetched->xml, &fetched->error);
  fetched->is_done = TRUE;
}

static void
fetch (Fixture *fixture,
       const char *number,
       Fetched *fetched)
{
  *fetched = (Fetched) { NULL };
  rej_federal_register_fetch_async (fixture->session, rej_verifier_get_base (fixture->verifier, REJ_ONLINE_FEDERAL_REGISTER), number, NULL, fetched_cb, fetched);
  while (!fetched->is_done)
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_holds (GBytes *bytes,
              const char *words)
{
  gsize length = 0;
  const char *data = g_bytes_get_data (bytes, &length);

  g_assert_nonnull (g_strstr_len (data, (gssize) length, words));
}

static void
test_fetch (Fixture *fixture,
            gconstpointer data)
{
  static const StandInFault faults[] = { STAND_IN_HTML, STAND_IN_TRUNCATED, STAND_IN_RESET, STAND_IN_BROKEN, STAND_IN_REDIRECTS };
  Fetched fetched;

  fetch (fixture, "2020-19145", &fetched);
  g_assert_no_error (fetched.error);
  assert_holds (fetched.document, "\"document_number\":\"2020-19145\"");
  assert_holds (fetched.xml, "<?xml");
  g_bytes_unref (fetched.document);
  g_bytes_unref (fetched.xml);

  fetch (fixture, "1999-00001", &fetched);
  g_assert_error (fetched.error, REJ_ONLINE_ERROR, REJ_ONLINE_ERROR_NOT_FOUND);
  g_clear_error (&fetched.error);
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      stand_in_server_set_fault (fixture->servers[REJ_ONLINE_FEDERAL_REGISTER], faults[i], 0);
      fetch (fixture, "2020-19145", &fetched);
      g_assert_nonnull (fetched.error);
      g_assert_null (fetched.xml);
      g_clear_error (&fetched.error);
    }
  g_assert_false (rej_federal_register_is_number ("../2020-19145"));
  g_assert_false (rej_federal_register_is_number ("2020"));
  g_assert_false (rej_federal_register_is_number (""));
  g_assert_true (rej_federal_register_is_number ("C1-2011-12345"));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define add(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  add ("/verifier/states", test_states);
  add ("/verifier/only-citations-leave", test_only_citations_leave);
  add ("/verifier/pace", test_pace);
  add ("/verifier/wait-until", test_wait_until);
  add ("/verifier/busy-once", test_busy_once);
  add ("/verifier/faults", test_faults);
  add ("/verifier/wrong-token", test_wrong_token);
  add ("/verifier/unreachable", test_unreachable);
  add ("/verifier/cancel", test_cancel);
  add ("/verifier/cancelled-before", test_cancelled_before);
  add ("/verifier/fetch", test_fetch);
#undef add

  return g_test_run ();
}
