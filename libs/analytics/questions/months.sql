-- Cases opened and closed by month of the tenant's zone, and the verdicts of those received in it whose deadline has
-- passed. A month in which nothing happened has no row. Unit column and hidden from: in scoped-cases.
WITH {{scoped-cases}}
SELECT
  happened.1 AS month,
  sum(happened.2) AS opened,
  sum(happened.3) AS closed,
  sum(happened.4) AS dueCases,
  sum(happened.5) AS dueOnTime
FROM (
  SELECT arrayJoin(arrayConcat(
    [(formatDateTime(toTimeZone(received_at, {zone:String}), '%Y-%m'), 1, 0, toUInt8(is_counted), toUInt8(is_counted AND verdict = 'onTime'))],
    if(
      is_open,
      [],
      [(formatDateTime(toTimeZone(ifNull(completed_at, received_at), {zone:String}), '%Y-%m'), 0, 1, 0, 0)]
    )
  )) AS happened
  FROM scoped
)
GROUP BY month
ORDER BY month
