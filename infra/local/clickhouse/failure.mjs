// How ClickHouse says over HTTP that something failed: the text of the exception, its number in a header, and a status.

/** ClickHouse's numbers of what the stand-in itself refuses. */
const OWN = {
  BAD_ARGUMENTS: 36,
  UNKNOWN_COMPRESSION_METHOD: 89,
  QUERY_IS_TOO_LARGE: 223,
  CANNOT_DECOMPRESS: 271,
  AUTHENTICATION_FAILED: 516,
  NOT_IMPLEMENTED: 48,
}

/** Something the stand-in refuses before the engine sees it, said as ClickHouse would. */
export class Refused extends Error {
  constructor(type, says) {
    super(`Code: ${OWN[type]}. DB::Exception: ${says} (${type})`)
  }
}

const status = (code, ...types) => Object.fromEntries(types.map((type) => [type, code]))

/** The statuses by the exception's name, as `exceptionCodeToHTTPStatus` of ClickHouse gives them; others are 500. */
const STATUS = {
  ...status(400, 'BAD_ARGUMENTS', 'CANNOT_COMPILE_REGEXP', 'CANNOT_PARSE_TEXT', 'CANNOT_PARSE_ESCAPE_SEQUENCE'),
  ...status(400, 'CANNOT_PARSE_QUOTED_STRING', 'CANNOT_PARSE_DATE', 'CANNOT_PARSE_DATETIME', 'CANNOT_PARSE_NUMBER'),
  ...status(400, 'CANNOT_PARSE_UUID', 'CANNOT_PARSE_INPUT_ASSERTION_FAILED', 'DUPLICATE_COLUMN', 'ILLEGAL_COLUMN'),
  ...status(400, 'THERE_IS_NO_COLUMN', 'TOO_DEEP_AST', 'TOO_BIG_AST', 'SYNTAX_ERROR', 'INCORRECT_DATA'),
  ...status(400, 'TYPE_MISMATCH', 'VALUE_IS_OUT_OF_RANGE_OF_DATA_TYPE'),
  ...status(403, 'AUTHENTICATION_FAILED', 'ACCESS_DENIED'),
  ...status(404, 'UNKNOWN_TABLE', 'UNKNOWN_FUNCTION', 'UNKNOWN_IDENTIFIER', 'UNKNOWN_TYPE', 'UNKNOWN_STORAGE'),
  ...status(404, 'UNKNOWN_DATABASE', 'UNKNOWN_SETTING', 'UNKNOWN_AGGREGATE_FUNCTION', 'UNKNOWN_FORMAT'),
  ...status(404, 'UNKNOWN_DATABASE_ENGINE', 'UNKNOWN_TYPE_OF_QUERY', 'UNKNOWN_ROLE'),
  ...status(408, 'TIMEOUT_EXCEEDED'),
  ...status(413, 'QUERY_IS_TOO_LARGE'),
  ...status(501, 'NOT_IMPLEMENTED'),
  ...status(503, 'SOCKET_TIMEOUT', 'CANNOT_OPEN_FILE', 'CANNOT_SCHEDULE_TASK'),
}

const EXCEPTION = /^Code: (\d+)\..*\(([A-Z][A-Z0-9_]{2,})\)\s*$/s

/** What a client is answered when something failed: the status, the number and the text. */
export const answerOf = (error) => {
  const says = error instanceof Error ? error.message : String(error)
  const known = EXCEPTION.exec(says)
  if (!known) return { status: 500, code: '1002', says: `Code: 1002. DB::Exception: ${says} (UNKNOWN_EXCEPTION)` }
  return { status: STATUS[known[2]] ?? 500, code: known[1], says }
}
