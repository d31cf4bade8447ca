import {
  newSecret,
  subjectKey,
  unwrap,
  wrap,
  WRAPPED_BYTES,
  type KeyFound,
  type MasterKey,
  type SubjectId,
} from '@huiyin/privacy'
import { ForeignVault } from './schema.js'
import type { Statements } from './statements.js'

interface SubjectRow {
  readonly number: number
  readonly wrapped: Uint8Array
}

const DESTROYED = Buffer.alloc(WRAPPED_BYTES)

const isDestroyed = (row: SubjectRow | undefined): boolean => row !== undefined && DESTROYED.equals(row.wrapped)

const keyIn = (master: MasterKey, subject: SubjectId, row: SubjectRow): KeyFound => {
  const secret = unwrap(master, subject, row.wrapped)
  if (secret === null) throw new ForeignVault(`the key of subject ${subject} does not unwrap: the vault is damaged`)
  return { found: true, key: subjectKey(subject, secret) }
}

/** Keys and their destruction, as rows; the caller holds the transaction for what writes. */
export const keyRows = (sql: Statements, master: MasterKey) => {
  const row = (subject: SubjectId) => sql.subject.get([subject]) as SubjectRow | undefined

  const ensure = (subject: SubjectId): SubjectRow => {
    const known = row(subject)
    if (known) return known
    const wrapped = wrap(master, subject, newSecret())
    return { number: Number(sql.addSubject.run([subject, wrapped]).lastInsertRowid), wrapped }
  }

  const find = (subject: SubjectId): KeyFound => {
    const known = row(subject)
    if (known === undefined) return { found: false, reason: 'unknownSubject' }
    return isDestroyed(known) ? { found: false, reason: 'erased' } : keyIn(master, subject, known)
  }

  const destroy = (subject: SubjectId): boolean => {
    const known = row(subject)
    if (isDestroyed(known)) return false
    if (known) {
      sql.zeroKey.run([known.number])
      sql.dropLookup.run([known.number])
      sql.zeroValues.run([known.number])
    } else {
      sql.addSubject.run([subject, DESTROYED])
    }
    sql.dropLink.run([subject])
    return true
  }

  return { ensure, find, destroy, isErased: (subject: SubjectId) => isDestroyed(row(subject)) }
}

/** Blind values and links, as rows; the caller holds the transaction. */
export const personRows = (sql: Statements, keys: ReturnType<typeof keyRows>) => {
  const addValue = (subject: SubjectId, value: Uint8Array): boolean => {
    const { number } = keys.ensure(subject)
    if (keys.isErased(subject)) return false
    if (sql.hasValue.get([value, number]) === undefined) {
      sql.addValue.run([value, number])
      sql.addLookup.run([value, number])
    }
    return true
  }

  const personOf = (subject: SubjectId): string => {
    const known = sql.personOf.get([subject]) as { person: string } | undefined
    if (known === undefined) sql.addLink.run([subject, subject])
    return known?.person ?? subject
  }

  const link = (one: SubjectId, other: SubjectId): boolean => {
    if (keys.isErased(one) || keys.isErased(other)) return false
    if (one !== other) sql.joinPersons.run([personOf(one), personOf(other)])
    return true
  }

  return { addValue, link }
}
