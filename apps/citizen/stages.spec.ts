import { describe, expect, test } from '@jest/globals'
import type { Followed, FollowedEntry, FollowedObjection } from './ports.js'
import { may, stagesOf } from './stages.js'

const OWN = 'r-own'
const NOW = '2026-03-10T00:00:00.000Z'
const item: Followed['item'] = {
  ...{ state: 'received', number: null, category: null, channel: 'network-report', unitId: null, declinedFor: null },
  ...{ receivedAt: '2026-03-02T01:00:00.000Z', registeredAt: null },
}
const entry: FollowedEntry = {
  ...{ unitName: '示范一局', state: 'handling', openedAt: '2026-03-03T01:00:00.000Z' },
  ...{ dueAt: null, provisional: false, closedAt: null },
}
const given: Followed = { item, withdrawn: false, photos: 0, replies: [], entries: [], objection: null, rating: null }
const registered: Followed = {
  ...given,
  item: { ...item, state: 'registered', registeredAt: '2026-03-02T02:00:00.000Z' },
}
const assigned: Followed = {
  ...registered,
  item: { ...registered.item, state: 'assigned', unitId: 'K1' },
  entries: [entry],
}
const replyTo = (reportId: string) => ({
  ...{ reportId, result: 'solved', text: '已办结', occurredAt: '2026-03-05T01:00:00.000Z' },
  objectUntil: '2026-03-19T15:59:59.999Z',
})
const answered: Followed = { ...assigned, replies: [replyTo(OWN)] }
const closed: Followed = {
  ...answered,
  entries: [
    { ...entry, state: 'handedOver' },
    { ...entry, state: 'closedOut', closedAt: '2026-03-06T01:00:00.000Z' },
  ],
}
const told = (followed: Followed) => stagesOf(followed, OWN).map(({ key, status }) => `${key} ${status}`)

describe('how far a report has come', () => {
  test('received: registering is next', () =>
    expect(told(given)).toStrictEqual([
      ...['received done', 'registered now', 'assigned next', 'answered next', 'closed next'],
    ]))
  test('registered, assigned, answered, closed', () => {
    expect(told(registered)[2]).toBe('assigned now')
    expect(told(assigned)[3]).toBe('answered now')
    expect(told(answered)[4]).toBe('closed now')
    expect(told(closed)).not.toContainEqual(expect.stringMatching(/now|next/))
    expect(stagesOf(closed, OWN).at(-1)?.at).toBe('2026-03-06T01:00:00.000Z')
  })
  test('a unit whose entry is not listed yet has it all the same, at a moment nobody told', () =>
    expect(stagesOf({ ...assigned, entries: [] }, OWN)[2]).toStrictEqual({ key: 'assigned', status: 'done', at: null }))
  test('declined or taken back, it ends there', () => {
    expect(told({ ...given, item: { ...item, state: 'declined' } })).toStrictEqual(['received done', 'declined ended'])
    expect(told({ ...assigned, withdrawn: true }).slice(-2)).toStrictEqual(['assigned done', 'withdrawn ended'])
  })
  test('S0-79 a reply to somebody else’s report of the same matter is not this reporter’s', () => {
    const others = { ...assigned, replies: [replyTo('r-other')] }
    expect(told(others)[3]).toBe('answered now')
    expect(may(others, OWN, NOW).rate).toBe(false)
  })
})

describe('what a reporter may do', () => {
  test('take the report back until it is answered', () => {
    expect([given, registered, assigned].map((one) => may(one, OWN, NOW).withdraw)).toStrictEqual([true, true, true])
    expect([answered, { ...given, withdrawn: true }].map((one) => may(one, OWN, NOW).withdraw)).toStrictEqual([
      false,
      false,
    ])
  })
  test('S3-54 rate the reply, once', () => {
    expect(may(assigned, OWN, NOW).rate).toBe(false)
    expect(may(answered, OWN, NOW).rate).toBe(true)
    expect(may({ ...answered, rating: { rating: 'satisfied', remark: null } }, OWN, NOW).rate).toBe(false)
  })
  const raised = (decided: FollowedObjection['decided'] = null): Followed => ({
    ...answered,
    objection: { raisedAt: '2026-03-06T01:00:00.000Z', dueAt: null, decided },
  })
  const decision = (upheld: boolean) => ({ upheld, reason: '-', at: '2026-03-07T01:00:00.000Z' })

  test('S1-89 object to the reply within its days, and not before there is one', () => {
    expect(may(assigned, OWN, NOW).object).toBe(false)
    expect(may(answered, OWN, '2026-03-19T15:59:59.999Z').object).toBe(true)
    expect(may(answered, OWN, '2026-03-19T16:00:00.000Z').object).toBe(false)
    const unlimited = { ...answered, replies: [{ ...replyTo(OWN), objectUntil: null }] }
    expect(may(unlimited, OWN, '2030-01-01T00:00:00.000Z').object).toBe(true)
  })
  test('S1-89 object once to each reply: not again while it waits or was rejected', () => {
    for (const one of [raised(), raised(decision(false))]) expect(may(one, OWN, NOW).object).toBe(false)
  })
  test('S1-90 upheld, the report is asked about again, and its next reply may be objected to', () => {
    const upheld = raised(decision(true))
    expect(may(upheld, OWN, NOW)).toMatchObject({ object: false, rate: false, withdraw: true })
    const second = { ...replyTo(OWN), text: '再次答复', occurredAt: '2026-03-09T01:00:00.000Z' }
    const again: Followed = { ...upheld, replies: [...upheld.replies, second] }
    expect(may(again, OWN, NOW).object).toBe(true)
    expect(stagesOf(again, OWN)[3]?.at).toBe(second.occurredAt)
  })
})
