import { clientOfHash } from '@huiyin/installation'
import { definedChannel, promisedToReporters, servicesChangedAt } from '@huiyin/campaign'
import { knownPosition, sentItemIds, sentItems, sentItemsChanged, sentSteps } from '@huiyin/intake'
import type { Open311Owners, Open311Ports, Reading } from '@huiyin/open311'
import { unitNames } from '@huiyin/organisation'
import { followedEntriesOf, itemsWorkedOn, workSteps } from '@huiyin/rectification'
import { NotPossible } from '../cli/exit.js'
import type { Installation } from './installation.js'

/** What of an installation Open311 stands on: no vault, no files. */
export type Open311Sources = Pick<Installation, 'send' | 'store' | 'clock'> & {
  readonly lists: Pick<Installation['lists'], 'query'>
  readonly settings: Pick<Installation['settings'], 'of'>
}

/** The owners of what Open311 tells, all in this process. */
const ownersHere = ({ send, store, settings, lists: { query: lists } }: Open311Sources): Open311Owners => ({
  send,
  sentItems: (asked) => sentItems(store, asked),
  sentItemIds: (asked) => sentItemIds(lists, asked),
  sentItemsChanged: (asked) => sentItemsChanged(lists, asked),
  sentSteps: (asked) => sentSteps(store, asked),
  knownPosition: ({ knownAt }) => knownPosition(store, knownAt),
  sentEntries: (asked) => followedEntriesOf(lists, asked),
  workSteps: (asked) => workSteps({ store, lists }, asked),
  itemsWorkedOn: (asked) => itemsWorkedOn(lists, asked),
  promisedToReporters: ({ tenant }) => promisedToReporters(lists, tenant),
  channelOf: ({ tenant, code }) => definedChannel(lists, tenant, code),
  servicesChangedAt: ({ tenant }) => servicesChangedAt(store, lists, tenant),
  unitNames: (asked) => unitNames(lists, asked),
  tenantSettings: async ({ tenant }) => settings.of(tenant),
  programOfKey: ({ tenant, hash }) => clientOfHash(store, tenant, hash),
})

/** Who may read without a key, where programs reach the interface, and whom to ask about it. */
export type Open311Settings = Pick<Open311Ports, 'reading' | 'contact' | 'address'>

/** Whom to ask where nobody has written it down. */
export const NO_CONTACT = '请联系本系统运维人员 ask whoever runs this installation'

const READINGS: readonly Reading[] = ['key', 'anybody']

/** The address as it is told: without what comes after the host. Throws `NotPossible` for what is none. */
const addressIn = (text: string | undefined): string | null => {
  if (!text) return null
  const url = URL.canParse(text) ? new URL(text) : null
  if (url && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search === '') return url.origin
  throw new NotPossible(`HUIYIN_OPEN311_ADDRESS is an address as https://city.example, not ${text}.`)
}

/**
 * The settings as the environment says them: `HUIYIN_OPEN311_READING` (`key` or `anybody`), `HUIYIN_OPEN311_ADDRESS` and
 * `HUIYIN_OPEN311_CONTACT`. Throws `NotPossible` for what is none of it: a slip of the pen must not open anything, nor
 * close it unseen.
 */
export const open311Settings = (env: Readonly<Record<string, string | undefined>>): Open311Settings => {
  const asked = env['HUIYIN_OPEN311_READING'] || 'key'
  const reading = READINGS.find((one) => one === asked)
  if (!reading) throw new NotPossible(`HUIYIN_OPEN311_READING is key or anybody, not ${asked}.`)
  const address = addressIn(env['HUIYIN_OPEN311_ADDRESS'])
  return { reading, address, contact: env['HUIYIN_OPEN311_CONTACT'] || NO_CONTACT }
}

/** What Open311 is given for a tenant, by the owners in this process. */
export const open311Ports = (sources: Open311Sources, tenant: string, settings: Open311Settings): Open311Ports => ({
  ...settings,
  owners: ownersHere(sources),
  tenant,
  clock: sources.clock,
})
