/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-outline-row.h"

#include <glib/gi18n-lib.h>

/* How far a level is set in, in pixels. */
#define STEP 14

struct _RejOutlineRow
{
  GtkWidget parent_instance;

  /* owned by the widget as its children */
  GtkWidget *box;
  GtkWidget *expander;
  GtkWidget *title;
  GtkWidget *findings;
  GtkWidget *n_findings;
  GtkWidget *words;

  /* borrowed, since it owns the row */
  GtkListItem *list_item;

  /* state */
  gboolean shut;
};

G_DEFINE_FINAL_TYPE (RejOutlineRow, rej_outline_row, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_SHUT_WANTED,
  SIGNAL_DROP_WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
expander_clicked_cb (RejOutlineRow *self)
{
  g_signal_emit (self, signals[SIGNAL_SHUT_WANTED], 0, !self->shut);
}

/* What is taken is the row itself, so that it is dropped in its own list alone. */
static GdkContentProvider *
drag_prepare_cb (RejOutlineRow *self)
{
  return gdk_content_provider_new_typed (REJ_TYPE_OUTLINE_ROW, self);
}

static void
drag_begin_cb (RejOutlineRow *self,
               GdkDrag *drag,
               GtkDragSource *source)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, picture, 12, gtk_widget_get_height (GTK_WIDGET (self)) / 2);
}

static void
show_drop_place (RejOutlineRow *self,
                 gboolean above,
                 gboolean below)
{
  if (above)
    gtk_widget_add_css_class (GTK_WIDGET (self), "drop-above");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "drop-above");
  if (below)
    gtk_widget_add_css_class (GTK_WIDGET (self), "drop-below");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "drop-below");
}

static gboolean
is_behind (RejOutlineRow *self,
           double y)
{
  return y > gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;
}

static GdkDragAction
drop_motion_cb (RejOutlineRow *self,
                double x,
                double y)
{
  show_drop_place (self, !is_behind (self, y), is_behind (self, y));
  return GDK_ACTION_MOVE;
}

static void
drop_leave_cb (RejOutlineRow *self)
{
  show_drop_place (self, FALSE, FALSE);
}

static gboolean
drop_cb (RejOutlineRow *self,
         const GValue *value,
         double x,
         double y)
{
  RejOutlineRow *taken = g_value_get_object (value);

  show_drop_place (self, FALSE, FALSE);
  if (taken == NULL || taken == self || gtk_widget_get_ancestor (GTK_WIDGET (taken), GTK_TYPE_LIST_VIEW) != gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_LIST_VIEW))
    return FALSE;
  g_signal_emit (self, signals[SIGNAL_DROP_WANTED], 0, rej_outline_row_get_position (taken), is_behind (self, y));
  return TRUE;
}

static void
add_dragging (RejOutlineRow *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (REJ_TYPE_OUTLINE_ROW, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (drag_prepare_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (drag_begin_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "motion", G_CALLBACK (drop_motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "leave", G_CALLBACK (drop_leave_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
rej_outline_row_dispose (GObject *object)
{
  RejOutlineRow *self = REJ_OUTLINE_ROW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
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

  /**
   * RejOutlineRow::drop-wanted:
   * @self: the row
   * @from: place in the list of the row that is dropped
   * @behind: whether it goes behind this row or before it
   *
   * The writer dropped another section here.
   */
  signals[SIGNAL_DROP_WANTED] = g_signal_new ("drop-wanted", REJ_TYPE_OUTLINE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_BOOLEAN);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "outline-row");
}

static void
rej_outline_row_init (RejOutlineRow *self)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->expander = gtk_button_new_from_icon_name ("pan-down-symbolic");
  self->title = gtk_label_new (NULL);
  self->findings = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  self->n_findings = gtk_label_new (NULL);
  self->words = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->expander, "flat");
  gtk_widget_add_css_class (self->expander, "outline-expander");
  gtk_widget_set_valign (self->expander, GTK_ALIGN_CENTER);
  /* The keys for it are those of the list: one stop for each row is enough. */
  gtk_widget_set_focusable (self->expander, FALSE);
  g_object_set (self->title, "xalign", 0.0, "hexpand", TRUE, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                "natural-wrap-mode", GTK_NATURAL_WRAP_NONE, "lines", 2, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  gtk_widget_add_css_class (self->n_findings, "caption");
  gtk_widget_add_css_class (self->words, "caption");
  gtk_widget_add_css_class (self->words, "dimmed");
  gtk_widget_add_css_class (self->words, "numeric");
  gtk_image_set_pixel_size (GTK_IMAGE (icon), 12);
  gtk_box_append (GTK_BOX (self->findings), icon);
  gtk_box_append (GTK_BOX (self->findings), self->n_findings);
  gtk_box_append (GTK_BOX (self->box), self->expander);
  gtk_box_append (GTK_BOX (self->box), self->title);
  gtk_box_append (GTK_BOX (self->box), self->findings);
  gtk_box_append (GTK_BOX (self->box), self->words);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_object (self->expander, "clicked", G_CALLBACK (expander_clicked_cb), self, G_CONNECT_SWAPPED);
  add_dragging (self);
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
  g_autofree char *words_tooltip = NULL;
  g_autofree char *findings = NULL;
  g_autofree char *findings_tooltip = NULL;
  g_autofree char *label = NULL;

  g_return_if_fail (REJ_IS_OUTLINE_ROW (self));
  g_return_if_fail (content != NULL);

  self->shut = content->shut;
  words = g_strdup_printf ("%'u", content->n_words);
  words_tooltip = g_strdup_printf (ngettext ("%'u word", "%'u words", content->n_words), content->n_words);
  findings = g_strdup_printf ("%u", content->n_findings);
  findings_tooltip = g_strdup_printf (ngettext ("%'u finding in this section", "%'u findings in this section", content->n_findings), content->n_findings);
  gtk_label_set_label (GTK_LABEL (self->title), content->title);
  gtk_label_set_label (GTK_LABEL (self->words), words);
  gtk_widget_set_tooltip_text (self->words, words_tooltip);
  gtk_label_set_label (GTK_LABEL (self->n_findings), findings);
  gtk_widget_set_tooltip_text (self->findings, findings_tooltip);
  gtk_widget_set_visible (self->findings, content->n_findings > 0);
  gtk_widget_set_margin_start (self->box, STEP * (int) (content->level - 1));
  gtk_widget_set_opacity (self->expander, content->has_children ? 1 : 0);
  gtk_widget_set_sensitive (self->expander, content->has_children);
  gtk_button_set_icon_name (GTK_BUTTON (self->expander), content->shut ? "pan-end-symbolic" : "pan-down-symbolic");
  gtk_widget_set_tooltip_text (self->expander, content->shut ? _ ("Show the Sections in It") : _ ("Hide the Sections in It"));
  if (content->current)
    gtk_widget_add_css_class (GTK_WIDGET (self), "current");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "current");
  /* Translators: read out for a section: its heading, its level from 1 to 6, how many words, how many findings */
  label = g_strdup_printf (_ ("%s, level %u, %s, %s"), content->title, content->level, words_tooltip, findings_tooltip);
  gtk_list_item_set_accessible_label (self->list_item, label);
}
