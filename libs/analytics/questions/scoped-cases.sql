-- The cases one asker may count: of one tenant, and unless `whole` is 1 only of the units named. Unit column: unit_id;
-- hidden from: everybody whose units do not hold it. For each case, in which numbers of a period it is counted: `from`
-- and `to` are instants, the period includes the first and not the second. What is open, overdue or in the backlog
-- stands as of the moment asked about, whenever it was received.
{{cases}},
scoped AS (
  SELECT
    item_id,
    entry_id,
    unit_id,
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
  WHERE tenant = {tenant:String} AND ({whole:UInt8} = 1 OR has({units:Array(String)}, unit_id))
)
