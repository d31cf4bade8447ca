import { describe, expect, test } from '@jest/globals'
import { deriveDeadline, noneCalendar } from '@huiyin/calendar'
import { specFor } from '@huiyin/testing'
import type { ItemEvent } from './events.js'
import { itemExamples as example } from './examples.js'
import { item } from './item.js'
import type { ItemCommand } from './command.js'

const given = specFor(item)
const until = deriveDeadline({
  ...{ rule: { kind: 'workingDays', n: 3 }, calendar: noneCalendar, zone: 'Asia/Shanghai' },
  from: '2022-03-01T01:00:00.000Z',
})
const decideBy = example.AssignmentObjectionRaised.data.deadline
const assigned: ItemEvent = {
  ...example.ItemAssigned,
  data: { ...example.ItemAssigned.data, objectionDeadline: until },
}
const begun = [example.ReportReceived, example.ItemRegistered, assigned]
const { AssignmentObjectionRaised: raised, AssignmentObjectionRejected: rejected } = example
const { AssignmentObjectionUpheld: upheldSo, AssignmentObjectionOverdue: overdue } = example

type Objecting = Extract<ItemCommand, { type: 'ObjectToAssignment' }>
const object = (more: Partial<Objecting> = {}): ItemCommand => ({
  ...{ type: 'ObjectToAssignment', reason: raised.data.reason, rightUnitId: 'T1', by: 'person-k1' },
  ...{ at: '2022-03-02T01:00:00.000Z', decideBy: () => decideBy },
  ...more,
})
type Deciding = Extract<ItemCommand, { type: 'DecideAssignmentObjection' }>
const decideIt = (upheld: boolean, more: Partial<Deciding> = {}): ItemCommand => ({
  ...{ type: 'DecideAssignmentObjection', upheld, reason: (upheld ? upheldSo : rejected).data.reason },
  ...{ unitId: null, personId: null, by: 'dispatcher-1' },
  ...more,
})
const { objectionDeadline: _, ...before } = assigned.data
const goesTo = (unitId: string, more: object = {}): ItemEvent => ({
  type: 'ItemTransferred',
  data: {
    ...{ ...before, unitId, personId: null, fromUnitId: 'K1', reason: upheldSo.data.reason, objected: true },
    ...more,
  },
})

describe('S2-14 a unit objects to getting an item', () => {
  test('says why and which unit is right; by when that is decided is counted, and nothing else moves', () =>
    given(...begun)
      .when(object())
      .thenEvents(raised))
  test('may do so up to the end of its last day, and not a moment longer', () => {
    const last = until.dueAt!
    given(...begun)
      .when(object({ at: last }))
      .thenEvents(raised)
    given(...begun)
      .when(object({ at: '2022-03-04T16:00:00.000Z' }))
      .thenRefused('AssignmentObjectionTooLate')
  })
  test('may not where nothing was counted for it', () =>
    given(example.ReportReceived, example.ItemRegistered, example.ItemAssigned)
      .when(object())
      .thenRefused('AssignmentObjectionTooLate'))
  test('does so once for each assignment, decided or not; the same words again are the same objection', () => {
    given(...begun, raised)
      .when(object())
      .thenNothing()
    given(...begun, raised, rejected)
      .when(object())
      .thenNothing()
    for (const other of [{ reason: '另一理由' }, { by: 'person-k2' }])
      given(...begun, raised, rejected)
        .when(object(other))
        .thenRefused('AssignmentObjectionRaisedAlready')
  })
  test('does not name itself, nor object to what it has answered', () => {
    given(...begun)
      .when(object({ rightUnitId: 'K1' }))
      .thenRefused('UnitHasItAlready')
    given(...begun, example.ReportReplied, { type: 'ItemAnswered', data: { unitId: 'K1', reports: 1 } })
      .when(object())
      .thenRefused('ReplyAlreadyGiven')
  })
  test('S4-41 does not where who received it keeps it', () =>
    given(...begun)
      .when(object({ ruleOf: () => ({ rule: 'oneOwner', grounds: ['complainedOf'] }) }))
      .thenRefused('OneOwner'))
})

describe('S4-90 somebody else decides about it', () => {
  test('upheld, the item goes to the unit that was named, or to the one that is right, with its first clock', () => {
    given(...begun, raised)
      .when(decideIt(true))
      .thenEvents(upheldSo, goesTo('T1'))
    given(...begun, raised)
      .when(decideIt(true, { unitId: 'T2', personId: 'person-t2' }))
      .thenEvents(upheldSo, goesTo('T2', { personId: 'person-t2' }))
  })
  test('the unit that gets it then may object in days of its own', () =>
    given(...begun, raised)
      .when(decideIt(true, { objectUntil: () => until }))
      .thenEvents(upheldSo, goesTo('T1', { objectionDeadline: until })))
  test('upheld, some unit has to be right', () => {
    const unnamed: ItemEvent = { ...raised, data: { ...raised.data, rightUnitId: null } }
    given(...begun, unnamed)
      .when(decideIt(true))
      .thenRefused('RightUnitMissing')
    given(...begun, unnamed)
      .when(decideIt(true, { unitId: 'K1' }))
      .thenRefused('UnitHasItAlready')
  })
  test('S2-54 it goes to nobody who is complained of', () =>
    given(...begun, example.PersonComplainedOfNamed, raised)
      .when(decideIt(true, { atOrBelow: () => ({ personIds: new Set<string>(), unitIds: new Set(['T1']) }) }))
      .thenRefused('ComplainedOfMayNotHandle'))
  test('rejected, all stays as it is', () =>
    given(...begun, raised)
      .when(decideIt(false))
      .thenEvents(rejected))
  test('not by who raised it, and not where none waits', () => {
    given(...begun, raised)
      .when(decideIt(true, { by: 'person-k1' }))
      .thenRefused('OwnObjection')
    given(...begun, raised, rejected)
      .when(decideIt(true))
      .thenRefused('NoAssignmentObjection')
  })
  test('until then it is not simply handed on, unless it lies with who is complained of', () => {
    const handOn = { type: 'TransferItem', unitId: 'T2', personId: null, reason: '改交' } as const
    given(...begun, raised)
      .when(handOn)
      .thenRefused('AssignmentObjectionOpen')
    const standing = () => ({ personIds: new Set<string>(), unitIds: new Set(['K1']) })
    given(...begun, raised, example.PersonComplainedOfNamed)
      .when({ ...handOn, atOrBelow: standing })
      .thenEvents({
        type: 'ItemTransferred',
        data: {
          ...{ ...before, unitId: 'T2', personId: null, complainedOf: ['person-t1'] },
          ...{ fromUnitId: 'K1', reason: '改交' },
        },
      })
  })
  test('when the decision was due and nobody decided, that is said once', () => {
    const note: ItemCommand = { type: 'NoteAssignmentObjectionOverdue', dueAt: decideBy.dueAt! }
    const said: ItemEvent = { ...overdue, data: { unitId: 'K1', dueAt: decideBy.dueAt! } }
    given(...begun, raised)
      .when(note)
      .thenEvents(said)
    given(...begun, raised, said)
      .when(note)
      .thenNothing()
    given(...begun, raised, rejected)
      .when(note)
      .thenNothing()
    given(...begun, raised)
      .when({ ...note, dueAt: '2022-03-09T15:59:59.999Z' })
      .thenNothing()
    expect(decideBy.dueAt).toBeDefined()
  })
})
