import { createReadStream, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { appendFile, mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { accessDaysOf, linesOf, putLines } from '@huiyin/access-postgres'
import { dropSchema, hasSchema } from '@huiyin/cluster-postgres'
import { passwordsOf, putPasswords, type CopiedPassword } from '@huiyin/identity-postgres'
import { openAccessTables, openIdentityTables } from './shared-keeping.js'

const SCHEMAS = ['identity', 'access'] as const
const [PASSWORDS, ACCESS, END] = ['identity.jsonl', 'access', '.jsonl'] as const
/** Readable by its owner only. */
const OWNERS = { mode: 0o600 } as const

/** Whether a file of a backup, by its path in there, is put back into the database. */
export const isSharedCopy = (path: string): boolean => path === PASSWORDS || path.startsWith(`${ACCESS}/`)

/** Which schemas of those that are copied are there. */
export const sharedSchemasIn = async (url: string): Promise<readonly string[]> => {
  const found = await Promise.all(SCHEMAS.map((schema) => hasSchema({ url, schema })))
  return SCHEMAS.filter((_, nth) => found[nth])
}

const copyPasswords = async (url: string, to: string): Promise<void> => {
  const db = await openIdentityTables(url)
  try {
    const lines = (await passwordsOf(db)).map((one) => `${JSON.stringify(one)}\n`)
    writeFileSync(join(to, PASSWORDS), lines.join(''), OWNERS)
  } finally {
    await db.destroy()
  }
}

const copyAccesses = async (url: string, to: string): Promise<void> => {
  const db = await openAccessTables(url)
  try {
    await mkdir(join(to, ACCESS), { recursive: true, mode: 0o700 })
    for (const day of await accessDaysOf(db).days()) {
      const file = join(to, ACCESS, `${day}${END}`)
      for await (const lines of linesOf(db, day)) await appendFile(file, lines.join(''), OWNERS)
    }
  } finally {
    await db.destroy()
  }
}

/**
 * Copies hashes of passwords, and the access log as one process would keep it, into a folder, also while the processes run.
 * Sessions and counted attempts are not copied. After the log: a day that it has the digest of is whole here.
 */
export const copyShared = async (url: string, to: string): Promise<void> => {
  const there = await sharedSchemasIn(url)
  if (there.includes('identity')) await copyPasswords(url, to)
  if (there.includes('access')) await copyAccesses(url, to)
}

/** Lines end at a line break alone, whatever else is one to others. */
const textsIn = async function* (file: string): AsyncGenerator<readonly string[]> {
  let rest = ''
  for await (const chunk of createReadStream(file, { encoding: 'utf8' })) {
    const lines = `${rest}${chunk as string}`.split('\n')
    rest = lines.pop()!
    yield lines.map((line) => `${line}\n`)
  }
  if (rest !== '') yield [rest]
}

const putAccessesBack = async (url: string, folder: string): Promise<void> => {
  const db = await openAccessTables(url)
  try {
    for (const name of (await readdir(folder)).toSorted()) {
      for await (const lines of textsIn(join(folder, name))) await putLines(db, name.slice(0, -END.length), lines)
    }
  } finally {
    await db.destroy()
  }
}

const putPasswordsBack = async (url: string, file: string): Promise<void> => {
  const db = await openIdentityTables(url)
  try {
    const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean)
    await putPasswords(
      db,
      lines.map((line) => JSON.parse(line) as CopiedPassword),
    )
  } finally {
    await db.destroy()
  }
}

/** Puts a copy back into a database that has none of the schemas; `drop` takes all of it back. What fails leaves none. */
export const putSharedBack = async (url: string, from: string): Promise<{ readonly drop: () => Promise<void> }> => {
  const drop = async () => {
    for (const schema of SCHEMAS) await dropSchema({ url, schema })
  }
  const [passwords, accesses] = [join(from, PASSWORDS), join(from, ACCESS)]
  try {
    if (existsSync(passwords)) await putPasswordsBack(url, passwords)
    if (existsSync(accesses)) await putAccessesBack(url, accesses)
    return { drop }
  } catch (error) {
    await drop()
    throw error
  }
}
