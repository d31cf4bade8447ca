-- One row a case: an entry with the item it belongs to, as known at a position and as happened at a moment.
-- A case is completed when its entry is closed out, and then at the moment its last claim was made: the handler does
-- not answer for the time acceptance takes; where the claim is said to have happened only later, when it was closed out.
-- The verdict uses the last deadline within the prefix. Facts voided within the prefix are left out.
-- Hidden from: not said here; what a screen asks includes scoped-cases instead.
entries AS (
  SELECT
    entry_id,
    anyIf(item_id, fact = 'opened') AS item_id,
    anyIf(unit_id, fact = 'opened') AS unit_id,
    argMaxIf(tuple(due_at), position, fact IN ('opened', 'deadlineMoved')).1 AS due_at,
    argMaxIf(occurred_at, position, fact = 'closedOut') AS closed_at,
    argMaxOrNullIf(occurred_at, position, fact = 'claimed') AS claimed_at,
    argMaxIf(fact, position, fact IN ('opened', 'closedOut', 'reopened', 'handedOver')) AS last_turn,
    anyIf(tenant, fact = 'opened') AS tenant,
    groupArrayIf(occurred_at, fact = 'returned') AS returned_at
  FROM {db:Identifier}.entry_facts
  WHERE position <= {position:UInt64} AND occurred_at <= {as_of:DateTime64(3, 'UTC')}
    AND position NOT IN (SELECT voided FROM {db:Identifier}.entry_voidings WHERE position <= {position:UInt64})
  GROUP BY entry_id
),
items AS (
  SELECT
    item_id,
    minIf(occurred_at, fact = 'received') AS received_at,
    anyIf(channel, fact = 'received') AS channel,
    anyIf(place, fact = 'received') AS place,
    argMaxIf(category, position, fact IN ('received', 'registered')) AS category
  FROM {db:Identifier}.item_facts
  WHERE position <= {position:UInt64} AND occurred_at <= {as_of:DateTime64(3, 'UTC')}
    AND position NOT IN (SELECT voided FROM {db:Identifier}.item_voidings WHERE position <= {position:UInt64})
  GROUP BY item_id
),
cases AS (
  SELECT
    entries.item_id AS item_id,
    entry_id,
    unit_id,
    tenant,
    returned_at,
    due_at,
    if(last_turn = 'closedOut', ifNull(claimed_at, closed_at), NULL) AS completed_at,
    received_at,
    channel,
    place,
    category,
    multiIf(
      due_at IS NULL, 'noTarget',
      completed_at <= due_at, 'onTime',
      completed_at IS NOT NULL, 'late',
      due_at < {as_of:DateTime64(3, 'UTC')}, 'openOverdue',
      'pending'
    ) AS verdict,
    due_at < {as_of:DateTime64(3, 'UTC')} AS is_due
  FROM entries
  INNER JOIN items ON entries.item_id = items.item_id
  WHERE last_turn != 'handedOver'
)
