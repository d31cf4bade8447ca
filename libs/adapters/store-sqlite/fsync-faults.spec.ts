import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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
const base = mkdtempSync(join(tmpdir(), 'huiyin-fsync-'))
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
  const files = ['log.db', 'log.db-wal', 'log.db-journal', 'marks', ''].map((name) => join(folder, name).replace(/\/$/, ''))
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

/** The numbers, among all calls of fsync, of those on a file after the log was opened. */
const syncsOf = ({ deeds }: Run, file: string): number[] => {
  const opened = deeds.findIndex((deed) => deed.kind === 'mark')
  let nth = 0
  return deeds.flatMap((deed, at) => {
    if (deed.kind !== 'sync') return []
    nth += 1
    return at > opened && deed.file === file ? [nth] : []
  })
}

const missing = tracingMissing()
if (missing) notRun('fsync faults', missing)
const traced = missing ? describe.skip : describe
