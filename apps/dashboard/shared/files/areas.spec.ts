import { describe, expect, test } from '@jest/globals'
import { areaBetween, keyed, withNew } from './areas.js'

describe('the areas of a photo that are blacked out', () => {
  test('are drawn from any corner to any other, and never reach out of the picture', () => {
    const wanted = { x: 100, y: 200, width: 300, height: 100 }
    expect(areaBetween({ x: 100, y: 200 }, { x: 400, y: 300 })).toStrictEqual(wanted)
    expect(areaBetween({ x: 400, y: 300 }, { x: 100, y: 200 })).toStrictEqual(wanted)
    expect(areaBetween({ x: 900, y: 900 }, { x: 1_300, y: 2_000 })).toStrictEqual({
      x: 900,
      y: 900,
      width: 100,
      height: 100,
    })
  })
  test('a click draws nothing', () => expect(areaBetween({ x: 5, y: 5 }, { x: 7, y: 400 })).toBeNull())
  test('are moved by the arrows and stop at the edge; with Shift their size changes', () => {
    const area = { x: 5, y: 500, width: 200, height: 400 }
    expect(keyed(area, 'ArrowLeft', false)).toStrictEqual({ ...area, x: 0 })
    expect(keyed(area, 'ArrowDown', false)).toStrictEqual({ ...area, y: 510 })
    expect(keyed({ ...area, y: 600 }, 'ArrowDown', true)).toStrictEqual({ ...area, y: 600, height: 400 })
    expect(keyed(area, 'ArrowRight', true)).toStrictEqual({ ...area, width: 210 })
    expect(keyed({ ...area, width: 10 }, 'ArrowLeft', true)).toStrictEqual({ ...area, width: 10 })
    expect(keyed(area, 'a', false)).toBeNull()
  })
  test('are added without a mouse, each where it can be told from the one before', () => {
    const [one, two] = withNew(withNew([]))
    expect(one).not.toStrictEqual(two)
  })
})
