import { organisationCalls as calls } from '@huiyin/contracts/organisation'
import type { Identity } from '@huiyin/identity'
import { answerPeers, type SignedCalls } from '@huiyin/nest-platform'
import type { ListQueries } from '@huiyin/read-model'
import type { UnitRow } from '../projections/units.js'
import { unitNames } from './unit-names.js'

/** What organisation answers from. */
export interface OrganisationCallNeeds {
  readonly lists: ListQueries<{ readonly units: UnitRow }>
  /** By what a tenant counts time. */
  readonly settingsOf: (tenant: string) => { readonly zone: string; readonly calendar: string }
  readonly identity: Pick<Identity, 'setPassword'>
}

/** What organisation answers to other processes, each call to those alone who need it. */
export const organisationCalls = ({ lists, settingsOf, identity }: OrganisationCallNeeds): SignedCalls => ({
  ...answerPeers(calls.unitNames, ['citizen'], (asked) => unitNames(lists, asked)),
  ...answerPeers(calls.tenantSettings, ['citizen'], async ({ tenant }) => {
    const { zone, calendar } = settingsOf(tenant)
    return { zone, calendar }
  }),
  ...answerPeers(calls.setPassword, ['operator'], ({ login, password }) => identity.setPassword(login, password)),
})
