import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { parse } from 'csv-parse'
import type { Mapping } from './mapping.js'

/** A record of the file under its header's names, with the line it begins at; null: it has another number of columns. */
export interface FileRecord {
  readonly line: number
  readonly values: Readonly<Record<string, string>> | null
}

/** The file is not of the format its mapping describes. */
export class ForeignFile extends Error {
  override name = 'ForeignFile'
}

interface Parsed {
  readonly record: string[]
  readonly info: { readonly lines: number; readonly empty_lines: number }
}

const linesOf = (record: readonly string[]): number =>
  record.reduce((lines, value) => lines + value.split(/\r\n|\r|\n/).length - 1, 1)

/** Counts the lines itself: the parser counts a CRLF inside quotes twice, and says where a record ends. */
const lineCounter = () => {
  let next = 1
  let ended = 0
  let empty = 0
  return ({ record, info }: Parsed): number => {
    const line = next + info.empty_lines - empty
    const isOneLine = info.lines - ended - (info.empty_lines - empty) === 1
    next = line + (isOneLine ? 1 : linesOf(record))
    ended = info.lines
    empty = info.empty_lines
    return line
  }
}

const sameNames = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((name, index) => name === other[index])

/** What a fault while reading says about the file itself; null: it is none of the file's. */
const foreign = (file: string, error: unknown): ForeignFile | null => {
  const { code = '', message } = error as NodeJS.ErrnoException
  if (code.startsWith('CSV_') || code === 'INVALID_OPENING_QUOTE') return new ForeignFile(`${file}: ${message}`)
  return code.startsWith('Z_') ? new ForeignFile(`${file} cannot be unpacked: ${message}`) : null
}

const parsing = (file: string) => {
  const source = createReadStream(file)
  const text = file.endsWith('.gz') ? source.pipe(createGunzip()) : source
  const parser = text.pipe(parse({ bom: true, info: true, relax_column_count: true, skip_empty_lines: true }))
  text.on('error', (error: Error) => parser.destroy(error))
  source.on('error', (error: Error) => parser.destroy(error))
  return { records: parser as AsyncIterable<Parsed>, stop: () => source.destroy() }
}

/**
 * Reads the records of a CSV file, packed or not. Throws `ForeignFile` at once when the header is another one, and where
 * the file cannot be read any further.
 */
export async function* fileRecords(file: string, { name, header }: Mapping): AsyncGenerator<FileRecord> {
  const { records, stop } = parsing(file)
  const lineOf = lineCounter()
  const expected = `${file} is not in the format of ${name}: expected the columns ${header.join(', ')}, found`
  let isHeader = true
  try {
    for await (const parsed of records) {
      const { record } = parsed
      const line = lineOf(parsed)
      if (isHeader && !sameNames(record, header)) throw new ForeignFile(`${expected} ${record.slice(0, 30).join(', ')}`)
      if (!isHeader) {
        const values = Object.fromEntries(header.map((column, index) => [column, record[index]!]))
        yield { line, values: record.length === header.length ? values : null }
      }
      isHeader = false
    }
    if (isHeader) throw new ForeignFile(`${expected} nothing`)
  } catch (error) {
    throw foreign(file, error) ?? error
  } finally {
    stop()
  }
}

/** Looks whether a file is of the format of its mapping, before anything is done. Throws `ForeignFile` where it is not. */
export const checkHeader = async (file: string, mapping: Mapping): Promise<void> => {
  const records = fileRecords(file, mapping)
  await records.next()
  await records.return(undefined)
}
