/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-cli-hand-over.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rej-cli-io.h"
#include "rej-export.h"
#include "rej-file-writer.h"

#define BOX_FILE "comment-box.txt"
#define MAIL_FILE "email.txt"
#define LETTER_FILE "cover-letter.pdf"

static gboolean
write_text (const char *folder,
            const char *name,
            gboolean force,
            const char *text,
            GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *whole = g_strconcat (text, "\n", NULL);

  return rej_cli_write (path, force, whole, strlen (whole), error);
}

static gboolean
copy_files (RejCliPlan *plan,
            const char *folder,
            gboolean force,
            GError **error)
{
  for (guint i = 0; i < plan->files->len; i++)
    {
      const RejCliFile *file = plan->files->pdata[i];
      g_autofree char *path = g_build_filename (folder, file->report->name, NULL);
      g_autoptr (GFile) copy = g_file_new_for_path (path);
      g_autoptr (GBytes) bytes = NULL;

      /* A file that lies there already is its own copy. */
      if (g_file_equal (file->file, copy))
        continue;
      bytes = g_file_load_bytes (file->file, NULL, NULL, error);
      if (bytes == NULL)
        return FALSE;
      if (!rej_file_writer_write (copy, bytes, force, NULL, error))
        {
          if (error != NULL && g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_EXISTS))
            rej_cli_set_exists (error, path);
          return FALSE;
        }
    }
  return TRUE;
}

static char *
dup_mail (RejCliPlan *plan,
          const RejFiling *filing)
{
  g_autofree char *subject = rej_filing_way_dup_subject (plan->target);
  g_autofree char *mailto = rej_filing_way_dup_mailto (plan->target, plan->offer, filing->text);

  return g_strdup_printf ("To: %s\nSubject: %s\n\n%s\n\n%s", plan->offer->address, subject, filing->text, mailto);
}

/* Name and place of a person or an organization, a line each. */
static char *
dup_sender (const RejSubmitter *submitter)
{
  g_autoptr (GString) sender = g_string_new (NULL);
  g_autofree char *name = rej_submitter_dup_name (submitter);
  static const RejSubmitterField fields[] = { REJ_SUBMITTER_CITY, REJ_SUBMITTER_STATE, REJ_SUBMITTER_ZIP };
  const char *separator = "\n";

  if (name == NULL)
    return NULL;
  g_string_append (sender, name);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (rej_submitter_get_field (submitter, fields[i]) != NULL)
      {
        g_string_append_printf (sender, "%s%s", separator, rej_submitter_get_field (submitter, fields[i]));
        separator = i == 0 ? ", " : " ";
      }
  return g_string_free (g_steal_pointer (&sender), FALSE);
}

static gboolean
write_letter (RejCliPlan *plan,
              const RejFiling *filing,
              const char *folder,
              gboolean force,
              GError **error)
{
  g_autoptr (RejExportDetails) details = rej_export_details_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *sender = dup_sender (filing->submitter);
  g_autofree char *date = rej_filing_way_dup_letter_date (now);
  g_autofree char *letter = NULL;
  g_autofree char *path = g_build_filename (folder, LETTER_FILE, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  for (guint i = 0; i < filing->files->len; i++)
    g_ptr_array_add (names, ((const RejFilingFile *) filing->files->pdata[i])->name);
  g_ptr_array_add (names, NULL);
  letter = rej_filing_way_dup_cover_letter (plan->target, plan->offer, sender, date, (const char *const *) names->pdata);
  if (rej_export_to_file (letter, details, REJ_EXPORT_FORMAT_PDF, NULL, file, force, NULL, error))
    return TRUE;
  if (error != NULL && g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    rej_cli_set_exists (error, path);
  return FALSE;
}

/**
 * rej_cli_hand_over_write:
 * @plan: a plan
 * @filing: what is filed
 * @folder: where to; made if it is not there
 * @force: whether to replace files that are there
 * @error: return location for an error of GIO or of exporting
 *
 * Writes what the way needs: text for the box, message or cover letter, and all files.
 *
 * Returns: whether all is there
 */
gboolean
rej_cli_hand_over_write (RejCliPlan *plan,
                         const RejFiling *filing,
                         const char *folder,
                         gboolean force,
                         GError **error)
{
  g_autofree char *mail = NULL;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "%s: %s", folder, g_strerror (errno));
      return FALSE;
    }
  if (!copy_files (plan, folder, force, error))
    return FALSE;
  switch (filing->way)
    {
    case REJ_FILING_WAY_BROWSER:
      return write_text (folder, BOX_FILE, force, filing->text, error);
    case REJ_FILING_WAY_EMAIL:
      mail = dup_mail (plan, filing);
      return write_text (folder, MAIL_FILE, force, mail, error);
    case REJ_FILING_WAY_PRINT:
      return write_letter (plan, filing, folder, force, error);
    case REJ_FILING_WAY_API:
    case REJ_FILING_WAY_WEB:
    case REJ_FILING_WAY_HAND:
    case REJ_FILING_WAY_FAX:
    case REJ_N_FILING_WAYS:
    default:
      g_return_val_if_reached (FALSE);
    }
}

static void
append_browser (GString *text,
                RejCliPlan *plan)
{
  g_autofree char *url = rej_filing_target_dup_form_url (plan->target);

  /* Translators: %s is an address of the web */
  g_string_append_printf (text, _ ("1. Open %s in your browser.\n"), url);
  /* Translators: %s is the name of a file */
  g_string_append_printf (text, _ ("2. Copy all of %s into the comment box.\n"), BOX_FILE);
  if (plan->files->len > 0)
    g_string_append (text, _ ("3. Attach the other files of the folder.\n"));
  g_string_append (text, _ ("Keep the tracking number the site shows at the end.\n"));
}

/**
 * rej_cli_hand_over_to_text:
 * @plan: a plan
 * @filing: what was written
 * @folder: where it lies
 *
 * Says what the writer has to do now.
 *
 * Returns: (transfer full): text for people
 */
char *
rej_cli_hand_over_to_text (RejCliPlan *plan,
                           const RejFiling *filing,
                           const char *folder)
{
  g_autoptr (GString) text = g_string_new (NULL);

  /* Translators: %s is a folder */
  g_string_append_printf (text, _ ("What you need is in %s.\n"), folder);
  switch (filing->way)
    {
    case REJ_FILING_WAY_BROWSER:
      append_browser (text, plan);
      break;
    case REJ_FILING_WAY_EMAIL:
      /* Translators: the name of a file, and an e-mail address */
      g_string_append_printf (text, _ ("Send the message in %s to %s, with the other files of the folder attached. Look into the sent message: some programs drop attachments.\n"), MAIL_FILE,
                                      plan->offer->address);
      break;
    case REJ_FILING_WAY_PRINT:
      /* Translators: the name of a file, and a postal address on several lines */
      g_string_append_printf (text, _ ("Print %s and the other files of the folder, and send them to:\n%s\n"), LETTER_FILE, plan->offer->address);
      g_string_append_printf (text, "%s\n", plan->offer->reason);
      break;
    case REJ_FILING_WAY_API:
    case REJ_FILING_WAY_WEB:
    case REJ_FILING_WAY_HAND:
    case REJ_FILING_WAY_FAX:
    case REJ_N_FILING_WAYS:
    default:
      break;
    }
  g_string_append_printf (text, "\n%s\n", _ ("Nothing is filed yet."));
  /* Translators: %lld is the number of a receipt, to be typed */
  g_string_append_printf (text, _ ("When it went off, say so: rejoinder-cli receipt settle %lld --filed\n"), (long long) filing->id);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
