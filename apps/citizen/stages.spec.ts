import { describe, expect, test } from '@jest/globals'
import type { Followed, FollowedEntry } from './ports.js'
import { may, stagesOf } from './stages.js'

const OWN = 'r-own'
const item: Followed['item'] = {
  ...{ state: 'received', number: null, category: null, channel: 'network-report', unitId: null, declinedFor: null },
  ...{ receivedAt: '2026-03-02T01:00:00.000Z', registeredAt: null },
}
const entry: FollowedEntry = {
  ...{ unitName: '示范一局', state: 'handling', openedAt: '2026-03-03T01:00:00.000Z' },
  ...{ dueAt: null, provisional: false, closedAt: null },
}
const given: Followed = { item, withdrawn: false, photos: 0, replies: [], entries: [], rating: null }
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
    expect(may(others, OWN).rate).toBe(false)
  })
})

describe('what a reporter may do', () => {
  test('take the report back until it is answered', () => {
    expect([given, registered, assigned].map((one) => may(one, OWN).withdraw)).toStrictEqual([true, true, true])
    expect([answered, { ...given, withdrawn: true }].map((one) => may(one, OWN).withdraw)).toStrictEqual([false, false])
  })
  test('S3-54 rate the reply, once', () => {
    expect(may(assigned, OWN).rate).toBe(false)
    expect(may(answered, OWN).rate).toBe(true)
    expect(may({ ...answered, rating: { rating: 'satisfied', remark: null } }, OWN).rate).toBe(false)
  })
})
