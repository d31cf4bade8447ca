import { describe, expect, test } from '@jest/globals'
import type { ItemEvent } from './events.js'
import { item } from './item.js'
import type { ItemCommand, ItemRefusal } from './command.js'

/** Plays commands one after the other; what is refused is kept with its reason and changes nothing. */
const play = (...commands: readonly ItemCommand[]) => {
  let state = item.initialState
  const events: ItemEvent[] = []
  const refusals: ItemRefusal[] = []
  for (const command of commands) {
    const decided = item.decide(command, state)
    if (!decided.ok) refusals.push(decided.refusal)
    else {
      events.push(...decided.events)
      state = decided.events.reduce(item.evolve, state)
    }
  }
  return { state, events, refusals }
}

const registeredAt = '2022-03-01T01:00:00.000Z'
const begun = (unitId: string): readonly ItemCommand[] => [
  {
    ...{ type: 'ReceiveReport', reportId: 'report-1', channel: 'hotline12345', reporter: 'named' },
    ...{ summary: '许可证久拖不办', category: 'C5', place: null, outsideNumber: null },
  },
  { type: 'RegisterItem', number: '2022-0001', category: 'C5', campaign: 's2', at: registeredAt },
  { type: 'AssignItem', unitId, personId: null, outsideDeadline: null },
]
const handOn = (...units: readonly string[]) =>
  units.map((unitId): ItemCommand => ({ type: 'TransferItem', unitId, personId: null, reason: '转办' }))
const hops = (events: readonly ItemEvent[]) =>
  events.flatMap((event) => (event.type === 'ItemTransferred' ? [`${event.data.fromUnitId}→${event.data.unitId}`] : []))
const clocks = (events: readonly ItemEvent[]) =>
  events.flatMap((event) => ('registeredAt' in event.data ? [event.data.registeredAt] : []))

describe('an item handed round', () => {
  test('c3.11 S2-14 K1 → T1 → T2 → K1: three transfers, back where it came from, on the first clock', () => {
    const { events, refusals } = play(...begun('K1'), ...handOn('T1', 'T2', 'K1'))
    expect(refusals).toStrictEqual([])
    expect(hops(events)).toStrictEqual(['K1→T1', 'T1→T2', 'T2→K1'])
    expect(clocks(events)).toStrictEqual(Array.from({ length: 5 }, () => registeredAt))
  })
  test('c5.11 S4-90 GO → CO → EN1 → CO → GO: four transfers', () => {
    const { events } = play(...begun('GO'), ...handOn('CO', 'EN1', 'CO', 'GO'))
    expect(hops(events)).toStrictEqual(['GO→CO', 'CO→EN1', 'EN1→CO', 'CO→GO'])
  })
})

describe('first contact and acceptance', () => {
  test('c4.11 S3-12 clerk A is first contact until section Y takes over', () => {
    const take = (personId: string, unitId: string): ItemCommand => ({ type: 'TakeFirstContact', personId, unitId })
    const [received, ...rest] = begun('Y')
    const before = play(received!, take('A', 'desk'))
    expect(before.state.firstContact).toStrictEqual({ personId: 'A', unitId: 'desk' })
    const after = play(received!, take('A', 'desk'), ...rest, take('B', 'Y'))
    expect(after.state.firstContact).toStrictEqual({ personId: 'B', unitId: 'Y' })
  })
})

describe('one item, several reports', () => {
  test('S0-79 S1-80 one reply for each report, whatever order they come and go in', () => {
    const link = (reportId: string): ItemCommand => ({
      type: 'LinkReport',
      reportId,
      channel: 'visit',
      reporter: 'named',
    })
    const reply = (reportId: string): ItemCommand => ({
      type: 'ReplyToReport',
      reportId,
      result: 'solved',
      text: '已办结',
    })
    const { events, refusals } = play(
      ...begun('K1'),
      ...[link('report-2'), reply('report-1'), link('report-3')],
      { type: 'WithdrawReport', reportId: 'report-2', reason: '撤回' },
      ...[reply('report-2'), reply('report-3'), reply('report-3'), link('report-4'), reply('report-4')],
    )
    expect(refusals).toStrictEqual(['ReportWithdrawnAlready'])
    const told = events.filter(({ type }) => type === 'ItemAnswered' || type === 'ReplyOwed')
    expect(told).toStrictEqual([
      { type: 'ItemAnswered', data: { unitId: 'K1', reports: 2 } },
      { type: 'ReplyOwed', data: { unitId: 'K1', reportId: 'report-4' } },
      { type: 'ItemAnswered', data: { unitId: 'K1', reports: 3 } },
    ])
  })
})
