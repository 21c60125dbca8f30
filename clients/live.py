"""Mastodon.py as a process: posts each line it reads, and says the id of each post it hears of."""

import sys

from mastodon import Mastodon, StreamListener


class Heard(StreamListener):
    """Says what it hears."""

    def on_update(self, status):
        print(status.id, flush=True)


def main():
    url, token = sys.argv[1:]
    app = Mastodon(access_token=token, api_base_url=url, ratelimit_method="throw")
    stream = app.stream_public(Heard(), run_async=True, timeout=60)
    for line in sys.stdin:
        app.status_post(line.strip())
    stream.close()


if __name__ == "__main__":
    main()
