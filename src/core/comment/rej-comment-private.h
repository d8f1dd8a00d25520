/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-comment.h"

G_BEGIN_DECLS

struct _RejComment
{
  GObject parent_instance;

  RejTextFormat format;
  RejEncoding encoding;
  gboolean has_mark;
  const char *line_end;
  gboolean is_uniform; /* every line end of the file was @line_end, so the writer's new ones shall be */

  RejFrontMatter *front_matter;
  GError *front_matter_error;
  char *body;
  gsize body_length;
};

gboolean rej_comment_check_changeable (RejComment *self,
                                       GError **error);

G_END_DECLS
