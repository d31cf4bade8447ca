import { createHash } from 'node:crypto'
import { closeSync, createReadStream, existsSync, fstatSync, mkdirSync, openSync, readdirSync, readSync } from 'node:fs'
import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { isDay, type Day } from '@huiyin/kernel'
import { lineText, parseLine, type AccessLine } from './access-line.js'
import type { AccessDays, AccessStorage, DayDigest } from './access-storage.js'

const END = '.jsonl'

/** The file of a day (UTC) of the access log. */
export const fileOfDay = (folder: string, day: Day): string => join(folder, `${day}${END}`)

/** The days that have a file, in order. */
export const daysIn = (folder: string): readonly Day[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .map((name) => name.slice(0, -END.length))
        .filter((day, index, all) => isDay(day) && all.indexOf(day) === index && existsSync(fileOfDay(folder, day)))
        .toSorted()
    : []

/** The bytes of a day's file as the log remembers them. */
const digestOfFile = async (file: string): Promise<DayDigest> => {
  const hash = createHash('sha256')
  let lines = 0
  for await (const chunk of createReadStream(file)) {
    const bytes = chunk as Buffer
    hash.update(bytes)
    for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines += 1
  }
  return { lines, hash: hash.digest('hex') }
}

/** Who has asked about an item, the latest first; the files are read from the newest. */
const accessesIn = async (folder: string, itemId: string, most: number): Promise<readonly AccessLine[]> => {
  const found: AccessLine[] = []
  const mark = JSON.stringify(itemId)
  for (const day of daysIn(folder).toReversed()) {
    const ofDay: AccessLine[] = []
    for await (const text of createInterface({ input: createReadStream(fileOfDay(folder, day)) })) {
      const line = text.includes(mark) ? parseLine(text) : null
      if (line?.item === itemId) ofDay.push(line)
    }
    found.push(...ofDay.toReversed())
    if (found.length >= most) break
  }
  return found.slice(0, most)
}

/** The days of the access log that lies in a folder. */
export const accessDaysIn = (folder: string): AccessDays => ({
  place: 'its file',
  days: async () => daysIn(folder),
  digestOf: async (day) => {
    const file = fileOfDay(folder, day)
    return existsSync(file) ? digestOfFile(file) : null
  },
})

/** Makes the file nobody else's to read, and ends a line that a crash cut short, so that the next one stands alone. */
const prepare = (file: string): string => {
  const descriptor = openSync(file, 'a+', 0o600)
  try {
    const { size } = fstatSync(descriptor)
    const last = Buffer.alloc(1)
    if (size > 0) readSync(descriptor, last, 0, 1, size - 1)
    return size > 0 && last[0] !== 10 ? '\n' : ''
  } finally {
    closeSync(descriptor)
  }
}

/** A file a day in a folder that one process has to itself; the folder is made where it is not. */
export const accessFiles = (folder: string): AccessStorage => {
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: 0o700 })
  let first: Day = daysIn(folder).at(-1) ?? ''
  const prepared = new Set<Day>()
  return {
    ...accessDaysIn(folder),
    add: async (wanted, lines) => {
      if (wanted > first) first = wanted
      const [day, file] = [first, fileOfDay(folder, first)]
      const before = prepared.has(day) ? '' : prepare(file)
      prepared.add(day)
      await appendFile(file, `${before}${lines.map(lineText).join('')}`)
    },
    of: (itemId, most) => accessesIn(folder, itemId, most),
    endBefore: async (day) => {
      if (day > first) first = day
    },
    alone: (digesting) => digesting(),
    close: () => Promise.resolve(),
  }
}
