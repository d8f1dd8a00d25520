/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-comment-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (RejComment, rej_comment, G_TYPE_OBJECT)

static void
rej_comment_finalize (GObject *object)
{
  RejComment *self = REJ_COMMENT (object);

  rej_front_matter_free (self->front_matter);
  g_clear_error (&self->front_matter_error);
  g_free (self->body);

  G_OBJECT_CLASS (rej_comment_parent_class)->finalize (object);
}

static void
rej_comment_class_init (RejCommentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rej_comment_finalize;
}

static void
rej_comment_init (RejComment *self)
{
  self->encoding = REJ_ENCODING_UTF8;
  self->line_end = "\n";
  self->is_uniform = TRUE;
  self->front_matter = rej_front_matter_new ();
  self->body = g_strdup ("");
}

/* Which line end a text uses: the first one; uniform when there is no other. */
static void
find_line_end (RejComment *self,
               const char *text,
               gsize length)
{
  const char *first = NULL;

  for (gsize i = 0; i < length; i++)
    {
      const char *end;

      if (text[i] == '\n')
        end = "\n";
      else if (text[i] != '\r')
        continue;
      else if (i + 1 < length && text[i + 1] == '\n')
        end = "\r\n", i++;
      else
        end = "\r";
      if (first == NULL)
        first = end;
      if (!g_str_equal (first, end))
        {
          self->is_uniform = FALSE;
          break;
        }
    }
  if (first != NULL)
    self->line_end = first;
}

/* Where a body written without front matter would be read as if it began with some. */
static gboolean
looks_like_front_matter (const char *text,
                         gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RejFrontMatter) front_matter = NULL;
  gsize n_read;

  if (length < 3 || memcmp (text, "---", 3) != 0)
    return FALSE;
  front_matter = rej_front_matter_parse (text, length, &n_read, &error);
  return front_matter == NULL || n_read > 0;
}

static void
take_text (RejComment *self,
           char *text,
           gsize length)
{
  g_autofree char *owned = text;
  RejFrontMatter *front_matter = NULL;
  gsize n_read = 0;

  find_line_end (self, text, length);
  if (self->format == REJ_TEXT_FORMAT_MARKDOWN)
    front_matter = rej_front_matter_parse (text, length, &n_read, &self->front_matter_error);
  if (front_matter != NULL)
    {
      rej_front_matter_free (self->front_matter);
      self->front_matter = front_matter;
    }
  rej_front_matter_set_line_end (self->front_matter, self->line_end);
  g_free (self->body);
  self->body_length = length - n_read;
  self->body = n_read == 0 ? g_steal_pointer (&owned) : g_strndup (text + n_read, self->body_length);
}

/**
 * rej_comment_new:
 * @format: how its body is read
 *
 * Returns: (transfer full): an empty comment
 */
RejComment *
rej_comment_new (RejTextFormat format)
{
  RejComment *self = g_object_new (REJ_TYPE_COMMENT, NULL);

  self->format = format;
  return self;
}

/**
 * rej_comment_parse:
 * @bytes: a whole file
 * @name: how to call it in messages
 * @format: how its body is read; only Markdown has front matter
 * @error: where an error of #RejCommentError goes
 *
 * Reads a comment from UTF-8, or UTF-16 with a byte order mark.
 *
 * Returns: (transfer full) (nullable): the comment
 */
RejComment *
rej_comment_parse (GBytes *bytes,
                   const char *name,
                   RejTextFormat format,
                   GError **error)
{
  return rej_comment_parse_as (bytes, name, format, REJ_ENCODING_AUTO, error);
}

/**
 * rej_comment_parse_as:
 * @bytes: a whole file
 * @name: how to call it in messages
 * @format: how its body is read; only Markdown has front matter
 * @encoding: how its characters are written
 * @error: where an error of #RejCommentError goes
 *
 * Reads a comment in an encoding the writer chose. What was not UTF-8 or UTF-16 is written as UTF-8 from then on.
 *
 * Returns: (transfer full) (nullable): the comment
 */
RejComment *
rej_comment_parse_as (GBytes *bytes,
                      const char *name,
                      RejTextFormat format,
                      RejEncoding encoding,
                      GError **error)
{
  g_autoptr (RejComment) self = NULL;
  g_autofree char *text = NULL;
  gsize length;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  self = rej_comment_new (format);
  text = rej_comment_decode (bytes, name, encoding, &length, &self->encoding, &self->has_mark, error);
  if (text == NULL)
    return NULL;
  take_text (self, g_steal_pointer (&text), length);
  return g_steal_pointer (&self);
}

/**
 * rej_comment_parse_text:
 * @text: a whole source, valid UTF-8 without a byte order mark
 * @length: bytes of @text
 * @format: how its body is read
 *
 * Reads a comment from text that is already decoded, such as a draft of the library.
 *
 * Returns: (transfer full): the comment
 */
RejComment *
rej_comment_parse_text (const char *text,
                        gsize length,
                        RejTextFormat format)
{
  RejComment *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = rej_comment_new (format);
  take_text (self, g_strndup (text, length), length);
  return self;
}

/**
 * rej_comment_guess_format:
 * @name: the name of a file
 *
 * Returns: plain text for a name that ends in .txt, else Markdown
 */
RejTextFormat
rej_comment_guess_format (const char *name)
{
  gsize length;

  g_return_val_if_fail (name != NULL, REJ_TEXT_FORMAT_MARKDOWN);

  length = strlen (name);
  if (length >= 4 && g_ascii_strcasecmp (name + length - 4, ".txt") == 0)
    return REJ_TEXT_FORMAT_PLAIN;
  return REJ_TEXT_FORMAT_MARKDOWN;
}

/**
 * rej_comment_get_format:
 * @self: a comment
 *
 * Returns: how its body is read
 */
RejTextFormat
rej_comment_get_format (RejComment *self)
{
  g_return_val_if_fail (REJ_IS_COMMENT (self), REJ_TEXT_FORMAT_MARKDOWN);

  return self->format;
}

/**
 * rej_comment_get_encoding:
 * @self: a comment
 *
 * Returns: the encoding it was read in
 */
RejEncoding
rej_comment_get_encoding (RejComment *self)
{
  g_return_val_if_fail (REJ_IS_COMMENT (self), REJ_ENCODING_UTF8);

  return self->encoding;
}

/**
 * rej_comment_get_line_end:
 * @self: a comment
 *
 * Returns: (transfer none): what ends its first line: "\n", "\r\n" or "\r"
 */
const char *
rej_comment_get_line_end (RejComment *self)
{
  g_return_val_if_fail (REJ_IS_COMMENT (self), NULL);

  return self->line_end;
}

/* Front matter as it is written in front of the body: the two may need something between or before them. */
static void
append_front_matter (RejComment *self,
                     GString *out)
{
  gsize length;
  const char *text = rej_front_matter_get_text (self->front_matter, &length);

  g_string_append_len (out, text, length);
  if (self->front_matter_error != NULL || self->format != REJ_TEXT_FORMAT_MARKDOWN)
    return;
  if (length > 0 && self->body_length > 0 && text[length - 1] != '\n' && text[length - 1] != '\r')
    g_string_append (out, self->line_end);
  else if (length == 0 && looks_like_front_matter (self->body, self->body_length))
    g_string_append_printf (out, "---%s---%s", self->line_end, self->line_end);
}

static void
append_body (RejComment *self,
             GString *out)
{
  if (!self->is_uniform || self->line_end[0] != '\r')
    {
      g_string_append_len (out, self->body, self->body_length);
      return;
    }
  for (gsize i = 0; i < self->body_length; i++)
    {
      if (self->body[i] == '\n' && (i == 0 || self->body[i - 1] != '\r'))
        g_string_append (out, self->line_end);
      else
        g_string_append_c (out, self->body[i]);
    }
}

/**
 * rej_comment_dup_source:
 * @self: a comment
 *
 * The characters of its file, front matter first, in UTF-8 and without a byte order mark. Where every line of the file
 * ended in CR LF, lines that were added with LF get it too.
 *
 * Returns: (transfer full): the source
 */
char *
rej_comment_dup_source (RejComment *self)
{
  g_autoptr (GString) out = NULL;

  g_return_val_if_fail (REJ_IS_COMMENT (self), NULL);

  out = g_string_sized_new (self->body_length + 1024);
  append_front_matter (self, out);
  append_body (self, out);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * rej_comment_to_bytes:
 * @self: a comment
 *
 * Returns: (transfer full): its file; byte for byte what was read where nothing changed, Windows-1252 excepted
 */
GBytes *
rej_comment_to_bytes (RejComment *self)
{
  g_autofree char *source = NULL;

  g_return_val_if_fail (REJ_IS_COMMENT (self), NULL);

  source = rej_comment_dup_source (self);
  return rej_comment_encode (source, strlen (source), self->encoding, self->has_mark);
}

/**
 * rej_comment_get_body:
 * @self: a comment
 * @length: (out) (optional): bytes
 *
 * Returns: (transfer none): what is written and filed, with its own line ends; valid until it is set
 */
const char *
rej_comment_get_body (RejComment *self,
                      gsize *length)
{
  g_return_val_if_fail (REJ_IS_COMMENT (self), NULL);

  if (length != NULL)
    *length = self->body_length;
  return self->body;
}

/**
 * rej_comment_set_body:
 * @self: a comment
 * @body: valid UTF-8
 * @length: bytes of @body, or -1 for all
 *
 * Replaces the body. Where the front matter did not parse, the body begins with it.
 */
void
rej_comment_set_body (RejComment *self,
                      const char *body,
                      gssize length)
{
  char *copy;

  g_return_if_fail (REJ_IS_COMMENT (self));
  g_return_if_fail (body != NULL);

  self->body_length = length >= 0 ? (gsize) length : strlen (body);
  copy = g_strndup (body, self->body_length);
  g_free (self->body);
  self->body = copy;
}

/**
 * rej_comment_restore_line_ends:
 * @self: a comment
 *
 * Makes of the body what its file gets: where every line of the file ended in CR LF, lines that were added with LF end
 * so too.
 */
void
rej_comment_restore_line_ends (RejComment *self)
{
  GString *body = NULL;

  g_return_if_fail (REJ_IS_COMMENT (self));

  if (!self->is_uniform || self->line_end[0] != '\r')
    return;
  body = g_string_sized_new (self->body_length + self->body_length / 32);
  append_body (self, body);
  g_free (self->body);
  self->body_length = body->len;
  self->body = g_string_free_and_steal (body);
}

/**
 * rej_comment_copy_with_body:
 * @self: a comment
 * @body: (transfer full): another body for the copy, valid UTF-8
 *
 * Returns: (transfer full): the same comment with another text, which a thread may have
 */
RejComment *
rej_comment_copy_with_body (RejComment *self,
                            char *body)
{
  RejComment *copy = NULL;

  g_return_val_if_fail (REJ_IS_COMMENT (self), NULL);
  g_return_val_if_fail (body != NULL, NULL);

  copy = rej_comment_new (self->format);
  copy->encoding = self->encoding;
  copy->has_mark = self->has_mark;
  copy->line_end = self->line_end;
  copy->is_uniform = self->is_uniform;
  rej_front_matter_free (copy->front_matter);
  copy->front_matter = rej_front_matter_copy (self->front_matter);
  if (self->front_matter_error != NULL)
    copy->front_matter_error = g_error_copy (self->front_matter_error);
  g_free (copy->body);
  copy->body = body;
  copy->body_length = strlen (body);
  return copy;
}

/**
 * rej_comment_take_body_from:
 * @self: a comment
 * @copy: a copy of it; empty afterwards
 *
 * Takes the body of a copy without copying it back.
 */
void
rej_comment_take_body_from (RejComment *self,
                            RejComment *copy)
{
  g_return_if_fail (REJ_IS_COMMENT (self));
  g_return_if_fail (REJ_IS_COMMENT (copy));

  g_free (self->body);
  self->body = g_steal_pointer (&copy->body);
  self->body_length = copy->body_length;
  copy->body = g_strdup ("");
  copy->body_length = 0;
}

/**
 * rej_comment_get_body_offset:
 * @self: a comment
 *
 * Where the body begins in the source, as the command line counts positions (design of the contract: Unicode
 * characters of the decoded file, front matter included, a byte order mark not counted, CR LF two).
 *
 * Returns: characters before the body
 */
guint
rej_comment_get_body_offset (RejComment *self)
{
  g_autoptr (GString) before = NULL;

  g_return_val_if_fail (REJ_IS_COMMENT (self), 0);

  before = g_string_new (NULL);
  append_front_matter (self, before);
  return g_utf8_strlen (before->str, before->len);
}

/**
 * rej_comment_get_body_line:
 * @self: a comment
 *
 * Returns: lines before the body: what to add to a line of the body to have the line of the file
 */
guint
rej_comment_get_body_line (RejComment *self)
{
  g_autoptr (GString) before = NULL;
  guint n_lines = 0;

  g_return_val_if_fail (REJ_IS_COMMENT (self), 0);

  before = g_string_new (NULL);
  append_front_matter (self, before);
  for (gsize i = 0; i < before->len; i++)
    n_lines += before->str[i] == '\n' || (before->str[i] == '\r' && before->str[i + 1] != '\n');
  return n_lines;
}

/**
 * rej_comment_get_longest_line:
 * @self: a comment
 *
 * Measures the body, because an editor is slow where lines are very long. Scans the whole of it.
 *
 * Returns: characters of its longest line, without the line end
 */
guint
rej_comment_get_longest_line (RejComment *self)
{
  guint longest = 0;
  guint current = 0;

  g_return_val_if_fail (REJ_IS_COMMENT (self), 0);

  for (gsize i = 0; i < self->body_length; i++)
    {
      if (self->body[i] == '\n' || self->body[i] == '\r')
        current = 0;
      else if ((self->body[i] & 0xc0) != 0x80 && ++current > longest)
        longest = current;
    }
  return longest;
}

/**
 * rej_comment_get_front_matter_error:
 * @self: a comment
 *
 * Returns: (transfer none) (nullable): why its front matter is shown as text; `NULL` where it is read or there is none
 */
const GError *
rej_comment_get_front_matter_error (RejComment *self)
{
  g_return_val_if_fail (REJ_IS_COMMENT (self), NULL);

  return self->front_matter_error;
}

/**
 * rej_comment_get_front_matter:
 * @self: a comment
 *
 * Returns: (transfer none): its front matter, for keys this class does not know; valid until it changes
 */
const RejFrontMatter *
rej_comment_get_front_matter (RejComment *self)
{
  g_return_val_if_fail (REJ_IS_COMMENT (self), NULL);

  return self->front_matter;
}

/**
 * rej_comment_field_to_key:
 * @field: a field
 *
 * Returns: (transfer none): its key in the file
 */
const char *
rej_comment_field_to_key (RejCommentField field)
{
  static const char *const keys[REJ_COMMENT_N_FIELDS] = {
    "title", "document", "docket", "rin", "citation", "campaign", "style"
  };

  g_return_val_if_fail (field < REJ_COMMENT_N_FIELDS, NULL);

  return keys[field];
}

/**
 * rej_comment_get_field:
 * @self: a comment
 * @field: what to get
 *
 * Returns: (transfer none) (nullable): its value; `NULL` where it is missing or empty; valid until the next change
 */
const char *
rej_comment_get_field (RejComment *self,
                       RejCommentField field)
{
  const char *value;

  g_return_val_if_fail (REJ_IS_COMMENT (self), NULL);
  g_return_val_if_fail (field < REJ_COMMENT_N_FIELDS, NULL);

  value = rej_front_matter_get_string (self->front_matter, rej_comment_field_to_key (field));
  return value != NULL && value[0] != '\0' ? value : NULL;
}

/* Whether there is a front matter that can take a change; else a sentence why not. */
gboolean
rej_comment_check_changeable (RejComment *self,
                              GError **error)
{
  if (self->front_matter_error != NULL)
    g_set_error (error, REJ_COMMENT_ERROR, REJ_COMMENT_ERROR_FRONT_MATTER,
                 /* Translators: %s is a whole sentence that says what is wrong */
                 _ ("The details of this comment cannot be changed before they can be read. %s"), self->front_matter_error->message);
  else if (self->format != REJ_TEXT_FORMAT_MARKDOWN)
    g_set_error_literal (error, REJ_COMMENT_ERROR, REJ_COMMENT_ERROR_FRONT_MATTER,
                         _ ("A plain text file has no place for the details of a comment. Save it as Markdown to keep them."));
  else
    return TRUE;
  return FALSE;
}

/**
 * rej_comment_set_field:
 * @self: a comment
 * @field: what to set
 * @value: (nullable): its new value; `NULL` or "" takes it away
 * @error: where an error of #RejCommentError or #RejFrontMatterError goes
 *
 * Returns: whether it is set; where not, nothing changed
 */
gboolean
rej_comment_set_field (RejComment *self,
                       RejCommentField field,
                       const char *value,
                       GError **error)
{
  g_return_val_if_fail (REJ_IS_COMMENT (self), FALSE);
  g_return_val_if_fail (field < REJ_COMMENT_N_FIELDS, FALSE);

  if (!rej_comment_check_changeable (self, error))
    return FALSE;
  return rej_front_matter_set_string (self->front_matter, rej_comment_field_to_key (field), value != NULL && value[0] != '\0' ? value : NULL, error);
}

/**
 * rej_comment_dup_shown_title:
 * @self: a comment
 *
 * What to call a comment in a list: its title, else its first line that has a letter, without marks of a heading.
 *
 * Returns: (transfer full) (nullable): a title of at most 120 characters; `NULL` for an empty comment
 */
char *
rej_comment_dup_shown_title (RejComment *self)
{
  const char *title;
  const char *line;

  g_return_val_if_fail (REJ_IS_COMMENT (self), NULL);

  title = rej_comment_get_field (self, REJ_COMMENT_TITLE);
  if (title != NULL)
    return g_strdup (title);
  for (line = self->body; *line != '\0'; line += strcspn (line, "\r\n"), line += strspn (line, "\r\n"))
    {
      g_autofree char *text = NULL;
      g_autofree char *start = NULL;
      gsize length = strcspn (line, "\r\n");
      gsize n_marks = MIN (strspn (line, "#>*-_ \t"), length);
      gboolean has_letter = FALSE;

      text = g_strndup (line + n_marks, MIN (length - n_marks, 120 * 4));
      start = g_utf8_make_valid (text, -1);
      for (const char *p = start; *p != '\0' && !has_letter; p = g_utf8_next_char (p))
        has_letter = g_unichar_isalnum (g_utf8_get_char (p));
      if (!has_letter)
        continue;
      if (g_utf8_strlen (start, -1) > 120)
        {
          char *end = g_utf8_offset_to_pointer (start, 119);

          *end = '\0';
          return g_strconcat (start, "…", NULL);
        }
      return g_strdup (g_strchomp (start));
    }
  return NULL;
}
