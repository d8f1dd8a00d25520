/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-export.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            size_t size);

/* The first byte picks the format; the rest is the comment. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t size)
{
  g_autoptr (RejExportDetails) details = rej_export_details_new ();
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autofree char *valid = NULL;

  if (size == 0 || size > 4096)
    return 0;

  valid = g_utf8_make_valid ((const char *) data + 1, size - 1);
  details->title = g_strndup (valid, g_utf8_offset_to_pointer (valid, MIN (g_utf8_strlen (valid, -1), 20)) - valid);
  g_assert_true (rej_export_to_stream (valid, details, data[0] % 8 == 0 ? REJ_EXPORT_FORMAT_PDF : REJ_EXPORT_FORMAT_HTML, NULL, stream, NULL, NULL));

  return 0;
}
