import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { Append, Appended } from '@huiyin/event-sourcing'
import { settableClock } from '@huiyin/testing'
import { groupCommit, type Waiting } from './group-commit.js'
import { openLog, type Connection } from './schema.js'

const clock = settableClock('2026-03-30T12:00:00.000Z')
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'huiyin-group-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const request: Append = {
  stream: 'intake-item-1',
  expected: 'new',
  context: {
    tenant: 'city-1',
    occurred: { at: clock.now(), zone: 'Asia/Shanghai', precision: 'instant' },
    actor: { person: 'p-1', post: null, unit: null },
    command: { id: 'cmd-1', print: 'print' },
    correlation: 'corr',
    causation: 'cause',
  },
  events: [{ type: 'ThingNoted', schema: 1, body: '1' }],
}
const waiting = (): Waiting & { readonly answer: Promise<Appended> } => {
  let settle: Pick<Waiting, 'resolve' | 'reject'> | null = null
  const answer = new Promise<Appended>((resolve, reject) => {
    settle = { resolve, reject }
  })
  return { request, answer, ...settle! }
}
/** The same connection, except that a statement fails. */
const failing = (database: Connection, statement: string, says: string): Connection =>
  new Proxy(database, {
    get: (target, name) => {
      if (name !== 'prepare') return Reflect.get(target, name) as unknown
      return (sql: string) => {
        const prepared = target.prepare(sql)
        if (sql !== statement) return prepared
        return {
          run: () => {
            throw new Error(says)
          },
        }
      }
    },
  })

test('a commit that fails is undone and told; the next one is written', async () => {
  const { database } = openLog(join(folder, 'log.db'))
  const [first, second] = [waiting(), waiting()]
  expect(groupCommit(failing(database, 'COMMIT', 'no disk'), clock)([first])).toBe(false)
  await expect(first.answer).rejects.toThrow('no disk')
  expect(database.inTransaction).toBe(false)
  expect(groupCommit(database, clock)([second])).toBe(true)
  expect(await second.answer).toMatchObject({ again: false, events: [{ position: 1, version: 1 }] })
})

test('a commit that can neither be made nor undone is told to its callers and to the store', async () => {
  const { database } = openLog(join(folder, 'log.db'))
  const first = waiting()
  const broken = failing(failing(database, 'COMMIT', 'no disk'), 'ROLLBACK', 'no way back')
  expect(() => groupCommit(broken, clock)([first])).toThrow('no way back')
  await expect(first.answer).rejects.toThrow('no disk')
})
