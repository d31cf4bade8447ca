-- How many cases stand behind a number. Unit column: unit_id, in scoped-cases.
WITH {{chosen-cases}}
SELECT count() AS total FROM chosen
