/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * RejAttachmentSeverity:
 * @REJ_ATTACHMENT_BLOCKING: it cannot be filed like that
 * @REJ_ATTACHMENT_WARNING: it may give away more than is meant, or not be read
 * @REJ_ATTACHMENT_NOTE: good to know
 *
 * How much a finding about a file matters. Ordered from grave to slight.
 */
typedef enum
{
  REJ_ATTACHMENT_BLOCKING,
  REJ_ATTACHMENT_WARNING,
  REJ_ATTACHMENT_NOTE,
} RejAttachmentSeverity;

#define REJ_TYPE_ATTACHMENT_FINDING (rej_attachment_finding_get_type ())

/**
 * RejAttachmentFinding:
 * @code: the stable code, a static string, such as "pdf-author"
 * @severity: how much it matters
 * @sentence: what was found, translated; perhaps a second sentence on what to do
 * @can_clean: whether "Clean a copy" takes it out
 *
 * What was found about a file. Immutable; reference-counted.
 */
typedef struct
{
  const char *code;
  RejAttachmentSeverity severity;
  char *sentence;
  gboolean can_clean;
} RejAttachmentFinding;

GType rej_attachment_finding_get_type (void);

RejAttachmentFinding *rej_attachment_finding_new (const char *code,
                                                  RejAttachmentSeverity severity,
                                                  gboolean can_clean,
                                                  char *sentence) G_GNUC_WARN_UNUSED_RESULT;
RejAttachmentFinding *rej_attachment_finding_ref (RejAttachmentFinding *self);
void rej_attachment_finding_unref (RejAttachmentFinding *self);

const char *rej_attachment_severity_to_string (RejAttachmentSeverity severity);

/* Lists of findings: (element-type RejAttachmentFinding). */
GPtrArray *rej_attachment_findings_new (void) G_GNUC_WARN_UNUSED_RESULT;
void rej_attachment_findings_add (GPtrArray *findings,
                                  const char *code,
                                  RejAttachmentSeverity severity,
                                  gboolean can_clean,
                                  const char *format,
                                  ...) G_GNUC_PRINTF (5, 6);
const RejAttachmentFinding *rej_attachment_findings_find (GPtrArray *findings,
                                                          const char *code);
void rej_attachment_findings_sort (GPtrArray *findings);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejAttachmentFinding, rej_attachment_finding_unref)

G_END_DECLS
