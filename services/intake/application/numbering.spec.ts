import { describe, expect, test } from '@jest/globals'
import type { CommandContext } from '@huiyin/event-sourcing'
import { memoryFiles } from '@huiyin/files-memory'
import { memoryEventStore } from '@huiyin/store-memory'
import { settableClock } from '@huiyin/testing'
import { memoryKeyVault } from '@huiyin/vault-memory'
import { itemHandlers } from './items.js'

let commands = 0
const context = (changes: Partial<CommandContext> = {}): CommandContext => {
  commands += 1
  return {
    ...{ tenant: 'city', correlation: 'correlation-1', causation: 'causation-1' },
    occurred: { at: '2026-03-01T01:00:00.000Z', zone: 'Asia/Shanghai', precision: 'instant' },
    actor: { person: 'operator-1', post: 'desk', unit: 'desk' },
    command: { id: `command-${commands}`, print: 'print' },
    ...changes,
  }
}
const openStore = () => memoryEventStore({ clock: settableClock('2027-03-01T02:00:00.000Z') })
/** What one process keeps over a log; another is another call. */
const processOver = (store: ReturnType<typeof openStore>) => {
  const clock = settableClock('2027-03-01T02:00:00.000Z')
  const handlers = itemHandlers({ store, clock, vault: memoryKeyVault(), files: memoryFiles(), atOrBelow: () => null })
  const received = { channel: 'letter', reporter: 'named', summary: '窗口排队' } as const
  const unknown = { category: null, place: null, outsideNumber: null, personal: null }
  const register = async (itemId: string, by = context(), number: string | null = null) => {
    const { tenant } = by
    await handlers.ReceiveReport({ itemId, reportId: `${itemId}-r`, ...received, ...unknown }, context({ tenant }))
    return handlers.RegisterItem({ itemId, number, category: 'C5', campaign: 's2' }, by)
  }
  return { handlers, register }
}
const numbersIn = async (store: ReturnType<typeof openStore>): Promise<string[]> =>
  (await store.readLog(null, 100_000)).flatMap(({ stream, body }) => {
    const { number } = JSON.parse(body) as { readonly number?: string }
    return stream.startsWith('intake-item-') && number !== undefined ? [number] : []
  })
const items = (from: number, count: number) => Array.from({ length: count }, (_, nth) => `item-${from + nth}`)

describe('S3-51 an item that is registered without a number', () => {
  test('gets the next one of its tenant and year', async () => {
    const store = openStore()
    const { register } = processOver(store)
    for (const itemId of items(1, 3)) expect(await register(itemId)).toMatchObject({ ok: true })
    expect(await numbersIn(store)).toStrictEqual(['2026-000001', '2026-000002', '2026-000003'])
  })
  test('counts in a year of the zone in which it is registered, and each tenant by itself', async () => {
    const store = openStore()
    const { register } = processOver(store)
    const newYear = { at: '2025-12-31T16:30:00.000Z', zone: 'Asia/Shanghai', precision: 'instant' } as const
    await register('item-1', context({ occurred: newYear }))
    await register('item-2', context({ occurred: { ...newYear, zone: 'UTC' } }))
    await register('item-3', context({ tenant: 'county' }))
    expect(await numbersIn(store)).toStrictEqual(['2026-000001', '2025-000001', '2026-000001'])
  })
  test('keeps the number that is given', async () => {
    const store = openStore()
    const { register } = processOver(store)
    await register('item-1', context(), '市信〔2026〕7号')
    await register('item-2')
    expect(await numbersIn(store)).toStrictEqual(['市信〔2026〕7号', '2026-000001'])
  })
  test('S3-51 no number of its own form is taken from somebody who types it, before it is given or after', async () => {
    const store = openStore()
    const { register } = processOver(store)
    expect(await register('item-1', context(), '2026-000002')).toMatchObject({ refusal: 'NumberFormReserved' })
    for (const itemId of items(1, 2)) expect(await register(itemId)).toMatchObject({ ok: true })
    expect(await register('item-3', context(), '2026-000002')).toMatchObject({ refusal: 'NumberFormReserved' })
    expect(await numbersIn(store)).toStrictEqual(['2026-000001', '2026-000002'])
  })
  test('no number is given twice, however many are registered at once, by two processes too', async () => {
    const store = openStore()
    const [one, other] = [processOver(store), processOver(store)]
    await Promise.all([
      ...items(1, 70).map((itemId) => one.register(itemId)),
      ...items(101, 70).map((itemId) => other.register(itemId)),
    ])
    const numbers = await numbersIn(store)
    expect([numbers.length, new Set(numbers).size]).toStrictEqual([140, 140])
  })
  test('no number is given twice after a kill: what was left of the block is left out', async () => {
    const store = openStore()
    await processOver(store).register('item-1')
    await processOver(store).register('item-2')
    const again = processOver(store)
    for (const itemId of items(3, 25)) await again.register(itemId)
    const numbers = await numbersIn(store)
    expect(numbers.slice(0, 3)).toStrictEqual(['2026-000001', '2026-000021', '2026-000041'])
    expect(new Set(numbers).size).toBe(27)
  })
  test('sent again it keeps its number, and none is lost by that or by a refusal', async () => {
    const store = openStore()
    const { register, handlers } = processOver(store)
    const by = context()
    await register('item-1', by)
    const input = { itemId: 'item-1', number: null, category: 'C5', campaign: 's2' }
    expect(await handlers.RegisterItem(input, by)).toMatchObject({ ok: true, again: true })
    expect(await handlers.RegisterItem(input, context())).toMatchObject({ ok: true, events: [] })
    const other = { ...input, category: 'C1' }
    expect(await handlers.RegisterItem(other, context())).toMatchObject({ refusal: 'ItemAlreadyRegistered' })
    expect(await handlers.RegisterItem({ ...input, itemId: 'nobody' }, context())).toMatchObject({ ok: false })
    await register('item-2')
    expect(await numbersIn(store)).toStrictEqual(['2026-000001', '2026-000002'])
  })
})
