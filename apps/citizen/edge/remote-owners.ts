import { campaignCalls } from '@huiyin/contracts/campaign'
import { evaluationCalls } from '@huiyin/contracts/evaluation'
import { intakeCalls } from '@huiyin/contracts/intake'
import { organisationCalls } from '@huiyin/contracts/organisation'
import { rectificationCalls } from '@huiyin/contracts/rectification'
import { checkFile, PHOTO_TYPES } from '@huiyin/files'
import { askOwner, type ClientOf } from '@huiyin/nest-platform'
import type { CitizenOwners } from '../owners.js'

/** Whom a process of the citizens' pages asks. */
export type AskedOwner = 'intake' | 'rectification' | 'evaluation' | 'campaign' | 'organisation'

/** A photo that would not be taken is not sent; what is sent is judged again where it is kept. */
const keepingPhotos = (clientOf: ClientOf<'intake'>): CitizenOwners['keepPhoto'] => {
  const keep = askOwner(intakeCalls.keepPhoto, clientOf)
  return async (ids, photo) => {
    const checked = checkFile(photo, PHOTO_TYPES)
    if (!checked.ok) return checked
    const { buffer, byteOffset, byteLength } = photo.bytes
    const base64 = Buffer.from(buffer, byteOffset, byteLength).toString('base64')
    return keep({ ...ids, declared: checked.mediaType, base64 })
  }
}

/** The owners in processes of their own; commands go the way they are sent by `send`. */
export const remoteOwners = (clientOf: ClientOf<AskedOwner>, send: CitizenOwners['send']): CitizenOwners => ({
  send,
  trackedReport: askOwner(intakeCalls.trackedReport, clientOf),
  followedReport: askOwner(intakeCalls.followedReport, clientOf),
  keepPhoto: keepingPhotos(clientOf),
  followedEntries: askOwner(rectificationCalls.followedEntries, clientOf),
  publishedEntries: askOwner(rectificationCalls.publishedEntries, clientOf),
  publishedPhoto: askOwner(rectificationCalls.publishedPhoto, clientOf),
  followedObjection: askOwner(rectificationCalls.followedObjection, clientOf),
  givenRating: askOwner(evaluationCalls.givenRating, clientOf),
  promisedToReporters: askOwner(campaignCalls.promisedToReporters, clientOf),
  publicCampaigns: askOwner(campaignCalls.publicCampaigns, clientOf),
  unitNames: askOwner(organisationCalls.unitNames, clientOf),
  tenantSettings: askOwner(organisationCalls.tenantSettings, clientOf),
})
