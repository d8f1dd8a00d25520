/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include <locale.h>

#include "walk.h"

/* test-rej-translation MODE WORDS [LOOK]: the whole program in a language and a look. MODE is "pseudo" or "mirrored", with
 * build-aux/pseudo-catalogue as WORDS, or a language, with the folder of catalogues. */

/* What dialogs show of a citation style, of the sources cited, of the languages to spell in, and of what services tell. */
#define EXAMPLES                                                                                                                    \
  "85 Fed. Reg. 56,338 · 8 C.F.R. § 103.16 · Pub. L. No. 104-4 85 Fed. Reg. 56,338 (2020) 84 Fed. Reg. 99,999 82 Fed. Reg. 60,602 " \
  "5 U.S.C. § 553 English (United States) zoe@example.org mhr-ab12-cd34 EPA-HQ-OAR-2003-0129-0001 A Rule That Is Closed"

/* Campaigns come in the language of their file where the program is not installed. */
static void
know_campaigns (Walk *self)
{
  static const char *const campaigns[] = { "any-rule.xml", "biometrics-2020.xml", "biometrics-2025.xml" };

  for (gsize i = 0; i < G_N_ELEMENTS (campaigns); i++)
    {
      g_autofree char *path = g_build_filename (g_getenv ("REJOINDER_DATA"), "campaigns", campaigns[i], NULL);
      g_autofree char *xml = NULL;

      g_assert_true (g_file_get_contents (path, &xml, NULL, NULL));
      walk_know (self, xml);
    }
  g_string_replace (self->known, "&amp;", "&", 0);
  walk_know (self, EXAMPLES);
}

/* Made anew from the sources, so that no text is forgotten. */
static char *
make_pseudo_catalogue (const char *script,
                       const char *folder)
{
  g_autofree char *locale = g_build_filename (folder, "locale", NULL);
  g_autofree char *path = g_build_filename (locale, "en", "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, script, path, NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (process, NULL, &error));
  return g_steal_pointer (&locale);
}

/* Services on this computer, so that nothing else is asked. */
static void
set_up_services (Walk *self)
{
  static const char *const keys[] = {
    [REJ_ONLINE_FEDERAL_REGISTER] = "federal-register-url",
    [REJ_ONLINE_ECFR] = "ecfr-url",
    [REJ_ONLINE_COURT_LISTENER] = "courtlistener-url",
  };
  RejWorkspace *workspace = rej_application_get_workspace (self->application);
  g_autofree char *address = NULL;

  self->regulations = stand_in_regulations_new (WALK_KEY, NULL);
  address = g_strconcat (stand_in_server_get_address (self->regulations), "/v4", NULL);
  g_settings_set_string (rej_workspace_get_settings (workspace), "regulations-url", address);
  self->services[REJ_ONLINE_FEDERAL_REGISTER] = stand_in_federal_register_new ();
  self->services[REJ_ONLINE_ECFR] = stand_in_ecfr_new ();
  self->services[REJ_ONLINE_COURT_LISTENER] = stand_in_court_listener_new ("good-token");
  for (guint i = 0; i < REJ_ONLINE_N_SERVICES; i++)
    g_settings_set_string (rej_workspace_get_settings (workspace), keys[i], stand_in_server_get_address (self->services[i]));
}

/* An alert whose heading is too wide for large letters shows it in smaller ones, in lines; libadwaita 1.7 measures both, and
 * GTK warns of the first. */
static GLogWriterOutput
write_log (GLogLevelFlags level,
           const GLogField *fields,
           gsize n_fields,
           gpointer user_data)
{
  gpointer label = NULL;

  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE") && sscanf (fields[i].value, "Trying to measure GtkLabel %p for width", &label) == 1 &&
        gtk_widget_get_ancestor (label, ADW_TYPE_ALERT_DIALOG) != NULL && gtk_widget_has_css_class (label, "title-2"))
      return G_LOG_WRITER_HANDLED;
  return g_log_writer_default (level, fields, n_fields, NULL);
}

static void
set_look (const char *look)
{
  if (g_str_equal (look, "dark"))
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  else if (g_str_equal (look, "large"))
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 192 * 1024, NULL);
}

static void
test_walk (gconstpointer data)
{
  Walk *self = (gpointer) data;
  RejWorkspace *workspace = rej_application_get_workspace (self->application);

  panel_wait_until (rej_workspace_get_listed (workspace) && rej_workspace_get_campaigns_read (workspace));
  walk_library (self);
  walk_panels (self);
  walk_editor (self);
  walk_filing (self);
  /* A narrow window has no place for some of them. */
  if (g_str_equal (self->look, "plain"))
    walk_report_places (self);
  for (guint i = 0; i < self->problems->len; i++)
    g_test_message ("%s", (const char *) self->problems->pdata[i]);
  g_assert_cmpuint (self->problems->len, ==, 0);
}

int
main (int argc,
      char *argv[])
{
  g_autoptr (RejApplication) application = NULL;
  g_autofree char *library = g_dir_make_tmp ("rejoinder-library-XXXXXX", NULL);
  g_autofree char *name = NULL;
  g_autofree char *locale = NULL;
  Walk self = { .problems = g_ptr_array_new_with_free_func (g_free) };

  g_assert_cmpint (argc, >=, 3);
  self.mode = argv[1];
  self.look = argc > 3 ? argv[3] : "plain";
  self.places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.folder = g_dir_make_tmp ("rejoinder-walk-XXXXXX", NULL);
  g_setenv ("LANGUAGE", walk_is_pseudo (&self) ? "en" : self.mode, TRUE);
  g_setenv ("LC_ALL", "en_US.UTF-8", TRUE);
  g_setenv ("REJOINDER_LIBRARY", library, TRUE);
  /* There is no setting for it that a program may change. */
  if (g_str_equal (self.look, "contrast"))
    g_setenv ("ADW_DEBUG_HIGH_CONTRAST", "1", TRUE);
  locale = walk_is_pseudo (&self) ? make_pseudo_catalogue (argv[2], library) : g_strdup (argv[2]);
  bindtextdomain (GETTEXT_PACKAGE, locale);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  panel_fixture_init (&argc, &argv);
  if (setlocale (LC_ALL, "") == NULL)
    {
      g_print ("1..0 # SKIP this machine has no locale en_US.UTF-8\n");
      return 0;
    }
  if (g_str_equal (self.mode, "mirrored"))
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  self.known = g_string_new (NULL);
  know_campaigns (&self);
  application = rej_application_new ();
  self.application = application;
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_application_hold (G_APPLICATION (application));
  g_log_set_writer_func (write_log, NULL, NULL);
  set_up_services (&self);
  set_look (self.look);

  name = g_strconcat ("/walk/", self.mode, "/", self.look, NULL);
  g_test_add_data_func (name, &self, test_walk);
  return g_test_run ();
}
