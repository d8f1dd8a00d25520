/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <unistd.h>

#include "rej-cli-hand-over.h"
#include "rej-cli-io.h"
#include "rej-cli-submit-words.h"
#include "rej-filer.h"
#include "rej-online.h"

typedef struct
{
  gboolean json;
  gboolean dry_run;
  gboolean force;
  gboolean allow_private;
  char *way;
  char *profile;
  char *confirm;
  char *again;
  char *resume;
  char *base;
  char *library;
  char *campaign;
  char *rule;
  char *output;
  char **attachments;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->way);
  g_free (options->profile);
  g_free (options->confirm);
  g_free (options->again);
  g_free (options->resume);
  g_free (options->base);
  g_free (options->library);
  g_free (options->campaign);
  g_free (options->rule);
  g_free (options->output);
  g_strfreev (options->attachments);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* How the command ends, with a sentence for people and an object for programs. */
static RejCliExit
finish (const Options *options,
        const RejFiling *filing,
        const char *state,
        GPtrArray *problems,
        const char *message,
        RejCliExit status)
{
  g_autoptr (JsonNode) node = NULL;

  if (message != NULL)
    {
      if (status == REJ_CLI_FINE && !options->json)
        rej_cli_print (message);
      else if (status != REJ_CLI_FINE)
        g_printerr ("rejoinder-cli: %s\n", message);
    }
  if (!options->json)
    return status;
  node = rej_cli_submit_to_json (filing, state, problems, message);
  return rej_cli_print_json (node, TRUE) ? status : REJ_CLI_FAILED;
}

/* What the writer decided with --allow-private does not block; all of it is said. */
static gboolean
is_blocked (const Options *options,
            GPtrArray *problems)
{
  for (guint i = 0; options->allow_private && i < problems->len; i++)
    {
      RejFilingProblem *problem = problems->pdata[i];

      if (problem->fix == REJ_FILING_FIX_KEEP)
        problem->severity = REJ_FILING_WARNS;
    }
  return rej_filing_check_blocks (problems);
}

/* The filing of the same comment that stands in the way; NULL for none. */
static RejFiling *
find_same (RejLibrary *library,
           const RejFiling *filing,
           GError **error)
{
  g_autoptr (GPtrArray) filings = rej_cli_list_filings (library, filing->text_sha256, error);

  for (guint i = 0; filings != NULL && i < filings->len; i++)
    if (rej_filing_state_blocks (((const RejFiling *) filings->pdata[i])->state))
      return rej_filing_copy (filings->pdata[i]);
  return NULL;
}

static gboolean
is_of_comment (RejLibrary *library,
               const RejFiling *filing,
               gint64 id)
{
  g_autoptr (GPtrArray) filings = rej_cli_list_filings (library, filing->text_sha256, NULL);

  for (guint i = 0; filings != NULL && i < filings->len; i++)
    if (((const RejFiling *) filings->pdata[i])->id == id)
      return TRUE;
  return FALSE;
}

/* Filing twice is done knowingly, by naming the receipt there is, or not at all. */
static gboolean
check_same (const Options *options,
            RejLibrary *library,
            RejFiling *filing,
            RejCliExit *status)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RejFiling) same = find_same (library, filing, &error);
  g_autofree char *message = NULL;
  gint64 id;

  if (error != NULL)
    {
      *status = rej_cli_fail (rej_library_get_folder (library), error);
      return FALSE;
    }
  if (options->again != NULL)
    {
      filing->again = rej_cli_read_receipt (options->again, &id) && is_of_comment (library, filing, id);
      if (!filing->again)
        *status = rej_cli_usage ("submit", _ ("%s is not the receipt of this comment: “rejoinder-cli receipt list” names them."), options->again);
      return filing->again;
    }
  if (same == NULL)
    return TRUE;
  /* Translators: number and state of a receipt; the number again, to be typed */
  message = g_strdup_printf (_ ("This comment has a receipt already, number %lld, and its state is “%s”. To file it again knowingly, add --again %lld."), (long long) same->id,
                               rej_filing_state_to_string (same->state), (long long) same->id);
  *status = finish (options, same, rej_filing_state_to_string (same->state), NULL, message, REJ_CLI_FOUND);
  return FALSE;
}

static RejCliExit
status_for (const GError *error)
{
  if (error == NULL)
    return REJ_CLI_FINE;
  if (g_error_matches (error, REJ_FILING_ERROR, REJ_FILING_ERROR_UNKNOWN))
    return REJ_CLI_UNKNOWN;
  if (error->domain == REJ_FILING_ERROR && error->code != REJ_FILING_ERROR_STOPPED)
    return REJ_CLI_FOUND;
  return REJ_CLI_FAILED;
}

/* Ctrl+C, and being asked to end. What was not sent yet stops, and can be gone on with. What is on its way cannot be called
 * back: its answer is waited for, unless the writer asks once more. */
typedef struct
{
  GCancellable *cancellable;
  RejFiler *filer; /* NULL before the filing begins */
  gboolean was_told;
  gboolean has_left;
  guint sources[2];
} Interrupt;

static gboolean
interrupted_cb (gpointer user_data)
{
  Interrupt *self = user_data;

  if (self->filer == NULL || rej_filer_get_state (self->filer) != REJ_FILING_POSTING || rej_filer_get_can_cancel (self->filer))
    {
      g_cancellable_cancel (self->cancellable);
    }
  else if (!self->was_told)
    {
      self->was_told = TRUE;
      g_printerr ("rejoinder-cli: %s\n", _ ("The comment is on its way and cannot be called back. Waiting for the answer; stop once more to leave without it."));
    }
  else
    {
      self->has_left = TRUE;
    }
  return G_SOURCE_CONTINUE;
}

static void
interrupt_init (Interrupt *self)
{
  *self = (Interrupt) { .cancellable = g_cancellable_new () };
  self->sources[0] = g_unix_signal_add (SIGINT, interrupted_cb, self);
  self->sources[1] = g_unix_signal_add (SIGTERM, interrupted_cb, self);
}

static void
interrupt_clear (Interrupt *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->sources); i++)
    g_clear_handle_id (&self->sources[i], g_source_remove);
  g_clear_object (&self->cancellable);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Interrupt, interrupt_clear)

static void
phase_cb (RejFiler *filer)
{
  if (rej_filer_get_phase (filer) != NULL)
    g_printerr ("%s\n", rej_filer_get_phase (filer));
}

/* What became of a run, for people. */
static char *
dup_end (const RejFiling *done,
         const GError *error)
{
  g_autofree char *hint = NULL;

  if (error == NULL && done->tracking != NULL)
    /* Translators: a tracking number, and the number of a receipt */
    return g_strdup_printf (_ ("Filed. The tracking number is %s; the receipt has number %lld.\n"), done->tracking, (long long) done->id);
  if (error == NULL)
    /* Translators: the number of a receipt */
    return g_strdup_printf (_ ("Filed, but the tracking number could not be read; the receipt has number %lld.\n"), (long long) done->id);
  if (done->id == 0)
    return g_strdup (error->message);
  if (rej_filing_state_can_resume (done->state))
    /* Translators: the number of a receipt and the ID of a document, to be typed */
    hint = g_strdup_printf (_ ("Go on with: rejoinder-cli submit --resume %lld --confirm %s"), (long long) done->id, done->document);
  return g_strdup_printf ("%s (%s %" G_GINT64_FORMAT ")%s%s", error->message, _ ("receipt"), done->id, hint != NULL ? "\n" : "", hint != NULL ? hint : "");
}

/* Sends it, or goes on with it. */
static RejCliExit
run_filer (const Options *options,
           Interrupt *interrupt,
           RejLibrary *library,
           RejRegulations *client,
           const RejFiling *filing,
           GPtrArray *problems)
{
  g_autoptr (RejFiler) filer = rej_filer_new (library, client, filing, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;
  const RejFiling *done = NULL;

  interrupt->filer = filer;
  rej_filer_set_pauses (filer, TRUE);
  if (!options->json && isatty (STDERR_FILENO))
    g_signal_connect (filer, "notify::phase", G_CALLBACK (phase_cb), NULL);
  rej_filer_run_async (filer, interrupt->cancellable, rej_cli_take_result, &result);
  while (result == NULL && !interrupt->has_left)
    g_main_context_iteration (NULL, TRUE);
  interrupt->filer = NULL;
  if (result != NULL)
    rej_filer_run_finish (filer, result, &error);
  else
    g_set_error_literal (&error, REJ_FILING_ERROR, REJ_FILING_ERROR_UNKNOWN, _ ("The comment was sent, and its answer was not waited for: nobody can tell whether it arrived. It is not sent again by itself."));
  done = rej_filer_get_filing (filer);
  message = dup_end (done, error);
  return finish (options, done, rej_filing_state_to_string (rej_filer_get_state (filer)), problems, message, status_for (error));
}

static gboolean
is_confirmed (const Options *options,
              const RejFiling *filing)
{
  return g_strcmp0 (options->confirm, filing->document) == 0;
}

static RejCliExit
refuse_unconfirmed (const Options *options,
                    const RejFiling *filing,
                    GPtrArray *problems)
{
  /* Translators: %s is the ID of a document, to be typed */
  g_autofree char *message = g_strdup_printf (_ ("Nothing was sent. To file it, say --confirm %s."), filing->document);

  return finish (options, filing, "not-sent", problems, message, REJ_CLI_FOUND);
}

/* What regulations.gov says of the document before anything is sent. */
static gboolean
ask_document (const Options *options,
              GCancellable *cancellable,
              RejCliPlan *plan,
              RejRegulations *client,
              RejFiling *filing,
              RejCliExit *status)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RejRegulationsDocument) document = NULL;

  rej_regulations_load_document_async (client, filing->document, cancellable, rej_cli_take_result, &result);
  document = rej_regulations_load_document_finish (client, rej_cli_wait (&result), &error);
  if (document == NULL)
    {
      gboolean is_refused = g_error_matches (error, REJ_ONLINE_ERROR, REJ_ONLINE_ERROR_KEY) || g_error_matches (error, REJ_ONLINE_ERROR, REJ_ONLINE_ERROR_NOT_FOUND);

      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_set_str (&error->message, _ ("Stopped. Nothing was sent, and nothing was begun."));
      *status = finish (options, filing, "not-sent", NULL, error->message, is_refused ? REJ_CLI_FOUND : REJ_CLI_FAILED);
      return FALSE;
    }
  rej_cli_plan_set_docket (plan, document);
  if (filing->title == NULL)
    filing->title = g_strdup (document->title);
  if (filing->docket == NULL)
    filing->docket = g_strdup (document->docket);
  if (plan->offer->possible)
    return TRUE;
  *status = finish (options, filing, "not-sent", NULL, plan->offer->reason, REJ_CLI_FOUND);
  return FALSE;
}

static RejCliExit
send (const Options *options,
      RejCliPlan *plan,
      RejLibrary *library,
      RejFiling *filing,
      GPtrArray *problems)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RejRegulations) client = rej_cli_open_regulations (options->base, &error);
  g_auto (Interrupt) interrupt = { 0 };
  RejCliExit status;

  if (client == NULL)
    return rej_cli_usage ("submit", "%s", error->message);
  if (!rej_regulations_has_key (client))
    return rej_cli_usage ("submit", _ ("A key is needed: put it into REJOINDER_REGULATIONS_KEY, or choose another way."));
  if (!is_confirmed (options, filing))
    return refuse_unconfirmed (options, filing, problems);
  interrupt_init (&interrupt);
  if (!ask_document (options, interrupt.cancellable, plan, client, filing, &status))
    return status;
  if (!rej_cli_plan_store_files (plan, library, &error))
    return rej_cli_fail (rej_library_get_folder (library), error);
  return run_filer (options, &interrupt, library, client, filing, problems);
}

static RejCliExit
hand_over (const Options *options,
           RejCliPlan *plan,
           RejLibrary *library,
           RejFiling *filing,
           GPtrArray *problems)
{
  g_autofree char *folder = options->output != NULL ? g_strdup (options->output)
                                                    : g_strdup_printf ("%s-%s", filing->document[0] != '\0' ? filing->document : "comment", rej_filing_way_to_string (filing->way));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (options->confirm != NULL && !is_confirmed (options, filing))
    return refuse_unconfirmed (options, filing, problems);
  if (!rej_cli_plan_store_files (plan, library, &error))
    return rej_cli_fail (rej_library_get_folder (library), error);
  if (!rej_cli_hand_over_write (plan, filing, folder, options->force, &error))
    return rej_cli_fail (folder, error);
  filing->state = REJ_FILING_HANDED_OVER;
  rej_filing_store_async (library, filing, NULL, rej_cli_take_result, &result);
  filing->id = rej_filing_store_finish (library, rej_cli_wait (&result), NULL, &error);
  if (filing->id == 0)
    return finish (options, filing, "not-sent", problems, error->message, status_for (error));
  text = rej_cli_hand_over_to_text (plan, filing, folder);
  return finish (options, filing, rej_filing_state_to_string (filing->state), problems, text, REJ_CLI_FINE);
}

static RejCliExit
resume (const Options *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RejLibrary) library = NULL;
  g_autoptr (RejFiling) filing = NULL;
  g_autoptr (RejRegulations) client = NULL;
  g_auto (Interrupt) interrupt = { 0 };
  g_autofree char *text = NULL;
  gint64 id;

  if (!rej_cli_read_receipt (options->resume, &id))
    return rej_cli_usage ("submit", _ ("%s is not the number of a receipt."), options->resume);
  library = rej_cli_open_library (options->library, &error);
  filing = library != NULL ? rej_cli_load_filing (library, id, &error) : NULL;
  if (filing == NULL)
    return rej_cli_fail (options->resume, error);
  if (filing->way != REJ_FILING_WAY_API)
    return rej_cli_usage ("submit", _ ("Only what is sent to regulations.gov from here can be gone on with."));
  text = rej_cli_submit_to_text (NULL, filing);
  if (!options->json)
    rej_cli_print (text);
  if (options->dry_run)
    return finish (options, filing, "dry-run", NULL, NULL, REJ_CLI_FINE);
  if (!is_confirmed (options, filing))
    return refuse_unconfirmed (options, filing, NULL);
  client = rej_cli_open_regulations (options->base != NULL ? options->base : filing->base, &error);
  if (client == NULL)
    return rej_cli_usage ("submit", "%s", error->message);
  interrupt_init (&interrupt);
  return run_filer (options, &interrupt, library, client, filing, NULL);
}

static RejCliExit
submit (const Options *options,
        RejFilingWay way,
        const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RejCliPlan) plan = rej_cli_plan_new (way, path, options->profile, options->campaign, options->rule, &error);
  g_autoptr (RejLibrary) library = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (RejFiling) filing = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *text = NULL;
  gboolean has_library;
  gboolean blocked;
  RejCliExit status;

  if (plan == NULL)
    return rej_cli_fail (path, error);
  /* A look at what would be sent leaves nothing behind, no new library either. */
  folder = options->library != NULL ? g_strdup (options->library) : rej_library_dup_default_folder ();
  has_library = !options->dry_run || g_file_test (folder, G_FILE_TEST_IS_DIR);
  if (has_library)
    library = rej_cli_open_library (folder, &error);
  if ((has_library && library == NULL) || !rej_cli_plan_add_files (plan, (const char *const *) options->attachments, library, &error))
    return rej_cli_fail (path, error);
  problems = rej_cli_plan_check (plan);
  blocked = is_blocked (options, problems);
  filing = rej_cli_plan_new_filing (plan);
  filing->base = g_strdup (options->base);
  text = rej_cli_submit_to_text (plan, filing);
  if (!options->json)
    {
      rej_cli_print (text);
      rej_cli_submit_print_problems (plan, problems);
    }
  if (blocked)
    return finish (options, filing, "not-sent", problems, _ ("Nothing was sent: see to what is named first."), REJ_CLI_FOUND);
  if (options->dry_run)
    return finish (options, filing, "dry-run", problems, NULL, REJ_CLI_FINE);
  if (!check_same (options, library, filing, &status))
    return status;
  return way == REJ_FILING_WAY_API ? send (options, plan, library, filing, problems) : hand_over (options, plan, library, filing, problems);
}

/**
 * rej_cli_submit:
 * @argc: number of words
 * @argv: (array length=argc): the verb and its words
 *
 * Runs `rejoinder-cli submit`.
 *
 * Returns: how the command ends
 */
RejCliExit
rej_cli_submit (int argc,
                char **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "way", 0, 0, G_OPTION_ARG_STRING, &options.way, N_ ("How it goes: api, browser, email or print"), N_ ("WAY") },
      { "as", 0, 0, G_OPTION_ARG_FILENAME, &options.profile, N_ ("Who files it"), N_ ("PROFILE.json") },
        { "attach", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.attachments, N_ ("A file that goes with it; may be repeated"), N_ ("FILE") },
          { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run, N_ ("Show what would be sent, and send nothing"), NULL },
            { "confirm", 0, 0, G_OPTION_ARG_STRING, &options.confirm, N_ ("Send it: repeat the ID of the document"), N_ ("DOCUMENT-ID") },
              { "again", 0, 0, G_OPTION_ARG_STRING, &options.again, N_ ("File it once more knowingly, though it has this receipt"), N_ ("RECEIPT") },
                { "resume", 0, 0, G_OPTION_ARG_STRING, &options.resume, N_ ("Go on with a filing that stopped before it was sent"), N_ ("RECEIPT") },
                  { "allow-private", 0, 0, G_OPTION_ARG_NONE, &options.allow_private, N_ ("Let what looks private become public"), NULL },
                    { "campaign", 0, 0, G_OPTION_ARG_STRING, &options.campaign, N_ ("The campaign, where the comment names none"), N_ ("ID|FILE") },
                      { "rule", 0, 0, G_OPTION_ARG_FILENAME, &options.rule, N_ ("The rule, for its addresses and deadlines"), N_ ("FILE.xml") },
                        { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("The folder for what browser, e-mail or post need"), N_ ("FOLDER") },
                          { "force", 0, 0, G_OPTION_ARG_NONE, &options.force, N_ ("Replace files that are there"), NULL },
                            { "base-url", 0, 0, G_OPTION_ARG_STRING, &options.base, N_ ("Another server than regulations.gov (https, or this computer)"), N_ ("URL") },
                              { "library", 0, 0, G_OPTION_ARG_FILENAME, &options.library, N_ ("The folder of the library"), N_ ("DIR") },
                                { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_ ("Print JSON"), NULL },
                                  G_OPTION_ENTRY_NULL,
                               };
  RejFilingWay way;
  RejCliExit status;

  if (!rej_cli_parse ("submit", &argc, &argv, _ ("FILE.md"), _ ("Files a comment, or makes it ready to be filed. Nothing is sent without --confirm."), entries, &status))
    return status;
  if (options.resume != NULL && argc <= 2)
    return resume (&options);
  if (argc != 2 || options.profile == NULL)
    return rej_cli_usage ("submit", _ ("Name one comment, and who files it with --as."));
  /* What a notice allows beside them takes a person at each step, and is done in the window. */
  if (!rej_filing_way_from_string (options.way, &way) || way > REJ_FILING_WAY_PRINT)
    return rej_cli_usage ("submit", _ ("Say with --way how it goes: api, browser, email or print."));
  return submit (&options, way, argv[1]);
}
