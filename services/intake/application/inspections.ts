import { dayIn, type Clock } from '@huiyin/kernel'
import {
  commandHandler,
  derivedCommandId,
  factReader,
  type CommandContext,
  type EventStore,
} from '@huiyin/event-sourcing'
import type { CommandHandlers } from '@huiyin/messaging'
import type { SealedFilePorts } from '@huiyin/privacy'
import type { intakeCommands } from '@huiyin/contracts/intake'
import { inspectionEvents } from '../domain/inspection/events.js'
import { inspection } from '../domain/inspection/inspection.js'
import { evolve, initialState, type CampaignKnown } from '../domain/inspection/state.js'
import type { AtOrBelow } from '../domain/item/standing.js'
import type { FoundThing } from '../domain/item/found-thing.js'
import { findingEvidence, inspectionStream } from './finding-evidence.js'

type Handlers = CommandHandlers<typeof intakeCommands>

/** What is known of a campaign of a tenant that inspections are held under; null: none of that id is in force. */
export type InspectedUnder = (tenant: string, campaign: string) => CampaignKnown | null

/** What inspections need from outside. */
export interface InspectionPorts extends SealedFilePorts {
  readonly store: EventStore
  readonly clock: Clock
  /** Left out: no campaign is in force. */
  readonly campaignInspected?: InspectedUnder
}

const readFact = factReader(inspectionEvents)

/** What an inspection found, to become an item; null: it found no such thing. */
export const foundThing = async (
  store: EventStore,
  { inspectionId, findingId }: { readonly inspectionId: string; readonly findingId: string },
): Promise<FoundThing | null> => {
  const stored = await store.readStream(inspectionStream(inspectionId))
  const { plan, held, findings } = stored.flatMap((one) => readFact(one)?.event ?? []).reduce(evolve, initialState)
  const finding = findings.get(findingId)
  return plan && finding ? { channel: plan.definition.channel, foundOn: held?.heldOn, ...finding.data } : null
}

/** The ids of the item a finding becomes: made from the finding's, so that it becomes no second one. */
const itemOfFinding = (inspectionId: string, findingId: string) => ({
  itemId: derivedCommandId('item-of-finding', inspectionId, findingId),
  reportId: derivedCommandId('report-of-finding', inspectionId, findingId),
})

const happened = ({ occurred }: CommandContext) => ({ at: occurred.at, on: dayIn(occurred.zone, occurred.at) })

const handlerOver = (store: EventStore) =>
  commandHandler({
    store,
    definitions: inspectionEvents,
    decider: inspection,
    unitOf: ({ plan }) => plan?.byUnitId ?? null,
    hiding: { complainedOf: ({ complainedOf }) => complainedOf, refusal: 'InspectionUnknown' },
  })
type Handle = ReturnType<typeof handlerOver>
type Under = (by: CommandContext) => { readonly campaignOf: (campaign: string) => CampaignKnown | null }

/** What is said of the inspection itself. */
const visitHandlers = (handle: Handle, under: Under, clock: Clock) =>
  ({
    PlanInspection: ({ inspectionId, ...input }, by) =>
      // who is bound to his own units plans for one of them
      handle(inspectionId, { type: 'PlanInspection', ...input, ...under(by) }, { ...by, concerns: [input.byUnitId] }),
    MoveInspection: ({ inspectionId, ...input }, by) => {
      // the clock of the log, not what the sender says: or what was missed could be moved as if it were still to come
      const on = dayIn(by.occurred.zone, clock.now())
      return handle(inspectionId, { type: 'MoveInspection', ...input, ...under(by), on }, by)
    },
    CallOffInspection: ({ inspectionId, ...input }, by) =>
      handle(inspectionId, { type: 'CallOffInspection', ...input }, by),
    HoldInspection: ({ inspectionId, ...input }, by) =>
      handle(inspectionId, { type: 'HoldInspection', ...input, ...under(by), ...happened(by) }, by),
    EndInspection: ({ inspectionId, ...input }, by) => handle(inspectionId, { type: 'EndInspection', ...input }, by),
  }) satisfies Partial<Handlers>

/** Runs the commands of inspections; each belongs to one. */
export const inspectionHandlers = (
  { store, clock, vault, files, campaignInspected }: InspectionPorts,
  standing: (by: CommandContext) => AtOrBelow,
) => {
  const handle = handlerOver(store)
  const under: Under = ({ tenant }) => ({ campaignOf: (campaign) => campaignInspected?.(tenant, campaign) ?? null })
  return {
    ...visitHandlers(handle, under, clock),
    RecordFinding: async ({ inspectionId, evidence: named, ...input }, by) => {
      const evidence = await findingEvidence({ vault, files }, inspectionId, named)
      const looked = { ...under(by), ...happened(by), atOrBelow: standing(by), evidence }
      return handle(inspectionId, { type: 'RecordFinding', ...input, ...looked }, by)
    },
    MakeFindingItem: ({ inspectionId, findingId }, by) => {
      const ids = itemOfFinding(inspectionId, findingId)
      return handle(inspectionId, { type: 'MakeFindingItem', findingId, ...ids }, by)
    },
    SettleOnTheSpot: ({ inspectionId, ...input }, by) =>
      handle(inspectionId, { type: 'SettleOnTheSpot', ...input }, by),
    NoteFinding: ({ inspectionId, ...input }, by) => handle(inspectionId, { type: 'NoteFinding', ...input }, by),
    RecordFindingComplainedOf: ({ inspectionId, ...input }, by) =>
      handle(inspectionId, { type: 'RecordFindingComplainedOf', ...input }, by),
  } satisfies Partial<Handlers>
}
