/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-library-page.h"

#include <glib/gi18n-lib.h>

#include "rej-campaign-card.h"
#include "rej-draft-commands.h"
#include "rej-draft-list.h"
#include "rej-draft-row.h"
#include "rej-start-doors.h"
#include "rej-trash-page.h"
#include "rej-words.h"

/* A list view makes two hundred rows, however few of them are seen. The first frame gets what a tall window shows, and each
 * that follows some more, so that nobody waits for rows out of sight. */
#define FIRST_ROWS 40
#define MORE_ROWS 20
#define ALL_ROWS 240

struct _RejLibraryPage
{
  AdwBin parent_instance;

  /* template */
  AdwViewStack *views;
  GtkStack *title_stack;
  AdwWindowTitle *window_title;
  AdwSplitButton *open_button;
  GtkMenuButton *menu_button;
  GtkWidget *search_button;
  GtkSearchBar *search_bar;
  GtkEditable *search_entry;
  AdwStatusPage *welcome;
  GtkStack *comments_stack;
  GtkLabel *count_label;
  GtkMenuButton *sort_button;
  GtkListView *list;
  GtkStack *campaigns_stack;
  GtkFlowBox *campaigns;

  /* owned */
  RejWorkspace *workspace;
  RejDraftList *drafts;
  GtkSliceListModel *rows; /* the first of the drafts, and then all */
  GtkSelectionModel *selection;
  char *order;

  /* state */
  guint rows_id;
  gboolean awaits_rows; /* the keyboard is to be with them */
  gboolean narrow;
  gboolean selecting;
};

G_DEFINE_FINAL_TYPE (RejLibraryPage, rej_library_page, ADW_TYPE_BIN)

enum
{
  PROP_NARROW = 1,
  PROP_SELECTING,
  PROP_ORDER,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static gboolean
is_wide_and_idle_cb (RejLibraryPage *self,
                     gboolean narrow,
                     gboolean selecting)
{
  return !narrow && !selecting;
}

static gboolean
is_narrow_and_idle_cb (RejLibraryPage *self,
                       gboolean narrow,
                       gboolean selecting)
{
  return narrow && !selecting;
}

static GtkWidget *
create_campaign_card (gpointer object,
                      gpointer user_data)
{
  RejLibraryPage *self = REJ_LIBRARY_PAGE (user_data);
  RejCampaignItem *item = REJ_CAMPAIGN_ITEM (object);
  g_autoptr (RejCampaign) successor = rej_workspace_dup_successor (self->workspace, rej_campaign_item_get_campaign (item));

  return rej_campaign_card_new (item, successor != NULL ? successor->title : NULL);
}

/* Rows. */

static void
row_checked_cb (RejDraftRow *row,
                gboolean checked,
                GtkListItem *item)
{
  RejLibraryPage *self = REJ_LIBRARY_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (row), REJ_TYPE_LIBRARY_PAGE));
  guint position = gtk_list_item_get_position (item);

  if (checked)
    gtk_selection_model_select_item (self->selection, position, FALSE);
  else
    gtk_selection_model_unselect_item (self->selection, position);
}

static void
row_selected_cb (GtkListItem *item,
                 GParamSpec *pspec,
                 RejDraftRow *row)
{
  rej_draft_row_set_checked (row, gtk_list_item_get_selected (item));
}

static void
row_set_up_cb (RejLibraryPage *self,
               GtkListItem *item)
{
  GtkWidget *row = rej_draft_row_new ();

  g_object_bind_property (self, "narrow", row, "narrow", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self, "selecting", row, "selecting", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (row, "checked", G_CALLBACK (row_checked_cb), item, G_CONNECT_DEFAULT);
  g_signal_connect_object (item, "notify::selected", G_CALLBACK (row_selected_cb), row, G_CONNECT_DEFAULT);
  gtk_list_item_set_child (item, row);
}

static void
row_bound_cb (RejLibraryPage *self,
              GtkListItem *item)
{
  RejDraftItem *draft = gtk_list_item_get_item (item);
  g_autofree char *words = rej_draft_row_dup_words (draft);
  g_autofree char *description = NULL;

  rej_draft_row_set_item (REJ_DRAFT_ROW (gtk_list_item_get_child (item)), draft);
  rej_draft_row_set_checked (REJ_DRAFT_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_selected (item));
  if (rej_draft_item_get_period (draft) != NULL)
    description = g_strdup_printf ("%s, %s", rej_draft_item_get_period (draft), words);
  gtk_list_item_set_accessible_label (item, rej_draft_item_get_title (draft));
  gtk_list_item_set_accessible_description (item, description != NULL ? description : words);
}

static void
row_unbound_cb (RejLibraryPage *self,
                GtkListItem *item)
{
  rej_draft_row_set_item (REJ_DRAFT_ROW (gtk_list_item_get_child (item)), NULL);
}

/* What the page shows. */

static void
update_title (RejLibraryPage *self)
{
  GtkBitset *selected = NULL;

  if (self->selecting)
    {
      g_autofree char *title = NULL;
      guint n_selected = 0;

      selected = gtk_selection_model_get_selection (self->selection);
      n_selected = gtk_bitset_get_size (selected);
      gtk_bitset_unref (selected);
      /* Translators: %u is a number of comments that are selected */
      title = n_selected == 0 ? g_strdup (_ ("Select Comments")) : g_strdup_printf (ngettext ("%u Selected", "%u Selected", n_selected), n_selected);
      adw_window_title_set_title (self->window_title, title);
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "library.duplicate-selected", n_selected > 0);
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "library.trash-selected", n_selected > 0);
    }
  else
    {
      adw_window_title_set_title (self->window_title, _ ("Rejoinder"));
    }
  gtk_stack_set_visible_child_name (self->title_stack, self->selecting || self->narrow ? "title" : "switcher");
}

/* The comments are what the page is for: the keyboard is with them, unless it is wanted elsewhere. */
static void
focus_list (RejLibraryPage *self)
{
  GtkWidget *focus = gtk_widget_get_root (GTK_WIDGET (self)) != NULL ? gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))) : NULL;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self->list)) || (focus != NULL && !gtk_widget_is_ancestor (focus, GTK_WIDGET (self))))
    return;
  self->awaits_rows = gtk_slice_list_model_get_size (self->rows) == 0;
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static gboolean
add_rows_cb (GtkWidget *list,
             GdkFrameClock *clock,
             gpointer user_data)
{
  RejLibraryPage *self = REJ_LIBRARY_PAGE (user_data);
  guint n_rows = gtk_slice_list_model_get_size (self->rows);

  n_rows = n_rows == 0 ? FIRST_ROWS : n_rows < ALL_ROWS ? n_rows + MORE_ROWS
                                                        : G_MAXUINT;
  gtk_slice_list_model_set_size (self->rows, n_rows);
  if (self->awaits_rows)
    focus_list (self);
  if (n_rows < g_list_model_get_n_items (G_LIST_MODEL (self->drafts)))
    return G_SOURCE_CONTINUE;
  self->rows_id = 0;
  return G_SOURCE_REMOVE;
}

/* Before all rows become others. */
static void
begin_rows (RejLibraryPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  self->awaits_rows |= focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list));
  gtk_slice_list_model_set_size (self->rows, 0);
}

static void
add_rows (RejLibraryPage *self)
{
  if (self->rows_id == 0 && gtk_slice_list_model_get_size (self->rows) < g_list_model_get_n_items (G_LIST_MODEL (self->drafts)))
    self->rows_id = gtk_widget_add_tick_callback (GTK_WIDGET (self->list), add_rows_cb, self, NULL);
}

static void
update_comments (RejLibraryPage *self)
{
  guint n_all = rej_draft_list_get_n_all (self->drafts);
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->drafts));
  g_autofree char *number = rej_words_for_number (n_shown);
  g_autofree char *count = NULL;
  const char *page = "list";

  add_rows (self);
  if (n_all == 0)
    page = rej_workspace_get_listed (self->workspace) ? "empty" : "loading";
  else if (n_shown == 0)
    page = "nothing-found";
  gtk_stack_set_visible_child_name (self->comments_stack, page);
  gtk_widget_set_visible (self->search_button, n_all > 0 && g_strcmp0 (adw_view_stack_get_visible_child_name (self->views), "comments") == 0);
  /* Translators: %s is a number with separators */
  count = g_strdup_printf (ngettext ("%s comment", "%s comments", n_shown), number);
  gtk_label_set_label (self->count_label, count);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "library.select", n_all > 0);
}

static void
campaigns_changed_cb (RejLibraryPage *self)
{
  gboolean has_campaigns = g_list_model_get_n_items (rej_workspace_get_campaigns (self->workspace)) > 0;

  gtk_stack_set_visible_child_name (self->campaigns_stack, has_campaigns ? "list" : "empty");
}

static void
set_selecting (RejLibraryPage *self,
               gboolean selecting)
{
  if (self->selecting == selecting)
    return;
  self->selecting = selecting;
  g_clear_object (&self->selection);
  begin_rows (self);
  if (selecting)
    {
      self->selection = GTK_SELECTION_MODEL (gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->rows))));
      g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (update_title), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (update_title), self, G_CONNECT_SWAPPED);
    }
  else
    {
      self->selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->rows))));
    }
  gtk_list_view_set_model (self->list, self->selection);
  add_rows (self);
  if (selecting)
    adw_view_stack_set_visible_child_name (self->views, "comments");
  update_title (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTING]);
}

static void
set_order (RejLibraryPage *self,
           const char *order)
{
  RejDraftOrder list_order = REJ_DRAFT_ORDER_CHANGED;
  const char *label = _ ("By Last Edit");

  if (!g_set_str (&self->order, order))
    return;
  if (g_strcmp0 (order, "closes") == 0)
    {
      list_order = REJ_DRAFT_ORDER_CLOSES;
      label = _ ("By Closing Date");
    }
  else if (g_strcmp0 (order, "title") == 0)
    {
      list_order = REJ_DRAFT_ORDER_TITLE;
      label = _ ("By Title");
    }
  gtk_menu_button_set_label (self->sort_button, label);
  if (self->drafts != NULL)
    {
      begin_rows (self);
      rej_draft_list_set_order (self->drafts, list_order);
      add_rows (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ORDER]);
}

static void
drafts_listed_cb (RejLibraryPage *self)
{
  gboolean is_first = rej_draft_list_get_n_all (self->drafts) == 0;

  rej_draft_list_set_states (self->drafts, rej_workspace_get_filing_states (self->workspace));
  rej_draft_list_set_drafts (self->drafts, rej_workspace_get_all_drafts (self->workspace));
  update_comments (self);
  if (is_first)
    focus_list (self);
}

static void
update_recent (RejLibraryPage *self)
{
  g_auto (GStrv) uris = rej_workspace_dup_recent_files (self->workspace);
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; uris[i] != NULL; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_uri (uris[i]);
      g_autofree char *name = g_file_get_basename (file);
      g_auto (GStrv) parts = g_strsplit (name, "_", -1);
      g_autofree char *label = g_strjoinv ("__", parts);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "win.open-recent", "s", uris[i]);
      g_menu_append_item (menu, item);
    }
  if (uris[0] == NULL)
    /* An action that is nowhere: the line says why there is nothing. */
    g_menu_append (menu, _ ("No files opened before"), "library.none");
  adw_split_button_set_menu_model (self->open_button, G_MENU_MODEL (menu));
}

static void
view_changed_cb (RejLibraryPage *self)
{
  if (self->drafts == NULL)
    return;
  if (g_strcmp0 (adw_view_stack_get_visible_child_name (self->views), "comments") != 0)
    gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  update_comments (self);
}

static void
search_changed_cb (RejLibraryPage *self)
{
  if (self->drafts == NULL)
    return;
  begin_rows (self);
  rej_draft_list_set_search (self->drafts, gtk_editable_get_text (self->search_entry));
  update_comments (self);
}

static void
search_mode_changed_cb (RejLibraryPage *self)
{
  if (gtk_search_bar_get_search_mode (self->search_bar))
    return;
  gtk_editable_set_text (self->search_entry, "");
  focus_list (self);
}

static void
open_position (RejLibraryPage *self,
               guint position)
{
  g_autoptr (RejDraftItem) item = g_list_model_get_item (G_LIST_MODEL (self->drafts), position);

  if (item != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-draft", "x", rej_draft_item_get_id (item));
}

/* Enter opens what was found first. */
static void
search_activated_cb (RejLibraryPage *self)
{
  open_position (self, 0);
}

static void
draft_activated_cb (RejLibraryPage *self,
                    guint position)
{
  if (!self->selecting)
    open_position (self, position);
  else if (gtk_selection_model_is_selected (self->selection, position))
    gtk_selection_model_unselect_item (self->selection, position);
  else
    gtk_selection_model_select_item (self->selection, position, FALSE);
}

static void
campaign_activated_cb (RejLibraryPage *self,
                       GtkFlowBoxChild *child)
{
  RejCampaignItem *item = rej_campaign_card_get_item (REJ_CAMPAIGN_CARD (child));

  gtk_widget_activate_action (GTK_WIDGET (self), "win.new-comment-from", "s", rej_campaign_item_get_id (item));
}

/* Actions. */

static GArray *
create_ids (gint64 id)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, id);
  return ids;
}

static GArray *
list_selected (RejLibraryPage *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->drafts)); i++)
    {
      g_autoptr (RejDraftItem) item = NULL;
      gint64 id = 0;

      if (!gtk_selection_model_is_selected (self->selection, i))
        continue;
      item = g_list_model_get_item (G_LIST_MODEL (self->drafts), i);
      id = rej_draft_item_get_id (item);
      g_array_append_val (ids, id);
    }
  return ids;
}

static void
open_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  gtk_widget_activate_action_variant (widget, "win.open-draft", parameter);
}

static void
open_in_window_action (GtkWidget *widget,
                       const char *action_name,
                       GVariant *parameter)
{
  gtk_widget_activate_action_variant (widget, "win.open-draft-in-window", parameter);
}

static void
duplicate_action (GtkWidget *widget,
                  const char *action_name,
                  GVariant *parameter)
{
  rej_draft_commands_duplicate (REJ_LIBRARY_PAGE (widget)->workspace, widget, g_variant_get_int64 (parameter));
}

static void
trash_action (GtkWidget *widget,
              const char *action_name,
              GVariant *parameter)
{
  g_autoptr (GArray) ids = create_ids (g_variant_get_int64 (parameter));

  rej_draft_commands_trash (REJ_LIBRARY_PAGE (widget)->workspace, widget, ids, TRUE);
}

static void
duplicate_selected_action (GtkWidget *widget,
                           const char *action_name,
                           GVariant *parameter)
{
  RejLibraryPage *self = REJ_LIBRARY_PAGE (widget);
  g_autoptr (GArray) ids = list_selected (self);

  for (guint i = 0; i < ids->len; i++)
    rej_draft_commands_duplicate (self->workspace, widget, g_array_index (ids, gint64, i));
  set_selecting (self, FALSE);
}

static void
trash_selected_action (GtkWidget *widget,
                       const char *action_name,
                       GVariant *parameter)
{
  RejLibraryPage *self = REJ_LIBRARY_PAGE (widget);
  g_autoptr (GArray) ids = list_selected (self);

  rej_draft_commands_trash (self->workspace, widget, ids, TRUE);
  set_selecting (self, FALSE);
}

static void
search_action (GtkWidget *widget,
               const char *action_name,
               GVariant *parameter)
{
  RejLibraryPage *self = REJ_LIBRARY_PAGE (widget);

  if (self->selecting || rej_draft_list_get_n_all (self->drafts) == 0)
    return;
  adw_view_stack_set_visible_child_name (self->views, "comments");
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
select_action (GtkWidget *widget,
               const char *action_name,
               GVariant *parameter)
{
  RejLibraryPage *self = REJ_LIBRARY_PAGE (widget);

  set_selecting (self, !self->selecting);
  if (self->selecting)
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
show_trash_action (GtkWidget *widget,
                   const char *action_name,
                   GVariant *parameter)
{
  GtkWidget *navigation = gtk_widget_get_ancestor (widget, ADW_TYPE_NAVIGATION_VIEW);

  adw_navigation_view_push (ADW_NAVIGATION_VIEW (navigation), ADW_NAVIGATION_PAGE (rej_trash_page_new (REJ_LIBRARY_PAGE (widget)->workspace)));
}

static void
rej_library_page_get_property (GObject *object,
                               guint property_id,
                               GValue *value,
                               GParamSpec *pspec)
{
  RejLibraryPage *self = REJ_LIBRARY_PAGE (object);

  switch (property_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    case PROP_SELECTING:
      g_value_set_boolean (value, self->selecting);
      break;
    case PROP_ORDER:
      g_value_set_string (value, self->order);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rej_library_page_set_property (GObject *object,
                               guint property_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  RejLibraryPage *self = REJ_LIBRARY_PAGE (object);

  switch (property_id)
    {
    case PROP_NARROW:
      if (self->narrow == g_value_get_boolean (value))
        break;
      self->narrow = g_value_get_boolean (value);
      update_title (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_SELECTING:
      set_selecting (self, g_value_get_boolean (value));
      break;
    case PROP_ORDER:
      set_order (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rej_library_page_dispose (GObject *object)
{
  RejLibraryPage *self = REJ_LIBRARY_PAGE (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_object (&self->drafts);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->order, g_free);

  G_OBJECT_CLASS (rej_library_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "library.open", "x", open_action);
  gtk_widget_class_install_action (widget_class, "library.open-in-window", "x", open_in_window_action);
  gtk_widget_class_install_action (widget_class, "library.duplicate", "x", duplicate_action);
  gtk_widget_class_install_action (widget_class, "library.trash", "x", trash_action);
  gtk_widget_class_install_action (widget_class, "library.duplicate-selected", NULL, duplicate_selected_action);
  gtk_widget_class_install_action (widget_class, "library.trash-selected", NULL, trash_selected_action);
  gtk_widget_class_install_action (widget_class, "library.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "library.select", NULL, select_action);
  gtk_widget_class_install_action (widget_class, "library.show-trash", NULL, show_trash_action);
  gtk_widget_class_install_property_action (widget_class, "library.order", "order");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "library.search", NULL);
}

static void
rej_library_page_class_init (RejLibraryPageClass *class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = rej_library_page_get_property;
  object_class->set_property = rej_library_page_set_property;
  object_class->dispose = rej_library_page_dispose;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  properties[PROP_SELECTING] = g_param_spec_boolean ("selecting", NULL, NULL, FALSE, flags);
  properties[PROP_ORDER] = g_param_spec_string ("order", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (REJ_TYPE_START_DOORS);
  gtk_widget_class_set_template_from_resource (widget_class, "/rejoinder/ui/rej-library-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RejLibraryPage, views);
  gtk_widget_class_bind_template_child (widget_class, RejLibraryPage, title_stack);
  gtk_widget_class_bind_template_child (widget_class, RejLibraryPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, RejLibraryPage, open_button);
  gtk_widget_class_bind_template_child (widget_class, RejLibraryPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, RejLibraryPage, search_button);
  gtk_widget_class_bind_template_child (widget_class, RejLibraryPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, RejLibraryPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, RejLibraryPage, welcome);
  gtk_widget_class_bind_template_child (widget_class, RejLibraryPage, comments_stack);
  gtk_widget_class_bind_template_child (widget_class, RejLibraryPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, RejLibraryPage, sort_button);
  gtk_widget_class_bind_template_child (widget_class, RejLibraryPage, list);
  gtk_widget_class_bind_template_child (widget_class, RejLibraryPage, campaigns_stack);
  gtk_widget_class_bind_template_child (widget_class, RejLibraryPage, campaigns);
  gtk_widget_class_bind_template_callback (widget_class, is_wide_and_idle_cb);
  gtk_widget_class_bind_template_callback (widget_class, is_narrow_and_idle_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_mode_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, draft_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, campaign_activated_cb);
  install_actions (widget_class);
}

static void
rej_library_page_init (RejLibraryPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  /* The action of the order has a state from the first. */
  self->order = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  set_order (self, "changed");
  adw_status_page_set_icon_name (self->welcome, REJ_APPLICATION_ID);
  g_signal_connect_object (factory, "setup", G_CALLBACK (row_set_up_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (row_bound_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (row_unbound_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
}

/**
 * rej_library_page_set_workspace:
 * @self: the page
 * @workspace: where drafts and campaigns come from
 *
 * Gives the page what it lists. To be called once.
 */
void
rej_library_page_set_workspace (RejLibraryPage *self,
                                RejWorkspace *workspace)
{
  GListModel *campaigns = NULL;

  g_return_if_fail (REJ_IS_LIBRARY_PAGE (self));
  g_return_if_fail (REJ_IS_WORKSPACE (workspace));
  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  campaigns = rej_workspace_get_campaigns (workspace);
  self->drafts = rej_draft_list_new (campaigns, FALSE);
  self->rows = gtk_slice_list_model_new (g_object_ref (G_LIST_MODEL (self->drafts)), 0, 0);
  self->selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->rows))));
  gtk_list_view_set_model (self->list, self->selection);
  g_settings_bind (rej_workspace_get_settings (workspace), "library-order", self, "order", G_SETTINGS_BIND_DEFAULT);
  gtk_flow_box_bind_model (self->campaigns, campaigns, create_campaign_card, self, NULL);
  g_signal_connect_object (campaigns, "items-changed", G_CALLBACK (campaigns_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "drafts-listed", G_CALLBACK (drafts_listed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "memos-changed", G_CALLBACK (update_recent), self, G_CONNECT_SWAPPED);
  drafts_listed_cb (self);
  campaigns_changed_cb (self);
  update_recent (self);
  /* Whoever begins to type looks for something. */
  gtk_search_bar_connect_entry (self->search_bar, self->search_entry);
  gtk_search_bar_set_key_capture_widget (self->search_bar, GTK_WIDGET (self->comments_stack));
}

/**
 * rej_library_page_focus:
 * @self: the page
 *
 * Gives the keyboard to the comments, unless it is wanted elsewhere.
 */
void
rej_library_page_focus (RejLibraryPage *self)
{
  g_return_if_fail (REJ_IS_LIBRARY_PAGE (self));

  focus_list (self);
}

/**
 * rej_library_page_open_menu:
 * @self: the page
 *
 * Opens the main menu, for its key.
 */
void
rej_library_page_open_menu (RejLibraryPage *self)
{
  g_return_if_fail (REJ_IS_LIBRARY_PAGE (self));

  gtk_menu_button_popup (self->menu_button);
}

/**
 * rej_library_page_search:
 * @self: the page
 * @words: what to look for
 *
 * Shows the comments that have these words in their title, docket or document.
 */
void
rej_library_page_search (RejLibraryPage *self,
                         const char *words)
{
  g_return_if_fail (REJ_IS_LIBRARY_PAGE (self));
  g_return_if_fail (words != NULL);

  adw_view_stack_set_visible_child_name (self->views, "comments");
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_editable_set_text (self->search_entry, words);
}
