import { describe, expect, test } from '@jest/globals'
import { accountabilityCommands } from '@huiyin/contracts/accountability'
import { rectificationPublished } from '@huiyin/contracts/rectification'
import type { PublishedEvent } from '@huiyin/messaging'
import { overdueSanctionId, reactionsToRectification } from './react-to-rectification.js'

const passed = (count: number, more: Partial<PublishedEvent> = {}): PublishedEvent => ({
  id: `event-${count}`,
  context: 'rectification',
  name: 'DeadlinePassed',
  version: 1,
  key: 'item-1',
  data: { ...rectificationPublished.DeadlinePassed.example, count },
  tenant: 'county',
  occurredAt: { at: '2026-03-16T16:00:00.000Z', zone: 'Asia/Shanghai', precision: 'instant' },
  correlation: 'correlation-1',
  ...more,
})
const followUps = (event: PublishedEvent) =>
  reactionsToRectification.flatMap(({ to, react }) => (to === event.name ? react(event) : []))

describe('a deadline passed with the work undone', () => {
  test('S2-20 the first time a reminder is proposed to the unit, with facts, rule and version', () => {
    const sanctionId = overdueSanctionId('item-1:unit-7', 1)
    expect(followUps(passed(1))).toStrictEqual([
      {
        name: 'ProposeSanction',
        target: sanctionId,
        input: {
          ...{ sanctionId, kind: 'reminder', unitId: 'unit-7', personId: null },
          ...{ itemId: 'item-1', entryId: 'item-1:unit-7', basis: { rule: 'overdue', version: 1 } },
          facts: [
            { fact: 'deadline', at: '2026-03-16T15:59:59.999Z', number: null, text: null, source: null },
            { fact: 'deadlinePassed', at: '2026-03-16T16:00:00.000Z', number: 1, text: null, source: 'event-1' },
          ],
        },
      },
    ])
  })
  test('S1-83 from the second time on an accountability interview', () => {
    const kinds = [2, 3, 4].map((count) => followUps(passed(count))[0]?.input)
    expect(kinds).toMatchObject([2, 3, 4].map(() => ({ kind: 'accountabilityInterview' })))
  })
  test('each occasion of each entry is a sanction of its own, found again on every delivery', () => {
    expect(overdueSanctionId('item-1:unit-7', 1)).toBe(overdueSanctionId('item-1:unit-7', 1))
    const ids = [overdueSanctionId('a', 1), overdueSanctionId('a', 2), overdueSanctionId('b', 1)]
    expect(new Set(ids).size).toBe(3)
  })
  test('what is proposed is what the command takes, however long the entry id is', () => {
    const data = { ...rectificationPublished.DeadlinePassed.example, entryId: 'e'.repeat(80), count: 1 }
    for (const event of [passed(1), passed(2), passed(1, { data })]) {
      for (const { input } of followUps(event)) {
        expect(accountabilityCommands.ProposeSanction.input.safeParse(input).success).toBe(true)
      }
    }
  })
  test('a fact of the entry was voided: every occasion on which something was proposed is put before a person again', () => {
    const data = { ...rectificationPublished.EntryFactVoided.example, overdue: 2 }
    const source = { ...passed(1), name: 'EntryFactVoided', id: 'event-9', data }
    expect(followUps(source)).toStrictEqual(
      [1, 2].map((count) => {
        const sanctionId = overdueSanctionId(data.entryId, count)
        return { name: 'NoteBasisVoided', target: sanctionId, input: { sanctionId, source: 'event-9' } }
      }),
    )
    expect(followUps({ ...source, data: { ...data, overdue: 0 } })).toStrictEqual([])
  })
  test('history taken over from another system proposes nothing', () =>
    expect(followUps(passed(1, { imported: true }))).toStrictEqual([]))
})

describe('the reactions of accountability', () => {
  test('listen to what rectification publishes, and take no refusal for granted', () =>
    expect(reactionsToRectification.map(({ to, settledBy }) => ({ to, settledBy }))).toStrictEqual([
      { to: 'DeadlinePassed', settledBy: [] },
      { to: 'EntryFactVoided', settledBy: ['SanctionUnknown'] },
    ]))
})
