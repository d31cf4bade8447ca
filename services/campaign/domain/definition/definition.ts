import { accept } from '@huiyin/kernel'
import type { Decider } from '@huiyin/event-sourcing'
import type { ChannelEvent, HandlingModeEvent, LedgerKindEvent, MapLayerEvent, ReplyTemplateEvent } from './events.js'

/** Something a tenant defines: each definition is a version of its own, and what was made by an earlier one keeps it. */
interface Defined<T extends string, D> {
  readonly type: T
  readonly data: { readonly version: number; readonly definition: D }
}

/** The definition a tenant gives; its code names the stream. */
export interface Define<D> {
  readonly type: 'Define'
  readonly definition: D
}

/** The definition that holds now; null: it was never defined. */
type Held<D> = { readonly version: number; readonly definition: D } | null

/** The stream of what a tenant defined; a code has no colon, so both are found again. */
export const definitionIdOf = (tenant: string, code: string): string => `${tenant}:${code}`

const definitions = <T extends string, D>(type: T): Decider<Define<D>, Defined<T, D>, Held<D>, never> => ({
  initialState: null,
  evolve: (_, { data }) => data,
  decide: ({ definition }, held) =>
    JSON.stringify(held?.definition) === JSON.stringify(definition)
      ? accept()
      : accept({ type, data: { version: (held?.version ?? 0) + 1, definition } }),
})

type DefinitionOf<E extends { readonly data: { readonly definition: unknown } }> = E['data']['definition']

/** A channel of a tenant (ADR 0026). */
export const channel = definitions<'ChannelDefined', DefinitionOf<ChannelEvent>>('ChannelDefined')
/** A handling mode of a tenant (ADR 0027). */
export const handlingMode = definitions<'HandlingModeDefined', DefinitionOf<HandlingModeEvent>>('HandlingModeDefined')
/** A ledger kind of a tenant (ADR 0027). */
export const ledgerKind = definitions<'LedgerKindDefined', DefinitionOf<LedgerKindEvent>>('LedgerKindDefined')
/** A template of replies of a tenant (ADR 0047). */
export const replyTemplate = definitions<'ReplyTemplateDefined', DefinitionOf<ReplyTemplateEvent>>(
  'ReplyTemplateDefined',
)
/** A layer of a tenant's map (ADR 0043). */
export const mapLayer = definitions<'MapLayerDefined', DefinitionOf<MapLayerEvent>>('MapLayerDefined')
