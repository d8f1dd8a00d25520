/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-comment-box.h"

#include <string.h>

static void
test_characters (void)
{
  static const struct
  {
    const char *text;
    const char *found; /* "start-end!" for an emoji, "start-end?" for a rare character, parted by blanks */
  } rows[] = {
    { "", "" },
    { "Plain text, 0-9 # * and § © ® ™ “curly” – dashes… é", "" },
    { "I object \360\237\230\240.", "9-13!" },
    { "\342\234\205 done", "0-3!" }, /* U+2705 is shown as an emoji by itself */
    { "\342\234\224 done", "" }, /* U+2714 is not */
    { "\342\234\224\357\270\217 done", "0-6!" }, /* unless U+FE0F follows */
    { "1\357\270\217\342\203\243", "0-7!" }, /* a keycap */
    { "\302\251\357\270\217 and \302\251", "0-5!" },
    { "\360\237\207\272\360\237\207\270.", "0-8!" }, /* a flag is two regional indicators */
    { "\360\237\221\251\342\200\215\342\234\215\357\270\217.", "0-13!" }, /* a joined sequence is one */
    { "\360\237\221\215\360\237\217\275", "0-8!" }, /* a thumb with a tone */
    { "\360\235\224\270bc", "0-4?" }, /* a letter beyond the basic plane */
    { "\360\240\200\213", "0-4?" },
    { "\360\237\230\240\360\237\230\240", "0-4! 4-8!" },
    { "\340\266\273\342\200\215\340\266\272", "" }, /* a joiner in Sinhala */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GString) found = g_string_new (NULL);
      RejCommentBoxCharacter at = { 0, 0, FALSE };

      while (rej_comment_box_find_next (rows[i].text, strlen (rows[i].text), at.end, &at))
        g_string_append_printf (found, "%s%" G_GSIZE_FORMAT "-%" G_GSIZE_FORMAT "%s", found->len > 0 ? " " : "", at.start, at.end, at.is_emoji ? "!" : "?");
      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (found->str, ==, rows[i].found);
    }
}

static void
test_size (void)
{
  g_autofree char *text = g_strnfill (5000, 'x');
  RejCommentBoxSize size;

  rej_comment_box_measure (text, 5000, &size);
  g_assert_cmpuint (size.characters, ==, 5000);
  g_assert_cmpuint (size.line_ends, ==, 0);
  g_assert_true (rej_comment_box_fits (&size));
  g_assert_true (rej_comment_box_fits_with_crlf (&size));

  text[100] = '\n';
  rej_comment_box_measure (text, 5000, &size);
  g_assert_true (rej_comment_box_fits (&size));
  g_assert_false (rej_comment_box_fits_with_crlf (&size));

  memcpy (text, "\302\247", 2);
  rej_comment_box_measure (text, 5000, &size);
  g_assert_cmpuint (size.characters, ==, 4999);
  g_assert_cmpuint (size.bytes, ==, 5000);
  g_assert_true (rej_comment_box_fits (&size));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/comment-box/characters", test_characters);
  g_test_add_func ("/comment-box/size", test_size);

  return g_test_run ();
}
