import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { commandOf, verifyLog } from '@huiyin/event-sourcing'
import { systemClock } from '@huiyin/kernel'
import {
  notRun,
  readTrace,
  traceArguments,
  tracingMissing,
  typescriptProcess,
  worstDisk,
  type DiskDeed,
} from '@huiyin/testing'
import { sqliteEventStore } from './sqlite-event-store.js'

const APPENDER = new URL('./faults/appender.mjs', import.meta.url)
const ROUNDS = 5
/** A body so large that the WAL reaches its thousand pages and is moved into the file. */
const LARGE = 400_000
/** In memory where there is such a folder: what reaches the disk is worked out from the calls, not tried. */
const base = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'huiyin-fsync-'))
let folders = 0
const newFolder = () => {
  folders += 1
  const folder = join(base, String(folders))
  mkdirSync(folder)
  return folder
}
afterAll(() => rmSync(base, { recursive: true, force: true }))

interface Run {
  readonly folder: string
  readonly deeds: readonly DiskDeed[]
  readonly marks: readonly string[]
}

/** Runs the appender with these calls of fsync failing. */
const runWith = (when: string | null, bytes = 100): Run => {
  const folder = newFolder()
  const files = ['log.db', 'log.db-wal', 'log.db-journal', 'marks', ''].map((name) =>
    join(folder, name).replace(/\/$/, ''),
  )
  const tracing = traceArguments(files, join(base, 'trace'), when)
  const { status, stderr } = spawnSync('strace', [
    ...tracing,
    process.execPath,
    ...typescriptProcess(APPENDER, folder, String(ROUNDS), String(bytes)),
  ])
  if (status !== 0) throw new Error(`the appender failed: ${String(stderr)}`)
  const marks = readFileSync(join(folder, 'marks'), 'utf8').trim().split('\n')
  return { folder, deeds: readTrace(readFileSync(join(base, 'trace'), 'utf8')), marks }
}

/** The numbers of the commands in a log, which must be sound and hold no command twice. */
const commandsIn = async (folder: string): Promise<number[]> => {
  const store = sqliteEventStore({ file: join(folder, 'log.db'), clock: systemClock })
  try {
    expect((await verifyLog({ store, gapless: true })).findings).toStrictEqual([])
    const numbers = (await store.readLog(null, 1_000)).map(({ header }) => Number(commandOf(header).id.slice(4)))
    expect(new Set(numbers).size).toBe(numbers.length)
    return numbers
  } finally {
    await store.close()
  }
}

const acknowledged = (marks: readonly string[]) =>
  marks.flatMap((mark) => (mark.startsWith('ok ') ? [Number(mark.slice(3))] : []))

/** Whether everything acknowledged before each mark would be there if the power failed at that mark. */
const expectDurable = async ({ deeds }: Run): Promise<number> => {
  const disk = worstDisk()
  const told: string[] = []
  let looks = 0
  for (const deed of deeds) {
    disk.apply(deed)
    if (deed.kind !== 'mark') continue
    told.push(deed.line)
    const folder = newFolder()
    for (const [name, bytes] of disk.afterPowerLoss()) writeFileSync(join(folder, name), bytes)
    expect(await commandsIn(folder)).toEqual(expect.arrayContaining(acknowledged(told)))
    rmSync(folder, { recursive: true })
    looks += 1
  }
  return looks
}

/** The numbers, among all calls of fsync, of those on a file while the log was open. */
const syncsOf = ({ deeds }: Run, file: string): number[] => {
  const opened = deeds.findIndex(({ kind }) => kind === 'mark')
  const done = deeds.findLastIndex(({ kind }) => kind === 'mark')
  let nth = 0
  return deeds.flatMap((deed, at) => {
    if (deed.kind !== 'sync') return []
    nth += 1
    return at > opened && at < done && deed.file === file ? [nth] : []
  })
}

const failuresIn = (marks: readonly string[]) => marks.filter((mark) => mark.startsWith('failed '))
const everyCommand = Array.from({ length: ROUNDS * 3 }, (_, nth) => nth)
const inOrder = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)

/** The run is sound, and so is what the power would have left at any moment of it; gives what it was told. */
const soundRun = async (when: string | null, bytes?: number) => {
  const run = runWith(when, bytes)
  await expectDurable(run)
  const commands = await commandsIn(run.folder)
  expect(commands).toEqual(expect.arrayContaining(acknowledged(run.marks)))
  return { marks: run.marks, failures: failuresIn(run.marks), commands: inOrder(commands) }
}

const missing = tracingMissing()
let honest: Run | null = null
const withoutFaults = (): Run => (honest ??= runWith(null))

describe('fsync of the log', () => {
  test('comes before every acknowledgement', async () => {
    if (missing) return notRun('fsync faults', missing)
    const run = withoutFaults()
    expect(failuresIn(run.marks)).toStrictEqual([])
    expect(await expectDurable(run)).toBe(ROUNDS * 3 + 2)
    const idle = { ...run, deeds: run.deeds.filter(({ kind }) => kind !== 'sync') }
    await expect(expectDurable(idle)).rejects.toThrow('ArrayContaining')
  }, 60_000)

  test('that fails once is told to every append of the group; sent again they are written once, and the store goes on', async () => {
    if (missing) return notRun('fsync faults', missing)
    for (const nth of syncsOf(withoutFaults(), 'log.db-wal')) {
      const { failures, commands, marks } = await soundRun(String(nth))
      expect([nth, failures.map((mark) => mark.split(' ')[2])]).toStrictEqual([
        nth,
        Array(3).fill('SQLITE_IOERR_FSYNC'),
      ])
      expect(commands).toStrictEqual(everyCommand)
      expect(marks.at(-1)).toBe('done')
    }
  }, 120_000)

  test('that fails again and again loses nothing that was acknowledged', async () => {
    if (missing) return notRun('fsync faults', missing)
    const [first] = syncsOf(withoutFaults(), 'log.db-wal')
    for (const every of [2, 3]) {
      const { failures, commands } = await soundRun(`${first}+${every}`)
      expect(failures.length).toBeGreaterThanOrEqual(3)
      expect(commands).toStrictEqual(everyCommand)
    }
  }, 60_000)

  test('that fails for good fails every later append, and what was acknowledged before is there', async () => {
    if (missing) return notRun('fsync faults', missing)
    const syncs = syncsOf(withoutFaults(), 'log.db-wal')
    const { marks } = await soundRun(`${syncs.at(-2)}+`)
    const firstFailure = marks.findIndex((mark) => mark.startsWith('failed'))
    expect(acknowledged(marks.slice(0, firstFailure)).length).toBeGreaterThan(0)
    expect(acknowledged(marks.slice(firstFailure))).toStrictEqual([])
  }, 60_000)

  test('that fails while the log is made leaves no log or a whole one', async () => {
    if (missing) return notRun('fsync faults', missing)
    for (let nth = 1; nth <= 8; nth += 1) {
      const { marks, commands } = await soundRun(String(nth))
      expect(['open', 'failed open SQLITE_IOERR_FSYNC']).toContain(marks[0])
      expect(commands).toStrictEqual(marks[0] === 'open' ? everyCommand : [])
    }
  }, 120_000)

  test('that fails in a checkpoint loses nothing, whether the WAL is begun anew or not', async () => {
    if (missing) return notRun('fsync faults', missing)
    const run = runWith(null, LARGE)
    const checkpoints = syncsOf(run, 'log.db')
    expect(checkpoints.length).toBeGreaterThan(0)
    for (const nth of checkpoints) {
      const { commands, marks } = await soundRun(String(nth), LARGE)
      expect(commands).toStrictEqual(everyCommand)
      expect(marks.at(-1)).toBe('done')
    }
  }, 120_000)
})
