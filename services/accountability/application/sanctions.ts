import { dayIn, type Clock, type Day, type TimeZone } from '@huiyin/kernel'
import { deriveDeadline, type Calendar } from '@huiyin/calendar'
import { commandHandler, isImported, type Actor, type EnvelopeContext, type EventStore } from '@huiyin/event-sourcing'
import { SYSTEM, type CommandHandlers } from '@huiyin/messaging'
import type { accountabilityCommands } from '@huiyin/contracts/accountability'
import { sanctionEvents } from '../domain/sanction/events.js'
import { sanction, type Asker } from '../domain/sanction/sanction.js'

/** What a tenant's statements are counted with. */
export interface StatementSettings {
  readonly zone: TimeZone
  readonly calendar: Calendar
  /** So many working days the other side has to speak before a measure can be issued without its statement. */
  readonly statementWorkingDays: number
}

/** What accountability needs from outside. */
export interface AccountabilityPorts {
  readonly store: EventStore
  readonly clock: Clock
  readonly settingsOf: (tenant: string) => StatementSettings
  /** The units a person belongs to on a day, with every unit above them. */
  readonly belongsTo: (actor: Actor, day: Day) => readonly string[]
  /** The persons an item complains of; null stands for no item. */
  readonly complainedOf: (itemId: string | null) => readonly string[]
}

/** Runs the commands of accountability; each belongs to one sanction. */
export const sanctionHandlers = (ports: AccountabilityPorts): CommandHandlers<typeof accountabilityCommands> => {
  const { store, clock, settingsOf, belongsTo, complainedOf } = ports
  const handle = commandHandler({
    ...{ store, definitions: sanctionEvents, decider: sanction },
    unitOf: ({ proposal }) => proposal?.unitId ?? null,
    hiding: { complainedOf: ({ proposal }) => complainedOf(proposal?.itemId ?? null), refusal: 'ItemUnknown' },
  })
  const todayOf = ({ tenant, occurred }: EnvelopeContext): Day => dayIn(settingsOf(tenant).zone, occurred.at)
  const askerOf = (by: EnvelopeContext): Asker => ({
    person: by.actor.person,
    named: by.actor.person !== SYSTEM.person && !isImported(by.actor),
    units: belongsTo(by.actor, todayOf(by)),
  })
  return {
    ProposeSanction: ({ sanctionId, ...input }, by) => {
      const { zone, calendar, statementWorkingDays: n } = settingsOf(by.tenant)
      // the other side hears of it when it is recorded, however long ago the facts happened
      const statementDeadline = deriveDeadline({ rule: { kind: 'workingDays', n }, calendar, zone, from: clock.now() })
      const command = { type: 'ProposeSanction' as const, ...input, by: by.actor.person, statementDeadline }
      return handle(sanctionId, command, { ...by, complainedOf: complainedOf(input.itemId) })
    },
    StateOwnView: ({ sanctionId, ...input }, by) =>
      handle(sanctionId, { type: 'StateOwnView', ...input, by: askerOf(by) }, by),
    DecideSanction: ({ sanctionId, ...input }, by) => {
      const asker = { by: askerOf(by), at: by.occurred.at, today: todayOf(by) }
      return handle(sanctionId, { type: 'DecideSanction', ...input, ...asker }, by)
    },
    ClarifySanction: ({ sanctionId, ...input }, by) =>
      handle(sanctionId, { type: 'ClarifySanction', ...input, by: askerOf(by) }, by),
    NoteBasisVoided: ({ sanctionId, ...input }, by) => handle(sanctionId, { type: 'NoteBasisVoided', ...input }, by),
    NoteEffectExpired: ({ sanctionId, ...input }, by) =>
      // by the zone in which the alarm was set, or the day might not be over yet
      handle(sanctionId, { type: 'NoteEffectExpired', ...input, today: dayIn(by.occurred.zone, by.occurred.at) }, by),
  }
}
