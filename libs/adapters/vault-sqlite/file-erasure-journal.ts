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

/**
 * The lines, and what a crash left of one at the end: it was never acknowledged, so no key was destroyed for it, and its
 * order will be followed again. A last line that only lacks its end (edited by hand) counts.
 */
const read = (file: string): { readonly erasures: Erasure[]; readonly torn: string; readonly isOpenEnded: boolean } => {
  const lines = (existsSync(file) ? readFileSync(file, 'utf8') : '').split('\n')
  const tail = lines.pop()!
  const isWhole = erasureIn(tail) !== null
  const erasures = [...lines, ...(isWhole ? [tail] : [])].map((line, index) => {
    const erasure = erasureIn(line)
    if (erasure) return erasure
    throw new JournalDamaged(`${file} line ${index + 1} is no erasure: restore the journal from its copy`)
  })
  return { erasures, torn: isWhole ? '' : tail, isOpenEnded: isWhole }
}

/**
 * A journal in a text file, one JSON line for each subject, synced to disk before it is acknowledged. Keep it, and a
 * copy elsewhere, apart from the backups of the vault: it is what makes a restored vault forget again.
 */
export const fileErasureJournal = (file: string): ErasureJournal => ({
  append: async (erasures) => {
    if (!existsSync(file)) createPrivateFile(file, '')
    const { torn, isOpenEnded } = read(file)
    if (torn !== '') truncateSync(file, readFileSync(file).length - Buffer.byteLength(torn))
    const text = erasures.map((erasure) => `${lineOf(erasure)}\n`).join('')
    appendFileSync(file, isOpenEnded ? `\n${text}` : text, { flush: true })
  },
  read: async () => read(file).erasures,
})
