"""The polite reader of web addresses: resolves once, checks every address, asks robots.txt, pauses, counts redirects."""

from __future__ import annotations

import time
from collections.abc import Mapping
from ipaddress import ip_address

from onrecord.acquire.fetch.address import Address, address_of, next_address
from onrecord.acquire.fetch.keep import keep_answer
from onrecord.acquire.fetch.order import FetchError, Fetching
from onrecord.acquire.fetch.private import why_private
from onrecord.acquire.fetch.robots import MAX_ROBOTS, Rules, rules_of
from onrecord.acquire.fetch.transport import Answer, exchange

_MOVED = frozenset({301, 302, 303, 307, 308})
NOT_MODIFIED = 304
# A Crawl-delay beyond this asks not to be read at all; the file can say so with Disallow.
_LONGEST_PAUSE = 60.0


class Fetcher:
    """Fetches one address after the other; remembers robots.txt and the last request of each host while it lives."""

    def __init__(self, fetching: Fetching) -> None:
        self._how = fetching
        self._rules: dict[str, Rules | FetchError] = {}
        self._last: dict[str, float] = {}

    def get(self, url: str, asked: Mapping[str, str] | None = None) -> Answer:
        """The answer (200, or 304 where `asked` holds conditions) from an address or from where it redirects to.

        Each hop is resolved once, every address of it is checked, robots.txt is asked, and the connection goes to an address
        that was checked. Raises FetchError with the reason.
        """
        here, private = address_of(url), None
        for _ in range(self._how.redirects + 1):
            ips = self._checked(here, private)
            private = any(map(why_private, ips))
            self._ask_robots(here, ips)
            answer = self._exchange(here, ips, asked or {}, self._how.size)
            if answer.status not in _MOVED:
                return self._accepted(answer)
            here = next_address(here, answer.header("location") or "")
        raise FetchError(f"redirects more than {self._how.redirects} times")

    def _accepted(self, answer: Answer) -> Answer:
        if answer.status == 200 and self._how.keep is not None:
            keep_answer(self._how.keep, answer, self._how.now())
        if answer.status in (200, NOT_MODIFIED):
            return answer
        raise FetchError(f"answered {answer.status}", status=answer.status, again_after=answer.header("retry-after"))

    def _checked(self, address: Address, from_private: bool | None) -> tuple[str, ...]:
        """The IP addresses of a host, all of them checked; no later step looks them up again.

        A private one is refused unless it is allowed, and behind a public page always: no page on the web has a say in what is
        read from the network at home. `from_private` tells of the hop before, None for the first.
        """
        ips: tuple[str, ...]
        try:
            ips = (str(ip_address(address.host)),)
        except ValueError:
            ips = self._lookup(address)
        reason = next(filter(None, map(why_private, ips)), None)
        if reason and from_private is False:
            raise FetchError(f"is refused: it redirects to {address.host}, and {reason}")
        if reason and not self._how.allow_private:
            raise FetchError(f"is refused: {reason}")
        return ips

    def _lookup(self, address: Address) -> tuple[str, ...]:
        try:
            found = tuple(self._how.resolve(address.host, address.port))
        except (OSError, UnicodeError) as error:
            raise FetchError(f"cannot be fetched: its host {address.host} is not found") from error
        if not found:
            raise FetchError(f"cannot be fetched: its host {address.host} is not found")
        return found

    def _ask_robots(self, address: Address, ips: tuple[str, ...]) -> None:
        if address.origin not in self._rules:
            self._rules[address.origin] = self._fetch_rules(address, ips)
        rules = self._rules[address.origin]
        if isinstance(rules, FetchError):
            raise FetchError(f"is not fetched: its robots.txt {rules}", status=rules.status, again_after=rules.again_after)
        if not rules.allow(address.url):
            raise FetchError("is not fetched: robots.txt does not allow it")

    def _fetch_rules(self, address: Address, ips: tuple[str, ...]) -> Rules | FetchError:
        """robots.txt as RFC 9309 has it: five redirects, none where it answers 4xx, everything closed where it fails."""
        here = Address(address.scheme, address.host, address.port, "/robots.txt")
        try:
            for _ in range(6):
                answer = self._exchange(here, ips, {}, MAX_ROBOTS)
                if answer.status not in _MOVED:
                    return rules_of(answer)
                here = next_address(here, answer.header("location") or "")
                ips = self._checked(here, any(map(why_private, ips)))
        except FetchError as error:
            return error
        return rules_of(None)

    def _exchange(self, address: Address, ips: tuple[str, ...], asked: Mapping[str, str], size: int) -> Answer:
        rules = self._rules.get(address.origin)
        delay = rules.delay if isinstance(rules, Rules) else None
        pause = max(self._how.pause, min(delay or 0.0, _LONGEST_PAUSE))
        wait = self._last.get(address.host, -pause) + pause - time.monotonic()
        if wait > 0:
            self._how.sleep(wait)
        try:
            return exchange(address, ips, asked, self._how, size)
        finally:
            self._last[address.host] = time.monotonic()

    def forget(self) -> None:
        """Ask every robots.txt anew from here on; a watcher calls it once a day (RFC 9309: no copy older than 24 hours)."""
        self._rules.clear()


__all__ = ["NOT_MODIFIED", "Fetcher"]
