-- The cases behind a number. Every filter may be left empty; `tile` names a number at the head of the dashboard and
-- chooses exactly the cases it counts. Unit column and hidden from: in scoped-cases.
{{scoped-cases}},
chosen AS (
  SELECT * FROM scoped
  WHERE ({unit:String} = '' OR unit_id = {unit:String})
    AND ({verdict:String} = '' OR verdict = {verdict:String})
    AND ({any_channel:UInt8} = 1 OR channel = {channel:String})
    AND ({any_category:UInt8} = 1 OR category = {category:String})
    AND multiIf(
      {tile:String} = 'received', is_received,
      {tile:String} = 'onTimeRate', is_counted,
      {tile:String} = 'overdueOpen', is_overdue,
      {tile:String} = 'closed', is_closed,
      {tile:String} = 'backlog', is_open,
      {tile:String} = 'returned', is_returned,
      {tile:String} = 'satisfaction', is_rated,
      is_received
    )
)
