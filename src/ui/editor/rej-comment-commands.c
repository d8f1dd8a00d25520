/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-comment-commands.h"

#include <glib/gi18n-lib.h>

#include "rej-comment-paste.h"
#include "rej-link-dialog.h"
#include "rej-message.h"

/* How long a command may wait for the text typed just before it to be read, in microseconds. */
#define PATIENCE 100000

static RejTextIndex *
get_index (RejCommentView *view)
{
  RejCheck *check = rej_document_get_check (rej_comment_view_get_document (view));

  rej_check_settle (check, PATIENCE);
  return rej_check_get_index (check);
}

static void
get_selection (RejCommentView *view,
               guint *start,
               guint *end)
{
  GtkTextIter start_iter;
  GtkTextIter end_iter;

  gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), &start_iter, &end_iter);
  *start = (guint) gtk_text_iter_get_offset (&start_iter);
  *end = (guint) gtk_text_iter_get_offset (&end_iter);
}

/**
 * rej_comment_commands_carry_out:
 * @view: the text
 * @plan: (transfer full) (nullable): what to do
 *
 * Carries a plan out as one step, and selects what it says. Rings where there is nothing to do.
 *
 * Returns: whether the text is another now
 */
gboolean
rej_comment_commands_carry_out (RejCommentView *view,
                                RejTextPlan *plan)
{
  g_autoptr (RejTextPlan) owned = plan;

  g_return_val_if_fail (REJ_IS_COMMENT_VIEW (view), FALSE);

  if (plan == NULL || !rej_document_replace (rej_comment_view_get_document (view), plan->replacements))
    {
      gtk_widget_error_bell (GTK_WIDGET (view));
      return FALSE;
    }
  rej_comment_view_select (view, plan->start, plan->end);
  return TRUE;
}

static RejTextPlan *
plan_named (RejTextIndex *index,
            const char *name,
            guint start,
            guint end)
{
  if (g_str_equal (name, "bold") || g_str_equal (name, "italic"))
    return rej_text_plan_emphasis (index, start, end, g_str_equal (name, "bold"));
  if (g_str_has_prefix (name, "heading-"))
    return rej_text_plan_heading (index, start, end, (guint) (name[8] - '0'));
  if (g_str_equal (name, "body-text"))
    return rej_text_plan_heading (index, start, end, 0);
  if (g_str_equal (name, "bullet-list") || g_str_equal (name, "numbered-list"))
    return rej_text_plan_list (index, start, end, *name == 'b' ? REJ_TEXT_LIST_BULLETS : REJ_TEXT_LIST_NUMBERS);
  if (g_str_equal (name, "quote"))
    return rej_text_plan_quote (index, start, end);
  if (g_str_equal (name, "indent") || g_str_equal (name, "outdent"))
    return rej_text_plan_indent (index, start, end, *name == 'i');
  if (g_str_equal (name, "move-up") || g_str_equal (name, "move-down"))
    return rej_text_plan_move_paragraph (index, start, end, g_str_equal (name, "move-down"));
  if (g_str_equal (name, "insert-footnote"))
    return rej_text_plan_insert_note (index, end);
  if (g_str_equal (name, "remove-footnote"))
    return rej_text_plan_remove_note (index, end);
  return rej_text_plan_renumber_notes (index);
}

static void
command_cb (GSimpleAction *action,
            GVariant *parameter,
            gpointer user_data)
{
  RejCommentView *view = REJ_COMMENT_VIEW (user_data);
  const char *name = g_action_get_name (G_ACTION (action));
  guint start = 0;
  guint end = 0;

  get_selection (view, &start, &end);
  if (rej_comment_commands_carry_out (view, plan_named (get_index (view), name, start, end)) && g_str_equal (name, "insert-footnote"))
    rej_message_announce (GTK_WIDGET (view), _ ("You are in the new footnote. “Go to Footnote and Back” returns to the text."));
}

static void
plain_typography_cb (GSimpleAction *action,
                     GVariant *parameter,
                     gpointer user_data)
{
  RejCommentView *view = REJ_COMMENT_VIEW (user_data);
  RejTextPlan *plan = NULL;
  g_autofree char *text = NULL;
  guint start = 0;
  guint end = 0;
  guint n = 0;

  get_selection (view, &start, &end);
  plan = rej_text_plan_plain_typography (get_index (view), start, end);
  n = plan != NULL ? plan->replacements->len : 0;
  if (plan != NULL && !rej_comment_commands_carry_out (view, plan))
    return;
  text = n > 0 ? g_strdup_printf (ngettext ("%u character made plain. One step of undo takes it back.", "%u characters made plain. One step of undo takes them back.", n), n) : g_strdup (_ ("Quotes and dashes are plain already."));
  rej_message_show_toast (GTK_WIDGET (view), text);
}

static void
select_cb (GSimpleAction *action,
           GVariant *parameter,
           gpointer user_data)
{
  RejCommentView *view = REJ_COMMENT_VIEW (user_data);
  guint start = 0;
  guint end = 0;

  get_selection (view, &start, &end);
  if (g_str_equal (g_action_get_name (G_ACTION (action)), "select-paragraph"))
    rej_text_plan_get_paragraph (get_index (view), start, &start, &end);
  else
    rej_text_plan_get_section (get_index (view), start, &start, &end);
  rej_comment_view_select (view, start, end);
}

static void
go_to_note_cb (GSimpleAction *action,
               GVariant *parameter,
               gpointer user_data)
{
  RejCommentView *view = REJ_COMMENT_VIEW (user_data);
  guint start = 0;
  guint end = 0;

  get_selection (view, &start, &end);
  if (rej_text_plan_find_note_partner (get_index (view), end, &start))
    rej_comment_view_select (view, start, start);
  else
    gtk_widget_error_bell (GTK_WIDGET (view));
}

static void
field_cb (GSimpleAction *action,
          GVariant *parameter,
          gpointer user_data)
{
  RejCommentView *view = REJ_COMMENT_VIEW (user_data);

  if (!rej_comment_keys_go_to_field (view, g_str_equal (g_action_get_name (G_ACTION (action)), "next-field")))
    gtk_widget_error_bell (GTK_WIDGET (view));
}

static void
link_chosen_cb (RejLinkDialog *dialog,
                const char *destination,
                RejCommentView *view)
{
  guint start = 0;
  guint end = 0;

  rej_link_dialog_get_range (dialog, &start, &end);
  rej_comment_commands_carry_out (view, rej_text_plan_link (get_index (view), start, end, destination));
}

static void
link_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer user_data)
{
  RejCommentView *view = REJ_COMMENT_VIEW (user_data);
  AdwDialog *dialog = NULL;
  guint start = 0;
  guint end = 0;

  if (!rej_document_get_editable (rej_comment_view_get_document (view)))
    return;
  get_selection (view, &start, &end);
  dialog = rej_link_dialog_new (start, end);
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (link_chosen_cb), view, 0);
  adw_dialog_present (dialog, GTK_WIDGET (view));
}

static void
paste_plain_cb (GSimpleAction *action,
                GVariant *parameter,
                gpointer user_data)
{
  rej_comment_paste_plain (REJ_COMMENT_VIEW (user_data));
}

/**
 * rej_comment_commands_add:
 * @view: the text
 * @actions: where the actions of the comment are
 *
 * Adds the commands of writing.
 */
void
rej_comment_commands_add (RejCommentView *view,
                          GActionMap *actions)
{
  static const GActionEntry entries[] = {
    { .name = "bold", .activate = command_cb },
    { .name = "italic", .activate = command_cb },
    { .name = "heading-1", .activate = command_cb },
    { .name = "heading-2", .activate = command_cb },
    { .name = "heading-3", .activate = command_cb },
    { .name = "body-text", .activate = command_cb },
    { .name = "bullet-list", .activate = command_cb },
    { .name = "numbered-list", .activate = command_cb },
    { .name = "quote", .activate = command_cb },
    { .name = "indent", .activate = command_cb },
    { .name = "outdent", .activate = command_cb },
    { .name = "move-up", .activate = command_cb },
    { .name = "move-down", .activate = command_cb },
    { .name = "insert-footnote", .activate = command_cb },
    { .name = "remove-footnote", .activate = command_cb },
    { .name = "renumber-footnotes", .activate = command_cb },
    { .name = "plain-typography", .activate = plain_typography_cb },
    { .name = "go-to-footnote", .activate = go_to_note_cb },
    { .name = "select-paragraph", .activate = select_cb },
    { .name = "select-section", .activate = select_cb },
    { .name = "next-field", .activate = field_cb },
    { .name = "previous-field", .activate = field_cb },
    { .name = "link", .activate = link_cb },
    { .name = "paste-plain", .activate = paste_plain_cb },
  };

  g_return_if_fail (REJ_IS_COMMENT_VIEW (view));
  g_return_if_fail (G_IS_ACTION_MAP (actions));

  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), view);
}
