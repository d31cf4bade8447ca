import { describe, expect, test } from '@jest/globals'
import { memoryEventStore, memoryLog } from '@huiyin/store-memory'
import { sealedLog, settableClock, type SealedLog } from '@huiyin/testing'
import fc from 'fast-check'
import { hashOf, parseHeader } from './envelope.js'
import type { Position, StoredEvent } from './event-store.js'
import { merkleRoot } from './merkle.js'
import { isSeal, sealAppend, sealOf, type Seal } from './seal.js'
import { sealer } from './sealer.js'
import { verifyLog, type VerifyOptions } from './verify.js'
import { planAppend } from './write-plan.js'

/**
 * The attacker of this file can write the whole log and knows all its rules; only the seals kept outside are out of
 * reach. immudb once accepted a forged history because its verifier did not look at the middle (GHSA-672p-m5jq-mrh8).
 */
const NOON = '2026-03-30T00:00:00.000Z'
const storeOf = (rows: readonly StoredEvent[]): VerifyOptions['store'] => ({
  head: async () =>
    rows.length > 0 ? { position: rows.at(-1)!.position, hash: rows.at(-1)!.hash, recordedAt: NOON } : null,
  readLog: async (after, limit) => rows.filter(({ position }) => position > (after ?? 0)).slice(0, limit),
})
const written = (says = '回音', appends = 12, atOnce = [1, 2]) => {
  const clock = settableClock(NOON)
  return sealedLog(memoryEventStore({ clock, log: memoryLog() }), clock, { says, appends, atOnce })
}
const renumbered = (rows: readonly StoredEvent[]) => rows.map((one, at) => ({ ...one, position: (at + 1) as Position }))
const verify = (rows: readonly StoredEvent[], trustedSeals: VerifyOptions['trustedSeals'] = []) =>
  verifyLog({ store: storeOf(rows), trustedSeals, gapless: true })

/** Hashes and chains everything anew, so that every stream is sound whatever was done to its facts. */
const rechained = (rows: readonly StoredEvent[]): StoredEvent[] => {
  const ends = new Map<string, { version: number; hash: string }>()
  return rows.map((one) => {
    const end = ends.get(one.stream) ?? { version: 0, hash: '' }
    const version = end.version + 1
    const header = JSON.stringify({ ...parseHeader(one.header), version, previousHash: end.hash })
    const hash = hashOf(header, one.body)
    ends.set(one.stream, { version, hash })
    return { ...one, version, header, hash }
  })
}
/** Sets every seal anew over what lies under it now. */
const resealed = (rows: readonly StoredEvent[]): StoredEvent[] => {
  let done = rechained(rows)
  let [from, previousSeal] = [0, '']
  for (const [at, one] of done.entries()) {
    if (!isSeal(one)) continue
    const { to } = sealOf(one)
    const under = done.slice(from, to)
    const root = merkleRoot(under.map(({ hash }) => Buffer.from(hash, 'hex'))).toString('hex')
    const body = { ...JSON.parse(one.body), from: from + 1, to, count: under.length, root, previousSeal }
    done = rechained(done.with(at, { ...one, body: JSON.stringify(body) }))
    from = to
    previousSeal = done[at]!.hash
  }
  return done
}
const changed = (rows: readonly StoredEvent[], at: number) =>
  rows.with(at, { ...rows[at]!, body: rows[at]!.body.replace('回音', '无声') })

describe('a log rewritten as a whole', () => {
  test('the attacker of this file leaves an honest log as it was', async () => {
    const { events } = await written()
    expect(resealed(events)).toStrictEqual(events)
  })
  test('passes every check of its own, and fails against any one seal kept outside', async () => {
    const log = await written()
    const forged = resealed(changed(log.events, 2))
    const inside = await verify(forged)
    expect(inside).toMatchObject({ findings: [], vouchesUpTo: null, sealedUpTo: log.seals.at(-1)!.to })
    for (const kept of log.seals) {
      const { findings, vouchesUpTo } = await verify(forged, [kept])
      expect(findings).toStrictEqual([
        {
          position: kept.position,
          stream: kept.stream,
          kind: 'trustedSeal',
          says: `the seal kept outside for this position is ${kept.hash}`,
        },
      ])
      expect(vouchesUpTo).toBeNull()
    }
  })
  test('from a place on is vouched for up to the last seal before that place', async () => {
    const log = await written()
    for (const [at, one] of log.events.entries()) {
      if (isSeal(one)) continue
      const { vouchesUpTo, findings } = await verify(resealed(changed(log.events, at)), log.seals)
      const covering = log.seals.find(({ to }) => to >= one.position)
      const before = log.seals.findLast(({ to }) => to < one.position)
      expect(vouchesUpTo).toBe(before?.to ?? null)
      // A fact between the range of a seal and the seal itself is under the next one.
      expect(findings[0]?.position).toBe(covering?.position)
    }
  })
  test('by other people’s facts is a different log', async () => {
    const [mine, theirs] = [await written(), await written('无声')]
    const { vouchesUpTo, findings } = await verify(theirs.events, mine.seals)
    expect(vouchesUpTo).toBeNull()
    expect(findings.map(({ position }) => position)).toStrictEqual(mine.seals.map(({ position }) => position))
  })
})

/** A seal of one's own over everything that lies before a place, put in there. */
const withForgedSeal = (rows: readonly StoredEvent[], at: number, stream?: string): StoredEvent[] => {
  const earlier = rows.slice(0, at).findLast(isSeal)
  const last: Seal | null = earlier ? sealOf(earlier) : null
  const under = rows.slice(last?.to ?? 0, at)
  const root = merkleRoot(under.map(({ hash }) => Buffer.from(hash, 'hex'))).toString('hex')
  const since = parseHeader(under[0]!.header).recordedAt
  const range = { from: under[0]!.position, to: under.at(-1)!.position, count: under.length, root, since }
  const sealing = sealAppend(range, last, 'forged', { clock: { now: () => NOON }, tenant: 'log' })
  const request = { ...sealing, stream: stream ?? sealing.stream }
  const head = earlier ? { version: earlier.version, hash: earlier.hash } : { version: 0, hash: '' }
  const [seal] = planAppend(request, head, parseHeader(rows[at - 1]!.header).recordedAt)
  return renumbered(rows.toSpliced(at, 0, { ...seal!, position: 0 as Position }))
}

describe('a forged seal', () => {
  test('between a range and its own seal does not lend that seal its word for changed facts', async () => {
    // Six facts at once, sealed after four: the seal over 1 to 4 lies at 7, and 5 and 6 lie between.
    const clock = settableClock(NOON)
    const store = memoryEventStore({ clock, log: memoryLog() })
    const [first] = (await written()).events
    const context = { ...parseHeader(first!.header), occurred: parseHeader(first!.header).occurredAt }
    const events = Array.from({ length: 6 }, (_, nth) => ({ type: 'ThingNoted', schema: 1, body: `"回音 ${nth}"` }))
    await store.append({ stream: 'intake-item-1', expected: 'new', context, events })
    await sealer({ store, clock, every: 4 }).sealDue()
    const rows = await store.readLog(null, 10)
    const kept = sealOf(rows[6]!)
    expect([kept.to, kept.position]).toStrictEqual([4, 7])
    const forged = withForgedSeal(rechained(changed(rows.slice(0, 5), 1)), 5, 'log-seal-2020-01')
    const report = await verify([...forged, rows[6]!], [kept])
    expect(report.findings.map(({ position, kind }) => [position, kind])).toStrictEqual([
      [7, 'seal'],
      [7, 'seal'],
    ])
    expect([report.vouchesUpTo, report.sealedUpTo]).toStrictEqual([null, 5])
  })
  test('put in anywhere under a seal kept outside breaks the line of seals', async () => {
    const log = await written()
    const last = log.seals.at(-1)!
    for (let at = 1; at < last.position; at += 1) {
      if (isSeal(log.events[at - 1]!)) continue
      const forged = rechained(withForgedSeal(log.events, at))
      const moved = { ...last, position: (last.position + 1) as Position }
      const report = await verify(forged, [moved])
      expect(report.vouchesUpTo).toBeNull()
      expect(report.findings.length).toBeGreaterThan(0)
    }
  })
  test('with any field of another value does not fit', async () => {
    const log = await written()
    const { seals, events } = log
    for (const seal of seals) {
      const at = events.findIndex(({ position }) => position === seal.position)
      const { from, to, count } = seal
      const lies = [
        ...[from - 1, from + 1].map((value) => ({ from: value })),
        ...[to - 1, to + 1, seal.position, seal.position + 1].map((value) => ({ to: value })),
        ...[count - 1, count + 1].map((value) => ({ count: value })),
        { root: 'ab'.repeat(32) },
        ...['cd'.repeat(32), seal.previousSeal ? '' : seal.hash].map((value) => ({ previousSeal: value })),
      ]
      for (const lie of lies) {
        const body = JSON.stringify({ ...JSON.parse(events[at]!.body), ...lie })
        const report = await verify(rechained(events.with(at, { ...events[at]!, body })))
        expect([lie, report.findings[0]?.kind, report.findings[0]?.position]).toStrictEqual([
          lie,
          'seal',
          seal.position,
        ])
        expect(report.sealedUpTo).toBe(seals.findLast(({ position }) => position < seal.position)?.to ?? null)
      }
    }
  })
  test('that cannot be read is named, and the seal after it names another', async () => {
    const log = await written()
    const [first, second] = log.seals
    for (const body of ['{}', 'null', '{"from":1}', 'no json', '[]']) {
      const at = first!.position - 1
      const rows = rechained(log.events.with(at, { ...log.events[at]!, body }))
      const { findings, vouchesUpTo } = await verify(rows, log.seals)
      expect(findings.filter(({ kind }) => kind === 'seal').slice(0, 3)).toMatchObject([
        { position: first!.position, says: 'it cannot be read' },
        { position: second!.position, says: expect.stringMatching(/^the facts from 5 to 9 are not the ones/) },
        { position: second!.position, says: 'the seal before it in the log is not the one it names' },
      ])
      expect(vouchesUpTo).toBeNull()
    }
  })
})

describe('what is kept outside', () => {
  test('is compared with what lies at its position: another hash, another place or a fact that is no seal are findings', async () => {
    const log = await written()
    const [kept, fact] = [log.seals[0]!, log.events[0]!]
    const wrong = async (trusted: { position: number; hash: string }) =>
      (await verify(log.events, [{ position: trusted.position as Position, hash: trusted.hash }])).findings
    expect(await wrong({ ...kept, hash: kept.root })).toMatchObject([{ position: kept.position, kind: 'trustedSeal' }])
    expect(await wrong({ ...kept, position: 1 })).toMatchObject([{ position: 1, kind: 'trustedSeal' }])
    expect(await wrong({ ...kept, position: 999 })).toMatchObject([
      { position: 999, stream: null, kind: 'trustedSeal' },
    ])
    expect(await wrong(fact)).toMatchObject([
      { position: 1, says: 'what was kept outside for this position is no seal' },
    ])
  })
  test('and contradicts itself is a finding, and takes nothing from the seal that is right', async () => {
    const log = await written()
    const last = log.seals.at(-1)!
    const { findings, vouchesUpTo } = await verify(log.events, [last, { ...last, hash: 'ef'.repeat(32) }])
    expect(findings).toMatchObject([{ position: last.position, kind: 'trustedSeal' }])
    expect(vouchesUpTo).toBe(last.to)
  })
})

type Deed = (rows: readonly StoredEvent[]) => readonly StoredEvent[]
const place = fc.nat({ max: 16 })
const aside = fc.constantFrom(undefined, 'log-seal-2020-01')
const forge = (rows: readonly StoredEvent[], at: number, stream?: string) =>
  at > 0 ? withForgedSeal(rows, at, stream) : rows
const deed: fc.Arbitrary<Deed> = fc.oneof(
  place.map(
    (at): Deed =>
      (rows) =>
        rows.toSpliced(at, 1),
  ),
  fc.tuple(place, place).map(
    ([a, b]): Deed =>
      (rows) =>
        rows.with(a, rows[b]!).with(b, rows[a]!),
  ),
  fc.tuple(place, place).map(
    ([a, b]): Deed =>
      (rows) =>
        rows.toSpliced(b, 0, rows[a]!),
  ),
  place.map(
    (at): Deed =>
      (rows) =>
        changed(rows, at),
  ),
  fc.tuple(place, aside).map(
    ([at, stream]): Deed =>
      (rows) =>
        forge(rows, at, stream),
  ),
  fc.tuple(place, aside).map(
    ([at, stream]): Deed =>
      (rows) =>
        forge(rows.toSpliced(at, 1), at, stream),
  ),
)
/** How the deeds are covered up: the seals of the true log are left as they are, set anew, or nothing is done. */
const coverUp = fc.constantFrom('not', 'facts', 'all')
const coveredUp = (rows: readonly StoredEvent[], how: string, { events }: SealedLog): readonly StoredEvent[] => {
  if (how === 'all') return resealed(rows)
  if (how === 'not') return rows
  const trueSeals = new Set(events.filter(isSeal).map(({ body }) => body))
  const chained = rechained(rows.filter(({ body }) => !trueSeals.has(body)))
  return rows.map((one) => (trueSeals.has(one.body) ? one : { ...chained.shift()!, position: one.position }))
}
const deeplyWronged = (log: SealedLog, deeds: readonly Deed[], how: string): readonly StoredEvent[] | null => {
  try {
    let rows: readonly StoredEvent[] = log.events
    for (const one of deeds) rows = renumbered(one(rows))
    return coveredUp(rows, how, log)
  } catch {
    return null // the forger named a place the log no longer has
  }
}

test('whatever is done to a log, it is never vouched for further than it is as it was', async () => {
  const logs = [await written('回音', 9), await written('回音', 4, [6, 3]), await written('回音', 6, [3])]
  const tally = { forged: 0, vouched: 0 }
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...logs), fc.array(deed, { maxLength: 4 }), coverUp, async (log, deeds, how) => {
      const rows = deeplyWronged(log, deeds, how)
      if (!rows) return
      const { vouchesUpTo } = await verify(rows, log.seals)
      tally.forged += 1
      tally.vouched += vouchesUpTo === null ? 0 : 1
      const vouched = rows.filter(({ position }) => position <= (vouchesUpTo ?? 0))
      expect(vouched).toStrictEqual(log.events.slice(0, vouched.length))
      expect(vouchesUpTo === null || log.seals.some(({ to }) => to === vouchesUpTo)).toBe(true)
    }),
    { numRuns: 3_000 },
  )
  expect(tally.vouched).toBeGreaterThan(100)
  expect(tally.forged - tally.vouched).toBeGreaterThan(500)
}, 60_000)
