import { describe, expect, test } from '@jest/globals'
import { z } from 'zod'
import { defineCommands } from '@huiyin/contracts'
import { CommandIdReused, IMPORT_PERSON, type EnvelopeContext, type Position } from '@huiyin/event-sourcing'
import { settableClock } from '@huiyin/testing'
import { commandGate, type CommandHandlers, type CommandPort, type CommandRequest } from './command-gate.js'

const shared = { roles: ['operator'], scope: 'any', requirements: [] } as const
const definitions = defineCommands({
  NoteThing: {
    ...{ ...shared, says: 'A thing is noted.', zh: '记事', lateDays: 30 },
    input: z.object({ thingId: z.string().min(1), note: z.object({ text: z.string().trim().min(2) }) }),
  },
  DropThing: {
    ...shared,
    says: 'A thing is dropped.',
    zh: '弃事',
    lateDays: 0,
    input: z.object({ thingId: z.string() }),
  },
  RecallThing: {
    ...{ ...shared, says: 'A thing of long ago.', zh: '追忆', lateDays: null },
    input: z.object({ thingId: z.string() }),
  },
})

type Seen = { readonly name: string; readonly input: unknown; readonly context: EnvelopeContext }
const seeing = (seen: Seen[]): CommandHandlers<typeof definitions> => {
  const see = (name: string) => async (input: unknown, context: EnvelopeContext) => {
    seen.push({ name, input, context })
    return { ok: true as const, events: [{ type: 'ThingNoted' }], position: 7 as Position, again: false }
  }
  return { NoteThing: see('NoteThing'), DropThing: see('DropThing'), RecallThing: see('RecallThing') }
}

const NOW = '2026-03-30T08:00:00.000Z'
const open = (handlers?: Partial<CommandHandlers<typeof definitions>>) => {
  const seen: Seen[] = []
  const texts: string[] = []
  const port = { definitions, handlers: { ...seeing(seen), ...handlers } } as unknown as CommandPort
  const send = commandGate({
    ports: [port],
    clock: settableClock(NOW),
    zoneOf: (tenant) => (tenant === 'boston' ? 'America/New_York' : 'Asia/Shanghai'),
    print: (text) => {
      texts.push(text)
      return `print of ${text.length}`
    },
  })
  return { send, seen, texts }
}

const request = (changes: Partial<CommandRequest> = {}): CommandRequest => ({
  name: 'NoteThing',
  input: { thingId: 'thing-1', note: { text: '好' + '的' } },
  commandId: 'command-1',
  tenant: 'county',
  actor: { person: 'person-1', post: 'post-1', unit: 'unit-1' },
  occurred: null,
  correlation: 'correlation-1',
  causation: 'causation-1',
  ...changes,
})
const at = (instant: string) => ({ at: instant, zone: 'Asia/Shanghai', precision: 'instant' }) as const
const refused = (refusal: string) => ({ ok: false, refusal, problems: [] })

describe('a command that is right', () => {
  test('reaches its handler with its input, and the answer says where its own writing ended', async () => {
    const { send, seen } = open()
    expect(await send(request())).toStrictEqual({ ok: true, position: 7, events: ['ThingNoted'], again: false })
    expect(seen.map(({ name, input }) => ({ name, input }))).toStrictEqual([
      { name: 'NoteThing', input: { thingId: 'thing-1', note: { text: '好的' } } },
    ])
  })
  test('happened now where it does not say when, in the zone of its tenant', async () => {
    const { send, seen } = open()
    await send(request())
    await send(request({ tenant: 'boston' }))
    expect(seen.map(({ context }) => context.occurred)).toStrictEqual([
      { at: NOW, zone: 'Asia/Shanghai', precision: 'instant' },
      { at: NOW, zone: 'America/New_York', precision: 'instant' },
    ])
  })
  test('carries who, for whom and because of what', async () => {
    const { send, seen } = open()
    const occurred = { at: '2026-03-29T16:00:00.000Z', zone: 'Asia/Shanghai', precision: 'day' } as const
    await send(request({ occurred }))
    expect(seen[0]?.context).toStrictEqual({
      tenant: 'county',
      occurred,
      actor: { person: 'person-1', post: 'post-1', unit: 'unit-1' },
      command: { id: 'command-1', print: expect.any(String) },
      correlation: 'correlation-1',
      causation: 'causation-1',
    })
  })
  test('may have been handled before', async () => {
    const again = async () => ({
      ok: true as const,
      events: [{ type: 'ThingNoted' }],
      position: 3 as Position,
      again: true,
    })
    const { send } = open({ NoteThing: again })
    expect(await send(request())).toStrictEqual({ ok: true, position: 3, events: ['ThingNoted'], again: true })
  })
})

describe('the input', () => {
  test('is told its problems with the path of each', async () => {
    const { send, seen } = open()
    const answer = await send(request({ input: { note: { text: '短' } } }))
    expect(answer).toMatchObject({ ok: false, refusal: 'InputInvalid' })
    expect(answer.ok ? [] : answer.problems.map(({ path }) => path)).toStrictEqual(['thingId', 'note.text'])
    expect(answer.ok ? [] : answer.problems.every(({ says }) => says !== '')).toBe(true)
    expect(seen).toStrictEqual([])
  })
  test('that is nothing at all is refused, not a fault', async () => {
    const { send } = open()
    for (const input of [undefined, null, 'text', 7, []]) {
      expect(await send(request({ input }))).toMatchObject({ ok: false, refusal: 'InputInvalid' })
    }
  })
  test('loses what the definition does not name', async () => {
    const { send, seen } = open()
    await send(request({ name: 'DropThing', input: { thingId: 'thing-1', reporterName: '张三' } }))
    expect(seen[0]?.input).toStrictEqual({ thingId: 'thing-1' })
  })
})

describe('when it happened', () => {
  test('is never after now', async () => {
    const { send, seen } = open()
    expect(await send(request({ occurred: at('2026-03-30T08:00:00.001Z') }))).toStrictEqual(
      refused('OccurredInTheFuture'),
    )
    expect(await send(request({ occurred: at(NOW) }))).toMatchObject({ ok: true })
    expect(seen).toHaveLength(1)
  })
  test('may lie back as many days as its definition says', async () => {
    const { send } = open()
    const thirtyDaysAgo = at('2026-02-28T08:00:00.000Z')
    expect(await send(request({ occurred: thirtyDaysAgo }))).toMatchObject({ ok: true })
    expect(await send(request({ occurred: at('2026-02-27T07:59:59.999Z') }))).toStrictEqual(refused('RecordedTooLate'))
  })
  test('of today only, where nothing may be recorded late', async () => {
    const { send } = open()
    const drop = (instant: string) =>
      send(request({ name: 'DropThing', input: { thingId: 'thing-1' }, occurred: at(instant) }))
    expect(await drop('2026-03-29T08:00:00.000Z')).toMatchObject({ ok: true })
    expect(await drop('2026-03-29T07:59:59.999Z')).toStrictEqual(refused('RecordedTooLate'))
  })
  test('may lie back as far as it likes where the definition sets no days', async () => {
    const { send } = open()
    const recall = request({
      name: 'RecallThing',
      input: { thingId: 'thing-1' },
      occurred: at('1949-10-01T07:00:00.000Z'),
    })
    expect(await send(recall)).toMatchObject({ ok: true })
  })
  test('may lie back as far as it likes in records taken over from another system, but not ahead', async () => {
    const { send } = open()
    const actor = { person: `${IMPORT_PERSON}boston`, post: null, unit: null }
    expect(await send(request({ actor, occurred: at('2015-01-01T05:00:00.000Z') }))).toMatchObject({ ok: true })
    expect(await send(request({ actor, occurred: at('2027-01-01T05:00:00.000Z') }))).toStrictEqual(
      refused('OccurredInTheFuture'),
    )
  })
  test('is a moment in UTC in a zone that exists, or the input is invalid', async () => {
    const { send, seen } = open()
    const answer = await send(
      request({ occurred: { at: '2026-03-30T09:00:00+08:00', zone: 'Mars/Olympus', precision: 'instant' } }),
    )
    expect(answer).toMatchObject({ ok: false, refusal: 'InputInvalid' })
    expect(answer.ok ? [] : answer.problems.map(({ path }) => path)).toStrictEqual(['occurred.at', 'occurred.zone'])
    expect(await send(request({ occurred: at('yesterday') }))).toMatchObject({ ok: false, refusal: 'InputInvalid' })
    expect(seen).toStrictEqual([])
  })
})

describe('the print', () => {
  test('is taken of the name and the checked input, so that spelling does not matter', async () => {
    const { send, seen, texts } = open()
    await send(request({ input: { note: { text: '  好的 ', more: 1 }, thingId: 'thing-1' } }))
    await send(request({ input: { thingId: 'thing-1', note: { text: '好的' } } }))
    expect(texts[0]).toBe(texts[1])
    expect(seen[0]?.context.command).toStrictEqual({ id: 'command-1', print: `print of ${texts[0]?.length}` })
  })
  test('differs between commands with the same input', async () => {
    const { send, texts } = open()
    await send(request({ name: 'DropThing', input: { thingId: 'thing-1' } }))
    await send(request({ name: 'RecallThing', input: { thingId: 'thing-1' } }))
    expect(texts[0]).not.toBe(texts[1])
  })
})

describe('what cannot be', () => {
  test('a command nobody defined is refused', async () => {
    const { send } = open()
    expect(await send(request({ name: 'StealThing' }))).toStrictEqual(refused('CommandUnknown'))
    expect(await send(request({ name: 'constructor' }))).toStrictEqual(refused('CommandUnknown'))
  })
  test('a refusal of the aggregate comes back by its code', async () => {
    const { send } = open({ NoteThing: async () => ({ ok: false, refusal: 'ThingUnknown' }) })
    expect(await send(request())).toStrictEqual(refused('ThingUnknown'))
  })
  test('a refusal that names each thing in the way brings all of them', async () => {
    const problems = [{ path: 'phases.0.from', says: 'is masked', zh: '日期被遮盖' }]
    const { send } = open({ NoteThing: async () => ({ ok: false, refusal: { code: 'DatesMasked', problems } }) })
    expect(await send(request())).toStrictEqual({ ok: false, refusal: 'DatesMasked', problems })
  })
  test('a fault stays a fault', async () => {
    const { send } = open({ NoteThing: () => Promise.reject(new CommandIdReused('command-1')) })
    await expect(send(request())).rejects.toBeInstanceOf(CommandIdReused)
  })
  test('two contexts that handle the same command are found out at once', () => {
    const port = { definitions, handlers: seeing([]) } as unknown as CommandPort
    const gate = { clock: settableClock(NOW), zoneOf: () => 'UTC', print: () => '' }
    expect(() => commandGate({ ...gate, ports: [port, port] })).toThrow('command NoteThing has two handlers')
  })
  test('a command without a handler is found out at once', () => {
    const { NoteThing: _, ...rest } = seeing([])
    const port = { definitions, handlers: rest } as unknown as CommandPort
    const gate = { clock: settableClock(NOW), zoneOf: () => 'UTC', print: () => '' }
    expect(() => commandGate({ ...gate, ports: [port] })).toThrow('command NoteThing has no handler')
  })
})
