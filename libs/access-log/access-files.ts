import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { isDay, type Day } from '@huiyin/kernel'
import { parseLine, type AccessLine } from './access-line.js'

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
export const digestOfFile = async (file: string): Promise<{ readonly lines: number; readonly hash: string }> => {
  const hash = createHash('sha256')
  let lines = 0
  for await (const chunk of createReadStream(file)) {
    const bytes = chunk as Buffer
    hash.update(bytes)
    for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines += 1
  }
  return { lines, hash: hash.digest('hex') }
}

/** Who has asked about an item, the latest first, at most so many; the files are read from the newest. */
export const accessesIn = async (folder: string, itemId: string, most: number): Promise<readonly AccessLine[]> => {
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
