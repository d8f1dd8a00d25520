/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-file-error.h"

#include <glib/gi18n-lib.h>

static char *
dup_sentence (const GError *error,
              const char *name)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    /* Translators: %s is the name of a file, here and below */
    return g_strdup_printf (_ ("“%s” is no longer there. It may have been moved, renamed or deleted."), name);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    return g_strdup_printf (_ ("You are not allowed to read “%s”. Ask whoever keeps it for a copy."), name);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    return g_strdup_printf (_ ("“%s” is a folder, not a file."), name);
  return NULL;
}

/**
 * rej_file_error_explain:
 * @error: (inout): why a file could not be read; may be unset
 * @file: the file
 *
 * Puts what GIO says of a file that cannot be read into a sentence for people. Domain and code stay, and so does what is not
 * known here.
 */
void
rej_file_error_explain (GError **error,
                        GFile *file)
{
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;
  char *sentence = NULL;

  g_return_if_fail (error != NULL);
  g_return_if_fail (G_IS_FILE (file));

  if (*error == NULL)
    return;
  base = g_file_get_basename (file);
  name = g_filename_display_name (base != NULL ? base : "");
  sentence = dup_sentence (*error, name);
  if (sentence == NULL)
    return;
  g_free ((*error)->message);
  (*error)->message = sentence;
}
