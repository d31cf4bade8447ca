import { describe, expect, test } from '@jest/globals'
import { CommandIdReused, parseHeader, type CommandContext } from '@huiyin/event-sourcing'
import { intakeCommands, type IntakeInput } from '@huiyin/contracts/intake'
import { memoryEventStore } from '@huiyin/store-memory'
import { settableClock } from '@huiyin/testing'
import { memoryKeyVault } from '@huiyin/vault-memory'
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
const open = () => {
  const clock = settableClock('2022-03-01T02:00:00.000Z')
  const store = memoryEventStore({ clock })
  return { store, handlers: itemHandlers({ store, clock, vault: memoryKeyVault() }) }
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
