import { describe, expect, test } from '@jest/globals'
import { rectificationCommands, rectificationPublished } from '@huiyin/contracts/rectification'
import type { FollowUp, PublishedEvent } from '@huiyin/messaging'
import { reactionsToParts } from './react-to-parts.js'

const followUps = (name: string, data: object): readonly FollowUp[] => {
  const event: PublishedEvent = {
    ...{ id: 'event-1', context: 'rectification', name, version: 1, key: 'item-1', data },
    ...{ tenant: 'city', correlation: 'correlation-1' },
    occurredAt: { at: '2022-03-01T02:00:00.000Z', zone: 'Asia/Shanghai', precision: 'instant' },
  }
  return reactionsToParts.filter(({ to }) => to === name).flatMap(({ react }) => react(event))
}
const asked = rectificationPublished.JointUnitAsked.example
const part = { itemId: 'item-1', unitId: 'unit-8', leadEntryId: 'item-1:unit-7' }

describe('a lead and its parts', () => {
  test('S2-11 a unit was asked for a part → it gets an entry that knows its lead and its own deadline', () => {
    const { entryId: leadId, part: what, dueAt, ...about } = asked
    const [opening] = followUps('JointUnitAsked', asked)
    expect(opening).toStrictEqual({
      ...{ name: 'OpenEntry', target: 'item-1:unit-8' },
      input: {
        ...{ ...about, entryId: 'item-1:unit-8', outsideDeadline: { kind: 'given', dueAt } },
        lead: { entryId: leadId, part: what },
      },
    })
    expect(rectificationCommands.OpenEntry.input.parse(opening?.input)).toStrictEqual(opening?.input)
  })
  test('a part without deadline is opened without one, whatever its campaign says', () =>
    expect(followUps('JointUnitAsked', { ...asked, dueAt: null })[0]?.input).toMatchObject({
      outsideDeadline: { kind: 'none' },
    }))
  test('S2-11 c3.12 a part was struck off, taken up again, or its close-out voided → its lead hears of it', () => {
    const heard = (done: boolean) => [
      {
        ...{ name: 'RecordPart', target: 'item-1:unit-7' },
        input: { entryId: 'item-1:unit-7', unitId: 'unit-8', done },
      },
    ]
    expect(followUps('EntryClosedOut', part)).toStrictEqual(heard(true))
    expect(followUps('EntryReopened', { ...part, trigger: 'relapse' })).toStrictEqual(heard(false))
    expect(followUps('EntryFactVoided', { ...part, overdue: 0 })).toStrictEqual(heard(false))
  })
  test('an entry that is no part tells nobody', () => {
    const { leadEntryId: _, ...alone } = part
    expect(followUps('EntryClosedOut', alone)).toStrictEqual([])
    expect(followUps('EntryReopened', { ...alone, trigger: 'relapse' })).toStrictEqual([])
    expect(followUps('EntryFactVoided', { ...alone, overdue: 0 })).toStrictEqual([])
  })
  test('S2-54 an entry is hidden from somebody → so is each of its parts', () =>
    expect(followUps('PartsHidden', rectificationPublished.PartsHidden.example)).toStrictEqual([
      {
        ...{ name: 'RecordComplainedOf', target: 'item-1:unit-8' },
        input: { entryId: 'item-1:unit-8', personIds: ['person-1'] },
      },
    ]))
})
