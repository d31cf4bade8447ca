import { describe, expect, test } from '@jest/globals'
import type { Catalogue } from '../../shared/api/schema.generated.js'
import { aboutFacts } from './about-facts.js'

const manifestations = [{ code: 'C7.1', zh: '层层上报', en: 'passes everything up', families: [] }]
const category = {
  ...{ code: 'C7', zh: '“避责”习气', en: 'dodging', kind: 'area', year: null, families: [], manifestations },
  ...{ benchmark: '市委要求', promote: { zh: '“负责”正气', en: 'answering for it' } },
}
const catalogue: Catalogue = { campaignId: 's2', zh: '方案', en: 'plan', current: true, categories: [category] }

describe('what an item is about', () => {
  test('stands in the words of the catalogue, with what is promoted and what it is measured against', () =>
    expect(aboutFacts({ category: 'C7', manifestation: 'C7.1' }, catalogue, 'zh')).toStrictEqual([
      ['category', 'C7 “避责”习气'],
      ['manifestation', 'C7.1 层层上报'],
      ['promote', '“负责”正气'],
      ['benchmark', '市委要求'],
    ]))
  test('stands for itself where there is no catalogue, and is empty before somebody said it', () => {
    expect(aboutFacts({ category: 'noise', manifestation: null }, undefined, 'en')).toStrictEqual([
      ['category', 'noise'],
    ])
    expect(aboutFacts({ category: null, manifestation: null }, catalogue, 'en')).toStrictEqual([['category', '']])
  })
})
