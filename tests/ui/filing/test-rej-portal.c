/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "panel-fixture.h"
#include "rej-portal.h"
#include "stand-in-portal.h"

typedef struct
{
  gboolean is_done;
  GVariant *results;
  GError *error;
} Answer;

static void
answer_clear (Answer *answer)
{
  g_clear_pointer (&answer->results, g_variant_unref);
  g_clear_error (&answer->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, answer_clear)

static void
answered_cb (GObject *object,
             GAsyncResult *result,
             gpointer user_data)
{
  Answer *answer = user_data;

  answer->results = rej_portal_ask_finish (result, &answer->error);
  answer->is_done = TRUE;
}

static void
ask (GCancellable *cancellable,
     Answer *answer)
{
  GVariantDict options;

  g_variant_dict_init (&options, NULL);
  g_variant_dict_insert (&options, "reason", "s", "A test");
  rej_portal_ask_async (NULL, "org.freedesktop.portal.Background", "RequestBackground", &options, NULL, cancellable, answered_cb, answer);
}

/* Each way a desktop can answer has an end of its own. */
static void
test_answers (void)
{
  static const struct
  {
    StandInPortalManner manner;
    int code; /* of G_IO_ERROR; -1 for none */
  } rows[] = {
    { STAND_IN_PORTAL_DOES, -1 },
    { STAND_IN_PORTAL_DENIES, -1 },
    { STAND_IN_PORTAL_CANCELS, G_IO_ERROR_CANCELLED },
    { STAND_IN_PORTAL_FAILS, G_IO_ERROR_FAILED },
    { STAND_IN_PORTAL_REFUSES, G_IO_ERROR_NOT_SUPPORTED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (StandInPortal) portal = stand_in_portal_new ();
      g_auto (Answer) answer = { 0 };
      g_autoptr (GVariant) reason = NULL;
      gboolean is_granted = FALSE;

      stand_in_portal_set_manner (portal, "Background", rows[i].manner);
      ask (NULL, &answer);
      panel_wait_until (answer.is_done);
      g_test_message ("row %" G_GSIZE_FORMAT, i);
      reason = stand_in_portal_call_get_option (stand_in_portal_get_call (portal, "Background.RequestBackground", 0), "reason");
      g_assert_cmpstr (g_variant_get_string (reason, NULL), ==, "A test");
      if (rows[i].code >= 0)
        {
          g_assert_error (answer.error, G_IO_ERROR, rows[i].code);
          continue;
        }
      g_assert_no_error (answer.error);
      g_assert_true (g_variant_lookup (answer.results, "background", "b", &is_granted));
      g_assert_cmpint (is_granted, ==, rows[i].manner == STAND_IN_PORTAL_DOES);
    }
}

static void
test_absent (void)
{
  g_auto (Answer) answer = { 0 };

  ask (NULL, &answer);
  panel_wait_until (answer.is_done);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
}

/* A portal that ends takes its requests with it, so that nobody waits for ever. */
static void
test_ended (void)
{
  StandInPortal *portal = stand_in_portal_new ();
  g_auto (Answer) answer = { 0 };

  stand_in_portal_set_manner (portal, "Background", STAND_IN_PORTAL_WAITS);
  ask (NULL, &answer);
  panel_wait_until (stand_in_portal_get_call (portal, "Background", 0) != NULL);
  panel_fixture_spin (100);
  g_assert_false (answer.is_done);
  stand_in_portal_free (portal);
  panel_wait_until (answer.is_done);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_FAILED);
}

/* Whoever no longer wants it says so, at once or before it was asked. */
static void
test_stopped (void)
{
  g_autoptr (StandInPortal) portal = stand_in_portal_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (Answer) answer = { 0 };
  g_auto (Answer) late = { 0 };

  stand_in_portal_set_manner (portal, "Background", STAND_IN_PORTAL_WAITS);
  ask (cancellable, &answer);
  panel_wait_until (stand_in_portal_get_call (portal, "Background", 0) != NULL);
  panel_fixture_spin (100);
  g_cancellable_cancel (cancellable);
  panel_wait_until (answer.is_done);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  ask (cancellable, &late);
  panel_wait_until (late.is_done);
  g_assert_error (late.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (stand_in_portal_get_call (portal, "Background", 1));
}

int
main (int argc,
      char *argv[])
{
  panel_fixture_init (&argc, &argv);

  g_test_add_func ("/portal/answers", test_answers);
  g_test_add_func ("/portal/absent", test_absent);
  g_test_add_func ("/portal/ended", test_ended);
  g_test_add_func ("/portal/stopped", test_stopped);

  return g_test_run ();
}
