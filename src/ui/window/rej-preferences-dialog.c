/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-preferences-dialog.h"

#include <glib/gi18n-lib.h>

#include "rej-private-names-dialog.h"
#include "rej-speller.h"

struct _RejPreferencesDialog
{
  AdwPreferencesDialog parent_instance;

  /* template */
  GtkWidget *color_scheme_row;
  GtkWidget *own_font_row;
  GtkFontDialogButton *font_button;
  GtkWidget *text_scale_row;
  GtkWidget *measure_row;
  GtkWidget *line_spacing_row;
  GtkWidget *typographic_row;
  GtkWidget *typewriter_row;
  GtkWidget *spelling_row;
  GtkWidget *language_row;
  GtkWidget *desktop_search_row;
  GtkWidget *citation_style_row;
  GtkWidget *federal_register_row;
  GtkWidget *ecfr_row;
  GtkWidget *courtlistener_row;
  GtkWidget *regulations_row;
  GtkWidget *posted_row;

  /* owned */
  RejWorkspace *workspace;
  char **languages; /* codes, in the order of the row */
};

G_DEFINE_FINAL_TYPE (RejPreferencesDialog, rej_preferences_dialog, ADW_TYPE_PREFERENCES_DIALOG)

/* In the order of the rows' models. */
static const char *const color_schemes[] = { "follow", "light", "dark", NULL };
static const char *const citation_styles[] = { "bluebook", "fr", NULL };

static gboolean
get_position (GValue *value,
              GVariant *variant,
              gpointer user_data)
{
  const char *const *names = user_data;

  for (guint i = 0; names[i] != NULL; i++)
    {
      if (g_str_equal (names[i], g_variant_get_string (variant, NULL)))
        g_value_set_uint (value, i);
    }
  return TRUE;
}

static GVariant *
set_position (const GValue *value,
              const GVariantType *type,
              gpointer user_data)
{
  const char *const *names = user_data;
  guint position = g_value_get_uint (value);

  return position < g_strv_length ((char **) names) ? g_variant_new_string (names[position]) : NULL;
}

static gboolean
get_percent (GValue *value,
             GVariant *variant,
             gpointer user_data)
{
  g_value_set_double (value, (int) (g_variant_get_double (variant) * 100 + 0.5));
  return TRUE;
}

static GVariant *
set_percent (const GValue *value,
             const GVariantType *type,
             gpointer user_data)
{
  return g_variant_new_double (g_value_get_double (value) / 100);
}

/* An empty key stands for the font of the desktop, which is what a choice begins with. */
static gboolean
get_font (GValue *value,
          GVariant *variant,
          gpointer user_data)
{
  const char *name = g_variant_get_string (variant, NULL);

  if (*name == '\0')
    name = adw_style_manager_get_document_font_name (adw_style_manager_get_default ());
  g_value_take_boxed (value, pango_font_description_from_string (name));
  return TRUE;
}

static GVariant *
set_font (const GValue *value,
          const GVariantType *type,
          gpointer user_data)
{
  const PangoFontDescription *font = g_value_get_boxed (value);

  return font != NULL ? g_variant_new_take_string (pango_font_description_to_string (font)) : NULL;
}

static gboolean
get_own_font (GValue *value,
              GVariant *variant,
              gpointer user_data)
{
  g_value_set_boolean (value, *g_variant_get_string (variant, NULL) != '\0');
  return TRUE;
}

static GVariant *
set_own_font (const GValue *value,
              const GVariantType *type,
              gpointer user_data)
{
  RejPreferencesDialog *self = REJ_PREFERENCES_DIALOG (user_data);

  if (!g_value_get_boolean (value))
    return g_variant_new_string ("");
  return g_variant_new_take_string (pango_font_description_to_string (gtk_font_dialog_button_get_font_desc (self->font_button)));
}

static char *
dup_base (RejPreferencesDialog *self,
          GtkWidget *row,
          const char *address,
          const char **key,
          GError **error)
{
  RejOnlineService service = REJ_ONLINE_COURT_LISTENER;

  *key = "courtlistener-url";
  if (row == self->regulations_row)
    {
      *key = "regulations-url";
      return rej_online_dup_base ("regulations.gov", REJ_REGULATIONS_HOST, "/v4", address, error);
    }
  if (row == self->federal_register_row)
    {
      *key = "federal-register-url";
      service = REJ_ONLINE_FEDERAL_REGISTER;
    }
  else if (row == self->ecfr_row)
    {
      *key = "ecfr-url";
      service = REJ_ONLINE_ECFR;
    }
  return rej_online_service_dup_base (service, address, error);
}

/* An address that would not be used is not kept either. */
static void
address_applied_cb (RejPreferencesDialog *self,
                    GtkWidget *row)
{
  const char *key = NULL;
  g_autofree char *address = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
  g_autoptr (GError) error = NULL;
  g_autofree char *base = dup_base (self, row, address, &key, &error);

  if (base == NULL)
    {
      gtk_widget_add_css_class (row, "error");
      adw_preferences_dialog_add_toast (ADW_PREFERENCES_DIALOG (self), adw_toast_new (error->message));
      return;
    }
  gtk_widget_remove_css_class (row, "error");
  g_settings_set_string (rej_workspace_get_settings (self->workspace), key, address);
}

static void
names_activated_cb (RejPreferencesDialog *self)
{
  adw_dialog_present (rej_private_names_dialog_new (self->workspace), GTK_WIDGET (self));
}

static void
add_languages (RejPreferencesDialog *self)
{
  g_auto (GStrv) names = NULL;
  g_autoptr (GtkStringList) model = NULL;

  self->languages = rej_speller_list_languages (&names);
  model = gtk_string_list_new ((const char *const *) names);
  adw_combo_row_set_model (ADW_COMBO_ROW (self->language_row), G_LIST_MODEL (model));
  gtk_widget_set_visible (self->spelling_row, rej_speller_is_built ());
  gtk_widget_set_visible (self->language_row, rej_speller_is_built () && *self->languages != NULL);
  if (rej_speller_is_built () && *self->languages == NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self->spelling_row), _ ("No dictionary is installed on this computer."));
}

static void
bind_settings (RejPreferencesDialog *self)
{
  GSettings *settings = rej_workspace_get_settings (self->workspace);

  g_settings_bind_with_mapping (settings, "color-scheme", self->color_scheme_row, "selected", G_SETTINGS_BIND_DEFAULT, get_position, set_position, (gpointer) color_schemes, NULL);
  g_settings_bind_with_mapping (settings, "citation-style", self->citation_style_row, "selected", G_SETTINGS_BIND_DEFAULT, get_position, set_position, (gpointer) citation_styles, NULL);
  g_settings_bind_with_mapping (settings, "document-font", self->font_button, "font-desc", G_SETTINGS_BIND_DEFAULT, get_font, set_font, NULL, NULL);
  g_settings_bind_with_mapping (settings, "document-font", self->own_font_row, "active", G_SETTINGS_BIND_DEFAULT, get_own_font, set_own_font, self, NULL);
  g_settings_bind_with_mapping (settings, "text-scale", self->text_scale_row, "value", G_SETTINGS_BIND_DEFAULT, get_percent, set_percent, NULL, NULL);
  g_settings_bind (settings, "measure", self->measure_row, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "line-spacing", self->line_spacing_row, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "desktop-search", self->desktop_search_row, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "typographic", self->typographic_row, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "typewriter", self->typewriter_row, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "check-spelling", self->spelling_row, "active", G_SETTINGS_BIND_DEFAULT);
  if (*self->languages != NULL)
    g_settings_bind_with_mapping (settings, "spelling-language", self->language_row, "selected", G_SETTINGS_BIND_DEFAULT, get_position, set_position, self->languages, NULL);
  g_settings_bind (settings, "federal-register-url", self->federal_register_row, "text", G_SETTINGS_BIND_GET);
  g_settings_bind (settings, "ecfr-url", self->ecfr_row, "text", G_SETTINGS_BIND_GET);
  g_settings_bind (settings, "courtlistener-url", self->courtlistener_row, "text", G_SETTINGS_BIND_GET);
  g_settings_bind (settings, "regulations-url", self->regulations_row, "text", G_SETTINGS_BIND_GET);
  g_settings_bind (settings, "ask-whether-posted", self->posted_row, "active", G_SETTINGS_BIND_DEFAULT);
}

static void
rej_preferences_dialog_dispose (GObject *object)
{
  g_clear_object (&REJ_PREFERENCES_DIALOG (object)->workspace);

  G_OBJECT_CLASS (rej_preferences_dialog_parent_class)->dispose (object);
}

static void
rej_preferences_dialog_finalize (GObject *object)
{
  g_strfreev (REJ_PREFERENCES_DIALOG (object)->languages);

  G_OBJECT_CLASS (rej_preferences_dialog_parent_class)->finalize (object);
}

static void
rej_preferences_dialog_class_init (RejPreferencesDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rej_preferences_dialog_dispose;
  G_OBJECT_CLASS (class)->finalize = rej_preferences_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/rejoinder/ui/rej-preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RejPreferencesDialog, color_scheme_row);
  gtk_widget_class_bind_template_child (widget_class, RejPreferencesDialog, own_font_row);
  gtk_widget_class_bind_template_child (widget_class, RejPreferencesDialog, font_button);
  gtk_widget_class_bind_template_child (widget_class, RejPreferencesDialog, text_scale_row);
  gtk_widget_class_bind_template_child (widget_class, RejPreferencesDialog, measure_row);
  gtk_widget_class_bind_template_child (widget_class, RejPreferencesDialog, line_spacing_row);
  gtk_widget_class_bind_template_child (widget_class, RejPreferencesDialog, typographic_row);
  gtk_widget_class_bind_template_child (widget_class, RejPreferencesDialog, typewriter_row);
  gtk_widget_class_bind_template_child (widget_class, RejPreferencesDialog, spelling_row);
  gtk_widget_class_bind_template_child (widget_class, RejPreferencesDialog, language_row);
  gtk_widget_class_bind_template_child (widget_class, RejPreferencesDialog, desktop_search_row);
  gtk_widget_class_bind_template_child (widget_class, RejPreferencesDialog, citation_style_row);
  gtk_widget_class_bind_template_child (widget_class, RejPreferencesDialog, federal_register_row);
  gtk_widget_class_bind_template_child (widget_class, RejPreferencesDialog, ecfr_row);
  gtk_widget_class_bind_template_child (widget_class, RejPreferencesDialog, courtlistener_row);
  gtk_widget_class_bind_template_child (widget_class, RejPreferencesDialog, regulations_row);
  gtk_widget_class_bind_template_child (widget_class, RejPreferencesDialog, posted_row);
  gtk_widget_class_bind_template_callback (widget_class, address_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, names_activated_cb);
}

static void
rej_preferences_dialog_init (RejPreferencesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_languages (self);
}

/**
 * rej_preferences_dialog_new:
 * @workspace: what the windows share
 *
 * Creates the dialog of preferences.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
rej_preferences_dialog_new (RejWorkspace *workspace)
{
  RejPreferencesDialog *self = NULL;

  g_return_val_if_fail (REJ_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (REJ_TYPE_PREFERENCES_DIALOG, NULL);
  self->workspace = g_object_ref (workspace);
  bind_settings (self);
  return ADW_DIALOG (self);
}
