-- When the first case was received and the last one completed: the span a report is about.
WITH {{cases}}
SELECT
  count() AS cases,
  toString(minOrNull(received_at)) AS firstReceived,
  toString(max(completed_at)) AS lastCompleted
FROM cases
