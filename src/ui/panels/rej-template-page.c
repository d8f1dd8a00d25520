/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-template-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rej-likeness.h"
#include "rej-message.h"

/* Milliseconds after which what was typed counts here. */
#define REFRESH_AFTER 200

struct _RejTemplatePage
{
  AdwNavigationPage parent_instance;

  /* template */
  GtkStack *stack;
  GtkLabel *heading_label;
  GtkLabel *note_label;
  GtkWidget *translation_label;
  GtkBox *paragraphs;
  GtkWidget *again_button;

  /* owned */
  RejDocument *document;

  /* state */
  guint refresh_id;
  int section;
};

G_DEFINE_FINAL_TYPE (RejTemplatePage, rej_template_page, ADW_TYPE_NAVIGATION_PAGE)

/* What of the template still stands in the section of the comment. */
static PangoAttrList *
mark_shared (const char *markdown,
             const char *written,
             guint *n_shared)
{
  g_autoptr (RejLikenessTemplate) mine = rej_likeness_template_new ();
  g_autoptr (RejLikeness) likeness = NULL;
  PangoAttrList *attributes = pango_attr_list_new ();
  const RejLikenessRun *runs = NULL;
  guint n_runs = 0;

  rej_likeness_template_add (mine, written, strlen (written), NULL, 0);
  likeness = rej_likeness_new (mine, markdown, strlen (markdown), NULL, 0);
  *n_shared = rej_likeness_get_n_shared (likeness);
  runs = rej_likeness_get_runs (likeness, &n_runs);
  for (guint i = 0; i < n_runs; i++)
    {
      PangoAttribute *line = pango_attr_underline_new (PANGO_UNDERLINE_SINGLE);
      PangoAttribute *ground = pango_attr_background_new (0x9191, 0x4141, 0xacac);
      PangoAttribute *alpha = pango_attr_background_alpha_new (0x3000);

      line->start_index = ground->start_index = alpha->start_index = runs[i].start;
      line->end_index = ground->end_index = alpha->end_index = runs[i].end;
      pango_attr_list_insert (attributes, line);
      pango_attr_list_insert (attributes, ground);
      pango_attr_list_insert (attributes, alpha);
    }
  return attributes;
}

static void
add_paragraph (RejTemplatePage *self,
               const char *text,
               PangoAttrList *attributes)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  if (attributes != NULL)
    {
      /* What is filed is in English, whatever the direction of the window. */
      gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR);
      gtk_label_set_attributes (GTK_LABEL (label), attributes);
    }
  else
    {
      gtk_widget_add_css_class (label, "reading-aid");
    }
  gtk_box_append (self->paragraphs, label);
}

/* Each paragraph with its translation below it; where a translator parted them otherwise, the translation comes last. */
static void
show_paragraphs (RejTemplatePage *self,
                 const RejCampaignSection *section,
                 const char *written,
                 guint *n_shared)
{
  g_auto (GStrv) originals = g_strsplit (section->markdown, "\n\n", -1);
  g_auto (GStrv) translations = g_strsplit (section->translation != NULL ? section->translation : "", "\n\n", -1);
  gboolean is_paired = g_strv_length (originals) == g_strv_length (translations);
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->paragraphs))) != NULL)
    gtk_box_remove (self->paragraphs, child);
  for (guint i = 0; originals[i] != NULL; i++)
    {
      guint n_here = 0;
      g_autoptr (PangoAttrList) attributes = mark_shared (originals[i], written, &n_here);

      *n_shared += n_here;
      add_paragraph (self, originals[i], attributes);
      if (is_paired)
        add_paragraph (self, translations[i], NULL);
    }
  for (guint i = 0; !is_paired && translations[i] != NULL; i++)
    add_paragraph (self, translations[i], NULL);
}

static void
show_section (RejTemplatePage *self)
{
  RejCampaign *campaign = rej_document_get_campaign (self->document);
  const RejCampaignSection *section = campaign->sections->pdata[self->section];
  g_autofree char *written = rej_template_dup_written (rej_document_get_template (self->document), (guint) self->section);
  guint n_shared = 0;

  gtk_label_set_label (self->heading_label, section->heading != NULL ? section->heading : _ ("How the Comment Begins"));
  show_paragraphs (self, section, written, &n_shared);
  if (n_shared == 0)
    gtk_label_set_label (self->note_label, _ ("None of these sentences stand in your section as they are here."));
  else
    gtk_label_set_label (self->note_label, _ ("What is underlined stands in your section word for word."));
  gtk_widget_set_visible (self->translation_label, section->translation != NULL);
  gtk_widget_set_visible (self->again_button, section->heading != NULL);
  gtk_widget_set_sensitive (self->again_button, rej_document_get_editable (self->document));
}

static gboolean
refresh_cb (gpointer user_data)
{
  RejTemplatePage *self = REJ_TEMPLATE_PAGE (user_data);
  int cursor = 0;

  self->refresh_id = 0;
  g_object_get (rej_document_get_buffer (self->document), "cursor-position", &cursor, NULL);
  self->section = rej_template_find_at (rej_document_get_template (self->document), (guint) cursor);
  gtk_stack_set_visible_child_name (self->stack, self->section >= 0 ? "section" : "none");
  if (self->section >= 0)
    show_section (self);
  return G_SOURCE_REMOVE;
}

static void
refresh_soon (RejTemplatePage *self)
{
  if (self->refresh_id == 0)
    self->refresh_id = g_timeout_add_full (G_PRIORITY_DEFAULT_IDLE, REFRESH_AFTER, refresh_cb, self, NULL);
}

static void
again_clicked_cb (RejTemplatePage *self)
{
  if (self->section < 0 || !rej_template_begin_again (rej_document_get_template (self->document), (guint) self->section))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  rej_message_show_toast (GTK_WIDGET (self), _ ("The section is as in the template again. Undo brings back what you wrote."));
}

static void
rej_template_page_dispose (GObject *object)
{
  RejTemplatePage *self = REJ_TEMPLATE_PAGE (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (rej_template_page_parent_class)->dispose (object);
}

static void
rej_template_page_class_init (RejTemplatePageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rej_template_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/rejoinder/ui/rej-template-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RejTemplatePage, stack);
  gtk_widget_class_bind_template_child (widget_class, RejTemplatePage, heading_label);
  gtk_widget_class_bind_template_child (widget_class, RejTemplatePage, note_label);
  gtk_widget_class_bind_template_child (widget_class, RejTemplatePage, translation_label);
  gtk_widget_class_bind_template_child (widget_class, RejTemplatePage, paragraphs);
  gtk_widget_class_bind_template_child (widget_class, RejTemplatePage, again_button);
  gtk_widget_class_bind_template_callback (widget_class, again_clicked_cb);
}

static void
rej_template_page_init (RejTemplatePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rej_template_page_new:
 * @document: a comment begun from a campaign
 *
 * Creates the page and has it follow the cursor.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
rej_template_page_new (RejDocument *document)
{
  RejTemplatePage *self = NULL;

  g_return_val_if_fail (REJ_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (rej_document_get_template (document) != NULL, NULL);

  self = g_object_new (REJ_TYPE_TEMPLATE_PAGE, NULL);
  self->document = g_object_ref (document);
  g_signal_connect_object (rej_document_get_template (document), "changed", G_CALLBACK (refresh_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rej_document_get_buffer (document), "notify::cursor-position", G_CALLBACK (refresh_soon), self, G_CONNECT_SWAPPED);
  refresh_cb (self);
  return GTK_WIDGET (self);
}
