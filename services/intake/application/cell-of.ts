import type { MapLayer } from '@huiyin/contracts/campaign'
import type { IntakeInput } from '@huiyin/contracts/intake'
import { cellAt, placeIn } from '../domain/item/cell-at.js'

/** What is known of the cells of a tenant's grid. */
export interface CellPorts {
  /** The grid as it is drawn now; null: nobody has drawn it. Left out: of no tenant. */
  readonly cellsOf?: (tenant: string) => { readonly version: number; readonly definition: MapLayer } | null
}

/** The cell of a report that names a position and no cell, with the version of the grid it was found in; else nothing. */
export const cellOf = (
  { cellsOf }: CellPorts,
  { gridCell, fields }: Pick<IntakeInput<'ReceiveReport'>, 'gridCell' | 'fields'>,
  tenant: string,
): { readonly gridCell?: string; readonly cellFoundIn?: number } => {
  const place = gridCell === undefined ? placeIn(fields) : null
  const cells = place && cellsOf?.(tenant)
  const found = cells ? cellAt(cells.definition, place) : null
  return cells && found !== null ? { gridCell: found, cellFoundIn: cells.version } : {}
}
