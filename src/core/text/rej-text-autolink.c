/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-text-autolink-private.h"

#include <string.h>

#include "rej-text-emphasis-private.h"

/* A domain with more dots than these may have underscores anywhere. */
#define MANY_DOTS 10

static gsize
scan_uri (const char *text,
          gsize length,
          gsize at)
{
  gsize scheme = at;

  if (at >= length || !g_ascii_isalpha (text[at]))
    return 0;
  while (at < length && (g_ascii_isalnum (text[at]) || text[at] == '.' || text[at] == '+' || text[at] == '-'))
    at++;
  if (at - scheme < 2 || at - scheme > 32 || at >= length || text[at] != ':')
    return 0;
  while (at < length && (guchar) text[at] > ' ' && text[at] != '<' && text[at] != '>')
    at++;

  return at < length && text[at] == '>' ? at + 1 : 0;
}

static gsize
scan_email (const char *text,
            gsize length,
            gsize at)
{
  gsize start = at;

  while (at < length && text[at] != '\0' &&
         (g_ascii_isalnum (text[at]) || strchr (".!#$%&'*+/=?^_`{|}~-", text[at]) != NULL))
    at++;
  if (at == start || at >= length || text[at] != '@')
    return 0;

  do
    {
      gsize label = ++at;

      while (at < length && (g_ascii_isalnum (text[at]) || text[at] == '-'))
        at++;
      if (at == label || at - label > 63 || text[label] == '-' || text[at - 1] == '-')
        return 0;
    }
  while (at < length && text[at] == '.');

  return at < length && text[at] == '>' ? at + 1 : 0;
}

/**
 * rej_text_scan_autolink:
 * @text: the text
 * @length: bytes
 * @start: where a "<" stands
 *
 * Recognizes an address in angle brackets.
 *
 * Returns: its end, or zero
 */
gsize
rej_text_scan_autolink (const char *text,
                        gsize length,
                        gsize start)
{
  gsize end = scan_uri (text, length, start + 1);

  return end > 0 ? end : scan_email (text, length, start + 1);
}

static gboolean
is_host_character (const char *text,
                   gsize length,
                   gsize at)
{
  gunichar c;

  /* The bytes inside a character are none: a domain ends within its first letter that is not ASCII, as for cmark-gfm. */
  if (at >= length || (text[at] & 0xc0) == 0x80)
    return FALSE;
  c = g_utf8_get_char (text + at);

  return c != 0 && !rej_text_is_white_space (c) && !rej_text_is_punctuation (c);
}

/* Returns the end of the domain whose first character is at @start, or zero. */
static gsize
scan_domain (const char *text,
             gsize length,
             gsize start,
             gboolean needs_dot)
{
  guint n_dots = 0;
  guint n_before = 0; /* underscores in the part before the last */
  guint n_last = 0; /* in the last */
  gsize at;

  for (at = start + 1; at + 1 < length; at++)
    {
      if (text[at] == '\\' && at + 2 < length)
        at++;
      if (text[at] == '_')
        {
          n_last++;
        }
      else if (text[at] == '.')
        {
          n_before = n_last;
          n_last = 0;
          n_dots++;
        }
      else if (text[at] != '-' && !is_host_character (text, length, at))
        {
          break;
        }
    }
  if ((n_before > 0 || n_last > 0) && n_dots <= MANY_DOTS)
    return 0;

  return needs_dot && n_dots == 0 ? 0 : at;
}

/* "&amp;" at the end is no part of an address, a semicolon neither. */
static gsize
trim_entity (const char *text,
             gsize start,
             gsize end)
{
  gsize at = end - 2;

  if (end < start + 2)
    return end - 1;
  while (at > start && g_ascii_isalpha (text[at]))
    at--;

  return at < end - 2 && text[at] == '&' ? at : end - 1;
}

/* Takes off what punctuation at the end belongs to the sentence: marks, and brackets closed once too often. */
static gsize
trim_address (const char *text,
              gsize start,
              gsize end)
{
  const char *bracket = memchr (text + start, '<', end - start);
  gssize n_open = 0;

  if (bracket != NULL)
    end = (gsize) (bracket - text);
  for (gsize at = start; at < end; at++)
    n_open += text[at] == '(' ? 1 : text[at] == ')' ? -1
                                                    : 0;

  while (end > start)
    {
      char c = text[end - 1];

      if (c != '\0' && strchr ("?!.,:*_~'\"", c) != NULL)
        end--;
      else if (c == ';')
        end = trim_entity (text, start, end);
      else if (c == ')' && n_open < 0)
        {
          end--;
          n_open++;
        }
      else
        break;
    }

  return end;
}

static gsize
scan_to_space (const char *text,
               gsize length,
               gsize at)
{
  while (at < length && text[at] != ' ' && text[at] != '\t' && text[at] != '\n' && text[at] != '\r')
    at++;

  return at;
}

/**
 * rej_text_scan_bare_url:
 * @text: the text
 * @length: bytes
 * @colon: where a colon stands
 * @start: (out): where the scheme before it begins
 *
 * Recognizes an address of the schemes http, https and ftp without brackets (GFM 6.9). It is text, but nothing in it
 * is markup.
 *
 * Returns: its end, or zero
 */
gsize
rej_text_scan_bare_url (const char *text,
                        gsize length,
                        gsize colon,
                        gsize *start)
{
  static const char *const schemes[] = { "http", "https", "ftp" };
  gsize host = colon + 3;
  gsize end;

  if (length - colon < 4 || text[colon + 1] != '/' || text[colon + 2] != '/')
    return 0;
  for (*start = colon; *start > 0 && colon - *start < 6 && g_ascii_isalpha (text[*start - 1]);)
    --*start;
  for (gsize i = 0;; i++)
    {
      if (i == G_N_ELEMENTS (schemes))
        return 0;
      if (strlen (schemes[i]) == colon - *start && g_ascii_strncasecmp (text + *start, schemes[i], colon - *start) == 0)
        break;
    }
  if (!is_host_character (text, length, host))
    return 0;

  end = scan_domain (text, length, host, FALSE);
  if (end == 0)
    return 0;

  return trim_address (text, colon, scan_to_space (text, length, end));
}

/**
 * rej_text_scan_bare_www:
 * @text: the text
 * @length: bytes
 * @start: where a "w" stands
 *
 * Recognizes an address that begins with `www.` (GFM 6.9). It is text, but nothing in it is markup.
 *
 * Returns: its end, or zero
 */
gsize
rej_text_scan_bare_www (const char *text,
                        gsize length,
                        gsize start)
{
  gsize end;

  if (length - start < 4 || memcmp (text + start, "www.", 4) != 0)
    return 0;
  if (start > 0 && strchr ("*_~( \t\r\n", text[start - 1]) == NULL)
    return 0;
  end = scan_domain (text, length, start, TRUE);
  if (end == 0)
    return 0;
  end = trim_address (text, start, scan_to_space (text, length, end));

  return end > start ? end : 0;
}
