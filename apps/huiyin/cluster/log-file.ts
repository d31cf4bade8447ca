import { createReadStream, createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { pipeline as finished } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import type { EventStore, Position, StoredEvent } from '@huiyin/event-sourcing'
import type { LogCopy } from '@huiyin/store-postgres'
import { z } from 'zod'
import type { Manifest } from '../backup/manifest.js'
import { NotPossible } from '../cli/exit.js'
import type { Watch } from '../cli/progress.js'

const FORMAT = 1
const PAGE = 2_000
const LINE_BREAK = 0x0a

/** The first line says of which log the others are. */
const first = z.strictObject({ format: z.literal(FORMAT), epoch: z.string().min(1) })

type Line = [position: Position, stream: string, version: number, header: string, body: string, hash: string]

const lineOf = ({ position, stream, version, header, body, hash }: StoredEvent): string => {
  const line: Line = [position, stream, version, header, body, hash]
  return `${JSON.stringify(line)}\n`
}

const factIn = (line: string): StoredEvent => {
  const [position, stream, version, header, body, hash] = JSON.parse(line) as Line
  return { position, stream, version, header, body, hash }
}

/**
 * Copies the log up to where it ends now into a new file: a line a fact, packed. What is in the log does not change and its
 * positions have no gaps, so it is read in pages and nobody is held up; one reading in one transaction would keep the
 * database from clearing up behind every append. Says where the copy ends.
 */
export const writeLogFile = async (store: EventStore, file: string, watch: Watch): Promise<Manifest['end']> => {
  const head = await store.head()
  const end = head?.position ?? 0
  const lines = async function* () {
    yield `${JSON.stringify({ format: FORMAT, epoch: store.epoch })}\n`
    for (let at = 0; at < end;) {
      watch.step(`the log: ${at} of ${end} facts`)
      const page = await store.readLog(at === 0 ? null : (at as Position), Math.min(PAGE, end - at))
      if (page.length === 0) throw new Error(`the log ends before position ${end}, where it had come to`)
      yield page.map(lineOf).join('')
      at = page.at(-1)!.position
    }
  }
  await finished(lines, createGzip(), createWriteStream(file, { flags: 'wx', mode: 0o600 }))
  return head && { position: head.position, hash: head.hash }
}

/** The lines of a packed file; a text is cut at line breaks alone, whatever else is a line to others. */
const linesIn = async function* (file: string): AsyncGenerator<readonly string[]> {
  const unpacked = pipeline(createReadStream(file), createGunzip(), () => undefined) // a fault is met by who reads
  let rest = Buffer.alloc(0)
  for await (const chunk of unpacked) {
    const bytes = Buffer.concat([rest, chunk as Buffer])
    const end = bytes.lastIndexOf(LINE_BREAK) + 1
    rest = bytes.subarray(end)
    if (end > 0)
      yield bytes
        .subarray(0, end - 1)
        .toString('utf8')
        .split('\n')
  }
  if (rest.length > 0) throw new NotPossible(`${file} ends in the middle of a fact.`)
}

const epochIn = (line: string | undefined, file: string): string => {
  const read = first.safeParse(JSON.parse(line ?? 'null'))
  if (!read.success) throw new NotPossible(`${file} is no log of this version of the product.`)
  return read.data.epoch
}

/** The facts of a file in pages, without its first line. */
const pagesIn = async function* (
  file: string,
  { watch, end }: { readonly watch: Watch; readonly end: number },
): AsyncGenerator<readonly StoredEvent[]> {
  let page: StoredEvent[] = []
  let isFirst = true
  for await (const lines of linesIn(file)) {
    page.push(...lines.slice(isFirst ? 1 : 0).map(factIn))
    isFirst = false
    if (page.length < PAGE) continue
    watch.step(`the log: ${page[0]!.position - 1} of ${end} facts`)
    yield page
    page = []
  }
  yield page
}

/** The log in a file that `writeLogFile` made. `end` is where it ends, for whoever looks on. */
export const readLogFile = async (
  file: string,
  of: { readonly watch: Watch; readonly end: number },
): Promise<LogCopy> => {
  for await (const [line] of linesIn(file)) return { epoch: epochIn(line, file), pages: pagesIn(file, of) }
  throw new NotPossible(`${file} is empty.`)
}
