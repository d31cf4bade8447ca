-- When the first case was received and the last one completed: the span a report is about.
-- Hidden from: nobody. The owner of the machine asks it on the command line, no screen does.
WITH {{cases}}
SELECT
  count() AS cases,
  toString(minOrNull(received_at)) AS firstReceived,
  toString(max(completed_at)) AS lastCompleted
FROM cases
