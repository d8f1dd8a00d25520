/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-checks-panel.h"

#include <glib/gi18n-lib.h>

#include "rej-checks-row.h"
#include "rej-finding-words.h"
#include "rej-message.h"
#include "rej-text-replacement.h"
#include "rej-words.h"

/* How long the text must rest before findings go to other authorities. */
#define REGROUP_AFTER_MS 400

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
  char *words; /* searched for, folded; NULL for none */

  /* state */
  Show show;
  Group group;
  guint regroup_id;
};

G_DEFINE_FINAL_TYPE (RejChecksPanel, rej_checks_panel, ADW_TYPE_BIN)

enum
{
  SIGNAL_FINDING_ACTIVATED,
  SIGNAL_FIX_WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The authority of a finding, written on its item. */
static GQuark
authority_quark (void)
{
  return g_quark_from_static_string ("rej-checks-panel-authority");
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
dup_item_words (RejChecksPanel *self,
                RejFindingItem *item)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (rej_document_get_buffer (self->document));
  GtkTextIter start_iter;
  GtkTextIter end_iter;
  guint start = 0;
  guint end = 0;

  if (!rej_finding_item_get_range (item, &start, &end))
    return NULL;
  gtk_text_buffer_get_iter_at_offset (buffer, &start_iter, (int) start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end_iter, (int) end);
  return gtk_text_buffer_get_text (buffer, &start_iter, &end_iter, TRUE);
}

static gboolean
is_shown (gpointer object,
          gpointer user_data)
{
  RejChecksPanel *self = user_data;
  RejFindingItem *item = object;
  RejFindingSeverity severity = rej_finding_item_get_severity (item);
  g_autofree char *text = NULL;

  if ((self->show == SHOW_ERRORS && severity != REJ_FINDING_ERROR) || (self->show == SHOW_WARNINGS && severity != REJ_FINDING_WARNING) ||
      (self->show == SHOW_SUGGESTIONS && severity != REJ_FINDING_SUGGESTION))
    return FALSE;
  if (self->words == NULL)
    return TRUE;
  if (contains (rej_finding_item_get_message (item), self->words) || contains (rej_finding_item_get_code (item), self->words))
    return TRUE;
  text = dup_item_words (self, item);
  return contains (text, self->words);
}

/* The name of the group an item is in. */
static char *
dup_group_name (RejChecksPanel *self,
                RejFindingItem *item)
{
  const char *authority = NULL;

  if (self->group == GROUP_PROBLEM)
    return rej_finding_words_for_code (rej_finding_item_get_code (item));
  authority = g_object_get_qdata (G_OBJECT (item), authority_quark ());
  return g_strdup (authority != NULL ? authority : _ ("No authority"));
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
  const char *first = NULL;
  const char *second = NULL;

  if (self->group == GROUP_PROBLEM)
    {
      int severity = (int) rej_finding_item_get_severity ((RejFindingItem *) a) - (int) rej_finding_item_get_severity ((RejFindingItem *) b);

      return severity != 0 ? severity : g_strcmp0 (rej_finding_item_get_code ((RejFindingItem *) a), rej_finding_item_get_code ((RejFindingItem *) b));
    }
  first = g_object_get_qdata (G_OBJECT (a), authority_quark ());
  second = g_object_get_qdata (G_OBJECT (b), authority_quark ());
  /* What is no authority's comes last. */
  if (first == NULL || second == NULL)
    return (first == NULL) - (second == NULL);
  return g_strcmp0 (first, second);
}

static int
compare_items (gconstpointer a,
               gconstpointer b,
               gpointer user_data)
{
  int groups = compare_groups (a, b, user_data);

  return groups != 0 ? groups : compare_places ((RejFindingItem *) a, (RejFindingItem *) b);
}

/* What a place cites, with the form it is called by: that of its first mention. */
typedef struct
{
  guint start;
  guint end;
  const char *name; /* owned by the table of names; NULL where it is not known */
} CitedPlace;

typedef struct
{
  GArray *places; /* CitedPlace, in the order of the text */
  GHashTable *names; /* char to itself */
} CitedPlaces;

static void
take_citation (const RejCheckCitation *citation,
               gpointer user_data)
{
  CitedPlaces *cited = user_data;
  CitedPlace place = { citation->start, citation->end, NULL };
  int earlier = citation->antecedent >= 0 ? citation->antecedent : citation->same_as;

  if (earlier >= 0 && (guint) earlier < cited->places->len)
    {
      place.name = g_array_index (cited->places, CitedPlace, earlier).name;
    }
  else if (rej_cite_list_get (citation->citations, citation->position)->kind != REJ_CITE_ID)
    {
      char *name = rej_cite_list_dup_normalized (citation->citations, citation->position);

      place.name = g_hash_table_lookup (cited->names, name);
      if (place.name == NULL)
        {
          g_hash_table_insert (cited->names, name, name);
          place.name = name;
        }
      else
        {
          g_free (name);
        }
    }
  g_array_append_val (cited->places, place);
}

static const char *
find_name (GArray *places,
           guint offset)
{
  guint low = 0;

  for (guint high = places->len; low < high;)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (places, CitedPlace, middle).end <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low < places->len && g_array_index (places, CitedPlace, low).start <= offset ? g_array_index (places, CitedPlace, low).name : NULL;
}

/* Writes the authority of each finding on it. */
static void
find_authorities (RejChecksPanel *self)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (CitedPlace));
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  CitedPlaces cited = { places, names };
  GListModel *findings = G_LIST_MODEL (get_check (self));

  rej_check_foreach_citation (get_check (self), take_citation, &cited);
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (RejFindingItem) item = g_list_model_get_item (findings, i);
      const char *name = NULL;
      guint start = 0;
      guint end = 0;

      if (rej_finding_item_get_range (item, &start, &end))
        name = find_name (places, start);
      if (g_strcmp0 (name, g_object_get_qdata (G_OBJECT (item), authority_quark ())) != 0)
        g_object_set_qdata_full (G_OBJECT (item), authority_quark (), g_strdup (name), g_free);
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
items_changed_cb (RejChecksPanel *self)
{
  guint n_findings = g_list_model_get_n_items (G_LIST_MODEL (get_check (self)));
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));

  gtk_stack_set_visible_child_name (self->stack, n_shown > 0 ? "list" : n_findings > 0 ? "no-match"
                                                                                       : "empty");
  update_counts (self);
  if (self->group == GROUP_AUTHORITY && self->regroup_id == 0)
    self->regroup_id = g_timeout_add_once (REGROUP_AFTER_MS, regroup_cb, self);
}

static void
filter_again (RejChecksPanel *self)
{
  if (self->filtered == NULL)
    return;
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->filtered), GTK_FILTER_CHANGE_DIFFERENT);
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

static void
row_setup_cb (RejChecksPanel *self,
              GtkListItem *list_item)
{
  RejChecksRow *row = rej_checks_row_new (list_item, self->document, self->row_menu);

  g_signal_connect_object (row, "fix-wanted", G_CALLBACK (row_fix_wanted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "menu-opened", G_CALLBACK (row_menu_opened_cb), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (list_item, GTK_WIDGET (row));
}

static void
row_bind_cb (RejChecksPanel *self,
             GtkListItem *list_item)
{
  rej_checks_row_bind (REJ_CHECKS_ROW (gtk_list_item_get_child (list_item)), gtk_list_item_get_item (list_item));
}

static void
row_unbind_cb (RejChecksPanel *self,
               GtkListItem *list_item)
{
  rej_checks_row_unbind (REJ_CHECKS_ROW (gtk_list_item_get_child (list_item)));
}

/* Of the group, as far as it is shown, the first that can be fixed. */
static RejFindingItem *
find_fixable (RejChecksPanel *self,
              GtkListHeader *header)
{
  const char *replacement = NULL;
  guint start = 0;
  guint end = 0;

  for (guint i = gtk_list_header_get_start (header); i < gtk_list_header_get_end (header); i++)
    {
      g_autoptr (RejFindingItem) item = g_list_model_get_item (G_LIST_MODEL (self->sorted), i);

      if (item != NULL && rej_finding_item_get_fix (item, &start, &end, &replacement))
        return g_steal_pointer (&item);
    }
  return NULL;
}

static void
header_fix_clicked_cb (GtkListHeader *header,
                       GtkButton *button)
{
  RejChecksPanel *self = REJ_CHECKS_PANEL (gtk_widget_get_ancestor (GTK_WIDGET (button), REJ_TYPE_CHECKS_PANEL));
  g_autoptr (RejFindingItem) item = find_fixable (self, header);

  if (item == NULL)
    return;
  row_menu_opened_cb (self, item);
  g_action_group_activate_action (G_ACTION_GROUP (self->actions), "fix-all", NULL);
}

static void
header_setup_cb (RejChecksPanel *self,
                 GtkListHeader *header)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Fix All"));

  g_object_set (label, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "natural-wrap-mode", GTK_NATURAL_WRAP_NONE, NULL);
  g_object_set (box, "margin-top", 12, "margin-bottom", 3, "margin-start", 12, "margin-end", 12, NULL);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (header_fix_clicked_cb), header, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
  gtk_list_header_set_child (header, box);
}

static void
header_bind_cb (RejChecksPanel *self,
                GtkListHeader *header)
{
  g_autofree char *name = dup_group_name (self, gtk_list_header_get_item (header));
  guint n_items = gtk_list_header_get_n_items (header);
  /* Translators: the name of a group of findings, and how many are in it */
  g_autofree char *label = g_strdup_printf (_ ("%s (%u)"), name, n_items);

  /* Translators: %s is the name of a kind of findings */
  g_autofree char *fix_label = g_strdup_printf (_ ("Fix all: %s"), name);
  GtkWidget *box = gtk_list_header_get_child (header);
  GtkWidget *button = gtk_widget_get_last_child (box);
  g_autoptr (RejFindingItem) fixable = self->group == GROUP_PROBLEM && self->words == NULL ? find_fixable (self, header) : NULL;

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), label);
  gtk_widget_set_visible (button, fixable != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, fix_label, -1);
}

static void
row_activated_cb (RejChecksPanel *self,
                  guint position)
{
  g_autoptr (RejFindingItem) item = g_list_model_get_item (G_LIST_MODEL (self->sorted), position);

  if (item != NULL)
    g_signal_emit (self, signals[SIGNAL_FINDING_ACTIVATED], 0, item);
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
restore_ignored_cb (GSimpleAction *action,
                    GVariant *parameter,
                    gpointer user_data)
{
  RejChecksPanel *self = REJ_CHECKS_PANEL (user_data);
  g_autoptr (GError) error = NULL;

  if (self->document != NULL && !rej_document_restore_ignored (self->document, &error))
    rej_message_show_error (GTK_WIDGET (self), _ ("The Findings Could Not Be Shown Again"), error);
}

/* All of one kind that have a fix, as one step; of two that overlap, the first. */
static void
fix_all_cb (GSimpleAction *action,
            GVariant *parameter,
            gpointer user_data)
{
  RejChecksPanel *self = REJ_CHECKS_PANEL (user_data);
  GListModel *findings = G_LIST_MODEL (get_check (self));
  g_autoptr (GPtrArray) replacements = rej_text_replacements_new ();
  g_autofree char *text = NULL;
  guint behind = 0;

  if (self->chosen == NULL)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (RejFindingItem) item = g_list_model_get_item (findings, i);
      const char *replacement = NULL;
      guint start = 0;
      guint end = 0;

      if (!g_str_equal (rej_finding_item_get_code (item), rej_finding_item_get_code (self->chosen)) || !rej_finding_item_get_fix (item, &start, &end, &replacement) ||
          start < behind)
        continue;
      rej_text_replacements_add (replacements, start, end - start, replacement);
      behind = end;
    }
  if (replacements->len == 0 || !rej_document_replace (self->document, replacements))
    return;
  text = g_strdup_printf (ngettext ("%u place changed. One step of undo takes it back.", "%u places changed. One step of undo takes them back.", replacements->len), replacements->len);
  rej_message_show_toast (GTK_WIDGET (self), text);
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
    { .name = "restore-ignored", .activate = restore_ignored_cb },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "checks", G_ACTION_GROUP (self->actions));
}

/* Offered where there is something to show again. */
static void
update_restoring (RejChecksPanel *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "restore-ignored");

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), rej_comment_get_n_ignored (rej_document_get_comment (self->document)) > 0);
}

static void
rej_checks_panel_dispose (GObject *object)
{
  RejChecksPanel *self = REJ_CHECKS_PANEL (object);

  g_clear_handle_id (&self->regroup_id, g_source_remove);
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
  g_clear_pointer (&self->words, g_free);

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

  add_actions (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (factory, "setup", G_CALLBACK (row_setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (row_bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (row_unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  self->headers = gtk_signal_list_item_factory_new ();
  g_signal_connect_object (self->headers, "setup", G_CALLBACK (header_setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->headers, "bind", G_CALLBACK (header_bind_cb), self, G_CONNECT_SWAPPED);
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
  g_autoptr (GtkNoSelection) selection = NULL;

  g_return_if_fail (REJ_IS_CHECKS_PANEL (self));
  g_return_if_fail (REJ_IS_DOCUMENT (document));
  g_return_if_fail (self->document == NULL);

  self->document = g_object_ref (document);
  filter = gtk_custom_filter_new (is_shown, self, NULL);
  self->filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (get_check (self))), GTK_FILTER (filter));
  self->sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->filtered)), NULL);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->sorted)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  g_signal_connect_object (get_check (self), "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (document, "details-changed", G_CALLBACK (update_restoring), self, G_CONNECT_SWAPPED);
  update_restoring (self);
  items_changed_cb (self);
}
