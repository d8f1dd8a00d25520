/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-filing-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rej-comment-box.h"
#include "rej-filing-box.h"
#include "rej-placeholder.h"

/* Findings of the comment that must be seen to first. What is private is among them too; see rej_privacy_is_private(). */
static const char *const blocking[] = {
  "placeholder-left",
  "empty-comment",
  "template-unchanged",
  "template-prompt",
};

/**
 * rej_filing_problem_free:
 * @self: (transfer full): a problem
 */
void
rej_filing_problem_free (RejFilingProblem *self)
{
  g_free (self->message);
  g_free (self->text);
  g_free (self);
}

static RejFilingProblem *
problem_new (RejFilingSeverity severity,
             const char *code,
             RejFilingPlace place,
             char *message)
{
  RejFilingProblem *self = g_new0 (RejFilingProblem, 1);

  self->severity = severity;
  self->code = code;
  self->place = place;
  self->message = message;
  return self;
}

static RejFilingProblem *
add (GPtrArray *problems,
     RejFilingSeverity severity,
     const char *code,
     RejFilingPlace place,
     const char *message)
{
  RejFilingProblem *problem = problem_new (severity, code, place, g_strdup (message));

  g_ptr_array_add (problems, problem);
  return problem;
}

static gboolean
is_blocking (const char *code)
{
  if (rej_privacy_is_private (code))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (blocking); i++)
    if (g_str_equal (code, blocking[i]))
      return TRUE;
  return FALSE;
}

/* What the checks of the comment found. What they say of the box is for the editor; see check_box(). */
static void
add_findings (const RejFilingCheck *self,
              GPtrArray *problems)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->check));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RejFindingItem) item = g_list_model_get_item (G_LIST_MODEL (self->check), i);
      const char *code = rej_finding_item_get_code (item);
      RejFilingProblem *problem;
      gboolean has_range;
      guint start = 0, end = 0;

      if (g_str_has_prefix (code, "box-"))
        continue;
      has_range = rej_finding_item_get_range (item, &start, &end) && end > start;
      problem = add (problems, is_blocking (code) ? REJ_FILING_BLOCKS : REJ_FILING_WARNS, code, has_range ? REJ_FILING_PLACE_TEXT : REJ_FILING_PLACE_WHOLE,
                     rej_finding_item_get_message (item));
      problem->start = start;
      problem->end = end;
      if (rej_privacy_is_private (code))
        {
          problem->fix = REJ_FILING_FIX_KEEP;
          problem->text = rej_text_index_dup_range (rej_check_get_index (self->check), start, end);
        }
    }
}

static gboolean
has_code (GPtrArray *problems,
          const char *code)
{
  for (guint i = 0; i < problems->len; i++)
    if (g_str_equal (((const RejFilingProblem *) problems->pdata[i])->code, code))
      return TRUE;
  return FALSE;
}

/* A finding can be put aside in the editor; what may never be filed is looked for in the text itself. */
static void
check_text (const RejFilingCheck *self,
            GPtrArray *problems)
{
  g_autofree char *filed = rej_text_index_dup_filed (rej_check_get_index (self->check));
  RejCheckLikeness likeness;
  RejPlaceholder placeholder;

  if (!has_code (problems, "placeholder-left") && rej_placeholder_find_next (filed, strlen (filed), 0, &placeholder))
    add (problems, REJ_FILING_BLOCKS, "placeholder-left", REJ_FILING_PLACE_WHOLE,
         _ ("A placeholder in double brackets still waits for your words."));
  if (!has_code (problems, "empty-comment") && *g_strchug (filed) == '\0')
    add (problems, REJ_FILING_BLOCKS, "empty-comment", REJ_FILING_PLACE_WHOLE,
         _ ("There is no comment here yet: write what you want the agency to consider."));
  if (!has_code (problems, "template-unchanged") && rej_check_get_likeness (self->check, &likeness) && likeness.n_words > 0 && likeness.n_shared == likeness.n_words)
    add (problems, REJ_FILING_BLOCKS, "template-unchanged", REJ_FILING_PLACE_WHOLE,
         _ ("This is still the template, word for word: agencies count such comments as one, so add what only you can say."));
}

static void
check_offer (const RejFilingCheck *self,
             GPtrArray *problems)
{
  const RejFilingTarget *target = self->target;
  const RejDeadline *deadline = rej_deadline_lookup (target->deadlines, "rule");
  g_autofree char *closed = NULL;

  if (!self->offer->possible)
    add (problems, REJ_FILING_BLOCKS, target->document == NULL ? "no-document" : "way-impossible",
         target->document == NULL ? REJ_FILING_PLACE_DETAILS : REJ_FILING_PLACE_WAY, self->offer->reason);
  else if (target->document == NULL && target->docket == NULL)
    add (problems, REJ_FILING_BLOCKS, "no-document", REJ_FILING_PLACE_DETAILS,
         _ ("The agency cannot tell what this is about: put the docket or the document into the details."));

  if (!target->is_closed)
    return;
  closed = deadline != NULL && rej_deadline_has_passed (deadline, self->now) ? rej_deadline_dup_date_words (deadline->date) : NULL;
  if (target->was_asked && target->allow_late && closed != NULL)
    g_ptr_array_add (problems,
                     problem_new (REJ_FILING_WARNS, "closed-late", REJ_FILING_PLACE_WAY,
                                  /* Translators: %s is a date */
                                  g_strdup_printf (_ ("The comment period closed on %s. Late comments are taken, but the agency need not consider them."), closed)));
  else if (target->was_asked && target->allow_late)
    add (problems, REJ_FILING_WARNS, "closed-late", REJ_FILING_PLACE_WAY,
         _ ("The comment period is closed. Late comments are taken, but the agency need not consider them."));
  else if (target->was_asked)
    add (problems, REJ_FILING_WARNS, "closed", REJ_FILING_PLACE_WAY,
         _ ("regulations.gov says that the comment period is closed and that no late comments are taken."));
  else
    add (problems, REJ_FILING_WARNS, "closed", REJ_FILING_PLACE_WAY,
         _ ("The comment period seems to be over. Whether late comments are taken is not known here; the agency need not consider them."));
}

static void
check_emoji (const char *text,
             GPtrArray *problems)
{
  RejCommentBoxCharacter found;
  gsize length = strlen (text);

  for (gsize from = 0; rej_comment_box_find_next (text, length, from, &found); from = found.end)
    {
      g_autofree char *words = g_strndup (text + found.start, found.end - found.start);
      RejFilingProblem *problem;
      char *message;

      if (found.is_emoji)
        /* Translators: %s is an emoji */
        message = g_strdup_printf (_ ("The comment box takes no emoji, and here is one: %s"), words);
      else
        /* Translators: %s is a character, the other its number such as U+1D400 */
        message = g_strdup_printf (_ ("The comment box may refuse the character %s (U+%04X)."), words, g_utf8_get_char (words));
      problem = problem_new (found.is_emoji ? REJ_FILING_BLOCKS : REJ_FILING_WARNS, "box-emoji", REJ_FILING_PLACE_BOX, message);
      problem->start = (guint) g_utf8_strlen (text, (gssize) found.start);
      problem->end = problem->start + (guint) g_utf8_strlen (words, -1);
      problem->fix = found.is_emoji ? REJ_FILING_FIX_EMOJI : REJ_FILING_FIX_NONE;
      g_ptr_array_add (problems, problem);
    }
}

static void
check_box_size (const char *text,
                GPtrArray *problems)
{
  RejCommentBoxSize size;
  RejFilingProblem *problem = NULL;
  guint n_saved = 0;
  g_autofree char *plain = rej_filing_box_dup_plain (text, &n_saved);

  rej_comment_box_measure (text, strlen (text), &size);
  if (size.characters > REJ_COMMENT_BOX_LIMIT)
    problem = problem_new (REJ_FILING_BLOCKS, "box-characters", REJ_FILING_PLACE_BOX,
                           g_strdup_printf (ngettext ("The text for the comment box is %u character too long.", "The text for the comment box is %u characters too long.",
                                                      size.characters - REJ_COMMENT_BOX_LIMIT),
                                            size.characters - REJ_COMMENT_BOX_LIMIT));
  else if (size.bytes > REJ_COMMENT_BOX_LIMIT)
    problem = problem_new (REJ_FILING_BLOCKS, "box-bytes", REJ_FILING_PLACE_BOX,
                           g_strdup_printf (ngettext ("The text for the comment box has few enough characters, but is %u byte too long: curly quotation marks and dashes take three.",
                                                      "The text for the comment box has few enough characters, but is %u bytes too long: curly quotation marks and dashes take three.",
                                                      size.bytes - REJ_COMMENT_BOX_LIMIT),
                                            size.bytes - REJ_COMMENT_BOX_LIMIT));
  else if (!rej_comment_box_fits_with_crlf (&size))
    problem = problem_new (REJ_FILING_WARNS, "box-line-ends", REJ_FILING_PLACE_BOX,
                           g_strdup (_ ("The text just fits the comment box, but not if each line end is counted twice, as browsers may do.")));
  if (problem == NULL)
    return;
  if (n_saved > 0)
    problem->fix = REJ_FILING_FIX_PLAIN;
  g_ptr_array_add (problems, problem);
}

static void
check_box_privacy (const RejFilingCheck *self,
                   GPtrArray *problems)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_finding_unref);

  rej_privacy_check (self->box_text, strlen (self->box_text), self->privacy, findings);
  for (guint i = 0; i < findings->len; i++)
    {
      const RejFinding *finding = findings->pdata[i];
      g_autofree char *words = g_strndup (self->box_text + finding->start, finding->end - finding->start);
      RejFilingProblem *problem;

      if (self->privacy != NULL && rej_privacy_is_kept (self->privacy, finding->code, words))
        continue;
      problem = add (problems, REJ_FILING_BLOCKS, finding->code, REJ_FILING_PLACE_BOX, finding->message);
      problem->start = (guint) g_utf8_strlen (self->box_text, finding->start);
      problem->end = problem->start + (guint) g_utf8_strlen (words, -1);
      problem->fix = REJ_FILING_FIX_KEEP;
      problem->text = g_steal_pointer (&words);
    }
}

static void
check_box (const RejFilingCheck *self,
           GPtrArray *problems)
{
  RejPlaceholder placeholder;

  if (self->box_text == NULL)
    return;
  if (strspn (self->box_text, " \t\n") == strlen (self->box_text))
    {
      if (!has_code (problems, "empty-comment"))
        add (problems, REJ_FILING_BLOCKS, "box-empty", REJ_FILING_PLACE_BOX, _ ("The comment box must not be empty: say in a sentence what is attached."));
      return;
    }
  check_box_size (self->box_text, problems);
  check_emoji (self->box_text, problems);
  if (self->box_is_comment)
    return;

  /* The comment itself was looked through by its own checks; these words are new. */
  if (rej_placeholder_find_next (self->box_text, strlen (self->box_text), 0, &placeholder))
    add (problems, REJ_FILING_BLOCKS, "placeholder-left", REJ_FILING_PLACE_BOX, _ ("A placeholder in double brackets still waits for your words."));
  check_box_privacy (self, problems);
}

/* What is a rule of regulations.gov alone. */
static gboolean
is_rule_of_site (const char *code)
{
  static const char *const codes[] = { "type-refused", "type-mismatch", "file-too-large", "too-many-files" };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_str_equal (code, codes[i]))
      return TRUE;
  return FALSE;
}

/* A file is decided about as it is: with other bytes, or under another name, it is asked about again. */
static void
add_file_finding (const RejFilingCheck *self,
                  GPtrArray *problems,
                  const RejAttachmentFinding *finding,
                  guint file)
{
  const RejAttachmentReport *report = file < self->reports->len ? self->reports->pdata[file] : NULL;
  gboolean is_own = report != NULL && g_strcmp0 (report->name, self->pdf_name) == 0;
  gboolean in_name = g_str_equal (finding->code, "name-private");
  gboolean is_private = report != NULL && (in_name || rej_privacy_is_private (finding->code));
  gboolean is_site = rej_filing_way_is_on_site (self->offer->way);
  const char *code = in_name ? "private-file-name" : finding->code;
  const char *decided = NULL;
  RejFilingProblem *problem;

  if (finding->severity == REJ_ATTACHMENT_NOTE || (!is_site && is_rule_of_site (finding->code)))
    return;
  /* Properties of the comment's own PDF were written there for the writer: the title, and who files it. */
  if (is_own && finding->can_clean)
    return;
  if (is_private)
    {
      decided = in_name ? report->name : report->sha256;
      if (is_own || (decided != NULL && self->privacy != NULL && rej_privacy_is_kept (self->privacy, code, decided)))
        return;
    }
  problem = add (problems, is_private || finding->severity == REJ_ATTACHMENT_BLOCKING ? REJ_FILING_BLOCKS : REJ_FILING_WARNS, code, REJ_FILING_PLACE_FILE,
                 finding->sentence);
  problem->file = file;
  problem->fix = decided != NULL ? REJ_FILING_FIX_KEEP : REJ_FILING_FIX_NONE;
  problem->text = g_strdup (decided);
}

static void
check_files (const RejFilingCheck *self,
             GPtrArray *problems)
{
  g_autoptr (GPtrArray) together = rej_attachment_findings_new ();

  if (self->reports == NULL)
    return;
  rej_attachment_report_check_together (self->reports, together);
  for (guint i = 0; i < together->len; i++)
    add_file_finding (self, problems, together->pdata[i], self->reports->len);
  for (guint i = 0; i < self->reports->len; i++)
    {
      const RejAttachmentReport *report = self->reports->pdata[i];

      for (guint k = 0; k < report->findings->len; k++)
        add_file_finding (self, problems, report->findings->pdata[k], i);
    }
}

/* As the places for signatures are headed that the filing dialog adds. */
static gboolean
has_signatures (const char *filed)
{
  g_auto (GStrv) lines = g_strsplit (filed, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_ascii_strcasecmp (g_strstrip (lines[i]), "Signatures") == 0)
      return TRUE;
  return FALSE;
}

static void
check_signatures (const RejFilingCheck *self,
                  GPtrArray *problems)
{
  g_autofree char *filed = NULL;

  if (self->submitter == NULL || rej_submitter_get_submitter_type (self->submitter) != REJ_SUBMITTER_ANONYMOUS)
    return;
  filed = rej_text_index_dup_filed (rej_check_get_index (self->check));
  if (has_signatures (filed))
    add (problems, REJ_FILING_BLOCKS, "anonymous-signatures", REJ_FILING_PLACE_SUBMITTER,
         _ ("An anonymous comment has no signatures, and this one has a part “Signatures”. Take that part out, or file under the name of one who signs."));
}

static void
check_submitter (const RejFilingCheck *self,
                 GPtrArray *problems)
{
  g_autoptr (GPtrArray) found = NULL;

  check_signatures (self, problems);
  if (self->offer->way != REJ_FILING_WAY_API || self->submitter == NULL)
    return;
  found = rej_submitter_check (self->submitter);
  for (guint i = 0; i < found->len; i++)
    {
      const RejSubmitterProblem *one = found->pdata[i];

      add (problems, REJ_FILING_BLOCKS, "submitter", REJ_FILING_PLACE_SUBMITTER, one->sentence)->field = one->field;
    }
}

/* What blocks comes first; within each, the order in which it was found. */
static int
compare (gconstpointer a,
         gconstpointer b)
{
  const RejFilingProblem *first = *(RejFilingProblem *const *) a, *second = *(RejFilingProblem *const *) b;

  return (int) first->severity - (int) second->severity;
}

/**
 * rej_filing_check_run:
 * @self: what is to be filed, where and how
 *
 * Looks at everything before a comment is filed. It says what was found; that nothing was found does not mean that all is
 * right.
 *
 * Returns: (transfer full) (element-type RejFilingProblem): what was found, what blocks first
 */
GPtrArray *
rej_filing_check_run (const RejFilingCheck *self)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_filing_problem_free);

  g_return_val_if_fail (self != NULL, problems);
  g_return_val_if_fail (REJ_IS_CHECK (self->check) && self->target != NULL && self->offer != NULL && self->now != NULL, problems);

  check_offer (self, problems);
  add_findings (self, problems);
  check_text (self, problems);
  check_box (self, problems);
  check_files (self, problems);
  check_submitter (self, problems);
  g_ptr_array_sort (problems, compare);

  return problems;
}

/**
 * rej_filing_check_blocks:
 * @problems: (element-type RejFilingProblem): what was found
 *
 * Returns: whether it cannot be filed like that
 */
gboolean
rej_filing_check_blocks (GPtrArray *problems)
{
  g_return_val_if_fail (problems != NULL, TRUE);

  for (guint i = 0; i < problems->len; i++)
    if (((const RejFilingProblem *) problems->pdata[i])->severity == REJ_FILING_BLOCKS)
      return TRUE;
  return FALSE;
}
