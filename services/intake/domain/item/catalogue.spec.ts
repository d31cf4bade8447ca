import { describe, test } from '@jest/globals'
import { specFor } from '@huiyin/testing'
import type { CatalogueOf, Category } from './catalogue.js'
import { itemExamples as example } from './examples.js'
import { item } from './item.js'

const given = specFor(item)
const { ReportReceived: received, ItemRegistered: registered } = example
const { type: _, data } = registered

const area = (code: string, shows: readonly string[]): Category => ({
  ...{ code, zh: `类别${code}`, en: `area ${code}` },
  manifestations: shows.map((one) => ({ code: one, zh: `表现${one}`, en: `sign ${one}` })),
})
const catalogueOf: CatalogueOf = (campaign) =>
  campaign === 's2' ? { categories: [area('C5', ['C5.1', 'C5.2']), area('C7', ['C7.1'])], violations: [] } : null

const register = (chosen: object) => ({
  ...{ type: 'RegisterItem' as const, number: data.number, category: 'C5', campaign: 's2' },
  ...{ at: data.registeredAt, catalogueOf, ...chosen },
})
const refused = (path: string, says: string, zh: string) => ({
  code: 'NotInCatalogue' as const,
  problems: [{ path, says, zh }],
})

describe('what an item under a campaign is about', () => {
  test('a category of the catalogue is taken, with or without how it shows', () => {
    given(received).when(register({})).thenEvents(registered)
    given(received)
      .when(register({ manifestation: null }))
      .thenEvents(registered)
    given(received)
      .when(register({ manifestation: 'C5.2' }))
      .thenEvents({ type: 'ItemRegistered', data: { ...data, manifestation: 'C5.2' } })
  })
  test('a category that is not in it is refused by name, with those there are', () =>
    given(received)
      .when(register({ category: 'C9' }))
      .thenRefused(
        refused(
          'category',
          's2 has no category C9; it has C5 area C5, C7 area C7',
          's2 没有类别 C9，现有：C5 类别C5、C7 类别C7',
        ),
      ))
  test('what belongs to another category is refused, with what this one shows as', () =>
    given(received)
      .when(register({ manifestation: 'C7.1' }))
      .thenRefused(
        refused(
          'manifestation',
          'C5 does not show as C7.1; it shows as C5.1 sign C5.1, C5.2 sign C5.2',
          '类别 C5 没有表现 C7.1，现有：C5.1 表现C5.1、C5.2 表现C5.2',
        ),
      ))
  test('without a campaign any category is taken, and none has manifestations', () => {
    given(received)
      .when(register({ campaign: null, category: 'Street Lights' }))
      .thenEvents({ type: 'ItemRegistered', data: { ...data, campaign: null, category: 'Street Lights' } })
    given(received)
      .when(register({ campaign: null, manifestation: 'C5.1' }))
      .thenRefused(
        refused(
          'manifestation',
          'left empty: this stands in the catalogue of a campaign, and none is named',
          '应留空：此项由活动方案的目录规定，而此事项未归入活动',
        ),
      )
  })
  test('of a campaign nothing was heard of, and of what another system hands over, nothing is asked', () => {
    given(received)
      .when(register({ campaign: 's9', category: 'C9' }))
      .thenEvents({ type: 'ItemRegistered', data: { ...data, campaign: 's9', category: 'C9' } })
    given(received)
      .when(register({ category: 'noise', isTakenOver: true }))
      .thenEvents({ type: 'ItemRegistered', data: { ...data, category: 'noise' } })
  })
  test('registered again it is the same only where it shows the same', () => {
    given(received, registered).when(register({})).thenNothing()
    given(received, registered)
      .when(register({ manifestation: 'C5.1' }))
      .thenRefused('ItemAlreadyRegistered')
  })
})
