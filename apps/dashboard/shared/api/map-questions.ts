import type { Question } from './questions.js'
import type { ItemFilter, MapCounts, MapLayer } from './schema.generated.js'

export const MAP_LAYERS: Question<{ readonly mapLayers: readonly MapLayer[] }, Record<string, never>> = {
  text: 'query MapLayers { mapLayers { code version zh en source drawnOn areas { code name parts } } }',
}

export const MAP_COUNTS: Question<
  { readonly mapCounts: MapCounts },
  { readonly layer: string; readonly filter: ItemFilter }
> = {
  text: `query MapCounts($layer: String!, $filter: ItemFilter) {
    mapCounts(layer: $layer, filter: $filter) {
      total rows { code items unanswered overdue reports } asOf { at position }
    }
  }`,
}
