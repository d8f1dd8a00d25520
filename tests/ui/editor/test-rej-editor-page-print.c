/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include <string.h>

#include "panel-fixture.h"
#include "rej-editor-page.h"
#include "stand-in-portal.h"

/* Ctrl+P hands the printer the PDF that an agency would get. */

typedef struct
{
  PanelFixture panel;
  RejEditorPage *page;
  StandInPortal *portal;
} Fixture;

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  panel_fixture_set_up (&fixture->panel);
  panel_fixture_open (&fixture->panel, "---\ntitle: On Paper\n---\n\n# On Paper\n\nA paragraph to be printed.\n");
  fixture->portal = stand_in_portal_new ();
  fixture->page = rej_editor_page_new (fixture->panel.document);
  panel_fixture_show (&fixture->panel, GTK_WIDGET (fixture->page), 900, 600);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  panel_fixture_tear_down (&fixture->panel);
  g_clear_pointer (&fixture->portal, stand_in_portal_free);
}

static const StandInPortalCall *
print (Fixture *fixture,
       guint n)
{
  const StandInPortalCall *call = NULL;

  g_action_group_activate_action (rej_editor_page_get_actions (fixture->page), "print", NULL);
  panel_wait_until ((call = stand_in_portal_get_call (fixture->portal, "Print.Print", n)) != NULL);
  return call;
}

/* Nobody else may find the comment afterwards. */
static void
wait_until_gone (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  panel_wait_until (!g_file_test (folder, G_FILE_TEST_EXISTS));
}

static void
test_print (Fixture *fixture,
            gconstpointer data)
{
  const StandInPortalCall *call = print (fixture, 0);
  GBytes *bytes = NULL;

  g_assert_cmpuint (call->files->len, ==, 1);
  bytes = call->files->pdata[0];
  g_assert_cmpuint (g_bytes_get_size (bytes), >, 1000);
  g_assert_cmpint (memcmp (g_bytes_get_data (bytes, NULL), "%PDF-", 5), ==, 0);
  wait_until_gone (call->paths[0]);
}

static void
test_dismiss (Fixture *fixture,
              gconstpointer data)
{
  const StandInPortalCall *call = NULL;

  stand_in_portal_set_manner (fixture->portal, "Print", STAND_IN_PORTAL_CANCELS);
  call = print (fixture, 0);
  wait_until_gone (call->paths[0]);
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc,
      char *argv[])
{
  panel_fixture_init (&argc, &argv);

  ADD ("/editor-page/print", test_print);
  ADD ("/editor-page/print-dismissed", test_dismiss);

  return g_test_run ();
}
