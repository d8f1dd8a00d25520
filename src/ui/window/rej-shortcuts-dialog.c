/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-shortcuts-dialog.h"

#include <glib/gi18n-lib.h>

/* What may be pressed, by subject. The keys come from the application, so that the two cannot differ. */
struct _RejShortcutsDialog
{
  AdwDialog parent_instance;

  /* template */
  AdwPreferencesPage *page;
};

G_DEFINE_FINAL_TYPE (RejShortcutsDialog, rej_shortcuts_dialog, ADW_TYPE_DIALOG)

typedef struct
{
  const char *action; /* NULL with no title ends a group */
  const char *title;
  const char *keys; /* what the text itself answers, without an action of ours */
} Shortcut;

static const Shortcut comments[] = {
  { "win.new-comment", N_ ("New comment") },
    { "win.open", N_ ("Open a file") },
      { "comment.save", N_ ("Save") },
        { "comment.save-as", N_ ("Save as another file") },
          { "comment.export-pdf", N_ ("Export a PDF") },
            { "comment.print", N_ ("Print") },
              { "comment.file", N_ ("File the comment") },
                { "comment.history", N_ ("Earlier versions") },
                  { "comment.compare", N_ ("Compare with a file") },
                    { NULL },
                };

static const Shortcut editing[] = {
  { NULL, N_ ("Undo"), "<Control>z" },
    { NULL, N_ ("Redo"), "<Control><Shift>z" },
      { NULL, N_ ("Cut"), "<Control>x" },
        { NULL, N_ ("Copy"), "<Control>c" },
          { NULL, N_ ("Paste"), "<Control>v" },
            { "comment.paste-plain", N_ ("Paste without formatting") },
              { NULL, N_ ("Select all"), "<Control>a" },
                { "comment.select-paragraph", N_ ("Select the paragraph") },
                  { "comment.select-section", N_ ("Select the section") },
                    { "comment.move-up", N_ ("Move the paragraph up") },
                      { "comment.move-down", N_ ("Move the paragraph down") },
                        { NULL },
                    };

static const Shortcut formatting[] = {
  { "comment.bold", N_ ("Bold") },
    { "comment.italic", N_ ("Italic") },
      { "comment.heading-1", N_ ("Title") },
        { "comment.heading-2", N_ ("Heading") },
          { "comment.heading-3", N_ ("Subheading") },
            { "comment.body-text", N_ ("Body text") },
              { "comment.bullet-list", N_ ("Bulleted list") },
                { "comment.numbered-list", N_ ("Numbered list") },
                  { "comment.quote", N_ ("Quote") },
                    { "comment.indent", N_ ("Move a list item in") },
                      { "comment.outdent", N_ ("Move a list item out") },
                        { "comment.link", N_ ("Insert a link") },
                          { "comment.insert-footnote", N_ ("Insert a footnote") },
                            { "comment.go-to-footnote", N_ ("Go to the footnote, and back") },
                              { "comment.insert-citation", N_ ("Insert a citation") },
                                { NULL },
                            };

static const Shortcut finding[] = {
  { "comment.find", N_ ("Find") },
    { "comment.replace", N_ ("Find and replace") },
      { "comment.find-next", N_ ("Find the next") },
        { "comment.find-previous", N_ ("Find the one before") },
          { "comment.go-to-heading", N_ ("Go to a heading") },
            { "comment.next-field", N_ ("Go to the next place to fill in") },
              { "comment.previous-field", N_ ("Go to the place to fill in before") },
                { "comment.citation-card", N_ ("Tell about the citation at the cursor") },
                  { "comment.authorities", N_ ("List of authorities") },
                    { "comment.verify-online", N_ ("Verify the citations online") },
                      { "comment.next-finding", N_ ("Go to the next finding") },
                        { "comment.previous-finding", N_ ("Go to the finding before") },
                          { NULL },
                      };

static const Shortcut sections[] = {
  { "comment.section-up", N_ ("Move the section up") },
    { "comment.section-down", N_ ("Move the section down") },
      { "comment.section-promote", N_ ("Set the section a level higher") },
        { "comment.section-demote", N_ ("Set the section a level lower") },
          { NULL },
      };

static const Shortcut view[] = {
  { "comment.focus-mode", N_ ("Focus mode: nothing but the text") },
    { "win.fullscreen", N_ ("Fullscreen") },
      { "comment.zoom-in", N_ ("Larger text") },
        { "comment.zoom-out", N_ ("Smaller text") },
          { "comment.zoom-one", N_ ("Text of normal size") },
            { NULL },
        };

static const Shortcut panel[] = {
  { "comment.show-panel", N_ ("Show or hide the panel") },
    { "comment.next-pane", N_ ("To the panel, the figures below, and back to the text") },
      { "comment.previous-pane", N_ ("The same, the other way round") },
        { "comment.concerns", N_ ("Concerns") },
          { "comment.rule", N_ ("Rule") },
            { "comment.checks", N_ ("Checks") },
              { "comment.outline", N_ ("Outline") },
                { "comment.show-in-rule", N_ ("Show a quotation in the rule") },
                  { NULL },
              };

static const Shortcut program[] = {
  { "win.menu", N_ ("Open the menu") },
    { NULL, N_ ("Back to your comments"), "<Alt>Left" },
      { NULL, N_ ("Search your comments, in their list"), "<Control>f" },
        { "app.help", N_ ("Help") },
          { "app.preferences", N_ ("Preferences") },
            { "app.shortcuts", N_ ("Keyboard shortcuts") },
              { "app.new-window", N_ ("New window") },
                { "window.close", N_ ("Close the window") },
                  { "app.quit", N_ ("Quit") },
                    { NULL },
                };

static const struct
{
  const char *title;
  const Shortcut *shortcuts;
} groups[] = {
  { N_ ("Comments"), comments },
    { N_ ("Editing"), editing },
      { N_ ("Formatting"), formatting },
        { N_ ("Finding"), finding },
          { N_ ("Sections"), sections },
            { N_ ("View"), view },
              { N_ ("The Panel Beside the Text"), panel },
                { N_ ("Program"), program },
              };

/* All the keys of a command, as they are printed on the keyboard: "F3 · Ctrl+G". */
static char *
dup_keys (GtkApplication *application,
          const Shortcut *shortcut)
{
  g_auto (GStrv) accelerators = shortcut->action != NULL ? gtk_application_get_accels_for_action (application, shortcut->action) : NULL;
  const char *const fixed[] = { shortcut->keys, NULL };
  g_autoptr (GString) keys = g_string_new (NULL);

  for (const char *const *accelerator = accelerators != NULL ? (const char *const *) accelerators : fixed; *accelerator != NULL; accelerator++)
    {
      g_autofree char *label = NULL;
      guint key = 0;
      GdkModifierType modifiers = 0;

      if (!gtk_accelerator_parse (*accelerator, &key, &modifiers))
        continue;
      label = gtk_accelerator_get_label (key, modifiers);
      g_string_append_printf (keys, "%s%s", keys->len > 0 ? " · " : "", label);
    }
  return g_string_free_and_steal (g_steal_pointer (&keys));
}

static void
add_group (RejShortcutsDialog *self,
           GtkApplication *application,
           const char *title,
           const Shortcut *shortcuts)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  for (const Shortcut *shortcut = shortcuts; shortcut->title != NULL; shortcut++)
    {
      g_autofree char *keys = dup_keys (application, shortcut);
      GtkWidget *row = NULL;

      if (*keys == '\0')
        continue;

      row = adw_action_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (shortcut->title));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), g_object_new (GTK_TYPE_LABEL, "label", keys, "css-classes", (const char *[]) { "dimmed", NULL }, NULL));
      /* By which a test finds what is missing. */
      if (shortcut->action != NULL)
        gtk_widget_set_name (row, shortcut->action);
      adw_preferences_group_add (group, row);
    }
  adw_preferences_page_add (self->page, group);
}

static void
rej_shortcuts_dialog_class_init (RejShortcutsDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  gtk_widget_class_set_template_from_resource (widget_class, "/rejoinder/ui/rej-shortcuts-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RejShortcutsDialog, page);
}

static void
rej_shortcuts_dialog_init (RejShortcutsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rej_shortcuts_dialog_new:
 * @application: the program, which knows its keys
 *
 * Creates the list of keyboard shortcuts.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
rej_shortcuts_dialog_new (GtkApplication *application)
{
  RejShortcutsDialog *self = NULL;

  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);

  self = g_object_new (REJ_TYPE_SHORTCUTS_DIALOG, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    add_group (self, application, _ (groups[i].title), groups[i].shortcuts);
  return ADW_DIALOG (self);
}
