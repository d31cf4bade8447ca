import type { AdoptRefusal } from '../definition/calendar-year.js'
import { describe, expect, test } from '@jest/globals'
import { campaignRefusals, type RefusalText } from '@huiyin/contracts'
import { specFor } from '@huiyin/testing'
import { campaign, type CampaignCommand, type CampaignRefusal } from './campaign.js'
import type { CampaignEvent } from './events.js'
import { campaignExamples as example, exampleCounting as counting, exampleFile, exampleParameters } from './examples.js'

const given = specFor(campaign)
const sources = example.CampaignConfigured.data.sources

type Of<N extends CampaignCommand['type']> = Extract<CampaignCommand, { type: N }>

const configure: Of<'ConfigureCampaign'> = {
  type: 'ConfigureCampaign',
  file: exampleFile,
  parameters: exampleParameters,
  sources,
}
const activate: Of<'ActivateCampaign'> = { type: 'ActivateCampaign', from: '2022-07-01', counting }
const amend: Of<'AmendCampaign'> = {
  ...{ type: 'AmendCampaign', from: '2022-09-01', counting },
  ...{ openItems: 'stays', reason: '市委通知调整' },
}
const end: Of<'EndCampaign'> = { type: 'EndCampaign', on: '2022-11-30' }

const configured = example.CampaignConfigured
const activated = example.CampaignActivated
const ended: CampaignEvent = { type: 'CampaignEnded', data: { ...example.CampaignEnded.data, version: 1 } }
/** The same campaign under another title: a second configuration. */
const otherFile = { ...exampleFile, title_zh: '示范活动（修订）' }
const reconfigured: CampaignEvent = {
  type: 'CampaignConfigured',
  data: { ...configured.data, version: 2, file: otherFile },
}
const amended: CampaignEvent = {
  type: 'CampaignAmended',
  data: { ...example.CampaignAmended.data, title: { zh: '示范活动（修订）', en: 'Demo campaign' } },
}
const masked = { ...configure, parameters: null }

describe('configuring a campaign', () => {
  test('S0-26 the first configuration is version 1 and keeps both files and where they were read from', () =>
    given().when(configure).thenEvents(configured))

  test('S0-26 a campaign may be configured while dates are still masked', () =>
    given()
      .when(masked)
      .thenEvents({
        type: 'CampaignConfigured',
        data: { version: 1, file: exampleFile, parameters: null, sources },
      }))

  test('each further configuration is the next version', () =>
    given(configured)
      .when({ ...configure, file: otherFile })
      .thenEvents(reconfigured))

  test('the same files again say nothing new, wherever they were read from', () => {
    given(configured).when(configure).thenNothing()
    given(configured)
      .when({ ...configure, sources: [{ name: 'moved.yaml', sha256: 'b'.repeat(64) }] })
      .thenNothing()
  })

  test('other parameters alone are a new version', () => {
    const parameters = { ...exampleParameters, minimum_sample: { value: 40, assumption: false, why: '专题会决定' } }
    given(configured)
      .when({ ...configure, parameters })
      .thenEvents({ type: 'CampaignConfigured', data: { version: 2, file: exampleFile, parameters, sources } })
  })

  test('going back to an earlier configuration is a version of its own', () =>
    given(configured, reconfigured)
      .when(configure)
      .thenEvents({ type: 'CampaignConfigured', data: { ...configured.data, version: 3 } }))

  test('a campaign in force may be configured anew; nothing changes until it is amended', () =>
    given(configured, activated)
      .when({ ...configure, file: otherFile })
      .thenEvents(reconfigured))

  test('a campaign that has ended is not configured any more', () =>
    given(configured, activated, ended)
      .when({ ...configure, file: otherFile })
      .thenRefused('CampaignEndedAlready'))
})

describe('activating a campaign', () => {
  test('an unknown campaign is not activated', () => given().when(activate).thenRefused('CampaignUnknown'))

  test('c1.2 it begins with its latest configuration, its categories and its task cards', () =>
    given(configured).when(activate).thenEvents(activated))

  test('c1.1 S0-26 S0-42 masked dates that were not filled in are refused, and each is named', () => {
    given({ type: 'CampaignConfigured', data: { version: 1, file: exampleFile, parameters: null, sources } })
      .when(activate)
      .thenRefused({
        code: 'DatesMasked',
        problems: [
          { path: 'period.from', says: 'the day the campaign begins', zh: '活动启动日期' },
          { path: 'tasks.A2.month', says: 'the month of A2 政治谈话', zh: 'A2 政治谈话的完成月份' },
        ],
      })
  })

  test('filled in by a later configuration, it begins with that version', () => {
    const first: CampaignEvent = {
      type: 'CampaignConfigured',
      data: { version: 1, file: exampleFile, parameters: null, sources },
    }
    const second: CampaignEvent = { type: 'CampaignConfigured', data: { ...configured.data, version: 2 } }
    given(first, second)
      .when(activate)
      .thenEvents({ type: 'CampaignActivated', data: { ...activated.data, version: 2 } })
  })

  test.each(['2022-06-30', '2022-12-01'])('S0-26 it does not begin outside its own period, on %s', (from) =>
    given(configured)
      .when({ ...activate, from })
      .thenRefused('OutsidePeriod'),
  )

  test.each(['2022-07-01', '2022-11-30'])('S0-26 both ends of the period belong to it, %s', (from) =>
    given(configured)
      .when({ ...activate, from })
      .thenEvents({ type: 'CampaignActivated', data: { ...activated.data, from } }),
  )

  test('S4 a campaign without an end may begin on any day from its first', () => {
    const open = { ...exampleParameters, period: { ...exampleParameters.period, to: { ...noEnd } } }
    const data = { ...configured.data, parameters: open }
    const decided = campaign.decide(
      { ...activate, from: '2031-01-01' },
      campaign.evolve(campaign.initialState, {
        type: 'CampaignConfigured',
        data,
      }),
    )
    expect(decided.ok).toBe(true)
  })

  test('asked twice, it begins once; from another day it is refused', () => {
    given(configured, activated).when(activate).thenNothing()
    given(configured, activated)
      .when({ ...activate, from: '2022-08-01' })
      .thenRefused('CampaignActiveAlready')
  })

  test('one that was amended or has ended does not begin again', () => {
    given(configured, activated, reconfigured, amended)
      .when({ ...activate, from: '2022-09-01' })
      .thenRefused('CampaignActiveAlready')
    given(configured, activated, ended)
      .when({ ...activate, from: '2022-08-01' })
      .thenRefused('CampaignActiveAlready')
  })
})

const noEnd = { value: null, assumption: true, why: '长期执行' }

describe('amending a campaign', () => {
  test('K28 the newer configuration takes the place of the one in force, and open items stay or move', () => {
    given(configured, activated, reconfigured).when(amend).thenEvents(amended)
    given(configured, activated, reconfigured)
      .when({ ...amend, openItems: 'moves' })
      .thenEvents({ ...amended, data: { ...amended.data, openItems: 'moves' } } as CampaignEvent)
  })

  test('several configurations later, the one that was in force is still named', () => {
    const third: CampaignEvent = { type: 'CampaignConfigured', data: { ...configured.data, version: 3 } }
    given(configured, activated, reconfigured, third)
      .when(amend)
      .thenEvents({
        type: 'CampaignAmended',
        data: { ...example.CampaignAmended.data, version: 3, previousVersion: 1 },
      })
  })

  test('an unknown campaign, and one that has not begun, is not amended', () => {
    given().when(amend).thenRefused('CampaignUnknown')
    given(configured, reconfigured).when(amend).thenRefused('CampaignNotActive')
  })

  test('without a newer configuration there is nothing to amend', () =>
    given(configured, activated).when(amend).thenRefused('NothingToAmend'))

  test('asked twice, it is amended once; otherwise than before it is refused', () => {
    const history = [configured, activated, reconfigured, amended]
    given(...history)
      .when(amend)
      .thenNothing()
    given(...history)
      .when({ ...amend, openItems: 'moves' })
      .thenRefused('NothingToAmend')
    given(...history)
      .when({ ...amend, from: '2022-10-01' })
      .thenRefused('NothingToAmend')
  })

  test('S0-26 a newer configuration with masked dates does not take effect either', () => {
    const unfilled: CampaignEvent = {
      type: 'CampaignConfigured',
      data: { version: 2, file: exampleFile, parameters: null, sources },
    }
    const decided = campaign.decide(
      amend,
      [configured, activated, unfilled].reduce(campaign.evolve, campaign.initialState),
    )
    expect(decided).toMatchObject({ ok: false, refusal: { code: 'DatesMasked' } })
  })

  test('it takes effect inside its own period and not before the version it replaces', () => {
    given(configured, activated, reconfigured)
      .when({ ...amend, from: '2023-01-01' })
      .thenRefused('OutsidePeriod')
    given(configured, { ...activated, data: { ...activated.data, from: '2022-08-01' } }, reconfigured)
      .when({ ...amend, from: '2022-07-15' })
      .thenRefused('BeforeVersionInForce')
  })

  test('a campaign that has ended is not amended', () => {
    given(configured, activated, ended).when(amend).thenRefused('CampaignEndedAlready')
    given(configured, activated, reconfigured, ended).when(amend).thenRefused('CampaignEndedAlready')
  })
})

describe('ending a campaign', () => {
  test('c1.20 S0-27 it turns into what the document says, and what stands for ever goes on', () =>
    given(configured, activated).when(end).thenEvents(ended))

  test('after an amendment the version in force ends', () =>
    given(configured, activated, reconfigured, amended).when(end).thenEvents(example.CampaignEnded))

  test('K2 a document that is silent about the time after leaves it open', () => {
    const { after_state: _, ...period } = exampleFile.period
    const silent = { ...activated, data: { ...activated.data, after: null } }
    const file = { ...exampleFile, period }
    given({ ...configured, data: { ...configured.data, file } }, silent)
      .when(end)
      .thenEvents({ ...ended, data: { ...ended.data, after: null } } as CampaignEvent)
  })

  test('an unknown campaign, and one that has not begun, does not end', () => {
    given().when(end).thenRefused('CampaignUnknown')
    given(configured).when(end).thenRefused('CampaignNotActive')
  })

  test('it does not end before the version in force began', () =>
    given(configured, activated)
      .when({ ...end, on: '2022-06-30' })
      .thenRefused('BeforeVersionInForce'))

  test('asked twice, it ends once; on another day it is refused', () => {
    given(configured, activated, ended).when(end).thenNothing()
    given(configured, activated, ended)
      .when({ ...end, on: '2022-12-01' })
      .thenRefused('CampaignEndedAlready')
  })
})

describe('refusals', () => {
  test('each has words in both languages, and no two the same', () => {
    type Code = CampaignRefusal | AdoptRefusal extends infer R
      ? R extends { readonly code: infer C extends string }
        ? C
        : R & string
      : never
    const words: Readonly<Record<Code, RefusalText>> = campaignRefusals
    const texts = Object.values(words)
    expect(new Set(texts.flatMap(({ zh, en }) => [zh, en])).size).toBe(2 * texts.length)
    expect(texts).toHaveLength(12)
  })
})
