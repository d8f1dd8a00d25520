/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "panel-fixture.h"
#include "rej-verify-dialog.h"

#include <string.h>

#include "stand-in-server.h"

static const char source[] = "My sister Wanjiru: 85 Fed. Reg. 56,338 (Sept. 11, 2020); 84 FR 99999; 82 FR 60602. 8 CFR 103.16. 463 U.S. 29 (1983). 5 U.S.C. § 553.\n";

typedef struct
{
  PanelFixture panel;
  StandInServer *servers[REJ_ONLINE_N_SERVICES];
  SoupSession *session;
  RejVerifier *verifier;
  RejSecretStore *secrets;
  RejVerifyDialog *dialog;
} Fixture;

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  panel_fixture_set_up (&fixture->panel);
  fixture->servers[REJ_ONLINE_FEDERAL_REGISTER] = stand_in_federal_register_new ();
  fixture->servers[REJ_ONLINE_ECFR] = stand_in_ecfr_new ();
  fixture->servers[REJ_ONLINE_COURT_LISTENER] = stand_in_court_listener_new ("good-token");
  fixture->session = rej_online_session_new ();
  fixture->verifier = rej_verifier_new (fixture->session, NULL);
  for (guint i = 0; i < REJ_ONLINE_N_SERVICES; i++)
    g_assert_true (rej_verifier_set_address (fixture->verifier, i, stand_in_server_get_address (fixture->servers[i]), NULL));
  fixture->secrets = rej_secret_store_new (TRUE);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  panel_fixture_tear_down (&fixture->panel);
  panel_fixture_spin (50);
  g_assert_finalize_object (fixture->verifier);
  soup_session_abort (fixture->session);
  g_clear_object (&fixture->session);
  g_clear_object (&fixture->secrets);
  for (guint i = 0; i < REJ_ONLINE_N_SERVICES; i++)
    stand_in_server_free (fixture->servers[i]);
}

static GtkWidget *
show_dialog (Fixture *fixture,
             const char *text)
{
  panel_fixture_open (&fixture->panel, text);
  panel_fixture_show (&fixture->panel, gtk_label_new ("Comment"), 560, 760);
  fixture->dialog = rej_verify_dialog_new (fixture->panel.document, fixture->verifier, fixture->secrets);
  adw_dialog_present (ADW_DIALOG (fixture->dialog), GTK_WIDGET (fixture->panel.window));
  panel_wait_until (gtk_widget_get_mapped (GTK_WIDGET (fixture->dialog)));
  panel_fixture_spin (300);
  return GTK_WIDGET (fixture->dialog);
}

static guint
count_requests (Fixture *fixture)
{
  guint n = 0;

  for (guint i = 0; i < REJ_ONLINE_N_SERVICES; i++)
    n += stand_in_server_get_requests (fixture->servers[i])->len;
  return n;
}

/* Nothing leaves before it is said what and where to; then what came back is there with its state. */
static void
test_asks_first (Fixture *fixture,
                 gconstpointer data)
{
  GtkWidget *dialog = show_dialog (fixture, source);

  panel_wait_until (panel_fixture_find_label (dialog, "3 citations, to 127.0.0.1") != NULL);
  g_assert_nonnull (panel_fixture_find_label (dialog, "1 citation, to 127.0.0.1"));
  g_assert_nonnull (panel_fixture_find_label (dialog, "Token for CourtListener"));
  panel_fixture_take_pictures (&fixture->panel, "verify-dialog");
  g_assert_cmpuint (count_requests (fixture), ==, 0);

  panel_fixture_click (dialog, "_Send the Citations");
  panel_wait_until (panel_fixture_find_label (dialog, "Not Found (1)") != NULL);
  g_assert_nonnull (panel_fixture_find_label (dialog, "Several (1)"));
  g_assert_nonnull (panel_fixture_find_label (dialog, "Could Not Ask (1)"));
  panel_fixture_take_pictures (&fixture->panel, "verify-dialog-answers");
  g_assert_cmpuint (stand_in_server_get_requests (fixture->servers[REJ_ONLINE_COURT_LISTENER])->len, ==, 0);
  /* And the checks know. */
  g_assert_cmpuint (rej_verification_set_get_n (rej_document_get_verifications (fixture->panel.document)), ==, 5);
  panel_fixture_settle (&fixture->panel);
  {
    GListModel *findings = G_LIST_MODEL (rej_document_get_check (fixture->panel.document));
    gboolean is_told = FALSE;

    for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
      {
        g_autoptr (RejFindingItem) item = g_list_model_get_item (findings, i);

        is_told |= g_str_equal (rej_finding_item_get_code (item), "online-not-found");
      }
    g_assert_true (is_told);
  }
}

static void
test_token (Fixture *fixture,
            gconstpointer data)
{
  GtkWidget *dialog = NULL;

  rej_verifier_set_token (fixture->verifier, "good-token");
  dialog = show_dialog (fixture, "463 U.S. 29 (1983).\n");
  g_assert_null (panel_fixture_find_label (dialog, "Token for CourtListener"));
  panel_fixture_click (dialog, "_Send the Citations");
  panel_wait_until (panel_fixture_find_label (dialog, "Found (1)") != NULL);
}

static void
test_cancel (Fixture *fixture,
             gconstpointer data)
{
  GtkWidget *dialog = NULL;

  stand_in_server_set_fault (fixture->servers[REJ_ONLINE_FEDERAL_REGISTER], STAND_IN_SILENT, 0);
  dialog = show_dialog (fixture, source);
  panel_fixture_click (dialog, "_Send the Citations");
  panel_wait_until (panel_fixture_find_label (dialog, "2 of 5") != NULL);
  panel_fixture_take_picture (&fixture->panel, "verify-dialog-asking");
  panel_fixture_click (dialog, "_Cancel");
  /* What had come is kept. */
  panel_wait_until (panel_fixture_find_label (dialog, "Found (1)") != NULL);
}

static void
test_offline (Fixture *fixture,
              gconstpointer data)
{
  GtkWidget *dialog = NULL;

  g_assert_true (rej_verifier_set_address (fixture->verifier, REJ_ONLINE_FEDERAL_REGISTER, "http://127.0.0.1:9", NULL));
  dialog = show_dialog (fixture, "85 FR 56338.\n");
  panel_fixture_click (dialog, "_Send the Citations");
  panel_wait_until (panel_fixture_find_label (dialog, "Could Not Ask (1)") != NULL);
  panel_fixture_take_picture (&fixture->panel, "verify-dialog-offline");
}

static gboolean
is_said (GtkWidget *root,
         const char *part)
{
  if (GTK_IS_LABEL (root) && gtk_widget_get_mapped (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), part) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (is_said (child, part))
      return TRUE;
  return FALSE;
}

/* A service that wants to be left alone is left alone, which is said; then it is asked again, and the answer is there. */
static void
test_busy (Fixture *fixture,
           gconstpointer data)
{
  GtkWidget *dialog = NULL;

  rej_verifier_set_token (fixture->verifier, "good-token");
  stand_in_server_set_fault (fixture->servers[REJ_ONLINE_COURT_LISTENER], STAND_IN_BUSY, 1);
  dialog = show_dialog (fixture, "463 U.S. 29 (1983).\n");
  panel_fixture_click (dialog, "_Send the Citations");
  panel_wait_until (is_said (dialog, "CourtListener wants to be left alone for"));
  panel_fixture_take_picture (&fixture->panel, "verify-dialog-waiting");
  g_assert_cmpuint (stand_in_server_get_requests (fixture->servers[REJ_ONLINE_COURT_LISTENER])->len, ==, 1);
  panel_wait_until (panel_fixture_find_label (dialog, "Found (1)") != NULL);
  g_assert_cmpuint (stand_in_server_get_requests (fixture->servers[REJ_ONLINE_COURT_LISTENER])->len, ==, 2);
}

/* Whatever a service sends in place of an answer, it could not be asked: nothing is said of the citation. */
static void
test_broken (Fixture *fixture,
             gconstpointer data)
{
  static const StandInFault faults[] = { STAND_IN_HTML, STAND_IN_TRUNCATED, STAND_IN_RESET, STAND_IN_BROKEN, STAND_IN_REDIRECTS };
  GtkWidget *dialog = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      stand_in_server_set_fault (fixture->servers[REJ_ONLINE_FEDERAL_REGISTER], faults[i], 0);
      if (dialog == NULL)
        {
          dialog = show_dialog (fixture, "85 FR 56338.\n");
        }
      else
        {
          dialog = GTK_WIDGET (rej_verify_dialog_new (fixture->panel.document, fixture->verifier, fixture->secrets));
          adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (fixture->panel.window));
        }
      panel_fixture_click (dialog, "_Send the Citations");
      panel_wait_until (panel_fixture_find_label (dialog, "Could Not Ask (1)") != NULL);
      g_assert_null (panel_fixture_find_label (dialog, "Not Found (1)"));
      g_assert_false (is_said (dialog, "fake"));
      adw_dialog_force_close (ADW_DIALOG (dialog));
      panel_fixture_spin (50);
    }
}

/* In a narrow window, too. */
static void
test_narrow (Fixture *fixture,
             gconstpointer data)
{
  GtkWidget *dialog = NULL;

  panel_fixture_open (&fixture->panel, source);
  panel_fixture_show (&fixture->panel, gtk_label_new ("Comment"), 360, 700);
  dialog = GTK_WIDGET (rej_verify_dialog_new (fixture->panel.document, fixture->verifier, fixture->secrets));
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (fixture->panel.window));
  panel_fixture_spin (300);
  panel_fixture_take_pictures (&fixture->panel, "verify-dialog-narrow");
  panel_fixture_click (dialog, "_Send the Citations");
  panel_wait_until (panel_fixture_find_label (dialog, "Several (1)") != NULL);
  panel_fixture_spin (300);
  panel_fixture_take_pictures (&fixture->panel, "verify-dialog-narrow-answers");
}

static void
test_nothing (Fixture *fixture,
              gconstpointer data)
{
  GtkWidget *dialog = show_dialog (fixture, "Only words.\n");

  panel_wait_until (panel_fixture_find_label (dialog, "Nothing to Ask") != NULL);
  panel_fixture_take_picture (&fixture->panel, "verify-dialog-nothing");
}

int
main (int argc,
      char *argv[])
{
  panel_fixture_init (&argc, &argv);

#define add(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  add ("/verify-dialog/asks-first", test_asks_first);
  add ("/verify-dialog/token", test_token);
  add ("/verify-dialog/cancel", test_cancel);
  add ("/verify-dialog/offline", test_offline);
  add ("/verify-dialog/busy", test_busy);
  add ("/verify-dialog/broken", test_broken);
  add ("/verify-dialog/narrow", test_narrow);
  add ("/verify-dialog/nothing", test_nothing);
#undef add

  return g_test_run ();
}
