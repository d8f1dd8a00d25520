/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rej-address.h"

static void
test_parse (void)
{
  static const struct
  {
    const char *uri;
    RejAddressKind kind;
    const char *campaign;
  } rows[] = {
    { "rejoinder:new", REJ_ADDRESS_NEW, NULL },
    { "rejoinder://new", REJ_ADDRESS_NEW, NULL },
    { "rejoinder:///new", REJ_ADDRESS_NEW, NULL },
    { "REJOINDER:new?campaign=any-rule", REJ_ADDRESS_NEW, "any-rule" },
    { "rejoinder:new?campaign=biometrics-2020", REJ_ADDRESS_NEW, "biometrics-2020" },
    { "rejoinder://new?x=1&campaign=any-rule", REJ_ADDRESS_NEW, "any-rule" },
    { "rejoinder:new?campaign=../../etc/passwd", REJ_ADDRESS_NEW, NULL },
    { "rejoinder:new?campaign=%2e%2e%2fx", REJ_ADDRESS_NEW, NULL },
    { "rejoinder:new?campaign=", REJ_ADDRESS_NEW, NULL },
    { "rejoinder:file", REJ_ADDRESS_NONE, NULL },
    { "rejoinder:newer", REJ_ADDRESS_NONE, NULL },
    { "rejoinder:", REJ_ADDRESS_NONE, NULL },
    { "https://new?campaign=any-rule", REJ_ADDRESS_NONE, NULL },
    { "new", REJ_ADDRESS_NONE, NULL },
    { "", REJ_ADDRESS_NONE, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *campaign = NULL;

      g_test_message ("%s", rows[i].uri);
      g_assert_cmpint (rej_address_parse (rows[i].uri, &campaign), ==, rows[i].kind);
      g_assert_cmpstr (campaign, ==, rows[i].campaign);
    }
}

static void
test_long_id (void)
{
  g_autofree char *id = g_strnfill (5000, 'a');
  g_autofree char *uri = g_strconcat ("rejoinder:new?campaign=", id, NULL);
  g_autofree char *campaign = NULL;

  g_assert_cmpint (rej_address_parse (uri, &campaign), ==, REJ_ADDRESS_NEW);
  g_assert_null (campaign);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/address/parse", test_parse);
  g_test_add_func ("/address/long-id", test_long_id);
  return g_test_run ();
}
