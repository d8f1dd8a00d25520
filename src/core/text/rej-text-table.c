/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-text-table-private.h"

static inline gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\v' || c == '\f';
}

static gsize
skip_spaces (const char *text,
             gsize length,
             gsize at)
{
  while (at < length && is_space (text[at]))
    at++;

  return at;
}

/**
 * rej_text_scan_table_row:
 * @text: a line from its first character on
 * @length: bytes
 * @cell: (nullable) (scope call): is told of each cell
 * @user_data: for @cell
 *
 * Reads the cells of a row. A vertical bar behind a backslash does not part cells (GFM 4.10).
 *
 * Returns: how many there are; zero where the line is no row
 */
guint
rej_text_scan_table_row (const char *text,
                         gsize length,
                         RejTextCellFunc cell,
                         gpointer user_data)
{
  gsize at = 0;
  guint n = 0;

  if (length > 0 && text[0] == '|')
    at = skip_spaces (text, length, 1);

  while (at < length)
    {
      gsize start = at;
      gsize end;

      while (at < length && (text[at] != '|' || (at > start && text[at - 1] == '\\')))
        at++;
      end = at;
      while (end > start && is_space (text[end - 1]))
        end--;
      start = MIN (skip_spaces (text, length, start), end);
      if (cell != NULL)
        cell (start, end, user_data);
      n++;
      if (at < length)
        at = skip_spaces (text, length, at + 1);
    }

  return n;
}

/**
 * rej_text_scan_table_delimiters:
 * @text: a line from its first character on
 * @length: bytes
 *
 * Recognizes the line below the header of a table.
 *
 * Returns: how many columns it gives, or zero
 */
guint
rej_text_scan_table_delimiters (const char *text,
                                gsize length)
{
  gsize at = 0;
  guint n = 0;

  if (length > 0 && text[0] == '|')
    at++;
  for (;;)
    {
      gsize start;

      at = skip_spaces (text, length, at);
      if (at == length)
        return n;
      if (n > 0)
        {
          if (text[at] != '|')
            return 0;
          at = skip_spaces (text, length, at + 1);
          if (at == length)
            return n;
        }
      if (text[at] == ':')
        at++;
      for (start = at; at < length && text[at] == '-'; at++)
        ;
      if (at == start)
        return 0;
      if (at < length && text[at] == ':')
        at++;
      n++;
    }
}
