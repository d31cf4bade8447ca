import { defineList, type ListRowOf } from '@huiyin/read-model'
import { rankingEvents } from '../domain/ranking/events.js'

const columns = {
  ranking_id: 'text',
  tenant: 'text',
  version: 'integer',
  from_day: 'text',
  to_day: 'text',
  as_of: 'text',
  pinned_position: 'integer',
  seal_hash: 'text',
  units: 'text',
  differences: 'text',
  reason: 'nullableText',
  decided_by: 'text',
  published_at: 'text',
  position: 'integer',
} as const

export type RankingRow = ListRowOf<typeof columns>

/** Every published ranking in its latest version; the earlier ones stand in the log. */
export const rankings = defineList({
  name: 'rankings',
  says: 'One row a published ranking: version, period, position, seal, units.',
  from: rankingEvents,
  columns,
  key: 'ranking_id',
  unitColumn: 'tenant',
  hiddenFrom: { nobody: 'counts for everybody, without any item that is hidden from somebody' },
  indexes: [['tenant', 'to_day']],
  keyOf: (_, at) => at.streamId,
  apply: (_, event, at) => {
    const { version, from, to, position, seal, units } = event.data
    const isCorrection = event.type === 'RankingCorrected'
    return {
      ranking_id: at.streamId,
      tenant: at.tenant,
      version,
      from_day: from,
      to_day: to,
      as_of: event.data.at,
      pinned_position: position,
      seal_hash: seal.hash,
      units: JSON.stringify(units),
      differences: JSON.stringify(isCorrection ? event.data.differences : []),
      reason: isCorrection ? event.data.reason : null,
      decided_by: isCorrection ? event.data.correctedBy : event.data.publishedBy,
      published_at: at.occurred.at,
      position: at.position,
    }
  },
})
