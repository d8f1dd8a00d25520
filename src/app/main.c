/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include <locale.h>

#include <glib/gi18n-lib.h>

#include "rej-application.h"

int
main (int argc,
      char *argv[])
{
  g_autoptr (RejApplication) application = NULL;

  setlocale (LC_ALL, "");
  gtk_disable_setlocale (); /* not again, while a thread opens the library */
  bindtextdomain (GETTEXT_PACKAGE, REJ_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = rej_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
