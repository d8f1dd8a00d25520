/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-heading-dialog.h"

#include <glib/gi18n-lib.h>

#include "rej-text-outline.h"

struct _RejHeadingDialog
{
  AdwDialog parent_instance;

  /* template */
  GtkWidget *search_entry;
  GtkStack *stack;
  GtkListView *list;
  AdwStatusPage *nothing_page;

  /* owned */
  RejTextOutline *outline;
  GtkStringList *titles; /* of those found */
  GArray *found; /* Found, the best first; at the same places as the titles */
  GtkSingleSelection *selection;
};

G_DEFINE_FINAL_TYPE (RejHeadingDialog, rej_heading_dialog, ADW_TYPE_DIALOG)

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef struct
{
  int rate;
  guint heading;
} Found;

static int
compare_found (gconstpointer a,
               gconstpointer b)
{
  const Found *first = a;
  const Found *second = b;

  if (first->rate != second->rate)
    return first->rate > second->rate ? -1 : 1;
  return first->heading < second->heading ? -1 : 1;
}

/**
 * rej_heading_dialog_rate:
 * @title: a heading
 * @letters: what somebody typed
 *
 * Tells how well letters fit a heading that has them all in their order. Letters in a row and at the beginnings of words
 * count for more.
 *
 * Returns: the more the better; below 0 where they do not fit
 */
int
rej_heading_dialog_rate (const char *title,
                         const char *letters)
{
  g_autofree char *folded_title = NULL;
  g_autofree char *folded_letters = NULL;
  const char *at = NULL;
  gboolean in_a_row = FALSE;
  gunichar before = ' ';
  int rate = 0;

  g_return_val_if_fail (title != NULL, -1);
  g_return_val_if_fail (letters != NULL, -1);

  folded_title = g_utf8_casefold (title, -1);
  folded_letters = g_utf8_casefold (letters, -1);
  at = folded_letters;
  for (const char *p = folded_title; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      while (g_unichar_isspace (g_utf8_get_char (at)))
        at = g_utf8_next_char (at);
      if (*at == '\0')
        break;
      if (c == g_utf8_get_char (at))
        {
          rate += 1 + (in_a_row ? 4 : 0) + (!g_unichar_isalnum (before) ? 3 : 0);
          at = g_utf8_next_char (at);
          in_a_row = TRUE;
        }
      else if (!g_unichar_isspace (c))
        {
          in_a_row = FALSE;
        }
      before = c;
    }
  while (g_unichar_isspace (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  return *at == '\0' ? rate : -1;
}

static void
search_changed_cb (RejHeadingDialog *self)
{
  const char *letters = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  g_array_set_size (self->found, 0);
  for (guint i = 0; i < rej_text_outline_get_n_headings (self->outline); i++)
    {
      Found found = { rej_heading_dialog_rate (rej_text_outline_get_heading (self->outline, i)->title, letters), i };

      if (found.rate >= 0)
        g_array_append_val (self->found, found);
    }
  g_array_sort (self->found, compare_found);
  for (guint i = 0; i < self->found->len; i++)
    g_ptr_array_add (titles, (gpointer) rej_text_outline_get_heading (self->outline, g_array_index (self->found, Found, i).heading)->title);
  g_ptr_array_add (titles, NULL);
  gtk_string_list_splice (self->titles, 0, g_list_model_get_n_items (G_LIST_MODEL (self->titles)), (const char *const *) titles->pdata);
  if (rej_text_outline_get_n_headings (self->outline) == 0)
    {
      adw_status_page_set_title (self->nothing_page, _ ("No Headings"));
      adw_status_page_set_description (self->nothing_page, _ ("Style, above the text, makes a paragraph a heading."));
    }
  gtk_stack_set_visible_child_name (self->stack, self->found->len > 0 ? "list" : "nothing");
}

static void
choose (RejHeadingDialog *self,
        guint position)
{
  guint start = 0;

  if (position >= self->found->len)
    return;
  start = rej_text_outline_get_start (self->outline, g_array_index (self->found, Found, position).heading);
  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, start);
}

static void
row_activated_cb (RejHeadingDialog *self,
                  guint position)
{
  choose (self, position);
}

static void
entry_activated_cb (RejHeadingDialog *self)
{
  choose (self, gtk_single_selection_get_selected (self->selection));
}

static void
stop_search_cb (RejHeadingDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

/* The list answers while the keyboard is in the entry. */
static gboolean
key_pressed_cb (RejHeadingDialog *self,
                guint key,
                guint code,
                GdkModifierType modifiers,
                GtkEventController *controller)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (self->found->len == 0 || (key != GDK_KEY_Down && key != GDK_KEY_Up))
    return FALSE;
  position = key == GDK_KEY_Down ? MIN (position + 1, self->found->len - 1) : MAX (position, 1) - 1;
  gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_SELECT, NULL);
  return TRUE;
}

static void
row_setup_cb (GtkListItemFactory *factory,
              GtkListItem *list_item)
{
  gtk_list_item_set_child (list_item, g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, NULL));
}

static void
row_bind_cb (RejHeadingDialog *self,
             GtkListItem *list_item)
{
  GtkWidget *label = gtk_list_item_get_child (list_item);
  const Found *found = &g_array_index (self->found, Found, gtk_list_item_get_position (list_item));
  const char *title = gtk_string_object_get_string (gtk_list_item_get_item (list_item));

  gtk_label_set_label (GTK_LABEL (label), title);
  gtk_widget_set_margin_start (label, 12 * ((int) rej_text_outline_get_heading (self->outline, found->heading)->level - 1));
  gtk_list_item_set_accessible_label (list_item, title);
}

static void
rej_heading_dialog_dispose (GObject *object)
{
  RejHeadingDialog *self = REJ_HEADING_DIALOG (object);

  g_clear_object (&self->outline);
  g_clear_object (&self->titles);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->found, g_array_unref);

  G_OBJECT_CLASS (rej_heading_dialog_parent_class)->dispose (object);
}

static void
rej_heading_dialog_class_init (RejHeadingDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rej_heading_dialog_dispose;

  /**
   * RejHeadingDialog::chosen:
   * @self: the dialog, which has closed
   * @offset: where the heading begins, in characters of the text
   *
   * A heading was chosen.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", REJ_TYPE_HEADING_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class, "/rejoinder/ui/rej-heading-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RejHeadingDialog, search_entry);
  gtk_widget_class_bind_template_child (widget_class, RejHeadingDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, RejHeadingDialog, list);
  gtk_widget_class_bind_template_child (widget_class, RejHeadingDialog, nothing_page);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
rej_heading_dialog_init (RejHeadingDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->found = g_array_new (FALSE, FALSE, sizeof (Found));
  self->titles = gtk_string_list_new (NULL);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->titles)));
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (row_setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (row_bind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
}

/**
 * rej_heading_dialog_new:
 * @document: whose headings
 *
 * Creates the dialog.
 *
 * Returns: (transfer floating): the dialog
 */
RejHeadingDialog *
rej_heading_dialog_new (RejDocument *document)
{
  RejHeadingDialog *self = NULL;

  g_return_val_if_fail (REJ_IS_DOCUMENT (document), NULL);

  self = g_object_new (REJ_TYPE_HEADING_DIALOG, NULL);
  self->outline = rej_text_outline_new (rej_check_get_index (rej_document_get_check (document)));
  rej_text_outline_update (self->outline, NULL, NULL, NULL);
  search_changed_cb (self);
  return self;
}

/**
 * rej_heading_dialog_search:
 * @self: a dialog
 * @letters: some letters of a heading
 *
 * Shows the headings that have the letters in their order, the best first.
 */
void
rej_heading_dialog_search (RejHeadingDialog *self,
                           const char *letters)
{
  g_return_if_fail (REJ_IS_HEADING_DIALOG (self));
  g_return_if_fail (letters != NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), letters);
  search_changed_cb (self);
}
