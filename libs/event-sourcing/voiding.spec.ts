import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { z } from 'zod'
import { accept, reject, type Decision } from '@huiyin/kernel'
import { memoryEventStore } from '@huiyin/store-memory'
import { settableClock } from '@huiyin/testing'
import { commandHandler } from './command-handler.js'
import { fold, type Decider } from './decider.js'
import { isOfType, parseHeader, type EnvelopeContext } from './envelope.js'
import { defineEvents, event, type EventOf } from './events.js'
import { CommandIdReused, type EventStore } from './event-store.js'
import {
  decideVoiding,
  recordedFacts,
  saidByVoiding,
  voidingEvent,
  voidingsOf,
  voidsOf,
  type RecordedFact,
  type RecordedFacts,
  type VoidingRules,
} from './voiding.js'

const jarEvents = defineEvents('kitchen-jar', {
  SpoonAdded: event(1, 'Spoons went in.', z.object({ spoons: z.number() })),
  JarShaken: event(1, 'It was shaken.', z.object({})),
  JarSealed: event(1, 'It was sealed for ever.', z.object({})),
  JarFactVoided: voidingEvent(1, 'An earlier fact was wrong.', {}),
})
type JarEvent = EventOf<typeof jarEvents>
interface Jar {
  readonly spoons: number
  readonly shaken: number
}
type JarCommand =
  | { readonly type: 'AddSpoons'; readonly spoons: number; readonly shake: boolean }
  | { readonly type: 'SealJar' }
  | {
      readonly type: 'VoidJarFact'
      readonly factId: string
      readonly by: string
      readonly facts: RecordedFacts<JarEvent>
    }
type JarRefusal = 'JarFull' | 'FactUnknown' | 'FactNotVoidable' | 'FactRestedOn' | 'OwnFact'

const rules: VoidingRules<JarEvent> = {
  SpoonAdded: { heldBy: ['JarSealed'], takesAlong: [] },
  JarShaken: { heldBy: ['JarSealed'], takesAlong: [] },
}
const evolve = (jar: Jar, { type, data }: JarEvent): Jar => {
  switch (type) {
    case 'SpoonAdded':
      return { ...jar, spoons: jar.spoons + data.spoons }
    case 'JarShaken':
      return { ...jar, shaken: jar.shaken + 1 }
    case 'JarSealed':
    case 'JarFactVoided':
      return jar
  }
}
const decide = (command: JarCommand, { spoons }: Jar): Decision<JarEvent, JarRefusal> => {
  switch (command.type) {
    case 'AddSpoons': {
      if (spoons + command.spoons > 10) return reject('JarFull')
      const added = { type: 'SpoonAdded' as const, data: { spoons: command.spoons } }
      return command.shake ? accept<JarEvent>(added, { type: 'JarShaken', data: {} }) : accept(added)
    }
    case 'SealJar':
      return accept({ type: 'JarSealed', data: {} })
    case 'VoidJarFact': {
      const voiding = decideVoiding(rules, command.facts, command)
      if (!voiding.ok) return reject(voiding.refusal)
      if (voiding.falls.length === 0) return accept()
      const data = { voids: voidsOf(voiding.falls), reason: '记错了', voidedBy: command.by }
      return accept({ type: 'JarFactVoided', data })
    }
  }
}
const initialState: Jar = { spoons: 0, shaken: 0 }
const jar: Decider<JarCommand, JarEvent, Jar, JarRefusal> = { initialState, evolve, decide }

const STREAM = 'kitchen-jar-1'
const contextOf = (id: string, person: string): EnvelopeContext => ({
  tenant: 'city',
  occurred: { at: '2026-03-30T12:00:00.000Z', zone: 'Asia/Shanghai', precision: 'instant' },
  actor: { person, post: null, unit: null },
  command: { id, print: id },
  correlation: id,
  causation: id,
})
const kitchen = (store: EventStore = memoryEventStore({ clock: settableClock('2026-03-30T12:00:00.000Z') })) => {
  const handle = commandHandler({ store, definitions: jarEvents, decider: jar })
  const add = (id: string, spoons: number, shake = false) =>
    handle('1', { type: 'AddSpoons', spoons, shake }, contextOf(id, 'cook'))
  const strike = (factId: string, by = 'taster', id = `void-${factId}-${by}`) =>
    handle('1', (facts) => ({ type: 'VoidJarFact', factId, by, facts }), contextOf(id, by))
  const idOf = async (nth: number) => parseHeader((await store.readStream(STREAM))[nth]!.header).id
  return { store, handle, add, strike, idOf }
}

describe('a voided fact', () => {
  test('counts no longer for what is decided afterwards', async () => {
    const { add, strike, idOf } = kitchen()
    await add('a', 8)
    expect(await add('b', 5)).toMatchObject({ ok: false, refusal: 'JarFull' })
    expect(await strike(await idOf(0))).toMatchObject({ ok: true, events: [{ type: 'JarFactVoided' }], again: false })
    expect(await add('b', 5)).toMatchObject({ ok: true, again: false })
    expect(await add('c', 6)).toMatchObject({ ok: false, refusal: 'JarFull' })
  })
  test('nor for another process, whether it reads the stream anew or has it in memory', async () => {
    const { store, add, strike, idOf } = kitchen()
    await add('a', 8)
    const other = kitchen(store)
    expect(await other.add('b', 5)).toMatchObject({ ok: false })
    await strike(await idOf(0))
    expect(await kitchen(store).add('b', 5)).toMatchObject({ ok: true })
    expect(await other.add('c', 5)).toMatchObject({ ok: true })
    expect(await other.add('d', 1)).toMatchObject({ ok: false, refusal: 'JarFull' })
  })
  test('stays in the log, byte for byte, and the voiding names it by id, type and place', async () => {
    const { store, add, strike, idOf } = kitchen()
    await add('a', 8)
    const [before] = await store.readStream(STREAM)
    await strike(await idOf(0))
    const [after, voiding] = await store.readStream(STREAM)
    expect(after).toStrictEqual(before)
    const voids = [{ id: await idOf(0), type: 'SpoonAdded', position: before!.position }]
    expect(saidByVoiding(voiding!.body)).toStrictEqual({ voids, reason: '记错了', voidedBy: 'taster' })
  })
  test('is still what its command said: sent again, it is answered as the first time', async () => {
    const { store, add, strike, idOf } = kitchen()
    const first = await add('a', 8)
    await strike(await idOf(0))
    expect(await add('a', 8)).toStrictEqual({ ...first, again: true })
    expect(await kitchen(store).add('a', 8)).toStrictEqual({ ...first, again: true })
    const { handle } = kitchen(store)
    const another = { ...contextOf('a', 'cook'), command: { id: 'a', print: 'another' } }
    await expect(handle('1', { type: 'SealJar' }, another)).rejects.toThrow(CommandIdReused)
  })
})

describe('who may void what', () => {
  test('everything a command said falls together', async () => {
    const { store, add, strike, idOf } = kitchen()
    await add('a', 2)
    await add('b', 3, true)
    await strike(await idOf(2))
    const { standing, voided } = recordedFacts(jarEvents, await store.readStream(STREAM))
    expect(voided.map(({ event: { type } }) => type)).toStrictEqual(['SpoonAdded', 'JarShaken'])
    expect(standing.map(({ event: { type } }) => type)).toStrictEqual(['SpoonAdded', 'JarFactVoided'])
  })
  test('nobody voids what he recorded himself', async () => {
    const { add, strike, idOf } = kitchen()
    await add('a', 2)
    expect(await strike(await idOf(0), 'cook')).toStrictEqual({ ok: false, refusal: 'OwnFact' })
  })
  test('what was voided is not voided twice, and asking twice says nothing new', async () => {
    const { store, add, strike, idOf } = kitchen()
    await add('a', 2)
    const first = await strike(await idOf(0))
    expect(await strike(await idOf(0), 'another')).toMatchObject({ ok: true, events: [] })
    expect(await strike(await idOf(0))).toStrictEqual({ ...first, again: true })
    expect(await store.readStream(STREAM)).toHaveLength(2)
  })
  test('a voiding stays, and so does what no rule names', async () => {
    const { handle, add, strike, idOf } = kitchen()
    await add('a', 2)
    await strike(await idOf(0))
    expect(await strike(await idOf(1), 'another')).toStrictEqual({ ok: false, refusal: 'FactNotVoidable' })
    await handle('1', { type: 'SealJar' }, contextOf('seal', 'cook'))
    expect(await strike(await idOf(2))).toStrictEqual({ ok: false, refusal: 'FactNotVoidable' })
  })
  test('what a later fact rests on stays while that one does, and an unknown fact is none', async () => {
    const { handle, add, strike, idOf } = kitchen()
    await add('a', 2)
    await handle('1', { type: 'SealJar' }, contextOf('seal', 'cook'))
    expect(await strike(await idOf(0))).toStrictEqual({ ok: false, refusal: 'FactRestedOn' })
    expect(await strike('nothing')).toStrictEqual({ ok: false, refusal: 'FactUnknown' })
  })
  test('a voiding is decided again when somebody else wrote first', async () => {
    const { store, add, idOf } = kitchen()
    await add('a', 2)
    let meddled = false
    const meddling: EventStore = {
      ...store,
      append: async (request) => {
        if (!meddled) {
          meddled = true
          await kitchen(store).handle('1', { type: 'SealJar' }, contextOf('seal', 'cook'))
        }
        return store.append(request)
      },
    }
    expect(await kitchen(meddling).strike(await idOf(0))).toStrictEqual({ ok: false, refusal: 'FactRestedOn' })
  })
})

const recorded = (id: string, type: 'SpoonAdded' | 'JarShaken' | 'JarSealed'): RecordedFact<JarEvent> => ({
  ...{ id, position: Number(id) as RecordedFact<JarEvent>['position'], command: id, person: 'cook' },
  event: (type === 'SpoonAdded' ? { type, data: { spoons: 1 } } : { type, data: {} }) as JarEvent,
})
const judged = (along: VoidingRules<JarEvent>, ...standing: readonly RecordedFact<JarEvent>[]) => {
  const decided = decideVoiding(along, { standing, voided: [] }, { factId: standing[0]!.id, by: 'taster' })
  return decided.ok ? decided.falls.map(({ id }) => id) : decided.refusal
}

describe('what falls with a fact', () => {
  test('later facts of the types it takes along, and no earlier ones', () => {
    const along: VoidingRules<JarEvent> = { SpoonAdded: { heldBy: [], takesAlong: ['JarShaken'] } }
    const [first, shaken, more] = [recorded('1', 'SpoonAdded'), recorded('2', 'JarShaken'), recorded('3', 'SpoonAdded')]
    expect(judged(along, first, shaken, more)).toStrictEqual(['1', '2'])
    expect(
      decideVoiding(along, { standing: [shaken, first], voided: [] }, { factId: '1', by: 'taster' }),
    ).toStrictEqual({
      ok: true,
      falls: [first],
    })
  })
  test('all or nothing: what holds one of them holds all', () => {
    const along: VoidingRules<JarEvent> = {
      SpoonAdded: { heldBy: [], takesAlong: ['JarShaken'] },
      JarShaken: { heldBy: ['JarSealed'], takesAlong: [] },
    }
    const facts = [recorded('1', 'SpoonAdded'), recorded('2', 'JarShaken'), recorded('3', 'JarSealed')]
    expect(judged(along, ...facts)).toBe('FactRestedOn')
  })
})

describe('telling a voiding from other facts', () => {
  test('by type and category, without taking the header apart', async () => {
    const { store, add, strike, idOf } = kitchen()
    await add('a', 2)
    await strike(await idOf(0))
    const [spoon, voiding] = await store.readStream(STREAM)
    const { isVoiding } = voidingsOf(jarEvents)
    expect([isVoiding(spoon!), isVoiding(voiding!)]).toStrictEqual([false, true])
    expect(isVoiding({ ...voiding!, stream: 'kitchen-pan-1' })).toBe(false)
    expect(isOfType(voiding!.header, 'JarFact')).toBe(false)
    const { JarFactVoided: _, ...others } = jarEvents.defs
    expect(voidingsOf(defineEvents('kitchen-jar', others)).isVoiding(voiding!)).toBe(false)
  })
})

describe('whatever was recorded and voided', () => {
  const step = fc.oneof(
    fc.record({ add: fc.integer({ min: 1, max: 4 }), shake: fc.boolean() }),
    fc.record({ strike: fc.nat(30) }),
  )
  test('what is decided next is what the facts that stand decide', () =>
    fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
        const { store, add, strike } = kitchen()
        for (const [index, said] of steps.entries()) {
          if ('add' in said) await add(`add-${index}`, said.add, said.shake)
          else {
            const stream = await store.readStream(STREAM)
            const fact = stream[said.strike % (stream.length || 1)]
            if (fact) await strike(parseHeader(fact.header).id, 'taster', `strike-${index}`)
          }
        }
        const { standing } = recordedFacts(jarEvents, await store.readStream(STREAM))
        const { spoons } = fold(
          jar,
          jar.initialState,
          standing.map((fact) => fact.event),
        )
        const room = 10 - spoons
        for (const process of [kitchen(store)]) {
          expect((await process.add('too-much', room + 1)).ok).toBe(false)
          if (room > 0) expect((await process.add('just-enough', room)).ok).toBe(true)
        }
      }),
      { numRuns: 100 },
    ))
})
