/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-likeness.h"

G_BEGIN_DECLS

/* A paragraph to be filled in is known by this many words of the template's at least. */
#define REJ_LIKENESS_FORM_MIN_WORDS 3

/* A word of a text: what it is compared as, and where it stands. */
typedef struct
{
  guint32 hash;
  guint32 start;
  guint32 end;
} RejLikenessWord;

typedef struct
{
  guint32 first;
  guint32 n_words;
  gboolean begins_left_out; /* a form: what comes first is to be filled in */
  guint next; /* a form: the number of an earlier one that begins with the same word, plus 1 */
} RejLikenessParagraph;

struct _RejLikenessTemplate
{
  GArray *words; /* guint32: the hash of each word */
  GArray *next; /* guint32: of each word, the number of an earlier one that begins the same six, plus 1 */
  GHashTable *origins; /* hash of six words -> number of the last that begins them, plus 1 */
  GHashTable *short_paragraphs; /* hash of all the words of a paragraph below six -> number of its first, plus 1 */
  GArray *paragraphs; /* of RejLikenessParagraph */
  GByteArray *breaks; /* of each word, whether something left out or the end of its paragraph follows */
  GHashTable *forms; /* hash of the first word of a paragraph with something left out -> its number, plus 1 */
};

/* Words; rej-likeness-template.c. */
guint32 _rej_likeness_add_to_hash (guint32 hash,
                                   guint32 value);
GArray *_rej_likeness_read_words (const char *text,
                                  gsize length,
                                  const RejLikenessRange *left_out,
                                  guint n_left_out);
const RejLikenessWord *_rej_likeness_word_at (GArray *words,
                                              guint i);
guint32 _rej_likeness_hash_words (GArray *words,
                                  guint first,
                                  guint n);

G_END_DECLS
