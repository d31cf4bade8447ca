-- One page of the cases behind a number, the newest first. Unit column and hidden from: in scoped-cases.
WITH {{chosen-cases}}
SELECT
  item_id AS itemId,
  entry_id AS entryId,
  unit_id AS unitId,
  verdict,
  toString(received_at) AS receivedAt,
  toString(due_at) AS dueAt,
  toString(completed_at) AS completedAt,
  channel,
  category
FROM chosen
ORDER BY received_at DESC, entry_id
LIMIT {limit:UInt32} OFFSET {offset:UInt32}
