/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-privacy.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t size);

/* Any bytes: the first line is a name never to be mentioned, the rest is looked through. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t size)
{
  g_autofree char *valid = g_utf8_make_valid ((const char *) data, (gssize) size);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_finding_unref);
  g_autoptr (RejPrivacy) privacy = rej_privacy_new ();
  g_autofree char *copy = NULL;
  char *text = strchr (valid, '\n');
  guint end = 0;
  gsize length;

  if (text == NULL)
    return 0;
  *text++ = '\0';
  length = strlen (text);
  copy = g_memdup2 (text, MAX (length, 1));
  rej_privacy_add_name (privacy, valid);
  rej_privacy_check (copy, length, privacy, findings);

  for (guint i = 0; i < findings->len; i++)
    {
      const RejFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *found = NULL;
      g_autofree char *digest = NULL;

      /* by place, without overlaps, of whole characters */
      g_assert (finding->start >= end && finding->start < finding->end && finding->end <= length);
      end = finding->end;
      g_assert (g_utf8_validate (text + finding->start, finding->end - finding->start, NULL));
      found = g_strndup (text + finding->start, finding->end - finding->start);
      digest = rej_privacy_dup_digest (finding->code, found);
      rej_privacy_add_kept (privacy, digest);
      g_assert (rej_privacy_is_kept (privacy, finding->code, found));
    }

  return 0;
}
