"""An ordinary day of people who use the terminal and scripts: two real clients at a fresh Corner."""

import base64
import http.server
import io
import json
import os
import struct
import subprocess
import sys
import threading
import time
import zlib
from datetime import datetime, timedelta, timezone

import http_ece
import pytest
import requests
from cryptography.hazmat.primitives.asymmetric import ec
from mastodon import Mastodon, StreamListener
from mastodon.errors import MastodonNotFoundError, MastodonUnauthorizedError

from house import House, allow

OUT_OF_BAND = "urn:ietf:wg:oauth:2.0:oob"
PATIENCE = 60


class PushService(http.server.BaseHTTPRequestHandler):
    """What the maker of a phone runs: it takes sealed messages."""

    got = []

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        PushService.got.append((self.headers, body))
        self.send_response(201)
        self.end_headers()

    def log_message(self, *_):
        """Says nothing."""


@pytest.fixture(scope="module")
def push_service():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), PushService)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture(scope="module")
def house(push_service):
    port = push_service.rsplit(":", 1)[1]
    house = House({"CORNER_PUSH_ALLOW": "127.0.0.0/8", "CORNER_PUSH_PORTS": port})
    yield house
    house.close()


def sign_in(house, handle):
    """Registers an app and signs in with a browser, as Mastodon.py's documentation tells."""
    scopes = ["read", "write", "follow", "push"]
    client_id, secret = Mastodon.create_app("A script", scopes=scopes, api_base_url=house.url)
    app = Mastodon(client_id=client_id, client_secret=secret, api_base_url=house.url, ratelimit_method="throw")
    address = app.auth_request_url(scopes=scopes, redirect_uris=OUT_OF_BAND, allow_http=True)
    with requests.Session() as browser:
        code = allow(browser, house, address, handle)
    app.log_in(code=code, scopes=scopes, redirect_uri=OUT_OF_BAND, allow_http=True)
    return app


@pytest.fixture(scope="module")
def ben(house):
    return sign_in(house, "ben")


@pytest.fixture(scope="module")
def ann(house):
    return Mastodon(access_token=house.token("ann"), api_base_url=house.url, ratelimit_method="throw")


def encoded(part):
    """Bytes as browsers send keys."""
    return base64.urlsafe_b64encode(part).decode()


def eventually(ask):
    """Asks until the answer is a yes."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        answer = ask()
        if answer:
            return answer
        time.sleep(0.1)
    raise AssertionError("waited in vain")


def test_who_one_is(ann, ben):
    assert ben.account_verify_credentials().username == "ben"
    assert ann.account_verify_credentials().display_name == "Ann Arden"
    assert ben.instance_v2().title
    assert ben.app_verify_credentials().name == "A script"


def test_posting_answering_and_liking(ann, ben):
    ben.account_follow(ann.me().id)
    key = "the same twice"
    post = ann.status_post("Coffee? #coffee", idempotency_key=key)
    assert ann.status_post("Coffee? #coffee", idempotency_key=key).id == post.id
    answer = ben.status_post("@ann yes", in_reply_to_id=post.id)
    assert answer.in_reply_to_id == post.id
    assert [s.id for s in ben.status_context(post.id).descendants] == [answer.id]
    assert ben.status_favourite(post.id).favourited
    assert ben.status_reblog(post.id).reblog.id == post.id
    assert ben.status_bookmark(post.id).bookmarked
    assert [s.id for s in ben.bookmarks()] == [post.id]
    edited = ann.status_update(post.id, "Tea? #coffee")
    assert "Tea?" in edited.content and edited.edited_at
    assert len(ann.status_history(post.id)) == 2
    assert post.id in [s.id for s in ben.timeline_home()]
    assert post.id in [s.id for s in ben.timeline_hashtag("coffee")]
    kinds = eventually(lambda: {n.type for n in ann.notifications()} >= {"mention", "favourite", "reblog", "follow"})
    assert kinds


def test_paging_to_the_very_end(ann, ben):
    made = [ann.status_post(f"number {n}").id for n in range(12)]
    first = ben.account_statuses(ann.me().id, limit=5)
    everything = ben.fetch_remaining(first)
    ids = [s.id for s in everything]
    assert ids == sorted(ids, key=int, reverse=True) and len(ids) == len(set(ids))
    assert set(map(str, made)) <= set(map(str, ids))
    back = ben.fetch_previous(ben.account_statuses(ann.me().id, limit=5, max_id=ids[7]))
    assert back and int(back[-1].id) >= int(ids[7])


def test_pictures(ann, ben):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0))
    pixels = chunk(b"IDAT", zlib.compress(b"".join(b"\0" + b"\xc4\x42\x0e" * 8 for _ in range(8))))
    png = b"\x89PNG\r\n\x1a\n" + head + pixels + chunk(b"IEND", b"")
    media = ann.media_post(io.BytesIO(png), mime_type="image/png", description="One dot")
    post = ann.status_post("Look", media_ids=[media.id])
    shown = ben.status(post.id).media_attachments[0]
    assert shown.description == "One dot" and shown.type == "image"
    assert requests.get(shown.url, timeout=PATIENCE).status_code == 200


def test_polls_and_what_comes_later(ann, ben):
    poll = ann.make_poll(["tea", "coffee"], expires_in=3600)
    post = ann.status_post("Which?", poll=poll)
    assert ben.poll_vote(post.poll.id, [1]).votes_count == 1
    later = ann.status_post("Tomorrow", scheduled_at=datetime.now(timezone.utc) + timedelta(days=1))
    assert [s.id for s in ann.scheduled_statuses()] == [later.id]
    ann.scheduled_status_delete(later.id)
    assert ann.scheduled_statuses() == []


def test_lists_filters_and_search(ann, ben):
    shelf = ben.list_create("Friends")
    ben.list_accounts_add(shelf.id, [ann.me().id])
    assert [a.username for a in ben.list_accounts(shelf.id)] == ["ann"]
    kept = ben.create_filter_v2("Spoilers", context=["home"], filter_action="warn", keywords_attributes=[{"keyword": "ending", "whole_word": True}])
    post = ann.status_post("the ending was sad, said the fox")
    assert ben.status(post.id).filtered[0].filter.title == "Spoilers"
    ben.delete_filter_v2(kept.id)
    found = eventually(lambda: ben.search_v2("fox", result_type="statuses").statuses)
    assert [s.id for s in found] == [post.id]
    assert [a.username for a in ben.search_v2("ann", result_type="accounts").accounts] == ["ann"]


def test_what_is_named_stays_among_the_named(house, ann, ben):
    house.program("account", "create", "eva", "--name", "Eva Engel", "--password-stdin", given="vermilion kayak orbits 93")
    eva = Mastodon(access_token=house.token("eva"), api_base_url=house.url, ratelimit_method="throw")
    post = ann.status_post("@ben between us", visibility="direct")
    assert ben.status(post.id).visibility == "direct"
    with pytest.raises(MastodonNotFoundError):
        eva.status(post.id)
    nobody = Mastodon(api_base_url=house.url, access_token="nonsense", ratelimit_method="throw")
    with pytest.raises(MastodonUnauthorizedError):
        nobody.timeline_public()


class Heard(StreamListener):
    """Keeps what it hears."""

    def __init__(self):
        self.updates, self.told, self.gone = [], [], []

    def on_update(self, status):
        self.updates.append(str(status.id))

    def on_notification(self, notification):
        self.told.append(notification.type)

    def on_delete(self, status_id):
        self.gone.append(str(status_id))


def test_streaming(ann, ben):
    heard = Heard()
    stream = ben.stream_user(heard, run_async=True, timeout=PATIENCE)
    try:
        eventually(stream.is_receiving)
        post = ann.status_post("live, @ben")
        eventually(lambda: str(post.id) in heard.updates and "mention" in heard.told)
        ann.status_delete(post.id)
        eventually(lambda: str(post.id) in heard.gone)
    finally:
        stream.close()


@pytest.mark.parametrize("standard", [False, True])
def test_push(push_service, ann, ben, standard):
    private, public = ben.push_subscription_generate_keys()
    # Mastodon.py knows only the draft before the standard; the standard is asked for as browsers do.
    if standard:
        form = {
            "subscription[endpoint]": f"{push_service}/standard", "subscription[standard]": "true",
            "subscription[keys][p256dh]": encoded(public["pubkey"]), "subscription[keys][auth]": encoded(public["auth"]),
            "data[alerts][mention]": "true",
        }
        done = requests.post(f"{ben.api_base_url}/api/v1/push/subscription", data=form, headers={"Authorization": f"Bearer {ben.access_token}"}, timeout=PATIENCE)
        assert done.status_code == 200, done.text
    else:
        ben.push_subscription_set(f"{push_service}/draft", public, mention_events=True)
    PushService.got.clear()
    post = ann.status_post("wake up, @ben")
    headers, body = eventually(lambda: PushService.got and PushService.got[0])
    if standard:
        key = ec.derive_private_key(private["privkey"], ec.SECP256R1())
        told = json.loads(http_ece.decrypt(body, private_key=key, auth_secret=private["auth"], version="aes128gcm"))
        assert told["notification_type"] == "mention"
    else:
        told = ben.push_subscription_decrypt_push(body, private, headers["Encryption"], headers["Crypto-Key"])
        assert told.notification_type == "mention"
    assert told["title"] == "Ann Arden mentioned you" and "wake up" in told["body"]
    assert post.id
    ben.push_subscription_delete()


def toot(home, *words, given=""):
    """Runs the terminal client."""
    env = {**os.environ, "XDG_CONFIG_HOME": home, "HOME": home, "NO_COLOR": "1"}
    program = os.path.join(os.path.dirname(sys.executable), "toot")
    done = subprocess.run([program, *words], input=given, capture_output=True, text=True, env=env, timeout=PATIENCE, check=False)
    assert done.returncode == 0, f"toot {words}: {done.stdout}{done.stderr}"
    return done.stdout


def test_the_terminal(house, ann, tmp_path):
    home = str(tmp_path)
    env = {**os.environ, "XDG_CONFIG_HOME": home, "HOME": home, "NO_COLOR": "1", "PYTHONUNBUFFERED": "1"}
    program = os.path.join(os.path.dirname(sys.executable), "toot")
    login = subprocess.Popen(
        [program, "login", "--instance", house.url], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=env,
    )
    said = ""
    while "/oauth/authorize" not in said or not said.endswith("\n"):
        letter = login.stdout.read(1)
        assert letter, said
        said += letter
    address = next(word for word in said.split() if "/oauth/authorize" in word)
    with requests.Session() as browser:
        code = allow(browser, house, address)
    # No, it shall not open a browser: here is the code.
    out, _ = login.communicate(f"n\n{code}\n", timeout=PATIENCE)
    assert login.returncode == 0, said + out
    assert "ben" in toot(home, "whoami")
    toot(home, "post", "From the terminal, @ann")
    eventually(lambda: any("From the terminal" in s.content for s in ann.timeline_local()))
    assert "From the terminal" in toot(home, "timelines", "account", "ben")
    assert "ann" in toot(home, "search", "ann")
    post = ann.status_post("For the terminal, @ben")
    eventually(lambda: "For the terminal" in toot(home, "notifications"))
    toot(home, "favourite", str(post.id))
    assert ann.status(post.id).favourites_count == 1
    assert "ben" in toot(home, "whois", "ben")
