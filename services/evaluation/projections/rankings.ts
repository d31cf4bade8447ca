import { defineList, type ListRowOf } from '@huiyin/read-model'
import { rankingEvents } from '../domain/ranking/events.js'

const columns = {
  /** One row a version: the ranking and its version. */
  version_id: 'text',
  ranking_id: 'text',
  tenant: 'text',
  version: 'integer',
  from_day: 'text',
  to_day: 'text',
  as_of: 'text',
  pinned_position: 'integer',
  seal_position: 'integer',
  seal_hash: 'text',
  minimum: 'integer',
  units: 'text',
  differences: 'text',
  reason: 'nullableText',
  decided_by: 'text',
  published_at: 'text',
  position: 'integer',
} as const

export type RankingRow = ListRowOf<typeof columns>

const versionId = (rankingId: string, version: number): string => `${rankingId}@${version}`

/** Every version of every published ranking: a later one stands beside the earlier, never in its place. */
export const rankings = defineList({
  name: 'rankings',
  says: 'One row a version of a published ranking: period, position, seal, minimum, units, differences.',
  from: rankingEvents,
  columns,
  key: 'version_id',
  unitColumn: 'tenant',
  hiddenFrom: { nobody: 'counts for everybody, without any item that is hidden from somebody' },
  indexes: [['tenant', 'to_day'], ['ranking_id']],
  keyOf: ({ data: { version } }, at) => versionId(at.streamId, version),
  apply: (_, event, at) => {
    const { version, from, to, position, seal, minimum, units } = event.data
    const isCorrection = event.type === 'RankingCorrected'
    return {
      version_id: versionId(at.streamId, version),
      ranking_id: at.streamId,
      tenant: at.tenant,
      version,
      from_day: from,
      to_day: to,
      as_of: event.data.at,
      pinned_position: position,
      seal_position: seal.position,
      seal_hash: seal.hash,
      minimum,
      units: JSON.stringify(units),
      differences: JSON.stringify(isCorrection ? event.data.differences : []),
      reason: isCorrection ? event.data.reason : null,
      decided_by: isCorrection ? event.data.correctedBy : event.data.publishedBy,
      published_at: at.occurred.at,
      position: at.position,
    }
  },
})
