import { describe, expect, test } from '@jest/globals'
import { z } from 'zod'
import { definePublished, published } from '@huiyin/contracts'
import { defineEvents, event, isImported, type Actor } from '@huiyin/event-sourcing'
import { storedFact } from '@huiyin/testing'
import type { CommandRequest } from './command-gate.js'
import { publisher } from './publisher.js'
import { reactionConsumer, SYSTEM, SYSTEM_FOR_IMPORT } from './reaction.js'

const shape = z.object({ itemId: z.string() })
const { publish } = publisher({
  context: 'shop',
  definitions: defineEvents('shop-order', { OrderPlaced: event(1, 'Somebody ordered.', shape) }),
  published: definePublished({ OrderPlaced: published(1, 'Somebody ordered.', shape, { itemId: 'order-1' }) }),
  ids: (itemId) => ({ itemId }),
  map: { OrderPlaced: 'OrderPlaced' },
})
const placedBy = (person: string) => {
  const actor: Actor = { person, post: null, unit: null }
  return publish(storedFact({ stream: 'shop-order-order-1', type: 'OrderPlaced', data: { itemId: 'order-1' }, actor }))!
}
const actorAfter = async (person: string): Promise<Actor | undefined> => {
  const sent: CommandRequest[] = []
  const send = async (request: CommandRequest) => {
    sent.push(request)
    return { ok: true as const, position: null, events: [], again: false }
  }
  const react = () => [{ name: 'Pack', target: 'order-1', input: {} }]
  await reactionConsumer('pack', 'shop', [{ name: 'pack', to: 'OrderPlaced', settledBy: [], react }], send).handle(
    placedBy(person),
  )
  return sent[0]?.actor
}

describe('history that was taken over from another system', () => {
  test('is published as what it is', () => expect(placedBy('import:city:desk').imported).toBe(true))
  test('and nothing else says that it was', () => expect(placedBy('operator-1')).not.toHaveProperty('imported'))
  test('what follows from it is history too', async () => {
    expect(await actorAfter('import:city:desk')).toStrictEqual(SYSTEM_FOR_IMPORT)
    expect(isImported(SYSTEM_FOR_IMPORT)).toBe(true)
  })
  test('and what follows from that as well', async () =>
    expect(await actorAfter(SYSTEM_FOR_IMPORT.person)).toStrictEqual(SYSTEM_FOR_IMPORT))
  test('what follows from our own work is the product’s', async () => {
    expect(await actorAfter('operator-1')).toStrictEqual(SYSTEM)
    expect(isImported(SYSTEM)).toBe(false)
  })
})
