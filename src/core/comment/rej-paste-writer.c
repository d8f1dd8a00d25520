/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-paste-private.h"

#include <string.h>

/* Without a look at all that is before: this is asked at every letter. */
gboolean
_rej_paste_ends_with (GString *text,
                      const char *end)
{
  gsize length = strlen (end);

  return text->len >= length && memcmp (text->str + text->len - length, end, length) == 0;
}

/* Nothing is left at the ends of a line that only makes room: unbroken spaces, and line ends. */
static void
trim_line (RejPasteReader *self)
{
  gsize start = 0;

  for (;;)
    {
      static const char *const ends[] = { "\\\n", " ", "\u00a0" };
      guint i = 0;

      while (i < G_N_ELEMENTS (ends) && !_rej_paste_ends_with (self->line, ends[i]))
        i++;
      if (i == G_N_ELEMENTS (ends))
        break;
      g_string_truncate (self->line, self->line->len - strlen (ends[i]));
    }
  for (;;)
    {
      gsize n = _rej_paste_span_space (self->line->str + start);

      if (n == 0 && strncmp (self->line->str + start, "\\\n", 2) == 0)
        n = 2;
      if (n == 0)
        break;
      start += n;
    }
  g_string_erase (self->line, 0, (gssize) start);
}

void
_rej_paste_hang (RejPasteReader *self)
{
  for (; self->hanging > 0; self->hanging--)
    g_string_append_c (self->prefix, ' ');
}

void
_rej_paste_flush (RejPasteReader *self)
{
  g_auto (GStrv) lines = NULL;
  gsize start = 0;
  gsize indent = 0;

  if (!self->verbatim)
    trim_line (self);
  g_strchomp (self->line->str);
  start = strspn (self->line->str, " ");
  if (self->line->str[start] == '\0')
    {
      g_string_truncate (self->line, 0);
      return;
    }
  if (self->out->len > 0)
    {
      if (self->tight)
        {
          g_string_append_c (self->out, '\n');
        }
      else
        {
          g_string_append_printf (self->out, "\n%s", self->prefix->str);
          while (_rej_paste_ends_with (self->out, " "))
            g_string_truncate (self->out, self->out->len - 1);
          g_string_append_c (self->out, '\n');
          self->formatted = TRUE;
        }
    }
  self->tight = FALSE;
  lines = g_strsplit (self->line->str + start, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_string_append_printf (self->out, "%s%s", i > 0 ? "\n" : "", self->prefix->str);
      if (i == 0 && self->marker != NULL)
        {
          g_string_append (self->out, self->marker);
          indent = self->hanging;
        }
      else
        {
          for (gsize n = 0; n < indent; n++)
            g_string_append_c (self->out, ' ');
        }
      g_string_append (self->out, self->verbatim ? lines[i] : g_strchug (lines[i]));
    }
  if (self->marker != NULL)
    _rej_paste_hang (self);
  g_clear_pointer (&self->marker, g_free);
  g_string_truncate (self->line, 0);
}

static gboolean
is_word_end (const char *text,
             gsize length)
{
  const char *previous = length > 0 ? g_utf8_find_prev_char (text, text + length) : NULL;

  return previous == NULL || !g_unichar_isalnum (g_utf8_get_char (previous));
}

/* What is behind a bracket that was written before this stretch of text could be read as where a link leads. */
static gboolean
follows_bracket (RejPasteReader *self)
{
  return _rej_paste_ends_with (self->line, "]") && !_rej_paste_ends_with (self->line, "\\]");
}

/* What would be read as markup is escaped; brackets as lawyers use them are not in need of it. */
static gboolean
needs_escape (RejPasteReader *self,
              const char *c)
{
  const char *begun = self->line->str + strspn (self->line->str, " ");

  switch (*c)
    {
    case '\\':
    case '`':
    case '*':
      return TRUE;
    case '_':
      return is_word_end (self->line->str, self->line->len) || !g_unichar_isalnum (g_utf8_get_char (c + 1));
    case '[':
      return c[1] == '^' || c[1] == '[' || _rej_paste_ends_with (self->line, "[") || follows_bracket (self);
    case '(':
      return follows_bracket (self);
    case ']':
      return c[1] == '(' || c[1] == '[' || c[1] == ':';
    case '<':
      return g_ascii_isalpha (c[1]) || c[1] == '/' || c[1] == '!' || c[1] == '?';
    case '&':
      return g_ascii_isalnum (c[1]) || c[1] == '#';
    case '#':
    case '>':
      return *begun == '\0' && self->marker == NULL;
    case '-':
    case '+':
      return *begun == '\0' && (c[1] == ' ' || c[1] == '-');
    case '.':
    case ')':
      return c[1] == ' ' && *begun != '\0' && begun[strspn (begun, "0123456789")] == '\0' && strlen (begun) <= 9;
    default:
      return FALSE;
    }
}

/* An unbroken space beside another space only makes room. */
static gboolean
is_filling (RejPasteReader *self,
            const char *c)
{
  return g_utf8_get_char (c) == 0xa0 && (self->line->len == 0 || _rej_paste_ends_with (self->line, " ") || g_ascii_isspace (c[2]) || g_utf8_get_char (c + 2) == 0xa0);
}

void
_rej_paste_add_text (RejPasteReader *self,
                     const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c))
    {
      if (self->verbatim)
        {
          if (*c != '\r')
            g_string_append_unichar (self->line, g_utf8_get_char (c));
          continue;
        }
      if (g_ascii_isspace (*c) || is_filling (self, c))
        {
          if (self->line->len > 0 && !_rej_paste_ends_with (self->line, " ") && !_rej_paste_ends_with (self->line, "\n"))
            g_string_append_c (self->line, ' ');
          continue;
        }
      if (needs_escape (self, c))
        g_string_append_c (self->line, '\\');
      if (g_utf8_get_char (c) != 0xad)
        g_string_append_unichar (self->line, g_utf8_get_char (c));
    }
}
