-- Style leads named within a period (S3-75): how many, how many are open, overdue or closed, and the whole seconds begun from
-- the naming to the claim on which each was closed. One found to be none by then is not counted; one that was closed before it
-- was named has no span. Unit column: unit_id, the unit that has it by then. Hidden from: whoever is named in
-- complained_of_facts, and everybody below, as in scoped-cases.
WITH leads AS (
  SELECT
    item_id,
    any(tenant) AS tenant,
    maxIf(occurred_at, fact = 'named') AS named_at,
    argMax(fact, position) AS last_fact
  FROM {db:Identifier}.style_lead_facts
  WHERE position <= {position:UInt64} AND occurred_at <= {as_of:DateTime64(3, 'UTC')}
  GROUP BY item_id
  HAVING last_fact = 'named'
),
holders AS (
  SELECT
    item_id,
    argMaxIf(unit_id, position, fact IN ('assigned', 'transferred')) AS unit_id,
    countIf(fact IN ('declined', 'withdrawn')) AS ended
  FROM {db:Identifier}.item_facts
  WHERE position <= {position:UInt64} AND occurred_at <= {as_of:DateTime64(3, 'UTC')}
    AND item_id IN (SELECT item_id FROM leads)
  GROUP BY item_id
),
entries AS (
  SELECT
    entry_id,
    anyIf(item_id, fact = 'opened') AS item_id,
    argMaxIf(tuple(due_at), position, fact IN ('opened', 'deadlineMoved')).1 AS due_at,
    argMaxIf(occurred_at, position, fact = 'closedOut') AS closed_at,
    argMaxOrNullIf(occurred_at, position, fact = 'claimed') AS claimed_at,
    argMaxIf(fact, position, fact IN ('opened', 'closedOut', 'reopened', 'handedOver')) AS last_turn
  FROM {db:Identifier}.entry_facts
  WHERE position <= {position:UInt64} AND occurred_at <= {as_of:DateTime64(3, 'UTC')}
    AND position NOT IN (SELECT voided FROM {db:Identifier}.entry_voidings WHERE position <= {position:UInt64})
    AND entry_id IN (
      SELECT entry_id FROM {db:Identifier}.entry_facts
      WHERE fact = 'opened' AND item_id IN (SELECT item_id FROM leads)
    )
  GROUP BY entry_id
  HAVING last_turn != 'handedOver'
),
work AS (
  SELECT
    item_id,
    max(if(last_turn = 'closedOut', ifNull(claimed_at, closed_at), NULL)) AS completed_at,
    max(ifNull(due_at < {as_of:DateTime64(3, 'UTC')}, false)) AS is_past
  FROM entries
  GROUP BY item_id
),
counted AS (
  SELECT
    work.completed_at AS completed_at,
    holders.ended > 0 AND completed_at IS NULL AS is_over,
    completed_at IS NULL AND NOT is_over AS is_open,
    is_open AND work.is_past AS is_overdue,
    toInt64(floor((toUnixTimestamp64Milli(completed_at) - toUnixTimestamp64Milli(named_at)) / 1000)) AS seconds
  FROM leads
  LEFT JOIN holders ON holders.item_id = leads.item_id
  LEFT JOIN work ON work.item_id = leads.item_id
  WHERE tenant = {tenant:String}
    AND named_at >= {from:DateTime64(3, 'UTC')} AND named_at < {to:DateTime64(3, 'UTC')}
    AND ({whole:UInt8} = 1 OR has({units:Array(String)}, holders.unit_id))
    AND leads.item_id NOT IN (
      SELECT item_id FROM {db:Identifier}.complained_of_facts
      WHERE if(
        {published:UInt8} = 1,
        position <= {position:UInt64},
        hasAny(JSONExtract(person_ids, 'Array(String)'), {at_or_above:Array(String)})
      )
    )
)
SELECT
  count() AS leads,
  countIf(is_open) AS open,
  countIf(is_overdue) AS overdue,
  countIf(completed_at IS NOT NULL) AS closed,
  arraySort(groupArrayIf(assumeNotNull(seconds), seconds >= 0)) AS sorted,
  length(sorted) AS count,
  arraySum(sorted) AS sumSeconds,
  sorted[intDiv(count + 1, 2)] AS lowerMiddle,
  sorted[intDiv(count, 2) + 1] AS upperMiddle,
  sorted[intDiv(9 * count + 9, 10)] AS p90Seconds
FROM counted
