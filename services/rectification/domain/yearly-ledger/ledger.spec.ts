import { describe, expect, test } from '@jest/globals'
import type { Position } from '@huiyin/event-sourcing'
import { standardLedgers } from '@huiyin/contracts/rectification'
import { decisionTable, specFor } from '@huiyin/testing'
import { dueIn, notBefore, USUAL_CYCLE } from './due.js'
import { ledgerEvents, type LedgerEvent, type LedgerLine } from './events.js'
import { ledgerExamples as example } from './examples.js'
import { linesOf, type StandingEntry } from './lines.js'
import { MOST_LINES, yearlyLedger, type LedgerCommand } from './ledger.js'

const given = specFor(yearlyLedger)
const { LedgerEntryNoted: noted, LedgerOpened: opened, LedgerStatementMade: quarter1 } = example
const statement = (name: string, madeBy = 'principal-k1'): LedgerEvent => ({
  type: 'LedgerStatementMade',
  data: { ...quarter1.data, statement: name, dueOn: opened.data.due[name] ?? null, madeBy },
})
const lines = quarter1.data.lines
const found = { position: 50 as Position, lines }
const kind = standardLedgers.find(({ code }) => code === 'keyWork')!
const open: LedgerCommand = {
  ...{ type: 'OpenLedger', unitId: 'K1', ledger: 'keyWork', year: 2020, campaign: 's3', text: '年初立账' },
  ...{ kind, knowsCampaign: true, cycle: USUAL_CYCLE, by: 'principal-k1', on: '2020-01-06', found },
}
const make = (name: string, changes: object = {}): LedgerCommand =>
  ({
    ...{ type: 'MakeStatement', statement: name, text: '按计划推进', by: 'principal-k1', on: '2020-12-21', found },
    ...changes,
  }) as LedgerCommand

const begun = [noted, opened, statement('opening')]
const TABLE = `
                | unknown         | noted          | opened              | reported            | cleared
OpenLedger      | LedgerOpened+LedgerStatementMade | LedgerOpened+LedgerStatementMade | nothing | nothing | nothing
ReportLedger    | !LedgerNotOpened | !LedgerNotOpened | LedgerStatementMade | nothing             | nothing
AuditLedger     | !LedgerNotOpened | !LedgerNotOpened | LedgerStatementMade | LedgerStatementMade | !LedgerCleared
ReconcileLedger | !LedgerNotOpened | !LedgerNotOpened | LedgerStatementMade | LedgerStatementMade | !LedgerCleared
ClearLedger     | !LedgerNotOpened | !LedgerNotOpened | LedgerStatementMade | LedgerStatementMade | nothing
NoteLedgerEntry | LedgerEntryNoted | nothing         | nothing             | nothing             | nothing
`
const histories = {
  ...{ unknown: [], noted: [noted], opened: begun, reported: [...begun, quarter1] },
  cleared: [...begun, quarter1, statement('clearing')],
}
const commands: Readonly<Record<string, LedgerCommand>> = {
  OpenLedger: open,
  ReportLedger: make('quarter1'),
  AuditLedger: make('audit', { by: 'leader-1' }),
  ReconcileLedger: make('reconciliation', { by: 'leader-1' }),
  ClearLedger: make('clearing'),
  NoteLedgerEntry: { type: 'NoteLedgerEntry', ...noted.data },
}

describe('every command on a ledger of a year', () => {
  for (const { command, says, found: does } of decisionTable(yearlyLedger, { table: TABLE, histories, commands })) {
    test(`${command}: what follows, or why not`, () => expect(does()).toStrictEqual(says))
  }
})

describe('a statement', () => {
  test('S3-25 freezes what stood in the ledger, with its place in the log and its day', () =>
    given(...begun)
      .when(make('quarter1'))
      .thenEvents({ type: 'LedgerStatementMade', data: { ...quarter1.data, position: 50, text: '按计划推进' } }))
  test('S3-25 made again with something new it is a further version; saying the same it is none', () => {
    given(...begun, quarter1)
      .when(make('quarter1', { text: '补报一项' }))
      .thenEvents({
        type: 'LedgerStatementMade',
        data: { ...quarter1.data, version: 2, position: 50, text: '补报一项' },
      })
    given(...begun, quarter1)
      .when(make('quarter1'))
      .thenNothing()
  })
  test.each([
    ['quarter1', '2020-03-31', '2020-04-01'],
    ['quarter2', '2020-06-30', '2020-07-01'],
    ['audit', '2020-06-30', '2020-07-01'],
    ['quarter3', '2020-09-30', '2020-10-01'],
    ['clearing', '2020-11-30', '2020-12-01'],
  ])('S3-25 %s is not made on %s, and is on %s', (name, before, from) => {
    const by = 'leader-1'
    const says = `from ${from} on`
    const problems = [{ path: 'statement', says, zh: `自${from}起办理` }]
    given(...begun)
      .when(make(name, { on: before, by }))
      .thenRefused({ code: 'StatementOutOfTime', problems })
    const decided = yearlyLedger.decide(
      make(name, { on: from, by }),
      begun.reduce(yearlyLedger.evolve, yearlyLedger.initialState),
    )
    expect(decided.ok).toBe(true)
  })
  test('S3-26 S4-64 nobody audits or reconciles what he handed in', () => {
    for (const name of ['audit', 'reconciliation'])
      given(...begun)
        .when(make(name))
        .thenRefused('OwnStatement')
    const audited = [...begun, statement('audit', 'leader-1')]
    const again = yearlyLedger.decide(
      make('reconciliation', { by: 'leader-1' }),
      audited.reduce(yearlyLedger.evolve, yearlyLedger.initialState),
    )
    expect(again.ok).toBe(true) // who audits has handed in nothing
  })
  test('is refused with more lines than a register holds', () => {
    const many = Array.from({ length: MOST_LINES + 1 }, (): LedgerLine => lines[0]!)
    const long = { position: 50 as Position, lines: many }
    given(...begun)
      .when(make('quarter1', { found: long }))
      .thenRefused('LedgerTooLong')
    given()
      .when({ ...open, found: long } as LedgerCommand)
      .thenRefused('LedgerTooLong')
  })
})

describe('the opening', () => {
  const opens = (changes: object) => ({ ...open, ...changes }) as LedgerCommand
  test('S3-24 is for a year that has begun and is not over', () => {
    for (const on of ['2019-12-31', '2021-01-01'])
      expect(yearlyLedger.decide(opens({ on }), yearlyLedger.initialState)).toMatchObject({
        refusal: { code: 'StatementOutOfTime' },
      })
    for (const on of ['2020-01-01', '2020-12-31'])
      expect(yearlyLedger.decide(opens({ on }), yearlyLedger.initialState).ok).toBe(true)
  })
  test('is of a kind that is defined, and under a campaign that is there', () => {
    given()
      .when(opens({ kind: null }))
      .thenRefused('LedgerUnknown')
    given()
      .when(opens({ knowsCampaign: false }))
      .thenRefused('CampaignUnknown')
  })
  test('is made once', () => {
    for (const other of [{ by: 'handler-1' }, { campaign: null }])
      given(...begun)
        .when(opens(other))
        .thenRefused('LedgerOpenedAlready')
  })
  test('S3-24 S3-25 S3-26 S3-27 says by when each statement is due', () => {
    expect(dueIn(2020, USUAL_CYCLE)).toStrictEqual({
      ...{ opening: '2020-01-15', quarter1: '2020-04-10', quarter2: '2020-07-10', quarter3: '2020-10-10' },
      ...{ audit: '2020-07-31', clearing: '2020-12-31' },
    })
    expect(dueIn(2021, { ...USUAL_CYCLE, quarterDay: 5 })).toMatchObject({ quarter1: '2021-04-05' })
    expect(notBefore(2021, 'opening')).toBe('2021-01-01')
  })
})

describe('what stands in a ledger of a year', () => {
  const of = { unitId: 'K1', ledger: 'keyWork', year: 2020, zone: 'Asia/Shanghai' }
  const [{ carriedFrom: _, check: _check, ...plain } = lines[0]!] = lines
  const entry = (changes: Partial<StandingEntry> = {}): StandingEntry => ({
    ...{ ...plain, unitId: 'K1', ledger: 'keyWork', openedAt: '2020-02-03T01:00:00.000Z' },
    ...changes,
  })
  const standing = (changes: Partial<StandingEntry>) => linesOf([entry(changes)], of)
  test('is of that unit and that kind alone', () => {
    expect(standing({})).toHaveLength(1)
    expect(
      [standing({ unitId: 'K2' }), standing({ ledger: 'problem' }), standing({ ledger: null })].flat(),
    ).toStrictEqual([])
  })
  test('S3-27 what was open when the year began is carried over; what ended before is not, nor what comes after', () => {
    const before = '2019-12-31T15:59:59.999Z' // the last moment of 2019 in Shanghai
    expect(standing({ openedAt: before })).toMatchObject([{ carriedFrom: 2019 }])
    expect(standing({ openedAt: '2019-12-31T16:00:00.000Z' })).toMatchObject([{ carriedFrom: null }])
    const closed = { state: 'closedOut', openedAt: '2019-05-01T00:00:00.000Z' }
    expect(standing({ ...closed, closedAt: before })).toStrictEqual([])
    expect(standing({ ...closed, closedAt: '2019-12-31T16:00:00.000Z' })).toMatchObject([{ carriedFrom: 2019 }])
    expect(standing({ openedAt: '2020-12-31T16:00:00.000Z' })).toStrictEqual([])
  })
  test('what went to another unit stays in the year in which it was opened', () => {
    expect(standing({ state: 'handedOver' })).toMatchObject([{ check: 'handedOver' }])
    expect(standing({ state: 'handedOver', openedAt: '2019-05-01T00:00:00.000Z' })).toStrictEqual([])
  })
  test.each([
    ['closedOut', 1, 'matched'],
    ['closedOut', 0, 'withoutEvidence'],
    ['awaitingAcceptance', 3, 'notAccepted'],
    ['returned', 0, 'open'],
    ['reopened', 0, 'open'],
  ])('S4-64 %s on %i files is %s', (state, evidence, check) =>
    expect(
      standing({ state, evidence, closedAt: state === 'closedOut' ? '2020-03-01T00:00:00.000Z' : null }),
    ).toMatchObject([{ check }]),
  )
  test('stands in the order of opening', () => {
    const two = [
      entry({ entryId: 'b' }),
      entry({ entryId: 'a' }),
      entry({ entryId: 'c', openedAt: '2020-01-02T00:00:00.000Z' }),
    ]
    expect(linesOf(two, of).map(({ entryId }) => entryId)).toStrictEqual(['c', 'a', 'b'])
  })
})

describe('a fact of a yearly ledger on disk', () => {
  test.each(Object.values(example).map((event) => [event.type, event] as const))('%s is kept whole', (_, event) =>
    expect(ledgerEvents.defs[event.type].data.parse(event.data)).toStrictEqual(event.data),
  )
  test('there is an example of every fact', () =>
    expect(Object.keys(example).sort()).toStrictEqual(Object.keys(ledgerEvents.defs).sort()))
})
