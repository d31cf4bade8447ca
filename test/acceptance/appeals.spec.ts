import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { accept, assign, cases, claimDone, claimOf, endOf, handlerOf, register, reply, type Case } from './casework.js'
import { expectSameInEveryMode } from './every-mode.js'
import { figuresOf, share, type Figures } from './figures.js'
import { beginCounty, dispatcher, entryOf, operator, reportOf, supervisor } from './matters.js'
import { at, MODES, person, type BusMode, type World } from './world.js'

const CHANNELS = [
  ...[
    { channel: 'symposium', count: 6 },
    { channel: 'fieldResearch', count: 9 },
  ],
  ...[
    { channel: 'complaintPhone', count: 14 },
    { channel: 'reportBox', count: 5 },
    { channel: 'letter', count: 26 },
  ],
]
/** c4.9: sixty appeals of a year, by where they came in. */
const APPEALS: readonly Case[] = CHANNELS.flatMap(({ channel, count }) =>
  cases(count, channel, { unitId: 'K1', category: 'C5', campaign: 's3', channel }),
)
/** c4.10: how they are handled, by what the campaign calls its six ways. */
const MODES_OF = [
  ...['at-once', 'on-site', 'proactive', 'stepwise', 'joint', 'public'].flatMap((mode, index) =>
    Array.from({ length: [20, 8, 9, 5, 10, 8][index]! }, () => mode),
  ),
]
const DAY = { code: 'done', zh: '全部完成', day: '2020-05-14' }
const [LATE, CALLED_BACK, SATISFIED] = [6, 50, 44]

/** What each way demands before the work may be said done. */
const DEMANDS: Readonly<Record<string, readonly string[]>> = {
  'at-once': [],
  'on-site': ['demands.records.onSiteRecord'],
  proactive: [],
  stepwise: ['demands.milestones.done'],
  joint: ['demands.jointUnits'],
  public: ['demands.publishedAnswer'],
}
/** Each demand is seen to in its own way. */
const MEET: Readonly<Record<string, (here: World, entryId: string, one: Case) => Promise<void>>> = {
  'on-site': async ({ does }, entryId) => {
    const fields = { place: '项目工地', text: '现场协调解决' }
    await does(handlerOf('K1'), 'EnterWorkRecord', { entryId, record: 'onSiteRecord', on: '2020-04-29', fields })
  },
  stepwise: async ({ does }, entryId) => {
    await does(supervisor, 'AcceptMilestone', { entryId, milestone: 'done', finding: '现场属实' })
  },
  joint: async (here, entryId, one) => {
    await here.does(dispatcher, 'AskJointUnit', { entryId, unitId: 'K2', personId: null, part: '配合', dueOn: null })
    const part = { ...one, unitId: 'K2' }
    await claimDone(here, part)
    expect(await accept(here, part)).toMatchObject({ ok: true })
  },
  public: async ({ does }, entryId) => {
    await does(operator, 'PublishAnswer', { entryId, text: '政策答复：按县里统一标准执行' })
  },
}
const problemsOf = (answer: object) =>
  ((answer as { problems?: readonly { readonly path: string }[] }).problems ?? []).map(({ path }) => path)

/** S3-52, S3-53: split and assigned, its way said with a reason, and handled as that way demands. */
const handle = async (here: World, one: Case, mode: string) => {
  const entryId = entryOf(one)
  const milestones = mode === 'stepwise' ? [DAY] : []
  await here.does(supervisor, 'ChooseHandlingMode', { entryId, mode, milestones, reason: '按诉求性质确定' })
  const demanded = DEMANDS[mode]!
  if (demanded.length > 0) {
    const early = await here.ask(handlerOf('K1'), 'ClaimDone', await claimOf(here, one))
    expect([mode, early.ok, problemsOf(early)]).toStrictEqual([mode, false, demanded])
  }
  await MEET[mode]?.(here, entryId, one)
  await claimDone(here, one)
}
/** S3-54: answered, accepted, and called back. */
const callBack = async (here: World, one: Case, index: number) => {
  await reply(here, one)
  expect(await accept(here, one)).toMatchObject({ ok: true })
  if (index >= CALLED_BACK) return
  const rating = index < SATISFIED ? 'satisfied' : 'notSatisfied'
  const rated = { reportId: reportOf(one), itemId: one.itemId, unitId: 'K1', rating, remark: null }
  await here.does(person('supervisor-2', 'supervision'), 'RateReport', rated)
}
const walk = async (bus: BusMode): Promise<World> => {
  const here = await beginCounty(bus)
  await here.moveTo(at('2020-04-28', '09:00:00.000'))
  for (const one of APPEALS) await register(here, one)
  for (const one of APPEALS) await assign(here, one)
  await here.moveTo(at('2020-04-30', '09:00:00.000'))
  const inTime = APPEALS.length - LATE
  for (const [index, one] of APPEALS.slice(0, inTime).entries()) {
    await handle(here, one, MODES_OF[index]!)
    await callBack(here, one, index)
  }
  await here.moveTo(at('2020-05-15', '09:00:00.000'))
  for (const [index, one] of APPEALS.slice(inTime).entries()) {
    await handle(here, one, MODES_OF[inTime + index]!)
    await callBack(here, one, inTime + index)
  }
  return here
}

describe('sixty appeals of a county in 2020', () => {
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
  const END = endOf('2020-12-31')
  const entriesBy = async (mode: string) => here.rows('entries', { mode, state: 'closedOut' })

  test('S3-21 c4.9 by where they came in: symposium 6, visits 9, phone 14, box 5, letters 26', async () =>
    expect(await figures.casesBy(END, 'channel')).toStrictEqual(
      Object.fromEntries(CHANNELS.map(({ channel, count }) => [channel, count])),
    ))
  test('S3-51 each has a number of its own from the one desk that takes it on', async () => {
    const numbers = (await here.rows('items')).map((row) => String(row['number'])).toSorted()
    expect(numbers).toStrictEqual(APPEALS.map((_, index) => `2020-${String(index + 1).padStart(6, '0')}`))
  })
  test('S3-52 each is given to a unit once, and its entry stands there', async () => {
    expect(here.facts('ItemAssigned')).toHaveLength(60)
    expect(await here.rows('entries', { unit_id: 'K1', state: 'closedOut' })).toHaveLength(60)
  })
  test('S3-53 each says how it was handled: its outcome, in words, with a file that shows it', () => {
    const claims = here
      .facts('CompletionClaimed')
      .map(({ data }) => data as { outcomeText: string; evidence: object[] })
    const parts = MODES_OF.filter((mode) => mode === 'joint')
    expect(claims.map(({ outcomeText, evidence }) => [outcomeText, evidence.length])).toStrictEqual(
      [...APPEALS, ...parts].map(() => ['已整改', 1]),
    )
  })
  test('c4.9 54 of 60 were finished in time = 90.0%', async () => {
    const { cases: all, onTime, late } = await figures.counts(END, {})
    expect([share(onTime!, all!), late]).toStrictEqual(['54/60 = 90.0%', 6])
  })
  test('S3-54 c4.9 50 were called back, and 44 of them are satisfied = 88.0%', async () => {
    const { rated, satisfied } = await figures.tiles(END)
    expect(share(satisfied!, rated!)).toBe('44/50 = 88.0%')
  })
  test.each([
    ['S3-36', 'at-once', 20],
    ['S3-37', 'on-site', 8],
    ['S3-38', 'proactive', 9],
    ['S3-39', 'stepwise', 5],
    ['S3-40', 'joint', 10],
    ['S3-41', 'public', 8],
  ])('%s c4.10 %s: %d were handled so, with all that it demands, and closed', async (_, mode, count) =>
    expect(await entriesBy(mode)).toHaveLength(count),
  )
  test('S3-41 c4.10 each that was handled in the open shows its published answer, and no other does', async () => {
    const published = (await here.rows('entries')).filter((row) => row['public_answer'] !== null)
    expect(published.map((row) => row['mode'])).toStrictEqual(Array.from({ length: 8 }, () => 'public'))
  })
  test('S3-50 c4.10 each that was handled at the door has its record of the day on site', () => {
    const records = here
      .facts('WorkRecordEntered')
      .map(({ data }) => (data as { record: { code: string } }).record.code)
    expect(records).toStrictEqual(Array.from({ length: 8 }, () => 'onSiteRecord'))
  })
  test('every mode of the bus ends with the same lists', async () => {
    await expectSameInEveryMode(walk, MODES.slice(0, 2))
    expect.hasAssertions()
  })
})
