/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "panel-fixture.h"
#include "rej-citation-form.h"
#include "rej-insert-citation-dialog.h"

#include <string.h>

/* What is pasted, and how it is written in either style. */
static const struct
{
  const char *pasted;
  RejCitationForm form;
  const char *bluebook;
  const char *fr;
} rows[] = {
  { "85 FR 56338, 56341 (Sept. 11, 2020)", REJ_CITATION_FORM_FR, "85 Fed. Reg. 56,338, 56,341 (Sept. 11, 2020)", "85 FR 56338, 56341 (Sept. 11, 2020)" },
  { "see 84 Fed. Reg. 1234", REJ_CITATION_FORM_FR, "84 Fed. Reg. 1234", "84 FR 1234" },
  { "8 CFR 103.16(a)(1)", REJ_CITATION_FORM_CFR, "8 C.F.R. § 103.16(a)(1)", "8 CFR 103.16(a)(1)" },
  { "8 CFR part 103", REJ_CITATION_FORM_CFR, "8 C.F.R. pt. 103", "8 CFR part 103" },
  { "5 USC 553(c)", REJ_CITATION_FORM_USC, "5 U.S.C. § 553(c)", "5 U.S.C. 553(c)" },
  { "Chevron v. NRDC, 467 U.S. 837, 842 (1984)", REJ_CITATION_FORM_CASE, "*Chevron v. NRDC*, 467 U.S. 837, 842 (1984)", "*Chevron v. NRDC*, 467 U.S. 837, 842 (1984)" },
  { "P.L. 104-4", REJ_CITATION_FORM_PUBL, "Pub. L. No. 104-4", "Pub. L. 104-4" },
  { "E.O. 13563", REJ_CITATION_FORM_EO, "Exec. Order No. 13,563", "E.O. 13563" },
};

static void
test_form (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RejCitationForm form = REJ_CITATION_FORM_N_FORMS;
      char *fields[REJ_CITATION_FORM_N_FIELDS] = { NULL };
      g_autofree char *bluebook = NULL;
      g_autofree char *fr = NULL;

      g_test_message ("row %" G_GSIZE_FORMAT ": %s", i, rows[i].pasted);
      g_assert_true (rej_citation_form_read (rows[i].pasted, &form, fields));
      g_assert_cmpint (form, ==, rows[i].form);
      bluebook = rej_citation_form_compose (form, (const char *const *) fields, FALSE);
      fr = rej_citation_form_compose (form, (const char *const *) fields, TRUE);
      g_assert_cmpstr (bluebook, ==, rows[i].bluebook);
      g_assert_cmpstr (fr, ==, rows[i].fr);
      for (guint j = 0; j < REJ_CITATION_FORM_N_FIELDS; j++)
        g_free (fields[j]);
    }
}

static void
test_refuses (void)
{
  static const char *const texts[] = { "", "words", "Id. at 5", "85 Fed. Reg. at 56,341" };
  static const char *const nothing[] = { "", "", "", "" };
  RejCitationForm form = 0;
  char *fields[REJ_CITATION_FORM_N_FIELDS] = { NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_false (rej_citation_form_read (texts[i], &form, fields));
  for (guint i = 0; i < REJ_CITATION_FORM_N_FORMS; i++)
    g_assert_null (rej_citation_form_compose (i, nothing, FALSE));
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

static void
test_dialog (PanelFixture *fixture,
             gconstpointer data)
{
  GtkWidget *dialog = NULL;
  GtkWidget *paste = NULL;
  g_autofree char *text = NULL;

  panel_fixture_open (fixture, "---\ncitation: 85 FR 56338\n---\n\nThe rule is too broad.\n");
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
  panel_wait_until (find_row (dialog, "This was not understood as a citation of a kind below") != NULL);
  gtk_editable_set_text (GTK_EDITABLE (paste), "8 CFR 103.16(a)");
  panel_wait_until (panel_fixture_find_label (dialog, "8 C.F.R. § 103.16(a)") != NULL);
  g_assert_nonnull (find_row (dialog, "Section or part, such as 103.16"));
  panel_fixture_take_picture (fixture, "insert-citation-pasted");
  panel_fixture_click (dialog, "_Insert");
  text = panel_fixture_dup_text (fixture);
  g_assert_nonnull (strstr (text, "too broad. 8 C.F.R. § 103.16(a)"));
}

int
main (int argc,
      char *argv[])
{
  panel_fixture_init (&argc, &argv);

  g_test_add_func ("/insert-citation/form", test_form);
  g_test_add_func ("/insert-citation/refuses", test_refuses);
  g_test_add ("/insert-citation/dialog", PanelFixture, NULL, set_up, test_dialog, tear_down);

  return g_test_run ();
}
