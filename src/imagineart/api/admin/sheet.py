"""The page of an operator: plain HTML, without a script, renewed by the browser."""

import html
import time
from collections.abc import Iterable, Sequence

from imagineart.api.admin.shapes import Letter, State, Waiting, Worker

RENEWED_S = 5
COLUMNS = ("engine", "host", "state", "draws", "of key", "step", "done")  # of workers
STYLE = """
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; margin-bottom: 2rem; }
th, td { text-align: left; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid #8884; }
td { font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.bad { color: #b3261e; font-weight: 600; }
@media (prefers-color-scheme: dark) { .bad { color: #ff8a80; } }
"""


def sheet(state: State, now: float) -> str:
    """The whole page."""
    return f"""<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="{RENEWED_S}">
<title>imagineart: operators</title>
<link rel="stylesheet" href="/admin/style.css">
<h1>imagineart {_safe(state.version)}</h1>
<p>{_readiness(state)}</p>
<h2>Workers</h2>
{_table(COLUMNS, map(_worker, state.workers))}
<h2>Queue</h2>
{_queue(state.waiting, now)}
<h2>Dead letters</h2>
{_letters(state.dead_letters)}
<h2>So far</h2>
{_table(("what", "number"), ((name, str(n)) for name, n in sorted(state.counts.items())))}
</html>
"""


def _readiness(state: State) -> str:
    return "Ready to draw." if state.ready else '<span class="bad">No worker can draw.</span>'


def _worker(worker: Worker) -> Sequence[str]:
    told = "ready" if worker.ready else worker.problem or "starting"
    drawing = worker.drawing
    if drawing is None:
        return (worker.engine, worker.host, told, "", "", "", "")
    done = f"{drawing.share:.0%}"
    about = (drawing.picture, drawing.owner, drawing.step, done)
    return (worker.engine, worker.host, told, *about)


def _queue(waiting: Sequence[Waiting], now: float) -> str:
    if not waiting:
        return "<p>Nobody waits.</p>"
    rows = (
        (one.owner, one.name, one.engine, str(one.queued), str(one.running), _age(now - one.since))
        for one in waiting
    )
    return _table(("key", "name", "engine", "queued", "running", "oldest"), rows)


def _letters(letters: Sequence[Letter]) -> str:
    if not letters:
        return "<p>All was delivered.</p>"
    rows = ((str(one.id), one.kind, one.host, str(one.tries), one.last_error) for one in letters)
    table = _table(("id", "kind", "to", "tries", "last error"), rows)
    return f"""{table}
<form method="post" action="/admin/dead-letters/replay"><button>Send all again</button></form>"""


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    top = "".join(f'<th scope="col">{_safe(name)}</th>' for name in head)
    body = "".join(
        "<tr>" + "".join(f"<td>{_safe(cell)}</td>" for cell in row) + "</tr>" for row in rows
    )
    return f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"


def _age(seconds: float) -> str:
    return time.strftime("%H:%M:%S", time.gmtime(max(seconds, 0)))


def _safe(text: str) -> str:
    return html.escape(text, quote=True)
