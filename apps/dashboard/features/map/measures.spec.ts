import { describe, expect, test } from '@jest/globals'
import { classesOf, classOf } from './classes.js'
import { colourOf } from './colours.js'
import { deskOf, filterOf, onMap } from './measures.js'

const area = (code: string) => ({ code, name: null, parts: [] })
const counts = (code: string | null, unanswered: number) => ({ code, unanswered, items: 10, overdue: 1, reports: 12 })
const NOWHERE = { about: null, channel: null, unit: null, from: null, to: null }

describe('S3-56 figures on the map', () => {
  const rows = [counts('G-2', 3), counts(null, 4), counts('G-9', 5), counts('G-8', 1)]
  const found = onMap([area('G-1'), area('G-3'), area('G-2')], { rows }, 'unanswered')
  test('stand for every area that is drawn, most first; an area without any has nought', () => {
    expect(found.rows.map(({ code, unanswered }) => [code, unanswered])).toStrictEqual([
      ...[['G-2', 3] as const, ['G-1', 0] as const, ['G-3', 0] as const],
    ])
  })
  test('that are on no map are told beside it: without a code, and with one that nobody has drawn', () => {
    expect(found.without).toMatchObject({ unanswered: 4, items: 10 })
    expect(found.undrawn).toStrictEqual({ unanswered: 6, items: 20, overdue: 2, reports: 24 })
  })
})

describe('S3-56 the classes of the legend', () => {
  test('have nought by itself, hold every figure in one of them, and no figure in two', () => {
    const figures = [0, 0, 1, 1, 2, 3, 5, 8, 13, 21, 34]
    const classes = classesOf(figures)
    expect(classes[0]).toStrictEqual({ from: 0, to: 0 })
    expect(classes.length).toBeLessThanOrEqual(6)
    for (const figure of figures)
      expect(classes.filter(({ from, to }) => figure >= from && figure <= to)).toHaveLength(1)
    expect(classOf(classes, 34)).toBe(classes.length - 1)
    expect(classOf(classes, 0)).toBe(0)
  })
  test('are as few as there are figures, and one where there is nothing', () => {
    expect(classesOf([4, 4, 4])).toStrictEqual([
      { from: 0, to: 0 },
      { from: 1, to: 4 },
    ])
    expect(classesOf([0, 0])).toStrictEqual([{ from: 0, to: 0 }])
    expect(classesOf([])).toStrictEqual([{ from: 0, to: 0 }])
  })
  test('get darker with the figure, from white to the darkest, however few there are', () => {
    expect(colourOf(0, 1).fill).toBe('#ffffff')
    expect([colourOf(0, 2).fill, colourOf(1, 2)]).toStrictEqual(['#ffffff', { fill: '#0b3a7e', text: '#ffffff' }])
    expect(new Set([0, 1, 2, 3, 4, 5].map((place) => colourOf(place, 6).fill)).size).toBe(6)
  })
})

describe('S3-56 an area leads to the desk', () => {
  const about = { campaign: 's3', category: 'C5', manifestation: null }
  const narrowed = { about: 's3/C5', channel: 'visit', unit: 'K1', from: '2026-03-01', to: null }
  test('with its cell, what the map was narrowed to, and what was counted', () => {
    expect(deskOf('cells', 'G-1', 'unanswered', narrowed)).toBe(
      '/desk?tab=items&about=s3%2FC5&channel=visit&unit=K1&from=2026-03-01&state=unanswered&cell=G-1',
    )
    expect(deskOf('cells', 'G-1', 'overdue', NOWHERE)).toBe('/desk?tab=items&flag=overdue&cell=G-1')
    expect(deskOf('units', 'K2', 'items', narrowed)).toContain('unit=K2&from=2026-03-01&state=all')
  })
  test('and the map asks the same of the items', () =>
    expect(filterOf(narrowed, about)).toStrictEqual({
      ...{ ...about, channel: 'visit', unitId: 'K1', receivedFrom: '2026-03-01', receivedTo: null },
    }))
})
