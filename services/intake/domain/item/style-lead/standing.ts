import type { ItemEvent } from '../events.js'

/** Whether an item is a style lead: never said, so and by whom, or no more. */
export type StyleLeadState =
  | { readonly is: 'unsaid' }
  | { readonly is: 'lead'; readonly namedBy: string | null; readonly reason: string | null }
  | { readonly is: 'dropped'; readonly reason: string }

/** The facts of it. */
export type OfStyleLead = Extract<ItemEvent, { type: 'StyleLeadNamed' | 'StyleLeadDropped' }>
export const isOfStyleLead = (event: ItemEvent): event is OfStyleLead =>
  event.type === 'StyleLeadNamed' || event.type === 'StyleLeadDropped'

/** What it is after one more fact. */
export const evolveStyleLead = (event: OfStyleLead): StyleLeadState =>
  event.type === 'StyleLeadNamed'
    ? { is: 'lead', namedBy: event.data.namedBy ?? null, reason: event.data.reason ?? null }
    : { is: 'dropped', reason: event.data.reason }
