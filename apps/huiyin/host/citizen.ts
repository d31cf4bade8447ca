import { promisedToReporters, publicCampaigns } from '@huiyin/campaign'
import { citizenPorts as portsOver, type CitizenOwners, type CitizenPorts } from '@huiyin/citizen'
import { ratingOf } from '@huiyin/evaluation'
import { followedReport, keepPhoto, trackedReport } from '@huiyin/intake'
import { unitNames } from '@huiyin/organisation'
import type { KeyVault } from '@huiyin/privacy'
import { followedEntries, followedObjection, publishedEntries, publishedPhoto } from '@huiyin/rectification'
import { DEMO } from '../demo/city.js'
import type { Installation } from './installation.js'

/** What of an installation the pages of citizens stand on. */
export type CitizenSources = Pick<Installation, 'send' | 'store' | 'clock' | 'files' | 'guard'> & {
  readonly personalData: { readonly vault: KeyVault }
  readonly lists: Pick<Installation['lists'], 'query'>
  readonly settings: Pick<Installation['settings'], 'of'>
}

/** Whose citizens come here: the only tenant, or the demonstration's; null where that is not clear. */
export const citizensTenant = ({ settings }: Pick<Installation, 'settings'>): string | null => {
  const tenants = Object.keys(settings.all().tenants)
  if (tenants.length === 1) return tenants[0] ?? null
  return tenants.includes(DEMO.tenant) ? DEMO.tenant : null
}

/** The owners of what citizens see, all in this process. */
const ownersHere = (sources: CitizenSources): CitizenOwners => {
  const { store, files, guard, personalData, settings } = sources
  const { vault } = personalData
  const lists = sources.lists.query
  return {
    send: sources.send,
    trackedReport: (asked) => trackedReport({ store, lists }, asked),
    followedReport: (asked) => followedReport(store, asked),
    keepPhoto: (ids, photo) => keepPhoto({ files, vault, guard }, ids, photo),
    followedEntries: (asked) => followedEntries(lists, asked),
    publishedEntries: (asked) => publishedEntries(lists, asked),
    publishedPhoto: async (asked) => {
      const bytes = await publishedPhoto(lists, { files, vault }, asked)
      return bytes && Buffer.from(bytes).toString('base64')
    },
    followedObjection: (asked) => followedObjection(store, asked),
    givenRating: ({ reportId }) => ratingOf(store, reportId),
    promisedToReporters: ({ tenant }) => promisedToReporters(lists, tenant),
    publicCampaigns: ({ tenant }) => publicCampaigns(lists, tenant),
    unitNames: (asked) => unitNames(lists, asked),
    tenantSettings: async ({ tenant }) => settings.of(tenant),
  }
}

/** What the pages of citizens are given for a tenant, by the owners in this process. */
export const citizenPorts = (sources: CitizenSources, tenant: string): CitizenPorts =>
  portsOver(ownersHere(sources), { tenant, clock: sources.clock, secure: false })
