import { commandHandler, isImported, type EventStore, type Handle } from '@huiyin/event-sourcing'
import type { CommandHandlers } from '@huiyin/messaging'
import type { SealedFilePorts } from '@huiyin/privacy'
import type { rectificationCommands } from '@huiyin/contracts/rectification'
import { entryEvents, type EntryEvent } from '../domain/entry/events.js'
import { entry, type EntryCommand, type EntryRefusal } from '../domain/entry/entry.js'
import { deadlineOf, objectionDeadline, type DeadlineSettings } from './deadlines.js'
import { keptEvidence } from './evidence.js'

/** What rectification needs from outside. */
export interface RectificationPorts extends SealedFilePorts {
  readonly store: EventStore
  readonly settingsOf: (tenant: string) => DeadlineSettings
}

type Handlers = CommandHandlers<typeof rectificationCommands>
type EntryHandle = Handle<EntryCommand, EntryEvent, EntryRefusal>

/** The commands that count: by the calendar and the settings of the tenant. */
const deadlineHandlers = (handle: EntryHandle, settingsOf: RectificationPorts['settingsOf']) =>
  ({
    OpenEntry: ({ entryId, ...input }, by) => {
      const deadline = deadlineOf({ entryId, ...input }, settingsOf(by.tenant))
      const { outsideDeadline: _, ...opening } = input
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

/** Runs the commands of rectification; each belongs to one entry. */
export const entryHandlers = ({ store, settingsOf, ...kept }: RectificationPorts): Handlers => {
  const handle = commandHandler({
    store,
    definitions: entryEvents,
    decider: entry,
    unitOf: ({ opening }) => opening?.unitId ?? null,
    hiding: { complainedOf: ({ complainedOf }) => complainedOf, refusal: 'EntryUnknown' },
  })
  return {
    ...deadlineHandlers(handle, settingsOf),
    HandOverEntry: ({ entryId, ...input }, by) => handle(entryId, { type: 'HandOverEntry', ...input }, by),
    PlanRemedies: ({ entryId, ...input }, by) => handle(entryId, { type: 'PlanRemedies', ...input }, by),
    ClaimDone: async ({ entryId, evidence: named, ...input }, by) => {
      const evidence = await keptEvidence(kept, entryId, named)
      const [person, imported] = [by.actor.person, isImported(by.actor)]
      return handle(entryId, { type: 'ClaimDone', ...input, evidence, by: person, imported }, by)
    },
    RecordAnswers: ({ entryId, ...input }, by) => handle(entryId, { type: 'RecordAnswers', ...input }, by),
    RecordReplyOwed: ({ entryId, ...input }, by) => handle(entryId, { type: 'RecordReplyOwed', ...input }, by),
    RecordComplainedOf: ({ entryId, ...input }, by) => handle(entryId, { type: 'RecordComplainedOf', ...input }, by),
    RecordObjectionLapse: ({ entryId, ...input }, by) =>
      handle(entryId, { type: 'RecordObjectionLapse', ...input }, by),
    PassAcceptance: ({ entryId, ...input }, by) =>
      handle(entryId, { type: 'PassAcceptance', ...input, by: by.actor.person }, by),
    ReturnForRework: ({ entryId, ...input }, by) =>
      handle(entryId, { type: 'ReturnForRework', ...input, by: by.actor.person }, by),
    VoidEntryFact: ({ entryId, ...input }, by) =>
      handle(entryId, (facts) => ({ type: 'VoidEntryFact', ...input, by: by.actor.person, facts }), by),
    DecideObjection: ({ entryId, ...input }, by) =>
      handle(entryId, { type: 'DecideObjection', ...input, by: by.actor.person }, by),
    ReopenEntry: ({ entryId, ...input }, by) => handle(entryId, { type: 'ReopenEntry', ...input }, by),
  }
}
