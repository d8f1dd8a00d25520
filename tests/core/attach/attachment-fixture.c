/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "attachment-fixture.h"

#include <string.h>

/* A ZIP file of some parts. */
GBytes *
fixture_pack (const FixturePart *parts,
              guint n_parts)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) contents = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GError) error = NULL;
  GBytes *package;

  for (guint i = 0; i < n_parts; i++)
    {
      RejAttachmentPart *part = g_new0 (RejAttachmentPart, 1);

      part->name = (char *) parts[i].name;
      part->bytes = g_bytes_new (parts[i].content, strlen (parts[i].content));
      g_ptr_array_add (contents, part->bytes);
      g_ptr_array_add (list, part);
    }
  package = rej_attachment_package_write (list, &error);
  g_assert_no_error (error);
  return package;
}

/* What a part of a ZIP file holds; NULL if there is none. */
char *
fixture_dup_part (GBytes *package,
                  const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) parts = rej_attachment_package_read (package, &error);
  RejAttachmentPart *part;

  g_assert_no_error (error);
  part = rej_attachment_package_find (parts, name);
  return part != NULL ? g_strndup (g_bytes_get_data (part->bytes, NULL), g_bytes_get_size (part->bytes)) : NULL;
}

/* The codes of findings, parted by spaces. */
char *
fixture_dup_codes (GPtrArray *findings)
{
  GString *codes = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const RejAttachmentFinding *finding = g_ptr_array_index (findings, i);

      g_assert_true (g_utf8_validate (finding->sentence, -1, NULL));
      g_string_append_printf (codes, "%s%s", i > 0 ? " " : "", finding->code);
    }
  return g_string_free_and_steal (codes);
}

void
fixture_assert_says (GPtrArray *findings,
                     const char *code,
                     const char *words)
{
  const RejAttachmentFinding *finding = rej_attachment_findings_find (findings, code);

  g_assert_nonnull (finding);
  g_test_message ("%s", finding->sentence);
  g_assert_nonnull (strstr (finding->sentence, words));
}
