import { dayIn } from '@huiyin/kernel'
import { commandHandler, type CommandContext, type EnvelopeContext, type EventStore } from '@huiyin/event-sourcing'
import type { CommandHandlers } from '@huiyin/messaging'
import {
  leadersOf,
  openUnitsBelow,
  type organisationCommands,
  type OrganisationInput,
  type PortfolioRecord,
} from '@huiyin/contracts/organisation'
import { account } from '../domain/account/account.js'
import { accountEvents } from '../domain/account/events.js'
import { personEvents } from '../domain/person/events.js'
import { leftPost, takenPost } from '../domain/person/change-of-post.js'
import { namedPost, overlaps } from '../domain/person/named-post.js'
import { person } from '../domain/person/person.js'
import type { NamedPortfolio } from '../domain/person/portfolio.js'
import { unitEvents } from '../domain/unit/events.js'
import { hasUnitsBelow, namedUnit, unitInCharge } from '../domain/unit/named-unit.js'
import { unit } from '../domain/unit/unit.js'
import { inTurn, type Alone } from './in-turn.js'
import type { OrganisationLookUp } from './look-up.js'

/** What organisation needs from outside. */
export interface OrganisationPorts {
  readonly store: EventStore
  readonly lookUp: OrganisationLookUp
  /** Keeps other processes out where several decide on the organisation. */
  readonly alone?: Alone
}

type Handlers = CommandHandlers<typeof organisationCommands>
type Turn = ReturnType<typeof inTurn>

/**
 * Says which units a command is about, so that scope is judged on each: the state of a unit does not name itself, and a
 * unit that is yet to come is its parent's matter. A unit nobody knows is left to the decider.
 */
const concerning =
  ({ lookUp }: OrganisationPorts) =>
  async (by: CommandContext, ...unitIds: readonly (string | null)[]): Promise<CommandContext> => {
    if (!by.within) return by
    const { units } = await lookUp.latest()
    const today = dayIn(by.occurred.zone, by.occurred.at)
    const known = unitIds.filter((unitId) => unitId !== null && units.has(unitId)) as readonly string[]
    return { ...by, concerns: known.map((unitId) => unitInCharge(units, unitId, today)) }
  }

const unitHandlers = (ports: OrganisationPorts, turn: Turn) => {
  const { store, lookUp } = ports
  const handle = commandHandler({ store, definitions: unitEvents, decider: unit })
  const about = concerning(ports)
  const named = async (unitId: string, day: string, { tenant }: EnvelopeContext) =>
    namedUnit((await lookUp.latest()).units, unitId, { tenant, day })
  return {
    CreateUnit: (input, by) =>
      turn(async () => {
        const parent = input.parentId === null ? null : await named(input.parentId, input.validFrom, by)
        const command = { type: 'CreateUnit' as const, ...input, tenant: by.tenant, parent }
        return handle(input.unitId, command, await about(by, input.parentId, input.unitId))
      }),
    RenameUnit: async (input, by) =>
      handle(input.unitId, { type: 'RenameUnit', ...input }, await about(by, input.unitId)),
    MoveUnit: (input, by) =>
      turn(async () => {
        const parent = await named(input.parentId, input.validFrom, by)
        const concerned = await about(by, input.unitId, input.parentId)
        return handle(input.unitId, { type: 'MoveUnit', ...input, parent }, concerned)
      }),
    MergeUnit: (input, by) =>
      turn(async () => {
        const target = await named(input.intoUnitId, input.validFrom, by)
        const concerned = await about(by, input.unitId, input.intoUnitId)
        return handle(input.unitId, { type: 'MergeUnit', ...input, target }, concerned)
      }),
    CloseUnit: (input, by) =>
      turn(async () => {
        const { units } = await lookUp.latest()
        const below = hasUnitsBelow(units, input.unitId, input.validFrom)
        const command = { type: 'CloseUnit' as const, ...input, hasUnitsBelow: below }
        return handle(input.unitId, command, await about(by, input.unitId))
      }),
    NoteUnitTakenOver: (input, by) => handle(input.unitId, { type: 'NoteUnitTakenOver', ...input }, by),
  } satisfies Partial<Handlers>
}

/** Who else has a portfolio, whether the person leads the unit, and whether what it covers is at or below that. */
const namedPortfolio = async (
  { lookUp }: OrganisationPorts,
  { personId, ...asked }: OrganisationInput<'AssignPortfolio'>,
): Promise<NamedPortfolio> => {
  const snapshot = await lookUp.latest()
  const { portfolioId, unitId, unitIds, validFrom } = asked
  const others = [...lookUp.portfolios()].filter(([one]) => one !== personId)
  const isSame = (one: PortfolioRecord) => one.portfolioId === portfolioId && overlaps(one, asked)
  const [team] = leadersOf(snapshot, [unitId], validFrom)
  const reach = new Set([unitId, ...openUnitsBelow(snapshot.units, unitId, validFrom)])
  return {
    holder: others.find(([, held]) => held.some(isSame))?.[0] ?? null,
    leads: team?.leaders.some((one) => one.personId === personId) === true,
    covers: unitIds.every((one) => reach.has(one)),
  }
}

const personHandlers = (ports: OrganisationPorts, turn: Turn) => {
  const { store, lookUp } = ports
  const about = concerning(ports)
  const handle = commandHandler({ store, definitions: personEvents, decider: person })
  return {
    AddPerson: ({ personId, ...input }, by) => handle(personId, { type: 'AddPerson', ...input }, by),
    AppointPerson: ({ personId, ...input }, by) =>
      turn(async () => {
        const snapshot = await lookUp.latest()
        const named = namedUnit(snapshot.units, input.unitId, { tenant: by.tenant, day: input.validFrom })
        const post = namedPost(snapshot, { personId, ...input })
        const concerned = await about(by, input.unitId)
        return handle(personId, { type: 'AppointPerson', ...input, unit: named, post }, concerned)
      }),
    EndAppointment: ({ personId, ...input }, by) => handle(personId, { type: 'EndAppointment', ...input }, by),
    AssignPortfolio: (input, by) =>
      turn(async () => {
        const portfolio = await namedPortfolio(ports, input)
        const { personId, ...asked } = input
        return handle(personId, { type: 'AssignPortfolio', ...asked, portfolio }, await about(by, input.unitId))
      }),
    EndPortfolio: ({ personId, ...input }, by) => handle(personId, { type: 'EndPortfolio', ...input }, by),
    NotePostTaken: ({ personId, ...input }, by) =>
      turn(async () => {
        const change = takenPost(await lookUp.latest(), { personId, ...input })
        return handle(personId, { type: 'NotePostTaken', ...input, change }, by)
      }),
    NotePostLeft: ({ personId, ...input }, by) =>
      turn(async () => {
        const change = leftPost(await lookUp.latest(), { personId, ...input })
        return handle(personId, { type: 'NotePostLeft', ...input, change }, by)
      }),
  } satisfies Partial<Handlers>
}

const said = ({ actor, occurred }: EnvelopeContext) => ({
  by: actor.person,
  today: dayIn(occurred.zone, occurred.at),
})

const accountHandlers = ({ store, lookUp }: OrganisationPorts) => {
  const handle = commandHandler({ store, definitions: accountEvents, decider: account })
  return {
    OpenAccount: async ({ login, ...input }, by) => {
      const personKnown = await lookUp.isPerson(input.personId)
      return handle(login, { type: 'OpenAccount', ...input, ...said(by), personKnown }, by)
    },
    GrantRole: ({ login, ...input }, by) => handle(login, { type: 'GrantRole', ...input, ...said(by) }, by),
    RevokeRole: ({ login, ...input }, by) => handle(login, { type: 'RevokeRole', ...input, ...said(by) }, by),
    CloseAccount: ({ login, ...input }, by) => handle(login, { type: 'CloseAccount', ...input, ...said(by) }, by),
  } satisfies Partial<Handlers>
}

/** Runs the commands of organisation; each belongs to one unit, one person or one login. */
export const organisationHandlers = (ports: OrganisationPorts): Handlers => {
  const turn = inTurn(ports.alone)
  return { ...unitHandlers(ports, turn), ...personHandlers(ports, turn), ...accountHandlers(ports) }
}
