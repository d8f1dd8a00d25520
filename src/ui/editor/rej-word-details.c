/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-word-details.h"

#include <stdlib.h>

#include <glib/gi18n-lib.h>

#include "rej-text-outline.h"
#include "rej-words.h"

#define MEMO "word-goal"
#define MAX_GOAL 1000000
#define WORDS_A_PAGE 500
/* Silent reading of English prose (Brysbaert 2019, Journal of Memory and Language 109). */
#define WORDS_A_MINUTE 238

enum
{
  ROW_WORDS,
  ROW_SELECTION,
  ROW_SECTION,
  ROW_WITH_NOTES,
  ROW_BY_SPACES,
  ROW_PARAGRAPHS,
  ROW_PAGES,
  ROW_READING,
  N_ROWS,
};

struct _RejWordDetails
{
  AdwBin parent_instance;

  /* borrowed from the box */
  GtkWidget *titles[N_ROWS];
  GtkLabel *values[N_ROWS];
  AdwSpinRow *goal_row;
  GtkProgressBar *progress;

  /* owned */
  RejDocument *document;
  RejTextOutline *outline;

  /* state */
  guint goal;
  gboolean goal_chosen; /* by the writer, since the comment was opened */
  gboolean loaded;
};

G_DEFINE_FINAL_TYPE (RejWordDetails, rej_word_details, ADW_TYPE_BIN)

static void
show_row (RejWordDetails *self,
          guint row,
          gboolean visible,
          char *words)
{
  gtk_widget_set_visible (self->titles[row], visible);
  gtk_widget_set_visible (GTK_WIDGET (self->values[row]), visible);
  gtk_label_set_label (self->values[row], words);
  g_free (words);
}

/* Markup and notes of what is selected are left out, as of the whole. */
static void
show_selection (RejWordDetails *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (rej_document_get_buffer (self->document));
  g_autoptr (RejTextIndex) index = NULL;
  g_autofree char *text = NULL;
  RejTextCounts counts = { 0 };
  GtkTextIter start;
  GtkTextIter end;

  if (!gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
    {
      show_row (self, ROW_SELECTION, FALSE, NULL);
      return;
    }
  text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  index = rej_text_index_new (REJ_TEXT_FORMAT_MARKDOWN);
  rej_text_index_insert (index, 0, text, -1);
  rej_text_index_settle (index, -1);
  rej_text_index_get_counts (index, &counts);
  show_row (self, ROW_SELECTION, TRUE, rej_words_for_number (counts.words));
}

static void
show_section (RejWordDetails *self)
{
  int cursor = 0;
  int heading = -1;

  rej_text_outline_update (self->outline, NULL, NULL, NULL);
  g_object_get (rej_document_get_buffer (self->document), "cursor-position", &cursor, NULL);
  heading = rej_text_outline_find (self->outline, (guint) cursor);
  show_row (self, ROW_SECTION, heading >= 0, heading >= 0 ? rej_words_for_number (rej_text_outline_count_words (self->outline, (guint) heading)) : NULL);
}

static void
show_goal (RejWordDetails *self,
           guint n_words)
{
  g_autofree char *words = rej_words_for_number (n_words);
  g_autofree char *goal = rej_words_for_number (self->goal);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->progress), self->goal > 0);
  if (self->goal == 0)
    return;
  /* Translators: two numbers of words: those written, and those wanted */
  text = g_strdup_printf (_ ("%s of %s words"), words, goal);
  gtk_progress_bar_set_text (self->progress, text);
  gtk_progress_bar_set_fraction (self->progress, MIN ((double) n_words / self->goal, 1));
}

static void
save_goal (RejWordDetails *self)
{
  gint64 draft = rej_document_get_draft_id (self->document);
  g_autofree char *value = self->goal > 0 ? g_strdup_printf ("%u", self->goal) : NULL;

  if (draft > 0)
    rej_workspace_set_draft_memo (rej_document_get_workspace (self->document), draft, MEMO, value);
}

static void
apply_goal (RejWordDetails *self,
            guint goal)
{
  RejTextCounts counts = { 0 };

  self->goal = goal;
  adw_spin_row_set_value (self->goal_row, goal);
  rej_check_get_counts (rej_document_get_check (self->document), &counts);
  show_goal (self, counts.words);
}

static void
goal_changed_cb (RejWordDetails *self)
{
  guint goal = (guint) adw_spin_row_get_value (self->goal_row);

  if (self->document != NULL && goal != self->goal)
    rej_word_details_set_goal (self, goal);
}

static void
loaded_cb (GObject *object,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (RejWordDetails) self = REJ_WORD_DETAILS (user_data);
  g_autoptr (GHashTable) memos = rej_library_load_memos_finish (REJ_LIBRARY (object), result, NULL);
  const char *value = memos != NULL ? g_hash_table_lookup (memos, MEMO) : NULL;

  if (self->document == NULL || memos == NULL)
    return;
  self->loaded = TRUE;
  /* What was chosen before the draft was known is still to be written. */
  if (self->goal_chosen)
    save_goal (self);
  else if (value != NULL)
    apply_goal (self, (guint) CLAMP (atoi (value), 0, MAX_GOAL));
}

static void
draft_known_cb (RejWordDetails *self)
{
  RejLibrary *library = rej_workspace_get_library (rej_document_get_workspace (self->document));
  gint64 draft = rej_document_get_draft_id (self->document);

  if (library != NULL && draft > 0 && !self->loaded)
    rej_library_load_memos_async (library, draft, NULL, loaded_cb, g_object_ref (self));
}

static void
add_rows (RejWordDetails *self,
          GtkGrid *grid)
{
  static const char *const titles[N_ROWS] = {
    N_ ("Words"),
       N_ ("In the selection"),
          N_ ("In this section"),
             N_ ("With footnotes"),
                N_ ("As word processors count"),
                   N_ ("Paragraphs"),
                      N_ ("Pages"),
                         N_ ("Reading time"),
                      };

  for (int i = 0; i < N_ROWS; i++)
    {
      self->titles[i] = gtk_label_new (_ (titles[i]));
      self->values[i] = GTK_LABEL (gtk_label_new (NULL));
      gtk_label_set_xalign (GTK_LABEL (self->titles[i]), 0);
      gtk_label_set_wrap (GTK_LABEL (self->titles[i]), TRUE);
      gtk_widget_set_hexpand (self->titles[i], TRUE);
      gtk_label_set_xalign (self->values[i], 1);
      gtk_widget_add_css_class (GTK_WIDGET (self->values[i]), "numeric");
      gtk_accessible_update_relation (GTK_ACCESSIBLE (self->values[i]), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->titles[i], self->values[i], NULL, -1);
      gtk_grid_attach (grid, self->titles[i], 0, i, 1, 1);
      gtk_grid_attach (grid, GTK_WIDGET (self->values[i]), 1, i, 1, 1);
    }
}

static void
rej_word_details_dispose (GObject *object)
{
  RejWordDetails *self = REJ_WORD_DETAILS (object);

  g_clear_object (&self->outline);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (rej_word_details_parent_class)->dispose (object);
}

static void
rej_word_details_class_init (RejWordDetailsClass *class)
{
  G_OBJECT_CLASS (class)->dispose = rej_word_details_dispose;
}

static void
rej_word_details_init (RejWordDetails *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *list = gtk_list_box_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 24);
  add_rows (self, GTK_GRID (grid));
  gtk_box_append (GTK_BOX (box), grid);

  self->goal_row = ADW_SPIN_ROW (adw_spin_row_new_with_range (0, MAX_GOAL, 50));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->goal_row), _ ("Goal"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->goal_row), _ ("Words; 0 for none"));
  g_signal_connect_object (self->goal_row, "notify::value", G_CALLBACK (goal_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->goal_row));
  gtk_box_append (GTK_BOX (box), list);

  self->progress = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_progress_bar_set_show_text (self->progress, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Words written of the goal"), -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->progress));
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * rej_word_details_set_document:
 * @self: the details, which have none yet
 * @document: what they are about
 *
 * Takes a document, and the goal the library remembers of it. To be called once.
 */
void
rej_word_details_set_document (RejWordDetails *self,
                               RejDocument *document)
{
  g_return_if_fail (REJ_IS_WORD_DETAILS (self));
  g_return_if_fail (REJ_IS_DOCUMENT (document));
  g_return_if_fail (self->document == NULL);

  self->document = g_object_ref (document);
  self->outline = rej_text_outline_new (rej_check_get_index (rej_document_get_check (document)));
  g_signal_connect_object (document, "notify::draft-id", G_CALLBACK (draft_known_cb), self, G_CONNECT_SWAPPED);
  draft_known_cb (self);
}

/**
 * rej_word_details_refresh:
 * @self: the details
 *
 * Counts anew. What is shown follows nothing by itself, since it is seldom open.
 */
void
rej_word_details_refresh (RejWordDetails *self)
{
  RejTextCounts counts = { 0 };
  guint n_pages = 0;
  guint n_minutes = 0;

  g_return_if_fail (REJ_IS_WORD_DETAILS (self));
  g_return_if_fail (self->document != NULL);

  rej_check_get_counts (rej_document_get_check (self->document), &counts);
  n_pages = MAX ((counts.words + WORDS_A_PAGE / 2) / WORDS_A_PAGE, 1);
  n_minutes = MAX ((counts.words + WORDS_A_MINUTE / 2) / WORDS_A_MINUTE, 1);
  show_row (self, ROW_WORDS, TRUE, rej_words_for_number (counts.words));
  show_selection (self);
  show_section (self);
  show_row (self, ROW_WITH_NOTES, TRUE, rej_words_for_number (counts.words_with_footnotes));
  show_row (self, ROW_BY_SPACES, TRUE, rej_words_for_number (counts.words_by_spaces));
  show_row (self, ROW_PARAGRAPHS, TRUE, rej_words_for_number (counts.paragraphs));
  show_row (self, ROW_PAGES, TRUE, g_strdup_printf (ngettext ("about %'u page", "about %'u pages", n_pages), n_pages));
  show_row (self, ROW_READING, TRUE, g_strdup_printf (ngettext ("about %'u minute", "about %'u minutes", n_minutes), n_minutes));
  show_goal (self, counts.words);
}

/**
 * rej_word_details_get_goal:
 * @self: the details
 *
 * Gets how many words are wanted.
 *
 * Returns: the number; 0 where there is no goal
 */
guint
rej_word_details_get_goal (RejWordDetails *self)
{
  g_return_val_if_fail (REJ_IS_WORD_DETAILS (self), 0);

  return self->goal;
}

/**
 * rej_word_details_set_goal:
 * @self: the details, with a document
 * @goal: how many words are wanted; 0 for no goal
 *
 * Sets a goal, which is remembered with the draft.
 */
void
rej_word_details_set_goal (RejWordDetails *self,
                           guint goal)
{
  g_return_if_fail (REJ_IS_WORD_DETAILS (self));
  g_return_if_fail (self->document != NULL);

  self->goal_chosen = TRUE;
  apply_goal (self, MIN (goal, MAX_GOAL));
  save_goal (self);
}
