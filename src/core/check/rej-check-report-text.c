/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-config.h"

#include "rej-check-report-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rej-comment-box.h"
#include "rej-online-check.h"

/* Columns of the source that are shown of a line, and of them before what is reported. */
#define SHOWN_COLUMNS 76
#define SHOWN_BEFORE 28

#define BOLD "\033[1m"
#define PLAIN "\033[0m"

typedef struct
{
  RejCheckReport *report;
  GString *text;
  gboolean in_colour;
  RejReportPlace start;
  RejReportPlace end;
} Printer;

static const char *
severity_name (RejFindingSeverity severity)
{
  const char *const names[] = {
    [REJ_FINDING_ERROR] = C_ ("severity", "error"),
                             [REJ_FINDING_WARNING] = C_ ("severity", "warning"),
                                                        [REJ_FINDING_SUGGESTION] = C_ ("severity", "suggestion"),
                                                        };

  return names[severity];
}

static const char *
colour (const Printer *printer,
        RejFindingSeverity severity)
{
  static const char *const colours[] = {
    [REJ_FINDING_ERROR] = "\033[1;31m",
    [REJ_FINDING_WARNING] = "\033[1;33m",
    [REJ_FINDING_SUGGESTION] = "\033[1;36m",
  };

  return printer->in_colour ? colours[severity] : "";
}

static const char *
style (const Printer *printer,
       const char *sequence)
{
  return printer->in_colour ? sequence : "";
}

static guint
width_of (gunichar c)
{
  return g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2
                                                              : 1;
}

/* What a terminal must not be told by a file: control characters, and those that turn the direction of the text. */
static gboolean
is_unsafe (gunichar c)
{
  return g_unichar_iscntrl (c) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

static gboolean
ends_line (const char *at)
{
  return *at == '\0' || *at == '\n' || *at == '\r';
}

/* Copies what lies between @from and @end on one line, at most @columns of it; returns the columns it takes. */
static guint
append_shown (GString *out,
              const char **from,
              const char *end,
              guint columns)
{
  guint taken = 0;

  while (*from < end && !ends_line (*from))
    {
      gunichar c = g_utf8_get_char (*from);
      guint width;

      c = c == '\t' ? ' ' : is_unsafe (c) ? 0xFFFD
                                          : c;
      width = width_of (c);
      if (taken + width > columns)
        break;
      g_string_append_unichar (out, c);
      taken += width;
      *from = g_utf8_next_char (*from);
    }

  return taken;
}

/* Where the excerpt of a line begins: not too far before what is reported. */
static const char *
excerpt_start (const char *source,
               const char *at)
{
  guint columns = 0;

  while (at > source && columns < SHOWN_BEFORE)
    {
      const char *before = g_utf8_prev_char (at);

      if (*before == '\n' || *before == '\r')
        break;
      columns += width_of (g_utf8_get_char (before));
      at = before;
    }

  return at;
}

/* The line of the source with carets under what is reported. */
static void
append_excerpt (Printer *printer,
                RejFindingSeverity severity)
{
  g_autofree char *number = g_strdup_printf ("%u", printer->start.line);
  g_autoptr (GString) shown = g_string_new (NULL);
  const char *source = printer->report->source;
  const char *from = excerpt_start (source, printer->start.at);
  gboolean is_cut = from > source && from[-1] != '\n' && from[-1] != '\r';
  guint before, under;

  if (is_cut)
    g_string_append (shown, "…");
  before = append_shown (shown, &from, printer->start.at, SHOWN_COLUMNS) + is_cut;
  under = append_shown (shown, &from, printer->end.at, SHOWN_COLUMNS - before);
  append_shown (shown, &from, from + strlen (from), SHOWN_COLUMNS - before - under);
  if (!ends_line (from))
    g_string_append (shown, "…");
  if (shown->len == 0)
    return;

  g_string_append_printf (printer->text, "%6s | %s\n", number, shown->str);
  g_string_append_printf (printer->text, "%6s | %*s%s", "", (int) before, "", colour (printer, severity));
  for (guint i = 0; i < MAX (under, 1); i++)
    g_string_append_c (printer->text, '^');
  g_string_append_printf (printer->text, "%s\n", style (printer, PLAIN));
}

/* What the text would be with the fix, from where either begins to where either ends. */
static void
append_fix (Printer *printer,
            RejFindingItem *item,
            guint start,
            guint end)
{
  g_autoptr (GString) fixed = g_string_new (NULL);
  g_autoptr (GString) shown = g_string_new (NULL);
  guint fix_start, fix_end, body = printer->report->body;
  RejReportPlace place = printer->start;
  const char *from, *replacement;

  if (!rej_finding_item_get_fix (item, &fix_start, &fix_end, &replacement))
    return;
  rej_report_place_move (&place, printer->report->source, body + MIN (start, fix_start));
  from = place.at;
  rej_report_place_move (&place, printer->report->source, body + fix_start);
  g_string_append_len (fixed, from, place.at - from);
  g_string_append (fixed, replacement);
  rej_report_place_move (&place, printer->report->source, body + fix_end);
  from = place.at;
  rej_report_place_move (&place, printer->report->source, body + MAX (end, fix_end));
  g_string_append_len (fixed, from, place.at - from);
  g_strdelimit (fixed->str, "\r\n", ' ');
  from = fixed->str;
  append_shown (shown, &from, fixed->str + fixed->len, SHOWN_COLUMNS);
  if (shown->len == 0 || !ends_line (from))
    return;

  /* Translators: %s is how the words above would be better. */
  g_string_append_printf (printer->text, _ ("%6s = perhaps: %s"), "", shown->str);
  g_string_append_c (printer->text, '\n');
}

static void
append_finding (Printer *printer,
                RejFindingItem *item)
{
  RejFindingSeverity severity = rej_finding_item_get_severity (item);
  const char *code = rej_finding_item_get_code (item);
  guint start, end;

  if (!rej_finding_item_get_range (item, &start, &end))
    return;
  rej_report_place_move (&printer->start, printer->report->source, start + printer->report->body);
  printer->end = printer->start;
  rej_report_place_move (&printer->end, printer->report->source, end + printer->report->body);
  g_string_append_printf (printer->text, "%s%s:%u:%u:%s %s%s:%s %s [%s]\n", style (printer, BOLD), printer->report->name,
                          printer->start.line, printer->start.column, style (printer, PLAIN), colour (printer, severity),
                          severity_name (severity), style (printer, PLAIN), rej_finding_item_get_message (item), code);
  /* What may be private is not repeated: the logs of a machine are read by others. */
  if (g_str_has_prefix (code, "private-"))
    return;
  append_excerpt (printer, severity);
  append_fix (printer, item, start, end);
}

typedef struct
{
  RejCheckReport *report;
  GHashTable *seen; /* questions */
  GHashTable *reasons; /* why a service could not be asked, as "service: reason" */
  guint n[REJ_VERIFICATION_COULD_NOT_ASK + 1];
} Tally;

static void
tally_citation (const RejCheckCitation *citation,
                gpointer user_data)
{
  Tally *tally = user_data;
  RejVerification *verification = rej_online_get_verification (citation->citations, citation->position, rej_check_report_get_verifications (tally->report));

  if (verification == NULL || !g_hash_table_add (tally->seen, verification))
    return;
  tally->n[verification->state]++;
  if (verification->reason != NULL)
    g_hash_table_add (tally->reasons, g_strdup_printf ("%s: %s", rej_online_service_get_title (verification->service), verification->reason));
}

/* What came of asking: each authority once, and each reason once. */
static void
append_online (GString *text,
               RejCheckReport *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) reasons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Tally tally = { self, seen, reasons };
  GHashTableIter iter;
  gpointer reason = NULL;

  if (rej_verification_set_get_n (rej_check_report_get_verifications (self)) == 0)
    return;
  rej_check_foreach_citation (self->check, tally_citation, &tally);
  /* Translators: how many authorities came out how, when services were asked about them */
  g_string_append_printf (text, _ ("Asked online: %u found, %u not found, %u where there are several, %u that could not be asked about.\n"),
                                  tally.n[REJ_VERIFICATION_FOUND], tally.n[REJ_VERIFICATION_NOT_FOUND], tally.n[REJ_VERIFICATION_SEVERAL], tally.n[REJ_VERIFICATION_COULD_NOT_ASK]);
  g_hash_table_iter_init (&iter, reasons);
  while (g_hash_table_iter_next (&iter, &reason, NULL))
    g_string_append_printf (text, "  %s\n", (const char *) reason);
}

static void
append_summary (GString *text,
                RejCheckReport *self)
{
  guint n_citations = rej_check_get_n_citations (self->check);
  guint n_errors = rej_check_get_n_findings (self->check, REJ_FINDING_ERROR);
  guint n_warnings = rej_check_get_n_findings (self->check, REJ_FINDING_WARNING);
  guint n_suggestions = rej_check_get_n_findings (self->check, REJ_FINDING_SUGGESTION);

  g_string_append_printf (text, ngettext ("%s: %u citation found", "%s: %u citations found", n_citations), self->name, n_citations);
  g_string_append (text, ". ");
  if (n_errors + n_warnings + n_suggestions == 0)
    {
      g_string_append (text, _ ("The checks found nothing to look at. That does not mean that everything is right."));
    }
  else
    {
      g_string_append_printf (text, ngettext ("%u error", "%u errors", n_errors), n_errors);
      g_string_append (text, ", ");
      g_string_append_printf (text, ngettext ("%u warning", "%u warnings", n_warnings), n_warnings);
      g_string_append (text, ", ");
      g_string_append_printf (text, ngettext ("%u suggestion", "%u suggestions", n_suggestions), n_suggestions);
      g_string_append_c (text, '.');
    }
  g_string_append_c (text, '\n');
}

/* How often a code was reported. */
typedef struct
{
  const char *code;
  RejFindingSeverity severity;
  guint n;
} CodeCount;

static int
compare_counts (gconstpointer a,
                gconstpointer b)
{
  const CodeCount *first = a, *second = b;

  if (first->severity != second->severity)
    return first->severity < second->severity ? -1 : 1;
  if (first->n != second->n)
    return first->n > second->n ? -1 : 1;

  return strcmp (first->code, second->code);
}

static void
count_code (GArray *counts,
            const char *code,
            RejFindingSeverity severity)
{
  CodeCount count = { code, severity, 1 };

  for (guint i = 0; i < counts->len; i++)
    if (g_array_index (counts, CodeCount, i).severity == severity && g_str_equal (g_array_index (counts, CodeCount, i).code, code))
      {
        g_array_index (counts, CodeCount, i).n++;
        return;
      }
  g_array_append_val (counts, count);
}

/* The kinds of findings, the gravest first. */
static void
append_groups (Printer *printer,
               GArray *counts)
{
  int width = 0;

  for (RejFindingSeverity severity = REJ_FINDING_ERROR; severity <= REJ_FINDING_SUGGESTION; severity++)
    width = MAX (width, (int) g_utf8_strlen (severity_name (severity), -1));
  g_array_sort (counts, compare_counts);
  for (guint i = 0; i < counts->len; i++)
    {
      const CodeCount *count = &g_array_index (counts, CodeCount, i);
      const char *name = severity_name (count->severity);

      g_string_append_printf (printer->text, "%6u  %s%s%s%*s  %s\n", count->n, colour (printer, count->severity), name, style (printer, PLAIN),
                              width - (int) g_utf8_strlen (name, -1), "", count->code);
    }
}

/**
 * rej_check_report_to_text:
 * @self: a report
 * @in_colour: whether it goes to a terminal that shows colours
 *
 * Gives what `rejoinder-cli check` prints for people: each finding as compilers print them, with the line of the source
 * and carets under what is meant, then a summary and how often each code was reported.
 *
 * Returns: (transfer full): translated text that ends in a line feed
 */
char *
rej_check_report_to_text (RejCheckReport *self,
                          gboolean in_colour)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (CodeCount));
  Printer printer = { self, text, in_colour, { NULL }, { NULL } };
  guint n_findings;

  g_return_val_if_fail (self != NULL, NULL);

  n_findings = g_list_model_get_n_items (G_LIST_MODEL (self->check));
  for (guint i = 0; i < n_findings; i++)
    {
      g_autoptr (RejFindingItem) item = g_list_model_get_item (G_LIST_MODEL (self->check), i);

      append_finding (&printer, item);
      count_code (counts, rej_finding_item_get_code (item), rej_finding_item_get_severity (item));
    }
  if (n_findings > 0)
    g_string_append_c (text, '\n');
  append_online (text, self);
  append_summary (text, self);
  append_groups (&printer, counts);

  return g_string_free_and_steal (g_steal_pointer (&text));
}

/**
 * rej_check_report_counts_to_text:
 * @self: a report
 *
 * Gives what `rejoinder-cli count` prints for people.
 *
 * Returns: (transfer full): translated text that ends in a line feed
 */
char *
rej_check_report_counts_to_text (RejCheckReport *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const struct
  {
    const char *label;
    guint value;
  } rows[] = {
    { _ ("Words"), self->counts.words },
      { _ ("Words, by spaces"), self->counts.words_by_spaces },
        { _ ("Words, with footnotes"), self->counts.words_with_footnotes },
          { _ ("Characters as filed"), self->counts.characters },
            { _ ("Bytes as filed"), self->counts.bytes },
              { _ ("Sentences"), self->counts.sentences },
                { _ ("Paragraphs"), self->counts.paragraphs },
              };
  int width = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    width = MAX (width, (int) g_utf8_strlen (rows[i].label, -1));
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_string_append_printf (text, "%s%*s  %9u\n", rows[i].label, width - (int) g_utf8_strlen (rows[i].label, -1), "", rows[i].value);

  if (rej_check_report_fits_box (self))
    g_string_append_printf (text, _ ("It fits the comment box, which takes %u characters and %u bytes."), REJ_COMMENT_BOX_LIMIT, REJ_COMMENT_BOX_LIMIT);
  else
    g_string_append_printf (text, _ ("It is longer than the comment box, which takes %u characters and %u bytes: it goes as a PDF."), REJ_COMMENT_BOX_LIMIT, REJ_COMMENT_BOX_LIMIT);
  g_string_append_c (text, '\n');

  return g_string_free_and_steal (g_steal_pointer (&text));
}
