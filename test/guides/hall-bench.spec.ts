import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { commandGate, type SendCommand } from '@huiyin/messaging'
import { HandleCommand, HandleCommandHandler, type Viewer } from '@huiyin/nest-platform'
import { listProjector, streamHistory } from '@huiyin/read-model'
import { sqliteLists } from '@huiyin/lists-sqlite'
import { memoryEventStore, memoryLog } from '@huiyin/store-memory'
import { settableClock, specFor, storedFact } from '@huiyin/testing'
import {
  bench,
  benchCommands,
  benches,
  benchEvents,
  benchHandlers,
  benchPublished,
  benchPublisher,
  type BenchEvent,
} from './hall-bench.js'

// #region decider-spec
const given = specFor(bench)
const placed: BenchEvent = { type: 'BenchPlaced', data: { unitId: 'K1', seats: 3 } }
const place = { type: 'PlaceBench', unitId: 'K1', seats: 3 } as const

describe('a bench', () => {
  test('is placed once; asked again, nothing changes', () => {
    given().when(place).thenEvents(placed)
    given(placed).when(place).thenNothing()
    given(placed)
      .when({ ...place, seats: 4 })
      .thenRefused('BenchThereAlready')
  })
  test('is taken away only where one stands', () =>
    given().when({ type: 'RemoveBench', reason: '损坏' }).thenRefused('NoBench'))
})
// #endregion

const clock = settableClock('2026-03-30T01:00:00.000Z')
let store = memoryEventStore({ clock, log: memoryLog() })
let send: SendCommand
beforeEach(() => {
  store = memoryEventStore({ clock, log: memoryLog() })
  const ports = [{ definitions: benchCommands, handlers: benchHandlers(store) }]
  send = commandGate({ ports, clock, zoneOf: () => 'Asia/Shanghai', print: (text) => text })
})
afterEach(() => store.close())

const somebody = (roles: Viewer['roles'], unitIds: readonly string[]): Viewer => ({
  ...{ login: 'somebody', personId: 'somebody', name: '某人', tenant: 'county', roles, unitIds },
  ...{ postId: null, unitId: unitIds[0] ?? null, atOrAbove: ['somebody'] },
})
const input = { benchId: 'bench-1', unitId: 'K1', seats: 3 }

// #region permission-spec
const sends = (viewer: Viewer, name: keyof typeof benchCommands, asked: object) => {
  const sent = { context: 'hall', name, input: asked, commandId: null, occurred: null }
  return new HandleCommandHandler({ definitions: { hall: benchCommands }, send }).execute(
    new HandleCommand(sent, viewer),
  )
}

describe('who may place a bench', () => {
  test('a handler of the unit, no handler of another, and nobody in another role', async () => {
    expect(await sends(somebody(['handler'], ['K2']), 'PlaceBench', input)).toMatchObject({ refusal: 'NotYourUnit' })
    expect(await sends(somebody(['auditor'], ['K1']), 'PlaceBench', input)).toMatchObject({ refusal: 'RoleMissing' })
    expect(await sends(somebody(['handler'], ['K1']), 'PlaceBench', input)).toMatchObject({ events: ['BenchPlaced'] })
  })
})
// #endregion

// #region upcast-spec
test('a bench of the first schema is read as one for two', () => {
  const old = storedFact({ stream: 'hall-bench-1', type: 'BenchPlaced', schema: 1, data: { unitId: 'K1' } })
  const [change] = benches.read(old)
  expect(change?.apply(null)).toMatchObject({ bench_id: '1', unit_id: 'K1', seats: 2 })
})
// #endregion

// #region publish-spec
test('other contexts hear where a bench stands, and no more', () => {
  const fact = { stream: 'hall-bench-b1', schema: benchEvents.defs.BenchPlaced.schema }
  const said = benchPublisher.publish(storedFact({ ...fact, type: 'BenchPlaced', data: placed.data }))
  expect(said).toMatchObject({ name: 'BenchPlaced', key: 'b1', data: { benchId: 'b1', unitId: 'K1' } })
  expect(said?.data).not.toHaveProperty('seats')
  const gone = storedFact({ stream: 'hall-bench-b1', type: 'BenchRemoved', data: { reason: '损坏' } })
  expect(benchPublisher.publish(gone)).toBeNull()
  expect(benchPublished.BenchPlaced.data.parse(said?.data)).toStrictEqual({ benchId: 'b1', unitId: 'K1' })
})
// #endregion

// #region list-spec
test('the list shows what the log says, and replay says the same', async () => {
  await sends(somebody(['handler'], ['K1']), 'PlaceBench', input)
  const lists = sqliteLists<{ readonly benches: object }>({ file: ':memory:', lists: [benches] })
  const projector = await listProjector({ store, lists: [benches], generation: lists.live })
  while (await projector.step());
  const [row] = await lists.query.selectFrom('benches').selectAll().execute()
  const { row: replayed } = await streamHistory(store, 'hall-bench-bench-1', benches, {
    ...{ position: null, happenedAt: null },
  })
  expect(row).toMatchObject({ bench_id: 'bench-1', unit_id: 'K1', seats: 3 })
  expect({ ...row }).toStrictEqual(replayed)
  await lists.close()
})
// #endregion
