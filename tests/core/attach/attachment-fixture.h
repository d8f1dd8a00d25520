/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rej-attachment-clean.h"
#include "rej-attachment-package.h"

/* What the tests of the formats share: packages from strings, and findings as words. */

#define W "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
#define RELATIONSHIPS(inner) W "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" inner "</Relationships>"
#define RELATIONSHIP(id, type, target) "<Relationship Id=\"" id "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" type "\" Target=\"" target "\"/>"
#define CORE(inner) W "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">" inner "</cp:coreProperties>"
#define TYPES(inner) W "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">" inner "</Types>"

typedef struct
{
  const char *name;
  const char *content;
} FixturePart;

GBytes *fixture_pack (const FixturePart *parts,
                      guint n_parts) G_GNUC_WARN_UNUSED_RESULT;
GBytes *fixture_pdf (const char *const *objects,
                     const char *trailer) G_GNUC_WARN_UNUSED_RESULT;
char *fixture_dup_part (GBytes *package,
                        const char *name) G_GNUC_WARN_UNUSED_RESULT;
char *fixture_dup_codes (GPtrArray *findings) G_GNUC_WARN_UNUSED_RESULT;
void fixture_assert_says (GPtrArray *findings,
                          const char *code,
                          const char *words);
