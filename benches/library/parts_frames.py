"""Parts of the report: first frames, memory then, growth; without any index; with cold files."""
import os
import shutil
import statistics
import time

import reader_screen
from bench import Skipped
from figures import ratio_by_pairs, spread
from page import Goal, Table
from timing import first_frame, in_turn

PEERS = ("less", "fzf", "newsboat", "sk")
GOALS = {"less": 1.3, "fzf": 0.25, "newsboat": 0.15}
DROP = "/proc/sys/vm/drop_caches"


def first_frames(bench):
    """docbao and the peers in turn, at each size."""
    table = Table("First frame, hot", ["program", "articles", "first frame ms", "docbao / this, by pairs", "peak MiB then", "CPU ms"])
    medians, memory = {}, {}
    for size in bench.sizes:
        programs = {"docbao": (bench.reader(size), bench.usable(size)), **bench.peers(PEERS, size)}
        results = in_turn([lambda p=p: first_frame(*p, limit=bench.limit) for p in programs.values()], bench.runs)
        for name, rows in zip(programs, results):
            times, mib, cpu = ([row[key] for row in rows] for key in ("ms", "mib", "cpu_ms"))
            pairs = ratio_by_pairs([row["ms"] for row in results[0]], times)
            ratio = "" if name == "docbao" else f"{pairs[0]:.2f} ({pairs[1]:.2f}..{pairs[2]:.2f})"
            table.rows.append([name, f"{size:,}", spread(times), ratio, spread(mib), spread(cpu)])
            if name == "docbao":
                medians[size], memory[size] = statistics.median(times), max(mib)
            if name in GOALS and size == 100:
                table.goals.append(Goal(f"first frame, 100 articles, of {name}", GOALS[name], pairs[0], "x"))
    add_growth(table, medians)
    table.goals += [Goal(f"memory at the first frame, {size:,}", 12, mib, "MiB") for size, mib in memory.items()]
    table.remarks += [f"{name} is not installed: skipped" for name in PEERS if not shutil.which(name)]
    table.remarks.append("less and fzf get a file of titles, newsboat its own cache (its first frame is the list of feeds, not of articles).")
    if not bench.has_index:
        table.remarks.append("This docbao has no index: its first frame shows any article, not the newest one.")
    return [table]


def add_growth(table, medians):
    least = min(medians)
    for size, milliseconds in medians.items():
        if size > least:
            goal = 1.5 if size > 100_000 else 1.25
            table.goals.append(Goal(f"growth of the first frame, {size:,} of {least:,}", goal, milliseconds / medians[least], "x"))


def without_index(bench):
    """The first frame and the number of articles with an empty cache, against reading and sorting the names."""
    head = ["articles", "readdir + sort ms", "first frame ms", "of readdir + sort, by pairs", "all counted ms"]
    table = Table("Without any index, hot", head)
    for size in bench.sizes:
        bench.library(size)
        runs = [
            lambda: sorted_names(bench.library(size)),
            lambda: fresh(bench, size, reader_screen.usable()),
            lambda: fresh(bench, size, reader_screen.complete(size)),
        ]
        names, frames, lists = in_turn(runs, max(3, bench.runs // 2) if size < 100_000 else 3)
        pairs = ratio_by_pairs(frames, names)
        ratio = f"{pairs[0]:.2f} ({pairs[1]:.2f}..{pairs[2]:.2f})"
        table.rows.append([f"{size:,}", spread(names), spread(frames), ratio, spread(lists)])
        if size == 100_000:
            table.goals.append(Goal("first frame without an index, 100,000, of readdir + sort", 2, pairs[0], "x"))
            table.goals.append(Goal("number of articles shown without an index, 100,000", 450, statistics.median(lists), "ms"))
    table.remarks.append("readdir + sort is os.scandir through all folders and a sort of the paths, in a warm Python; the start of no process is in it.")
    return [table]


def fresh(bench, size, shown):
    shutil.rmtree(bench.work / "home" / "fresh", ignore_errors=True)
    return first_frame(bench.reader(size, "fresh"), shown, limit=bench.limit)["ms"]


def sorted_names(folder):
    """Milliseconds to read and sort all paths below a folder."""
    started = time.perf_counter()
    folders, paths = [str(folder)], []
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                (folders if entry.is_dir(follow_symlinks=False) else paths).append(entry.path)
    paths.sort()
    return (time.perf_counter() - started) * 1e3


def cold_frames(bench):
    """The first frame after the kernel's caches were dropped; asked for with --cold, since it slows all others."""
    if not bench.cold:
        raise Skipped("asked for with --cold (it drops the caches of the whole machine)")
    if not os.access(DROP, os.W_OK):
        raise Skipped(f"{DROP} cannot be written")
    table = Table("First frame, cold", ["program", "articles", "first frame ms"])
    for size in bench.sizes:
        programs = {"docbao": (bench.reader(size), bench.usable(size)), **bench.peers(("less", "newsboat"), size)}
        results = in_turn([lambda p=p: cold(p, bench.limit) for p in programs.values()], 3, 0)
        table.rows += [[name, f"{size:,}", spread([row["ms"] for row in rows])] for name, rows in zip(programs, results)]
    table.remarks.append("Files, directories and programs are dropped from the kernel's caches before each start; three runs.")
    return [table]


def cold(program, limit):
    os.sync()
    with open(DROP, "w") as file:
        file.write("3")
    return first_frame(*program, limit=limit)
