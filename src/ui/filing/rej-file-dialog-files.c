/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-file-dialog-files.h"

#include <glib/gi18n-lib.h>

#include "rej-attachment-dialog.h"
#include "rej-attachment-store.h"
#include "rej-file-dialog-name.h"
#include "rej-message.h"
#include "rej-stored-file.h"

struct _RejFileDialogFiles
{
  GObject parent_instance;

  /* owned */
  RejFileDialogPlan *plan;
  GCancellable *cancellable;
  GSimpleActionGroup *actions;
  GQueue *adding; /* of GFile, the first being copied into the library */
  char *folder; /* of copies that were looked at; NULL until the first */

  /* not owned; the page owns us */
  GtkWidget *page;
  AdwPreferencesGroup *group;
  GtkWidget *no_files;
  GPtrArray *rows;

  /* state */
  gboolean is_preparing;
};

G_DEFINE_FINAL_TYPE (RejFileDialogFiles, rej_file_dialog_files, G_TYPE_OBJECT)

static RejLibrary *
get_library (RejFileDialogFiles *self)
{
  return rej_workspace_get_library (rej_document_get_workspace (rej_file_dialog_plan_get_document (self->plan)));
}

static RejFileDialogFile *
get_file (RejFileDialogFiles *self,
          GVariant *position)
{
  GPtrArray *files = rej_file_dialog_plan_get_files (self->plan);
  guint i = g_variant_get_uint32 (position);

  return files != NULL && i < files->len ? files->pdata[i] : NULL;
}

static void
prepared_cb (GObject *object,
             GAsyncResult *result,
             gpointer user_data)
{
  g_autoptr (RejFileDialogFiles) self = REJ_FILE_DIALOG_FILES (user_data);
  g_autoptr (GError) error = NULL;

  self->is_preparing = FALSE;
  if (!rej_file_dialog_plan_prepare_finish (REJ_FILE_DIALOG_PLAN (object), result, &error) && self->page != NULL)
    rej_message_show_error (self->page, _ ("The Files Could Not Be Prepared"), error);
}

static void
prepare (RejFileDialogFiles *self)
{
  self->is_preparing = TRUE;
  rej_file_dialog_plan_prepare_async (self->plan, self->cancellable, prepared_cb, g_object_ref (self));
}

static void
set_attachments (RejFileDialogFiles *self,
                 GPtrArray *attachments)
{
  g_autoptr (GError) error = NULL;

  if (!rej_document_set_attachments (rej_file_dialog_plan_get_document (self->plan), attachments, &error))
    rej_message_show_error (self->page, _ ("The List of Files Could Not Be Changed"), error);
  prepare (self);
}

static GPtrArray *
list_attachments (RejFileDialogFiles *self)
{
  return rej_comment_list_attachments (rej_document_get_comment (rej_file_dialog_plan_get_document (self->plan)));
}

static gboolean
find_attachment (GPtrArray *attachments,
                 const char *name,
                 const char *sha256,
                 guint *position)
{
  for (guint i = 0; i < attachments->len; i++)
    {
      const RejAttachment *attachment = attachments->pdata[i];

      if (g_str_equal (attachment->name, name) && (sha256 == NULL || g_ascii_strcasecmp (attachment->sha256, sha256) == 0))
        {
          *position = i;
          return TRUE;
        }
    }
  return FALSE;
}

/* The attachments of the comment, and which of them a row shows; NULL where it is the comment itself. */
static GPtrArray *
list_with_position (RejFileDialogFiles *self,
                    GVariant *row,
                    guint *position)
{
  const RejFileDialogFile *file = get_file (self, row);
  g_autoptr (GPtrArray) attachments = list_attachments (self);

  if (file == NULL || file->is_comment || !find_attachment (attachments, file->name, file->sha256, position))
    return NULL;
  return g_steal_pointer (&attachments);
}

/* Puts another attachment in the place of one. */
static void
replace_attachment (RejFileDialogFiles *self,
                    const RejAttachment *before,
                    RejAttachment *after)
{
  g_autoptr (GPtrArray) attachments = list_attachments (self);
  guint position = 0;

  if (!find_attachment (attachments, before->name, before->sha256, &position))
    {
      rej_attachment_unref (after);
      return;
    }
  rej_attachment_unref (attachments->pdata[position]);
  attachments->pdata[position] = after;
  set_attachments (self, attachments);
}

static void
remove_cb (GSimpleAction *action,
           GVariant *parameter,
           gpointer user_data)
{
  RejFileDialogFiles *self = REJ_FILE_DIALOG_FILES (user_data);
  guint position = 0;
  g_autoptr (GPtrArray) attachments = list_with_position (self, parameter, &position);

  if (attachments == NULL)
    return;
  g_ptr_array_remove_index (attachments, position);
  set_attachments (self, attachments);
}

static void
move (RejFileDialogFiles *self,
      GVariant *row,
      int by)
{
  guint position = 0;
  g_autoptr (GPtrArray) attachments = list_with_position (self, row, &position);
  int to = (int) position + by;

  if (attachments == NULL || to < 0 || to >= (int) attachments->len)
    return;
  g_ptr_array_insert (attachments, to, g_ptr_array_steal_index (attachments, position));
  set_attachments (self, attachments);
}

static void
move_up_cb (GSimpleAction *action,
            GVariant *parameter,
            gpointer user_data)
{
  move (REJ_FILE_DIALOG_FILES (user_data), parameter, -1);
}

static void
move_down_cb (GSimpleAction *action,
              GVariant *parameter,
              gpointer user_data)
{
  move (REJ_FILE_DIALOG_FILES (user_data), parameter, 1);
}

/* Which attachment something is done to, which takes a while. */
typedef struct
{
  RejFileDialogFiles *files;
  RejAttachment *before;
} Replacing;

static Replacing *
replacing_new (RejFileDialogFiles *self,
               RejAttachment *before)
{
  Replacing *replacing = g_new0 (Replacing, 1);

  replacing->files = g_object_ref (self);
  replacing->before = rej_attachment_ref (before);
  return replacing;
}

static void
replacing_free (Replacing *replacing)
{
  g_object_unref (replacing->files);
  rej_attachment_unref (replacing->before);
  g_free (replacing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Replacing, replacing_free)

static void
named_cb (GObject *object,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (Replacing) replacing = user_data;
  RejAttachment *named = rej_file_dialog_name_finish (result);

  if (named != NULL && replacing->files->page != NULL)
    replace_attachment (replacing->files, replacing->before, named);
  else
    g_clear_pointer (&named, rej_attachment_unref);
}

static void
name_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer user_data)
{
  RejFileDialogFiles *self = REJ_FILE_DIALOG_FILES (user_data);
  guint position = 0;
  g_autoptr (GPtrArray) attachments = list_with_position (self, parameter, &position);

  if (attachments != NULL)
    rej_file_dialog_name_async (self->page, attachments->pdata[position], self->cancellable, named_cb, replacing_new (self, attachments->pdata[position]));
}

typedef struct
{
  RejFileDialogFiles *files;
  GFile *copy;
} Look;

static void
look_loaded_cb (GObject *object,
                GAsyncResult *result,
                gpointer user_data)
{
  Look *look = user_data;
  g_autoptr (RejFileDialogFiles) self = look->files;
  g_autoptr (GFile) copy = look->copy;
  g_autoptr (GError) error = NULL;
  g_autoptr (GtkFileLauncher) launcher = NULL;

  g_free (look);
  if (!rej_stored_file_write_finish (result, &error))
    {
      if (self->page != NULL)
        rej_message_show_error (self->page, _ ("The File Could Not Be Opened"), error);
      return;
    }
  if (self->page == NULL)
    return;
  launcher = gtk_file_launcher_new (copy);
  gtk_file_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (self->page)), NULL, NULL, NULL);
}

/* A copy of exactly the bytes that go out, gone when the dialog is. */
static void
look_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer user_data)
{
  RejFileDialogFiles *self = REJ_FILE_DIALOG_FILES (user_data);
  const RejFileDialogFile *file = get_file (self, parameter);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  Look *look = NULL;

  if (file == NULL || file->sha256 == NULL)
    return;
  if (self->folder == NULL)
    self->folder = rej_file_dialog_create_folder (&error);
  if (self->folder == NULL)
    {
      rej_message_show_error (self->page, _ ("The File Could Not Be Opened"), error);
      return;
    }
  path = g_build_filename (self->folder, file->name, NULL);
  look = g_new0 (Look, 1);
  look->files = g_object_ref (self);
  look->copy = g_file_new_for_path (path);
  rej_stored_file_write_async (get_library (self), file->sha256, look->copy, TRUE, self->cancellable, look_loaded_cb, look);
}

static void
copy_stored_cb (GObject *object,
                GAsyncResult *result,
                gpointer user_data)
{
  g_autoptr (Replacing) replacing = user_data;
  RejFileDialogFiles *self = replacing->files;
  const RejAttachment *original = replacing->before;
  g_autoptr (GError) error = NULL;
  RejStoredFile *stored = rej_attachment_store_finish (REJ_LIBRARY (object), result, &error);

  if (self->page != NULL && stored != NULL)
    replace_attachment (self, original, rej_attachment_new (original->name, stored->sha256, original->title));
  else if (self->page != NULL)
    rej_message_show_error (self->page, _ ("The File Could Not Be Attached"), error);
  g_clear_pointer (&stored, rej_stored_file_free);
}

/* A cleaned copy takes the place of its original. */
static void
cleaned_cb (RejFileDialogFiles *self,
            GBytes *bytes,
            RejAttachmentDialog *dialog)
{
  const RejAttachmentReport *report = rej_attachment_dialog_get_report (dialog);
  g_autoptr (GPtrArray) attachments = list_attachments (self);
  guint position = 0;

  if (find_attachment (attachments, report->name, report->sha256, &position))
    rej_attachment_store_async (get_library (self), rej_document_get_draft_id (rej_file_dialog_plan_get_document (self->plan)), report->name, bytes, self->cancellable, copy_stored_cb, replacing_new (self, attachments->pdata[position]));
}

static void
inspect_cb (GSimpleAction *action,
            GVariant *parameter,
            gpointer user_data)
{
  RejFileDialogFiles *self = REJ_FILE_DIALOG_FILES (user_data);
  const RejFileDialogFile *file = get_file (self, parameter);
  GtkWidget *dialog = NULL;

  if (file == NULL || file->report == NULL || get_library (self) == NULL)
    return;
  dialog = rej_attachment_dialog_new (file->report, get_library (self), rej_check_get_context (rej_document_get_check (rej_file_dialog_plan_get_document (self->plan))), !file->is_comment);
  g_signal_connect_object (dialog, "cleaned", G_CALLBACK (cleaned_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), self->page);
}

static void
add_menu_item (GMenu *menu,
               const char *label,
               const char *action,
               guint position)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "u", position);
  g_menu_append_item (menu, item);
}

static GtkWidget *
new_menu_button (const RejFileDialogFile *file,
                 guint position,
                 gboolean can_move_up,
                 gboolean can_move_down)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  if (file->sha256 != NULL)
    add_menu_item (menu, _ ("_Open"), "file.look", position);
  if (file->report != NULL)
    add_menu_item (menu, _ ("What It _Gives Away…"), "file.inspect", position);
  if (!file->is_comment)
    {
      add_menu_item (menu, _ ("_Title and Name…"), "file.name", position);
      if (can_move_up)
        add_menu_item (menu, _ ("Move _Up"), "file.move-up", position);
      if (can_move_down)
        add_menu_item (menu, _ ("Move _Down"), "file.move-down", position);
      add_menu_item (menu, _ ("_Remove"), "file.remove", position);
    }
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("What to Do With This File"));
  return button;
}

static char *
dup_subtitle (const RejFileDialogFile *file)
{
  g_autofree char *size = g_format_size (file->size);
  guint n_findings = file->report != NULL ? file->report->findings->len : 0;
  g_autoptr (GString) words = g_string_new (NULL);

  if (file->sha256 == NULL)
    return g_strdup (_ ("Its bytes are not in the library. Remove it, and add the file again."));
  if (file->is_comment)
    /* Translators: %s is a size, such as 120 kB */
    return g_strdup_printf (_ ("Your comment as a PDF, %s"), size);
  if (file->title != NULL)
    g_string_append_printf (words, "%s · ", file->name);
  g_string_append (words, size);
  if (n_findings > 0)
    {
      g_autofree char *found = g_strdup_printf (ngettext ("%u thing found", "%u things found", n_findings), n_findings);

      g_string_append_printf (words, " · %s", found);
    }
  return g_string_free_and_steal (g_steal_pointer (&words));
}

static void
update (RejFileDialogFiles *self)
{
  GPtrArray *files = rej_file_dialog_plan_get_files (self->plan);

  if (self->page == NULL)
    return;
  if (files == NULL)
    {
      /* What was shown is no longer what goes along. */
      gtk_widget_set_visible (self->no_files, FALSE);
      if (!self->is_preparing && gtk_widget_get_mapped (self->page))
        prepare (self);
      return;
    }
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < files->len; i++)
    {
      const RejFileDialogFile *file = files->pdata[i];
      gboolean can_move_up = i > 0 && !((RejFileDialogFile *) files->pdata[i - 1])->is_comment;
      gboolean can_move_down = i + 1 < files->len;
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *subtitle = dup_subtitle (file);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), file->title != NULL ? file->title : file->name);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
      if (file->sha256 == NULL)
        gtk_widget_add_css_class (row, "error");
      if (file->report != NULL && !file->is_comment)
        {
          gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
          gtk_widget_set_tooltip_text (row, _ ("What It Gives Away"));
          gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "u", i);
          gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "file.inspect");
        }
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_menu_button (file, i, can_move_up, can_move_down));
      adw_preferences_group_add (self->group, row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_widget_set_visible (self->no_files, files->len == 0);
}

static void add_next (RejFileDialogFiles *self);

static void
added_cb (GObject *object,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (RejFileDialogFiles) self = REJ_FILE_DIALOG_FILES (user_data);
  g_autoptr (GError) error = NULL;
  RejStoredFile *stored = rej_library_add_attachment_finish (REJ_LIBRARY (object), result, &error);

  g_object_unref (g_queue_pop_head (self->adding));
  if (self->page == NULL)
    {
      g_clear_pointer (&stored, rej_stored_file_free);
      return;
    }
  if (stored != NULL)
    {
      g_autoptr (GPtrArray) attachments = list_attachments (self);

      g_ptr_array_add (attachments, rej_attachment_new (stored->name, stored->sha256, NULL));
      set_attachments (self, attachments);
      rej_stored_file_free (stored);
    }
  else
    {
      rej_message_show_error (self->page, _ ("The File Could Not Be Attached"), error);
    }
  add_next (self);
}

static void
add_next (RejFileDialogFiles *self)
{
  GFile *file = g_queue_peek_head (self->adding);
  gint64 draft = rej_document_get_draft_id (rej_file_dialog_plan_get_document (self->plan));

  if (file != NULL && get_library (self) != NULL)
    rej_library_add_attachment_async (get_library (self), draft, file, self->cancellable, added_cb, g_object_ref (self));
}

static void
files_chosen_cb (GObject *object,
                 GAsyncResult *result,
                 gpointer user_data)
{
  g_autoptr (RejFileDialogFiles) self = REJ_FILE_DIALOG_FILES (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) files = gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (object), result, &error);

  if (self->page == NULL)
    return;
  if (files != NULL)
    rej_file_dialog_files_add (self, files);
  else
    rej_message_show_error (self->page, _ ("The File Could Not Be Attached"), error);
}

static gboolean
dropped_cb (RejFileDialogFiles *self,
            const GValue *value)
{
  GSList *list = NULL;
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  if (!G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    return FALSE;
  list = gdk_file_list_get_files (g_value_get_boxed (value));
  for (GSList *item = list; item != NULL; item = item->next)
    g_list_store_append (files, item->data);
  g_slist_free (list);
  rej_file_dialog_files_add (self, G_LIST_MODEL (files));
  return TRUE;
}

static void
rej_file_dialog_files_dispose (GObject *object)
{
  RejFileDialogFiles *self = REJ_FILE_DIALOG_FILES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->plan);
  g_clear_weak_pointer (&self->page);

  G_OBJECT_CLASS (rej_file_dialog_files_parent_class)->dispose (object);
}

static void
rej_file_dialog_files_finalize (GObject *object)
{
  RejFileDialogFiles *self = REJ_FILE_DIALOG_FILES (object);

  if (self->folder != NULL)
    rej_file_dialog_remove_folder (self->folder);
  g_free (self->folder);
  g_ptr_array_unref (self->rows);
  g_queue_free_full (self->adding, g_object_unref);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (rej_file_dialog_files_parent_class)->finalize (object);
}

static void
rej_file_dialog_files_class_init (RejFileDialogFilesClass *class)
{
  G_OBJECT_CLASS (class)->dispose = rej_file_dialog_files_dispose;
  G_OBJECT_CLASS (class)->finalize = rej_file_dialog_files_finalize;
}

static void
rej_file_dialog_files_init (RejFileDialogFiles *self)
{
  static const GActionEntry entries[] = {
    { .name = "look", .parameter_type = "u", .activate = look_cb },
    { .name = "inspect", .parameter_type = "u", .activate = inspect_cb },
    { .name = "name", .parameter_type = "u", .activate = name_cb },
    { .name = "move-up", .parameter_type = "u", .activate = move_up_cb },
    { .name = "move-down", .parameter_type = "u", .activate = move_down_cb },
    { .name = "remove", .parameter_type = "u", .activate = remove_cb },
  };

  self->cancellable = g_cancellable_new ();
  self->rows = g_ptr_array_new ();
  self->adding = g_queue_new ();
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
}

/**
 * rej_file_dialog_files_new:
 * @plan: what is about to be filed
 * @page: the page on which files may be dropped
 * @group: where the rows go
 * @no_files: what is shown where there are none
 *
 * Returns: (transfer full): the files
 */
RejFileDialogFiles *
rej_file_dialog_files_new (RejFileDialogPlan *plan,
                           GtkWidget *page,
                           AdwPreferencesGroup *group,
                           GtkWidget *no_files)
{
  RejFileDialogFiles *self = NULL;
  GtkDropTarget *drop = NULL;

  g_return_val_if_fail (REJ_IS_FILE_DIALOG_PLAN (plan), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (page), NULL);

  self = g_object_new (REJ_TYPE_FILE_DIALOG_FILES, NULL);
  self->plan = g_object_ref (plan);
  g_set_weak_pointer (&self->page, page);
  self->group = group;
  self->no_files = no_files;
  gtk_widget_insert_action_group (page, "file", G_ACTION_GROUP (self->actions));
  drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  g_signal_connect_object (drop, "drop", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (page, GTK_EVENT_CONTROLLER (drop));
  g_signal_connect_object (plan, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return self;
}

/**
 * rej_file_dialog_files_choose:
 * @self: the files
 *
 * Lets the writer choose files to add.
 */
void
rej_file_dialog_files_choose (RejFileDialogFiles *self)
{
  g_autoptr (GtkFileDialog) dialog = NULL;

  g_return_if_fail (REJ_IS_FILE_DIALOG_FILES (self));

  dialog = gtk_file_dialog_new ();
  gtk_file_dialog_set_title (dialog, _ ("Attach Files"));
  gtk_file_dialog_open_multiple (dialog, GTK_WINDOW (gtk_widget_get_root (self->page)), self->cancellable, files_chosen_cb, g_object_ref (self));
}

/**
 * rej_file_dialog_files_add:
 * @self: the files
 * @files: of #GFile
 *
 * Copies files into the library and attaches them to the comment, one after the other.
 */
void
rej_file_dialog_files_add (RejFileDialogFiles *self,
                           GListModel *files)
{
  gboolean is_idle = FALSE;

  g_return_if_fail (REJ_IS_FILE_DIALOG_FILES (self));
  g_return_if_fail (G_IS_LIST_MODEL (files));

  is_idle = g_queue_is_empty (self->adding);
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    g_queue_push_tail (self->adding, g_list_model_get_item (files, i));
  if (is_idle)
    add_next (self);
}
