/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cmark-gfm.h>
#include <glib.h>

G_BEGIN_DECLS

/* Two noncharacters that the text does not hold; NULL where it holds all of them. */
typedef struct
{
  char *caret; /* stands in for that of "[^" which refers to nothing */
  char *repeat; /* tells labels apart that are the same */
} RejExportStandIns;

void rej_export_stand_ins_choose (RejExportStandIns *self,
                                  const char *markdown);
void rej_export_stand_ins_clear (RejExportStandIns *self);

char *rej_export_dup_source (const char *markdown,
                             const RejExportStandIns *stand_ins,
                             int *n_lines) G_GNUC_WARN_UNUSED_RESULT;
void rej_export_restore_carets (cmark_node *tree,
                                const RejExportStandIns *stand_ins);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RejExportStandIns, rej_export_stand_ins_clear)

G_END_DECLS
