import type { EventStore, Position } from '@huiyin/event-sourcing'
import type { Instant } from '@huiyin/kernel'

/** One fact of the month: when it happened, and when it was recorded where that was later. */
export interface Said {
  readonly at: Instant
  readonly recorded?: Instant
  readonly stream: string
  readonly type: string
  readonly data: object
}

/** An instant of March 2026, two in the morning UTC (ten in Shanghai) where no hour is given. */
export const day = (of: number, hour = 2, minute = 0): Instant =>
  new Date(Date.UTC(2026, 2, of, hour, minute)).toISOString()
/** The end of a day of March 2026 in Shanghai. */
export const endOf = (of: number): Instant => new Date(Date.UTC(2026, 2, of, 15, 59, 59, 999)).toISOString()

interface Matter {
  readonly n: number
  readonly unit: string
  readonly received: Instant
  readonly due: Instant | null
  readonly about: { readonly channel: string; readonly place: string | null; readonly category: string }
}

const item = ({ n, received, about }: Matter): Said[] => {
  const { channel, place, category } = about
  const stream = `intake-item-item-${n}`
  const report = {
    reportId: `report-${n}`,
    channel,
    reporter: 'named',
    summary: '事',
    category: 'C9',
    place,
    outsideNumber: null,
  }
  const registered = { number: String(n), category, campaign: null, registeredAt: received }
  return [
    { at: received, stream, type: 'ReportReceived', data: report },
    { at: received, stream, type: 'ItemRegistered', data: registered },
  ]
}

const deadline = (dueAt: Instant | null) => dueAt && { kind: 'given', dueAt, provisional: false, derivation: {} }
const of = (n: number, unit: string) => ({ itemId: `item-${n}`, unitId: unit })

/** What happens to the entry of a unit for a matter. */
const entry = (n: number, unit: string) => {
  const stream = `rectification-entry-item-${n}:${unit}`
  const whose = of(n, unit)
  const said = (at: Instant, type: string, data: object, recorded?: Instant): Said => ({
    ...{ at, stream, type, data },
    ...(recorded === undefined ? {} : { recorded }),
  })
  const claim = { outcome: 'solved', outcomeText: '已办结', evidence: [], claimedBy: 'handler-1' }
  return {
    opened: (at: Instant, due: Instant | null) =>
      said(at, 'EntryOpened', {
        ...{ ...whose, personId: null, category: 'C', campaign: null, registeredAt: at },
        deadline: deadline(due),
      }),
    claimed: (at: Instant, recorded?: Instant) => said(at, 'CompletionClaimed', claim, recorded),
    closed: (at: Instant) => said(at, 'EntryClosedOut', whose),
    returned: (at: Instant) =>
      said(at, 'EntryReturned', { fault: 'surface', reason: '未见实效', returnedBy: 'officer-1' }),
    reopened: (at: Instant) => said(at, 'EntryReopened', { ...whose, trigger: 'lookBack', reason: '反弹' }),
    extended: (at: Instant, due: Instant) =>
      said(at, 'DeadlineExtended', { deadline: deadline(due), reason: '同意', decidedBy: 'supervisor-1' }),
    handedOver: (at: Instant, to: string) => said(at, 'EntryHandedOver', { ...whose, toUnitId: to }),
  }
}
type Entry = ReturnType<typeof entry>

const matter = (of: Matter, then: (entry: Entry) => readonly Said[] = () => []): Said[] => {
  const its = entry(of.n, of.unit)
  return [...item(of), its.opened(of.received, of.due), ...then(its)]
}
const about = (channel: string, place: string | null, category: string) => ({ channel, place, category })
const letter = (place: string | null, category: string) => about('letter', place, category)
const visit = (place: string | null, category: string) => about('visit', place, category)

const handedOver = entry(8, 'U2')

/** Sixteen matters of which every verdict, and every way to it, can be followed by hand. */
export const MATTERS: readonly (readonly Said[])[] = [
  // claimed in time, recorded late, closed after the deadline
  matter({ n: 1, unit: 'U1', received: day(2), due: endOf(10), about: letter('东街', 'C1') }, (its) => [
    its.claimed(day(9), day(16)),
    its.closed(day(16)),
  ]),
  matter({ n: 2, unit: 'U1', received: day(2), due: endOf(10), about: letter('东街', 'C1') }, (its) => [
    its.claimed(day(11)),
    its.closed(day(11, 3)),
  ]),
  matter({ n: 3, unit: 'U1', received: day(3), due: endOf(20), about: visit('西街', 'C2') }),
  matter({ n: 4, unit: 'U1', received: day(20), due: '2026-04-10T15:59:59.999Z', about: visit('西街', 'C2') }),
  matter({ n: 5, unit: 'U2', received: day(5), due: null, about: letter(null, 'C3') }, (its) => [
    its.claimed(day(6)),
    its.closed(day(6, 3)),
  ]),
  // reopened and not closed again
  matter({ n: 6, unit: 'U2', received: day(4), due: endOf(18), about: visit('东街', 'C1') }, (its) => [
    its.claimed(day(10)),
    its.closed(day(11)),
    its.reopened(day(25)),
  ]),
  // reopened and closed again: the last claim counts
  matter({ n: 7, unit: 'U2', received: day(4), due: endOf(18), about: visit('东街', 'C1') }, (its) => [
    its.claimed(day(10)),
    its.closed(day(11)),
    its.reopened(day(15)),
    its.claimed(day(17)),
    its.closed(day(19)),
  ]),
  // handed over: counted for the unit that has it
  [
    ...matter({ n: 8, unit: 'U3', received: day(6), due: endOf(16), about: letter('西街', 'C2') }, (its) => [
      its.handedOver(day(10), 'U2'),
    ]),
    ...[handedOver.opened(day(10), endOf(16)), handedOver.claimed(day(16, 10)), handedOver.closed(day(17))],
  ],
  // extended: the last deadline counts
  matter({ n: 9, unit: 'U3', received: day(5, 4), due: endOf(12), about: letter('东街', 'C1') }, (its) => [
    its.extended(day(11), endOf(19)),
    its.claimed(day(18)),
    its.closed(day(18, 5)),
  ]),
  // claimed in time, closed in April only
  matter({ n: 10, unit: 'U3', received: day(8), due: endOf(13), about: visit('西街', 'C2') }, (its) => [
    its.claimed(day(12)),
    its.closed('2026-04-02T02:00:00.000Z'),
  ]),
  // received on 1 April in Shanghai, on 31 March in UTC
  matter({ n: 11, unit: 'U3', received: day(31, 20), due: '2026-04-15T15:59:59.999Z', about: letter('东街', 'C1') }),
  // on the very instant
  matter({ n: 12, unit: 'U3', received: day(15), due: day(20, 4), about: letter('东街', 'C3') }, (its) => [
    its.claimed(day(20, 4)),
    its.closed(day(20, 5)),
  ]),
  // sent back once, claimed again too late
  matter({ n: 13, unit: 'U1', received: day(1, 1), due: endOf(12), about: visit('东街', 'C3') }, (its) => [
    its.claimed(day(9)),
    its.returned(day(10)),
    its.claimed(day(14)),
    its.closed(day(14, 3)),
  ]),
  // done the moment it came, and done before it came by the clocks
  matter({ n: 14, unit: 'U1', received: day(2), due: endOf(10), about: letter('西街', 'C3') }, (its) => [
    its.claimed(day(2)),
    its.closed(day(2, 3)),
  ]),
  matter({ n: 15, unit: 'U1', received: day(2), due: endOf(10), about: letter('西街', 'C3') }, (its) => [
    its.claimed('2026-03-02T01:59:30.000Z'),
    its.closed(day(2, 3)),
  ]),
  // received on New Year's Day in Shanghai, the year before in UTC
  matter(
    {
      ...{ n: 16, unit: 'U2', received: '2025-12-31T17:00:00.000Z', due: '2026-01-20T15:59:59.999Z' },
      about: letter('西街', 'C2'),
    },
    (its) => [its.claimed('2026-01-21T02:00:00.000Z'), its.closed('2026-01-21T03:00:00.000Z')],
  ),
]

const recordedAt = ({ at, recorded }: Said): Instant => recorded ?? at

/** Appends what was said, in the order in which it was recorded. Gives back where the log stood at a moment. */
export const record = async (store: EventStore, all: readonly Said[] = MATTERS.flat()) => {
  const versions = new Map<string, number>()
  const places: { readonly at: Instant; readonly position: Position }[] = []
  const inOrder = [...all].sort((one, other) =>
    recordedAt(one) < recordedAt(other) ? -1 : recordedAt(one) > recordedAt(other) ? 1 : 0,
  )
  for (const [index, said] of inOrder.entries()) {
    const version = versions.get(said.stream) ?? 0
    const { events } = await store.append({
      ...{ stream: said.stream, expected: version === 0 ? 'new' : version },
      context: {
        ...{ tenant: 'city', correlation: 'correlation-1', causation: 'causation-1' },
        occurred: { at: said.at, zone: 'Asia/Shanghai', precision: 'instant' },
        actor: { person: 'person-1', post: null, unit: null },
        command: { id: `command-${index}`, print: 'print' },
      },
      events: [{ type: said.type, schema: 1, body: JSON.stringify(said.data) }],
    })
    versions.set(said.stream, version + 1)
    places.push({ at: recordedAt(said), position: events[0]!.position })
  }
  return { knownAt: (at: Instant): Position => places.findLast((place) => place.at <= at)!.position }
}

/** What had been recorded by a moment. */
export const recordedBy = (at: Instant): readonly Said[] => MATTERS.flat().filter((said) => recordedAt(said) <= at)

/** A matter whose acceptance is said to have happened before its claim. */
export const upsideDown = (): readonly Said[] =>
  matter({ n: 90, unit: 'U9', received: day(1), due: endOf(8), about: letter('东街', 'C1') }, (its) => [
    its.claimed(day(12), day(20)),
    { ...its.closed(day(10)), recorded: day(21) },
  ])
