import { defineList, type ListRowOf } from '@huiyin/read-model'
import type { FactAt } from '@huiyin/event-sourcing'
import { severityOf, type SanctionKind } from '@huiyin/contracts/accountability'
import { sanctionEvents, type SanctionEvent } from '../domain/sanction/events.js'

const columns = {
  sanction_id: 'text',
  tenant: 'text',
  kind: 'text',
  /** 0 is the mildest (model a7). */
  severity: 'integer',
  /** proposed, issued, dismissed, tolerated; then clarified or, after issue, expired. */
  state: 'text',
  unit_id: 'text',
  person_id: 'nullableText',
  item_id: 'nullableText',
  entry_id: 'nullableText',
  rule: 'text',
  rule_version: 'integer',
  proposed_at: 'text',
  proposed_by: 'text',
  statement_due_at: 'nullableText',
  statements: 'integer',
  decided_at: 'nullableText',
  decided_by: 'nullableText',
  effect_until: 'nullableText',
  clarified_at: 'nullableText',
  /** 1: a fact it may rest on was voided, and a person has to decide anew. */
  review_owed: 'integer',
  position: 'integer',
} as const

export type SanctionRow = ListRowOf<typeof columns>

type Proposal = Extract<SanctionEvent, { type: 'SanctionProposed' }>['data']

const proposed = (data: Proposal, at: FactAt): SanctionRow => ({
  sanction_id: at.streamId,
  tenant: at.tenant,
  kind: data.kind,
  severity: severityOf(data.kind as SanctionKind),
  state: 'proposed',
  unit_id: data.unitId,
  person_id: data.personId,
  item_id: data.itemId,
  entry_id: data.entryId,
  rule: data.basis.rule,
  rule_version: data.basis.version,
  proposed_at: at.occurred.at,
  proposed_by: data.proposedBy,
  statement_due_at: data.statementDeadline.dueAt ?? null,
  statements: 0,
  decided_at: null,
  decided_by: null,
  effect_until: null,
  clarified_at: null,
  review_owed: 0,
  position: at.position,
})

const decided = (state: string, decidedBy: string, at: FactAt): Partial<SanctionRow> => ({
  state,
  decided_at: at.occurred.at,
  decided_by: decidedBy,
  effect_until: null,
  review_owed: 0,
})

const change = (
  row: SanctionRow,
  event: Exclude<SanctionEvent, { type: 'SanctionProposed' }>,
  at: FactAt,
): Partial<SanctionRow> => {
  switch (event.type) {
    case 'ViewStated':
      return { statements: row.statements + 1 }
    case 'SanctionIssued':
      return { ...decided('issued', event.data.decidedBy, at), effect_until: event.data.effectUntil }
    case 'SanctionDismissed':
      return decided('dismissed', event.data.decidedBy, at)
    case 'FaultTolerated':
      return decided('tolerated', event.data.decidedBy, at)
    case 'SanctionClarified':
      return { state: 'clarified', clarified_at: at.occurred.at, review_owed: 0 }
    case 'BasisVoided':
      return { review_owed: 1 }
    case 'EffectExpired':
      return { state: 'expired' }
  }
}

/** Every proposed or decided measure with its rule, its statements and its decision: what supervisors work through. */
export const sanctions = defineList({
  name: 'sanctions',
  says: 'One row a measure: kind, unit, rule, statements, decision.',
  from: sanctionEvents,
  columns,
  key: 'sanction_id',
  unitColumn: 'unit_id',
  hiddenFrom: { itemColumn: 'item_id' },
  indexes: [['state', 'proposed_at'], ['unit_id', 'state'], ['item_id']],
  keyOf: (_, at) => at.streamId,
  apply: (row, event, at) => {
    if (event.type === 'SanctionProposed') return proposed(event.data, at)
    return row && { ...row, ...change(row, event, at), position: at.position }
  },
})
