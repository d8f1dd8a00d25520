/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include <locale.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "panel-fixture.h"
#include "rej-application.h"
#include "rej-new-comment-dialog.h"
#include "rej-window.h"

/* test-rej-translation pseudo|mirrored SCRIPT, or LANGUAGE FOLDER-OF-CATALOGUES: every page and dialog in a language. In the language that nobody
 * speaks (build-aux/pseudo-catalogue) each text of ours stands in ⟦brackets⟧: a label without them was never given to
 * translators, one with letters outside was glued together from pieces. In every language, a label that is cut and says
 * nothing when it is pointed at has lost its words. Each stop leaves a picture. */

#define OPEN "⟦"
#define CLOSE "⟧"

/* What dialogs show of a citation style, of the sources cited, and of the languages to spell in. */
#define EXAMPLE " 85 Fed. Reg. 56,338 · 8 C.F.R. § 103.16 · Pub. L. No. 104-4 85 Fed. Reg. 56,338 (2020) 5 U.S.C. § 553 English (United States) "

static const char source[] =
    "---\ntitle: 12345\ndocket: USCIS-2019-0007\ncampaign: biometrics-2020\n---\n\n"
    "# 1\n\n85 Fed. Reg. 56338 (2020). 8 CFR 103.16. 5 U.S.C § 553. [[1234]]\n\n## 2\n\n123-45-6789[^1]\n\n[^1]: *Id.* 7.\n";

typedef struct
{
  RejApplication *application;
  RejWindow *window;
  const char *mode;
  char *known; /* what campaigns and the comment say, and may be shown as it is */
  GPtrArray *problems;
  const char *page;
} Walk;

static gboolean
is_pseudo (Walk *self)
{
  return g_str_equal (self->mode, "pseudo") || g_str_equal (self->mode, "mirrored");
}

static char *
normalize (const char *text)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_auto (GStrv) parts = g_strsplit_set (text, " \t\n", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", parts[i]);
  return g_string_free_and_steal (g_steal_pointer (&words));
}

/* Names of things and formats, which stay what they are in every language; keys and a word that the toolkit names. */
static gboolean
is_name (const char *word)
{
  static const char *const names[] = {
    "Rejoinder",
    "Markdown",
    "PDF",
    "XML",
    "URL",
    "Bluebook",
    "CourtListener",
    "eCFR",
    "federalregister.gov",
    "courtlistener.com",
    "regulations.gov",
    "ecfr.gov",
    "govinfo",
    "govinfo.gov",
    "GitHub",
    "CSV",
    "Ctrl",
    "Alt",
    "Shift",
    "Return",
    "Up",
    "Down",
    "Left",
    "Right",
    "Search",
    "Dismiss",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (word, names[i]))
      return TRUE;
  return FALSE;
}

/* Whether a text has words of a language that stand outside brackets. */
static gboolean
has_bare_words (Walk *self,
                const char *text,
                gboolean *is_marked)
{
  g_autoptr (GString) outside = g_string_new (NULL);
  g_autofree char *bare = NULL;
  g_auto (GStrv) words = NULL;
  guint depth = 0;

  *is_marked = FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_str_has_prefix (p, OPEN))
        depth++, *is_marked = TRUE;
      else if (g_str_has_prefix (p, CLOSE))
        depth -= depth > 0;
      else if (depth == 0)
        g_string_append_unichar (outside, g_utf8_get_char (p));
    }
  bare = normalize (outside->str);
  if (*bare == '\0' || strstr (self->known, bare) != NULL)
    return FALSE;
  words = g_regex_split_simple ("[^\\p{L}.]+", bare, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT);
  for (guint i = 0; words[i] != NULL; i++)
    if (g_utf8_strlen (words[i], -1) > 1 && g_regex_match_simple ("\\p{Ll}", words[i], G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT) && !is_name (words[i]))
      return TRUE;
  return FALSE;
}

static void
report (Walk *self,
        const char *what,
        const char *text)
{
  char *problem = g_strdup_printf ("%s: %s: “%s”", self->page, what, text);

  if (!g_ptr_array_find_with_equal_func (self->problems, problem, g_str_equal, NULL))
    g_ptr_array_add (self->problems, problem);
  else
    g_free (problem);
}

static void
check_text (Walk *self,
            const char *text)
{
  gboolean is_marked;

  if (text == NULL || !is_pseudo (self) || !has_bare_words (self, text, &is_marked))
    return;
  report (self, is_marked ? "glued together" : "not translated", text);
}

static gboolean
has_tooltip (GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (gtk_widget_get_has_tooltip (widget))
      return TRUE;
  return FALSE;
}

static gboolean
is_within (GtkWidget *widget,
           const char *name)
{
  GType type = g_type_from_name (name);

  return type != G_TYPE_INVALID && gtk_widget_get_ancestor (widget, type) != NULL;
}

static void
check_label (Walk *self,
             GtkLabel *label)
{
  check_text (self, gtk_label_get_text (label));
  /* Words a third longer than any language's need not fit where four stand side by side. */
  if (is_pseudo (self) && is_within (GTK_WIDGET (label), "AdwInlineViewSwitcher"))
    return;
  if (pango_layout_is_ellipsized (gtk_label_get_layout (label)) && !has_tooltip (GTK_WIDGET (label)) &&
      strstr (self->known, gtk_label_get_text (label)) == NULL)
    report (self, "cut", gtk_label_get_text (label));
}

static void
check_widget (Walk *self,
              GtkWidget *widget)
{
  /* Keys have the names the toolkit gives them, text views and entries hold what people write. */
  static const char *const skipped[] = { "GtkShortcutLabel", "GtkText", "GtkTextView", "RejCommentView", "AdwAboutDialog", "AdwWindowTitle", "RejTemplatePage" };

  if (!gtk_widget_get_mapped (widget))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (skipped); i++)
    {
      GType type = g_type_from_name (skipped[i]);

      if (type != G_TYPE_INVALID && g_type_is_a (G_OBJECT_TYPE (widget), type))
        return;
    }
  if (GTK_IS_LABEL (widget))
    check_label (self, GTK_LABEL (widget));
  check_text (self, gtk_widget_get_tooltip_text (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    check_widget (self, child);
}

static void
take_picture (Walk *self)
{
  PanelFixture panel = { .window = GTK_WINDOW (self->window) };
  g_autofree char *name = g_strconcat (self->mode, "-", self->page, NULL);

  panel_fixture_take_picture (&panel, name);
}

static AdwDialog *
get_dialog (Walk *self)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window));
}

static void
look (Walk *self,
      const char *page)
{
  self->page = page;
  panel_fixture_spin (150);
  take_picture (self);
  check_widget (self, get_dialog (self) != NULL ? GTK_WIDGET (get_dialog (self)) : GTK_WIDGET (self->window));
}

static void
look_at_dialog (Walk *self,
                const char *page)
{
  AdwDialog *dialog = NULL;

  panel_wait_until ((dialog = get_dialog (self)) != NULL);
  look (self, page);
  adw_dialog_force_close (dialog);
  panel_wait_until (get_dialog (self) == NULL);
}

static void
activate (Walk *self,
          const char *action)
{
  g_auto (GStrv) parts = g_strsplit (action, ".", 2);

  if (g_str_equal (parts[0], "app"))
    g_action_group_activate_action (G_ACTION_GROUP (self->application), parts[1], NULL);
  else if (!gtk_widget_activate_action (GTK_WIDGET (self->window), action, NULL))
    g_error ("there is no action %s", action);
}

static void
close_window (Walk *self)
{
  gtk_window_close (GTK_WINDOW (self->window));
  panel_wait_until (gtk_application_get_windows (GTK_APPLICATION (self->application)) == NULL);
  panel_wait_until (!rej_workspace_get_busy (rej_application_get_workspace (self->application)));
}

static void
open_window (Walk *self,
             int width,
             int height)
{
  self->window = rej_window_new (GTK_APPLICATION (self->application), rej_application_get_workspace (self->application), NULL);
  gtk_window_set_default_size (GTK_WINDOW (self->window), width, height);
  gtk_window_present (GTK_WINDOW (self->window));
}

static RejEditorPage *
open_comment (Walk *self,
              const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "1.md", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  RejEditorPage *page = NULL;
  GtkTextBuffer *buffer = NULL;
  GtkTextIter end;

  g_assert_true (g_file_set_contents (path, source, -1, NULL));
  rej_window_open_file (self->window, file);
  panel_wait_until ((page = rej_window_get_editor_page (self->window)) != NULL);
  panel_wait_until (rej_document_get_settled (rej_editor_page_get_document (page)));
  buffer = GTK_TEXT_BUFFER (rej_document_get_buffer (rej_editor_page_get_document (page)));
  /* The first edit makes a draft. */
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert_interactive (buffer, &end, "3", -1, TRUE);
  panel_fixture_spin (300);
  return page;
}

/* The help is a window of its own. */
static void
look_at_help (Walk *self)
{
  RejWindow *window = self->window;
  GtkWindow *help = NULL;

  activate (self, "app.help");
  panel_wait_until ((help = gtk_application_get_active_window (GTK_APPLICATION (self->application))) != GTK_WINDOW (window));
  self->window = (RejWindow *) help;
  self->page = "help";
  panel_fixture_spin (150);
  take_picture (self);
  check_widget (self, GTK_WIDGET (help));
  gtk_window_destroy (help);
  self->window = window;
}

/* The template stays English; beside it stands, paragraph by paragraph, what it says. */
static void
look_at_reading_aid (Walk *self)
{
  GtkWidget *label = NULL;
  GtkWidget *original = NULL;
  RejEditorPage *page = NULL;

  open_window (self, 1180, 780);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.new-comment-from", "s", "any-rule");
  panel_wait_until (get_dialog (self) != NULL);
  rej_new_comment_dialog_create (REJ_NEW_COMMENT_DIALOG (get_dialog (self)));
  panel_wait_until ((page = rej_window_get_editor_page (self->window)) != NULL);
  panel_wait_until (rej_document_get_settled (rej_editor_page_get_document (page)));
  rej_editor_page_show_panel (page, "concerns");
  panel_fixture_spin (200);
  panel_fixture_click (GTK_WIDGET (self->window), "Plantilla…");
  panel_wait_until ((label = panel_fixture_find_label (GTK_WIDGET (self->window),
                                                       "[[Apoyo / Me opongo a / Cambiaría]] esta norma, porque [[su razón principal en una frase]].")) != NULL);
  original = gtk_widget_get_prev_sibling (label);
  g_assert_true (GTK_IS_LABEL (original));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (original)), ==,
                   "I [[support / oppose / would change]] this rule, because [[your main reason in one sentence]].");
  look (self, "reading-aid");
  close_window (self);
}

static void
walk (Walk *self,
      const char *folder)
{
  static const char *const panels[] = { "concerns", "rule", "checks", "outline" };
  static const struct
  {
    const char *action;
    const char *page;
  } dialogs[] = {
    { "app.preferences", "preferences" },
    { "app.shortcuts", "shortcuts" },
    { "app.about", "about" },
    { "comment.history", "history" },
    { "comment.insert-citation", "insert-citation" },
    { "comment.file", "file" },
    { "comment.link", "link" },
    { "comment.authorities", "authorities" },
    { "comment.make-consistent", "make-consistent" },
    { "comment.private-names", "private-names" },
    { "comment.verify-online", "verify-online" },
  };
  RejEditorPage *page = NULL;

  open_window (self, 1180, 780);
  look (self, "start");
  activate (self, "win.new-comment");
  look_at_dialog (self, "new-comment");
  page = open_comment (self, folder);
  for (gsize i = 0; i < G_N_ELEMENTS (panels); i++)
    {
      rej_editor_page_show_panel (page, panels[i]);
      look (self, panels[i]);
    }
  activate (self, "comment.replace");
  look (self, "replace");
  for (gsize i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      activate (self, dialogs[i].action);
      look_at_dialog (self, dialogs[i].page);
    }
  look_at_help (self);
  close_window (self);
  open_window (self, 1180, 780);
  panel_wait_until (g_list_model_get_n_items (rej_workspace_get_drafts (rej_application_get_workspace (self->application))) > 0);
  look (self, "library");
  close_window (self);

  if (g_str_equal (self->mode, "es"))
    look_at_reading_aid (self);
  open_window (self, 360, 640);
  look (self, "library-narrow");
  page = open_comment (self, folder);
  look (self, "editor-narrow");
  rej_editor_page_show_panel (page, "checks");
  look (self, "checks-narrow");
  close_window (self);
}

/* Campaigns come in the language of their file where the program is not installed. */
static char *
read_known (void)
{
  static const char *const campaigns[] = { "any-rule.xml", "biometrics-2020.xml", "biometrics-2025.xml" };
  g_autoptr (GString) all = g_string_new (source);

  for (gsize i = 0; i < G_N_ELEMENTS (campaigns); i++)
    {
      g_autofree char *path = g_build_filename (g_getenv ("REJOINDER_DATA"), "campaigns", campaigns[i], NULL);
      g_autofree char *xml = NULL;

      g_assert_true (g_file_get_contents (path, &xml, NULL, NULL));
      g_string_append_c (all, '\n');
      g_string_append (all, xml);
    }
  g_string_replace (all, "&amp;", "&", 0);
  g_string_append (all, EXAMPLE);
  return normalize (all->str);
}

static void
test_walk (gconstpointer data)
{
  Walk *self = (gpointer) data;
  g_autofree char *folder = g_dir_make_tmp ("rejoinder-walk-XXXXXX", NULL);
  RejWorkspace *workspace = rej_application_get_workspace (self->application);

  panel_wait_until (rej_workspace_get_listed (workspace) && rej_workspace_get_campaigns_read (workspace));
  walk (self, folder);
  for (guint i = 0; i < self->problems->len; i++)
    g_test_message ("%s", (const char *) self->problems->pdata[i]);
  g_assert_cmpuint (self->problems->len, ==, 0);
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
  g_setenv ("LANGUAGE", is_pseudo (&self) ? "en" : self.mode, TRUE);
  g_setenv ("LC_ALL", "en_US.UTF-8", TRUE);
  g_setenv ("REJOINDER_LIBRARY", library, TRUE);
  locale = is_pseudo (&self) ? make_pseudo_catalogue (argv[2], library) : g_strdup (argv[2]);
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
  self.known = read_known ();
  application = rej_application_new ();
  self.application = application;
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_application_hold (G_APPLICATION (application));

  name = g_strconcat ("/translation/", self.mode, NULL);
  g_test_add_data_func (name, &self, test_walk);
  return g_test_run ();
}
