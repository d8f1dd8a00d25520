/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-template.h"

/* Milliseconds after which what was typed counts here. */
#define REFRESH_AFTER 200

/* Microseconds the text may still be read before it is changed. */
#define SETTLE_FOR 50000

/* Under what a draft remembers its sections. */
#define MEMO "template"

struct _RejTemplate
{
  GObject parent_instance;

  /* owned */
  RejCampaign *campaign;
  RejCampaignSections *sections;
  RejTextOutline *outline;

  /* borrowed, since it owns this */
  RejDocument *document;

  /* state */
  guint refresh_id;
  gboolean loaded; /* what the draft remembers */
  gboolean unsaved;
};

G_DEFINE_FINAL_TYPE (RejTemplate, rej_template, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
saved_cb (GObject *object,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (RejWorkspace) workspace = REJ_WORKSPACE (user_data);
  g_autoptr (GError) error = NULL;

  /* The text itself is the draft writer's business; this is tried again with the next change. */
  if (!rej_library_change_finish (REJ_LIBRARY (object), result, &error))
    g_warning ("What the draft remembers of its sections could not be written: %s", error->message);
  rej_workspace_end_work (workspace);
}

static void
save (RejTemplate *self)
{
  RejWorkspace *workspace = rej_document_get_workspace (self->document);
  RejLibrary *library = rej_workspace_get_library (workspace);
  g_autofree char *data = NULL;

  self->unsaved = TRUE;
  if (library == NULL || !self->loaded || rej_document_get_draft_id (self->document) == 0 || rej_document_get_open_elsewhere (self->document))
    return;
  self->unsaved = FALSE;
  data = rej_campaign_sections_save (self->sections);
  rej_workspace_begin_work (workspace);
  rej_library_set_memo_async (library, rej_document_get_draft_id (self->document), MEMO, data, NULL, saved_cb, g_object_ref (workspace));
}

static void
follow (RejTemplate *self)
{
  rej_text_outline_update (self->outline, NULL, NULL, NULL);
  if (rej_campaign_sections_follow (self->sections, self->outline) && !rej_document_get_loading (self->document))
    save (self);
}

static gboolean
refresh_cb (gpointer user_data)
{
  RejTemplate *self = REJ_TEMPLATE (user_data);

  self->refresh_id = 0;
  follow (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
refresh_soon (RejTemplate *self)
{
  if (self->refresh_id == 0)
    self->refresh_id = g_timeout_add_full (G_PRIORITY_DEFAULT_IDLE, REFRESH_AFTER, refresh_cb, self, NULL);
}

static void
refresh_now (RejTemplate *self)
{
  g_clear_handle_id (&self->refresh_id, g_source_remove);
  refresh_cb (self);
}

static void
memos_loaded_cb (GObject *object,
                 GAsyncResult *result,
                 gpointer user_data)
{
  g_autoptr (RejTemplate) self = REJ_TEMPLATE (user_data);
  g_autoptr (GHashTable) memos = rej_library_load_memos_finish (REJ_LIBRARY (object), result, NULL);

  if (self->document == NULL || memos == NULL)
    return;
  if (!self->unsaved)
    rej_campaign_sections_load (self->sections, g_hash_table_lookup (memos, MEMO));
  self->loaded = TRUE;
  if (self->unsaved)
    save (self);
  refresh_now (self);
}

static void
draft_known_cb (RejTemplate *self)
{
  RejLibrary *library = rej_workspace_get_library (rej_document_get_workspace (self->document));

  if (library != NULL && !self->loaded)
    rej_library_load_memos_async (library, rej_document_get_draft_id (self->document), NULL, memos_loaded_cb, g_object_ref (self));
}

/* The document lets go of it with its last reference. */
static void
rej_template_dispose (GObject *object)
{
  RejTemplate *self = REJ_TEMPLATE (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_clear_weak_pointer (&self->document);
  g_clear_object (&self->outline);
  g_clear_pointer (&self->sections, rej_campaign_sections_free);
  g_clear_pointer (&self->campaign, rej_campaign_unref);

  G_OBJECT_CLASS (rej_template_parent_class)->dispose (object);
}

static void
rej_template_class_init (RejTemplateClass *class)
{
  G_OBJECT_CLASS (class)->dispose = rej_template_dispose;

  /**
   * RejTemplate::changed:
   * @self: the template
   *
   * The text changed, or what is known of its sections.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", REJ_TYPE_TEMPLATE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rej_template_init (RejTemplate *self)
{
}

/**
 * rej_template_new:
 * @document: an open comment, which owns what is made
 * @campaign: the campaign it was begun from
 *
 * Begins to follow the template in a comment.
 *
 * Returns: (transfer full): the template
 */
RejTemplate *
rej_template_new (RejDocument *document,
                  RejCampaign *campaign)
{
  RejTemplate *self = NULL;

  g_return_val_if_fail (REJ_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (campaign != NULL, NULL);

  self = g_object_new (REJ_TYPE_TEMPLATE, NULL);
  g_set_weak_pointer (&self->document, document);
  self->campaign = rej_campaign_ref (campaign);
  self->sections = rej_campaign_sections_new (campaign);
  self->outline = rej_text_outline_new (rej_check_get_index (rej_document_get_check (document)));
  g_signal_connect_object (rej_document_get_check (document), "changed", G_CALLBACK (refresh_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::draft-id", G_CALLBACK (draft_known_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/* The text as it is now; FALSE while it cannot be told or may not be changed. */
static gboolean
prepare (RejTemplate *self)
{
  if (!rej_document_get_editable (self->document) || !rej_check_settle (rej_document_get_check (self->document), SETTLE_FOR))
    return FALSE;
  follow (self);
  return TRUE;
}

/* What is remembered is handed over before the text changes: a section is kept before it goes. */
static gboolean
carry_out (RejTemplate *self,
           GPtrArray *plan)
{
  if (plan == NULL)
    return FALSE;
  save (self);
  if (!rej_document_replace (self->document, plan))
    return FALSE;
  rej_check_settle (rej_document_get_check (self->document), SETTLE_FOR);
  refresh_now (self);
  return TRUE;
}

static int
get_section (RejTemplate *self,
             const RejCampaignConcern *concern)
{
  return rej_campaign_sections_get_section_of (self->sections, concern->id);
}

/**
 * rej_template_get_coverage:
 * @self: a template
 * @concern: a concern of its campaign
 *
 * Tells how far the comment has come with a concern.
 *
 * Returns: how far
 */
RejCampaignCoverage
rej_template_get_coverage (RejTemplate *self,
                           const RejCampaignConcern *concern)
{
  g_return_val_if_fail (REJ_IS_TEMPLATE (self), REJ_CAMPAIGN_COVERAGE_NOT_YET);
  g_return_val_if_fail (concern != NULL, REJ_CAMPAIGN_COVERAGE_NOT_YET);

  follow (self);
  return rej_campaign_sections_get_coverage (self->sections, self->outline, concern->id);
}

/**
 * rej_template_count_covered:
 * @self: a template
 *
 * Counts the concerns that are covered.
 *
 * Returns: how many
 */
guint
rej_template_count_covered (RejTemplate *self)
{
  guint n = 0;

  g_return_val_if_fail (REJ_IS_TEMPLATE (self), 0);

  for (guint i = 0; i < self->campaign->concerns->len; i++)
    n += rej_template_get_coverage (self, self->campaign->concerns->pdata[i]) == REJ_CAMPAIGN_COVERAGE_COVERED;
  return n;
}

/**
 * rej_template_get_marked:
 * @self: a template
 * @concern: a concern of its campaign
 *
 * Tells whether the writer marked a concern as covered.
 *
 * Returns: whether it is marked
 */
gboolean
rej_template_get_marked (RejTemplate *self,
                         const RejCampaignConcern *concern)
{
  g_return_val_if_fail (REJ_IS_TEMPLATE (self), FALSE);

  return rej_campaign_sections_get_marked (self->sections, concern->id);
}

/**
 * rej_template_set_marked:
 * @self: a template
 * @concern: a concern of its campaign
 * @marked: whether it is covered, as the writer says
 *
 * Marks a concern, or takes the mark away. The file is not touched.
 */
void
rej_template_set_marked (RejTemplate *self,
                         const RejCampaignConcern *concern,
                         gboolean marked)
{
  g_return_if_fail (REJ_IS_TEMPLATE (self));

  if (rej_template_get_marked (self, concern) == !!marked)
    return;
  rej_campaign_sections_set_marked (self->sections, concern->id, marked);
  save (self);
  refresh_now (self);
}

/**
 * rej_template_has_section:
 * @self: a template
 * @concern: a concern of its campaign
 *
 * Tells whether the template has a section about a concern.
 *
 * Returns: whether it has
 */
gboolean
rej_template_has_section (RejTemplate *self,
                          const RejCampaignConcern *concern)
{
  g_return_val_if_fail (REJ_IS_TEMPLATE (self), FALSE);

  return get_section (self, concern) >= 0;
}

/**
 * rej_template_find_section:
 * @self: a template
 * @concern: a concern of its campaign
 * @start: (out) (optional): where it begins
 *
 * Finds the section about a concern in the text.
 *
 * Returns: whether it is there
 */
gboolean
rej_template_find_section (RejTemplate *self,
                           const RejCampaignConcern *concern,
                           guint *start)
{
  int section = -1;
  int heading = -1;

  g_return_val_if_fail (REJ_IS_TEMPLATE (self), FALSE);

  follow (self);
  section = get_section (self, concern);
  heading = section >= 0 ? rej_campaign_sections_get_heading (self->sections, (guint) section) : -1;
  if (heading >= 0 && start != NULL)
    *start = rej_text_outline_get_start (self->outline, (guint) heading);
  return heading >= 0;
}

/**
 * rej_template_get_section_on:
 * @self: a template
 * @concern: a concern of its campaign
 *
 * Tells whether the section about a concern is in the text.
 *
 * Returns: whether it is switched on
 */
gboolean
rej_template_get_section_on (RejTemplate *self,
                             const RejCampaignConcern *concern)
{
  return rej_template_find_section (self, concern, NULL);
}

/**
 * rej_template_set_section_on:
 * @self: a template
 * @concern: a concern of its campaign
 * @on: whether it is to be in the text
 *
 * Switches the section about a concern on or off, as one step that can be undone. What was written in it is kept with
 * the draft and comes back.
 *
 * Returns: whether the text was changed
 */
gboolean
rej_template_set_section_on (RejTemplate *self,
                             const RejCampaignConcern *concern,
                             gboolean on)
{
  g_autoptr (GPtrArray) plan = NULL;
  int section = -1;

  g_return_val_if_fail (REJ_IS_TEMPLATE (self), FALSE);

  section = get_section (self, concern);
  if (section < 0 || !prepare (self))
    return FALSE;
  if (on)
    plan = rej_campaign_sections_plan_on (self->sections, self->outline, (guint) section, NULL);
  else
    plan = rej_campaign_sections_plan_off (self->sections, self->outline, (guint) section);
  return carry_out (self, plan);
}

/**
 * rej_template_has_kept:
 * @self: a template
 * @concern: a concern of its campaign
 *
 * Tells whether the section is switched off and something written in it is kept.
 *
 * Returns: whether there is
 */
gboolean
rej_template_has_kept (RejTemplate *self,
                       const RejCampaignConcern *concern)
{
  int section = -1;

  g_return_val_if_fail (REJ_IS_TEMPLATE (self), FALSE);

  section = get_section (self, concern);
  return section >= 0 && rej_campaign_sections_has_kept (self->sections, (guint) section);
}

/**
 * rej_template_get_answer:
 * @self: a template
 * @concern: a concern of its campaign
 * @prompt: which of its prompts
 *
 * Gets what the writer began to answer beside the text.
 *
 * Returns: (transfer none) (nullable): the answer
 */
const char *
rej_template_get_answer (RejTemplate *self,
                         const RejCampaignConcern *concern,
                         guint prompt)
{
  g_return_val_if_fail (REJ_IS_TEMPLATE (self), NULL);

  return rej_campaign_sections_get_answer (self->sections, concern->id, prompt);
}

/**
 * rej_template_set_answer:
 * @self: a template
 * @concern: a concern of its campaign
 * @prompt: which of its prompts
 * @answer: what was typed so far
 *
 * Remembers what the writer begins to answer.
 */
void
rej_template_set_answer (RejTemplate *self,
                         const RejCampaignConcern *concern,
                         guint prompt,
                         const char *answer)
{
  g_return_if_fail (REJ_IS_TEMPLATE (self));

  if (rej_campaign_sections_set_answer (self->sections, concern->id, prompt, answer))
    save (self);
}

/**
 * rej_template_put_answer:
 * @self: a template
 * @concern: a concern of its campaign that has a section in the template
 * @prompt: which of its prompts
 * @start: (out): where the answer begins in the text
 *
 * Puts an answer into the section it belongs to, as one step that can be undone.
 *
 * Returns: whether the text was changed
 */
gboolean
rej_template_put_answer (RejTemplate *self,
                         const RejCampaignConcern *concern,
                         guint prompt,
                         guint *start)
{
  g_autofree char *answer = NULL;
  g_autoptr (GPtrArray) plan = NULL;
  int section = -1;

  g_return_val_if_fail (REJ_IS_TEMPLATE (self), FALSE);

  section = get_section (self, concern);
  answer = g_strdup (rej_template_get_answer (self, concern, prompt));
  if (section < 0 || answer == NULL || !prepare (self))
    return FALSE;
  plan = rej_campaign_sections_plan_answer (self->sections, self->outline, (guint) section, answer, start);
  if (!carry_out (self, plan))
    return FALSE;
  /* It is in the text now, and the text is kept. */
  rej_template_set_answer (self, concern, prompt, NULL);
  return TRUE;
}

/**
 * rej_template_find_at:
 * @self: a template
 * @offset: characters from the beginning of the text
 *
 * Finds the section of the template that something stands in.
 *
 * Returns: its position in the template, or -1
 */
int
rej_template_find_at (RejTemplate *self,
                      guint offset)
{
  g_return_val_if_fail (REJ_IS_TEMPLATE (self), -1);

  follow (self);
  return rej_campaign_sections_find (self->sections, self->outline, offset);
}

/**
 * rej_template_dup_written:
 * @self: a template
 * @section: a position in the template
 *
 * Copies what stands in a section of the comment. That of the section before all headings is what stands there.
 *
 * Returns: (transfer full): its source, empty if it is not in the text
 */
char *
rej_template_dup_written (RejTemplate *self,
                          guint section)
{
  RejTextIndex *index = NULL;
  int heading = -1;
  guint start = 0;
  guint end = 0;

  g_return_val_if_fail (REJ_IS_TEMPLATE (self), NULL);

  follow (self);
  index = rej_text_outline_get_index (self->outline);
  heading = rej_campaign_sections_get_heading (self->sections, section);
  if (heading >= 0)
    {
      start = rej_text_outline_get_start (self->outline, (guint) heading);
      end = rej_text_outline_get_end (self->outline, (guint) heading);
    }
  else if (((RejCampaignSection *) self->campaign->sections->pdata[section])->heading == NULL)
    {
      end = rej_text_index_get_n_characters (index);
      for (guint i = 0; i < self->campaign->sections->len; i++)
        {
          heading = rej_campaign_sections_get_heading (self->sections, i);
          if (heading >= 0)
            end = MIN (end, rej_text_outline_get_start (self->outline, (guint) heading));
        }
    }
  return rej_text_index_dup_range (index, start, MIN (end, rej_text_index_get_n_characters (index)));
}

/**
 * rej_template_begin_again:
 * @self: a template
 * @section: a position in the template
 *
 * Puts the template's words in place of what stands in a section, as one step that can be undone.
 *
 * Returns: whether the text was changed
 */
gboolean
rej_template_begin_again (RejTemplate *self,
                          guint section)
{
  g_autoptr (GPtrArray) plan = NULL;

  g_return_val_if_fail (REJ_IS_TEMPLATE (self), FALSE);

  if (!prepare (self))
    return FALSE;
  plan = rej_campaign_sections_plan_again (self->sections, self->outline, section);
  return carry_out (self, plan);
}
