/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-draft-keeper.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "rej-draft-writer.h"
#include "rej-waiting-edits.h"

/* Steps of undo that are read from the library at a time. */
#define N_STEPS 300
/* Seconds of rest after which the title and the words of a draft are written for the list of drafts. */
#define DESCRIBE_AFTER 2
/* Seconds after which a draft that could not be made is tried again; the writer of one that is there has its own. */
#define CREATE_AGAIN_AFTER 2

struct _RejDraftKeeper
{
  GObject parent_instance;

  /* owned */
  RejDocument *document;
  GtkTextBuffer *buffer;
  RejDraft *draft; /* its id is 0 until the library has it */
  RejDraftWriter *writer;
  RejWaitingEdits *waiting; /* while the draft is being made */
  char *problem;

  /* state */
  guint body_offset; /* characters of the details, which stand before the text in the source */
  guint steps_offset; /* what that was when the steps of undo were asked for */
  gint64 steps_before; /* the step before which they are wanted; 0 to begin with the last one */
  guint depth; /* user actions that are open */
  guint notify_id;
  guint describe_id;
  guint create_id;
  gboolean creating;
  gboolean loading_steps;
  gboolean closed;
};

G_DEFINE_FINAL_TYPE (RejDraftKeeper, rej_draft_keeper, G_TYPE_OBJECT)

enum
{
  PROP_PROBLEM = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static RejLibrary *
get_library (RejDraftKeeper *self)
{
  return rej_workspace_get_library (rej_document_get_workspace (self->document));
}

static void
set_problem (RejDraftKeeper *self,
             const GError *error)
{
  if (g_set_str (&self->problem, error != NULL ? error->message : NULL))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

static void
update_draft (RejDraftKeeper *self)
{
  RejComment *comment = rej_document_get_comment (self->document);
  const RejDeadline *deadline = rej_deadline_lookup (rej_document_get_deadlines (self->document), "rule");
  RejTextCounts counts = { 0 };

  rej_check_get_counts (rej_document_get_check (self->document), &counts);
  g_set_str (&self->draft->title, rej_document_get_title (self->document));
  g_set_str (&self->draft->document, rej_comment_get_field (comment, REJ_COMMENT_DOCUMENT));
  g_set_str (&self->draft->docket, rej_comment_get_field (comment, REJ_COMMENT_DOCKET));
  g_set_str (&self->draft->campaign, rej_comment_get_field (comment, REJ_COMMENT_CAMPAIGN));
  g_set_str (&self->draft->rule, rej_document_get_rule_key (self->document));
  self->draft->is_plain = rej_comment_get_format (comment) == REJ_TEXT_FORMAT_PLAIN;
  g_free (self->draft->closes);
  self->draft->closes = deadline != NULL ? rej_deadline_to_string (deadline) : NULL;
  /* Counts of a part of the text would be shown for those of the whole. */
  if (rej_document_get_settled (self->document))
    self->draft->words = counts.words;
}

static void
described_cb (GObject *object,
              GAsyncResult *result,
              gpointer user_data)
{
  g_autoptr (RejWorkspace) workspace = REJ_WORKSPACE (user_data);

  /* What a list shows is made again with the next edit; the text itself is the writer's business. */
  if (rej_library_change_finish (REJ_LIBRARY (object), result, NULL))
    rej_workspace_list_drafts (workspace);
  rej_workspace_end_work (workspace);
}

static void
describe (RejDraftKeeper *self)
{
  RejWorkspace *workspace = rej_document_get_workspace (self->document);

  g_clear_handle_id (&self->describe_id, g_source_remove);
  if (self->draft->id == 0)
    return;
  update_draft (self);
  rej_workspace_begin_work (workspace);
  rej_library_describe_draft_async (get_library (self), self->draft, NULL, described_cb, g_object_ref (workspace));
}

static gboolean
describe_cb (gpointer user_data)
{
  RejDraftKeeper *self = REJ_DRAFT_KEEPER (user_data);

  self->describe_id = 0;
  describe (self);
  return G_SOURCE_REMOVE;
}

static void
linked_cb (GObject *object,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (RejWorkspace) workspace = REJ_WORKSPACE (user_data);

  /* Without the link the file opens as a comment of its own: nothing is lost. */
  rej_library_change_finish (REJ_LIBRARY (object), result, NULL);
  rej_workspace_end_work (workspace);
}

/* A revision of -1 is no revision: the file does not hold what the draft does. */
static void
link_file (RejDraftKeeper *self,
           gint64 revision)
{
  RejWorkspace *workspace = rej_document_get_workspace (self->document);
  g_autofree char *uri = g_file_get_uri (rej_document_get_file (self->document));

  rej_workspace_begin_work (workspace);
  rej_library_link_file_async (get_library (self), self->draft->id, uri, rej_document_get_etag (self->document),
                               rej_document_get_sha256 (self->document), revision, NULL, linked_cb, g_object_ref (workspace));
}

static void
flushed_cb (GObject *object,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (RejDraftKeeper) self = REJ_DRAFT_KEEPER (user_data);
  gint64 revision = 0;

  if (rej_draft_writer_flush_finish (REJ_DRAFT_WRITER (object), result, &revision, NULL))
    link_file (self, rej_document_get_modified (self->document) ? -1 : revision);
  rej_workspace_end_work (rej_document_get_workspace (self->document));
}

static void
document_saved_cb (RejDraftKeeper *self)
{
  if (self->writer == NULL)
    return;
  rej_workspace_begin_work (rej_document_get_workspace (self->document));
  rej_draft_writer_flush_async (self->writer, NULL, flushed_cb, g_object_ref (self));
}

static void load_steps (RejDraftKeeper *self,
                        gint64 before);

/* Whether the details changed meanwhile, so that what was read does not fit the text: it is read once more. */
static gboolean
ask_again (RejDraftKeeper *self)
{
  if (self->steps_offset == self->body_offset)
    return FALSE;
  load_steps (self, self->steps_before);
  return TRUE;
}

static void
steps_loaded_cb (GObject *object,
                 GAsyncResult *result,
                 gpointer user_data)
{
  g_autoptr (RejDraftKeeper) self = REJ_DRAFT_KEEPER (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) undo = NULL;
  g_autoptr (GPtrArray) redo = NULL;
  gboolean has_older = FALSE;

  undo = rej_library_load_steps_finish (REJ_LIBRARY (object), result, &redo, &has_older, &error);
  self->loading_steps = FALSE;
  if (self->closed || ask_again (self))
    return;
  /* Without them nothing is lost: every revision is in the list of versions. */
  if (undo != NULL)
    rej_undo_take_older (rej_document_get_undo (self->document), g_steal_pointer (&undo), g_steal_pointer (&redo), has_older);
  else
    g_info ("The steps of undo could not be read: %s", error->message);
}

static void
flushed_before_steps_cb (GObject *object,
                         GAsyncResult *result,
                         gpointer user_data)
{
  g_autoptr (RejDraftKeeper) self = REJ_DRAFT_KEEPER (user_data);
  gboolean is_flushed = rej_draft_writer_flush_finish (REJ_DRAFT_WRITER (object), result, NULL, NULL);

  self->loading_steps = FALSE;
  if (!is_flushed || self->closed || ask_again (self))
    return;
  self->loading_steps = TRUE;
  rej_library_load_steps_async (get_library (self), self->draft->id, self->steps_offset, self->steps_before, N_STEPS, NULL, steps_loaded_cb,
                                g_object_ref (self));
}

/* The journal must have what is undone from here before it is read. */
static void
load_steps (RejDraftKeeper *self,
            gint64 before)
{
  self->loading_steps = TRUE;
  self->steps_offset = self->body_offset;
  self->steps_before = before;
  rej_draft_writer_flush_async (self->writer, NULL, flushed_before_steps_cb, g_object_ref (self));
}

static void
undo_moved_cb (RejDraftKeeper *self)
{
  gint64 oldest = 0;

  if (self->writer != NULL && !self->loading_steps && !self->closed && rej_undo_get_wants_older (rej_document_get_undo (self->document), &oldest))
    load_steps (self, oldest);
}

static void
writer_error_cb (RejDraftKeeper *self)
{
  set_problem (self, rej_draft_writer_get_error (self->writer));
}

static void
start_writer (RejDraftKeeper *self,
              const char *source)
{
  g_autoptr (GError) error = NULL;

  self->writer = rej_draft_writer_new (get_library (self), self->draft->id, source, &error);
  if (self->writer != NULL)
    g_signal_connect_object (self->writer, "notify::error", G_CALLBACK (writer_error_cb), self, G_CONNECT_SWAPPED);
  for (guint i = 0; self->writer != NULL && i < self->depth; i++)
    rej_draft_writer_begin (self->writer);
  if (g_error_matches (error, REJ_LIBRARY_ERROR, REJ_LIBRARY_ERROR_IN_USE))
    {
      rej_document_set_open_elsewhere (self->document);
      return;
    }
  set_problem (self, error);
}

/* The edits that were made while the draft was. Where they are not all there is, by a bug, the text is what counts: it
 * becomes a revision with the writer's first look at it. */
static void
start_writer_of_new (RejDraftKeeper *self)
{
  g_autoptr (RejWaitingEdits) waiting = g_steal_pointer (&self->waiting);
  g_autofree char *source = NULL;

  if (rej_waiting_edits_get_n_characters (waiting) == self->body_offset + gtk_text_buffer_get_char_count (self->buffer))
    {
      start_writer (self, rej_waiting_edits_get_source (waiting));
      if (self->writer != NULL)
        rej_waiting_edits_record (waiting, self->writer);
      return;
    }
  source = rej_document_dup_source (self->document);
  start_writer (self, source);
}

/* A large text: its writer begins before the first edit, so that a comment which is open elsewhere takes none. */
static void
loading_changed_cb (RejDraftKeeper *self)
{
  if (rej_document_get_loading (self->document) || self->draft->id == 0)
    return;
  rej_draft_keeper_begin (self);
  /* The text of a file that another program changed is that of the draft from now on; what it was is a revision. */
  if (rej_document_get_file (self->document) != NULL && !rej_document_get_modified (self->document) &&
      g_strcmp0 (rej_document_get_etag (self->document), self->draft->file_etag) != 0)
    document_saved_cb (self);
}

static gboolean
create_again_cb (gpointer user_data)
{
  RejDraftKeeper *self = REJ_DRAFT_KEEPER (user_data);

  self->create_id = 0;
  rej_draft_keeper_begin (self);
  return G_SOURCE_REMOVE;
}

static void
created_cb (GObject *object,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (RejDraftKeeper) self = REJ_DRAFT_KEEPER (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (RejDraft) draft = rej_library_create_draft_finish (REJ_LIBRARY (object), result, &error);
  g_autoptr (RejWorkspace) workspace = g_object_ref (rej_document_get_workspace (self->document));

  self->creating = FALSE;
  if (draft != NULL)
    {
      self->draft->id = draft->id;
      rej_document_set_draft_id (self->document, draft->id);
      start_writer_of_new (self);
      if (rej_document_get_file (self->document) != NULL)
        link_file (self, -1);
      if (self->closed)
        rej_draft_keeper_close (self);
      else
        rej_workspace_list_drafts (workspace);
    }
  else
    {
      set_problem (self, error);
      g_signal_emit_by_name (self->document, "draft-failed", error->message);
      if (!self->closed && self->create_id == 0)
        self->create_id = g_timeout_add_seconds (CREATE_AGAIN_AFTER, create_again_cb, self);
    }
  rej_workspace_end_work (workspace);
}

static gboolean
can_begin (RejDraftKeeper *self)
{
  return self->writer == NULL && !self->creating && !self->closed && get_library (self) != NULL && !rej_document_get_open_elsewhere (self->document);
}

static void begin_with (RejDraftKeeper *self,
                        const char *source);

/* A draft begins with what the comment was before its first edit: for a file, with what the file holds. */
static void
begin_before_edit (RejDraftKeeper *self,
                   guint position,
                   guint n_inserted)
{
  g_autofree char *source = NULL;
  char *start = NULL;
  char *end = NULL;

  if (self->waiting != NULL)
    {
      begin_with (self, NULL);
      return;
    }
  source = rej_document_dup_source (self->document);
  start = g_utf8_offset_to_pointer (source, self->body_offset + position);
  end = g_utf8_offset_to_pointer (start, n_inserted);
  memmove (start, end, strlen (end) + 1);
  begin_with (self, source);
}

static gboolean
draft_wanted_cb (RejDraftKeeper *self)
{
  rej_draft_keeper_begin (self);
  return self->creating || self->draft->id != 0;
}

static void
record (RejDraftKeeper *self,
        gint64 step,
        RejDraftWay way,
        guint offset,
        guint n_removed,
        const char *inserted)
{
  if (self->waiting != NULL)
    {
      rej_waiting_edits_add (self->waiting, step, way, offset, n_removed, inserted);
      return;
    }
  if (self->writer == NULL)
    return;
  rej_draft_writer_set_step (self->writer, step, way);
  rej_draft_writer_record (self->writer, offset, n_removed, inserted, -1);
}

static void
buffer_committed_cb (GtkTextBuffer *buffer,
                     GtkTextBufferNotifyFlags flags,
                     guint position,
                     guint length,
                     gpointer user_data)
{
  RejDraftKeeper *self = REJ_DRAFT_KEEPER (user_data);
  RejDraftWay way = REJ_DRAFT_WAY_DONE;
  gint64 step = 0;

  /* Opening a file is no edit: the file has it. */
  if (rej_document_get_loading (self->document) || rej_document_get_open_elsewhere (self->document) || self->closed)
    return;
  if (self->describe_id == 0)
    self->describe_id = g_timeout_add_seconds (DESCRIBE_AFTER, describe_cb, self);
  /* While it is being made the whole text need not be copied. */
  if (self->writer == NULL && can_begin (self))
    begin_before_edit (self, position, flags == GTK_TEXT_BUFFER_NOTIFY_AFTER_INSERT ? length : 0);
  rej_undo_get_step (rej_document_get_undo (self->document), &step, &way);
  if (flags == GTK_TEXT_BUFFER_NOTIFY_AFTER_INSERT)
    {
      g_autofree char *text = NULL;
      GtkTextIter start;
      GtkTextIter end;

      gtk_text_buffer_get_iter_at_offset (buffer, &start, position);
      gtk_text_buffer_get_iter_at_offset (buffer, &end, position + length);
      text = gtk_text_buffer_get_slice (buffer, &start, &end, TRUE);
      record (self, step, way, self->body_offset + position, 0, text);
    }
  else
    {
      record (self, step, way, self->body_offset + position, length, "");
    }
}

static void
begin_user_action_cb (RejDraftKeeper *self)
{
  self->depth++;
  if (self->writer != NULL)
    rej_draft_writer_begin (self->writer);
}

static void
end_user_action_cb (RejDraftKeeper *self)
{
  /* The keeper may have begun within one. */
  if (self->depth == 0)
    return;
  self->depth--;
  if (self->writer != NULL)
    rej_draft_writer_end (self->writer);
}

/* The details stand before the text in the draft: what they were is replaced as a whole. Undo passes that by, and so no
 * step of it may have edits on both sides. */
static void
details_changed_cb (RejDraftKeeper *self)
{
  RejComment *comment = rej_document_get_comment (self->document);
  const RejFrontMatter *front_matter = rej_comment_get_front_matter (comment);
  guint old_offset = self->body_offset;

  self->body_offset = rej_comment_get_body_offset (comment);
  if (rej_document_get_loading (self->document) || rej_document_get_open_elsewhere (self->document) || self->closed)
    return;
  rej_undo_seal (rej_document_get_undo (self->document));
  if (self->writer == NULL && self->waiting == NULL)
    rej_draft_keeper_begin (self);
  else
    record (self, 0, REJ_DRAFT_WAY_DETAILS, 0, old_offset, front_matter != NULL ? rej_front_matter_get_text (front_matter, NULL) : "");
}

static void
answers_stored_cb (GObject *object,
                   GAsyncResult *result,
                   gpointer user_data)
{
  g_autoptr (RejWorkspace) workspace = REJ_WORKSPACE (user_data);
  g_autoptr (GError) error = NULL;

  /* They can be asked for again. */
  if (!rej_library_change_finish (REJ_LIBRARY (object), result, &error))
    g_message ("Answers of services could not be kept: %s", error->message);
  rej_workspace_end_work (workspace);
}

/* What services said goes with the draft. That one could not be asked is nothing to remember. */
static void
verified_cb (RejDraftKeeper *self,
             GPtrArray *verifications)
{
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_stored_answer_free);
  RejWorkspace *workspace = rej_document_get_workspace (self->document);

  if (self->draft->id == 0 || self->closed || get_library (self) == NULL)
    return;
  for (guint i = 0; i < verifications->len; i++)
    {
      const RejVerification *verification = verifications->pdata[i];
      RejStoredAnswer *answer = NULL;

      if (verification->state == REJ_VERIFICATION_COULD_NOT_ASK)
        continue;
      answer = g_new0 (RejStoredAnswer, 1);
      answer->service = g_strdup (rej_online_service_to_string (verification->service));
      answer->query = g_strdup (verification->query);
      answer->asked = verification->asked;
      answer->answer = rej_verification_to_answer (verification);
      g_ptr_array_add (answers, answer);
    }
  rej_workspace_begin_work (workspace);
  rej_library_store_answers_async (get_library (self), self->draft->id, answers, NULL, answers_stored_cb, g_object_ref (workspace));
}

static void
answers_loaded_cb (GObject *object,
                   GAsyncResult *result,
                   gpointer user_data)
{
  g_autoptr (RejDocument) document = REJ_DOCUMENT (user_data);
  g_autoptr (GPtrArray) answers = rej_library_list_finish (REJ_LIBRARY (object), result, NULL);
  g_autoptr (RejVerificationSet) set = rej_verification_set_copy (rej_document_get_verifications (document));

  for (guint i = 0; answers != NULL && i < answers->len; i++)
    {
      const RejStoredAnswer *answer = answers->pdata[i];
      g_autoptr (RejVerification) verification = rej_verification_new_from_answer (answer->service, answer->query, answer->asked, answer->answer);

      if (verification != NULL && rej_verification_set_get (set, verification->service, verification->query) == NULL)
        rej_verification_set_add (set, verification);
    }
  if (rej_verification_set_get_n (set) > 0)
    rej_document_restore_verifications (document, set);
}

/* Which rule lies beside the comment is remembered, not only when the text changes. */
static void
rule_changed_cb (RejDraftKeeper *self)
{
  if (!self->closed && self->describe_id == 0 && g_strcmp0 (self->draft->rule, rej_document_get_rule_key (self->document)) != 0)
    self->describe_id = g_timeout_add_seconds (DESCRIBE_AFTER, describe_cb, self);
}

static void
restore_rule (RejDraftKeeper *self)
{
  RejCampaign *campaign = rej_document_get_campaign (self->document);

  if (self->draft->rule != NULL)
    rej_document_restore_rule (self->document, self->draft->rule);
  else if (self->draft->id == 0 && campaign != NULL && campaign->rule != NULL && campaign->rule->fr_number != NULL)
    rej_document_restore_rule (self->document, campaign->rule->fr_number);
}

static void
rej_draft_keeper_get_property (GObject *object,
                               guint property_id,
                               GValue *value,
                               GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_PROBLEM:
      g_value_set_string (value, REJ_DRAFT_KEEPER (object)->problem);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rej_draft_keeper_dispose (GObject *object)
{
  RejDraftKeeper *self = REJ_DRAFT_KEEPER (object);

  g_clear_handle_id (&self->describe_id, g_source_remove);
  g_clear_handle_id (&self->create_id, g_source_remove);
  if (self->notify_id != 0)
    gtk_text_buffer_remove_commit_notify (self->buffer, self->notify_id);
  self->notify_id = 0;
  g_clear_object (&self->writer);
  g_clear_object (&self->buffer);
  g_clear_object (&self->document);
  g_clear_pointer (&self->draft, rej_draft_free);
  g_clear_pointer (&self->waiting, rej_waiting_edits_free);
  g_clear_pointer (&self->problem, g_free);

  G_OBJECT_CLASS (rej_draft_keeper_parent_class)->dispose (object);
}

static void
rej_draft_keeper_class_init (RejDraftKeeperClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = rej_draft_keeper_get_property;
  object_class->dispose = rej_draft_keeper_dispose;

  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rej_draft_keeper_init (RejDraftKeeper *self)
{
}

/**
 * rej_draft_keeper_new:
 * @document: an open document
 * @draft: (nullable): the draft of the library it came from; %NULL for one the library does not have
 *
 * Begins to keep a document. Of one that is not in the library a draft is made with the first edit, or by
 * [method@DraftKeeper.begin].
 *
 * Returns: (transfer full): the keeper
 */
RejDraftKeeper *
rej_draft_keeper_new (RejDocument *document,
                      const RejDraft *draft)
{
  RejDraftKeeper *self = NULL;

  g_return_val_if_fail (REJ_IS_DOCUMENT (document), NULL);

  self = g_object_new (REJ_TYPE_DRAFT_KEEPER, NULL);
  self->document = g_object_ref (document);
  self->buffer = g_object_ref (GTK_TEXT_BUFFER (rej_document_get_buffer (document)));
  self->body_offset = rej_comment_get_body_offset (rej_document_get_comment (document));
  self->draft = draft != NULL ? rej_draft_copy (draft) : rej_draft_new ();
  self->notify_id = gtk_text_buffer_add_commit_notify (self->buffer,
                                                       GTK_TEXT_BUFFER_NOTIFY_AFTER_INSERT | GTK_TEXT_BUFFER_NOTIFY_BEFORE_DELETE,
                                                       buffer_committed_cb, self, NULL);
  g_signal_connect_object (self->buffer, "begin-user-action", G_CALLBACK (begin_user_action_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "end-user-action", G_CALLBACK (end_user_action_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "saved", G_CALLBACK (document_saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::loading", G_CALLBACK (loading_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "draft-wanted", G_CALLBACK (draft_wanted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "details-changed", G_CALLBACK (details_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "verified", G_CALLBACK (verified_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::rule", G_CALLBACK (rule_changed_cb), self, G_CONNECT_SWAPPED);
  if (self->draft->id != 0 && get_library (self) != NULL)
    rej_library_load_answers_async (get_library (self), self->draft->id, NULL, answers_loaded_cb, g_object_ref (document));
  restore_rule (self);
  g_signal_connect_object (rej_document_get_undo (document), "moved", G_CALLBACK (undo_moved_cb), self, G_CONNECT_SWAPPED);
  if (self->draft->id != 0)
    rej_document_set_draft_id (document, self->draft->id);
  if (draft != NULL)
    loading_changed_cb (self);
  return self;
}

/**
 * rej_draft_keeper_get_problem:
 * @self: a keeper
 *
 * Gets why what was typed is not in the library yet.
 *
 * Returns: (transfer none) (nullable): a sentence, or %NULL while all is well
 */
const char *
rej_draft_keeper_get_problem (RejDraftKeeper *self)
{
  g_return_val_if_fail (REJ_IS_DRAFT_KEEPER (self), NULL);

  return self->problem;
}

/**
 * rej_draft_keeper_get_saved_through:
 * @self: a keeper
 *
 * Gets until when all that was typed is known to be on the disk.
 *
 * Returns: microseconds since 1970; 0 while nothing was written
 */
gint64
rej_draft_keeper_get_saved_through (RejDraftKeeper *self)
{
  g_return_val_if_fail (REJ_IS_DRAFT_KEEPER (self), 0);

  return self->writer != NULL ? rej_draft_writer_get_saved_through (self->writer) : 0;
}

/**
 * rej_draft_keeper_get_at_risk:
 * @self: a keeper
 *
 * Gets whether something that was typed is neither in the library nor in a file, so that closing would lose it.
 *
 * Returns: whether there is something to lose
 */
gboolean
rej_draft_keeper_get_at_risk (RejDraftKeeper *self)
{
  g_return_val_if_fail (REJ_IS_DRAFT_KEEPER (self), FALSE);

  return !self->closed && rej_document_get_modified (self->document) && (get_library (self) == NULL || self->problem != NULL);
}

static void
begin_with (RejDraftKeeper *self,
            const char *source)
{
  GFile *file = NULL;

  if (!can_begin (self))
    return;
  if (self->draft->id != 0)
    {
      start_writer (self, source);
      if (self->writer != NULL)
        load_steps (self, 0);
      return;
    }
  update_draft (self);
  file = rej_document_get_file (self->document);
  if (file != NULL)
    {
      g_free (self->draft->file_uri);
      self->draft->file_uri = g_file_get_uri (file);
    }
  /* One that could not be made is tried again with what it was to begin with. */
  if (self->waiting == NULL)
    self->waiting = rej_waiting_edits_new (source);
  self->creating = TRUE;
  if (self->describe_id == 0)
    self->describe_id = g_timeout_add_seconds (DESCRIBE_AFTER, describe_cb, self);
  rej_workspace_begin_work (rej_document_get_workspace (self->document));
  rej_library_create_draft_async (get_library (self), self->draft, rej_waiting_edits_get_source (self->waiting), NULL, created_cb, g_object_ref (self));
}

/**
 * rej_draft_keeper_begin:
 * @self: a keeper
 *
 * Puts the document into the library, if it is not there.
 */
void
rej_draft_keeper_begin (RejDraftKeeper *self)
{
  g_autofree char *source = NULL;

  g_return_if_fail (REJ_IS_DRAFT_KEEPER (self));

  source = rej_document_dup_source (self->document);
  begin_with (self, source);
}

static void
writer_closed_cb (GObject *object,
                  GAsyncResult *result,
                  gpointer user_data)
{
  g_autoptr (RejWorkspace) workspace = REJ_WORKSPACE (user_data);
  g_autoptr (GError) error = NULL;

  if (!rej_draft_writer_close_finish (REJ_DRAFT_WRITER (object), result, &error))
    g_warning ("The draft could not be closed: %s", error->message);
  rej_workspace_list_drafts (workspace);
  rej_workspace_end_work (workspace);
}

/**
 * rej_draft_keeper_close:
 * @self: a keeper
 *
 * Hands the last of the text to the library. The program lives on until it is written; nobody is asked anything.
 */
void
rej_draft_keeper_close (RejDraftKeeper *self)
{
  g_autoptr (RejDraftWriter) writer = NULL;
  RejWorkspace *workspace = NULL;

  g_return_if_fail (REJ_IS_DRAFT_KEEPER (self));

  rej_document_finish_changing (self->document);
  self->closed = TRUE;
  writer = g_steal_pointer (&self->writer);
  if (writer == NULL)
    return;
  workspace = rej_document_get_workspace (self->document);
  g_signal_handlers_disconnect_by_func (writer, writer_error_cb, self);
  describe (self);
  rej_workspace_begin_work (workspace);
  rej_draft_writer_close_async (writer, NULL, writer_closed_cb, g_object_ref (workspace));
}
