/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rej-attachment-package.h"
#include "rej-attachment-picture.h"
#include "rej-attachment-reading.h"
#include "rej-attachment-xml.h"

/* How many names a sentence has room for. */
#define MAX_NAMES 3

/* What is found in the parts of one document, and told at the end. */
typedef struct
{
  RejAttachmentReading *reading;
  const char *part;
  RejAttachmentFacts *pictures;
  GString *value; /* of the element that is read, where its text is wanted */
  gboolean in_value;
  gboolean in_text;
  gboolean in_hidden_run;
  gboolean is_shared_string;
  char *author, *last_editor, *title, *company, *manager;
  GPtrArray *editors; /* who changed or commented */
  GPtrArray *hidden_sheets; /* their names */
  GPtrArray *paths;
  guint n_changes, n_comments, n_hidden_slides, n_notes, n_custom, n_hidden_rows;
  gboolean has_hidden_text, has_embedded, has_thumbnail, has_printer, has_connections, has_custom_data;
} Office;

static gboolean
is_one_of (const char *name,
           const char *const *names)
{
  return g_strv_contains (names, name);
}

static gboolean
is_below (const Office *self,
          const char *folder)
{
  return g_ascii_strncasecmp (self->part, folder, strlen (folder)) == 0;
}

static void
add_once (GPtrArray *list,
          char *text)
{
  g_autofree char *owned = text;

  if (owned != NULL && *g_strstrip (owned) != '\0' && !g_ptr_array_find_with_equal_func (list, owned, g_str_equal, NULL))
    g_ptr_array_add (list, g_steal_pointer (&owned));
}

/* Whether a switch of WordprocessingML is on: it is unless its value says no (ECMA-376, 17.17.4). */
static gboolean
is_on (int n_attributes,
       const char **attributes)
{
  g_autofree char *value = rej_attachment_xml_dup_attribute ("val", n_attributes, attributes);

  return value == NULL || !(g_str_equal (value, "0") || g_str_equal (value, "false") || g_str_equal (value, "off"));
}

static gboolean
is_true (const char *name,
         int n_attributes,
         const char **attributes)
{
  g_autofree char *value = rej_attachment_xml_dup_attribute (name, n_attributes, attributes);

  return value != NULL && (g_str_equal (value, "1") || g_str_equal (value, "true"));
}

/* Elements of WordprocessingML. */
static void
start_word (Office *self,
            const char *name,
            int n_attributes,
            const char **attributes)
{
  static const char *const changes[] = { "ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange",
                                         "tcPrChange", "trPrChange", "tblPrExChange", "tblGridChange", "numberingChange",
                                         "cellIns", "cellDel", "cellMerge", NULL };

  if (is_one_of (name, changes))
    {
      self->n_changes++;
      add_once (self->editors, rej_attachment_xml_dup_attribute ("author", n_attributes, attributes));
    }
  else if (g_str_equal (name, "comment"))
    {
      self->n_comments++;
      add_once (self->editors, rej_attachment_xml_dup_attribute ("author", n_attributes, attributes));
    }
  else if (g_str_equal (name, "r"))
    self->in_hidden_run = FALSE;
  else if (g_str_equal (name, "vanish") && !g_str_has_suffix (self->part, "styles.xml"))
    self->in_hidden_run = is_on (n_attributes, attributes);
  else if (g_str_equal (name, "tab"))
    rej_attachment_reading_add_text (self->reading, "\t", 1);
  else if (g_str_equal (name, "docVar"))
    self->n_custom++;
}

/* Elements of SpreadsheetML. */
static void
start_excel (Office *self,
             const char *name,
             int n_attributes,
             const char **attributes)
{
  if (g_str_equal (name, "sheet"))
    {
      g_autofree char *state = rej_attachment_xml_dup_attribute ("state", n_attributes, attributes);

      if (g_strcmp0 (state, "hidden") == 0 || g_strcmp0 (state, "veryHidden") == 0)
        add_once (self->hidden_sheets, rej_attachment_xml_dup_attribute ("name", n_attributes, attributes));
    }
  else if (g_str_equal (name, "absPath"))
    add_once (self->paths, rej_attachment_xml_dup_attribute ("url", n_attributes, attributes));
  else if (g_str_equal (name, "fileSharing"))
    add_once (self->editors, rej_attachment_xml_dup_attribute ("userName", n_attributes, attributes));
  else if ((g_str_equal (name, "row") || g_str_equal (name, "col")) && is_true ("hidden", n_attributes, attributes))
    self->n_hidden_rows++;
  else if (g_str_equal (name, "pivotCacheDefinition"))
    add_once (self->editors, rej_attachment_xml_dup_attribute ("refreshedBy", n_attributes, attributes));
  else if (g_str_equal (name, "comment") || g_str_equal (name, "threadedComment"))
    self->n_comments++;
  else if (g_str_equal (name, "person"))
    add_once (self->editors, rej_attachment_xml_dup_attribute ("displayName", n_attributes, attributes));
  else if (g_str_equal (name, "header") && is_below (self, "xl/revisions/"))
    {
      self->n_changes++;
      add_once (self->editors, rej_attachment_xml_dup_attribute ("userName", n_attributes, attributes));
    }
  else if (g_str_equal (name, "c"))
    {
      g_autofree char *type = rej_attachment_xml_dup_attribute ("t", n_attributes, attributes);

      self->is_shared_string = g_strcmp0 (type, "s") == 0 || g_strcmp0 (type, "b") == 0 || g_strcmp0 (type, "e") == 0;
    }
  else if (g_str_equal (name, "v"))
    self->in_text = !self->is_shared_string;
  else if (g_str_equal (name, "author"))
    {
      g_string_truncate (self->value, 0);
      self->in_value = TRUE;
    }
}

/* Elements of PresentationML. */
static void
start_powerpoint (Office *self,
                  const char *name,
                  int n_attributes,
                  const char **attributes)
{
  g_autofree char *shown = NULL;

  if (g_str_equal (name, "sld"))
    {
      shown = rej_attachment_xml_dup_attribute ("show", n_attributes, attributes);
      self->n_hidden_slides += shown != NULL && (g_str_equal (shown, "0") || g_str_equal (shown, "false"));
    }
  else if (g_str_equal (name, "cm"))
    self->n_comments++;
  else if (g_str_equal (name, "cmAuthor") || g_str_equal (name, "author"))
    add_once (self->editors, rej_attachment_xml_dup_attribute ("name", n_attributes, attributes));
}

/* What stands between parts: paths on the writer's own computer or network are nobody's business. */
static void
start_relationship (Office *self,
                    int n_attributes,
                    const char **attributes)
{
  g_autofree char *target = rej_attachment_xml_dup_attribute ("Target", n_attributes, attributes);

  if (target != NULL && (g_ascii_strncasecmp (target, "file:", 5) == 0 || g_str_has_prefix (target, "\\\\") ||
                         (g_ascii_isalpha (target[0]) && target[1] == ':' && (target[2] == '\\' || target[2] == '/'))))
    add_once (self->paths, g_steal_pointer (&target));
}

static void
start_cb (gpointer data,
          const char *name,
          int n_attributes,
          const char **attributes)
{
  static const char *const properties[] = { "creator", "lastModifiedBy", "title", "Company", "Manager", NULL };
  Office *self = data;

  if (g_str_has_suffix (self->part, ".rels"))
    {
      start_relationship (self, n_attributes, attributes);
      return;
    }
  if (is_below (self, "docProps/"))
    {
      self->n_custom += g_str_equal (name, "property");
      self->in_value = is_one_of (name, properties);
      g_string_truncate (self->value, 0);
      return;
    }
  if (g_str_equal (name, "t") || g_str_equal (name, "delText"))
    self->in_text = TRUE;
  if (is_below (self, "word/"))
    start_word (self, name, n_attributes, attributes);
  else if (is_below (self, "xl/"))
    start_excel (self, name, n_attributes, attributes);
  else if (is_below (self, "ppt/"))
    start_powerpoint (self, name, n_attributes, attributes);
}

static void
text_cb (gpointer data,
         const char *text,
         int length)
{
  Office *self = data;

  if (self->in_value && self->value->len < 1024)
    g_string_append_len (self->value, text, MIN (length, 1024));
  if (!self->in_text)
    return;
  rej_attachment_reading_add_text (self->reading, text, length);
  for (int i = 0; i < length && (self->in_hidden_run || self->n_notes == 0); i++)
    if (!g_ascii_isspace (text[i]))
      {
        self->has_hidden_text |= self->in_hidden_run;
        self->n_notes += is_below (self, "ppt/notesSlides/");
        break;
      }
}

static void
take_property (Office *self,
               const char *name)
{
  const struct
  {
    const char *name;
    char **value;
  } rows[] = {
    { "creator", &self->author },
    { "lastModifiedBy", &self->last_editor },
    { "title", &self->title },
    { "Company", &self->company },
    { "Manager", &self->manager },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_str_equal (name, rows[i].name) && *g_strstrip (self->value->str) != '\0')
      {
        g_free (*rows[i].value);
        *rows[i].value = g_strdup (self->value->str);
      }
}

static void
end_line (Office *self)
{
  const GString *text = self->reading->text;

  if (text->len > 0 && text->str[text->len - 1] != '\n')
    rej_attachment_reading_add_text (self->reading, "\n", 1);
}

static void
end_cb (gpointer data,
        const char *name)
{
  /* A cell, a string, a paragraph, a comment: words do not run on over their ends. */
  static const char *const breaks[] = { "p", "si", "c", "row", "br", "cr", "comment", "threadedComment", "cm", NULL };
  Office *self = data;

  if (self->in_value && is_below (self, "docProps/"))
    take_property (self, name);
  else if (self->in_value && g_str_equal (name, "author"))
    add_once (self->editors, g_strdup (self->value->str));
  self->in_value = FALSE;
  if (g_str_equal (name, "t") || g_str_equal (name, "delText") || g_str_equal (name, "v"))
    self->in_text = FALSE;
  else if (g_str_equal (name, "r"))
    self->in_hidden_run = FALSE;
  if (is_one_of (name, breaks))
    end_line (self);
}

/* What the name of a part says already. */
static void
look_at_name (Office *self,
              const char *name)
{
  if (strstr (name, "/embeddings/") != NULL || strstr (name, "/activeX/") != NULL)
    self->has_embedded = TRUE;
  else if (g_str_has_prefix (name, "docProps/thumbnail"))
    self->has_thumbnail = TRUE;
  else if (strstr (name, "/printerSettings/") != NULL)
    self->has_printer = TRUE;
  else if (g_str_equal (name, "xl/connections.xml") || g_str_has_prefix (name, "xl/externalLinks/"))
    self->has_connections = TRUE;
  else if (g_str_has_prefix (name, "customXml/item") && strstr (name, "Props") == NULL)
    self->has_custom_data = TRUE;
}

/* Photographs lie in a document as they came from the camera, with what the camera wrote. */
static void
look_at_picture (Office *self,
                 const RejAttachmentPart *part)
{
  if (rej_attachment_type_is_picture (rej_attachment_type_from_name (part->name)) && !g_str_has_prefix (part->name, "docProps/"))
    rej_attachment_picture_collect (part->bytes, self->pictures);
}

static char *
join_names (GPtrArray *names)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < names->len && i < MAX_NAMES; i++)
    g_string_append_printf (joined, "%s%.60s", i > 0 ? ", " : "", (const char *) g_ptr_array_index (names, i));
  if (names->len > MAX_NAMES)
    g_string_append (joined, ", …");
  return g_string_free_and_steal (joined);
}

static void
report_properties (Office *self)
{
  GPtrArray *findings = self->reading->findings;

  rej_attachment_reading_add_person (self->reading, self->author);
  rej_attachment_reading_add_person (self->reading, self->last_editor);
  rej_attachment_reading_add_person (self->reading, self->manager);
  for (guint i = 0; i < self->editors->len; i++)
    rej_attachment_reading_add_person (self->reading, g_ptr_array_index (self->editors, i));
  if (self->author != NULL)
    rej_attachment_findings_add (findings, "office-author", REJ_ATTACHMENT_WARNING, TRUE,
                                 /* Translators: %s is the name of a person, as the file has it. */
                                 _ ("The properties of the document name its author: “%s”."), self->author);
  if (self->last_editor != NULL && g_strcmp0 (self->last_editor, self->author) != 0)
    rej_attachment_findings_add (findings, "office-last-editor", REJ_ATTACHMENT_WARNING, TRUE, _ ("The properties of the document name who saved it last: “%s”."), self->last_editor);
  if (self->company != NULL || self->manager != NULL)
    rej_attachment_findings_add (findings, "office-company", REJ_ATTACHMENT_WARNING, TRUE, _ ("The properties of the document name a company or a manager: “%s”."), self->company != NULL ? self->company : self->manager);
  if (self->title != NULL)
    rej_attachment_findings_add (findings, "office-title", REJ_ATTACHMENT_NOTE, TRUE, _ ("The properties of the document give its title as “%s”."), self->title);
  if (self->n_custom > 0)
    rej_attachment_findings_add (findings, "office-custom-properties", REJ_ATTACHMENT_WARNING, TRUE, _ ("The document has properties of its own, such as the numbers that a document system gives. Others can read them."));
  if (self->paths->len > 0)
    rej_attachment_findings_add (findings, "office-path", REJ_ATTACHMENT_WARNING, TRUE,
                                 /* Translators: %s is the name of a folder or a file. */
                                 _ ("The document says where a file lies on your computer or network: “%s”."), (const char *) g_ptr_array_index (self->paths, 0));
  if (self->has_printer)
    rej_attachment_findings_add (findings, "office-printer", REJ_ATTACHMENT_NOTE, TRUE, _ ("The document has the settings of a printer in it, which may name the printer and the network it is on."));
  if (self->has_thumbnail)
    rej_attachment_findings_add (findings, "office-thumbnail", REJ_ATTACHMENT_NOTE, TRUE, _ ("The document has a small picture of its first page, which may show an earlier version."));
}

static void
report_content (Office *self)
{
  GPtrArray *findings = self->reading->findings;
  g_autofree char *editors = join_names (self->editors);
  g_autofree char *sheets = join_names (self->hidden_sheets);

  if (self->n_changes > 0)
    rej_attachment_findings_add (findings, "office-tracked-changes", REJ_ATTACHMENT_WARNING, TRUE,
                                 ngettext ("The document has %u tracked change: others can read what was deleted, and who changed what.",
                                           "The document has %u tracked changes: others can read what was deleted, and who changed what.", self->n_changes),
                                 self->n_changes);
  if (self->n_comments > 0)
    rej_attachment_findings_add (findings, "office-comments", REJ_ATTACHMENT_WARNING, TRUE,
                                 ngettext ("The document has %u comment in its margin.", "The document has %u comments in its margin.", self->n_comments),
                                 self->n_comments);
  if (self->editors->len > 0)
    rej_attachment_findings_add (findings, "office-people", REJ_ATTACHMENT_WARNING, TRUE,
                                 /* Translators: %s are names of people. */
                                 _ ("The document names people who changed or commented on it: %s."), editors);
  if (self->has_hidden_text)
    rej_attachment_findings_add (findings, "office-hidden-text", REJ_ATTACHMENT_WARNING, FALSE, _ ("The document has hidden text, which others can make visible. Show it in Word, and delete it or let it stand."));
  if (self->hidden_sheets->len > 0)
    rej_attachment_findings_add (findings, "office-hidden-sheets", REJ_ATTACHMENT_WARNING, FALSE,
                                 /* Translators: %s are names of sheets. */
                                 _ ("The workbook has hidden sheets, which others can make visible: %s."), sheets);
  if (self->n_hidden_rows > 0)
    rej_attachment_findings_add (findings, "office-hidden-rows", REJ_ATTACHMENT_WARNING, FALSE, _ ("The workbook has hidden rows or columns, which others can make visible."));
  if (self->n_hidden_slides > 0)
    rej_attachment_findings_add (findings, "office-hidden-slides", REJ_ATTACHMENT_WARNING, FALSE,
                                 ngettext ("The presentation has %u hidden slide, which others can make visible.", "The presentation has %u hidden slides, which others can make visible.", self->n_hidden_slides), self->n_hidden_slides);
  if (self->n_notes > 0)
    rej_attachment_findings_add (findings, "office-speaker-notes", REJ_ATTACHMENT_WARNING, FALSE, _ ("The presentation has notes for the speaker, which others can read."));
  if (self->has_embedded)
    rej_attachment_findings_add (findings, "office-embedded", REJ_ATTACHMENT_WARNING, FALSE, _ ("The document has other files in it, which Rejoinder did not look into."));
  if (self->has_connections)
    rej_attachment_findings_add (findings, "office-connections", REJ_ATTACHMENT_WARNING, FALSE, _ ("The workbook takes numbers from other files or a database, and says where these are."));
  if (self->has_custom_data)
    rej_attachment_findings_add (findings, "office-custom-data", REJ_ATTACHMENT_NOTE, FALSE, _ ("The document has data in it that a program or template put there. They are not shown on the page."));
}

static void
office_clear (Office *self)
{
  g_free (self->author);
  g_free (self->last_editor);
  g_free (self->title);
  g_free (self->company);
  g_free (self->manager);
  g_string_free (self->value, TRUE);
  g_ptr_array_unref (self->editors);
  g_ptr_array_unref (self->hidden_sheets);
  g_ptr_array_unref (self->paths);
  rej_attachment_facts_free (self->pictures);
}

/* Reads a document of Office Open XML (ECMA-376). */
void
rej_attachment_read_office (RejAttachmentReading *reading)
{
  static const RejAttachmentXmlHandler handler = { start_cb, end_cb, text_cb };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) parts = rej_attachment_package_read (reading->bytes, &error);
  Office self = { .reading = reading };

  if (parts == NULL)
    {
      rej_attachment_reading_add_package_error (reading, error);
      return;
    }
  self.value = g_string_new (NULL);
  self.editors = g_ptr_array_new_with_free_func (g_free);
  self.hidden_sheets = g_ptr_array_new_with_free_func (g_free);
  self.paths = g_ptr_array_new_with_free_func (g_free);
  self.pictures = rej_attachment_facts_new ();
  for (guint i = 0; i < parts->len; i++)
    {
      RejAttachmentPart *part = g_ptr_array_index (parts, i);
      g_autoptr (GError) broken = NULL;

      end_line (&self);
      look_at_name (&self, part->name);
      look_at_picture (&self, part);
      self.part = part->name;
      self.in_value = self.in_text = self.in_hidden_run = FALSE;
      if ((g_str_has_suffix (part->name, ".xml") || g_str_has_suffix (part->name, ".rels")) &&
          !rej_attachment_xml_scan (part->bytes, &handler, &self, &broken) &&
          rej_attachment_findings_find (reading->findings, "file-damaged") == NULL)
        {
          /* Here it is a document type, which the agency's program may refuse. */
          broken->code = G_IO_ERROR_INVALID_DATA;
          rej_attachment_reading_add_package_error (reading, broken);
        }
    }
  report_properties (&self);
  report_content (&self);
  rej_attachment_picture_report (reading, self.pictures);
  office_clear (&self);
}
