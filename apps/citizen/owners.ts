import type { AnswerOf, CallFunction } from '@huiyin/contracts'
import type { campaignCalls } from '@huiyin/contracts/campaign'
import type { evaluationCalls } from '@huiyin/contracts/evaluation'
import type { intakeCalls } from '@huiyin/contracts/intake'
import type { organisationCalls } from '@huiyin/contracts/organisation'
import type { rectificationCalls } from '@huiyin/contracts/rectification'
import type { CommandGateway } from '@huiyin/nest-platform'
import type { SentPhoto } from './ports.js'

/** Whom the pages of citizens ask, each for what is its own: in the same process, or in one of their own. */
export interface CitizenOwners {
  /** To the context that owns the command; rejects with `CommandIdReused`. */
  readonly send: CommandGateway['send']
  /** Of intake. */
  readonly trackedReport: CallFunction<typeof intakeCalls.trackedReport>
  readonly followedReport: CallFunction<typeof intakeCalls.followedReport>
  readonly keepPhoto: (
    ids: { readonly itemId: string; readonly reportId: string },
    photo: SentPhoto,
  ) => Promise<AnswerOf<typeof intakeCalls.keepPhoto>>
  /** Of rectification. */
  readonly followedEntries: CallFunction<typeof rectificationCalls.followedEntries>
  readonly publishedEntries: CallFunction<typeof rectificationCalls.publishedEntries>
  readonly publishedPhoto: CallFunction<typeof rectificationCalls.publishedPhoto>
  readonly followedObjection: CallFunction<typeof rectificationCalls.followedObjection>
  /** Of evaluation. */
  readonly givenRating: CallFunction<typeof evaluationCalls.givenRating>
  /** Of campaign. */
  readonly promisedToReporters: CallFunction<typeof campaignCalls.promisedToReporters>
  readonly publicCampaigns: CallFunction<typeof campaignCalls.publicCampaigns>
  /** Of organisation. */
  readonly unitNames: CallFunction<typeof organisationCalls.unitNames>
  readonly tenantSettings: CallFunction<typeof organisationCalls.tenantSettings>
}
