/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "panel-fixture.h"
#include "rej-citation-fields.h"
#include "rej-insert-citation-dialog.h"

#include <string.h>

/* What is pasted, and how it is written in either style. */
static const struct
{
  const char *pasted;
  RejCitationFieldsKind kind;
  const char *bluebook;
  const char *fr;
} rows[] = {
  { "85 FR 56338, 56341 (Sept. 11, 2020)", REJ_CITATION_FIELDS_FR, "85 Fed. Reg. 56,338, 56,341 (Sept. 11, 2020)", "85 FR 56338, 56341 (Sept. 11, 2020)" },
  { "see 84 Fed. Reg. 1234", REJ_CITATION_FIELDS_FR, "84 Fed. Reg. 1234", "84 FR 1234" },
  { "8 CFR 103.16(a)(1)", REJ_CITATION_FIELDS_CFR, "8 C.F.R. § 103.16(a)(1)", "8 CFR 103.16(a)(1)" },
  { "8 CFR part 103", REJ_CITATION_FIELDS_CFR, "8 C.F.R. pt. 103", "8 CFR part 103" },
  { "5 USC 553(c)", REJ_CITATION_FIELDS_USC, "5 U.S.C. § 553(c)", "5 U.S.C. 553(c)" },
  { "Chevron v. NRDC, 467 U.S. 837, 842 (1984)", REJ_CITATION_FIELDS_CASE, "*Chevron v. NRDC*, 467 U.S. 837, 842 (1984)", "*Chevron v. NRDC*, 467 U.S. 837, 842 (1984)" },
  { "P.L. 104-4", REJ_CITATION_FIELDS_PUBL, "Pub. L. No. 104-4", "Pub. L. 104-4" },
  { "E.O. 13563", REJ_CITATION_FIELDS_EO, "Exec. Order No. 13,563", "Executive Order 13563" },
  { "109 Stat. 48, 50 (1995)", REJ_CITATION_FIELDS_STAT, "109 Stat. 48, 50 (1995)", "109 Stat. 48, 50 (1995)" },
  { "docket USCIS-2019-0007", REJ_CITATION_FIELDS_DOCKET, "Docket No. USCIS-2019-0007", "Docket No. USCIS-2019-0007" },
  { "RIN 1615-AC14", REJ_CITATION_FIELDS_RIN, "RIN 1615-AC14", "RIN 1615-AC14" },
  { "In re Foo, 5 F.3d 6 (9th Cir. 1993)", REJ_CITATION_FIELDS_CASE, "*In re Foo*, 5 F.3d 6 (9th Cir. 1993)", "*In re Foo*, 5 F.3d 6 (9th Cir. 1993)" },
  { "467 U.S. 837", REJ_CITATION_FIELDS_CASE, "467 U.S. 837", "467 U.S. 837" },
  { "5 U.S.C. app. 3", REJ_CITATION_FIELDS_OTHER, "5 U.S.C. app. § 3", "5 U.S.C. app. 3" },
  { "FR Doc. 2020-19145", REJ_CITATION_FIELDS_OTHER, "FR Doc. 2020-19145", "FR Doc. 2020-19145" },
};

static void
test_form (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RejCitationFieldsKind kind = REJ_CITATION_FIELDS_N_KINDS;
      char *fields[REJ_CITATION_FIELDS_MAX] = { NULL };
      g_autofree char *bluebook = NULL;
      g_autofree char *fr = NULL;

      g_test_message ("row %" G_GSIZE_FORMAT ": %s", i, rows[i].pasted);
      g_assert_true (rej_citation_fields_read (rows[i].pasted, &kind, fields));
      g_assert_cmpint (kind, ==, rows[i].kind);
      bluebook = rej_citation_fields_write (kind, (const char *const *) fields, REJ_CITE_STYLE_BLUEBOOK);
      fr = rej_citation_fields_write (kind, (const char *const *) fields, REJ_CITE_STYLE_FR);
      g_assert_cmpstr (bluebook, ==, rows[i].bluebook);
      g_assert_cmpstr (fr, ==, rows[i].fr);
      for (guint j = 0; j < REJ_CITATION_FIELDS_MAX; j++)
        g_free (fields[j]);
    }
}

static void
test_refuses (void)
{
  static const char *const texts[] = { "", "words", "Id. at 5", "85 Fed. Reg. at 56,341" };
  static const char *const nothing[] = { "", "", "", "" };
  RejCitationFieldsKind kind = 0;
  char *fields[REJ_CITATION_FIELDS_MAX] = { NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_false (rej_citation_fields_read (texts[i], &kind, fields));
  for (guint i = 0; i < REJ_CITATION_FIELDS_N_KINDS; i++)
    g_assert_null (rej_citation_fields_write (i, nothing, REJ_CITE_STYLE_BLUEBOOK));
}

static void
set_up (PanelFixture *fixture,
        gconstpointer data)
{
  panel_fixture_set_up (fixture);
}

static void
tear_down (PanelFixture *fixture,
           gconstpointer data)
{
  panel_fixture_tear_down (fixture);
}

static GtkWidget *
find_row (GtkWidget *root,
          const char *title)
{
  if (ADW_IS_ENTRY_ROW (root) && gtk_widget_get_mapped (root) && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_combo (GtkWidget *root)
{
  if (ADW_IS_COMBO_ROW (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_combo (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* A citation that is selected is taken apart, and what is made of it goes in its place. */
static void
test_selected (PanelFixture *fixture,
               gconstpointer data)
{
  GtkWidget *dialog = NULL;
  GtkTextBuffer *buffer = NULL;
  g_autofree char *text = NULL;
  GtkTextIter start;
  GtkTextIter end;

  panel_fixture_open (fixture, "---\nstyle: fr\n---\n\nSee 5 U.S.C. § 553(b) there.\n");
  buffer = GTK_TEXT_BUFFER (rej_document_get_buffer (fixture->document));
  gtk_text_buffer_get_iter_at_offset (buffer, &start, 4);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, 21);
  gtk_text_buffer_select_range (buffer, &start, &end);
  panel_fixture_show (fixture, gtk_label_new ("Comment"), 520, 760);
  dialog = GTK_WIDGET (rej_insert_citation_dialog_new (fixture->document));
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (fixture->window));
  panel_wait_until (panel_fixture_find_label (dialog, "5 U.S.C. 553(b)") != NULL);
  gtk_editable_set_text (GTK_EDITABLE (find_row (dialog, "Section")), "553, 706");
  panel_wait_until (panel_fixture_find_label (dialog, "5 U.S.C. 553 and 706(b)") != NULL);
  panel_fixture_click (dialog, "_Insert");
  text = panel_fixture_dup_text (fixture);
  g_assert_cmpstr (text, ==, "See 5 U.S.C. 553 and 706(b) there.\n");
}

static void
test_dialog (PanelFixture *fixture,
             gconstpointer data)
{
  GtkWidget *dialog = NULL;
  GtkWidget *paste = NULL;
  GtkWidget *combo = NULL;
  g_autofree char *text = NULL;

  panel_fixture_open (fixture, "---\ncitation: 85 FR 56338\ndocket: USCIS-2019-0007\n---\n\nThe rule is too broad.\n");
  rej_document_place_cursor (fixture->document, 22);
  panel_fixture_show (fixture, gtk_label_new ("Comment"), 520, 760);
  dialog = GTK_WIDGET (rej_insert_citation_dialog_new (fixture->document));
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (fixture->window));
  /* What the rule under comment tells is there already. */
  panel_wait_until (panel_fixture_find_label (dialog, "85 Fed. Reg. 56,338") != NULL);
  panel_fixture_spin (300);
  panel_fixture_take_pictures (fixture, "insert-citation");
  paste = find_row (dialog, "Paste a citation to take it apart");
  gtk_editable_set_text (GTK_EDITABLE (paste), "no citation");
  panel_wait_until (find_row (dialog, "This was not understood as a citation") != NULL);
  gtk_editable_set_text (GTK_EDITABLE (paste), "8 CFR 103.16(a)");
  panel_wait_until (panel_fixture_find_label (dialog, "8 C.F.R. § 103.16(a)") != NULL);
  g_assert_nonnull (find_row (dialog, "Section or part, such as 103.16"));
  panel_fixture_take_picture (fixture, "insert-citation-pasted");

  /* What would be found in the text is told here already; a kind that is come back to has what it had. */
  combo = find_combo (dialog);
  adw_combo_row_set_selected (ADW_COMBO_ROW (combo), REJ_CITATION_FIELDS_DOCKET);
  panel_wait_until (panel_fixture_find_label (dialog, "Docket No. USCIS-2019-0007") != NULL);
  gtk_editable_set_text (GTK_EDITABLE (find_row (dialog, "Docket number")), "USCIS-2019-0008");
  panel_wait_until (panel_fixture_find_label (dialog, "Error") != NULL);
  panel_fixture_take_picture (fixture, "insert-citation-finding");
  adw_combo_row_set_selected (ADW_COMBO_ROW (combo), REJ_CITATION_FIELDS_CFR);
  panel_wait_until (panel_fixture_find_label (dialog, "8 C.F.R. § 103.16(a)") != NULL);
  panel_fixture_click (dialog, "_Insert");
  text = panel_fixture_dup_text (fixture);
  g_assert_nonnull (strstr (text, "too broad. 8 C.F.R. § 103.16(a)"));
}

int
main (int argc,
      char *argv[])
{
  panel_fixture_init (&argc, &argv);

  g_test_add_func ("/insert-citation/kind", test_form);
  g_test_add_func ("/insert-citation/refuses", test_refuses);
  g_test_add ("/insert-citation/dialog", PanelFixture, NULL, set_up, test_dialog, tear_down);
  g_test_add ("/insert-citation/selected", PanelFixture, NULL, set_up, test_selected, tear_down);

  return g_test_run ();
}
