/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-rule-block.h"

#include <string.h>

#define NO_INDENT G_MAXUINT

/**
 * rej_block_new:
 * @spacing: what happened to the white space of the file
 * @page: the Federal Register page the block begins on, 0 if not known
 * @line: line of the file
 *
 * Begins a block.
 *
 * Returns: (transfer full): an empty block
 */
RejBlock *
rej_block_new (RejBlockSpacing spacing,
               guint page,
               guint line)
{
  RejBlock *self = g_new0 (RejBlock, 1);

  self->spacing = spacing;
  self->text = g_string_new (NULL);
  self->page = page;
  self->last_page = page;
  self->line = line;
  self->tag_indent = NO_INDENT;
  self->mark_start = -1;
  self->mark_end = -1;
  self->refer_at = -1;

  return self;
}

/**
 * rej_block_free:
 * @self: (transfer full): a block
 *
 * Frees a block.
 */
void
rej_block_free (RejBlock *self)
{
  g_string_free (self->text, TRUE);
  g_clear_pointer (&self->breaks, g_array_unref);
  g_clear_pointer (&self->notes, g_array_unref);
  if (self->label != NULL)
    g_string_free (self->label, TRUE);
  g_free (self);
}

/* Bytes of the blank at @text that ASCII does not know (no-break, thin, ideographic …), or 0. */
static gsize
wide_blank (const char *text,
            const char *end)
{
  const guchar *bytes = (const guchar *) text;

  if (end - text >= 2 && bytes[0] == 0xc2 && bytes[1] == 0xa0)
    return 2;
  if (end - text >= 3 && bytes[0] == 0xe2 && bytes[1] == 0x80 && ((bytes[2] >= 0x80 && bytes[2] <= 0x8a) || bytes[2] == 0xaf))
    return 3;
  if (end - text >= 3 && bytes[0] == 0xe3 && bytes[1] == 0x80 && bytes[2] == 0x80)
    return 3;

  return 0;
}

static gboolean
is_wide_lead (char byte)
{
  guchar lead = (guchar) byte;

  return lead == 0xc2 || lead == 0xe2 || lead == 0xe3;
}

static void
clear_run (RejBlock *self)
{
  self->run_lead = 0;
  self->run_indent = 0;
  self->run_break = FALSE;
}

/* Judges the white space between the last tag or text and what comes now. */
static void
settle_run (RejBlock *self,
            gboolean before_tag)
{
  if (!self->run_break)
    {
      if (self->run_lead > 0)
        self->hard = TRUE;
    }
  else if (self->run_lead > 0)
    self->hard = TRUE;
  else if (self->spacing != REJ_BLOCK_SPACING_INDENTED)
    self->soft = TRUE;
  else if (!before_tag)
    {
      /* Text after a tag is indented like the tag; one blank more is the text's own. */
      if (self->tag_indent == NO_INDENT)
        self->soft = TRUE;
      else if (self->run_indent > self->tag_indent)
        self->hard = TRUE;
    }

  if (before_tag && self->run_break)
    self->tag_indent = self->run_indent;
  clear_run (self);
}

static gboolean
is_closing (gunichar c)
{
  return c < 0x80 ? strchr (",.;:)]?!%/", (int) c) != NULL : c == 0x201d || c == 0x2019 || c == 0x2014 || c == 0x2013;
}

static gboolean
is_opening (gunichar c)
{
  return c < 0x80 ? strchr ("([/-", (int) c) != NULL : c == 0x201c || c == 0x2018 || c == 0x2014 || c == 0x2013;
}

/* In a file whose blanks were lost: is there likely to have been one here? */
static gboolean
lost_blank (gunichar prev,
            gunichar next)
{
  if (next == '(')
    return g_unichar_isalpha (prev) || prev == '.' || prev == ',' || prev == ';';
  if (!g_unichar_isalnum (next) && next != 0x201c && next != 0x2018 && next != '[' && next != '$' && next != 0xa7)
    return FALSE;

  return g_unichar_isalnum (prev) || (prev < 0x80 ? strchr (".,;:)]?!%", (int) prev) != NULL : prev == 0x201d || prev == 0x2019 || prev == 0x2022);
}

static gboolean
wants_blank (RejBlock *self,
             gunichar next)
{
  gunichar prev;

  if (!self->tags)
    return self->run_lead > 0 || self->run_break;

  settle_run (self, FALSE);
  if (self->raised || (next < 0x80 && strchr (",.;:)", (int) next) != NULL))
    return FALSE;
  if (self->hard)
    return TRUE;

  prev = g_utf8_get_char (g_utf8_prev_char (self->text->str + self->text->len));
  if (self->soft)
    return !is_opening (prev) && !is_closing (next);

  return self->spacing == REJ_BLOCK_SPACING_TRIMMED && lost_blank (prev, next);
}

static void
add_break (RejBlock *self)
{
  RejPageBreak page_break = { (guint) self->text->len, self->pending_page };

  if (self->text->len == 0)
    self->page = self->pending_page;
  else
    {
      if (self->breaks == NULL)
        self->breaks = g_array_new (FALSE, FALSE, sizeof (RejPageBreak));
      g_array_append_val (self->breaks, page_break);
    }
  self->last_page = self->pending_page;
  self->pending_page = 0;
}

static void
add_word (RejBlock *self,
          const char *text,
          gsize length)
{
  if (self->in_label)
    {
      if (self->label == NULL)
        self->label = g_string_new (NULL);
      g_string_append_len (self->label, text, (gssize) length);
      return;
    }

  if (self->text->len > 0 && (self->tags || self->run_break || self->run_lead > 0) && wants_blank (self, g_utf8_get_char (text)))
    g_string_append_c (self->text, ' ');
  clear_run (self);
  self->hard = FALSE;
  self->soft = FALSE;
  self->tags = FALSE;
  self->raised = FALSE;
  if (self->pending_page > 0)
    add_break (self);
  g_string_append_len (self->text, text, (gssize) length);
}

static void
add_blank (RejBlock *self,
           gboolean is_break)
{
  if (is_break)
    {
      self->run_break = TRUE;
      self->run_indent = 0;
    }
  else if (self->run_break)
    self->run_indent++;
  else
    self->run_lead++;
}

/**
 * rej_block_add:
 * @self: a block
 * @text: whole UTF-8 characters
 * @length: bytes of @text
 *
 * Adds character data.
 */
void
rej_block_add (RejBlock *self,
               const char *text,
               gsize length)
{
  const char *end = text + length;
  const char *position = text;

  while (position < end)
    {
      const char *start = position;
      gsize wide;

      while (position < end)
        {
          if ((guchar) *position > ' ' && (!is_wide_lead (*position) || wide_blank (position, end) == 0))
            position++;
          else if (*position == ' ' && position > start && position + 1 < end && (guchar) position[1] > ' ' && !is_wide_lead (position[1]))
            position += 2; /* a single blank between words stays as it is */
          else
            break;
        }
      if (position > start)
        add_word (self, start, (gsize) (position - start));
      if (position >= end)
        break;
      wide = wide_blank (position, end);
      add_blank (self, *position == '\n' || *position == '\r');
      position += MAX (wide, 1);
    }
}

/**
 * rej_block_tag:
 * @self: a block
 * @tag: what it is
 *
 * Notes an inline tag between two pieces of text.
 */
void
rej_block_tag (RejBlock *self,
               RejBlockTag tag)
{
  settle_run (self, TRUE);
  self->tags = TRUE;
  switch (tag)
    {
    case REJ_BLOCK_TAG_RAISED:
      self->raised = TRUE;
      break;
    case REJ_BLOCK_TAG_LINE:
      self->hard = TRUE;
      break;
    case REJ_BLOCK_TAG_REFERENCE:
    case REJ_BLOCK_TAG_INLINE:
    default:
      break;
    }
}

static void
add_note (RejBlock *self)
{
  RejNoteReference note = { (guint) self->mark_start, (guint) self->mark_end, -1 };

  if (self->mark_end > self->mark_start)
    {
      if (self->notes == NULL)
        self->notes = g_array_new (FALSE, FALSE, sizeof (RejNoteReference));
      g_array_append_val (self->notes, note);
    }
  self->mark_start = -1;
}

/**
 * rej_block_begin_mark:
 * @self: a block
 * @is_label: whether the block is the first of a footnote
 *
 * Notes the begin of a superscript, which may prove to be the mark of a footnote. In a footnote that has no text
 * yet it is the footnote's own number and goes to the label.
 */
void
rej_block_begin_mark (RejBlock *self,
                      gboolean is_label)
{
  if (is_label && self->text->len == 0 && self->label == NULL)
    self->in_label = TRUE;
  rej_block_tag (self, REJ_BLOCK_TAG_RAISED);
  self->mark_start = (gssize) self->text->len;
}

/**
 * rej_block_end_mark:
 * @self: a block
 *
 * Notes the end of a superscript.
 */
void
rej_block_end_mark (RejBlock *self)
{
  rej_block_tag (self, REJ_BLOCK_TAG_INLINE);
  self->raised = FALSE;
  self->in_label = FALSE;
  self->mark_end = (gssize) self->text->len;
  if (self->mark_start >= 0 && self->refer_at == self->mark_start)
    add_note (self);
  self->refer_at = -1;
}

/**
 * rej_block_refer:
 * @self: a block
 *
 * Notes the element that says that the superscript before it is the mark of a footnote. Line breaks between the
 * two are the printer's.
 */
void
rej_block_refer (RejBlock *self)
{
  if (self->run_break)
    self->tag_indent = self->run_indent;
  clear_run (self);
  self->tags = TRUE;
  if (self->mark_start < 0 || self->mark_end != (gssize) self->text->len)
    {
      self->refer_at = (gssize) self->text->len; /* sometimes it stands before the mark */
      return;
    }

  self->hard = FALSE;
  self->soft = FALSE;
  add_note (self);
}

/**
 * rej_block_break_page:
 * @self: a block
 * @page: the page that begins here, 0 for a break without a number, which changes nothing
 *
 * Notes a page break, which may cut a word.
 */
void
rej_block_break_page (RejBlock *self,
                      guint page)
{
  rej_block_tag (self, REJ_BLOCK_TAG_INLINE);
  if (page > 0)
    self->pending_page = page;
}

static gboolean
is_word_byte (char c)
{
  return g_ascii_isalnum (c) || (c & 0x80) != 0;
}

/* What stands before @position: 1 a blank, 2 a blank and then a line break, 3 a letter or digit, 0 anything else. */
static int
look_back (const char *xml,
           const char *position)
{
  const char *p = position;
  gboolean has_break = FALSE;

  while (p > xml && (p[-1] == ' ' || p[-1] == '\n' || p[-1] == '\r' || p[-1] == '\t'))
    {
      p--;
      if (*p == '\n')
        has_break = TRUE;
    }
  if (p == xml || p[-1] == '>')
    return 0;
  if (p == position)
    return is_word_byte (p[-1]) ? 3 : 0;
  if (!has_break)
    return 1;

  return *p == ' ' ? 2 : 0;
}

/**
 * rej_block_guess_spacing:
 * @xml: the file
 * @length: bytes of @xml
 *
 * Finds out how the file's printer treated the blanks beside inline elements, by counting.
 *
 * Returns: the most likely way
 */
RejBlockSpacing
rej_block_guess_spacing (const char *xml,
                         gsize length)
{
  const char *end = xml + length;
  const char *tag = xml;
  guint kept = 0;
  guint indented = 0;
  guint tight = 0;

  while ((tag = memchr (tag, '<', (gsize) (end - tag))) != NULL)
    {
      gboolean is_page = end - tag > 9 && memcmp (tag, "<PRTPAGE", 8) == 0;
      gboolean opens = is_page || (end - tag > 3 && tag[1] == 'E' && tag[2] == ' ');
      gboolean closes = is_page || (end - tag > 4 && memcmp (tag, "</E>", 4) == 0);
      int before = opens ? look_back (xml, tag) : 0;
      const char *after;

      kept += before == 1;
      indented += before == 2;
      if ((opens || closes) && (after = memchr (tag, '>', (gsize) (end - tag))) != NULL && after + 1 < end)
        {
          kept += closes && after[1] == ' ';
          tight += is_word_byte (after[1]) && (before == 3 || (closes && !is_page));
        }
      tag++;
    }

  if (tight >= 3 && tight > 4 * kept)
    return REJ_BLOCK_SPACING_TRIMMED;

  return indented > kept ? REJ_BLOCK_SPACING_INDENTED : REJ_BLOCK_SPACING_KEPT;
}
