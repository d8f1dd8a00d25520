/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-citation-card.h"

#include <glib/gi18n-lib.h>

#include "rej-citation-words.h"
#include "rej-finding-words.h"
#include "rej-message.h"
#include "rej-online-check.h"
#include "rej-online-link.h"
#include "rej-online-query.h"
#include "rej-privacy.h"

/* How long the card may wait for the text typed just before it to be read, in microseconds. */
#define PATIENCE 20000

struct _RejCitationCard
{
  AdwBin parent_instance;

  /* template */
  GtkLabel *kind_label;
  GtkLabel *citation_label;
  GtkWidget *antecedent_box;
  GtkLabel *antecedent_label;
  GtkGrid *fields_grid;
  GtkBox *findings_box;
  GtkLabel *answer_label;
  GtkWidget *links_box;
  GtkButton *link_button;
  GtkButton *verify_button;

  /* owned */
  RejDocument *document;
  RejCiteList *subject; /* the list of what can be read and asked about: the citation, or what it stands for */
  GCancellable *cancellable; /* while a service is asked */
  char *link;
  char *wait; /* what there is to say while a service wants to be left alone */

  /* state */
  guint offset; /* where the citation begins */
  guint end;
  guint subject_position;
  guint antecedent_start;
  guint antecedent_end;
};

G_DEFINE_FINAL_TYPE (RejCitationCard, rej_citation_card, ADW_TYPE_BIN)

enum
{
  SIGNAL_PLACE_WANTED,
  SIGNAL_FIX_WANTED,
  SIGNAL_GONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static RejVerifier *
get_verifier (RejCitationCard *self)
{
  return rej_workspace_get_verifier (rej_document_get_workspace (self->document));
}

static RejSecretStore *
get_secrets (RejCitationCard *self)
{
  return rej_workspace_get_secrets (rej_document_get_workspace (self->document));
}

static GtkWidget *
new_label (const char *text,
           const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  g_object_set (label, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "natural-wrap-mode", GTK_NATURAL_WRAP_NONE, "max-width-chars", 38, NULL);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

static void
remove_children (GtkWidget *box)
{
  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL; child = gtk_widget_get_first_child (box))
    gtk_widget_unparent (child);
}

static void
show_fields (RejCitationCard *self,
             const RejCheckCitation *citation)
{
  int row = 0;

  remove_children (GTK_WIDGET (self->fields_grid));
  for (guint field = 0; field < REJ_CITE_N_FIELDS; field++)
    {
      const char *title = rej_citation_words_for_field (field);
      gboolean is_blank = FALSE;
      g_autofree char *value = title != NULL ? rej_cite_list_dup_field (citation->citations, citation->position, field, &is_blank) : NULL;
      GtkWidget *title_label = NULL;
      GtkWidget *value_label = NULL;

      if ((value == NULL || *value == '\0') && !is_blank)
        continue;
      title_label = new_label (title, "dimmed");
      value_label = new_label (is_blank ? _ ("Left blank") : value, NULL);
      gtk_widget_set_valign (title_label, GTK_ALIGN_START);
      gtk_label_set_max_width_chars (GTK_LABEL (title_label), 16);
      gtk_label_set_max_width_chars (GTK_LABEL (value_label), 24);
      gtk_grid_attach (self->fields_grid, title_label, 0, row, 1, 1);
      gtk_grid_attach (self->fields_grid, value_label, 1, row++, 1, 1);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->fields_grid), row > 0);
}

/* Follows an Id., a supra or a short form to the full citation. */
static gboolean
find_full (RejCitationCard *self,
           const RejCheckCitation *citation,
           RejCheckCitation *full)
{
  RejCheck *check = rej_document_get_check (self->document);
  guint n_citations = rej_check_get_n_citations (check);

  *full = *citation;
  for (guint i = 0; full->antecedent >= 0 && i < n_citations; i++)
    if (!rej_check_get_citation (check, (guint) full->antecedent, full))
      return FALSE;
  return citation->antecedent >= 0;
}

static gboolean
is_short (const RejCheckCitation *citation)
{
  RejCiteKind kind = rej_cite_list_get (citation->citations, citation->position)->kind;

  return kind == REJ_CITE_ID || kind == REJ_CITE_SUPRA || kind == REJ_CITE_CASE_SHORT || rej_cite_list_has_field (citation->citations, citation->position, REJ_CITE_FIELD_SHORT);
}

static void
show_antecedent (RejCitationCard *self,
                 const RejCheckCitation *citation,
                 const RejCheckCitation *full)
{
  gboolean is_resolved = citation->antecedent >= 0;
  g_autofree char *written = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->antecedent_box, is_resolved || is_short (citation));
  gtk_widget_set_visible (gtk_widget_get_last_child (self->antecedent_box), is_resolved);
  if (!is_resolved)
    {
      gtk_label_set_label (self->antecedent_label, _ ("No earlier citation was found that it could stand for."));
      return;
    }
  self->antecedent_start = full->start;
  self->antecedent_end = full->end;
  written = rej_cite_style_format (full->text, full->citations, full->position, rej_document_get_style (self->document), REJ_CITE_FORM_AUTHORITY);
  /* Translators: the first %s is a citation, %u the number of a line of the comment */
  text = g_strdup_printf (_ ("Stands for %s on line %u."), written, full->line + 1);
  gtk_label_set_label (self->antecedent_label, text);
}

static RejFindingItem *
get_item (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "finding");
}

static void
fix_clicked_cb (RejCitationCard *self,
                GtkWidget *button)
{
  g_autoptr (RejFindingItem) item = g_object_ref (get_item (button));

  g_signal_emit (self, signals[SIGNAL_FIX_WANTED], 0, item);
}

static void
ignore_clicked_cb (RejCitationCard *self,
                   GtkWidget *button)
{
  RejFindingItem *item = get_item (button);
  RejTextIndex *index = rej_check_get_index (rej_document_get_check (self->document));
  g_autofree char *code = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  guint start = 0;
  guint end = 0;

  if (!rej_finding_item_get_range (item, &start, &end))
    return;
  /* The item goes with its finding. */
  code = g_strdup (rej_finding_item_get_code (item));
  text = rej_text_index_dup_range (index, start, end);
  if (!rej_document_ignore (self->document, code, text, &error))
    rej_message_show_error (GTK_WIDGET (self), _ ("The Finding Could Not Be Put Aside"), error);
}

static GtkWidget *
new_finding_button (RejCitationCard *self,
                    RejFindingItem *item,
                    const char *label,
                    GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "small-button");
  gtk_button_set_can_shrink (GTK_BUTTON (button), TRUE);
  g_object_set_data_full (G_OBJECT (button), "finding", g_object_ref (item), g_object_unref);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

/* An icon, what was found, and below it what can be done. */
static void
add_finding (RejFindingItem *item,
             gpointer user_data)
{
  RejCitationCard *self = user_data;
  RejFindingSeverity severity = rej_finding_item_get_severity (item);
  GtkWidget *row = NULL;
  GtkWidget *icon = NULL;
  GtkWidget *column = NULL;
  GtkWidget *choices = NULL;
  const char *replacement = NULL;
  guint start = 0;
  guint end = 0;

  /* It may only touch the end of the citation. What is private is answered in the panel, in another way. */
  if (!rej_finding_item_get_range (item, &start, &end) || start >= self->end || end <= self->offset || rej_privacy_is_private (rej_finding_item_get_code (item)))
    return;
  row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  icon = gtk_image_new_from_icon_name (rej_finding_icon_for_severity (severity));
  column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  choices = adw_wrap_box_new ();
  g_object_set (icon, "valign", GTK_ALIGN_START, "margin-top", 3, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, rej_finding_words_for_severity (severity), -1);
  if (severity != REJ_FINDING_SUGGESTION)
    gtk_widget_add_css_class (icon, severity == REJ_FINDING_ERROR ? "error" : "warning");
  g_object_set (choices, "child-spacing", 6, "line-spacing", 6, NULL);
  if (rej_finding_item_get_fix (item, &start, &end, &replacement))
    {
      /* Translators: %s is the text that a finding proposes */
      g_autofree char *label = *replacement != '\0' ? g_strdup_printf (_ ("Change to “%s”"), replacement) : g_strdup (_ ("Take This Out"));

      adw_wrap_box_append (ADW_WRAP_BOX (choices), new_finding_button (self, item, label, G_CALLBACK (fix_clicked_cb)));
    }
  adw_wrap_box_append (ADW_WRAP_BOX (choices), new_finding_button (self, item, _ ("Ignore"), G_CALLBACK (ignore_clicked_cb)));
  gtk_box_append (GTK_BOX (column), new_label (rej_finding_item_get_message (item), NULL));
  gtk_box_append (GTK_BOX (column), choices);
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), column);
  gtk_box_append (self->findings_box, row);
}

static void
show_findings (RejCitationCard *self)
{
  remove_children (GTK_WIDGET (self->findings_box));
  rej_check_foreach_finding_in (rej_document_get_check (self->document), self->offset, self->end, add_finding, self);
  gtk_widget_set_visible (GTK_WIDGET (self->findings_box), gtk_widget_get_first_child (GTK_WIDGET (self->findings_box)) != NULL);
}

static void
show_answer (RejCitationCard *self,
             const char *query,
             RejOnlineService service)
{
  RejVerification *answer = rej_online_get_verification (self->subject, self->subject_position, rej_document_get_verifications (self->document));
  g_autoptr (GUri) uri = query != NULL ? g_uri_parse (rej_verifier_get_base (get_verifier (self), service), G_URI_FLAGS_NONE, NULL) : NULL;
  g_autofree char *text = NULL;

  if (self->cancellable != NULL)
    text = self->wait != NULL ? g_strdup (self->wait) : g_strdup_printf (_ ("Asking %s about “%s”…"), rej_online_service_get_title (service), query);
  else if (answer != NULL)
    text = rej_verification_dup_words (answer);
  else if (query != NULL)
    /* Translators: what would be sent, such as "85 FR 56338", and to which computer, such as "www.federalregister.gov" */
    text = g_strdup_printf (_ ("Not verified online. That would send “%s” to %s, and nothing else of your text."), query, g_uri_get_host (uri));
  gtk_label_set_label (self->answer_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->answer_label), text != NULL);
}

static void
show_online (RejCitationCard *self)
{
  RejOnlineService service = 0;
  const char *place = NULL;
  g_autofree char *query = rej_online_dup_query (self->subject, self->subject_position, &service);
  g_autofree char *label = NULL;

  g_clear_pointer (&self->link, g_free);
  self->link = rej_online_dup_link (self->subject, self->subject_position, &place);
  gtk_widget_set_visible (GTK_WIDGET (self->link_button), self->link != NULL);
  if (self->link != NULL)
    {
      /* Translators: %s is the name of a website, such as govinfo.gov */
      label = g_strdup_printf (_ ("Read on %s"), place);
      gtk_button_set_label (self->link_button, label);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->link_button), self->link);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->verify_button), query != NULL);
  gtk_button_set_label (self->verify_button, self->cancellable != NULL ? _ ("Cancel") : _ ("Verify Online"));
  gtk_widget_set_visible (self->links_box, self->link != NULL || query != NULL);
  show_answer (self, query, service);
}

/* Shows the citation that stands at the place, as the checks know it now. */
static gboolean
show_citation (RejCitationCard *self)
{
  RejCheck *check = rej_document_get_check (self->document);
  RejCheckCitation citation = { 0 };
  RejCheckCitation full = { 0 };
  g_autofree char *written = NULL;
  g_autofree char *label = NULL;
  const char *kind = NULL;

  if (!rej_check_settle (check, PATIENCE) || !rej_check_find_citation (check, self->offset, &citation))
    return FALSE;
  find_full (self, &citation, &full);
  self->offset = citation.start;
  self->end = citation.end;
  g_clear_pointer (&self->subject, rej_cite_list_unref);
  self->subject = rej_cite_list_ref (full.citations);
  self->subject_position = full.position;

  kind = rej_citation_words_for_kind (citation.citations, citation.position);
  written = is_short (&citation) ? rej_text_index_dup_range (rej_check_get_index (check), citation.start, citation.end)
                                 : rej_cite_style_format (citation.text, citation.citations, citation.position, rej_document_get_style (self->document), REJ_CITE_FORM_FULL);
  gtk_label_set_label (self->kind_label, kind);
  gtk_label_set_label (self->citation_label, written);
  /* Translators: what a citation was understood as, such as Federal Register, and the citation; read out by screen readers */
  label = g_strdup_printf (_ ("Citation, understood as %s: %s"), kind, written);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  show_antecedent (self, &citation, &full);
  show_fields (self, &citation);
  show_findings (self);
  show_online (self);
  return TRUE;
}

static gboolean
has_focus (RejCitationCard *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

/* The button that was pressed may go with its finding; the keyboard stays on the card. One that is hidden, as GtkSourceView
 * keeps it until the next, must cost nothing while somebody types. */
static void
check_changed_cb (RejCitationCard *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || !rej_document_get_settled (self->document))
    return;
  if (has_focus (self))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  if (!show_citation (self))
    g_signal_emit (self, signals[SIGNAL_GONE], 0);
}

/* The citation itself, which is read out first and can be copied. */
static gboolean
rej_citation_card_grab_focus (GtkWidget *widget)
{
  RejCitationCard *self = REJ_CITATION_CARD (widget);

  if (!gtk_widget_grab_focus (GTK_WIDGET (self->citation_label)))
    return FALSE;
  gtk_label_select_region (self->citation_label, 0, 0);
  return TRUE;
}

static void
antecedent_clicked_cb (RejCitationCard *self)
{
  g_signal_emit (self, signals[SIGNAL_PLACE_WANTED], 0, self->antecedent_start, self->antecedent_end);
}

/* Nothing is opened before somebody clicks. */
static void
link_clicked_cb (RejCitationCard *self)
{
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (self->link);

  gtk_uri_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, NULL, NULL);
}

static void
waiting_cb (RejCitationCard *self,
            guint service,
            guint seconds)
{
  if (self->cancellable == NULL)
    return;
  g_free (self->wait);
  /* Translators: %s is the name of a service, such as CourtListener */
  self->wait = g_strdup_printf (ngettext ("%s wants to be left alone for %u second before it is asked more.", "%s wants to be left alone for %u seconds before it is asked more.", seconds),
                                rej_online_service_get_title (service), seconds);
  gtk_label_set_label (self->answer_label, self->wait);
}

static void
asked_cb (GObject *object,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (RejCitationCard) self = REJ_CITATION_CARD (user_data);
  g_autoptr (GPtrArray) answers = rej_verifier_run_finish (REJ_VERIFIER (object), result, NULL);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->wait, g_free);
  if (self->document == NULL)
    return;
  if (answers != NULL && answers->len > 0)
    rej_document_add_verifications (self->document, answers);
  show_online (self);
  rej_message_announce (GTK_WIDGET (self), gtk_label_get_label (self->answer_label));
}

/* Of this citation alone, also where an answer is known already. */
static void
ask (RejCitationCard *self)
{
  g_autoptr (RejVerifyPlan) plan = rej_verify_plan_new ();

  self->cancellable = g_cancellable_new ();
  rej_verify_plan_add (plan, self->subject, self->subject_position, NULL);
  rej_verifier_run_async (get_verifier (self), plan, self->cancellable, asked_cb, g_object_ref (self));
  show_online (self);
}

static void
token_looked_up_cb (GObject *object,
                    GAsyncResult *result,
                    gpointer user_data)
{
  g_autoptr (RejCitationCard) self = REJ_CITATION_CARD (user_data);
  char *token = rej_secret_store_look_up_finish (REJ_SECRET_STORE (object), result, NULL);

  if (self->document != NULL && token != NULL)
    {
      rej_verifier_set_token (get_verifier (self), token);
      ask (self);
    }
  /* The dialog asks for one. */
  else if (self->document != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "comment.verify-online", NULL);
  rej_secret_free (token);
}

static void
verify_clicked_cb (RejCitationCard *self)
{
  RejOnlineService service = 0;
  g_autofree char *query = rej_online_dup_query (self->subject, self->subject_position, &service);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  else if (service == REJ_ONLINE_COURT_LISTENER && !rej_verifier_has_token (get_verifier (self)))
    rej_secret_store_look_up_async (get_secrets (self), REJ_SECRET_COURT_LISTENER, NULL, token_looked_up_cb, g_object_ref (self));
  else if (query != NULL)
    ask (self);
}

static void
rej_citation_card_dispose (GObject *object)
{
  RejCitationCard *self = REJ_CITATION_CARD (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (rej_citation_card_parent_class)->dispose (object);
}

static void
rej_citation_card_finalize (GObject *object)
{
  RejCitationCard *self = REJ_CITATION_CARD (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->subject, rej_cite_list_unref);
  g_clear_pointer (&self->link, g_free);
  g_clear_pointer (&self->wait, g_free);

  G_OBJECT_CLASS (rej_citation_card_parent_class)->finalize (object);
}

static void
rej_citation_card_class_init (RejCitationCardClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rej_citation_card_dispose;
  G_OBJECT_CLASS (class)->finalize = rej_citation_card_finalize;
  widget_class->grab_focus = rej_citation_card_grab_focus;

  /**
   * RejCitationCard::place-wanted:
   * @self: the card
   * @start: first character
   * @end: character after the last
   *
   * The writer wants to see what the citation stands for.
   */
  signals[SIGNAL_PLACE_WANTED] = g_signal_new ("place-wanted", REJ_TYPE_CITATION_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);

  /**
   * RejCitationCard::fix-wanted:
   * @self: the card
   * @item: a finding with a fix
   *
   * The writer wants what a finding proposes.
   */
  signals[SIGNAL_FIX_WANTED] = g_signal_new ("fix-wanted", REJ_TYPE_CITATION_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, REJ_TYPE_FINDING_ITEM);

  /**
   * RejCitationCard::gone:
   * @self: the card
   *
   * There is no citation any more where it stood.
   */
  signals[SIGNAL_GONE] = g_signal_new ("gone", REJ_TYPE_CITATION_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/rejoinder/ui/rej-citation-card.ui");
  gtk_widget_class_bind_template_child (widget_class, RejCitationCard, kind_label);
  gtk_widget_class_bind_template_child (widget_class, RejCitationCard, citation_label);
  gtk_widget_class_bind_template_child (widget_class, RejCitationCard, antecedent_box);
  gtk_widget_class_bind_template_child (widget_class, RejCitationCard, antecedent_label);
  gtk_widget_class_bind_template_child (widget_class, RejCitationCard, fields_grid);
  gtk_widget_class_bind_template_child (widget_class, RejCitationCard, findings_box);
  gtk_widget_class_bind_template_child (widget_class, RejCitationCard, answer_label);
  gtk_widget_class_bind_template_child (widget_class, RejCitationCard, links_box);
  gtk_widget_class_bind_template_child (widget_class, RejCitationCard, link_button);
  gtk_widget_class_bind_template_child (widget_class, RejCitationCard, verify_button);
  gtk_widget_class_bind_template_callback (widget_class, antecedent_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, link_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, verify_clicked_cb);
}

static void
rej_citation_card_init (RejCitationCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rej_citation_card_new:
 * @document: a comment
 * @offset: a character of its text
 *
 * Creates the card of the citation at a place.
 *
 * Returns: (transfer floating) (nullable): the card; %NULL where no citation stands, or the text is not read yet
 */
RejCitationCard *
rej_citation_card_new (RejDocument *document,
                       guint offset)
{
  RejCheckCitation citation = { 0 };
  RejCheck *check = NULL;
  RejCitationCard *self = NULL;

  g_return_val_if_fail (REJ_IS_DOCUMENT (document), NULL);

  check = rej_document_get_check (document);
  if (!rej_check_settle (check, PATIENCE) || !rej_check_find_citation (check, offset, &citation))
    return NULL;
  self = g_object_new (REJ_TYPE_CITATION_CARD, NULL);
  self->document = g_object_ref (document);
  self->offset = offset;
  show_citation (self);
  g_signal_connect_object (check, "changed", G_CALLBACK (check_changed_cb), self, G_CONNECT_SWAPPED);
  /* The last news of a slice comes before the document counts as settled. */
  g_signal_connect_object (document, "notify::settled", G_CALLBACK (check_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_verifier (self), "waiting", G_CALLBACK (waiting_cb), self, G_CONNECT_SWAPPED);
  return self;
}
