-- Of what came in a period and had to be read by a leader on the day: how many were, of those whose day has passed.
-- What was registered under a campaign that asks for no reading is not counted. Unit column: unit_id, the unit that has
-- it by then. Hidden from: whoever is named in complained_of_facts, and everybody below, as in scoped-cases.
WITH letters AS (
  SELECT
    item_id,
    anyIf(tenant, fact = 'due') AS tenant,
    anyIf(due_at, fact = 'due') AS due_at,
    minIf(occurred_at, fact = 'due') AS came_at,
    countIf(fact = 'due') AS asked,
    countIf(fact = 'exempt') AS exempted,
    maxIf(same_day, fact = 'read') AS is_same_day
  FROM {db:Identifier}.reading_facts
  WHERE position <= {position:UInt64} AND occurred_at <= {as_of:DateTime64(3, 'UTC')}
  GROUP BY item_id
  HAVING asked > 0 AND exempted = 0
),
holders AS (
  SELECT item_id, argMaxIf(unit_id, position, fact IN ('assigned', 'transferred')) AS unit_id
  FROM {db:Identifier}.item_facts
  WHERE position <= {position:UInt64} AND occurred_at <= {as_of:DateTime64(3, 'UTC')}
    AND item_id IN (SELECT item_id FROM letters)
  GROUP BY item_id
)
SELECT countIf(is_same_day = 1) AS sameDay, count() AS due
FROM letters
LEFT JOIN holders ON holders.item_id = letters.item_id
WHERE tenant = {tenant:String}
  AND due_at < {as_of:DateTime64(3, 'UTC')}
  AND came_at >= {from:DateTime64(3, 'UTC')} AND came_at < {to:DateTime64(3, 'UTC')}
  AND ({whole:UInt8} = 1 OR has({units:Array(String)}, holders.unit_id))
  AND letters.item_id NOT IN (
    SELECT item_id FROM {db:Identifier}.complained_of_facts
    WHERE if(
      {published:UInt8} = 1,
      position <= {position:UInt64},
      hasAny(JSONExtract(person_ids, 'Array(String)'), {at_or_above:Array(String)})
    )
  )
