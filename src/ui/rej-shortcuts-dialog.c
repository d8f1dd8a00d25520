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
  const char *action; /* NULL ends a group */
  const char *title;
} Shortcut;

static const Shortcut comments[] = {
  { "win.new-comment", N_ ("New comment") },
    { "win.open", N_ ("Open a file") },
      { "comment.save", N_ ("Save") },
        { "comment.save-as", N_ ("Save as another file") },
          { "comment.export-pdf", N_ ("Export a PDF") },
            { "comment.history", N_ ("Earlier versions") },
              { "comment.compare", N_ ("Compare with a file") },
                { NULL },
            };

static const Shortcut writing[] = {
  { "comment.insert-citation", N_ ("Insert a citation") },
    { "comment.next-finding", N_ ("Go to the next finding") },
      { "comment.previous-finding", N_ ("Go to the finding before") },
        { "comment.zoom-in", N_ ("Larger text") },
          { "comment.zoom-out", N_ ("Smaller text") },
            { "comment.zoom-one", N_ ("Text of normal size") },
              { "comment.section-up", N_ ("Move the section up") },
                { "comment.section-down", N_ ("Move the section down") },
                  { "comment.section-promote", N_ ("Set the section a level higher") },
                    { "comment.section-demote", N_ ("Set the section a level lower") },
                      { NULL },
                  };

static const Shortcut panel[] = {
  { "comment.show-panel", N_ ("Show or hide the panel") },
    { "comment.concerns", N_ ("Concerns") },
      { "comment.rule", N_ ("Rule") },
        { "comment.checks", N_ ("Checks") },
          { "comment.outline", N_ ("Outline") },
            { "comment.show-in-rule", N_ ("Show a quotation in the rule") },
              { NULL },
          };

static const Shortcut program[] = {
  { "win.menu", N_ ("Open the menu") },
    { "app.preferences", N_ ("Preferences") },
      { "app.shortcuts", N_ ("Keyboard shortcuts") },
        { "app.new-window", N_ ("New window") },
          { "window.close", N_ ("Close the window") },
            { "app.quit", N_ ("Quit") },
              { NULL },
          };

static void
add_group (RejShortcutsDialog *self,
           GtkApplication *application,
           const char *title,
           const Shortcut *shortcuts)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  for (const Shortcut *shortcut = shortcuts; shortcut->action != NULL; shortcut++)
    {
      g_auto (GStrv) keys = gtk_application_get_accels_for_action (application, shortcut->action);
      GtkWidget *row = NULL;
      g_autofree char *label = NULL;
      guint key = 0;
      GdkModifierType modifiers = 0;

      if (keys[0] == NULL || !gtk_accelerator_parse (keys[0], &key, &modifiers))
        continue;

      row = adw_action_row_new ();
      label = gtk_accelerator_get_label (key, modifiers);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (shortcut->title));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), g_object_new (GTK_TYPE_LABEL, "label", label, "css-classes", (const char *[]) { "dimmed", NULL }, NULL));
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
  add_group (self, application, _ ("Comments"), comments);
  add_group (self, application, _ ("Writing"), writing);
  add_group (self, application, _ ("The panel beside the text"), panel);
  add_group (self, application, _ ("Program"), program);
  return ADW_DIALOG (self);
}
