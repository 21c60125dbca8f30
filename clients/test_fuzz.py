"""Every method of the OpenAPI description with what nobody would send, and what somebody might: nothing breaks, and nothing is
answered that the description does not tell."""

import atexit
import zlib
from datetime import datetime, timedelta, timezone

import requests
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis import checks

from house import House

EXAMPLES = 3
PATIENCE = 60
CHECKS = [
    checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
    checks.ignored_auth,
]
SCOPES = "read write follow push profile admin:read admin:write"


class Fuzzed(House):
    """A Corner with a little of everything, at which one may ask as often as one likes."""

    def __init__(self):
        super().__init__({"CORNER_SERVER_API_REQUESTS": "1000000"})
        self.ann = self.someone("ann")
        self.ben = self.someone("ben")
        self.known = self._things()

    def someone(self, handle):
        session = requests.Session()
        session.headers["Authorization"] = f"Bearer {self.token(handle, SCOPES)}"
        return session

    def send(self, who, path, **form):
        answer = who.post(self.url + path, json=form, timeout=PATIENCE)
        answer.raise_for_status()
        return answer.json()

    def _things(self):
        """Ids that lead somewhere, by the path they belong to."""
        me = self.ann.get(f"{self.url}/api/v1/accounts/verify_credentials", timeout=PATIENCE).json()["id"]
        ben = self.ben.get(f"{self.url}/api/v1/accounts/verify_credentials", timeout=PATIENCE).json()["id"]
        posts = [self.send(self.ann, "/api/v1/statuses", status=f"Post {n} #tag")["id"] for n in range(8)]
        posts += [self.send(self.ben, "/api/v1/statuses", status=f"@ann hello {n}")["id"] for n in range(3)]
        self.send(self.ben, "/api/v1/statuses", status="@ann psst", visibility="direct")
        poll = {"options": ["yes", "no"], "expires_in": 3600}
        lists = [self.send(self.ann, "/api/v1/lists", title=f"List {n}")["id"] for n in range(3)]
        words = [{"keyword": "word"}]
        filters = [self.send(self.ann, "/api/v2/filters", title=f"F {n}", context=["home"], keywords_attributes=words) for n in range(3)]
        marks = [self.send(self.ann, f"/api/v2/filters/{filters[0]['id']}/statuses", status_id=post)["id"] for post in posts[:2]]
        later = [self.send(self.ann, "/api/v1/statuses", status="Later", scheduled_at=f"{datetime.now(timezone.utc) + timedelta(days=n)}")["id"] for n in (1, 2)]
        told = self.ann.get(f"{self.url}/api/v1/notifications", timeout=PATIENCE).json()
        talks = self.ann.get(f"{self.url}/api/v1/conversations", timeout=PATIENCE).json()
        keywords = [one["keywords"][0]["id"] for one in filters]
        return {
            "/api/v1/accounts/": [me, ben],
            "/api/v1/admin/accounts/": [ben],
            "/api/v1/suggestions/": [ben],
            "/api/v1/statuses/": posts,
            "/api/v1/polls/": [self.send(self.ben, "/api/v1/statuses", status=f"Poll {n}", poll=poll)["poll"]["id"] for n in range(2)],
            "/api/v1/lists/": lists,
            "/api/v1/timelines/list/": lists,
            "/api/v1/filters/": keywords,
            "/api/v2/filters/": [one["id"] for one in filters],
            "/api/v2/filters/keywords/": keywords,
            "/api/v2/filters/statuses/": marks,
            "/api/v1/scheduled_statuses/": later,
            "/api/v1/notifications/": [one["id"] for one in told],
            "/api/v2/notifications/": [one["group_key"] for one in told],
            "/api/v1/conversations/": [one["id"] for one in talks],
        }

    def somewhere(self, case):
        """Lets most ids lead somewhere: by themselves they hardly ever would."""
        at = max((path for path in self.known if case.path.startswith(path)), key=len, default=None)
        ids = self.known.get(at)
        for name, value in (case.path_parameters or {}).items():
            chance = zlib.crc32(str(value).encode())
            if ids and name in ("id", "key", "quoting") and chance % 4:
                case.path_parameters[name] = ids[chance % len(ids)]


# Started while the file is read: each method it describes is a test of its own.
HOUSE = Fuzzed()
atexit.register(HOUSE.close)
SCHEMA = schemathesis.openapi.from_url(f"{HOUSE.url}/api/openapi.json")
# A stream has no end to wait for.
ASKED = SCHEMA.exclude(path_regex=r"^/api/v1/streaming($|/\{)")


@ASKED.parametrize()
@settings(
    max_examples=EXAMPLES, deadline=None, derandomize=True, database=None,
    phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck),
)
def test_method(case):
    HOUSE.somewhere(case)
    case.call_and_validate(session=HOUSE.ann, checks=CHECKS, timeout=PATIENCE)


def test_it_still_stands():
    with requests.Session() as session:
        assert session.get(f"{HOUSE.url}/health/ready", timeout=PATIENCE).status_code == 200


