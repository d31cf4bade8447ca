import type { MapArea, MapLayer } from '@huiyin/contracts/campaign'

/** A square of a hundredth of a degree, so many of them to the east and to the north. */
export const squareAt = (code: string, east: number, north: number): MapArea => {
  const [west, south] = [east / 100, north / 100]
  const corners = [
    [west, south],
    [west + 0.01, south],
    [west + 0.01, south + 0.01],
    [west, south + 0.01],
    [west, south],
  ] satisfies [number, number][]
  return { code, name: null, parts: [[corners]] }
}

/** A layer of squares in a row from west to east, each with one of these codes. */
export const rowOfSquares = (code: MapLayer['code'], codes: readonly string[]): MapLayer => ({
  ...{ code, zh: '测试网格', en: 'a grid for a test', source: '测试', drawnOn: '2020-01-01' },
  areas: codes.map((one, east) => squareAt(one, east, 0)),
})
