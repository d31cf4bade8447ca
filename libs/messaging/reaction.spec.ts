import { describe, expect, test } from '@jest/globals'
import { derivedCommandId } from '@huiyin/event-sourcing'
import type { CommandAnswer, CommandRequest } from './command-gate.js'
import type { PublishedEvent } from './publisher.js'
import { FollowUpRefused, reactionConsumer, SYSTEM, type Reaction } from './reaction.js'

const event: PublishedEvent = {
  id: 'event-1',
  context: 'intake',
  name: 'ItemTransferred',
  version: 1,
  key: 'item-1',
  data: { itemId: 'item-1', fromUnitId: 'K1', unitId: 'T1' },
  tenant: 'county',
  occurredAt: { at: '2026-03-29T16:00:00.000Z', zone: 'Asia/Shanghai', precision: 'day' },
  correlation: 'correlation-1',
}
const passOn: Reaction = {
  name: 'pass-on',
  to: 'ItemTransferred',
  settledBy: ['EntryClosed'],
  react: ({ data }) => {
    const { itemId, fromUnitId, unitId } = data as { itemId: string; fromUnitId: string; unitId: string }
    return [
      { name: 'HandOverEntry', target: `${itemId}:${fromUnitId}`, input: { toUnitId: unitId } },
      { name: 'OpenEntry', target: `${itemId}:${unitId}`, input: { unitId } },
    ]
  },
}
const done: CommandAnswer = { ok: true, position: null, events: [], again: false }
const refusing = (refusal: string): CommandAnswer => ({
  ok: false,
  refusal,
  problems: [{ path: 'unitId', says: 'letters only' }],
})

const consumerOf = (
  reactions: readonly Reaction[],
  answer: (request: CommandRequest) => CommandAnswer = () => done,
) => {
  const sent: CommandRequest[] = []
  const send = async (request: CommandRequest) => {
    sent.push(request)
    return answer(request)
  }
  return { consumer: reactionConsumer('rectification-to-intake', 'intake', reactions, send), sent }
}

describe('a reaction', () => {
  test('sends its commands one after the other, as the product itself', async () => {
    const { consumer, sent } = consumerOf([passOn])
    await consumer.handle(event)
    expect(sent[0]).toStrictEqual({
      name: 'HandOverEntry',
      input: { toUnitId: 'T1' },
      commandId: derivedCommandId('pass-on', 'event-1', 'item-1:K1'),
      tenant: 'county',
      actor: SYSTEM,
      occurred: event.occurredAt,
      correlation: 'correlation-1',
      causation: 'event-1',
    })
    expect(sent.map(({ name }) => name)).toStrictEqual(['HandOverEntry', 'OpenEntry'])
  })
  test('gives each command an id of its own, the same on every delivery', async () => {
    const { consumer, sent } = consumerOf([passOn])
    await consumer.handle(event)
    await consumer.handle({ ...event })
    const ids = sent.map(({ commandId }) => commandId)
    expect(ids.slice(0, 2)).toStrictEqual(ids.slice(2))
    expect(new Set(ids).size).toBe(2)
  })
  test('gives other ids for another event and in another reaction', async () => {
    const { consumer, sent } = consumerOf([passOn, { ...passOn, name: 'pass-on-too' }])
    await consumer.handle(event)
    await consumer.handle({ ...event, id: 'event-2' })
    expect(new Set(sent.map(({ commandId }) => commandId)).size).toBe(8)
  })
  test('leaves events alone that are none of its business', async () => {
    const { consumer, sent } = consumerOf([passOn])
    await consumer.handle({ ...event, name: 'ItemAssigned' })
    expect(sent).toStrictEqual([])
  })
  test('may find that nothing follows', async () => {
    const { consumer, sent } = consumerOf([{ ...passOn, react: () => [] }])
    await consumer.handle(event)
    expect(sent).toStrictEqual([])
  })
  test('listens to one context under one name', () => {
    const { name, from } = consumerOf([passOn]).consumer
    expect({ name, from }).toStrictEqual({ name: 'rectification-to-intake', from: 'intake' })
  })
})

describe('a follow-up that is refused', () => {
  test('is done with where the refusal means that nothing is left to do, and the next one is sent', async () => {
    const { consumer, sent } = consumerOf([passOn], ({ name }) =>
      name === 'HandOverEntry' ? refusing('EntryClosed') : done,
    )
    await consumer.handle(event)
    expect(sent.map(({ name }) => name)).toStrictEqual(['HandOverEntry', 'OpenEntry'])
  })
  test('is a fault otherwise, and says which command, why and what was wrong', async () => {
    const { consumer, sent } = consumerOf([passOn], () => refusing('EntryUnknown'))
    const fault: unknown = await consumer.handle(event).catch((error: unknown) => error)
    expect(fault).toBeInstanceOf(FollowUpRefused)
    expect((fault as Error).message).toBe('pass-on: HandOverEntry was refused, EntryUnknown unitId letters only')
    expect(sent).toHaveLength(1)
  })
  test('a fault of the aggregate goes through to the bus, which delivers again', async () => {
    const { consumer } = consumerOf([passOn], () => {
      throw new Error('disk full')
    })
    await expect(consumer.handle(event)).rejects.toThrow('disk full')
  })
})
