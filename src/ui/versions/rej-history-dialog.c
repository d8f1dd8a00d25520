/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-history-dialog.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "rej-message.h"

/* A rest of so many seconds parts two versions in the list, unless every edit is asked for. */
#define PAUSE 120

/* A version in the list. */
#define REJ_TYPE_HISTORY_ITEM (rej_history_item_get_type ())
G_DECLARE_FINAL_TYPE (RejHistoryItem, rej_history_item, REJ, HISTORY_ITEM, GObject)

struct _RejHistoryItem
{
  GObject parent_instance;

  gint64 revision;
  gint64 made;
  guint day; /* of the calendar here, as a Julian day */
  guint64 n_inserted;
  guint64 n_removed;
  char *name;
};

G_DEFINE_FINAL_TYPE (RejHistoryItem, rej_history_item, G_TYPE_OBJECT)

struct _RejHistoryDialog
{
  AdwDialog parent_instance;

  /* template */
  AdwNavigationSplitView *split_view;
  GtkStack *list_stack;
  GtkListView *list;
  GtkCheckButton *every_edit;
  AdwNavigationPage *content_page;
  GtkStack *content_stack;
  RejComparisonView *view;
  GtkWidget *actions;
  GtkMenuButton *name_button;
  GtkPopover *name_popover;
  GtkEntry *name_entry;
  GtkWidget *restore_paragraph_button;
  GtkWidget *restore_button;

  /* owned */
  RejDocument *document;
  GListStore *versions; /* of RejHistoryItem, the newest first */
  RejHistoryItem *shown;
  RejComparison *comparison;
  GCancellable *cancellable; /* of the version that is being loaded */
};

G_DEFINE_FINAL_TYPE (RejHistoryDialog, rej_history_dialog, ADW_TYPE_DIALOG)

static void
rej_history_item_finalize (GObject *object)
{
  g_free (REJ_HISTORY_ITEM (object)->name);

  G_OBJECT_CLASS (rej_history_item_parent_class)->finalize (object);
}

static void
rej_history_item_class_init (RejHistoryItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = rej_history_item_finalize;
}

static void
rej_history_item_init (RejHistoryItem *self)
{
}

static RejLibrary *
get_library (RejHistoryDialog *self)
{
  return rej_workspace_get_library (rej_document_get_workspace (self->document));
}

static guint
get_day (GDateTime *time)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) g_date_time_get_day_of_month (time), (GDateMonth) g_date_time_get_month (time), (GDateYear) g_date_time_get_year (time));
  return g_date_get_julian (&date);
}

/* The day a version was written on, as one says it. */
static char *
format_day (gint64 made)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (made / G_USEC_PER_SEC);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  if (get_day (then) == get_day (now))
    return g_strdup (_ ("Today"));
  if (get_day (then) + 1 == get_day (now))
    return g_strdup (_ ("Yesterday"));
  /* Translators: a day in g_date_time_format() codes, such as "Friday, 2 January 2026" */
  return g_date_time_format (then, _ ("%A, %-d %B %Y"));
}

static char *
format_time (gint64 made)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (made / G_USEC_PER_SEC);

  return g_date_time_format (then, "%X");
}

static char *
format_day_and_time (gint64 made)
{
  g_autofree char *day = format_day (made);
  g_autofree char *time = format_time (made);

  /* Translators: the first %s is a day ("Today"), the second a time of day */
  return g_strdup_printf (_ ("%s, %s"), day, time);
}

static void
update_cb (RejHistoryDialog *self)
{
  gboolean has_changes = self->comparison != NULL && rej_comparison_count (self->comparison, REJ_CHANGE_OPEN) > 0;

  gtk_widget_set_visible (self->actions, self->shown != NULL);
  gtk_widget_set_sensitive (self->restore_button, has_changes && rej_document_get_editable (self->document));
  gtk_widget_set_sensitive (self->restore_paragraph_button, has_changes && rej_comparison_view_get_current (self->view) != G_MAXUINT && rej_document_get_editable (self->document));
}

static void
compared_cb (GObject *object,
             GAsyncResult *result,
             gpointer user_data)
{
  g_autoptr (RejHistoryDialog) self = REJ_HISTORY_DIALOG (user_data);
  g_autoptr (RejComparison) comparison = rej_comparison_new_finish (result, NULL);

  if (comparison == NULL || self->document == NULL)
    return;
  g_set_object (&self->comparison, comparison);
  g_signal_connect_object (comparison, "changed", G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
  rej_comparison_view_set_comparison (self->view, comparison);
  rej_comparison_view_go (self->view, TRUE);
  update_cb (self);
}

static void
revision_loaded_cb (GObject *object,
                    GAsyncResult *result,
                    gpointer user_data)
{
  g_autoptr (RejHistoryDialog) self = REJ_HISTORY_DIALOG (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *source = rej_library_load_revision_finish (REJ_LIBRARY (object), result, &error);
  g_autoptr (RejComment) comment = NULL;

  if (self->document == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (source == NULL)
    {
      rej_message_show_toast (GTK_WIDGET (self->view), error->message);
      return;
    }
  comment = rej_comment_parse_text (source, strlen (source), rej_comment_get_format (rej_document_get_comment (self->document)));
  rej_comparison_new_async (self->document, REJ_COMPARISON_AFTER, rej_comment_get_body (comment, NULL), NULL, self->cancellable, compared_cb, g_object_ref (self));
}

static void
row_activated_cb (RejHistoryDialog *self,
                  guint position)
{
  rej_history_dialog_show_version (self, position);
}

static void
listed_cb (GObject *object,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (RejHistoryDialog) self = REJ_HISTORY_DIALOG (user_data);
  g_autoptr (GPtrArray) revisions = rej_library_list_finish (REJ_LIBRARY (object), result, NULL);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  if (self->document == NULL)
    return;
  for (guint i = revisions != NULL ? revisions->len : 0; i > 0; i--)
    {
      const RejRevision *revision = g_ptr_array_index (revisions, i - 1);
      g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (revision->made / G_USEC_PER_SEC);
      RejHistoryItem *item = g_object_new (REJ_TYPE_HISTORY_ITEM, NULL);

      item->revision = revision->revision;
      item->made = revision->made;
      item->day = get_day (then);
      item->n_inserted = revision->n_inserted;
      item->n_removed = revision->n_removed;
      item->name = g_strdup (revision->name);
      g_ptr_array_add (items, item);
    }
  g_list_store_splice (self->versions, 0, g_list_model_get_n_items (G_LIST_MODEL (self->versions)), items->pdata, items->len);
  gtk_stack_set_visible_child_name (self->list_stack, items->len > 0 ? "list" : "empty");
}

static void
list_versions (RejHistoryDialog *self)
{
  gint64 id = rej_document_get_draft_id (self->document);

  if (get_library (self) == NULL || id == 0)
    gtk_stack_set_visible_child_name (self->list_stack, "empty");
  else
    rej_library_list_revisions_async (get_library (self), id, gtk_check_button_get_active (self->every_edit) ? 0 : PAUSE, NULL, listed_cb, g_object_ref (self));
}

static void
every_edit_toggled_cb (RejHistoryDialog *self)
{
  if (self->document != NULL)
    list_versions (self);
}

static void
named_cb (GObject *object,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (RejHistoryDialog) self = REJ_HISTORY_DIALOG (user_data);
  g_autoptr (GError) error = NULL;

  if (self->document == NULL)
    return;
  if (!rej_library_change_finish (REJ_LIBRARY (object), result, &error))
    rej_message_show_toast (GTK_WIDGET (self->view), error->message);
  list_versions (self);
}

static void
name_clicked_cb (RejHistoryDialog *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_entry))));

  gtk_popover_popdown (self->name_popover);
  if (self->shown != NULL && get_library (self) != NULL)
    rej_library_name_revision_async (get_library (self), rej_document_get_draft_id (self->document), self->shown->revision, name[0] != '\0' ? name : NULL, NULL, named_cb, g_object_ref (self));
}

static void
copy_clicked_cb (RejHistoryDialog *self)
{
  g_autofree char *text = self->comparison != NULL ? rej_comparison_dup_other (self->comparison) : NULL;

  if (text == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  rej_message_show_toast (GTK_WIDGET (self->view), _ ("Copied"));
}

static void
restore (RejHistoryDialog *self,
         guint first,
         guint n_changes,
         const char *message)
{
  gboolean is_done = FALSE;

  /* The button has nothing more to do; the keyboard is not lost with it. */
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
  is_done = rej_comparison_decide_all (self->comparison, first, n_changes, REJ_CHANGE_TAKEN);
  rej_message_show_toast (GTK_WIDGET (self->view), is_done ? message : _ ("The comment has changed meanwhile. Compare it anew."));
}

static void
restore_clicked_cb (RejHistoryDialog *self)
{
  if (self->comparison != NULL)
    restore (self, 0, rej_comparison_get_n_changes (self->comparison), _ ("The version is back. Undo takes that back."));
}

static void
restore_paragraph_clicked_cb (RejHistoryDialog *self)
{
  g_autoptr (RejComparisonRow) row = rej_comparison_view_dup_current_row (self->view);

  if (row != NULL)
    restore (self, rej_comparison_row_get_first (row), rej_comparison_row_get_n_changes (row), _ ("The paragraph is back. Undo takes that back."));
}

static void
setup_cb (RejHistoryDialog *self,
          GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  for (guint i = 0; i < 2; i++)
    gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "css-classes", i == 1 ? (const char *[]) { "dimmed", "caption", NULL } : (const char *[]) { NULL }, NULL));
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (RejHistoryDialog *self,
         GtkListItem *list_item)
{
  RejHistoryItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *box = gtk_list_item_get_child (list_item);
  g_autofree char *time = format_time (item->made);
  /* Translators: characters that were added and removed since the version before */
  g_autofree char *sizes = item->revision == 0 ? g_strdup (_ ("As it began")) : g_strdup_printf (_ ("+%llu −%llu characters"), (unsigned long long) item->n_inserted, (unsigned long long) item->n_removed);
  g_autofree char *details = item->name != NULL ? g_strconcat (time, " · ", sizes, NULL) : g_strdup (sizes);

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (box)), item->name != NULL ? item->name : time);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), details);
  gtk_list_item_set_accessible_label (list_item, item->name != NULL ? item->name : time);
  gtk_list_item_set_accessible_description (list_item, details);
  if (item->name != NULL)
    gtk_widget_add_css_class (gtk_widget_get_first_child (box), "heading");
  else
    gtk_widget_remove_css_class (gtk_widget_get_first_child (box), "heading");
}

static int
compare_days (gconstpointer a,
              gconstpointer b,
              gpointer user_data)
{
  guint first = REJ_HISTORY_ITEM ((gpointer) a)->day;
  guint second = REJ_HISTORY_ITEM ((gpointer) b)->day;

  return first == second ? GTK_ORDERING_EQUAL : first > second ? GTK_ORDERING_SMALLER
                                                               : GTK_ORDERING_LARGER;
}

static void
header_setup_cb (GtkListItemFactory *factory,
                 GtkListHeader *header)
{
  gtk_list_header_set_child (header, g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "margin-start", 12, "margin-end", 12, "css-classes", (const char *[]) { "heading", "dimmed", NULL }, NULL));
}

static void
header_bind_cb (GtkListItemFactory *factory,
                GtkListHeader *header)
{
  RejHistoryItem *item = gtk_list_header_get_item (header);
  g_autofree char *day = format_day (item->made);

  gtk_label_set_label (GTK_LABEL (gtk_list_header_get_child (header)), day);
}

/* The versions are in their order already; what is sorted is where a day ends. */
static void
set_up_list (RejHistoryDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) headers = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSorter) days = GTK_SORTER (gtk_custom_sorter_new (compare_days, NULL, NULL));
  g_autoptr (GtkSortListModel) sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->versions)), NULL);
  g_autoptr (GtkSelectionModel) selection = NULL;

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  g_signal_connect (headers, "setup", G_CALLBACK (header_setup_cb), NULL);
  g_signal_connect (headers, "bind", G_CALLBACK (header_bind_cb), NULL);
  gtk_list_view_set_header_factory (self->list, headers);
  gtk_sort_list_model_set_section_sorter (sorted, days);
  selection = g_object_new (GTK_TYPE_SINGLE_SELECTION, "model", sorted, "autoselect", FALSE, "can-unselect", TRUE, NULL);
  gtk_list_view_set_model (self->list, selection);
}

static void
rej_history_dialog_dispose (GObject *object)
{
  RejHistoryDialog *self = REJ_HISTORY_DIALOG (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->comparison);
  g_clear_object (&self->shown);
  g_clear_object (&self->versions);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (rej_history_dialog_parent_class)->dispose (object);
}

static void
rej_history_dialog_class_init (RejHistoryDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rej_history_dialog_dispose;

  g_type_ensure (REJ_TYPE_COMPARISON_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/rejoinder/ui/rej-history-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RejHistoryDialog, split_view);
  gtk_widget_class_bind_template_child (widget_class, RejHistoryDialog, list_stack);
  gtk_widget_class_bind_template_child (widget_class, RejHistoryDialog, list);
  gtk_widget_class_bind_template_child (widget_class, RejHistoryDialog, every_edit);
  gtk_widget_class_bind_template_child (widget_class, RejHistoryDialog, content_page);
  gtk_widget_class_bind_template_child (widget_class, RejHistoryDialog, content_stack);
  gtk_widget_class_bind_template_child (widget_class, RejHistoryDialog, view);
  gtk_widget_class_bind_template_child (widget_class, RejHistoryDialog, actions);
  gtk_widget_class_bind_template_child (widget_class, RejHistoryDialog, name_button);
  gtk_widget_class_bind_template_child (widget_class, RejHistoryDialog, name_popover);
  gtk_widget_class_bind_template_child (widget_class, RejHistoryDialog, name_entry);
  gtk_widget_class_bind_template_child (widget_class, RejHistoryDialog, restore_paragraph_button);
  gtk_widget_class_bind_template_child (widget_class, RejHistoryDialog, restore_button);
  gtk_widget_class_bind_template_callback (widget_class, update_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, every_edit_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_paragraph_clicked_cb);
}

static void
rej_history_dialog_init (RejHistoryDialog *self)
{
  self->versions = g_list_store_new (REJ_TYPE_HISTORY_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  set_up_list (self);
}

/**
 * rej_history_dialog_new:
 * @document: the comment that is open, complete
 *
 * Creates the history of a comment.
 *
 * Returns: (transfer floating): the dialog
 */
RejHistoryDialog *
rej_history_dialog_new (RejDocument *document)
{
  RejHistoryDialog *self = NULL;

  g_return_val_if_fail (REJ_IS_DOCUMENT (document), NULL);

  self = g_object_new (REJ_TYPE_HISTORY_DIALOG, NULL);
  self->document = g_object_ref (document);
  list_versions (self);
  update_cb (self);
  return self;
}

/**
 * rej_history_dialog_get_versions:
 * @self: the dialog
 *
 * Returns: (transfer none): the versions, the newest first
 */
GListModel *
rej_history_dialog_get_versions (RejHistoryDialog *self)
{
  g_return_val_if_fail (REJ_IS_HISTORY_DIALOG (self), NULL);

  return G_LIST_MODEL (self->versions);
}

/**
 * rej_history_dialog_show_version:
 * @self: the dialog
 * @position: which version of the list
 *
 * Compares a version with the comment as it is.
 */
void
rej_history_dialog_show_version (RejHistoryDialog *self,
                                 guint position)
{
  g_autoptr (RejHistoryItem) item = NULL;
  g_autofree char *title = NULL;

  g_return_if_fail (REJ_IS_HISTORY_DIALOG (self));

  item = g_list_model_get_item (G_LIST_MODEL (self->versions), position);
  if (item == NULL)
    return;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_clear_object (&self->comparison);
  g_set_object (&self->shown, item);
  title = item->name != NULL ? g_strdup (item->name) : format_day_and_time (item->made);
  adw_navigation_page_set_title (self->content_page, title);
  gtk_editable_set_text (GTK_EDITABLE (self->name_entry), item->name != NULL ? item->name : "");
  gtk_stack_set_visible_child_name (self->content_stack, "comparison");
  rej_comparison_view_set_comparison (self->view, NULL);
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
  rej_library_load_revision_async (get_library (self), rej_document_get_draft_id (self->document), item->revision, self->cancellable, revision_loaded_cb, g_object_ref (self));
}

/**
 * rej_history_dialog_get_comparison:
 * @self: the dialog
 *
 * Returns: (transfer none) (nullable): what is compared, once it is made
 */
RejComparison *
rej_history_dialog_get_comparison (RejHistoryDialog *self)
{
  g_return_val_if_fail (REJ_IS_HISTORY_DIALOG (self), NULL);

  return self->comparison;
}

/**
 * rej_history_dialog_get_view:
 * @self: the dialog
 *
 * Returns: (transfer none): where it is shown
 */
RejComparisonView *
rej_history_dialog_get_view (RejHistoryDialog *self)
{
  g_return_val_if_fail (REJ_IS_HISTORY_DIALOG (self), NULL);

  return self->view;
}
