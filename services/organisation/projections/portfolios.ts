import { defineList, type ListRowOf } from '@huiyin/read-model'
import { personEvents } from '../domain/person/events.js'

const columns = {
  assignment_id: 'text',
  tenant: 'text',
  person_id: 'text',
  portfolio_id: 'text',
  name: 'text',
  name_en: 'nullableText',
  /** Whose leadership team it is of; and, as a JSON array, the units it covers. */
  unit_id: 'text',
  unit_ids: 'text',
  valid_from: 'text',
  valid_to: 'nullableText',
  position: 'integer',
} as const

export type PortfolioRow = ListRowOf<typeof columns>

/** Which member of a leadership team answers for which portfolio, from and until which day, both included (S3-47). */
export const portfolios = defineList({
  name: 'portfolios',
  says: 'One row a portfolio given to a leader: what it covers, first and last day.',
  from: personEvents,
  columns,
  key: 'assignment_id',
  unitColumn: 'unit_id',
  hiddenFrom: { nobody: 'portfolios are about no item' },
  indexes: [['tenant', 'unit_id']],
  keyOf: ({ type, data }, { streamId }) =>
    type === 'PortfolioAssigned' || type === 'PortfolioEnded'
      ? `${streamId}:${data.portfolioId}:${data.validFrom}`
      : streamId,
  apply: (row, event, at) => {
    if (event.type === 'PortfolioEnded') {
      return row && { ...row, valid_to: event.data.validTo, position: at.position }
    }
    if (event.type !== 'PortfolioAssigned') return row
    const { portfolioId, name, nameEn, unitId, unitIds, validFrom, validTo } = event.data
    return {
      ...{ assignment_id: `${at.streamId}:${portfolioId}:${validFrom}`, tenant: at.tenant, person_id: at.streamId },
      ...{ portfolio_id: portfolioId, name, name_en: nameEn, unit_id: unitId, unit_ids: JSON.stringify(unitIds) },
      ...{ valid_from: validFrom, valid_to: validTo, position: at.position },
    }
  },
})
