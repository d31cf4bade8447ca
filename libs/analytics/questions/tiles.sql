-- The numbers at the head of the dashboard for one period, in one pass. Unit column and hidden from: in scoped-cases.
WITH {{scoped-cases}}
SELECT
  count() AS known,
  countIf(is_received) AS received,
  countIf(is_counted) AS counted,
  countIf(is_counted AND verdict = 'onTime') AS onTime,
  countIf(is_overdue) AS overdueOpen,
  countIf(is_closed) AS closed,
  countIf(is_open) AS backlog,
  countIf(is_returned) AS returned,
  sum(rated) AS rated,
  sum(satisfied) AS satisfied
FROM scoped
