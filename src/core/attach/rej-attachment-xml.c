/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-attachment-xml.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#define PIECE_BYTES (64 * 1024)

typedef struct
{
  const RejAttachmentXmlHandler *handler;
  gpointer data;
  xmlParserCtxt *parser;
  gboolean has_doctype;
} Scan;

/* A document type can name files and define entities that grow without end. No office program writes one. */
static void
internal_subset_cb (void *data,
                    const xmlChar *name,
                    const xmlChar *external_id,
                    const xmlChar *system_id)
{
  Scan *scan = data;

  scan->has_doctype = TRUE;
  xmlStopParser (scan->parser);
}

static void
start_element_cb (void *data,
                  const xmlChar *local_name,
                  const xmlChar *prefix,
                  const xmlChar *uri,
                  int n_namespaces,
                  const xmlChar **namespaces,
                  int n_attributes,
                  int n_defaulted,
                  const xmlChar **attributes)
{
  Scan *scan = data;

  if (scan->handler->start != NULL)
    scan->handler->start (scan->data, (const char *) local_name, n_attributes, (const char **) attributes);
}

static void
end_element_cb (void *data,
                const xmlChar *local_name,
                const xmlChar *prefix,
                const xmlChar *uri)
{
  Scan *scan = data;

  if (scan->handler->end != NULL)
    scan->handler->end (scan->data, (const char *) local_name);
}

static void
characters_cb (void *data,
               const xmlChar *text,
               int length)
{
  Scan *scan = data;

  if (scan->handler->text != NULL)
    scan->handler->text (scan->data, (const char *) text, length);
}

static void
silent_cb (void *data,
           const char *format,
           ...)
{
}

static void
set_error (GError **error,
           gboolean has_doctype)
{
  if (has_doctype)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _ ("It declares a document type, which can make a small file grow without end."));
  else
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("Its XML is broken."));
}

/**
 * rej_attachment_xml_scan:
 * @xml: a file of XML
 * @handler: what to call
 * @data: for its functions
 * @error: where an error of #GIOErrorEnum goes: `NOT_SUPPORTED` for a document type, else `INVALID_DATA`
 *
 * Reads XML piece by piece and holds none of it. Nothing outside the file is opened; elements nest 256 deep at most.
 *
 * Returns: whether all of it was read; @handler has been told what stands before the first mistake
 */
gboolean
rej_attachment_xml_scan (GBytes *xml,
                         const RejAttachmentXmlHandler *handler,
                         gpointer data,
                         GError **error)
{
  xmlSAXHandler sax = {
    .internalSubset = internal_subset_cb,
    .characters = characters_cb,
    .ignorableWhitespace = characters_cb,
    .cdataBlock = characters_cb,
    .startElementNs = start_element_cb,
    .endElementNs = end_element_cb,
    .warning = silent_cb,
    .error = silent_cb,
    .fatalError = silent_cb,
    .initialized = XML_SAX2_MAGIC,
  };
  Scan scan = { handler, data, NULL, FALSE };
  gsize length;
  const char *bytes = g_bytes_get_data (xml, &length);
  gboolean is_good;

  xmlInitParser ();
  scan.parser = xmlCreatePushParserCtxt (&sax, &scan, NULL, 0, NULL);
  g_assert (scan.parser != NULL); /* fails only without memory */
  xmlCtxtUseOptions (scan.parser, XML_PARSE_NONET);
  for (gsize at = 0; at < length && !scan.has_doctype; at += PIECE_BYTES)
    if (xmlParseChunk (scan.parser, bytes + at, (int) MIN (length - at, PIECE_BYTES), 0) != 0)
      break;
  if (!scan.has_doctype)
    xmlParseChunk (scan.parser, NULL, 0, 1);
  is_good = !scan.has_doctype && scan.parser->wellFormed;
  if (scan.parser->myDoc != NULL)
    xmlFreeDoc (scan.parser->myDoc);
  xmlFreeParserCtxt (scan.parser);
  if (!is_good)
    set_error (error, scan.has_doctype);
  return is_good;
}

/**
 * rej_attachment_xml_dup_attribute:
 * @name: the name of an attribute, without its prefix
 * @n_attributes: how many there are
 * @attributes: what [callback@RejAttachmentXmlHandler.start] was given
 *
 * Returns: (transfer full) (nullable): its value
 */
char *
rej_attachment_xml_dup_attribute (const char *name,
                                  int n_attributes,
                                  const char **attributes)
{
  for (int i = 0; i < n_attributes; i++)
    if (g_str_equal (attributes[5 * i], name))
      return g_strndup (attributes[5 * i + 3], attributes[5 * i + 4] - attributes[5 * i + 3]);
  return NULL;
}

static void
tree_subset_cb (void *data,
                const xmlChar *name,
                const xmlChar *external_id,
                const xmlChar *system_id)
{
  xmlParserCtxt *parser = data;
  gboolean *has_doctype = parser->_private;

  *has_doctype = TRUE;
  xmlStopParser (parser);
}

/**
 * rej_attachment_xml_load:
 * @xml: a file of XML
 * @error: where an error of #GIOErrorEnum goes: `NO_SPACE` if it is too large for a tree, else as for
 *   [func@rej_attachment_xml_scan]
 *
 * Reads XML into a tree, in order to change it.
 *
 * Returns: (transfer full) (nullable): the tree
 */
xmlDoc *
rej_attachment_xml_load (GBytes *xml,
                         GError **error)
{
  gsize length;
  const char *bytes = g_bytes_get_data (xml, &length);
  gboolean has_doctype = FALSE;
  xmlParserCtxt *parser;
  xmlDoc *document;

  if (length > REJ_ATTACHMENT_XML_MAX_TREE)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, _ ("A part of it is larger than %d MB."), REJ_ATTACHMENT_XML_MAX_TREE / (1024 * 1024));
      return NULL;
    }
  if (length == 0)
    {
      set_error (error, FALSE);
      return NULL;
    }
  xmlInitParser ();
  parser = xmlCreateMemoryParserCtxt (bytes, (int) length);
  g_assert (parser != NULL);
  xmlCtxtUseOptions (parser, XML_PARSE_NONET);
  parser->_private = &has_doctype;
  parser->sax->internalSubset = tree_subset_cb;
  parser->sax->error = silent_cb;
  parser->sax->warning = silent_cb;
  parser->sax->fatalError = silent_cb;
  parser->sax->serror = NULL;
  xmlParseDocument (parser);
  document = parser->myDoc;
  if ((has_doctype || !parser->wellFormed) && document != NULL)
    g_clear_pointer (&document, xmlFreeDoc);
  if (document == NULL)
    set_error (error, has_doctype);
  xmlFreeParserCtxt (parser);
  return document;
}

/**
 * rej_attachment_xml_dup_value:
 * @node: an element of a tree
 * @name: the name of an attribute, without its prefix
 *
 * Returns: (transfer full) (nullable): its value
 */
char *
rej_attachment_xml_dup_value (xmlNode *node,
                              const char *name)
{
  xmlChar *value = xmlGetProp (node, (const xmlChar *) name);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);
  return copy;
}

/**
 * rej_attachment_xml_save:
 * @document: a tree
 *
 * Returns: (transfer full): it as UTF-8
 */
GBytes *
rej_attachment_xml_save (xmlDoc *document)
{
  xmlChar *text = NULL;
  int length = 0;
  GBytes *bytes;

  xmlDocDumpMemoryEnc (document, &text, &length, "UTF-8");
  bytes = g_bytes_new (text, (gsize) length);
  xmlFree (text);
  return bytes;
}

/**
 * rej_attachment_xml_drop:
 * @node: (transfer full): a node of a tree
 *
 * Takes a node out of its tree, and frees it with what is in it.
 */
void
rej_attachment_xml_drop (xmlNode *node)
{
  xmlUnlinkNode (node);
  xmlFreeNode (node);
}

/**
 * rej_attachment_xml_lift_children:
 * @node: (transfer full): an element
 *
 * Puts what is in an element in its place, and frees the element.
 */
void
rej_attachment_xml_lift_children (xmlNode *node)
{
  while (node->children != NULL)
    {
      xmlNode *child = node->children;

      xmlUnlinkNode (child);
      xmlAddPrevSibling (node, child);
    }
  rej_attachment_xml_drop (node);
}
