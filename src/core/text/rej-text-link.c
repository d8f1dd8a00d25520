/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-text-link-private.h"

#include "rej-text-entities-private.h"

/* A destination with more open parentheses than these is none. */
#define MAX_PARENTHESES 32

static inline gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static gsize
skip_spaces (const char *text,
             gsize length,
             gsize at)
{
  while (at < length && (is_space (text[at]) || text[at] == '\v' || text[at] == '\f'))
    at++;

  return at;
}

static gsize
skip_blanks (const char *text,
             gsize length,
             gsize at)
{
  while (at < length && (text[at] == ' ' || text[at] == '\t'))
    at++;

  return at;
}

/* Skips one line end; at the end of the text there is one. */
static gboolean
skip_line_end (const char *text,
               gsize length,
               gsize *at)
{
  gsize start = *at;

  if (*at < length && text[*at] == '\r')
    ++*at;
  if (*at < length && text[*at] == '\n')
    ++*at;

  return *at > start || *at >= length;
}

/* Skips white space with at most one line end in it. */
static gsize
skip_blanks_and_line_end (const char *text,
                          gsize length,
                          gsize at)
{
  at = skip_blanks (text, length, at);
  if (skip_line_end (text, length, &at))
    at = skip_blanks (text, length, at);

  return at;
}

/**
 * rej_text_scan_link_label:
 * @text: the text
 * @length: bytes
 * @start: where the label may begin
 * @label: (out caller-allocates): what stands between the brackets
 *
 * Recognizes a label in brackets: no brackets inside but escaped ones, at most 1,000 bytes.
 *
 * Returns: where it ends, or zero
 */
gsize
rej_text_scan_link_label (const char *text,
                          gsize length,
                          gsize start,
                          RejTextSpan *label)
{
  gsize at = start + 1;

  if (start >= length || text[start] != '[')
    return 0;
  while (at < length && text[at] != '[' && text[at] != ']' && text[at] != '\0')
    {
      if (text[at] == '\\' && at + 1 < length && g_ascii_ispunct (text[at + 1]))
        at++;
      at++;
      if (at - start - 1 > REJ_TEXT_MAX_LABEL)
        return 0;
    }
  if (at >= length || text[at] != ']')
    return 0;

  label->start = start + 1;
  label->end = at;

  return at + 1;
}

static gsize
scan_bare_destination (const char *text,
                       gsize length,
                       gsize start)
{
  guint n_open = 0;
  gsize at = start;

  while (at < length && !is_space (text[at]))
    {
      if (text[at] == '\\' && at + 1 < length && g_ascii_ispunct (text[at + 1]))
        at++;
      else if (text[at] == '(' && ++n_open > MAX_PARENTHESES)
        return 0;
      else if (text[at] == ')' && n_open-- == 0)
        break;
      at++;
    }

  return at;
}

/* Returns the end of the destination at @start, or zero. */
static gsize
scan_destination (const char *text,
                  gsize length,
                  gsize start,
                  gboolean may_be_empty,
                  RejTextSpan *destination)
{
  gsize at = start;

  if (start >= length)
    return 0;
  if (text[start] != '<')
    {
      at = scan_bare_destination (text, length, start);
      *destination = (RejTextSpan) { start, at };
      return at > start || (may_be_empty && at < length && text[at] == ')') ? at : 0;
    }

  for (at++; at < length && text[at] != '>'; at++)
    {
      if (text[at] == '\n' || text[at] == '\r' || text[at] == '<')
        return 0;
      if (text[at] == '\\')
        at++;
    }
  if (at >= length)
    return 0;
  *destination = (RejTextSpan) { start + 1, at };

  return at + 1;
}

/* Returns the end of the title at @start, or zero. */
static gsize
scan_title (const char *text,
            gsize length,
            gsize start)
{
  char end;

  if (start >= length)
    return 0;
  if (text[start] != '"' && text[start] != '\'' && text[start] != '(')
    return 0;
  end = text[start] == '(' ? ')' : text[start];

  for (gsize at = start + 1; at < length; at++)
    {
      if (text[at] == end)
        return at + 1;
      if (text[at] == '\0' || (text[start] == '(' && text[at] == '('))
        return 0;
      if (text[at] == '\\' && at + 1 < length && g_ascii_ispunct (text[at + 1]))
        at++;
    }

  return 0;
}

/**
 * rej_text_scan_link_tail:
 * @text: the text
 * @length: bytes
 * @start: behind the bracket that closes the text of a link
 * @destination: (out caller-allocates): where the link leads, as written
 *
 * Recognizes the destination and title in parentheses of an inline link.
 *
 * Returns: where it ends, or zero
 */
gsize
rej_text_scan_link_tail (const char *text,
                         gsize length,
                         gsize start,
                         RejTextSpan *destination)
{
  gsize at = start;
  gsize title;

  if (start >= length || text[start] != '(')
    return 0;
  at = skip_spaces (text, length, start + 1);
  at = scan_destination (text, length, at, TRUE, destination);
  if (at == 0)
    return 0;

  title = skip_spaces (text, length, at);
  if (title > at)
    {
      gsize end = scan_title (text, length, title);

      at = skip_spaces (text, length, end > 0 ? end : title);
    }

  return at < length && text[at] == ')' ? at + 1 : 0;
}

/**
 * rej_text_scan_reference_definition:
 * @text: the text of a paragraph
 * @length: bytes
 * @start: where the definition may begin
 * @label: (out caller-allocates): its label, as written
 * @destination: (out caller-allocates): where it leads, as written
 *
 * Recognizes a link reference definition (CommonMark 0.29, section 4.7).
 *
 * Returns: where the line after it begins, or zero
 */
gsize
rej_text_scan_reference_definition (const char *text,
                                    gsize length,
                                    gsize start,
                                    RejTextSpan *label,
                                    RejTextSpan *destination)
{
  gsize at = rej_text_scan_link_label (text, length, start, label);
  gsize before_title;
  gsize title;
  gsize end;

  if (at == 0 || at >= length || text[at] != ':')
    return 0;
  if (skip_spaces (text, label->end, label->start) == label->end)
    return 0;
  at = skip_blanks_and_line_end (text, length, at + 1);
  before_title = scan_destination (text, length, at, FALSE, destination);
  if (before_title == 0)
    return 0;

  title = skip_blanks_and_line_end (text, length, before_title);
  end = title > before_title ? scan_title (text, length, title) : 0;
  if (end > 0)
    {
      at = skip_blanks (text, length, end);
      if (skip_line_end (text, length, &at))
        return at;
    }

  /* What looked like a title was none: the definition ends with its line. */
  at = skip_blanks (text, length, before_title);

  return skip_line_end (text, length, &at) ? at : 0;
}

/**
 * rej_text_append_destination:
 * @out: where to
 * @text: a destination as written
 * @length: bytes
 *
 * Adds a destination, its entities and backslash escapes resolved. Control characters, which only an entity could
 * bring in, are percent-encoded, so that a destination never breaks a line.
 */
void
rej_text_append_destination (GString *out,
                             const char *text,
                             gsize length)
{
  for (gsize at = 0; at < length; at++)
    {
      char shown[REJ_TEXT_ENTITY_MAX_TEXT];
      gsize n = text[at] == '&' ? rej_text_scan_entity (text + at, length - at, shown) : 0;

      if (n > 0)
        {
          if ((guchar) shown[0] <= ' ')
            g_string_append_printf (out, "%%%02X", (guint) shown[0]);
          else
            g_string_append (out, shown);
          at += n - 1;
          continue;
        }
      if (text[at] == '\\' && at + 1 < length && g_ascii_ispunct (text[at + 1]))
        at++;
      g_string_append_c (out, text[at]);
    }
}
