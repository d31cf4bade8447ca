import { describe, test } from '@jest/globals'
import { specFor } from '@huiyin/testing'
import type { ItemEvent } from './events.js'
import { itemExamples as example } from './examples.js'
import { item } from './item.js'
import type { ItemCommand } from './command.js'

const given = specFor(item)
const { ReportReceived: received, ReportLinked: linked, ItemRegistered: registered, ItemAssigned: assigned } = example
const { ItemTransferred: transferred, ItemDeclined: declined, FirstContactTaken: contact } = example
const withdrawn: readonly ItemEvent[] = [
  received,
  { type: 'ReportWithdrawn', data: { reportId: 'report-1', reason: '撤回' } },
  { type: 'ItemWithdrawn', data: { unitId: null } },
]

const receive: ItemCommand = { type: 'ReceiveReport', ...received.data }
const link: ItemCommand = { type: 'LinkReport', ...linked.data }
const register: ItemCommand = {
  type: 'RegisterItem',
  number: '2022-0001',
  category: 'C5',
  campaign: 's2',
  at: '2022-03-01T01:00:00.000Z',
}
const decline: ItemCommand = { type: 'DeclineItem', reason: '不属受理范围' }
const takeContact: ItemCommand = { type: 'TakeFirstContact', ...contact.data }
const assign: ItemCommand = { type: 'AssignItem', unitId: 'K1', personId: 'person-k1', outsideDeadline: null }
const transfer: ItemCommand = { type: 'TransferItem', unitId: 'T1', personId: null, reason: '不属本科室职责' }
const markDuplicate: ItemCommand = { type: 'MarkDuplicate', originalItemId: 'item-0' }

describe('a report arrives', () => {
  test('S3-51 a report that arrives on a channel becomes an item', () => given().when(receive).thenEvents(received))
  test('S0-72 an anonymous report is received like any other', () => {
    const data = { ...received.data, reporter: 'anonymous' as const }
    given()
      .when({ type: 'ReceiveReport', ...data })
      .thenEvents({ type: 'ReportReceived', data })
  })
  test('the same report received again adds nothing', () => given(received).when(receive).thenNothing())
  test('an item has one first report; another one does not make it anew', () =>
    given(received)
      .when({ ...receive, reportId: 'report-9' })
      .thenRefused('ItemAlreadyReceived'))
  test('a report whose id is a word of the language is a report like any other', () =>
    given(received)
      .when({ ...receive, reportId: 'constructor' })
      .thenRefused('ItemAlreadyReceived'))
})

describe('a further report joins', () => {
  test('S0-79 S1-80 a further report of the matter joins the item', () => given(received).when(link).thenEvents(linked))
  test('S1-80 reports join from as many channels as there are', () => {
    const third = { type: 'ReportLinked', data: { ...linked.data, reportId: 'report-3', channel: 'portal' } } as const
    given(received, linked, registered, assigned)
      .when({ ...third.data, type: 'LinkReport' })
      .thenEvents(third)
  })
  test('the same report joined again adds nothing', () => given(received, linked).when(link).thenNothing())
  test('S0-79 a report whose id is a word of the language joins and is owed its reply', () =>
    given(received)
      .when({ ...link, reportId: 'constructor' })
      .thenEvents({ type: 'ReportLinked', data: { ...linked.data, reportId: 'constructor' } }))
  test('nothing joins an item nobody received', () => given().when(link).thenRefused('ItemUnknown'))
  test('nothing joins a declined item', () => given(received, declined).when(link).thenRefused('ItemDeclinedAlready'))
  test('nothing joins an item everybody took back', () =>
    given(...withdrawn)
      .when(link)
      .thenRefused('ItemWithdrawnAlready'))
})

describe('the desk takes the item on', () => {
  test('S3-51 S3-57 the item gets its number, and the first clock starts at the moment it happened', () =>
    given(received).when(register).thenEvents(registered))
  test('registered again with the same number, nothing changes and the clock stays', () =>
    given(received, registered)
      .when({ ...register, at: '2022-03-09T09:00:00.000Z' })
      .thenNothing())
  test('S3-51 an item has one number', () =>
    given(received, registered)
      .when({ ...register, number: '2022-0002' })
      .thenRefused('ItemAlreadyRegistered'))
  test('a registration that says something else under the same number is not taken for the same', () => {
    given(received, registered)
      .when({ ...register, category: 'C1' })
      .thenRefused('ItemAlreadyRegistered')
    given(received, registered)
      .when({ ...register, campaign: null })
      .thenRefused('ItemAlreadyRegistered')
  })
  test('S3-51 a number of the form that the product gives is not typed by hand: it could stand twice', () => {
    for (const number of ['2022-000001', '2031-1000000']) {
      given(received)
        .when({ ...register, number })
        .thenRefused('NumberFormReserved')
    }
    given(received, registered)
      .when({ ...register, number: '2022-000001' })
      .thenRefused('ItemAlreadyRegistered')
  })
  test('S3-51 the product gives it, and registering under it again changes nothing', () => {
    const own: ItemEvent = { type: 'ItemRegistered', data: { ...registered.data, number: '2022-000001' } }
    given(received)
      .when({ ...register, number: '2022-000001', isTaken: true })
      .thenEvents(own)
    given(received, own)
      .when({ ...register, number: '2022-000001' })
      .thenNothing()
  })
  test('nothing is registered that was not received', () => given().when(register).thenRefused('ItemUnknown'))
  test('a declined item gets no number', () =>
    given(received, declined).when(register).thenRefused('ItemDeclinedAlready'))
  test('an item everybody took back gets no number', () =>
    given(...withdrawn)
      .when(register)
      .thenRefused('ItemWithdrawnAlready'))
})

describe('the desk does not take the item on', () => {
  test('S3-51 the desk declines with a reason', () => given(received).when(decline).thenEvents(declined))
  test('declined again, nothing changes', () =>
    given(received, declined)
      .when({ ...decline, reason: '另一理由' })
      .thenNothing())
  test('what was taken on is not declined any more', () =>
    given(received, registered).when(decline).thenRefused('ItemAlreadyRegistered'))
  test('nothing is declined that was not received', () => given().when(decline).thenRefused('ItemUnknown'))
  test('an item everybody took back is not declined', () =>
    given(...withdrawn)
      .when(decline)
      .thenRefused('ItemWithdrawnAlready'))
})

describe('first contact', () => {
  test('S3-12 who receives first answers for the item', () => given(received).when(takeContact).thenEvents(contact))
  test('S3-12 responsibility passes when another takes over', () => {
    const next = { personId: 'person-y', unitId: 'section-y' }
    given(received, contact)
      .when({ type: 'TakeFirstContact', ...next })
      .thenEvents({ type: 'FirstContactTaken', data: next })
  })
  test('the same person in another unit is another first contact', () =>
    given(received, contact)
      .when({ ...takeContact, unitId: 'section-y' })
      .thenEvents({ type: 'FirstContactTaken', data: { personId: 'clerk-a', unitId: 'section-y' } }))
  test('taken again by the same person, nothing changes', () =>
    given(received, contact).when(takeContact).thenNothing())
  test('nobody is first contact of an item that is not there', () =>
    given().when(takeContact).thenRefused('ItemUnknown'))
  test('nobody becomes first contact of a declined item', () =>
    given(received, declined).when(takeContact).thenRefused('ItemDeclinedAlready'))
  test('nobody becomes first contact of an item everybody took back', () =>
    given(...withdrawn)
      .when(takeContact)
      .thenRefused('ItemWithdrawnAlready'))
})

describe('the item is given to a unit', () => {
  test('S3-52 S3-48 the item is assigned with the clock of its registration', () =>
    given(received, registered).when(assign).thenEvents(assigned))
  test('a deadline from outside goes along', () => {
    const outsideDeadline = { kind: 'given', dueAt: '2022-03-08T04:00:00.000Z' } as const
    given(received, registered)
      .when({ ...assign, outsideDeadline })
      .thenEvents({ type: 'ItemAssigned', data: { ...assigned.data, outsideDeadline } })
  })
  test('assigned again in the same words, nothing changes', () => {
    given(received, registered, assigned).when(assign).thenNothing()
    const outsideDeadline = { kind: 'given', dueAt: '2022-03-08T04:00:00.000Z' } as const
    const outside: ItemEvent = { type: 'ItemAssigned', data: { ...assigned.data, outsideDeadline } }
    given(received, registered, outside)
      .when({ ...assign, outsideDeadline: { ...outsideDeadline } })
      .thenNothing()
  })
  test('S4-90 an assigned item goes to another unit by transfer only', () =>
    given(received, registered, assigned)
      .when({ ...assign, unitId: 'T1' })
      .thenRefused('ItemAlreadyAssigned'))
  test('an assignment of another person or deadline is not taken for the same', () => {
    given(received, registered, assigned)
      .when({ ...assign, personId: 'person-2' })
      .thenRefused('ItemAlreadyAssigned')
    given(received, registered, assigned)
      .when({ ...assign, outsideDeadline: { kind: 'none' } })
      .thenRefused('ItemAlreadyAssigned')
  })
  test('S3-48 an assignment with another moment from outside is not taken for the same', () => {
    const until = (dueAt: string) => ({ kind: 'given', dueAt }) as const
    const outsideDeadline = until('2022-03-08T04:00:00.000Z')
    given(received, registered, { type: 'ItemAssigned', data: { ...assigned.data, outsideDeadline } })
      .when({ ...assign, outsideDeadline: until('2022-03-08T04:00:00.001Z') })
      .thenRefused('ItemAlreadyAssigned')
  })
  test('S3-51 nothing is assigned that has no number', () =>
    given(received).when(assign).thenRefused('ItemNotRegistered'))
  test('nothing is assigned that was not received', () => given().when(assign).thenRefused('ItemUnknown'))
  test('a declined item is not assigned', () =>
    given(received, declined).when(assign).thenRefused('ItemDeclinedAlready'))
  test('an item everybody took back is not assigned', () =>
    given(...withdrawn)
      .when(assign)
      .thenRefused('ItemWithdrawnAlready'))
})

describe('the item is handed on', () => {
  const back: ItemEvent = {
    type: 'ItemTransferred',
    data: { ...transferred.data, fromUnitId: 'T1', unitId: 'K1', personId: 'person-k1' },
  }

  test('S4-90 S2-14 a transfer says from where, to where and why, and keeps the first clock', () =>
    given(received, registered, assigned).when(transfer).thenEvents(transferred))
  test('S4-90 an item may come back where it came from; every hop is a fact', () =>
    given(received, registered, assigned, transferred)
      .when({ type: 'TransferItem', unitId: 'K1', personId: 'person-k1', reason: transferred.data.reason! })
      .thenEvents(back))
  test('the deadline from outside stays with the item', () => {
    const outsideDeadline = { kind: 'given', dueAt: '2022-03-08T04:00:00.000Z' } as const
    given(received, registered, { type: 'ItemAssigned', data: { ...assigned.data, outsideDeadline } })
      .when(transfer)
      .thenEvents({ type: 'ItemTransferred', data: { ...transferred.data, outsideDeadline } })
  })
  test('a transfer to the unit that has the item is none', () => {
    given(received, registered, assigned)
      .when({ ...transfer, unitId: 'K1' })
      .thenRefused('UnitHasItAlready')
    given(received, registered, assigned, transferred).when(transfer).thenRefused('UnitHasItAlready')
  })
  test('nothing is handed on that no unit has', () =>
    given(received, registered).when(transfer).thenRefused('ItemNotAssigned'))
  test('nothing is handed on that was not received', () => given().when(transfer).thenRefused('ItemUnknown'))
  test('a declined item is not handed on', () =>
    given(received, declined).when(transfer).thenRefused('ItemDeclinedAlready'))
  test('an item everybody took back is not handed on', () =>
    given(...withdrawn)
      .when(transfer)
      .thenRefused('ItemWithdrawnAlready'))
})

describe('duplicates', () => {
  test('an item that repeats another says which', () =>
    given(received).when(markDuplicate).thenEvents(example.DuplicateMarked))
  test('the other may be unknown', () =>
    given(received)
      .when({ type: 'MarkDuplicate', originalItemId: null })
      .thenEvents({ type: 'DuplicateMarked', data: { originalItemId: null } }))
  test('marked again, nothing changes', () =>
    given(received, example.DuplicateMarked).when(markDuplicate).thenNothing())
  test('an item repeats one other, not two', () =>
    given(received, example.DuplicateMarked)
      .when({ type: 'MarkDuplicate', originalItemId: 'item-2' })
      .thenRefused('DuplicateAlreadyMarked'))
  test('a mark can be set after the item has ended', () => {
    given(received, declined).when(markDuplicate).thenEvents(example.DuplicateMarked)
    given(...withdrawn)
      .when(markDuplicate)
      .thenEvents(example.DuplicateMarked)
  })
  test('nothing is marked that was not received', () => given().when(markDuplicate).thenRefused('ItemUnknown'))
})
