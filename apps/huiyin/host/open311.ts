import { parseHeader, type Position } from '@huiyin/event-sourcing'
import type { Instant } from '@huiyin/kernel'
import { promisedToReporters, type ChannelRow } from '@huiyin/campaign'
import { standardChannels, type ChannelDefinition } from '@huiyin/contracts/intake'
import type { ListQueries } from '@huiyin/read-model'
import { sentItem, sentItemIds, sentItemsChanged, sentSteps } from '@huiyin/intake'
import { clientOfKey } from '@huiyin/installation'
import type { Open311Owners, Open311Ports, Reading, SentStep } from '@huiyin/open311'
import { unitNames } from '@huiyin/organisation'
import { entrySteps, followedEntriesOf, itemsWorkedOn, type EntryStep } from '@huiyin/rectification'
import { NotPossible } from '../cli/exit.js'
import type { Installation } from './installation.js'

/** What of an installation Open311 stands on: no vault, no files. */
export type Open311Sources = Pick<Installation, 'send' | 'store' | 'clock'> & {
  readonly lists: Pick<Installation['lists'], 'query'>
  readonly settings: Pick<Installation['settings'], 'of'>
}

/** How a channel is defined for a tenant now: by itself, or as everybody has it; null: it is not. */
export const definedChannel = async (
  lists: ListQueries<{ readonly channels: ChannelRow }>,
  tenant: string,
  code: string,
): Promise<ChannelDefinition | null> => {
  const own = await lists
    .selectFrom('channels')
    .select('definition')
    .where('tenant', '=', tenant)
    .where('code', '=', code)
    .executeTakeFirst()
  if (own) return JSON.parse(own.definition) as ChannelDefinition
  return standardChannels.find((channel) => channel.code === code) ?? null
}

const lastOf = (steps: readonly EntryStep[]): EntryStep | null =>
  steps.reduce<EntryStep | null>((last, one) => (last && last.recordedAt > one.recordedAt ? last : one), null)

/** It is closed once the last of its units was; what one of several closed before is no step of the whole. */
const toldOf = (work: readonly EntryStep[], isClosed: boolean): readonly SentStep[] => {
  const last = lastOf(work.filter(({ is }) => is === 'closedOut'))
  return work.flatMap(({ is, ...step }): readonly SentStep[] => {
    if (is === 'reopened') return [{ ...step, stage: 'assigned' }]
    return isClosed && step.id === last?.id ? [{ ...step, stage: 'closed' }] : []
  })
}

/** When a campaign or a channel of a tenant changed last, by the lists. */
const servicesChangedAt = async (
  { store, lists: { query: lists } }: Open311Sources,
  tenant: string,
): Promise<Instant | null> => {
  const last = (list: 'channels' | 'campaigns') =>
    lists
      .selectFrom(list)
      .select('position')
      .where('tenant', '=', tenant)
      .orderBy('position', 'desc')
      .executeTakeFirst()
  const rows = await Promise.all([last('channels'), last('campaigns')])
  const positions = rows.flatMap((row) => (row ? [row.position as Position] : []))
  if (positions.length === 0) return null
  const fact = await store.readAt(positions.reduce((one, other) => (one > other ? one : other)))
  return fact && parseHeader(fact.header).recordedAt
}

type Owners = Pick<Open311Owners, 'changedItemIds' | 'stepsOf'>

/** What intake and what rectification know of one item or of one stretch of time, put together. */
const ofBoth = ({ store, lists: { query: lists } }: Open311Sources): Owners => ({
  changedItemIds: async ({ since, ...asked }) => {
    const after = await store.positionKnownAt(since)
    const [items, worked] = await Promise.all([
      sentItemsChanged(lists, { ...asked, after }),
      itemsWorkedOn(lists, { ...asked, after }),
    ])
    return [...new Set([...items, ...worked])]
  },
  stepsOf: async (asked) => {
    const own = await sentSteps(store, asked)
    if (own.length === 0) return []
    const entries = await followedEntriesOf(lists, { tenant: asked.tenant, itemIds: [asked.itemId] })
    const held = entries.filter(({ state }) => state !== 'handedOver')
    const work = await entrySteps(store, { itemId: asked.itemId, unitIds: held.map(({ unitId }) => unitId) })
    return [...own, ...toldOf(work, held.length > 0 && held.every(({ state }) => state === 'closedOut'))]
  },
})

/** The owners of what Open311 tells, all in this process. */
const ownersHere = (sources: Open311Sources): Open311Owners => {
  const { send, store, settings } = sources
  const lists = sources.lists.query
  return {
    ...ofBoth(sources),
    send,
    sentItem: (asked) => sentItem(store, asked),
    sentItemIds: (asked) => sentItemIds(lists, asked),
    entriesOf: (asked) => followedEntriesOf(lists, asked),
    promisedToReporters: ({ tenant }) => promisedToReporters(lists, tenant),
    servicesChangedAt: (tenant) => servicesChangedAt(sources, tenant),
    channelOf: (tenant, code) => definedChannel(lists, tenant, code),
    unitNames: (asked) => unitNames(lists, asked),
    tenantSettings: async ({ tenant }) => settings.of(tenant),
  }
}

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
  clientOf: (key) => clientOfKey(sources.store, tenant, key),
  clock: sources.clock,
})
