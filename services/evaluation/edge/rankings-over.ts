import { asking } from '@huiyin/analytics'
import { liveGeneration, serverClickHouse } from '@huiyin/clickhouse/server'
import { BadConfig, remoteSealed, type HostedContext } from '@huiyin/process-host'
import { RANKING_MINIMUM } from '@huiyin/statistics'
import { rankingComputer } from './compute-ranking.js'
import type { EvaluationNeeds } from './service.js'

/** A seal waits until ClickHouse has everything up to it, which may take its time after a large import. */
const SEAL_MILLIS = 120_000

/**
 * Computes rankings where evaluation is a process of its own: the projector seals the log and brings the figures up to
 * there, and ClickHouse is asked at that place.
 */
export const rankingsOver = ({
  config,
  peerOf,
  settings,
}: Parameters<HostedContext['bind']>[0]): EvaluationNeeds['computeRanking'] => {
  const { clickhouse, postgres } = config
  if (!clickhouse)
    throw new BadConfig('evaluation ranks by ClickHouse: clickhouse.url is missing; HUIYIN_CLICKHOUSE_URL')
  const live = liveGeneration({ url: postgres.url })
  return rankingComputer({
    ask: asking(serverClickHouse({ url: clickhouse.url }), live.generation),
    sealed: remoteSealed(peerOf('projector', SEAL_MILLIS)),
    zoneOf: (tenant) => settings.of(tenant).zone,
    minimum: RANKING_MINIMUM,
  })
}
