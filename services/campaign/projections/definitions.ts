import type { FactAt } from '@huiyin/event-sourcing'
import { defineList, type ListRowOf } from '@huiyin/read-model'
import {
  calendarYearEvents,
  channelEvents,
  handlingModeEvents,
  ledgerKindEvents,
  mapLayerEvents,
  replyTemplateEvents,
} from '../domain/definition/events.js'

const columns = {
  /** The root unit; what is defined belongs to the whole of it. */
  tenant: 'text',
  code: 'text',
  version: 'integer',
  /** JSON: the definition as it was given. */
  definition: 'text',
  position: 'integer',
} as const

const channelColumns = { channel_id: 'text', ...columns } as const
const modeColumns = { mode_id: 'text', ...columns } as const
const ledgerColumns = { ledger_id: 'text', ...columns } as const
const yearColumns = { year_id: 'text', ...columns } as const
const templateColumns = { template_id: 'text', ...columns } as const
const layerColumns = { layer_id: 'text', ...columns } as const

export type ChannelRow = ListRowOf<typeof channelColumns>
export type HandlingModeRow = ListRowOf<typeof modeColumns>
export type LedgerKindRow = ListRowOf<typeof ledgerColumns>
export type CalendarYearRow = ListRowOf<typeof yearColumns>
export type ReplyTemplateRow = ListRowOf<typeof templateColumns>
export type MapLayerRow = ListRowOf<typeof layerColumns>

interface Said {
  readonly data: {
    readonly version: number
    readonly definition: { readonly code: string } | { readonly year: number }
  }
}

const rowOf = ({ data: { version, definition } }: Said, { tenant, position }: FactAt) => {
  const code = 'code' in definition ? definition.code : String(definition.year)
  return { tenant, code, version, definition: JSON.stringify(definition), position }
}

/** The channels a tenant has defined itself, each as it is defined now; the standard ones stand in no list. */
export const channels = defineList({
  name: 'channels',
  says: 'One row a channel that a tenant defined: version and definition.',
  from: channelEvents,
  columns: channelColumns,
  key: 'channel_id',
  unitColumn: 'tenant',
  hiddenFrom: { nobody: 'channels are about no item' },
  indexes: [['tenant', 'code']],
  keyOf: (_, at) => at.streamId,
  apply: (_, event, at) => ({ channel_id: at.streamId, ...rowOf(event, at) }),
})

/** The handling modes a tenant has defined itself; the standard ones stand in no list. */
export const handlingModes = defineList({
  name: 'handling_modes',
  says: 'One row a handling mode that a tenant defined: version and definition.',
  from: handlingModeEvents,
  columns: modeColumns,
  key: 'mode_id',
  unitColumn: 'tenant',
  hiddenFrom: { nobody: 'handling modes are about no item' },
  indexes: [['tenant', 'code']],
  keyOf: (_, at) => at.streamId,
  apply: (_, event, at) => ({ mode_id: at.streamId, ...rowOf(event, at) }),
})

/** The ledger kinds a tenant has defined itself; the standard ones stand in no list. */
export const ledgerKinds = defineList({
  name: 'ledger_kinds',
  says: 'One row a kind of ledger that a tenant defined: version and definition.',
  from: ledgerKindEvents,
  columns: ledgerColumns,
  key: 'ledger_id',
  unitColumn: 'tenant',
  hiddenFrom: { nobody: 'kinds of ledgers are about no item' },
  indexes: [['tenant', 'code']],
  keyOf: (_, at) => at.streamId,
  apply: (_, event, at) => ({ ledger_id: at.streamId, ...rowOf(event, at) }),
})

/** The templates of replies a tenant has defined itself; the standard ones stand in no list. */
export const replyTemplates = defineList({
  name: 'reply_templates',
  says: 'One row a template of replies that a tenant defined: version and definition.',
  from: replyTemplateEvents,
  columns: templateColumns,
  key: 'template_id',
  unitColumn: 'tenant',
  hiddenFrom: { nobody: 'templates of replies are about no item' },
  indexes: [['tenant', 'code']],
  keyOf: (_, at) => at.streamId,
  apply: (_, event, at) => ({ template_id: at.streamId, ...rowOf(event, at) }),
})

/** The notices on public holidays a tenant has adopted; what the product ships stands in no list. */
export const calendarYears = defineList({
  name: 'calendar_years',
  says: 'One row a year whose public holidays a tenant adopted: version and notice.',
  from: calendarYearEvents,
  columns: yearColumns,
  key: 'year_id',
  unitColumn: 'tenant',
  hiddenFrom: { nobody: 'public holidays are about no item' },
  indexes: [['tenant', 'code']],
  keyOf: (_, at) => at.streamId,
  apply: (_, event, at) => ({ year_id: at.streamId, ...rowOf(event, at) }),
})

/** The layers of the tenants' maps, each as it is drawn now. */
export const mapLayers = defineList({
  name: 'map_layers',
  says: 'One row a layer of a tenant’s map: version and areas.',
  from: mapLayerEvents,
  columns: layerColumns,
  key: 'layer_id',
  unitColumn: 'tenant',
  hiddenFrom: { nobody: 'layers of the map are about no item' },
  indexes: [['tenant', 'code']],
  keyOf: (_, at) => at.streamId,
  apply: (_, event, at) => ({ layer_id: at.streamId, ...rowOf(event, at) }),
})
