import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { cnCalendar, deriveDeadline, type DeadlineRule } from '@huiyin/calendar'
import { instantFromMillis, millisOf, type Instant } from '@huiyin/kernel'
import type { Position } from '@huiyin/event-sourcing'
import type { AlarmRow, ListRow } from '@huiyin/read-model'
import { storedFact } from '@huiyin/testing'
import type { EntryEvent } from '../domain/entry/events.js'
import { entryExamples as example } from '../domain/entry/examples.js'
import { entry, type EntryCommand } from '../domain/entry/entry.js'
import { entryAlarms } from './entry-alarms.js'

const START = '2022-03-01T01:00:00.000Z'
const END = '2022-09-01T00:00:00.000Z'
const zone = 'Asia/Shanghai'
const settings = { calendar: cnCalendar, graceWorkingDays: 5 }
const { evidence } = example.CompletionClaimed.data

const rule: fc.Arbitrary<DeadlineRule> = fc.constantFrom(
  { kind: 'workingDays', n: 1 },
  { kind: 'workingDays', n: 10 },
  { kind: 'sameDay' },
  { kind: 'given', dueAt: '2022-04-02T04:00:00.000Z' },
  { kind: 'standing' },
)
const opening = fc.record({ rule, from: fc.constantFrom(START, '2022-02-01T01:00:00.000Z') })
const openWith = ({ rule: by, from }: { rule: DeadlineRule; from: Instant }): EntryCommand => ({
  ...{ type: 'OpenEntry', itemId: 'item-1', unitId: 'K1', personId: null, category: 'C5', campaign: null },
  registeredAt: from,
  deadline: deriveDeadline({ rule: by, calendar: cnCalendar, zone, from }),
})
const by = fc.constantFrom('handler-1', 'officer-1', 'supervisor-1')
const ofType = <N extends EntryCommand['type']>(type: N) => fc.constant(type)
const command: fc.Arbitrary<EntryCommand> = fc.oneof(
  opening.map(openWith),
  fc.record({ type: ofType('HandOverEntry'), toUnitId: fc.constant('T1') }),
  fc.record({
    type: ofType('RequestExtension'),
    workingDays: fc.integer({ min: 1, max: 20 }),
    reason: fc.constant('甲'),
    by,
  }),
  fc.record({
    ...{ type: ofType('DecideExtension'), granted: fc.boolean(), reason: fc.constant('乙'), by },
    calendar: fc.constant(cnCalendar),
  }),
  fc.record({
    ...{ type: ofType('ClaimDone'), by, imported: fc.constant(false), evidence: fc.constant(evidence) },
    ...{ outcome: fc.constant('solved' as const), outcomeText: fc.constantFrom('甲', '乙') },
  }),
  fc.record({ type: ofType('RecordAnswers'), reports: fc.constant(1) }),
  fc.record({ type: ofType('PassAcceptance'), finding: fc.constant('甲'), by }),
  fc.record({ type: ofType('ReturnForRework'), fault: fc.constant('sham' as const), reason: fc.constant('甲'), by }),
  fc.record({ type: ofType('ReopenEntry'), trigger: fc.constant('relapse' as const), reason: fc.constant('甲') }),
)
/** A life: what is done, or which fact is voided, each so many hours after the one before. */
const life = fc.tuple(
  opening.map(openWith),
  fc.array(fc.tuple(fc.integer({ min: 0, max: 300 }), fc.oneof({ weight: 4, arbitrary: command }, fc.nat(30))), {
    maxLength: 25,
  }),
)

/** A fact that stands. */
interface Recorded {
  readonly event: EntryEvent
  readonly at: Instant
  readonly recordedAt: Instant
  readonly position: number
  readonly command: string
}

/** An entry with its alarm list always up to date, and a clock that fires what is due before anything else happens. */
const living = () => {
  let state = entry.initialState
  let now = START
  let history: Recorded[] = []
  let said = 0
  let gone = 0
  const rows = new Map<string, ListRow>()
  const list = ({ event, at, recordedAt, position }: Recorded) => {
    const fact = { type: event.type, data: event.data, occurredAt: at, recordedAt, position }
    for (const { key, apply } of entryAlarms.read(storedFact({ stream: 'rectification-entry-item-1:K1', ...fact }))) {
      const row = apply(rows.get(key) ?? null)
      if (row) rows.set(key, row)
      else rows.delete(key)
    }
  }
  const send = (asked: EntryCommand, at: Instant): readonly EntryEvent[] => {
    const decided = entry.decide(asked, state)
    if (!decided.ok) return []
    said += 1
    for (const event of decided.events) {
      history.push({ event, at, recordedAt: now, position: history.length + gone + 1, command: `command-${said}` })
      list(history.at(-1)!)
    }
    state = decided.events.reduce(entry.evolve, state)
    return decided.events
  }
  /** As the runner of the lists does it: the rows are made anew of the facts that stand. */
  const strike = (nth: number) => {
    const standing = history.map(({ event, position, command: by }) => ({
      ...{ id: `fact-${position}`, position: position as Position, command: by, person: 'recorder', event },
    }))
    const factId = standing[nth % (standing.length || 1)]?.id ?? 'none'
    const asked = { type: 'VoidEntryFact', factId, reason: '有误', by: 'supervisor-1' } as const
    const [voided] = send({ ...asked, facts: { standing, voided: [] } }, now)
    if (voided?.type !== 'EntryFactVoided') return
    const places = new Set(voided.data.voids.map(({ position }) => position))
    gone += places.size
    history = history.filter(({ position }) => !places.has(position))
    state = history.reduce((before, { event }) => entry.evolve(before, event), entry.initialState)
    rows.clear()
    history.forEach(list)
  }
  const dueBy = (until: Instant) =>
    ([...rows.values()] as unknown as AlarmRow[])
      .filter((row) => row.state === 'set' && row.due_at <= until)
      .sort((one, other) => (one.due_at < other.due_at ? -1 : 1))[0]
  const moveTo = (until: Instant) => {
    for (let row = dueBy(until); row; row = dueBy(until)) {
      now = row.due_at > now ? row.due_at : now
      const input = JSON.parse(row.input) as { dueAt: Instant; count: number }
      const type = row.command as 'NoteDeadlineNear' | 'NoteDeadlinePassed'
      const noted = send({ type, ...input, at: row.due_at, ...settings } as EntryCommand, row.due_at)
      expect(noted).toHaveLength(1) // an alarm that is set while the list is up to date always has something to say
    }
    now = until
  }
  const go = (asked: EntryCommand | number) => (typeof asked === 'number' ? strike(asked) : send(asked, now))
  return { go, moveTo, history: () => history, state: () => state, now: () => now, rows }
}

const always = (holds: (one: ReturnType<typeof living>) => void) =>
  fc.assert(
    fc.property(life, ([first, steps]) => {
      const one = living()
      one.go(first)
      for (const [hours, asked] of steps) {
        one.moveTo(instantFromMillis(millisOf(one.now()) + hours * 3_600_000 + 1))
        one.go(asked)
      }
      one.moveTo(END)
      holds(one)
    }),
    { numRuns: 400 },
  )

describe('whatever happens to an entry', () => {
  test('every alarm that is fired in its time says exactly one thing, and none is left over', () =>
    always(({ rows, now }) => {
      for (const row of [...rows.values()] as unknown as AlarmRow[]) {
        expect(row.state === 'set' && row.due_at <= now()).toBe(false)
      }
    }))
  test('S2-20 no undone entry is forgotten: its deadline is over and noted, or it has none', () =>
    always(({ state }) => {
      const { status, deadline, look } = state()
      if (status === 'handling' && deadline?.dueAt && deadline.dueAt < '2022-08-01') expect(look).not.toBe('first')
    }))
  test('a deadline is noted only while the work is undone, in steps of one, never before it is over', () =>
    always(({ history }) => {
      let undone = false
      let count = 0
      for (const { at, event } of history()) {
        if (event.type === 'DeadlinePassed') {
          expect(undone).toBe(true)
          expect(event.data.count).toBe(count + 1)
          expect(at > event.data.dueAt).toBe(true)
          ;({ count } = event.data)
        }
        if (['EntryOpened', 'EntryReturned', 'EntryReopened'].includes(event.type)) undone = true
        if (['CompletionClaimed', 'EntryClosedOut', 'EntryHandedOver'].includes(event.type)) undone = false
      }
    }))
  test('between two beginnings or extensions a deadline is noted twice at most, and warned of once', () =>
    always(({ history }) => {
      let noted = 0
      const warned: string[] = []
      for (const { event } of history()) {
        if (event.type === 'DeadlinePassed') noted += 1
        else if (event.type === 'DeadlineNear') warned.push(event.data.dueAt)
        else if (event.type !== 'GraceGiven') noted = 0
        expect(noted).toBeLessThanOrEqual(2)
      }
      expect(new Set(warned).size).toBe(warned.length)
    }))
})
