/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "rej-attachment.h"
#include "rej-encoding.h"
#include "rej-front-matter.h"
#include "rej-text-mask.h"

G_BEGIN_DECLS

/**
 * RejCommentField:
 * @REJ_COMMENT_TITLE: its title
 * @REJ_COMMENT_DOCUMENT: the document it is filed on, such as USCIS-2019-0007-0001
 * @REJ_COMMENT_DOCKET: the docket, such as USCIS-2019-0007
 * @REJ_COMMENT_RIN: the regulation identifier number
 * @REJ_COMMENT_CITATION: where the rule stands in the Federal Register
 * @REJ_COMMENT_CAMPAIGN: the campaign it was begun from
 * @REJ_COMMENT_STYLE: the citation style, "bluebook" or "fr"
 *
 * What the front matter says of a comment, one value each.
 */
typedef enum
{
  REJ_COMMENT_TITLE,
  REJ_COMMENT_DOCUMENT,
  REJ_COMMENT_DOCKET,
  REJ_COMMENT_RIN,
  REJ_COMMENT_CITATION,
  REJ_COMMENT_CAMPAIGN,
  REJ_COMMENT_STYLE,
  REJ_COMMENT_N_FIELDS,
} RejCommentField;

/**
 * RejComment:
 *
 * A comment as its file holds it: details at the top (front matter) and the body that is written and filed. What is
 * not changed is written back byte for byte.
 *
 * Where the front matter does not parse, the whole file is the body, so that nothing is hidden or lost, and
 * [method@Comment.get_front_matter_error] says what is wrong. Used by one thread at a time.
 */
#define REJ_TYPE_COMMENT (rej_comment_get_type ())
G_DECLARE_FINAL_TYPE (RejComment, rej_comment, REJ, COMMENT, GObject)

RejComment *rej_comment_new (RejTextFormat format) G_GNUC_WARN_UNUSED_RESULT;
RejComment *rej_comment_parse (GBytes *bytes,
                               const char *name,
                               RejTextFormat format,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
RejComment *rej_comment_parse_as (GBytes *bytes,
                                  const char *name,
                                  RejTextFormat format,
                                  RejEncoding encoding,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
RejComment *rej_comment_parse_text (const char *text,
                                    gsize length,
                                    RejTextFormat format) G_GNUC_WARN_UNUSED_RESULT;
RejTextFormat rej_comment_guess_format (const char *name);

/* The file as text. */
RejTextFormat rej_comment_get_format (RejComment *self);
RejEncoding rej_comment_get_encoding (RejComment *self);
const char *rej_comment_get_line_end (RejComment *self);
char *rej_comment_dup_source (RejComment *self) G_GNUC_WARN_UNUSED_RESULT;
GBytes *rej_comment_to_bytes (RejComment *self) G_GNUC_WARN_UNUSED_RESULT;

/* The body. */
const char *rej_comment_get_body (RejComment *self,
                                  gsize *length);
void rej_comment_set_body (RejComment *self,
                           const char *body,
                           gssize length);
void rej_comment_restore_line_ends (RejComment *self);
RejComment *rej_comment_copy_with_body (RejComment *self,
                                        char *body) G_GNUC_WARN_UNUSED_RESULT;
void rej_comment_take_body_from (RejComment *self,
                                 RejComment *copy);
guint rej_comment_get_body_offset (RejComment *self);
guint rej_comment_get_body_line (RejComment *self);
guint rej_comment_get_longest_line (RejComment *self);

/* The details. */
const GError *rej_comment_get_front_matter_error (RejComment *self);
const RejFrontMatter *rej_comment_get_front_matter (RejComment *self);
const char *rej_comment_get_field (RejComment *self,
                                   RejCommentField field);
gboolean rej_comment_set_field (RejComment *self,
                                RejCommentField field,
                                const char *value,
                                GError **error);
const char *rej_comment_field_to_key (RejCommentField field);
char *rej_comment_dup_shown_title (RejComment *self) G_GNUC_WARN_UNUSED_RESULT;

/* Findings the writer chose not to see: by code, and by the text they stand on. */
guint rej_comment_get_n_ignored (RejComment *self);
const char *rej_comment_get_ignored (RejComment *self,
                                     guint position,
                                     const char **text);
gboolean rej_comment_is_ignored (RejComment *self,
                                 const char *code,
                                 const char *text);
gboolean rej_comment_add_ignored (RejComment *self,
                                  const char *code,
                                  const char *text,
                                  GError **error);
gboolean rej_comment_remove_ignored (RejComment *self,
                                     guint position,
                                     GError **error);

/* Files that go with it. */
GPtrArray *rej_comment_list_attachments (RejComment *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean rej_comment_add_attachment (RejComment *self,
                                     RejAttachment *attachment,
                                     GError **error);
gboolean rej_comment_remove_attachment (RejComment *self,
                                        const char *sha256,
                                        GError **error);

G_END_DECLS
