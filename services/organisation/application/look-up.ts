import { factReader, type EventStore, type Position } from '@huiyin/event-sourcing'
import {
  appointmentsAfter,
  unitAfter,
  type AccountRecord,
  type AppointmentChange,
  type AppointmentRecord,
  type OrganisationSnapshot,
  type PortfolioRecord,
  type UnitChange,
  type UnitRecord,
} from '@huiyin/contracts/organisation'
import { account } from '../domain/account/account.js'
import { accountEvents } from '../domain/account/events.js'
import { personEvents, type PersonEvent } from '../domain/person/events.js'
import { isPortfolioEvent, portfoliosAfter } from '../domain/person/portfolio.js'
import { unitEvents } from '../domain/unit/events.js'

/** Where the organisation looks itself up before it decides. */
export interface OrganisationLookUp {
  /** Everything written before the call; the maps go on changing with later calls. */
  latest(): Promise<OrganisationSnapshot>
  /** Whether a person was ever added. */
  isPerson(personId: string): Promise<boolean>
  /** The portfolios of each person, as of the last call of `latest`. */
  portfolios(): ReadonlyMap<string, readonly PortfolioRecord[]>
}

const BATCH = 4_096

/** Facts that change who holds which post; that the day came changes nothing of it. */
const isOfPosts = ({ type }: PersonEvent): boolean => type === 'PersonAppointed' || type === 'AppointmentEnded'

/** The organisation as folded so far, and how one stored fact changes it. */
const folding = () => {
  const [units, appointments, accounts] = [
    new Map<string, UnitRecord>(),
    new Map<string, readonly AppointmentRecord[]>(),
    new Map<string, AccountRecord>(),
  ]
  const portfolios = new Map<string, readonly PortfolioRecord[]>()
  const [unitFact, personFact, accountFact] = [
    factReader(unitEvents),
    factReader(personEvents),
    factReader(accountEvents),
  ]
  const take = (stored: Parameters<typeof unitFact>[0]) => {
    const ofUnit = unitFact(stored)
    if (ofUnit && ofUnit.event.type !== 'UnitTakenOver') {
      const { event, at } = ofUnit
      const change = { name: event.type, data: event.data } as UnitChange
      const after = unitAfter(units.get(at.streamId) ?? null, change)
      if (after) units.set(at.streamId, after)
    }
    const ofPerson = personFact(stored)
    if (ofPerson && isPortfolioEvent(ofPerson.event)) {
      const { event, at } = ofPerson
      portfolios.set(at.streamId, portfoliosAfter(portfolios.get(at.streamId) ?? [], event))
    }
    if (ofPerson && isOfPosts(ofPerson.event)) {
      const { event, at } = ofPerson
      const held = appointments.get(at.streamId) ?? []
      const change = { name: event.type, data: event.data } as AppointmentChange
      appointments.set(at.streamId, appointmentsAfter(held, change))
    }
    const ofAccount = accountFact(stored)
    if (ofAccount) {
      const { event, at } = ofAccount
      const after = account.evolve(accounts.get(at.streamId) ?? null, event)
      if (after) accounts.set(at.streamId, after)
    }
  }
  return { snapshot: { units, appointments, accounts }, portfolios, take }
}

/**
 * Looks up in the log itself, so that nothing written before the question is missed. The first question after a start
 * reads the whole log once, later ones what was added since.
 */
export const organisationFromLog = (store: EventStore): OrganisationLookUp => {
  const { snapshot, portfolios, take } = folding()
  let position: Position | null = null
  let catchingUp = Promise.resolve()
  const catchUp = async () => {
    for (;;) {
      const batch = await store.readLog(position, BATCH)
      for (const stored of batch) take(stored)
      position = batch.at(-1)?.position ?? position
      if (batch.length < BATCH) return
    }
  }
  return {
    latest: async () => {
      catchingUp = catchingUp.then(catchUp, catchUp)
      await catchingUp
      return snapshot
    },
    portfolios: () => portfolios,
    isPerson: async (personId) => (await store.readStream(`${personEvents.category}-${personId}`)).length > 0,
  }
}
