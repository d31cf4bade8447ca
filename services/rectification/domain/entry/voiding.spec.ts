import { describe, expect, test } from '@jest/globals'
import { cnCalendar } from '@huiyin/calendar'
import { fold } from '@huiyin/event-sourcing'
import { VOIDABLE_ENTRY_FACTS } from '@huiyin/contracts/rectification'
import { recorded, specFor } from '@huiyin/testing'
import { entry, type EntryCommand } from './entry.js'
import { entryEvents, type EntryEvent } from './events.js'
import { entryExamples as example } from './examples.js'
import { entryVoidingRules } from './voiding.js'

const given = specFor(entry)
const { EntryOpened: opened, CompletionClaimed: claimed, AnswersRecorded: answered, EntryReturned: returned } = example
const { AcceptancePassed: accepted, EntryClosedOut: closedOut, EntryReopened: reopened } = example
const { ExtensionRequested: asked, DeadlineExtended: extended, ExtensionRefused: refused } = example
const { DeadlineNear: near, DeadlinePassed: passed, GraceGiven: grace, EntryHandedOver: handedOver } = example
const { RemediesPlanned: planned } = example
const second: EntryEvent = { type: 'DeadlinePassed', data: { ...passed.data, count: 2, lookAgainAt: null } }

type Commands = readonly (readonly EntryEvent[])[]
const reason = '日期录入有误'
const strike = (nth: number, commands: Commands, by = 'supervisor-1'): EntryCommand => ({
  ...{ type: 'VoidEntryFact', factId: `fact-${nth}`, reason, by },
  facts: { standing: recorded(...commands), voided: [] },
})
/** What falls when the nth fact of these is voided, or why nothing does. */
const after = (nth: number, ...commands: Commands) => {
  const state = fold(entry, entry.initialState, commands.flat())
  const decided = entry.decide(strike(nth, commands), state)
  if (!decided.ok) return decided.refusal
  const [event] = decided.events
  return event?.type === 'EntryFactVoided' ? event.data.voids.map(({ id }) => Number(id.slice('fact-'.length))) : []
}

describe('a wrong fact of an entry is voided', () => {
  test('a claim, while nobody has judged it: who, why, what, and how often the entry had been overdue', () =>
    given(opened, passed, claimed)
      .when(strike(3, [[opened], [passed], [claimed]]))
      .thenEvents({
        type: 'EntryFactVoided',
        data: {
          voids: [{ id: 'fact-3', type: 'CompletionClaimed', position: 3 }],
          ...{ reason, voidedBy: 'supervisor-1', itemId: 'item-1', unitId: 'K1', overdue: 1 },
        },
      }))
  test('an acceptance and its close-out fall together, whichever of the two is named', () => {
    const life: Commands = [[opened], [claimed], [answered], [accepted, closedOut]]
    expect(after(4, ...life)).toStrictEqual([4, 5])
    expect(after(5, ...life)).toStrictEqual([4, 5])
  })
  test('S4-12 not a close-out that was looked back at, nor an extension that a pause was counted on from', () => {
    const life: Commands = [[opened], [claimed], [answered], [accepted, closedOut], [example.LookedBack]]
    expect(after(5, ...life)).toBe('FactRestedOn')
    expect(after(3, [opened], [asked], [extended], [example.DeadlinePaused])).toBe('FactRestedOn')
  })
  test('S2-11 of a part whose close-out falls its lead is told; of nothing else, and of no entry that is no part', () => {
    const partOf: EntryEvent = { ...opened, data: { ...opened.data, lead: { entryId: 'item-1:K0', part: '管线迁改' } } }
    const saidOf = (nth: number, first: EntryEvent) => {
      const life: Commands = [[first], [claimed], [answered], [accepted, closedOut]]
      const commands = life.slice(0, nth)
      const decided = entry.decide(strike(nth, commands), fold(entry, entry.initialState, commands.flat()))
      return decided.ok ? Object.keys(decided.events[0]?.data ?? {}) : []
    }
    expect(saidOf(4, partOf)).toContain('leadEntryId')
    expect(saidOf(2, partOf)).not.toContain('leadEntryId')
    expect(saidOf(2, partOf)).toContain('overdue')
    expect(saidOf(4, opened)).not.toContain('leadEntryId')
  })
  test('a return with what the product noted of the deadline because of it', () => {
    expect(after(3, [opened], [claimed], [returned])).toStrictEqual([3])
    expect(after(3, [opened], [claimed], [returned], [grace], [planned], [passed])).toStrictEqual([3, 4, 6])
  })
  test('an extension with what was noted of the deadline it gave, and the request waits again', () => {
    const life: Commands = [[opened], [asked], [extended], [near], [passed]]
    expect(after(3, ...life)).toStrictEqual([3, 4, 5])
    const state = fold(entry, entry.initialState, [opened, asked, example.EntryFactVoided])
    expect(state).toMatchObject({ extension: asked.data, deadline: opened.data.deadline, overdue: 0, warnedOf: null })
  })
  test('a refusal of an extension, and a note that the deadline has passed', () => {
    expect(after(3, [opened], [asked], [refused])).toStrictEqual([3])
    expect(after(2, [opened], [passed], [claimed])).toStrictEqual([2])
    expect(after(3, [opened], [passed], [second])).toStrictEqual([3])
  })
  test('how often it had been overdue counts what was voided before', () => {
    const [first, note, later] = recorded<EntryEvent>([opened], [passed], [second])
    const facts = { standing: [first!, note!], voided: [later!] }
    const decided = entry.decide(
      { type: 'VoidEntryFact', factId: 'fact-2', reason, by: 'supervisor-1', facts },
      fold(entry, entry.initialState, [opened, passed]),
    )
    expect(decided).toMatchObject({ ok: true, events: [{ data: { overdue: 2 } }] })
  })
})

describe('what rests on a fact holds it', () => {
  const cases: readonly (readonly [string, number, Commands])[] = [
    ['a claim that was accepted', 2, [[opened], [claimed], [answered], [accepted, closedOut]]],
    ['a claim that was sent back', 2, [[opened], [claimed], [returned]]],
    ['a claim of which evidence was replaced', 2, [[opened], [claimed], [example.EvidenceReplaced]]],
    ['an extension that was counted anew', 3, [[opened], [asked], [extended], [example.DeadlineRederived]]],
    ['a close-out that was reopened', 4, [[opened], [claimed], [answered], [accepted, closedOut], [reopened]]],
    ['a return after which the work was claimed anew', 3, [[opened], [claimed], [returned], [claimed]]],
    ['an extension after which another was asked for', 3, [[opened], [asked], [extended], [asked]]],
    ['a refused extension after which another was asked for', 3, [[opened], [asked], [refused], [asked]]],
    ['a refused extension of what is closed out', 3, [[opened], [asked], [refused], [claimed], [accepted, closedOut]]],
    ['the first time overdue while there was a second', 2, [[opened], [passed], [second]]],
    ['any fact of an entry that another unit has', 2, [[opened], [claimed], [handedOver]]],
    ['a return after which the item went to another unit', 3, [[opened], [claimed], [returned], [handedOver]]],
    ['an extension of an entry that another unit has', 3, [[opened], [asked], [extended], [handedOver]]],
    ['a refused extension of an entry that another unit has', 3, [[opened], [asked], [refused], [handedOver]]],
    ['any fact from before the item came back', 2, [[opened], [passed], [handedOver], [opened]]],
  ]
  for (const [what, nth, commands] of cases) {
    test(`${what} stays`, () => expect(after(nth, ...commands)).toBe('FactRestedOn'))
  }
})

describe('what is never voided', () => {
  test('exactly what the language does not name as voidable', () => {
    expect(new Set(Object.keys(entryVoidingRules))).toStrictEqual(new Set(VOIDABLE_ENTRY_FACTS))
    for (const event of Object.values(example)) {
      if (VOIDABLE_ENTRY_FACTS.some((type) => type === event.type)) continue
      expect([event.type, after(2, [opened], [event])]).toStrictEqual([event.type, 'FactNotVoidable'])
    }
    expect(Object.keys(entryEvents.defs)).toContain(entryEvents.voiding)
  })
  test('one’s own record, whoever one is', () =>
    given(opened, claimed)
      .when(strike(2, [[opened], [claimed]], 'recorder'))
      .thenRefused('OwnFact'))
  test('what is not there, and anything of an entry nobody opened', () => {
    given(opened)
      .when(strike(9, [[opened]]))
      .thenRefused('FactUnknown')
    given().when(strike(1, [])).thenRefused('EntryUnknown')
  })
  test('what was voided already: asked again, nothing changes', () => {
    const [first, claim] = recorded<EntryEvent>([opened], [claimed])
    const facts = { standing: [first!], voided: [claim!] }
    given(opened, example.EntryFactVoided)
      .when({ type: 'VoidEntryFact', factId: 'fact-2', reason, by: 'supervisor-1', facts })
      .thenNothing()
  })
})

describe('after a voiding', () => {
  const { outcome: _, evidence, outcomeText, claimedBy: by } = claimed.data
  const voided = example.EntryFactVoided
  test('the right fact is recorded as if the wrong one had never been', () =>
    given(opened, passed, voided)
      .when({ type: 'ClaimDone', outcome: 'solved', outcomeText, evidence, by, imported: false })
      .thenEvents(claimed))
  test('S2-20 the unit has the grace to record it before anything more is noted of a deadline that is over', () => {
    const note = { type: 'NoteDeadlinePassed', dueAt: passed.data.dueAt, count: 2 } as const
    const counting = { calendar: cnCalendar, graceWorkingDays: 5 }
    const lookAgainAt = '2022-03-30T16:00:00.000Z'
    given(opened, passed, voided)
      .when({ ...note, ...counting, at: '2022-03-23T02:00:00.000Z' })
      .thenEvents({ type: 'GraceGiven', data: { dueAt: passed.data.dueAt, lookAgainAt } })
    given(opened, passed, voided, { type: 'GraceGiven', data: { dueAt: passed.data.dueAt, lookAgainAt } })
      .when({ ...note, ...counting, at: lookAgainAt })
      .thenEvents(second)
  })
  test('S3-79 who claimed wrongly is no longer one of those who claimed', () => {
    const state = fold(entry, entry.initialState, [opened, voided])
    expect(state).toMatchObject({ claimants: [], claim: null, status: 'handling' })
  })
})
