import { describe, expect, test } from '@jest/globals'
import type { Catalogue } from '../api/schema.generated.js'
import { aboutIn, catalogueOf, chosenBy, forestOf, treeOf, wordsOf } from './catalogue.js'

const shows = (code: string) => ({ code, zh: `表现${code}`, en: `sign ${code}`, families: [] })
const catalogue = (campaignId: string): Catalogue => ({
  ...{ campaignId, zh: `方案${campaignId}`, en: `plan ${campaignId}`, current: true },
  categories: ['C1', 'C2'].map((code) => ({
    ...{ code, zh: `类别${code}`, en: `area ${code}`, kind: 'area', year: null, families: [] },
    ...{ benchmark: null, promote: null, manifestations: [shows(`${code}.1`), shows(`${code}.2`)] },
  })),
})
const [one, other] = [catalogue('s2'), catalogue('s3')]
const both = new Map([
  ['s2', one],
  ['s3', other],
])

describe('the catalogue of a campaign as a tree', () => {
  test('has every category with how it shows below it', () => {
    expect(treeOf(one, 'zh')[1]).toStrictEqual({
      ...{ value: 'C2', title: 'C2 类别C2' },
      children: [
        { value: 'C2.1', title: 'C2.1 表现C2.1' },
        { value: 'C2.2', title: 'C2.2 表现C2.2' },
      ],
    })
  })
  test('a line below a category chooses both, and one of none is a category of its own', () => {
    expect(chosenBy(one, 'C2.1')).toStrictEqual({ category: 'C2', manifestation: 'C2.1' })
    expect(chosenBy(one, 'C2')).toStrictEqual({ category: 'C2', manifestation: null })
    expect(chosenBy(undefined, 'noise')).toStrictEqual({ category: 'noise', manifestation: null })
  })
  test('is found under the campaign, whatever version is written beside it', () => {
    expect(catalogueOf(both, 's3@2')).toBe(other)
    expect(catalogueOf(both, null)).toBeUndefined()
    expect(wordsOf(other, 'C1.2')?.zh).toBe('表现C1.2')
    expect(wordsOf(other, 'C9')).toBeUndefined()
  })
  test('stands below its campaign where there are several', () => {
    expect(forestOf(both, 'en').map(({ title }) => title)).toStrictEqual(['plan s2', 'plan s3'])
    expect(forestOf(new Map([['s2', one]]), 'en').map(({ value }) => value)).toStrictEqual(['s2/C1', 's2/C2'])
  })
  test('narrows the items to a campaign, a category or how it shows; what it has not narrows nothing', () => {
    expect(aboutIn(both, 's3/')).toStrictEqual({ campaign: 's3', category: null, manifestation: null })
    expect(aboutIn(both, 's3/C1')).toStrictEqual({ campaign: 's3', category: 'C1', manifestation: null })
    expect(aboutIn(both, 's3/C1.1')).toStrictEqual({ campaign: 's3', category: 'C1', manifestation: 'C1.1' })
    expect(aboutIn(both, 's9/C1')).toStrictEqual({ campaign: null, category: null, manifestation: null })
    expect(aboutIn(both, null)).toStrictEqual({ campaign: null, category: null, manifestation: null })
  })
})
