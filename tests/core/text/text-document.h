/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-text-mask.h"

G_BEGIN_DECLS

/**
 * TextDocument:
 *
 * A whole source, cut into blocks and read one after the other: what the index does, done the plain way.
 */
typedef struct
{
  char *source;
  gsize length;
  RejTextDefinitions *definitions;
  GArray *starts; /* gsize: where each block begins */
  GPtrArray *masks; /* RejTextMask */
} TextDocument;

TextDocument *text_document_new (const char *source,
                                 gsize length,
                                 RejTextFormat format);
void text_document_free (TextDocument *self);
char *text_document_dup_plain (TextDocument *self);
char *text_document_dup_filed (TextDocument *self);
void text_document_check (TextDocument *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TextDocument, text_document_free)

G_END_DECLS
