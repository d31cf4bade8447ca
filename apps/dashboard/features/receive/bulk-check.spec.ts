import { describe, expect, test } from '@jest/globals'
import { areLetters, bulkChannelOf, categoriesIn, checkChosen, mistakeRows, placeOf } from './bulk-check.js'

const channel = bulkChannelOf({
  ...{ code: 'c', zh: '渠道', en: 'channel', origin: 'own', outsideDeadline: 'none', points: [] },
  fields: [
    { code: 'people', zh: '人数', en: 'people', kind: 'number', required: true, choices: null },
    {
      code: 'bank',
      zh: '岸',
      en: 'bank',
      kind: 'choice',
      required: false,
      choices: [{ code: 'l', zh: '左', en: 'left' }],
    },
  ],
})
const FOR = { tenant: 't', zone: 'Asia/Shanghai', channel }
const file = (name: string, text: string) => ({
  name,
  arrayBuffer: () => Promise.resolve(new TextEncoder().encode(text).buffer),
})
const SHEET = 'summary,reporter,people,bank\n一,匿名,3,左\n'

describe('files chosen at the desk', () => {
  test('S3-21 are checked against the channel as the server describes it', async () => {
    const looked = await checkChosen([file('a.csv', SHEET)], FOR)
    expect(looked).toMatchObject({
      kind: 'checked',
      checked: { rows: [{ input: { fields: { people: 3, bank: 'l' } } }] },
    })
  })
  test('are letters by their names; one sheet is taken at a time, and not among letters', async () => {
    expect(areLetters([{ name: 'a.EML' }, { name: 'b.mbox' }])).toBe(true)
    expect(areLetters([{ name: 'a.eml' }, { name: 'b.csv' }])).toBe(false)
    expect(areLetters([])).toBe(false)
    for (const names of [[], ['a.csv', 'b.csv'], ['a.eml', 'b.csv']])
      expect(
        await checkChosen(
          names.map((name) => file(name, SHEET)),
          FOR,
        ),
      ).toStrictEqual({ kind: 'mixed' })
    const letters = await checkChosen([file('a.eml', 'no letter')], FOR)
    expect(letters).toMatchObject({ kind: 'checked', checked: { mistakeCount: 1 } })
  })
  test('that are no sheet are not read, with what to do in both languages', async () => {
    const looked = await checkChosen([file('a.xls', '<html>')], FOR)
    expect(looked).toMatchObject({ kind: 'notRead', says: { zh: expect.stringContaining('另存为') } })
  })
  test('have mistakes that can be saved as a sheet, the place first, in the language of the screen', async () => {
    const looked = await checkChosen([file('a.csv', SHEET.replace('3', '三'))], FOR)
    const { mistakes } = looked.kind === 'checked' ? looked.checked : { mistakes: [] }
    expect(mistakes.map(placeOf)).toStrictEqual(['C2'])
    expect(mistakeRows(mistakes, 'zh')).toStrictEqual([['a.csv', 2, 'C', '人数', '三', '0 至 10 亿的数字']])
    expect(placeOf({ row: 4, column: null })).toBe('4')
  })
  test('may have the categories of the campaign in force, and any where there is none', () => {
    const category = {
      ...{ code: 'C5', zh: '服务质量不高', en: 'poor service', kind: 'area', year: null, families: [] },
    }
    const categories = [{ ...category, benchmark: null, promote: null, manifestations: [] }]
    const catalogue = { campaignId: 's3', zh: '提升计划', en: 'plan', current: true, categories }
    expect(categoriesIn(catalogue)).toStrictEqual([{ code: 'C5', zh: '服务质量不高', en: 'poor service' }])
    expect(categoriesIn(undefined)).toStrictEqual([])
  })
})
