/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-start-doors.h"

struct _RejStartDoors
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (RejStartDoors, rej_start_doors, ADW_TYPE_BIN)

/* The dialog the doors may stand in closes when it is told; the window outlives it. */
static void
choose (RejStartDoors *self,
        const char *action)
{
  g_autoptr (GtkWidget) window = GTK_WIDGET (g_object_ref (gtk_widget_get_root (GTK_WIDGET (self))));

  g_signal_emit_by_name (self, "chosen");
  gtk_widget_activate_action (window, action, NULL);
}

static void
campaign_activated_cb (RejStartDoors *self)
{
  choose (self, "win.new-comment");
}

static void
rule_activated_cb (RejStartDoors *self)
{
  choose (self, "win.new-comment-from-rule");
}

static void
blank_activated_cb (RejStartDoors *self)
{
  choose (self, "win.new-blank-comment");
}

static void
rej_start_doors_class_init (RejStartDoorsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  /**
   * RejStartDoors::chosen:
   * @self: the doors
   *
   * The writer goes through one of them.
   */
  g_signal_new ("chosen", REJ_TYPE_START_DOORS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/rejoinder/ui/rej-start-doors.ui");
  gtk_widget_class_bind_template_callback (widget_class, campaign_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, rule_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, blank_activated_cb);
}

static void
rej_start_doors_init (RejStartDoors *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
