import { describe, expect, test } from '@jest/globals'
import { memoryEventStore, memoryLog } from '@huiyin/store-memory'
import { settableClock } from '@huiyin/testing'
import { CommandIdReused, VersionConflict } from './event-store.js'
import { parseHeader, typeOf } from './envelope.js'
import { decodeEvent } from './events.js'
import { operationEvents, recordOperation, type Operation } from './operations.js'

const clock = settableClock('2026-03-30T01:02:03.004Z')
const open = () => memoryEventStore({ clock, log: memoryLog() })
const dropped = (why: string): Operation => ({
  type: 'DeadLetterDropped',
  data: { consumer: 'rectification-to-intake', position: 7, eventId: 'e-7', reason: why },
})

describe('what an operator decided', () => {
  test('is a fact of the log, by the operator and by no person of the organisation', async () => {
    const stored = await recordOperation(open(), dropped('the item was entered twice'), { clock, id: 'letter 7' })
    const { actor, tenant } = parseHeader(stored.header)
    expect({ actor, tenant }).toStrictEqual({
      actor: { person: 'system:operator', post: null, unit: null },
      tenant: 'log',
    })
    expect(decodeEvent(operationEvents, { ...typeOf(stored.header), body: stored.body })).toStrictEqual(
      dropped('the item was entered twice'),
    )
  })
  test('written again for the same occasion is there once', async () => {
    const store = open()
    const first = await recordOperation(store, dropped('twice'), { clock, id: 'letter 7' })
    const again = await recordOperation(store, dropped('twice'), { clock, id: 'letter 7' })
    expect(again.position).toBe(first.position)
    expect(await store.readLog(null, 10)).toHaveLength(1)
  })
  test('with another reason for the same occasion is refused', async () => {
    const store = open()
    await recordOperation(store, dropped('twice'), { clock, id: 'letter 7' })
    const other = recordOperation(store, dropped('a test'), { clock, id: 'letter 7' })
    const refused = await other.catch((error: unknown) => error)
    expect(refused instanceof CommandIdReused || refused instanceof VersionConflict).toBe(true)
  })
  test('without a reason is not written', async () => {
    const store = open()
    await expect(recordOperation(store, dropped(''), { clock, id: 'letter 7' })).rejects.toThrow('reason')
    expect(await store.head()).toBeNull()
  })
})
