"""Parts of the report: keys in the reader, the filter as it is typed, and the idle reader."""
import contextlib
import statistics
import time

import reader_screen as screen
from bench import generate, say
from figures import number, percentile, ratio_by_pairs, tail
from page import Goal, Table
from session import Command
from timing import key_times, ready

PLAIN = ["trieu tien", "dan phao", "bo y te", "nga", "sot xuat huyet", "zzxq"]
MARKED = ["triều tiên", "đạn pháo", "Bộ Y tế", "sầu riêng"]
FILTERS = ("fzf", "sk")


def moving(bench):
    """Moving in the list, opening an article, to its last line."""
    table = Table("Keys, to the settled screen", ["program", "articles", "key", "p50 / p95 / p99", "CPU ms a key", "peak MiB", "unanswered"])
    medians = {}
    for size in bench.sizes:
        with contextlib.ExitStack() as stack:
            reader = stack.enter_context(ready(bench.reader(size), bench.usable(size), limit=bench.limit))
            wait_for_list(reader, size, bench)
            measured = [("down", key_times([reader], [screen.DOWN], bench.keys)[0]), ("open", opening(reader, bench.keys))]
            reader.press(screen.FIRST)
            wait_for_rest(reader, bench.limit)
            measured += [("down, at rest", key_times([reader], [screen.DOWN], bench.keys)[0]), ("open, at rest", opening(reader, bench.keys))]
            for key, result in measured:
                add_row(table, ("docbao", size, key), result)
                medians.setdefault(key, {})[size] = statistics.median(result["settled"])
                if size == max(bench.sizes):
                    table.goals.append(Goal(f"{key}, {size:,}, p99", 5, percentile(result["settled"], 0.99), "ms"))
            for name, peer in bench.peers(("less", "fzf", "sk", "newsboat"), size).items():
                session = stack.enter_context(ready(*peer, [b"\r"] if name == "newsboat" else (), limit=bench.limit))
                key = {"less": b"j", "newsboat": b"j", "fzf": b"\x1b[A", "sk": b"\x1b[A"}[name]
                add_row(table, (name, size, "down"), key_times([session], [key], bench.keys)[0])
    for key, sizes in medians.items():
        if len(sizes) > 1:
            least, most = min(sizes), max(sizes)
            table.goals.append(Goal(f"{key}, growth {most:,} of {least:,}", 1.2, sizes[most] / sizes[least], "x"))
    table.remarks.append("At rest: when docbao has compared its files with the index. What is not at rest begins with its first frame, while it still does that. The articles are the same in both, so that at rest they are marked as read already.")
    table.remarks.append("newsboat moves in its first feed, of at most 10,000 articles; opening is Enter in the list of docbao.")
    return [table]


def wait_for_list(session, size, bench):
    """The reader may still be at work behind its first frame: waits for the complete list, then for quiet."""
    session.wait_for(screen.complete(size), bench.limit)
    session.settle(0.5, 0.5)


def wait_for_rest(session, limit):
    """Waits until the reader does nothing any more: its files are compared with the index."""
    end = time.perf_counter() + limit
    while time.perf_counter() < end:
        before = session.cpu()
        session.settle(0.3, 0.3)
        if session.cpu() - before < 0.01:
            return


def opening(session, count):
    """Times of Enter in the list; going back and to the next article is not counted."""
    total = {"settled": [], "first": [], "silent": 0, "cpu_ms": 0.0}
    for _ in range(count):
        one = key_times([session], [screen.OPEN], 1)[0]
        for name in ("settled", "first", "silent"):
            total[name] += one[name]
        total["cpu_ms"] += one["cpu_ms"] / count
        session.press(screen.TO_LIST)
        session.press(screen.DOWN)
    return {**total, "mib": session.memory()}


def add_row(table, what, result):
    name, size, key = what
    settled = tail(result["settled"]) if result["settled"] else "no answer"
    table.rows.append([name, f"{size:,}", key, settled, number(result["cpu_ms"]), number(result["mib"]), result["silent"]])


def filtering(bench):
    """Queries typed key by key, in docbao, fzf and sk in turn."""
    table = Table("Filter, typed key by key", ["program", "articles", "queries", "p50 / p95 / p99", "docbao / this, by pairs", "CPU ms a key", "peak MiB"])
    for size in bench.sizes:
        filter_size(bench, table, size, (bench.reader(size), bench.usable(size)))
    if bench.million:
        filter_million(bench, table)
    table.remarks.append(f"Without marks: {', '.join(PLAIN)}. With marks: {', '.join(MARKED)}. A key's time ends with the last byte before 30 ms without a byte and without work: fzf shows the typed letter at once and what it finds later.")
    table.remarks.append("docbao filters titles, outlets and tags; fzf and sk have titles only. The article follows when typing rests for 80 ms, which is longer than the pause between these keys: its time is in the table of keys above.")
    return [table]


def filter_size(bench, table, size, reader):
    """Types the queries in all programs in turn, a key here, the same key there."""
    programs = {"docbao": reader, **bench.peers(FILTERS, size)}
    with contextlib.ExitStack() as stack:
        sessions = {name: stack.enter_context(ready(*program, limit=bench.limit)) for name, program in programs.items()}
        wait_for_list(sessions["docbao"], size, bench)
        sessions["docbao"].press(screen.FIND)
        for label, queries in (("without marks", PLAIN), ("with marks", MARKED), ("without marks, at rest", PLAIN), ("with marks, at rest", MARKED)):
            if label.endswith("rest"):
                wait_for_rest(sessions["docbao"], bench.limit)
            results = typed(list(sessions.values()), queries)
            for name, result in zip(sessions, results):
                pairs = ratio_by_pairs(results[0]["settled"], result["settled"])
                ratio = "" if name == "docbao" else f"{pairs[0]:.2f} ({pairs[1]:.2f}..{pairs[2]:.2f})"
                table.rows.append([name, f"{size:,}", label, tail(result["settled"]), ratio, number(result["cpu_ms"]), number(result["mib"])])
            add_filter_goals(table, size, label, dict(zip(sessions, results)))


def typed(sessions, queries, times=3):
    """Types each query some times, a letter a key, and clears it; a key without an answer counts as the time-out."""
    total = [{"settled": [], "first": [], "cpu_ms": 0.0, "mib": 0.0} for _ in sessions]
    keys = sum(len(query) for query in queries) * times
    for query in queries * times:
        for letter in query:
            for result, one in zip(total, key_times(sessions, [letter.encode()], 1, idle=True)):
                result["settled"] += one["settled"] or [SILENCE]
                result["first"] += one["first"] or [SILENCE]
                result["cpu_ms"] += one["cpu_ms"] / keys
                result["mib"] = one["mib"]
        for session in sessions:
            session.press(screen.CLEAR_PROMPT)
    return total


SILENCE = 1500.0  # ms, the time after which a key counts as not answered


def add_filter_goals(table, size, label, results):
    ours = results["docbao"]
    if size >= 1_000_000:
        table.goals.append(Goal(f"filter key, {size:,}, {label}, p99 first results", 8, percentile(ours["first"], 0.99), "ms"))
        table.goals.append(Goal(f"filter key, {size:,}, {label}, p99 complete", 50, percentile(ours["settled"], 0.99), "ms"))
        return
    if size < 100_000:
        return
    table.goals.append(Goal(f"filter key, {size:,}, {label}, p99", 8, percentile(ours["settled"], 0.99), "ms"))
    for name in FILTERS:
        if name in results:
            ratio = statistics.median(ours["settled"]) / statistics.median(results[name]["settled"])
            table.goals.append(Goal(f"filter key, {size:,}, {label}, of {name}'s settled median", 0.15, ratio, "x"))
    table.goals.append(Goal(f"memory with the filter used, {size:,}, {label}", 40, ours["mib"], "MiB"))


def filter_million(bench, table, size=1_000_000):
    """As many brief articles in JSON Lines, for the titles."""
    bench.needs_index()
    folder = bench.work / str(size)
    (folder / "articles").mkdir(parents=True, exist_ok=True)
    say(f"writing {size:,} brief articles")
    generate(size, "--brief", "--jsonl", folder / "articles" / "{}.jsonl", "--titles", folder / "titles")
    bench.run([bench.docbao, "index", str(folder / "articles")], bench.folders(str(size)))
    reader = Command([bench.docbao, str(folder / "articles")], bench.folders(str(size)))
    filter_size(bench, table, size, (reader, screen.usable()))


def idle(bench):
    """What a reader does while nobody touches it."""
    size, seconds = max(bench.sizes), 5
    table = Table("Idle", ["articles", "seconds", "bytes written", "CPU ms"])
    with ready(bench.reader(size), bench.usable(size), limit=bench.limit) as session:
        wait_for_list(session, size, bench)
        wait_for_rest(session, bench.limit)
        session.settle(1, 1)
        written, cpu = session.written, session.cpu()
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            session.pump(end - time.perf_counter())
        written, cpu = session.written - written, (session.cpu() - cpu) * 1e3
    table.rows.append([f"{size:,}", seconds, written, number(cpu)])
    table.goals += [Goal("idle for 5 s: bytes written", 0, written, "B"), Goal("idle for 5 s: CPU", 0.5, cpu, "ms")]
    return [table]
