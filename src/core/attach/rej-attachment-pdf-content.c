/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-attachment-pdf-content.h"

#include <string.h>

/* A line of text set glyph by glyph has some hundred; more of them are read as if the operator had stood before. */
#define MAX_OPERANDS 4096
#define MAX_WORD 32

typedef struct
{
  const char *p;
  const char *end;
  GArray *operands; /* RejAttachmentPdfOperand; bytes are offsets in the store until all are there */
  GByteArray *store;
} Content;

static gboolean
is_delimiter (char c)
{
  return c == '\0' || g_ascii_isspace (c) || strchr ("()<>[]{}/%", c) != NULL;
}

static void
push (Content *self,
      RejAttachmentPdfKind kind,
      double number,
      gsize start)
{
  RejAttachmentPdfOperand operand = { kind, number, GSIZE_TO_POINTER (start), self->store->len - start };

  if (self->operands->len < MAX_OPERANDS)
    g_array_append_val (self->operands, operand);
}

static void
put (Content *self,
     guint8 byte)
{
  g_byte_array_append (self->store, &byte, 1);
}

/* What follows a backslash in a string (ISO 32000-1, 7.3.4.2). */
static void
read_escape (Content *self)
{
  static const char from[] = "nrtbf", to[] = "\n\r\t\b\f";
  const char *known;

  if (self->p >= self->end)
    return;
  known = strchr (from, *self->p);
  if (*self->p >= '0' && *self->p <= '7')
    {
      guint value = 0;

      for (guint i = 0; i < 3 && self->p < self->end && *self->p >= '0' && *self->p <= '7'; i++)
        value = value * 8 + (guint) (*self->p++ - '0');
      put (self, (guint8) value);
      return;
    }
  if (known != NULL && *known != '\0')
    put (self, (guint8) to[known - from]);
  else if (*self->p == '\r' && self->p + 1 < self->end && self->p[1] == '\n')
    self->p++;
  else if (*self->p != '\n' && *self->p != '\r')
    put (self, (guint8) *self->p);
  self->p++;
}

static void
read_string (Content *self)
{
  gsize start = self->store->len;
  guint depth = 1;

  for (self->p++; self->p < self->end;)
    {
      char c = *self->p++;

      if (c == '\\')
        {
          read_escape (self);
          continue;
        }
      depth += c == '(';
      if (c == ')' && --depth == 0)
        break;
      put (self, (guint8) c);
    }
  push (self, REJ_ATTACHMENT_PDF_STRING, 0, start);
}

static void
read_hex (Content *self)
{
  gsize start = self->store->len;
  int high = -1;

  for (self->p++; self->p < self->end && *self->p != '>'; self->p++)
    if (g_ascii_isxdigit (*self->p))
      {
        int value = g_ascii_xdigit_value (*self->p);

        if (high >= 0)
          put (self, (guint8) (high << 4 | value));
        high = high >= 0 ? -1 : value;
      }
  if (high >= 0)
    put (self, (guint8) (high << 4));
  if (self->p < self->end)
    self->p++;
  push (self, REJ_ATTACHMENT_PDF_STRING, 0, start);
}

static void
read_name (Content *self)
{
  gsize start = self->store->len;

  for (self->p++; self->p < self->end && !is_delimiter (*self->p); self->p++)
    if (*self->p == '#' && self->p + 2 < self->end && g_ascii_isxdigit (self->p[1]) && g_ascii_isxdigit (self->p[2]))
      {
        put (self, (guint8) (g_ascii_xdigit_value (self->p[1]) << 4 | g_ascii_xdigit_value (self->p[2])));
        self->p += 2;
      }
    else
      put (self, (guint8) *self->p);
  push (self, REJ_ATTACHMENT_PDF_NAME, 0, start);
}

/* A picture in the middle of the text: passed up to an "EI" between blanks. */
static void
pass_picture (Content *self)
{
  for (; self->p + 3 < self->end; self->p++)
    if (g_ascii_isspace (self->p[0]) && self->p[1] == 'E' && self->p[2] == 'I' && is_delimiter (self->p[3]))
      {
        self->p += 3;
        return;
      }
  self->p = self->end;
}

static void
call (Content *self,
      const char *word,
      RejAttachmentPdfOperator operator,
      gpointer user_data)
{
  for (guint i = 0; i < self->operands->len; i++)
    {
      RejAttachmentPdfOperand *operand = &g_array_index (self->operands, RejAttachmentPdfOperand, i);

      operand->bytes = self->store->data + GPOINTER_TO_SIZE (operand->bytes);
    }
  operator(word, (const RejAttachmentPdfOperand *) self->operands->data, self->operands->len, user_data);
  g_array_set_size (self->operands, 0);
  g_byte_array_set_size (self->store, 0);
}

static void
read_word (Content *self,
           RejAttachmentPdfOperator operator,
           gpointer user_data)
{
  char word[MAX_WORD];
  gsize n = 0;

  while (self->p < self->end && !is_delimiter (*self->p))
    {
      if (n < sizeof word - 1)
        word[n++] = *self->p;
      self->p++;
    }
  word[n] = '\0';
  if (g_ascii_isdigit (word[0]) || strchr ("+-.", word[0]) != NULL)
    push (self, REJ_ATTACHMENT_PDF_NUMBER, g_ascii_strtod (word, NULL), self->store->len);
  else if (g_str_equal (word, "ID"))
    pass_picture (self);
  else
    call (self, word, operator, user_data);
}

/**
 * rej_attachment_pdf_content_read:
 * @content: what a page or a form draws, unpacked
 * @length: its bytes
 * @operator: (scope call): called for each operator
 * @user_data: for @operator
 *
 * Reads the content of a page (ISO 32000-1, 7.8.2).
 */
void
rej_attachment_pdf_content_read (const char *content,
                                 gsize length,
                                 RejAttachmentPdfOperator operator,
                                 gpointer user_data)
{
  g_autoptr (GArray) operands = g_array_new (FALSE, FALSE, sizeof (RejAttachmentPdfOperand));
  g_autoptr (GByteArray) store = g_byte_array_new ();
  Content self = { content, content + length, operands, store };

  while (self.p < self.end)
    if (*self.p == '(')
      read_string (&self);
    else if (*self.p == '<' && self.p + 1 < self.end && self.p[1] != '<')
      read_hex (&self);
    else if (*self.p == '/')
      read_name (&self);
    else if (*self.p == '%')
      while (self.p < self.end && *self.p != '\n' && *self.p != '\r')
        self.p++;
    else if (is_delimiter (*self.p))
      self.p++;
    else
      read_word (&self, operator, user_data);
}
