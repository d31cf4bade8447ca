-- How many cases stand behind a number. Unit column and hidden from: in scoped-cases.
WITH {{chosen-cases}}
SELECT count() AS total FROM chosen
