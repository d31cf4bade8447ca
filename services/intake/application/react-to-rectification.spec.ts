import { describe, expect, test } from '@jest/globals'
import { intakeCommands } from '@huiyin/contracts/intake'
import { rectificationPublished } from '@huiyin/contracts/rectification'
import type { PublishedEvent } from '@huiyin/messaging'
import { reactionsToRectification } from './react-to-rectification.js'

const followUps = (name: keyof typeof rectificationPublished, more: object = {}) =>
  reactionsToRectification
    .filter(({ to }) => to === name)
    .flatMap(({ react }) =>
      react({ data: { ...rectificationPublished[name].example, ...more } } as unknown as PublishedEvent),
    )

describe('a person decided about an objection', () => {
  test.each([
    ['ObjectionUpheld', true],
    ['ObjectionRejected', false],
  ] as const)('S1-90 %s → the report of the item hears so', (name, upheld) => {
    const input = { itemId: 'item-1', reportId: 'report-1', upheld }
    expect(followUps(name)).toStrictEqual([{ name: 'RecordObjectionDecision', target: 'item-1/report-1', input }])
    const definition = intakeCommands.RecordObjectionDecision
    expect(definition.input.parse(input)).toStrictEqual(input)
    expect(definition.roles).toStrictEqual(['system'])
  })
  test('each reaction has a name of its own, and takes a reply that was voided meanwhile as settled', () => {
    expect(reactionsToRectification.map(({ name }) => name)).toStrictEqual([
      'record-objection-upheld',
      'record-objection-rejected',
      'pass-on-item',
      'take-over-item',
    ])
    expect(reactionsToRectification.map(({ settledBy }) => settledBy)).toStrictEqual([
      ['NoObjectionRaised'],
      ['NoObjectionRaised'],
      ['ItemUnknown'],
      ['ItemUnknown'],
    ])
  })
})

describe('an entry passed to a successor', () => {
  const whose = { itemId: 'item-1', unitId: 'unit-7' }
  test('S4-92 what was given to somebody by name is his who follows; the unit’s own and a part change nothing of the item', () => {
    const asked = { name: 'RecordItemPassedOn', target: 'item-1', input: { ...whose, personId: 'person-4' } }
    expect(followUps('EntryPassedOn')).toStrictEqual([asked])
    expect(intakeCommands.RecordItemPassedOn.input.parse(asked.input)).toStrictEqual(asked.input)
    expect(followUps('EntryPassedOn', { named: false })).toStrictEqual([])
    expect(followUps('EntryPassedOn', { leadEntryId: 'item-1:unit-9' })).toStrictEqual([])
  })
  test('S4-92 a unit that was merged leaves its items to the one that took it over', () => {
    const asked = { name: 'RecordItemPassedOn', target: 'item-1', input: { ...whose, intoUnitId: 'unit-9' } }
    expect(followUps('EntryTakenOver')).toStrictEqual([asked])
    expect(intakeCommands.RecordItemPassedOn.input.parse(asked.input)).toStrictEqual(asked.input)
    expect(followUps('EntryTakenOver', { leadEntryId: 'item-1:unit-9' })).toStrictEqual([])
  })
})
