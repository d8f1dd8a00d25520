/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What the program has to say, in the window it is about. */

AdwToast *rej_message_create_toast (const char *text) G_GNUC_WARN_UNUSED_RESULT;
void rej_message_add_button (AdwToast *toast,
                             const char *label);
void rej_message_add_toast (GtkWidget *widget,
                            AdwToast *toast);
void rej_message_set_banner (AdwBanner *banner,
                             const char *words);
void rej_message_show_toast (GtkWidget *widget,
                             const char *text);
void rej_message_show_toast_with_file (GtkWidget *widget,
                                       const char *text,
                                       GFile *file);
void rej_message_show_error (GtkWidget *widget,
                             const char *heading,
                             const GError *error);
void rej_message_add_answer (AdwAlertDialog *dialog,
                             const char *id,
                             const char *label,
                             AdwResponseAppearance appearance);
void rej_message_announce (GtkWidget *widget,
                           const char *text);

G_END_DECLS
