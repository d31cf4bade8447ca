import type { OfStyleLead } from '../domain/item/style-lead/standing.js'

/** That an item is a style lead, as its row keeps it. */
export const styleLeadColumns = {
  /** 1: it is one. */
  style_lead: 'integer',
  /** Why, as JSON: the code of its campaign's catalogue, or who named it and for what reason; null: it is none. */
  style_lead_said: 'nullableText',
  /** 1: it is one that still waits, and goes before all others; lists are ordered by it. */
  urgent: 'integer',
} as const

export const NO_STYLE_LEAD = { style_lead: 0, style_lead_said: null, urgent: 0 } as const

/** The cells after one more fact of it. */
export const styleLeadCells = (event: OfStyleLead) => {
  if (event.type === 'StyleLeadDropped') return NO_STYLE_LEAD
  const { code = null, namedBy: personId = null, reason = null } = event.data
  const said = { code, personId, reason }
  return { style_lead: 1, style_lead_said: JSON.stringify(said) }
}

/** States in which nobody waits for it any more. */
const OVER: ReadonlySet<string> = new Set(['replied', 'declined', 'withdrawn'])

interface Waiting {
  readonly style_lead: number
  readonly state: string
  readonly replies_owed: number
}

/** Whether it goes before others now: what was answered or taken back stands where it came, until a reply is owed again. */
export const urgency = ({ style_lead: lead, state, replies_owed: owed }: Waiting) => ({
  urgent: lead === 1 && (owed > 0 || !OVER.has(state)) ? 1 : 0,
})
