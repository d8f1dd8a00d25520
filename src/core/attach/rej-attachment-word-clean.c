/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-attachment-cleaner.h"

#include <string.h>

#include "rej-attachment-xml.h"

static gboolean
is_element (const xmlNode *node,
            const char *name)
{
  return node != NULL && node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0;
}

static xmlNode *
find_child (const xmlNode *node,
            const char *name)
{
  for (xmlNode *child = node != NULL ? node->children : NULL; child != NULL; child = child->next)
    if (is_element (child, name))
      return child;
  return NULL;
}

static gboolean
is_named (const xmlNode *node,
          const char *const *names)
{
  return node->type == XML_ELEMENT_NODE && g_strv_contains (names, (const char *) node->name);
}

/* The numbers by which Word tells which lines were written in one sitting. */
static void
drop_sittings (xmlNode *node)
{
  for (xmlAttr *attribute = node->properties; attribute != NULL;)
    {
      xmlAttr *next = attribute->next;

      if (g_str_has_prefix ((const char *) attribute->name, "rsid"))
        xmlRemoveProp (attribute);
      attribute = next;
    }
}

/* Whether the mark at the end of a paragraph is deleted: it then runs on into the next (ECMA-376, 17.13.5.15). */
static gboolean
is_joined (const xmlNode *paragraph)
{
  const xmlNode *mark = find_child (find_child (paragraph, "pPr"), "rPr");

  return find_child (mark, "del") != NULL || find_child (mark, "moveFrom") != NULL;
}

static gboolean
is_deleted_row (const xmlNode *row)
{
  return find_child (find_child (row, "trPr"), "del") != NULL;
}

/* Moves what is in a paragraph to the beginning of the next one. */
static void
join_paragraph (xmlNode *paragraph)
{
  xmlNode *next = xmlNextElementSibling (paragraph);
  xmlNode *place, *properties = find_child (paragraph, "pPr");

  if (!is_element (next, "p"))
    return;
  if (properties != NULL)
    rej_attachment_xml_drop (properties);
  place = find_child (next, "pPr");
  while (paragraph->children != NULL)
    {
      xmlNode *child = paragraph->children;

      xmlUnlinkNode (child);
      if (place != NULL)
        place = xmlAddNextSibling (place, child);
      else if (next->children != NULL)
        place = xmlAddPrevSibling (next->children, child);
      else
        place = xmlAddChild (next, child);
      if (place == NULL)
        return;
    }
  rej_attachment_xml_drop (paragraph);
}

static void
clean_children (xmlNode *parent)
{
  static const char *const dropped[] = {
    /* changes that are accepted */
    "del", "moveFrom", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tcPrChange", "trPrChange", "tblPrExChange",
    "tblGridChange", "numberingChange", "cellIns", "cellMerge", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart",
    "moveToRangeEnd", "customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd",
    "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd", "customXmlMoveToRangeStart", "customXmlMoveToRangeEnd",
    /* where comments stood, and who may edit what */
    "commentRangeStart", "commentRangeEnd", "commentReference", "permStart", "permEnd",
    /* settings */
    "trackRevisions", "rsids", "docVars", "attachedTemplate", NULL
  };
  static const char *const lifted[] = { "ins", "moveTo", NULL };

  for (xmlNode *node = parent->children; node != NULL;)
    {
      xmlNode *next = node->next;

      if (node->type != XML_ELEMENT_NODE)
        {
          node = next;
          continue;
        }
      drop_sittings (node);
      if (is_element (node, "tr") && is_deleted_row (node))
        rej_attachment_xml_drop (node);
      else if (is_element (node, "tc") && find_child (find_child (node, "tcPr"), "cellDel") != NULL)
        rej_attachment_xml_drop (node);
      else if (is_named (node, dropped))
        rej_attachment_xml_drop (node);
      else
        {
          gboolean joined = is_element (node, "p") && is_joined (node);

          clean_children (node);
          if (is_named (node, lifted))
            rej_attachment_xml_lift_children (node);
          else if (joined)
            join_paragraph (node);
          else if ((is_element (node, "tbl") && find_child (node, "tr") == NULL) || (is_element (node, "hyperlink") && node->children == NULL))
            rej_attachment_xml_drop (node);
        }
      node = next;
    }
}

/* Accepts all tracked changes in a part of a Word document, and takes out comments and marks of editing. */
void
rej_attachment_clean_word_tree (xmlDoc *document)
{
  xmlNode *root = xmlDocGetRootElement (document);

  if (root == NULL)
    return;
  drop_sittings (root);
  clean_children (root);
  rej_attachment_fix_word_fields (document);
}

/* Drops the notes that nothing refers to any more; those with a type are the lines that part notes from the text. */
void
rej_attachment_clean_word_notes (xmlDoc *document,
                                 GHashTable *referred)
{
  xmlNode *root = xmlDocGetRootElement (document);

  for (xmlNode *note = root != NULL ? xmlFirstElementChild (root) : NULL; note != NULL;)
    {
      xmlNode *next = xmlNextElementSibling (note);
      g_autofree char *id = rej_attachment_xml_dup_value (note, "id");
      g_autofree char *type = rej_attachment_xml_dup_value (note, "type");
      gboolean is_note = is_element (note, "footnote") || is_element (note, "endnote");

      if (is_note && (type == NULL || g_str_equal (type, "normal")) && (id == NULL || !g_hash_table_contains (referred, id)))
        rej_attachment_xml_drop (note);
      note = next;
    }
}
