/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-template-tint.h"

#include <adwaita.h>

struct _RejTemplateTint
{
  GObject parent_instance;

  /* owned */
  RejDocument *document;

  /* borrowed from the tag table of the buffer */
  GtkTextTag *tag;

  /* state */
  gboolean shown;
};

G_DEFINE_FINAL_TYPE (RejTemplateTint, rej_template_tint, G_TYPE_OBJECT)

enum
{
  PROP_SHOWN = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static GtkTextBuffer *
get_buffer (RejTemplateTint *self)
{
  return GTK_TEXT_BUFFER (rej_document_get_buffer (self->document));
}

/* A ground, since lines are what findings have; it is quiet, for it is no fault. */
static void
style_tag (RejTemplateTint *self)
{
  GdkRGBA ground = { 0 };

  gdk_rgba_parse (&ground, adw_style_manager_get_dark (adw_style_manager_get_default ()) ? "rgba(192,97,203,0.28)" : "rgba(145,65,172,0.14)");
  g_object_set (self->tag, "background-rgba", &ground, NULL);
}

static void
tint_range (guint start,
            guint end,
            gpointer user_data)
{
  RejTemplateTint *self = REJ_TEMPLATE_TINT (user_data);
  GtkTextIter from;
  GtkTextIter to;

  gtk_text_buffer_get_iter_at_offset (get_buffer (self), &from, (int) start);
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), &to, (int) end);
  gtk_text_buffer_apply_tag (get_buffer (self), self->tag, &from, &to);
}

static void
block_changed_cb (RejTemplateTint *self,
                  guint start,
                  guint end)
{
  GtkTextIter from;
  GtkTextIter to;

  if (!self->shown)
    return;
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), &from, (int) start);
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), &to, (int) end);
  gtk_text_buffer_remove_tag (get_buffer (self), self->tag, &from, &to);
  rej_check_foreach_shared_in (rej_document_get_check (self->document), start, end, tint_range, self);
}

static void
set_shown (RejTemplateTint *self,
           gboolean shown)
{
  GtkTextIter start;
  GtkTextIter end;

  if (self->shown == shown)
    return;
  self->shown = shown;
  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  if (shown)
    block_changed_cb (self, 0, (guint) gtk_text_iter_get_offset (&end));
  else
    gtk_text_buffer_remove_tag (get_buffer (self), self->tag, &start, &end);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWN]);
}

static void
rej_template_tint_get_property (GObject *object,
                                guint property_id,
                                GValue *value,
                                GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_SHOWN:
      g_value_set_boolean (value, REJ_TEMPLATE_TINT (object)->shown);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rej_template_tint_set_property (GObject *object,
                                guint property_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_SHOWN:
      set_shown (REJ_TEMPLATE_TINT (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rej_template_tint_dispose (GObject *object)
{
  RejTemplateTint *self = REJ_TEMPLATE_TINT (object);

  if (self->document != NULL && self->tag != NULL)
    gtk_text_tag_table_remove (gtk_text_buffer_get_tag_table (get_buffer (self)), self->tag);
  self->tag = NULL;
  g_clear_object (&self->document);

  G_OBJECT_CLASS (rej_template_tint_parent_class)->dispose (object);
}

static void
rej_template_tint_class_init (RejTemplateTintClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = rej_template_tint_get_property;
  object_class->set_property = rej_template_tint_set_property;
  object_class->dispose = rej_template_tint_dispose;

  properties[PROP_SHOWN] = g_param_spec_boolean ("shown", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rej_template_tint_init (RejTemplateTint *self)
{
}

/**
 * rej_template_tint_new:
 * @document: an open comment
 *
 * Creates the marking, which is not shown before its property `shown` says so.
 *
 * Returns: (transfer full): the marking
 */
RejTemplateTint *
rej_template_tint_new (RejDocument *document)
{
  RejTemplateTint *self = NULL;

  g_return_val_if_fail (REJ_IS_DOCUMENT (document), NULL);

  self = g_object_new (REJ_TYPE_TEMPLATE_TINT, NULL);
  self->document = g_object_ref (document);
  self->tag = gtk_text_buffer_create_tag (get_buffer (self), NULL, NULL);
  style_tag (self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (style_tag), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rej_document_get_check (document), "block-changed", G_CALLBACK (block_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}
