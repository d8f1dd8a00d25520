/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-editor-page-private.h"

#include "rej-checks-panel.h"
#include "rej-concerns-panel.h"
#include "rej-outline-panel.h"
#include "rej-rule-panel.h"

/* In a narrow window the panel makes way for what was put into the text. */
void
_rej_editor_page_uncover_text (RejEditorPage *self)
{
  gboolean narrow = FALSE;

  g_object_get (self, "narrow", &narrow, NULL);
  if (narrow)
    g_object_set (self, "show-panel", FALSE, NULL);
}

static void
insert_wanted_cb (RejEditorPage *self,
                  const char *markdown)
{
  _rej_editor_page_uncover_text (self);
  rej_comment_view_insert_block (rej_editor_page_get_view (self), markdown);
}

static void
words_wanted_cb (RejEditorPage *self,
                 const char *words)
{
  _rej_editor_page_uncover_text (self);
  rej_document_insert_words (rej_editor_page_get_document (self), words);
  gtk_widget_grab_focus (GTK_WIDGET (rej_editor_page_get_view (self)));
}

static void
search_wanted_cb (RejEditorPage *self,
                  const char *words)
{
  rej_editor_page_show_panel (self, "rule");
  rej_rule_panel_search (REJ_RULE_PANEL (_rej_editor_page_get_panel (self, "rule")), words);
}

static void
finding_activated_cb (RejEditorPage *self,
                      RejFindingItem *item)
{
  guint start = 0;
  guint end = 0;

  if (!rej_finding_item_get_range (item, &start, &end))
    return;
  _rej_editor_page_uncover_text (self);
  rej_comment_view_select (rej_editor_page_get_view (self), start, end);
}

static void
fix_wanted_cb (RejEditorPage *self,
               RejFindingItem *item)
{
  rej_comment_view_apply_fix (rej_editor_page_get_view (self), item);
}

void
_rej_editor_page_go_to (RejEditorPage *self,
                        guint offset)
{
  _rej_editor_page_uncover_text (self);
  rej_comment_view_show_from (rej_editor_page_get_view (self), offset);
}

static void
connect (RejEditorPage *self,
         GtkWidget *panel,
         const char *signal,
         GCallback callback)
{
  g_signal_connect_object (panel, signal, callback, self, G_CONNECT_SWAPPED);
}

static GtkWidget *
create_panel (RejEditorPage *self,
              const char *name)
{
  RejDocument *document = rej_editor_page_get_document (self);
  GtkWidget *panel = NULL;

  if (g_str_equal (name, "concerns"))
    {
      panel = g_object_new (REJ_TYPE_CONCERNS_PANEL, NULL);
      rej_concerns_panel_set_document (REJ_CONCERNS_PANEL (panel), document);
      connect (self, panel, "insert-wanted", G_CALLBACK (insert_wanted_cb));
      connect (self, panel, "search-wanted", G_CALLBACK (search_wanted_cb));
      connect (self, panel, "place-wanted", G_CALLBACK (_rej_editor_page_go_to));
    }
  else if (g_str_equal (name, "rule"))
    {
      panel = g_object_new (REJ_TYPE_RULE_PANEL, NULL);
      rej_rule_panel_set_document (REJ_RULE_PANEL (panel), document);
      connect (self, panel, "quote-wanted", G_CALLBACK (insert_wanted_cb));
      connect (self, panel, "words-wanted", G_CALLBACK (words_wanted_cb));
    }
  else if (g_str_equal (name, "checks"))
    {
      panel = g_object_new (REJ_TYPE_CHECKS_PANEL, NULL);
      rej_checks_panel_set_document (REJ_CHECKS_PANEL (panel), document);
      connect (self, panel, "finding-activated", G_CALLBACK (finding_activated_cb));
      connect (self, panel, "fix-wanted", G_CALLBACK (fix_wanted_cb));
    }
  else
    {
      panel = g_object_new (REJ_TYPE_OUTLINE_PANEL, NULL);
      rej_outline_panel_set_document (REJ_OUTLINE_PANEL (panel), document);
      connect (self, panel, "place-wanted", G_CALLBACK (_rej_editor_page_go_to));
    }
  return panel;
}

/* A panel is made when it is first wanted: one that nobody looks at would only make the text wait. */
GtkWidget *
_rej_editor_page_get_panel (RejEditorPage *self,
                            const char *name)
{
  AdwViewStack *stack = ADW_VIEW_STACK (gtk_widget_get_template_child (GTK_WIDGET (self), REJ_TYPE_EDITOR_PAGE, "panel_stack"));
  AdwBin *place = ADW_BIN (adw_view_stack_get_child_by_name (stack, name));

  if (adw_bin_get_child (place) == NULL)
    adw_bin_set_child (place, create_panel (self, name));
  return adw_bin_get_child (place);
}
