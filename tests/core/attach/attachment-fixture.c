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

/* A PDF of some objects, numbered from 1 on, with a table of them and what else its trailer says. */
GBytes *
fixture_pdf (const char *const *objects,
             const char *trailer)
{
  GString *pdf = g_string_new ("%PDF-1.7\n");
  g_autoptr (GString) table = g_string_new ("0000000000 65535 f \n");
  guint n = 0;
  gsize start;

  for (; objects[n] != NULL; n++)
    {
      g_string_append_printf (table, "%010u 00000 n \n", (guint) pdf->len);
      g_string_append_printf (pdf, "%u 0 obj\n%s\nendobj\n", n + 1, objects[n]);
    }
  start = pdf->len;
  g_string_append_printf (pdf, "xref\n0 %u\n%strailer\n<< /Size %u /Root 1 0 R %s >>\nstartxref\n%u\n%%%%EOF\n", n + 1, table->str, n + 1, trailer, (guint) start);
  return g_string_free_to_bytes (pdf);
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
