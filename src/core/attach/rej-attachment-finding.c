/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-attachment-finding.h"

G_DEFINE_BOXED_TYPE (RejAttachmentFinding, rej_attachment_finding, rej_attachment_finding_ref, rej_attachment_finding_unref)

/**
 * rej_attachment_finding_new:
 * @code: its code, a static string
 * @severity: how much it matters
 * @can_clean: whether "Clean a copy" takes it out
 * @sentence: (transfer full): what was found
 *
 * Returns: (transfer full): a new finding
 */
RejAttachmentFinding *
rej_attachment_finding_new (const char *code,
                            RejAttachmentSeverity severity,
                            gboolean can_clean,
                            char *sentence)
{
  RejAttachmentFinding *self;

  g_return_val_if_fail (code != NULL, NULL);
  g_return_val_if_fail (sentence != NULL, NULL);

  self = g_atomic_rc_box_new0 (RejAttachmentFinding);
  self->code = code;
  self->severity = severity;
  self->can_clean = can_clean;
  self->sentence = sentence;
  return self;
}

/**
 * rej_attachment_finding_ref:
 * @self: a finding
 *
 * Returns: (transfer full): @self
 */
RejAttachmentFinding *
rej_attachment_finding_ref (RejAttachmentFinding *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
finding_clear (RejAttachmentFinding *self)
{
  g_free (self->sentence);
}

/**
 * rej_attachment_finding_unref:
 * @self: (transfer full): a finding
 */
void
rej_attachment_finding_unref (RejAttachmentFinding *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) finding_clear);
}

/**
 * rej_attachment_severity_to_string:
 * @severity: a severity
 *
 * Returns: its name in JSON, not translated
 */
const char *
rej_attachment_severity_to_string (RejAttachmentSeverity severity)
{
  switch (severity)
    {
    case REJ_ATTACHMENT_BLOCKING:
      return "blocking";
    case REJ_ATTACHMENT_WARNING:
      return "warning";
    case REJ_ATTACHMENT_NOTE:
      return "note";
    default:
      g_return_val_if_reached ("note");
    }
}

/**
 * rej_attachment_findings_new:
 *
 * Returns: (transfer full) (element-type RejAttachmentFinding): an empty list
 */
GPtrArray *
rej_attachment_findings_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) rej_attachment_finding_unref);
}

/**
 * rej_attachment_findings_add:
 * @findings: (element-type RejAttachmentFinding): a list
 * @code: the code, a static string
 * @severity: how much it matters
 * @can_clean: whether "Clean a copy" takes it out
 * @format: the sentence, as for printf()
 * @...: its arguments
 *
 * Adds a finding. What a file says of itself may be any bytes: the sentence is made valid UTF-8.
 */
void
rej_attachment_findings_add (GPtrArray *findings,
                             const char *code,
                             RejAttachmentSeverity severity,
                             gboolean can_clean,
                             const char *format,
                             ...)
{
  g_autofree char *sentence = NULL;
  va_list args;

  g_return_if_fail (findings != NULL);

  va_start (args, format);
  sentence = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (findings, rej_attachment_finding_new (code, severity, can_clean, g_utf8_make_valid (sentence, -1)));
}

/**
 * rej_attachment_findings_find:
 * @findings: (element-type RejAttachmentFinding): a list
 * @code: a code
 *
 * Returns: (transfer none) (nullable): the first finding of that code
 */
const RejAttachmentFinding *
rej_attachment_findings_find (GPtrArray *findings,
                              const char *code)
{
  g_return_val_if_fail (findings != NULL, NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const RejAttachmentFinding *finding = g_ptr_array_index (findings, i);

      if (g_str_equal (finding->code, code))
        return finding;
    }
  return NULL;
}

static int
compare_findings (gconstpointer a,
                  gconstpointer b)
{
  const RejAttachmentFinding *left = *(const RejAttachmentFinding *const *) a;
  const RejAttachmentFinding *right = *(const RejAttachmentFinding *const *) b;

  return (int) left->severity - (int) right->severity;
}

/**
 * rej_attachment_findings_sort:
 * @findings: (element-type RejAttachmentFinding): a list
 *
 * Puts what is grave first; the order is kept otherwise.
 */
void
rej_attachment_findings_sort (GPtrArray *findings)
{
  g_return_if_fail (findings != NULL);

  g_ptr_array_sort (findings, compare_findings); /* stable */
}
