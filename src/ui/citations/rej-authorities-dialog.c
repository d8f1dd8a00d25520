/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-authorities-dialog.h"

#include <glib/gi18n-lib.h>

#include "rej-cited.h"
#include "rej-message.h"

/* How much of its line is shown of a place, in characters. */
#define MAX_LINE 120

/* As a table of authorities has them. */
typedef enum
{
  GROUP_CASES,
  GROUP_STATUTES,
  GROUP_REGULATIONS,
  GROUP_FEDERAL_REGISTER,
  GROUP_OTHER,
  N_GROUPS,
} Group;

static const char *const group_titles[N_GROUPS] = {
  [GROUP_CASES] = N_ ("Cases"),
                     [GROUP_STATUTES] = N_ ("Statutes"),
                                           [GROUP_REGULATIONS] = N_ ("Regulations"),
                                                                    [GROUP_FEDERAL_REGISTER] = N_ ("Federal Register"),
                                                                                                  [GROUP_OTHER] = N_ ("Other Authorities"),
                                                                                                  };

struct _RejAuthoritiesDialog
{
  AdwDialog parent_instance;

  /* template */
  GtkWidget *copy_button;
  GtkStack *stack;
  AdwPreferencesPage *page;

  /* owned */
  RejDocument *document;
  RejCited *cited;
  GPtrArray *groups[N_GROUPS]; /* RejCheckAuthority, borrowed from @cited, in the order shown */
};

G_DEFINE_FINAL_TYPE (RejAuthoritiesDialog, rej_authorities_dialog, ADW_TYPE_DIALOG)

enum
{
  SIGNAL_PLACE_WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static Group
get_group (RejCiteKind kind)
{
  switch (kind)
    {
    case REJ_CITE_CASE:
      return GROUP_CASES;
    case REJ_CITE_USC:
    case REJ_CITE_PUBL:
    case REJ_CITE_STAT:
    case REJ_CITE_STATE_LAW:
      return GROUP_STATUTES;
    case REJ_CITE_CFR:
      return GROUP_REGULATIONS;
    case REJ_CITE_FR:
      return GROUP_FEDERAL_REGISTER;
    case REJ_CITE_CASE_SHORT:
    case REJ_CITE_ID:
    case REJ_CITE_SUPRA:
    case REJ_CITE_LAW_JOURNAL:
    case REJ_CITE_OTHER:
    case REJ_CITE_N_KINDS:
    default:
      return GROUP_OTHER;
    }
}

/* By letter, and numbers by what they count: 5 U.S.C. comes before 42 U.S.C. */
static int
compare_authorities (gconstpointer a,
                     gconstpointer b)
{
  const RejCheckAuthority *first = *(const RejCheckAuthority *const *) a;
  const RejCheckAuthority *second = *(const RejCheckAuthority *const *) b;
  g_autofree char *first_key = g_utf8_collate_key_for_filename (first->citation, -1);
  g_autofree char *second_key = g_utf8_collate_key_for_filename (second->citation, -1);

  return strcmp (first_key, second_key);
}

static void
place_activated_cb (RejAuthoritiesDialog *self,
                    AdwActionRow *row)
{
  guint number = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "place"));
  const RejCitedPlace *place = rej_cited_get_place (self->cited, number);

  g_signal_emit (self, signals[SIGNAL_PLACE_WANTED], 0, place->start, place->end);
  adw_dialog_close (ADW_DIALOG (self));
}

/* The words round a place, in one line. */
static char *
dup_surroundings (RejAuthoritiesDialog *self,
                  const RejCitedPlace *place)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (rej_document_get_buffer (self->document));
  g_autofree char *text = NULL;
  GtkTextIter start;
  GtkTextIter end;
  GtkTextIter bound;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) place->start);
  end = start;
  gtk_text_iter_backward_chars (&start, MAX_LINE / 3);
  gtk_text_iter_forward_chars (&end, MAX_LINE * 2 / 3);
  gtk_text_buffer_get_iter_at_line (buffer, &bound, (int) place->line);
  if (gtk_text_iter_compare (&start, &bound) < 0)
    start = bound;
  if (!gtk_text_iter_ends_line (&bound))
    gtk_text_iter_forward_to_line_end (&bound);
  if (gtk_text_iter_compare (&end, &bound) > 0)
    end = bound;
  text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  return g_strdup_printf ("%s%s%s", gtk_text_iter_starts_line (&start) ? "" : "…", text, gtk_text_iter_ends_line (&end) ? "" : "…");
}

static void
add_place (RejAuthoritiesDialog *self,
           AdwExpanderRow *expander,
           guint number)
{
  const RejCitedPlace *place = rej_cited_get_place (self->cited, number);
  g_autofree char *subtitle = dup_surroundings (self, place);
  /* Translators: a line of the text */
  g_autofree char *title = g_strdup_printf (_ ("Line %u"), place->line + 1);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data (G_OBJECT (row), "place", GUINT_TO_POINTER (number));
  g_signal_connect_object (row, "activated", G_CALLBACK (place_activated_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (expander, row);
}

/* The places are listed when somebody wants to see them. */
static void
expanded_cb (RejAuthoritiesDialog *self,
             GParamSpec *pspec,
             AdwExpanderRow *expander)
{
  int authority = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (expander), "authority"));

  if (authority < 0)
    return;
  g_object_set_data (G_OBJECT (expander), "authority", GINT_TO_POINTER (-1));
  for (guint i = 0; i < rej_cited_get_n_places (self->cited); i++)
    if (rej_cited_get_place (self->cited, i)->authority == authority)
      add_place (self, expander, i);
}

static int
find_authority (RejAuthoritiesDialog *self,
                const RejCheckAuthority *authority)
{
  return rej_cited_get_place (self->cited, authority->first)->authority;
}

static void
add_authority (RejAuthoritiesDialog *self,
               AdwPreferencesGroup *group,
               const RejCheckAuthority *authority)
{
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *subtitle = g_strdup_printf (ngettext ("Cited %u time", "Cited %u times", authority->n_citations), authority->n_citations);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), authority->citation);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  g_object_set_data (G_OBJECT (row), "authority", GINT_TO_POINTER (find_authority (self, authority)));
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (expanded_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
}

static void
show_authorities (RejAuthoritiesDialog *self)
{
  guint n_authorities = rej_cited_get_n_authorities (self->cited);

  for (guint i = 0; i < n_authorities; i++)
    {
      const RejCheckAuthority *authority = rej_cited_get_authority (self->cited, i);

      g_ptr_array_add (self->groups[get_group (authority->kind)], (gpointer) authority);
    }
  for (guint i = 0; i < N_GROUPS; i++)
    {
      AdwPreferencesGroup *group = NULL;
      g_autofree char *title = NULL;

      if (self->groups[i]->len == 0)
        continue;
      g_ptr_array_sort (self->groups[i], compare_authorities);
      group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
      /* Translators: a kind of sources, and how many of them are cited */
      title = g_strdup_printf (_ ("%s (%u)"), _ (group_titles[i]), self->groups[i]->len);
      adw_preferences_group_set_title (group, title);
      for (guint j = 0; j < self->groups[i]->len; j++)
        add_authority (self, group, self->groups[i]->pdata[j]);
      adw_preferences_page_add (self->page, group);
    }
  gtk_widget_set_sensitive (self->copy_button, n_authorities > 0);
  gtk_stack_set_visible_child_name (self->stack, n_authorities > 0 ? "list" : "nothing");
}

static void
copy_clicked_cb (RejAuthoritiesDialog *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < N_GROUPS; i++)
    {
      if (self->groups[i]->len == 0)
        continue;
      g_string_append_printf (text, "%s%s\n\n", text->len > 0 ? "\n" : "", _ (group_titles[i]));
      for (guint j = 0; j < self->groups[i]->len; j++)
        g_string_append_printf (text, "%s\n", ((const RejCheckAuthority *) self->groups[i]->pdata[j])->citation);
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text->str);
  rej_message_show_toast (GTK_WIDGET (self->stack), _ ("The list is on the clipboard."));
}

static void
rej_authorities_dialog_dispose (GObject *object)
{
  g_clear_object (&REJ_AUTHORITIES_DIALOG (object)->document);

  G_OBJECT_CLASS (rej_authorities_dialog_parent_class)->dispose (object);
}

static void
rej_authorities_dialog_finalize (GObject *object)
{
  RejAuthoritiesDialog *self = REJ_AUTHORITIES_DIALOG (object);

  for (guint i = 0; i < N_GROUPS; i++)
    g_ptr_array_unref (self->groups[i]);
  g_clear_pointer (&self->cited, rej_cited_free);

  G_OBJECT_CLASS (rej_authorities_dialog_parent_class)->finalize (object);
}

static void
rej_authorities_dialog_class_init (RejAuthoritiesDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rej_authorities_dialog_dispose;
  G_OBJECT_CLASS (class)->finalize = rej_authorities_dialog_finalize;

  /**
   * RejAuthoritiesDialog::place-wanted:
   * @self: the dialog
   * @start: first character
   * @end: character after the last
   *
   * The writer wants to see a place that cites something.
   */
  signals[SIGNAL_PLACE_WANTED] = g_signal_new ("place-wanted", REJ_TYPE_AUTHORITIES_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class, "/rejoinder/ui/rej-authorities-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RejAuthoritiesDialog, copy_button);
  gtk_widget_class_bind_template_child (widget_class, RejAuthoritiesDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, RejAuthoritiesDialog, page);
  gtk_widget_class_bind_template_callback (widget_class, copy_clicked_cb);
}

static void
rej_authorities_dialog_init (RejAuthoritiesDialog *self)
{
  for (guint i = 0; i < N_GROUPS; i++)
    self->groups[i] = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rej_authorities_dialog_new:
 * @document: a comment
 *
 * Creates the list of what a comment cites now.
 *
 * Returns: (transfer floating): the dialog
 */
RejAuthoritiesDialog *
rej_authorities_dialog_new (RejDocument *document)
{
  RejAuthoritiesDialog *self = NULL;
  RejCheck *check = NULL;

  g_return_val_if_fail (REJ_IS_DOCUMENT (document), NULL);

  self = g_object_new (REJ_TYPE_AUTHORITIES_DIALOG, NULL);
  self->document = g_object_ref (document);
  check = rej_document_get_check (document);
  rej_check_settle (check, -1);
  self->cited = rej_cited_new (check, rej_document_get_style (document));
  show_authorities (self);
  return self;
}
