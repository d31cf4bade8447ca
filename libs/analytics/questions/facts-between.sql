-- What was recorded between two places in the log about the cases received in a period, by unit and fact; and, under the
-- fact 'cameDue', how many of them came due between the two moments. Unit column and hidden from: in scoped-cases.
WITH {{scoped-cases}}
SELECT unit_id AS unitId, fact, count() AS facts
FROM (
  SELECT scoped.unit_id AS unit_id, entry_facts.fact AS fact
  FROM {db:Identifier}.entry_facts AS entry_facts
  INNER JOIN scoped ON scoped.entry_id = entry_facts.entry_id
  WHERE is_received AND entry_facts.position > {since:UInt64} AND entry_facts.position <= {position:UInt64}
  UNION ALL
  SELECT unit_id, 'cameDue' AS fact
  FROM scoped
  WHERE is_received AND due_at >= {since_at:DateTime64(3, 'UTC')} AND due_at < {as_of:DateTime64(3, 'UTC')}
)
GROUP BY unit_id, fact
ORDER BY unit_id, fact
