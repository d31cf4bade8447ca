import { describe, expect, test } from '@jest/globals'
import { columnsOf, type Column } from './columns.js'
import { readCell, type Cell } from './read-cell.js'

const of = (kind: Column['kind']): Column => {
  const field = { code: 'x', zh: '字段', en: 'field', required: false, kind: kind === 'code' ? 'line' : kind }
  const columns = columnsOf({ ...{ code: 'c', zh: '渠道', en: 'channel' }, fields: [field] })
  return columns.at(-1)!
}
const read = (kind: Column['kind'], cell: Cell) => readCell(cell, of(kind), 'Asia/Shanghai')

describe('a cell', () => {
  test.each<[string, Cell, string]>([
    ['as we write it', '2026-03-02', '2026-03-02'],
    ['with slashes and no zeros', '2026/3/2', '2026-03-02'],
    ['with dots', '2026.03.02', '2026-03-02'],
    ['in Chinese', '2026年3月2日', '2026-03-02'],
    ['as a date of the spreadsheet, a millisecond short', new Date('2026-03-01T23:59:59.999Z'), '2026-03-02'],
    ['that the spreadsheet gave a midnight', '2026-03-02 00:00:00', '2026-03-02'],
  ])('is a day %s', (_, cell, day) => {
    expect(read('day', cell)).toStrictEqual({ value: day })
  })
  test.each(['2026-02-30', '3月2日', '2026-03-02 09:30', '46083'])(
    'is no day where it says %s: the contract refuses it',
    (cell) => {
      expect(read('day', cell)).toStrictEqual({ value: cell })
    },
  )
  test.each<[string, Cell]>([
    ['as text', '2026-03-02 09:30'],
    ['with seconds', '2026/3/2 9:30:00'],
    ['in Chinese', '2026年3月2日 9时30分'],
    ['with wide colons', '2026-03-02 09：30'],
    ['as a date of the spreadsheet', new Date('2026-03-02T09:29:59.999Z')],
  ])('is a moment on the clock of the city %s', (_, cell) => {
    expect(read('instant', cell)).toStrictEqual({ value: '2026-03-02T01:30:00.000Z' })
  })
  test.each(['2026-03-02', '2026-03-02 25:00', '2026-03-02 9'])('is no moment where it says %s', (cell) => {
    expect(read('instant', cell)).toStrictEqual({ value: cell })
  })
  test('is a number with commas or wide digits, and text where it is none', () => {
    expect(['1,200', '１２', '3.5', 7, '1,2', '十'].map((cell) => read('number', cell))).toStrictEqual(
      [1200, 12, 3.5, 7, '1,2', '十'].map((value) => ({ value })),
    )
  })
  test('is yes or no in words, signs or as the spreadsheet has it', () => {
    expect(['是', 'Yes', true, '√'].map((cell) => read('yesNo', cell))).toStrictEqual(Array(4).fill({ value: true }))
    expect(['否', 'n', false, '无'].map((cell) => read('yesNo', cell))).toStrictEqual(Array(4).fill({ value: false }))
    expect(read('yesNo', '也许')).toStrictEqual({ value: '也许' })
  })
  test('with a telephone number is text also where the spreadsheet took it for a number', () => {
    expect(read('line', 13900000000)).toStrictEqual({ value: '13900000000' })
  })
  test('that holds blanks only is empty', () => {
    expect([' ', '', null, '　'].map((cell) => read('line', cell))).toStrictEqual(Array(4).fill({ value: null }))
  })
})
