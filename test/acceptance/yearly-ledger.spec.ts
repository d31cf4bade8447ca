import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Position } from '@huiyin/event-sourcing'
import { entryIdOf, ledgerIdOf, standingAt } from '@huiyin/rectification'
import { assign, claimDone, handlerOf, register, type Case } from './casework.js'
import { expectSameInEveryMode } from './every-mode.js'
import { viewerWith } from './gate.js'
import { beginCounty, entryOf, handler, leader, officer, principal, supervisor } from './matters.js'
import { askingOver } from './questions.js'
import { at, MODES, person, ZONE, type BusMode, type World } from './world.js'

const KIND = 'keyWork'
const LEDGER = ledgerIdOf({ unitId: 'K1', ledger: KIND, year: 2020 })
const NEXT = ledgerIdOf({ unitId: 'K1', ledger: KIND, year: 2021 })
const [ROAD, BRIDGE] = [entryIdOf('work-road', 'K1'), entryIdOf('work-bridge', 'K1')]
const item: Case = { itemId: 'queue', unitId: 'K1', category: 'C3', campaign: 's3', personId: 'handler-9' }
const fields = { leader: '分管县领导', section: '工程科' }
const workOf = (name: string, dueOn: string, unitId = 'K1') => ({
  ...{ workId: `work-${name}`, unitId, personId: 'handler-9', title: `${name} 工程`, number: `重点-${name}` },
  ...{ campaign: 's3', ledger: KIND, fields, dueOn },
})
const opening = { unitId: 'K1', ledger: KIND, campaign: 's3', text: '年初立账' }
const on = (here: World, day: string) => here.moveTo(at(day, '09:00:00.000'))
const says = async (here: World, name: string, input: object, by = principal) => {
  const answer = await here.ask(by, name, { ledgerId: LEDGER, text: '按计划推进', ...input })
  return answer.ok ? 'ok' : answer.refusal
}
interface Made {
  readonly statement: string
  readonly version: number
  readonly position: Position
  readonly year: number
  readonly lines: readonly { readonly entryId: string; readonly check: string; readonly carriedFrom: number | null }[]
}
const made = (here: World) => here.facts('LedgerStatementMade').map(({ data }) => data as Made)
const checksIn = (one: Made | undefined) =>
  Object.fromEntries((one?.lines ?? []).map(({ entryId, check }) => [entryId, check]))
const last = (here: World, statement: string) => made(here).findLast((one) => one.statement === statement)

/** S3-24: opened at the start of the year, before anything stands in it; not for a year that has not begun. */
const openYear = async (here: World) => {
  await on(here, '2020-01-06')
  expect(await says(here, 'ReportLedger', { quarter: 1 })).toBe('LedgerNotOpened')
  expect(await says(here, 'OpenLedger', { ...opening, year: 2021 })).toBe('StatementOutOfTime')
  expect(await says(here, 'OpenLedger', { ...opening, year: 2020, ledger: 'none' })).toBe('LedgerUnknown')
  expect(await says(here, 'OpenLedger', { ...opening, year: 2020 })).toBe('ok')
  expect(await says(here, 'OpenLedger', { ...opening, year: 2020 }, handler)).toBe('LedgerOpenedAlready')
}
/** Two works and an entry of an item; the other unit keeps work in a ledger it never opened. */
const fill = async (here: World) => {
  await on(here, '2020-02-03')
  await here.does(principal, 'OpenWork', workOf('road', '2020-11-30'))
  await here.does(principal, 'OpenWork', workOf('bridge', '2021-06-30'))
  await here.does(person('principal-k2', 'K2'), 'OpenWork', workOf('park', '2020-11-30', 'K2'))
  await register(here, item)
  await assign(here, item)
  await here.does(handlerOf('K1'), 'EnterInLedger', { entryId: entryOf(item), ledger: KIND, fields })
}
/** S3-25, S3-26: each quarter when it is over, then the audit by somebody who handed in nothing. */
const halfYear = async (here: World) => {
  expect(await says(here, 'ReportLedger', { quarter: 1 })).toBe('StatementOutOfTime')
  await on(here, '2020-04-08')
  expect(await says(here, 'ReportLedger', { quarter: 1 })).toBe('ok')
  await here.does(handler, 'ClaimDone', {
    ...{ entryId: ROAD, outcome: 'solved', outcomeText: '已通车' },
    evidence: await here.evidenceFor(ROAD),
  })
  await on(here, '2020-07-15') // five days late
  expect(await says(here, 'ReportLedger', { quarter: 2 })).toBe('ok')
  expect(await says(here, 'AuditLedger', {}, principal)).toBe('OwnStatement')
  expect(await says(here, 'AuditLedger', {}, leader)).toBe('ok')
}
/** S4-64: what was accepted counts as closed, what was only claimed does not; nothing is closed by comparing. */
const reconcile = async (here: World) => {
  await here.does(officer, 'PassAcceptance', { entryId: ROAD, finding: '现场核实' })
  await claimDone(here, item)
  expect(await says(here, 'ReconcileLedger', {}, principal)).toBe('OwnStatement')
  expect(await says(here, 'ReconcileLedger', {}, supervisor)).toBe('ok')
  expect(checksIn(last(here, 'reconciliation'))).toStrictEqual({
    ...{ [ROAD]: 'matched', [BRIDGE]: 'open', [entryOf(item)]: 'notAccepted' },
  })
  expect(await here.rows('entries', { state: 'closedOut' })).toHaveLength(1)
  const accepted = (await here.store.readStream(`rectification-entry-${ROAD}`)).at(-2)!
  const factId = (JSON.parse(accepted.header) as { readonly id: string }).id
  await here.does(supervisor, 'VoidEntryFact', { entryId: ROAD, factId, reason: '验收日期录入有误' })
  expect(await says(here, 'ReconcileLedger', { text: '复核' }, supervisor)).toBe('ok')
  expect(checksIn(last(here, 'reconciliation'))[ROAD]).toBe('notAccepted')
  await here.does(officer, 'PassAcceptance', { entryId: ROAD, finding: '现场核实' })
}
/** S3-27: cleared at the end of the year and never touched again; what is open goes on in the next one. */
const clear = async (here: World) => {
  await on(here, '2020-10-09')
  expect(await says(here, 'ReportLedger', { quarter: 3 })).toBe('ok')
  expect(await says(here, 'ClearLedger', {})).toBe('StatementOutOfTime')
  await on(here, '2020-12-21')
  expect(await says(here, 'ClearLedger', {})).toBe('ok')
  expect(await says(here, 'ReportLedger', { quarter: 3, text: '补报' })).toBe('LedgerCleared')
  await on(here, '2021-01-08')
  expect(await says(here, 'OpenLedger', { ...opening, year: 2021 })).toBe('ok')
}
const walk = async (bus: BusMode): Promise<World> => {
  const here = await beginCounty(bus)
  for (const step of [openYear, fill, halfYear, reconcile, clear]) await step(here)
  return here
}

describe('the year of a ledger', () => {
  let here: World
  let ask: ReturnType<typeof askingOver>
  beforeAll(async () => {
    here = await walk('plain')
    ask = askingOver(here)
  })
  afterAll(() => here.close())
  const told = async (name: string, args: object, viewer = viewerWith(['supervisor'])) => {
    const answer = await ask(viewer, name, args)
    if (!answer.ok) throw new Error(answer.refusal)
    return answer.answer as never
  }
  const standings = async (unitId: string, year = 2020) => {
    const { rows } = (await told('yearlyLedgers', { year, ledger: KIND })) as {
      rows: readonly { unitId: string; statements: readonly { statement: string; standing: string }[] }[]
    }
    const found = rows.find((row) => row.unitId === unitId)?.statements ?? []
    return Object.fromEntries(found.map(({ statement, standing }) => [statement, standing]))
  }
  const statement = (name: string, more: object = {}, viewer = viewerWith(['supervisor'])) =>
    told('ledgerStatement', { ledgerId: LEDGER, statement: name, ...more }, viewer) as Promise<{
      readonly lines: readonly { readonly entryId: string; readonly voidedSince: readonly object[] }[]
    } | null>

  test('S3-24 is opened at its start with nothing in it yet, and everything entered later stands in it', () => {
    expect(last(here, 'opening')?.year).toBe(2021)
    expect(made(here)[0]).toMatchObject({ statement: 'opening', year: 2020, lines: [] })
    expect(
      last(here, 'quarter1')
        ?.lines.map(({ entryId }) => entryId)
        .toSorted(),
    ).toStrictEqual([ROAD, BRIDGE, entryOf(item)].toSorted())
  })
  test('S3-25 whoever handed in late, or not at all, is seen', async () => {
    expect(await standings('K1')).toStrictEqual({
      ...{ opening: 'inTime', quarter1: 'inTime', quarter2: 'late', audit: 'inTime', quarter3: 'inTime' },
      ...{ clearing: 'inTime', reconciliation: 'inTime' },
    })
    expect(await standings('K2')).toMatchObject({ opening: 'missing', quarter1: 'toCome' })
    expect(await standings('K1', 2021)).toMatchObject({ opening: 'inTime', quarter1: 'toCome' })
  })
  test('S3-26 the audit says what stood in the ledger then, claimed and not accepted work among it', () => {
    expect(checksIn(last(here, 'audit'))).toMatchObject({ [ROAD]: 'notAccepted', [BRIDGE]: 'open' })
    expect(last(here, 'audit')).toMatchObject({ madeBy: leader.person, dueOn: '2020-07-31' })
  })
  test('S3-27 what is open is carried over with its number and its days, and what was closed is not', async () => {
    const next = (await told('ledgerStatement', { ledgerId: NEXT, statement: 'opening' })) as { lines: object[] }
    expect(next.lines).toMatchObject([
      { entryId: entryOf(item), carriedFrom: 2020, check: 'notAccepted' },
      {
        ...{ entryId: BRIDGE, number: '重点-bridge', carriedFrom: 2020, check: 'open' },
        ...{ openedAt: at('2020-02-03', '09:00:00.000'), dueAt: at('2021-06-30', '23:59:59.999') },
      },
    ])
  })
  test('S4-64 a later voiding changes no statement and is seen beside it', async () => {
    const first = await statement('reconciliation', { version: 1 })
    expect(first?.lines.find(({ entryId }) => entryId === ROAD)).toMatchObject({
      ...{ state: 'closedOut', check: 'matched', stateNow: 'closedOut' },
      voidedSince: [
        { type: 'AcceptancePassed', voidedBy: supervisor.person, reason: '验收日期录入有误' },
        { type: 'EntryClosedOut' },
      ],
    })
    expect(first?.lines.find(({ entryId }) => entryId === BRIDGE)?.voidedSince).toStrictEqual([])
    expect(await statement('reconciliation')).toMatchObject({ version: 2, versions: [{ version: 1 }, { version: 2 }] })
    expect((await statement('reconciliation'))?.lines.flatMap(({ voidedSince }) => voidedSince)).toStrictEqual([])
  })
  test('S4-64 every statement is read from the log again by its place, line by line', async () => {
    expect(made(here)).toHaveLength(9)
    for (const { year, position, lines } of made(here)) {
      const again = await standingAt(here.store, { unitId: 'K1', ledger: KIND, year, zone: ZONE }, position)
      expect(again.lines).toStrictEqual(lines)
    }
  })
  test('is seen by the unit and by supervision, and no line of it by whom the entry is hidden from', async () => {
    const of = (unitId: string, name = `principal-${unitId}`) =>
      viewerWith(['unitPrincipal'], { person: name, unitIds: [unitId] })
    expect(await statement('quarter1', {}, of('K2'))).toBeNull()
    expect(await told('yearlyLedgers', { year: 2020 }, of('K2'))).toMatchObject({ rows: [{ unitId: 'K2' }] })
    expect((await statement('quarter1', {}, of('K1')))?.lines).toHaveLength(3)
    const named = { entryId: entryOf(item), personIds: ['principal-K1'] }
    await here.does(person('system', null), 'RecordComplainedOf', named)
    expect((await statement('quarter1', {}, of('K1')))?.lines.map(({ entryId }) => entryId)).not.toContain(
      entryOf(item),
    )
  })
  test('every mode of the bus ends with the same lists', async () => {
    await expectSameInEveryMode(walk, MODES.slice(0, 2))
    expect.hasAssertions()
  })
})

describe('a ledger of another kind', () => {
  test('S4-10 the carrying-out of political matters is sorted quarter by quarter', async () => {
    const here = await beginCounty('plain')
    const ledger = 'politicalMatter'
    const ledgerId = ledgerIdOf({ unitId: 'K1', ledger, year: 2020 })
    await here.does(principal, 'OpenLedger', { ...opening, year: 2020, ledger })
    await here.does(principal, 'OpenWork', {
      ...{ ...workOf('instruction', '2020-09-30'), ledger },
      fields: { passedOn: '2020-01-02', deployment: '召开专题会' },
    })
    for (const [quarter, day] of [
      [1, '2020-04-02'],
      [2, '2020-07-02'],
      [3, '2020-10-08'],
    ] as const) {
      await on(here, day)
      expect(await says(here, 'ReportLedger', { ledgerId, quarter })).toBe('ok')
    }
    expect(made(here).map(({ statement, lines }) => [statement, lines.length])).toStrictEqual([
      ...[['opening', 0] as const, ['quarter1', 1] as const, ['quarter2', 1] as const, ['quarter3', 1] as const],
    ])
    await here.close()
  })
})
