import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { expectSameInEveryMode } from './every-mode.js'
import {
  beginCounty,
  claim,
  entryOf,
  handler,
  leader,
  officer,
  operator,
  reportOf,
  supervisor,
  takeOn,
  type Matter,
} from './matters.js'
import { at, person, type BusMode, type World } from './world.js'

/** A mode and a ledger no campaign and no model has, as somebody writes them down for his own city. */
const guide = (name: string): unknown => parse(readFileSync(new URL(`../guides/${name}.yaml`, import.meta.url), 'utf8'))
const [MODE, LEDGER] = [guide('tour-of-duty'), guide('flood-ledger')]

const administrator = person('administrator-1', 'desk')
const matter: Matter = { itemId: 'flooding', unitId: 'K1', campaign: 's3' }
const entryId = entryOf(matter)
const milestones = [
  { code: 'survey', zh: '完成摸底', day: '2020-09-30' },
  { code: 'rebuild', zh: '完成改造', day: '2021-03-31' },
]
const choose = { entryId, mode: 'tour-of-duty', milestones, reason: '一时难以解决' }
const enter = { entryId, ledger: 'flood', fields: { reach: '示范河一段' } }
const namesOf = (answer: unknown) =>
  (answer as { readonly problems: readonly { readonly path: string }[] }).problems.map(({ path }) => path)
const row = async (here: World) => (await here.rows('entries', { entry_id: entryId }))[0]

/** Both are defined; before that neither is known. */
const define = async (here: World) => {
  expect(await here.ask(supervisor, 'ChooseHandlingMode', choose)).toMatchObject({ refusal: 'ModeUnknown' })
  expect(await here.ask(supervisor, 'EnterInLedger', enter)).toMatchObject({ refusal: 'LedgerUnknown' })
  await here.does(administrator, 'DefineHandlingMode', { mode: MODE })
  await here.does(administrator, 'DefineLedgerKind', { ledger: LEDGER })
}

/** S3-39, c4.12: due with each milestone in turn, warned of each, and not overdue in between. */
const handleStepByStep = async (here: World) => {
  await here.does(supervisor, 'ChooseHandlingMode', choose)
  expect(await row(here)).toMatchObject({ mode: 'tour-of-duty', due_at: at('2020-09-30', '23:59:59.999') })
  await here.moveTo(at('2020-09-28', '10:00:00.000'))
  await here.does(supervisor, 'AcceptMilestone', { entryId, milestone: 'survey', finding: '摸底台账齐全' })
  await here.moveTo(at('2020-12-31', '18:00:00.000'))
  expect(await row(here)).toMatchObject({ due_at: at('2021-03-31', '23:59:59.999'), overdue: 0, warned: 0 })
  await here.moveTo(at('2021-03-30', '09:00:00.000'))
  expect(await row(here)).toMatchObject({ warned: 1, overdue: 0 })
}

/** From the files to the close-out; nothing but they knows of the mode and the ledger. */
const walk = async (bus: BusMode): Promise<World> => {
  const here = await beginCounty(bus)
  await here.moveTo(at('2020-04-28', '10:00:00.000'))
  await takeOn(here, matter)
  await define(here)
  expect(namesOf(await here.ask(handler, 'EnterInLedger', { ...enter, fields: {} }))).toStrictEqual([
    ...['fields.reach', 'needs.sponsor'],
  ])
  await here.does(leader, 'NameSponsor', { entryId, personId: 'leader-1' })
  await here.does(handler, 'EnterInLedger', enter)
  expect(await row(here)).toMatchObject({ ledger: 'flood', sponsor_id: 'leader-1' })
  await handleStepByStep(here)
  const evidence = await here.evidenceFor(entryId, '办结单.png', '2021-03-30')
  const done = { entryId, outcome: 'solved', outcomeText: '已改造', evidence }
  expect(namesOf(await here.ask(handler, 'ClaimDone', done))).toStrictEqual([
    ...['demands.milestones.rebuild', 'demands.publishedAnswer', 'demands.records.tour'],
  ])
  await here.does(supervisor, 'AcceptMilestone', { entryId, milestone: 'rebuild', finding: '现场属实' })
  await here.does(operator, 'PublishAnswer', { entryId, text: '示范河一段已完成改造' })
  await here.does(handler, 'EnterWorkRecord', { entryId, record: 'tour', on: '2021-03-29', fields: { days: 12 } })
  await claim(here, matter)
  const reply = { itemId: matter.itemId, reportId: reportOf(matter), result: 'solved', text: '已改造。' }
  await here.does(operator, 'ReplyToReport', reply)
  await here.does(officer, 'PassAcceptance', { entryId, finding: '现场核实无误' })
  expect(await row(here)).toMatchObject({ state: 'closedOut', public_answer: '示范河一段已完成改造' })
  return here
}

describe('a handling mode and a ledger that are added as files', () => {
  test('S3-39 S3-41 S3-23 c4.12 ask for what they say, move the deadline step by step, and lead to the close-out', async () => {
    await expectSameInEveryMode(walk)
    expect.hasAssertions()
  })
})
