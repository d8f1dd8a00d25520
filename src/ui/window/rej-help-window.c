/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-help-window.h"

#include <glib/gi18n-lib.h>

#include "rej-help-pages.h"

struct _RejHelpWindow
{
  AdwWindow parent_instance;

  /* template */
  AdwNavigationSplitView *split_view;
  GtkWidget *search_entry;
  GtkStack *stack;
  GtkListBox *list;
  AdwNavigationPage *content_page;
  GtkScrolledWindow *scrolled;
  GtkBox *content;
};

G_DEFINE_FINAL_TYPE (RejHelpWindow, rej_help_window, ADW_TYPE_WINDOW)

static GtkWidget *
add_label (GtkBox *box,
           const char *text,
           const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  g_object_set (label, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  gtk_box_append (box, label);
  return label;
}

static void
show_page (RejHelpWindow *self,
           const RejHelpPage *page)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->content))) != NULL)
    gtk_box_remove (self->content, child);
  adw_navigation_page_set_title (self->content_page, _ (page->title));
  for (const RejHelpSection *section = page->sections; section->heading != NULL; section++)
    {
      GtkWidget *heading = GTK_WIDGET (g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "label", _ (section->heading), "xalign", 0.0, "wrap", TRUE, "margin-top", 18, NULL));

      gtk_widget_add_css_class (heading, "title-4");
      gtk_box_append (self->content, heading);
      add_label (self->content, _ (section->text), "body");
    }
  if (g_str_equal (page->id, "keyboard"))
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (_ ("All Keyboard _Shortcuts"));

      g_object_set (button, "action-name", "app.shortcuts", "halign", GTK_ALIGN_START, "margin-top", 18, NULL);
      gtk_widget_add_css_class (button, "pill");
      gtk_box_append (self->content, button);
    }
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
}

static const RejHelpPage *
get_page (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "page");
}

static void
row_activated_cb (RejHelpWindow *self,
                  GtkListBoxRow *row)
{
  gtk_list_box_select_row (self->list, row);
  show_page (self, get_page (row));
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

/* Below its title a row says where the words stand. */
static GtkListBoxRow *
filter (RejHelpWindow *self,
        const char *words)
{
  GtkListBoxRow *row = NULL;
  GtkListBoxRow *first = NULL;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      const RejHelpSection *found = rej_help_page_find (get_page (row), words);
      GtkLabel *place = g_object_get_data (G_OBJECT (row), "place");

      gtk_widget_set_visible (GTK_WIDGET (row), found != NULL);
      gtk_widget_set_visible (GTK_WIDGET (place), found != NULL && *words != '\0');
      if (found == NULL)
        continue;
      gtk_label_set_label (place, _ (found->heading));
      if (first == NULL)
        first = row;
    }
  gtk_stack_set_visible_child_name (self->stack, first != NULL ? "pages" : "nothing");
  return first;
}

static void
search_changed_cb (RejHelpWindow *self)
{
  GtkListBoxRow *first = filter (self, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));

  if (first == NULL || gtk_list_box_row_is_selected (first))
    return;
  gtk_list_box_select_row (self->list, first);
  show_page (self, get_page (first));
}

static void
search_activated_cb (RejHelpWindow *self)
{
  GtkListBoxRow *first = filter (self, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));

  if (first != NULL)
    row_activated_cb (self, first);
}

static void
search_action (GtkWidget *widget,
               const char *action_name,
               GVariant *parameter)
{
  RejHelpWindow *self = REJ_HELP_WINDOW (widget);

  adw_navigation_split_view_set_show_content (self->split_view, FALSE);
  gtk_widget_grab_focus (self->search_entry);
}

static void
add_row (RejHelpWindow *self,
         const RejHelpPage *page)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12));
  GtkBox *words = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  GtkWidget *icon = gtk_image_new_from_icon_name (page->icon);
  GtkWidget *place = NULL;

  gtk_widget_set_valign (GTK_WIDGET (words), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (page->title), -1);
  gtk_box_append (box, icon);
  gtk_box_append (box, GTK_WIDGET (words));
  add_label (words, _ (page->title), NULL);
  place = add_label (words, "", "caption");
  gtk_widget_add_css_class (place, "dimmed");
  gtk_widget_set_visible (place, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), GTK_WIDGET (box));
  g_object_set_data (G_OBJECT (row), "page", (gpointer) page);
  g_object_set_data (G_OBJECT (row), "place", place);
  gtk_list_box_append (self->list, row);
}

static void
rej_help_window_class_init (RejHelpWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  gtk_widget_class_set_template_from_resource (widget_class, "/rejoinder/ui/rej-help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, RejHelpWindow, split_view);
  gtk_widget_class_bind_template_child (widget_class, RejHelpWindow, search_entry);
  gtk_widget_class_bind_template_child (widget_class, RejHelpWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, RejHelpWindow, list);
  gtk_widget_class_bind_template_child (widget_class, RejHelpWindow, content_page);
  gtk_widget_class_bind_template_child (widget_class, RejHelpWindow, scrolled);
  gtk_widget_class_bind_template_child (widget_class, RejHelpWindow, content);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_install_action (widget_class, "help.search", NULL, search_action);
}

static void
rej_help_window_init (RejHelpWindow *self)
{
  guint n_pages = 0;
  const RejHelpPage *pages = rej_help_pages_get (&n_pages);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < n_pages; i++)
    add_row (self, &pages[i]);
}

/* An unknown name opens the first page. */
static void
open_page (RejHelpWindow *self,
           const char *id)
{
  GtkListBoxRow *row = NULL;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      if (g_str_equal (get_page (row)->id, id))
        break;
    }
  row_activated_cb (self, row != NULL ? row : gtk_list_box_get_row_at_index (self->list, 0));
}

static void
forget_cb (GtkWindow *parent)
{
  g_object_set_data (G_OBJECT (parent), "help", NULL);
}

/**
 * rej_help_window_present:
 * @parent: the window somebody is in
 * @page: (nullable): the id of a page; %NULL for the first, or for what is open
 *
 * Opens the help beside a window, or brings it forward where it is open. It closes with the window.
 */
void
rej_help_window_present (GtkWindow *parent,
                         const char *page)
{
  RejHelpWindow *self = NULL;

  g_return_if_fail (GTK_IS_WINDOW (parent));

  self = g_object_get_data (G_OBJECT (parent), "help");
  if (self == NULL)
    {
      self = g_object_new (REJ_TYPE_HELP_WINDOW, "transient-for", parent, "application", gtk_window_get_application (parent), NULL);
      g_object_set_data (G_OBJECT (parent), "help", self);
      g_signal_connect_object (self, "destroy", G_CALLBACK (forget_cb), parent, G_CONNECT_SWAPPED);
      open_page (self, page != NULL ? page : "start");
    }
  else if (page != NULL)
    {
      open_page (self, page);
    }
  gtk_window_present (GTK_WINDOW (self));
}

/**
 * rej_help_window_search:
 * @self: the help
 * @words: what somebody looks for
 *
 * Looks for words in the pages, and shows the first that has them all.
 */
void
rej_help_window_search (RejHelpWindow *self,
                        const char *words)
{
  g_return_if_fail (REJ_IS_HELP_WINDOW (self));
  g_return_if_fail (words != NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), words);
  search_changed_cb (self);
}
