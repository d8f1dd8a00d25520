/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-trash-page.h"

#include "rej-draft-commands.h"
#include "rej-draft-list.h"
#include "rej-draft-row.h"

struct _RejTrashPage
{
  AdwNavigationPage parent_instance;

  /* template */
  GtkStack *stack;
  GtkListView *list;

  /* owned */
  RejWorkspace *workspace;
  RejDraftList *drafts;
};

G_DEFINE_FINAL_TYPE (RejTrashPage, rej_trash_page, ADW_TYPE_NAVIGATION_PAGE)

static void
row_set_up_cb (RejTrashPage *self,
               GtkListItem *item)
{
  GtkWidget *row = rej_draft_row_new ();

  /* The figures below the title, in a window of any width: the menu is what the page is for. */
  g_object_set (row, "narrow", TRUE, NULL);
  gtk_list_item_set_child (item, row);
}

static void
row_bound_cb (RejTrashPage *self,
              GtkListItem *item)
{
  RejDraftItem *draft = gtk_list_item_get_item (item);

  rej_draft_row_set_item (REJ_DRAFT_ROW (gtk_list_item_get_child (item)), draft);
  gtk_list_item_set_accessible_label (item, rej_draft_item_get_title (draft));
}

static void
row_unbound_cb (RejTrashPage *self,
                GtkListItem *item)
{
  rej_draft_row_set_item (REJ_DRAFT_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
draft_activated_cb (RejTrashPage *self,
                    guint position)
{
  g_autoptr (RejDraftItem) item = g_list_model_get_item (G_LIST_MODEL (self->drafts), position);

  gtk_widget_activate_action (GTK_WIDGET (self), "library.restore", "x", rej_draft_item_get_id (item));
}

static void
drafts_listed_cb (RejTrashPage *self)
{
  gboolean is_empty = FALSE;

  rej_draft_list_set_drafts (self->drafts, rej_workspace_get_all_drafts (self->workspace));
  is_empty = rej_draft_list_get_n_all (self->drafts) == 0;
  gtk_stack_set_visible_child_name (self->stack, is_empty ? "empty" : "list");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "library.empty", !is_empty);
}

static void
restore_action (GtkWidget *widget,
                const char *action_name,
                GVariant *parameter)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = g_variant_get_int64 (parameter);

  g_array_append_val (ids, id);
  rej_draft_commands_trash (REJ_TRASH_PAGE (widget)->workspace, widget, ids, FALSE);
}

static void
delete_action (GtkWidget *widget,
               const char *action_name,
               GVariant *parameter)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = g_variant_get_int64 (parameter);

  g_array_append_val (ids, id);
  rej_draft_commands_delete (REJ_TRASH_PAGE (widget)->workspace, widget, ids);
}

static void
empty_action (GtkWidget *widget,
              const char *action_name,
              GVariant *parameter)
{
  RejTrashPage *self = REJ_TRASH_PAGE (widget);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->drafts)); i++)
    {
      g_autoptr (RejDraftItem) item = g_list_model_get_item (G_LIST_MODEL (self->drafts), i);
      gint64 id = rej_draft_item_get_id (item);

      g_array_append_val (ids, id);
    }
  rej_draft_commands_delete (self->workspace, widget, ids);
}

static void
rej_trash_page_dispose (GObject *object)
{
  RejTrashPage *self = REJ_TRASH_PAGE (object);

  g_clear_object (&self->drafts);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (rej_trash_page_parent_class)->dispose (object);
}

static void
rej_trash_page_class_init (RejTrashPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rej_trash_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/rejoinder/ui/rej-trash-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RejTrashPage, stack);
  gtk_widget_class_bind_template_child (widget_class, RejTrashPage, list);
  gtk_widget_class_bind_template_callback (widget_class, draft_activated_cb);
  gtk_widget_class_install_action (widget_class, "library.restore", "x", restore_action);
  gtk_widget_class_install_action (widget_class, "library.delete", "x", delete_action);
  gtk_widget_class_install_action (widget_class, "library.empty", NULL, empty_action);
}

static void
rej_trash_page_init (RejTrashPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (factory, "setup", G_CALLBACK (row_set_up_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (row_bound_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (row_unbound_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
}

/**
 * rej_trash_page_new:
 * @workspace: where the library is
 *
 * Creates the page.
 *
 * Returns: (transfer floating): the page
 */
RejTrashPage *
rej_trash_page_new (RejWorkspace *workspace)
{
  RejTrashPage *self = NULL;
  g_autoptr (GtkNoSelection) selection = NULL;

  g_return_val_if_fail (REJ_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (REJ_TYPE_TRASH_PAGE, NULL);
  self->workspace = g_object_ref (workspace);
  self->drafts = rej_draft_list_new (rej_workspace_get_campaigns (workspace), TRUE);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->drafts)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  g_signal_connect_object (workspace, "drafts-listed", G_CALLBACK (drafts_listed_cb), self, G_CONNECT_SWAPPED);
  drafts_listed_cb (self);
  return self;
}
