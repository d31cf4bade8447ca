import { describe, expect, test } from '@jest/globals'
import { cnCalendar, deriveDeadline } from '@huiyin/calendar'
import type { EntryEvent } from './events.js'
import { entryExamples as example } from './examples.js'
import { entry, type EntryCommand, type EntryRefusal } from './entry.js'

/** Plays commands one after the other; what is refused is kept with its reason and changes nothing. */
const play = (...commands: readonly EntryCommand[]) => {
  let state = entry.initialState
  const events: EntryEvent[] = []
  const refusals: EntryRefusal[] = []
  for (const command of commands) {
    const decided = entry.decide(command, state)
    if (!decided.ok) refusals.push(decided.refusal)
    else {
      events.push(...decided.events)
      state = decided.events.reduce(entry.evolve, state)
    }
  }
  return { state, types: events.map(({ type }) => type), refusals }
}

const open = (from: string, n: number): EntryCommand => ({
  ...{ type: 'OpenEntry', itemId: 'item-1', unitId: 'K1', personId: 'person-k1', category: 'C5', campaign: 's2' },
  registeredAt: from,
  deadline: deriveDeadline({ rule: { kind: 'workingDays', n }, calendar: cnCalendar, zone: 'Asia/Shanghai', from }),
})
const { evidence } = example.CompletionClaimed.data
const claim = (by: string, outcomeText = '已办结'): EntryCommand => ({
  ...{ type: 'ClaimDone', outcome: 'solved', outcomeText, evidence, by, imported: false },
})
const pass = (by: string): EntryCommand => ({ type: 'PassAcceptance', finding: '属实', by })
const answers: EntryCommand = { type: 'RecordAnswers', reports: 1 }
const start = open('2022-03-01T01:00:00.000Z', 10)

describe('stories of an entry', () => {
  test('c1.10 closing without outcome or without reply is refused, then one acceptance closes it', () => {
    const { types, refusals } = play(
      start,
      pass('officer-1'),
      claim('handler-1'),
      pass('officer-1'),
      answers,
      pass('officer-1'),
    )
    expect(refusals).toStrictEqual(['NothingClaimed', 'ReplyOutstanding'])
    expect(types.slice(-2)).toStrictEqual(['AcceptancePassed', 'EntryClosedOut'])
  })
  test('c4.4 c4.6 refused as surface rectification, it goes back and is closed after a better claim', () => {
    const { types, refusals } = play(
      ...[start, answers, claim('handler-1')],
      { type: 'ReturnForRework', fault: 'surface', reason: '只换牌子', by: 'officer-1' },
      ...[pass('officer-1'), claim('handler-1', '制度已上墙并公示'), pass('officer-1')],
    )
    expect(refusals).toStrictEqual(['NothingClaimed'])
    expect(types.filter((type) => type === 'EntryReturned' || type === 'EntryClosedOut')).toStrictEqual([
      'EntryReturned',
      'EntryClosedOut',
    ])
  })
  test('c2.19 a relapse found by the look-back reopens the same entry, and it is closed again', () => {
    const { state, types } = play(
      ...[start, answers, claim('handler-1'), pass('officer-1')],
      { type: 'ReopenEntry', trigger: 'lookBack', reason: '反弹' },
      ...[claim('handler-1', '再整改完成'), pass('officer-1')],
    )
    expect(types.filter((type) => type === 'EntryOpened')).toHaveLength(1)
    expect(types.filter((type) => type === 'EntryClosedOut')).toHaveLength(2)
    expect(state.status).toBe('closedOut')
  })
  test('c3.9 accepted 2022-04-28 with 5 working days, due 2022-05-09: the make-up Saturday counts', () => {
    const { state } = play(open('2022-04-28T02:00:00.000Z', 5))
    expect(state.deadline?.dueOn).toBe('2022-05-09')
  })
  test('c4.11 accepted 2020-04-28 with 10 working days, due 2020-05-14', () => {
    const { state } = play(open('2020-04-28T02:00:00.000Z', 10))
    expect(state.deadline?.dueOn).toBe('2020-05-14')
  })
  test('c5.10 a case of 2022-09-28 with 15 working days is due 2022-10-24', () => {
    const { state } = play(open('2022-09-28T02:00:00.000Z', 15))
    expect(state.deadline?.dueOn).toBe('2022-10-24')
  })
  test('c3.11 handed round and back, the due date never moved', () => {
    const { state, refusals } = play(start, { type: 'HandOverEntry', toUnitId: 'T1' }, start)
    expect(refusals).toStrictEqual([])
    expect(state.deadline?.dueOn).toBe('2022-03-15')
  })
})
