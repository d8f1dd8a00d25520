/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-attachment-clean.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize size);

/* Any file can be looked at under the name of its kind: the report is valid text, the grave first. If it can be cleaned,
 * the copy is a file of the same kind. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  RejAttachmentType type = rej_attachment_type_from_content (bytes);
  const char *extension = rej_attachment_type_get_extension (type);
  g_autofree char *name = g_strdup_printf ("a.%s", extension != NULL ? extension : "txt");
  g_autoptr (RejAttachmentReport) report = rej_attachment_report_new (name, bytes, NULL);

  g_assert_true (g_utf8_validate (report->text, -1, NULL));
  for (guint i = 0; i < report->findings->len; i++)
    {
      const RejAttachmentFinding *finding = g_ptr_array_index (report->findings, i);

      g_assert_true (g_utf8_validate (finding->sentence, -1, NULL));
      if (i > 0)
        g_assert_cmpint (((const RejAttachmentFinding *) g_ptr_array_index (report->findings, i - 1))->severity, <=, finding->severity);
    }
  if (rej_attachment_type_can_be_cleaned (type))
    {
      g_autoptr (RejAttachmentCleaning) cleaning = rej_attachment_clean (name, bytes, NULL, NULL);

      g_assert_true (cleaning == NULL || rej_attachment_type_from_content (cleaning->bytes) == type);
    }
  return 0;
}
