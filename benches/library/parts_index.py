"""Parts of the report: building the index, its size, and full-text search."""
import shutil
import time

from bench import HERE, Skipped, folder_bytes
from figures import number, spread, tail, percentile
from page import Goal, Table

QUERIES = """
triều tiên|trieu tien|bác bỏ|bộ y tế|đạn pháo ukraine|sầu riêng|vụ thiếu gạo|hải quân|phủ nhận cáo buộc|lãi suất|zzxq
reuters|kremlin|dengue|artillery shells|sốt xuất huyết cà mau|cao tốc bắc nam|luật sư
""".replace("\n", "|").strip("|").split("|")


def importing(bench):
    """`docbao index` against newsboat's reading of the same articles; the size of the index against the text."""
    bench.needs_index()
    head = ["articles", "text MB", "docbao index s", "texts s", "CPU s", "peak MiB", "articles/s", "newsboat s", "texts / newsboat", "all / newsboat", "index MB", "index / text"]
    table = Table("Building the index", head)
    for size in bench.sizes:
        ours, text = bench.index(size), bench.text_bytes(size)
        index = folder_bytes(bench.work / "home" / str(size) / "cache")
        theirs = bench.newsboat_import(size).seconds if shutil.which("newsboat") else None
        table.rows.append(
            [f"{size:,}", number(text / 1e6), number(ours.seconds), number(ours.readable), number(ours.cpu), number(ours.memory), number(size / ours.seconds)]
            + ([number(theirs), f"{ours.readable / theirs:.2f}", f"{ours.seconds / theirs:.2f}"] if theirs else ["not installed", "", ""])
            + [number(index / 1e6), f"{index / text:.2f}"]
        )
        if size == 100_000:
            table.goals += [
                Goal("titles and texts of 100,000 searchable, of newsboat's import", 0.4, ours.readable / theirs if theirs else None, "x"),
                Goal("entities and claims of 100,000", 60, ours.seconds, "s"),
                Goal("index of 100,000, of the text", 0.7, index / text, "x"),
            ]
    table.remarks.append("`docbao index` ends when titles, full text, entities and claims of all are stored; newsboat stores items only.")
    table.remarks.append("Texts: when titles and texts of all stand in the index and can be searched; the reader shows titles much sooner.")
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
    if {10_000, 100_000} <= set(tails):
        table.goals.append(Goal("search as a whole process, growth 100,000 of 10,000", 2, tails[100_000] / tails[10_000], "x"))
    table.remarks.append("A whole process: it looks up, reads the newest 50 rows and their texts, and prints them with the words around the hit.")
    return [table]


def lookups(bench):
    """Lookups within the process, by the example of that name: 400 of each kind."""
    bench.needs_index()
    if not shutil.which("cargo"):
        raise Skipped("cargo is not installed")
    table = Table("Lookups within the process", ["articles", "what", "p50 ms", "p99 ms", "found"])
    late = {}
    for size in bench.sizes:
        if size < 10_000:
            continue
        bench.index(size)
        words = ["cargo", "run", "-q", "--release", "--manifest-path", str(HERE.parent.parent / "Cargo.toml"), "--example", "lookups", "--", str(bench.library(size))]
        for line in bench.run(words, bench.folders(str(size))).output.decode().splitlines():
            what, *figures = line.split("\t")
            if len(figures) == 3:
                table.rows.append([f"{size:,}", what, *figures])
                late[size, what] = float(figures[1])
    newest = [f"{count} words, newest 50" for count in (1, 2, 3, 4)]
    starts = [f"{letters} letters of a word, newest 50" for letters in (2, 3, 4)]
    for limit, name, kinds in ((1, "full-text AND", newest), (8, "start of a word", starts)):
        worst = {size: max((late.get((size, what), float("nan")) for what in kinds)) for size in bench.sizes}
        if 100_000 in worst:
            table.goals.append(Goal(f"{name}, newest 50 of 100,000, p99", limit, worst[100_000], "ms"))
        if {10_000, 100_000} <= set(worst):
            table.goals.append(Goal(f"{name}, newest 50, growth 100,000 of 10,000", 2, worst[100_000] / worst[10_000], "x"))
    table.remarks.append("Words of random titles, without marks. All rows: as the list of the reader needs them, to tell how many there are. Lookups in titles are those of one key of the filter; \"ranked\" puts what was found in its order.")
    return [table]


def timed(bench, words, environment):
    started = time.perf_counter()
    run = bench.run(words, environment)
    return (time.perf_counter() - started) * 1e3, run
