-- Verdicts counted for the whole and for every group of every dimension, in one pass; `due` repeats them for cases
-- whose deadline has passed. Unit column: unit_id. Local days are those of the tenant's zone.
-- Hidden from: nobody. The owner of the machine asks it on the command line, no screen does.
WITH {{cases}}
SELECT
  grouping.1 AS dimension,
  grouping.2 AS key,
  grouping.3 AS subkey,
  count() AS cases,
  countIf(verdict = 'onTime') AS onTime,
  countIf(verdict = 'late') AS late,
  countIf(verdict = 'openOverdue') AS openOverdue,
  countIf(verdict = 'pending') AS pending,
  countIf(verdict = 'noTarget') AS noTarget,
  countIf(is_due) AS dueCases,
  countIf(is_due AND verdict = 'onTime') AS dueOnTime,
  countIf(is_due AND verdict = 'late') AS dueLate,
  countIf(is_due AND verdict = 'openOverdue') AS dueOpenOverdue
FROM (
  SELECT
    verdict,
    ifNull(is_due, false) AS is_due,
    toTimeZone(received_at, {zone:String}) AS local,
    concat(toString(toYear(local)), '-Q', toString(toQuarter(local))) AS quarter,
    arrayJoin([
      ('overall', '', ''),
      ('bureau', unit_id, ''),
      ('quarter', quarter, ''),
      ('month', formatDateTime(local, '%Y-%m'), ''),
      ('channel', channel, ''),
      ('neighborhood', place, ''),
      ('reason', category, ''),
      ('bureauQuarter', unit_id, quarter)
    ]) AS grouping
  FROM cases
  WHERE received_at >= {from:DateTime64(3, 'UTC')} AND received_at < {to:DateTime64(3, 'UTC')}
)
GROUP BY grouping
ORDER BY grouping
