/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-text-inline-private.h"

#include <string.h>

typedef struct
{
  RejTextInlines *inlines;
  RejTextWriter *writer;
  const RejTextContent *content;
  guint segment; /* that of the byte last asked for; the reading goes forward */
} Emitter;

/* Where the byte at @at of the content stands in the source. */
static gsize
map (Emitter *self,
     gsize at)
{
  const RejTextContent *content = self->content;

  while (self->segment + 1 < content->n_segments && content->segments[self->segment + 1].content <= at)
    self->segment++;

  return content->segments[self->segment].source + (at - content->segments[self->segment].content);
}

/* Where what ends before @at ends in the source. */
static gsize
map_end (Emitter *self,
         gsize at)
{
  return map (self, at - 1) + 1;
}

static gsize
map_anywhere (const RejTextContent *content,
              gsize at)
{
  guint low = 0;
  guint high = content->n_segments;

  while (low + 1 < high)
    {
      guint middle = (low + high) / 2;

      if (content->segments[middle].content <= at)
        low = middle;
      else
        high = middle;
    }

  return content->segments[low].source + (at - content->segments[low].content);
}

static void
emit_text (Emitter *self,
           gsize start,
           gsize end)
{
  const RejTextContent *content = self->content;

  while (start < end)
    {
      gsize source = map (self, start);
      gsize stop = end;

      if (self->segment + 1 < content->n_segments)
        stop = MIN (stop, content->segments[self->segment + 1].content);
      rej_text_writer_text (self->writer, source, source + (stop - start));
      start = stop;
    }
}

static void
emit_hidden (Emitter *self,
             RejTextRunKind kind,
             gsize start,
             gsize end)
{
  gsize from;

  if (start == end)
    return;
  from = map (self, start);
  rej_text_writer_hide (self->writer, kind, from, map_end (self, end));
}

static gboolean
is_line_end (char c)
{
  return c == '\n' || c == '\r';
}

static gsize
skip_line_end (const char *text,
               gsize end,
               gsize at)
{
  if (at < end && text[at] == '\r')
    at++;
  if (at < end && text[at] == '\n')
    at++;

  return at;
}

static gboolean
is_blank (const char *text,
          gsize start,
          gsize end)
{
  for (gsize at = start; at < end; at++)
    {
      if (text[at] != ' ' && !is_line_end (text[at]))
        return FALSE;
    }

  return TRUE;
}

/* One space is taken off each end of code that begins and ends with one, unless it is nothing else. */
static void
trim_code (const char *text,
           gsize *start,
           gsize *end)
{
  gsize from = *start;
  gsize to = *end;

  if (is_blank (text, from, to))
    return;
  if (!(text[from] == ' ' || is_line_end (text[from])) || !(text[to - 1] == ' ' || is_line_end (text[to - 1])))
    return;

  *start = is_line_end (text[from]) ? skip_line_end (text, to, from) : from + 1;
  *end = to - 1;
  if (text[to - 1] == '\n' && *end > *start && text[*end - 1] == '\r')
    --*end;
}

static void
emit_code (Emitter *self,
           const RejTextToken *token)
{
  const char *text = self->content->text;
  gsize at = token->start + token->used_left;
  gsize end = token->end - token->used_left;

  trim_code (text, &at, &end);
  while (at < end)
    {
      gsize stop = at;

      while (stop < end && !is_line_end (text[stop]))
        stop++;
      emit_text (self, at, stop);
      at = stop;
      if (at < end)
        {
          gsize source = map (self, at);

          at = skip_line_end (text, end, at);
          rej_text_writer_soft_break (self->writer, source, map (self, at));
        }
    }
  rej_text_writer_style (self->writer, REJ_TEXT_STYLE_CODE, map_anywhere (self->content, token->start),
                         map_anywhere (self->content, token->end - 1) + 1);
}

static void
emit_delimiters (Emitter *self,
                 const RejTextToken *token)
{
  gsize inner = token->start + token->used_left;
  gsize outer = token->end - token->used_right;

  emit_hidden (self, REJ_TEXT_RUN_MARKUP, token->start, inner);
  emit_text (self, inner, outer);
  emit_hidden (self, REJ_TEXT_RUN_MARKUP, outer, token->end);
}

static gboolean
says_the_same (const char *text,
               gsize text_length,
               const char *destination,
               gsize length)
{
  const char *scheme = "mailto:";

  if (length > strlen (scheme) && g_ascii_strncasecmp (destination, scheme, strlen (scheme)) == 0 &&
      text_length == length - strlen (scheme))
    return memcmp (text, destination + strlen (scheme), text_length) == 0;

  return text_length == length && memcmp (text, destination, length) == 0;
}

static void
emit_link_end (Emitter *self,
               const RejTextToken *token)
{
  GArray *links = self->inlines->links;
  const char *destination = self->inlines->strings->str + token->string;
  gsize length = token->string_length;
  gsize start = g_array_index (links, gsize, links->len - 1);
  gsize text_length;

  g_array_set_size (links, links->len - 1);
  emit_hidden (self, REJ_TEXT_RUN_MARKUP, token->start, token->start + 1);
  emit_hidden (self, token->used_left ? REJ_TEXT_RUN_DESTINATION : REJ_TEXT_RUN_MARKUP, token->start + 1, token->end);

  text_length = rej_text_writer_get_filed_length (self->writer) - start;
  if (length == 0 ||
      says_the_same (rej_text_writer_get_filed (self->writer) + start, text_length, destination, length))
    return;
  if (text_length == 0)
    {
      rej_text_writer_file (self->writer, destination, length);
      return;
    }
  rej_text_writer_file (self->writer, " (", 2);
  rej_text_writer_file (self->writer, destination, length);
  rej_text_writer_file (self->writer, ")", 1);
}

static void
emit_break (Emitter *self,
            const RejTextToken *token)
{
  gsize start = map (self, token->start);
  gsize end = map (self, token->end);

  if (token->kind == REJ_TEXT_TOKEN_HARD_BREAK)
    rej_text_writer_hard_break (self->writer, start, end);
  else
    rej_text_writer_soft_break (self->writer, start, end);
}

static void
emit_token (Emitter *self,
            const RejTextToken *token)
{
  const char *string = self->inlines->strings->str + token->string;
  gsize start;

  switch ((RejTextTokenKind) token->kind)
    {
    case REJ_TEXT_TOKEN_STAND_IN:
      start = map (self, token->start);
      rej_text_writer_stand_in (self->writer, start, map_end (self, token->end), string, token->string_length);
      break;
    case REJ_TEXT_TOKEN_CODE:
      emit_code (self, token);
      break;
    case REJ_TEXT_TOKEN_SOFT_BREAK:
    case REJ_TEXT_TOKEN_HARD_BREAK:
      emit_break (self, token);
      break;
    case REJ_TEXT_TOKEN_COMMENT:
      emit_hidden (self, REJ_TEXT_RUN_COMMENT, token->start, token->end);
      break;
    case REJ_TEXT_TOKEN_MARKUP:
      emit_hidden (self, REJ_TEXT_RUN_MARKUP, token->start, token->end);
      break;
    case REJ_TEXT_TOKEN_DELIMITERS:
      emit_delimiters (self, token);
      break;
    case REJ_TEXT_TOKEN_BRACKET:
      emit_text (self, token->start, token->end);
      break;
    case REJ_TEXT_TOKEN_LINK_START:
      emit_hidden (self, REJ_TEXT_RUN_MARKUP, token->start, token->end);
      start = rej_text_writer_get_filed_length (self->writer);
      g_array_append_val (self->inlines->links, start);
      break;
    case REJ_TEXT_TOKEN_LINK_END:
      emit_link_end (self, token);
      break;
    case REJ_TEXT_TOKEN_NOTE_REFERENCE:
      start = map (self, token->start);
      rej_text_writer_note_reference (self->writer, start, map_end (self, token->end), string);
      break;
    default:
      g_assert_not_reached ();
    }
}

/**
 * rej_text_inlines_emit:
 * @self: a reader of inlines whose tokens are found
 * @content: the content they were found in
 *
 * Writes the tokens and the text between them.
 */
void
rej_text_inlines_emit (RejTextInlines *self,
                       const RejTextContent *content)
{
  Emitter emitter = { self, self->writer, content, 0 };
  gsize at = 0;

  for (guint i = 0; i < self->tokens->len; i++)
    {
      const RejTextToken *token = &g_array_index (self->tokens, RejTextToken, i);

      emit_text (&emitter, at, token->start);
      emit_token (&emitter, token);
      at = token->end;
    }
  emit_text (&emitter, at, content->length);

  for (guint i = 0; i < self->styles->len; i++)
    {
      const RejTextStyleSpan *span = &g_array_index (self->styles, RejTextStyleSpan, i);

      rej_text_writer_style (self->writer, span->style, map_anywhere (content, span->start),
                             map_anywhere (content, span->end - 1) + 1);
    }
}
