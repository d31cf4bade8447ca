import { describe, expect, test } from '@jest/globals'
import { CommandIdReused, parseHeader, type CommandContext } from '@huiyin/event-sourcing'
import { intakeCommands, type IntakeInput } from '@huiyin/contracts/intake'
import { memoryFiles } from '@huiyin/files-memory'
import { memoryEventStore } from '@huiyin/store-memory'
import { settableClock } from '@huiyin/testing'
import { memoryKeyVault } from '@huiyin/vault-memory'
import type { Standing } from '../domain/item/standing.js'
import { itemHandlers } from './items.js'

let commands = 0
const context = (changes: Partial<CommandContext> = {}): CommandContext => {
  commands += 1
  return {
    ...{ tenant: 'city', correlation: 'correlation-1', causation: 'causation-1' },
    occurred: { at: '2022-03-01T01:00:00.000Z', zone: 'Asia/Shanghai', precision: 'instant' },
    actor: { person: 'operator-1', post: 'desk', unit: 'desk' },
    command: { id: `command-${commands}`, print: 'print' },
    ...changes,
  }
}
/** The principal of T1 with his unit and his clerk; nobody else holds a post. */
const lineOf =
  (days: string[]) =>
  (personIds: readonly string[], day: string): Standing | null => {
    days.push(day)
    if (!personIds.every((personId) => personId === 'principal-t1')) return null
    return { personIds: new Set(['principal-t1', 'clerk-t1']), unitIds: new Set(['T1']) }
  }
const open = () => {
  const clock = settableClock('2022-03-01T02:00:00.000Z')
  const store = memoryEventStore({ clock })
  const days: string[] = []
  const kept = { vault: memoryKeyVault(), files: memoryFiles() }
  return { store, handlers: itemHandlers({ store, clock, ...kept, atOrBelow: lineOf(days) }), days }
}

const receive: IntakeInput<'ReceiveReport'> = {
  ...{ itemId: 'item-1', reportId: 'report-1', channel: 'letter', reporter: 'named', summary: '窗口排队' },
  ...{ category: null, place: null, outsideNumber: null, personal: null },
}
const register = { itemId: 'item-1', number: '2022-0001', category: 'C5', campaign: 's2' }
const assign = { itemId: 'item-1', unitId: 'K1', personId: null, outsideDeadline: null }
const transfer = { itemId: 'item-1', unitId: 'T1', personId: null, reason: '转办' }

describe('the commands of intake', () => {
  test('every command of its language has a handler, and nothing else has', () =>
    expect(new Set(Object.keys(open().handlers))).toStrictEqual(new Set(Object.keys(intakeCommands))))
  test('S3-51 a life of an item, from its report to its answer', async () => {
    const { store, handlers } = open()
    await handlers.ReceiveReport(receive, context())
    await handlers.TakeFirstContact({ itemId: 'item-1', personId: 'clerk-a', unitId: 'desk' }, context())
    await handlers.LinkReport(
      { itemId: 'item-1', reportId: 'report-2', channel: 'visit', reporter: 'named' },
      context(),
    )
    await handlers.RegisterItem(register, context())
    await handlers.AssignItem(assign, context())
    await handlers.TransferItem(transfer, context())
    await handlers.WithdrawReport({ itemId: 'item-1', reportId: 'report-2', reason: '撤回' }, context())
    const answer = { itemId: 'item-1', reportId: 'report-1', result: 'solved', text: '已办结' } as const
    await handlers.ReplyToReport(answer, context())
    await handlers.MarkDuplicate({ itemId: 'item-1', originalItemId: null }, context())
    const facts = await store.readStream('intake-item-item-1')
    expect(facts.map(({ header }) => parseHeader(header).type)).toStrictEqual([
      ...['ReportReceived', 'FirstContactTaken', 'ReportLinked', 'ItemRegistered', 'ItemAssigned', 'ItemTransferred'],
      ...['ReportWithdrawn', 'ReportReplied', 'ItemAnswered', 'DuplicateMarked'],
    ])
  })
  test('S3-57 the first clock starts when the registration happened, not when it was recorded', async () => {
    const { handlers } = open()
    await handlers.ReceiveReport(receive, context())
    const occurred = { at: '2022-02-27T16:00:00.000Z', zone: 'Asia/Shanghai', precision: 'day' } as const
    const handled = await handlers.RegisterItem(register, context({ occurred }))
    expect(handled.ok && handled.events).toStrictEqual([
      {
        type: 'ItemRegistered',
        data: { number: '2022-0001', category: 'C5', campaign: 's2', registeredAt: '2022-02-27T16:00:00.000Z' },
      },
    ])
  })
  test('each item has a stream of its own', async () => {
    const { store, handlers } = open()
    await handlers.ReceiveReport(receive, context())
    await handlers.ReceiveReport({ ...receive, itemId: 'item-2' }, context())
    const log = await store.readLog(null, 10)
    expect(log.map(({ stream }) => stream)).toStrictEqual(['intake-item-item-1', 'intake-item-item-2'])
  })
  test('a refusal comes back by its code, and nothing is written', async () => {
    const { store, handlers } = open()
    await handlers.ReceiveReport(receive, context())
    expect(await handlers.AssignItem(assign, context())).toStrictEqual({ ok: false, refusal: 'ItemNotRegistered' })
    expect(await handlers.DeclineItem({ itemId: 'item-9', reason: '-' }, context())).toStrictEqual({
      ...{ ok: false, refusal: 'ItemUnknown' },
    })
    expect(await store.readLog(null, 10)).toHaveLength(1)
  })
})

describe('the same command again', () => {
  test('gives its first result, though the item has moved on', async () => {
    const { handlers } = open()
    await handlers.ReceiveReport(receive, context())
    const once = context()
    const first = await handlers.RegisterItem(register, once)
    await handlers.AssignItem(assign, context())
    expect(await handlers.RegisterItem(register, once)).toStrictEqual({ ...first, again: true })
  })
  test('with another print is a fault', async () => {
    const { handlers } = open()
    const once = context()
    await handlers.ReceiveReport(receive, once)
    const reused = { ...once, command: { ...once.command, print: 'another' } }
    await expect(handlers.DeclineItem({ itemId: 'item-1', reason: '-' }, reused)).rejects.toBeInstanceOf(
      CommandIdReused,
    )
  })
})

describe('scope', () => {
  test('an item belongs to the unit that has it now', async () => {
    const { handlers } = open()
    await handlers.ReceiveReport(receive, context())
    await handlers.RegisterItem(register, context({ within: new Set(['nowhere']) }))
    await handlers.AssignItem(assign, context())
    const fromT1 = context({ within: new Set(['T1']) })
    expect(await handlers.TransferItem(transfer, fromT1)).toStrictEqual({ ok: false, refusal: 'NotYourUnit' })
    expect(await handlers.TransferItem(transfer, context({ within: new Set(['K1', 'T1']) }))).toMatchObject({
      ok: true,
    })
  })
})

describe('whoever is complained of', () => {
  const named = { itemId: 'item-1', personIds: ['principal-t1'] }
  const of = (person: string, ...above: readonly string[]) =>
    context({ actor: { person, post: null, unit: null }, atOrAbove: new Set([person, ...above]) })
  const complained = async () => {
    const opened = open()
    await opened.handlers.ReceiveReport({ ...receive, complainedOf: ['principal-t1'] }, context())
    return opened
  }

  test('is a fact beside the report, by the organisation of today, also where the report came long ago', async () => {
    const { store, days } = await complained()
    const facts = await store.readStream('intake-item-item-1')
    expect(facts.map(({ header }) => (JSON.parse(header) as { type: string }).type)).toStrictEqual([
      'ReportReceived',
      'PersonComplainedOfNamed',
    ])
    expect(days).toStrictEqual(['2022-03-01'])
    expect(facts[0]?.body).not.toContain('principal-t1')
  })
  test('is answered as if there were no such item, and so is everybody below him', async () => {
    const { store, handlers } = await complained()
    const before = await store.head()
    for (const by of [() => of('principal-t1'), () => of('clerk-t1', 'principal-t1')]) {
      expect(await handlers.RegisterItem(register, by())).toStrictEqual({ ok: false, refusal: 'ItemUnknown' })
      expect(await handlers.NameComplainedOf(named, by())).toStrictEqual({ ok: false, refusal: 'ItemUnknown' })
      const opening = { itemId: 'item-1', reportId: 'report-1', reason: '核实', askedBy: 'operator-1' }
      const nowhere = { ...opening, itemId: 'nowhere' }
      for (const name of ['RequestOpening', 'ConsentToOpening', 'OpenReporter'] as const)
        expect(await handlers[name](opening, by())).toStrictEqual(await handlers[name](nowhere, by()))
    }
    expect(await store.head()).toStrictEqual(before)
  })
  test('hides nothing from the others, from the product itself, and from citizens', async () => {
    const { handlers } = await complained()
    expect((await handlers.RegisterItem(register, of('operator-1', 'mayor'))).ok).toBe(true)
    expect((await handlers.AssignItem(assign, context())).ok).toBe(true)
  })
  test('does not get the item, and neither does his unit, wherever it lies', async () => {
    const { handlers } = await complained()
    await handlers.RegisterItem(register, context())
    const refused = { ok: false, refusal: 'ComplainedOfMayNotHandle' }
    expect(await handlers.AssignItem({ ...assign, unitId: 'T1' }, context())).toStrictEqual(refused)
    await handlers.AssignItem(assign, context())
    expect(await handlers.TransferItem(transfer, context())).toStrictEqual(refused)
  })
  test('who named his own superior is told of that once, sent again too, and then of nothing any more', async () => {
    const { handlers } = open()
    await handlers.ReceiveReport(receive, context())
    const mine = of('clerk-t1', 'principal-t1')
    expect((await handlers.NameComplainedOf(named, mine)).ok).toBe(true)
    expect(await handlers.NameComplainedOf(named, mine)).toMatchObject({ ok: true, again: true })
    const later = await handlers.NameComplainedOf(named, of('clerk-t1', 'principal-t1'))
    expect(later).toStrictEqual({ ok: false, refusal: 'ItemUnknown' })
  })
  test('S3-12 a handler takes first contact for a unit of his own only', async () => {
    const { handlers } = open()
    await handlers.ReceiveReport(receive, context())
    const within = { ...context(), within: new Set(['K1']) }
    const take = (unitId: string) => ({ itemId: 'item-1', personId: 'clerk-a', unitId })
    expect(await handlers.TakeFirstContact(take('T1'), within)).toStrictEqual({ ok: false, refusal: 'NotYourUnit' })
    expect((await handlers.TakeFirstContact(take('K1'), within)).ok).toBe(true)
  })
})
