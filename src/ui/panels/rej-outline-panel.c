/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-outline-panel.h"

#include <glib/gi18n-lib.h>

#include "rej-context-menu.h"
#include "rej-message.h"
#include "rej-outline-list.h"
#include "rej-outline-row.h"
#include "rej-text-outline.h"

/* Milliseconds after which what was typed is shown here; the text itself never waits for it. */
#define REFRESH_AFTER 120

/* Microseconds the text may still be read before a section is moved. */
#define SETTLE_FOR 50000

struct _RejOutlinePanel
{
  AdwBin parent_instance;

  /* template */
  GtkStack *stack;
  GtkLabel *summary_label;
  GtkListView *list;
  GMenuModel *section_menu;

  /* owned */
  GtkSelectionModel *rows_model; /* of the list, once somebody looks at it */
  GSignalGroup *clock; /* while somebody does */
  RejDocument *document;
  RejTextOutline *outline;
  RejOutlineList *headings;
  GPtrArray *rows; /* of RejOutlineRow, those that show something; borrowed */

  /* weak: the list lets go of rows as it likes */
  RejOutlineRow *dragged_row;
  RejOutlineRow *drop_row;

  /* state */
  guint refresh_id;
  int current; /* the heading whose section the cursor is in, or -1 */
};

G_DEFINE_FINAL_TYPE (RejOutlinePanel, rej_outline_panel, ADW_TYPE_BIN)

enum
{
  SIGNAL_PLACE_WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static guint
get_cursor (RejOutlinePanel *self)
{
  int position = 0;

  g_object_get (rej_document_get_buffer (self->document), "cursor-position", &position, NULL);
  return (guint) position;
}

/* Blocks between two headings; NULL is the end of the document. */
static guint
count_findings (RejOutlinePanel *self,
                guint heading,
                guint end)
{
  guint n_headings = rej_text_outline_get_n_headings (self->outline);

  return rej_check_count_findings_between (rej_document_get_check (self->document),
                                           rej_text_outline_get_block (self->outline, heading),
                                           end < n_headings ? rej_text_outline_get_block (self->outline, end) : NULL);
}

static void
show_row (RejOutlinePanel *self,
          RejOutlineRow *row)
{
  guint position = rej_outline_row_get_position (row);
  const RejTextHeading *heading = NULL;
  RejOutlineRowContent content = { 0 };
  guint at = 0;

  if (position >= g_list_model_get_n_items (G_LIST_MODEL (self->headings)))
    return;
  at = rej_outline_list_get_heading (self->headings, position);
  heading = rej_text_outline_get_heading (self->outline, at);
  content.title = heading->title;
  content.level = heading->level;
  content.has_children = heading->end > at + 1;
  content.shut = content.has_children && rej_outline_list_get_shut (self->headings, at);
  content.n_words = rej_text_outline_count_words (self->outline, at);
  content.n_findings = count_findings (self, at, content.shut ? heading->end : at + 1);
  content.current = self->current >= 0 && rej_outline_list_find (self->headings, (guint) self->current) == position;
  rej_outline_row_show (row, &content);
}

static void
show_rows (RejOutlinePanel *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      if (!rej_outline_row_get_empty (self->rows->pdata[i]))
        show_row (self, self->rows->pdata[i]);
    }
}

/*
 * A list makes some two hundred rows and maps those in sight: the others are empty until they come there. That is known
 * once the list is laid out; what is filled then gets its place in the same frame.
 */
static void
laid_out_cb (RejOutlinePanel *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      if (rej_outline_row_get_empty (self->rows->pdata[i]) && gtk_widget_get_mapped (self->rows->pdata[i]))
        show_row (self, self->rows->pdata[i]);
    }
}

static void
update_actions (RejOutlinePanel *self)
{
  static const char *const names[] = { "outline.move-up", "outline.move-down", "outline.promote", "outline.demote" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), names[i], self->current >= 0 && rej_document_get_editable (self->document));
}

static gboolean
refresh_cb (gpointer user_data)
{
  RejOutlinePanel *self = REJ_OUTLINE_PANEL (user_data);

  self->refresh_id = 0;
  rej_outline_panel_refresh (self);
  return G_SOURCE_REMOVE;
}

static void
refresh_soon (RejOutlinePanel *self)
{
  if (self->refresh_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->refresh_id = g_timeout_add_full (G_PRIORITY_DEFAULT_IDLE, REFRESH_AFTER, refresh_cb, self, NULL);
}

static void
heading_activated_cb (RejOutlinePanel *self,
                      guint position)
{
  rej_outline_list_update (self->headings);
  if (position < g_list_model_get_n_items (G_LIST_MODEL (self->headings)))
    g_signal_emit (self, signals[SIGNAL_PLACE_WANTED], 0, rej_text_outline_get_start (self->outline, rej_outline_list_get_heading (self->headings, position)));
}

/* Where the moved text begins once the replacements are done. */
static guint
find_moved (GPtrArray *plan)
{
  guint n_removed = 0;

  for (guint i = 0; i < plan->len; i++)
    {
      const RejTextReplacement *replacement = plan->pdata[i];

      if (*replacement->text != '\0')
        {
          const char *text = replacement->text;

          while (*text == '\n' || *text == '\r' || *text == ' ' || *text == '\t')
            text++;
          return replacement->start - n_removed + (guint) (text - replacement->text);
        }
      n_removed += replacement->n_removed;
    }
  return 0;
}

/* The outline as the text is now; FALSE while it cannot be told, or the text is closed to edits. */
static gboolean
prepare_change (RejOutlinePanel *self)
{
  if (self->document == NULL || !rej_document_get_editable (self->document))
    return FALSE;
  if (!rej_check_settle (rej_document_get_check (self->document), SETTLE_FOR))
    return FALSE;
  rej_outline_list_update (self->headings);
  return TRUE;
}

static gboolean
carry_out_move (RejOutlinePanel *self,
                guint heading,
                GPtrArray *plan)
{
  guint start = rej_text_outline_get_start (self->outline, heading);
  guint end = rej_text_outline_get_end (self->outline, heading);
  guint cursor = get_cursor (self);
  gboolean inside = cursor >= start && cursor < end;

  if (plan == NULL)
    return FALSE;
  rej_document_replace (self->document, plan);
  rej_document_place_cursor (self->document, find_moved (plan) + (inside ? cursor - start : 0));
  rej_check_settle (rej_document_get_check (self->document), SETTLE_FOR);
  rej_outline_panel_refresh (self);
  rej_message_announce (GTK_WIDGET (self), _ ("The section was moved."));
  return TRUE;
}

static gboolean
change_heading (RejOutlinePanel *self,
                guint heading,
                RejOutlineChange change)
{
  g_autoptr (GPtrArray) plan = NULL;

  if (change == REJ_OUTLINE_CHANGE_UP || change == REJ_OUTLINE_CHANGE_DOWN)
    {
      plan = rej_text_outline_plan_step (self->outline, heading, change == REJ_OUTLINE_CHANGE_DOWN);
      return carry_out_move (self, heading, plan);
    }
  plan = rej_text_outline_plan_level (self->outline, heading, change == REJ_OUTLINE_CHANGE_DEMOTE);
  if (plan == NULL)
    return FALSE;
  rej_document_replace (self->document, plan);
  rej_check_settle (rej_document_get_check (self->document), SETTLE_FOR);
  rej_outline_panel_refresh (self);
  return TRUE;
}

/* The section whose row has the keyboard, or the one the writer is in. */
static int
find_heading_to_change (RejOutlinePanel *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  for (guint i = 0; focus != NULL && i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];
      guint position = rej_outline_row_get_position (REJ_OUTLINE_ROW (row));

      if ((gtk_widget_is_ancestor (row, focus) || gtk_widget_is_ancestor (focus, row) || focus == row) &&
          position < g_list_model_get_n_items (G_LIST_MODEL (self->headings)))
        return (int) rej_outline_list_get_heading (self->headings, position);
    }
  return rej_text_outline_find (self->outline, get_cursor (self));
}

static void
change_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  RejOutlinePanel *self = REJ_OUTLINE_PANEL (widget);
  RejOutlineChange change = REJ_OUTLINE_CHANGE_UP;

  if (g_str_equal (name, "outline.move-down"))
    change = REJ_OUTLINE_CHANGE_DOWN;
  else if (g_str_equal (name, "outline.promote"))
    change = REJ_OUTLINE_CHANGE_PROMOTE;
  else if (g_str_equal (name, "outline.demote"))
    change = REJ_OUTLINE_CHANGE_DEMOTE;
  if (!prepare_change (self) || self->current < 0 || !change_heading (self, (guint) self->current, change))
    gtk_widget_error_bell (widget);
}

static void
shut_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  RejOutlinePanel *self = REJ_OUTLINE_PANEL (widget);

  rej_outline_list_update (self->headings);
  rej_outline_list_set_all_shut (self->headings, g_str_equal (name, "outline.shut-all"));
  show_rows (self);
}

static void
shut_wanted_cb (RejOutlinePanel *self,
                gboolean shut,
                RejOutlineRow *row)
{
  guint position = rej_outline_row_get_position (row);

  rej_outline_list_update (self->headings);
  if (position < g_list_model_get_n_items (G_LIST_MODEL (self->headings)))
    rej_outline_list_set_shut (self->headings, rej_outline_list_get_heading (self->headings, position), shut);
  show_rows (self);
}

static RejOutlineRow *
pick_row (RejOutlinePanel *self,
          double x,
          double y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self->list), x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = picked != NULL ? gtk_widget_get_ancestor (picked, REJ_TYPE_OUTLINE_ROW) : NULL;

  return row != NULL ? REJ_OUTLINE_ROW (row) : NULL;
}

/* Whether a place in the list is in the lower half of a row. */
static gboolean
is_behind (RejOutlinePanel *self,
           RejOutlineRow *row,
           double x,
           double y)
{
  graphene_point_t in_row = GRAPHENE_POINT_INIT (0, 0);

  return gtk_widget_compute_point (GTK_WIDGET (self->list), GTK_WIDGET (row), &GRAPHENE_POINT_INIT ((float) x, (float) y), &in_row) &&
         in_row.y > (float) gtk_widget_get_height (GTK_WIDGET (row)) / 2;
}

static void
show_drop_place (RejOutlinePanel *self,
                 RejOutlineRow *row,
                 gboolean behind)
{
  if (self->drop_row != NULL && self->drop_row != row)
    rej_outline_row_show_drop (self->drop_row, FALSE, FALSE);
  g_set_weak_pointer (&self->drop_row, row);
  if (row != NULL)
    rej_outline_row_show_drop (row, !behind, behind);
}

/* What is taken is the row itself, so that it is dropped in its own list alone. */
static GdkContentProvider *
drag_prepare_cb (RejOutlinePanel *self,
                 double x,
                 double y)
{
  RejOutlineRow *row = pick_row (self, x, y);

  g_set_weak_pointer (&self->dragged_row, row);
  return row != NULL ? gdk_content_provider_new_typed (REJ_TYPE_OUTLINE_ROW, row) : NULL;
}

static void
drag_begin_cb (RejOutlinePanel *self,
               GdkDrag *drag,
               GtkDragSource *source)
{
  GtkWidget *row = GTK_WIDGET (self->dragged_row);
  g_autoptr (GdkPaintable) picture = NULL;

  if (row == NULL)
    return;
  picture = gtk_widget_paintable_new (row);
  gtk_drag_source_set_icon (source, picture, 12, gtk_widget_get_height (row) / 2);
}

static GdkDragAction
drop_motion_cb (RejOutlinePanel *self,
                double x,
                double y)
{
  RejOutlineRow *row = pick_row (self, x, y);

  show_drop_place (self, row, row != NULL && is_behind (self, row, x, y));
  return row != NULL ? GDK_ACTION_MOVE : 0;
}

static void
drop_leave_cb (RejOutlinePanel *self)
{
  show_drop_place (self, NULL, FALSE);
}

/* Behind a row that is open is before what is in it, which is the next row in both cases. */
static gboolean
drop_cb (RejOutlinePanel *self,
         const GValue *value,
         double x,
         double y)
{
  RejOutlineRow *taken = g_value_get_object (value);
  RejOutlineRow *row = pick_row (self, x, y);
  guint n_shown = 0;
  guint from = 0;
  guint to = 0;
  guint before = 0;
  g_autoptr (GPtrArray) plan = NULL;

  show_drop_place (self, NULL, FALSE);
  if (taken == NULL || row == NULL || taken == row || !gtk_widget_is_ancestor (GTK_WIDGET (taken), GTK_WIDGET (self->list)))
    return FALSE;
  from = rej_outline_row_get_position (taken);
  to = rej_outline_row_get_position (row) + (is_behind (self, row, x, y) ? 1 : 0);
  if (!prepare_change (self))
    return FALSE;
  n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->headings));
  if (from >= n_shown || to > n_shown)
    return FALSE;
  before = to < n_shown ? rej_outline_list_get_heading (self->headings, to) : rej_text_outline_get_n_headings (self->outline);
  from = rej_outline_list_get_heading (self->headings, from);
  plan = rej_text_outline_plan_move (self->outline, from, before);
  carry_out_move (self, from, plan);
  return TRUE;
}

/* One of each for the list, not for each of its rows. */
static void
add_dragging (RejOutlinePanel *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (REJ_TYPE_OUTLINE_ROW, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (drag_prepare_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (drag_begin_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "motion", G_CALLBACK (drop_motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "leave", G_CALLBACK (drop_leave_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (target));
}

/* The menu is for the section whose row is clicked, which is the one the writer is in then. */
static void
secondary_pressed_cb (RejOutlinePanel *self,
                      int n_press,
                      double x,
                      double y)
{
  RejOutlineRow *row = pick_row (self, x, y);
  graphene_point_t point = GRAPHENE_POINT_INIT (0, 0);

  if (row == NULL || !gtk_widget_compute_point (GTK_WIDGET (self->list), GTK_WIDGET (self), &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    return;
  heading_activated_cb (self, rej_outline_row_get_position (row));
  rej_outline_panel_refresh (self);
  rej_context_menu_open (GTK_WIDGET (self), self->section_menu, (double) point.x, (double) point.y);
}

static void
row_setup_cb (RejOutlinePanel *self,
              GtkListItem *list_item)
{
  GtkWidget *row = rej_outline_row_new (list_item);

  g_signal_connect_object (row, "shut-wanted", G_CALLBACK (shut_wanted_cb), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (list_item, row);
}

static void
row_bind_cb (RejOutlinePanel *self,
             GtkListItem *list_item)
{
  RejOutlineRow *row = REJ_OUTLINE_ROW (gtk_list_item_get_child (list_item));

  g_ptr_array_add (self->rows, row);
  if (!rej_outline_row_get_empty (row))
    show_row (self, row);
}

static void
row_unbind_cb (RejOutlinePanel *self,
               GtkListItem *list_item)
{
  g_ptr_array_remove_fast (self->rows, gtk_list_item_get_child (list_item));
}

static void
rej_outline_panel_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (rej_outline_panel_parent_class)->map (widget);
  rej_outline_panel_refresh (REJ_OUTLINE_PANEL (widget));
}

/* There are no rows before somebody looks. */
static void
list_mapped_cb (RejOutlinePanel *self)
{
  if (gtk_list_view_get_model (self->list) == NULL)
    gtk_list_view_set_model (self->list, self->rows_model);
  g_signal_group_set_target (self->clock, gtk_widget_get_frame_clock (GTK_WIDGET (self->list)));
}

static void
list_unmapped_cb (RejOutlinePanel *self)
{
  g_signal_group_set_target (self->clock, NULL);
}

static void
rej_outline_panel_dispose (GObject *object)
{
  RejOutlinePanel *self = REJ_OUTLINE_PANEL (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_clear_weak_pointer (&self->dragged_row);
  g_clear_weak_pointer (&self->drop_row);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->rows_model);
  if (self->clock != NULL)
    g_signal_group_set_target (self->clock, NULL);
  g_clear_object (&self->clock);
  g_clear_object (&self->headings);
  g_clear_object (&self->outline);
  g_clear_object (&self->document);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (rej_outline_panel_parent_class)->dispose (object);
}

/* The sections come before the buttons above them. */
static gboolean
rej_outline_panel_grab_focus (GtkWidget *widget)
{
  GtkWidget *list = GTK_WIDGET (REJ_OUTLINE_PANEL (widget)->list);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  return (focus != NULL && gtk_widget_is_ancestor (focus, list)) || gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD);
}

static void
rej_outline_panel_class_init (RejOutlinePanelClass *class)
{
  static const char *const changes[] = { "outline.move-up", "outline.move-down", "outline.promote", "outline.demote" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rej_outline_panel_dispose;
  widget_class->map = rej_outline_panel_map;
  widget_class->grab_focus = rej_outline_panel_grab_focus;

  /**
   * RejOutlinePanel::place-wanted:
   * @self: the panel
   * @offset: characters from the beginning of the text
   *
   * The writer wants to go to a section.
   */
  signals[SIGNAL_PLACE_WANTED] = g_signal_new ("place-wanted", REJ_TYPE_OUTLINE_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    gtk_widget_class_install_action (widget_class, changes[i], NULL, change_action);
  gtk_widget_class_install_action (widget_class, "outline.shut-all", NULL, shut_action);
  gtk_widget_class_install_action (widget_class, "outline.open-all", NULL, shut_action);

  gtk_widget_class_set_template_from_resource (widget_class, "/rejoinder/ui/rej-outline-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, RejOutlinePanel, stack);
  gtk_widget_class_bind_template_child (widget_class, RejOutlinePanel, summary_label);
  gtk_widget_class_bind_template_child (widget_class, RejOutlinePanel, list);
  gtk_widget_class_bind_template_child (widget_class, RejOutlinePanel, section_menu);
  gtk_widget_class_bind_template_callback (widget_class, heading_activated_cb);
}

static void
rej_outline_panel_init (RejOutlinePanel *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->current = -1;
  self->rows = g_ptr_array_new ();
  self->clock = g_signal_group_new (GDK_TYPE_FRAME_CLOCK);
  g_signal_group_connect_object (self->clock, "layout", G_CALLBACK (laid_out_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (factory, "setup", G_CALLBACK (row_setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (row_bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (row_unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  add_dragging (self);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (secondary_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (click));
}

/**
 * rej_outline_panel_set_document:
 * @self: the panel, which has none yet
 * @document: whose sections it shows
 *
 * Shows the sections of a document and follows them. To be called once.
 */
void
rej_outline_panel_set_document (RejOutlinePanel *self,
                                RejDocument *document)
{

  g_return_if_fail (REJ_IS_OUTLINE_PANEL (self));
  g_return_if_fail (REJ_IS_DOCUMENT (document));
  g_return_if_fail (self->document == NULL);

  self->document = g_object_ref (document);
  self->outline = rej_text_outline_new (rej_check_get_index (rej_document_get_check (document)));
  self->headings = rej_outline_list_new (self->outline);
  self->rows_model = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->headings))));
  g_signal_connect_object (self->list, "map", G_CALLBACK (list_mapped_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "unmap", G_CALLBACK (list_unmapped_cb), self, G_CONNECT_SWAPPED);
  if (gtk_widget_get_mapped (GTK_WIDGET (self->list)))
    list_mapped_cb (self);
  g_signal_connect_object (rej_document_get_check (document), "changed", G_CALLBACK (refresh_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rej_document_get_buffer (document), "notify::cursor-position", G_CALLBACK (refresh_soon), self, G_CONNECT_SWAPPED);
  rej_outline_panel_refresh (self);
}

/**
 * rej_outline_panel_refresh:
 * @self: a panel
 *
 * Shows the sections as they are now. It is done a moment after each edit by itself.
 */
void
rej_outline_panel_refresh (RejOutlinePanel *self)
{
  guint n_headings = 0;
  g_autofree char *summary = NULL;

  g_return_if_fail (REJ_IS_OUTLINE_PANEL (self));

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  if (self->document == NULL)
    return;
  rej_outline_list_update (self->headings);
  n_headings = rej_text_outline_get_n_headings (self->outline);
  self->current = rej_text_outline_find (self->outline, get_cursor (self));
  gtk_stack_set_visible_child_name (self->stack, n_headings > 0 ? "outline" : "empty");
  summary = g_strdup_printf (ngettext ("%'u section", "%'u sections", n_headings), n_headings);
  gtk_label_set_label (self->summary_label, summary);
  update_actions (self);
  show_rows (self);
}

/**
 * rej_outline_panel_change:
 * @self: a panel
 * @change: what to do
 *
 * Changes the section whose row has the keyboard, or the one the cursor is in, as one step that can be undone.
 *
 * Returns: whether it could be done
 */
gboolean
rej_outline_panel_change (RejOutlinePanel *self,
                          RejOutlineChange change)
{
  int heading = -1;

  g_return_val_if_fail (REJ_IS_OUTLINE_PANEL (self), FALSE);

  if (!prepare_change (self))
    return FALSE;
  heading = find_heading_to_change (self);
  return heading >= 0 && change_heading (self, (guint) heading, change);
}
