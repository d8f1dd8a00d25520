/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-comment-view.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "rej-citation-hover.h"
#include "rej-prose-style.h"
#include "rej-comment-commands.h"
#include "rej-comment-bulk.h"
#include "rej-comment-paste.h"
#include "rej-comment-pointer.h"
#include "rej-focus-veil.h"
#include "rej-layout-keeper.h"
#include "rej-scroll-anchor.h"
#include "rej-speller.h"
#include "rej-typewriter.h"
#include "rej-prompt-field.h"
#include "rej-message.h"

/* How wide the text is set where a style or the settings say nothing, in characters; and how far its lines are apart. */
#define MEASURE 72
#define LINE_SPACING 1.4

struct _RejCommentView
{
  GtkSourceView parent_instance;

  /* owned */
  RejDocument *document;
  RejProseStyle *style;
  RejTypewriter *typewriter;
  RejScrollAnchor *anchor;
  RejLayoutKeeper *layout;

  /* state */
  gboolean waits; /* for the text, to show this of it */
  gboolean waits_for_keyboard;
  gboolean scroll_waits; /* for the view's height */
  guint scroll_id;
  guint wanted_start;
  guint wanted_end;
  gboolean focus_mode;
  guint measure;
  int measure_width;
  double line_spacing;
};

G_DEFINE_FINAL_TYPE (RejCommentView, rej_comment_view, GTK_SOURCE_TYPE_VIEW)

enum
{
  PROP_MEASURE = 1,
  PROP_MEASURE_WIDTH,
  PROP_LINE_SPACING,
  PROP_FOCUS_MODE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static guint
get_length (RejCommentView *self)
{
  return gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)));
}

static void
get_bounds (RejCommentView *self,
            guint start,
            guint end,
            GtkTextIter *start_iter,
            GtkTextIter *end_iter)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));

  gtk_text_buffer_get_iter_at_offset (buffer, start_iter, MIN (start, get_length (self)));
  gtk_text_buffer_get_iter_at_offset (buffer, end_iter, MIN (end, get_length (self)));
}

/* The width of the column and the space between lines go with the font. */
static void
update_metrics (RejCommentView *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int character = pango_font_metrics_get_approximate_char_width (metrics);
  int height = PANGO_PIXELS (pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics));
  int width = PANGO_PIXELS ((double) self->measure * character) + gtk_text_view_get_left_margin (GTK_TEXT_VIEW (self)) + gtk_text_view_get_right_margin (GTK_TEXT_VIEW (self));
  int between = MAX (0, (int) (height * (self->line_spacing - 1) + 0.5));

  pango_font_metrics_unref (metrics);
  gtk_text_view_set_pixels_inside_wrap (GTK_TEXT_VIEW (self), between);
  gtk_text_view_set_pixels_below_lines (GTK_TEXT_VIEW (self), between);
  if (self->measure_width != width)
    {
      self->measure_width = width;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MEASURE_WIDTH]);
    }
  if (self->style != NULL)
    rej_prose_style_update_fonts (self->style);
}

typedef struct
{
  guint offset;
  RejFindingItem *found;
} Search;

static void
take_at_offset (RejFindingItem *item,
                gpointer user_data)
{
  Search *search = user_data;
  guint start = 0;
  guint end = 0;

  if (search->found == NULL && rej_finding_item_get_range (item, &start, &end) && start <= search->offset && search->offset < end)
    search->found = item;
}

/* What there is to say of a place: the note it refers to, what a field waits for, or what was found. */
static char *
dup_explanation (RejCommentView *self,
                 guint offset)
{
  RejCheck *check = rej_document_get_check (self->document);
  RejTextIndex *index = rej_check_get_index (check);
  RejCheckCitation citation = { 0 };
  RejPromptField field = { 0 };
  Search search = { .offset = offset };
  g_autofree char *note = rej_text_plan_dup_note_at (index, offset);

  if (note != NULL)
    {
      if (g_utf8_strlen (note, -1) > 600)
        {
          g_autofree char *head = g_utf8_substring (note, 0, 599);

          g_free (note);
          note = g_strconcat (head, "…", NULL);
        }
      /* Translators: %s is a footnote, shown where its number is pointed at; Ctrl is a key */
      return g_strdup_printf (_ ("%s\nCtrl and a click go to the footnote."), note);
    }
  if (rej_prompt_field_find_at (index, offset, &field))
    {
      g_autofree char *prompt = rej_text_index_dup_range (index, field.start + 2, field.end - 2);

      /* Translators: %s is what a template asks the writer to say at this place */
      return g_strdup_printf (_ ("%s\nWhat you type here takes the place of this prompt."), prompt);
    }
  /* A card tells more of a citation than its findings. */
  if (rej_document_get_settled (self->document) && rej_check_find_citation (check, offset, &citation))
    return NULL;
  rej_check_foreach_finding_in (check, offset, offset + 1, take_at_offset, &search);
  return search.found != NULL ? g_strdup (rej_finding_item_get_message (search.found)) : NULL;
}

static gboolean
rej_comment_view_query_tooltip (GtkWidget *widget,
                                int x,
                                int y,
                                gboolean keyboard,
                                GtkTooltip *tooltip)
{
  RejCommentView *self = REJ_COMMENT_VIEW (widget);
  GtkTextView *view = GTK_TEXT_VIEW (widget);
  Search search = { 0 };
  GtkTextIter iter;
  g_autofree char *text = NULL;

  if (self->document == NULL)
    return FALSE;
  if (keyboard)
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

      gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
    }
  else
    {
      gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, x, y, &x, &y);
      if (!gtk_text_view_get_iter_at_location (view, &iter, x, y))
        return FALSE;
    }
  search.offset = gtk_text_iter_get_offset (&iter);
  text = dup_explanation (self, search.offset);
  if (text == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

/* The end of the last line before a blank one, unless the cursor is on a blank line already. */
static void
move_to_paragraph_end (GtkTextIter *iter)
{
  if (gtk_text_iter_starts_line (iter) && gtk_text_iter_ends_line (iter))
    return;
  while (!gtk_text_iter_is_end (iter))
    {
      GtkTextIter next;

      if (!gtk_text_iter_ends_line (iter))
        gtk_text_iter_forward_to_line_end (iter);
      next = *iter;
      if (!gtk_text_iter_forward_line (&next) || gtk_text_iter_ends_line (&next))
        return;
      *iter = next;
    }
}

/* Up to two, which make a blank line; the ends of the document count as such. */
static guint
count_line_ends (const GtkTextIter *from,
                 gboolean forward)
{
  GtkTextIter iter = *from;
  guint n_ends = 0;

  while (n_ends < 2)
    {
      if (forward ? gtk_text_iter_is_end (&iter) : gtk_text_iter_is_start (&iter))
        return forward ? MAX (n_ends, 1) : 2;
      if (!forward)
        gtk_text_iter_backward_char (&iter);
      if (gtk_text_iter_get_char (&iter) == '\n')
        n_ends++;
      else if (gtk_text_iter_get_char (&iter) != '\r')
        return n_ends;
      if (forward)
        gtk_text_iter_forward_char (&iter);
    }
  return n_ends;
}

static void
rej_comment_view_dispose (GObject *object)
{
  RejCommentView *self = REJ_COMMENT_VIEW (object);

  g_clear_handle_id (&self->scroll_id, g_source_remove);
  rej_citation_hover_drop (self);
  g_object_set_data (object, "spelling", NULL);
  g_clear_object (&self->style);
  g_clear_object (&self->typewriter);
  g_clear_object (&self->anchor);
  g_clear_object (&self->layout);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (rej_comment_view_parent_class)->dispose (object);
}

static void
rej_comment_view_css_changed (GtkWidget *widget,
                              GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (rej_comment_view_parent_class)->css_changed (widget, change);

  update_metrics (REJ_COMMENT_VIEW (widget));
}

/* A text view places none of its children by itself. */
static gboolean
has_height (RejCommentView *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));

  return adjustment != NULL && gtk_adjustment_get_page_size (adjustment) > 0;
}

/* Brings the cursor into sight, with lines around it. The beginning stays whole where it shows the cursor as well. A view
 * without a height waits: GTK would take every place for one that is out of sight, and go on scrolling when it no longer is. */
static void
scroll_to_cursor (RejCommentView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextMark *cursor = gtk_text_buffer_get_insert (gtk_text_view_get_buffer (view));
  GtkTextIter iter;
  GdkRectangle place;
  GdkRectangle seen;

  self->scroll_waits = !has_height (self);
  if (self->scroll_waits)
    return;
  gtk_text_buffer_get_iter_at_mark (gtk_text_view_get_buffer (view), &iter, cursor);
  gtk_text_view_get_iter_location (view, &iter, &place);
  gtk_text_view_get_visible_rect (view, &seen);
  if (seen.y > 0 || place.y + place.height > seen.y + seen.height)
    gtk_text_view_scroll_to_mark (view, cursor, 0.15, FALSE, 0, 0);
}

static void
scroll_cb (gpointer user_data)
{
  RejCommentView *self = REJ_COMMENT_VIEW (user_data);

  self->scroll_id = 0;
  if (self->scroll_waits)
    scroll_to_cursor (self);
}

static void
rej_comment_view_size_allocate (GtkWidget *widget,
                                int width,
                                int height,
                                int baseline)
{
  RejCommentView *self = REJ_COMMENT_VIEW (widget);

  GTK_WIDGET_CLASS (rej_comment_view_parent_class)->size_allocate (widget, width, height, baseline);

  rej_citation_hover_present (self);
  /* Behind the frame, when the lines have their heights. */
  if (self->scroll_waits && has_height (self) && self->scroll_id == 0)
    self->scroll_id = g_idle_add_once (scroll_cb, self);
}

static void
rej_comment_view_snapshot_layer (GtkTextView *view,
                                 GtkTextViewLayer layer,
                                 GtkSnapshot *snapshot)
{
  RejCommentView *self = REJ_COMMENT_VIEW (view);

  GTK_TEXT_VIEW_CLASS (rej_comment_view_parent_class)->snapshot_layer (view, layer, snapshot);

  if (layer == GTK_TEXT_VIEW_LAYER_BELOW_TEXT && self->style != NULL)
    rej_prose_style_snapshot (self->style, snapshot);
}

static void
rej_comment_view_snapshot (GtkWidget *widget,
                           GtkSnapshot *snapshot)
{
  g_autoptr (GtkSnapshot) own = NULL;
  g_autoptr (GskRenderNode) node = NULL;

  if (!REJ_COMMENT_VIEW (widget)->focus_mode)
    {
      GTK_WIDGET_CLASS (rej_comment_view_parent_class)->snapshot (widget, snapshot);
      return;
    }
  own = gtk_snapshot_new ();
  GTK_WIDGET_CLASS (rej_comment_view_parent_class)->snapshot (widget, own);
  node = gtk_snapshot_free_to_node (g_steal_pointer (&own));
  if (node != NULL)
    rej_focus_veil_snapshot (GTK_TEXT_VIEW (widget), node, snapshot);
}

/* The paragraph that is in the light is another one. */
static void
cursor_moved_cb (RejCommentView *self)
{
  if (self->focus_mode)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
rej_comment_view_paste_clipboard (GtkTextView *view)
{
  rej_comment_paste (REJ_COMMENT_VIEW (view));
}

static void
rej_comment_view_get_property (GObject *object,
                               guint property_id,
                               GValue *value,
                               GParamSpec *pspec)
{
  RejCommentView *self = REJ_COMMENT_VIEW (object);

  switch (property_id)
    {
    case PROP_MEASURE:
      g_value_set_uint (value, self->measure);
      break;
    case PROP_MEASURE_WIDTH:
      g_value_set_int (value, self->measure_width);
      break;
    case PROP_LINE_SPACING:
      g_value_set_double (value, self->line_spacing);
      break;
    case PROP_FOCUS_MODE:
      g_value_set_boolean (value, self->focus_mode);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rej_comment_view_set_property (GObject *object,
                               guint property_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  RejCommentView *self = REJ_COMMENT_VIEW (object);

  switch (property_id)
    {
    case PROP_MEASURE:
      if (self->measure == g_value_get_uint (value))
        return;
      self->measure = g_value_get_uint (value);
      break;
    case PROP_LINE_SPACING:
      if (self->line_spacing == g_value_get_double (value))
        return;
      self->line_spacing = g_value_get_double (value);
      break;
    case PROP_FOCUS_MODE:
      self->focus_mode = g_value_get_boolean (value);
      gtk_widget_queue_draw (GTK_WIDGET (self));
      return;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      return;
    }
  update_metrics (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
rej_comment_view_class_init (RejCommentViewClass *class)
{
  const GParamFlags read_write = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = rej_comment_view_get_property;
  object_class->set_property = rej_comment_view_set_property;
  object_class->dispose = rej_comment_view_dispose;
  GTK_WIDGET_CLASS (class)->query_tooltip = rej_comment_view_query_tooltip;
  GTK_WIDGET_CLASS (class)->snapshot = rej_comment_view_snapshot;
  GTK_WIDGET_CLASS (class)->css_changed = rej_comment_view_css_changed;
  GTK_WIDGET_CLASS (class)->size_allocate = rej_comment_view_size_allocate;
  GTK_TEXT_VIEW_CLASS (class)->paste_clipboard = rej_comment_view_paste_clipboard;
  GTK_TEXT_VIEW_CLASS (class)->snapshot_layer = rej_comment_view_snapshot_layer;

  properties[PROP_MEASURE] = g_param_spec_uint ("measure", NULL, NULL, 20, 200, MEASURE, read_write);
  properties[PROP_MEASURE_WIDTH] = g_param_spec_int ("measure-width", NULL, NULL, 0, G_MAXINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LINE_SPACING] = g_param_spec_double ("line-spacing", NULL, NULL, 1, 3, LINE_SPACING, read_write);
  properties[PROP_FOCUS_MODE] = g_param_spec_boolean ("focus-mode", NULL, NULL, FALSE, read_write);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rej_comment_view_init (RejCommentView *self)
{
  self->measure = MEASURE;
  self->line_spacing = LINE_SPACING;
  g_object_set (self,
                "wrap-mode", GTK_WRAP_WORD_CHAR,
                "left-margin", 24,
                "right-margin", 24,
                "top-margin", 24,
                "bottom-margin", 96,
                "has-tooltip", TRUE,
                "insert-spaces-instead-of-tabs", TRUE,
                "accepts-tab", FALSE,
                "input-hints", GTK_INPUT_HINT_NO_EMOJI,
                NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "comment-text");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Text of the comment"), -1);

  update_metrics (self);
}

/* What was asked for while the text was half changed. */
static void
changing_changed_cb (RejCommentView *self)
{
  if (!self->waits || rej_document_get_changing (self->document))
    return;
  self->waits = FALSE;
  if (self->waits_for_keyboard)
    rej_comment_view_select (self, self->wanted_start, self->wanted_end);
  else
    rej_comment_view_show_range (self, self->wanted_start, self->wanted_end);
}

/**
 * rej_comment_view_set_document:
 * @self: the view, which has none yet
 * @document: what is written
 *
 * Shows a document. To be called once.
 */
void
rej_comment_view_set_document (RejCommentView *self,
                               RejDocument *document)
{
  GtkTextBuffer *buffer = NULL;
  GSettings *settings = NULL;

  g_return_if_fail (REJ_IS_COMMENT_VIEW (self));
  g_return_if_fail (REJ_IS_DOCUMENT (document));
  g_return_if_fail (self->document == NULL);

  self->document = g_object_ref (document);
  settings = rej_workspace_get_settings (rej_document_get_workspace (document));
  buffer = GTK_TEXT_BUFFER (rej_document_get_buffer (document));
  gtk_text_view_set_buffer (GTK_TEXT_VIEW (self), buffer);
  /* First, because the speller learns of the tag it passes over when that is added. */
  rej_comment_pointer_attach (self, rej_speller_attach (GTK_SOURCE_VIEW (self), settings));
  self->style = rej_prose_style_new (GTK_TEXT_VIEW (self), rej_document_get_check (document));
  g_settings_bind (settings, "measure", self, "measure", G_SETTINGS_BIND_GET);
  g_settings_bind (settings, "line-spacing", self, "line-spacing", G_SETTINGS_BIND_GET);
  self->anchor = rej_scroll_anchor_new (GTK_TEXT_VIEW (self));
  self->layout = rej_layout_keeper_new (GTK_TEXT_VIEW (self));
  self->typewriter = rej_typewriter_new (GTK_TEXT_VIEW (self));
  g_settings_bind (settings, "typewriter", self->typewriter, "enabled", G_SETTINGS_BIND_GET);
  g_signal_connect_object (buffer, "notify::cursor-position", G_CALLBACK (cursor_moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::changing", G_CALLBACK (changing_changed_cb), self, G_CONNECT_SWAPPED);
  rej_undo_attach (rej_document_get_undo (document), GTK_TEXT_VIEW (self));
  rej_comment_keys_add (self);
  rej_comment_bulk_attach (self);
  rej_citation_hover_attach (self);
}

/**
 * rej_comment_view_get_document:
 * @self: the view
 *
 * Gets what is written.
 *
 * Returns: (transfer none): the document
 */
RejDocument *
rej_comment_view_get_document (RejCommentView *self)
{
  g_return_val_if_fail (REJ_IS_COMMENT_VIEW (self), NULL);

  return self->document;
}

/**
 * rej_comment_view_show_range:
 * @self: the view
 * @start: first character
 * @end: character after the last
 *
 * Selects a part of the text and brings it into sight; the keyboard stays where it is. While a large change is being
 * made, the last part that was asked for is shown when it is over.
 */
void
rej_comment_view_show_range (RejCommentView *self,
                             guint start,
                             guint end)
{
  GtkTextBuffer *buffer = NULL;
  GtkTextIter start_iter;
  GtkTextIter end_iter;

  g_return_if_fail (REJ_IS_COMMENT_VIEW (self));

  if (self->document != NULL && rej_document_get_changing (self->document))
    {
      self->waits = TRUE;
      self->waits_for_keyboard = FALSE;
      self->wanted_start = start;
      self->wanted_end = end;
      return;
    }
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  get_bounds (self, start, end, &start_iter, &end_iter);
  gtk_text_buffer_select_range (buffer, &start_iter, &end_iter);
  scroll_to_cursor (self);
}

/**
 * rej_comment_view_select:
 * @self: the view
 * @start: first character
 * @end: character after the last
 *
 * Selects a part of the text, brings it into sight and gives it the keyboard.
 */
void
rej_comment_view_select (RejCommentView *self,
                         guint start,
                         guint end)
{
  g_return_if_fail (REJ_IS_COMMENT_VIEW (self));

  rej_comment_view_show_range (self, start, end);
  self->waits_for_keyboard = self->waits;
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/**
 * rej_comment_view_show_from:
 * @self: the view
 * @start: first character
 *
 * Puts the cursor at a place that is read on from, such as a heading: near the top of what is in sight, with the keyboard.
 */
void
rej_comment_view_show_from (RejCommentView *self,
                            guint start)
{
  g_return_if_fail (REJ_IS_COMMENT_VIEW (self));

  rej_comment_view_select (self, start, start);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self), gtk_text_buffer_get_insert (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self))), 0, TRUE, 0, 0.1);
}

/**
 * rej_comment_view_insert_block:
 * @self: the view
 * @markdown: one or more paragraphs without blank lines around them
 *
 * Puts paragraphs after the one the cursor is in, as one step that can be undone, and the cursor behind them.
 */
void
rej_comment_view_insert_block (RejCommentView *self,
                               const char *markdown)
{
  GtkTextBuffer *buffer = NULL;
  g_autoptr (GString) text = NULL;
  GtkTextIter iter;

  g_return_if_fail (REJ_IS_COMMENT_VIEW (self));
  g_return_if_fail (markdown != NULL);

  if (!gtk_text_view_get_editable (GTK_TEXT_VIEW (self)))
    return;
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));

  move_to_paragraph_end (&iter);
  text = g_string_new (NULL);
  for (guint i = count_line_ends (&iter, FALSE); i < 2; i++)
    g_string_append_c (text, '\n');
  g_string_append (text, markdown);
  for (guint i = count_line_ends (&iter, TRUE); i < 2; i++)
    g_string_append_c (text, '\n');
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_insert (buffer, &iter, text->str, text->len);
  gtk_text_buffer_place_cursor (buffer, &iter);
  gtk_text_buffer_end_user_action (buffer);
  scroll_to_cursor (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/**
 * rej_comment_view_apply_fix:
 * @self: the view
 * @item: a finding with a fix
 *
 * Does what a finding proposes, as one step that can be undone.
 */
void
rej_comment_view_apply_fix (RejCommentView *self,
                            RejFindingItem *item)
{
  GtkTextBuffer *buffer = NULL;
  g_autofree char *text = NULL;
  const char *replacement = NULL;
  GtkTextIter start_iter;
  GtkTextIter end_iter;
  guint start = 0;
  guint end = 0;

  g_return_if_fail (REJ_IS_COMMENT_VIEW (self));
  g_return_if_fail (REJ_IS_FINDING_ITEM (item));

  if (!gtk_text_view_get_editable (GTK_TEXT_VIEW (self)) || !rej_finding_item_get_fix (item, &start, &end, &replacement))
    return;
  /* The item may go with the edit, and its words with it. */
  text = g_strdup (replacement);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  get_bounds (self, start, end, &start_iter, &end_iter);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete (buffer, &start_iter, &end_iter);
  gtk_text_buffer_insert (buffer, &start_iter, text, -1);
  gtk_text_buffer_end_user_action (buffer);
}

/**
 * rej_comment_view_go_to_finding:
 * @self: the view
 * @forward: whether to go on or back
 *
 * Selects the next finding as seen from the cursor, or the one before, going round at the ends, and has its message
 * read out.
 *
 * Returns: whether there is any
 */
gboolean
rej_comment_view_go_to_finding (RejCommentView *self,
                                gboolean forward)
{
  GListModel *findings = NULL;
  g_autoptr (RejFindingItem) item = NULL;
  GtkTextBuffer *buffer = NULL;
  GtkTextIter iter;
  guint n_findings = 0;
  guint cursor = 0;
  guint low = 0;
  guint high = 0;
  guint start = 0;
  guint end = 0;

  g_return_val_if_fail (REJ_IS_COMMENT_VIEW (self), FALSE);
  g_return_val_if_fail (self->document != NULL, FALSE);

  findings = G_LIST_MODEL (rej_document_get_check (self->document));
  n_findings = g_list_model_get_n_items (findings);
  if (n_findings == 0)
    return FALSE;

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  gtk_text_buffer_get_selection_bounds (buffer, &iter, NULL);
  cursor = gtk_text_iter_get_offset (&iter);

  /* They are in order: low becomes the first that begins behind the cursor (or at it, going back). */
  for (high = n_findings; low < high;)
    {
      guint middle = low + (high - low) / 2;
      g_autoptr (RejFindingItem) candidate = g_list_model_get_item (findings, middle);

      rej_finding_item_get_range (candidate, &start, &end);
      if (forward ? start > cursor : start >= cursor)
        high = middle;
      else
        low = middle + 1;
    }
  if (forward)
    item = g_list_model_get_item (findings, low % n_findings);
  else
    item = g_list_model_get_item (findings, (low + n_findings - 1) % n_findings);

  if (!rej_finding_item_get_range (item, &start, &end))
    return FALSE;
  rej_comment_view_select (self, start, end);
  rej_message_announce (GTK_WIDGET (self), rej_finding_item_get_message (item));
  return TRUE;
}
