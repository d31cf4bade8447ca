import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { standardLedgers } from '@huiyin/contracts/rectification'
import { entryIdOf } from '@huiyin/rectification'
import { beginCounty, handler, leader, officer, principal, supervisor } from './matters.js'
import { at, person, type World } from './world.js'

/** What a work says in each ledger that the documents name beside those of the model. */
interface Says {
  readonly fields: Readonly<Record<string, unknown>>
  /** What may be left out of them. */
  readonly more?: object
  /** What the work brings beside its fields, because the ledger needs it. */
  readonly brings?: object
  readonly choices?: Readonly<Record<string, readonly string[]>>
}
const SAYS: Readonly<Record<string, Says>> = {
  specialProgramme: { fields: { programme: '“七个有之”专项治理', task: '对照排查' } },
  groupInventory: {
    ...{ fields: { purpose: 'merge', platform: 'wechat', found: 12 }, more: { left: 3 } },
    choices: { purpose: ['cleanUp', 'merge'], platform: ['wechat', 'qq', 'other'] },
  },
  tracker: {
    fields: { kind: 'policy', measure: '逐项对账' },
    choices: { kind: ['policy', 'generalProblem', 'difficulty'] },
  },
  businessEnvironment: {
    ...{ fields: { list: 'A', measure: '容缺受理' }, more: { field: 'policy' } },
    choices: { list: ['A', 'B'], field: ['policy', 'project', 'operation'] },
  },
  enterpriseHelp: { fields: { enterprise: '示范企业', difficulty: '品牌建设', help: '联系商标服务' } },
  cleanUp: { fields: { kind: 'oldAndHard', problem: '多年未办证' }, choices: { kind: ['oldAndHard', 'keyTask'] } },
  pledge: { fields: { pledgedOn: '2020-04-27', occasion: '电视问政', pledge: '年底前修通' } },
  blockage: { fields: { rule: '窗口值守制度', where: '科室会签', foundOn: '2020-04-20' } },
  talkPlan: { fields: { talkedOn: '2020-04-20', measure: '完善议事规则' } },
  caseReform: {
    fields: { case: '采购案', loophole: '验收走过场', kind: 'build', measure: '双人验收' },
    choices: { kind: ['reform', 'build', 'govern'] },
  },
  endCheck: { fields: { checkedOn: '2020-04-27', met: true, finding: '窗口按时开放' } },
  petition: {
    fields: { batch: '第一批', kind: 'petition', problem: '安置房延期', measure: '专班包案' },
    choices: { kind: ['petition', 'factor'] },
  },
  negativeList: {
    fields: { category: 'C5', rootCause: '窗口不足' },
    brings: { remedies: { fix: '加开窗口', establish: '建立值守制度' } },
  },
}
/** Each row with the ledger that it asks for and what it says there. */
const ROWS: readonly (readonly [row: string, ledger: string, fields: Readonly<Record<string, unknown>>])[] = [
  ['S0-51', 'specialProgramme', { programme: '“七个有之”专项治理' }],
  ['S0-53', 'specialProgramme', { programme: '政绩观偏差专项治理' }],
  ['S0-54', 'specialProgramme', { programme: '营商环境领域不作为乱作为专项治理' }],
  ['S0-56', 'specialProgramme', { programme: '正风肃纪“固堤行动”' }],
  ['S0-52', 'groupInventory', { purpose: 'cleanUp', found: 6 }],
  ['S4-53', 'groupInventory', { purpose: 'merge', platform: 'qq' }],
  ['S1-57', 'tracker', { kind: 'policy' }],
  ['S1-59', 'tracker', { kind: 'difficulty' }],
  ['S1-64', 'enterpriseHelp', {}],
  ['S1-33', 'cleanUp', { kind: 'oldAndHard' }],
  ['S1-75', 'cleanUp', { kind: 'keyTask' }],
  ['S0-63', 'blockage', {}],
  ['S0-37', 'talkPlan', {}],
  ['S2-44', 'caseReform', { kind: 'build' }],
  ['S1-88', 'endCheck', { met: false }],
]

let here: World
let opened = 0
const workOf = (ledger: string, fields: object = {}, changes: object = {}) => {
  opened += 1
  return {
    ...{ workId: `work-${opened}`, unitId: 'K1', personId: 'handler-9', title: `${ledger} ${opened}`, campaign: 's3' },
    ...{ ledger, fields: { ...SAYS[ledger]?.fields, ...fields }, dueOn: '2020-11-30' },
    ...SAYS[ledger]?.brings,
    ...changes,
  }
}
const open = (work: object, by = principal) => here.ask(by, 'OpenWork', work)
const namesOf = (answer: object) =>
  ((answer as { problems?: readonly { readonly path: string }[] }).problems ?? []).map(({ path }) => path)
const rowOf = async (workId: string, unitId = 'K1') =>
  (await here.rows('entries', { entry_id: entryIdOf(workId, unitId) }))[0]
const valuesIn = (row: object | undefined): Readonly<Record<string, unknown>> => {
  const { ledger_fields: filled } = row as { readonly ledger_fields: string }
  const fields = JSON.parse(filled) as readonly { readonly code: string; readonly value: unknown }[]
  return Object.fromEntries(fields.map(({ code, value }) => [code, value]))
}
const inLedger = (ledger: string) => here.rows('entries', { ledger })

beforeAll(async () => {
  here = await beginCounty('plain')
  await here.moveTo(at('2020-04-28', '09:00:00.000'))
})
afterAll(() => here.close())

describe('the ledgers of work that the documents name', () => {
  test('are all played here, with what each asks for and what may be left out', () => {
    const ofWork = standardLedgers.filter(({ model }) => model === null)
    expect(ofWork.map(({ code }) => code)).toStrictEqual(Object.keys(SAYS))
    const owed = ofWork.map(({ fields }) => fields.filter(({ required }) => required).map(({ code }) => code))
    expect(owed).toStrictEqual(Object.values(SAYS).map(({ fields }) => Object.keys(fields)))
  })
  test.each(Object.keys(SAYS))(
    '%s: each thing that is owed is missed by its name, and a choice that is none',
    async (ledger) => {
      const { fields, choices = {} } = SAYS[ledger]!
      for (const code of Object.keys(fields)) {
        const { [code]: _, ...rest } = workOf(ledger).fields
        expect(namesOf(await open(workOf(ledger, {}, { fields: rest })))).toStrictEqual([`fields.${code}`])
      }
      for (const [code, codes] of Object.entries(choices)) {
        expect(namesOf(await open(workOf(ledger, { [code]: 'none-of-them' })))).toStrictEqual([`fields.${code}`])
        for (const one of codes) expect(await open(workOf(ledger, { [code]: one }))).toMatchObject({ ok: true })
      }
      const { needs } = standardLedgers.find(({ code }) => code === ledger)!
      const bare = await open(workOf(ledger, {}, { personId: null, dueOn: null, campaign: null, remedies: undefined }))
      expect(namesOf(bare)).toStrictEqual(needs.map((need) => `needs.${need}`))
    },
  )
  test.each(ROWS)('%s: work stands in %s with what it says, and is found by it', async (_, ledger, fields) => {
    const work = workOf(ledger, fields)
    expect(await open(work)).toMatchObject({ ok: true })
    const asText = Object.fromEntries(Object.entries(work.fields).map(([code, value]) => [code, String(value)]))
    expect(valuesIn(await rowOf(work.workId))).toStrictEqual(asText)
    expect(await inLedger(ledger)).toContainEqual(await rowOf(work.workId))
  })
  test('S1-63 the two lists of the business environment are told apart, and neither takes a problem nobody owns', async () => {
    for (const list of ['A', 'B']) {
      const nobodys = workOf('businessEnvironment', { list }, { personId: null })
      expect(namesOf(await open(nobodys))).toStrictEqual(['needs.person'])
      expect(await open(workOf('businessEnvironment', { list }))).toMatchObject({ ok: true })
    }
    const lists = (await inLedger('businessEnvironment')).map((row) => valuesIn(row)['list'])
    expect(new Set(lists)).toStrictEqual(new Set(['A', 'B']))
  })
  test('S1-58 what one event showed becomes the work of every unit, each with an entry of its own', async () => {
    const work = workOf('tracker', { kind: 'generalProblem' })
    for (const unitId of ['K1', 'K2', 'K11'])
      expect(await open({ ...work, unitId }, supervisor)).toMatchObject({ ok: true })
    expect(await here.rows('entries', { item_id: work.workId })).toHaveLength(3)
    expect(await rowOf(work.workId, 'K2')).toMatchObject({ unit_id: 'K2', state: 'handling' })
  })
  test('S2-55 a pledge has its day, is warned of before and noted when it was not kept', async () => {
    const work = workOf('pledge', {}, { dueOn: '2020-05-15' })
    expect(await open(work)).toMatchObject({ ok: true })
    await here.moveTo(at('2020-05-14', '09:00:00.000'))
    expect(await rowOf(work.workId)).toMatchObject({ warned: 1, overdue: 0 })
    await here.moveTo(at('2020-05-16', '09:00:00.000'))
    expect(await rowOf(work.workId)).toMatchObject({ overdue: 1, due_at: at('2020-05-15', '23:59:59.999') })
  })
  test('S1-03 work to be done at once is handled so, and struck off with what came of it', async () => {
    const work = workOf('keyWork', { leader: '分管县领导', section: '工程科' })
    expect(await open(work)).toMatchObject({ ok: true })
    const entryId = entryIdOf(work.workId, 'K1')
    await here.does(supervisor, 'ChooseHandlingMode', { entryId, mode: 'atOnce', milestones: [], reason: '可立即办理' })
    const evidence = await here.evidenceFor(entryId)
    await here.does(handler, 'ClaimDone', { entryId, outcome: 'solved', outcomeText: '已办好', evidence })
    await here.does(officer, 'PassAcceptance', { entryId, finding: '属实' })
    expect(await rowOf(work.workId)).toMatchObject({ mode: 'atOnce', state: 'closedOut', outcome: 'solved' })
  })
  test('S4-16 each inspection of a project stands at it, whoever handles it', async () => {
    const work = workOf('project', { problem: 'lateProgress', measure: '增加班组' })
    expect(await open(work)).toMatchObject({ ok: true })
    const entryId = entryIdOf(work.workId, 'K1')
    for (const text of ['五月检查：进度正常', '六月检查：滞后一周'])
      await here.does(supervisor, 'RecordSupervision', { entryId, action: 'visit', text })
    expect(await rowOf(work.workId)).toMatchObject({ supervisions: 2 })
    expect(
      await here.ask(person('handler-9', 'K1'), 'RecordSupervision', { entryId, action: 'visit', text: '自查' }),
    ).toMatchObject({ refusal: 'OwnWork' })
  })
  test('S4-27 a city writes down its three lists and its three ledgers, and work stands in each', async () => {
    const like = standardLedgers.find(({ code }) => code === 'safety')!
    const six = ['listA', 'listB', 'listC', 'bookA', 'bookB', 'bookC']
    const { fields } = workOf('safety', {
      problem: '临边无防护',
      solution: '加装护栏',
      duty: '项目部',
      measure: '每日巡查',
    })
    for (const code of six) {
      const own = workOf(code, fields)
      expect(await open(own)).toMatchObject({ refusal: 'LedgerUnknown' })
      const ledger = { ...like, code, zh: `安全${code}`, model: null }
      await here.does(person('administrator-1', 'desk'), 'DefineLedgerKind', { ledger })
      expect(await open(own)).toMatchObject({ ok: true })
    }
    for (const ledger of six) expect(await inLedger(ledger)).toHaveLength(1)
  })
  test('S4-65 a ledger that needs a leader takes work that brings one', async () => {
    const like = standardLedgers.find(({ code }) => code === 'cleanUp')!
    const ledger = { ...like, code: 'sponsored', needs: ['sponsor'], fields: [] }
    await here.does(person('administrator-1', 'desk'), 'DefineLedgerKind', { ledger })
    const work = workOf('sponsored')
    expect(namesOf(await open(work))).toStrictEqual(['needs.sponsor'])
    expect(await open({ ...work, sponsorId: leader.person })).toMatchObject({ ok: true })
    expect(await rowOf(work.workId)).toMatchObject({ sponsor_id: leader.person })
  })
})
