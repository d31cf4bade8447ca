import { closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import {
  blindIndex,
  installationKeys,
  type Contact,
  type InstallationKeys,
  VaultClosed,
  type KeyFound,
  type KeyVault,
  type MasterKey,
  type SubjectId,
} from '@huiyin/privacy'
import { groupCommit, type GroupCommit } from './group-commit.js'
import { createPrivateFile, masterKeyFrom, type MasterKeySource } from './master-key.js'
import { keyRows, personRows } from './rows.js'
import { emptyLog, isNewVault, openVault, VALUE_BYTES, VaultBusy, type Connection } from './schema.js'
import { statementsOf, type Statements } from './statements.js'

/** Where the vault lies: `vault.db` in this folder and, unless the operator gives another, its key file `vault.key`. */
export interface SqliteKeyVaultOptions {
  readonly folder: string
  readonly master?: MasterKeySource
}

/** A key vault in one SQLite file. */
export interface SqliteKeyVault extends KeyVault {
  /** Writes a consistent copy of the vault, still wrapped, into a new file (mode 0600). Throws when the file exists. */
  backup(file: string): Promise<void>
  /** Whether no subject was ever given a key here, as in a vault that was just made. */
  isEmpty(): Promise<boolean>
}

interface Rows {
  readonly keys: ReturnType<typeof keyRows>
  readonly persons: ReturnType<typeof personRows>
}

const copyTo = (database: Connection, file: string): void => {
  createPrivateFile(file, '')
  database.prepare('VACUUM INTO ?').run([file])
  const descriptor = openSync(file, 'r+')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** A reader may keep the log from being emptied; what was acknowledged as erased is in it no more. */
const closeConnection = (database: Connection): void => {
  try {
    emptyLog(database)
  } catch (error) {
    if (!(error instanceof VaultBusy)) throw error
  } finally {
    database.close()
  }
}

/** 16 bytes of a blind value. Throws a `RangeError` for text of another form. */
const bytesOf = (value: string): Buffer => {
  const bytes = Buffer.from(value, 'base64url')
  if (bytes.length !== VALUE_BYTES) throw new RangeError('not a blind value')
  return bytes
}

/** The calls that write: each waits for the transaction of its tick. */
const writing = (database: Connection, { write }: GroupCommit, rows: Rows) => {
  let logHoldsErased = false

  const destroy = (subjects: readonly SubjectId[]): Promise<readonly SubjectId[]> => {
    let destroyed: readonly SubjectId[] = []
    const work = () => {
      destroyed = subjects.filter((subject) => rows.keys.destroy(subject))
      logHoldsErased ||= destroyed.length > 0
    }
    return write(work, () => {
      if (logHoldsErased) emptyLog(database)
      logHoldsErased = false
      return destroyed
    })
  }

  const yesOrNo = (work: () => boolean): Promise<boolean> => {
    let isDone = false
    return write(
      () => void (isDone = work()),
      () => isDone,
    )
  }

  return {
    destroy,
    ensureKey: (subject: SubjectId): Promise<KeyFound> =>
      write(
        () => void rows.keys.ensure(subject),
        () => rows.keys.find(subject),
      ),
    addIndexValue: (subject: SubjectId, value: Uint8Array) => yesOrNo(() => rows.persons.addValue(subject, value)),
    linkSubjects: (one: SubjectId, other: SubjectId) => yesOrNo(() => rows.persons.link(one, other)),
  }
}

/** The calls that only read; they see what is durable. */
const reading = (sql: Statements) => {
  const subjects = (found: readonly unknown[]) => found.map((row) => (row as { subject: SubjectId }).subject)
  return {
    subjectsWith: (value: Uint8Array) => subjects(sql.subjectsWith.all([value])),
    linkedTo: (subject: SubjectId) => {
      const linked = subjects(sql.linkedTo.all([subject]))
      return linked.length > 0 ? linked : [subject]
    },
  }
}

/** What somebody gave is found by its blind value, made here under a key that no other process gets. */
const contactsOf = (
  own: InstallationKeys,
  writes: Pick<ReturnType<typeof writing>, 'addIndexValue'>,
  reads: Pick<ReturnType<typeof reading>, 'subjectsWith'>,
) => ({
  add: (subject: SubjectId, contact: Contact): boolean | Promise<boolean> => {
    const value = blindIndex(contact, own)
    return value !== null && writes.addIndexValue(subject, bytesOf(value))
  },
  with: (contact: Contact): readonly SubjectId[] => {
    const value = blindIndex(contact, own)
    return value === null ? [] : reads.subjectsWith(bytesOf(value))
  },
})

const openOwn = (file: string, master: MasterKey) => {
  const { database, secret } = openVault(file, master)
  return { database, own: installationKeys(secret) }
}

/** Whether there is no vault in this folder: opening it would make a new one. */
export const isVaultMissing = (folder: string): boolean => isNewVault(join(folder, 'vault.db'))

/**
 * Opens the vault in this folder, or makes it. Keys are read from the file at each call and not kept in memory. Throws
 * `WrongMasterKey`, `MasterKeyUnusable`, `ForeignVault` or `VaultBusy` (another process reads it).
 */
export const sqliteKeyVault = async ({ folder, master: source }: SqliteKeyVaultOptions): Promise<SqliteKeyVault> => {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'vault.db')
  const master = masterKeyFrom(source ?? { keyFile: join(folder, 'vault.key') }, isNewVault(file))
  const { database, own } = openOwn(file, master)
  const sql = statementsOf(database)
  const keys = keyRows(sql, master)
  let isClosed = false
  const commits = groupCommit(database, () => isClosed)
  const writes = writing(database, commits, { keys, persons: personRows(sql, keys) })
  const reads = reading(sql)
  const contacts = contactsOf(own, writes, reads)
  const call = async <T>(work: () => T | Promise<T>): Promise<T> => {
    if (isClosed) throw new VaultClosed()
    return work()
  }
  const keyOf = async (subject: SubjectId) => {
    const known = keys.find(subject)
    const found = known.found || known.reason === 'erased' ? known : await writes.ensureKey(subject)
    return found.found ? found.key : null
  }
  return {
    keyOf: (subject) => call(() => keyOf(subject)),
    findKey: (subject) => call(() => keys.find(subject)),
    printingKey: () => call(() => ({ printing: own.printing })),
    destroy: (subjects) => call(() => writes.destroy(subjects)),
    addContact: (subject, contact) => call(() => contacts.add(subject, contact)),
    subjectsWith: (contact) => call(() => contacts.with(contact)),
    linkSubjects: (one, other) => call(() => writes.linkSubjects(one, other)),
    linkedTo: (subject) => call(() => reads.linkedTo(subject)),
    isEmpty: () => call(() => database.prepare('SELECT 1 FROM subjects LIMIT 1').all().length === 0),
    backup: (to) => call(() => copyTo(database, to)),
    close: async () => {
      if (isClosed) return
      commits.flush()
      isClosed = true
      closeConnection(database)
    },
  }
}
