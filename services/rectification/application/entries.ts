import { dayIn, type Clock } from '@huiyin/kernel'
import {
  commandHandler,
  isImported,
  type CommandContext,
  type EnvelopeContext,
  type EventStore,
  type Handle,
} from '@huiyin/event-sourcing'
import type { CommandHandlers } from '@huiyin/messaging'
import type {
  HandlingMode,
  ledgerCommands,
  LedgerKind,
  negativeListCommands,
  rectificationCommands,
  RectificationInput,
} from '@huiyin/contracts/rectification'
import { entryEvents, type EntryEvent } from '../domain/entry/events.js'
import type { OnSite } from '../domain/entry/on-site.js'
import { entry, type EntryCommand, type EntryRefusal } from '../domain/entry/entry.js'
import { unitNow } from '../domain/entry/passing/passing-state.js'
import { deadlineOf, objectionDeadline, workDeadline, type DeadlineSettings } from './deadlines.js'
import { entryIdOf } from './react-to-intake.js'
import { drawnPhoto, keptEvidence, type DrawingPorts } from './evidence.js'

/** What rectification needs from outside. */
export interface RectificationPorts extends DrawingPorts {
  readonly store: EventStore
  /** By which it is told whether a claim is recorded on a later day; left out: nobody asks. */
  readonly clock?: Clock
  readonly settingsOf: (tenant: string) => DeadlineSettings
  /** How a handling mode and a ledger kind are defined for a tenant now; null: nobody defined one of that code. */
  readonly modeOf: (tenant: string, code: string) => HandlingMode | null
  readonly ledgerOf: (tenant: string, code: string) => LedgerKind | null
  /** The version of a year's notice on public holidays that was heard of; 0: none. */
  readonly noticeOf: (tenant: string, year: number) => number
}

type Handlers = Omit<
  CommandHandlers<typeof rectificationCommands>,
  keyof typeof ledgerCommands | keyof typeof negativeListCommands
>
type EntryHandle = Handle<EntryCommand, EntryEvent, EntryRefusal>

type Work = Omit<RectificationInput<'OpenWork'>, 'origin'> &
  Partial<Pick<RectificationInput<'OpenSpecialProgramme'>, 'alert'>> & {
    readonly origin?: { readonly kind: string; readonly reference: string } | undefined
  }

/** A work counts from the day it was opened: by its own last day, else by its campaign's rule, else it has no deadline. */
const openWork =
  (handle: EntryHandle, { settingsOf, ledgerOf }: Pick<RectificationPorts, 'settingsOf' | 'ledgerOf'>) =>
  ({ standing, ...input }: Work, by: CommandContext) => {
    const { workId, unitId, campaign, dueOn } = input
    const { zone, calendar, knowsCampaign, ...settings } = settingsOf(by.tenant)
    const knows = campaign === null || knowsCampaign(campaign)
    const { at: registeredAt } = by.occurred
    const deadline = knows
      ? workDeadline({ campaign, dueOn, standing, registeredAt }, { zone, calendar, ...settings })
      : null
    const asked = { ...input, ledger: ledgerOf(by.tenant, input.ledger), by: by.actor.person }
    const counted = { registeredAt, deadline, counting: { zone, calendar }, knowsCampaign: knows }
    return handle(entryIdOf(workId, unitId), { type: 'OpenWork', ...asked, ...counted }, { ...by, concerns: [unitId] })
  }

/** Work, and the work that answers an alert, which names what it came from (S0-59). */
const workHandlers = (handle: EntryHandle, ports: Pick<RectificationPorts, 'settingsOf' | 'ledgerOf'>) => {
  const open = openWork(handle, ports)
  return {
    OpenWork: open,
    OpenSpecialProgramme: (input, by) => {
      const { recurrenceId, wave } = input.alert
      return open({ ...input, origin: { kind: 'recurrence', reference: `${recurrenceId}:${wave}` } }, by)
    },
  } satisfies Partial<Handlers>
}

/** The commands that count: by the calendar and the settings of the tenant. */
const deadlineHandlers = (handle: EntryHandle, settingsOf: RectificationPorts['settingsOf']) =>
  ({
    OpenEntry: ({ entryId, ...input }, by) => {
      const deadline = deadlineOf({ entryId, ...input }, settingsOf(by.tenant))
      const { outsideDeadline: _, deadlineRule: _rule, ...opening } = input
      return handle(entryId, { type: 'OpenEntry', ...opening, deadline }, by)
    },
    RequestExtension: ({ entryId, ...input }, by) =>
      handle(entryId, { type: 'RequestExtension', ...input, by: by.actor.person }, by),
    DecideExtension: ({ entryId, ...input }, by) => {
      const { calendar } = settingsOf(by.tenant)
      return handle(entryId, { type: 'DecideExtension', ...input, by: by.actor.person, calendar }, by)
    },
    NoteDeadlineNear: ({ entryId, ...input }, by) =>
      handle(entryId, { type: 'NoteDeadlineNear', ...input, at: by.occurred.at }, by),
    NoteDeadlinePassed: ({ entryId, ...input }, by) => {
      const { calendar, graceWorkingDays } = settingsOf(by.tenant)
      const counting = { at: by.occurred.at, calendar, graceWorkingDays }
      return handle(entryId, { type: 'NoteDeadlinePassed', ...input, ...counting }, by)
    },
    RecordObjection: ({ entryId, ...input }, by) => {
      const deadlineUnder = objectionDeadline(by.occurred.at, settingsOf(by.tenant))
      return handle(entryId, { type: 'RecordObjection', ...input, deadlineUnder }, by)
    },
  }) satisfies Partial<Handlers>

/** Who decides, and what days are counted with. */
const deciding =
  (settingsOf: RectificationPorts['settingsOf']) =>
  ({ tenant, actor }: EnvelopeContext) => {
    const { calendar, zone } = settingsOf(tenant)
    return { by: actor.person, counting: { calendar, zone } }
  }

/** The commands that plan: by what the tenant has defined. */
const planHandlers = (
  handle: EntryHandle,
  { modeOf, ledgerOf }: Pick<RectificationPorts, 'modeOf' | 'ledgerOf'>,
  decided: ReturnType<typeof deciding>,
) =>
  ({
    PlanRemedies: ({ entryId, ...input }, by) => handle(entryId, { type: 'PlanRemedies', ...input }, by),
    ChooseHandlingMode: ({ entryId, ...input }, by) => {
      const mode = modeOf(by.tenant, input.mode)
      return handle(entryId, { type: 'ChooseHandlingMode', ...input, mode, ...decided(by) }, by)
    },
    AcceptMilestone: ({ entryId, ...input }, by) =>
      handle(entryId, { type: 'AcceptMilestone', ...input, ...decided(by) }, by),
    AskJointUnit: ({ entryId, ...input }, by) =>
      handle(entryId, { type: 'AskJointUnit', ...input, ...decided(by) }, by),
    RecordPart: ({ entryId, ...input }, by) => handle(entryId, { type: 'RecordPart', ...input }, by),
    PublishAnswer: ({ entryId, ...input }, by) =>
      handle(entryId, { type: 'PublishAnswer', ...input, by: by.actor.person }, by),
    EnterWorkRecord: ({ entryId, ...input }, by) =>
      handle(entryId, { type: 'EnterWorkRecord', ...input, by: by.actor.person }, by),
    NameSponsor: ({ entryId, ...input }, by) =>
      handle(entryId, { type: 'NameSponsor', ...input, by: by.actor.person }, by),
    EnterInLedger: ({ entryId, ...input }, by) => {
      const ledger = ledgerOf(by.tenant, input.ledger)
      return handle(entryId, { type: 'EnterInLedger', ...input, ledger, by: by.actor.person }, by)
    },
  }) satisfies Partial<Handlers>

/** The commands of supervision: by the calendar, and by how often the campaign looks back. */
const followUpHandlers = (
  handle: EntryHandle,
  { settingsOf, noticeOf }: Pick<RectificationPorts, 'settingsOf' | 'noticeOf'>,
) =>
  ({
    PauseDeadline: ({ entryId, ...input }, by) =>
      handle(entryId, { type: 'PauseDeadline', ...input, ...deciding(settingsOf)(by) }, by),
    RederiveDeadline: ({ entryId, ...input }, by) => {
      const { counting } = deciding(settingsOf)(by)
      const heard = noticeOf(by.tenant, input.year)
      return handle(entryId, { type: 'RederiveDeadline', ...input, at: by.occurred.at, counting, heard }, by)
    },
    DecideRederivation: ({ entryId, ...input }, by) =>
      handle(entryId, { type: 'DecideRederivation', ...input, ...deciding(settingsOf)(by) }, by),
    RecordSupervision: ({ entryId, ...input }, by) =>
      handle(entryId, { type: 'RecordSupervision', ...input, by: by.actor.person }, by),
    OrderReRectification: ({ entryId, ...input }, by) =>
      handle(entryId, { type: 'OrderReRectification', ...input, ...deciding(settingsOf)(by) }, by),
    RecordLookBack: ({ entryId, ...input }, by) => {
      const { zone, lookBackUnder: limitUnder } = settingsOf(by.tenant)
      const about = { by: by.actor.person, on: dayIn(zone, by.occurred.at), limitUnder }
      return handle(entryId, { type: 'RecordLookBack', ...input, ...about }, by)
    },
  }) satisfies Partial<Handlers>

/** The commands about what is public: by what the campaign says, and by today's day whatever the sender says it is. */
const publicationHandlers = (handle: EntryHandle, settingsOf: RectificationPorts['settingsOf'], kept: DrawingPorts) =>
  ({
    DraftPublication: ({ entryId, ...input }, by) => {
      const { publicationUnder } = settingsOf(by.tenant)
      return handle(entryId, { type: 'DraftPublication', ...input, by: by.actor.person, publicationUnder }, by)
    },
    RedactPublication: ({ entryId, ...input }, by) =>
      handle(entryId, { type: 'RedactPublication', ...input, by: by.actor.person }, by),
    DraftPublicPhoto: async ({ entryId, ...input }, by) => {
      const { publicationUnder } = settingsOf(by.tenant)
      const photo = await drawnPhoto(kept, entryId, input)
      const about = { by: by.actor.person, photoId: by.command.id, publicationUnder }
      return handle(entryId, { type: 'DraftPublicPhoto', photo, ...about }, by)
    },
    RemovePublicPhoto: ({ entryId, ...input }, by) =>
      handle(entryId, { type: 'RemovePublicPhoto', ...input, by: by.actor.person }, by),
    PublishEntry: ({ entryId, ...input }, by) => {
      const { zone, publicationUnder } = settingsOf(by.tenant)
      // the id of the command names the publication: it says nothing of the item
      const about = { on: dayIn(zone, by.occurred.at), publicationId: by.command.id, publicationUnder }
      return handle(entryId, { type: 'PublishEntry', ...input, by: by.actor.person, ...about }, by)
    },
    WithdrawPublication: ({ entryId, ...input }, by) =>
      handle(entryId, { type: 'WithdrawPublication', ...input, by: by.actor.person }, by),
  }) satisfies Partial<Handlers>

/** The commands that follow from a change of the organisation: by the day as the tenant has it. */
const passingHandlers = (handle: EntryHandle, settingsOf: RectificationPorts['settingsOf']) =>
  ({
    PassOnEntry: ({ entryId, ...input }, by) =>
      handle(entryId, { type: 'PassOnEntry', ...input, zone: settingsOf(by.tenant).zone }, by),
    TakeOverEntry: ({ entryId, ...input }, by) => handle(entryId, { type: 'TakeOverEntry', ...input }, by),
  }) satisfies Partial<Handlers>

/** The commands by which somebody judges what others did. */
const judgingHandlers = (handle: EntryHandle) =>
  ({
    PassAcceptance: ({ entryId, ...input }, by) =>
      handle(entryId, { type: 'PassAcceptance', ...input, by: by.actor.person }, by),
    ReturnForRework: ({ entryId, ...input }, by) =>
      handle(entryId, { type: 'ReturnForRework', ...input, by: by.actor.person }, by),
    VoidEntryFact: ({ entryId, ...input }, by) =>
      handle(entryId, (facts) => ({ type: 'VoidEntryFact', ...input, by: by.actor.person, facts }), by),
    DecideObjection: ({ entryId, ...input }, by) =>
      handle(entryId, { type: 'DecideObjection', ...input, by: by.actor.person }, by),
    ReopenEntry: ({ entryId, ...input }, by) => handle(entryId, { type: 'ReopenEntry', ...input }, by),
  }) satisfies Partial<Handlers>

/** When a claim happened and when it is recorded, as days of the tenant. */
const onSiteOf =
  (settingsOf: RectificationPorts['settingsOf'], clock: Clock | undefined) =>
  ({ tenant, occurred }: EnvelopeContext): { readonly onSite?: OnSite } => {
    const { zone, onSiteDaysUnder: daysUnder } = settingsOf(tenant)
    if (!clock || !daysUnder) return {}
    return { onSite: { on: dayIn(zone, occurred.at), recordedOn: dayIn(zone, clock.now()), daysUnder } }
  }

/** Runs the commands of rectification; each belongs to one entry. */
export const entryHandlers = (ports: RectificationPorts): Handlers => {
  const { store, settingsOf, modeOf, ledgerOf, noticeOf, clock, ...kept } = ports
  const handle = commandHandler({
    store,
    definitions: entryEvents,
    decider: entry,
    unitOf: unitNow,
    hiding: { complainedOf: ({ complainedOf }) => complainedOf, refusal: 'EntryUnknown' },
  })
  return {
    ...workHandlers(handle, { settingsOf, ledgerOf }),
    ...deadlineHandlers(handle, settingsOf),
    ...judgingHandlers(handle),
    ...publicationHandlers(handle, settingsOf, kept),
    ...passingHandlers(handle, settingsOf),
    ...followUpHandlers(handle, { settingsOf, noticeOf }),
    ...planHandlers(handle, { modeOf, ledgerOf }, deciding(settingsOf)),
    HandOverEntry: ({ entryId, ...input }, by) => handle(entryId, { type: 'HandOverEntry', ...input }, by),
    ClaimDone: async ({ entryId, evidence: named, ...input }, by) => {
      const evidence = await keptEvidence(kept, entryId, named)
      const [person, imported] = [by.actor.person, isImported(by.actor)]
      const said = { ...input, evidence, by: person, imported, ...onSiteOf(settingsOf, clock)(by) }
      return handle(entryId, { type: 'ClaimDone', ...said }, by)
    },
    ReplaceEvidence: async ({ entryId, evidence: named, ...input }, by) => {
      const [evidence = null] = (await keptEvidence(kept, entryId, named)) ?? []
      return handle(entryId, { type: 'ReplaceEvidence', ...input, evidence, by: by.actor.person }, by)
    },
    RecordAnswers: ({ entryId, ...input }, by) => handle(entryId, { type: 'RecordAnswers', ...input }, by),
    RecordReplyOwed: ({ entryId, ...input }, by) => handle(entryId, { type: 'RecordReplyOwed', ...input }, by),
    RecordStyleLead: ({ entryId, ...input }, by) => handle(entryId, { type: 'RecordStyleLead', ...input }, by),
    RecordComplainedOf: ({ entryId, ...input }, by) => handle(entryId, { type: 'RecordComplainedOf', ...input }, by),
    RecordObjectionLapse: ({ entryId, ...input }, by) =>
      handle(entryId, { type: 'RecordObjectionLapse', ...input }, by),
  }
}
