"""Parts of the report: building the index, its size, and full-text search."""
import shutil
import time

from bench import folder_bytes
from figures import number, spread, tail, percentile
from page import Goal, Table

QUERIES = """
triều tiên|trieu tien|bác bỏ|bộ y tế|đạn pháo ukraine|sầu riêng|vụ thiếu gạo|hải quân|phủ nhận cáo buộc|lãi suất|zzxq
reuters|kremlin|dengue|artillery shells|sốt xuất huyết cà mau|cao tốc bắc nam|luật sư
""".replace("\n", "|").strip("|").split("|")


def importing(bench):
    """`docbao index` against newsboat's reading of the same articles; the size of the index against the text."""
    bench.needs_index()
    head = ["articles", "text MB", "docbao index s", "CPU s", "peak MiB", "articles/s", "newsboat s", "docbao / newsboat", "index MB", "index / text"]
    table = Table("Building the index", head)
    for size in bench.sizes:
        ours, text = bench.index(size), bench.text_bytes(size)
        index = folder_bytes(bench.work / "home" / str(size) / "cache")
        theirs = bench.newsboat_import(size).seconds if shutil.which("newsboat") else None
        table.rows.append(
            [f"{size:,}", number(text / 1e6), number(ours.seconds), number(ours.cpu), number(ours.memory), number(size / ours.seconds)]
            + ([number(theirs), f"{ours.seconds / theirs:.2f}"] if theirs else ["not installed", ""])
            + [number(index / 1e6), f"{index / text:.2f}"]
        )
        if size == 100_000:
            table.goals += [
                Goal("import of 100,000, of newsboat's", 0.4, ours.seconds / theirs if theirs else None, "x"),
                Goal("entities and claims of 100,000", 60, ours.seconds, "s"),
                Goal("index of 100,000, of the text", 0.7, index / text, "x"),
            ]
    table.remarks.append("`docbao index` ends when titles, full text, entities and claims of all are stored; newsboat stores items only.")
    table.remarks.append("The goal against newsboat is for titles and full text alone; here the whole `docbao index` is set against it.")
    return [table]


def searching(bench):
    """`docbao search` as a whole process, and how much of that is the start of the process."""
    bench.needs_index()
    table = Table("Full-text search, whole process", ["articles", "search p50 / p95 / p99", "`docbao --version` ms", "search p99 - start ms", "lines"])
    tails = {}
    for size in bench.sizes:
        bench.index(size)
        environment = bench.folders(str(size))
        starts, times, hits = [], [], 0
        for query in QUERIES * 5:
            starts.append(timed(bench, [bench.docbao, "--version"], environment)[0])
            milliseconds, run = timed(bench, [bench.docbao, "search", "--no-update", "--limit", "50", query, str(bench.library(size))], environment)
            times.append(milliseconds)
            hits += run.output.count(b"\n")
        tails[size] = percentile(times, 0.99) - sorted(starts)[len(starts) // 2]
        table.rows.append([f"{size:,}", tail(times), spread(starts), number(tails[size]), f"{hits // 5:,} lines"])
    if 100_000 in tails:
        table.goals.append(Goal("search at 100,000, p99 without the start", 1, tails[100_000], "ms"))
    if {10_000, 100_000} <= set(tails):
        table.goals.append(Goal("search, growth 100,000 of 10,000", 2, tails[100_000] / tails[10_000], "x"))
    table.remarks.append("A whole process: it looks up, reads the newest 50 rows and their texts, and prints them with the words around the hit. In process: `cargo run --release --example lookups -- PATH`; the goal of 1 ms is for that.")
    return [table]


def timed(bench, words, environment):
    started = time.perf_counter()
    run = bench.run(words, environment)
    return (time.perf_counter() - started) * 1e3, run
