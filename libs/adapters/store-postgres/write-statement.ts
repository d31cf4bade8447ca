import type { QueryArrayConfig } from 'pg'
import { intArray, textArray } from './arrays.js'
import type { PlannedGroup } from './plan-group.js'

/** PostgreSQL cuts names of channels here, and refuses to notify on a longer one. */
const NAME_BYTES = 63

/** Where every append to a log is told of, or those to the streams of one context. */
export const channelOf = (schema: string, context?: string): string =>
  (context === undefined ? `huiyin_${schema}` : `huiyin_${schema}_${context}`).slice(0, NAME_BYTES)

/** The contexts of some streams, `<context>-<aggregate>-<id>` (`checkAppend`). */
const contextsOf = (streams: readonly { readonly stream: string }[]): readonly string[] => [
  ...new Set(streams.map(({ stream }) => stream.slice(0, stream.indexOf('-')))),
]

/**
 * Counter, heads and events in one statement. The counter comes first: everything else is joined to the row it returns,
 * so that without it nothing is touched. It moves only from the very place the group was planned at, and only in the
 * epoch the store was opened in: whoever slept through other appends, or through a restore, writes nothing. A head moves
 * only from the version it was planned at, or the statement fails (`heads_moved`, or the primary key of a new stream).
 */
const textFor = (schema: string): string => `
  WITH counter AS (
    UPDATE ${schema}.log SET position = $1, recorded_at = $2 WHERE position = $3 AND epoch = $4
    RETURNING pg_notify('${channelOf(schema)}', ''),
      (SELECT count(pg_notify(channel, '')) FROM unnest($18::text[]) AS channel)
  ), made AS (
    INSERT INTO ${schema}.heads (stream, version, hash)
    SELECT one.* FROM counter, unnest($5::text[], $6::int4[], $7::text[]) AS one
  ), moved AS (
    UPDATE ${schema}.heads AS head SET version = one.version, hash = one.hash
    FROM counter, unnest($8::text[], $9::int4[], $10::int4[], $11::text[]) AS one (stream, before, version, hash)
    WHERE head.stream = one.stream AND head.version = one.before
    RETURNING 1
  )
  INSERT INTO ${schema}.events (position, stream, version, header, body, hash)
  SELECT $3 + one.nth, one.stream, one.version, one.header, one.body, one.hash
  FROM counter, unnest($12::text[], $13::int4[], $14::text[], $15::text[], $16::text[])
    WITH ORDINALITY AS one (stream, version, header, body, hash, nth)
  WHERE ${schema}.heads_moved((SELECT count(*) FROM moved), $17::bigint * (SELECT count(*) FROM counter))`

/** Writes a planned group; says how many rows of `events` it made: all or, when the counter stood elsewhere, none. */
export const writeStatement = (schema: string, epoch: string) => {
  const text = textFor(schema)
  return ({ before, after, events, heads }: PlannedGroup): QueryArrayConfig => {
    const made = heads.filter((head) => head.before === 0)
    const moved = heads.filter((head) => head.before > 0)
    return {
      name: 'write',
      text,
      rowMode: 'array',
      values: [
        ...[after.position, after.recordedAt, before.position, epoch],
        ...[textArray(made.map(({ stream }) => stream)), intArray(made.map(({ version }) => version))],
        ...[textArray(made.map(({ hash }) => hash)), textArray(moved.map(({ stream }) => stream))],
        ...[intArray(moved.map((head) => head.before)), intArray(moved.map(({ version }) => version))],
        ...[textArray(moved.map(({ hash }) => hash)), textArray(events.map(({ stream }) => stream))],
        ...[intArray(events.map(({ version }) => version)), textArray(events.map(({ header }) => header))],
        ...[textArray(events.map(({ body }) => body)), textArray(events.map(({ hash }) => hash)), moved.length],
        textArray(contextsOf(heads).map((context) => channelOf(schema, context))),
      ],
    }
  }
}
