import { appendFileSync, existsSync, readFileSync, truncateSync } from 'node:fs'
import { isInstant } from '@huiyin/kernel'
import { isSubjectId, type Erasure, type ErasureJournal } from '@huiyin/privacy'
import { createPrivateFile } from './master-key.js'

/** A line of the journal cannot be read. Whom it names would come back with a restore, so nothing goes on without it. */
export class JournalDamaged extends Error {
  override name = 'JournalDamaged'
}

const lineOf = ({ subject, order, at }: Erasure): string => JSON.stringify({ subject, order, at })

const erasureIn = (line: string): Erasure | null => {
  try {
    const { subject, order, at } = JSON.parse(line) as Record<string, unknown>
    const isLine = typeof subject === 'string' && typeof order === 'string' && typeof at === 'string'
    return isLine && isSubjectId(subject) && isInstant(at) ? { subject, order, at } : null
  } catch {
    return null
  }
}

interface Content {
  readonly erasures: readonly Erasure[]
  /** Bytes of the lines that end in a line break. */
  readonly ended: number
  /** What stands after them. */
  readonly tail: 'nothing' | 'line' | 'torn'
}

/**
 * What a crash left of a line at the end is no line: it was never acknowledged, so no key was destroyed for it, and its
 * order will be followed again. A last line that only lacks its end (edited by hand) counts.
 */
const read = (file: string): Content => {
  const bytes = existsSync(file) ? readFileSync(file) : Buffer.alloc(0)
  const ended = bytes.lastIndexOf('\n') + 1
  const last = bytes.subarray(ended).toString()
  const tail = last === '' ? 'nothing' : erasureIn(last) ? 'line' : 'torn'
  const lines = bytes
    .subarray(0, tail === 'torn' ? ended : bytes.length)
    .toString()
    .split('\n')
  const erasures = lines.flatMap((line, index) => {
    if (line.trim() === '') return []
    const erasure = erasureIn(line)
    if (erasure) return [erasure]
    throw new JournalDamaged(`${file} line ${index + 1} is no erasure: restore the journal from its copy`)
  })
  return { erasures, ended, tail }
}

/**
 * A journal in a text file, one JSON line for each subject, synced to disk before it is acknowledged. Keep it, and a
 * copy elsewhere, apart from the backups of the vault: it is what makes a restored vault forget again.
 */
export const fileErasureJournal = (file: string): ErasureJournal => ({
  append: async (erasures) => {
    if (!existsSync(file)) createPrivateFile(file, '')
    const { ended, tail } = read(file)
    if (tail === 'torn') truncateSync(file, ended)
    const text = erasures.map((erasure) => `${lineOf(erasure)}\n`).join('')
    appendFileSync(file, tail === 'line' ? `\n${text}` : text, { flush: true })
  },
  read: async () => read(file).erasures,
})
