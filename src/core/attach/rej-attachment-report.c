/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-attachment-report.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rej-attachment-name.h"
#include "rej-attachment-reading.h"

G_DEFINE_BOXED_TYPE (RejAttachmentReport, rej_attachment_report, rej_attachment_report_ref, rej_attachment_report_unref)

/* Parts of names shorter than this are in too many words. */
#define MIN_NAME_LETTERS 3
#define CONTEXT_CHARACTERS 40

/**
 * rej_attachment_report_ref:
 * @self: a report
 *
 * Returns: (transfer full): @self
 */
RejAttachmentReport *
rej_attachment_report_ref (RejAttachmentReport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
report_clear (RejAttachmentReport *self)
{
  g_free (self->name);
  g_free (self->sha256);
  g_free (self->text);
  g_ptr_array_unref (self->findings);
}

/**
 * rej_attachment_report_unref:
 * @self: (transfer full): a report
 */
void
rej_attachment_report_unref (RejAttachmentReport *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) report_clear);
}

/* Whether name and content are what is taken; else says why not, and what to do. */
static gboolean
check_type (RejAttachmentReport *self,
            RejAttachmentType by_name,
            RejAttachmentType by_content)
{
  const char *dot = strrchr (self->name, '.');
  const char *ending = dot != NULL ? dot : "";

  self->type = rej_attachment_type_is_taken (by_name) ? by_name : by_content;
  if (rej_attachment_type_is_taken (by_name) && rej_attachment_type_agrees (by_name, by_content))
    return TRUE;
  if (rej_attachment_type_is_taken (by_content))
    {
      self->type = by_content;
      if (dot == NULL)
        rej_attachment_findings_add (self->findings, "type-mismatch", REJ_ATTACHMENT_BLOCKING, FALSE,
                                     /* Translators: the first %s is an ending of file names, the second a kind of file such as "PDF document". */
                                     _ ("The name of the file has no ending: add “.%s” to it (%s)."),
                                       rej_attachment_type_get_extension (by_content), rej_attachment_type_get_title (by_content));
      else
        rej_attachment_findings_add (self->findings, "type-mismatch", REJ_ATTACHMENT_BLOCKING, FALSE,
                                     /* Translators: the first and third %s are endings of file names, the second is a kind of file such as "PDF document". */
                                     _ ("The name of the file ends in “%s”, but what is in it is of another kind: %s. Change the ending to “.%s”."),
                                       ending, rej_attachment_type_get_title (by_content), rej_attachment_type_get_extension (by_content));
      return TRUE;
    }
  if (rej_attachment_type_is_taken (by_name) && by_content == REJ_ATTACHMENT_UNKNOWN)
    rej_attachment_findings_add (self->findings, "type-mismatch", REJ_ATTACHMENT_BLOCKING, FALSE,
                                 _ ("The name of the file ends in “%s”, but what is in it is not a file of that kind, or it is damaged. Open it, and save it again."), ending);
  else if (rej_attachment_type_is_taken (by_name))
    rej_attachment_findings_add (self->findings, by_content == REJ_ATTACHMENT_LOCKED_OFFICE ? "file-encrypted" : "type-mismatch", REJ_ATTACHMENT_BLOCKING, FALSE,
                                 /* Translators: an ending of a file name; a kind of file such as "Archive of files"; a sentence on what to do. */
                                 _ ("The name of the file ends in “%s”, but what is in it is not taken: %s. %s"),
                                   ending, rej_attachment_type_get_title (by_content), rej_attachment_type_get_advice (by_content));
  else
    {
      RejAttachmentType type = by_name != REJ_ATTACHMENT_UNKNOWN ? by_name : by_content;

      self->type = type;
      if (dot == NULL)
        rej_attachment_findings_add (self->findings, "type-refused", REJ_ATTACHMENT_BLOCKING, FALSE,
                                     /* Translators: a kind of file such as "Archive of files"; a sentence on what to do. */
                                     _ ("Regulations.gov does not take files of this kind (%s). %s"), rej_attachment_type_get_title (type), rej_attachment_type_get_advice (type));
      else
        rej_attachment_findings_add (self->findings, "type-refused", REJ_ATTACHMENT_BLOCKING, FALSE,
                                     /* Translators: an ending of a file name; a kind of file such as "Archive of files"; a sentence on what to do. */
                                     _ ("Regulations.gov does not take files whose names end in “%s” (%s). %s"),
                                       ending, rej_attachment_type_get_title (type), rej_attachment_type_get_advice (type));
    }
  return FALSE;
}

static void
read_content (RejAttachmentReading *reading,
              RejAttachmentType type)
{
  switch ((int) type)
    {
    case REJ_ATTACHMENT_TXT:
      rej_attachment_read_text (reading);
      break;
    case REJ_ATTACHMENT_SGML:
    case REJ_ATTACHMENT_XML:
      rej_attachment_read_markup (reading, type == REJ_ATTACHMENT_XML);
      break;
    case REJ_ATTACHMENT_DOCX:
    case REJ_ATTACHMENT_PPTX:
    case REJ_ATTACHMENT_XLSX:
      rej_attachment_read_office (reading);
      break;
    case REJ_ATTACHMENT_PDF:
      rej_attachment_read_pdf (reading);
      break;
    case REJ_ATTACHMENT_BMP:
    case REJ_ATTACHMENT_GIF:
    case REJ_ATTACHMENT_JPEG:
    case REJ_ATTACHMENT_PNG:
    case REJ_ATTACHMENT_TIFF:
      rej_attachment_read_picture (reading);
      break;
    case REJ_ATTACHMENT_RTF:
      rej_attachment_read_rtf (reading);
      break;
    default:
      /* Translators: %s is a kind of file such as "WordPerfect document". */
      rej_attachment_findings_add (reading->findings, "not-looked-at", REJ_ATTACHMENT_NOTE, FALSE, _ ("Rejoinder cannot look into this file (%s): whether it names you or anybody else is not known."), rej_attachment_type_get_title (type));
      break;
    }
}

/* The words before a find say where it is without repeating it. */
static char *
dup_context (const char *text,
             gsize start)
{
  const char *from = text + start;
  g_autofree char *context = NULL;

  for (guint i = 0; i < CONTEXT_CHARACTERS && from > text; i++)
    {
      const char *before = g_utf8_prev_char (from);

      if (*before == '\n')
        break;
      from = before;
    }
  context = g_strndup (from, text + start - from);
  g_strstrip (context);
  return g_steal_pointer (&context);
}

static void
add_private_finding (RejAttachmentReport *self,
                     const RejFinding *finding,
                     const char *context,
                     guint count)
{
  if (count > 1)
    rej_attachment_findings_add (self->findings, finding->code, REJ_ATTACHMENT_WARNING, FALSE,
                                 /* Translators: how often; the words before the first find, perhaps none; a sentence on what it is. */
                                 ngettext ("%u place in the text of the file, first after “%s”: %s", "%u places in the text of the file, first after “%s”: %s", count),
                                 count, context, finding->message);
  else if (*context != '\0')
    rej_attachment_findings_add (self->findings, finding->code, REJ_ATTACHMENT_WARNING, FALSE,
                                 /* Translators: the words before something in a file; a sentence on what it is. */
                                 _ ("In the text of the file, after “%s”: %s"), context, finding->message);
  else
    rej_attachment_findings_add (self->findings, finding->code, REJ_ATTACHMENT_WARNING, FALSE,
                                 /* Translators: %s is a sentence on what was found. */
                                 _ ("In the text of the file: %s"), finding->message);
}

/* One finding for each kind of private thing, with how often and where first. */
static void
check_text (RejAttachmentReport *self,
            const RejPrivacy *privacy)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_finding_unref);
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);

  rej_privacy_check (self->text, strlen (self->text), privacy, found);
  for (guint i = 0; i < found->len; i++)
    {
      const char *code = ((const RejFinding *) g_ptr_array_index (found, i))->code;

      g_hash_table_insert (counts, (gpointer) code, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, code)) + 1));
    }
  for (guint i = 0; i < found->len; i++)
    {
      const RejFinding *finding = g_ptr_array_index (found, i);
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, finding->code));
      g_autofree char *context = NULL;

      if (count == 0)
        continue;
      g_hash_table_remove (counts, finding->code);
      context = dup_context (self->text, finding->start);
      add_private_finding (self, finding, context, count);
    }
}

/* Whether one word is another, whatever their case. */
static gboolean
is_same_word (gconstpointer a,
              gconstpointer b)
{
  g_autofree char *left = g_utf8_casefold (a, -1);
  g_autofree char *right = g_utf8_casefold (b, -1);

  return g_str_equal (left, right);
}

/* The words of a name of a person, or of a file, in ASCII or not. */
static GPtrArray *
split_words (const char *name)
{
  g_auto (GStrv) words = g_regex_split_simple ("[^\\p{L}\\p{N}]+", name, 0, 0);
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_utf8_strlen (words[i], -1) >= MIN_NAME_LETTERS)
      g_ptr_array_add (list, g_strdup (words[i]));
  return list;
}

/* Names of files are often made of the name of whoever made them. */
static void
check_people (RejAttachmentReport *self,
              GPtrArray *people)
{
  const char *dot = strrchr (self->name, '.');
  g_autofree char *stem = dot != NULL ? g_strndup (self->name, (gsize) (dot - self->name)) : g_strdup (self->name);
  g_autoptr (GPtrArray) own = split_words (stem);

  for (guint i = 0; i < people->len && rej_attachment_findings_find (self->findings, "name-private") == NULL; i++)
    {
      g_autoptr (GPtrArray) words = split_words (g_ptr_array_index (people, i));

      for (guint k = 0; k < words->len; k++)
        {
          const char *word = g_ptr_array_index (words, k);

          if (!g_ptr_array_find_with_equal_func (own, word, is_same_word, NULL))
            continue;
          rej_attachment_findings_add (self->findings, "name-private", REJ_ATTACHMENT_WARNING, FALSE,
                                       /* Translators: %s is a word such as a surname. */
                                       _ ("The name of a file is public too, and this one has “%s” in it, which the file gives as the name of a person."), word);
          break;
        }
    }
}

static RejAttachmentReport *
report_new (const char *name,
            guint64 size)
{
  RejAttachmentReport *self = g_atomic_rc_box_new0 (RejAttachmentReport);

  self->name = g_utf8_make_valid (name, -1);
  self->size = size;
  self->findings = rej_attachment_findings_new ();
  return self;
}

/* What is said of a file that is too large: it is not read. */
static RejAttachmentReport *
report_too_large (const char *name,
                  guint64 size,
                  const RejPrivacy *privacy)
{
  RejAttachmentReport *self = report_new (name, size);
  g_autofree char *has = g_format_size_full (size, G_FORMAT_SIZE_IEC_UNITS);

  self->type = rej_attachment_type_from_name (self->name);
  self->text = g_strdup ("");
  rej_attachment_findings_add (self->findings, "file-too-large", REJ_ATTACHMENT_BLOCKING, FALSE,
                               /* Translators: %s is a size such as "12.5 MiB". */
                               _ ("The file has %s; regulations.gov takes 10 MiB at most for each file. Make its pictures smaller, or divide it into several files."), has);
  if (!rej_attachment_type_is_taken (self->type))
    check_type (self, self->type, REJ_ATTACHMENT_UNKNOWN);
  rej_attachment_name_check (self->name, privacy, self->findings);
  return self;
}

/**
 * rej_attachment_report_new:
 * @name: the name under which it is to be filed, without a folder
 * @bytes: the whole file
 * @privacy: (nullable): what is private beyond what everybody has
 *
 * Looks at a file. Takes as long as the file is large: for worker threads. A file made to fill the memory is not
 * looked into, and said to be.
 *
 * Returns: (transfer full): what it is and gives away
 */
RejAttachmentReport *
rej_attachment_report_new (const char *name,
                           GBytes *bytes,
                           const RejPrivacy *privacy)
{
  g_autoptr (RejPrivacy) nothing = rej_privacy_new ();
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_free);
  RejAttachmentReading reading = { bytes, NULL, NULL, FALSE, people };
  RejAttachmentReport *self;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (bytes != NULL, NULL);

  if (g_bytes_get_size (bytes) > REJ_ATTACHMENT_MAX_BYTES)
    return report_too_large (name, g_bytes_get_size (bytes), privacy);

  self = report_new (name, g_bytes_get_size (bytes));
  self->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  reading.findings = self->findings;
  reading.text = g_string_new (NULL);
  rej_attachment_name_check (self->name, privacy, self->findings);
  if (self->size == 0)
    {
      self->type = rej_attachment_type_from_name (self->name);
      rej_attachment_findings_add (self->findings, "file-empty", REJ_ATTACHMENT_BLOCKING, FALSE, _ ("The file is empty."));
    }
  else if (check_type (self, rej_attachment_type_from_name (self->name), rej_attachment_type_from_content (bytes)))
    {
      read_content (&reading, self->type);
    }
  if (reading.is_cut)
    rej_attachment_findings_add (self->findings, "text-cut", REJ_ATTACHMENT_NOTE, FALSE, _ ("The file has so much text that only the beginning was looked at."));
  self->text = g_string_free_and_steal (reading.text);
  check_text (self, privacy != NULL ? privacy : nothing);
  check_people (self, people);
  rej_attachment_findings_sort (self->findings);

  return self;
}

/**
 * rej_attachment_report_is_blocking:
 * @self: a report
 *
 * Returns: whether the file cannot be filed as it is
 */
gboolean
rej_attachment_report_is_blocking (const RejAttachmentReport *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->findings->len > 0 && ((const RejAttachmentFinding *) g_ptr_array_index (self->findings, 0))->severity == REJ_ATTACHMENT_BLOCKING;
}

/**
 * rej_attachment_report_can_clean:
 * @self: a report
 *
 * Returns: whether "Clean a copy" would take out anything that was found
 */
gboolean
rej_attachment_report_can_clean (const RejAttachmentReport *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->findings->len; i++)
    if (((const RejAttachmentFinding *) g_ptr_array_index (self->findings, i))->can_clean)
      return TRUE;
  return FALSE;
}

/**
 * rej_attachment_report_check_together:
 * @reports: (element-type RejAttachmentReport): all files that go with one comment, the comment's own file among them
 * @findings: (element-type RejAttachmentFinding): where to add
 *
 * Looks at the files as a set: how many there are, no name twice, and no content twice.
 */
void
rej_attachment_report_check_together (GPtrArray *reports,
                                      GPtrArray *findings)
{
  g_return_if_fail (reports != NULL);
  g_return_if_fail (findings != NULL);

  if (reports->len > REJ_ATTACHMENT_MAX_FILES)
    rej_attachment_findings_add (findings, "too-many-files", REJ_ATTACHMENT_BLOCKING, FALSE,
                                 /* Translators: two numbers of files, the second always 20. */
                                 _ ("There are %u files; regulations.gov takes %d at most with one comment. Put some of them together in one PDF."),
                                   reports->len, REJ_ATTACHMENT_MAX_FILES);
  for (guint i = 0; i < reports->len; i++)
    for (guint k = 0; k < i; k++)
      {
        const RejAttachmentReport *late = g_ptr_array_index (reports, i);
        const RejAttachmentReport *early = g_ptr_array_index (reports, k);

        if (rej_attachment_name_equal (late->name, early->name))
          rej_attachment_findings_add (findings, "name-taken", REJ_ATTACHMENT_BLOCKING, FALSE,
                                       /* Translators: %s is the name of a file. */
                                       _ ("Two files are called “%s”, and regulations.gov refuses that. Give one of them another name."), late->name);
        else if (late->sha256 != NULL && g_strcmp0 (late->sha256, early->sha256) == 0)
          rej_attachment_findings_add (findings, "file-twice", REJ_ATTACHMENT_WARNING, FALSE,
                                       /* Translators: both %s are names of files. */
                                       _ ("“%s” and “%s” are the same file under two names."), early->name, late->name);
      }
}

/* Reads a file as far as it may go; NULL with no error if it is larger. */
static GBytes *
load_file (GFile *file,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GByteArray) data = g_byte_array_new ();
  g_autofree guint8 *piece = g_malloc (64 * 1024);
  gssize n;

  if (stream == NULL)
    return NULL;
  while ((n = g_input_stream_read (G_INPUT_STREAM (stream), piece, 64 * 1024, cancellable, error)) > 0)
    {
      if (data->len + (gsize) n > REJ_ATTACHMENT_MAX_BYTES)
        return NULL;
      g_byte_array_append (data, piece, (guint) n);
    }
  return n < 0 ? NULL : g_byte_array_free_to_bytes (g_steal_pointer (&data));
}

/**
 * rej_attachment_inspect:
 * @file: a file
 * @name: (nullable): the name under which it is to be filed; without, its own
 * @privacy: (nullable): what is private beyond what everybody has
 * @cancellable: (nullable): to stop it
 * @error: where an error of #GIOErrorEnum goes
 *
 * Looks at a file. Blocks: for worker threads. No more than 10 MiB of it are ever in memory.
 *
 * Returns: (transfer full) (nullable): what it is and gives away; `NULL` only if it cannot be read
 */
RejAttachmentReport *
rej_attachment_inspect (GFile *file,
                        const char *name,
                        const RejPrivacy *privacy,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autofree char *base = NULL;
  g_autofree char *shown = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GFileInfo) info = NULL;
  GError *failure = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  base = g_file_get_basename (file);
  shown = name != NULL ? g_strdup (name) : g_filename_display_name (base != NULL ? base : "");
  bytes = load_file (file, cancellable, &failure);
  if (bytes != NULL)
    return rej_attachment_report_new (shown, bytes, privacy);
  if (failure == NULL)
    info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, cancellable, &failure);
  if (info != NULL)
    return report_too_large (shown, MAX ((guint64) g_file_info_get_size (info), REJ_ATTACHMENT_MAX_BYTES + 1), privacy);
  /* Translators: %s is the name of a file; what went wrong follows. */
  g_propagate_prefixed_error (error, failure, _ ("“%s” cannot be read: "), shown);
  return NULL;
}

typedef struct
{
  GFile *file;
  char *name;
  const RejPrivacy *privacy;
} Inspection;

static void
inspection_free (Inspection *self)
{
  g_object_unref (self->file);
  g_free (self->name);
  g_free (self);
}

static void
inspect_in_thread (GTask *task,
                   gpointer source,
                   gpointer task_data,
                   GCancellable *cancellable)
{
  Inspection *inspection = task_data;
  GError *error = NULL;
  RejAttachmentReport *report = rej_attachment_inspect (inspection->file, inspection->name, inspection->privacy, cancellable, &error);

  if (report != NULL)
    g_task_return_pointer (task, report, (GDestroyNotify) rej_attachment_report_unref);
  else
    g_task_return_error (task, error);
}

/**
 * rej_attachment_inspect_async:
 * @file: a file
 * @name: (nullable): the name under which it is to be filed; without, its own
 * @privacy: (nullable): what is private beyond what everybody has; it must stay as it is until @callback is called
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Looks at a file in a worker thread.
 */
void
rej_attachment_inspect_async (GFile *file,
                              const char *name,
                              const RejPrivacy *privacy,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Inspection *inspection;

  g_return_if_fail (G_IS_FILE (file));

  inspection = g_new0 (Inspection, 1);
  inspection->file = g_object_ref (file);
  inspection->name = g_strdup (name);
  inspection->privacy = privacy;
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, rej_attachment_inspect_async);
  g_task_set_task_data (task, inspection, (GDestroyNotify) inspection_free);
  g_task_run_in_thread (task, inspect_in_thread);
}

/**
 * rej_attachment_inspect_finish:
 * @result: what the callback was given
 * @error: where an error of #GIOErrorEnum goes
 *
 * Returns: (transfer full) (nullable): what the file is and gives away; `NULL` only if it cannot be read
 */
RejAttachmentReport *
rej_attachment_inspect_finish (GAsyncResult *result,
                               GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
