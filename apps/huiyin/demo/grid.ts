import { seeded } from '@huiyin/bus-embedded'
import type { MapArea, MapLayer } from '@huiyin/contracts/campaign'

const ACROSS = 7
const DOWN = 6
const SEED = 20_260_311
/** How wide a cell is, in degrees, and how far its corners are moved. */
const WIDTH = 0.01
const UNEVEN = 0.28

/** The cells of the demonstration, by their number from 0; named so that nobody takes them for real ones. */
export const demoCell = (n: number): string => `示范网格-${String(n + 1).padStart(2, '0')}`

type Corner = [longitude: number, latitude: number]

const fiveDecimals = (degrees: number): number => Number(degrees.toFixed(5))

/** The corners of a net, each moved a little, so that neighbours share them. */
const corners = (): readonly (readonly Corner[])[] => {
  const drawn = seeded(SEED)
  const moved = () => (drawn() - 0.5) * 2 * UNEVEN * WIDTH
  return Array.from({ length: DOWN + 1 }, (_, south) =>
    Array.from({ length: ACROSS + 1 }, (__, east): Corner => [
      fiveDecimals(east * WIDTH + moved()),
      fiveDecimals(-south * WIDTH + moved()),
    ]),
  )
}

/**
 * A grid of 42 cells where the equator meets the meridian of Greenwich: in the open sea, so that nobody takes it for a
 * place. The same each time.
 */
export const demoGrid = (): MapLayer => {
  const net = corners()
  const at = (east: number, south: number): Corner => net[south]![east]!
  const areas = Array.from({ length: ACROSS * DOWN }, (_, n): MapArea => {
    const [east, south] = [n % ACROSS, Math.floor(n / ACROSS)]
    const ring = [at(east, south), at(east + 1, south), at(east + 1, south + 1), at(east, south + 1), at(east, south)]
    return { code: demoCell(n), name: null, parts: [[ring]] }
  })
  return {
    ...{ code: 'cells', zh: '示范网格（虚构）', en: 'demonstration grid (made up)', source: '示范数据', areas },
    drawnOn: '2026-01-01',
  }
}

/** In which cell a matter came up: more of them in some cells than in others; of every eleventh nobody said where. */
export const cellOfMatter = (n: number): string | null => {
  if (n % 11 === 0) return null
  const drawn = seeded(SEED + n)
  return demoCell(Math.floor(drawn() * drawn() * ACROSS * DOWN))
}
