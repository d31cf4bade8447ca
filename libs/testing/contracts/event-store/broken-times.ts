import { parseHeader, type EventStore, type Position } from '@huiyin/event-sourcing'
import type { Instant } from '@huiyin/kernel'
import { finishing, rechained, showing, withHeader, type Broken, type BrokenStores, type Session } from './broken.js'

const later = (instant: Instant, millis: number): Instant => new Date(Date.parse(instant) + millis).toISOString()

const rewrittenTime = (header: string, recordedAt: Instant): string =>
  header.replace(/"recordedAt":"[^"]*"/, `"recordedAt":"${recordedAt}"`)

/** Shows the moment the clock showed, whatever was recorded before; while open, or only for the first after opening. */
const believesTheClock =
  (believes: (session: Session, facts: number) => boolean): Broken['wrap'] =>
  (store, session) => {
    let facts = 0
    const moments = new Map<Position, Instant>()
    const shown = showing(['-'], (one) => {
      const moment = moments.get(one.position)
      return moment ? withHeader(one, rewrittenTime(one.header, moment)) : one
    }).wrap(store, session)
    const append: EventStore['append'] = async (request) => {
      const moment = session.clock.now()
      const { events, again } = await store.append(request)
      const [first] = events
      facts += again ? 0 : 1
      if (!again && parseHeader(first!.header).recordedAt > moment && believes(session, facts)) {
        for (const { position } of events) moments.set(position, moment)
      }
      return { events: await Promise.all(events.map(async (one) => (await shown.readAt(one.position)) ?? one)), again }
    }
    return finishing({ ...shown, append })
  }

const recording: BrokenStores = {
  'times are rounded to the second': showing(['a fact is recorded at the moment the clock shows'], (one, store) =>
    rechained(one, store, (header) => {
      const recordedAt = String(header['recordedAt'])
      return recordedAt.endsWith('.001Z') ? { ...header, recordedAt: recordedAt.replace('.001Z', '.000Z') } : header
    }),
  ),
  'every fact of an append has its own moment': showing(
    ['facts of one append are recorded at one moment'],
    (one, store) =>
      rechained(one, store, (header, { version }) => {
        const recordedAt = String(header['recordedAt'])
        return version === 2 && recordedAt.endsWith('12:00:03.000Z')
          ? { ...header, recordedAt: later(recordedAt, 1) }
          : header
      }),
  ),
  'the clock is believed when it jumps back': {
    breaks: ['no fact is recorded earlier than the one before it when the clock jumps back'],
    wrap: believesTheClock(({ opened }) => opened === 1),
  },
  'the clock is believed after opening': {
    breaks: ['no fact is recorded earlier than the one before it when the clock jumps back while closed'],
    wrap: believesTheClock(({ opened }, facts) => opened > 1 && facts === 1),
  },
}

const looksUp = (
  breaks: Broken['breaks'],
  positionKnownAt: (store: EventStore, instant: Instant) => Promise<Position | null>,
): Broken => ({
  breaks,
  wrap: (store) => ({ ...store, positionKnownAt: (instant) => positionKnownAt(store, instant) }),
})

const recordedAt = (one: { readonly header: string }): Instant => parseHeader(one.header).recordedAt

const known: BrokenStores = {
  'before the first fact the first fact is known': looksUp(
    ['nothing is known before the first fact'],
    async (store, instant) => {
      const [first] = await store.readLog(null, 1)
      return (await store.positionKnownAt(instant)) ?? first?.position ?? null
    },
  ),
  'a fact is known a millisecond after its moment': looksUp(
    [
      'at the moment of a fact and until the next one, the log up to that fact is known',
      'of facts recorded at one moment the last is known',
      'what is known never shrinks when the clock jumped back',
    ],
    (store, instant) => store.positionKnownAt(later(instant, -1)),
  ),
  'after the last fact nothing is known': looksUp(
    ['after the last fact the whole log is known'],
    async (store, instant) => {
      const head = await store.head()
      return head && instant > later(head.recordedAt, 900) ? null : store.positionKnownAt(instant)
    },
  ),
  'of facts of one moment the first is known': looksUp(
    ['of facts recorded at one moment the last is known', 'what is known never shrinks when the clock jumped back'],
    async (store, instant) => {
      const position = await store.positionKnownAt(instant)
      const last = position && (await store.readAt(position))
      const log = await store.readLog(null, 1_000)
      return (last && log.find((one) => recordedAt(one) === recordedAt(last))?.position) ?? position
    },
  ),
  'facts from behind a jump are not known at once': looksUp(
    ['what is known never shrinks when the clock jumped back'],
    async (store, instant) => {
      const position = await store.positionKnownAt(instant)
      const log = await store.readLog(null, 1_000)
      const numbers = log.map(({ body }) => Number(body))
      const behind = numbers.some((number, index) => index > 0 && number < numbers[index - 1]!)
      return behind && position ? ((position - 1) as Position) : position
    },
  ),
}

export const brokenTimes: BrokenStores = { ...recording, ...known }
