import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { cnCalendar, workingDaysLate } from '@huiyin/calendar'
import { dayIn } from '@huiyin/kernel'
import { accept, cases, claimDone, endOf, entryRow, handlerOf, land, takeOnAll, type Case } from './casework.js'
import { expectSameInEveryMode } from './every-mode.js'
import { figuresOf, share, type Figures } from './figures.js'
import { entryOf, supervisor } from './matters.js'
import { activate, at, createUnits, MODES, world, ZONE, type BusMode, type World } from './world.js'

const UNITS = { desk: 'county', supervision: 'county', D1: 'county', D5: 'county' }
/** c2.5: what was found in the second phase, by problem. */
const FOUND = { C1: 2, C2: 4, C3: 3, C4: 3, C5: 6, C6: 8, C7: 4 }
const s1 = { unitId: 'D1', campaign: 's1', dueOn: '2020-09-30' }
const FINDINGS = Object.entries(FOUND).flatMap(([category, count]) => cases(count, category, { ...s1, category }))
/** c2.8: two of the public's comments on the published list became items. */
const COMMENTS = cases(2, 'comment', { ...s1, category: 'C6', channel: 'portal' })
/** c2.17: 32 items, of which 27 pass; of the others three were closed and two never were. */
const ALL: readonly Case[] = [...COMMENTS, ...FINDINGS].map((one, index) =>
  index < 27 ? one : { ...one, unitId: 'D5' },
)
const [PASSING, FAILING] = [ALL.slice(0, 27), ALL.slice(27)]
const [CLOSED, UNFINISHED] = [FAILING.slice(0, 3), FAILING.slice(3)]
const TRIGGERS = ['targetMissed', 'effectNotEvident', 'massesDissatisfied', 'targetMissed', 'targetMissed'] as const
const RELAPSED = PASSING[0]!

const on = (here: World, day: string) => here.moveTo(at(day, '09:00:00.000'))
const again = async (here: World, all: readonly Case[]) => {
  for (const one of all) {
    await claimDone(here, one)
    expect(await accept(here, one)).toMatchObject({ ok: true })
  }
}
/** c2.17: the end-check orders five anew, each for one of the three reasons. */
const endCheck = async (here: World) => {
  await on(here, '2020-10-19')
  for (const [index, one] of FAILING.entries()) {
    const order = { entryId: entryOf(one), trigger: TRIGGERS[index], reason: '期末检查未通过', dueOn: '2020-11-16' }
    await here.does(supervisor, 'OrderReRectification', order)
  }
}
/** c2.19: all are looked at again; one has relapsed, and nobody looks a second time. */
const lookBack = async (here: World) => {
  await on(here, '2020-11-23')
  for (const one of ALL) {
    const solved = one !== RELAPSED
    const look = { entryId: entryOf(one), carriedOut: true, solved, changed: solved, finding: '现场查看' }
    await here.does(supervisor, 'RecordLookBack', look)
  }
  const second = { entryId: entryOf(PASSING[1]!), carriedOut: true, solved: true, changed: true, finding: '再看一次' }
  expect(await here.ask(supervisor, 'RecordLookBack', second)).toMatchObject({ refusal: 'LookBackSpent' })
}
const walk = async (bus: BusMode): Promise<World> => {
  const here = await world({ bus, start: at('2020-03-02', '09:00:00.000') })
  await createUnits(here, '2020-03-01', UNITS)
  await activate(here, 's1', '2020-03-02')
  await on(here, '2020-05-29')
  for (const one of ALL.slice(COMMENTS.length)) {
    await takeOnAll(here, [one])
    const remedies = { fix: '立即改正', establish: '建立制度', rootCause: '责任心不强' }
    await here.does(handlerOf(one.unitId), 'PlanRemedies', { entryId: entryOf(one), ...remedies })
  }
  await on(here, '2020-06-05')
  await takeOnAll(here, ALL.slice(0, COMMENTS.length))
  await on(here, '2020-06-15')
  for (const [action, text] of [
    ['visit', '督导组现场查看六项内容'],
    ['press', '跟踪督办'],
  ])
    await here.does(supervisor, 'RecordSupervision', { entryId: entryOf(UNFINISHED[0]!), action, text })
  await on(here, '2020-09-29')
  await land(here, [...PASSING, ...CLOSED])
  await endCheck(here)
  await on(here, '2020-11-16')
  await again(here, CLOSED)
  await land(here, UNFINISHED.slice(0, 1))
  await on(here, '2020-11-20')
  await land(here, UNFINISHED.slice(1))
  await lookBack(here)
  await on(here, '2020-12-04')
  await again(here, [RELAPSED])
  return here
}

describe('c2 a city bureau in 2020', () => {
  let here: World
  let figures: Figures
  beforeAll(async () => {
    here = await walk('plain')
    figures = await figuresOf(here)
  })
  afterAll(async () => {
    await figures.close()
    await here.close()
  })

  test('S1-31 S1-30 c2.5 30 findings by problem 2, 4, 3, 3, 6, 8 and 4, each with its root cause and its measures', async () => {
    expect(await figures.casesBy(endOf('2020-05-31'), 'reason')).toStrictEqual(FOUND)
    const planned = here.facts('RemediesPlanned').map(({ data }) => (data as { rootCause: string }).rootCause)
    expect(planned).toStrictEqual(FINDINGS.map(() => '责任心不强'))
  })
  test('S1-35 c2.8 with two comments of the public there are 32 items', async () => {
    expect(await figures.casesBy(endOf('2020-06-30'), 'channel')).toStrictEqual({ portal: 2, selfFound: 30 })
    expect(await here.rows('items')).toHaveLength(32)
  })
  test('S1-89 c2.17 five are ordered anew for the three reasons, each due on 16 November', () => {
    const ordered = here.facts('ReRectificationOrdered').map(({ at: when, data }) => {
      const { trigger, deadline } = data as { trigger: string; deadline: { dueAt: string } }
      return [dayIn(ZONE, when), trigger, deadline.dueAt]
    })
    expect(ordered).toStrictEqual(TRIGGERS.map((trigger) => ['2020-10-19', trigger, endOf('2020-11-16')]))
  })
  test('S1-89 c2.18 four of the five are done by then = 80.0%, the last is late by 4 working days', async () => {
    const { dueCases, dueOnTime, dueLate } = await figures.counts(endOf('2020-11-22'), { group: 'bureau D5' })
    expect([share(dueOnTime!, dueCases!), dueLate]).toStrictEqual(['4/5 = 80.0%', 1])
    const last = await entryRow(here, UNFINISHED[1]!)
    const days = [last['due_at'], last['claimed_at']].map((moment) => dayIn(ZONE, String(moment)))
    expect(workingDaysLate(cnCalendar, days[0]!, days[1]!)).toBe(4)
  })
  test('S1-90 c2.19 all 32 are looked back at, the one that relapsed is taken up again and closed, and there are still 32', async () => {
    expect(here.facts('LookedBack')).toHaveLength(32)
    const relapsed = here
      .facts('EntryReopened')
      .filter(({ data }) => (data as { trigger: string }).trigger === 'lookBack')
    expect(relapsed.map(({ data }) => (data as { itemId: string }).itemId)).toStrictEqual([RELAPSED.itemId])
    const { cases: all } = await figures.counts(endOf('2020-11-30'), {})
    expect(all).toBe(32)
    const { cases: still, onTime, late } = await figures.counts(endOf('2020-12-04'), {})
    expect([still, onTime! + late!]).toStrictEqual([32, 32])
  })
  test('S4-13 c2.19 each look says whether it was carried out, is solved, and has changed', () => {
    const looks = here.facts('LookedBack').map(({ data }) => data as Record<string, unknown>)
    const asked = looks.map(({ carriedOut, solved, changed }) => [carriedOut, solved, changed].join())
    expect(asked.toSorted()).toStrictEqual(['true,false,false', ...Array.from({ length: 31 }, () => 'true,true,true')])
  })
  test('S1-95 S3-74 S4-45 a visit of the supervision and its pressing stand at the entry until it is closed', async () => {
    const said = here.facts('SupervisionRecorded').map(({ data }) => (data as { action: string }).action)
    expect(said).toStrictEqual(['visit', 'press'])
    expect(await entryRow(here, UNFINISHED[0]!)).toMatchObject({ supervisions: 2, state: 'closedOut' })
  })
  test('every mode of the bus ends with the same lists', async () => {
    await expectSameInEveryMode(walk, MODES.slice(0, 2))
    expect.hasAssertions()
  })
})
