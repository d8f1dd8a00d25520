/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-about-dialog.h"

#include <glib/gi18n-lib.h>
#include <gtksourceview/gtksource.h>

/* As the license of reporters-db wants it in everything that is made from it. */
#define BSD_2_CLAUSE                                                                                                                                                                                                                                                                                                                                                                                                                                                                           \
  "Redistribution and use in source and binary forms, with or without modification, are permitted provided that the following conditions are met: redistributions of source code must retain the above copyright notice, this list of conditions and the following disclaimer; redistributions in binary form must reproduce the above copyright notice, this list of conditions and the following disclaimer in the documentation and/or other materials provided with the distribution.\n\n" \
  "This software is provided by the copyright holders and contributors “as is” and any express or implied warranties, including, but not limited to, the implied warranties of merchantability and fitness for a particular purpose are disclaimed. In no event shall the copyright holder or contributors be liable for any direct, indirect, incidental, special, exemplary, or consequential damages (including, but not limited to, procurement of substitute goods or services; loss of use, data, or profits; or business interruption) however caused and on any theory of liability, whether in contract, strict liability, or tort (including negligence or otherwise) arising in any way out of the use of this software, even if advised of the possibility of such damage."

/* What somebody who looks into a fault wants to know. Nothing of the writer, of folders or of comments is in it. */
static char *
dup_debug_info (void)
{
  const char *locale = g_getenv ("LANG");
  GdkDisplay *display = gdk_display_get_default ();
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "Rejoinder %s\n", REJ_VERSION);
  g_string_append_printf (text, "Application: %s%s\n", REJ_APPLICATION_ID, g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS) ? " (Flatpak)" : "");
  g_string_append_printf (text, "GLib %u.%u.%u\n", glib_major_version, glib_minor_version, glib_micro_version);
  g_string_append_printf (text, "GTK %u.%u.%u\n", gtk_get_major_version (), gtk_get_minor_version (), gtk_get_micro_version ());
  g_string_append_printf (text, "libadwaita %u.%u.%u\n", adw_get_major_version (), adw_get_minor_version (), adw_get_micro_version ());
  g_string_append_printf (text, "GtkSourceView %u.%u.%u\n", gtk_source_get_major_version (), gtk_source_get_minor_version (), gtk_source_get_micro_version ());
#ifdef REJ_HAVE_SPELLING
  g_string_append (text, "Spelling: built in\n");
#else
  g_string_append (text, "Spelling: not built\n");
#endif
  if (display != NULL)
    g_string_append_printf (text, "Display: %s\n", G_OBJECT_TYPE_NAME (display));
  g_string_append_printf (text, "Language: %s\n", locale != NULL ? locale : "C");
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
add_sources (AdwAboutDialog *self)
{
  const char *const data[] = {
    "Free Law Project: reporters-db https://github.com/freelawproject/reporters-db",
    "Office of the Federal Register https://www.federalregister.gov",
    NULL,
  };

  adw_about_dialog_add_credit_section (self, _ ("Facts and Tables From"), (const char **) data);
  adw_about_dialog_add_legal_section (self, _ ("What Rejoinder Is Not"), NULL, GTK_LICENSE_CUSTOM, _ ("Rejoinder is no law firm. The checks report what they found and no more. They are not legal advice, and a comment without findings may still be wrong."));
  adw_about_dialog_add_legal_section (self, _ ("Campaigns"), NULL, GTK_LICENSE_CUSTOM, _ ("The campaigns that come with Rejoinder are given to the public domain (CC0). What you write with them is yours."));
  adw_about_dialog_add_legal_section (self, "reporters-db", "Copyright © 2014, Free Law Project. All rights reserved.", GTK_LICENSE_CUSTOM, BSD_2_CLAUSE);
}

static void
add_translation (AdwAboutDialog *self)
{
  /* Translators: put your own names here, one a line; they are shown in the About dialog */
  const char *credits = _ ("translator-credits");
  /* Translators: this is not shown. Write "draft" until somebody who speaks the language has read the whole translation, then "reviewed" */
  const char *state = _ ("translation-state");

  if (!g_str_equal (credits, "translator-credits"))
    adw_about_dialog_set_translator_credits (self, credits);
  if (g_str_equal (state, "draft"))
    adw_about_dialog_add_legal_section (self, _ ("This Translation"), NULL, GTK_LICENSE_CUSTOM, _ ("Nobody who speaks this language has read the whole translation yet. Where it is unclear, use Rejoinder in English."));
}

/**
 * rej_about_dialog_new:
 *
 * Creates the dialog that says what the program is, from the metainfo that software centers show.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
rej_about_dialog_new (void)
{
  AdwDialog *dialog = adw_about_dialog_new_from_appdata ("/rejoinder/metainfo.xml", REJ_VERSION);
  AdwAboutDialog *self = ADW_ABOUT_DIALOG (dialog);
  g_autofree char *debug_info = dup_debug_info ();

  adw_about_dialog_set_version (self, REJ_VERSION);
  adw_about_dialog_set_website (self, REJ_HOMEPAGE_URL);
  adw_about_dialog_set_issue_url (self, REJ_ISSUES_URL);
  adw_about_dialog_set_copyright (self, "© The Rejoinder authors");
  adw_about_dialog_set_debug_info (self, debug_info);
  adw_about_dialog_set_debug_info_filename (self, "rejoinder-debug-info.txt");
  add_sources (self);
  add_translation (self);
  return dialog;
}
