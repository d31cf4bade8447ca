// ClickHouse's HTTP interface in front of the engine in this process (chdb), for as many processes as like to ask it
// through the unmodified `@clickhouse/client`. Started by ../clickhouse.mjs; `--folder F --port N` (0: any).
//
// Each request has a session of its own, which costs as little as a kept one (measured: 1.5 ms and 1.3 ms with a
// SELECT 1): settings, parameters and the chosen database cannot leak into the next. Parameters are set like settings,
// so that the engine reads their values by its own rules, and two requests never meet in them.
import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { Session } from 'chdb'
import { answerOf } from './failure.mjs'
import { MOST_BYTES, readRequest, requireKnown } from './request.mjs'

/** Every statement that runs holds a thread of libuv (`UV_THREADPOOL_SIZE=16`); the rest packs and reads files. */
const AT_ONCE = 8
/** As long as the engine's own server keeps the address of a request. */
const MOST_ADDRESS_BYTES = 1024 ** 2

const { values } = parseArgs({ options: { folder: { type: 'string' }, port: { type: 'string' } } })
const { folder } = values
const data = join(folder, 'data')
const { user, password } = JSON.parse(readFileSync(join(folder, 'login.json'), 'utf8'))
mkdirSync(data, { recursive: true, mode: 0o700 })
/** Keeps the folder this process's own while nobody asks; a second process is refused here, by the engine. */
const kept = new Session(data)

/** Lets so many through at once. */
const turnstile = (most) => {
  const waiting = []
  let inside = 0
  return async (work) => {
    if (inside >= most) await new Promise((enter) => waiting.push(enter))
    else inside += 1
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else inside -= 1
    }
  }
}
const inTurn = turnstile(AT_ONCE)

const quoted = (text) => `'${text.replace(/[\\']/g, '\\$&')}'`

/** Runs a statement in a session of its own; one that its client gave up runs on, and holds its turn till then. */
const answer = ({ statement, settings, database, format }) =>
  inTurn(async () => {
    const session = new Session(data)
    try {
      const set = settings.map(([name, value]) => `${name} = ${quoted(value)}`)
      if (set.length > 0) await session.queryAsync(`SET ${set.join(', ')}`)
      if (database) await session.queryAsync(`USE \`${database.replace(/[\\`]/g, '\\$&')}\``)
      const result = await session.queryAsync(statement, { format })
      return { bytes: result.bytes(), seconds: result.elapsed, rows: result.rowsRead, size: result.bytesRead }
    } finally {
      session.close()
    }
  })

/** What was read is counted by the engine; what an insert wrote is not, and is 0 here. */
const summaryOf = ({ rows, size, seconds }) =>
  JSON.stringify({
    ...{ read_rows: String(rows), read_bytes: String(size), total_rows_to_read: '0', result_bytes: '0' },
    ...{ written_rows: '0', written_bytes: '0', result_rows: '0', elapsed_ns: String(Math.round(seconds * 1e9)) },
  })

const answered = (response, asked, found) => {
  const bytes = asked.packed ? gzipSync(found.bytes) : Buffer.from(found.bytes)
  response.writeHead(200, {
    'X-ClickHouse-Format': asked.format,
    'X-ClickHouse-Summary': summaryOf(found),
    'Content-Length': bytes.length,
    ...(asked.packed ? { 'Content-Encoding': asked.packed } : {}),
  })
  response.end(bytes)
}

/** How long a client may go on sending what nobody reads, so that it hears the answer. */
const GOES_ON_MILLIS = 5_000

/** The rest of a body that was refused is thrown away unread, and the connection ends with the answer. */
const refused = (request, response, error) => {
  const { status, code, says } = answerOf(error)
  if (status >= 500) console.error(says)
  request.unpipe()
  request.resume()
  if (!request.complete) setTimeout(() => request.destroy(), GOES_ON_MILLIS).unref()
  response.writeHead(status, {
    'X-ClickHouse-Exception-Code': code,
    'Content-Type': 'text/plain; charset=UTF-8',
    ...(request.complete ? {} : { Connection: 'close' }),
  })
  response.end(`${says}\n`)
}

const server = createServer({ maxHeaderSize: MOST_ADDRESS_BYTES, keepAliveTimeout: 30_000 }, (request, response) => {
  const { pathname, searchParams: search } = new URL(request.url, 'http://localhost')
  if (pathname === '/ping') {
    response.end('Ok.\n')
    return
  }
  response.setHeader('X-ClickHouse-Query-Id', search.get('query_id') ?? randomUUID())
  const run = async () => {
    requireKnown(request, user, password)
    const asked = await readRequest(request, search)
    answered(response, asked, await answer(asked))
  }
  run().catch((error) => refused(request, response, error))
})

const running = join(folder, 'running.json')
const stop = () => {
  server.close(() => {
    kept.close()
    rmSync(running, { force: true })
    process.exit(0)
  })
  server.closeIdleConnections()
}
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
server.listen(Number(values.port), '127.0.0.1', () => {
  writeFileSync(`${running}.new`, JSON.stringify({ pid: process.pid, port: server.address().port }))
  renameSync(`${running}.new`, running)
  console.log(`answers on port ${server.address().port}; bodies up to ${MOST_BYTES} bytes`)
})
