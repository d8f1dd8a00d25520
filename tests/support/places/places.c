/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A module that GIO loads into a program under trial (GIO_EXTRA_MODULES), for a pointer that goes where the accessibility
 * tree says. GTK 4.18 knows no place on the screen, and its sums of places from parent to parent leave out padding, borders
 * and where a popover is: a button in a padded card is said to be outside of it. Here each widget says where it is on the X
 * display itself; ask with the coordinates "parent", to which GTK adds nothing.
 */

#include <gdk/x11/gdkx.h>
#include <gtk/gtk.h>

/* Where the surface begins on the display. */
G_GNUC_BEGIN_IGNORE_DEPRECATIONS
static gboolean
get_origin (GdkSurface *surface,
            int *x,
            int *y)
{
  Display *display = NULL;
  Window child = None;

  if (!GDK_IS_X11_SURFACE (surface))
    return FALSE;
  display = gdk_x11_display_get_xdisplay (gdk_surface_get_display (surface));
  return XTranslateCoordinates (display, gdk_x11_surface_get_xid (surface), DefaultRootWindow (display), 0, 0, x, y, &child);
}
G_GNUC_END_IGNORE_DEPRECATIONS

static gboolean
get_place (GtkAccessible *accessible,
           int *x,
           int *y,
           int *width,
           int *height)
{
  GtkWidget *widget = GTK_WIDGET (accessible);
  GtkNative *native = gtk_widget_get_native (widget);
  graphene_rect_t bounds;
  double native_x = 0;
  double native_y = 0;
  int origin_x = 0;
  int origin_y = 0;

  if (native == NULL || !gtk_widget_get_realized (widget) || !gtk_widget_compute_bounds (widget, GTK_WIDGET (native), &bounds) || !get_origin (gtk_native_get_surface (native), &origin_x, &origin_y))
    return FALSE;
  gtk_native_get_surface_transform (native, &native_x, &native_y);
  *x = origin_x + (int) (native_x + (double) bounds.origin.x + 0.5);
  *y = origin_y + (int) (native_y + (double) bounds.origin.y + 0.5);
  *width = (int) bounds.size.width;
  *height = (int) bounds.size.height;
  return TRUE;
}

static void
take_over (GType type)
{
  GTypeClass *class = g_type_class_peek (type);
  GtkAccessibleInterface *accessible = class != NULL ? g_type_interface_peek (class, GTK_TYPE_ACCESSIBLE) : NULL;
  g_autofree GType *children = g_type_children (type, NULL);

  if (accessible != NULL)
    accessible->get_bounds = get_place;
  for (guint i = 0; children[i] != G_TYPE_INVALID; i++)
    take_over (children[i]);
}

/* Some widgets have the interface once more, for themselves. */
static void
interface_made_cb (gpointer data,
                   gpointer interface)
{
  if (G_TYPE_FROM_INTERFACE (interface) == GTK_TYPE_ACCESSIBLE && g_type_is_a (((GTypeInterface *) interface)->g_instance_type, GTK_TYPE_WIDGET))
    ((GtkAccessibleInterface *) interface)->get_bounds = get_place;
}

static gboolean
take_over_cb (gpointer user_data)
{
  g_type_add_interface_check (NULL, interface_made_cb);
  take_over (GTK_TYPE_WIDGET);
  return G_SOURCE_REMOVE;
}

/* Called in a thread that needs a module, before GTK may be ready. */
void
g_io_module_load (GIOModule *module)
{
  g_type_module_use (G_TYPE_MODULE (module));
  g_idle_add (take_over_cb, NULL);
}

void
g_io_module_unload (GIOModule *module)
{
}
