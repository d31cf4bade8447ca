-- Opened and closed cases up to each of the given moments, for the whole (key '') and each unit.
-- Hidden from: nobody. The owner of the machine asks it on the command line, no screen does.
WITH {{cases}}
SELECT
  grouping AS key,
  arrayMap(moment -> countEqual(arrayMap(at -> at <= moment, received), true), {moments:Array(DateTime64(3, 'UTC'))}) AS opened,
  arrayMap(moment -> countEqual(arrayMap(at -> at <= moment, completed), true), {moments:Array(DateTime64(3, 'UTC'))}) AS closed
FROM (
  SELECT grouping, groupArray(received_at) AS received, groupArray(completed_at) AS completed
  FROM (SELECT received_at, completed_at, arrayJoin(['', unit_id]) AS grouping FROM cases)
  GROUP BY grouping
)
ORDER BY key
