"""The web server of `onrecord serve`: the pages in `pages`, REST in `api`, both over one open ledger.

`app.create_app(serving)` puts it together. What a route may use:

- `LedgerDep` (`serving.py`) is the open ledger, opened once. Write plain `def` routes: they run in a few worker threads, and
  the store has a connection for each. Never open a ledger in a route.
- `ServingDep` is everything the server was started with: limits, today's date, whether reading is open.
- `CallerDep` (`gate.py`) is who asks; `ReviewerDep` and `AdminDep` let nobody else in. A judgement is passed in the caller's
  name.
- `rendering.page(request, "name.html", ...)` fills a template of `templates/`; Jinja2 escapes everything. Files of `static/`
  are served under `/static/`; address them with `static('name.js')`, which adds the file's hash so that they may be kept.
- Forms post to the same origin and need no hidden field: the sign-in cookie is `SameSite=Strict`, and `gate.py` refuses any
  writing request with that cookie whose `Sec-Fetch-Site` or `Origin` names another site.
- The Content-Security-Policy (`headers.py`) allows no inline script, no inline style and no other host.
- Raise the errors of `onrecord.errors`: `problems.py` answers them as RFC 9457 problems under `/api`, as a page elsewhere.
- Answers to GET under `/` and `/api` are kept until the ledger changes (`kept.py`); mark what depends on more than the address,
  the caller's scope and the ledger with `Cache-Control: no-store`.
"""
