import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import type { Checkpoint, Position } from '@huiyin/event-sourcing'
import type { DeadLetter } from '@huiyin/messaging'
import { tablesIn } from '@huiyin/cluster-postgres'
import { postgresSuite } from '@huiyin/testing/postgres'
import { createMarkTables, kyselyMarkStore, type MarkTables } from './kysely-mark-store.js'
import type { Mark, MarkStore } from './mark-store.js'
import { markMemory, memoryMarkStore } from './memory-mark-store.js'
import { sqliteMarkStore } from './sqlite-mark-store.js'

const postgres = postgresSuite('marks in PostgreSQL')
const root = mkdtempSync(join(tmpdir(), 'huiyin-marks-'))
afterAll(() => rmSync(root, { recursive: true }))

/** Opens stores over one place, as processes of one service do. A mark store on another database is one line here. */
type OpenShared = () => () => Promise<MarkStore>
let files = 0
const kinds: Readonly<Record<string, OpenShared>> = {
  'in memory': () => {
    const memory = markMemory()
    return async () => memoryMarkStore(memory)
  },
  'in a SQLite file': () => {
    files += 1
    const file = join(root, `${files}.db`)
    return () => sqliteMarkStore({ file })
  },
  ...(postgres.missing
    ? {}
    : {
        'in PostgreSQL': () => {
          const schema = postgres.freshSchema()
          return async () => {
            const db = await tablesIn<MarkTables>({ url: postgres.server.url, schema })
            await createMarkTables(db)
            return kyselyMarkStore(db)
          }
        },
      }),
}

test('marks in PostgreSQL are looked at where there is one', () => {
  expect(postgres.isNotRun()).toBe(!Object.hasOwn(kinds, 'in PostgreSQL'))
})

const place = { consumer: 'one', topic: 'huiyin.alpha.v1', partition: 2 }
const at = (position: number, epoch = 'epoch-1'): Checkpoint => ({
  ...{ epoch, position: position as Position, hash: `hash-${position}` },
})
const mark = (position: number, offset: number, more: Partial<Mark> = {}): Mark => ({
  ...{ at: at(position), offset, cluster: 'cluster-1', ...more },
})
const letter = (position: number, more: Partial<DeadLetter> = {}): DeadLetter => ({
  ...{ consumer: 'one', position: position as Position, reason: '没有这个单位', attempts: 3 },
  event: {
    ...{ id: `id-${position}`, context: 'alpha', name: 'NoteTaken', version: 1, key: '事项-1', data: { n: position } },
    ...{ tenant: 'tenant-1', correlation: 'correlation-1' },
    occurredAt: { at: '2026-01-01T00:00:00.000Z', zone: 'Asia/Shanghai', precision: 'instant' },
  },
  ...more,
})

for (const [kind, openShared] of Object.entries(kinds)) {
  describe(`marks ${kind}`, () => {
    test('a partition never read has no mark, and one that was is read on from its mark', async () => {
      const open = openShared()
      const first = await open()
      const { generation, mark: none } = await first.claim(place)
      expect(none).toBeNull()
      expect(await first.marks('one')).toStrictEqual([])
      expect(await first.save(place, generation, mark(7, 3))).toBe(true)
      const second = await open()
      expect((await second.claim(place)).mark).toStrictEqual(mark(7, 3))
      expect(await second.marks('one')).toStrictEqual([{ ...place, ...mark(7, 3) }])
      expect(await second.marks('two')).toStrictEqual([])
      await Promise.all([first.close(), second.close()])
    })
    test('partitions, topics and consumers have marks of their own', async () => {
      const marks = await openShared()()
      const places = [place, { ...place, partition: 3 }, { ...place, topic: 'b' }, { ...place, consumer: 'two' }]
      for (const [index, one] of places.entries()) {
        const { generation, mark: none } = await marks.claim(one)
        expect(none).toBeNull()
        expect(await marks.save(one, generation, mark(index + 1, index))).toBe(true)
      }
      const claims = await Promise.all(places.map((one) => marks.claim(one)))
      expect(claims.map((claim) => claim.mark?.at?.position)).toStrictEqual([1, 2, 3, 4])
      await marks.close()
    })
    test('whoever claimed first can save nothing once another has claimed, also in another process', async () => {
      const open = openShared()
      const [zombie, next] = [await open(), await open()]
      const old = await zombie.claim(place)
      expect(await zombie.save(place, old.generation, mark(1, 1))).toBe(true)
      const claim = await next.claim(place)
      expect(claim.generation).toBeGreaterThan(old.generation)
      expect(await zombie.save(place, old.generation, mark(2, 2))).toBe(false)
      expect(await next.save(place, claim.generation, mark(9, 9))).toBe(true)
      expect(await zombie.save(place, old.generation, mark(10, 10))).toBe(false)
      expect(await next.marks('one')).toStrictEqual([{ ...place, ...mark(9, 9) }])
      await Promise.all([zombie.close(), next.close()])
    })
    test('a mark moves forwards only, by position and by offset, and within one log', async () => {
      const marks = await openShared()()
      const { generation } = await marks.claim(place)
      const save = (one: Mark) => marks.save(place, generation, one)
      expect(await save(mark(5, 5))).toBe(true)
      expect(await save(mark(4, 6))).toBe(false)
      expect(await save(mark(6, 4))).toBe(false)
      expect(await save(mark(6, 6, { at: at(6, 'epoch-2') }))).toBe(false)
      expect(await save(mark(6, 6, { at: null }))).toBe(false)
      expect(await save(mark(5, 6))).toBe(true) // what was skipped moves the offset alone
      expect((await marks.claim(place)).mark).toStrictEqual(mark(5, 6))
      await marks.close()
    })
    test('in a new cluster offsets begin again, positions do not', async () => {
      const marks = await openShared()()
      const { generation } = await marks.claim(place)
      expect(await marks.save(place, generation, mark(5, 500))).toBe(true)
      const cluster = 'cluster-2'
      expect(await marks.save(place, generation, mark(4, 1, { cluster }))).toBe(false)
      expect(await marks.save(place, generation, mark(5, 1, { cluster }))).toBe(true)
      await marks.close()
    })
    test('where everything was skipped there is an offset and no event', async () => {
      const marks = await openShared()()
      const { generation } = await marks.claim(place)
      expect(await marks.save(place, generation, mark(0, 4, { at: null }))).toBe(true)
      expect((await marks.claim(place)).mark).toStrictEqual(mark(0, 4, { at: null }))
      await marks.close()
    })
    test('the mark of a relay moves forwards only, in its own log; in a new cluster it begins again', async () => {
      const marks = await openShared()()
      expect(await marks.relayMark('relay-a')).toBeNull()
      const advance = (position: number, cluster = 'cluster-1', epoch = 'epoch-1') =>
        marks.advance('relay-a', { at: at(position, epoch), cluster })
      const now = async () => (await marks.relayMark('relay-a'))!
      await advance(5)
      await advance(3) // a relay that was paused
      expect(await now()).toStrictEqual({ at: at(5), cluster: 'cluster-1' })
      await advance(9, 'cluster-1', 'epoch-0')
      expect((await now()).at.position).toBe(5)
      await advance(2, 'cluster-2')
      expect(await now()).toStrictEqual({ at: at(2), cluster: 'cluster-2' })
      expect(await marks.relayMark('relay-b')).toBeNull()
      await marks.close()
    })
    test('a dead letter is kept as it was, for whoever holds the partition and for nobody else', async () => {
      const open = openShared()
      const [marks, other] = [await open(), await open()]
      const { generation } = await marks.claim(place)
      expect(await marks.bury(place, generation, letter(8))).toBe(true)
      expect(await marks.bury(place, generation, letter(3))).toBe(true)
      const next = await other.claim(place)
      expect(await marks.bury(place, generation, letter(9))).toBe(false)
      expect(await other.letters()).toStrictEqual([letter(3), letter(8)])
      expect(await other.bury(place, next.generation, letter(8, { attempts: 6 }))).toBe(true)
      expect(await marks.letters()).toStrictEqual([letter(3), letter(8, { attempts: 6 })])
      await Promise.all([marks.close(), other.close()])
    })
    test('a dead letter is replaced and taken out by its name', async () => {
      const marks = await openShared()()
      await marks.putLetter(letter(8))
      await marks.putLetter(letter(8, { reason: 'still no', attempts: 4 }))
      expect(await marks.letters()).toStrictEqual([letter(8, { reason: 'still no', attempts: 4 })])
      expect(await marks.removeLetter({ consumer: 'two', position: 8 as Position })).toBe(false)
      expect([await marks.removeLetter(letter(8)), await marks.removeLetter(letter(8))]).toStrictEqual([true, false])
      expect(await marks.letters()).toStrictEqual([])
      await marks.close()
    })
    test('what is forgotten is every mark, and no dead letter', async () => {
      const marks = await openShared()()
      const { generation } = await marks.claim(place)
      await marks.save(place, generation, mark(5, 5))
      await marks.advance('relay-a', { at: at(5), cluster: 'cluster-1' })
      await marks.putLetter(letter(4))
      await marks.claim({ ...place, partition: 3 }) // nothing handled there yet, so nothing to remember
      expect(await marks.remembered()).toStrictEqual([
        { who: 'one', at: at(5) },
        { who: 'relay-a', at: at(5) },
      ])
      await marks.forget()
      expect([await marks.marks('one'), await marks.relayMark('relay-a')]).toStrictEqual([[], null])
      expect(await marks.remembered()).toStrictEqual([])
      expect((await marks.claim(place)).mark).toBeNull()
      expect(await marks.letters()).toHaveLength(1)
      await marks.close()
    })
  })
}
