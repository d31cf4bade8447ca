import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { readCampaignFrom } from '@huiyin/campaign'
import { expectSameInEveryMode } from './every-mode.js'
import { claim, dispatcher, officer, operator, reportOf, supervisor, type Matter } from './matters.js'
import { viewerWith } from './gate.js'
import { askingOver } from './questions.js'
import { ADMINISTRATOR, at, createUnits, person, world, type BusMode, type World } from './world.js'

const CAMPAIGNS = fileURLToPath(new URL('../../campaigns/', import.meta.url))
const UNITS = { desk: 'county', supervision: 'county', commission: 'county', K1: 'county', K2: 'county' }
const discipline = person('discipline-1', 'commission')

/** The three-year plan as printed, with what it calls style leads. */
const configure = async ({ does, ask }: World, value: object) => {
  const reading = readCampaignFrom(CAMPAIGNS, 's3')
  if (!reading.ok) throw new Error(JSON.stringify(reading.mistakes))
  const { parameters, ...configuration } = reading.configuration
  const { period: _p, phases: _ph, key_task_year: _k, ...others } = parameters ?? { campaign: 's3' }
  const leads = { value, assumption: true, why: '示例' }
  const input = { campaignId: 's3', ...configuration, parameters: { ...others, style_leads: leads } }
  const answer = await ask(ADMINISTRATOR, 'ConfigureCampaign', input)
  if (answer.ok) await does(ADMINISTRATOR, 'ActivateCampaign', { campaignId: 's3', from: '2020-01-01' })
  return answer
}
const begin = async (bus: BusMode): Promise<World> => {
  const here = await world({ bus, start: at('2020-01-01', '08:00:00.000') })
  await createUnits(here, '2020-01-01', UNITS)
  await configure(here, { kinds: ['T2', 'T6'], working_days: 5 })
  await here.moveTo(at('2020-03-02', '09:00:00.000'))
  return here
}

const matter = (itemId: string): Matter => ({ itemId, unitId: 'K1', campaign: 's3' })
const comesIn = async ({ does }: World, itemId: string, category: string) => {
  const report = { reportId: reportOf(matter(itemId)), channel: 'complaintPhone', reporter: 'anonymous' }
  const said = { summary: `示例 ${itemId}`, category: null, place: null, outsideNumber: null, personal: null }
  await does(operator, 'ReceiveReport', { itemId, ...report, ...said })
  await does(operator, 'RegisterItem', { itemId, number: itemId, category, campaign: 's3' })
}
const assign = ({ does }: World, itemId: string) =>
  does(dispatcher, 'AssignItem', { itemId, unitId: 'K1', personId: null, outsideDeadline: null })
const row = async ({ rows }: World, itemId: string) => (await rows('items', { item_id: itemId }))[0]!
const entry = async ({ rows }: World, itemId: string) => (await rows('entries', { item_id: itemId }))[0]!

const leader = viewerWith(['leader'])
/** The items of a list in its order, with what is marked. */
const shown = (answer: unknown): readonly string[] => {
  const { rows } = (answer as { readonly answer: { readonly rows: readonly Shown[] } }).answer
  return rows.map(({ itemId, styleLead }) => (styleLead ? `${itemId} lead` : itemId))
}
interface Shown {
  readonly itemId: string
  readonly styleLead: object | boolean | null
}

/** Five ordinary items, a lead by the catalogue, and one that a person names when it is being handled. */
const tell = async (bus: BusMode): Promise<World> => {
  const here = await begin(bus)
  for (const itemId of ['i1', 'i2', 'i3', 'i4', 'i5']) await comesIn(here, itemId, 'C1')
  await comesIn(here, 'lead', 'T2')
  for (const itemId of ['i1', 'i2', 'lead']) await assign(here, itemId)
  await here.does(supervisor, 'NameStyleLead', { itemId: 'i2', reason: '反映工作人员推诿' })
  return here
}

describe('S3-75 style leads are handled first, quickly investigated and closed', () => {
  test('c4.8 among five ordinary items a style lead stands first, at the desk and at the unit', async () => {
    await expectSameInEveryMode(async (bus) => {
      const here = await tell(bus)
      const asks = askingOver(here)
      const [items, entries] = [await asks(leader, 'items'), await asks(leader, 'entries')]
      expect(shown(items)).toStrictEqual(['i2 lead', 'lead lead', 'i1', 'i3', 'i4', 'i5'])
      expect(shown(entries)).toStrictEqual(['lead lead', 'i2 lead', 'i1'])
      return here
    })
  })
  test('a lead is due by the shorter clock of its campaign; one named when it was being handled keeps its deadline', async () => {
    const here = await tell('plain')
    const due = await Promise.all(['lead', 'i2', 'i1'].map(async (id) => (await entry(here, id))['due_at']))
    expect(due).toStrictEqual(['2020-03-09T15:59:59.999Z', '2020-03-16T15:59:59.999Z', '2020-03-16T15:59:59.999Z'])
    await here.close()
  })
  test('somebody else finds that it is none: it stands among the others again, at the desk and at the unit', async () => {
    const here = await tell('plain')
    const own = await here.ask(supervisor, 'DropStyleLead', { itemId: 'i2', reason: '不涉及作风' })
    expect(own).toMatchObject({ ok: false })
    await here.does(discipline, 'DropStyleLead', { itemId: 'i2', reason: '经核实不涉及作风' })
    expect([(await row(here, 'i2'))['urgent'], (await entry(here, 'i2'))['urgent']]).toStrictEqual([0, 0])
    await here.close()
  })
  test('closed and answered, it stands before nobody', async () => {
    const here = await tell('plain')
    await claim(here, matter('lead'))
    const reply = { itemId: 'lead', reportId: reportOf(matter('lead')), result: 'solved', text: '已核实处理。' }
    await here.does(operator, 'ReplyToReport', reply)
    await here.does(officer, 'PassAcceptance', { entryId: 'lead:K1', finding: '属实' })
    expect([(await row(here, 'lead'))['urgent'], (await entry(here, 'lead'))['urgent']]).toStrictEqual([0, 0])
    await here.close()
  })
  test('a campaign cannot give style leads more days than every item has, nor a code that its catalogue does not know', async () => {
    const here = await world({ bus: 'plain', start: at('2020-01-01', '08:00:00.000') })
    await createUnits(here, '2020-01-01', UNITS)
    expect(await configure(here, { kinds: ['T2'], working_days: 11 })).toMatchObject({ ok: false })
    expect(await configure(here, { kinds: ['T9'] })).toMatchObject({ ok: false })
    await here.close()
  })
})
