/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define REJ_COMMENT_ERROR (rej_comment_error_quark ())

/**
 * RejCommentError:
 * @REJ_COMMENT_ERROR_NOT_UTF8: the bytes are not UTF-8; they may be read as Windows-1252 if the writer agrees
 * @REJ_COMMENT_ERROR_NOT_TEXT: the bytes hold what no text holds: NUL, half a character, a byte the encoding lacks
 * @REJ_COMMENT_ERROR_TOO_LARGE: the file is larger than REJ_COMMENT_MAX_BYTES
 * @REJ_COMMENT_ERROR_FRONT_MATTER: the front matter does not parse, so that nothing in it can be changed
 *
 * What can be wrong with a comment that a caller has an answer to. Errors of the disk are of #GIOErrorEnum.
 */
typedef enum
{
  REJ_COMMENT_ERROR_NOT_UTF8,
  REJ_COMMENT_ERROR_NOT_TEXT,
  REJ_COMMENT_ERROR_TOO_LARGE,
  REJ_COMMENT_ERROR_FRONT_MATTER,
} RejCommentError;

/* The largest file that is opened. Offsets are 32 bits wide in every layer; this leaves them room. */
#define REJ_COMMENT_MAX_BYTES (256 * 1024 * 1024)

/**
 * RejEncoding:
 * @REJ_ENCODING_AUTO: UTF-16 where a byte order mark says so, else UTF-8
 * @REJ_ENCODING_UTF8: UTF-8, with or without a byte order mark
 * @REJ_ENCODING_UTF16_LE: UTF-16, least byte first, with a byte order mark
 * @REJ_ENCODING_UTF16_BE: UTF-16, greatest byte first, with a byte order mark
 * @REJ_ENCODING_WINDOWS_1252: what Windows wrote in Western Europe and the Americas
 *
 * How the characters of a file are written.
 */
typedef enum
{
  REJ_ENCODING_AUTO,
  REJ_ENCODING_UTF8,
  REJ_ENCODING_UTF16_LE,
  REJ_ENCODING_UTF16_BE,
  REJ_ENCODING_WINDOWS_1252,
} RejEncoding;

GQuark rej_comment_error_quark (void);

char *rej_comment_decode (GBytes *bytes,
                          const char *name,
                          RejEncoding encoding,
                          gsize *length,
                          RejEncoding *used,
                          gboolean *has_mark,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes *rej_comment_encode (const char *text,
                            gsize length,
                            RejEncoding encoding,
                            gboolean has_mark) G_GNUC_WARN_UNUSED_RESULT;
gboolean rej_comment_can_be_windows_1252 (GBytes *bytes);

G_END_DECLS
