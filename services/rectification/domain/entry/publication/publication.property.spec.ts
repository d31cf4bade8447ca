import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { entry, type EntryCommand, type EntryState } from '../entry.js'
import type { EntryEvent } from '../events.js'
import { entryExamples as example } from '../examples.js'

const by = fc.constantFrom('handler-1', 'officer-1', 'supervisor-1')
const publicationUnder = fc.constant(() => ({ kinds: ['list' as const, 'column' as const], media: 1 }))
const ofType = <N extends EntryCommand['type']>(type: N) => fc.constant(type)

const any: fc.Arbitrary<EntryCommand> = fc.oneof(
  fc.record({
    ...{ type: ofType('DraftPublication'), kind: fc.constantFrom('list', 'column'), by, publicationUnder },
    text: fc.constantFrom('甲乙', '乙甲', null),
  }),
  fc.record({
    ...{ type: ofType('RedactPublication'), reason: fc.constant('不公开'), by },
    words: fc.constant('甲').map((word) => [word]),
  }),
  fc.record({
    ...{ type: ofType('PublishEntry'), by, publicationUnder, publicationId: fc.constantFrom('p1', 'p2') },
    ...{ text: fc.constantFrom('甲乙', '乙甲', '█乙', '乙█', null), until: fc.constant(null) },
    ...{ media: fc.constant('portal' as const).map((one) => [one]), on: fc.constant('2022-03-10') },
  }),
  fc.record({ type: ofType('WithdrawPublication'), reason: fc.constant('有误'), by }),
  fc.record({ type: ofType('RecordComplainedOf'), personIds: fc.constant('person-9').map((one) => [one]) }),
  fc.record({ type: ofType('HandOverEntry'), toUnitId: fc.constant('T1') }),
)

interface Life {
  readonly state: EntryState
  readonly events: readonly EntryEvent[]
}
const live = (life: Life, command: EntryCommand): Life => {
  const decided = entry.decide(command, life.state)
  if (!decided.ok) return life
  return { state: decided.events.reduce(entry.evolve, life.state), events: [...life.events, ...decided.events] }
}
const born: Life = { state: entry.evolve(entry.initialState, example.EntryOpened), events: [] }
const always = (holds: (life: Life) => void) =>
  fc.assert(
    fc.property(fc.array(any, { maxLength: 25 }), (commands) => holds(commands.reduce(live, born))),
    { numRuns: 2_000 },
  )

describe('whatever is drafted and published of an entry', () => {
  test('S1-34 nobody makes public what he wrote himself, nor anything that is blacked out', () =>
    always(({ events }) => {
      let written: { readonly by: string; readonly black: boolean } | null = null
      for (const event of events) {
        if (event.type === 'PublicationDrafted') written = { by: event.data.draftedBy, black: false }
        if (event.type === 'PublicationRedacted' && written) written = { ...written, black: true }
        if (event.type !== 'EntryPublished') continue
        expect(written).not.toBeNull()
        expect(event.data.publishedBy).not.toBe(written?.by)
        if (written?.black) expect(event.data.text).not.toContain('甲')
      }
    }))
  test('nothing becomes public of what complains of a person, nor after it was handed on', () =>
    always(({ events }) => {
      const end = events.findIndex(({ type }) => type === 'ComplainedOfRecorded' || type === 'EntryHandedOver')
      const after = end === -1 ? [] : events.slice(end).map(({ type }) => type)
      expect(after).not.toContain('EntryPublished')
    }))
})
