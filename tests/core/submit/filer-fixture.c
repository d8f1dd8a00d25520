/* SPDX-FileCopyrightText: The Rejoinder authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "filer-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "rej-attachment-stream.h"

/* Made for these tests and worth nothing elsewhere; good until 2126. */
static const char own_pem[] =
    "-----BEGIN CERTIFICATE-----\n"
    "MIIBkDCCATagAwIBAgIULkdJU+Ey910oHCrirbtq5dMuGdQwCgYIKoZIzj0EAwIw\n"
    "FDESMBAGA1UEAwwJMTI3LjAuMC4xMCAXDTI2MTEyNjE0MzkxOVoYDzIxMjYxMTAy\n"
    "MTQzOTE5WjAUMRIwEAYDVQQDDAkxMjcuMC4wLjEwWTATBgcqhkjOPQIBBggqhkjO\n"
    "PQMBBwNCAAQ2gqGQiKTsc5uPGt4eB29VnStgfWdGj0TRvumHl3EULJZNGt1n7Vse\n"
    "MvJz/8D3SqSsknafH2f5sBF3mq0laA21o2QwYjAdBgNVHQ4EFgQUjcBKFNDyPJcr\n"
    "6eO8XVWghKKMkH4wHwYDVR0jBBgwFoAUjcBKFNDyPJcr6eO8XVWghKKMkH4wDwYD\n"
    "VR0TAQH/BAUwAwEB/zAPBgNVHREECDAGhwR/AAABMAoGCCqGSM49BAMCA0gAMEUC\n"
    "IQDd4hCIVRU/+6fITOjJ6dp6zeM52TlgzYmD0UMUFtc/+AIgfYjeYdeovgp4WHV7\n"
    "wMtFiHUOPSZPwzuHdqG9HRAwHMA=\n"
    "-----END CERTIFICATE-----\n"
    "-----BEGIN PRIVATE KEY-----\n"
    "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgPj/dbNLr0FOpqcQL\n"
    "HuFI6ni52irug7GRpCsepb8IiWGhRANCAAQ2gqGQiKTsc5uPGt4eB29VnStgfWdG\n"
    "j0TRvumHl3EULJZNGt1n7VseMvJz/8D3SqSsknafH2f5sBF3mq0laA21\n"
    "-----END PRIVATE KEY-----\n";
static const char foreign_pem[] =
    "-----BEGIN CERTIFICATE-----\n"
    "MIIBjzCCATagAwIBAgIUNeUo+zsYo/eXx6VpMgoov5hKMsswCgYIKoZIzj0EAwIw\n"
    "FDESMBAGA1UEAwwJMTI3LjAuMC4xMCAXDTI2MTEyNjE0MzkxOVoYDzIxMjYxMTAy\n"
    "MTQzOTE5WjAUMRIwEAYDVQQDDAkxMjcuMC4wLjEwWTATBgcqhkjOPQIBBggqhkjO\n"
    "PQMBBwNCAAQlxi6GmPiaWchSULzqa8cuJEVahFUxaG7Al60KoysEQBgbCPRYQv1p\n"
    "RY2VaXXDE+YIJ2m+GaN8Ap1p/I/0h7Gto2QwYjAdBgNVHQ4EFgQUzRzsC9YA/cmC\n"
    "cygT954jT0E1gjEwHwYDVR0jBBgwFoAUzRzsC9YA/cmCcygT954jT0E1gjEwDwYD\n"
    "VR0TAQH/BAUwAwEB/zAPBgNVHREECDAGhwR/AAABMAoGCCqGSM49BAMCA0cAMEQC\n"
    "IFSPptKPvSGtLQBM1gIDqIe2Z44AxoaBn7KjBoRw96sHAiAXG579/iQ3pqv7qfi1\n"
    "KRfe7KbiD1L21WvdaFd/7U4aJw==\n"
    "-----END CERTIFICATE-----\n"
    "-----BEGIN PRIVATE KEY-----\n"
    "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgENGWcAUrIOpUwdVD\n"
    "JTNLhLIcAcu4n4bYzvA3T6UJwuOhRANCAAQlxi6GmPiaWchSULzqa8cuJEVahFUx\n"
    "aG7Al60KoysEQBgbCPRYQv1pRY2VaXXDE+YIJ2m+GaN8Ap1p/I/0h7Gt\n"
    "-----END PRIVATE KEY-----\n";

/* The road: where connections of the session go, each as the fixture says. */

#define TEST_TYPE_ROAD (test_road_get_type ())
G_DECLARE_FINAL_TYPE (TestRoad, test_road, TEST, ROAD, GNetworkAddress)

/* An address by its class, so that TLS knows whose certificate to expect. */
struct _TestRoad
{
  GNetworkAddress parent_instance;

  FilerFixture *fixture;
};

#define TEST_TYPE_PATH (test_path_get_type ())
G_DECLARE_FINAL_TYPE (TestPath, test_path, TEST, PATH, GSocketAddressEnumerator)

struct _TestPath
{
  GSocketAddressEnumerator parent_instance;

  Road road;
  guint16 port;
  gboolean is_walked;
};

G_DEFINE_FINAL_TYPE (TestPath, test_path, G_TYPE_SOCKET_ADDRESS_ENUMERATOR)

static GSocketAddress *
test_path_next (GSocketAddressEnumerator *enumerator,
                GCancellable *cancellable,
                GError **error)
{
  TestPath *self = TEST_PATH (enumerator);

  if (self->road == ROAD_NO_NAME)
    {
      g_set_error_literal (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, "Name or service not known");
      return NULL;
    }
  if (self->is_walked)
    return NULL;
  self->is_walked = TRUE;
  return g_inet_socket_address_new_from_string ("127.0.0.1", self->port);
}

static void
test_path_class_init (TestPathClass *class)
{
  G_SOCKET_ADDRESS_ENUMERATOR_CLASS (class)->next = test_path_next;
}

static void
test_path_init (TestPath *self)
{
}

static guint16
get_port (StandInServer *server)
{
  g_autoptr (GUri) uri = g_uri_parse (stand_in_server_get_address (server), G_URI_FLAGS_NONE, NULL);

  return (guint16) g_uri_get_port (uri);
}

/* A port where nobody listens. */
static guint16
find_closed_port (void)
{
  g_autoptr (GSocket) socket = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new_from_string ("127.0.0.1", 0);
  g_autoptr (GSocketAddress) bound = NULL;

  g_assert_true (g_socket_bind (socket, any, FALSE, NULL));
  bound = g_socket_get_local_address (socket, NULL);
  return g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));
}

static GSocketAddressEnumerator *
test_road_enumerate (GSocketConnectable *connectable)
{
  FilerFixture *fixture = TEST_ROAD (connectable)->fixture;
  TestPath *path = g_object_new (TEST_TYPE_PATH, NULL);
  guint n = fixture->n_connections++;

  if (n >= fixture->road_from && n - fixture->road_from < fixture->road_n)
    path->road = fixture->road;
  if (path->road == ROAD_REFUSED)
    path->port = find_closed_port ();
  else
    path->port = get_port (path->road == ROAD_FOREIGN ? fixture->foreigner : fixture->server);
  return G_SOCKET_ADDRESS_ENUMERATOR (path);
}

static void
test_road_connectable_init (GSocketConnectableIface *iface)
{
  iface->enumerate = test_road_enumerate;
  iface->proxy_enumerate = test_road_enumerate;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestRoad, test_road, G_TYPE_NETWORK_ADDRESS, G_IMPLEMENT_INTERFACE (G_TYPE_SOCKET_CONNECTABLE, test_road_connectable_init))

static void
test_road_class_init (TestRoadClass *class)
{
}

static void
test_road_init (TestRoad *self)
{
}

/* Time goes on only when somebody waits: it then jumps to the end of the wait. */

typedef struct
{
  GSourceOnceFunc func;
  gpointer user_data;
  FixtureClock *clock;
  gint64 wait;
} Call;

static gint64
clock_now (gpointer data)
{
  return ((FixtureClock *) data)->now;
}

static gboolean
call_cb (gpointer data)
{
  const Call *call = data;

  call->clock->now += call->wait;
  call->clock->waited += call->wait;
  call->func (call->user_data);
  return G_SOURCE_REMOVE;
}

static guint
clock_call_later (guint milliseconds,
                  GSourceOnceFunc func,
                  gpointer user_data,
                  gpointer data)
{
  Call *call = g_new0 (Call, 1);

  *call = (Call) { func, user_data, data, milliseconds * (gint64) 1000 };
  return g_timeout_add_full (G_PRIORITY_DEFAULT, call->clock->stands ? G_MAXINT : 1, call_cb, call, g_free);
}

static void
clock_cancel (guint number,
              gpointer data)
{
  g_assert_true (g_source_remove (number));
}

GTlsCertificate *
filer_fixture_new_certificate (gboolean foreign)
{
  g_autoptr (GError) error = NULL;
  GTlsCertificate *certificate = g_tls_certificate_new_from_pem (foreign ? foreign_pem : own_pem, -1, &error);

  g_assert_no_error (error);
  return certificate;
}

/* Trusts the certificate of our own server alone. */
static void
trust_own (SoupSession *session,
           const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "trusted.pem", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsDatabase) database = NULL;

  g_file_set_contents (path, own_pem, (gssize) (strstr (own_pem, "-----BEGIN PRIVATE") - own_pem), &error);
  g_assert_no_error (error);
  database = g_tls_file_database_new (path, &error);
  g_assert_no_error (error);
  soup_session_set_tls_database (session, database);
}

static void
make_session (FilerFixture *fixture,
              gboolean with_tls)
{
  TestRoad *road = g_object_new (TEST_TYPE_ROAD, "hostname", "127.0.0.1", "port", 1, NULL);

  road->fixture = fixture;
  fixture->session = soup_session_new_with_options ("user-agent", "Rejoinder/test", "timeout", 1, "remote-connectable", road, NULL);
  if (with_tls)
    trust_own (fixture->session, fixture->folder);
  g_object_unref (road);
}

void
filer_fixture_set_key (FilerFixture *fixture,
                       const char *key)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->client);
  fixture->client = rej_regulations_new (fixture->session, stand_in_server_get_address (fixture->server), key, &error);
  g_assert_no_error (error);
}

void
filer_fixture_set_up (FilerFixture *fixture,
                      gboolean with_tls)
{
  g_autoptr (GTlsCertificate) own = with_tls ? filer_fixture_new_certificate (FALSE) : NULL;
  g_autoptr (GTlsCertificate) foreign = with_tls ? filer_fixture_new_certificate (TRUE) : NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("rej-filer-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->library = rej_library_open (fixture->folder, &error);
  g_assert_no_error (error);
  /* A child of a test files with the time of the computer. */
  fixture->clock.now = g_get_real_time ();
  fixture->server = stand_in_regulations_new (FIXTURE_KEY, own);
  stand_in_server_set_clock (fixture->server, clock_now, &fixture->clock);
  stand_in_server_set_closing (fixture->server, TRUE);
  if (with_tls)
    fixture->foreigner = stand_in_regulations_new (FIXTURE_KEY, foreign);
  make_session (fixture, with_tls);
  filer_fixture_set_key (fixture, FIXTURE_KEY);
}

static void
forget_run (FilerFixture *fixture)
{
  g_clear_object (&fixture->result);
  g_clear_error (&fixture->error);
  g_clear_object (&fixture->cancellable);
  g_clear_object (&fixture->filer);
}

/* Drops the library and lets what is on its way arrive. */
static void
close_library (FilerFixture *fixture)
{
  gpointer watched = fixture->library;

  g_object_add_weak_pointer (G_OBJECT (fixture->library), &watched);
  g_object_unref (fixture->library);
  while (watched != NULL)
    g_main_context_iteration (NULL, TRUE);
}

void
filer_fixture_tear_down (FilerFixture *fixture)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  forget_run (fixture);
  g_clear_object (&fixture->client);
  soup_session_abort (fixture->session);
  g_clear_object (&fixture->session);
  close_library (fixture);
  g_clear_pointer (&fixture->server, stand_in_server_free);
  g_clear_pointer (&fixture->foreigner, stand_in_server_free);
  g_clear_pointer (&fixture->filing, rej_filing_free);
  g_free (fixture->file_sha256);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

void
filer_fixture_set_road (FilerFixture *fixture,
                        Road road,
                        guint from,
                        guint n)
{
  fixture->road = road;
  fixture->road_from = from;
  fixture->road_n = n;
}

void
filer_fixture_result_cb (GObject *object,
                         GAsyncResult *result,
                         gpointer user_data)
{
  g_set_object (&((FilerFixture *) user_data)->result, result);
}

void
filer_fixture_forget_result (FilerFixture *fixture)
{
  g_clear_object (&fixture->result);
}

GAsyncResult *
filer_fixture_wait_result (FilerFixture *fixture)
{
  while (fixture->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return fixture->result;
}

RejSubmitter *
filer_fixture_new_submitter (RejSubmitterType type)
{
  const char *fields[REJ_SUBMITTER_N_FIELDS] = { NULL };

  if (type == REJ_SUBMITTER_INDIVIDUAL)
    {
      fields[REJ_SUBMITTER_FIRST_NAME] = "Zoë";
      fields[REJ_SUBMITTER_LAST_NAME] = "Nuñez";
      fields[REJ_SUBMITTER_EMAIL] = "zoe@example.org";
      fields[REJ_SUBMITTER_CITY] = "Chicago";
    }
  else if (type == REJ_SUBMITTER_ORGANIZATION)
    {
      fields[REJ_SUBMITTER_ORGANIZATION_NAME] = "Clinic for Immigrants";
      fields[REJ_SUBMITTER_ORGANIZATION_TYPE] = "Organization";
    }
  return rej_submitter_new (type, fields, type == REJ_SUBMITTER_INDIVIDUAL);
}

static void
add_file (FilerFixture *fixture,
          guint n)
{
  g_autofree char *name = g_strdup_printf ("exhibit-%u.pdf", n + 1);
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *bytes = g_malloc (FIXTURE_FILE_SIZE);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  RejStoredFile *stored = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < FIXTURE_FILE_SIZE; i++)
    bytes[i] = (char) (i * 31 + i / 251 + n);
  g_file_set_contents (path, bytes, FIXTURE_FILE_SIZE, &error);
  g_assert_no_error (error);
  stored = rej_library_add_attachment_finish (fixture->library, FILER_CALL (fixture, rej_library_add_attachment_async, fixture->library, 0, file), &error);
  g_assert_no_error (error);
  g_unlink (path);
  rej_filing_add_file (fixture->filing, stored, "application/pdf", NULL);
  rej_stored_file_free (stored);
}

void
filer_fixture_prepare (FilerFixture *fixture,
                       guint n_files)
{
  g_autoptr (RejSubmitter) submitter = filer_fixture_new_submitter (REJ_SUBMITTER_INDIVIDUAL);

  g_clear_pointer (&fixture->filing, rej_filing_free);
  fixture->filing = rej_filing_new (REJ_FILING_WAY_API, STAND_IN_OPEN_DOCUMENT, FIXTURE_TEXT, NULL, submitter);
  for (guint i = 0; i < n_files; i++)
    add_file (fixture, i);
}

void
filer_fixture_make (FilerFixture *fixture)
{
  const RejOnlineClock clock = { clock_now, clock_call_later, clock_cancel, &fixture->clock };

  forget_run (fixture);
  fixture->filer = rej_filer_new (fixture->library, fixture->client, fixture->filing, &clock);
  fixture->cancellable = g_cancellable_new ();
}

void
filer_fixture_start (FilerFixture *fixture)
{
  rej_filer_run_async (fixture->filer, fixture->cancellable, filer_fixture_result_cb, fixture);
}

void
filer_fixture_wait (FilerFixture *fixture)
{
  fixture->is_filed = rej_filer_run_finish (fixture->filer, filer_fixture_wait_result (fixture), &fixture->error);
  g_assert_true (fixture->is_filed == (fixture->error == NULL));
  if (rej_filer_get_filing (fixture->filer)->id != 0)
    fixture->filing->id = rej_filer_get_filing (fixture->filer)->id;
}

gboolean
filer_fixture_run (FilerFixture *fixture)
{
  filer_fixture_make (fixture);
  filer_fixture_start (fixture);
  filer_fixture_wait (fixture);
  return fixture->is_filed;
}

RejFiling *
filer_fixture_load (FilerFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  RejFiling *filing = rej_filing_load_finish (fixture->library, FILER_CALL (fixture, rej_filing_load_async, fixture->library, fixture->filing->id), &error);

  g_assert_no_error (error);
  return filing;
}

static void
assert_file_kept (FilerFixture *fixture,
                  const RejFilingFile *file)
{
  g_autoptr (GInputStream) stream = rej_attachment_stream_new (fixture->library, file->sha256);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  /* The stream compares the bytes with the SHA-256. */
  g_assert_cmpint (g_output_stream_splice (memory, stream, G_OUTPUT_STREAM_SPLICE_NONE, NULL, &error), ==, (gssize) file->size);
  g_assert_no_error (error);
}

static void
assert_comment_whole (FilerFixture *fixture,
                      const StandInComment *comment)
{
  g_assert_cmpstr (comment->text, ==, fixture->filing->text);
  g_assert_cmpstr (comment->document, ==, fixture->filing->document);
  g_assert_cmpuint (comment->files->len, ==, fixture->filing->files->len);
  for (guint i = 0; i < comment->files->len; i++)
    {
      const StandInUpload *upload = comment->files->pdata[i];
      const RejFilingFile *file = fixture->filing->files->pdata[i];

      g_assert_cmpstr (upload->name, ==, file->name);
      g_assert_cmpstr (upload->media_type, ==, file->media_type);
      g_assert_cmpstr (upload->sha256, ==, file->sha256);
      g_assert_cmpuint (upload->size, ==, file->size);
    }
}

void
filer_fixture_assert_whole (FilerFixture *fixture,
                            guint n_comments)
{
  GPtrArray *comments = stand_in_regulations_get_comments (fixture->server);
  g_autoptr (RejFiling) filing = filer_fixture_load (fixture);

  g_assert_cmpuint (comments->len, ==, n_comments);
  for (guint i = 0; i < comments->len; i++)
    assert_comment_whole (fixture, comments->pdata[i]);
  g_assert_cmpstr (filing->text, ==, fixture->filing->text);
  g_assert_cmpuint (filing->files->len, ==, fixture->filing->files->len);
  for (guint i = 0; i < filing->files->len; i++)
    assert_file_kept (fixture, filing->files->pdata[i]);
  g_assert_false (stand_in_regulations_was_key_leaked (fixture->server));
}
