/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-outline-row.h"

#include <glib/gi18n-lib.h>

/* How far a level is set in, in pixels. */
#define STEP 14

/* What an expander takes, in pixels: its width in the style sheet, and the space behind it. */
#define SPACING 6
#define EXPANDER (24 + SPACING)

struct _RejOutlineRow
{
  GtkWidget parent_instance;

  /* owned by the widget as its children */
  GtkWidget *expander; /* NULL until there are sections in it */
  GtkWidget *title; /* NULL until it shows something, like the words */
  GtkWidget *findings; /* NULL until there are some */
  GtkWidget *n_findings;
  GtkWidget *words;

  /* borrowed, since it owns the row */
  GtkListItem *list_item;

  /* state */
  RejOutlineRowContent content; /* what is shown; its title is the label's */
};

G_DEFINE_FINAL_TYPE (RejOutlineRow, rej_outline_row, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_SHUT_WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
expander_clicked_cb (RejOutlineRow *self)
{
  g_signal_emit (self, signals[SIGNAL_SHUT_WANTED], 0, !self->content.shut);
}

static void
rej_outline_row_dispose (GObject *object)
{
  RejOutlineRow *self = REJ_OUTLINE_ROW (object);

  g_clear_pointer (&self->expander, gtk_widget_unparent);
  g_clear_pointer (&self->title, gtk_widget_unparent);
  g_clear_pointer (&self->findings, gtk_widget_unparent);
  g_clear_pointer (&self->words, gtk_widget_unparent);
  self->list_item = NULL;

  G_OBJECT_CLASS (rej_outline_row_parent_class)->dispose (object);
}

static void
rej_outline_row_class_init (RejOutlineRowClass *class)
{
  G_OBJECT_CLASS (class)->dispose = rej_outline_row_dispose;

  /**
   * RejOutlineRow::shut-wanted:
   * @self: the row
   * @shut: whether to hide the sections in it
   *
   * The writer wants the section shut or open.
   */
  signals[SIGNAL_SHUT_WANTED] = g_signal_new ("shut-wanted", REJ_TYPE_OUTLINE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "outline-row");
}

static char *
dup_words (RejOutlineRow *self)
{
  return g_strdup_printf (ngettext ("%'u word", "%'u words", self->content.n_words), self->content.n_words);
}

static char *
dup_findings (RejOutlineRow *self)
{
  return g_strdup_printf (ngettext ("%'u finding in this section", "%'u findings in this section", self->content.n_findings), self->content.n_findings);
}

static gboolean
query_tooltip_cb (GtkWidget *widget,
                  int x,
                  int y,
                  gboolean by_keyboard,
                  GtkTooltip *tooltip,
                  RejOutlineRow *self)
{
  g_autofree char *text = widget == self->words ? dup_words (self) : dup_findings (self);

  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

/* Made when asked for: a tooltip that is set asks the display where the pointer is, for every row. */
static void
add_tooltip (RejOutlineRow *self,
             GtkWidget *widget)
{
  gtk_widget_set_has_tooltip (widget, TRUE);
  g_signal_connect_object (widget, "query-tooltip", G_CALLBACK (query_tooltip_cb), self, G_CONNECT_DEFAULT);
}

static void
rej_outline_row_init (RejOutlineRow *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), SPACING);
}

static void
add_labels (RejOutlineRow *self)
{
  self->title = gtk_label_new (NULL);
  self->words = gtk_label_new (NULL);
  g_object_set (self->title, "xalign", 0.0, "hexpand", TRUE, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                "natural-wrap-mode", GTK_NATURAL_WRAP_NONE, "lines", 2, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  gtk_widget_add_css_class (self->words, "caption");
  gtk_widget_add_css_class (self->words, "dimmed");
  gtk_widget_add_css_class (self->words, "numeric");
  gtk_widget_set_parent (self->title, GTK_WIDGET (self));
  gtk_widget_set_parent (self->words, GTK_WIDGET (self));
  add_tooltip (self, self->words);
}

/* Most sections have none, so that a row gets what it shows and no more. */
static void
show_expander (RejOutlineRow *self,
               const RejOutlineRowContent *content)
{
  const char *tooltip = content->shut ? _ ("Show the Sections in It") : _ ("Hide the Sections in It");

  if (self->expander == NULL && content->has_children)
    {
      self->expander = gtk_button_new ();
      gtk_widget_add_css_class (self->expander, "flat");
      gtk_widget_add_css_class (self->expander, "outline-expander");
      gtk_widget_set_valign (self->expander, GTK_ALIGN_CENTER);
      /* The keys for it are those of the list: one stop for each row is enough. */
      gtk_widget_set_focusable (self->expander, FALSE);
      g_signal_connect_object (self->expander, "clicked", G_CALLBACK (expander_clicked_cb), self, G_CONNECT_SWAPPED);
      gtk_widget_insert_before (self->expander, GTK_WIDGET (self), self->title);
    }
  if (self->expander != NULL)
    {
      gtk_widget_set_visible (self->expander, content->has_children);
      gtk_widget_set_margin_start (self->expander, STEP * (int) (content->level - 1));
      gtk_button_set_icon_name (GTK_BUTTON (self->expander), content->shut ? "pan-end-symbolic" : "pan-down-symbolic");
      if (g_strcmp0 (gtk_widget_get_tooltip_text (self->expander), tooltip) != 0)
        gtk_widget_set_tooltip_text (self->expander, tooltip);
    }
  gtk_widget_set_margin_start (self->title, content->has_children ? 0 : STEP * (int) (content->level - 1) + EXPANDER);
}

static void
show_findings (RejOutlineRow *self,
               guint n_findings)
{
  g_autofree char *number = g_strdup_printf ("%u", n_findings);

  if (self->findings == NULL && n_findings > 0)
    {
      GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

      self->findings = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
      self->n_findings = gtk_label_new (NULL);
      gtk_widget_add_css_class (self->n_findings, "caption");
      gtk_image_set_pixel_size (GTK_IMAGE (icon), 12);
      gtk_box_append (GTK_BOX (self->findings), icon);
      gtk_box_append (GTK_BOX (self->findings), self->n_findings);
      add_tooltip (self, self->findings);
      gtk_widget_insert_before (self->findings, GTK_WIDGET (self), self->words);
    }
  if (self->findings == NULL)
    return;
  gtk_widget_set_visible (self->findings, n_findings > 0);
  gtk_label_set_label (GTK_LABEL (self->n_findings), number);
}

/**
 * rej_outline_row_new:
 * @list_item: what it is the child of
 *
 * Creates an empty row.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
rej_outline_row_new (GtkListItem *list_item)
{
  RejOutlineRow *self = NULL;

  g_return_val_if_fail (GTK_IS_LIST_ITEM (list_item), NULL);

  self = g_object_new (REJ_TYPE_OUTLINE_ROW, NULL);
  self->list_item = list_item;
  return GTK_WIDGET (self);
}

/**
 * rej_outline_row_get_position:
 * @self: a row
 *
 * Tells which row of its list it is.
 *
 * Returns: its place, %GTK_INVALID_LIST_POSITION if it has none
 */
guint
rej_outline_row_get_position (RejOutlineRow *self)
{
  g_return_val_if_fail (REJ_IS_OUTLINE_ROW (self), GTK_INVALID_LIST_POSITION);

  return self->list_item != NULL ? gtk_list_item_get_position (self->list_item) : GTK_INVALID_LIST_POSITION;
}

/**
 * rej_outline_row_get_empty:
 * @self: a row
 *
 * Tells whether it has not shown anything yet.
 *
 * Returns: whether it is empty
 */
gboolean
rej_outline_row_get_empty (RejOutlineRow *self)
{
  g_return_val_if_fail (REJ_IS_OUTLINE_ROW (self), FALSE);

  return self->title == NULL;
}

/**
 * rej_outline_row_show_drop:
 * @self: a row
 * @above: whether what is dragged would come before the section
 * @below: whether it would come behind it
 *
 * Shows where something would be dropped.
 */
void
rej_outline_row_show_drop (RejOutlineRow *self,
                           gboolean above,
                           gboolean below)
{
  g_return_if_fail (REJ_IS_OUTLINE_ROW (self));

  if (above)
    gtk_widget_add_css_class (GTK_WIDGET (self), "drop-above");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "drop-above");
  if (below)
    gtk_widget_add_css_class (GTK_WIDGET (self), "drop-below");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "drop-below");
}

/* Rows are gone through at each pause in the writing, and few of them change. */
static gboolean
is_shown (RejOutlineRow *self,
          const RejOutlineRowContent *content)
{
  const RejOutlineRowContent *shown = &self->content;

  return g_str_equal (gtk_label_get_label (GTK_LABEL (self->title)), content->title) &&
         shown->level == content->level && shown->n_words == content->n_words && shown->n_findings == content->n_findings &&
         shown->has_children == content->has_children && shown->shut == content->shut && shown->current == content->current;
}

/**
 * rej_outline_row_show:
 * @self: a row
 * @content: what to show
 *
 * Shows a section.
 */
void
rej_outline_row_show (RejOutlineRow *self,
                      const RejOutlineRowContent *content)
{
  g_autofree char *words = NULL;
  g_autofree char *words_long = NULL;
  g_autofree char *findings_long = NULL;
  g_autofree char *label = NULL;

  g_return_if_fail (REJ_IS_OUTLINE_ROW (self));
  g_return_if_fail (content != NULL);

  if (self->title == NULL)
    add_labels (self);
  else if (is_shown (self, content))
    return;
  self->content = *content;
  self->content.title = NULL;
  words = g_strdup_printf ("%'u", content->n_words);
  words_long = dup_words (self);
  findings_long = dup_findings (self);
  gtk_label_set_label (GTK_LABEL (self->title), content->title);
  gtk_label_set_label (GTK_LABEL (self->words), words);
  show_expander (self, content);
  show_findings (self, content->n_findings);
  if (content->current)
    gtk_widget_add_css_class (GTK_WIDGET (self), "current");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "current");
  /* Translators: read out for a section: its heading, its level from 1 to 6, how many words, how many findings */
  label = g_strdup_printf (_ ("%s, level %u, %s, %s"), content->title, content->level, words_long, findings_long);
  gtk_list_item_set_accessible_label (self->list_item, label);
}
