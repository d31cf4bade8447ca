import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { FindingPage, InspectionPage } from '@huiyin/dashboard-api'
import { expectSameAnew, expectSameInEveryMode } from './every-mode.js'
import { viewerWith } from './gate.js'
import { dispatcher, operator, supervisor } from './matters.js'
import { beginVisits, findingOf, happened, inspection, photoFor, planOf, recordOf, told, visitDone } from './visits.js'
import { at, type BusMode, type World } from './world.js'

/** Planned for a key date, visited without a network, written down two days later, and every finding seen to. */
const wholeVisit = async (bus: BusMode, photo = false): Promise<World> => {
  const here = await beginVisits(bus, '2022-04-25')
  await here.does(supervisor, 'PlanInspection', planOf('may', { keyDate: 'labour-day' }))
  await here.moveTo(at('2022-05-01', '10:00:00.000'))
  await here.does(supervisor, 'HoldInspection', recordOf('may'), happened('2022-04-29'))
  const evidence = photo ? await photoFor(here, 'may') : [] // no seal of a file is like another
  await here.does(supervisor, 'RecordFinding', findingOf('may', 'one', { evidence }), happened('2022-04-29'))
  const other = { text: '服务承诺未上墙', complainedOf: ['principal-k1'] }
  await here.does(supervisor, 'RecordFinding', findingOf('may', 'two', other), happened('2022-04-29'))
  await here.does(supervisor, 'RecordFinding', findingOf('may', 'three', { text: '意见箱已满', category: 'C2' }))
  for (const findingId of ['one', 'two'])
    await here.does(supervisor, 'MakeFindingItem', { inspectionId: 'may', findingId })
  await here.does(supervisor, 'SettleOnTheSpot', { inspectionId: 'may', findingId: 'three', done: '当场清空' })
  await here.does(supervisor, 'EndInspection', { inspectionId: 'may', record: '发现三件，一件当场整改，两件转办。' })
  return here
}

const itemsFrom = ({ facts }: World) =>
  facts('ReportReceived').map(({ data }) => data as { readonly channel: string; readonly source: object })

describe('S4-23 what an inspection finds', () => {
  test('becomes an item once for each finding, on every kind of bus, and again nothing when the log is delivered anew', async () => {
    await expectSameInEveryMode(wholeVisit)
    const here = await wholeVisit('plain')
    expect(itemsFrom(here)).toMatchObject([
      { channel: 'covertCheck', source: { inspectionId: 'may', findingId: 'one' } },
      { channel: 'covertCheck', source: { inspectionId: 'may', findingId: 'two' } },
    ])
    await expectSameAnew(here, { bus: 'plain', until: at('2022-05-02') })
    await here.close()
  })
})

describe('an inspection of a county', () => {
  let here: World
  beforeEach(async () => {
    here = await beginVisits('plain', '2022-04-28')
  })
  afterEach(() => here.close())

  test('S2-57 is traced from its finding to the item and back, and its record is there to be read', async () => {
    await here.close()
    here = await wholeVisit('plain', true)
    const { row, findings, record, met, saw } = await inspection(here, 'may')
    expect(row).toMatchObject({ state: 'ended', findings: 3, findingsOpen: 0, keyDate: 'labour-day' })
    expect([met, saw, record]).toStrictEqual(['大厅值班人员', '三个窗口开两个', '发现三件，一件当场整改，两件转办。'])
    const [one, , three] = findings
    expect(one).toMatchObject({ settledAs: 'item', evidence: [{ name: '窗口.png' }] })
    expect(three).toMatchObject({ settledAs: 'onTheSpot', settledText: '当场清空', itemId: null })
    const item = await told(here, 'item', { itemId: one!.itemId })
    expect(item).toMatchObject({
      row: { channel: 'covertCheck', summary: one!.text, state: 'received' },
      reports: [{ source: { inspectionId: 'may', findingId: 'one' } }],
    })
  })
  test('that found nothing is a record as well', async () => {
    await visitDone(here, 'quiet', {})
    await here.does(supervisor, 'EndInspection', { inspectionId: 'quiet', record: '未发现问题。' })
    expect(await inspection(here, 'quiet')).toMatchObject({
      row: { state: 'ended', findings: 0 },
      record: '未发现问题。',
    })
  })
  test('S4-58 is planned for a key date, and what was planned and not held is told', async () => {
    await here.does(supervisor, 'PlanInspection', planOf('may', { keyDate: 'labour-day' }))
    await here.does(supervisor, 'PlanInspection', planOf('june', { plannedOn: '2022-06-02', keyDate: 'dragon-boat' }))
    const listed = async (filter: object) =>
      (await told<InspectionPage>(here, 'inspections', { filter })).rows.map(({ inspectionId }) => inspectionId)
    expect(await listed({})).toStrictEqual(['june', 'may'])
    expect(await listed({ keyDate: 'labour-day' })).toStrictEqual(['may'])
    expect(await listed({ overdue: true })).toStrictEqual([])
    await here.moveTo(at('2022-04-30', '09:00:00.000'))
    expect(await listed({ overdue: true })).toStrictEqual(['may'])
    expect((await told<InspectionPage>(here, 'inspections')).rows.map(({ inTime }) => inTime)).toStrictEqual([
      null,
      false,
    ])
  })
  test('S4-58 is called off or moved with a reason, and then neither overdue nor held in time by being moved late', async () => {
    for (const id of ['off', 'moved', 'missed']) await here.does(supervisor, 'PlanInspection', planOf(id))
    await here.does(supervisor, 'CallOffInspection', { inspectionId: 'off', reason: '受检大厅已迁址' })
    const move = { plannedOn: '2022-05-06', reason: '避开假期' }
    await here.does(supervisor, 'MoveInspection', { inspectionId: 'moved', ...move })
    await here.moveTo(at('2022-05-05', '09:00:00.000'))
    const overdue = await told<InspectionPage>(here, 'inspections', { filter: { overdue: true } })
    expect(overdue.rows.map(({ inspectionId }) => inspectionId)).toStrictEqual(['missed'])
    expect((await inspection(here, 'off')).row).toMatchObject({
      ...{ state: 'calledOff', changeReason: '受检大厅已迁址', inTime: null },
    })
    expect((await inspection(here, 'moved')).row).toMatchObject({
      ...{ plannedOn: '2022-05-06', firstPlannedOn: '2022-04-29', moves: 1, changeReason: '避开假期', inTime: null },
    })
    expect(await here.ask(supervisor, 'MoveInspection', { inspectionId: 'missed', ...move })).toMatchObject({
      refusal: 'PlannedDayOver',
    })
    expect(await here.ask(supervisor, 'HoldInspection', recordOf('off'))).toMatchObject({
      refusal: 'InspectionCalledOff',
    })
  })
  test('S4-58 is not moved by saying that it was moved before its day was over', async () => {
    await here.does(supervisor, 'PlanInspection', planOf('missed'))
    await here.moveTo(at('2022-04-30', '09:00:00.000'))
    const move = { inspectionId: 'missed', plannedOn: '2022-05-06', reason: '避开假期' }
    const said = happened('2022-04-29', '17:00:00.000')
    expect(await here.ask(supervisor, 'MoveInspection', move, said)).toMatchObject({ refusal: 'PlannedDayOver' })
  })
  test('S4-58 is in time by the day it was held on, not by the day on which that was recorded', async () => {
    await here.does(supervisor, 'PlanInspection', planOf('offline'))
    await here.does(supervisor, 'PlanInspection', planOf('late'))
    await here.moveTo(at('2022-05-05', '09:00:00.000'))
    await here.does(supervisor, 'HoldInspection', recordOf('offline'), happened('2022-04-29', '23:30:00.000'))
    await here.does(supervisor, 'HoldInspection', recordOf('late'), happened('2022-04-30', '00:30:00.000'))
    expect((await inspection(here, 'offline')).row).toMatchObject({
      ...{ heldAt: at('2022-04-29', '23:30:00.000'), heldRecordedAt: at('2022-05-05', '09:00:00.000'), inTime: true },
    })
    expect((await inspection(here, 'late')).row.inTime).toBe(false)
  })
  test('did not happen in the future, nor before the campaign it is held under', async () => {
    await here.does(supervisor, 'PlanInspection', planOf('may'))
    const hold = (when: Parameters<typeof happened>) =>
      here.ask(supervisor, 'HoldInspection', recordOf('may'), happened(...when))
    expect(await hold(['2022-04-28', '09:00:00.001'])).toMatchObject({ refusal: 'OccurredInTheFuture' })
    const early = { inspectionId: 'early', plannedOn: '2021-12-31' }
    expect(await here.ask(supervisor, 'PlanInspection', planOf('early', early))).toMatchObject({
      refusal: 'BeforeCampaign',
    })
    await here.close()
    here = await beginVisits('plain', '2022-01-02')
    await here.does(supervisor, 'PlanInspection', planOf('may'))
    expect(await hold(['2021-12-31', '23:59:59.999'])).toMatchObject({ refusal: 'BeforeCampaign' })
    expect(await hold(['2022-01-01', '00:00:00.000'])).toMatchObject({ ok: true })
  })
  test('is hidden from whoever a finding complains of, and from him who is named at its item later', async () => {
    await visitDone(here, 'open', {})
    await here.does(supervisor, 'RecordFinding', findingOf('open', 'one'))
    await here.does(supervisor, 'MakeFindingItem', { inspectionId: 'open', findingId: 'one' })
    const principal = viewerWith(['leader'], { person: 'principal-k1', unitIds: ['K1'] })
    const below = viewerWith(['leader'], { person: 'clerk-k1', unitIds: ['K1'], above: ['principal-k1'] })
    const seen = async (viewer: typeof principal) => {
      const { total } = await told<InspectionPage>(here, 'inspections', {}, viewer)
      const one = await told(here, 'inspection', { inspectionId: 'open' }, viewer)
      const { total: findings } = await told<FindingPage>(here, 'findings', {}, viewer)
      return [total, one === null, findings]
    }
    expect([await seen(principal), await seen(below)]).toStrictEqual([
      [1, false, 1],
      [1, false, 1],
    ])
    const { itemId } = (await inspection(here, 'open')).findings[0]!
    await here.does(operator, 'NameComplainedOf', { itemId, personIds: ['principal-k1'] })
    expect([await seen(principal), await seen(below)]).toStrictEqual([
      [0, true, 0],
      [0, true, 0],
    ])
    await visitDone(here, 'named', {})
    const complaint = { complainedOf: ['principal-k1'] }
    await here.does(supervisor, 'RecordFinding', findingOf('named', 'one', complaint))
    expect(await seen(below)).toStrictEqual([0, true, 0])
    const end = { name: 'EndInspection', input: { inspectionId: 'named', record: '无' } }
    const sent = { ...end, tenant: 'county', occurred: null, commandId: 'c', correlation: 'c', causation: 'c' }
    const asBelow = {
      ...sent,
      actor: { person: 'clerk-k1', post: null, unit: null },
      atOrAbove: new Set(below.atOrAbove),
    }
    expect(await here.send(asBelow)).toMatchObject({ refusal: 'InspectionUnknown' })
    expect((await told<InspectionPage>(here, 'inspections')).total).toBe(2)
  })
  test('hands its item to the desk, which registers and assigns it as any other; nobody complained of gets it', async () => {
    await visitDone(here, 'may', {})
    await here.does(supervisor, 'RecordFinding', findingOf('may', 'one', { complainedOf: ['principal-k1'] }))
    await here.does(supervisor, 'MakeFindingItem', { inspectionId: 'may', findingId: 'one' })
    const { itemId } = (await inspection(here, 'may')).findings[0]!
    await here.does(operator, 'RegisterItem', { itemId, number: null, category: 'C3', campaign: 's4' })
    const give = (unitId: string) =>
      here.ask(dispatcher, 'AssignItem', { itemId, unitId, personId: null, outsideDeadline: null })
    expect(await give('K1')).toMatchObject({ refusal: 'ComplainedOfMayNotHandle' })
    expect(await give('K2')).toMatchObject({ ok: true })
    expect(await here.rows('entries', { item_id: itemId })).toMatchObject([{ unit_id: 'K2', category: 'C3' }])
  })
})
