import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { LEDGERS } from '@huiyin/contracts/campaign'
import { standardLedgers as allLedgers } from '@huiyin/contracts/rectification'
import { accept, assign, claimDone, claimOf, entryRow, handlerOf, register, reply, type Case } from './casework.js'
import { expectSameInEveryMode } from './every-mode.js'
import { beginCounty, entryOf, leader, officer, supervisor } from './matters.js'
import { at, MODES, type BusMode, type World } from './world.js'

/** Those of the model; what nobody complained of has ledgers of its own beside them (work-ledgers.spec). */
const standardLedgers = allLedgers.filter(({ model }) => model !== null)

/** What an entry says in each ledger, beside what it has of its own; `more` is what that ledger only asks for. */
const SAYS: Readonly<Record<string, { readonly owed: Readonly<Record<string, string>>; readonly more?: object }>> = {
  problem: { owed: { measure: '增设窗口' } },
  rectification: { owed: { measure: '增设窗口', standard: '排队不超半小时' } },
  keyWork: { owed: { leader: '分管县领导', section: '督查科' } },
  politicalMatter: { owed: { passedOn: '2020-04-27', deployment: '召开专题会' }, more: { siteCheck: '现场属实' } },
  project: { owed: { problem: 'lateProgress', measure: '增加班组' }, more: { legacy: true } },
  safety: { owed: { problem: '临边无防护', solution: '加装护栏', duty: '项目部', measure: '每日巡查' } },
  rules: { owed: { title: '窗口值守制度', action: 'fillGap' } },
  benefitProject: { owed: { project: '通村公路' } },
  reformTask: { owed: { task: '一窗受理' }, more: { pilot: true } },
}
const ROWS: readonly (readonly [rows: string, ledger: string])[] = [
  ['S3-22 S3-23 S1-43', 'problem'],
  ['S4-63', 'rectification'],
  ['S3-48', 'keyWork'],
  ['S4-08', 'politicalMatter'],
  ['S4-17 S4-18', 'project'],
  ['S4-93', 'safety'],
  ['S0-62', 'rules'],
]
const caseOf = (ledger: string): Case => {
  return { itemId: ledger, unitId: 'K1', category: 'C3', campaign: 's3', personId: 'handler-9' }
}
const enter = (here: World, ledger: string, fields: object) =>
  here.ask(handlerOf('K1'), 'EnterInLedger', { entryId: entryOf(caseOf(ledger)), ledger, fields })
const namesOf = (answer: object) =>
  ((answer as { problems?: readonly { readonly path: string }[] }).problems ?? []).map(({ path }) => path)

/** The wrong ways first: each thing that is owed left out in turn, and a choice that is none. */
const refusals = async (here: World, ledger: string) => {
  const { owed } = SAYS[ledger]!
  const named: string[] = []
  for (const code of Object.keys(owed)) {
    const rest = Object.fromEntries(Object.entries(owed).filter(([other]) => other !== code))
    const answer = await enter(here, ledger, rest)
    expect(answer).toMatchObject({ ok: false, refusal: 'LedgerIncomplete' })
    named.push(...namesOf(answer))
  }
  expect(named).toStrictEqual(Object.keys(owed).map((code) => `fields.${code}`))
}
/** S0-62: a gap is filled, what is vague is defined, what does not fit is aligned, and nothing else. */
const ruleActions = async (here: World) => {
  const title = '窗口值守制度'
  for (const action of ['define', 'align', 'fillGap'])
    expect(await enter(here, 'rules', { title, action })).toMatchObject({ ok: true })
  expect(namesOf(await enter(here, 'rules', { title, action: 'abolish' }))).toStrictEqual(['fields.action'])
}
/** S4-08: who is in charge presses on, and it is checked on site before it is closed (S4-09). */
const closePolitical = async (here: World) => {
  const one = caseOf('politicalMatter')
  await here.does(supervisor, 'RecordSupervision', { entryId: entryOf(one), action: 'press', text: '专人盯办' })
  expect(await accept(here, one)).toMatchObject({ refusal: 'NothingClaimed' })
  await claimDone(here, one)
  await reply(here, one)
  expect(await accept(here, one)).toMatchObject({ ok: true })
}
/** S4-42, S0-23, S4-65: ways that demand records, remedies and a sponsor of whatever ledger it stands in. */
const demanding = async (here: World) => {
  const one = caseOf('problem')
  const entryId = entryOf(one)
  const choose = (mode: string) =>
    here.does(supervisor, 'ChooseHandlingMode', { entryId, mode, milestones: [], reason: '按要求办理' })
  const unmet = async (mode: string) => {
    await choose(mode)
    return namesOf(await here.ask(handlerOf('K1'), 'ClaimDone', await claimOf(here, one)))
  }
  const fiveOnes = ['reception', 'reading', 'minutes', 'plan']
  expect(await unmet('fiveOnes')).toStrictEqual(fiveOnes.map((record) => `demands.records.${record}`))
  expect(await unmet('pairFixEstablish')).toStrictEqual(['demands.remedies'])
  expect(await unmet('sponsored')).toStrictEqual(['demands.sponsor'])
  for (const record of fiveOnes) {
    await choose('fiveOnes')
    const kept = { entryId, record, on: '2020-04-28', fields: { text: '见附件' } }
    await here.does(handlerOf('K1'), 'EnterWorkRecord', kept)
  }
  await here.does(handlerOf('K1'), 'PlanRemedies', { entryId, fix: '增设窗口', establish: '轮班制度' })
  await here.does(leader, 'NameSponsor', { entryId, personId: leader.person })
  await choose('atOnce')
  await choose('fiveOnes')
  await claimDone(here, one)
  await here.does(officer, 'ReturnForRework', { entryId, fault: 'perfunctory', reason: '记录过于简单' })
}

const walk = async (bus: BusMode): Promise<World> => {
  const here = await beginCounty(bus)
  await here.moveTo(at('2020-04-28', '09:00:00.000'))
  for (const ledger of LEDGERS) {
    await register(here, caseOf(ledger))
    await assign(here, caseOf(ledger))
    await refusals(here, ledger)
    expect(await here.rows('entries', { ledger })).toStrictEqual([])
    const { owed, more } = SAYS[ledger]!
    expect(await enter(here, ledger, { ...owed, ...more })).toMatchObject({ ok: true })
  }
  await ruleActions(here)
  await closePolitical(here)
  await demanding(here)
  return here
}

describe('the ledgers of the five documents', () => {
  let here: World
  beforeAll(async () => {
    here = await walk('plain')
  })
  afterAll(() => here.close())
  const enteredAs = (ledger: string) =>
    here
      .facts('LedgerEntered')
      .map(({ data }) => data as { ledger: { code: string }; fields: object })
      .findLast((one) => one.ledger.code === ledger)

  test.each(ROWS)('%s %s: an entry stands in it with everything it asks for, and is found by it', async (_, ledger) => {
    const { owed, more } = SAYS[ledger]!
    expect(await here.rows('entries', { ledger })).toMatchObject([{ entry_id: entryOf(caseOf(ledger)) }])
    expect(enteredAs(ledger)).toMatchObject({ fields: { ...owed, ...more } })
  })
  test('every ledger of the model is among them, and asks for what is refused without', () => {
    expect(standardLedgers.map(({ code }) => code)).toStrictEqual(Object.keys(SAYS))
    const owed = standardLedgers.map(({ fields }) => fields.filter(({ required }) => required).map(({ code }) => code))
    expect(owed).toStrictEqual(Object.values(SAYS).map((one) => Object.keys(one.owed)))
  })
  test('S4-09 a political matter is closed with an outcome only', async () =>
    expect(await entryRow(here, caseOf('politicalMatter'))).toMatchObject({ state: 'closedOut', outcome: 'solved' }))
  test('S4-42 S0-23 S4-65 S0-25 the five ones, the pair of measures and the sponsor are demanded by the way it is handled', async () => {
    const modes = here.facts('HandlingModeChosen').map(({ data }) => (data as { mode: { code: string } }).mode.code)
    expect(new Set(modes)).toStrictEqual(new Set(['fiveOnes', 'pairFixEstablish', 'sponsored', 'atOnce']))
    expect(await entryRow(here, caseOf('problem'))).toMatchObject({ state: 'returned', sponsor_id: leader.person })
  })
  test('every mode of the bus ends with the same lists', async () => {
    await expectSameInEveryMode(walk, MODES.slice(0, 2))
    expect.hasAssertions()
  })
})
