/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-encoding.h"

#include <string.h>

#define BYTES(literal) literal, sizeof literal - 1

static void
test_decode (void)
{
  static const struct
  {
    const char *bytes;
    gsize size;
    RejEncoding encoding;
    const char *text; /* NULL: an error */
    int code;
    const char *message;
  } rows[] = {
    { BYTES (""), REJ_ENCODING_AUTO, "", 0, NULL },
    { BYTES ("na\xc3\xafve \xc2\xa7\r\n"), REJ_ENCODING_AUTO, "na\xc3\xafve \xc2\xa7\r\n", 0, NULL },
    { BYTES ("\xef\xbb\xbf"
             "a"),
      REJ_ENCODING_AUTO, "a", 0, NULL },
    { BYTES ("\xef\xbb\xbf"), REJ_ENCODING_AUTO, "", 0, NULL },
    { BYTES ("\xff\xfe"
             "a\0\xa7\0"),
      REJ_ENCODING_AUTO, "a\xc2\xa7", 0, NULL },
    { BYTES ("\xfe\xff\0a\xd8\x3d\xde\x00"), REJ_ENCODING_AUTO, "a\xf0\x9f\x98\x80", 0, NULL },
    { BYTES ("\xff\xfe"), REJ_ENCODING_AUTO, "", 0, NULL },
    { BYTES ("\xff\xfe"
             "a\0b"),
      REJ_ENCODING_AUTO, NULL, REJ_COMMENT_ERROR_NOT_TEXT, "half a character" },
    { BYTES ("\xff\xfe"
             "a\0\x3d\xd8"),
      REJ_ENCODING_AUTO, NULL, REJ_COMMENT_ERROR_NOT_TEXT, "half a character" },
    { BYTES ("\xff\xfe"
             "a\0\x00\xde"
             "b\0"),
      REJ_ENCODING_AUTO, NULL, REJ_COMMENT_ERROR_NOT_TEXT, "half a character" },
    { BYTES ("\xff\xfe"
             "\n\0\0\0"),
      REJ_ENCODING_AUTO, NULL, REJ_COMMENT_ERROR_NOT_TEXT, "line 2" },
    { BYTES ("one\ntwo \x93quoted\x94"), REJ_ENCODING_AUTO, NULL, REJ_COMMENT_ERROR_NOT_UTF8, "(line 2)" },
    { BYTES ("one\r\ntwo \x93quoted\x94 \xa7"), REJ_ENCODING_WINDOWS_1252, "one\r\ntwo \xe2\x80\x9cquoted\xe2\x80\x9d \xc2\xa7", 0, NULL },
    { BYTES ("\x80\x9f\xff"), REJ_ENCODING_WINDOWS_1252, "\xe2\x82\xac\xc5\xb8\xc3\xbf", 0, NULL },
    { BYTES ("a\n\n\x81"), REJ_ENCODING_WINDOWS_1252, NULL, REJ_COMMENT_ERROR_NOT_TEXT, "line 3 holds the byte 81" },
    { BYTES ("\x8d"), REJ_ENCODING_WINDOWS_1252, NULL, REJ_COMMENT_ERROR_NOT_TEXT, "8D" },
    { BYTES ("\x8f"), REJ_ENCODING_WINDOWS_1252, NULL, REJ_COMMENT_ERROR_NOT_TEXT, "8F" },
    { BYTES ("\x90"), REJ_ENCODING_WINDOWS_1252, NULL, REJ_COMMENT_ERROR_NOT_TEXT, "90" },
    { BYTES ("\x9d"), REJ_ENCODING_WINDOWS_1252, NULL, REJ_COMMENT_ERROR_NOT_TEXT, "9D" },
    { BYTES ("a\r\nb\rc\0d"), REJ_ENCODING_AUTO, NULL, REJ_COMMENT_ERROR_NOT_TEXT, "line 3 holds a NUL" },
    { BYTES ("a\0"), REJ_ENCODING_WINDOWS_1252, NULL, REJ_COMMENT_ERROR_NOT_TEXT, "NUL" },
    { BYTES ("\xed\xa0\x80"), REJ_ENCODING_AUTO, NULL, REJ_COMMENT_ERROR_NOT_UTF8, "UTF-8" },
    { BYTES ("\xc0\xaf"), REJ_ENCODING_AUTO, NULL, REJ_COMMENT_ERROR_NOT_UTF8, "UTF-8" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (rows[i].bytes, rows[i].size);
      g_autoptr (GBytes) again = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;
      RejEncoding used;
      gboolean has_mark;
      gsize length = 99;

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      text = rej_comment_decode (bytes, "notes.md", rows[i].encoding, &length, &used, &has_mark, &error);
      g_assert_cmpstr (text, ==, rows[i].text);
      if (text == NULL)
        {
          g_assert_error (error, REJ_COMMENT_ERROR, rows[i].code);
          g_test_message ("%s", error->message);
          g_assert_nonnull (strstr (error->message, rows[i].message));
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpuint (length, ==, strlen (text));
      again = rej_comment_encode (text, length, used, has_mark);
      if (used == REJ_ENCODING_WINDOWS_1252)
        g_assert_cmpuint (g_bytes_get_size (again), ==, length);
      else
        g_assert_true (g_bytes_equal (bytes, again));
      if (rows[i].encoding == REJ_ENCODING_WINDOWS_1252)
        g_assert_true (rej_comment_can_be_windows_1252 (bytes));
    }
}

static void
test_offer (void)
{
  g_autoptr (GBytes) good = g_bytes_new_static (BYTES ("caf\xe9"));
  g_autoptr (GBytes) bad = g_bytes_new_static (BYTES ("caf\xe9 \x9d"));
  g_autoptr (GBytes) nul = g_bytes_new_static (BYTES ("caf\xe9 \0"));

  g_assert_true (rej_comment_can_be_windows_1252 (good));
  g_assert_false (rej_comment_can_be_windows_1252 (bad));
  g_assert_false (rej_comment_can_be_windows_1252 (nul));
}

static void
test_every_byte (void)
{
  guint n_characters = 0;

  for (guint i = 1; i < 256; i++)
    {
      const guint8 byte = i;
      g_autoptr (GBytes) bytes = g_bytes_new (&byte, 1);
      g_autofree char *text = NULL;
      g_autofree char *expected = NULL;
      gsize length;

      text = rej_comment_decode (bytes, "x", REJ_ENCODING_WINDOWS_1252, &length, NULL, NULL, NULL);
      expected = g_convert ((const char *) &byte, 1, "UTF-8", "CP1252", NULL, NULL, NULL);
      g_assert_cmpstr (text, ==, expected);
      n_characters += text != NULL;
    }
  g_assert_cmpuint (n_characters, ==, 250);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/encoding/decode", test_decode);
  g_test_add_func ("/encoding/offer", test_offer);
  g_test_add_func ("/encoding/every-byte", test_every_byte);

  return g_test_run ();
}
