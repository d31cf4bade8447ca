import { describe, expect, test } from '@jest/globals'
import { accountabilityPublished } from '@huiyin/contracts/accountability'
import { storedFact } from '@huiyin/testing'
import { sanctionExamples as example } from '../domain/sanction/examples.js'
import { accountabilityPublisher } from './publish.js'

const publish = ({ type, data }: { readonly type: string; readonly data: object }) =>
  accountabilityPublisher.publish(storedFact({ stream: 'accountability-sanction-sanction-1', type, data }))

describe('what accountability tells the others', () => {
  test('S1-83 that a measure was issued, and on which rule, but neither the reason nor who decided', () => {
    const { reason: _, decidedBy: __, statement: ___, ...told } = example.SanctionIssued.data
    expect(publish(example.SanctionIssued)).toMatchObject({
      ...{ context: 'accountability', name: 'SanctionIssued', version: 1, key: 'sanction-1' },
      data: { sanctionId: 'sanction-1', ...told },
    })
    expect(JSON.stringify(publish(example.SanctionIssued))).not.toContain(example.SanctionIssued.data.reason)
  })
  test('S4-83 that a measure was cleared', () =>
    expect(publish(example.SanctionClarified)).toMatchObject({
      ...{ name: 'SanctionClarified', key: 'sanction-1' },
      data: { sanctionId: 'sanction-1', unitId: 'K1', itemId: 'item-1' },
    }))
  test('nothing of a proposal, a statement or what was let off', () => {
    const { SanctionProposed, ViewStated, SanctionDismissed, FaultTolerated, EffectExpired } = example
    const inside = [SanctionProposed, ViewStated, SanctionDismissed, FaultTolerated, EffectExpired]
    expect(inside.map(publish)).toStrictEqual(inside.map(() => null))
  })
  test('each published event has an example that decodes', () => {
    for (const { data, example: shown } of Object.values(accountabilityPublished)) {
      expect(data.parse(shown)).toStrictEqual(shown)
    }
  })
})
