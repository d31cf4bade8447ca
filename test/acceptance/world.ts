import { createHash, randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { instantOfWall, type Clock, type Instant } from '@huiyin/kernel'
import { parseHeader, typeOf, type Actor, type Occurred, type StoredEvent } from '@huiyin/event-sourcing'
import { alarmRunner, commandGate, virtualClock, type CommandAnswer, type GateOptions } from '@huiyin/messaging'
import { alarmBook, type ListRow } from '@huiyin/read-model'
import { sqliteCopyStore } from '@huiyin/bus-embedded'
import { memoryErasureJournal, memoryKeyVault } from '@huiyin/vault-memory'
import { memoryFiles } from '@huiyin/files-memory'
import { readCampaignFrom } from '@huiyin/campaign'
import { UNGUARDED } from '@huiyin/files'
import { keepEvidence } from '@huiyin/rectification'
import { pictureOf } from '@huiyin/testing'
import { ALARMS, bindContexts, LISTS, PRINTINGS, type Lists } from '@huiyin/host/contexts'
import { printedText } from '@huiyin/privacy'
import { apart } from './apart.js'
import type { Engine, WorldOptions } from './engine.js'
import { clusterServers, listing, partsOf, type BusMode, type EmbeddedMode, type Parts } from './parts.js'

/** The tenant, the zone and the calendar of every story. */
export const TENANT = 'county'
export const ZONE = 'Asia/Shanghai'
const COUNTING = { zone: ZONE, calendar: 'cn@2026.1' }
const CAMPAIGNS = fileURLToPath(new URL('../../campaigns/', import.meta.url))
const MEMORY = ':memory:'

/** A moment on the county's wall clock: `at('2020-05-15')` is when that day begins. */
export const at = (day: string, time = '00:00:00.000'): Instant => instantOfWall(ZONE, `${day}T${time}Z`)

export type { BusMode, EmbeddedMode } from './parts.js'

/** How the embedded bus carries events. */
export const EMBEDDED: readonly { readonly name: string; readonly bus: EmbeddedMode }[] = [
  { name: 'plain', bus: 'plain' },
  ...[1, 2, 3].map((adversarial) => ({ name: `adversarial ${adversarial}`, bus: { adversarial } })),
]
/** The modes in which every story runs; all of them must end with the same lists. */
export const MODES: readonly { readonly name: string; readonly bus: BusMode }[] = clusterServers()
  ? [
      EMBEDDED[0]!,
      { name: 'PostgreSQL and Kafka', bus: 'cluster' },
      { name: 'a process for each context', bus: 'processes' },
    ]
  : EMBEDDED

/** A fact of the log, as a story tells it. */
export interface Told {
  readonly type: string
  readonly data: unknown
  readonly at: Instant
  readonly by: string
}

const told = ({ header, body }: StoredEvent): Told => {
  const { occurredAt, actor } = parseHeader(header)
  return { type: typeOf(header).type, data: JSON.parse(body), at: occurredAt.at, by: actor.person }
}

const bare = ({ position: _, ...row }: ListRow): ListRow => row
const byText = (one: ListRow, other: ListRow) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)

const hashed: GateOptions['print'] = (text, command) =>
  createHash('sha256')
    .update(printedText(PRINTINGS, text, command))
    .digest('hex')

const openContexts = async ({ store, print, lists }: Parts, clock: Clock, caughtUp: () => Promise<void>) => {
  const settings = { of: () => COUNTING, add: () => undefined, all: () => ({ tenants: { [TENANT]: COUNTING } }) }
  const erasure = { vault: memoryKeyVault(), journal: memoryErasureJournal() }
  const copies = sqliteCopyStore({ file: MEMORY })
  const files = memoryFiles()
  const { ports, consumers } = await bindContexts({
    store,
    clock,
    settings,
    copies,
    erasure,
    files,
    lists: { query: lists.query, caughtUp },
    computeRanking: () => Promise.resolve(null),
  })
  const kept = { files, vault: erasure.vault, guard: UNGUARDED }
  return { send: commandGate({ ports, clock, zoneOf: () => ZONE, print: print ?? hashed }), consumers, copies, kept }
}

/** Uploads a made-up picture for an entry and says it as a claim names it. */
export const uploadedEvidence = async (
  kept: Parameters<typeof keepEvidence>[0],
  entryId: string,
  { name, madeOn }: { readonly name: string; readonly madeOn: string },
) => {
  const sent = { bytes: pictureOf(`${name} ${entryId}`), declared: 'image/png' }
  const answer = await keepEvidence(kept, entryId, sent)
  if (!answer.ok) throw new Error(`evidence for ${entryId} was not taken: ${answer.refusal}`)
  const { file, sha256 } = answer.evidence
  return [{ file, sha256, name, madeOn }] as const
}

/** Every context in one process behind one gate, with the bus, the lists and the alarms. */
const together = async ({ bus: mode, start, anew, clock: shown }: WorldOptions): Promise<Engine> => {
  const clock = virtualClock(start)
  const parts = await (anew?.(shown ?? clock) ?? partsOf(mode, shown ?? clock))
  const { store, lists, facts, reread } = parts
  const catchUp = await listing(parts)
  const { send, consumers, copies, kept } = await openContexts(parts, shown ?? clock, catchUp)
  const bus = await parts.bus(consumers(send))
  const faults: string[] = []
  const onFault = ({ message }: Error) => faults.push(message)
  const alarms = alarmRunner({ book: alarmBook(lists.query, ALARMS), send, onFault })
  const drain = async () => {
    await bus.settle()
    await catchUp()
    await reread()
  }
  await bus.start()
  return {
    ...{ store, send, kept, facts, drain, lists: lists.query, anew: parts.anew },
    clock: { now: clock.now, moveTo: (instant) => clock.moveTo(instant, { drain, alarms }) },
    faults: () => [...faults, ...bus.deadLetters().map(({ reason }) => reason)],
    close: async () => {
      await bus.stop()
      copies.close()
      await lists.close()
      await store.close()
    },
  }
}

/**
 * The whole product without ClickHouse and without screens: every context, the bus, the lists, the alarms, and a clock
 * that moves when the story says so; in this process, or each context in one of its own.
 */
export const world = async (options: WorldOptions) => {
  const isApart = options.bus === 'processes' && options.anew === undefined
  const engine = await (isApart ? apart(options) : together(options))
  const { store, clock, send, lists, kept, facts, drain } = engine
  const rowsOf = (name: string) =>
    lists
      .selectFrom(name as keyof Lists)
      .selectAll()
      .execute() as Promise<ListRow[]>

  const ask = async (actor: Actor, name: string, input: object, occurred: Occurred | null = null) => {
    const id = randomUUID()
    const ids = { commandId: id, correlation: id, causation: id }
    const answer = await send({ name, input, tenant: TENANT, actor, occurred, ...ids })
    await drain()
    return answer
  }
  return {
    /** Every fact up to the last drain, and the same log to be delivered and listed anew. */
    log: {
      get events() {
        return facts()
      },
    },
    anew: engine.anew,
    store,
    clock,
    vault: kept.vault,
    /** The gate itself, and what the questions are asked of: for who comes with roles. */
    send,
    lists,
    /** Where files are, and the keys they are sealed under. */
    kept,
    /** A made-up picture that was uploaded for an entry, as a claim names it. */
    evidenceFor: (entryId: string, name = '现场照片.png', madeOn = '2020-04-29') =>
      uploadedEvidence(kept, entryId, { name, madeOn }),
    drain,
    /** Settles, lets every alarm on the way ring, and arrives. */
    moveTo: clock.moveTo,
    /** A command by somebody; what follows from it has happened when the answer comes. */
    ask,
    /** The same where the story cannot go on after a refusal. */
    does: async (
      actor: Actor,
      name: string,
      input: object,
      occurred: Occurred | null = null,
    ): Promise<CommandAnswer> => {
      const answer = await ask(actor, name, input, occurred)
      if (!answer.ok) throw new Error(`${actor.person} could not ${name}: ${JSON.stringify(answer)}`)
      return answer
    },
    /** The rows of a list that fit, without their positions. */
    rows: async (list: string, fits: Readonly<Record<string, unknown>> = {}): Promise<readonly ListRow[]> => {
      const rows = await rowsOf(list)
      return rows.filter((row) => Object.entries(fits).every(([column, cell]) => row[column] === cell)).map(bare)
    },
    /** Every list without positions, in an order of its own: what two runs of one story must agree on. */
    allRows: async (): Promise<Readonly<Record<string, readonly ListRow[]>>> => {
      const rows = LISTS.map(async ({ name }) => [name, (await rowsOf(name)).map(bare).sort(byText)] as const)
      return Object.fromEntries(await Promise.all(rows))
    },
    /** The facts of these types in the order of the log; all of them when none is named. */
    facts: (...types: readonly string[]): readonly Told[] =>
      facts()
        .map(told)
        .filter(({ type }) => types.length === 0 || types.includes(type)),
    /** What went wrong behind the story's back: refused alarms, events nobody could handle. */
    faults: engine.faults,
    close: engine.close,
  }
}
export type World = Awaited<ReturnType<typeof world>>

/** Somebody of a unit. */
export const person = (name: string, unit: string | null): Actor => ({ person: name, post: null, unit })
export const ADMINISTRATOR = person('administrator-1', null)

/**
 * Configures and activates a campaign of the repository with the parameters beside it. `asPrinted`: the parameters left
 * out, so that the document's own stand; the demonstration moves the years of some.
 */
export const activate = async (
  { does }: World,
  campaignId: string,
  from: string,
  asPrinted: readonly ('period' | 'phases' | 'key_task_year')[] = [],
): Promise<void> => {
  const reading = readCampaignFrom(CAMPAIGNS, campaignId)
  if (!reading.ok) throw new Error(`${campaignId} cannot be read: ${JSON.stringify(reading.mistakes)}`)
  const { parameters, ...configuration } = reading.configuration
  const kept = Object.entries(parameters ?? {}).filter(([name]) => !asPrinted.some((left) => left === name))
  const given = parameters && Object.fromEntries(kept)
  await does(ADMINISTRATOR, 'ConfigureCampaign', { campaignId, ...configuration, parameters: given })
  await does(ADMINISTRATOR, 'ActivateCampaign', { campaignId, from })
}

/** Creates the county and the units of a story below it, from the first day of a year on. */
export const createUnits = async ({ does }: World, validFrom: string, parents: Readonly<Record<string, string>>) => {
  const create = (unitId: string, parentId: string | null, level: string) =>
    does(ADMINISTRATOR, 'CreateUnit', { unitId, validFrom, name: unitId, nameEn: null, parentId, level })
  await create(TENANT, null, 'county')
  for (const [unitId, parentId] of Object.entries(parents)) await create(unitId, parentId, 'bureau')
}
