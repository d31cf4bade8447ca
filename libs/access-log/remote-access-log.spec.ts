import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { answered, type Viewer } from '@huiyin/nest-platform'
import { ProcessUnreachable } from '@huiyin/signed-http'
import { memoryEventStore } from '@huiyin/store-memory'
import { settableClock } from '@huiyin/testing'
import { answeringProcess, type AnsweringProcess } from '@huiyin/testing/answering-process'
import { fileOfDay } from './access-files.js'
import { openAccessLog, type AccessLog } from './access-log.js'
import { noting } from './note-questions.js'
import { remoteAccessLog, type NotesWaiting, type RemoteAccessOptions } from './remote-access-log.js'
import { answerAccessLog, LINES_AT_ONCE } from './signed-accesses.js'

const root = mkdtempSync(join(tmpdir(), 'huiyin-remote-access-'))
afterAll(() => rmSync(root, { recursive: true }))

const DAY = '2026-03-30'
const CALLERS = { note: ['dashboard-api', 'intake'], read: ['dashboard-api'] }
const PAUSE = { flush: 10, again: 40 }
const wang: Viewer = {
  ...{ login: 'wang', personId: 'p1', name: '王示例', tenant: 'county', roles: ['operator'] },
  ...{ postId: null, unitId: null, unitIds: [], atOrAbove: ['p1'] },
}

let folder: string
let access: AccessLog
let organisation: AnsweringProcess
let told: NotesWaiting[]
const clock = settableClock(`${DAY}T08:00:00.000Z`)
const there = settableClock(`${DAY}T09:00:00.000Z`)

/** A way to a process that can be away: until `isUp` it answers nothing. */
let isUp = true
const remote = (from = 'dashboard-api', more: Partial<RemoteAccessOptions> = {}) => {
  const { process, client } = organisation.peer(from)
  const wire: typeof client = (path, body) =>
    isUp ? client(path, body) : Promise.reject(new ProcessUnreachable(process, 'it is away'))
  return remoteAccessLog({
    ...{ organisation: { process, client: wire }, clock, pauseMillis: PAUSE },
    onWaiting: (one) => told.push(one),
    ...more,
  })
}
const asked = (item: string, person = 'p1') => ({
  ...{ tenant: 'county', person, question: 'item', item, filter: {}, rows: 1, refusal: null },
})
/** The whole lines of the day; the file stands empty for a moment before its first one is in it. */
const written = () => {
  const lines = readFileSync(fileOfDay(folder, DAY), 'utf8').split('\n').slice(0, -1)
  return lines.map((line) => JSON.parse(line) as { readonly at: string; readonly item: string })
}
const moment = () => new Promise((resolve) => setTimeout(resolve, 150))
/** Waits for what comes by itself; where it does not, the test that follows says so. */
const until = async (holds: () => boolean) => {
  for (let tries = 0; !holds() && tries < 200; tries += 1) await new Promise((resolve) => setTimeout(resolve, 50))
}
const hasWritten = (count: number) => existsSync(fileOfDay(folder, DAY)) && written().length >= count

beforeEach(async () => {
  folder = join(mkdtempSync(join(root, 'city-')), 'access')
  access = openAccessLog({ folder, store: memoryEventStore({ clock: there }), clock: there, onFault: () => undefined })
  const calls = answerAccessLog(access, CALLERS)
  organisation = await answeringProcess({
    self: 'organisation',
    callers: ['dashboard-api', 'intake', 'citizen'],
    calls,
  })
  told = []
  isUp = true
})
afterEach(async () => {
  await organisation.stop()
  await access.close()
})

describe('the access log of another process', () => {
  test('is written to without being waited for, with the moment at which it was asked', async () => {
    const log = remote()
    log.note(asked('item-1'))
    await until(() => hasWritten(1))
    expect(written()).toMatchObject([{ item: 'item-1', at: `${DAY}T08:00:00.000Z` }])
    await log.close()
  })
  test('tells who of a tenant asked about an item, with what was asked a moment ago', async () => {
    const log = remote()
    const note = noting({ access: log })
    note({ name: 'item', args: { itemId: 'item-1' }, viewer: wang, answer: answered({}) })
    note({ name: 'item', args: { itemId: 'item-1' }, viewer: { ...wang, tenant: 'other' }, answer: answered({}) })
    expect(await log.accessesOf('county', 'item-1')).toStrictEqual([
      { at: `${DAY}T08:00:00.000Z`, personId: 'p1', question: 'item' },
    ])
    await log.close()
  })
  test('takes no note and tells nothing where it does not know the process, or has not named it', async () => {
    for (const [from, status] of [
      ['citizen', 403],
      ['stranger', 401],
    ] as const) {
      const log = remote(from)
      await expect(log.accessesOf('county', 'item-1')).rejects.toThrow(`it answered ${status} to accesses-of`)
      log.note(asked('item-1'))
      await log.close()
      expect(told.at(-1)).toMatchObject({ waiting: 0, lost: 1 })
    }
    await expect(remote('intake').accessesOf('county', 'item-1')).rejects.toThrow('it answered 403 to accesses-of')
    expect(await access.of('item-1')).toStrictEqual([])
  })
  test('takes no line of another shape: 400, and nothing of it is written', async () => {
    const { client } = organisation.peer('dashboard-api')
    const line = { at: `${DAY}T08:00:00.000Z`, ...asked('item-1') }
    for (const lines of [
      [line, { ...line, at: 'yesterday' }],
      [{ ...line, answer: '王某某' }],
      Array.from({ length: LINES_AT_ONCE + 1 }, () => line),
      'none',
    ]) {
      const answer = await client('/internal/note-accesses', { lines })
      expect(answer).toStrictEqual({ status: 400, body: { code: 'CallUnreadable' } })
    }
    expect(await access.of('item-1')).toStrictEqual([])
  })
})

describe('while the other process is away', () => {
  test('notes wait, it is told once, and all of them arrive in their order when it is back', async () => {
    const log = remote()
    isUp = false
    const wanted = Array.from({ length: 2 * LINES_AT_ONCE + 1 }, (_, nth) => `item-${nth}`)
    for (const item of wanted) log.note(asked(item))
    await until(() => told.length > 0)
    await moment() // it is not told again
    expect(told).toMatchObject([{ waiting: wanted.length, lost: 0 }])
    isUp = true
    await until(() => hasWritten(wanted.length))
    expect(written().map(({ item }) => item)).toStrictEqual(wanted)
    await log.close()
    expect(told).toHaveLength(1)
  })
  test('no more wait than may, and how many were lost is told by count', async () => {
    const log = remote('dashboard-api', { mostWaiting: 3 })
    isUp = false
    for (let nth = 0; nth < 8; nth += 1) log.note(asked(`item-${nth}`))
    await until(() => told.length > 0)
    expect(told[0]).toMatchObject({ waiting: 3, lost: 5 })
    isUp = true
    await log.close()
    expect(written().map(({ item }) => item)).toStrictEqual(['item-0', 'item-1', 'item-2'])
  })
  test('whoever asks for accesses is told that it is away', async () => {
    const log = remote()
    isUp = false
    await expect(log.accessesOf('county', 'item-1')).rejects.toBeInstanceOf(ProcessUnreachable)
    await log.close()
  })
  test('a process that stops tries once, and tells how many are lost', async () => {
    const log = remote()
    isUp = false
    log.note(asked('item-1'))
    log.note(asked('item-2'))
    await log.close()
    expect(told.map(({ lost }) => lost)).toStrictEqual([0, 2])
  })
})
