'use strict'
// ClickHouse behind HTTP for the official client: the embedded engine in a process of its own, because one process takes
// one data folder and a spec must not take it from another. Prints the port it listens on, then serves until killed.
const { randomUUID } = require('node:crypto')
const { mkdtempSync, rmSync } = require('node:fs')
const http = require('node:http')
const { tmpdir } = require('node:os')
const { join } = require('node:path')
const zlib = require('node:zlib')
const { Session } = require('chdb')

const folder = mkdtempSync(join(tmpdir(), 'huiyin-clickhouse-'))
const session = new Session(folder)
let turn = Promise.resolve()

const NOT_SETTINGS = new Set([
  'query',
  'query_id',
  'default_format',
  'database',
  'session_id',
  'role',
  'wait_end_of_query',
])
const ESCAPED = { t: '\t', n: '\n', r: '\r', b: '\b', f: '\f', 0: '\0' }
const unescaped = (text) => text.replace(/\\(.)/gs, (_, one) => ESCAPED[one] ?? one)

const bodyOf = async (request) => {
  const chunks = []
  const plain = request.headers['content-encoding'] === 'gzip' ? request.pipe(zlib.createGunzip()) : request
  for await (const chunk of plain) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

const split = (search) => {
  const parameters = {}
  const settings = []
  for (const [key, value] of search) {
    if (key.startsWith('param_')) parameters[key.slice(6)] = value === '\\N' ? null : unescaped(value)
    else if (!NOT_SETTINGS.has(key) && /^\w+$/.test(key)) settings.push([key, value])
  }
  return { parameters, settings }
}

const run = async (sql, { parameters, settings }, format) => {
  for (const [key, value] of settings) await session.queryAsync(`SET ${key} = '${value.replace(/[\\']/g, '\\$&')}'`)
  try {
    return Object.keys(parameters).length > 0
      ? await session.queryBindAsync(sql, parameters, { format })
      : await session.queryAsync(sql, { format })
  } finally {
    for (const [key] of settings) await session.queryAsync(`SET ${key} = DEFAULT`).catch(() => {})
  }
}

const answer = async (request, response) => {
  const url = new URL(request.url, 'http://here')
  const body = await bodyOf(request)
  const query = url.searchParams.get('query')
  const sql = query ? (body ? `${query}\n${body}` : query) : body
  const format = url.searchParams.get('default_format') || 'TabSeparated'
  try {
    const result = await run(sql, split(url.searchParams), format)
    const written = { written_rows: String(result.rowsWritten || 0), result_rows: '0', elapsed_ns: '0' }
    response.writeHead(200, {
      'X-ClickHouse-Query-Id': url.searchParams.get('query_id') || randomUUID(),
      'X-ClickHouse-Format': format,
      'X-ClickHouse-Summary': JSON.stringify(written),
    })
    response.end(result.bytes())
  } catch (error) {
    const text = String(error.message || error)
    response.writeHead(500, { 'X-ClickHouse-Exception-Code': /Code: (\d+)/.exec(text)?.[1] ?? '0' })
    response.end(text.startsWith('Code:') ? text : `Code: 0. DB::Exception: ${text} (UNKNOWN)`)
  }
}

const server = http.createServer((request, response) => {
  turn = turn.then(() => answer(request, response))
})
server.listen(0, '127.0.0.1', () => console.log(server.address().port))
process.on('disconnect', () => process.exit(0))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
process.on('SIGTERM', () => process.exit(0))
