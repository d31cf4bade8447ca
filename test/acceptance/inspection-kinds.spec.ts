import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { FindingPage } from '@huiyin/dashboard-api'
import { operator, supervisor } from './matters.js'
import { beginVisits, findingOf, inspection, photoFor, planOf, recordOf, told, visitDone } from './visits.js'
import { activate, type World } from './world.js'

describe('what each kind of inspection asks', () => {
  let here: World
  beforeEach(async () => {
    here = await beginVisits('plain', '2022-04-28')
  })
  afterEach(() => here.close())

  const held = async (kind: string, fields: object) => {
    await visitDone(here, kind, { kind }, { fields })
    return inspection(here, kind)
  }
  test('S3-61 a special inspection says whether it is about a decision, a project or a policy', async () => {
    const { fields } = await held('specialInspection', { topic: 'keyProject', subject: '城东快速路' })
    expect(fields).toMatchObject([{ code: 'topic', choice: { zh: '重点项目' } }, { value: '城东快速路' }])
  })
  test('S4-16 a project inspection sets what was planned beside what was done', async () => {
    const { fields } = await held('projectInspection', { project: '城东快速路', planned: '路基完成', actual: '未进场' })
    expect(fields.map(({ value }) => value)).toStrictEqual(['城东快速路', '路基完成', '未进场'])
    expect(await here.ask(supervisor, 'PlanInspection', planOf('again', { kind: 'projectInspection' }))).toMatchObject({
      ok: true,
    })
    const incomplete = recordOf('again', { fields: { project: '城东快速路' } })
    expect(await here.ask(supervisor, 'HoldInspection', incomplete)).toMatchObject({
      ...{ refusal: 'FieldsWrong', problems: [{ path: 'fields.planned' }, { path: 'fields.actual' }] },
    })
  })
  test('S4-36 a record of the front line says what was learned, pushed, solved and checked there', async () => {
    const four = { learned: '企业反映审批慢', pushed: '现场协调', solved: '当日出证', checked: '企业已开工' }
    const { fields } = await held('onSite', four)
    expect(Object.fromEntries(fields.map(({ code, value }) => [code, value]))).toStrictEqual(four)
  })
  test('S4-38 a symposium is a record with its subject and how many came', async () => {
    const { fields, row } = await held('symposium', { subject: '企业座谈', people: 12 })
    expect(fields.map(({ value }) => value)).toStrictEqual(['企业座谈', '12'])
    expect(row).toMatchObject({ kind: 'symposium', state: 'held' })
  })
  test('S0-38 S0-39 a follow-up check names its talk, and each finding stands in one of two lists', async () => {
    const { fields } = await held('followUpCheck', { talk: '三月政治谈话' })
    expect(fields).toMatchObject([{ code: 'talk', value: '三月政治谈话' }])
    const finding = (findingId: string, list: string) =>
      here.does(supervisor, 'RecordFinding', findingOf('followUpCheck', findingId, { fields: { list } }))
    await finding('a', 'notMet')
    await finding('b', 'stillProminent')
    const without = findingOf('followUpCheck', 'c')
    expect(await here.ask(supervisor, 'RecordFinding', without)).toMatchObject({ refusal: 'FieldsWrong' })
    const { findings } = await inspection(here, 'followUpCheck')
    expect(findings.map((one) => one.fields[0]?.choice?.zh)).toStrictEqual(['要求没有落实到位', '问题仍较突出'])
  })
  test('S4-62 a screening names for each finding the manifestation of the list it was found by', async () => {
    await held('screening', {})
    const bare = findingOf('screening', 'a', { category: 'C1' })
    expect(await here.ask(supervisor, 'RecordFinding', bare)).toMatchObject({ refusal: 'ManifestationMissing' })
    await here.does(supervisor, 'RecordFinding', { ...bare, manifestation: 'C1.1a' })
    const { findings } = await inspection(here, 'screening')
    expect(findings).toMatchObject([{ category: 'C1', manifestation: 'C1.1a' }])
  })
  test('S2-21 S3-08 an attendance finding is one of the unit, with how many it was', async () => {
    await held('attendanceCheck', {})
    const fields = { absence: 'notReported', people: 2 }
    const named = findingOf('attendanceCheck', 'a', { fields, complainedOf: ['clerk-k1'] })
    expect(await here.ask(supervisor, 'RecordFinding', named)).toMatchObject({ refusal: 'FindingAboutUnitsOnly' })
    await here.does(supervisor, 'RecordFinding', findingOf('attendanceCheck', 'a', { fields }))
    const { findings } = await inspection(here, 'attendanceCheck')
    expect(findings[0]).toMatchObject({ unitId: 'K1', fields: [{ choice: { zh: '未按规定报备' } }, { value: '2' }] })
  })
  test('S2-22 a finding of meeting discipline says what it was, and names nobody', async () => {
    await held('meetingCheck', { meeting: '月度调度会' })
    for (const fault of ['substitute', 'asleep', 'phone'])
      await here.does(supervisor, 'RecordFinding', findingOf('meetingCheck', fault, { fields: { fault, people: 1 } }))
    const { findings } = await inspection(here, 'meetingCheck')
    expect(findings.map((one) => one.fields[0]?.choice?.zh)).toStrictEqual(['找人替会', '会上打瞌睡', '会上使用手机'])
  })
})

describe('violations', () => {
  let here: World
  beforeEach(async () => {
    here = await beginVisits('plain', '2022-07-04')
    await activate(here, 's0', '2022-07-01')
  })
  afterEach(() => here.close())

  const violations = async (campaign: string) => {
    const known = await told<
      readonly { readonly campaign: string; readonly violations: readonly { code: string; zh: string }[] }[]
    >(here, 'inspectionChoices')
    return known.find((one) => one.campaign === campaign)!.violations
  }
  const found = async (campaign: string, category: string) => {
    for (const { code } of await violations(campaign)) {
      const inspectionId = `${campaign}-${code}`
      await visitDone(here, inspectionId, { campaign, plannedOn: '2022-07-04' })
      await here.does(supervisor, 'RecordFinding', findingOf(inspectionId, 'a', { category, violation: code }))
    }
  }
  test('S0-57 S4-59 of each campaign are its own, chosen at a finding, and counted by their code', async () => {
    expect((await violations('s0')).map(({ zh }) => zh)).toStrictEqual([
      '违规吃喝',
      '违规配备使用公务用车',
      '违规收受礼品礼金',
      '公职人员酒驾醉驾背后“四风”问题',
    ])
    expect((await violations('s4')).map(({ zh }) => zh)).toStrictEqual([
      '违规发放津补贴',
      '公务接待中“吃公函”',
      '借培训名义公款旅游',
    ])
    await found('s0', 'C5')
    await found('s4', 'C5')
    const listed = (violation: string) => told<FindingPage>(here, 'findings', { filter: { violation } })
    expect(new Set((await listed('V3')).rows.map(({ campaign }) => campaign))).toStrictEqual(new Set(['s0', 's4']))
    expect((await listed('V4')).rows).toMatchObject([{ campaign: 's0' }])
  })
  test('S0-57 S4-59 of an item are said when it is registered, and no other campaign’s', async () => {
    const register = async (itemId: string, campaign: string, violation: string) => {
      const report = { reportId: `${itemId}-r`, channel: 'massReport', reporter: 'anonymous', summary: '反映吃喝' }
      await here.does(operator, 'ReceiveReport', {
        itemId,
        ...report,
        category: null,
        place: null,
        outsideNumber: null,
      })
      return here.ask(operator, 'RegisterItem', { itemId, number: itemId, category: 'C5', campaign, violation })
    }
    expect(await register('a', 's0', 'V4')).toMatchObject({ ok: true })
    expect(await register('b', 's4', 'V3')).toMatchObject({ ok: true })
    expect(await register('c', 's4', 'V4')).toMatchObject({
      ...{ refusal: 'NotInCatalogue', problems: [{ path: 'violation' }] },
    })
    expect((await here.rows('items', { violation: 'V4' })).map(({ item_id: id }) => id)).toStrictEqual(['a'])
  })
  test('S0-10 a finding is refused without the requirement it is measured against, and shows it', async () => {
    await visitDone(here, 'check', { plannedOn: '2022-07-04' })
    const { benchmark, ...without } = findingOf('check', 'a')
    expect(await here.ask(supervisor, 'RecordFinding', without)).toMatchObject({
      ...{ refusal: 'InputInvalid', problems: [{ path: 'benchmark' }] },
    })
    await here.does(supervisor, 'RecordFinding', { ...without, benchmark })
    expect((await told<FindingPage>(here, 'findings')).rows).toMatchObject([{ benchmark }])
  })
})

describe('S0-49 the list of findings', () => {
  test('shows the evidence of each, and marks what is empty and what was copied', async () => {
    const here = await beginVisits('plain', '2022-04-29')
    await visitDone(here, 'may', {})
    const record = async (findingId: string, text: string, photo: string | null) => {
      const evidence = photo === null ? [] : await photoFor(here, 'may', photo)
      await here.does(supervisor, 'RecordFinding', findingOf('may', findingId, { text, evidence }))
    }
    await record('real', '一楼三号窗口午间无人值守，取号机停用', '三号窗口.png')
    await record('copied', '一楼三号窗口午间无人值守，取号机停用。', '大厅.png')
    await record('same-photo', '档案室消防通道被杂物堵住无法开门', '三号窗口.png')
    await record('empty', '存在问题', null)
    const { rows, doubtful } = await told<FindingPage>(here, 'findings')
    const doubts = Object.fromEntries(rows.map((one) => [one.findingId, one.doubts.map(({ kind }) => kind)]))
    expect(doubts).toStrictEqual({
      real: ['copiedText', 'copiedEvidence'],
      copied: ['copiedText'],
      'same-photo': ['copiedEvidence'],
      empty: ['noEvidence', 'fewWords'],
    })
    expect(rows.find(({ findingId }) => findingId === 'copied')?.doubts).toStrictEqual([
      { kind: 'copiedText', ofId: 'may/real' },
    ])
    expect(doubtful).toBe(4)
    await here.close()
  })
})
