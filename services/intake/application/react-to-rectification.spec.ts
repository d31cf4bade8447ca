import { describe, expect, test } from '@jest/globals'
import { intakeCommands } from '@huiyin/contracts/intake'
import { rectificationPublished } from '@huiyin/contracts/rectification'
import type { PublishedEvent } from '@huiyin/messaging'
import { reactionsToObjections } from './react-to-rectification.js'

const followUps = (name: 'ObjectionUpheld' | 'ObjectionRejected') =>
  reactionsToObjections
    .filter(({ to }) => to === name)
    .flatMap(({ react }) => react({ data: rectificationPublished[name].example } as unknown as PublishedEvent))

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
    expect(reactionsToObjections.map(({ name }) => name)).toStrictEqual([
      'record-objection-upheld',
      'record-objection-rejected',
    ])
    expect(reactionsToObjections.map(({ settledBy }) => settledBy)).toStrictEqual([
      ['NoObjectionRaised'],
      ['NoObjectionRaised'],
    ])
  })
})
