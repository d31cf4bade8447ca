import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { overlaps } from './named-post.js'
import { person, type PersonCommand, type PersonState } from './person.js'

const someDay = fc.constantFrom('2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01')
const add = fc.record({
  type: fc.constant('AddPerson' as const),
  name: fc.constantFrom('甲', '乙'),
  validFrom: someDay,
})
const appoint = fc
  .record({
    type: fc.constant('AppointPerson' as const),
    postId: fc.constantFrom('p1', 'p2'),
    postTitle: fc.constant('科长'),
    unitId: fc.constantFrom('b1', 'b2'),
    rank: fc.constantFrom('principal' as const, 'member' as const),
    validFrom: someDay,
    validTo: fc.option(someDay),
    unit: fc.constant({ standing: 'open' as const, closesOn: null, way: [] }),
    post: fc.constant({ holder: null, principal: null }),
  })
  .filter(({ validFrom, validTo }) => validTo === null || validFrom <= validTo)
const end = fc.record({
  type: fc.constant('EndAppointment' as const),
  postId: fc.constantFrom('p1', 'p2'),
  validTo: someDay,
})
const note = fc
  .record({ on: someDay, postId: fc.constantFrom('p1', 'p2'), isTaken: fc.boolean() })
  .map(({ on, postId, isTaken }): PersonCommand =>
    isTaken
      ? {
          ...{ type: 'NotePostTaken', postId, on },
          change: { unitId: 'b1', formerPersonId: null, formerStays: false, atOrAbove: [] },
        }
      : { type: 'NotePostLeft', postId, on, change: { unitId: 'b1', heldBy: null, stays: false } },
  )
const history: fc.Arbitrary<PersonCommand[]> = fc.array(fc.oneof(add, appoint, appoint, end, note, note), {
  maxLength: 30,
})

const apply = (state: PersonState, command: PersonCommand): PersonState => {
  const decided = person.decide(command, state)
  return decided.ok ? decided.events.reduce(person.evolve, state) : state
}

describe('whatever is asked of a person', () => {
  test('any command repeated changes nothing the second time', () => {
    fc.assert(
      fc.property(history, (commands) => {
        let state = person.initialState
        for (const command of commands) {
          state = apply(state, command)
          const again = person.decide(command, state)
          expect(again.ok ? again.events : []).toStrictEqual([])
        }
      }),
    )
  })
  test('no post is ever held twice on one day, and none ends before it began', () => {
    fc.assert(
      fc.property(history, (commands) => {
        const held = commands.reduce(apply, person.initialState)?.held ?? []
        for (const [index, one] of held.entries()) {
          expect(one.validTo === null || one.validFrom <= one.validTo).toBe(true)
          const others = held.filter((other, at) => at !== index && other.postId === one.postId)
          expect(others.filter((other) => overlaps(one, other))).toStrictEqual([])
        }
      }),
    )
  })
})
