-- Whole seconds begun from received to completed, for the whole (key '') and each unit, with or without deadline.
-- Negative spans are counted and left out, zero is kept. p90 is the smallest value with at least 90 % of the values at or below it.
-- Hidden from: nobody. The owner of the machine asks it on the command line, no screen does.
WITH {{cases}}
SELECT
  grouping AS key,
  length(spans) AS closedCases,
  countEqual(arrayMap(span -> span < 0, spans), true) AS negative,
  countEqual(spans, 0) AS zero,
  arraySort(arrayFilter(span -> span >= 0, spans)) AS sorted,
  length(sorted) AS kept,
  arraySum(sorted) AS sumSeconds,
  sorted[intDiv(kept + 1, 2)] AS lowerMiddle,
  sorted[intDiv(kept, 2) + 1] AS upperMiddle,
  sorted[intDiv(9 * kept + 9, 10)] AS p90Seconds
FROM (
  SELECT grouping, groupArray(seconds) AS spans
  FROM (
    SELECT
      toInt64(floor((toUnixTimestamp64Milli(assumeNotNull(completed_at)) - toUnixTimestamp64Milli(received_at)) / 1000)) AS seconds,
      arrayJoin(['', unit_id]) AS grouping
    FROM cases
    WHERE completed_at IS NOT NULL
  )
  GROUP BY grouping
)
ORDER BY key
