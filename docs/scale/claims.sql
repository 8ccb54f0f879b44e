-- Claims of any number of articles as a table, with DuckDB.
-- usage: duckdb -cmd "SET VARIABLE extracted = 'extracted/*.jsonl'" -f docs/scale/claims.sql
--
-- Reads what `docbao extract` wrote (JSON Lines, also .gz, one file or many), and writes to the current folder
--   claims.parquet    a row a claim
--   denials.parquet   who denied what, and which persons and bodies the denied words name
--   counts.parquet    claims by source and act
-- The input streams: memory does not grow with it, except by the number of distinct sources (counts).

-- The columns are given, since a `date` may be a range of days and would be guessed wrongly.
CREATE OR REPLACE VIEW articles AS
SELECT * FROM read_json(
  coalesce(getvariable('extracted'), 'extracted.jsonl'),
  format = 'newline_delimited', maximum_object_size = 67108864,
  columns = {
    path: 'VARCHAR', id: 'VARCHAR', title: 'VARCHAR', outlet: 'VARCHAR', byline: 'VARCHAR', date: 'VARCHAR',
    url: 'VARCHAR', language: 'VARCHAR', text: 'VARCHAR',
    entities: 'STRUCT(id INTEGER, "type" VARCHAR, "name" VARCHAR, aliases VARCHAR[],
      mentions STRUCT("start" INTEGER, "end" INTEGER, "text" VARCHAR)[])[]',
    claims: 'STRUCT(id INTEGER,
      source STRUCT("text" VARCHAR, "name" VARCHAR, entity INTEGER, "start" INTEGER, "end" INTEGER),
      cue STRUCT("text" VARCHAR, "start" INTEGER, "end" INTEGER),
      content STRUCT("text" VARCHAR, "start" INTEGER, "end" INTEGER)[],
      chain STRUCT("text" VARCHAR, "name" VARCHAR)[],
      act VARCHAR, mode VARCHAR, hedged BOOLEAN, "when" STRUCT("text" VARCHAR, date VARCHAR),
      confidence VARCHAR, "rule" VARCHAR)[]'
  });

-- `named` are the persons and bodies whose names stand in the claim's content, its source left out.
CREATE OR REPLACE VIEW claims AS
SELECT
  path, id AS article, title, outlet, date, url, language,
  claim.id AS claim,
  claim.source.name AS source,
  claim.source.text AS source_text,
  [link.name for link in claim.chain[:-2]] AS relays,
  claim.act AS act, claim.mode AS mode, claim.hedged AS hedged,
  claim.cue.text AS cue,
  array_to_string([piece.text for piece in claim.content], ' … ') AS content,
  claim."when".date AS said_on,
  claim.confidence AS confidence, claim."rule" AS "rule",
  [entity.name for entity in entities IF entity.type IN ('PER', 'ORG')
    AND entity.id IS DISTINCT FROM claim.source.entity
    AND len([mention for mention in entity.mentions IF
      len([piece for piece in claim.content IF mention.start >= piece.start AND mention."end" <= piece."end"]) > 0]) > 0
  ] AS named
FROM (SELECT articles.*, unnest(claims) AS claim FROM articles);

COPY (SELECT * FROM claims) TO 'claims.parquet' (FORMAT parquet, COMPRESSION zstd);

-- Who denied whom about what: a row for each person or body that the denied words name, one with NULL where they name none.
COPY (
  SELECT source AS who, unnest(CASE WHEN len(named) > 0 THEN named ELSE [NULL] END) AS whom, content AS what,
    said_on, outlet, date, title, article, claim, confidence
  FROM 'claims.parquet' WHERE act = 'denies'
) TO 'denials.parquet' (FORMAT parquet, COMPRESSION zstd);

COPY (
  SELECT source, act, count(*) AS claims, count(DISTINCT article) AS articles, min(date) AS first, max(date) AS last
  FROM 'claims.parquet' WHERE source IS NOT NULL GROUP BY ALL ORDER BY claims DESC, source, act
) TO 'counts.parquet' (FORMAT parquet, COMPRESSION zstd);

SELECT * FROM 'counts.parquet' LIMIT 20;
