/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include <locale.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include <glib/gi18n-lib.h>

#include "rej-application.h"

/*
 * What is large (a text that is read, a buffer of the graphics driver that it hardly writes to) lies in a mapping of its
 * own, and is given back when it is freed. glibc would raise the limit with each that is freed, and put the next ones into
 * its heap: with a comment of 1 MB that costs 5 MB of memory that nobody uses, and saves no time that could be measured.
 */
static void
keep_heap_small (void)
{
#ifdef M_MMAP_THRESHOLD
  mallopt (M_MMAP_THRESHOLD, 128 * 1024);
#endif
}

int
main (int argc,
      char *argv[])
{
  g_autoptr (RejApplication) application = NULL;

  keep_heap_small ();
  setlocale (LC_ALL, "");
  gtk_disable_setlocale (); /* not again, while a thread opens the library */
  bindtextdomain (GETTEXT_PACKAGE, REJ_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = rej_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
