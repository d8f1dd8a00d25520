/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-comment-commands.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "rej-prompt-field.h"
#include "rej-message.h"

#define PATIENCE 20000

static RejTextIndex *
get_index (RejCommentView *view)
{
  RejCheck *check = rej_document_get_check (rej_comment_view_get_document (view));

  rej_check_settle (check, PATIENCE);
  return rej_check_get_index (check);
}

static gboolean
get_selection (RejCommentView *view,
               guint *start,
               guint *end)
{
  GtkTextIter start_iter;
  GtkTextIter end_iter;

  gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), &start_iter, &end_iter);
  *start = (guint) gtk_text_iter_get_offset (&start_iter);
  *end = (guint) gtk_text_iter_get_offset (&end_iter);
  return *start < *end;
}

/**
 * rej_comment_keys_go_to_field:
 * @view: the text
 * @forward: whether to go on or back
 *
 * Selects the next placeholder as seen from the cursor, or the one before, and has it read out.
 *
 * Returns: whether there is one
 */
gboolean
rej_comment_keys_go_to_field (RejCommentView *view,
                              gboolean forward)
{
  RejTextIndex *index = NULL;
  RejPromptField field = { 0 };
  guint start = 0;
  guint end = 0;
  g_autofree char *prompt = NULL;
  g_autofree char *message = NULL;

  g_return_val_if_fail (REJ_IS_COMMENT_VIEW (view), FALSE);

  index = get_index (view);
  get_selection (view, &start, &end);
  if (!(forward ? rej_prompt_field_find_next (index, end, &field) : rej_prompt_field_find_previous (index, start, &field)))
    return FALSE;
  rej_comment_view_select (view, field.start, field.end);
  prompt = rej_text_index_dup_range (index, field.start + 2, field.end - 2);
  /* Translators: %s is what a template asks the writer to say at this place */
  message = g_strdup_printf (_ ("To fill in: %s"), prompt);
  rej_message_announce (GTK_WIDGET (view), message);
  return TRUE;
}

/* What is typed in a field goes in its place. */
static void
select_field_under_cursor (RejCommentView *view)
{
  RejPromptField field = { 0 };
  guint start = 0;
  guint end = 0;

  if (get_selection (view, &start, &end) || !rej_prompt_field_find_at (get_index (view), start, &field))
    return;
  rej_comment_view_select (view, field.start, field.end);
}

static gboolean
press_enter (RejCommentView *view)
{
  RejTextPlan *plan = NULL;
  guint start = 0;
  guint end = 0;

  if (get_selection (view, &start, &end))
    return FALSE;
  plan = rej_text_plan_new_line (get_index (view), start);
  return plan != NULL && rej_comment_commands_carry_out (view, plan);
}

/* Where the text of a list item begins, and with several lines selected, the key moves the items. */
static gboolean
press_tab (RejCommentView *view,
           gboolean back)
{
  RejTextPlan *plan = NULL;
  RejTextIndex *index = get_index (view);
  guint start = 0;
  guint end = 0;
  gboolean selected = get_selection (view, &start, &end);
  g_autofree char *within = rej_text_index_dup_range (index, start, end);
  guint text_start = 0;

  plan = rej_text_plan_indent (index, start, end, !back);
  text_start = plan != NULL ? rej_text_plan_get_item_text (index, start) : 0;
  if (plan != NULL && (selected ? strchr (within, '\n') != NULL : start <= text_start))
    return rej_comment_commands_carry_out (view, plan);
  g_clear_pointer (&plan, rej_text_plan_free);
  return rej_comment_keys_go_to_field (view, !back);
}

/* The character itself is a step of its own, so that undoing once gives it back as it was typed. */
static void
set_typed_character (RejCommentView *view)
{
  gunichar typed = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (view), "typed"));
  RejDocument *document = rej_comment_view_get_document (view);
  g_autoptr (RejTextPlan) plan = NULL;
  GtkTextIter iter;
  guint start = 0;
  guint end = 0;

  g_object_set_data (G_OBJECT (view), "typed", NULL);
  g_object_set_data (G_OBJECT (view), "typing", NULL);
  if (typed == 0 || get_selection (view, &start, &end))
    return;
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), &iter, (int) end);
  if (!gtk_text_iter_backward_char (&iter) || gtk_text_iter_get_char (&iter) != typed)
    return;
  plan = rej_text_plan_typography (get_index (view), end);
  if (plan == NULL)
    return;
  rej_undo_seal (rej_document_get_undo (document));
  rej_document_replace (document, plan->replacements);
  rej_undo_seal (rej_document_get_undo (document));
}

/* What an input method makes of the key is awaited: where quotation marks are dead keys, it makes one of two. Nothing is
 * expected of a key that only moves or deletes, nor does a shift say anything. */
static void
await_character (RejCommentView *view,
                 guint key)
{
  GSettings *settings = rej_workspace_get_settings (rej_document_get_workspace (rej_comment_view_get_document (view)));
  gboolean is_dead = (key >= GDK_KEY_dead_grave && key <= GDK_KEY_dead_longsolidusoverlay) || key == GDK_KEY_Multi_key;
  gboolean is_shift = key >= GDK_KEY_Shift_L && key <= GDK_KEY_Hyper_R;
  gboolean is_awaited = FALSE;

  if (is_shift || key == GDK_KEY_ISO_Level3_Shift)
    return;
  is_awaited = (is_dead || g_unichar_isprint (gdk_keyval_to_unicode (key))) && g_settings_get_boolean (settings, "typographic");
  g_object_set_data (G_OBJECT (view), "typing", is_awaited ? view : NULL);
}

/* One character by itself, while one is awaited, is what was typed. */
static void
text_inserted_cb (RejCommentView *view,
                  GtkTextIter *iter,
                  const char *text,
                  int length)
{
  gboolean is_typed = length == 1 && strchr ("\"'-", *text) != NULL && g_object_get_data (G_OBJECT (view), "typing") != NULL;

  g_object_set_data (G_OBJECT (view), "typed", is_typed ? GUINT_TO_POINTER (*text) : NULL);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType modifiers,
                gpointer user_data)
{
  RejCommentView *view = REJ_COMMENT_VIEW (user_data);
  GdkModifierType held = modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK | GDK_SUPER_MASK | GDK_META_MASK);
  gboolean plain = (held & ~GDK_SHIFT_MASK) == 0;

  /* As everywhere in the window; GtkSourceView would swap words. */
  if (key == GDK_KEY_Left && held == GDK_ALT_MASK)
    return gtk_widget_activate_action (GTK_WIDGET (view), "navigation.pop", NULL);
  if (!plain || !rej_document_get_editable (rej_comment_view_get_document (view)))
    return FALSE;
  await_character (view, key);
  switch (key)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      return (modifiers & GDK_SHIFT_MASK) == 0 && press_enter (view);
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
      return press_tab (view, (modifiers & GDK_SHIFT_MASK) != 0);
    case GDK_KEY_ISO_Left_Tab:
      return press_tab (view, TRUE);
    default:
      if (g_unichar_isprint (gdk_keyval_to_unicode (key)))
        select_field_under_cursor (view);
      return FALSE;
    }
}

/**
 * rej_comment_keys_add:
 * @view: the text, which has its document
 *
 * Has the text answer Enter and Tab in lists, Tab between placeholders, typing in one, and quotation marks and hyphens.
 */
void
rej_comment_keys_add (RejCommentView *view)
{
  GtkEventController *controller = NULL;

  g_return_if_fail (REJ_IS_COMMENT_VIEW (view));

  controller = gtk_event_controller_key_new ();
  gtk_event_controller_set_name (controller, "rejoinder-keys");
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "key-pressed", G_CALLBACK (key_pressed_cb), view);
  gtk_widget_add_controller (GTK_WIDGET (view), controller);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "insert-text", G_CALLBACK (text_inserted_cb), view, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "end-user-action", G_CALLBACK (set_typed_character), view, G_CONNECT_SWAPPED);
}
