import { describe, expect, test } from '@jest/globals'
import { memoryEventStore, memoryLog } from '@huiyin/store-memory'
import { sealedLog, settableClock, type SealedLog } from '@huiyin/testing'
import { eventIdOf, hashOf, parseHeader } from './envelope.js'
import type { Position, StoredEvent } from './event-store.js'
import { isSeal } from './seal.js'
import { verifyLog, type VerifyOptions, type VerifyReport } from './verify.js'

/** What a store reads from these rows, as they are. */
const storeOf = (rows: readonly StoredEvent[]): VerifyOptions['store'] => ({
  head: async () => {
    const last = rows.at(-1)
    return last ? { position: last.position, hash: last.hash, recordedAt: '2026-03-30T00:00:00.000Z' } : null
  },
  readLog: async (after, limit) => rows.filter(({ position }) => position > (after ?? 0)).slice(0, limit),
})
const verify = (
  log: SealedLog,
  rows: readonly StoredEvent[],
  options: Partial<VerifyOptions> = {},
): Promise<VerifyReport> => verifyLog({ store: storeOf(rows), trustedSeals: log.seals, gapless: true, ...options })

const written = (says = '回音', appends = 7) => {
  const clock = settableClock('2026-03-30T00:00:00.000Z')
  return sealedLog(memoryEventStore({ clock, log: memoryLog() }), clock, { says, appends })
}
/** The same facts at positions 1, 2, 3 …, as somebody would leave them who wants no gap to be seen. */
const renumbered = (rows: readonly StoredEvent[]) => rows.map((one, at) => ({ ...one, position: (at + 1) as Position }))
const rehashed = (one: StoredEvent): StoredEvent => ({ ...one, hash: hashOf(one.header, one.body) })
const momentOf = ({ header }: StoredEvent) => parseHeader(header).recordedAt
const foundAt = ({ findings }: VerifyReport) => findings.map(({ position, kind }) => [position, kind])
/** Up to where a log is vouched for when something else lies at these positions than was written there. */
const soundBefore = ({ seals }: SealedLog, ...places: number[]) =>
  seals.findLast(({ to, position }) => to < Math.min(...places) && !places.includes(position))?.to ?? null
/** … when everything from this position on has moved. */
const movedFrom = ({ seals }: SealedLog, place: number) =>
  seals.findLast(({ position }) => position < place)?.to ?? null

describe('a log nobody touched', () => {
  test('is vouched for up to the last fact under a seal kept outside', async () => {
    const log = await written()
    expect(log.seals.map(({ from, to, count }) => [from, to, count])).toStrictEqual([
      [1, 4, 4],
      [5, 9, 5],
    ])
    expect(await verify(log, log.events)).toStrictEqual({
      vouchesUpTo: 9,
      sealedUpTo: 9,
      events: 12,
      seals: 2,
      findings: [],
    })
  })
  test('is vouched for up to the seal that is kept, whatever was sealed since', async () => {
    const log = await written()
    const report = await verify(log, log.events, { trustedSeals: log.seals.slice(0, 1) })
    expect(report).toMatchObject({ vouchesUpTo: 4, sealedUpTo: 9, findings: [] })
  })
  test('is not vouched for when no seal is kept outside', async () => {
    const log = await written()
    expect(await verify(log, log.events, { trustedSeals: [] })).toMatchObject({
      vouchesUpTo: null,
      sealedUpTo: 9,
      findings: [],
    })
  })
  test('and is empty has nothing to vouch for', async () => {
    const empty = { vouchesUpTo: null, sealedUpTo: null, events: 0, seals: 0, findings: [] }
    expect(await verify({ events: [], seals: [] }, [])).toStrictEqual(empty)
  })
  test('tells how far it has come', async () => {
    const log = await written('回音', 1_400)
    const seen: unknown[] = []
    await verify(log, log.events, { onProgress: (progress) => seen.push(progress) })
    const of = log.events.length
    expect(seen).toStrictEqual([1_000, 2_000, of].map((events) => ({ events, position: events, of })))
  })
})

describe('what was changed is named', () => {
  test('one character of any header, body or hash, anywhere', async () => {
    const log = await written()
    const { events } = log
    const flips = events.flatMap((one) =>
      (['header', 'body', 'hash'] as const).flatMap((part) => Array.from(one[part], (_, at) => ({ one, part, at }))),
    )
    expect(flips.length).toBeGreaterThan(7_000)
    for (const { one, part, at } of flips) {
      const text = one[part]
      const flipped = `${text.slice(0, at)}${String.fromCharCode(text.charCodeAt(at) ^ 1)}${text.slice(at + 1)}`
      const report = await verify(log, events.with(events.indexOf(one), { ...one, [part]: flipped }))
      const others = report.findings.slice(1).map(({ position }) => events[position! - 1]!)
      expect(report.findings[0]).toMatchObject({ position: one.position, stream: one.stream, kind: 'changed' })
      expect([part, at, others.every(isSeal)]).toStrictEqual([part, at, true])
      expect(report.vouchesUpTo).toBe(soundBefore(log, one.position))
    }
  }, 60_000)
  test('the columns a fact is found by', async () => {
    const log = await written()
    for (const [at, one] of log.events.entries()) {
      for (const change of [{ stream: 'intake-item-9' }, { version: one.version + 1 }]) {
        const report = await verify(log, log.events.with(at, { ...one, ...change }))
        expect(report.findings[0]).toMatchObject({ position: one.position, kind: 'columns' })
      }
    }
  })
  test('a body that was changed and hashed anew, by its successor in the stream or by its seal', async () => {
    const log = await written()
    for (const [at, one] of log.events.entries()) {
      if (isSeal(one)) continue
      const report = await verify(
        log,
        log.events.with(at, rehashed({ ...one, body: one.body.replace('回音', '无声') })),
      )
      const hasSuccessor = log.events.some(
        ({ stream, version }) => stream === one.stream && version === one.version + 1,
      )
      if (hasSuccessor) expect(report.findings[0]).toMatchObject({ position: one.position, kind: 'chain' })
      expect(report.findings.some(({ kind }) => kind === 'seal')).toBe(one.position <= 9)
      expect(report.vouchesUpTo).toBe(soundBefore(log, one.position))
    }
  })
  test('a header that is hashed anew but says what cannot be', async () => {
    const log = await written()
    const change = (replace: [RegExp, string]) =>
      verify(
        log,
        log.events.with(11, rehashed({ ...log.events[11]!, header: log.events[11]!.header.replace(...replace) })),
      )
    const kinds = async (replace: [RegExp, string]) => (await change(replace)).findings.map(({ kind }) => kind)
    expect(await kinds([/"id":"[^"]*"/, `"id":"${eventIdOf('cmd-x', 's', 0)}"`])).toStrictEqual(['id'])
    expect(await kinds([/"recordedAt":"2026/, '"recordedAt":"2025'])).toStrictEqual(['time'])
    expect(await kinds([/"recordedAt":"[^"]*"/, '"recordedAt":"soon"'])).toStrictEqual(['header'])
    expect(await kinds([/"format":1/, '"format":2'])).toStrictEqual(['header'])
    expect(await kinds([/"version":\d+/, '"version":9'])).toStrictEqual(['columns', 'version', 'chain'].slice(0, 2))
    expect(await kinds([/"previousHash":"[^"]*"/, '"previousHash":""'])).toStrictEqual(['chain'])
    expect(await kinds([/^.*$/, 'null'])).toStrictEqual(['header'])
  })
})

describe('what was removed is named', () => {
  test('any single fact, at its position', async () => {
    const log = await written()
    for (const [at, one] of log.events.slice(0, 11).entries()) {
      const report = await verify(log, log.events.toSpliced(at, 1))
      expect(report.findings[0]).toMatchObject({ position: one.position, kind: 'position', says: 'nothing lies here' })
      expect(report.vouchesUpTo).toBe(soundBefore(log, one.position))
    }
  })
  test('any single fact under a seal kept outside, when the others were moved together', async () => {
    const log = await written()
    for (const [at, one] of log.events.slice(0, 9).entries()) {
      const report = await verify(log, renumbered(log.events.toSpliced(at, 1)))
      expect(report.findings.length).toBeGreaterThan(0)
      expect(report.findings.every(({ position }) => position! >= one.position - 1)).toBe(true)
      expect(report.vouchesUpTo).toBe(movedFrom(log, one.position))
    }
  })
  test('a whole stream, in a store that leaves gaps by nature, by the seals over it', async () => {
    const log = await written()
    for (const gone of new Set(log.events.filter((one) => !isSeal(one)).map(({ stream }) => stream))) {
      const rows = log.events.filter(({ stream }) => stream !== gone)
      const report = await verify(log, rows, { gapless: false })
      expect(report.findings[0]).toMatchObject({ position: 5, stream: 'log-seal-2026-03', kind: 'seal' })
      expect(report.findings[0]?.says).toMatch(/^4 facts were sealed from 1 to 4, \d lie there$/)
      expect(report.vouchesUpTo).toBeNull()
    }
  })
  test('a tail that reached a seal kept outside; a shorter one is cut unseen', async () => {
    const log = await written()
    for (let length = 0; length <= 12; length += 1) {
      const report = await verify(log, log.events.slice(0, length))
      const lost = log.seals.filter(({ position }) => position > length)
      expect(foundAt(report)).toStrictEqual(lost.map(({ position }) => [position, 'trustedSeal']))
      expect(report.vouchesUpTo).toBe(log.seals.findLast(({ position }) => position <= length)?.to ?? null)
    }
  })
})

describe('what was moved or put in is named', () => {
  test('any two facts that changed places', async () => {
    const log = await written()
    for (const [i, a] of log.events.entries()) {
      for (const [j, b] of log.events.entries()) {
        if (j <= i) continue
        const rows = log.events.with(i, { ...b, position: a.position }).with(j, { ...a, position: b.position })
        const report = await verify(log, rows)
        const first = report.findings[0]!.position!
        expect(first).toBeGreaterThanOrEqual(a.position)
        if (momentOf(a) !== momentOf(b)) expect(first).toBeLessThanOrEqual(a.position + 1)
        expect(report.vouchesUpTo).toBe(soundBefore(log, a.position, b.position))
      }
    }
  }, 60_000)
  test('two facts of one moment and different streams that changed places, by the seal over them', async () => {
    const clock = settableClock('2026-03-30T00:00:00.000Z')
    const still = { ...clock, advance: () => undefined }
    const log = await sealedLog(memoryEventStore({ clock, log: memoryLog() }), still)
    const [first, second] = [log.events[0]!, log.events[1]!]
    const rows = log.events
      .with(0, { ...second, position: first.position })
      .with(1, { ...first, position: second.position })
    const { findings, vouchesUpTo } = await verify(log, rows)
    expect(vouchesUpTo).toBeNull()
    expect(findings).toMatchObject([
      {
        position: 5,
        kind: 'seal',
        says: 'the facts from 1 to 4 are not the ones that were sealed, or not in that order',
      },
    ])
  })
  test('a fact put in anywhere under a seal, sound in itself and in a stream of its own', async () => {
    const log = await written()
    const other = (await written('无声')).events[0]!
    const header = other.header
      .replaceAll('intake-item-1', 'intake-item-7')
      .replace(/"id":"[0-9a-f-]{36}"/, `"id":"${eventIdOf('cmd-0', 'intake-item-7', 0)}"`)
    for (let at = 0; at < 9; at += 1) {
      const moment = /"recordedAt":"[^"]*"/.exec(log.events[at]!.header)![0]
      const forged = rehashed({
        ...other,
        stream: 'intake-item-7',
        header: header.replace(/"recordedAt":"[^"]*"/, moment),
      })
      const report = await verify(log, renumbered(log.events.toSpliced(at, 0, forged)))
      expect(report.findings.length).toBeGreaterThan(0)
      expect(report.findings.every(({ position }) => position! > at)).toBe(true)
      expect(report.vouchesUpTo).toBe(movedFrom(log, at + 1))
    }
  })
  test('a fact twice', async () => {
    const log = await written()
    for (const [at, one] of log.events.entries()) {
      const report = await verify(log, renumbered(log.events.toSpliced(at + 1, 0, one)))
      expect(report.findings.some(({ position }) => position === at + 2)).toBe(true)
      expect(report.vouchesUpTo).toBe(movedFrom(log, at + 2))
    }
  })
  test('positions that do not rise', async () => {
    const log = await written()
    const store = {
      ...storeOf(log.events),
      readLog: async (after: Position | null) => (after ? [] : [log.events[1]!, log.events[0]!]),
    }
    const { findings } = await verifyLog({ store })
    expect(findings[0]).toMatchObject({ position: 1, kind: 'position', says: 'it comes after position 2' })
  })
  test('a log that goes round in a circle, or cannot be read on: where', async () => {
    const log = await written()
    const circling = { ...storeOf(log.events), readLog: async () => log.events.slice(0, 2) }
    const says = 'the log cannot be read on after this position: it goes round in a circle'
    expect((await verifyLog({ store: circling })).findings).toStrictEqual([
      { position: 2, stream: null, kind: 'unreadable', says },
    ])
    const { readLog } = storeOf(log.events)
    const torn: VerifyOptions['store'] = {
      ...storeOf(log.events),
      readLog: async (after) => {
        if ((after ?? 0) >= 6) throw new Error('disk I/O error')
        return readLog(after, 3)
      },
    }
    const report = await verifyLog({ store: torn, trustedSeals: log.seals })
    expect(report).toMatchObject({ vouchesUpTo: 4, events: 6 })
    expect(report.findings).toMatchObject([
      { position: 6, kind: 'unreadable', says: 'the log cannot be read on after this position: disk I/O error' },
      { position: log.seals[1]!.position, kind: 'trustedSeal' },
    ])
  })
})
