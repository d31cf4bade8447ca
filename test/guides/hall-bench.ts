import { accept, reject } from '@huiyin/kernel'
import { definePublished, defineCommands, id, line, published } from '@huiyin/contracts'
import {
  commandHandler,
  defineEvents,
  event,
  type Decider,
  type EventOf,
  type EventStore,
} from '@huiyin/event-sourcing'
import { publisher, type CommandHandlers } from '@huiyin/messaging'
import { defineList } from '@huiyin/read-model'
import { z } from 'zod'

// What the guides show: a bench in the waiting hall of a unit, the smallest aggregate with everything a context has.

// #region command
export const benchCommands = defineCommands({
  PlaceBench: {
    says: 'A bench is placed in the hall of a unit.',
    zh: '设置座椅',
    roles: ['handler'],
    scope: 'ownUnit', // only for what belongs to the actor's unit or one below it
    lateDays: 30, // how long ago it may have happened; null: as long as it likes
    requirements: ['S0-16'],
    input: z.object({ benchId: id, unitId: id, seats: z.number().int().min(1) }),
  },
  RemoveBench: {
    says: 'A bench is taken away, and somebody says why.',
    zh: '撤除座椅',
    roles: ['handler', 'unitPrincipal'],
    scope: 'ownUnit',
    lateDays: 30,
    requirements: [],
    input: z.object({ benchId: id, reason: line }),
  },
})
// #endregion

// #region events
export const benchEvents = defineEvents('hall-bench', {
  BenchPlaced: event(
    2,
    'A bench was placed in the hall of a unit.',
    z.object({ unitId: z.string(), seats: z.number().int() }),
    // schema 1 knew benches for two only; what is on disk is never rewritten, it is read as the next schema
    { 1: (data: { unitId: string }) => ({ ...data, seats: 2 }) },
  ),
  BenchRemoved: event(1, 'A bench was taken away.', z.object({ reason: z.string() })),
})
export type BenchEvent = EventOf<typeof benchEvents>
// #endregion

// #region decider
export type BenchCommand =
  | { readonly type: 'PlaceBench'; readonly unitId: string; readonly seats: number }
  | { readonly type: 'RemoveBench'; readonly reason: string }
export type BenchRefusal = 'BenchThereAlready' | 'NoBench'
type BenchState = { readonly unitId: string; readonly seats: number } | null

export const bench: Decider<BenchCommand, BenchEvent, BenchState, BenchRefusal> = {
  initialState: null,
  evolve: (_, { type, data }) => {
    switch (type) {
      case 'BenchPlaced':
        return data
      case 'BenchRemoved':
        return null
    }
  },
  decide: (command, state) => {
    switch (command.type) {
      case 'PlaceBench': {
        const { unitId, seats } = command
        if (!state) return accept({ type: 'BenchPlaced', data: { unitId, seats } })
        const isSame = state.unitId === unitId && state.seats === seats
        return isSame ? accept() : reject('BenchThereAlready') // asked twice: nothing new
      }
      case 'RemoveBench':
        return state ? accept({ type: 'BenchRemoved', data: { reason: command.reason } }) : reject('NoBench')
    }
  },
}
// #endregion

// #region handlers
export const benchHandlers = (store: EventStore): CommandHandlers<typeof benchCommands> => {
  const handle = commandHandler({
    ...{ store, definitions: benchEvents, decider: bench },
    unitOf: (state) => state?.unitId ?? null, // scope is judged on the state
  })
  return {
    PlaceBench: ({ benchId, ...input }, by) =>
      // and on what the state cannot say yet
      handle(benchId, { type: 'PlaceBench', ...input }, { ...by, concerns: [input.unitId] }),
    RemoveBench: ({ benchId, ...input }, by) => handle(benchId, { type: 'RemoveBench', ...input }, by),
  }
}
// #endregion

// #region published
export const benchPublished = definePublished({
  BenchPlaced: published(1, 'A bench was placed.', z.object({ benchId: id, unitId: id }), {
    benchId: 'bench-1',
    unitId: 'unit-7',
  }),
})

export const benchPublisher = publisher({
  context: 'hall',
  definitions: benchEvents,
  published: benchPublished,
  ids: (benchId) => ({ benchId }),
  key: ({ benchId }) => benchId, // order is kept among the events of one bench
  map: { BenchPlaced: 'BenchPlaced' }, // own event → published event; BenchRemoved stays inside
})
// #endregion

// #region list
export const benches = defineList({
  name: 'benches',
  says: 'One row a bench that stands: unit and seats.',
  from: benchEvents,
  columns: { bench_id: 'text', tenant: 'text', unit_id: 'text', seats: 'integer', position: 'integer' },
  key: 'bench_id',
  unitColumn: 'unit_id', // by which every question is cut to its asker's scope
  hiddenFrom: { nobody: 'a hall is about no item' }, // else the column that says who is complained of
  indexes: [['unit_id']],
  keyOf: (_, at) => at.streamId,
  apply: (row, fact, at) => {
    if (row && at.position <= row.position) return row // delivered twice
    switch (fact.type) {
      case 'BenchPlaced': {
        const { unitId: unit_id, seats } = fact.data
        return { bench_id: at.streamId, tenant: at.tenant, unit_id, seats, position: at.position }
      }
      case 'BenchRemoved':
        return null
    }
  },
})
// #endregion
