/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rej-attachment-reading.h"

/* Deeper groups are read as if they were of the last one; no writer makes them. */
#define MAX_DEPTH 256

/* Where the words of a group go. */
typedef enum
{
  GO_TEXT,
  GO_NOWHERE,
  GO_AUTHOR,
  GO_PERSON,
} Goal;

typedef struct
{
  RejAttachmentReading *reading;
  Goal goals[MAX_DEPTH];
  gboolean hidden[MAX_DEPTH];
  guint skip[MAX_DEPTH]; /* how many characters stand for one of Unicode where it is not known (\uc) */
  guint depth;
  gboolean is_star;
  GString *person;
  GString *author;
  gboolean has_changes, has_notes, has_hidden, has_objects;
} Rtf;

/* Words of RTF 1.9.1 that begin a group of another kind. */
static const struct
{
  const char *word;
  Goal goal;
} groups[] = {
  { "fonttbl", GO_NOWHERE },
  { "colortbl", GO_NOWHERE },
  { "stylesheet", GO_NOWHERE },
  { "listtable", GO_NOWHERE },
  { "pict", GO_NOWHERE },
  { "themedata", GO_NOWHERE },
  { "datastore", GO_NOWHERE },
  { "info", GO_NOWHERE },
  { "objdata", GO_NOWHERE },
  { "atnid", GO_NOWHERE },
  { "author", GO_AUTHOR },
  { "operator", GO_PERSON },
  { "manager", GO_PERSON },
  { "company", GO_PERSON },
  { "atnauthor", GO_PERSON },
  { "revtbl", GO_PERSON },
};

static void
add_words (Rtf *self,
           const char *text,
           gssize length)
{
  switch (self->goals[self->depth])
    {
    case GO_TEXT:
      rej_attachment_reading_add_text (self->reading, text, length);
      self->has_hidden |= self->hidden[self->depth];
      break;
    case GO_AUTHOR:
      g_string_append_len (self->author, text, length);
      break;
    case GO_PERSON:
      g_string_append_len (self->person, text, length);
      break;
    case GO_NOWHERE:
    default:
      break;
    }
}

static void
end_group (Rtf *self)
{
  if (self->goals[self->depth] == GO_PERSON && self->person->len > 0)
    {
      g_auto (GStrv) names = g_strsplit (self->person->str, ";", -1);

      for (guint i = 0; names[i] != NULL; i++)
        if (!g_str_equal (names[i], "Unknown"))
          rej_attachment_reading_add_person (self->reading, names[i]);
      g_string_truncate (self->person, 0);
    }
  if (self->depth > 0)
    self->depth--;
}

static void
add_unicode (Rtf *self,
             int number)
{
  char utf8[6];
  gunichar c = (gunichar) (number < 0 ? number + 65536 : number);

  if (c != 0 && g_unichar_validate (c))
    add_words (self, utf8, g_unichar_to_utf8 (c, utf8));
}

static void
take_word (Rtf *self,
           const char *word,
           gboolean has_number,
           int number)
{
  static const char *const breaks[] = { "par", "line", "row", "page", "sect", NULL };

  if (g_strv_contains (breaks, word))
    add_words (self, "\n", 1);
  else if (g_str_equal (word, "tab") || g_str_equal (word, "cell"))
    add_words (self, "\t", 1);
  else if (g_str_equal (word, "uc"))
    self->skip[self->depth] = (guint) CLAMP (number, 0, 8);
  else if (g_str_equal (word, "v"))
    self->hidden[self->depth] = !has_number || number != 0;
  else if (g_str_equal (word, "plain"))
    self->hidden[self->depth] = FALSE;
  else if (g_str_equal (word, "revised") || g_str_equal (word, "deleted"))
    self->has_changes = TRUE;
  else if (g_str_equal (word, "annotation"))
    self->has_notes = TRUE, self->goals[self->depth] = GO_TEXT, self->is_star = FALSE;
  else if (g_str_equal (word, "object"))
    self->has_objects = TRUE;
  else
    for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
      if (g_str_equal (word, groups[i].word))
        {
          self->goals[self->depth] = groups[i].goal;
          self->is_star = FALSE;
          return;
        }
  /* A group that a reader need not know. */
  if (self->is_star)
    self->goals[self->depth] = GO_NOWHERE;
  self->is_star = FALSE;
}

/* Passes what stands for a character of Unicode in older readers. */
static const char *
pass_fallback (const char *p,
               const char *end,
               guint n)
{
  for (; n > 0 && p < end && *p != '{' && *p != '}'; n--)
    if (*p != '\\')
      p++;
    else if (p + 3 < end && p[1] == '\'')
      p += 4;
    else
      break;
  return p;
}

/* Reads from behind a backslash on. */
static const char *
take_control (Rtf *self,
              const char *p,
              const char *end)
{
  char word[33];
  gsize n = 0;
  gboolean has_number, is_negative;
  int number = 0;

  if (p >= end)
    return end;
  if (*p == '\'' && p + 2 < end && g_ascii_isxdigit (p[1]) && g_ascii_isxdigit (p[2]))
    {
      const char c = (char) (g_ascii_xdigit_value (p[1]) << 4 | g_ascii_xdigit_value (p[2]));
      g_autofree char *utf8 = g_convert (&c, 1, "UTF-8", "WINDOWS-1252", NULL, NULL, NULL);

      if (utf8 != NULL)
        add_words (self, utf8, (gssize) strlen (utf8));
      return p + 3;
    }
  if (!g_ascii_isalpha (*p))
    {
      if (*p == '*')
        self->is_star = TRUE;
      else if (*p == '~')
        add_words (self, " ", 1);
      else if (*p == '_' || strchr ("\\{}", *p) != NULL)
        add_words (self, *p == '_' ? "-" : p, 1);
      else if (*p == '\n' || *p == '\r')
        add_words (self, "\n", 1);
      return p + 1;
    }
  while (p < end && g_ascii_isalpha (*p) && n < sizeof word - 1)
    word[n++] = *p++;
  word[n] = '\0';
  is_negative = p < end && *p == '-';
  if (is_negative)
    p++;
  has_number = p < end && g_ascii_isdigit (*p);
  for (; p < end && g_ascii_isdigit (*p); p++)
    number = MIN (number * 10 + (*p - '0'), 100000000);
  if (is_negative)
    number = -number;
  if (p < end && *p == ' ')
    p++;
  if (g_str_equal (word, "bin") && number > 0)
    return p + MIN ((gssize) number, end - p);
  if (g_str_equal (word, "u") && has_number)
    {
      add_unicode (self, number);
      return pass_fallback (p, end, self->skip[self->depth]);
    }
  take_word (self, word, has_number, number);
  return p;
}

static void
report (Rtf *self)
{
  GPtrArray *findings = self->reading->findings;
  g_autofree char *author = g_strstrip (g_strdup (self->author->str));

  if (*author != '\0')
    {
      rej_attachment_reading_add_person (self->reading, author);
      rej_attachment_findings_add (findings, "rtf-author", REJ_ATTACHMENT_WARNING, FALSE,
                                   /* Translators: %s is the name of a person, as the file has it. */
                                   _ ("The properties of the document name its author: “%s”."), author);
    }
  for (guint i = 0; i < self->reading->people->len; i++)
    if (g_strcmp0 (g_ptr_array_index (self->reading->people, i), author) != 0)
      rej_attachment_findings_add (findings, "rtf-person", REJ_ATTACHMENT_WARNING, FALSE, _ ("The document names “%s” in its properties or in notes."), (const char *) g_ptr_array_index (self->reading->people, i));
  if (self->has_changes)
    rej_attachment_findings_add (findings, "rtf-tracked-changes", REJ_ATTACHMENT_WARNING, FALSE, _ ("The document has tracked changes: others can read what was deleted, and who changed what."));
  if (self->has_notes)
    rej_attachment_findings_add (findings, "rtf-comments", REJ_ATTACHMENT_WARNING, FALSE, _ ("The document has comments in the margin."));
  if (self->has_hidden)
    rej_attachment_findings_add (findings, "rtf-hidden-text", REJ_ATTACHMENT_WARNING, FALSE, _ ("The document has hidden text, which others can make visible."));
  if (self->has_objects)
    rej_attachment_findings_add (findings, "rtf-embedded", REJ_ATTACHMENT_WARNING, FALSE, _ ("The document has other files in it, which Rejoinder did not look into."));
}

/* Reads RTF (the specification of version 1.9.1) as far as words and names go. */
void
rej_attachment_read_rtf (RejAttachmentReading *reading)
{
  g_autofree Rtf *self = g_new0 (Rtf, 1);
  g_autoptr (GString) person = g_string_new (NULL);
  g_autoptr (GString) author = g_string_new (NULL);
  gsize length;
  const char *p = g_bytes_get_data (reading->bytes, &length);
  const char *end = p + length;
  guint n_open = 0;

  self->reading = reading;
  self->person = person;
  self->author = author;
  self->skip[0] = 1;
  while (p < end)
    if (*p == '{')
      {
        n_open++;
        if (self->depth + 1 < MAX_DEPTH)
          self->depth++;
        self->goals[self->depth] = self->goals[self->depth - 1];
        self->hidden[self->depth] = self->hidden[self->depth - 1];
        self->skip[self->depth] = self->skip[self->depth - 1];
        p++;
      }
    else if (*p == '}')
      {
        if (n_open > 0 && n_open-- < MAX_DEPTH)
          end_group (self);
        p++;
      }
    else if (*p == '\\')
      p = take_control (self, p + 1, end);
    else
      {
        const char *from = p;

        while (p < end && strchr ("{}\\\r\n", *p) == NULL)
          p++;
        add_words (self, from, p - from);
        if (p < end && (*p == '\r' || *p == '\n'))
          p++;
        else if (p < end && *p == '\0')
          p++;
      }
  if (n_open > 0)
    rej_attachment_findings_add (reading->findings, "file-damaged", REJ_ATTACHMENT_WARNING, FALSE, _ ("The document ends too early: a part of it may be missing."));
  report (self);
}
