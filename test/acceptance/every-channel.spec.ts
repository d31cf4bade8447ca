import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { CHANNELS } from '@huiyin/contracts/campaign'
import { standardChannels } from '@huiyin/contracts/intake'
import { gateOver, viewerWith } from './gate.js'
import { at, createUnits, EMBEDDED, world, type World } from './world.js'

/** What each channel asks without which nothing comes in by it. */
const ASKED: Readonly<Record<string, Readonly<Record<string, string | number>>>> = {
  visit: { people: 6 },
  mediaQuestioning: { programme: '问政访谈' },
  exposure: { medium: '县电视台' },
  enterpriseVisit: { enterprise: '某食品厂' },
  whistleReport: { units: '镇政府、城管局' },
  covertCheck: { team: '第一组', record: '窗口无人值守' },
  supervisionVisit: { group: '第二督导组' },
  inspectionFeedback: { round: '第三轮' },
  inspectionRecommendation: { document: '建议书一号' },
  caseLesson: { case: '以案促改一号' },
  discussion: { suggestion: '延时服务' },
}
/** The rows that ask for items by these channels, and for nothing more than that they can be told apart. */
const ROWS: readonly (readonly [rows: string, channel: string])[] = [
  ['S0-75', 'selfFound'],
  ['S0-72 S2-54', 'massReport'],
  ['S4-33', 'hotline12345'],
  ['S3-21', 'complaintPhone'],
  ['S2-34 S3-21', 'reportBox'],
  ['S3-60', 'letter'],
  ['S3-60', 'visit'],
  ['S3-60', 'networkPetition'],
  ['S1-35', 'portal'],
  ['S2-53', 'snapshot'],
  ['S2-53', 'mediaQuestioning'],
  ['S2-53', 'exposure'],
  ['S2-34', 'questionnaire'],
  ['S2-34', 'talkInterview'],
  ['S2-34 S3-21', 'fieldResearch'],
  ['S3-21', 'symposium'],
  ['S4-96', 'enterpriseVisit'],
  ['S4-32', 'whistleReport'],
  ['S4-31', 'cityManagementNotice'],
  ['S1-82 S2-58', 'covertCheck'],
  ['S1-96', 'supervisionVisit'],
  ['S2-02', 'caseLesson'],
  ['S0-55', 'inspectionFeedback'],
  ['S0-03', 'inspectionRecommendation'],
  ['S3-19', 'discussion'],
  ['S2-35', 'opinionOnLeaders'],
]
const report = { reporter: 'anonymous', summary: '窗口无人值守', category: null, place: null, outsideNumber: null }

describe('a report on each channel of the five documents', () => {
  let here: World
  beforeAll(async () => {
    here = await world({ bus: EMBEDDED[0]!.bus, start: at('2022-03-01', '09:00:00.000') })
    await createUnits(here, '2022-01-01', { desk: 'county' })
  })
  afterAll(() => here.close())

  const receive = async (channel: string, itemId: string, fields?: object) => {
    const input = { ...report, itemId, reportId: `${itemId}-report`, channel, ...(fields ? { fields } : {}) }
    const operator = viewerWith(['operator'], { unitIds: ['desk'] })
    const answer = await gateOver(here.send)(operator, { context: 'intake', name: 'ReceiveReport', input })
    await here.drain()
    return answer
  }
  const listed = async (channel: string) => (await here.rows('items', { channel })).map((row) => row['item_id'])

  test.each(ROWS)('%s %s: it becomes an item, and the list finds it by its channel', async (_, channel) => {
    expect(await receive(channel, `by-${channel}`, ASKED[channel])).toMatchObject({ ok: true })
    expect(await listed(channel)).toStrictEqual([`by-${channel}`])
  })
  test('every channel of the model is taken in with what it asks, and not without', async () => {
    expect(standardChannels.map(({ code }) => code)).toStrictEqual([...CHANNELS])
    for (const { code, fields } of standardChannels) {
      const owed = fields.filter(({ required }) => required).map((field) => field.code)
      expect([code, Object.keys(ASKED[code] ?? {})]).toStrictEqual([code, owed])
      if (owed.length > 0)
        expect(await receive(code, `bare-${code}`)).toMatchObject({ ok: false, refusal: 'FieldsWrong' })
      expect([code, await receive(code, `full-${code}`, ASKED[code])]).toMatchObject([code, { ok: true }])
      expect(await listed(code)).toContain(`full-${code}`)
      expect(await listed(code)).not.toContain(`bare-${code}`)
    }
  })
})
