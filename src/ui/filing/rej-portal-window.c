/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-portal-window.h"

#include <string.h>

#ifdef GDK_WINDOWING_WAYLAND
#include <gdk/wayland/gdkwayland.h>
#endif
#ifdef GDK_WINDOWING_X11
#include <gdk/x11/gdkx.h>
#endif

#define WAYLAND_PREFIX "wayland:"

static GdkSurface *
get_surface (GtkWindow *window)
{
  return window != NULL ? gtk_native_get_surface (GTK_NATIVE (window)) : NULL;
}

#ifdef GDK_WINDOWING_WAYLAND
typedef struct
{
  RejPortalWindowFunc func;
  gpointer user_data;
} Export;

static void
exported_cb (GdkToplevel *toplevel,
             const char *handle,
             gpointer user_data)
{
  Export *export = user_data;
  g_autofree char *name = g_strconcat (WAYLAND_PREFIX, handle, NULL);

  export->func (name, export->user_data);
}

static gboolean
export_to_wayland (GdkSurface *surface,
                   RejPortalWindowFunc func,
                   gpointer user_data)
{
  Export *export = NULL;

  if (!GDK_IS_WAYLAND_TOPLEVEL (surface))
    return FALSE;
  export = g_new (Export, 1);
  export->func = func;
  export->user_data = user_data;
  if (gdk_wayland_toplevel_export_handle (GDK_TOPLEVEL (surface), exported_cb, export, g_free))
    return TRUE;
  g_free (export);
  return FALSE;
}
#endif

/**
 * rej_portal_window_export:
 * @window: (nullable): a window
 * @func: called once, perhaps at once
 * @user_data: for @func
 *
 * Finds the name of a window for portals, `wayland:` or `x11:` and what the display calls it (XDG Desktop Portal, "Parent
 * window identifiers").
 */
void
rej_portal_window_export (GtkWindow *window,
                          RejPortalWindowFunc func,
                          gpointer user_data)
{
  GdkSurface *surface = NULL;
  g_autofree char *handle = NULL;

  g_return_if_fail (window == NULL || GTK_IS_WINDOW (window));
  g_return_if_fail (func != NULL);

  surface = get_surface (window);
#ifdef GDK_WINDOWING_WAYLAND
  if (surface != NULL && export_to_wayland (surface, func, user_data))
    return;
#endif
#ifdef GDK_WINDOWING_X11
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  if (surface != NULL && GDK_IS_X11_SURFACE (surface))
    handle = g_strdup_printf ("x11:%lx", gdk_x11_surface_get_xid (surface));
  G_GNUC_END_IGNORE_DEPRECATIONS
#endif
  func (handle != NULL ? handle : "", user_data);
}

/**
 * rej_portal_window_drop:
 * @window: (nullable): a window
 * @handle: its name
 *
 * Takes a name back that no portal needs any more.
 */
void
rej_portal_window_drop (GtkWindow *window,
                        const char *handle)
{
  g_return_if_fail (window == NULL || GTK_IS_WINDOW (window));
  g_return_if_fail (handle != NULL);

#ifdef GDK_WINDOWING_WAYLAND
  if (g_str_has_prefix (handle, WAYLAND_PREFIX) && get_surface (window) != NULL)
    gdk_wayland_toplevel_drop_exported_handle (GDK_TOPLEVEL (get_surface (window)), handle + strlen (WAYLAND_PREFIX));
#endif
}
