import { describe, expect, test } from '@jest/globals'
import { fileURLToPath } from 'node:url'
import { cnCalendar } from '@huiyin/calendar'
import { readCampaignFrom } from '../../edge/campaign-files.js'
import { campaign, type CampaignCommand, type CampaignRefusal, type CampaignState } from './campaign.js'
import type { Counting } from './configuration.js'
import type { CampaignEvent } from './events.js'

const FOLDER = fileURLToPath(new URL('../../../../campaigns/', import.meta.url))

const configurationOf = (id: string) => {
  const reading = readCampaignFrom(FOLDER, id)
  if (!reading.ok) throw new Error(`${id} is refused`)
  return reading.configuration
}
const countingOn = (day: string): Counting => ({
  ...{ zone: 'Asia/Shanghai', calendar: cnCalendar },
  at: `${day}T01:00:00.000Z`,
})

/** A campaign that remembers what became of the last command. */
interface Story {
  readonly state: CampaignState
  readonly events: readonly CampaignEvent[]
  readonly refusal: CampaignRefusal | null
}
const start: Story = { state: campaign.initialState, events: [], refusal: null }
const when = (story: Story, ...commands: readonly CampaignCommand[]): Story =>
  commands.reduce<Story>((before, command) => {
    const decided = campaign.decide(command, before.state)
    return decided.ok
      ? { state: decided.events.reduce(campaign.evolve, before.state), events: decided.events, refusal: null }
      : { ...before, events: [], refusal: decided.refusal }
  }, story)

const configure = (id: string): CampaignCommand => ({ type: 'ConfigureCampaign', ...configurationOf(id) })
const configureAsPrinted = (id: string): CampaignCommand => ({
  ...{ type: 'ConfigureCampaign', ...configurationOf(id) },
  parameters: null,
})
const activate = (from: string): CampaignCommand => ({ type: 'ActivateCampaign', from, counting: countingOn(from) })
const dueDates = ({ events }: Story): readonly (string | undefined)[] =>
  events.flatMap((event) =>
    event.type === 'CampaignActivated' || event.type === 'CampaignAmended'
      ? event.data.tasks.map(({ deadline }) => deadline?.dueOn)
      : [],
  )

describe('c1 the look-back, from its file to its end', () => {
  const refused = when(start, configureAsPrinted('s0'), activate('2022-07-01'))
  const active = when(refused, configure('s0'), activate('2022-07-01'))

  test('c1.1 given s0 as transcribed, activation is refused and lists the six masked dates', () => {
    expect(refused.refusal).toMatchObject({ code: 'DatesMasked' })
    const problems = typeof refused.refusal === 'object' && refused.refusal ? refused.refusal.problems : []
    expect(problems.map(({ path }) => path)).toStrictEqual([
      ...['period.from', 'period.to'],
      ...['tasks.A2.month', 'tasks.A3.month', 'tasks.A5.month', 'tasks.A6.month'],
    ])
  })
  test('c1.1 a refusal leaves the campaign as it was', () => expect(refused.state.status).toBe('configured'))

  test('c1.2 given the parameters it is activated on 2022-07-01 with six task cards and their due dates', () => {
    expect(active.refusal).toBeNull()
    const days = [undefined, '2022-08-31', '2022-09-30', undefined, '2022-10-31', '2022-10-31']
    expect(dueDates(active)).toStrictEqual(days)
    expect(active.state.inForce).toMatchObject({ version: 2, from: '2022-07-01' })
  })
  test('c1.20 completed on 2022-11-30 it is consolidating, and A1, A4 and A5 remain', () => {
    const { events, state } = when(active, { type: 'EndCampaign', on: '2022-11-30' })
    expect(events).toStrictEqual([
      {
        type: 'CampaignEnded',
        data: { version: 2, on: '2022-11-30', after: 'consolidating', standingTasks: ['A1', 'A4', 'A5'] },
      },
    ])
    expect(state.status).toBe('ended')
  })
  test('c6.6 an amendment moves a month without touching what was in force before', () => {
    const { file, parameters, sources } = configurationOf('s0')
    const month = { value: '2022-11', assumption: false, why: '党委会决定顺延' }
    const later = { ...parameters, campaign: 's0', tasks: { ...parameters?.tasks, A6: { month } } }
    const amended = when(
      active,
      { type: 'ConfigureCampaign', file, parameters: later, sources },
      {
        ...{ type: 'AmendCampaign', from: '2022-10-08', counting: countingOn('2022-10-08') },
        ...{ openItems: 'stays', reason: '党委会决定顺延' },
      },
    )
    expect(dueDates(active).at(-1)).toBe('2022-10-31')
    expect(dueDates(amended).at(-1)).toBe('2022-11-30')
    expect(amended.events).toMatchObject([{ data: { version: 3, previousVersion: 2, openItems: 'stays' } }])
  })
})

describe('c2 to c5 the other four, from their files', () => {
  test('c2.1 s1 is refused without its dates and activated with them', () => {
    const refused = when(start, configureAsPrinted('s1'), activate('2020-03-02'))
    expect(refused.refusal).toMatchObject({ code: 'DatesMasked', problems: { length: 10 } })
    expect(when(refused, configure('s1'), activate('2020-03-02')).state.status).toBe('active')
  })
  test.each([
    ['c3.1', 's2', '2021-12-01', 'normal'],
    ['c4.1', 's3', '2020-01-01', null],
  ])('%s %s is activated as it was printed; what it turns into is %s', (_, id, from, after) => {
    const active = when(start, configureAsPrinted(id), activate(from))
    expect(active.state.inForce).toMatchObject({ version: 1, from, after })
  })
  test('c5.1 s4 is activated for its accounting year and may go on for ever', () => {
    const active = when(start, configure('s4'), activate('2022-01-01'))
    expect(active.events).toMatchObject([{ data: { tasks: { length: 19 }, period: { to: null } } }])
  })
  test('a day before or after its printed years s3 is not activated', () => {
    for (const from of ['2019-12-31', '2023-01-01']) {
      expect(when(start, configureAsPrinted('s3'), activate(from)).refusal).toBe('OutsidePeriod')
    }
  })
})
