import { expect, test } from '@jest/globals'
import { mapLayer } from '@huiyin/contracts/campaign'
import { cellOfMatter, demoCell, demoGrid } from './grid.js'

test('the grid of the demonstration is a layer as any other, the same each time, and says that it is made up', () => {
  const grid = demoGrid()
  expect(mapLayer.parse(grid)).toStrictEqual(grid)
  expect(demoGrid()).toStrictEqual(grid)
  expect(grid.areas).toHaveLength(42)
  expect(grid.zh + grid.areas[0]!.code).toMatch(/虚构.*示范/)
})
test('matters lie in cells that are drawn, some in more than others, and of some nobody said where', () => {
  const cells = Array.from({ length: 1_000 }, (_, n) => cellOfMatter(n))
  const drawn = new Set(demoGrid().areas.map(({ code }) => code))
  const said = cells.filter((cell) => cell !== null)
  expect(said.filter((cell) => !drawn.has(cell))).toStrictEqual([])
  expect(cells.length - said.length).toBe(91)
  expect(new Set(said).size).toBeGreaterThan(30)
  expect(said.filter((cell) => cell === demoCell(0)).length).toBeGreaterThan(
    2 * said.filter((cell) => cell === demoCell(30)).length,
  )
})
