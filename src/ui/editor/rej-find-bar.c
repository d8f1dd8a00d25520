/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-find-bar.h"

#include <glib/gi18n-lib.h>

#include "rej-comment-commands.h"
#include "rej-message.h"
#include "rej-text-search.h"

/* What one slice of the search may take of the main loop, in microseconds. */
#define SLICE 4000

/* As many matches are shown in the text; the rest is counted and gone to. */
#define MOST_SHOWN 2000

struct _RejFindBar
{
  AdwBin parent_instance;

  /* template */
  GtkEditable *find_entry;
  GtkLabel *count_label;
  GtkWidget *replace_row;
  GtkEditable *replace_entry;
  GtkWidget *previous_button;
  GtkWidget *close_button;
  GtkWidget *replace_button;

  /* owned */
  RejTextSearch *search;
  char *replacement; /* of all matches, as soon as they are found */
  GCancellable *replacing; /* while they are replaced */
  GSimpleActionGroup *options;
  GtkTextMark *start_mark; /* of the selection that is searched */
  GtkTextMark *end_mark;

  /* borrowed */
  RejCommentView *view;
  GtkTextTag *tag;

  /* state */
  guint run_id;
  guint n_shown;
  guint n_replaced;
  gboolean complete;
  gboolean wants_match; /* go to the first one as soon as there is one */
  gboolean wants_words; /* have it read out how many there are, as soon as that is known */
};

G_DEFINE_FINAL_TYPE (RejFindBar, rej_find_bar, ADW_TYPE_BIN)

static GtkTextBuffer *
get_buffer (RejFindBar *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
}

static RejTextIndex *
get_index (RejFindBar *self)
{
  return rej_check_get_index (rej_document_get_check (rej_comment_view_get_document (self->view)));
}

static void buffer_changed_cb (RejFindBar *self);

static RejDocument *
get_document (RejFindBar *self)
{
  return rej_comment_view_get_document (self->view);
}

static guint
get_cursor (RejFindBar *self)
{
  GtkTextIter start;

  gtk_text_buffer_get_selection_bounds (get_buffer (self), &start, NULL);
  return (guint) gtk_text_iter_get_offset (&start);
}

static gboolean
get_option (RejFindBar *self,
            const char *name)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (self->options), name);

  return g_variant_get_boolean (state);
}

static guint
get_n_matches (RejFindBar *self)
{
  return self->search != NULL ? rej_text_search_get_n_matches (self->search) : 0;
}

/* The match that is selected, or the number of matches if none is. */
static guint
find_selected (RejFindBar *self)
{
  GtkTextIter start_iter;
  GtkTextIter end_iter;
  guint position = 0;
  guint start = 0;
  guint end = 0;

  if (self->search == NULL)
    return 0;
  gtk_text_buffer_get_selection_bounds (get_buffer (self), &start_iter, &end_iter);
  position = rej_text_search_find_from (self->search, (guint) gtk_text_iter_get_offset (&start_iter));
  if (position == get_n_matches (self))
    return position;
  rej_text_search_get_match (self->search, position, &start, &end);
  return start == (guint) gtk_text_iter_get_offset (&start_iter) && end == (guint) gtk_text_iter_get_offset (&end_iter) ? position : get_n_matches (self);
}

static void
update_count (RejFindBar *self)
{
  guint n_matches = get_n_matches (self);
  guint selected = find_selected (self);
  g_autofree char *text = NULL;

  if (self->search == NULL)
    text = g_strdup ("");
  else if (self->replacing != NULL)
    text = g_strdup (_ ("Replacing… Esc stops it"));
  else if (n_matches == 0)
    text = g_strdup (self->complete ? _ ("None found") : _ ("Looking…"));
  else if (selected < n_matches)
    /* Translators: the number of the match that is selected, and how many there are */
    text = g_strdup_printf (_ ("%u of %u"), selected + 1, n_matches);
  else
    text = g_strdup_printf (ngettext ("%u match", "%u matches", n_matches), n_matches);
  gtk_label_set_text (self->count_label, text);
}

static void
select_match (RejFindBar *self,
              guint position)
{
  guint start = 0;
  guint end = 0;

  rej_text_search_get_match (self->search, position, &start, &end);
  rej_comment_view_show_range (self->view, start, end);
  update_count (self);
}

static guint
get_n_to_show (RejFindBar *self)
{
  return MIN (get_n_matches (self), MOST_SHOWN);
}

/* Until the time is over. */
static void
show_matches (RejFindBar *self,
              gint64 deadline)
{
  for (; self->n_shown < get_n_to_show (self) && g_get_monotonic_time () < deadline; self->n_shown++)
    {
      GtkTextIter start_iter;
      GtkTextIter end_iter;
      guint start = 0;
      guint end = 0;

      rej_text_search_get_match (self->search, self->n_shown, &start, &end);
      gtk_text_buffer_get_iter_at_offset (get_buffer (self), &start_iter, (int) start);
      gtk_text_buffer_get_iter_at_offset (get_buffer (self), &end_iter, (int) end);
      gtk_text_buffer_apply_tag (get_buffer (self), self->tag, &start_iter, &end_iter);
    }
}

static void
hide_matches (RejFindBar *self)
{
  GtkTextIter start;
  GtkTextIter end;

  if (self->n_shown == 0)
    return;
  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  gtk_text_buffer_remove_tag (get_buffer (self), self->tag, &start, &end);
  self->n_shown = 0;
}

static void
replaced_cb (GObject *object,
             GAsyncResult *result,
             gpointer user_data)
{
  g_autoptr (RejFindBar) self = REJ_FIND_BAR (user_data);
  g_autofree char *text = NULL;

  g_clear_object (&self->replacing);
  if (rej_document_replace_finish (REJ_DOCUMENT (object), result, NULL))
    text = g_strdup_printf (ngettext ("%u match replaced", "%u matches replaced", self->n_replaced), self->n_replaced);
  else
    text = g_strdup (_ ("Nothing was replaced."));
  rej_message_show_toast (GTK_WIDGET (self), text);
  buffer_changed_cb (self);
}

/* All that was found: the search is complete. */
static void
replace_matches (RejFindBar *self)
{
  g_autofree char *replacement = g_steal_pointer (&self->replacement);
  g_autoptr (RejTextPlan) plan = rej_text_search_plan_replace_all (self->search, get_index (self), replacement, &self->n_replaced);

  if (plan == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  g_clear_handle_id (&self->run_id, g_source_remove);
  self->replacing = g_cancellable_new ();
  rej_document_replace_async (get_document (self), plan->replacements, self->replacing, replaced_cb, g_object_ref (self));
  rej_comment_view_select (self->view, plan->start, plan->end);
  update_count (self);
}

static gboolean
run_cb (gpointer user_data)
{
  RejFindBar *self = REJ_FIND_BAR (user_data);
  gint64 deadline = 0;

  /* What is not read yet cannot be looked through. */
  if (!rej_document_get_settled (get_document (self)))
    {
      self->run_id = g_timeout_add (50, run_cb, self);
      return G_SOURCE_REMOVE;
    }
  deadline = g_get_monotonic_time () + SLICE;
  if (!self->complete)
    self->complete = rej_text_search_run (self->search, get_index (self), SLICE / 2);
  show_matches (self, deadline);
  if (self->wants_match)
    {
      guint position = rej_text_search_find_from (self->search, get_cursor (self));

      if (position < get_n_matches (self) || (self->complete && get_n_matches (self) > 0))
        {
          self->wants_match = FALSE;
          select_match (self, position % get_n_matches (self));
        }
    }
  update_count (self);
  if (self->complete && self->wants_words)
    {
      self->wants_words = FALSE;
      rej_message_announce (GTK_WIDGET (self), gtk_label_get_text (self->count_label));
    }
  self->run_id = 0;
  if (!self->complete || (self->replacement == NULL && self->n_shown < get_n_to_show (self)))
    self->run_id = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, run_cb, self, NULL);
  else if (self->replacement != NULL)
    replace_matches (self);
  return G_SOURCE_REMOVE;
}

static void
get_range (RejFindBar *self,
           guint *start,
           guint *end)
{
  GtkTextIter iter;

  *start = 0;
  *end = G_MAXUINT;
  if (!get_option (self, "in-selection") || self->start_mark == NULL)
    return;
  gtk_text_buffer_get_iter_at_mark (get_buffer (self), &iter, self->start_mark);
  *start = (guint) gtk_text_iter_get_offset (&iter);
  gtk_text_buffer_get_iter_at_mark (get_buffer (self), &iter, self->end_mark);
  *end = (guint) gtk_text_iter_get_offset (&iter);
}

static void
restart (RejFindBar *self)
{
  guint start = 0;
  guint end = 0;

  g_clear_handle_id (&self->run_id, g_source_remove);
  hide_matches (self);
  if (self->search == NULL)
    {
      update_count (self);
      return;
    }
  get_range (self, &start, &end);
  rej_text_search_restart (self->search, start, end);
  self->complete = FALSE;
  self->run_id = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, run_cb, self, NULL);
}

static void
look (RejFindBar *self)
{
  const char *pattern = gtk_editable_get_text (self->find_entry);
  RejTextSearchFlags flags = (get_option (self, "match-case") ? REJ_TEXT_SEARCH_CASE : 0) |
                             (get_option (self, "whole-words") ? REJ_TEXT_SEARCH_WORD : 0) |
                             (get_option (self, "regular-expression") ? REJ_TEXT_SEARCH_REGEX : 0);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->search, rej_text_search_free);
  if (*pattern != '\0')
    self->search = rej_text_search_new (pattern, flags, &error);
  if (error != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->find_entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->find_entry), "error");
  restart (self);
  if (error != NULL)
    gtk_label_set_text (self->count_label, _ ("Not a complete expression"));
}

static void
pattern_changed_cb (RejFindBar *self)
{
  self->wants_match = TRUE;
  self->wants_words = TRUE;
  look (self);
}

static void
option_changed_cb (GSimpleAction *action,
                   GVariant *state,
                   gpointer user_data)
{
  RejFindBar *self = REJ_FIND_BAR (user_data);
  GtkTextIter start;
  GtkTextIter end;

  g_simple_action_set_state (action, state);
  if (g_str_equal (g_action_get_name (G_ACTION (action)), "in-selection") && g_variant_get_boolean (state))
    {
      gtk_text_buffer_get_selection_bounds (get_buffer (self), &start, &end);
      gtk_text_buffer_move_mark (get_buffer (self), self->start_mark, &start);
      gtk_text_buffer_move_mark (get_buffer (self), self->end_mark, &end);
    }
  look (self);
}

/* Only when it is open: a search that nobody sees costs nothing. */
static void
buffer_changed_cb (RejFindBar *self)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (self)) || self->search == NULL || rej_document_get_changing (get_document (self)))
    return;
  restart (self);
}

static void
next_cb (RejFindBar *self)
{
  rej_find_bar_go (self, TRUE);
}

static void
previous_cb (RejFindBar *self)
{
  rej_find_bar_go (self, FALSE);
}

static void
replace_cb (RejFindBar *self)
{
  rej_find_bar_replace (self, gtk_editable_get_text (self->replace_entry));
}

static void
replace_all_cb (RejFindBar *self)
{
  rej_find_bar_replace_all (self, gtk_editable_get_text (self->replace_entry));
}

/* While matches are being replaced, that is what is stopped. */
static void
close_cb (RejFindBar *self)
{
  g_clear_pointer (&self->replacement, g_free);
  if (self->replacing != NULL)
    g_cancellable_cancel (self->replacing);
  else
    rej_find_bar_close (self);
}

/* What is looked for and what replaces it belong together; the buttons come after, in the order in which they are seen. */
static gboolean
move_focus (RejFindBar *self,
            gboolean back)
{
  struct
  {
    GtkWidget *from;
    GtkWidget *to;
  } steps[] = {
    { GTK_WIDGET (self->find_entry), GTK_WIDGET (self->replace_entry) },
    { GTK_WIDGET (self->replace_entry), self->previous_button },
    { self->close_button, self->replace_button },
  };
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  for (guint i = 0; focus != NULL && i < G_N_ELEMENTS (steps); i++)
    {
      GtkWidget *from = back ? steps[i].to : steps[i].from;

      if (focus == from || gtk_widget_is_ancestor (focus, from))
        return gtk_widget_grab_focus (back ? steps[i].from : steps[i].to);
    }
  return FALSE;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType modifiers,
                gpointer user_data)
{
  RejFindBar *self = REJ_FIND_BAR (user_data);

  if (key == GDK_KEY_Escape)
    {
      close_cb (self);
      return TRUE;
    }
  if (!gtk_widget_get_mapped (self->replace_row) || (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  if (key == GDK_KEY_Tab || key == GDK_KEY_ISO_Left_Tab)
    return move_focus (self, key == GDK_KEY_ISO_Left_Tab || (modifiers & GDK_SHIFT_MASK) != 0);
  return FALSE;
}

static void
rej_find_bar_dispose (GObject *object)
{
  RejFindBar *self = REJ_FIND_BAR (object);

  g_clear_handle_id (&self->run_id, g_source_remove);
  g_clear_pointer (&self->search, rej_text_search_free);
  g_clear_pointer (&self->replacement, g_free);
  g_clear_object (&self->replacing);
  g_clear_object (&self->start_mark);
  g_clear_object (&self->end_mark);
  g_clear_object (&self->options);

  G_OBJECT_CLASS (rej_find_bar_parent_class)->dispose (object);
}

static void
rej_find_bar_class_init (RejFindBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rej_find_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/rejoinder/ui/rej-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, RejFindBar, find_entry);
  gtk_widget_class_bind_template_child (widget_class, RejFindBar, count_label);
  gtk_widget_class_bind_template_child (widget_class, RejFindBar, replace_row);
  gtk_widget_class_bind_template_child (widget_class, RejFindBar, replace_entry);
  gtk_widget_class_bind_template_child (widget_class, RejFindBar, previous_button);
  gtk_widget_class_bind_template_child (widget_class, RejFindBar, close_button);
  gtk_widget_class_bind_template_child (widget_class, RejFindBar, replace_button);
  gtk_widget_class_bind_template_callback (widget_class, pattern_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, replace_cb);
  gtk_widget_class_bind_template_callback (widget_class, replace_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
rej_find_bar_init (RejFindBar *self)
{
  static const GActionEntry entries[] = {
    { .name = "match-case", .state = "false", .change_state = option_changed_cb },
    { .name = "whole-words", .state = "false", .change_state = option_changed_cb },
    { .name = "regular-expression", .state = "false", .change_state = option_changed_cb },
    { .name = "in-selection", .state = "false", .change_state = option_changed_cb },
  };
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->options = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->options), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "find", G_ACTION_GROUP (self->options));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * rej_find_bar_set_view:
 * @self: the bar, which has none yet
 * @view: the text to look through, which has its document and outlives the bar
 *
 * Says where to look. To be called once.
 */
void
rej_find_bar_set_view (RejFindBar *self,
                       RejCommentView *view)
{
  GtkTextIter start;

  g_return_if_fail (REJ_IS_FIND_BAR (self));
  g_return_if_fail (REJ_IS_COMMENT_VIEW (view));
  g_return_if_fail (self->view == NULL);

  self->view = view;
  gtk_text_buffer_get_start_iter (get_buffer (self), &start);
  self->start_mark = g_object_ref (gtk_text_buffer_create_mark (get_buffer (self), NULL, &start, TRUE));
  self->end_mark = g_object_ref (gtk_text_buffer_create_mark (get_buffer (self), NULL, &start, FALSE));
  self->tag = gtk_text_buffer_create_tag (get_buffer (self), NULL, "background-rgba", &(GdkRGBA) { 0.96f, 0.76f, 0.07f, 0.35f }, NULL);
  g_signal_connect_object (get_buffer (self), "changed", G_CALLBACK (buffer_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_document (self), "notify::changing", G_CALLBACK (buffer_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * rej_find_bar_open:
 * @self: the bar
 * @replace: whether to show what replaces, too
 *
 * Opens the bar with the words that are selected, or, with several lines selected, for a search in them; without
 * either, all of the text is searched, whatever was searched when the bar was closed.
 */
void
rej_find_bar_open (RejFindBar *self,
                   gboolean replace)
{
  GtkTextIter start;
  GtkTextIter end;
  gboolean was_open = FALSE;
  gboolean found = FALSE;
  gboolean selected = FALSE;
  gboolean lines = FALSE;

  g_return_if_fail (REJ_IS_FIND_BAR (self));

  was_open = gtk_widget_get_visible (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_set_visible (self->replace_row, replace && rej_document_get_editable (get_document (self)));
  /* What was found is selected: that says nothing of where to look, nor for what. */
  found = find_selected (self) < get_n_matches (self);
  selected = gtk_text_buffer_get_selection_bounds (get_buffer (self), &start, &end) && !found;
  lines = selected && gtk_text_iter_get_line (&start) != gtk_text_iter_get_line (&end);
  if (selected && !lines)
    {
      g_autofree char *words = gtk_text_buffer_get_text (get_buffer (self), &start, &end, FALSE);

      gtk_editable_set_text (self->find_entry, words);
    }
  if (!(was_open && found))
    g_action_group_change_action_state (G_ACTION_GROUP (self->options), "in-selection", g_variant_new_boolean (lines));
  gtk_widget_grab_focus (GTK_WIDGET (self->find_entry));
  gtk_editable_select_region (self->find_entry, 0, -1);
}

/**
 * rej_find_bar_close:
 * @self: the bar
 *
 * Closes the bar; the writer goes on where the last match is.
 */
void
rej_find_bar_close (RejFindBar *self)
{
  g_return_if_fail (REJ_IS_FIND_BAR (self));

  g_clear_handle_id (&self->run_id, g_source_remove);
  hide_matches (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

gboolean
rej_find_bar_get_open (RejFindBar *self)
{
  g_return_val_if_fail (REJ_IS_FIND_BAR (self), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (self));
}

/**
 * rej_find_bar_look_for:
 * @self: the bar
 * @pattern: what to look for
 *
 * Looks for something, as if it had been typed.
 */
void
rej_find_bar_look_for (RejFindBar *self,
                       const char *pattern)
{
  g_return_if_fail (REJ_IS_FIND_BAR (self));

  gtk_editable_set_text (self->find_entry, pattern);
  pattern_changed_cb (self);
}

/**
 * rej_find_bar_go:
 * @self: the bar
 * @forward: whether to go on or back
 *
 * Selects the next match as seen from the cursor, or the one before, going round at the ends.
 *
 * Returns: whether there is any
 */
gboolean
rej_find_bar_go (RejFindBar *self,
                 gboolean forward)
{
  guint n_matches = 0;
  guint position = 0;

  g_return_val_if_fail (REJ_IS_FIND_BAR (self), FALSE);

  n_matches = get_n_matches (self);
  if (n_matches == 0)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return FALSE;
    }
  position = rej_text_search_find_from (self->search, get_cursor (self));
  if (!forward)
    position = (position + n_matches - 1) % n_matches;
  else if (find_selected (self) == position)
    position++;
  select_match (self, position % n_matches);
  return TRUE;
}

/**
 * rej_find_bar_replace:
 * @self: the bar
 * @replacement: what to put in place of the match that is selected
 *
 * Replaces the match that is selected and goes to the next one; if none is, goes to the next one.
 *
 * Returns: whether something was replaced
 */
gboolean
rej_find_bar_replace (RejFindBar *self,
                      const char *replacement)
{
  guint position = 0;

  g_return_val_if_fail (REJ_IS_FIND_BAR (self), FALSE);

  position = find_selected (self);
  if (position >= get_n_matches (self))
    {
      rej_find_bar_go (self, TRUE);
      return FALSE;
    }
  self->wants_match = TRUE;
  return rej_comment_commands_carry_out (self->view, rej_text_search_plan_replace (self->search, get_index (self), position, replacement));
}

/**
 * rej_find_bar_replace_all:
 * @self: the bar
 * @replacement: what to put in place of the matches
 *
 * Replaces all matches as one step, when all are found, and tells how many they were. Many are replaced in slices.
 */
void
rej_find_bar_replace_all (RejFindBar *self,
                          const char *replacement)
{
  g_return_if_fail (REJ_IS_FIND_BAR (self));
  g_return_if_fail (replacement != NULL);

  if (self->search == NULL || !rej_document_get_editable (get_document (self)))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  g_set_str (&self->replacement, replacement);
  if (self->complete && rej_document_get_settled (get_document (self)))
    replace_matches (self);
  else if (self->complete)
    restart (self);
}

/**
 * rej_find_bar_get_count:
 * @self: the bar
 *
 * Gets what the bar says of the matches.
 *
 * Returns: (transfer none): for example "3 of 12"
 */
const char *
rej_find_bar_get_count (RejFindBar *self)
{
  g_return_val_if_fail (REJ_IS_FIND_BAR (self), NULL);

  return gtk_label_get_text (self->count_label);
}
