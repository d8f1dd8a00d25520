/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CmarkText:
 * @body: the visible text of a document outside its notes, one paragraph a line
 * @notes: (element-type utf8 utf8): that of its notes, by normalized label
 *
 * What cmark-gfm shows of a source.
 */
typedef struct
{
  char *body;
  GHashTable *notes;
} CmarkText;

void cmark_text_init (CmarkText *self,
                      const char *source,
                      gsize length,
                      GPtrArray *labels);
void cmark_text_clear (CmarkText *self);
char *cmark_text_normalize (const char *text);

G_END_DECLS
