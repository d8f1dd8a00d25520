/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "walk.h"

#include <string.h>

#define OPEN "⟦"
#define CLOSE "⟧"

gboolean
walk_is_pseudo (Walk *self)
{
  return g_str_equal (self->mode, "pseudo") || g_str_equal (self->mode, "mirrored");
}

const char *
walk_translate (const char *text)
{
  return g_dgettext (GETTEXT_PACKAGE, text);
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

void
walk_know (Walk *self,
           const char *text)
{
  g_autofree char *words = normalize (text);

  g_string_append_printf (self->known, "%s ", words);
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
    "bytes",
    "kB",
    ".md",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (word, names[i]))
      return TRUE;
  return FALSE;
}

/* What the toolkit says by itself, from its own catalogues. */
static gboolean
is_toolkits (const char *text)
{
  static const char *const texts[] = { "Clear Entry", "Show Password", "Hide Password", "Search", "Dismiss" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_str_equal (text, texts[i]))
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
  if (*bare == '\0' || strstr (self->known->str, bare) != NULL || is_toolkits (bare) || g_str_has_prefix (bare, "https://"))
    return FALSE;
  words = g_regex_split_simple ("[^\\p{L}.]+", bare, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT);
  for (guint i = 0; words[i] != NULL; i++)
    if (g_utf8_strlen (words[i], -1) > 1 && g_regex_match_simple ("\\p{Ll}", words[i], G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT) && !is_name (words[i]))
      return TRUE;
  return FALSE;
}

void
walk_report (Walk *self,
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

  if (text == NULL || !walk_is_pseudo (self) || !has_bare_words (self, text, &is_marked))
    return;
  walk_report (self, is_marked ? "glued together" : "not translated", text);
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

/* Whether words lie outside what holds them, where nobody can scroll to them. */
static gboolean
is_out_of_sight (GtkWidget *widget)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_native (widget));
  graphene_rect_t bounds;
  graphene_rect_t within;
  gboolean can_scroll = is_within (widget, "GtkScrolledWindow");

  /* The other page of a view that shows one at a time waits at its side. */
  if (is_within (widget, "AdwNavigationSplitView"))
    return FALSE;
  if (!gtk_widget_compute_bounds (widget, root, &bounds) || !gtk_widget_compute_bounds (root, root, &within))
    return FALSE;
  if (bounds.origin.x < within.origin.x - 1 || bounds.origin.x + bounds.size.width > within.origin.x + within.size.width + 1)
    return TRUE;
  return !can_scroll && bounds.size.height > 0 &&
         (bounds.origin.y < within.origin.y - 1 || bounds.origin.y + bounds.size.height > within.origin.y + within.size.height + 1);
}

/* What a campaign or a comment says, whole or as an excerpt “in quotation marks…”. */
static gboolean
is_known (Walk *self,
          const char *text)
{
  g_autofree char *words = normalize (text);
  g_autoptr (GRegex) quoted = g_regex_new ("^.*?[“«](.*)[”»].*$", G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  g_autofree char *inner = g_regex_replace (quoted, words, -1, 0, "\\1", G_REGEX_MATCH_DEFAULT, NULL);
  char *begin = inner;

  if (g_str_has_suffix (begin, "…"))
    begin[strlen (begin) - strlen ("…")] = '\0';
  return strstr (self->known->str, begin) != NULL;
}

/* Where letters are large or the window is narrow, the title of a window between its buttons, what stands for an empty entry
 * and the value of a choice may be cut: each is there a second time, in the menu that led here, in the entry and in the
 * list of values. */
static gboolean
may_be_cut (Walk *self,
            GtkWidget *label)
{
  return (g_str_equal (self->look, "large") || g_str_equal (self->look, "narrow")) &&
         ((is_within (label, "AdwHeaderBar") && gtk_widget_has_css_class (label, "title") && !is_within (label, "AdwDialog")) || is_within (label, "AdwEntryRow") || is_within (label, "AdwComboRow"));
}

static void
check_label (Walk *self,
             GtkLabel *label)
{
  const char *text = gtk_label_get_text (label);

  check_text (self, text);
  if (!gtk_widget_get_mapped (GTK_WIDGET (label)) || *text == '\0')
    return;
  if (is_out_of_sight (GTK_WIDGET (label)))
    walk_report (self, "out of sight", text);
  if (pango_layout_is_ellipsized (gtk_label_get_layout (label)) && !has_tooltip (GTK_WIDGET (label)) && !is_known (self, text) && !may_be_cut (self, GTK_WIDGET (label)))
    walk_report (self, "cut", text);
}

/* What stands between bars lies under them where it gets less than it asks for. */
static void
check_room (Walk *self,
            GtkWidget *content)
{
  g_autofree char *sizes = NULL;
  int width = 0;
  int height = 0;

  if (content == NULL || !gtk_widget_get_mapped (content))
    return;
  gtk_widget_measure (content, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (content, GTK_ORIENTATION_VERTICAL, MAX (width, gtk_widget_get_width (content)), &height, NULL, NULL, NULL);
  width -= gtk_widget_get_margin_start (content) + gtk_widget_get_margin_end (content);
  height -= gtk_widget_get_margin_top (content) + gtk_widget_get_margin_bottom (content);
  if (width <= gtk_widget_get_width (content) && height <= gtk_widget_get_height (content))
    return;
  sizes = g_strdup_printf ("%s, %d × %d of %d × %d", G_OBJECT_TYPE_NAME (content), gtk_widget_get_width (content), gtk_widget_get_height (content), width, height);
  walk_report (self, "too little room", sizes);
}

void
walk_note_place (Walk *self,
                 const char *place,
                 gboolean is_shown)
{
  gpointer value = NULL;

  if (!g_hash_table_lookup_extended (self->places, place, NULL, &value))
    g_hash_table_insert (self->places, g_strdup (place), GINT_TO_POINTER (is_shown));
  else if (is_shown && !GPOINTER_TO_INT (value))
    g_hash_table_insert (self->places, g_strdup (place), GINT_TO_POINTER (TRUE));
}

/* The template a widget stands in; NULL for a part of one of the toolkit's own widgets. */
const char *
walk_get_owner (GtkWidget *widget)
{
  for (GtkWidget *owner = gtk_widget_get_parent (widget); owner != NULL; owner = gtk_widget_get_parent (owner))
    if (GTK_IS_DROP_DOWN (owner) || GTK_IS_POPOVER_MENU (owner) || ADW_IS_COMBO_ROW (owner) || ADW_IS_PREFERENCES_DIALOG (owner))
      return NULL;
    else if (g_str_has_prefix (G_OBJECT_TYPE_NAME (owner), "Rej"))
      return G_OBJECT_TYPE_NAME (owner);
  return NULL;
}

const char *
walk_get_id (GtkWidget *widget)
{
  const char *id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget));

  return id != NULL && !g_str_has_prefix (id, "___") ? id : NULL;
}

static void
note_pages (Walk *self,
            GtkWidget *stack,
            GtkSelectionModel *pages,
            GtkWidget *visible)
{
  const char *owner = walk_get_owner (stack);

  for (guint i = 0; owner != NULL && walk_get_id (stack) != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (pages)); i++)
    {
      g_autoptr (GObject) page = g_list_model_get_item (G_LIST_MODEL (pages), i);
      g_autofree char *name = NULL;
      g_autofree char *place = NULL;
      g_autoptr (GtkWidget) child = NULL;

      g_object_get (page, "name", &name, "child", &child, NULL);
      place = g_strdup_printf ("%s, page “%s” of %s", owner, name, walk_get_id (stack));
      walk_note_place (self, place, child == visible);
    }
}

static void
note_widget (Walk *self,
             GtkWidget *widget)
{
  g_autofree char *place = NULL;

  if (g_str_has_prefix (G_OBJECT_TYPE_NAME (widget), "Rej"))
    walk_note_place (self, G_OBJECT_TYPE_NAME (widget), TRUE);
  if (GTK_IS_STACK (widget))
    note_pages (self, widget, gtk_stack_get_pages (GTK_STACK (widget)), gtk_stack_get_visible_child (GTK_STACK (widget)));
  else if (ADW_IS_VIEW_STACK (widget))
    note_pages (self, widget, adw_view_stack_get_pages (ADW_VIEW_STACK (widget)), adw_view_stack_get_visible_child (ADW_VIEW_STACK (widget)));
  else if (ADW_IS_BANNER (widget) && walk_get_owner (widget) != NULL && walk_get_id (widget) != NULL)
    {
      place = g_strdup_printf ("%s, %s", walk_get_owner (widget), walk_get_id (widget));
      walk_note_place (self, place, adw_banner_get_revealed (ADW_BANNER (widget)));
    }
}

/* Keys have the names the toolkit gives them, text views and entries hold what people write. */
static gboolean
is_skipped (GtkWidget *widget)
{
  static const char *const skipped[] = { "GtkShortcutLabel", "GtkText", "GtkTextView", "RejCommentView", "AdwAboutDialog", "AdwWindowTitle", "RejTemplatePage" };

  for (gsize i = 0; i < G_N_ELEMENTS (skipped); i++)
    {
      GType type = g_type_from_name (skipped[i]);

      if (type != G_TYPE_INVALID && g_type_is_a (G_OBJECT_TYPE (widget), type))
        return TRUE;
    }
  return FALSE;
}

/* All words that can be seen in a widget. */
void
walk_check_widget (Walk *self,
                   GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget) && !is_within (widget, "GtkPopoverMenu"))
    return;
  note_widget (self, widget);
  if (ADW_IS_TOOLBAR_VIEW (widget))
    check_room (self, adw_toolbar_view_get_content (ADW_TOOLBAR_VIEW (widget)));
  if (is_skipped (widget))
    return;
  if (GTK_IS_LABEL (widget))
    check_label (self, GTK_LABEL (widget));
  check_text (self, gtk_widget_get_tooltip_text (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    walk_check_widget (self, child);
}

void
walk_take_picture (Walk *self,
                   GtkWidget *widget,
                   const char *part)
{
  g_autofree char *name = g_strconcat ("walk-", self->mode, "-", self->look, "-", self->page, part != NULL ? "-" : "", part, NULL);

  if (g_getenv ("REJOINDER_PICTURES") != NULL)
    panel_fixture_take_picture_of (widget, name);
}

static gboolean
is_laid_out (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return TRUE;
  if (ADW_IS_TOOLBAR_VIEW (widget) && adw_toolbar_view_get_content (ADW_TOOLBAR_VIEW (widget)) != NULL && gtk_widget_get_width (adw_toolbar_view_get_content (ADW_TOOLBAR_VIEW (widget))) == 0)
    return FALSE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (!is_laid_out (child))
      return FALSE;
  return TRUE;
}

/* A page that has just come has no size yet, and a sheet that is coming up lies below its window. */
static gboolean
is_at_rest (GtkWidget *root)
{
  GtkWidget *bottom = walk_find (root, ADW_TYPE_BOTTOM_SHEET);
  graphene_rect_t bounds;

  if (!is_laid_out (root))
    return FALSE;
  if (bottom == NULL || !adw_bottom_sheet_get_open (ADW_BOTTOM_SHEET (bottom)))
    return TRUE;
  return gtk_widget_compute_bounds (adw_bottom_sheet_get_sheet (ADW_BOTTOM_SHEET (bottom)), bottom, &bounds) &&
         bounds.origin.y + bounds.size.height < gtk_widget_get_height (bottom) + 1;
}

static void
look_at (Walk *self,
         GtkWidget *picture,
         GtkWidget *root,
         const char *page)
{
  g_set_str (&self->page, page);
  g_test_message ("look at %s", page);
  panel_fixture_spin (60);
  panel_wait_until (is_at_rest (root));
  walk_take_picture (self, picture, NULL);
  walk_check_widget (self, root);
  walk_check_letters (self, root);
  walk_look_at_popovers (self, root);
}

AdwDialog *
walk_get_dialog (Walk *self)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window));
}

/* What is in front: the dialog that is open, else the window. */
static GtkWidget *
get_front (Walk *self)
{
  return walk_get_dialog (self) != NULL ? GTK_WIDGET (walk_get_dialog (self)) : GTK_WIDGET (self->window);
}

void
walk_look (Walk *self,
           const char *page)
{
  look_at (self, GTK_WIDGET (self->window), get_front (self), page);
}

/* What is in a dialog is not there before its first frame, in which its size decides how it looks. */
static gboolean
is_there (AdwDialog *dialog)
{
  return dialog != NULL && gtk_widget_get_mapped (GTK_WIDGET (dialog)) && (adw_dialog_get_child (dialog) == NULL || gtk_widget_get_mapped (adw_dialog_get_child (dialog)));
}

AdwDialog *
walk_wait_for_dialog (Walk *self)
{
  panel_wait_until (is_there (walk_get_dialog (self)));
  return walk_get_dialog (self);
}

void
walk_close_dialog (Walk *self)
{
  AdwDialog *dialog = walk_get_dialog (self);

  adw_dialog_force_close (dialog);
  panel_wait_until (walk_get_dialog (self) != dialog);
}

void
walk_look_at_dialog (Walk *self,
                     const char *page)
{
  walk_wait_for_dialog (self);
  walk_look (self, page);
  walk_close_dialog (self);
}

void
walk_look_at_window (Walk *self,
                     GtkWindow *window,
                     const char *page)
{
  look_at (self, GTK_WIDGET (window), GTK_WIDGET (window), page);
}

/* Every template there is, too: those that nothing leads to. */
static void
note_templates (Walk *self)
{
  g_auto (GStrv) names = g_resources_enumerate_children ("/rejoinder/ui", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert_nonnull (names);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat ("/rejoinder/ui/", names[i], NULL);
      g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      g_autoptr (GRegex) regex = g_regex_new ("<template class=\"(\\w+)\"", G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *type = NULL;

      g_assert_true (g_regex_match_full (regex, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), 0, 0, &match, NULL));
      type = g_match_info_fetch (match, 1);
      walk_note_place (self, type, FALSE);
    }
}

void
walk_report_places (Walk *self)
{
  GHashTableIter iter;
  gpointer place = NULL;
  gpointer is_shown = NULL;
  guint n = 0;

  note_templates (self);
  g_set_str (&self->page, "the whole walk");
  g_hash_table_iter_init (&iter, self->places);
  while (g_hash_table_iter_next (&iter, &place, &is_shown))
    if (GPOINTER_TO_INT (is_shown))
      n++;
    else
      walk_report (self, "never shown", place);
  g_test_message ("%u places were shown", n);
}

GtkWidget *
walk_find (GtkWidget *root,
           GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type) && gtk_widget_get_mapped (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = walk_find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The text of a label has no mark for its key. */
static GtkWidget *
find_label (Walk *self,
            const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "_", -1);
  g_autofree char *shown = g_strjoinv ("", parts);

  return panel_fixture_find_label (get_front (self), shown);
}

GtkWidget *
walk_wait_for (Walk *self,
               const char *text)
{
  GtkWidget *label = NULL;

  g_test_message ("wait for “%s”", text);
  panel_wait_until ((label = find_label (self, walk_translate (text))) != NULL);
  return label;
}

/* The row, check button or the like that has a label. */
GtkWidget *
walk_get_row (Walk *self,
              const char *text,
              GType type)
{
  GtkWidget *row = gtk_widget_get_ancestor (walk_wait_for (self, text), type);

  g_assert_nonnull (row);
  return row;
}

void
walk_click (Walk *self,
            const char *label_or_tooltip)
{
  GtkWidget *button = NULL;
  const char *label = walk_translate (label_or_tooltip);

  panel_wait_until ((button = panel_fixture_find_button (get_front (self), label)) != NULL && gtk_widget_get_sensitive (button));
  panel_fixture_click (get_front (self), label);
}

void
walk_press_row (Walk *self,
                const char *title)
{
  g_signal_emit_by_name (walk_get_row (self, title, GTK_TYPE_LIST_BOX_ROW), "activate");
  panel_fixture_spin (40);
}

void
walk_fill_in (Walk *self,
              const char *title,
              const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (walk_get_row (self, title, ADW_TYPE_ENTRY_ROW)), text);
  panel_fixture_spin (20);
}

GtkWidget *
walk_find_by_id (GtkWidget *root,
                 const char *id)
{
  if (g_strcmp0 (walk_get_id (root), id) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = walk_find_by_id (child, id);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Banners come when the library has answered. */
void
walk_wait_for_banner (GtkWidget *root,
                      const char *id)
{
  GtkWidget *banner = walk_find_by_id (root, id);

  g_assert_nonnull (banner);
  g_test_message ("wait for the banner %s", id);
  panel_wait_until (adw_banner_get_revealed (ADW_BANNER (banner)));
}

/* For pages that are chosen by the writer, and for those that are gone too soon to be looked at. */
void
walk_show_stack_page (Walk *self,
                      GtkWidget *root,
                      const char *stack,
                      const char *name)
{
  GtkWidget *found = walk_find_by_id (root, stack);

  g_assert_nonnull (found);
  g_object_set (found, "visible-child-name", name, NULL);
}

void
walk_activate (Walk *self,
               const char *action)
{
  g_auto (GStrv) parts = g_strsplit (action, ".", 2);

  if (g_str_equal (parts[0], "app"))
    g_action_group_activate_action (G_ACTION_GROUP (self->application), parts[1], NULL);
  else if (!gtk_widget_activate_action (GTK_WIDGET (self->window), action, NULL))
    g_error ("there is no action %s", action);
}

void
walk_close_window (Walk *self)
{
  gtk_window_close (GTK_WINDOW (self->window));
  panel_wait_until (gtk_application_get_windows (GTK_APPLICATION (self->application)) == NULL);
  panel_wait_until (!rej_workspace_get_busy (rej_application_get_workspace (self->application)));
}

void
walk_open_window (Walk *self)
{
  gboolean is_narrow = g_str_equal (self->look, "narrow");

  self->window = rej_window_new (GTK_APPLICATION (self->application), rej_application_get_workspace (self->application), NULL);
  /* Without a window manager a border of 5 pixels is part of the window. */
  gtk_window_set_default_size (GTK_WINDOW (self->window), is_narrow ? 370 : 1180, is_narrow ? 304 : 780);
  gtk_window_present (GTK_WINDOW (self->window));
  panel_wait_until (gtk_widget_get_mapped (GTK_WIDGET (self->window)));
}

GFile *
walk_write_file (Walk *self,
                 const char *name,
                 const char *contents,
                 gssize length)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (self->folder, name, NULL);

  g_file_set_contents (path, contents, length, &error);
  g_assert_no_error (error);
  walk_know (self, name);
  walk_know (self, contents);
  return g_file_new_for_path (path);
}

/* In a window of its own, with the edit that makes a draft. */
RejEditorPage *
walk_open_comment (Walk *self,
                   const char *name,
                   const char *source)
{
  g_autofree char *file_name = g_strconcat (name, ".md", NULL);
  g_autoptr (GFile) file = walk_write_file (self, file_name, source, -1);
  RejEditorPage *page = NULL;
  RejDocument *document = NULL;
  GtkTextBuffer *buffer = NULL;
  GtkTextIter end;

  walk_open_window (self);
  rej_window_open_file (self->window, file);
  panel_wait_until ((page = rej_window_get_editor_page (self->window)) != NULL);
  document = rej_editor_page_get_document (page);
  panel_wait_until (rej_document_get_settled (document));
  buffer = GTK_TEXT_BUFFER (rej_document_get_buffer (document));
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert_interactive (buffer, &end, "3", -1, TRUE);
  panel_wait_until (rej_document_get_draft_id (document) != 0 && rej_document_get_settled (document));
  return page;
}
