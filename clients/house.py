"""A fresh Corner for each run, with people signed up by the command line, and a browser that can only post forms."""

import html
import os
import re
import shutil
import subprocess
import tempfile
import time
import urllib.request

import requests

BIN = os.environ.get("CORNER_BIN", "target/debug/corner")
PASSWORD = "vermilion kayak orbits 92"


class House:
    """A running server in a folder of its own."""

    def __init__(self, extra=None):
        self.data = tempfile.mkdtemp(prefix="corner-clients-")
        env = {**os.environ, "CORNER_LINKS_FETCH": "false", **(extra or {})}
        self.process = subprocess.Popen(
            [BIN, "serve", "--data", self.data, "--listen", "127.0.0.1:0"],
            env=env, stdout=subprocess.PIPE, stderr=open(os.path.join(self.data, "log"), "w"), text=True,
        )
        self.url, setup = self._address()
        self._set_up(setup)
        self.program("account", "create", "ben", "--name", "Ben Bakker", "--password-stdin", given=PASSWORD)

    def program(self, *words, given=""):
        """Runs another command of the program to its end and gives what it printed."""
        done = subprocess.run([BIN, *words, "--data", self.data], input=given, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{words}: {done.stdout}{done.stderr}"
        return done.stdout

    def token(self, handle, scopes="read write follow push"):
        """A bearer token, as a script gets one."""
        return self.program("token", "create", handle, "--scopes", scopes).strip().splitlines()[-1].split()[-1]

    def close(self):
        self.process.terminate()
        self.process.wait(60)
        shutil.rmtree(self.data, ignore_errors=True)

    def _set_up(self, address):
        with requests.Session() as browser:
            page = browser.get(address, timeout=60)
            action, fields, _ = next(f for f in forms(page.text) if "password" in f[2])
            named = {**fields, "organisation": "Acme", "name": "Ann Arden", "handle": "ann", "password": PASSWORD,
                     "post_limit": "500", "locale": "en", "time_zone": "UTC"}
            browser.post(self.url + action, data=named, headers={"Origin": self.url}, timeout=60).raise_for_status()

    def _address(self):
        until = time.monotonic() + 60
        said = ""
        while time.monotonic() < until:
            said += self.process.stdout.readline()
            found = re.search(r"(https?://[^\s/]+:\d+)/\S+", said)
            if found:
                return self._ready(found.group(1), until), found.group(0)
        raise AssertionError(f"no address: {said}")

    def _ready(self, url, until):
        while time.monotonic() < until:
            try:
                with urllib.request.urlopen(f"{url}/health/ready", timeout=5) as answer:
                    if answer.status == 200:
                        return url
            except OSError:
                time.sleep(0.05)
        raise AssertionError("not ready")


def forms(page):
    """The forms of a page: where they go and what they carry."""
    found = []
    for attributes, body in re.findall(r"<form([^>]*)>(.*?)</form>", page, re.S):
        action = re.search(r'action="([^"]*)"', attributes)
        fields = {}
        for tag in re.findall(r"<(?:input|button)[^>]*>", body):
            name = re.search(r'name="([^"]*)"', tag)
            value = re.search(r'value="([^"]*)"', tag)
            if name and 'type="submit"' not in tag and not tag.startswith("<button"):
                fields[name.group(1)] = html.unescape(value.group(1)) if value else ""
        found.append((html.unescape(action.group(1)) if action else "", fields, body))
    return found


def allow(session, house, address, handle="ben"):
    """Opens the address an app gave, signs in, says yes, and answers the code that is shown: as people do, without JavaScript."""
    page = session.get(address, headers={"Accept": "text/html"})
    page.raise_for_status()
    action, fields, _ = next(f for f in forms(page.text) if "password" in f[2])
    page = session.post(house.url + action, data={**fields, "name": handle, "password": PASSWORD}, headers={"Origin": house.url})
    page.raise_for_status()
    action, fields, _ = next(f for f in forms(page.text) if "/oauth/authorize" in f[0])
    page = session.post(house.url + action, data={**fields, "deed": "allow"}, headers={"Origin": house.url})
    page.raise_for_status()
    return html.unescape(re.search(r"<code[^>]*>([^<]+)</code>|<input[^>]*id=\"code\"[^>]*value=\"([^\"]+)\"", page.text).group(1))
