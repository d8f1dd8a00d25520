/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RejAttachmentFacts:
 * @people: (element-type utf8): names of authors, owners and writers of captions
 * @camera: (nullable): make, model or number of a camera or telephone
 * @words: (nullable): a title, description or remark
 * @has_position: whether it says where on Earth it was made
 * @has_thumbnail: whether it has a small picture of itself
 *
 * What the metadata of a picture, or of the pictures in a document, say.
 */
typedef struct
{
  GPtrArray *people;
  char *camera;
  char *words;
  gboolean has_position;
  gboolean has_thumbnail;
} RejAttachmentFacts;

RejAttachmentFacts *rej_attachment_facts_new (void) G_GNUC_WARN_UNUSED_RESULT;
void rej_attachment_facts_free (RejAttachmentFacts *self);
void rej_attachment_facts_add_person (RejAttachmentFacts *self,
                                      const char *name);
void rej_attachment_facts_add_camera (RejAttachmentFacts *self,
                                      const char *name);
void rej_attachment_facts_add_words (RejAttachmentFacts *self,
                                     const char *words);

gboolean rej_attachment_xmp_read (const char *xmp,
                                  gsize length,
                                  RejAttachmentFacts *facts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RejAttachmentFacts, rej_attachment_facts_free)

G_END_DECLS
