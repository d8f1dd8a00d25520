/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-text-mask.h"

#include <string.h>

#include "rej-text-reader-private.h"

struct _RejTextMask
{
  RejTextState end_state;
  RejTextRun *runs;
  RejTextStyleSpan *styles;
  char *plain;
  char *filed; /* the same as plain where the two are equal */
  guint32 *numbers;
  char **wanted;
  char **references;
  char *note_label;
  RejTextDefinition *defined;
  gsize plain_length;
  gsize filed_length;
  guint n_runs;
  guint n_styles;
  guint n_numbers;
  guint n_defined;
  guint n_paragraphs;
  guint filed_characters;
  RejTextJoint joint;
  gboolean starts_note;
};

static const char *const no_labels[] = { NULL };

G_DEFINE_BOXED_TYPE (RejTextMask, rej_text_mask, rej_text_mask_ref, rej_text_mask_unref)

static void
mask_clear (RejTextMask *self)
{
  if (self->filed != self->plain)
    g_free (self->filed);
  g_free (self->plain);
  g_free (self->runs);
  g_free (self->styles);
  g_free (self->numbers);
  g_strfreev (self->wanted);
  g_strfreev (self->references);
  g_free (self->note_label);
  for (guint i = 0; i < self->n_defined; i++)
    {
      g_free ((char *) self->defined[i].label);
      g_free ((char *) self->defined[i].destination);
    }
  g_free (self->defined);
}

/* Counts the bytes that begin a character. */
static guint
count_characters (const char *text,
                  gsize length)
{
  guint n = 0;

  for (gsize i = 0; i < length; i++)
    n += (text[i] & 0xc0) != 0x80;

  return n;
}

/* Takes a string out of its buffer, without the room left for growth. */
static char *
steal_string (GString **string,
              gsize *length)
{
  GString *stolen = g_steal_pointer (string);
  gsize spare = stolen->allocated_len - stolen->len - 1;
  char *result;

  *length = stolen->len;
  result = g_string_free_and_steal (stolen);
  if (spare > 16)
    result = g_realloc (result, *length + 1);

  return result;
}

static gpointer
steal_array (GArray **array,
             guint *n,
             gsize element_size)
{
  gpointer result;

  *n = 0;
  if (*array == NULL)
    return NULL;
  *n = (*array)->len;
  result = *n > 0 ? g_memdup2 ((*array)->data, *n * element_size) : NULL;
  g_clear_pointer (array, g_array_unref);

  return result;
}

static void
take_writing (RejTextMask *self,
              RejTextWriter *writer)
{
  self->runs = steal_array (&writer->runs, &self->n_runs, sizeof (RejTextRun));
  self->styles = steal_array (&writer->styles, &self->n_styles, sizeof (RejTextStyleSpan));
  self->numbers = steal_array (&writer->numbers, &self->n_numbers, sizeof (guint32));
  if (writer->references != NULL)
    self->references = (char **) g_ptr_array_free (g_steal_pointer (&writer->references), FALSE);

  if (writer->filed != NULL && g_string_equal (writer->filed, writer->plain))
    g_string_free (g_steal_pointer (&writer->filed), TRUE);
  self->plain = steal_string (&writer->plain, &self->plain_length);
  if (writer->filed != NULL)
    {
      self->filed = steal_string (&writer->filed, &self->filed_length);
    }
  else
    {
      self->filed = self->plain;
      self->filed_length = self->plain_length;
    }
  self->filed_characters = count_characters (self->filed, self->filed_length);
}

static int
compare_labels (gconstpointer a,
                gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The labels in the order of their bytes, so that two readings of one block give the same. */
static char **
take_wanted (GHashTable *wanted)
{
  GHashTableIter iter;
  gpointer label;
  char **result;
  guint n = 0;

  if (wanted == NULL)
    return NULL;
  result = g_new (char *, g_hash_table_size (wanted) + 1);
  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, &label, NULL))
    {
      result[n++] = label;
      g_hash_table_iter_steal (&iter);
    }
  result[n] = NULL;
  qsort (result, n, sizeof *result, compare_labels);

  return result;
}

static void
read_markdown (RejTextMask *self,
               const char *source,
               gsize length,
               const RejTextState *state,
               const RejTextDefinitions *definitions)
{
  RejTextReader reader;

  rej_text_reader_init (&reader, source, length, state, definitions);
  rej_text_reader_read (&reader);
  rej_text_reader_get_state (&reader, &self->end_state);
  take_writing (self, &reader.writer);
  self->wanted = take_wanted (reader.inlines.wanted);
  self->note_label = g_steal_pointer (&reader.note_label);
  self->defined = steal_array (&reader.defined, &self->n_defined, sizeof (RejTextDefinition));
  self->n_paragraphs = reader.n_paragraphs;
  self->joint = reader.joint;
  self->starts_note = reader.starts_note;
  rej_text_reader_release (&reader);
}

static gboolean
holds_word (const char *text,
            gsize length)
{
  for (const char *at = text; at < text + length; at = g_utf8_next_char (at))
    {
      if (g_unichar_isalnum (g_utf8_get_char (at)))
        return TRUE;
    }

  return FALSE;
}

/* Spaces and line ends as they are, but every line end a line feed, and none for the last, which parts blocks. */
static void
file_blanks (RejTextWriter *writer,
             const char *blanks,
             gsize length)
{
  if (length > 0 && (blanks[length - 1] == '\n' || blanks[length - 1] == '\r'))
    length -= length > 1 && blanks[length - 1] == '\n' && blanks[length - 2] == '\r' ? 2 : 1;

  for (gsize at = 0; at < length; at++)
    if (blanks[at] != '\r')
      rej_text_writer_file (writer, blanks + at, 1);
    else if (at + 1 == length || blanks[at + 1] != '\n')
      rej_text_writer_file (writer, "\n", 1);
}

/* Text is filed as it is. What is checked and counted as words leaves out the blanks at the end. */
static void
read_plain (RejTextMask *self,
            const char *source,
            gsize length)
{
  RejTextWriter writer;
  gsize end = length;
  gsize at = 0;

  while (end > 0 && strchr (" \t\r\n", source[end - 1]) != NULL && source[end - 1] != '\0')
    end--;

  rej_text_writer_init (&writer, source, length);
  while (at < end)
    {
      const char *carriage = memchr (source + at, '\r', end - at);
      gsize stop = carriage != NULL ? (gsize) (carriage - source) : end;

      rej_text_writer_text (&writer, at, stop);
      at = stop;
      if (at < end)
        {
          at += at + 1 < end && source[at + 1] == '\n' ? 2 : 1;
          rej_text_writer_hard_break (&writer, stop, at);
        }
    }
  rej_text_writer_finish (&writer);
  file_blanks (&writer, source + end, length - end);

  take_writing (self, &writer);
  rej_text_writer_release (&writer);
  self->joint = length > 0 ? REJ_TEXT_JOINT_LINE : REJ_TEXT_JOINT_NONE;
  self->n_paragraphs = holds_word (self->plain, self->plain_length) ? 1 : 0;
}

/**
 * rej_text_mask_new:
 * @source: the source of a block, valid UTF-8; not kept
 * @length: its bytes, less than 2 GiB
 * @format: how it is read
 * @state: (nullable): where it begins; `NULL` for the beginning of a document
 * @definitions: (nullable): the labels of the document; used for this call only
 *
 * Reads a block.
 *
 * Markdown is read as cmark-gfm 0.29 reads it, with its footnotes, tables, strikethrough and autolinks, but for this:
 * placeholders stay as typed; raw HTML is text and HTML comments are left out; notes nobody refers to are kept; a note
 * begins neither in a quote nor in a note nor behind other text of its block, and what follows it in its block belongs
 * to it; its label has at most 63 bytes; at most eight list items and notes, and 32 quotes, lie in one another.
 *
 * Returns: (transfer full): the mask
 */
RejTextMask *
rej_text_mask_new (const char *source,
                   gsize length,
                   RejTextFormat format,
                   const RejTextState *state,
                   const RejTextDefinitions *definitions)
{
  static const RejTextState beginning = { 0 };
  RejTextMask *self;

  g_return_val_if_fail (source != NULL || length == 0, NULL);
  g_return_val_if_fail (length <= G_MAXINT32, NULL);

  self = g_atomic_rc_box_new0 (RejTextMask);
  if (format == REJ_TEXT_FORMAT_PLAIN)
    read_plain (self, source, length);
  else
    read_markdown (self, source, length, state != NULL ? state : &beginning, definitions);

  return self;
}

/**
 * rej_text_mask_ref:
 * @self: a mask
 *
 * Takes a reference; safe in any thread.
 *
 * Returns: (transfer full): @self
 */
RejTextMask *
rej_text_mask_ref (RejTextMask *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * rej_text_mask_unref:
 * @self: (transfer full): a mask
 *
 * Drops a reference; safe in any thread.
 */
void
rej_text_mask_unref (RejTextMask *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) mask_clear);
}

/**
 * rej_text_mask_get_end_state:
 * @self: a mask
 *
 * Tells where the next block begins.
 *
 * Returns: (transfer none): the state
 */
const RejTextState *
rej_text_mask_get_end_state (const RejTextMask *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->end_state;
}

/**
 * rej_text_mask_get_runs:
 * @self: a mask
 * @n_runs: (out): how many
 *
 * Gets what each stretch of the source is, in order and without a gap.
 *
 * Returns: (transfer none) (nullable) (array length=n_runs): the runs
 */
const RejTextRun *
rej_text_mask_get_runs (const RejTextMask *self,
                        guint *n_runs)
{
  g_return_val_if_fail (self != NULL, NULL);

  *n_runs = self->n_runs;
  return self->runs;
}

/**
 * rej_text_mask_get_styles:
 * @self: a mask
 * @n_spans: (out): how many
 *
 * Gets how stretches of the source are set, in no order.
 *
 * Returns: (transfer none) (nullable) (array length=n_spans): the styled stretches
 */
const RejTextStyleSpan *
rej_text_mask_get_styles (const RejTextMask *self,
                          guint *n_spans)
{
  g_return_val_if_fail (self != NULL, NULL);

  *n_spans = self->n_styles;
  return self->styles;
}

/**
 * rej_text_mask_get_plain:
 * @self: a mask
 * @length: (out) (optional): its bytes
 *
 * Gets the visible text: no markup, no list markers, destinations, note references or comments; line ends inside a
 * paragraph are spaces, others line feeds.
 *
 * Returns: (transfer none): the text, terminated
 */
const char *
rej_text_mask_get_plain (const RejTextMask *self,
                         gsize *length)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (length != NULL)
    *length = self->plain_length;
  return self->plain;
}

static gsize
get_shown_length (const RejTextMask *self,
                  guint run)
{
  gsize end = run + 1 < self->n_runs ? self->runs[run + 1].plain : self->plain_length;

  return end - self->runs[run].plain;
}

/* Index of the run that shows the byte at @offset of the plain text; @offset is less than its length. */
static guint
find_run (const RejTextMask *self,
          gsize offset)
{
  guint low = 0;
  guint high = self->n_runs;

  while (low + 1 < high)
    {
      guint middle = (low + high) / 2;

      if (self->runs[middle].plain <= offset)
        low = middle;
      else
        high = middle;
    }

  return low;
}

/**
 * rej_text_mask_plain_to_source:
 * @self: a mask
 * @plain_offset: a byte offset in the plain text, up to its length
 *
 * Finds where what is shown at an offset stands in the source.
 *
 * For the end of a stretch use [method@TextMask.plain_end_to_source]: it does not pass over markup that follows.
 *
 * Returns: a byte offset in the block's source
 */
gsize
rej_text_mask_plain_to_source (const RejTextMask *self,
                               gsize plain_offset)
{
  const RejTextRun *run;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (plain_offset <= self->plain_length, 0);

  if (plain_offset == self->plain_length)
    return rej_text_mask_plain_end_to_source (self, plain_offset);

  run = &self->runs[find_run (self, plain_offset)];

  return run->start + (run->kind == REJ_TEXT_RUN_TEXT ? plain_offset - run->plain : 0);
}

/**
 * rej_text_mask_source_to_plain:
 * @self: a mask
 * @byte: a byte offset in its source
 *
 * Finds where what is shown at a place of the source begins in the visible text.
 *
 * Returns: a byte offset in the visible text
 */
gsize
rej_text_mask_source_to_plain (const RejTextMask *self,
                               gsize byte)
{
  guint low = 0;
  const RejTextRun *run;

  g_return_val_if_fail (self != NULL, 0);

  for (guint high = self->n_runs; low < high;)
    {
      guint middle = (low + high) / 2;

      if (self->runs[middle].start + self->runs[middle].length <= byte)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == self->n_runs)
    return self->plain_length;
  run = &self->runs[low];

  return run->plain + (run->kind == REJ_TEXT_RUN_TEXT && byte > run->start ? byte - run->start : 0);
}

/**
 * rej_text_mask_plain_end_to_source:
 * @self: a mask
 * @plain_offset: a byte offset in the plain text, up to its length
 *
 * Finds where what is shown before an offset ends in the source.
 *
 * Returns: a byte offset in the block's source
 */
gsize
rej_text_mask_plain_end_to_source (const RejTextMask *self,
                                   gsize plain_offset)
{
  const RejTextRun *run;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (plain_offset <= self->plain_length, 0);

  if (plain_offset == 0)
    return 0;
  run = &self->runs[find_run (self, plain_offset - 1)];

  return run->start + (run->kind == REJ_TEXT_RUN_TEXT ? plain_offset - run->plain : run->length);
}

/**
 * rej_text_mask_is_verbatim:
 * @self: a mask
 * @plain_start: a byte offset in the plain text
 * @plain_end: another, exclusive
 *
 * Tells whether a stretch of the plain text stands in the source exactly so, in one piece: what may be replaced
 * there without touching markup.
 *
 * Returns: whether it does
 */
gboolean
rej_text_mask_is_verbatim (const RejTextMask *self,
                           gsize plain_start,
                           gsize plain_end)
{
  guint run;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (plain_start <= plain_end && plain_end <= self->plain_length, FALSE);

  if (plain_start == plain_end)
    return TRUE;
  run = find_run (self, plain_start);

  return self->runs[run].kind == REJ_TEXT_RUN_TEXT &&
         plain_end <= self->runs[run].plain + get_shown_length (self, run);
}

/**
 * rej_text_mask_get_note_label:
 * @self: a mask
 *
 * Tells whether the block is a note, or goes on with one, and with which.
 *
 * Returns: (transfer none) (nullable): the normalized label with "^"; `NULL` for body text
 */
const char *
rej_text_mask_get_note_label (const RejTextMask *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->note_label;
}

/**
 * rej_text_mask_starts_note:
 * @self: a mask
 *
 * Tells whether a note begins in the block. Its text as filed then begins with "[] ".
 *
 * Returns: whether it does
 */
gboolean
rej_text_mask_starts_note (const RejTextMask *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->starts_note;
}

/**
 * rej_text_mask_get_n_paragraphs:
 * @self: a mask
 *
 * Counts the paragraphs, headings, rows, and pieces of code and HTML of the block that hold a letter or a number.
 *
 * Returns: how many
 */
guint
rej_text_mask_get_n_paragraphs (const RejTextMask *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_paragraphs;
}

/**
 * rej_text_mask_get_defined:
 * @self: a mask
 * @n_defined: (out): how many
 *
 * Gets the labels the block defines, in the order of the source; a label may be there twice.
 *
 * Returns: (transfer none) (nullable) (array length=n_defined): the definitions
 */
const RejTextDefinition *
rej_text_mask_get_defined (const RejTextMask *self,
                           guint *n_defined)
{
  g_return_val_if_fail (self != NULL, NULL);

  *n_defined = self->n_defined;
  return self->defined;
}

/**
 * rej_text_mask_get_wanted:
 * @self: a mask
 *
 * Gets the labels the block looked for, whether they were found or not: it reads otherwise once one of them comes or
 * goes. Sorted, each once.
 *
 * Returns: (transfer none) (array zero-terminated=1): the labels
 */
const char *const *
rej_text_mask_get_wanted (const RejTextMask *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->wanted != NULL ? (const char *const *) self->wanted : no_labels;
}

/**
 * rej_text_mask_get_note_references:
 * @self: a mask
 *
 * Gets the labels of the notes the block refers to, in order, one for each reference.
 *
 * Returns: (transfer none) (array zero-terminated=1): the labels, with "^"
 */
const char *const *
rej_text_mask_get_note_references (const RejTextMask *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->references != NULL ? (const char *const *) self->references : no_labels;
}

/**
 * rej_text_mask_get_joint:
 * @self: a mask
 *
 * Tells how the text as filed of the block follows that of the blocks before it. The blocks of one note follow one
 * another with a line feed.
 *
 * Returns: the joint
 */
RejTextJoint
rej_text_mask_get_joint (const RejTextMask *self)
{
  g_return_val_if_fail (self != NULL, REJ_TEXT_JOINT_NONE);

  return self->joint;
}

/**
 * rej_text_mask_get_filed_characters:
 * @self: a mask
 *
 * Counts the characters of the text as filed, the digits of note numbers left out.
 *
 * Returns: how many
 */
guint
rej_text_mask_get_filed_characters (const RejTextMask *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->filed_characters;
}

/**
 * rej_text_mask_get_filed_bytes:
 * @self: a mask
 *
 * Counts the bytes of the text as filed, the digits of note numbers left out.
 *
 * Returns: how many
 */
guint
rej_text_mask_get_filed_bytes (const RejTextMask *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return (guint) self->filed_length;
}

/**
 * rej_text_mask_append_filed:
 * @self: a mask
 * @number: (nullable) (scope call): gives the numbers of notes; `NULL` leaves their brackets empty
 * @user_data: for @number
 * @out: where to
 *
 * Adds the text as filed of the block, without what joins it to others.
 */
void
rej_text_mask_append_filed (const RejTextMask *self,
                            RejTextNumberFunc number,
                            gpointer user_data,
                            GString *out)
{
  gsize at = 0;

  g_return_if_fail (self != NULL);
  g_return_if_fail (out != NULL);

  for (guint i = 0; number != NULL && i < self->n_numbers; i++)
    {
      guint n_before = self->starts_note ? 1 : 0;
      const char *label = i < n_before ? self->note_label : self->references[i - n_before];

      g_string_append_len (out, self->filed + at, (gssize) (self->numbers[i] - at));
      g_string_append_printf (out, "%u", number (label, user_data));
      at = self->numbers[i];
    }
  g_string_append_len (out, self->filed + at, (gssize) (self->filed_length - at));
}
