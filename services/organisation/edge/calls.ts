import { organisationCalls as calls } from '@huiyin/contracts/organisation'
import type { EventStore } from '@huiyin/event-sourcing'
import type { Identity } from '@huiyin/identity'
import { clientOfHash } from '@huiyin/installation'
import { answerPeers, type SignedCalls } from '@huiyin/nest-platform'
import type { ListQueries } from '@huiyin/read-model'
import type { UnitRow } from '../projections/units.js'
import { unitNames } from './unit-names.js'

/** What organisation answers from. */
export interface OrganisationCallNeeds {
  /** The keys of programs stand in the log. */
  readonly store: Pick<EventStore, 'readStream'>
  readonly lists: ListQueries<{ readonly units: UnitRow }>
  /** By what a tenant counts time. */
  readonly settingsOf: (tenant: string) => { readonly zone: string; readonly calendar: string }
  readonly identity: Pick<Identity, 'setPassword'>
}

/** What organisation answers to other processes, each call to those alone who need it. */
export const organisationCalls = ({ store, lists, settingsOf, identity }: OrganisationCallNeeds): SignedCalls => ({
  ...answerPeers(calls.unitNames, ['citizen', 'open311'], (asked) => unitNames(lists, asked)),
  ...answerPeers(calls.tenantSettings, ['citizen', 'open311'], async ({ tenant }) => {
    const { zone, calendar } = settingsOf(tenant)
    return { zone, calendar }
  }),
  ...answerPeers(calls.programOfKey, ['open311'], ({ tenant, hash }) => clientOfHash(store, tenant, hash)),
  ...answerPeers(calls.setPassword, ['operator'], ({ login, password }) => identity.setPassword(login, password)),
})
