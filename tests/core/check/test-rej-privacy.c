/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-privacy.h"

#include <string.h>

static GPtrArray *
check (const char *text,
       const RejPrivacy *privacy)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func ((GDestroyNotify) rej_finding_unref);

  rej_privacy_check (text, strlen (text), privacy, findings);

  return findings;
}

/* "code:text", parted by " | " */
static char *
describe (const char *text,
          const RejPrivacy *privacy)
{
  g_autoptr (GPtrArray) findings = check (text, privacy);
  GString *found = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const RejFinding *finding = g_ptr_array_index (findings, i);

      g_assert_true (rej_privacy_is_private (finding->code));
      g_assert_cmpint (finding->severity, ==, REJ_FINDING_WARNING);
      g_assert_cmpint (finding->tier, ==, REJ_FINDING_TIER_COMMENT);
      g_assert_cmpstr (finding->fix, ==, REJ_PRIVACY_BLANK);
      g_string_append_printf (found, "%s%s:%.*s", found->len > 0 ? " | " : "", finding->code + strlen ("private-"), (int) (finding->end - finding->start), text + finding->start);
    }

  return g_string_free_and_steal (found);
}

static const struct
{
  const char *text;
  const char *found;
} positives[] = {
  { "My number is A123456789.", "a-number:A123456789" },
  { "My number is A12345678.", "a-number:A12345678" },
  { "A 123 456 789", "a-number:A 123 456 789" },
  { "A-123-456-789 and a#087654321", "a-number:A-123-456-789 | a-number:087654321" },
  { "A#012-345-678", "a-number:A#012-345-678" },
  { "Alien Registration Number: 123456789", "a-number:123456789" },
  { "my alien number is 123-456-789", "a-number:123-456-789" },
  { "My A-number: 1234567", "a-number:1234567" },
  { "Receipt IOE0912345678 came.", "receipt-number:IOE0912345678" },
  { "WAC-20-123-45678", "receipt-number:WAC-20-123-45678" },
  { "EAC 21 901 54321", "receipt-number:EAC 21 901 54321" },
  { "eac2190154321", "receipt-number:eac2190154321" },
  { "ABC1234567890", "receipt-number:ABC1234567890" },
  { "SSN 123-45-6789.", "ssn:123-45-6789" },
  { "123–45–6789", "ssn:123–45–6789" },
  { "my Social Security number, 123456789", "ssn:123456789" },
  { "SSN: 123 45 6789", "ssn:123 45 6789" },
  { "My passport number is X1234567.", "passport:X1234567" },
  { "Passport No. 512345678 expired.", "passport:512345678" },
  { "Kenyan passport AK0123456", "passport:AK0123456" },
  { "driver’s license D1234567", "licence:D1234567" },
  { "My driver's license number is S530-4609-1234.", "licence:S530-4609-1234" },
  { "I was born on March 3, 1987 in Oslo.", "birth-date:March 3, 1987" },
  { "I was born in Nairobi on 3 March 1987.", "birth-date:3 March 1987" },
  { "DOB: 03/04/1987", "birth-date:03/04/1987" },
  { "Date of birth 1987-03-04", "birth-date:1987-03-04" },
  { "My birthday is July 4.", "birth-date:July 4" },
  { "Call me at (202) 555-0143.", "phone:(202) 555-0143" },
  { "202-555-0143", "phone:202-555-0143" },
  { "My cell: 202 555 0143", "phone:202 555 0143" },
  { "Phone 2025550143", "phone:2025550143" },
  { "202.555.0143", "phone:202.555.0143" },
  { "+1 202-555-0143", "phone:+1 202-555-0143" },
  { "+254 20 123 4567", "phone:+254 20 123 4567" },
  { "phone: 555-0143", "phone:555-0143" },
  { "Write to jane.doe@example.com, please.", "email:jane.doe@example.com" },
  { "j_d+rule@mail.example.co.uk.", "email:j_d+rule@mail.example.co.uk" },
  { "jane.doe@agency.gov", "email:jane.doe@agency.gov" },
  { "I live at 12 Oak Street.", "address:12 Oak Street." },
  { "1600 Willow Creek Rd., Apt. 4B, Fort Worth, TX 76104", "address:1600 Willow Creek Rd., Apt. 4B, Fort Worth, TX 76104" },
  { "42 W 5th Ave, New York, NY", "address:42 W 5th Ave, New York, NY" },
  { "221B Baker Street, Unit 3", "address:221B Baker Street, Unit 3" },
  { "7 Elm Court, Reno, NV 89501-1234", "address:7 Elm Court, Reno, NV 89501-1234" },
  { "we live at 7 Elm Court", "address:7 Elm Court" },
  { "P.O. Box 123, Dayton, OH 45402", "address:P.O. Box 123, Dayton, OH 45402" },
  { "PO Box 77", "address:PO Box 77" },
  { "1234 NW Maple Lane", "address:1234 NW Maple Lane" },
  { "Card 4111 1111 1111 1111", "card:4111 1111 1111 1111" },
  { "5555555555554444", "card:5555555555554444" },
  { "3782-822463-10005", "card:3782-822463-10005" },
  { "bank account number 00123456789", "account:00123456789" },
  { "routing number 021000021", "account:021000021" },
  { "DRAFT", "draft:DRAFT" },
  { "DRAFT – do not cite", "draft:DRAFT" },
  { "[DRAFT] Comment on the rule", "draft:DRAFT" },
  { "DRAFT COMMENT", "draft:DRAFT" },
  { "Draft", "draft:Draft" },
  { "PRIVILEGED & CONFIDENTIAL", "privileged:PRIVILEGED & CONFIDENTIAL" },
  { "Attorney-Client Privileged", "privileged:Attorney-Client Privileged" },
  { "Attorney Work Product", "privileged:Attorney Work Product" },
  { "CONFIDENTIAL", "confidential:CONFIDENTIAL" },
  { "CONFIDENTIAL BUSINESS INFORMATION", "confidential:CONFIDENTIAL" },
  { "Confidential", "confidential:Confidential" },
  { "This draft is PRIVILEGED AND CONFIDENTIAL attorney work product.", "privileged:PRIVILEGED AND CONFIDENTIAL" },
  { "This draft is PRIVILEGED AND CONFIDENTIAL attorney work product. Nothing that follows was seen by anybody else.", "privileged:PRIVILEGED AND CONFIDENTIAL" },
  { "This document is CONFIDENTIAL. Please do not share.", "confidential:CONFIDENTIAL" },
  { "Confidential draft: for internal use only", "confidential:Confidential draft" },
  { "Not for distribution", "confidential:Not for distribution" },
  { "CONFIDENCIAL", "confidential:CONFIDENCIAL" },
  { "BORRADOR – no citar", "draft:BORRADOR" },
  { "My Social is 123456789.", "ssn:123456789" },
  { "SSN 123-45-6789. Passport No. 512345678.", "ssn:123-45-6789 | passport:512345678" },
  { "Passport No. 512345678. SSN 123456789", "passport:512345678 | ssn:123456789" },
  { "My A-number is 012345678, my SSN 123456789.", "a-number:012345678 | ssn:123456789" },
  { "I gave them my passport and my SSN, 123456789.", "ssn:123456789" },
  { "SSN 123-45-6789, account number 123456789", "ssn:123-45-6789 | account:123456789" },
  { "Mi número de Seguro Social es 123456789.", "ssn:123456789" },
  { "Mi pasaporte núm. G12345678 venció.", "passport:G12345678" },
  { "Nací el 4 de marzo de 1985 en Oaxaca.", "birth-date:4 de marzo de 1985" },
  { "Nací en Oaxaca el 1.º de enero del 1990.", "birth-date:1.º de enero del 1990" },
  { "Fecha de nacimiento: 04/03/1985", "birth-date:04/03/1985" },
  { "Mi hija, nacida el 12 de septiembre de 2010, estudia.", "birth-date:12 de septiembre de 2010" },
  { "Mi cumpleaños es el 4 de julio.", "birth-date:4 de julio" },
  { "For example, my mother lives at 12 Oak Street.", "address:12 Oak Street." },
  { "For example, if you write to me at 12 Oak Street, I answer.", "address:12 Oak Street" },
  { "I am A123456789, (202) 555-0143, x@example.org", "a-number:A123456789 | phone:(202) 555-0143 | email:x@example.org" },
};

/* What stands in every good comment and is nobody's secret. */
static const char *const near_misses[] = {
  "Docket No. USCIS-2019-0007, RIN 1615-AC14",
  "USCIS-2019-0007-0001 and EPA-HQ-OAR-2003-0129-0001",
  "FR Doc. 2020-19145; 85 Fed. Reg. 56,338, 56,341-42 (Sept. 11, 2020)",
  "OMB Control Number 1615-0001",
  "8 CFR 103.16(a); 17 C.F.R. § 240.10b-5; 40 CFR 60.5360a through 60.5375a",
  "5 U.S.C. §§ 553, 706(2)(A); 42 U.S.C. 7401-7671q",
  "Pub. L. No. 104-208, 110 Stat. 3009-546 (1996)",
  "Exec. Order No. 12,866, 58 Fed. Reg. 51,735 (Oct. 4, 1993)",
  "Motor Vehicle Mfrs. Ass’n v. State Farm, 463 U.S. 29, 43 (1983)",
  "No. 18-cv-00719, 2019 WL 1234567, at *3 (D.D.C. Apr. 12, 2019)",
  "Case No. 1:20-cv-01234-ABC; Civil Action No. 20-1234",
  "410 U.S. 113, 93 S. Ct. 705, 35 L. Ed. 2d 147",
  "a fee of $1,225.00 for 212 555 1000 people",
  "between 2010 and 2020 about 1,234,567 people filed; 123 456 789 did not",
  "Form I-485, Form N-400, Form I-765V, I-94",
  "ISBN 978-0-306-40615-7; doi 10.1000/123456; ISSN 1234-5679",
  "section 202-555-0100 of the code", /* a number of a section that looks like a telephone's */
  "§ 202-555-0143",
  "HTS 8471.30.0100 and NAICS 541110",
  "call 1-800-375-5283 or 800-767-1833",
  "A-570-967 and C-570-968", /* cases of the Department of Commerce */
  "Table A 12 345 678",
  "Part A 1234 of the form",
  "A person born on or after January 1, 1980, may file.",
  "children born before March 3, 1987 are included",
  "The law was born in the crisis of 1929.",
  "a birth certificate issued after September 11, 2001",
  "passport rules of 22 CFR part 51 and a passport fee of 130 dollars in 2020",
  "Facility Operating License No. NPF-11 and License No. DPR-46",
  "the driver’s license rules of 6 CFR 37.11",
  "the 2020 Supreme Court decision and the 9th Circuit",
  "In 2020 Federal Highway Administration staff met.",
  "12 Court of Appeals judges; 5 Way Out programs; 10 Square miles",
  "42 St. Louis families and 3 Martin Luther schools",
  "the 1990 Clean Air Act; 2 Lane Road",
  "comments@regulations.gov and public.comments@uscis.dhs.gov",
  "20 Massachusetts Avenue NW, Washington, DC 20529-2140",
  "1200 Pennsylvania Avenue NW., Washington, DC 20460",
  "follow @uscis; meet me @ noon; a@b",
  "the confidentiality of records under 8 U.S.C. 1367 is at stake here today",
  "Confidential business information is protected by law, as the agency says.",
  "The DRAFT Environmental Impact Statement says nothing of this, and it should have said so.",
  "Draft Regulatory Impact Analysis",
  "The agency must publish a draft before it decides on the matter in question.",
  "Communications with a lawyer are privileged and confidential under the law of every one of the fifty states.",
  "Confidentiality",
  "Docket ID No. EPA-HQ-OAR-2021-0317; www.regulations.gov/docket/EPA-HQ-OAR-2021-0317",
  "6011-1234 and 4111 1111 1111 1112", /* fails the check digit */
  "000-12-3456, 666-12-3456, 123-00-4567 and 123-45-0000 are no such numbers",
  "1-123-45-6789-0",
  "BIN 1234567890 and IP 192.168.100.200",
  "the years 2019-2020-2021",
  "For example, assume a loan is secured by a property located at 123 Main Street, and the borrower’s is another.",
  "For example, 100 N Main ST Apt 1 is how it should be written.",
  "For example, if an applicant provides a date of birth of 01/15/1970 on the form, the age is reported.",
  "las personas nacidas antes del 4 de marzo de 1985 pueden pedirlo",
  "la ley nació de la crisis de 1929; una regla nacional del 4 de marzo de 1985",
  "Drafts that are marked confidential are not records; the agency keeps them. They are privileged.",
  "Some of this is confidential. The draft is not.",
};

static void
test_positives (void)
{
  g_autoptr (RejPrivacy) privacy = rej_privacy_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (positives); i++)
    {
      g_autofree char *found = describe (positives[i].text, privacy);

      g_test_message ("row %" G_GSIZE_FORMAT ": %s", i, positives[i].text);
      g_assert_cmpstr (found, ==, positives[i].found);
    }
}

static void
test_near_misses (void)
{
  g_autoptr (RejPrivacy) privacy = rej_privacy_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (near_misses); i++)
    {
      g_autofree char *found = describe (near_misses[i], privacy);

      g_test_message ("row %" G_GSIZE_FORMAT ": %s", i, near_misses[i]);
      g_assert_cmpstr (found, ==, "");
    }
}

static void
test_names (void)
{
  static const struct
  {
    const char *text;
    const char *found;
  } rows[] = {
    { "I asked María Gómez and MARIA GOMEZ’s lawyer.", "name:María Gómez | name:MARIA GOMEZ’s" },
    { "Maria alone is another; Ana-Maria Gomez too? Gomez, Maria", "name:Maria Gomez" },
    { "amina, AMINA's, Aminas' and Aminata", "name:amina | name:AMINA's" },
    { "O’Neill and ONEILL's but not O Neill", "name:O’Neill | name:ONEILL's" },
    { "Mariα Gomez", "" },
  };
  g_autoptr (RejPrivacy) privacy = rej_privacy_new ();

  rej_privacy_add_name (privacy, "Maria Gomez");
  rej_privacy_add_name (privacy, " Amína ");
  rej_privacy_add_name (privacy, "O'Neill");
  rej_privacy_add_name (privacy, "  ");
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *found = describe (rows[i].text, privacy);

      g_test_message ("row %" G_GSIZE_FORMAT ": %s", i, rows[i].text);
      g_assert_cmpstr (found, ==, rows[i].found);
    }
}

static void
test_public (void)
{
  const char *text = "Mail 12 Oak Street, Reno, NV 89501, call 1-202-555-0143, write rules@example.org; mine is 202-555-0199.";
  g_autoptr (RejPrivacy) privacy = rej_privacy_new ();
  g_autoptr (RejQuoteIndex) index = rej_quote_index_new ();
  g_autofree char *found = NULL;

  rej_privacy_add_public (privacy, "By mail: 12 Oak Street,\nReno, NV 89501. Telephone (202) 555–0143.");
  rej_quote_index_add_text (index, "You may write to rules@example.org, too.", NULL, 0);
  rej_quote_index_finish (index);
  rej_privacy_add_public_index (privacy, index);
  found = describe (text, privacy);
  g_assert_cmpstr (found, ==, "phone:202-555-0199");
}

static void
test_kept (void)
{
  g_autoptr (RejPrivacy) privacy = rej_privacy_new ();
  g_autofree char *digest = rej_privacy_dup_digest ("private-phone", "(202) 555-0143");

  g_assert_null (strstr (digest, "555"));
  rej_privacy_add_kept (privacy, digest);
  g_assert_true (rej_privacy_is_kept (privacy, "private-phone", "202.555.0143"));
  g_assert_false (rej_privacy_is_kept (privacy, "private-phone", "202.555.0144"));
  g_assert_false (rej_privacy_is_kept (privacy, "private-ssn", "(202) 555-0143"));
}

/* Time in proportion to the text, whatever is in it. */
static void
test_long (void)
{
  static const char *const units[] = { "1", "1-", "A1 ", "@", "a@b.", "12 A ", "12 Oak ", "DRAFT\n", "born 1 ", "passport ", "O’", "\302\247 1" };
  g_autoptr (RejPrivacy) privacy = rej_privacy_new ();

  rej_privacy_add_name (privacy, "O Brien");
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GPtrArray) findings = NULL;

      while (text->len < 200000)
        g_string_append (text, units[i]);
      g_test_message ("%s", units[i]);
      findings = check (text->str, privacy);
      g_assert_cmpuint (findings->len, <=, text->len);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/privacy/positives", test_positives);
  g_test_add_func ("/privacy/near-misses", test_near_misses);
  g_test_add_func ("/privacy/names", test_names);
  g_test_add_func ("/privacy/public", test_public);
  g_test_add_func ("/privacy/kept", test_kept);
  g_test_add_func ("/privacy/long", test_long);

  return g_test_run ();
}
