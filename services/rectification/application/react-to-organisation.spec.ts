import { describe, expect, test } from '@jest/globals'
import { organisationPublished } from '@huiyin/contracts/organisation'
import { rectificationCommands } from '@huiyin/contracts/rectification'
import type { CommandRequest, PublishedEvent } from '@huiyin/messaging'
import { passer } from './react-to-organisation.js'

type Name = 'PostTaken' | 'PostLeft' | 'UnitTakenOver'
const eventOf = (name: Name, more: object = {}): PublishedEvent => ({
  ...{ id: 'event-1', context: 'organisation', name, version: 1, key: 'k', tenant: 'county', correlation: 'c' },
  data: { ...organisationPublished[name].example, ...more },
  occurredAt: { at: '2026-06-30T16:00:00.000Z', zone: 'Asia/Shanghai', precision: 'instant' },
})

/** So many open entries of a unit, and what was sent about them; the commands from the `fails`-th on are refused. */
const office = (count: number, fails = Number.POSITIVE_INFINITY) => {
  const ids = Array.from({ length: count }, (_, index) => `item-${String(index).padStart(5, '0')}:unit-7`)
  const sent: CommandRequest[] = []
  const asked: string[] = []
  const consumer = passer(
    ({ unitId, after, limit }) => {
      asked.push(unitId)
      return Promise.resolve(ids.filter((id) => id > after).slice(0, limit))
    },
    (command) => {
      if (sent.length >= fails)
        return Promise.resolve({ ok: false, refusal: 'CommandInterrupted', problems: [] } as never)
      sent.push(command)
      return Promise.resolve({ ok: true, position: 1, events: [] } as never)
    },
  )
  return { consumer, sent, ids, asked }
}

describe('when a post changes hands', () => {
  test('S4-92 every open entry of its unit is asked to pass on, over however many pages', async () => {
    const { consumer, sent, ids, asked } = office(1_203)
    await consumer.handle(eventOf('PostTaken'))
    expect(sent.map(({ input }) => (input as { entryId: string }).entryId)).toStrictEqual(ids)
    expect(new Set(asked)).toStrictEqual(new Set(['unit-7']))
    expect(sent[0]).toMatchObject({ name: 'PassOnEntry', tenant: 'county', actor: { person: 'system' } })
    expect(rectificationCommands.PassOnEntry.input.parse(sent[0]!.input)).toMatchObject({
      ...{ fromPersonId: 'person-3', fromStays: false, toPersonId: 'person-4', principal: true },
    })
  })
  test('interrupted, it begins anew with the same commands, so that nothing passes twice', async () => {
    const broken = office(700, 600)
    await expect(broken.consumer.handle(eventOf('PostTaken'))).rejects.toThrow('CommandInterrupted')
    const again = office(700)
    await again.consumer.handle(eventOf('PostTaken'))
    const idsOf = (commands: readonly CommandRequest[]) => commands.map(({ commandId }) => commandId)
    expect(idsOf(again.sent).slice(0, 600)).toStrictEqual(idsOf(broken.sent))
    expect(new Set(idsOf(again.sent)).size).toBe(700)
  })
  test('a post that is left passes to nobody while it is vacant, and waits for him who holds it the same day', async () => {
    const vacant = office(1)
    await vacant.consumer.handle(eventOf('PostLeft'))
    expect(rectificationCommands.PassOnEntry.input.parse(vacant.sent[0]!.input)).toMatchObject({
      ...{ fromPersonId: 'person-3', toPersonId: null },
    })
    const held = office(1)
    await held.consumer.handle(eventOf('PostLeft', { heldBy: 'person-4' }))
    expect(held.sent).toStrictEqual([])
  })
  test('S4-92 what a merged unit had is taken over entry by entry', async () => {
    const { consumer, sent } = office(2)
    await consumer.handle(eventOf('UnitTakenOver'))
    expect(sent.map(({ name }) => name)).toStrictEqual(['TakeOverEntry', 'TakeOverEntry'])
    expect(rectificationCommands.TakeOverEntry.input.parse(sent[0]!.input)).toMatchObject({ intoUnitId: 'unit-9' })
  })
})
