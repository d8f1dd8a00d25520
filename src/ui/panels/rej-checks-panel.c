/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-checks-panel.h"

#include <glib/gi18n-lib.h>

#include "rej-checks-row.h"
#include "rej-cited.h"
#include "rej-finding-fold.h"
#include "rej-finding-words.h"
#include "rej-gradual-list.h"
#include "rej-ignored-dialog.h"
#include "rej-message.h"
#include "rej-text-replacement.h"
#include "rej-words.h"

/* How long the text must rest before findings go to other authorities, and before those that say the same are counted. */
#define REGROUP_AFTER_MS 400
#define COUNT_AFTER_MS 150

typedef enum
{
  SHOW_ALL,
  SHOW_ERRORS,
  SHOW_WARNINGS,
  SHOW_SUGGESTIONS,
} Show;

typedef enum
{
  GROUP_PLACE,
  GROUP_PROBLEM,
  GROUP_AUTHORITY,
} Group;

static const char *const show_names[] = { "all", "errors", "warnings", "suggestions", NULL };
static const char *const group_names[] = { "place", "problem", "authority", NULL };

struct _RejChecksPanel
{
  AdwBin parent_instance;

  /* template */
  GtkSearchEntry *search;
  GtkLabel *counts;
  GtkStack *stack;
  GtkListView *list;
  GMenuModel *row_menu;

  /* owned */
  RejDocument *document;
  GSimpleActionGroup *actions;
  GtkFilterListModel *filtered;
  GtkSortListModel *sorted;
  GtkListItemFactory *headers;
  RejFindingItem *chosen; /* what the open menu of a row is for */
  RejCited *cited; /* as the findings were last grouped by authority */
  char *words; /* searched for, folded; NULL for none */
  RejFindingFold *fold; /* what says the same has one row */
  GPtrArray *items; /* GtkListItem that are bound, borrowed */
  GPtrArray *group_headers; /* GtkListHeader that are bound, borrowed */

  /* state */
  Show show;
  Group group;
  guint regroup_id;
  guint count_id;
};

G_DEFINE_FINAL_TYPE (RejChecksPanel, rej_checks_panel, ADW_TYPE_BIN)

enum
{
  SIGNAL_FINDING_ACTIVATED,
  SIGNAL_FIX_WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The authority of a finding, by its number from 1, written on its item; 0 for none. */
static GQuark
authority_quark (void)
{
  return g_quark_from_static_string ("rej-checks-panel-authority");
}

static guint
get_authority (gconstpointer item)
{
  return GPOINTER_TO_UINT (g_object_get_qdata (G_OBJECT (item), authority_quark ()));
}

static RejCheck *
get_check (RejChecksPanel *self)
{
  return rej_document_get_check (self->document);
}

static gboolean
contains (const char *text,
          const char *folded_words)
{
  g_autofree char *folded = text != NULL ? g_utf8_casefold (text, -1) : NULL;

  return folded != NULL && strstr (folded, folded_words) != NULL;
}

static char *
dup_words (RejChecksPanel *self,
           guint start,
           guint end)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (rej_document_get_buffer (self->document));
  GtkTextIter start_iter;
  GtkTextIter end_iter;

  gtk_text_buffer_get_iter_at_offset (buffer, &start_iter, (int) start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end_iter, (int) end);
  return gtk_text_buffer_get_text (buffer, &start_iter, &end_iter, TRUE);
}

static char *
dup_item_words (RejChecksPanel *self,
                RejFindingItem *item)
{
  guint start = 0;
  guint end = 0;

  return rej_finding_item_get_range (item, &start, &end) ? dup_words (self, start, end) : NULL;
}

/* The words a finding stands on, and the whole of their citation: a finding may be about a sign in it. */
static gboolean
stands_on (RejChecksPanel *self,
           RejFindingItem *item,
           const char *folded_words)
{
  RejCheckCitation citation = { 0 };
  g_autofree char *text = NULL;
  guint start = 0;
  guint end = 0;

  if (!rej_finding_item_get_range (item, &start, &end))
    return FALSE;
  if (start < end && rej_document_get_settled (self->document) && rej_check_find_citation (get_check (self), start, &citation))
    {
      start = MIN (start, citation.start);
      end = MAX (end, citation.end);
    }
  text = dup_words (self, start, end);
  return contains (text, folded_words);
}

static gboolean
is_wanted (RejFindingItem *item,
           gpointer user_data)
{
  RejChecksPanel *self = user_data;
  RejFindingSeverity severity = rej_finding_item_get_severity (item);

  if ((self->show == SHOW_ERRORS && severity != REJ_FINDING_ERROR) || (self->show == SHOW_WARNINGS && severity != REJ_FINDING_WARNING) ||
      (self->show == SHOW_SUGGESTIONS && severity != REJ_FINDING_SUGGESTION))
    return FALSE;
  if (self->words == NULL)
    return TRUE;
  if (contains (rej_finding_item_get_message (item), self->words) || contains (rej_finding_item_get_code (item), self->words))
    return TRUE;
  return stands_on (self, item, self->words);
}

/* Findings that say the same stand in one row, but where they go to authorities. */
static gboolean
is_folded (RejChecksPanel *self)
{
  return self->group != GROUP_AUTHORITY;
}

static gboolean
is_shown (gpointer object,
          gpointer user_data)
{
  RejChecksPanel *self = user_data;

  return is_wanted (object, self) && (!is_folded (self) || rej_finding_fold_add (self->fold, object));
}

/* The finding that is shown where one stands for those like it. */
static RejFindingItem *
get_current (RejChecksPanel *self,
             RejFindingItem *item,
             guint *position,
             guint *n_findings)
{
  *position = *n_findings = 1;
  return is_folded (self) ? rej_finding_fold_get_current (self->fold, item, position, n_findings) : item;
}

/* The name of the group an item is in. */
static char *
dup_group_name (RejChecksPanel *self,
                RejFindingItem *item)
{
  guint authority = 0;

  if (self->group == GROUP_PROBLEM)
    return rej_finding_words_for_code (rej_finding_item_get_code (item));
  authority = get_authority (item);
  return g_strdup (authority > 0 ? rej_cited_get_authority (self->cited, authority - 1)->citation : _ ("No authority"));
}

static int
compare_places (RejFindingItem *a,
                RejFindingItem *b)
{
  guint first = G_MAXUINT;
  guint second = G_MAXUINT;
  guint end = 0;

  rej_finding_item_get_range (a, &first, &end);
  rej_finding_item_get_range (b, &second, &end);
  return first < second ? -1 : first > second;
}

static int
compare_groups (gconstpointer a,
                gconstpointer b,
                gpointer user_data)
{
  RejChecksPanel *self = user_data;

  if (self->group == GROUP_PROBLEM)
    {
      int severity = (int) rej_finding_item_get_severity ((RejFindingItem *) a) - (int) rej_finding_item_get_severity ((RejFindingItem *) b);

      return severity != 0 ? severity : g_strcmp0 (rej_finding_item_get_code ((RejFindingItem *) a), rej_finding_item_get_code ((RejFindingItem *) b));
    }
  /* In the order in which they are first cited; what is no authority's, 0 - 1, comes last. */
  return get_authority (a) - 1 < get_authority (b) - 1 ? -1 : get_authority (a) - 1 > get_authority (b) - 1;
}

static int
compare_items (gconstpointer a,
               gconstpointer b,
               gpointer user_data)
{
  int groups = compare_groups (a, b, user_data);

  return groups != 0 ? groups : compare_places ((RejFindingItem *) a, (RejFindingItem *) b);
}

/* Writes on each finding what is cited where it stands. */
static void
find_authorities (RejChecksPanel *self)
{
  GListModel *findings = G_LIST_MODEL (get_check (self));

  g_clear_pointer (&self->cited, rej_cited_free);
  self->cited = rej_cited_new (get_check (self), rej_document_get_style (self->document));
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (RejFindingItem) item = g_list_model_get_item (findings, i);
      int authority = -1;
      guint start = 0;
      guint end = 0;

      if (rej_finding_item_get_range (item, &start, &end))
        authority = rej_cited_find (self->cited, start);
      g_object_set_qdata (G_OBJECT (item), authority_quark (), GINT_TO_POINTER (authority + 1));
    }
}

static void
set_sorters (RejChecksPanel *self)
{
  g_autoptr (GtkSorter) sorter = NULL;
  g_autoptr (GtkSorter) sections = NULL;

  if (self->group == GROUP_AUTHORITY)
    find_authorities (self);
  if (self->group != GROUP_PLACE)
    {
      sorter = GTK_SORTER (gtk_custom_sorter_new (compare_items, self, NULL));
      sections = GTK_SORTER (gtk_custom_sorter_new (compare_groups, self, NULL));
    }
  gtk_sort_list_model_set_section_sorter (self->sorted, sections);
  gtk_sort_list_model_set_sorter (self->sorted, sorter);
  gtk_list_view_set_header_factory (self->list, self->group != GROUP_PLACE ? self->headers : NULL);
}

static void
regroup_cb (gpointer user_data)
{
  RejChecksPanel *self = REJ_CHECKS_PANEL (user_data);

  self->regroup_id = 0;
  if (self->group == GROUP_AUTHORITY && self->sorted != NULL)
    set_sorters (self);
}

static void
update_counts (RejChecksPanel *self)
{
  RejCheck *check = get_check (self);
  guint n_errors = rej_check_get_n_findings (check, REJ_FINDING_ERROR);
  guint n_warnings = rej_check_get_n_findings (check, REJ_FINDING_WARNING);
  guint n_suggestions = rej_check_get_n_findings (check, REJ_FINDING_SUGGESTION);
  g_autofree char *errors = g_strdup_printf (ngettext ("%u error", "%u errors", n_errors), n_errors);
  g_autofree char *warnings = g_strdup_printf (ngettext ("%u warning", "%u warnings", n_warnings), n_warnings);
  g_autofree char *suggestions = g_strdup_printf (ngettext ("%u suggestion", "%u suggestions", n_suggestions), n_suggestions);
  g_autofree char *text = g_strdup_printf ("%s · %s · %s", errors, warnings, suggestions);

  gtk_label_set_label (self->counts, text);
  gtk_widget_set_visible (GTK_WIDGET (self->counts), n_errors + n_warnings + n_suggestions > 0);
}

static void
show_row (RejChecksPanel *self,
          GtkListItem *list_item)
{
  guint position = 0;
  guint n_findings = 0;
  RejFindingItem *item = get_current (self, gtk_list_item_get_item (list_item), &position, &n_findings);

  rej_checks_row_bind (REJ_CHECKS_ROW (gtk_list_item_get_child (list_item)), item, position, n_findings);
}

static void filter_again (RejChecksPanel *self);
static void show_header (RejChecksPanel *self,
                         GtkListHeader *header);

static void
count_cb (gpointer user_data)
{
  RejChecksPanel *self = REJ_CHECKS_PANEL (user_data);

  self->count_id = 0;
  if (is_folded (self) && rej_finding_fold_count (self->fold, G_LIST_MODEL (get_check (self)), is_wanted, self))
    filter_again (self);
  for (guint i = 0; i < self->items->len; i++)
    show_row (self, self->items->pdata[i]);
  for (guint i = 0; i < self->group_headers->len; i++)
    show_header (self, self->group_headers->pdata[i]);
}

/* Where nobody looks, it can wait. */
static void
count_soon (RejChecksPanel *self)
{
  if (self->count_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->count_id = g_timeout_add_once (COUNT_AFTER_MS, count_cb, self);
}

static void
items_changed_cb (RejChecksPanel *self)
{
  guint n_findings = g_list_model_get_n_items (G_LIST_MODEL (get_check (self)));
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));

  /* What stood for all is gone, and they are still there. */
  if (n_shown == 0 && is_folded (self) && rej_finding_fold_count (self->fold, G_LIST_MODEL (get_check (self)), is_wanted, self))
    {
      filter_again (self);
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, n_shown > 0 ? "list" : n_findings > 0 ? "no-match"
                                                                                       : "empty");
  update_counts (self);
  count_soon (self);
  if (self->group == GROUP_AUTHORITY && self->regroup_id == 0)
    self->regroup_id = g_timeout_add_once (REGROUP_AFTER_MS, regroup_cb, self);
}

static void
filter_again (RejChecksPanel *self)
{
  if (self->filtered == NULL)
    return;
  rej_finding_fold_clear (self->fold);
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->filtered), GTK_FILTER_CHANGE_DIFFERENT);
  rej_finding_fold_count (self->fold, G_LIST_MODEL (get_check (self)), is_wanted, self);
  items_changed_cb (self);
}

static void
search_changed_cb (RejChecksPanel *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search));

  g_clear_pointer (&self->words, g_free);
  if (*words != '\0')
    self->words = g_utf8_casefold (words, -1);
  filter_again (self);
}

static void
search_stopped_cb (RejChecksPanel *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static void
show_all_clicked_cb (RejChecksPanel *self)
{
  g_action_group_change_action_state (G_ACTION_GROUP (self->actions), "show", g_variant_new_string ("all"));
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static void
row_fix_wanted_cb (RejChecksPanel *self,
                   RejFindingItem *item)
{
  g_signal_emit (self, signals[SIGNAL_FIX_WANTED], 0, item);
}

static void
row_menu_opened_cb (RejChecksPanel *self,
                    RejFindingItem *item)
{
  const char *replacement = NULL;
  guint start = 0;
  guint end = 0;

  g_set_object (&self->chosen, item);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "fix-all")),
                               rej_finding_item_get_fix (item, &start, &end, &replacement));
}

static GtkListItem *
find_list_item (RejChecksPanel *self,
                RejChecksRow *row)
{
  for (guint i = 0; i < self->items->len; i++)
    if (gtk_list_item_get_child (self->items->pdata[i]) == GTK_WIDGET (row))
      return self->items->pdata[i];
  return NULL;
}

/* Another of those that say the same: it is shown, in the row and in the text. */
static void
row_other_wanted_cb (RejChecksPanel *self,
                     gboolean forwards,
                     RejChecksRow *row)
{
  GtkListItem *list_item = find_list_item (self, row);

  if (list_item == NULL)
    return;
  rej_finding_fold_go (self->fold, G_LIST_MODEL (get_check (self)), gtk_list_item_get_item (list_item), forwards, is_wanted, self);
  show_row (self, list_item);
  g_signal_emit (self, signals[SIGNAL_FINDING_ACTIVATED], 0, rej_checks_row_get_item (row));
}

static void
row_setup_cb (RejChecksPanel *self,
              GtkListItem *list_item)
{
  RejChecksRow *row = rej_checks_row_new (list_item, self->document, self->row_menu);

  g_signal_connect_object (row, "fix-wanted", G_CALLBACK (row_fix_wanted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "menu-opened", G_CALLBACK (row_menu_opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "other-wanted", G_CALLBACK (row_other_wanted_cb), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (list_item, GTK_WIDGET (row));
}

static void
row_bind_cb (RejChecksPanel *self,
             GtkListItem *list_item)
{
  g_ptr_array_add (self->items, list_item);
  show_row (self, list_item);
}

static void
row_unbind_cb (RejChecksPanel *self,
               GtkListItem *list_item)
{
  g_ptr_array_remove_fast (self->items, list_item);
  rej_checks_row_unbind (REJ_CHECKS_ROW (gtk_list_item_get_child (list_item)));
}

/* What can be fixed between two places of a list of findings, as one step: of one kind, or of all where @code is NULL;
 * of two that overlap, the first. What the filters leave out stays as it is. */
static GPtrArray *
list_fixes (RejChecksPanel *self,
            GListModel *findings,
            guint first,
            guint end,
            const char *code)
{
  GPtrArray *replacements = rej_text_replacements_new ();
  guint behind = 0;

  for (guint i = first; i < end; i++)
    {
      g_autoptr (RejFindingItem) item = g_list_model_get_item (findings, i);
      const char *replacement = NULL;
      guint fix_start = 0;
      guint fix_end = 0;

      if (item == NULL || !is_wanted (item, self) || (code != NULL && !g_str_equal (rej_finding_item_get_code (item), code)) || !rej_finding_item_get_fix (item, &fix_start, &fix_end, &replacement) || fix_start < behind)
        continue;
      rej_text_replacements_add (replacements, fix_start, fix_end - fix_start, replacement);
      behind = fix_end;
    }
  return replacements;
}

/* Of one kind, those too that have no row of their own. */
static GPtrArray *
list_fixes_of_kind (RejChecksPanel *self,
                    const char *code)
{
  GListModel *findings = G_LIST_MODEL (get_check (self));

  return list_fixes (self, findings, 0, g_list_model_get_n_items (findings), code);
}

static void
carry_out (RejChecksPanel *self,
           GPtrArray *replacements)
{
  g_autofree char *text = NULL;

  if (replacements->len == 0 || !rej_document_replace (self->document, replacements))
    return;
  text = g_strdup_printf (ngettext ("%u place changed. One step of undo takes it back.", "%u places changed. One step of undo takes them back.", replacements->len), replacements->len);
  rej_message_show_toast (GTK_WIDGET (self), text);
}

/* Where the group of a header is among all that is shown: the list itself may not have the last rows of it yet. */
static void
get_group (RejChecksPanel *self,
           GtkListHeader *header,
           guint *start,
           guint *end)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->sorted));

  gtk_section_model_get_section (GTK_SECTION_MODEL (self->sorted), gtk_list_header_get_start (header), start, end);
  /* Behind the last item there is a group without an end. */
  *start = MIN (*start, n_items);
  *end = MIN (*end, n_items);
}

static gboolean
has_fix (RejChecksPanel *self,
         GtkListHeader *header)
{
  const char *replacement = NULL;
  guint first = 0;
  guint behind = 0;
  guint start = 0;
  guint end = 0;

  get_group (self, header, &first, &behind);
  for (guint i = first; i < behind; i++)
    {
      g_autoptr (RejFindingItem) item = g_list_model_get_item (G_LIST_MODEL (self->sorted), i);

      if (item != NULL && rej_finding_item_get_fix (item, &start, &end, &replacement))
        return TRUE;
    }
  return FALSE;
}

/* Of the group, as far as it is shown; within a group they are in the order of the text. */
static void
header_fix_clicked_cb (GtkListHeader *header,
                       GtkButton *button)
{
  RejChecksPanel *self = REJ_CHECKS_PANEL (gtk_widget_get_ancestor (GTK_WIDGET (button), REJ_TYPE_CHECKS_PANEL));
  g_autoptr (GPtrArray) replacements = NULL;
  guint first = 0;
  guint behind = 0;

  get_group (self, header, &first, &behind);
  if (self->group == GROUP_PROBLEM)
    replacements = list_fixes_of_kind (self, rej_finding_item_get_code (gtk_list_header_get_item (header)));
  else
    replacements = list_fixes (self, G_LIST_MODEL (self->sorted), first, behind, NULL);
  carry_out (self, replacements);
}

static void
header_setup_cb (RejChecksPanel *self,
                 GtkListHeader *header)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *button = gtk_button_new_with_label (_ ("Fix All"));

  g_object_set (box, "margin-top", 12, "margin-bottom", 3, "margin-start", 12, "margin-end", 12, NULL);
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      g_object_set (label, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "natural-wrap-mode", GTK_NATURAL_WRAP_NONE, NULL);
      gtk_widget_add_css_class (label, i == 0 ? "heading" : "caption");
      gtk_box_append (GTK_BOX (words), label);
    }
  gtk_widget_add_css_class (gtk_widget_get_last_child (words), "dimmed");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (box), words);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (header_fix_clicked_cb), header, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
  gtk_list_header_set_child (header, box);
}

/* With those that have no row of their own. */
static guint
count_group (RejChecksPanel *self,
             GtkListHeader *header)
{
  guint first = 0;
  guint behind = 0;
  guint n_findings = 0;

  get_group (self, header, &first, &behind);
  for (guint i = first; i < behind; i++)
    {
      g_autoptr (RejFindingItem) item = g_list_model_get_item (G_LIST_MODEL (self->sorted), i);
      guint position = 0;
      guint n_alike = 1;

      if (item != NULL)
        get_current (self, item, &position, &n_alike);
      n_findings += n_alike;
    }
  return n_findings;
}

/* How often an authority is cited, findings or not. */
static char *
dup_group_counts (RejChecksPanel *self,
                  GtkListHeader *header)
{
  guint authority = self->group == GROUP_AUTHORITY ? get_authority (gtk_list_header_get_item (header)) : 0;
  guint n_citations = authority > 0 ? rej_cited_get_authority (self->cited, authority - 1)->n_citations : 0;
  g_autofree char *findings = NULL;
  g_autofree char *citations = NULL;
  guint n_findings = count_group (self, header);

  findings = g_strdup_printf (ngettext ("%u finding", "%u findings", n_findings), n_findings);
  if (n_citations == 0)
    return g_steal_pointer (&findings);
  citations = g_strdup_printf (ngettext ("cited %u time", "cited %u times", n_citations), n_citations);
  /* Translators: how many findings a group has, and how often its source is cited */
  return g_strdup_printf (_ ("%s · %s"), findings, citations);
}

static void
show_header (RejChecksPanel *self,
             GtkListHeader *header)
{
  g_autofree char *name = dup_group_name (self, gtk_list_header_get_item (header));
  g_autofree char *counts = dup_group_counts (self, header);
  /* Translators: %s is the name of a group of findings */
  g_autofree char *fix_label = g_strdup_printf (_ ("Fix all: %s"), name);
  GtkWidget *box = gtk_list_header_get_child (header);
  GtkWidget *words = gtk_widget_get_first_child (box);
  GtkWidget *button = gtk_widget_get_last_child (box);

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (words)), name);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (words)), counts);
  gtk_widget_set_visible (button, has_fix (self, header));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, fix_label, -1);
}

static void
header_bind_cb (RejChecksPanel *self,
                GtkListHeader *header)
{
  g_ptr_array_add (self->group_headers, header);
  show_header (self, header);
}

static void
header_unbind_cb (RejChecksPanel *self,
                  GtkListHeader *header)
{
  g_ptr_array_remove_fast (self->group_headers, header);
}

static void
row_activated_cb (RejChecksPanel *self,
                  guint position)
{
  g_autoptr (RejFindingItem) item = g_list_model_get_item (G_LIST_MODEL (self->sorted), position);
  guint n_alike = 0;

  if (item != NULL)
    g_signal_emit (self, signals[SIGNAL_FINDING_ACTIVATED], 0, get_current (self, item, &position, &n_alike));
}

static void
state_changed_cb (GSimpleAction *action,
                  GVariant *state,
                  gpointer user_data)
{
  RejChecksPanel *self = REJ_CHECKS_PANEL (user_data);
  const char *name = g_variant_get_string (state, NULL);
  gboolean is_show = g_str_equal (g_action_get_name (G_ACTION (action)), "show");
  const char *const *names = is_show ? show_names : group_names;

  for (guint i = 0; names[i] != NULL; i++)
    {
      if (!g_str_equal (names[i], name))
        continue;
      g_simple_action_set_state (action, state);
      if (is_show)
        {
          self->show = i;
          filter_again (self);
        }
      else
        {
          self->group = i;
          filter_again (self);
          if (self->sorted != NULL)
            set_sorters (self);
        }
    }
}

static void
ignore_cb (GSimpleAction *action,
           GVariant *parameter,
           gpointer user_data)
{
  RejChecksPanel *self = REJ_CHECKS_PANEL (user_data);
  gboolean is_here = g_str_equal (g_action_get_name (G_ACTION (action)), "ignore-here");
  g_autofree char *text = NULL;
  g_autofree char *code = NULL;
  g_autoptr (GError) error = NULL;

  if (self->chosen == NULL)
    return;
  /* The item goes with its finding. */
  code = g_strdup (rej_finding_item_get_code (self->chosen));
  text = is_here ? dup_item_words (self, self->chosen) : NULL;
  if (!rej_document_ignore (self->document, code, text, &error))
    rej_message_show_error (GTK_WIDGET (self), _ ("The Finding Could Not Be Put Aside"), error);
  else
    rej_message_show_toast (GTK_WIDGET (self), is_here ? _ ("This finding is put aside.") : _ ("Findings of this kind are put aside in this comment."));
}

static void
show_ignored_cb (GSimpleAction *action,
                 GVariant *parameter,
                 gpointer user_data)
{
  RejChecksPanel *self = REJ_CHECKS_PANEL (user_data);

  adw_dialog_present (ADW_DIALOG (rej_ignored_dialog_new (self->document)), GTK_WIDGET (self));
}

static void
fix_all_cb (GSimpleAction *action,
            GVariant *parameter,
            gpointer user_data)
{
  RejChecksPanel *self = REJ_CHECKS_PANEL (user_data);
  g_autoptr (GPtrArray) replacements = NULL;

  if (self->chosen == NULL)
    return;
  replacements = list_fixes_of_kind (self, rej_finding_item_get_code (self->chosen));
  carry_out (self, replacements);
}

static void
add_actions (RejChecksPanel *self)
{
  static const GActionEntry entries[] = {
    { .name = "show", .parameter_type = "s", .state = "'all'", .change_state = state_changed_cb },
    { .name = "group", .parameter_type = "s", .state = "'place'", .change_state = state_changed_cb },
    { .name = "fix-all", .activate = fix_all_cb },
    { .name = "ignore-here", .activate = ignore_cb },
    { .name = "ignore-everywhere", .activate = ignore_cb },
    { .name = "show-ignored", .activate = show_ignored_cb },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "checks", G_ACTION_GROUP (self->actions));
}

/* Offered where something is ignored. */
static void
update_ignored (RejChecksPanel *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "show-ignored");

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), rej_comment_get_n_ignored (rej_document_get_comment (self->document)) > 0);
}

/* A list makes some two hundred rows beyond those in sight: not before somebody looks, and not in one go. */
static void
list_mapped_cb (RejChecksPanel *self)
{
  g_autoptr (GtkNoSelection) rows = NULL;

  if (gtk_list_view_get_model (self->list) != NULL)
    return;
  rows = gtk_no_selection_new (G_LIST_MODEL (rej_gradual_list_new (G_LIST_MODEL (self->sorted), GTK_WIDGET (self->list))));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (rows));
}

static void
rej_checks_panel_dispose (GObject *object)
{
  RejChecksPanel *self = REJ_CHECKS_PANEL (object);

  g_clear_handle_id (&self->regroup_id, g_source_remove);
  g_clear_handle_id (&self->count_id, g_source_remove);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  /* The filter and the sorters know the panel. */
  if (self->sorted != NULL)
    {
      gtk_sort_list_model_set_sorter (self->sorted, NULL);
      gtk_sort_list_model_set_section_sorter (self->sorted, NULL);
      gtk_sort_list_model_set_model (self->sorted, NULL);
      gtk_filter_list_model_set_filter (self->filtered, NULL);
    }
  g_clear_object (&self->sorted);
  g_clear_object (&self->filtered);
  g_clear_object (&self->headers);
  g_clear_object (&self->chosen);
  g_clear_object (&self->actions);
  g_clear_object (&self->document);
  g_clear_pointer (&self->cited, rej_cited_free);
  g_clear_pointer (&self->words, g_free);
  g_clear_pointer (&self->fold, rej_finding_fold_free);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->group_headers, g_ptr_array_unref);

  G_OBJECT_CLASS (rej_checks_panel_parent_class)->dispose (object);
}

static void
rej_checks_panel_class_init (RejChecksPanelClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rej_checks_panel_dispose;

  /**
   * RejChecksPanel::finding-activated:
   * @self: the panel
   * @item: a finding
   *
   * The writer wants to see where a finding stands.
   */
  signals[SIGNAL_FINDING_ACTIVATED] = g_signal_new ("finding-activated", REJ_TYPE_CHECKS_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, REJ_TYPE_FINDING_ITEM);

  /**
   * RejChecksPanel::fix-wanted:
   * @self: the panel
   * @item: a finding with a fix
   *
   * The writer wants what a finding proposes.
   */
  signals[SIGNAL_FIX_WANTED] = g_signal_new ("fix-wanted", REJ_TYPE_CHECKS_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, REJ_TYPE_FINDING_ITEM);

  gtk_widget_class_set_template_from_resource (widget_class, "/rejoinder/ui/rej-checks-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, RejChecksPanel, search);
  gtk_widget_class_bind_template_child (widget_class, RejChecksPanel, counts);
  gtk_widget_class_bind_template_child (widget_class, RejChecksPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, RejChecksPanel, list);
  gtk_widget_class_bind_template_child (widget_class, RejChecksPanel, row_menu);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_clicked_cb);
}

static void
rej_checks_panel_init (RejChecksPanel *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->fold = rej_finding_fold_new ();
  self->items = g_ptr_array_new ();
  g_signal_connect (self, "map", G_CALLBACK (count_soon), NULL);
  self->group_headers = g_ptr_array_new ();
  add_actions (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (factory, "setup", G_CALLBACK (row_setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (row_bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (row_unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  self->headers = gtk_signal_list_item_factory_new ();
  g_signal_connect_object (self->headers, "setup", G_CALLBACK (header_setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->headers, "bind", G_CALLBACK (header_bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->headers, "unbind", G_CALLBACK (header_unbind_cb), self, G_CONNECT_SWAPPED);
}

/**
 * rej_checks_panel_set_document:
 * @self: the panel, which has none yet
 * @document: what is checked
 *
 * Lists the findings of a document and follows them. To be called once.
 */
void
rej_checks_panel_set_document (RejChecksPanel *self,
                               RejDocument *document)
{
  GtkCustomFilter *filter = NULL;

  g_return_if_fail (REJ_IS_CHECKS_PANEL (self));
  g_return_if_fail (REJ_IS_DOCUMENT (document));
  g_return_if_fail (self->document == NULL);

  self->document = g_object_ref (document);
  filter = gtk_custom_filter_new (is_shown, self, NULL);
  self->filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (get_check (self))), GTK_FILTER (filter));
  self->sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->filtered)), NULL);
  g_signal_connect_object (self->list, "map", G_CALLBACK (list_mapped_cb), self, G_CONNECT_SWAPPED);
  if (gtk_widget_get_mapped (GTK_WIDGET (self->list)))
    list_mapped_cb (self);
  g_signal_connect_object (get_check (self), "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (document, "details-changed", G_CALLBACK (update_ignored), self, G_CONNECT_SWAPPED);
  update_ignored (self);
  items_changed_cb (self);
}
