-- The cases one asker may count: of one tenant, and unless `whole` is 1 only of the units named. Unit column: unit_id.
-- Hidden from: whoever is named in complained_of_facts, and everybody below; `at_or_above` holds the asker and everybody
-- above him. Who was ever named counts, also after the position and the moment asked about: today's permission applies to
-- yesterday's figures. `published` is 1 where one figure is for everybody: then what is hidden from anybody by that
-- position is in it for nobody.
-- For each case, in which numbers of a period it is counted: `from` and `to` are instants, the period includes the first
-- and not the second. What is open, overdue or in the backlog stands as of the moment asked about, whenever it was
-- received.
{{cases}},
-- What was said within the period of the replies of a case; who answered for it is the unit named in the rating.
ratings AS (
  SELECT item_id, unit_id, count() AS rated, countIf(rating IN ('satisfied', 'basicallySatisfied')) AS satisfied
  FROM {db:Identifier}.rating_facts
  WHERE position <= {position:UInt64} AND occurred_at <= {as_of:DateTime64(3, 'UTC')}
    AND occurred_at >= {from:DateTime64(3, 'UTC')} AND occurred_at < {to:DateTime64(3, 'UTC')}
  GROUP BY item_id, unit_id
),
scoped AS (
  SELECT
    cases.item_id AS item_id,
    entry_id,
    cases.unit_id AS unit_id,
    ratings.rated AS rated,
    ratings.satisfied AS satisfied,
    rated > 0 AS is_rated,
    verdict,
    received_at,
    due_at,
    completed_at,
    channel,
    category,
    received_at >= {from:DateTime64(3, 'UTC')} AND received_at < {to:DateTime64(3, 'UTC')} AS is_received,
    is_received AND ifNull(is_due, false) AS is_counted,
    verdict = 'openOverdue' AS is_overdue,
    ifNull(completed_at >= {from:DateTime64(3, 'UTC')} AND completed_at < {to:DateTime64(3, 'UTC')}, false) AS is_closed,
    completed_at IS NULL AS is_open,
    arrayExists(at -> at >= {from:DateTime64(3, 'UTC')} AND at < {to:DateTime64(3, 'UTC')}, returned_at) AS is_returned
  FROM cases
  LEFT JOIN ratings ON ratings.item_id = cases.item_id AND ratings.unit_id = cases.unit_id
  WHERE tenant = {tenant:String}
    AND ({whole:UInt8} = 1 OR has({units:Array(String)}, cases.unit_id))
    AND cases.item_id NOT IN (
      SELECT item_id FROM {db:Identifier}.complained_of_facts
      WHERE if(
        {published:UInt8} = 1,
        position <= {position:UInt64},
        hasAny(JSONExtract(person_ids, 'Array(String)'), {at_or_above:Array(String)})
      )
    )
)
