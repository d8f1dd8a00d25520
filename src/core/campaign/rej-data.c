/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-data.h"

/**
 * rej_data_dup_folder:
 *
 * Finds the folder of the program's own data, such as the campaigns that come with it: the environment variable
 * REJOINDER_DATA names it for a program that is not installed.
 *
 * Returns: (transfer full): a path
 */
char *
rej_data_dup_folder (void)
{
  const char *named = g_getenv ("REJOINDER_DATA");

  return g_strdup (named != NULL && *named != '\0' ? named : REJ_DATA_DIR);
}
