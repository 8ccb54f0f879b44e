#!/usr/bin/env python3
"""Extracts articles from JSON Lines with Apache Spark: one docbao process a partition, in constant memory.

    spark-submit docs/scale/spark.py [--docbao PROGRAM] [--partitions N] [--jsonl OUT] [--parquet OUT] INPUT...

INPUT is what Spark can read: files, folders, patterns, hdfs:// or s3a:// addresses, also .gz (one partition a file).
OUT is a folder that does not exist yet: JSON Lines as `docbao extract` writes them, Parquet with nested columns. The
lines keep their order within a partition. docbao must lie at the same path on every worker, or be shipped there:
spark-submit --files target/release/docbao ... --docbao ./docbao. With `pip install pyspark` alone,
`python docs/scale/spark.py` runs on this machine (local[*]).

A line that cannot be read is named on the worker's standard error and left out, as `docbao extract` does; any other
failure of docbao fails the job.
"""
import argparse
import shlex

from pyspark.sql import SparkSession

# Given, not guessed: guessing would read the input twice, and a `date` may be a range of days. `value` is JSON, a date's
# has days in `from` and a quantity's has numbers.
SCHEMA = """
path STRING, id STRING, title STRING, outlet STRING, byline STRING, date STRING, url STRING, language STRING, text STRING,
entities ARRAY<STRUCT<id: INT, type: STRING, name: STRING, aliases: ARRAY<STRING>,
  mentions: ARRAY<STRUCT<start: INT, `end`: INT, text: STRING, value: STRING>>>>,
claims ARRAY<STRUCT<id: INT,
  source: STRUCT<text: STRING, name: STRING, entity: INT, start: INT, `end`: INT>,
  cue: STRUCT<text: STRING, start: INT, `end`: INT>,
  content: ARRAY<STRUCT<text: STRING, start: INT, `end`: INT>>,
  chain: ARRAY<STRUCT<text: STRING, name: STRING>>,
  act: STRING, mode: STRING, hedged: BOOLEAN, `when`: STRUCT<text: STRING, date: STRING>, confidence: STRING, rule: STRING>>,
warnings ARRAY<STRING>
"""


def main():
    options = arguments()
    session = SparkSession.builder.appName("docbao extract").getOrCreate()
    extracted = lines_of(session, options).pipe(command(options.docbao), checkCode=True)
    if options.jsonl:
        extracted.saveAsTextFile(options.jsonl)
    if options.parquet:
        # What is already written is read back rather than extracted a second time.
        rows = session.read.schema(SCHEMA).json(options.jsonl or extracted)
        rows.write.parquet(options.parquet)
    session.stop()


def lines_of(session, options):
    """The lines of the input, in at least as many partitions as were asked for."""
    context = session.sparkContext
    partitions = options.partitions or context.defaultParallelism
    lines = context.textFile(",".join(options.input), partitions)
    # Compressed files cannot be split: their lines are dealt out anew.
    return lines if lines.getNumPartitions() >= partitions else lines.repartition(partitions)


def command(program):
    """The command of a partition; status 1 (some lines could not be read, the rest was done) is no failure."""
    script = '"$0" extract -; status=$?; [ $status -le 1 ] || exit $status'
    return f"sh -c {shlex.quote(script)} {shlex.quote(program)}"


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--docbao", default="docbao")
    parser.add_argument("--partitions", type=int)
    parser.add_argument("--jsonl")
    parser.add_argument("--parquet")
    parser.add_argument("input", nargs="+")
    options = parser.parse_args()
    if not (options.jsonl or options.parquet):
        parser.error("say what to write: --jsonl or --parquet")
    return options


if __name__ == "__main__":
    main()
