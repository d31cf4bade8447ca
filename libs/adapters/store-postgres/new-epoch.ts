import { connected, schemaOf, type LogPlace } from './connection.js'
import { openSchema } from './schema.js'

/**
 * Gives a log that was restored from a backup a new epoch, durable when it returns: every mark and checkpoint taken on
 * the log before is then found out for good, and every store still open on it can append no more. Throws `ForeignLog`
 * for anything else than a log.
 */
export const startNewEpoch = async (place: LogPlace): Promise<{ readonly before: string; readonly epoch: string }> => {
  const before = await openSchema(place)
  const client = await connected(place)
  try {
    const { rows } = await client.query<{ epoch: string }>(
      `UPDATE ${schemaOf(place)}.log SET epoch = gen_random_uuid()::text RETURNING epoch`,
    )
    return { before, epoch: rows[0]!.epoch }
  } finally {
    await client.end()
  }
}
