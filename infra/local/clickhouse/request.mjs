// What a request over ClickHouse's HTTP interface asks for: the statement, the settings and the parameters.
import { createHash, timingSafeEqual } from 'node:crypto'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { Refused } from './failure.mjs'

/** A body may have so many bytes once it is unpacked. */
export const MOST_BYTES = 128 * 1024 ** 2

/** What the HTTP interface takes for itself; everything else in the address is a setting or a parameter. */
const OF_HTTP = new Set([
  ...['query', 'query_id', 'database', 'default_format', 'user', 'password', 'quota_key', 'role', 'compress'],
  ...['decompress', 'enable_http_compression', 'wait_end_of_query', 'buffer_size', 'http_response_buffer_size'],
  ...['send_progress_in_http_headers', 'http_headers_progress_interval_ms', 'http_zlib_compression_level'],
  ...['cancel_http_readonly_queries_on_client_close', 'http_write_exception_in_output_format'],
])
const NOT_HERE = ['session_id', 'session_timeout', 'session_check', 'role', 'compress', 'decompress']
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/

const digest = (text) => createHash('sha256').update(text).digest()

/** Lets in who shows the name and the password. */
export const requireKnown = ({ headers }, user, password) => {
  const [, shown = ''] = /^Basic ([A-Za-z0-9+/=]+)$/.exec(headers.authorization ?? '') ?? []
  const wanted = Buffer.from(`${user}:${password}`).toString('base64')
  if (!timingSafeEqual(digest(shown), digest(wanted)))
    throw new Refused('AUTHENTICATION_FAILED', 'the password is wrong, or there is no such user.')
}

const UNPACKING = {
  identity: null,
  gzip: createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
}

/** The bytes of a body as they were before the client packed them; whoever sends too many is not read to the end. */
const bodyOf = async (request) => {
  const packing = request.headers['content-encoding'] ?? 'identity'
  if (!Object.hasOwn(UNPACKING, packing))
    throw new Refused('UNKNOWN_COMPRESSION_METHOD', `a body packed as ${packing} cannot be read.`)
  const unpack = UNPACKING[packing]?.()
  const source = unpack ? request.on('error', (error) => unpack.destroy(error)).pipe(unpack) : request
  const chunks = []
  let size = 0
  try {
    // the connection has to stay, for the answer
    for await (const chunk of source.iterator({ destroyOnReturn: source !== request })) {
      size += chunk.length
      if (size > MOST_BYTES) throw new Refused('QUERY_IS_TOO_LARGE', `a body may have ${MOST_BYTES} bytes.`)
      chunks.push(chunk)
    }
  } catch (error) {
    if (error.code?.startsWith?.('Z_')) throw new Refused('CANNOT_DECOMPRESS', 'the body is not packed as it says.')
    throw error
  }
  return Buffer.concat(chunks)
}

/** Text, or a refusal: the engine is given one text, in which bytes of other formats would be changed silently. */
const textOf = (bytes) => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new Refused('NOT_IMPLEMENTED', 'this stand-in takes formats of text only (UTF-8), like JSONEachRow.')
  }
}

const settingsOf = (search) => {
  const refused = NOT_HERE.find((name) => !['', '0', null].includes(search.get(name)))
  if (refused) throw new Refused('NOT_IMPLEMENTED', `${refused} is not offered by this stand-in.`)
  const settings = [...search].filter(([name]) => !OF_HTTP.has(name))
  const odd = settings.find(([name]) => !NAME.test(name))
  if (odd) throw new Refused('BAD_ARGUMENTS', `${JSON.stringify(odd[0])} is no name of a setting.`)
  return settings
}

/** The statement with the body behind it, as ClickHouse reads them; what a client puts into a form is not read. */
const statementOf = async (request, search) => {
  if (request.headers['content-type']?.startsWith('multipart/'))
    throw new Refused('NOT_IMPLEMENTED', 'parameters in a form are not read by this stand-in.')
  const [query, body] = [search.get('query') ?? '', textOf(await bodyOf(request))]
  return query !== '' && body !== '' ? `${query}\n${body}` : query + body
}

/** Reads a request whole. Settings and parameters (`param_…`) are told by name, as the client wrote their values. */
export const readRequest = async (request, search) => {
  const settings = settingsOf(search)
  const statement = await statementOf(request, search)
  const packs = search.get('enable_http_compression') === '1'
  return {
    statement,
    settings,
    database: search.get('database'),
    format: search.get('default_format') ?? 'TabSeparated',
    packed: packs && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '') ? 'gzip' : null,
  }
}
