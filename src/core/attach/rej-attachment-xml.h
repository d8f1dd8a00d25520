/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

/* A tree takes many times the bytes it is read from; the text of a book has less than this. */
#define REJ_ATTACHMENT_XML_MAX_TREE (16 * 1024 * 1024)

/**
 * RejAttachmentXmlHandler:
 * @start: an element begins; @attributes are as libxml2's SAX2 gives them, five pointers each
 * @end: an element ends
 * @text: characters, in pieces; not terminated
 *
 * What is told of a file of XML as it is read. Names are without their prefix.
 */
typedef struct
{
  void (*start) (gpointer data,
                 const char *name,
                 int n_attributes,
                 const char **attributes);
  void (*end) (gpointer data,
               const char *name);
  void (*text) (gpointer data,
                const char *text,
                int length);
} RejAttachmentXmlHandler;

gboolean rej_attachment_xml_scan (GBytes *xml,
                                  const RejAttachmentXmlHandler *handler,
                                  gpointer data,
                                  GError **error);
char *rej_attachment_xml_dup_attribute (const char *name,
                                        int n_attributes,
                                        const char **attributes) G_GNUC_WARN_UNUSED_RESULT;

xmlDoc *rej_attachment_xml_load (GBytes *xml,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *rej_attachment_xml_dup_value (xmlNode *node,
                                    const char *name) G_GNUC_WARN_UNUSED_RESULT;
GBytes *rej_attachment_xml_save (xmlDoc *document) G_GNUC_WARN_UNUSED_RESULT;
void rej_attachment_xml_drop (xmlNode *node);
void rej_attachment_xml_lift_children (xmlNode *node);

G_END_DECLS
