import { appendFileSync, copyFileSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { isInLog, operationEvents, verifyLog, type StoredEvent } from '@huiyin/event-sourcing'
import { eraseSubject, subjectId, type SubjectId } from '@huiyin/privacy'
import { openIdentity } from '@huiyin/process-host'
import { postgresSuite } from '@huiyin/testing/postgres'
import { fileErasureJournal, sqliteKeyVault } from '@huiyin/vault-sqlite'
import pg from 'pg'
import { checkedManifest, type Manifest } from '../backup/manifest.js'
import { restoreBackup } from '../backup/restore-backup.js'
import type { Watch } from '../cli/progress.js'
import { backUpProcesses, type Processes } from './backup-processes.js'
import { appendOf, factsOf, filledPlaces, processesHome, treeOf, withLog } from './fixtures/installed.js'
import { restoreProcesses } from './restore-processes.js'

jest.setTimeout(120_000)

const postgres = postgresSuite('backup of an installation of processes')
const askedOf = async (url: string, sql: string): Promise<readonly Readonly<Record<string, unknown>>[]> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}
const home = processesHome(() => postgres.server.url, askedOf)
afterAll(home.remove)

const [early, late, remembered] = ['early', 'late', 'remembered'].map(subjectId) as [SubjectId, SubjectId, SubjectId]
const [backup, reason] = [home.pathOf('backup'), '磁盘损坏']
const FIRST = 5_000

let city: Processes
let manifest: Manifest
let facts: readonly StoredEvent[]

const erase = async ({ places }: Processes, subject: SubjectId) => {
  const vault = await sqliteKeyVault({ folder: places.vault })
  const order = { subject, order: `order-${subject}`, at: '2026-03-30T01:02:03.004Z' } as const
  await eraseSubject({ vault, journal: fileErasureJournal(places.erasures) }, order)
  await vault.close()
}
/** Two processes append as fast as they can until the work is done; says how far they came. */
const whileOthersAppend = async (work: () => Promise<unknown>): Promise<void> => {
  let isDone = false
  const writing = (from: number) =>
    withLog(city, async (store) => {
      for (let nth = from; !isDone; nth += 2) await store.append(appendOf(nth))
    })
  const writers = [writing(FIRST), writing(FIRST + 1)]
  await work().finally(() => {
    isDone = true
  })
  await Promise.all(writers)
}

beforeAll(async () => {
  if (postgres.missing) return
  city = await home.empty('city')
  await filledPlaces(city, [early, late, remembered])
  await withLog(city, async (store) => {
    await Promise.all(Array.from({ length: FIRST }, (_, nth) => store.append(appendOf(nth))))
    const [fact] = await store.readLog(null, 1)
    const seals = [
      { position: 1, hash: fact!.hash },
      { position: 10_000_000, hash: 'f'.repeat(64) },
    ]
    writeFileSync(city.places.seals, seals.map((seal) => `${JSON.stringify(seal)}\n`).join(''))
  })
  await erase(city, early)
  await whileOthersAppend(() => backUpProcesses(city, backup))
  manifest = await checkedManifest(backup, 'processes')
  await erase(city, late)
  facts = await withLog(city, factsOf)
})

/** Whom a vault knows. */
const knownIn = async ({ places }: Processes): Promise<readonly SubjectId[]> => {
  const vault = await sqliteKeyVault({ folder: places.vault })
  const all = [early, late, remembered]
  const found = await Promise.all(all.map((subject) => vault.findKey(subject)))
  await vault.close()
  return all.filter((_, index) => found[index]!.found)
}
const schemasIn = async ({ url }: Processes) => {
  const own = `nspname LIKE 'log%' OR nspname IN ('access', 'identity')`
  return (await askedOf(url, `SELECT nspname AS name FROM pg_namespace WHERE ${own} ORDER BY 1`)).map(
    ({ name }) => name,
  )
}
const linesIn = ({ url }: Processes) => askedOf(url, 'SELECT day, item, line FROM access.lines ORDER BY id')
const refusal = async (to: Processes, from = backup): Promise<string> =>
  restoreProcesses(to, { from, reason }).then(
    () => 'it was restored',
    (error: Error) => `${error.name}: ${error.message}`,
  )
/** Lets so many steps go by, then stops the work. */
const stoppingAfter = (steps: number): Watch => {
  let left = steps
  return {
    step: () => {
      left -= 1
      if (left < 0) throw new Error('stopped')
    },
  }
}

describe('a backup of an installation of processes', () => {
  test('is taken while processes append, and is whole when it has its name', () => {
    if (postgres.isNotRun()) return
    const { end, parts } = manifest
    expect([end!.position >= FIRST, end!.position < facts.length]).toStrictEqual([true, true])
    expect(facts[end!.position - 1]!.hash).toBe(end!.hash)
    expect(parts.map(({ path }) => path)).toStrictEqual([
      ...['access/2026-03-30.jsonl', 'erasures.jsonl', 'files/ab/abcdef', 'identity.jsonl', 'log.jsonl.gz'],
      ...['seals.jsonl', 'settings.json', 'vault/vault.db', 'vault/vault.key'],
    ])
    expect(readFileSync(join(backup, 'seals.jsonl'), 'utf8').split('\n')).toHaveLength(2)
    expect(parts.map(({ path }) => statSync(join(backup, path)).mode & 0o077)).toStrictEqual(parts.map(() => 0))
    expect(existsSync(`${backup}.part`)).toBe(false)
  })
  test('that is stopped on the way leaves nothing, nor does one of a database without a log', async () => {
    if (postgres.isNotRun()) return
    for (const steps of [0, 1, 4, 8]) {
      const to = home.pathOf(`stopped-${steps}`)
      await expect(backUpProcesses(city, to, stoppingAfter(steps))).rejects.toThrow('stopped')
      expect([existsSync(to), existsSync(`${to}.part`)]).toStrictEqual([false, false])
    }
    const none = await home.empty('none')
    await expect(backUpProcesses(none, home.pathOf('of-none'))).rejects.toThrow('The database has no log')
    expect([await schemasIn(none), existsSync(home.pathOf('of-none.part'))]).toStrictEqual([[], false])
  })
  test('is restored byte for byte, in a new epoch that says why, and the log goes on', async () => {
    if (postgres.isNotRun()) return
    const restored = await home.empty('restored')
    expect(await restoreProcesses(restored, { from: backup, reason })).toMatchObject({ erasedAgain: 0 })
    const end = manifest.end!.position
    await withLog(restored, async (store) => {
      const all = await factsOf(store)
      expect(all.slice(0, end)).toStrictEqual(facts.slice(0, end))
      const epochBefore = await withLog(city, async (old) => old.epoch)
      expect(all.slice(end).map(({ body }) => JSON.parse(body) as unknown)).toStrictEqual([
        { epochBefore, epoch: store.epoch, lastPosition: end, reason },
      ])
      expect(all.at(-1)!.stream.startsWith(`${operationEvents.category}-`)).toBe(true)
      expect(await isInLog(store, { ...manifest.end!, epoch: epochBefore } as never)).toBe(false)
      await store.append(appendOf(10_000_000))
      expect((await verifyLog({ store, gapless: true })).findings).toStrictEqual([])
    })
    expect(await schemasIn(restored)).toStrictEqual(['access', 'identity', 'log'])
    const { places } = restored
    expect(readFileSync(join(places.files, 'ab/abcdef'), 'utf8')).toBe('ciphertext')
    expect([(await linesIn(restored)).length, await linesIn(restored)]).toStrictEqual([3, await linesIn(city)])
    expect(readFileSync(places.settings)).toStrictEqual(readFileSync(city.places.settings))
    const identity = await openIdentity(restored.url)
    const login = { login: 'operator', password: 'a-long-password-2026', address: '127.0.0.1' }
    expect(await identity.signIn(login)).toMatchObject({ ok: true })
    await identity.close()
  })
  test('forgets whoever was erased: before it was taken, and after it by the newest journal', async () => {
    if (postgres.isNotRun()) return
    const [old, newest] = [await home.empty('old-journal'), await home.empty('newest-journal')]
    await restoreProcesses(old, { from: backup, reason })
    expect(await knownIn(old)).toStrictEqual([late, remembered])
    const { erasures } = city.places
    expect(await restoreProcesses(newest, { from: backup, reason, erasures })).toMatchObject({ erasedAgain: 1 })
    expect(await knownIn(newest)).toStrictEqual([remembered])
    expect(readFileSync(newest.places.erasures)).toStrictEqual(readFileSync(erasures))
  })
})

describe('a restore of an installation of processes', () => {
  test('takes no backup that was changed, cut short, or of something else', async () => {
    if (postgres.isNotRun()) return
    const target = await home.empty('changed')
    const log = join(backup, 'log.jsonl.gz')
    const before = readFileSync(log)
    appendFileSync(log, ' ')
    expect(await refusal(target)).toMatch(/log\.jsonl\.gz was changed/)
    writeFileSync(log, before)
    expect(await refusal(target, home.pathOf('nowhere'))).toMatch(/is no backup/)
    await expect(restoreBackup({ from: backup, data: home.pathOf('one'), reason })).rejects.toThrow(
      'is put back by another command: huiyin cluster restore',
    )
    expect([treeOf(home.pathOf('changed')), await schemasIn(target)]).toStrictEqual([[], []])
  })
  test('takes no database that has a log and no place that holds anything, and touches neither', async () => {
    if (postgres.isNotRun()) return
    const full = await home.empty('full')
    await withLog(full, (store) => store.append(appendOf(1)))
    expect(await refusal(full)).toMatch(/^LogInTheWay: The database has a schema log already/)
    expect([await withLog(full, factsOf), treeOf(full.folder)]).toStrictEqual([[expect.anything()], []])
    for (const place of ['vault', 'files', 'erasures', 'settings'] as const) {
      const target = await home.empty(`full-${place}`)
      const mine = ['erasures', 'settings'].includes(place) ? target.places[place] : join(target.places[place], 'mine')
      mkdirSync(join(mine, '..'), { recursive: true })
      writeFileSync(mine, 'mine')
      const before = treeOf(target.folder)
      expect(await refusal(target)).toMatch(/^NotPossible: .* is (not empty|there already)\.$/)
      expect([treeOf(target.folder), readFileSync(mine, 'utf8')]).toStrictEqual([before, 'mine'])
      expect(await schemasIn(target)).toStrictEqual([])
    }
  })
  test('takes no database that has passwords or accesses, and touches neither', async () => {
    if (postgres.isNotRun()) return
    for (const schema of ['identity', 'access']) {
      const target = await home.empty(`has-${schema}`)
      await askedOf(target.url, `CREATE SCHEMA ${schema}`)
      expect(await refusal(target)).toMatch(`The database has a schema ${schema} already`)
      expect([await schemasIn(target), treeOf(target.folder)]).toStrictEqual([[schema], []])
    }
  })
  test('leaves seals that the operator has kept as they are: they are newer than any copy', async () => {
    if (postgres.isNotRun()) return
    const target = await home.empty('own-seals')
    mkdirSync(target.folder)
    copyFileSync(city.places.seals, target.places.seals)
    await restoreProcesses(target, { from: backup, reason })
    expect(readFileSync(target.places.seals)).toStrictEqual(readFileSync(city.places.seals))
  })
  test('that fails or is stopped on the way leaves nothing, and may be done again', async () => {
    if (postgres.isNotRun()) return
    const target = await home.empty('broken-off')
    const [file, steps] = [join(backup, 'manifest.json'), manifest.parts.length]
    for (const after of [2, steps + 3, 2 * steps + 1]) {
      const watch = stoppingAfter(after)
      await expect(restoreProcesses(target, { from: backup, reason, watch })).rejects.toThrow('stopped')
      expect([await schemasIn(target), treeOf(target.folder)]).toStrictEqual([[], []])
    }
    const text = readFileSync(file, 'utf8')
    writeFileSync(file, text.replace(manifest.end!.hash, '0'.repeat(64)))
    expect(await refusal(target)).toMatch(/does not end where its manifest says/)
    writeFileSync(file, text)
    expect([await schemasIn(target), treeOf(target.folder)]).toStrictEqual([[], []])
    expect(await refusal(target)).toBe('it was restored')
  })
  test('gives way to a log that somebody made meanwhile, and takes its folders back', async () => {
    if (postgres.isNotRun()) return
    const target = await home.empty('meanwhile')
    const made: Promise<unknown>[] = []
    const step = (line: string) => {
      if (line.startsWith('the log: 0 ')) made.push(askedOf(target.url, 'CREATE SCHEMA log'))
    }
    const restoring = restoreProcesses(target, { from: backup, reason, watch: { step } })
    await expect(restoring).rejects.toMatchObject({ name: 'LogInTheWay' })
    await Promise.all(made)
    expect([await schemasIn(target), treeOf(target.folder)]).toStrictEqual([['log'], []])
  })
})
