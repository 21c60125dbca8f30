"""The examples of docs/api.md, run as they stand there, but for the address."""

import os
import pathlib
import re
import subprocess
import sys

import pytest
from mastodon import Mastodon

from house import House

PAGE = pathlib.Path(__file__).parent.parent / "docs" / "api.md"
ADDRESS = "https://corner.example.org"


@pytest.fixture(scope="module")
def house():
    house = House()
    yield house
    house.close()


@pytest.fixture(scope="module")
def ann(house):
    return Mastodon(access_token=house.token("ann", "read write"), api_base_url=house.url, ratelimit_method="throw")


def example(heading, house):
    """The block of code below a line of its own."""
    found = re.search(rf"^{re.escape(heading)}:\n\n```\w*\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.S | re.M)
    assert found, f"docs/api.md has no example for {heading}"
    assert ADDRESS in found.group(1)
    return found.group(1).replace(ADDRESS, house.url)


def run(words, given, token):
    """Runs it to its end and gives what it printed."""
    env = {**os.environ, "TOKEN": token}
    done = subprocess.run(words, input=given, env=env, cwd=os.path.dirname(__file__), capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def coffee(ann):
    """How many times it was said that there is coffee."""
    return sum("There is fresh coffee." in s.content for s in ann.account_statuses(ann.me().id, limit=40))


def test_curl(house, ann):
    text = example("curl", house)
    before = coffee(ann)
    for _ in range(2):
        said = run(["sh", "-eu"], text.replace("curl ", "curl --fail --silent --show-error "), ann.access_token)
        assert '"content":' in said
    assert coffee(ann) == before + 1, "the key keeps it from being posted twice"


@pytest.mark.parametrize(
    ("heading", "program", "token"),
    [
        ("Mastodon.py", [sys.executable, "-"], 'import os\nTOKEN = os.environ["TOKEN"]\n'),
        ("masto.js", ["node", "--input-type=module", "-"], "const { TOKEN } = process.env\n"),
    ],
)
def test_libraries(house, ann, heading, program, token):
    before = coffee(ann)
    said = run(program, token + example(heading, house), ann.access_token)
    assert coffee(ann) == before + 1
    assert f"ann {house.url}/@ann/" in said or "ann 20" in said
