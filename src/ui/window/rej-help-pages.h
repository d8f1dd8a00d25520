/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RejHelpSection:
 * @heading: what it is about
 * @text: one or more paragraphs, a blank line between them
 *
 * A part of a page of the help, in English: whoever shows it has it translated.
 */
typedef struct
{
  const char *heading;
  const char *text;
} RejHelpSection;

/**
 * RejHelpPage:
 * @id: by which the program opens it
 * @title: what the list calls it
 * @icon: the name of its icon
 * @sections: the parts, ended by one without a heading
 *
 * A page of the help.
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *icon;
  const RejHelpSection *sections;
} RejHelpPage;

const RejHelpPage *rej_help_pages_get (guint *n_pages);

const RejHelpSection *rej_help_page_find (const RejHelpPage *page,
                                          const char *words);

G_END_DECLS
