/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtksourceview/gtksource.h>

G_BEGIN_DECLS

/* The speller, where libspelling is built in. */
gboolean rej_speller_is_built (void);
char **rej_speller_list_languages (char ***names) G_GNUC_WARN_UNUSED_RESULT;
GMenuModel *rej_speller_attach (GtkSourceView *view,
                                GSettings *settings);

G_END_DECLS
