/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-speller.h"

#ifdef REJ_HAVE_SPELLING
#include <libspelling.h>
#endif

/**
 * rej_speller_is_built:
 *
 * Gets whether the program was built with a speller.
 *
 * Returns: whether it was
 */
gboolean
rej_speller_is_built (void)
{
#ifdef REJ_HAVE_SPELLING
  return TRUE;
#else
  return FALSE;
#endif
}

/**
 * rej_speller_list_languages:
 * @names: (out) (transfer full) (array zero-terminated=1): what they are called in the language of the desktop
 *
 * Lists the languages there are dictionaries of.
 *
 * Returns: (transfer full) (array zero-terminated=1): their codes, such as "en_US", in the order of @names
 */
char **
rej_speller_list_languages (char ***names)
{
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();

#ifdef REJ_HAVE_SPELLING
  {
    g_autoptr (GListModel) languages = spelling_provider_list_languages (spelling_provider_get_default ());

    for (guint i = 0; i < g_list_model_get_n_items (languages); i++)
      {
        g_autoptr (SpellingLanguage) language = g_list_model_get_item (languages, i);

        g_strv_builder_add (codes, spelling_language_get_code (language));
        g_strv_builder_add (titles, spelling_language_get_name (language));
      }
  }
#endif
  *names = g_strv_builder_end (titles);
  return g_strv_builder_end (codes);
}

#ifdef REJ_HAVE_SPELLING
/* What is chosen in the text's own menu is remembered, and what is chosen elsewhere is taken. A comment is in English,
 * whatever the desktop speaks. */
static void
language_set_cb (GSettings *settings,
                 const char *key,
                 SpellingTextBufferAdapter *adapter)
{
  g_autofree char *language = g_settings_get_string (settings, "spelling-language");

  if (g_strcmp0 (language, spelling_text_buffer_adapter_get_language (adapter)) != 0 && spelling_provider_supports_language (spelling_provider_get_default (), language))
    spelling_text_buffer_adapter_set_language (adapter, language);
}

static void
language_chosen_cb (SpellingTextBufferAdapter *adapter,
                    GParamSpec *pspec,
                    GSettings *settings)
{
  const char *language = spelling_text_buffer_adapter_get_language (adapter);

  if (language != NULL)
    g_settings_set_string (settings, "spelling-language", language);
}

static gboolean
load_dictionary_cb (gpointer user_data)
{
  SpellingTextBufferAdapter *adapter = user_data;
  GSettings *settings = g_object_get_data (G_OBJECT (adapter), "settings");
  g_autofree char *language = g_settings_get_string (settings, "spelling-language");
  gboolean supported = spelling_provider_supports_language (spelling_provider_get_default (), language);
  g_autoptr (SpellingChecker) checker = spelling_checker_new (NULL, supported ? language : NULL);

  spelling_text_buffer_adapter_set_checker (adapter, checker);
  g_signal_connect_object (settings, "changed::spelling-language", G_CALLBACK (language_set_cb), adapter, 0);
  g_signal_connect_object (adapter, "notify::language", G_CALLBACK (language_chosen_cb), settings, 0);
  g_settings_bind (settings, "check-spelling", adapter, "enabled", G_SETTINGS_BIND_DEFAULT);
  return G_SOURCE_REMOVE;
}

/* A dictionary takes longer to load than a frame: the text is shown first. */
static gboolean
first_frame_cb (GtkWidget *view,
                GdkFrameClock *clock,
                gpointer user_data)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, load_dictionary_cb, g_object_ref (user_data), g_object_unref);
  return G_SOURCE_REMOVE;
}
#endif

/**
 * rej_speller_attach:
 * @view: a view that has its buffer
 * @settings: the settings of the program
 *
 * Underlines misspelt words for as long as the view lives, where a speller is built in and wanted. What has the tag
 * "gtksourceview:context-classes:no-spell-check" is passed over.
 *
 * Returns: (transfer none) (nullable): what belongs into the menu of the view
 */
GMenuModel *
rej_speller_attach (GtkSourceView *view,
                    GSettings *settings)
{
#ifdef REJ_HAVE_SPELLING
  SpellingTextBufferAdapter *adapter = spelling_text_buffer_adapter_new (GTK_SOURCE_BUFFER (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view))), NULL);

  g_object_set_data_full (G_OBJECT (adapter), "settings", g_object_ref (settings), g_object_unref);
  spelling_text_buffer_adapter_set_enabled (adapter, FALSE);
  gtk_widget_insert_action_group (GTK_WIDGET (view), "spelling", G_ACTION_GROUP (adapter));
  g_object_set_data_full (G_OBJECT (view), "spelling", adapter, g_object_unref);
  gtk_widget_add_tick_callback (GTK_WIDGET (view), first_frame_cb, g_object_ref (adapter), g_object_unref);
  return spelling_text_buffer_adapter_get_menu_model (adapter);
#else
  return NULL;
#endif
}
