import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { expectSameInEveryMode } from './every-mode.js'
import { gateOver, viewerWith } from './gate.js'
import { dispatcher, UNITS } from './matters.js'
import { activate, at, createUnits, EMBEDDED, world, type BusMode, type World } from './world.js'

/** When each campaign is in force, and its areas and key tasks as its document prints them, each with its row. */
interface Catalogue {
  readonly campaign: string
  readonly from: string
  readonly of: Readonly<Record<string, readonly [code: string, zh: string]>>
}
const CATALOGUES: readonly Catalogue[] = [
  {
    ...{ campaign: 's3', from: '2020-01-02' },
    of: {
      'S3-06': ['C1', '政治纪律意识弱化'],
      'S3-07': ['C2', '工作纪律松懈'],
      'S3-09': ['C3', '执行力不强'],
      'S3-10': ['C4', '作风漂浮'],
      'S3-11': ['C5', '服务质量不高'],
      'S3-15': ['C6', '廉洁从政'],
      'S3-81': ['T2', '聚焦享乐主义、奢靡之风纠治情况'],
      'S3-82': ['T3', '聚焦中央为基层减负要求落实情况'],
      'S3-83': ['T4', '聚焦中央关于打赢三大攻坚战部署落实情况'],
      'S3-84': ['T5', '聚焦美丽乡村建设'],
      'S3-85': ['T6', '聚焦优化营商环境工作'],
      'S3-86': ['T7', '聚焦惠民惠农政策落实情况'],
      'S3-87': ['T8', '聚焦社会治理体系建设'],
    },
  },
  {
    ...{ campaign: 's1', from: '2020-03-02' },
    of: {
      'S1-22': ['C1', '精神缺钙'],
      'S1-23': ['C2', '状态不佳'],
      'S1-24': ['C3', '标准不高'],
      'S1-25': ['C4', '能力不足'],
      'S1-26': ['C5', '担当不够'],
      'S1-27': ['C6', '服务较差'],
      'S1-28': ['C7', '作风不扎实'],
    },
  },
  {
    ...{ campaign: 's2', from: '2021-12-01' },
    of: {
      'S2-09': ['C1', '“空喊”习气'],
      'S2-13': ['C2', '“等靠”习气'],
      'S2-15': ['C3', '“官僚”习气'],
      'S2-18': ['C4', '“躺平”习气'],
      'S2-19': ['C5', '“散漫”习气'],
      'S2-23': ['C6', '“守成”习气'],
      'S2-25': ['C7', '“老好人”习气'],
      'S2-28': ['C8', '“贪奢”习气'],
    },
  },
  {
    ...{ campaign: 's4', from: '2022-01-01' },
    of: {
      'S4-85': ['C1', '政治责任方面'],
      'S4-86': ['C2', '担当尽责方面'],
      'S4-87': ['C3', '人民立场方面'],
      'S4-88': ['C4', '基层减负方面'],
      'S4-89': ['C5', '清正廉洁方面'],
    },
  },
  {
    ...{ campaign: 's0', from: '2022-07-01' },
    of: {
      'S0-13': ['C1', '错误认识'],
      'S0-14': ['C2', '责任虚化空转'],
      'S0-15': ['C3', '打折扣、做选择、搞变通'],
      'S0-16': ['C4', '文山会海'],
      'S0-18': ['C5', '政治团伙、小圈子'],
      'S0-19': ['C6', '麻痹思想和懈怠情绪'],
      'S0-21': ['C7', '廉洁文化建设'],
      'S0-22': ['C8', '制度缺失'],
    },
  },
]
const ROWS = CATALOGUES.flatMap(({ campaign, of }) =>
  Object.entries(of).map(([id, [code, zh]]) => ({ id, campaign, code, zh })),
)

const REPORT = { channel: 'letter', reporter: 'anonymous', summary: '反映作风问题', category: null, place: null }
const operator = viewerWith(['operator'], { unitIds: ['desk'] })
const itemIdOf = (campaign: string, code: string) => `${campaign}-${code}`

/** One item under each area and key task of a campaign that is in force, as the desk takes it on. */
const takeOnEach = async (here: World, { campaign, of }: Catalogue) => {
  const send = gateOver(here.send)
  for (const [code] of Object.values(of)) {
    const itemId = itemIdOf(campaign, code)
    const received = { itemId, reportId: `${itemId}-report`, ...REPORT, outsideNumber: null }
    await send(operator, { context: 'intake', name: 'ReceiveReport', input: received })
    const registering = { itemId, number: null, category: code, campaign }
    await send(operator, { context: 'intake', name: 'RegisterItem', input: registering })
    await here.does(dispatcher, 'AssignItem', { itemId, unitId: 'K1', personId: null, outsideDeadline: null })
  }
}
const walk = async (bus: BusMode): Promise<World> => {
  const here = await world({ bus, start: at('2020-01-02', '09:00:00.000') })
  await createUnits(here, '2020-01-01', UNITS)
  for (const catalogue of CATALOGUES) {
    const { campaign, from } = catalogue
    await here.moveTo(at(from, '09:30:00.000'))
    await activate(here, campaign, from, campaign === 's3' ? ['period', 'phases', 'key_task_year'] : [])
    await takeOnEach(here, catalogue)
  }
  return here
}

interface Category {
  readonly code: string
  readonly zh: string
  readonly kind: string
  readonly year: number | null
}
const catalogueOf = async (here: World, campaign: string): Promise<readonly Category[]> => {
  const [row] = await here.rows('campaigns', { campaign_id: campaign })
  return JSON.parse(String(row!['categories'])) as readonly Category[]
}
const areasOf = async (here: World, campaign: string) =>
  (await catalogueOf(here, campaign)).filter(({ kind }) => kind === 'area').map(({ code }) => code)

describe('the areas and key tasks of the five documents', () => {
  let here: World
  beforeAll(async () => {
    here = await walk(EMBEDDED[0]!.bus)
  })
  afterAll(() => here.close())

  test.each(ROWS)(
    '$id $campaign: $code $zh is in the catalogue, and what is registered under it is found by it',
    async (row) => {
      const { campaign, code, zh } = row
      expect((await catalogueOf(here, campaign)).filter((one) => one.code === code)).toMatchObject([{ zh }])
      const itemId = itemIdOf(campaign, code)
      expect(await here.rows('items', { item_id: itemId })).toMatchObject([{ category: code, state: 'assigned' }])
      expect(await here.rows('entries', { campaign, category: code })).toMatchObject([{ item_id: itemId }])
    },
  )
  test('S0-11 S1-21 there are eight areas of the one and seven of the other, and no more', async () => {
    expect(await areasOf(here, 's0')).toStrictEqual(['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8'])
    expect(await areasOf(here, 's1')).toStrictEqual(['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7'])
  })
  test('S3-81 S3-87 the key tasks belong to the first year only', async () => {
    const tasks = (await catalogueOf(here, 's3')).filter(({ kind }) => kind === 'keyTask')
    expect(tasks.map(({ code, year }) => `${code} ${year}`)).toStrictEqual(
      ['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'T8'].map((code) => `${code} 2020`),
    )
  })
  test('each area is registered under in every mode of the bus with the same lists', async () => {
    await expectSameInEveryMode(walk)
    expect.hasAssertions()
  })
})
