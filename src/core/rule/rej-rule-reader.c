/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-rule-reader-private.h"

#include <glib/gi18n-lib.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#define MAX_FILE_BYTES (64 * 1024 * 1024)

static guint
current_line (RejRuleReader *self)
{
  return (guint) MAX (xmlSAX2GetLineNumber (self->parser), 0);
}

static const char *
current_name (RejRuleReader *self)
{
  return self->depth > 0 ? self->frames[self->depth - 1].name : "?xml";
}

static void fail (RejRuleReader *self,
                  int code,
                  const char *format,
                  ...) G_GNUC_PRINTF (3, 4);

/* Keeps the first error, with line and element, and ends the reading. */
static void
fail (RejRuleReader *self,
      int code,
      const char *format,
      ...)
{
  g_autofree char *what = NULL;
  va_list arguments;

  if (self->error != NULL)
    return;
  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  /* Translators: %u is a line number, the first %s the name of an XML element, the second a whole sentence. */
  self->error = g_error_new (REJ_RULE_ERROR, code, _("Line %u, in element <%s>: %s"), current_line (self), current_name (self), what);
  xmlStopParser (self->parser);
}

static void
begin_document (RejRuleReader *self,
                const RejElement *element)
{
  self->rule = rej_rule_new ();
  self->rule->type_name = g_strdup (element->type_name);
  self->document_depth = self->depth;
  self->preamble_depth = 0;
  self->has_text = FALSE;
  self->has_page = FALSE;
  self->heading = -1;
  self->section = -1;
  self->footnote = -1;
  self->part = REJ_RULE_PART_BODY;
  self->filed_year = 0;
  self->filed_month = 0;
  self->filed_day = 0;
  if (!self->is_collection)
    self->page = 0;
  self->rule->first_page = self->page;
  self->rule->last_page = self->page;
}

/* The Federal Register's first volume is of 1936. A document filed late in December may be of the next year. */
static void
derive_volume (RejRuleReader *self)
{
  RejRule *rule = self->rule;

  if (self->volume > 0)
    rule->volume = self->volume;
  else if (self->filed_year > 1935 && (self->filed_month < 12 || self->filed_day <= 20))
    {
      rule->volume = self->filed_year - 1935;
      g_ptr_array_add (rule->derived, g_strdup ("volume"));
    }
}

/* Text before the first page break stands on the page before it, which only that break can tell. */
static void
settle_first_page (RejRuleReader *self)
{
  RejRule *rule = self->rule;

  if (!self->has_page || self->page == 0 || rule->first_page == 0)
    return;
  for (guint i = 0; i < rule->passages->len; i++)
    {
      RejPassage *passage = &g_array_index (rule->passages, RejPassage, i);

      if (passage->page > 0)
        break;
      passage->page = rule->first_page;
      if (passage->last_page > 0)
        break;
      passage->last_page = rule->first_page;
    }
  for (guint i = 0; i < rule->headings->len && g_array_index (rule->headings, RejHeading, i).page == 0; i++)
    g_array_index (rule->headings, RejHeading, i).page = rule->first_page;
  for (guint i = 0; i < rule->footnotes->len && g_array_index (rule->footnotes, RejFootnote, i).page == 0; i++)
    g_array_index (rule->footnotes, RejFootnote, i).page = rule->first_page;
}

static void
end_document (RejRuleReader *self)
{
  g_autoptr (RejRule) rule = NULL;

  settle_first_page (self);
  derive_volume (self);
  self->rule->publication_date = g_strdup (self->date);
  self->rule->action = rej_rule_dup_part_text (self->rule, REJ_RULE_PART_ACTION);
  self->document_depth = 0;
  rule = g_steal_pointer (&self->rule);

  if (rule->number != NULL)
    g_ptr_array_add (self->numbers, g_strdup (rule->number));
  if (self->found != NULL || (self->is_collection && self->wanted == NULL))
    return;
  if (self->wanted == NULL || g_strcmp0 (self->wanted, rule->number) == 0 || (!self->is_collection && rule->number == NULL))
    self->found = g_steal_pointer (&rule);
}

static void
note_page (RejRuleReader *self,
           const xmlChar **attributes,
           int n_attributes)
{
  guint64 page = 0;

  for (int i = 0; i < n_attributes; i++)
    {
      const char *value = (const char *) attributes[5 * i + 3];
      const char *value_end = (const char *) attributes[5 * i + 4];

      if (strcmp ((const char *) attributes[5 * i], "P") == 0)
        while (value < value_end && g_ascii_isdigit (*value) && page < 10000000)
          page = page * 10 + (guint64) (*value++ - '0');
    }
  /* Breaks inside a footnote that runs over a page have no number; front matter has roman ones. Neither counts. */
  if (page > 0)
    {
      if (self->rule != NULL)
        {
          if (!self->has_page)
            self->rule->first_page = (guint) page - (self->has_text && page > 1 ? 1 : 0);
          self->rule->last_page = (guint) page;
          self->has_page = TRUE;
        }
      self->page = (guint) page;
    }
  if (self->block != NULL)
    rej_block_break_page (self->block, (guint) page);
}

static guint
heading_level (const RejElement *element,
               const xmlChar **attributes,
               int n_attributes)
{
  if (element->value > 0)
    return element->value;

  for (int i = 0; i < n_attributes; i++)
    {
      const char *value = (const char *) attributes[5 * i + 3];
      gsize length = (gsize) (attributes[5 * i + 4] - attributes[5 * i + 3]);

      if (strcmp ((const char *) attributes[5 * i], "SOURCE") != 0)
        continue;
      if (length == 3 && memcmp (value, "HED", 3) == 0)
        return 1;
      if (length == 3 && memcmp (value, "HD", 2) == 0 && g_ascii_isdigit (value[2]))
        return (guint) (value[2] - '0') + 1;
    }

  return 2;
}

/* E types that are raised or lowered: they cling to the word before them. */
static gboolean
is_raised (const RejElement *element,
           const xmlChar **attributes,
           int n_attributes)
{
  static const char *const raised[] = { "51", "52", "53", "54", "0731", "0732", "0735", "7333", "7462", "8145" };

  if (element->kind == REJ_ELEMENT_RAISED)
    return TRUE;
  if (element->name == NULL || strcmp (element->name, "E") != 0)
    return FALSE;

  for (int i = 0; i < n_attributes; i++)
    {
      gsize length = (gsize) (attributes[5 * i + 4] - attributes[5 * i + 3]);

      if (strcmp ((const char *) attributes[5 * i], "T") != 0)
        continue;
      for (gsize n = 0; n < G_N_ELEMENTS (raised); n++)
        if (strlen (raised[n]) == length && memcmp (raised[n], attributes[5 * i + 3], length) == 0)
          return TRUE;
    }

  return FALSE;
}

/* Elements that keep text going. An unknown one does inside a block. */
static gboolean
is_inline (RejRuleReader *self,
           RejElementKind kind)
{
  return kind == REJ_ELEMENT_INLINE || kind == REJ_ELEMENT_RAISED || kind == REJ_ELEMENT_REFERENCE ||
         kind == REJ_ELEMENT_PAGE || kind == REJ_ELEMENT_LINE || (kind == REJ_ELEMENT_UNKNOWN && self->block != NULL);
}

static void
begin_inline (RejRuleReader *self,
              RejRuleFrame *frame,
              const xmlChar **attributes,
              int n_attributes)
{
  frame->is_inline = TRUE;
  if (frame->element->kind == REJ_ELEMENT_PAGE)
    note_page (self, attributes, n_attributes);
  else if (self->block == NULL)
    return;
  else if (is_raised (frame->element, attributes, n_attributes))
    {
      frame->level = 1;
      rej_block_begin_mark (self->block, self->footnote >= 0 && g_array_index (self->rule->footnotes, RejFootnote, self->footnote).label == NULL);
    }
  else if (frame->element->kind == REJ_ELEMENT_REFERENCE)
    rej_block_refer (self->block);
  else
    rej_block_tag (self->block, frame->element->kind == REJ_ELEMENT_LINE ? REJ_BLOCK_TAG_LINE : REJ_BLOCK_TAG_INLINE);
}

static void
begin_container (RejRuleReader *self,
                 const RejElement *element)
{
  static const RejFootnote footnote = { 0 };

  switch ((int) element->kind)
    {
    case REJ_ELEMENT_PREAMBLE:
      if (self->preamble_depth == 0)
        self->preamble_depth = self->depth;
      break;
    case REJ_ELEMENT_PART:
      self->part = (RejRulePart) element->value;
      break;
    case REJ_ELEMENT_SECTION:
      self->part = REJ_RULE_PART_REGULATION;
      self->section = -1;
      break;
    case REJ_ELEMENT_FOOTNOTE:
      self->footnote = (int) self->rule->footnotes->len;
      g_array_append_val (self->rule->footnotes, footnote);
      break;
    case REJ_ELEMENT_TABLE:
      self->rule->n_tables++;
      break;
    case REJ_ELEMENT_ROW:
      g_clear_pointer (&self->row_block, rej_block_free);
      self->row_block = rej_block_new (self->spacing, self->page, current_line (self));
      break;
    default:
      break;
    }
}

static gboolean
check_root (RejRuleReader *self,
            const RejElement *element,
            const char *name)
{
  if (self->depth > 0)
    return TRUE;
  self->is_collection = element->kind == REJ_ELEMENT_COLLECTION;
  if (self->is_collection || element->kind == REJ_ELEMENT_DOCUMENT)
    return TRUE;

  self->error = g_error_new (REJ_RULE_ERROR, REJ_RULE_ERROR_INVALID,
                             /* Translators: %u is a line number, %s the name of an XML element. */
                             _("Line %u, in element <%s>: This is not a Federal Register document. Rejoinder reads files whose first element is RULE, PRORULE, NOTICE, PRESDOCU, CORRECT or FEDREG."),
                               current_line (self), name);
  xmlStopParser (self->parser);

  return FALSE;
}

/* A block that begins inside another, or beside loose text, ends or interrupts it. */
static void
interrupt (RejRuleReader *self)
{
  RejRuleFrame *parent = self->depth > 0 ? &self->frames[self->depth - 1] : NULL;

  if (parent == NULL || self->block == NULL)
    return;
  if (parent->block != NULL && !rej_element_makes_block (parent->element->kind))
    rej_rule_reader_close_block (self, parent);
  else
    rej_block_tag (self->block, REJ_BLOCK_TAG_LINE);
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
  RejRuleReader *self = data;
  const RejElement *element = rej_element_lookup ((const char *) local_name);
  RejRuleFrame *frame;

  if (self->error != NULL || !check_root (self, element, (const char *) local_name))
    return;
  if (self->depth == REJ_RULE_MAX_DEPTH)
    {
      fail (self, REJ_RULE_ERROR_INVALID, _("Elements lie in each other more than %d deep. No Federal Register document does that."), REJ_RULE_MAX_DEPTH);
      return;
    }

  if (self->skip_depth == 0 && !is_inline (self, element->kind))
    interrupt (self);
  frame = &self->frames[self->depth++];
  *frame = (RejRuleFrame) { .element = element, .name = (const char *) local_name, .outer = self->block, .heading = self->heading, .section = self->section, .footnote = self->footnote, .part = self->part };
  if (self->skip_depth > 0)
    return;

  if (element->kind == REJ_ELEMENT_SKIP)
    self->skip_depth = self->depth;
  else if (is_inline (self, element->kind))
    begin_inline (self, frame, attributes, n_attributes);
  else if (element->kind == REJ_ELEMENT_DOCUMENT && self->rule == NULL)
    begin_document (self, element);
  else if (rej_element_makes_block (element->kind))
    {
      frame->level = element->kind == REJ_ELEMENT_HEADING ? heading_level (element, attributes, n_attributes) : 0;
      frame->block = rej_block_new (self->spacing, self->page, current_line (self));
      self->block = frame->block;
      if (self->rule != NULL && element->kind == REJ_ELEMENT_BLOCK && element->value == REJ_PASSAGE_AMENDMENT)
        self->rule->n_amendments++;
    }
  else
    {
      self->block = NULL;
      if (self->rule != NULL)
        begin_container (self, element);
    }
}

static void
end_row (RejRuleReader *self)
{
  g_autoptr (RejBlock) row = g_steal_pointer (&self->row_block);

  if (row != NULL && row->text->len > 0)
    rej_rule_reader_add_passage (self, row, REJ_PASSAGE_TABLE);
}

static void
end_inline (RejRuleReader *self,
            RejRuleFrame *frame)
{
  if (self->block == NULL)
    return;
  if (frame->level > 0)
    rej_block_end_mark (self->block);
  else if (frame->element->kind == REJ_ELEMENT_INLINE || frame->element->kind == REJ_ELEMENT_UNKNOWN)
    rej_block_tag (self->block, REJ_BLOCK_TAG_INLINE);
}

static void
end_element_cb (void *data,
                const xmlChar *local_name,
                const xmlChar *prefix,
                const xmlChar *uri)
{
  RejRuleReader *self = data;
  RejRuleFrame *frame;

  if (self->error != NULL || self->depth == 0)
    return;

  frame = &self->frames[self->depth - 1];
  if (self->skip_depth > 0)
    {
      if (self->skip_depth == self->depth)
        self->skip_depth = 0;
    }
  else if (frame->is_inline)
    end_inline (self, frame);
  else
    {
      rej_rule_reader_close_block (self, frame);
      if (self->rule != NULL && frame->element->kind == REJ_ELEMENT_ROW)
        end_row (self);
      if (self->preamble_depth == self->depth)
        self->preamble_depth = 0;
      if (self->rule != NULL && self->document_depth == self->depth)
        end_document (self);
      self->block = frame->outer;
      if (!rej_element_makes_block (frame->element->kind)) /* headings hold as far as the element they stand in */
        {
          self->heading = frame->heading;
          self->section = frame->section;
          self->footnote = frame->footnote;
          self->part = frame->part;
        }
    }
  self->depth--;
}

static gboolean
is_blank (const char *text,
          gsize length)
{
  for (gsize i = 0; i < length; i++)
    if ((guchar) text[i] > ' ')
      return FALSE;

  return TRUE;
}

/* Text outside every block, as in an EXTRACT or an element nobody knows: nothing that was printed is dropped. */
static void
begin_loose_text (RejRuleReader *self)
{
  guint depth = self->depth;

  while (depth > 0 && self->frames[depth - 1].is_inline)
    depth--;
  g_assert (depth > 0); /* the root is never inline */
  self->frames[depth - 1].block = rej_block_new (self->spacing, self->page, current_line (self));
  self->block = self->frames[depth - 1].block;
}

static void
characters_cb (void *data,
               const xmlChar *text,
               int length)
{
  RejRuleReader *self = data;

  if (self->error != NULL || self->skip_depth > 0 || self->depth == 0)
    return;
  if (self->block == NULL || (self->rule != NULL && !self->has_page && !self->has_text))
    {
      if (is_blank ((const char *) text, (gsize) length))
        {
          if (self->block != NULL)
            rej_block_add (self->block, (const char *) text, (gsize) length);
          return;
        }
      if (self->rule != NULL)
        self->has_text = TRUE;
    }
  if (self->block == NULL && self->rule != NULL)
    begin_loose_text (self);
  if (self->block != NULL)
    rej_block_add (self->block, (const char *) text, (gsize) length);
}

static void
internal_subset_cb (void *data,
                    const xmlChar *name,
                    const xmlChar *external_id,
                    const xmlChar *system_id)
{
  fail (data, REJ_RULE_ERROR_INVALID, _("The file declares a document type (<!DOCTYPE …>), which can make a small file grow without end. Federal Register files have none, so Rejoinder does not read it."));
}

static void
report_parser_error (RejRuleReader *self,
                     const xmlError *problem)
{
  /* the parser quotes bytes of the file as they are */
  g_autofree char *detail = g_utf8_make_valid (problem->message != NULL ? problem->message : "", -1);

  g_strstrip (detail);
  switch (problem->code)
    {
    case XML_ERR_INVALID_CHAR:
    case XML_ERR_INVALID_ENCODING:
    case XML_ERR_UNKNOWN_ENCODING:
    case XML_ERR_UNSUPPORTED_ENCODING:
    case XML_I18N_CONV_FAILED:
    case XML_I18N_NO_OUTPUT:
      fail (self, REJ_RULE_ERROR_INVALID, _("There are bytes that are not text in the file's encoding. The file may be damaged or not XML at all."));
      break;
    case XML_ERR_UNDECLARED_ENTITY:
    case XML_WAR_UNDECLARED_ENTITY:
      /* Translators: %s is a short technical message in English. */
      fail (self, REJ_RULE_ERROR_INVALID, _("The file uses a named character that XML does not know (%s). Only &amp;, &lt;, &gt;, &quot; and &apos; are allowed."), detail);
      break;
    case XML_ERR_DOCUMENT_EMPTY:
      fail (self, REJ_RULE_ERROR_INVALID, _("The file is not XML: it does not begin with an element."));
      break;
    case XML_ERR_TAG_NOT_FINISHED:
    case XML_ERR_DOCUMENT_END:
      fail (self, REJ_RULE_ERROR_INVALID, _("The file ends before the element is closed. It may have been cut off while it was copied or downloaded."));
      break;
    default:
      /* Translators: %s is a short technical message in English. */
      fail (self, REJ_RULE_ERROR_INVALID, _("The XML is broken (%s)."), detail);
      break;
    }
}

static void error_cb (void *data,
                      const char *format,
                      ...) G_GNUC_PRINTF (2, 3);

static void
error_cb (void *data,
          const char *format,
          ...)
{
  RejRuleReader *self = data;
  const xmlError *problem = xmlCtxtGetLastError (self->parser);

  /* Undeclared prefixes and the like are no matter of ours. */
  if (problem != NULL && problem->level == XML_ERR_FATAL)
    report_parser_error (self, problem);
}

static gboolean
check_bytes (const char *bytes,
             gsize length,
             GError **error)
{
  const char *nul;
  guint line = 1;

  if (length > MAX_FILE_BYTES)
    {
      g_set_error (error, REJ_RULE_ERROR, REJ_RULE_ERROR_TOO_LARGE,
                   /* Translators: %d is a number of megabytes. */
                   _("The file is larger than %d MB, the most that Rejoinder reads as a Federal Register document."), MAX_FILE_BYTES / 1024 / 1024);
      return FALSE;
    }
  if (length >= 2 && (memcmp (bytes, "\xff\xfe", 2) == 0 || memcmp (bytes, "\xfe\xff", 2) == 0))
    return TRUE; /* UTF-16 is full of them */
  nul = length > 0 ? memchr (bytes, '\0', length) : NULL;
  if (nul == NULL && length > 0)
    return TRUE;
  if (nul == NULL)
    {
      g_set_error (error, REJ_RULE_ERROR, REJ_RULE_ERROR_INVALID, _("The file is empty."));
      return FALSE;
    }

  for (const char *p = bytes; p < nul; p++)
    line += *p == '\n';
  /* Translators: %u is a line number. */
  g_set_error (error, REJ_RULE_ERROR, REJ_RULE_ERROR_INVALID, _("Line %u holds a NUL byte, so the file is not a text file. It may be damaged or compressed."), line);

  return FALSE;
}

static void
report_not_found (RejRuleReader *self,
                  GError **error)
{
  g_autofree char *numbers = NULL;

  g_ptr_array_add (self->numbers, NULL);
  numbers = g_strjoinv (", ", (char **) self->numbers->pdata);
  if (self->numbers->len == 1)
    g_set_error (error, REJ_RULE_ERROR, REJ_RULE_ERROR_NO_DOCUMENT, _("The file holds no Federal Register document with a number."));
  else if (self->wanted == NULL)
    g_set_error (error, REJ_RULE_ERROR, REJ_RULE_ERROR_SEVERAL,
                 /* Translators: %s is a list of document numbers. */
                 _("The file is a daily issue of the Federal Register. Say which of its documents to read: %s."), numbers);
  else
    g_set_error (error, REJ_RULE_ERROR, REJ_RULE_ERROR_NO_DOCUMENT,
                 /* Translators: the first %s is a document number, the second a list of such numbers. */
                 _("Document %s is not in the file, which holds: %s."), self->wanted, numbers);
}

static void
run_parser (RejRuleReader *self,
            const char *bytes,
            gsize length)
{
  xmlSAXHandler handler = { 0 };

  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = start_element_cb;
  handler.endElementNs = end_element_cb;
  handler.characters = characters_cb;
  handler.cdataBlock = characters_cb;
  handler.ignorableWhitespace = characters_cb;
  handler.internalSubset = internal_subset_cb;
  handler.error = error_cb;
  handler.fatalError = error_cb;

  xmlInitParser ();
  self->parser = xmlCreateMemoryParserCtxt (bytes, (int) length);
  g_assert (self->parser != NULL); /* fails only without memory */
  xmlCtxtUseOptions (self->parser, XML_PARSE_NONET | XML_PARSE_HUGE); /* the limits are ours */
  *self->parser->sax = handler;
  self->parser->userData = self;
  xmlParseDocument (self->parser);
  if (self->error == NULL && !self->parser->wellFormed)
    fail (self, REJ_RULE_ERROR_INVALID, _("The XML is broken."));
  xmlFreeParserCtxt (self->parser);
}

static void
reader_clear (RejRuleReader *self)
{
  for (guint i = 0; i < self->depth; i++)
    g_clear_pointer (&self->frames[i].block, rej_block_free);
  g_clear_pointer (&self->row_block, rej_block_free);
  g_clear_pointer (&self->rule, rej_rule_unref);
  g_clear_pointer (&self->found, rej_rule_unref);
  g_clear_error (&self->error);
  g_ptr_array_unref (self->numbers);
  g_free (self->date);
  g_free (self);
}

/* Reads the XML alone. @document_number may have any kind of dash. */
RejRule *
rej_rule_read (GBytes *xml,
               const char *document_number,
               GError **error)
{
  g_autofree char *wanted = document_number != NULL ? rej_rule_normalize_dashes (document_number) : NULL;
  gsize length;
  const char *bytes = g_bytes_get_data (xml, &length);
  RejRule *rule = NULL;
  RejRuleReader *self;

  if (!check_bytes (bytes, length, error))
    return NULL;

  self = g_new0 (RejRuleReader, 1);
  self->wanted = wanted != NULL ? g_strstrip (wanted) : NULL;
  self->spacing = rej_block_guess_spacing (bytes, length);
  self->numbers = g_ptr_array_new_with_free_func (g_free);
  self->heading = -1;
  self->section = -1;
  self->footnote = -1;
  run_parser (self, bytes, length);
  if (self->error != NULL)
    g_propagate_error (error, g_steal_pointer (&self->error));
  else if (self->found == NULL)
    report_not_found (self, error);
  else
    rule = g_steal_pointer (&self->found);
  reader_clear (self);

  return rule;
}
