/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-comparison-view.h"

#include <glib/gi18n-lib.h>

#include "rej-gradual-list.h"
#include "rej-message.h"

#define NO_CHANGE G_MAXUINT
/* Characters. Labels get the width of the list in any case; without this each is laid out letter by letter, line after
 * line, to learn how narrow it could be. */
#define LABEL_WIDTH 10

struct _RejComparisonView
{
  AdwBin parent_instance;

  /* template */
  AdwToggleGroup *layout_group;
  GtkToggleButton *only_changes;
  GtkButton *previous_button;
  GtkButton *next_button;
  GtkLabel *position;
  GtkStack *stack;
  GtkListView *list;

  /* owned */
  RejComparison *comparison;
  RejGradualList *shown; /* its rows as the list has them; NULL without comparison */
  GPtrArray *bound; /* of GtkListItem, borrowed: those the list has made widgets for */

  /* state */
  guint current;
  gboolean sides;
  gboolean compact;
};

enum
{
  PROP_COMPACT = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RejComparisonView, rej_comparison_view, ADW_TYPE_BIN)

/* What is shown already is left alone: laying it out again costs more than making it. */
static void
set_label (GtkWidget *label,
           RejComparisonRow *row,
           gboolean with_before,
           gboolean with_after,
           guint current)
{
  g_autoptr (PangoAttrList) attributes = NULL;
  g_autofree char *text = rej_comparison_row_dup_text (row, with_before, with_after, current, &attributes);

  gtk_label_set_text (GTK_LABEL (label), text);
  if (!pango_attr_list_equal (gtk_label_get_attributes (GTK_LABEL (label)), attributes))
    gtk_label_set_attributes (GTK_LABEL (label), attributes);
}

static void
update_row (RejComparisonView *self,
            GtkListItem *item)
{
  RejComparisonRow *row = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *first = gtk_widget_get_first_child (box);
  GtkWidget *second = gtk_widget_get_last_child (box);
  guint n_changes = rej_comparison_row_get_n_changes (row);
  guint first_change = rej_comparison_row_get_first (row);
  gboolean is_current = n_changes > 0 && self->current >= first_change && self->current < first_change + n_changes;
  g_autofree char *description = rej_comparison_row_dup_description (row);

  set_label (first, row, TRUE, !self->sides, self->current);
  gtk_widget_set_visible (second, self->sides);
  if (self->sides)
    set_label (second, row, FALSE, TRUE, self->current);
  if (n_changes > 0)
    gtk_widget_remove_css_class (box, "unchanged");
  else
    gtk_widget_add_css_class (box, "unchanged");
  if (is_current)
    gtk_widget_add_css_class (box, "current");
  else
    gtk_widget_remove_css_class (box, "current");
  gtk_list_item_set_accessible_label (item, n_changes > 0 ? description : gtk_label_get_text (GTK_LABEL (first)));
}

static void
update_rows (RejComparisonView *self)
{
  for (guint i = 0; i < self->bound->len; i++)
    update_row (self, g_ptr_array_index (self->bound, i));
}

/* Returns: (nullable): the item at a position of the list, if it can be seen; the first that can be, for G_MAXUINT */
static GtkListItem *
find_in_sight (RejComparisonView *self,
               guint position)
{
  GtkListItem *found = NULL;

  for (guint i = 0; i < self->bound->len; i++)
    {
      GtkListItem *item = g_ptr_array_index (self->bound, i);
      GtkWidget *child = gtk_list_item_get_child (item);
      graphene_rect_t bounds;

      if (position != G_MAXUINT && gtk_list_item_get_position (item) != position)
        continue;
      if (!gtk_widget_get_mapped (child) || !gtk_widget_compute_bounds (child, GTK_WIDGET (self->list), &bounds))
        continue;
      if (bounds.origin.y + bounds.size.height <= 0 || bounds.origin.y >= (float) gtk_widget_get_height (GTK_WIDGET (self->list)))
        continue;
      if (found == NULL || gtk_list_item_get_position (item) < gtk_list_item_get_position (found))
        found = item;
    }
  return found;
}

static void
update_position (RejComparisonView *self)
{
  guint n_changes = self->comparison != NULL ? rej_comparison_get_n_changes (self->comparison) : 0;
  g_autofree char *text = NULL;

  if (n_changes == 0)
    text = g_strdup ("");
  else if (self->current == NO_CHANGE)
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u change", "%u changes", n_changes), n_changes);
  else
    /* Translators: the first %u is the number of the change that is looked at, the second how many there are */
    text = g_strdup_printf (_ ("Change %u of %u"), self->current + 1, n_changes);
  gtk_label_set_text (self->position, text);
  gtk_widget_set_sensitive (GTK_WIDGET (self->previous_button), n_changes > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->next_button), n_changes > 0);
}

static void
set_current (RejComparisonView *self,
             guint current)
{
  if (self->current == current)
    return;
  self->current = current;
  update_rows (self);
  update_position (self);
  g_signal_emit_by_name (self, "current-changed");
}

static void
comparison_changed_cb (RejComparisonView *self)
{
  update_rows (self);
  update_position (self);
}

/* Two columns of a narrow window are a word wide. */
static void
layout_changed_cb (RejComparisonView *self)
{
  GtkListItem *top = find_in_sight (self, G_MAXUINT);

  self->sides = !self->compact && g_strcmp0 (adw_toggle_group_get_active_name (self->layout_group), "sides") == 0;
  /* Every row changes: those in sight first. */
  if (top != NULL)
    rej_gradual_list_begin_at (self->shown, rej_gradual_list_get_first (self->shown) + gtk_list_item_get_position (top));
}

static void
only_changes_toggled_cb (RejComparisonView *self)
{
  if (self->comparison != NULL)
    rej_comparison_set_only_changes (self->comparison, gtk_toggle_button_get_active (self->only_changes));
}

static void
previous_clicked_cb (RejComparisonView *self)
{
  rej_comparison_view_go (self, FALSE);
}

static void
next_clicked_cb (RejComparisonView *self)
{
  rej_comparison_view_go (self, TRUE);
}

static void
row_activated_cb (RejComparisonView *self,
                  guint position)
{
  g_autoptr (RejComparisonRow) row = g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  if (row != NULL && rej_comparison_row_get_n_changes (row) > 0)
    set_current (self, rej_comparison_row_get_first (row));
}

static GtkWidget *
create_label (void)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "xalign", 0.0,
                                   "yalign", 0.0,
                                   "hexpand", TRUE,
                                   "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   "width-chars", LABEL_WIDTH,
                                   "max-width-chars", LABEL_WIDTH,
                                   NULL);

  /* What is filed is in English, whatever the direction of the window. */
  gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR);
  return label;
}

static void
setup_cb (RejComparisonView *self,
          GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);

  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  gtk_widget_add_css_class (box, "comparison-row");
  gtk_box_append (GTK_BOX (box), create_label ());
  gtk_box_append (GTK_BOX (box), create_label ());
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (RejComparisonView *self,
         GtkListItem *item)
{
  g_ptr_array_add (self->bound, item);
  update_row (self, item);
}

static void
unbind_cb (RejComparisonView *self,
           GtkListItem *item)
{
  g_ptr_array_remove_fast (self->bound, item);
}

static void
rej_comparison_view_get_property (GObject *object,
                                  guint property_id,
                                  GValue *value,
                                  GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_COMPACT:
      g_value_set_boolean (value, REJ_COMPARISON_VIEW (object)->compact);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rej_comparison_view_set_property (GObject *object,
                                  guint property_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  RejComparisonView *self = REJ_COMPARISON_VIEW (object);

  switch (property_id)
    {
    case PROP_COMPACT:
      if (self->compact == g_value_get_boolean (value))
        break;
      self->compact = g_value_get_boolean (value);
      gtk_widget_set_visible (GTK_WIDGET (self->layout_group), !self->compact);
      layout_changed_cb (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rej_comparison_view_dispose (GObject *object)
{
  RejComparisonView *self = REJ_COMPARISON_VIEW (object);

  if (self->comparison != NULL)
    g_signal_handlers_disconnect_by_data (self->comparison, self);
  g_clear_object (&self->comparison);
  g_clear_object (&self->shown);

  G_OBJECT_CLASS (rej_comparison_view_parent_class)->dispose (object);
}

static void
rej_comparison_view_finalize (GObject *object)
{
  g_ptr_array_unref (REJ_COMPARISON_VIEW (object)->bound);

  G_OBJECT_CLASS (rej_comparison_view_parent_class)->finalize (object);
}

static void
rej_comparison_view_class_init (RejComparisonViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->get_property = rej_comparison_view_get_property;
  G_OBJECT_CLASS (class)->set_property = rej_comparison_view_set_property;
  G_OBJECT_CLASS (class)->dispose = rej_comparison_view_dispose;
  G_OBJECT_CLASS (class)->finalize = rej_comparison_view_finalize;

  /**
   * RejComparisonView:compact:
   *
   * Whether there is no room for the two versions side by side.
   */
  properties[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (class), N_PROPS, properties);

  /**
   * RejComparisonView::current-changed:
   *
   * Another change is the current one.
   */
  g_signal_new ("current-changed", REJ_TYPE_COMPARISON_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/rejoinder/ui/rej-comparison-view.ui");
  gtk_widget_class_bind_template_child (widget_class, RejComparisonView, layout_group);
  gtk_widget_class_bind_template_child (widget_class, RejComparisonView, only_changes);
  gtk_widget_class_bind_template_child (widget_class, RejComparisonView, previous_button);
  gtk_widget_class_bind_template_child (widget_class, RejComparisonView, next_button);
  gtk_widget_class_bind_template_child (widget_class, RejComparisonView, position);
  gtk_widget_class_bind_template_child (widget_class, RejComparisonView, stack);
  gtk_widget_class_bind_template_child (widget_class, RejComparisonView, list);
  gtk_widget_class_bind_template_callback (widget_class, layout_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, only_changes_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
rej_comparison_view_init (RejComparisonView *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->bound = g_ptr_array_new ();
  self->current = NO_CHANGE;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);
  update_position (self);
}

/**
 * rej_comparison_view_set_comparison:
 * @self: the view
 * @comparison: (nullable): what to show; `NULL` while it is being made
 */
void
rej_comparison_view_set_comparison (RejComparisonView *self,
                                    RejComparison *comparison)
{
  g_autoptr (GtkNoSelection) selection = NULL;

  g_return_if_fail (REJ_IS_COMPARISON_VIEW (self));

  if (self->comparison != NULL)
    g_signal_handlers_disconnect_by_data (self->comparison, self);
  gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->shown);
  g_set_object (&self->comparison, comparison);
  self->current = NO_CHANGE;
  if (comparison != NULL)
    {
      only_changes_toggled_cb (self);
      self->shown = rej_gradual_list_new (G_LIST_MODEL (comparison), GTK_WIDGET (self->list));
      selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->shown)));
      gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
      g_signal_connect_object (comparison, "changed", G_CALLBACK (comparison_changed_cb), self, G_CONNECT_SWAPPED);
    }
  gtk_stack_set_visible_child_name (self->stack, comparison == NULL ? "wait" : rej_comparison_get_n_changes (comparison) == 0 ? "same"
                                                                                                                              : "rows");
  update_position (self);
  g_signal_emit_by_name (self, "current-changed");
}

/**
 * rej_comparison_view_get_current:
 * @self: the view
 *
 * Returns: the number of the change that is looked at, or G_MAXUINT
 */
guint
rej_comparison_view_get_current (RejComparisonView *self)
{
  g_return_val_if_fail (REJ_IS_COMPARISON_VIEW (self), NO_CHANGE);

  return self->current;
}

/**
 * rej_comparison_view_dup_current_row:
 * @self: the view
 *
 * Returns: (transfer full) (nullable): the paragraphs of the change that is looked at
 */
RejComparisonRow *
rej_comparison_view_dup_current_row (RejComparisonView *self)
{
  g_return_val_if_fail (REJ_IS_COMPARISON_VIEW (self), NULL);

  if (self->comparison == NULL || self->current == NO_CHANGE)
    return NULL;
  return g_list_model_get_item (G_LIST_MODEL (self->comparison), rej_comparison_find_position (self->comparison, self->current));
}

/* A list that has not been laid out yet would go to where it believes the row is, and show nothing there. */
static gboolean
scroll_cb (GtkWidget *widget,
           GdkFrameClock *clock,
           gpointer user_data)
{
  RejComparisonView *self = REJ_COMPARISON_VIEW (user_data);
  guint position = 0;

  if (self->comparison == NULL || self->current == NO_CHANGE)
    return G_SOURCE_REMOVE;
  if (gtk_widget_get_height (widget) == 0)
    return G_SOURCE_CONTINUE;
  position = rej_comparison_find_position (self->comparison, self->current);
  if (position < rej_gradual_list_get_first (self->shown) || find_in_sight (self, position - rej_gradual_list_get_first (self->shown)) == NULL)
    rej_gradual_list_begin_at (self->shown, position);
  position -= rej_gradual_list_get_first (self->shown);
  gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_FOCUS, NULL);
  return G_SOURCE_REMOVE;
}

/**
 * rej_comparison_view_go:
 * @self: the view
 * @forward: to the next change, or to the one before
 *
 * Goes to another change, brings it into sight and says what it is. After the last comes the first.
 */
void
rej_comparison_view_go (RejComparisonView *self,
                        gboolean forward)
{
  g_autoptr (RejComparisonRow) row = NULL;
  guint n_changes = 0;
  guint current = 0;

  g_return_if_fail (REJ_IS_COMPARISON_VIEW (self));

  n_changes = self->comparison != NULL ? rej_comparison_get_n_changes (self->comparison) : 0;
  if (n_changes == 0)
    return;
  if (self->current == NO_CHANGE)
    current = forward ? 0 : n_changes - 1;
  else
    current = (self->current + (forward ? 1 : n_changes - 1)) % n_changes;
  set_current (self, current);
  gtk_widget_add_tick_callback (GTK_WIDGET (self->list), scroll_cb, self, NULL);
  row = rej_comparison_view_dup_current_row (self);
  if (row != NULL)
    {
      g_autofree char *description = rej_comparison_row_dup_description (row);

      rej_message_announce (GTK_WIDGET (self), description);
    }
}

/**
 * rej_comparison_view_show_sides:
 * @self: the view
 * @sides: whether both texts stand side by side
 */
void
rej_comparison_view_show_sides (RejComparisonView *self,
                                gboolean sides)
{
  g_return_if_fail (REJ_IS_COMPARISON_VIEW (self));

  adw_toggle_group_set_active_name (self->layout_group, sides ? "sides" : "inline");
}
