/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-document-private.h"

#include <string.h>

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "rej-line-breaker.h"
#include "rej-text-replacement.h"

/* A large text is put into the buffer in pieces, so that the window stays alive meanwhile. The first is what a window
 * shows: it is there before the first frame, with its checks. */
#define FIRST_PIECE (12 * 1024)
#define PIECE (128 * 1024)
/* What is taken out of the buffer at a time. GTK holds each end of a tag there against each other one: a megabyte with
 * the underlines of a speller would take seconds. */
#define MOST_DELETED (16 * 1024)

G_DEFINE_FINAL_TYPE (RejDocument, rej_document, G_TYPE_OBJECT)

enum
{
  PROP_TITLE = 1,
  PROP_FILE,
  PROP_MODIFIED,
  PROP_LOADING,
  PROP_CHANGING,
  PROP_SETTLED,
  PROP_READ_ONLY,
  PROP_OPEN_ELSEWHERE,
  PROP_RULE,
  PROP_DRAFT_ID,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
update_title (RejDocument *self)
{
  const char *field = rej_comment_get_field (self->comment, REJ_COMMENT_TITLE);
  g_autofree char *title = g_strdup (field);

  /* Without a title of its own the comment goes by its first words. */
  if (title == NULL)
    {
      g_autoptr (RejComment) head = NULL;
      g_autofree char *text = NULL;
      GtkTextIter start;
      GtkTextIter end;

      gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (self->buffer), &start);
      end = start;
      gtk_text_iter_forward_chars (&end, 400);
      text = gtk_text_buffer_get_slice (GTK_TEXT_BUFFER (self->buffer), &start, &end, TRUE);
      head = rej_comment_parse_text (text, strlen (text), REJ_TEXT_FORMAT_PLAIN);
      title = rej_comment_dup_shown_title (head);
    }
  if (title == NULL && self->file != NULL)
    title = g_file_get_basename (self->file);
  if (title == NULL)
    title = g_strdup (_ ("New Comment"));
  if (g_set_str (&self->title, title))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

static void
modified_changed_cb (RejDocument *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODIFIED]);
}

/* What is half changed is not looked at: it would be looked at again. */
static void
changing_changed_cb (RejDocument *self)
{
  rej_check_adapter_set_held (self->adapter, rej_document_get_changing (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHANGING]);
}

static void
settled_changed_cb (RejDocument *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SETTLED]);
}

/* The scheme of the editor is not the desktop's business to GtkSourceView: it keeps a white page in a dark window. */
static void
dark_changed_cb (RejDocument *self)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  GtkSourceStyleScheme *scheme = gtk_source_style_scheme_manager_get_scheme (gtk_source_style_scheme_manager_get_default (), dark ? "rejoinder-dark" : "rejoinder");

  gtk_source_buffer_set_style_scheme (self->buffer, scheme);
}

/* Runs before the buffer deletes, and leaves it the first of many pieces. */
static void
delete_range_cb (GtkTextBuffer *buffer,
                 GtkTextIter *start,
                 GtkTextIter *end)
{
  int from = gtk_text_iter_get_offset (start);
  int to = gtk_text_iter_get_offset (end);

  if (to - from <= MOST_DELETED)
    return;
  for (; to - from > MOST_DELETED; to -= MOST_DELETED)
    {
      gtk_text_buffer_get_iter_at_offset (buffer, start, to - MOST_DELETED);
      gtk_text_buffer_get_iter_at_offset (buffer, end, to);
      gtk_text_buffer_delete (buffer, start, end);
    }
  gtk_text_buffer_get_iter_at_offset (buffer, start, from);
  gtk_text_buffer_get_iter_at_offset (buffer, end, to);
}

static void
finish_filling (RejDocument *self)
{
  GtkTextIter start;

  g_clear_pointer (&self->pending, g_free);
  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (self->buffer), &start);
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (self->buffer), &start);
  gtk_text_buffer_set_modified (GTK_TEXT_BUFFER (self->buffer), self->differs_from_file);
  rej_undo_begin (self->undo);
  update_title (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
insert_piece (RejDocument *self,
              gsize piece)
{
  const char *text = self->pending + self->pending_position;
  gsize length = strlen (text);
  GtkTextIter end;

  if (length > piece)
    {
      const char *line_end = memchr (text + piece, '\n', length - piece);

      length = line_end != NULL ? (gsize) (line_end - text) + 1 : length;
    }
  gtk_text_buffer_get_end_iter (GTK_TEXT_BUFFER (self->buffer), &end);
  gtk_text_buffer_insert (GTK_TEXT_BUFFER (self->buffer), &end, text, length);
  self->pending_position += length;
}

static gboolean
fill_cb (gpointer user_data)
{
  RejDocument *self = REJ_DOCUMENT (user_data);

  insert_piece (self, PIECE);
  if (self->pending[self->pending_position] != '\0')
    return G_SOURCE_CONTINUE;

  self->fill_id = 0;
  finish_filling (self);
  return G_SOURCE_REMOVE;
}

static void
fill (RejDocument *self)
{
  gsize length = 0;
  const char *body = rej_comment_get_body (self->comment, &length);

  self->pending = g_strdup (body);
  self->pending_position = 0;
  if (length <= PIECE)
    {
      gtk_text_buffer_set_text (GTK_TEXT_BUFFER (self->buffer), self->pending, length);
      finish_filling (self);
    }
  else
    {
      insert_piece (self, FIRST_PIECE);
      self->fill_id = g_idle_add_full (GDK_PRIORITY_REDRAW + 2, fill_cb, self, NULL);
    }
}

static void
rej_document_get_property (GObject *object,
                           guint property_id,
                           GValue *value,
                           GParamSpec *pspec)
{
  RejDocument *self = REJ_DOCUMENT (object);

  switch (property_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_FILE:
      g_value_set_object (value, self->file);
      break;
    case PROP_MODIFIED:
      g_value_set_boolean (value, rej_document_get_modified (self));
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, rej_document_get_loading (self));
      break;
    case PROP_CHANGING:
      g_value_set_boolean (value, rej_document_get_changing (self));
      break;
    case PROP_SETTLED:
      g_value_set_boolean (value, rej_document_get_settled (self));
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, self->read_only);
      break;
    case PROP_OPEN_ELSEWHERE:
      g_value_set_boolean (value, self->open_elsewhere);
      break;
    case PROP_RULE:
      g_value_set_boxed (value, self->rule);
      break;
    case PROP_DRAFT_ID:
      g_value_set_int64 (value, self->draft_id);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rej_document_set_property (GObject *object,
                           guint property_id,
                           const GValue *value,
                           GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_READ_ONLY:
      rej_document_set_read_only (REJ_DOCUMENT (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rej_document_dispose (GObject *object)
{
  RejDocument *self = REJ_DOCUMENT (object);

  if (self->changer != NULL)
    rej_buffer_changer_finish (self->changer);
  g_clear_handle_id (&self->fill_id, g_source_remove);
  g_clear_pointer (&self->pending, g_free);
  g_clear_object (&self->template);
  g_clear_object (&self->privacy_choices);
  g_clear_object (&self->adapter);
  g_clear_object (&self->check);
  g_clear_object (&self->undo);
  g_clear_object (&self->changer);
  g_clear_object (&self->buffer);
  g_clear_object (&self->comment);
  g_clear_object (&self->workspace);
  g_clear_object (&self->file);
  g_clear_pointer (&self->campaign, rej_campaign_unref);
  g_clear_pointer (&self->rule, rej_rule_unref);
  g_clear_pointer (&self->deadlines, g_ptr_array_unref);
  g_clear_pointer (&self->rule_key, g_free);
  g_clear_pointer (&self->private_names, g_strfreev);
  g_clear_pointer (&self->kept_private, g_strfreev);
  g_clear_pointer (&self->verifications, rej_verification_set_unref);
  g_clear_pointer (&self->etag, g_free);
  g_clear_pointer (&self->sha256, g_free);
  g_clear_pointer (&self->title, g_free);

  G_OBJECT_CLASS (rej_document_parent_class)->dispose (object);
}

static void
rej_document_class_init (RejDocumentClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = rej_document_get_property;
  object_class->set_property = rej_document_set_property;
  object_class->dispose = rej_document_dispose;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, read);
  properties[PROP_FILE] = g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE, read);
  properties[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, read);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, read);
  properties[PROP_CHANGING] = g_param_spec_boolean ("changing", NULL, NULL, FALSE, read);
  properties[PROP_SETTLED] = g_param_spec_boolean ("settled", NULL, NULL, TRUE, read);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_OPEN_ELSEWHERE] = g_param_spec_boolean ("open-elsewhere", NULL, NULL, FALSE, read);
  properties[PROP_RULE] = g_param_spec_boxed ("rule", NULL, NULL, REJ_TYPE_RULE, read);
  properties[PROP_DRAFT_ID] = g_param_spec_int64 ("draft-id", NULL, NULL, 0, G_MAXINT64, 0, read);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * RejDocument::details-changed:
   * @self: the document
   *
   * What stands before the text of the comment, in its front matter, is another.
   */
  g_signal_new ("details-changed", REJ_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * RejDocument::draft-wanted:
   * @self: a document
   *
   * The library should have the comment, though nothing of it was edited.
   */
  g_signal_new ("draft-wanted", REJ_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 0);
  /**
   * RejDocument::draft-failed:
   * @self: a document
   * @message: why, a sentence
   *
   * The library could not take the comment. It is tried again after a while.
   */
  g_signal_new ("draft-failed", REJ_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * RejDocument::verified:
   * @self: the document
   * @verifications: (element-type RejVerification): what services said
   *
   * Services were asked about its citations.
   */
  g_signal_new ("verified", REJ_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);

  /**
   * RejDocument::saved:
   * @self: the document
   *
   * The file holds the text as it was when saving began.
   */
  g_signal_new ("saved", REJ_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rej_document_init (RejDocument *self)
{
}

/**
 * rej_document_new:
 * @workspace: what the windows share
 * @comment: the comment to open
 * @file: (nullable): the file it came from
 *
 * Opens a comment.
 *
 * Returns: (transfer full): the document; a large text fills its buffer in the time that follows
 */
RejDocument *
rej_document_new (RejWorkspace *workspace,
                  RejComment *comment,
                  GFile *file)
{
  RejDocument *self = NULL;

  g_return_val_if_fail (REJ_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (REJ_IS_COMMENT (comment), NULL);
  g_return_val_if_fail (file == NULL || G_IS_FILE (file), NULL);

  self = g_object_new (REJ_TYPE_DOCUMENT, NULL);
  self->workspace = g_object_ref (workspace);
  self->comment = g_object_ref (comment);
  g_set_object (&self->file, file);
  if (rej_comment_get_field (comment, REJ_COMMENT_CAMPAIGN) != NULL)
    self->campaign = rej_workspace_dup_campaign (workspace, rej_comment_get_field (comment, REJ_COMMENT_CAMPAIGN));
  self->deadlines = rej_deadline_gather (self->campaign, NULL, NULL);
  self->buffer = gtk_source_buffer_new (NULL);
  self->changer = rej_buffer_changer_new (GTK_TEXT_BUFFER (self->buffer));
  self->undo = rej_undo_new (self->changer);
  /* The view sets the text by what the index reads: a second reader would disagree, and costs more than the first. */
  gtk_source_buffer_set_highlight_syntax (self->buffer, FALSE);
  gtk_source_buffer_set_highlight_matching_brackets (self->buffer, FALSE);
  g_signal_connect (self->buffer, "delete-range", G_CALLBACK (delete_range_cb), NULL);
  g_signal_connect_object (self->buffer, "modified-changed", G_CALLBACK (modified_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (dark_changed_cb), self, G_CONNECT_SWAPPED);
  dark_changed_cb (self);

  self->check = rej_check_new (rej_comment_get_format (comment), NULL);
  _rej_document_update_context (self);
  self->adapter = rej_check_adapter_new (GTK_TEXT_BUFFER (self->buffer), self->check);
  g_signal_connect_object (self->adapter, "notify::settled", G_CALLBACK (settled_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->changer, "notify::busy", G_CALLBACK (changing_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->check, "changed", G_CALLBACK (update_title), self, G_CONNECT_SWAPPED);
  self->privacy_choices = rej_privacy_choices_new (self);
  if (self->campaign != NULL)
    self->template = rej_template_new (self, self->campaign);
  self->read_only = rej_comment_get_longest_line (comment) > REJ_DOCUMENT_LONGEST_LINE;
  /* A long text goes by its file or a stand-in until it is there. */
  update_title (self);
  fill (self);
  return self;
}

/**
 * rej_document_dup_source:
 * @self: a document
 *
 * Gives the comment as its file would hold it: details and the text as it stands.
 *
 * Returns: (transfer full): the source
 */
char *
rej_document_dup_source (RejDocument *self)
{
  const RejFrontMatter *front_matter = NULL;
  const char *details = "";
  g_autofree char *body = NULL;

  g_return_val_if_fail (REJ_IS_DOCUMENT (self), NULL);

  body = self->pending != NULL ? g_strdup (self->pending) : _rej_document_dup_body (self);
  front_matter = rej_comment_get_front_matter (self->comment);
  if (front_matter != NULL)
    details = rej_front_matter_get_text (front_matter, NULL);
  return *details != '\0' ? g_strconcat (details, body, NULL) : g_steal_pointer (&body);
}

/**
 * rej_document_get_workspace:
 * @self: a document
 *
 * Gets what the windows share.
 *
 * Returns: (transfer none): the workspace
 */
RejWorkspace *
rej_document_get_workspace (RejDocument *self)
{
  g_return_val_if_fail (REJ_IS_DOCUMENT (self), NULL);

  return self->workspace;
}

/**
 * rej_document_get_buffer:
 * @self: a document
 *
 * Gets the text under edit: the body of the comment, without its details.
 *
 * Returns: (transfer none): the buffer
 */
GtkSourceBuffer *
rej_document_get_buffer (RejDocument *self)
{
  g_return_val_if_fail (REJ_IS_DOCUMENT (self), NULL);

  return self->buffer;
}

/**
 * rej_document_get_undo:
 * @self: a document
 *
 * Gets what takes edits back and does them again; the buffer's own undo is off.
 *
 * Returns: (transfer none): the undo
 */
RejUndo *
rej_document_get_undo (RejDocument *self)
{
  g_return_val_if_fail (REJ_IS_DOCUMENT (self), NULL);

  return self->undo;
}

/**
 * rej_document_get_check:
 * @self: a document
 *
 * Gets the counts and findings, kept in step with the text.
 *
 * Returns: (transfer none): the check
 */
RejCheck *
rej_document_get_check (RejDocument *self)
{
  g_return_val_if_fail (REJ_IS_DOCUMENT (self), NULL);

  return self->check;
}

/**
 * rej_document_get_comment:
 * @self: a document
 *
 * Gets the comment with its details. Its body is that of the last opening or saving.
 *
 * Returns: (transfer none): the comment
 */
RejComment *
rej_document_get_comment (RejDocument *self)
{
  g_return_val_if_fail (REJ_IS_DOCUMENT (self), NULL);

  return self->comment;
}

/**
 * rej_document_get_file:
 * @self: a document
 *
 * Gets the file the comment is saved to.
 *
 * Returns: (transfer none) (nullable): the file, or %NULL for a comment that is in the library alone
 */
GFile *
rej_document_get_file (RejDocument *self)
{
  g_return_val_if_fail (REJ_IS_DOCUMENT (self), NULL);

  return self->file;
}

/**
 * rej_document_get_title:
 * @self: a document
 *
 * Gets how the document is called in the window.
 *
 * Returns: (transfer none): its title, its first words, or a stand-in
 */
const char *
rej_document_get_title (RejDocument *self)
{
  g_return_val_if_fail (REJ_IS_DOCUMENT (self), NULL);

  return self->title;
}

/**
 * rej_document_get_modified:
 * @self: a document
 *
 * Gets whether the text differs from its file. The library has it all the same.
 *
 * Returns: whether there is something to save
 */
gboolean
rej_document_get_modified (RejDocument *self)
{
  g_return_val_if_fail (REJ_IS_DOCUMENT (self), FALSE);

  return gtk_text_buffer_get_modified (GTK_TEXT_BUFFER (self->buffer));
}

/**
 * rej_document_get_loading:
 * @self: a document
 *
 * Gets whether text is still being put into the buffer.
 *
 * Returns: whether the buffer is not complete yet
 */
gboolean
rej_document_get_loading (RejDocument *self)
{
  g_return_val_if_fail (REJ_IS_DOCUMENT (self), FALSE);

  return self->pending != NULL;
}

/**
 * rej_document_get_changing:
 * @self: a document
 *
 * Gets whether a large change is being made in slices, so that the text is half of one and half of the other. It is
 * closed to edits meanwhile.
 *
 * Returns: whether the text is between two states
 */
gboolean
rej_document_get_changing (RejDocument *self)
{
  g_return_val_if_fail (REJ_IS_DOCUMENT (self), FALSE);

  return rej_buffer_changer_get_busy (self->changer);
}

/**
 * rej_document_get_settled:
 * @self: a document
 *
 * Gets whether counts and findings are those of the whole text.
 *
 * Returns: whether all has been looked at
 */
gboolean
rej_document_get_settled (RejDocument *self)
{
  g_return_val_if_fail (REJ_IS_DOCUMENT (self), FALSE);

  return self->pending == NULL && self->adapter != NULL && rej_check_adapter_get_settled (self->adapter);
}

/**
 * rej_document_get_read_only:
 * @self: a document
 *
 * Gets whether the text may only be read.
 *
 * Returns: whether it is closed to edits
 */
gboolean
rej_document_get_read_only (RejDocument *self)
{
  g_return_val_if_fail (REJ_IS_DOCUMENT (self), FALSE);

  return self->read_only;
}

/**
 * rej_document_set_read_only:
 * @self: a document
 * @read_only: whether the text may only be read
 *
 * Closes the text to edits, or opens it.
 */
void
rej_document_set_read_only (RejDocument *self,
                            gboolean read_only)
{
  g_return_if_fail (REJ_IS_DOCUMENT (self));

  read_only = !!read_only;
  if (self->read_only == read_only)
    return;
  self->read_only = read_only;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY]);
}

/**
 * rej_document_get_open_elsewhere:
 * @self: a document
 *
 * Gets whether another window or another run of the program writes this comment. It may only be read here then.
 *
 * Returns: whether it is open elsewhere
 */
gboolean
rej_document_get_open_elsewhere (RejDocument *self)
{
  g_return_val_if_fail (REJ_IS_DOCUMENT (self), FALSE);

  return self->open_elsewhere;
}

/**
 * rej_document_set_open_elsewhere:
 * @self: a document
 *
 * Closes the text to edits for good: what was typed here could not be kept.
 */
void
rej_document_set_open_elsewhere (RejDocument *self)
{
  g_return_if_fail (REJ_IS_DOCUMENT (self));

  if (self->open_elsewhere)
    return;
  self->open_elsewhere = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPEN_ELSEWHERE]);
}

/**
 * rej_document_break_long_lines:
 * @self: a document whose text is complete
 *
 * Breaks the lines that are too long to edit at the ends of their sentences, as one step that can be undone. In
 * Markdown this changes nothing that is filed: a single line end is a blank. The file stays as it is until it is saved.
 */
void
rej_document_break_long_lines (RejDocument *self)
{
  g_autofree char *text = NULL;
  g_autoptr (GArray) places = NULL;
  g_autoptr (GPtrArray) replacements = NULL;

  g_return_if_fail (REJ_IS_DOCUMENT (self));
  g_return_if_fail (!rej_document_get_loading (self) && !rej_document_get_changing (self));

  text = _rej_document_dup_body (self);
  places = rej_line_breaker_find (text, REJ_DOCUMENT_LONGEST_LINE);
  replacements = rej_text_replacements_new ();
  for (guint i = 0; i < places->len; i++)
    rej_text_replacements_add (replacements, g_array_index (places, guint, i), 1, "\n");
  _rej_document_replace (self, replacements, NULL);
}

/**
 * rej_document_get_campaign:
 * @self: a document
 *
 * Gets the campaign the comment was begun from, where it is installed.
 *
 * Returns: (transfer none) (nullable): the campaign
 */
RejCampaign *
rej_document_get_campaign (RejDocument *self)
{
  g_return_val_if_fail (REJ_IS_DOCUMENT (self), NULL);

  return self->campaign;
}

/**
 * rej_document_get_template:
 * @self: a document
 *
 * Gets the template of the campaign as it stands in this comment.
 *
 * Returns: (transfer none) (nullable): the template, or %NULL without a campaign
 */
RejTemplate *
rej_document_get_template (RejDocument *self)
{
  g_return_val_if_fail (REJ_IS_DOCUMENT (self), NULL);

  return self->template;
}

/**
 * rej_document_get_privacy_choices:
 * @self: a document
 *
 * Gets what the writer chose about private things in this comment.
 *
 * Returns: (transfer none): the choices
 */
RejPrivacyChoices *
rej_document_get_privacy_choices (RejDocument *self)
{
  g_return_val_if_fail (REJ_IS_DOCUMENT (self), NULL);

  return self->privacy_choices;
}

/**
 * rej_document_get_deadlines:
 * @self: a document
 *
 * Gets when comments are due, of all that its campaign and the rule beside it say.
 *
 * Returns: (transfer none) (element-type RejDeadline): one deadline a purpose; none where neither gives one
 */
GPtrArray *
rej_document_get_deadlines (RejDocument *self)
{
  g_return_val_if_fail (REJ_IS_DOCUMENT (self), NULL);

  return self->deadlines;
}

/**
 * rej_document_get_draft_id:
 * @self: a document
 *
 * Gets which draft of the library it is.
 *
 * Returns: its number, or 0 while the library does not have it
 */
gint64
rej_document_get_draft_id (RejDocument *self)
{
  g_return_val_if_fail (REJ_IS_DOCUMENT (self), 0);

  return self->draft_id;
}

/**
 * rej_document_want_draft:
 * @self: a document
 *
 * Has the library take the comment, if it is not there. A comment that was opened from a file is not before its first edit.
 *
 * Returns: whether it is there, or will be: "draft-id" tells
 */
gboolean
rej_document_want_draft (RejDocument *self)
{
  gboolean is_coming = FALSE;

  g_return_val_if_fail (REJ_IS_DOCUMENT (self), FALSE);

  if (self->draft_id != 0)
    return TRUE;
  g_signal_emit_by_name (self, "draft-wanted", &is_coming);
  return is_coming;
}

/**
 * rej_document_set_draft_id:
 * @self: a document
 * @id: a draft of the library
 *
 * Tells which draft it is, so that what is remembered with the draft can be found.
 */
void
rej_document_set_draft_id (RejDocument *self,
                           gint64 id)
{
  g_return_if_fail (REJ_IS_DOCUMENT (self));

  if (self->draft_id == id)
    return;
  self->draft_id = id;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DRAFT_ID]);
}

/**
 * rej_document_get_etag:
 * @self: a document
 *
 * Gets the state of the file that the document knows.
 *
 * Returns: (transfer none) (nullable): an etag
 */
const char *
rej_document_get_etag (RejDocument *self)
{
  g_return_val_if_fail (REJ_IS_DOCUMENT (self), NULL);

  return self->etag;
}

/**
 * rej_document_get_sha256:
 * @self: a document
 *
 * Gets the SHA-256 of the file as it was read or written last.
 *
 * Returns: (transfer none) (nullable): hexadecimal digits
 */
const char *
rej_document_get_sha256 (RejDocument *self)
{
  g_return_val_if_fail (REJ_IS_DOCUMENT (self), NULL);

  return self->sha256;
}

/**
 * rej_document_get_knows_file:
 * @self: a document
 *
 * Gets whether the file was read or written here, so that the body of the comment is what it held then.
 *
 * Returns: whether that is known
 */
gboolean
rej_document_get_knows_file (RejDocument *self)
{
  g_return_val_if_fail (REJ_IS_DOCUMENT (self), FALSE);

  return self->knows_file;
}

/**
 * rej_document_restore_link:
 * @self: a document from the library
 * @draft: its draft
 *
 * Takes over what the library knows of the file, so that saving asks where the file is no longer that.
 */
void
rej_document_restore_link (RejDocument *self,
                           const RejDraft *draft)
{
  g_return_if_fail (REJ_IS_DOCUMENT (self));
  g_return_if_fail (draft != NULL);

  g_set_str (&self->etag, draft->file_etag);
  g_set_str (&self->sha256, draft->file_sha256);
  self->differs_from_file = self->file != NULL && draft->revision != draft->file_revision;
  /* a large text is still being filled in, which ends with the same */
  if (self->fill_id == 0 && self->differs_from_file)
    gtk_text_buffer_set_modified (GTK_TEXT_BUFFER (self->buffer), TRUE);
}

RejBufferChanger *
_rej_document_get_changer (RejDocument *self)
{
  return self->changer;
}

char *
_rej_document_dup_body (RejDocument *self)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (self->buffer), &start, &end);
  return gtk_text_buffer_get_slice (GTK_TEXT_BUFFER (self->buffer), &start, &end, TRUE);
}

void
_rej_document_set_saved (RejDocument *self,
                         GFile *file,
                         const char *etag,
                         const char *sha256)
{
  self->differs_from_file = FALSE;
  self->knows_file = TRUE;
  g_set_str (&self->sha256, sha256);
  g_set_str (&self->etag, etag);
  if (g_set_object (&self->file, file))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILE]);
  update_title (self);
}
