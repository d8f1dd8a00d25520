/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-text-inline-private.h"

#include <string.h>

#include "rej-text-autolink-private.h"
#include "rej-text-entities-private.h"
#include "rej-text-html-private.h"
#include "rej-text-link-private.h"

/* Longer runs of backticks are text. */
#define MAX_BACKTICKS 80
#define MAX_TILDES 100

typedef struct
{
  gint32 token;
  gsize inside; /* behind the bracket */
  gboolean is_image;
  gboolean is_active; /* a link may not hold a link */
  gboolean has_bracket; /* another bracket was opened after it */
} Bracket;

typedef struct
{
  RejTextInlines *inlines;
  const char *text;
  gsize length;
  gsize at;
  RejTextHtmlScan html;
  gboolean no_link_openers; /* a link was read since the last bracket: a link holds no link, as cmark-gfm tells */
  gsize no_placeholder_end; /* no "]]" from here on */
  gboolean backticks_known;
  gsize backticks[MAX_BACKTICKS + 1]; /* where the last run of each length was seen */
} Scanner;

/* Bytes at which something may begin: line ends, NUL, ! & * : < [ \ ] _ ` w ~ */
/* clang-format off */
static const guint8 is_special[256] = {
  ['\0'] = 1, ['\n'] = 1, ['\r'] = 1, ['!'] = 1, ['&'] = 1, ['*'] = 1, [':'] = 1, ['<'] = 1, ['['] = 1, ['\\'] = 1,
  [']'] = 1, ['_'] = 1, ['`'] = 1, ['w'] = 1, ['~'] = 1
};
/* clang-format on */

static RejTextToken *
add_token (Scanner *self,
           RejTextTokenKind kind,
           gsize start,
           gsize end)
{
  RejTextToken token = { .start = (guint32) start, .end = (guint32) end, .kind = kind, .previous = -1, .next = -1 };

  g_array_append_val (self->inlines->tokens, token);

  return &g_array_index (self->inlines->tokens, RejTextToken, self->inlines->tokens->len - 1);
}

static void
set_string (Scanner *self,
            RejTextToken *token,
            const char *string,
            gsize length)
{
  token->string = (guint32) self->inlines->strings->len;
  token->string_length = (guint32) length;
  g_string_append_len (self->inlines->strings, string, length);
}

static gsize
skip_blanks (const Scanner *self,
             gsize at)
{
  while (at < self->length && (self->text[at] == ' ' || self->text[at] == '\t'))
    at++;

  return at;
}

static gsize
skip_line_end (const Scanner *self,
               gsize at)
{
  if (at < self->length && self->text[at] == '\r')
    at++;
  if (at < self->length && self->text[at] == '\n')
    at++;

  return at;
}

static gsize
get_floor (const Scanner *self)
{
  const GArray *tokens = self->inlines->tokens;

  return tokens->len > 0 ? g_array_index (tokens, RejTextToken, tokens->len - 1).end : 0;
}

/* White space around a line end is no text; two spaces before it keep it. */
static void
scan_line_end (Scanner *self,
               gboolean may_be_hard)
{
  gsize floor = get_floor (self);
  gsize start = self->at;
  gsize end = skip_blanks (self, skip_line_end (self, self->at));
  gboolean is_hard = may_be_hard && start >= 2 && self->text[start - 1] == ' ' && self->text[start - 2] == ' ';

  while (start > floor && (self->text[start - 1] == ' ' || self->text[start - 1] == '\t'))
    start--;
  add_token (self, is_hard ? REJ_TEXT_TOKEN_HARD_BREAK : REJ_TEXT_TOKEN_SOFT_BREAK, start, end);
  self->at = end;
}

/* Passes over text in which no markup is looked for. */
static void
pass_literal (Scanner *self,
              gsize end)
{
  while (self->at < end)
    {
      if (self->text[self->at] == '\n' || self->text[self->at] == '\r')
        scan_line_end (self, FALSE);
      else
        self->at++;
    }
}

static void
scan_backslash (Scanner *self)
{
  gsize start = self->at++;

  if (self->at >= self->length)
    return;
  if (g_ascii_ispunct (self->text[self->at]))
    {
      set_string (self, add_token (self, REJ_TEXT_TOKEN_STAND_IN, start, start + 2), self->text + self->at, 1);
      self->at++;
    }
  else if (self->text[self->at] == '\n' || self->text[self->at] == '\r')
    {
      self->at = skip_blanks (self, skip_line_end (self, self->at));
      add_token (self, REJ_TEXT_TOKEN_HARD_BREAK, start, self->at);
    }
}

static gboolean
scan_entity (Scanner *self)
{
  char shown[REJ_TEXT_ENTITY_MAX_TEXT];
  gsize n = rej_text_scan_entity (self->text + self->at, self->length - self->at, shown);

  if (n == 0)
    return FALSE;
  set_string (self, add_token (self, REJ_TEXT_TOKEN_STAND_IN, self->at, self->at + n), shown, strlen (shown));
  self->at += n;

  return TRUE;
}

static gsize
count_backticks (const Scanner *self,
                 gsize at)
{
  gsize start = at;

  while (at < self->length && self->text[at] == '`')
    at++;

  return at - start;
}

/* Finds the end of the code span whose opening backticks end at @at, or returns zero. */
static gsize
find_code_end (Scanner *self,
               gsize n,
               gsize at)
{
  if (n > MAX_BACKTICKS || (self->backticks_known && self->backticks[n] <= at))
    return 0;

  while (at < self->length)
    {
      const char *found = memchr (self->text + at, '`', self->length - at);
      gsize n_found;

      if (found == NULL)
        break;
      at = (gsize) (found - self->text);
      n_found = count_backticks (self, at);
      if (n_found <= MAX_BACKTICKS)
        self->backticks[n_found] = at;
      at += n_found;
      if (n_found == n)
        return at;
    }
  self->backticks_known = TRUE;

  return 0;
}

static void
scan_code (Scanner *self)
{
  gsize start = self->at;
  gsize n = count_backticks (self, start);
  gsize end = find_code_end (self, n, start + n);

  self->at = start + n;
  if (end == 0)
    return;
  add_token (self, REJ_TEXT_TOKEN_CODE, start, end)->used_left = (guint32) n;
  self->at = end;
}

static void
scan_autolink (Scanner *self,
               gsize end)
{
  RejTextStyleSpan span = { (guint32) self->at, (guint32) end, REJ_TEXT_STYLE_LINK };

  g_array_append_val (self->inlines->styles, span);
  add_token (self, REJ_TEXT_TOKEN_MARKUP, self->at, self->at + 1);
  self->at++;
  while (self->at < end - 1)
    {
      if (self->text[self->at] != '&' || !scan_entity (self))
        self->at++;
    }
  add_token (self, REJ_TEXT_TOKEN_MARKUP, end - 1, end);
  self->at = end;
}

static void
scan_angle_bracket (Scanner *self)
{
  gsize end = rej_text_scan_autolink (self->text, self->length, self->at);

  if (end > 0)
    {
      scan_autolink (self, end);
      return;
    }
  end = rej_text_scan_html_comment (&self->html, self->text, self->length, self->at);
  if (end > 0)
    {
      add_token (self, REJ_TEXT_TOKEN_COMMENT, self->at, end);
      self->at = end;
      return;
    }
  end = rej_text_scan_html_tag (&self->html, self->text, self->length, self->at);
  if (end > 0)
    pass_literal (self, end);
  else
    self->at++;
}

static void
scan_delimiters (Scanner *self)
{
  gsize start = self->at;
  gsize limit = self->text[start] == '~' ? MIN (self->length, start + MAX_TILDES) : self->length;

  while (self->at < limit && self->text[self->at] == self->text[start])
    self->at++;
  rej_text_inlines_push_delimiters (self->inlines, self->text, self->length, start, self->at);
}

/* Returns the end of the placeholder at @at, or zero. It holds neither "[[" nor "]]" but at its ends. */
static gsize
find_placeholder_end (Scanner *self,
                      gsize at)
{
  gsize end;

  if (at + 4 >= self->length || self->text[at] != '[' || self->text[at + 1] != '[' || at >= self->no_placeholder_end)
    return 0;
  for (end = at + 1; end + 1 < self->length; end++)
    {
      if (self->text[end] == ']' && self->text[end + 1] == ']')
        return end > at + 2 ? end + 2 : 0;
      if (self->text[end] == '[' && self->text[end + 1] == '[')
        return 0;
    }
  self->no_placeholder_end = at;

  return 0;
}

static void
push_bracket (Scanner *self,
              gboolean is_image)
{
  GArray *brackets = self->inlines->brackets;
  gsize start = self->at;
  Bracket bracket = { .is_image = is_image };

  if (!is_image)
    self->no_link_openers = FALSE;
  self->at += is_image ? 2 : 1;
  bracket.token = (gint32) self->inlines->tokens->len;
  bracket.inside = self->at;
  add_token (self, REJ_TEXT_TOKEN_BRACKET, start, self->at);
  if (brackets->len > 0)
    g_array_index (brackets, Bracket, brackets->len - 1).has_bracket = TRUE;
  g_array_append_val (brackets, bracket);
}

static void
scan_opening_bracket (Scanner *self)
{
  gsize end = find_placeholder_end (self, self->at);

  if (end > 0)
    pass_literal (self, end);
  else
    push_bracket (self, FALSE);
}

static void
scan_exclamation_mark (Scanner *self)
{
  gsize next = self->at + 1;

  if (next < self->length && self->text[next] == '[' &&
      (next + 1 >= self->length || self->text[next + 1] != '^') &&
      find_placeholder_end (self, next) == 0)
    push_bracket (self, TRUE);
  else
    self->at++;
}

static const RejTextDefinition *
look_up (Scanner *self,
         char *label)
{
  const RejTextDefinition *definition = NULL;

  if (*label == '\0')
    {
      g_free (label);
      return NULL;
    }
  if (self->inlines->definitions != NULL)
    definition = rej_text_definitions_lookup (self->inlines->definitions, label);
  if (self->inlines->wanted == NULL)
    self->inlines->wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_add (self->inlines->wanted, label);

  return definition;
}

/* A label that could only be that of a note names no link. */
static gboolean
is_note_label (const char *text,
               gsize length)
{
  return length > 1 && text[0] == '^' && memchr (text, ' ', length) == NULL && memchr (text, '\t', length) == NULL &&
         memchr (text, '\n', length) == NULL && memchr (text, '\r', length) == NULL;
}

static const char *
find_reference (Scanner *self,
                const Bracket *opener,
                gsize *end)
{
  gsize inside_end = self->at - 1;
  const RejTextDefinition *definition;
  RejTextSpan label;
  char *normalized;

  *end = rej_text_scan_link_label (self->text, self->length, self->at, &label);
  if (*end == 0 || skip_blanks (self, label.start) >= label.end)
    {
      if (*end == 0)
        *end = self->at;
      if (opener->has_bracket)
        return NULL;
      label = (RejTextSpan) { opener->inside, inside_end };
    }
  if (label.end - label.start > REJ_TEXT_MAX_LABEL || is_note_label (self->text + label.start, label.end - label.start))
    return NULL;

  normalized = rej_text_normalize_label (self->text + label.start, label.end - label.start);
  definition = look_up (self, normalized);

  return definition != NULL ? definition->destination : NULL;
}

/* A link is closed at @self->at, which is behind the bracket. Emphasis inside it stays inside it. */
static void
close_link (Scanner *self,
            const Bracket *opener,
            gsize end,
            gsize destination_start)
{
  RejTextToken *token = add_token (self, REJ_TEXT_TOKEN_LINK_END, self->at - 1, end);
  RejTextStyleSpan span = { 0, (guint32) end, REJ_TEXT_STYLE_LINK };

  token->string = (guint32) destination_start;
  token->string_length = (guint32) (self->inlines->strings->len - destination_start);
  token->used_left = end > self->at && self->text[self->at] == '(' ? 1 : 0;
  token = rej_text_inlines_get_token (self->inlines, opener->token);
  token->kind = REJ_TEXT_TOKEN_LINK_START;
  span.start = token->start;
  g_array_append_val (self->inlines->styles, span);
  rej_text_inlines_match_delimiters (self->inlines, opener->inside);
  self->at = end;

  if (!opener->is_image)
    self->no_link_openers = TRUE;
}

/* What a note reference covers is no other markup. */
static void
drop_from (Scanner *self,
           const Bracket *opener)
{
  GArray *styles = self->inlines->styles;

  rej_text_inlines_match_delimiters (self->inlines, opener->inside);
  g_array_set_size (self->inlines->tokens, opener->token);
  while (styles->len > 0 && g_array_index (styles, RejTextStyleSpan, styles->len - 1).start >= opener->inside)
    g_array_set_size (styles, styles->len - 1);
}

/* Tries "[^label]", which is text where the label is not defined. */
static gboolean
scan_note_reference (Scanner *self,
                     const Bracket *opener)
{
  gsize inside_end = self->at - 1;
  const char *inside = self->text + opener->inside;
  gsize length = inside_end - opener->inside;
  gsize start = opener->inside - 1;
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  RejTextToken *token;

  if (opener->is_image || length < 2 || inside[0] != '^' || memchr (inside, '\n', length) != NULL ||
      memchr (inside, '\r', length) != NULL)
    return FALSE;

  drop_from (self, opener);
  if (length > REJ_TEXT_MAX_LABEL)
    return TRUE;
  name = rej_text_normalize_label (inside + 1, length - 1);
  label = g_strconcat ("^", name, NULL);
  if (*name == '\0' || look_up (self, g_strdup (label)) == NULL)
    return TRUE;

  token = add_token (self, REJ_TEXT_TOKEN_NOTE_REFERENCE, start, self->at);
  set_string (self, token, label, strlen (label) + 1);

  return TRUE;
}

static void
scan_closing_bracket (Scanner *self)
{
  GArray *brackets = self->inlines->brackets;
  gsize strings = self->inlines->strings->len;
  const char *destination;
  RejTextSpan span;
  Bracket opener;
  gsize end;

  self->at++;
  if (brackets->len == 0)
    return;
  opener = g_array_index (brackets, Bracket, brackets->len - 1);
  g_array_set_size (brackets, brackets->len - 1);
  if (!opener.is_image && self->no_link_openers)
    return;

  end = rej_text_scan_link_tail (self->text, self->length, self->at, &span);
  if (end > 0)
    {
      rej_text_append_destination (self->inlines->strings, self->text + span.start, span.end - span.start);
      close_link (self, &opener, end, strings);
      return;
    }
  destination = find_reference (self, &opener, &end);
  if (destination != NULL)
    {
      g_string_append (self->inlines->strings, destination);
      close_link (self, &opener, end, strings);
      return;
    }
  scan_note_reference (self, &opener);
}

/* An address that stands alone is text in which nothing is markup; behind a bracket that is open there is none. */
static void
scan_bare_address (Scanner *self)
{
  gsize start = self->at;
  gsize end = 0;
  RejTextStyleSpan span;

  if (self->inlines->brackets->len == 0 && self->text[self->at] == ':')
    end = rej_text_scan_bare_url (self->text, self->length, self->at, &start);
  else if (self->inlines->brackets->len == 0)
    end = rej_text_scan_bare_www (self->text, self->length, self->at);
  if (end == 0)
    {
      self->at++;
      return;
    }

  span = (RejTextStyleSpan) { (guint32) start, (guint32) end, REJ_TEXT_STYLE_LINK };
  g_array_append_val (self->inlines->styles, span);
  self->at = end;
}

static void
scan_special (Scanner *self)
{
  switch (self->text[self->at])
    {
    case '\n':
    case '\r':
      scan_line_end (self, TRUE);
      break;
    case '\\':
      scan_backslash (self);
      break;
    case '`':
      scan_code (self);
      break;
    case '&':
      if (!scan_entity (self))
        self->at++;
      break;
    case '<':
      scan_angle_bracket (self);
      break;
    case '*':
    case '_':
    case '~':
      scan_delimiters (self);
      break;
    case '[':
      scan_opening_bracket (self);
      break;
    case ']':
      scan_closing_bracket (self);
      break;
    case '!':
      scan_exclamation_mark (self);
      break;
    case ':':
    case 'w':
      scan_bare_address (self);
      break;
    default:
      set_string (self, add_token (self, REJ_TEXT_TOKEN_STAND_IN, self->at, self->at + 1), "\xef\xbf\xbd", 3);
      self->at++;
      break;
    }
}

/**
 * rej_text_inlines_scan:
 * @self: a reader of inlines
 * @text: the content of a leaf, without white space at its ends
 * @length: bytes
 *
 * Finds the tokens of a leaf.
 */
void
rej_text_inlines_scan (RejTextInlines *self,
                       const char *text,
                       gsize length)
{
  Scanner scanner;

  scanner.inlines = self;
  scanner.text = text;
  scanner.length = length;
  scanner.at = 0;
  scanner.no_link_openers = FALSE;
  scanner.no_placeholder_end = G_MAXSIZE;
  scanner.backticks_known = FALSE;
  memset (scanner.backticks, 0, sizeof scanner.backticks);
  rej_text_html_scan_init (&scanner.html, length);
  self->last_delimiters = -1;

  while (scanner.at < length)
    {
      if (is_special[(guchar) text[scanner.at]])
        scan_special (&scanner);
      else
        scanner.at++;
    }
  rej_text_inlines_match_delimiters (self, 0);
}

/**
 * rej_text_inlines_init:
 * @self: (out caller-allocates): a reader of inlines
 * @writer: where what is found goes; kept
 * @definitions: (nullable): the labels of the document; kept
 *
 * Prepares to read inlines.
 */
void
rej_text_inlines_init (RejTextInlines *self,
                       RejTextWriter *writer,
                       const RejTextDefinitions *definitions)
{
  *self = (RejTextInlines) {
    .writer = writer,
    .definitions = definitions,
    .tokens = g_array_new (FALSE, FALSE, sizeof (RejTextToken)),
    .styles = g_array_new (FALSE, FALSE, sizeof (RejTextStyleSpan)),
    .brackets = g_array_new (FALSE, FALSE, sizeof (Bracket)),
    .links = g_array_new (FALSE, FALSE, sizeof (gsize)),
    .strings = g_string_new (NULL),
  };
}

/**
 * rej_text_inlines_release:
 * @self: a reader of inlines
 *
 * Frees what it holds, but for what was taken out.
 */
void
rej_text_inlines_release (RejTextInlines *self)
{
  g_clear_pointer (&self->tokens, g_array_unref);
  g_clear_pointer (&self->styles, g_array_unref);
  g_clear_pointer (&self->brackets, g_array_unref);
  g_clear_pointer (&self->links, g_array_unref);
  g_clear_pointer (&self->wanted, g_hash_table_unref);
  g_string_free (g_steal_pointer (&self->strings), TRUE);
}

/**
 * rej_text_inlines_write:
 * @self: a reader of inlines
 * @content: the content of a leaf
 *
 * Reads the inlines of a leaf and writes what they show.
 */
void
rej_text_inlines_write (RejTextInlines *self,
                        const RejTextContent *content)
{
  RejTextContent trimmed = *content;

  while (trimmed.length > 0 && strchr (" \t\r\n", trimmed.text[trimmed.length - 1]) != NULL &&
         trimmed.text[trimmed.length - 1] != '\0')
    trimmed.length--;
  if (trimmed.length == 0)
    return;

  g_array_set_size (self->tokens, 0);
  g_array_set_size (self->styles, 0);
  g_array_set_size (self->brackets, 0);
  g_array_set_size (self->links, 0);
  g_string_truncate (self->strings, 0);
  rej_text_inlines_scan (self, trimmed.text, trimmed.length);
  rej_text_inlines_emit (self, &trimmed);
}
