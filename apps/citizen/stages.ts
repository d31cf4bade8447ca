import type { Instant } from '@huiyin/kernel'
import type { Followed, FollowedEntry, GivenReply } from './ports.js'

/** A step of the stage bar; `ended` is where it stops for good before the usual end. */
export interface Stage {
  readonly key: 'received' | 'registered' | 'assigned' | 'answered' | 'closed' | 'declined' | 'withdrawn'
  readonly status: 'done' | 'now' | 'next' | 'ended'
  readonly at: Instant | null
}

/** The reply to this report; what was said to others of the same matter is theirs. */
export const ownReply = ({ replies }: Followed, reportId: string): GivenReply | null =>
  replies.findLast((reply) => reply.reportId === reportId) ?? null

/** The entry of the unit that has the item now; the last one opened among those not handed over. */
export const currentEntry = ({ entries }: Followed): FollowedEntry | null =>
  entries
    .filter(({ state }) => state !== 'handedOver')
    .toSorted((one, other) => (one.openedAt < other.openedAt ? -1 : 1))
    .at(-1) ?? null

const closedAt = (followed: Followed): Instant | null => {
  const open = followed.entries.filter(({ state }) => state !== 'handedOver')
  if (open.length === 0 || open.some(({ state }) => state !== 'closedOut')) return null
  return open.map(({ closedAt: at }) => at ?? '').reduce((one, other) => (one > other ? one : other))
}

/** Null: not yet; empty: done, at a moment nobody told. */
type Step = Pick<Stage, 'key' | 'at'>

const stepsOf = (followed: Followed, reportId: string): readonly Step[] => [
  { key: 'received', at: followed.item.receivedAt },
  { key: 'registered', at: followed.item.registeredAt },
  { key: 'assigned', at: followed.item.unitId === null ? null : (currentEntry(followed)?.openedAt ?? '') },
  { key: 'answered', at: ownReply(followed, reportId)?.occurredAt ?? null },
  { key: 'closed', at: closedAt(followed) },
]

/** How far a report has come: what is done, what is being done, and what comes. */
export const stagesOf = (followed: Followed, reportId: string): readonly Stage[] => {
  const steps = stepsOf(followed, reportId)
  const done = steps
    .filter(({ at }) => at !== null)
    .map(({ key, at }): Stage => ({ key, at: at === '' ? null : at, status: 'done' }))
  if (followed.item.state === 'declined') return [...done, { key: 'declined', status: 'ended', at: null }]
  if (followed.withdrawn || followed.item.state === 'withdrawn') {
    return [...done.filter(({ key }) => key !== 'closed'), { key: 'withdrawn', status: 'ended', at: null }]
  }
  const open = steps.findIndex(({ at }) => at === null)
  return steps.map(({ key, at }, index) => ({
    key,
    at: at === '' ? null : at,
    status: at !== null ? 'done' : index === open ? 'now' : 'next',
  }))
}

/** An objection to this reply was upheld: another reply is owed. */
const isAskedAgain = ({ objection }: Followed, { occurredAt }: GivenReply): boolean =>
  objection?.decided?.upheld === true && objection.raisedAt >= occurredAt

const mayObject = ({ objection }: Followed, { occurredAt, objectUntil }: GivenReply, now: Instant): boolean =>
  (objection === null || objection.raisedAt < occurredAt) && (objectUntil === null || now <= objectUntil)

/** What the reporter may do now. */
export const may = (
  followed: Followed,
  reportId: string,
  now: Instant,
): { readonly rate: boolean; readonly withdraw: boolean; readonly object: boolean } => {
  const reply = ownReply(followed, reportId)
  const replied = reply !== null && !isAskedAgain(followed, reply)
  const ended = followed.withdrawn || ['declined', 'withdrawn'].includes(followed.item.state)
  return {
    rate: replied && followed.rating === null && followed.item.unitId !== null,
    withdraw: !replied && !ended,
    object: replied && !ended && mayObject(followed, reply, now),
  }
}
