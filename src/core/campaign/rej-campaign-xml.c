/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-campaign-xml.h"

#include <glib/gi18n-lib.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#define MAX_FILE_BYTES (8 * 1024 * 1024)

static void
internal_subset_cb (void *data,
                    const xmlChar *name,
                    const xmlChar *external_id,
                    const xmlChar *system_id)
{
  xmlParserCtxt *parser = data;
  gboolean *has_doctype = parser->_private;

  *has_doctype = TRUE;
  xmlStopParser (parser);
}

/* The parser stands at the end of a start tag when it tells of the element; people look for where it begins. No "<"
 * can stand in between. */
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
  xmlParserCtxt *parser = data;
  unsigned short n_breaks = 0;

  xmlSAX2StartElementNs (data, local_name, prefix, uri, n_namespaces, namespaces, n_attributes, n_defaulted, attributes);
  for (const xmlChar *p = parser->input->cur; p > parser->input->base && *p != '<'; p--)
    n_breaks += *p == '\n';
  if (parser->node != NULL && parser->node->line > n_breaks)
    parser->node->line -= n_breaks;
}

static void
silent_cb (void *data,
           const char *format,
           ...)
{
}

static void
report_parser_error (xmlParserCtxt *parser,
                     RejCampaignReport *report)
{
  const xmlError *problem = xmlCtxtGetLastError (parser);
  guint line = problem != NULL && problem->line > 0 ? (guint) problem->line : 1;
  /* the parser quotes bytes of the file as they are */
  g_autofree char *detail = g_utf8_make_valid (problem != NULL && problem->message != NULL ? problem->message : "", -1);

  g_strstrip (detail);
  switch (problem != NULL ? problem->code : XML_ERR_OK)
    {
    case XML_ERR_INVALID_CHAR:
    case XML_ERR_INVALID_ENCODING:
    case XML_ERR_UNKNOWN_ENCODING:
    case XML_ERR_UNSUPPORTED_ENCODING:
    case XML_I18N_CONV_FAILED:
      rej_campaign_report_add (report, line, _("There are bytes that are not text in the file's encoding. Save the file as UTF-8."));
      break;
    case XML_ERR_DOCUMENT_EMPTY:
      rej_campaign_report_add (report, line, _("The file is not XML. A campaign begins with <campaign>."));
      break;
    case XML_ERR_UNDECLARED_ENTITY:
    case XML_WAR_UNDECLARED_ENTITY:
      /* Translators: %s is a short technical message in English. */
      rej_campaign_report_add (report, line, _("The file uses a named character that XML does not know (%s). Write the character itself."), detail);
      break;
    default:
      /* Translators: %s is a short technical message in English. */
      rej_campaign_report_add (report, line, _("The XML is broken (%s). Close every element in the order in which it was opened."), detail);
      break;
    }
}

/* Reads the XML, nothing but @xml; NULL with a problem reported. */
xmlDoc *
rej_campaign_xml_load (GBytes *xml,
                       RejCampaignReport *report)
{
  gsize length;
  const char *bytes = g_bytes_get_data (xml, &length);
  gboolean has_doctype = FALSE;
  xmlParserCtxt *parser;
  xmlDoc *doc;

  if (length == 0)
    {
      rej_campaign_report_add (report, 0, _("The file is empty. A campaign begins with <campaign>."));
      return NULL;
    }
  if (length > MAX_FILE_BYTES)
    {
      /* Translators: %d is a number of megabytes. */
      rej_campaign_report_add (report, 0, _("The file is larger than %d MB. A campaign holds text only."), MAX_FILE_BYTES / 1024 / 1024);
      return NULL;
    }

  xmlInitParser ();
  parser = xmlCreateMemoryParserCtxt (bytes, (int) length);
  g_assert (parser != NULL); /* fails only without memory */
  xmlCtxtUseOptions (parser, XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_BIG_LINES);
  parser->_private = &has_doctype;
  parser->sax->internalSubset = internal_subset_cb;
  parser->sax->startElementNs = start_element_cb;
  parser->sax->error = silent_cb;
  parser->sax->warning = silent_cb;
  parser->sax->fatalError = silent_cb;
  parser->sax->serror = NULL;
  xmlParseDocument (parser);
  doc = parser->myDoc;
  if (has_doctype)
    rej_campaign_report_add (report, (guint) MAX (parser->input != NULL ? parser->input->line : 1, 1), _("The file declares a document type (<!DOCTYPE …>), which can make a small file grow without end. Take the declaration out."));
  else if (!parser->wellFormed)
    report_parser_error (parser, report);
  if ((has_doctype || !parser->wellFormed) && doc != NULL)
    g_clear_pointer (&doc, xmlFreeDoc);
  xmlFreeParserCtxt (parser);

  return doc;
}

/* Whether @node is an element of our namespace called @name. */
gboolean
rej_campaign_xml_is (const xmlNode *node,
                     const char *name)
{
  return node->type == XML_ELEMENT_NODE && node->ns != NULL && strcmp ((const char *) node->ns->href, REJ_CAMPAIGN_NAMESPACE) == 0 &&
         strcmp ((const char *) node->name, name) == 0;
}

guint
rej_campaign_xml_line (const xmlNode *node)
{
  return (guint) MAX (xmlGetLineNo (node), 0);
}

/* Whether the blank-separated list @names has @name, perhaps with a "!" after it. */
static gboolean
list_has (const char *names,
          const char *name)
{
  g_auto (GStrv) words = g_strsplit (names, " ", -1);

  for (gsize i = 0; words[i] != NULL; i++)
    {
      if (g_str_has_suffix (words[i], "!"))
        words[i][strlen (words[i]) - 1] = '\0';
      if (strcmp (words[i], name) == 0)
        return TRUE;
    }

  return FALSE;
}

static char *
list_for_people (const char *names)
{
  g_auto (GStrv) words = g_strsplit (names, " ", -1);
  g_autofree char *joined = g_strjoinv (", ", words);
  g_auto (GStrv) pieces = g_strsplit (joined, "!", -1);

  return g_strjoinv ("", pieces);
}

static void
check_attributes (const xmlNode *node,
                  const char *attributes,
                  RejCampaignReport *report)
{
  g_auto (GStrv) words = g_strsplit (attributes, " ", -1);
  g_autofree char *allowed = list_for_people (attributes);

  for (const xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    {
      g_autofree char *value = NULL;

      if (attribute->ns != NULL)
        continue;
      if (!list_has (attributes, (const char *) attribute->name))
        {
          /* Translators: the first %s is the name of an attribute, the second that of an XML element, the third a list of attributes. */
          rej_campaign_report_add (report, rej_campaign_xml_line (node), *allowed != '\0' ? _("The attribute “%s” is unknown in <%s>. Take it out, or use one of: %s.") : _("The attribute “%s” is unknown in <%s>. Take it out.%s"), (const char *) attribute->name, (const char *) node->name, allowed);
          continue;
        }
      value = rej_campaign_xml_dup_attribute (node, (const char *) attribute->name);
      if (value == NULL)
        rej_campaign_report_add (report, rej_campaign_xml_line (node), _("The attribute “%s” of <%s> is empty. Fill it in or take it out."), (const char *) attribute->name, (const char *) node->name);
    }

  for (gsize i = 0; words[i] != NULL; i++)
    if (g_str_has_suffix (words[i], "!"))
      {
        words[i][strlen (words[i]) - 1] = '\0';
        if (xmlHasNsProp (node, (const xmlChar *) words[i], NULL) == NULL)
          /* Translators: the first %s is the name of an XML element, the second of an attribute. */
          rej_campaign_report_add (report, rej_campaign_xml_line (node), _("<%s> needs the attribute “%s”. Add it."), (const char *) node->name, words[i]);
      }
}

static gboolean
is_blank_text (const xmlNode *node)
{
  return node->content == NULL || strspn ((const char *) node->content, " \t\r\n") == strlen ((const char *) node->content);
}

/* Checks the names of attributes and children. In the lists, parted by blanks, "!" marks what is required; @children
 * is NULL where text is allowed and no children. Other namespaces are not looked into. */
void
rej_campaign_xml_check (const xmlNode *node,
                        const char *attributes,
                        const char *children,
                        RejCampaignReport *report)
{
  g_autofree char *allowed = children != NULL ? list_for_people (children) : NULL;

  check_attributes (node, attributes, report);
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    {
      gboolean ours = child->type == XML_ELEMENT_NODE && (child->ns == NULL || strcmp ((const char *) child->ns->href, REJ_CAMPAIGN_NAMESPACE) == 0);

      if (ours && children == NULL)
        rej_campaign_report_add (report, rej_campaign_xml_line (child), _("<%s> cannot stand in <%s>, which holds plain text only. Write < as &lt; if you mean the character."), (const char *) child->name, (const char *) node->name);
      else if (ours && (child->ns == NULL || !list_has (children, (const char *) child->name)))
        /* Translators: the first two %s are names of XML elements, the third is a list of such names. */
        rej_campaign_report_add (report, rej_campaign_xml_line (child), *allowed != '\0' ? _("<%s> cannot stand in <%s>. Take it out, or use one of: %s.") : _("<%s> cannot stand in <%s>. Take it out.%s"), (const char *) child->name, (const char *) node->name, allowed);
      else if ((child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) && children != NULL && !is_blank_text (child))
        rej_campaign_report_add (report, rej_campaign_xml_line (node), _("<%s> has text of its own, outside the elements in it. Move the text into one of them."), (const char *) node->name);
    }
}

/* The value without blanks at its ends; NULL if it is not there or empty. */
char *
rej_campaign_xml_dup_attribute (const xmlNode *node,
                                const char *name)
{
  xmlChar *value = xmlGetNoNsProp (node, (const xmlChar *) name);
  char *copy = value != NULL ? g_strstrip (g_strdup ((const char *) value)) : NULL;

  xmlFree (value);
  if (copy != NULL && *copy == '\0')
    g_clear_pointer (&copy, g_free);

  return copy;
}

/* A whole number from 1; 0 if it is not there, or with a problem reported. */
guint
rej_campaign_xml_get_number (const xmlNode *node,
                             const char *name,
                             RejCampaignReport *report)
{
  g_autofree char *value = rej_campaign_xml_dup_attribute (node, name);
  guint64 number = 0;

  if (value != NULL && !g_ascii_string_to_unsigned (value, 10, 1, 9999999, &number, NULL))
    /* Translators: the first %s is the name of an attribute, the second that of an XML element, the third what was written. */
    rej_campaign_report_add (report, rej_campaign_xml_line (node), _("The attribute “%s” of <%s> is “%s”. It must be a whole number from 1, without commas."), name, (const char *) node->name, value);

  return (guint) number;
}

static gboolean
is_blank_line (const char *line)
{
  return strspn (line, " \t\r") == strlen (line);
}

/* Lines that follow each other flow into one; empty lines part paragraphs, or count for nothing. */
static char *
flow (char **lines,
      gboolean keeps_paragraphs)
{
  GString *text = g_string_new (NULL);
  gboolean new_paragraph = FALSE;

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit_set (lines[i], " \t\r", -1);

      if (is_blank_line (lines[i]))
        new_paragraph = TRUE;
      for (gsize n = 0; words[n] != NULL; n++)
        {
          if (*words[n] == '\0')
            continue;
          if (text->len > 0)
            g_string_append (text, new_paragraph && keeps_paragraphs ? "\n\n" : " ");
          new_paragraph = FALSE;
          g_string_append (text, words[n]);
        }
    }

  return g_string_free_and_steal (text);
}

/* The first line may stand beside the tag; the indentation that the others share is the file's, not the text's. */
static char *
take_indentation (char **lines)
{
  GString *text = g_string_new (NULL);
  gsize shared = G_MAXSIZE;
  guint n_empty = 0;

  for (gsize i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    if (!is_blank_line (lines[i]))
      shared = MIN (shared, strspn (lines[i], " \t"));

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      const char *line = lines[i] + (i > 0 ? MIN (shared, strspn (lines[i], " \t")) : strspn (lines[i], " \t"));

      if (is_blank_line (line))
        {
          n_empty++;
          continue;
        }
      for (; text->len > 0 && n_empty > 0; n_empty--)
        g_string_append_c (text, '\n');
      n_empty = 0;
      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, line);
    }

  return g_string_free_and_steal (text);
}

/* The text of an element, without that of elements of other namespaces in it; NULL if there is none. */
char *
rej_campaign_xml_dup_text (const xmlNode *node,
                           RejCampaignTextKind kind)
{
  g_autoptr (GString) raw = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;
  char *text;

  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if ((child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) && child->content != NULL)
      g_string_append (raw, (const char *) child->content);
  lines = g_strsplit (raw->str, "\n", -1);
  text = kind == REJ_CAMPAIGN_TEXT_BLOCK ? take_indentation (lines) : flow (lines, kind == REJ_CAMPAIGN_TEXT_PARAGRAPHS);
  if (*text == '\0')
    g_clear_pointer (&text, g_free);

  return text;
}

/* Compares language tags: "pt_BR.UTF-8" and "pt-br" are the same. */
static gboolean
same_language (const char *a,
               const char *b)
{
  gsize length_a = strcspn (a, ".@");
  gsize length_b = strcspn (b, ".@");

  if (length_a != length_b)
    return FALSE;
  for (gsize i = 0; i < length_a; i++)
    if (g_ascii_tolower (a[i] == '_' ? '-' : a[i]) != g_ascii_tolower (b[i] == '_' ? '-' : b[i]))
      return FALSE;

  return TRUE;
}

/* The element's own xml:lang, or NULL. */
static char *
own_language (const xmlNode *node)
{
  xmlChar *value = xmlGetNsProp (node, (const xmlChar *) "lang", XML_XML_NAMESPACE);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);

  return copy;
}

static gboolean
is_original (const xmlNode *node,
             const char *lang)
{
  g_autofree char *own = own_language (node);

  return own == NULL || same_language (own, lang);
}

/* The first element called @name from @node on that is not a translation. */
const xmlNode *
rej_campaign_xml_next (const xmlNode *node,
                       const char *name,
                       const char *lang)
{
  while (node != NULL && !(rej_campaign_xml_is (node, name) && is_original (node, lang)))
    node = node->next;

  return node;
}

/* The best translation of @node: they stand after it, up to the next original of the same name. NULL if the original
 * is what the reader wants, or all there is. */
const xmlNode *
rej_campaign_xml_translation (const xmlNode *node,
                              const char *lang,
                              const char *const *languages)
{
  for (gsize i = 0; languages[i] != NULL && !same_language (languages[i], lang); i++)
    for (const xmlNode *other = node->next; other != NULL; other = other->next)
      {
        g_autofree char *own = NULL;

        if (!rej_campaign_xml_is (other, (const char *) node->name))
          continue;
        if (is_original (other, lang))
          break;
        own = own_language (other);
        if (same_language (own, languages[i]))
          return other;
      }

  return NULL;
}
