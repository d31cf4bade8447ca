-- Verdicts of the cases received in a period, for the whole and for each unit, channel and category; `due` repeats them
-- for cases whose deadline has passed. Unit column and hidden from: in scoped-cases.
WITH {{scoped-cases}}
SELECT
  grouping.1 AS dimension,
  grouping.2 AS key,
  count() AS cases,
  countIf(verdict = 'onTime') AS onTime,
  countIf(verdict = 'late') AS late,
  countIf(verdict = 'openOverdue') AS openOverdue,
  countIf(is_counted) AS dueCases,
  countIf(is_counted AND verdict = 'onTime') AS dueOnTime
FROM (
  SELECT
    verdict,
    is_counted,
    arrayJoin([('overall', ''), ('unit', unit_id), ('channel', channel), ('category', category)]) AS grouping
  FROM scoped
  WHERE is_received
)
GROUP BY grouping
ORDER BY grouping
