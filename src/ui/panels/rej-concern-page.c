/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-concern-page.h"

#include <glib/gi18n-lib.h>

#include "rej-message.h"
#include "rej-rule-questions.h"
#include "rej-rule-search.h"

struct _RejConcernPage
{
  AdwNavigationPage parent_instance;

  /* owned */
  RejDocument *document;
  RejCampaign *campaign;
  GCancellable *cancellable;
  GPtrArray *own_words; /* of GtkLabel, borrowed; one for each excerpt */

  /* borrowed from the campaign */
  const RejCampaignConcern *concern;

  /* owned by the page as its children */
  AdwSwitchRow *section_row;
  AdwSwitchRow *marked_row;
  GtkWidget *go_button;

  /* state */
  gboolean showing; /* the switches are set by what is so, not by the writer */
};

G_DEFINE_FINAL_TYPE (RejConcernPage, rej_concern_page, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  SIGNAL_INSERT_WANTED,
  SIGNAL_SEARCH_WANTED,
  SIGNAL_PLACE_WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static RejTemplate *
get_template (RejConcernPage *self)
{
  return rej_document_get_template (self->document);
}

static GtkWidget *
create_label (const char *text,
              const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  g_object_set (label, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "natural-wrap-mode", GTK_NATURAL_WRAP_NONE, NULL);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
append_heading (GtkWidget *box,
                const char *text)
{
  GtkWidget *label = create_label (text, "heading");

  g_object_set (label, "margin-top", 12, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  gtk_box_append (GTK_BOX (box), label);
}

static GtkWidget *
append_card (GtkWidget *box)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "concern-card");
  gtk_box_append (GTK_BOX (box), card);
  return card;
}

static void
emit_text_cb (GtkButton *button,
              RejConcernPage *self)
{
  const char *markdown = g_object_get_data (G_OBJECT (button), "markdown");
  const char *words = g_object_get_data (G_OBJECT (button), "words");

  if (markdown != NULL)
    g_signal_emit (self, signals[SIGNAL_INSERT_WANTED], 0, markdown);
  if (words != NULL)
    g_signal_emit (self, signals[SIGNAL_SEARCH_WANTED], 0, words);
}

static GtkWidget *
create_button (RejConcernPage *self,
               const char *label,
               const char *tooltip,
               const char *key,
               const char *text)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  g_object_set_data_full (G_OBJECT (button), key, g_strdup (text), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (emit_text_cb), self, G_CONNECT_DEFAULT);
  return button;
}

/* Whether it is in the comment, and whether it is done. */

static void
show_state (RejConcernPage *self)
{
  RejTemplate *template = get_template (self);
  gboolean on = rej_template_get_section_on (template, self->concern);
  gboolean marked = rej_template_get_marked (template, self->concern);
  gboolean has_section = rej_template_has_section (template, self->concern);
  gboolean editable = rej_document_get_editable (self->document);

  self->showing = TRUE;
  adw_switch_row_set_active (self->section_row, on);
  adw_switch_row_set_active (self->marked_row, marked);
  self->showing = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->section_row), has_section);
  gtk_widget_set_sensitive (GTK_WIDGET (self->section_row), editable);
  if (on)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self->section_row), _ ("What you write is kept when you take it out"));
  else
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self->section_row), rej_template_has_kept (template, self->concern) ? _ ("What you wrote is kept and comes back") : _ ("Not in the text"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->marked_row), rej_concern_page_name_coverage (rej_template_get_coverage (template, self->concern), marked));
  gtk_widget_set_visible (self->go_button, on);
}

static void
section_switched_cb (RejConcernPage *self)
{
  gboolean on = adw_switch_row_get_active (self->section_row);

  if (self->showing)
    return;
  if (!rej_template_set_section_on (get_template (self), self->concern, on))
    gtk_widget_error_bell (GTK_WIDGET (self));
  else if (!on)
    rej_message_show_toast (GTK_WIDGET (self), _ ("The section is out of the text, and kept."));
  show_state (self);
}

static void
marked_switched_cb (RejConcernPage *self)
{
  if (!self->showing)
    rej_template_set_marked (get_template (self), self->concern, adw_switch_row_get_active (self->marked_row));
}

static void
go_clicked_cb (RejConcernPage *self)
{
  guint start = 0;

  if (rej_template_find_section (get_template (self), self->concern, &start))
    g_signal_emit (self, signals[SIGNAL_PLACE_WANTED], 0, start);
}

static char *
dup_outline (const RejCampaignConcern *concern)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "## %s", concern->title);
  for (guint i = 0; i < concern->prompts->len; i++)
    g_string_append_printf (text, "\n\n[[%s]]", (const char *) concern->prompts->pdata[i]);
  return g_string_free_and_steal (text);
}

static void
append_state (RejConcernPage *self,
              GtkWidget *box)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *buttons = adw_wrap_box_new ();
  g_autofree char *outline = dup_outline (self->concern);

  self->section_row = ADW_SWITCH_ROW (adw_switch_row_new ());
  self->marked_row = ADW_SWITCH_ROW (adw_switch_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->section_row), _ ("Section in the Comment"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->marked_row), _ ("Mark as Covered"));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_margin_top (list, 6);
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->section_row));
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->marked_row));
  gtk_box_append (GTK_BOX (box), list);
  g_signal_connect_object (self->section_row, "notify::active", G_CALLBACK (section_switched_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->marked_row, "notify::active", G_CALLBACK (marked_switched_cb), self, G_CONNECT_SWAPPED);

  self->go_button = gtk_button_new_with_label (_ ("Go to the Section"));
  g_signal_connect_object (self->go_button, "clicked", G_CALLBACK (go_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (buttons), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (buttons), 6);
  adw_wrap_box_set_align (ADW_WRAP_BOX (buttons), 1);
  adw_wrap_box_append (ADW_WRAP_BOX (buttons), self->go_button);
  adw_wrap_box_append (ADW_WRAP_BOX (buttons), create_button (self, _ ("Insert as Outline"), _ ("Put a Heading and the Questions at the Cursor"), "markdown", outline));
  gtk_box_append (GTK_BOX (box), buttons);
}

/* Questions, answered in place. */

typedef struct
{
  RejConcernPage *page;
  GtkTextBuffer *buffer;
  GtkWidget *put;
  guint prompt;
} Question;

static char *
dup_answer (Question *question)
{
  char *text = NULL;

  g_object_get (question->buffer, "text", &text, NULL);
  return text;
}

static void
answer_changed_cb (GtkTextBuffer *buffer,
                   Question *question)
{
  g_autofree char *text = dup_answer (question);

  rej_template_set_answer (get_template (question->page), question->page->concern, question->prompt, text);
  gtk_widget_set_sensitive (question->put, *g_strstrip (text) != '\0' && rej_document_get_editable (question->page->document));
}

static void
put_clicked_cb (GtkButton *button,
                Question *question)
{
  RejConcernPage *self = question->page;
  RejTemplate *template = get_template (self);
  g_autofree char *text = dup_answer (question);
  guint start = 0;

  if (!rej_template_has_section (template, self->concern))
    {
      g_signal_emit (self, signals[SIGNAL_INSERT_WANTED], 0, g_strstrip (text));
      gtk_text_buffer_set_text (question->buffer, "", 0);
      return;
    }
  if (!rej_template_put_answer (template, self->concern, question->prompt, &start))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  gtk_text_buffer_set_text (question->buffer, "", 0);
  g_signal_emit (self, signals[SIGNAL_PLACE_WANTED], 0, start);
}

static void
append_question (RejConcernPage *self,
                 GtkWidget *card,
                 guint prompt)
{
  const char *answer = rej_template_get_answer (get_template (self), self->concern, prompt);
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *frame = gtk_scrolled_window_new ();
  GtkWidget *label = create_label (self->concern->prompts->pdata[prompt], NULL);
  Question *question = g_new0 (Question, 1);

  question->page = self;
  question->prompt = prompt;
  question->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  question->put = gtk_button_new_with_label (_ ("Put Into the Comment"));
  gtk_widget_set_tooltip_text (question->put, _ ("Put the Answer Where It Belongs in the Text"));
  gtk_widget_set_halign (question->put, GTK_ALIGN_END);
  gtk_widget_set_sensitive (question->put, answer != NULL);
  g_object_set (view, "wrap-mode", GTK_WRAP_WORD_CHAR, "accepts-tab", FALSE, "top-margin", 6, "bottom-margin", 6, "left-margin", 6, "right-margin", 6, NULL);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  g_object_set (frame, "child", view, "hscrollbar-policy", GTK_POLICY_NEVER, "min-content-height", 64, "max-content-height", 200, "propagate-natural-height", TRUE, NULL);
  gtk_widget_add_css_class (frame, "answer");
  if (answer != NULL)
    gtk_text_buffer_set_text (question->buffer, answer, -1);
  g_object_set_data_full (G_OBJECT (card), "question", question, g_free);
  g_signal_connect_data (question->buffer, "changed", G_CALLBACK (answer_changed_cb), question, NULL, G_CONNECT_DEFAULT);
  g_signal_connect_data (question->put, "clicked", G_CALLBACK (put_clicked_cb), question, NULL, G_CONNECT_DEFAULT);
  gtk_box_append (GTK_BOX (card), label);
  gtk_box_append (GTK_BOX (card), frame);
  gtk_box_append (GTK_BOX (card), question->put);
}

static void
append_prompts (RejConcernPage *self,
                GtkWidget *box)
{
  if (self->concern->prompts->len > 0)
    append_heading (box, _ ("Questions for Your Own Story"));
  for (guint i = 0; i < self->concern->prompts->len; i++)
    append_question (self, append_card (box), i);
}

/* Evidence: a link opens on a click and by the desktop alone. */

static void
link_clicked_cb (GtkButton *button,
                 const char *url)
{
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (url);

  gtk_uri_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (button))), NULL, NULL, NULL);
}

static void
append_citation (GtkWidget *card,
                 const RejCampaignEvidence *evidence)
{
  GtkWidget *link = NULL;
  GtkWidget *label = NULL;

  if (evidence->url == NULL)
    {
      if (evidence->citation != NULL)
        gtk_box_append (GTK_BOX (card), create_label (evidence->citation, "caption"));
      return;
    }
  link = gtk_button_new ();
  label = create_label (evidence->citation != NULL ? evidence->citation : evidence->url, "caption");
  gtk_button_set_child (GTK_BUTTON (link), label);
  gtk_widget_add_css_class (link, "flat");
  gtk_widget_add_css_class (link, "link");
  gtk_widget_add_css_class (link, "citation-link");
  gtk_widget_set_halign (link, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (link, evidence->url);
  g_object_set (link, "accessible-role", GTK_ACCESSIBLE_ROLE_LINK, NULL);
  g_signal_connect_data (link, "clicked", G_CALLBACK (link_clicked_cb), g_strdup (evidence->url), (GClosureNotify) (void (*) (void)) g_free, G_CONNECT_DEFAULT);
  gtk_box_append (GTK_BOX (card), link);
}

static void
append_evidence (RejConcernPage *self,
                 GtkWidget *box)
{
  const RejCampaignConcern *concern = self->concern;

  if (concern->evidence->len > 0)
    append_heading (box, _ ("Evidence"));
  for (guint i = 0; i < concern->evidence->len; i++)
    {
      const RejCampaignEvidence *evidence = concern->evidence->pdata[i];
      GtkWidget *card = append_card (box);
      g_autofree char *markdown = NULL;

      if (evidence->text != NULL)
        gtk_box_append (GTK_BOX (card), create_label (evidence->text, NULL));
      append_citation (card, evidence);
      if (evidence->text != NULL && evidence->citation != NULL)
        markdown = g_strdup_printf ("%s %s.", evidence->text, evidence->citation);
      else
        markdown = g_strdup (evidence->text != NULL ? evidence->text : evidence->citation);
      if (markdown != NULL)
        gtk_box_append (GTK_BOX (card), create_button (self, _ ("Insert"), _ ("Insert With Its Citation"), "markdown", markdown));
    }
}

/* Where it stands in the rule, in the rule's own words once they are there. */

typedef struct
{
  RejRule *rule;
  char *words;
} Lookup;

static void
lookup_free (Lookup *lookup)
{
  rej_rule_unref (lookup->rule);
  g_free (lookup->words);
  g_free (lookup);
}

/* The sentence in which the words stand. */
static void
look_up_in_thread (GTask *task,
                   gpointer source,
                   gpointer task_data,
                   GCancellable *cancellable)
{
  Lookup *lookup = task_data;
  g_autoptr (GArray) matches = rej_rule_find (lookup->rule, lookup->words);
  const RejRuleMatch *match = matches->len > 0 ? &g_array_index (matches, RejRuleMatch, 0) : NULL;
  const RejPassage *passage = match != NULL ? rej_rule_get_passage (lookup->rule, match->passage) : NULL;
  gsize start = 0;
  gsize end = 0;

  if (passage == NULL)
    {
      g_task_return_pointer (task, NULL, NULL);
      return;
    }
  do
    {
      start = end;
      end = rej_rule_find_sentence_end (passage->text, passage->length, start);
    }
  while (end < match->end && end < passage->length);
  g_task_return_pointer (task, g_strstrip (g_strndup (passage->text + start, end - start)), g_free);
}

static void
looked_up_cb (GObject *object,
              GAsyncResult *result,
              gpointer user_data)
{
  g_autoptr (GtkLabel) label = GTK_LABEL (user_data);
  g_autofree char *sentence = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autofree char *quoted = sentence != NULL ? g_strdup_printf ("“%s”", sentence) : NULL;

  gtk_label_set_label (label, quoted != NULL ? quoted : "");
  gtk_widget_set_visible (GTK_WIDGET (label), quoted != NULL);
}

static void
look_up (RejConcernPage *self)
{
  RejRule *rule = rej_document_get_rule (self->document);

  for (guint i = 0; i < self->own_words->len; i++)
    {
      GtkLabel *label = self->own_words->pdata[i];
      g_autoptr (GTask) task = NULL;
      Lookup *lookup = NULL;

      gtk_widget_set_visible (GTK_WIDGET (label), FALSE);
      if (rule == NULL)
        continue;
      lookup = g_new0 (Lookup, 1);
      lookup->rule = rej_rule_ref (rule);
      lookup->words = g_strdup (g_object_get_data (G_OBJECT (label), "words"));
      task = g_task_new (self, self->cancellable, looked_up_cb, g_object_ref (label));
      g_task_set_source_tag (task, look_up);
      g_task_set_task_data (task, lookup, (GDestroyNotify) lookup_free);
      g_task_run_in_thread (task, look_up_in_thread);
    }
}

static void
append_excerpt (RejConcernPage *self,
                GtkWidget *box,
                const RejCampaignExcerpt *excerpt)
{
  GtkWidget *card = append_card (box);
  GtkWidget *own_words = NULL;
  g_autofree char *place = NULL;

  gtk_box_append (GTK_BOX (card), create_label (excerpt->title, "caption-heading"));
  gtk_box_append (GTK_BOX (card), create_label (excerpt->summary, NULL));
  if (excerpt->page != 0 && excerpt->citation != NULL)
    /* Translators: a citation such as "85 FR 56338", and a page */
    place = g_strdup_printf (_ ("%s, page %u"), excerpt->citation, excerpt->page);
  else
    place = g_strdup (excerpt->citation);
  if (excerpt->finds->len > 0)
    {
      own_words = create_label (NULL, "own-words");
      g_object_set_data_full (G_OBJECT (own_words), "words", g_strdup (excerpt->finds->pdata[0]), g_free);
      gtk_widget_set_visible (own_words, FALSE);
      gtk_box_append (GTK_BOX (card), own_words);
      g_ptr_array_add (self->own_words, own_words);
    }
  if (place != NULL)
    gtk_box_append (GTK_BOX (card), create_label (place, "caption"));
  if (excerpt->finds->len > 0)
    gtk_box_append (GTK_BOX (card), create_button (self, _ ("Find in the Rule"), _ ("Look for It in the Text of the Rule"), "words", excerpt->finds->pdata[0]));
}

static void
append_excerpts (RejConcernPage *self,
                 GtkWidget *box)
{
  if (self->concern->excerpts->len > 0)
    append_heading (box, _ ("In the Rule"));
  for (guint i = 0; i < self->concern->excerpts->len; i++)
    {
      const RejCampaignExcerpt *excerpt = rej_campaign_lookup_excerpt (self->campaign, self->concern->excerpts->pdata[i]);

      if (excerpt != NULL)
        append_excerpt (self, box, excerpt);
    }
}

static void
rej_concern_page_dispose (GObject *object)
{
  RejConcernPage *self = REJ_CONCERN_PAGE (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->own_words, g_ptr_array_unref);
  g_clear_object (&self->document);
  g_clear_pointer (&self->campaign, rej_campaign_unref);

  G_OBJECT_CLASS (rej_concern_page_parent_class)->dispose (object);
}

static void
rej_concern_page_class_init (RejConcernPageClass *class)
{
  G_OBJECT_CLASS (class)->dispose = rej_concern_page_dispose;

  /**
   * RejConcernPage::insert-wanted:
   * @self: the page
   * @markdown: one or more paragraphs
   *
   * The writer wants something at the cursor.
   */
  signals[SIGNAL_INSERT_WANTED] = g_signal_new ("insert-wanted", REJ_TYPE_CONCERN_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * RejConcernPage::search-wanted:
   * @self: the page
   * @words: words of the rule
   *
   * The writer wants to see a passage of the rule.
   */
  signals[SIGNAL_SEARCH_WANTED] = g_signal_new ("search-wanted", REJ_TYPE_CONCERN_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * RejConcernPage::place-wanted:
   * @self: the page
   * @offset: characters from the beginning of the text
   *
   * The writer wants to go to a place in the comment.
   */
  signals[SIGNAL_PLACE_WANTED] = g_signal_new ("place-wanted", REJ_TYPE_CONCERN_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
rej_concern_page_init (RejConcernPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->own_words = g_ptr_array_new ();
}

static void
fill (RejConcernPage *self)
{
  GtkWidget *toolbar_view = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_auto (GStrv) paragraphs = g_strsplit (self->concern->why, "\n\n", -1);

  g_object_set (box, "margin-start", 12, "margin-end", 12, "margin-bottom", 18, NULL);
  gtk_box_append (GTK_BOX (box), create_label (self->concern->title, "title-4"));
  for (guint i = 0; paragraphs[i] != NULL; i++)
    gtk_box_append (GTK_BOX (box), create_label (g_strstrip (paragraphs[i]), NULL));
  append_state (self, box);
  append_prompts (self, box);
  append_evidence (self, box);
  append_excerpts (self, box);

  g_object_set (header, "show-start-title-buttons", FALSE, "show-end-title-buttons", FALSE, "show-title", FALSE, NULL);
  g_object_set (scroller, "hscrollbar-policy", GTK_POLICY_NEVER, "child", box, NULL);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbar_view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbar_view), scroller);
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), toolbar_view);
}

/**
 * rej_concern_page_new:
 * @document: an open comment
 * @concern: a concern of its campaign
 *
 * Creates the page of a concern.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
rej_concern_page_new (RejDocument *document,
                      const RejCampaignConcern *concern)
{
  RejConcernPage *self = NULL;

  g_return_val_if_fail (REJ_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (concern != NULL, NULL);

  self = g_object_new (REJ_TYPE_CONCERN_PAGE, "title", concern->title, NULL);
  self->document = g_object_ref (document);
  self->campaign = rej_campaign_ref (rej_document_get_campaign (document));
  self->concern = concern;
  fill (self);
  show_state (self);
  look_up (self);
  g_signal_connect_object (get_template (self), "changed", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::rule", G_CALLBACK (look_up), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * rej_concern_page_name_coverage:
 * @coverage: how far a comment has come with a concern
 * @marked: whether the writer said so
 *
 * Names how far a comment has come.
 *
 * Returns: a few translated words
 */
const char *
rej_concern_page_name_coverage (RejCampaignCoverage coverage,
                                gboolean marked)
{
  if (marked)
    return _ ("Covered, as you marked it");
  switch (coverage)
    {
    case REJ_CAMPAIGN_COVERAGE_COVERED:
      return _ ("Covered: its places are filled in");
    case REJ_CAMPAIGN_COVERAGE_STARTED:
      return _ ("Started");
    case REJ_CAMPAIGN_COVERAGE_NOT_YET:
    default:
      return _ ("Not yet");
    }
}
