import { describe, expect, test } from '@jest/globals'
import { standardLedgers } from '@huiyin/contracts/rectification'
import { decisionTable, specFor } from '@huiyin/testing'
import { negativeListExamples as example } from './examples.js'
import type { NegativeListEvent } from './events.js'
import { MOST_LISTED, negativeLists, type NegativeListCommand } from './negative-lists.js'

const given = specFor(negativeLists)
const { NegativeListsCalledFor: called, NegativeListExcused: excused } = example
const {
  UnitNegativeListHandedIn: ofUnit,
  PersonalNegativeListHandedIn: ofPerson,
  ListedProblemStruckOff: struck,
} = example

const { number: _, ...problem } = ofPerson.data.problems[0]!
const ledger = standardLedgers.find(({ code }) => code === 'negativeList')!
const categoriesUnder = (campaign: string) => (campaign === 's2' ? ['C4', 'C5'] : [])
const judged = { on: '2022-04-28', categoriesUnder, ledger }
const call: NegativeListCommand = {
  ...{ type: 'CallForNegativeLists', unitId: 'K1', campaign: 's2', personIds: ['handler-1', 'handler-2'] },
  ...{ dueOn: '2022-04-30', by: 'supervisor-1', on: '2022-02-01', knowsCampaign: true },
}
const own = (changes: object = {}): NegativeListCommand => ({
  ...{ type: 'HandInPersonalNegativeList', personId: 'handler-1', by: 'handler-1', nothingFound: false },
  ...{ problems: [problem], ...judged, ...changes },
})
const unit = (changes: object = {}): NegativeListCommand => ({
  ...{ type: 'HandInUnitNegativeList', by: 'principal-k1', nothingFound: false },
  ...{ problems: [{ ...problem, responsibleId: 'handler-1' }], ...judged, ...changes },
})
const excuse: NegativeListCommand = {
  ...{ type: 'ExcuseFromNegativeList', personId: 'handler-2', reason: '已调离本单位', by: 'supervisor-1' },
}
const strike = (changes: object = {}): NegativeListCommand => ({
  ...{ type: 'StrikeOffListedProblem', personId: 'handler-1', number: 1, finding: '现场核实，已落实' },
  ...{ by: 'principal-k1', on: '2022-07-20', ...changes },
})
const wrongAt = (command: NegativeListCommand, ...before: NegativeListEvent[]) => {
  const decided = negativeLists.decide(command, [called, ...before].reduce(negativeLists.evolve, null))
  if (decided.ok || typeof decided.refusal === 'string') throw new Error('nothing is wrong with it')
  return decided.refusal.problems.map(({ path }) => path)
}

const TABLE = `
                           | unknown                | called                       | excused                      | handedIn                     | struckOff
CallForNegativeLists       | NegativeListsCalledFor | nothing                      | nothing                      | nothing                      | nothing
ExcuseFromNegativeList     | !NegativeListsUnknown  | NegativeListExcused          | nothing                      | NegativeListExcused          | NegativeListExcused
HandInUnitNegativeList     | !NegativeListsUnknown  | UnitNegativeListHandedIn     | UnitNegativeListHandedIn     | nothing                      | nothing
HandInPersonalNegativeList | !NegativeListsUnknown  | PersonalNegativeListHandedIn | PersonalNegativeListHandedIn | nothing                      | nothing
StrikeOffListedProblem     | !NegativeListsUnknown  | !ListedProblemUnknown        | !ListedProblemUnknown        | ListedProblemStruckOff       | nothing
`
const handedIn = [called, ofUnit, ofPerson]

describe('negative lists', () => {
  const histories = {
    ...{ unknown: [], called: [called], excused: [called, excused] },
    ...{ handedIn, struckOff: [...handedIn, struck] },
  }
  const commands = {
    ...{ CallForNegativeLists: call, ExcuseFromNegativeList: excuse, HandInUnitNegativeList: unit() },
    ...{ HandInPersonalNegativeList: own(), StrikeOffListedProblem: strike() },
  }
  for (const { command, says, found } of decisionTable(negativeLists, { table: TABLE, histories, commands })) {
    test(`${command}: what follows, or why not`, () => expect(found()).toStrictEqual(says))
  }

  test('S2-68 days late are days of the calendar after the last day, which a holiday Saturday does not move', () => {
    const late = (handedInOn: string, lateDays: number): NegativeListEvent => ({
      type: 'PersonalNegativeListHandedIn',
      data: { ...ofPerson.data, handedInOn, lateDays },
    })
    given(called)
      .when(own({ on: '2022-04-30' }))
      .thenEvents(late('2022-04-30', 0))
    given(called)
      .when(own({ on: '2022-05-05' }))
      .thenEvents(late('2022-05-05', 5))
  })
  test('S2-68 a list is handed in by those alone of whom one is expected, and by nobody who was excused', () => {
    given(called)
      .when(own({ personId: 'stranger', by: 'stranger' }))
      .thenRefused('NotExpectedToHandIn')
    given(called, excused)
      .when(own({ personId: 'handler-2', by: 'handler-2' }))
      .thenRefused('NotExpectedToHandIn')
    given(called, ofPerson)
      .when({ ...excuse, personId: 'handler-1' } as NegativeListCommand)
      .thenRefused('NegativeListHandedInAlready')
    given(called)
      .when({ ...excuse, personId: 'stranger' } as NegativeListCommand)
      .thenRefused('NotExpectedToHandIn')
  })
  test('S2-68 nobody excuses himself', () => {
    given(called)
      .when({ ...excuse, by: 'handler-2' } as NegativeListCommand)
      .thenRefused('OwnNegativeList')
  })
  test('S2-68 what is handed in later is added and counted on; nothing that was handed in goes away', () => {
    const another = { ...problem, title: '材料反复退回' }
    given(called, ofPerson)
      .when(own({ problems: [another], on: '2022-05-02' }))
      .thenEvents({
        type: 'PersonalNegativeListHandedIn',
        data: { ...ofPerson.data, problems: [{ ...another, number: 2 }], handedInOn: '2022-05-02', lateDays: 2 },
      })
  })
  test('S2-68 an empty page is none: that nothing was found is said, and then no problem is named', () => {
    expect(wrongAt(own({ problems: [] }))).toStrictEqual(['problems'])
    expect(wrongAt(own({ nothingFound: true }))).toStrictEqual(['nothingFound'])
    given(called)
      .when(own({ problems: [], nothingFound: true }))
      .thenEvents({ type: 'PersonalNegativeListHandedIn', data: { ...ofPerson.data, problems: [] } })
    given(called, ofPerson)
      .when(own({ problems: [], nothingFound: true }))
      .thenRefused('NegativeListHandedInAlready')
  })
  test('S2-68 a problem is of the campaign’s catalogue, is mended in days to come, and a list stays one that can be read', () => {
    expect(wrongAt(own({ problems: [problem, { ...problem, category: 'C9' }] }))).toStrictEqual(['problems.1.category'])
    expect(wrongAt(own({ problems: [{ ...problem, dueOn: '2022-04-27' }] }))).toStrictEqual(['problems.0.dueOn'])
    const full: NegativeListEvent = {
      type: 'PersonalNegativeListHandedIn',
      data: { ...ofPerson.data, problems: Array.from({ length: MOST_LISTED }, () => ofPerson.data.problems[0]!) },
    }
    expect(wrongAt(own({ problems: [{ ...problem, title: '又一个' }] }), full)).toStrictEqual(['problems'])
  })
  test('S2-68 a problem may be mended on the day it is handed in, and a list may be filled to the last that it takes', () => {
    const today = own({ problems: [{ ...problem, dueOn: '2022-04-28' }] })
    given(called)
      .when(today)
      .thenEvents({
        type: 'PersonalNegativeListHandedIn',
        data: { ...ofPerson.data, problems: [{ ...problem, dueOn: '2022-04-28', number: 1 }] },
      })
    const many = Array.from({ length: MOST_LISTED }, () => problem)
    const decided = negativeLists.decide(own({ problems: many }), negativeLists.evolve(null, called))
    expect(decided).toMatchObject({ ok: true, events: [{ data: { problems: { length: MOST_LISTED } } }] })
  })
  test('S2-68 what is added is numbered on, one by one', () => {
    const second = { ...problem, title: '材料反复退回' }
    const third = { ...problem, title: '无人接听' }
    const state = [called, ofPerson].reduce(negativeLists.evolve, null)
    expect(negativeLists.decide(own({ problems: [second, third] }), state)).toMatchObject({
      events: [{ data: { problems: [{ number: 2 }, { number: 3 }] } }],
    })
  })
  test('S2-68 a problem of a unit says what the ledger asks for, as the tenant defines it; one’s own need not', () => {
    const more = { code: 'place', zh: '地点', en: 'place', kind: 'line', required: true } as const
    const asksMore = { ...ledger, fields: [...ledger.fields, more] }
    expect(wrongAt(unit({ ledger: asksMore }))).toStrictEqual(['problems.0.fields.place'])
    given(called)
      .when(own({ ledger: asksMore }))
      .thenEvents(ofPerson)
  })
  test('S2-68 is called for once, under a campaign that is there, and not for a day that is over', () => {
    given(called)
      .when({ ...call, dueOn: '2022-05-31' } as NegativeListCommand)
      .thenRefused('NegativeListsCalledForAlready')
    given()
      .when({ ...call, knowsCampaign: false } as NegativeListCommand)
      .thenRefused('CampaignUnknown')
    given()
      .when({ ...call, on: '2022-04-30' } as NegativeListCommand)
      .thenEvents(called)
    given()
      .when({ ...call, on: '2022-05-01' } as NegativeListCommand)
      .thenRefused({
        code: 'FieldsWrong',
        problems: [{ path: 'dueOn', says: 'the day is over', zh: '截止日期已过' }],
      })
  })
  test('S3-79 a problem is struck off one by one, by somebody else than whose list it is', () => {
    given(called, ofPerson)
      .when(strike({ by: 'handler-1' }))
      .thenRefused('OwnNegativeList')
    given(called, ofPerson)
      .when(strike({ number: 2 }))
      .thenRefused('ListedProblemUnknown')
    given(called, ofPerson).when(strike()).thenEvents(struck)
  })
})
