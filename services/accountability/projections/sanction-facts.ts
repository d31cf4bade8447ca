import { defineFactTable, type FactCell } from '@huiyin/analytics'
import { sanctionEvents, type SanctionEvent } from '../domain/sanction/events.js'

const columns = {
  sanction_id: 'String',
  fact: 'LowCardinality(String)',
  kind: 'LowCardinality(String)',
  unit_id: 'LowCardinality(String)',
  item_id: 'String',
  rule: 'LowCardinality(String)',
} as const

type Cells = Readonly<Record<Exclude<keyof typeof columns, 'sanction_id'>, FactCell>>

const blank: Cells = { fact: '', kind: '', unit_id: '', item_id: '', rule: '' }

const cellsOf = (event: SanctionEvent): Cells => {
  switch (event.type) {
    case 'SanctionProposed':
    case 'SanctionIssued': {
      const { kind, unitId, itemId, basis } = event.data
      const fact = event.type === 'SanctionIssued' ? 'issued' : 'proposed'
      return { fact, kind, unit_id: unitId, item_id: itemId ?? '', rule: basis.rule }
    }
    case 'ViewStated':
      return { ...blank, fact: 'viewStated' }
    case 'SanctionDismissed':
      return { ...blank, fact: 'dismissed' }
    case 'FaultTolerated':
      return { ...blank, fact: 'tolerated' }
    case 'SanctionClarified':
      return { ...blank, fact: 'clarified', unit_id: event.data.unitId, item_id: event.data.itemId ?? '' }
    case 'BasisVoided':
      return { ...blank, fact: 'basisVoided', unit_id: event.data.unitId }
    case 'EffectExpired':
      return { ...blank, fact: 'expired' }
  }
}

/** What happened to measures, for figures: what was proposed is never counted as issued. */
export const sanctionFacts = defineFactTable({
  name: 'sanction_facts',
  says: 'One row a fact of a measure.',
  from: sanctionEvents,
  columns,
  orderBy: ['sanction_id'],
  row: (event, at) => ({ sanction_id: at.streamId, ...cellsOf(event) }),
})
