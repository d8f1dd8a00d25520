/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-attachment-clean.h"

#include <glib/gi18n-lib.h>

#include "rej-attachment-cleaner.h"
#include "rej-attachment-picture.h"
#include "rej-attachment-reading.h"

G_DEFINE_BOXED_TYPE (RejAttachmentCleaning, rej_attachment_cleaning, rej_attachment_cleaning_ref, rej_attachment_cleaning_unref)

/**
 * rej_attachment_cleaning_ref:
 * @self: a cleaning
 *
 * Returns: (transfer full): @self
 */
RejAttachmentCleaning *
rej_attachment_cleaning_ref (RejAttachmentCleaning *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
cleaning_clear (RejAttachmentCleaning *self)
{
  g_bytes_unref (self->bytes);
  rej_attachment_report_unref (self->before);
  rej_attachment_report_unref (self->after);
  g_ptr_array_unref (self->removed);
  g_ptr_array_unref (self->stayed);
}

/**
 * rej_attachment_cleaning_unref:
 * @self: (transfer full): a cleaning
 */
void
rej_attachment_cleaning_unref (RejAttachmentCleaning *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) cleaning_clear);
}

/**
 * rej_attachment_type_can_be_cleaned:
 * @type: a type
 *
 * Returns: whether [func@rej_attachment_clean] knows files of it
 */
gboolean
rej_attachment_type_can_be_cleaned (RejAttachmentType type)
{
  return rej_attachment_type_is_office (type) || type == REJ_ATTACHMENT_PDF || type == REJ_ATTACHMENT_GIF ||
         type == REJ_ATTACHMENT_JPEG || type == REJ_ATTACHMENT_PNG || type == REJ_ATTACHMENT_TIFF;
}

static GBytes *
clean_bytes (GBytes *bytes,
             RejAttachmentType type,
             GError **error)
{
  switch ((int) type)
    {
    case REJ_ATTACHMENT_DOCX:
    case REJ_ATTACHMENT_PPTX:
    case REJ_ATTACHMENT_XLSX:
      return rej_attachment_clean_office (bytes, error);
    case REJ_ATTACHMENT_PDF:
      return rej_attachment_clean_pdf (bytes, error);
    case REJ_ATTACHMENT_GIF:
    case REJ_ATTACHMENT_JPEG:
    case REJ_ATTACHMENT_PNG:
    case REJ_ATTACHMENT_TIFF:
      return rej_attachment_picture_clean (bytes, error);
    default:
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                   /* Translators: %s is a kind of file such as "RTF document". */
                   _ ("Rejoinder cannot clean files of this kind (%s). Save it as PDF, .docx, or JPEG first."), rej_attachment_type_get_title (type));
      return NULL;
    }
}

static gboolean
is_about_name (const RejAttachmentFinding *finding)
{
  return g_str_has_prefix (finding->code, "name-");
}

/* What is in one list of findings and has no like in the other; either about the name of the file, or about what is in it. */
static GPtrArray *
pick (GPtrArray *from,
      GPtrArray *other,
      gboolean about_name)
{
  GPtrArray *picked = rej_attachment_findings_new ();

  for (guint i = 0; i < from->len; i++)
    {
      RejAttachmentFinding *finding = g_ptr_array_index (from, i);

      if (rej_attachment_findings_find (other, finding->code) == NULL && is_about_name (finding) == about_name)
        g_ptr_array_add (picked, rej_attachment_finding_ref (finding));
    }
  return picked;
}

static RejAttachmentFinding *
copy_finding (RejAttachmentFinding *finding,
              gpointer user_data)
{
  return rej_attachment_finding_ref (finding);
}

/**
 * rej_attachment_clean:
 * @name: the name under which the copy is to be filed
 * @bytes: the original, which stays as it is
 * @privacy: (nullable): what is private beyond what everybody has
 * @error: where an error of #GIOErrorEnum goes: `NOT_SUPPORTED` for a kind of file that cannot be cleaned
 *
 * Makes a copy without what a file gives away of its writers, as far as that can be taken out without changing what
 * readers see, and looks at the copy as at any file. Takes long: for worker threads.
 *
 * Returns: (transfer full) (nullable): the copy, and what was taken out and what stayed
 */
RejAttachmentCleaning *
rej_attachment_clean (const char *name,
                      GBytes *bytes,
                      const RejPrivacy *privacy,
                      GError **error)
{
  g_autoptr (RejAttachmentReport) before = NULL;
  g_autoptr (GBytes) cleaned = NULL;
  RejAttachmentCleaning *self;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (bytes != NULL, NULL);

  before = rej_attachment_report_new (name, bytes, privacy);
  cleaned = clean_bytes (bytes, before->type, error);
  if (cleaned == NULL)
    return NULL;

  self = g_atomic_rc_box_new0 (RejAttachmentCleaning);
  self->after = rej_attachment_report_new (name, cleaned, privacy);
  self->removed = pick (before->findings, self->after->findings, FALSE);
  /* The name is that of the original, though the copy no longer says whose name is in it. */
  self->stayed = pick (before->findings, self->after->findings, TRUE);
  g_ptr_array_extend (self->stayed, self->after->findings, (GCopyFunc) copy_finding, NULL);
  rej_attachment_findings_sort (self->stayed);
  self->bytes = g_steal_pointer (&cleaned);
  self->before = g_steal_pointer (&before);
  return self;
}

typedef struct
{
  char *name;
  GBytes *bytes;
  const RejPrivacy *privacy;
} Request;

static void
request_free (Request *self)
{
  g_free (self->name);
  g_bytes_unref (self->bytes);
  g_free (self);
}

static void
clean_in_thread (GTask *task,
                 gpointer source,
                 gpointer task_data,
                 GCancellable *cancellable)
{
  Request *request = task_data;
  GError *error = NULL;
  RejAttachmentCleaning *cleaning = rej_attachment_clean (request->name, request->bytes, request->privacy, &error);

  if (cleaning != NULL)
    g_task_return_pointer (task, cleaning, (GDestroyNotify) rej_attachment_cleaning_unref);
  else
    g_task_return_error (task, error);
}

/**
 * rej_attachment_clean_async:
 * @name: the name under which the copy is to be filed
 * @bytes: the original, which stays as it is
 * @privacy: (nullable): what is private beyond what everybody has; it must stay as it is until @callback is called
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Makes a cleaned copy in a worker thread.
 */
void
rej_attachment_clean_async (const char *name,
                            GBytes *bytes,
                            const RejPrivacy *privacy,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Request *request;

  g_return_if_fail (name != NULL);
  g_return_if_fail (bytes != NULL);

  request = g_new0 (Request, 1);
  request->name = g_strdup (name);
  request->bytes = g_bytes_ref (bytes);
  request->privacy = privacy;
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, rej_attachment_clean_async);
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  g_task_run_in_thread (task, clean_in_thread);
}

/**
 * rej_attachment_clean_finish:
 * @result: what the callback was given
 * @error: where an error of #GIOErrorEnum goes
 *
 * Returns: (transfer full) (nullable): the copy, and what was taken out and what stayed
 */
RejAttachmentCleaning *
rej_attachment_clean_finish (GAsyncResult *result,
                             GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
