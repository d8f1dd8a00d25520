/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/* Reading a text at a byte offset, with what writers put for one space, one dash or one number. Nothing here reads
 * outside the text, and nothing looks further than a fixed distance: this keeps the scan linear. */

/* The text under scan. Offsets at or past the end read as NUL. */
typedef struct
{
  const char *text;
  guint32 length;
} RejCiteCursor;

/* The longest run of blanks taken for one space. */
#define REJ_CITE_MAX_BLANKS 24
/* Digits of a number; longer ones are no volume and no page. */
#define REJ_CITE_MAX_DIGITS 9

/* A number with the place it stands at. */
typedef struct
{
  guint32 value;
  guint32 start;
  guint32 end;
  gboolean has_comma;
} RejCiteNumber;

static inline guchar
rej_cite_at (const RejCiteCursor *self,
             guint32 at)
{
  return G_LIKELY (at < self->length) ? (guchar) self->text[at] : 0;
}

static inline gboolean
rej_cite_is_digit (guchar byte)
{
  return byte >= '0' && byte <= '9';
}

static inline gboolean
rej_cite_is_upper (guchar byte)
{
  return byte >= 'A' && byte <= 'Z';
}

static inline gboolean
rej_cite_is_lower (guchar byte)
{
  return byte >= 'a' && byte <= 'z';
}

static inline gboolean
rej_cite_is_letter (guchar byte)
{
  return rej_cite_is_lower (byte | 0x20);
}

/* Bytes of letters outside ASCII count: "é" does not end a word. Blanks, dashes, quotes and signs do. */
static inline gboolean
rej_cite_is_alnum (guchar byte)
{
  return rej_cite_is_digit (byte) || rej_cite_is_letter (byte);
}

guint rej_cite_blank_at (const RejCiteCursor *self,
                         guint32 at);
guint rej_cite_dash_at (const RejCiteCursor *self,
                        guint32 at);
guint rej_cite_apostrophe_at (const RejCiteCursor *self,
                              guint32 at);
guint32 rej_cite_skip_blanks (const RejCiteCursor *self,
                              guint32 at);
guint32 rej_cite_skip_marks (const RejCiteCursor *self,
                             guint32 at);
guint32 rej_cite_back_blanks (const RejCiteCursor *self,
                              guint32 at,
                              guint32 limit);
gboolean rej_cite_number_at (const RejCiteCursor *self,
                             guint32 at,
                             RejCiteNumber *number);
gboolean rej_cite_digits_at (const RejCiteCursor *self,
                             guint32 at,
                             RejCiteNumber *number);
guint32 rej_cite_word_at (const RejCiteCursor *self,
                          guint32 at,
                          const char *word);
guint32 rej_cite_words_at (const RejCiteCursor *self,
                           guint32 at,
                           const char *const *words);
gboolean rej_cite_ends_word (const RejCiteCursor *self,
                             guint32 at);
gboolean rej_cite_begins_word (const RejCiteCursor *self,
                               guint32 at);
guint rej_cite_section_sign_at (const RejCiteCursor *self,
                                guint32 at);

G_END_DECLS
