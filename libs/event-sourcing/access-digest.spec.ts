import { describe, expect, test } from '@jest/globals'
import { memoryEventStore } from '@huiyin/store-memory'
import { settableClock } from '@huiyin/testing'
import { accessDigestOf, accessDigests, recordAccessDigest } from './access-digest.js'
import { sha256 } from './envelope.js'

const clock = settableClock('2027-01-03T01:02:03.004Z')
const open = () => memoryEventStore({ clock })
const dayOf = (day: string) => ({ day, lines: 3, hash: sha256(day) })

describe('the digest of a day of the access log', () => {
  test('a log without any has none', async () => {
    expect(await accessDigests(open())).toStrictEqual([])
  })
  test('names the one before it, over the turn of the year too', async () => {
    const store = open()
    for (const day of ['2026-12-30', '2026-12-31', '2027-01-01']) {
      expect(await recordAccessDigest(store, dayOf(day), clock)).toBe(true)
    }
    const digests = await accessDigests(store)
    expect(digests.map(({ day }) => day)).toStrictEqual(['2026-12-30', '2026-12-31', '2027-01-01'])
    expect(digests.map(({ previous }) => previous)).toStrictEqual([
      '',
      ...digests.slice(0, 2).map(({ factHash }) => factHash),
    ])
    const log = await store.readLog(null, 10)
    expect(log.map(({ hash }) => hash)).toStrictEqual(digests.map(({ factHash }) => factHash))
  })
  test('is written once, and never for a day before the last one: a file found later was put there later', async () => {
    const store = open()
    await recordAccessDigest(store, dayOf('2026-12-30'), clock)
    expect(await recordAccessDigest(store, { ...dayOf('2026-12-30'), lines: 4 }, clock)).toBe(false)
    expect(await recordAccessDigest(store, dayOf('2026-12-29'), clock)).toBe(false)
    expect((await accessDigests(store)).map(({ day, lines }) => [day, lines])).toStrictEqual([['2026-12-30', 3]])
  })
  test('one that is no day or no hash is a fault', async () => {
    const store = open()
    await expect(recordAccessDigest(store, dayOf('2026-02-31'), clock)).rejects.toThrow('day')
    await expect(recordAccessDigest(store, { ...dayOf('2026-02-01'), hash: 'x' }, clock)).rejects.toThrow('hash')
  })
  test('is told from every other fact', async () => {
    const store = open()
    await recordAccessDigest(store, dayOf('2026-12-30'), clock)
    const [fact] = await store.readLog(null, 1)
    expect(accessDigestOf(fact!)?.day).toBe('2026-12-30')
    expect(accessDigestOf({ ...fact!, stream: 'log-seal-2026-12' })).toBeNull()
  })
})
