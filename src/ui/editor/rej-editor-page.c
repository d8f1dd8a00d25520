/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-editor-page-private.h"

#include <glib/gi18n-lib.h>

#include "rej-comment-commands.h"
#include "rej-message.h"
#include "rej-find-bar.h"
#include "rej-heading-dialog.h"
#include "rej-outline-panel.h"
#include "rej-private-names-dialog.h"
#include "rej-quotation.h"
#include "rej-rule-panel.h"
#include "rej-speller.h"

struct _RejEditorPage
{
  AdwNavigationPage parent_instance;

  /* template */
  AdwToolbarView *toolbar_view;
  AdwWindowTitle *window_title;
  GtkMenuButton *menu_button;
  GtkMenuButton *style_button;
  GMenuModel *editor_menu;
  AdwBanner *banner;
  AdwBanner *problem_banner;
  AdwBanner *file_banner;
  AdwBanner *filing_banner;
  AdwMultiLayoutView *layouts;
  RejCommentView *view;
  RejFindBar *find_bar;
  AdwInlineViewSwitcher *panel_switcher;
  AdwViewStack *panel_stack;
  RejStatusBar *status_bar;

  /* owned */
  RejDocument *document;
  GSimpleActionGroup *actions;
  GCancellable *cancellable;

  /* state */
  gboolean narrow;
  gboolean show_panel;
  gboolean focus_mode;
};

G_DEFINE_FINAL_TYPE (RejEditorPage, rej_editor_page, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  PROP_DOCUMENT = 1,
  PROP_NARROW,
  PROP_SHOW_PANEL,
  PROP_FOCUS_MODE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static GSettings *
get_settings (RejEditorPage *self)
{
  return rej_workspace_get_settings (rej_document_get_workspace (self->document));
}

static void
fill_panel (RejEditorPage *self)
{
  const char *name = adw_view_stack_get_visible_child_name (self->panel_stack);

  if (self->show_panel && self->document != NULL && name != NULL)
    _rej_editor_page_get_panel (self, name);
}

static void
set_show_panel (RejEditorPage *self,
                gboolean show_panel)
{
  if (self->show_panel == show_panel)
    return;
  self->show_panel = show_panel;
  fill_panel (self);
  /* In a narrow window the panel covers the text: that it is shut there says nothing about a wide one. Nor does it where
   * nothing but the text is wanted. */
  if (!self->narrow && !self->focus_mode && self->document != NULL)
    g_settings_set_boolean (get_settings (self), "show-side-panel", show_panel);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_PANEL]);
}

static void
set_narrow (RejEditorPage *self,
            gboolean narrow)
{
  gboolean show_panel = FALSE;

  if (self->narrow == narrow)
    return;
  show_panel = !narrow && self->document != NULL && g_settings_get_boolean (get_settings (self), "show-side-panel");
  /* Shut before the layout changes, so that the sheet does not slide in over the text. */
  self->narrow = TRUE;
  set_show_panel (self, FALSE);
  self->narrow = narrow;
  adw_multi_layout_view_set_layout_name (self->layouts, narrow ? "narrow" : "wide");
  set_show_panel (self, show_panel);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
set_focus_mode (RejEditorPage *self,
                gboolean focus_mode)
{
  if (self->focus_mode == focus_mode)
    return;
  self->focus_mode = TRUE;
  set_show_panel (self, !focus_mode && !self->narrow && g_settings_get_boolean (get_settings (self), "show-side-panel"));
  self->focus_mode = focus_mode;
  g_object_set (self->view, "focus-mode", focus_mode, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOCUS_MODE]);
  _rej_editor_page_update_focus_mode (self);
}

/* Where the text is, in a word; what the library keeps needs no saying. */
static void
update_subtitle (RejEditorPage *self)
{
  GFile *file = rej_document_get_file (self->document);
  const char *docket = rej_comment_get_field (rej_document_get_comment (self->document), REJ_COMMENT_DOCKET);
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;
  g_autofree char *subtitle = NULL;

  if (name != NULL && rej_document_get_modified (self->document))
    /* Translators: %s is the name of a file that has not been saved since the last edit */
    subtitle = g_strdup_printf (_ ("%s · edited"), name);
  else
    subtitle = g_strdup (name != NULL ? name : docket != NULL ? docket
                                                              : _ ("In your library"));
  adw_window_title_set_subtitle (self->window_title, subtitle);
}

static void
update_banner (RejEditorPage *self)
{
  RejComment *comment = rej_document_get_comment (self->document);
  const GError *front_matter_error = rej_comment_get_front_matter_error (comment);
  gboolean open_elsewhere = rej_document_get_open_elsewhere (self->document);
  gboolean read_only = open_elsewhere || rej_document_get_read_only (self->document);

  if (open_elsewhere)
    rej_message_set_banner (self->banner, _ ("This comment is open in another window. Here it can only be read."));
  else if (read_only)
    rej_message_set_banner (self->banner, _ ("Some lines are too long to be edited. The file stays as it is until you save."));
  else
    rej_message_set_banner (self->banner, front_matter_error != NULL ? front_matter_error->message : NULL);
  adw_banner_set_button_label (self->banner, read_only && !open_elsewhere ? _ ("_Break Into Lines") : NULL);
  /* A stale text must not take the place of the one that is written elsewhere; "Save As" stays for a copy. */
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "save")), !open_elsewhere);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->view), rej_document_get_editable (self->document));
}

static void
banner_clicked_cb (RejEditorPage *self)
{
  if (rej_document_get_loading (self->document) || rej_document_get_changing (self->document) || rej_document_get_open_elsewhere (self->document))
    return;
  rej_document_break_long_lines (self->document);
  rej_document_set_read_only (self->document, FALSE);
}

static gboolean
get_format_bar_visible_cb (RejEditorPage *self,
                           gboolean narrow,
                           gboolean focus_mode)
{
  return !narrow && !focus_mode;
}

/* In a window of 360 to 294 pixels the sheet needs all the room there is. */
static gboolean
get_status_bar_visible_cb (RejEditorPage *self,
                           gboolean narrow,
                           gboolean show_panel)
{
  return !narrow || !show_panel;
}

/* The sheet of a narrow window has a handle at its top. */
static int
get_panel_margin_cb (RejEditorPage *self,
                     gboolean narrow)
{
  return narrow ? 24 : 12;
}

static void
panel_page_changed_cb (RejEditorPage *self)
{
  const char *name = adw_view_stack_get_visible_child_name (self->panel_stack);

  if (self->document == NULL || name == NULL)
    return;
  g_settings_set_string (get_settings (self), "side-panel-page", name);
  fill_panel (self);
}

/* A comment without a campaign has no concerns to begin with; the writer's choice stays for those that have. */
static void
show_first_panel_page (RejEditorPage *self,
                       const char *chosen)
{
  gboolean empty = g_str_equal (chosen, "concerns") && rej_document_get_campaign (self->document) == NULL;

  adw_view_stack_set_visible_child_name (self->panel_stack, empty ? "outline" : chosen);
  if (empty)
    g_settings_set_string (get_settings (self), "side-panel-page", chosen);
}

static void
action_activated_cb (GSimpleAction *action,
                     GVariant *parameter,
                     gpointer user_data)
{
  RejEditorPage *self = REJ_EDITOR_PAGE (user_data);
  const char *name = g_action_get_name (G_ACTION (action));

  if (g_str_equal (name, "save"))
    _rej_editor_page_save (self);
  else if (g_str_equal (name, "save-as"))
    _rej_editor_page_save_as (self);
  else if (g_str_equal (name, "export-pdf"))
    _rej_editor_page_export (self);
  else if (g_str_equal (name, "print"))
    _rej_editor_page_print (self);
  else if (g_str_equal (name, "file"))
    _rej_editor_page_file (self);
  else if (g_str_equal (name, "open-rule"))
    _rej_editor_page_choose_rule (self);
  else if (g_str_equal (name, "insert-citation"))
    _rej_editor_page_insert_citation (self);
  else if (g_str_equal (name, "citation-card"))
    _rej_editor_page_show_citation (self);
  else if (g_str_equal (name, "authorities"))
    _rej_editor_page_list_authorities (self);
  else if (g_str_equal (name, "make-consistent"))
    _rej_editor_page_make_consistent (self);
  else if (g_str_equal (name, "verify-online"))
    _rej_editor_page_verify_online (self);
  else
    rej_editor_page_show_panel (self, name);
}

static void
finding_action_cb (GSimpleAction *action,
                   GVariant *parameter,
                   gpointer user_data)
{
  RejEditorPage *self = REJ_EDITOR_PAGE (user_data);

  _rej_editor_page_uncover_text (self);
  if (!rej_comment_view_go_to_finding (self->view, g_str_equal (g_action_get_name (G_ACTION (action)), "next-finding")))
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
private_names_cb (GSimpleAction *action,
                  GVariant *parameter,
                  gpointer user_data)
{
  RejEditorPage *self = REJ_EDITOR_PAGE (user_data);

  adw_dialog_present (rej_private_names_dialog_new (rej_document_get_workspace (self->document)), GTK_WIDGET (self));
}

/* What is selected, or what is quoted at the cursor. */
static char *
dup_quoted_words (RejEditorPage *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (rej_document_get_buffer (self->document));
  RejTextIndex *index = rej_check_get_index (rej_document_get_check (self->document));
  g_autofree char *source = NULL;
  RejTextBlock *block = NULL;
  GtkTextIter start;
  GtkTextIter end;
  gsize length = 0;
  const char *text = NULL;
  guint offset = 0;

  if (gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
    return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  offset = (guint) gtk_text_iter_get_offset (&start);
  block = rej_text_index_get_block_at (index, offset);
  if (block == NULL)
    return NULL;
  text = rej_text_block_get_source (block, &length);
  source = g_strndup (text, length);
  return rej_quotation_find_words (source, rej_text_block_character_to_byte (block, offset - rej_text_block_get_offset (block)));
}

static void
show_in_rule_cb (GSimpleAction *action,
                 GVariant *parameter,
                 gpointer user_data)
{
  RejEditorPage *self = REJ_EDITOR_PAGE (user_data);
  g_autofree char *words = dup_quoted_words (self);

  rej_editor_page_show_panel (self, "rule");
  if (words != NULL && *words != '\0')
    rej_rule_panel_show_quotation (REJ_RULE_PANEL (_rej_editor_page_get_panel (self, "rule")), words);
  else
    rej_message_show_toast (GTK_WIDGET (self), _ ("Nothing is quoted here. Put the cursor into a quotation, or select some words."));
}

static void
find_action_cb (GSimpleAction *action,
                GVariant *parameter,
                gpointer user_data)
{
  RejEditorPage *self = REJ_EDITOR_PAGE (user_data);
  const char *name = g_action_get_name (G_ACTION (action));

  _rej_editor_page_uncover_text (self);
  if (g_str_equal (name, "find") || g_str_equal (name, "replace") || !rej_find_bar_get_open (self->find_bar))
    rej_find_bar_open (self->find_bar, g_str_equal (name, "replace"));
  else
    rej_find_bar_go (self->find_bar, g_str_equal (name, "find-next"));
}

static void
go_to_heading_cb (GSimpleAction *action,
                  GVariant *parameter,
                  gpointer user_data)
{
  RejEditorPage *self = REJ_EDITOR_PAGE (user_data);
  RejHeadingDialog *dialog = rej_heading_dialog_new (self->document);

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (_rej_editor_page_go_to), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
section_action_cb (GSimpleAction *action,
                   GVariant *parameter,
                   gpointer user_data)
{
  RejEditorPage *self = REJ_EDITOR_PAGE (user_data);
  const char *name = g_action_get_name (G_ACTION (action));
  RejOutlineChange change = REJ_OUTLINE_CHANGE_UP;

  if (g_str_equal (name, "section-down"))
    change = REJ_OUTLINE_CHANGE_DOWN;
  else if (g_str_equal (name, "section-promote"))
    change = REJ_OUTLINE_CHANGE_PROMOTE;
  else if (g_str_equal (name, "section-demote"))
    change = REJ_OUTLINE_CHANGE_DEMOTE;
  if (!rej_outline_panel_change (REJ_OUTLINE_PANEL (_rej_editor_page_get_panel (self, "outline")), change))
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
zoom_action_cb (GSimpleAction *action,
                GVariant *parameter,
                gpointer user_data)
{
  GSettings *settings = get_settings (REJ_EDITOR_PAGE (user_data));
  const char *name = g_action_get_name (G_ACTION (action));
  double scale = g_settings_get_double (settings, "text-scale");

  if (g_str_equal (name, "zoom-one"))
    scale = 1;
  else
    scale = CLAMP (scale * (g_str_equal (name, "zoom-in") ? 1.1 : 1 / 1.1), 0.5, 4);
  g_settings_set_double (settings, "text-scale", scale);
}

static void
add_actions (RejEditorPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "save", .activate = action_activated_cb },
    { .name = "save-as", .activate = action_activated_cb },
    { .name = "export-pdf", .activate = action_activated_cb },
    { .name = "print", .activate = action_activated_cb },
    { .name = "file", .activate = action_activated_cb },
    { .name = "open-rule", .activate = action_activated_cb },
    { .name = "insert-citation", .activate = action_activated_cb },
    { .name = "citation-card", .activate = action_activated_cb },
    { .name = "make-consistent", .activate = action_activated_cb },
    { .name = "authorities", .activate = action_activated_cb },
    { .name = "verify-online", .activate = action_activated_cb },
    { .name = "concerns", .activate = action_activated_cb },
    { .name = "rule", .activate = action_activated_cb },
    { .name = "checks", .activate = action_activated_cb },
    { .name = "outline", .activate = action_activated_cb },
    { .name = "show-in-rule", .activate = show_in_rule_cb },
    { .name = "private-names", .activate = private_names_cb },
    { .name = "section-up", .activate = section_action_cb },
    { .name = "section-down", .activate = section_action_cb },
    { .name = "section-promote", .activate = section_action_cb },
    { .name = "section-demote", .activate = section_action_cb },
    { .name = "go-to-heading", .activate = go_to_heading_cb },
    { .name = "find", .activate = find_action_cb },
    { .name = "replace", .activate = find_action_cb },
    { .name = "find-next", .activate = find_action_cb },
    { .name = "find-previous", .activate = find_action_cb },
    { .name = "next-finding", .activate = finding_action_cb },
    { .name = "previous-finding", .activate = finding_action_cb },
    { .name = "zoom-in", .activate = zoom_action_cb },
    { .name = "zoom-out", .activate = zoom_action_cb },
    { .name = "zoom-one", .activate = zoom_action_cb },
  };
  g_autoptr (GPropertyAction) show_panel = g_property_action_new ("show-panel", self, "show-panel");
  g_autoptr (GAction) spelling = g_settings_create_action (get_settings (self), "check-spelling");

  if (rej_speller_is_built ())
    g_action_map_add_action (G_ACTION_MAP (self->actions), spelling);
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  rej_comment_commands_add (self->view, G_ACTION_MAP (self->actions));
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (show_panel));
  _rej_editor_page_add_version_actions (self, G_ACTION_MAP (self->actions));
  _rej_editor_page_add_focus_mode (self, G_ACTION_MAP (self->actions));
  _rej_editor_page_add_panes (self, G_ACTION_MAP (self->actions));
}

static void
rej_editor_page_get_property (GObject *object,
                              guint property_id,
                              GValue *value,
                              GParamSpec *pspec)
{
  RejEditorPage *self = REJ_EDITOR_PAGE (object);

  switch (property_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    case PROP_SHOW_PANEL:
      g_value_set_boolean (value, self->show_panel);
      break;
    case PROP_FOCUS_MODE:
      g_value_set_boolean (value, self->focus_mode);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rej_editor_page_set_property (GObject *object,
                              guint property_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  RejEditorPage *self = REJ_EDITOR_PAGE (object);

  switch (property_id)
    {
    case PROP_DOCUMENT:
      self->document = g_value_dup_object (value);
      break;
    case PROP_NARROW:
      set_narrow (self, g_value_get_boolean (value));
      break;
    case PROP_SHOW_PANEL:
      set_show_panel (self, g_value_get_boolean (value));
      break;
    case PROP_FOCUS_MODE:
      set_focus_mode (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rej_editor_page_constructed (GObject *object)
{
  RejEditorPage *self = REJ_EDITOR_PAGE (object);
  g_autofree char *panel_page = NULL;

  G_OBJECT_CLASS (rej_editor_page_parent_class)->constructed (object);

  rej_comment_view_set_document (self->view, self->document);
  rej_find_bar_set_view (self->find_bar, self->view);
  rej_status_bar_set_document (self->status_bar, self->document);
  add_actions (self);

  panel_page = g_settings_get_string (get_settings (self), "side-panel-page");
  show_first_panel_page (self, panel_page);
  set_show_panel (self, g_settings_get_boolean (get_settings (self), "show-side-panel"));

  g_signal_connect_object (self->document, "notify::file", G_CALLBACK (update_subtitle), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "notify::modified", G_CALLBACK (update_subtitle), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "notify::read-only", G_CALLBACK (update_banner), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "notify::open-elsewhere", G_CALLBACK (update_banner), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "notify::loading", G_CALLBACK (update_banner), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "notify::changing", G_CALLBACK (update_banner), self, G_CONNECT_SWAPPED);
  update_subtitle (self);
  update_banner (self);
  _rej_editor_page_watch_file (self, self->file_banner);
  _rej_editor_page_watch_filing (self, self->filing_banner);
}

static void
rej_editor_page_dispose (GObject *object)
{
  RejEditorPage *self = REJ_EDITOR_PAGE (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->actions);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (rej_editor_page_parent_class)->dispose (object);
}

/* Escape: what covers the text goes, and the keyboard is back in it. */
static gboolean
leave (GtkWidget *widget,
       GVariant *arguments,
       gpointer user_data)
{
  return _rej_editor_page_leave_focus_mode (REJ_EDITOR_PAGE (widget)) || _rej_editor_page_leave_panel (REJ_EDITOR_PAGE (widget));
}

static void
rej_editor_page_class_init (RejEditorPageClass *class)
{
  const GParamFlags read_write = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = rej_editor_page_get_property;
  object_class->set_property = rej_editor_page_set_property;
  object_class->constructed = rej_editor_page_constructed;
  object_class->dispose = rej_editor_page_dispose;

  properties[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, REJ_TYPE_DOCUMENT, G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, read_write);
  properties[PROP_SHOW_PANEL] = g_param_spec_boolean ("show-panel", NULL, NULL, FALSE, read_write);
  properties[PROP_FOCUS_MODE] = g_param_spec_boolean ("focus-mode", NULL, NULL, FALSE, read_write);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (REJ_TYPE_DOCUMENT);
  g_type_ensure (REJ_TYPE_COMMENT_VIEW);
  g_type_ensure (REJ_TYPE_FIND_BAR);
  g_type_ensure (REJ_TYPE_STATUS_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/rejoinder/ui/rej-editor-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RejEditorPage, toolbar_view);
  gtk_widget_class_bind_template_child (widget_class, RejEditorPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, RejEditorPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, RejEditorPage, style_button);
  gtk_widget_class_bind_template_child (widget_class, RejEditorPage, editor_menu);
  gtk_widget_class_bind_template_child (widget_class, RejEditorPage, banner);
  gtk_widget_class_bind_template_child (widget_class, RejEditorPage, problem_banner);
  gtk_widget_class_bind_template_child (widget_class, RejEditorPage, file_banner);
  gtk_widget_class_bind_template_child (widget_class, RejEditorPage, filing_banner);
  gtk_widget_class_bind_template_child (widget_class, RejEditorPage, layouts);
  gtk_widget_class_bind_template_child (widget_class, RejEditorPage, view);
  gtk_widget_class_bind_template_child (widget_class, RejEditorPage, find_bar);
  gtk_widget_class_bind_template_child (widget_class, RejEditorPage, panel_switcher);
  gtk_widget_class_bind_template_child (widget_class, RejEditorPage, panel_stack);
  gtk_widget_class_bind_template_child (widget_class, RejEditorPage, status_bar);
  gtk_widget_class_bind_template_callback (widget_class, banner_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, get_format_bar_visible_cb);
  gtk_widget_class_bind_template_callback (widget_class, get_status_bar_visible_cb);
  gtk_widget_class_bind_template_callback (widget_class, get_panel_margin_cb);
  gtk_widget_class_bind_template_callback (widget_class, panel_page_changed_cb);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, leave, NULL);
}

/* With large text and in some languages four names do not fit side by side. libadwaita 1.7 shows them in a tooltip only
 * where there are icons alone. */
static void
add_panel_tooltips (RejEditorPage *self)
{
  GtkWidget *group = gtk_widget_get_first_child (GTK_WIDGET (self->panel_switcher));

  for (guint i = 0; ADW_IS_TOGGLE_GROUP (group) && i < adw_toggle_group_get_n_toggles (ADW_TOGGLE_GROUP (group)); i++)
    {
      AdwToggle *toggle = adw_toggle_group_get_toggle (ADW_TOGGLE_GROUP (group), i);
      g_autoptr (GObject) page = g_list_model_get_item (G_LIST_MODEL (adw_view_stack_get_pages (self->panel_stack)), i);

      adw_toggle_set_tooltip (toggle, adw_view_stack_page_get_title (ADW_VIEW_STACK_PAGE (page)));
    }
}

/* Made when it is opened: it has more parts than all that is in sight. */
static void
create_menu_cb (GtkMenuButton *button,
                gpointer user_data)
{
  gtk_menu_button_set_menu_model (button, REJ_EDITOR_PAGE (user_data)->editor_menu);
}

static void
rej_editor_page_init (RejEditorPage *self)
{
  self->actions = g_simple_action_group_new ();
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  add_panel_tooltips (self);
  gtk_menu_button_set_create_popup_func (self->menu_button, create_menu_cb, self, NULL);
}

/**
 * rej_editor_page_new:
 * @document: what is written
 *
 * Creates the page of a document.
 *
 * Returns: (transfer floating): the page
 */
RejEditorPage *
rej_editor_page_new (RejDocument *document)
{
  g_return_val_if_fail (REJ_IS_DOCUMENT (document), NULL);

  return g_object_new (REJ_TYPE_EDITOR_PAGE, "document", document, NULL);
}

/**
 * rej_editor_page_get_document:
 * @self: a page
 *
 * Gets what is written on the page.
 *
 * Returns: (transfer none): the document
 */
RejDocument *
rej_editor_page_get_document (RejEditorPage *self)
{
  g_return_val_if_fail (REJ_IS_EDITOR_PAGE (self), NULL);

  return self->document;
}

/**
 * rej_editor_page_get_actions:
 * @self: a page
 *
 * Gets the actions of the open comment, for the window to have under the name "comment" while the page is shown: keys
 * reach only what the window knows.
 *
 * Returns: (transfer none): the actions
 */
GActionGroup *
rej_editor_page_get_actions (RejEditorPage *self)
{
  g_return_val_if_fail (REJ_IS_EDITOR_PAGE (self), NULL);

  return G_ACTION_GROUP (self->actions);
}

/**
 * rej_editor_page_get_view:
 * @self: a page
 *
 * Gets where the text is written.
 *
 * Returns: (transfer none): the view
 */
RejCommentView *
rej_editor_page_get_view (RejEditorPage *self)
{
  g_return_val_if_fail (REJ_IS_EDITOR_PAGE (self), NULL);

  return self->view;
}

/**
 * rej_editor_page_get_find_bar:
 * @self: a page
 *
 * Gets where words are looked for.
 *
 * Returns: (transfer none): the bar
 */
RejFindBar *
rej_editor_page_get_find_bar (RejEditorPage *self)
{
  g_return_val_if_fail (REJ_IS_EDITOR_PAGE (self), NULL);

  return self->find_bar;
}

/**
 * rej_editor_page_get_status_bar:
 * @self: a page
 *
 * Gets the figures below the text.
 *
 * Returns: (transfer none): the status bar
 */
RejStatusBar *
rej_editor_page_get_status_bar (RejEditorPage *self)
{
  g_return_val_if_fail (REJ_IS_EDITOR_PAGE (self), NULL);

  return self->status_bar;
}

/**
 * rej_editor_page_set_problem:
 * @self: a page
 * @problem: (nullable): a sentence, or %NULL when all is well
 *
 * Says above the text why what is typed is not in the library, for as long as that is so, and offers a file instead.
 */
void
rej_editor_page_set_problem (RejEditorPage *self,
                             const char *problem)
{
  g_return_if_fail (REJ_IS_EDITOR_PAGE (self));

  rej_message_set_banner (self->problem_banner, problem);
}

/**
 * rej_editor_page_get_problem:
 * @self: a page
 *
 * Gets what is said above the text.
 *
 * Returns: (transfer none) (nullable): a sentence, or %NULL when all is well
 */
const char *
rej_editor_page_get_problem (RejEditorPage *self)
{
  g_return_val_if_fail (REJ_IS_EDITOR_PAGE (self), NULL);

  return adw_banner_get_revealed (self->problem_banner) ? adw_banner_get_title (self->problem_banner) : NULL;
}

/**
 * rej_editor_page_open_menu:
 * @self: a page
 *
 * Opens the main menu, for its key.
 */
void
rej_editor_page_open_menu (RejEditorPage *self)
{
  g_return_if_fail (REJ_IS_EDITOR_PAGE (self));

  gtk_menu_button_popup (self->menu_button);
}

/**
 * rej_editor_page_show_panel:
 * @self: a page
 * @name: "concerns", "rule", "checks" or "outline"
 *
 * Shows a page of the panel beside the text, and the panel if it was shut.
 */
void
rej_editor_page_show_panel (RejEditorPage *self,
                            const char *name)
{
  GtkWidget *panel = NULL;

  g_return_if_fail (REJ_IS_EDITOR_PAGE (self));
  g_return_if_fail (name != NULL);

  adw_view_stack_set_visible_child_name (self->panel_stack, name);
  set_show_panel (self, TRUE);
  panel = _rej_editor_page_get_panel (self, name);
  if (!gtk_widget_grab_focus (panel))
    gtk_widget_child_focus (panel, GTK_DIR_TAB_FORWARD);
}

GCancellable *
_rej_editor_page_get_cancellable (RejEditorPage *self)
{
  return self->cancellable;
}
