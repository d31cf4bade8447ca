import { describe, expect, test } from '@jest/globals'
import { entryIdOf } from '@huiyin/rectification'
import { expectSameInEveryMode } from './every-mode.js'
import { viewerWith } from './gate.js'
import { dispatcher, operator, supervisor } from './matters.js'
import { askingOver } from './questions.js'
import { activate, ADMINISTRATOR, at, createUnits, person, world, type BusMode, type World } from './world.js'

const UNITS = { desk: 'county', supervision: 'county', K1: 'county', K11: 'K1', K2: 'county' }
const DUE = '2022-12-31T15:59:59.999Z'
const SAME = '13900000001'
const [seeing, below] = [viewerWith(['supervisor']), viewerWith(['supervisor'], { above: ['boss-1'] })]

interface Told {
  readonly rows: readonly { readonly itemId: string; readonly tags: readonly string[] }[]
}
const told = async <T>(here: World, viewer: typeof seeing, name: string, args: object) => {
  const answer = await askingOver(here)(viewer, name, args)
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.answer as T
}
const marked = async (here: World, flag: string, viewer = seeing) =>
  (await told<Told>(here, viewer, 'items', { filter: { flag } })).rows.map(({ itemId }) => itemId).toSorted()
const itemOf = (here: World, itemId: string, viewer = seeing) =>
  told<{ readonly row: { readonly tags: readonly string[] }; readonly cameAgain: object }>(here, viewer, 'item', {
    itemId,
  })

interface Coming {
  readonly contact?: string
  readonly campaign?: string | null
  readonly unitId?: string
  readonly cameTo?: string
}
const saying = ({ contact, cameTo }: Coming) => ({
  ...(cameTo === undefined ? {} : { cameTo }),
  ...(contact === undefined ? {} : { personal: { name: '示例人', contact, address: null, text: '示例诉求' } }),
})
const comes = async ({ does }: World, itemId: string, coming: Coming = {}) => {
  const { campaign = 's4', unitId = 'K11' } = coming
  const report = { reportId: `${itemId}-report`, channel: 'letter', reporter: 'named', summary: '示例事项' }
  const unknown = { category: null, place: null, outsideNumber: null }
  await does(operator, 'ReceiveReport', { itemId, ...report, ...unknown, ...saying(coming) })
  await does(operator, 'RegisterItem', { itemId, number: itemId, category: 'C1', campaign })
  const outsideDeadline = { kind: 'given', dueAt: DUE }
  await does(dispatcher, 'AssignItem', { itemId, unitId, personId: null, outsideDeadline })
}
const joins = ({ does }: World, itemId: string, reportId: string, coming: Coming = {}) =>
  does(operator, 'LinkReport', { itemId, reportId, channel: 'letter', reporter: 'named', ...saying(coming) })
const answers = ({ does }: World, itemId: string, reportId = `${itemId}-report`) =>
  does(operator, 'ReplyToReport', { itemId, reportId, result: 'solved', text: '已办结。' })

const begin = async (bus: BusMode, campaignId = 's4', day = '2022-01-04'): Promise<World> => {
  const here = await world({ bus, start: at(day, '08:00:00.000') })
  await createUnits(here, day, UNITS)
  await activate(here, campaignId, day)
  return here
}

/** One person on the first day, after 40 days, and 160 days after that; another person in between. */
const again = async (bus: BusMode): Promise<World> => {
  const here = await begin(bus)
  await here.moveTo(at('2022-02-01', '09:00:00.000'))
  await comes(here, 'first', { contact: SAME })
  await here.moveTo(at('2022-03-13', '09:00:00.000'))
  await comes(here, 'again', { contact: '139 0000 0001' })
  await comes(here, 'other', { contact: '13900000002' })
  await comes(here, 'unasked', { contact: SAME, campaign: null })
  await here.moveTo(at('2022-08-20', '09:00:00.000'))
  await comes(here, 'late', { contact: SAME })
  return here
}
/** A matter with a section of K1, and reports of it that come to whoever is above, beside and below. */
const over = async (bus: BusMode): Promise<World> => {
  const here = await begin(bus)
  for (const itemId of ['above', 'beside', 'answered', 'at-once']) await comes(here, itemId)
  await comes(here, 'held', { contact: SAME })
  await here.moveTo(at('2022-02-10', '09:00:00.000'))
  await joins(here, 'above', 'above-2', { cameTo: 'county' })
  await joins(here, 'beside', 'beside-2', { cameTo: 'K2' })
  await answers(here, 'answered')
  await joins(here, 'answered', 'answered-2', { cameTo: 'county' })
  await comes(here, 'anew', { contact: SAME, cameTo: 'K1', unitId: 'K2' })
  return here
}
/** Four matters: reported or coordinated too seldom, often enough, and so but answered. */
const hard = async (bus: BusMode): Promise<World> => {
  const here = await begin(bus, 's1', '2020-03-02')
  const coordinate = (itemId: string) =>
    here.does(supervisor, 'RecordSupervision', {
      ...{ entryId: entryIdOf(itemId, 'K1'), action: 'coordinate', text: '召集相关单位协调' },
    })
  for (const itemId of ['hard', 'seldom', 'alone', 'solved']) {
    await comes(here, itemId, { campaign: 's1', unitId: 'K1' })
    for (const n of itemId === 'seldom' ? [2] : [2, 3]) await joins(here, itemId, `${itemId}-${n}`)
    await coordinate(itemId)
    if (itemId === 'alone') continue
    const part = { unitId: 'K2', personId: null, part: '管线迁改', dueOn: null }
    await here.does(person('principal-k1', 'K1'), 'AskJointUnit', { entryId: entryIdOf(itemId, 'K1'), ...part })
  }
  for (const reportId of ['solved-report', 'solved-2', 'solved-3']) await answers(here, 'solved', reportId)
  return here
}

describe('who comes again', () => {
  test('S4-50 the same person within the days of the campaign is a repeat visit, and nothing else is', async () => {
    await expectSameInEveryMode(again)
    const here = await again('plain')
    expect(await marked(here, 'repeatVisit')).toStrictEqual(['again'])
    const { row, cameAgain } = await itemOf(here, 'again')
    expect(row.tags).toStrictEqual(['repeatVisit'])
    const first = { itemId: 'first', number: 'first', unitId: 'K11', daysApart: 40, unanswered: true }
    expect(cameAgain).toMatchObject({ repeatVisitDays: 90, earlier: [first] })
    await here.close()
  })
  test('S4-50 who it is stands nowhere: not in the answer, not in the facts, not in the history', async () => {
    const here = await again('plain')
    const facts = here.facts('ReporterCameBefore')
    expect(facts.map(({ data }) => Object.keys(data as object))).toContainEqual(['reportId', 'subjects'])
    const history = await told<object>(here, seeing, 'history', { itemId: 'again' })
    const said = JSON.stringify([facts, await itemOf(here, 'again'), history, await here.rows('visits')])
    for (const word of ['示例人', '139', '示例诉求']) expect(said).not.toContain(`"${word}`)
    expect(JSON.stringify(history)).not.toContain('ReporterCameBefore')
    await here.close()
  })
  test('S4-50 the same matter again is a repeat visit too, and too late it is none', async () => {
    const here = await begin('plain')
    for (const itemId of ['soon', 'later']) await comes(here, itemId)
    await here.moveTo(at('2022-02-10', '09:00:00.000'))
    await joins(here, 'soon', 'soon-2')
    await here.moveTo(at('2022-06-10', '09:00:00.000'))
    await joins(here, 'later', 'later-2')
    expect(await marked(here, 'repeatVisit')).toStrictEqual(['soon'])
    expect((await itemOf(here, 'later')).cameAgain).toMatchObject({ closestReports: 157, earlier: [] })
    await here.close()
  })
  test('S4-50 what somebody may not see shows in no mark on what he sees', async () => {
    const here = await again('plain')
    await here.does(ADMINISTRATOR, 'AddPerson', { personId: 'boss-1', name: '示例', validFrom: '2022-01-04' })
    const post = { postId: 'post-1', postTitle: '局长', unitId: 'K2', rank: 'principal', validFrom: '2022-01-04' }
    await here.does(ADMINISTRATOR, 'AppointPerson', { personId: 'boss-1', ...post, validTo: null })
    await here.does(operator, 'NameComplainedOf', { itemId: 'first', personIds: ['boss-1'] })
    expect(await marked(here, 'repeatVisit')).toStrictEqual(['again'])
    expect(await marked(here, 'repeatVisit', below)).toStrictEqual([])
    const hidden = await itemOf(here, 'again', below)
    expect(hidden).toMatchObject({ row: { tags: [] }, cameAgain: { earlier: [] } })
    await here.close()
  })
  test('of somebody who was forgotten nothing is left to compare', async () => {
    const here = await again('plain')
    const order = { itemId: 'first', reportId: 'first-report', reason: '依本人申请' }
    await here.does(person('discipline-1', null), 'OrderErasure', order)
    expect(await marked(here, 'repeatVisit')).toStrictEqual([])
    expect(await here.rows('visits', { item_id: 'first' })).toStrictEqual([])
    await here.close()
  })
})

describe('who passes a unit by', () => {
  test('S4-50 a report above the unit that owes an answer is a leap; beside it, or after the answer, it is none', async () => {
    await expectSameInEveryMode(over)
    const here = await over('plain')
    expect(await marked(here, 'leapfrogVisit')).toStrictEqual(['above', 'anew'])
    expect((await itemOf(here, 'above')).cameAgain).toMatchObject({
      ...{ leaptTo: 'county', leaptOver: 'K11', leapfrogLevels: 1 },
    })
    await here.close()
  })
})

describe('what is old and hard', () => {
  test('S1-32 S1-33 reported and coordinated as often as the campaign says, and not solved, it is listed with unit and limit', async () => {
    await expectSameInEveryMode(hard)
    const here = await hard('plain')
    const { rows } = await told<Told>(here, seeing, 'items', { filter: { flag: 'oldAndHard' } })
    expect(rows).toMatchObject([{ itemId: 'hard', unitId: 'K1', dueAt: DUE, reports: 3, tags: ['oldAndHard'] }])
    expect((await itemOf(here, 'hard')).cameAgain).toMatchObject({
      ...{ reports: 3, coordinations: 2, oldAndHardReports: 3, oldAndHardCoordinations: 2 },
    })
    await here.close()
  })
})
