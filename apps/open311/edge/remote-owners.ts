import { campaignCalls } from '@huiyin/contracts/campaign'
import { intakeCalls } from '@huiyin/contracts/intake'
import { organisationCalls } from '@huiyin/contracts/organisation'
import { rectificationCalls } from '@huiyin/contracts/rectification'
import { askOwner, type ClientOf } from '@huiyin/nest-platform'
import type { Open311Owners } from '../ports.js'

/** Whom the process of Open311 asks. */
export type AskedOwner = 'intake' | 'rectification' | 'campaign' | 'organisation'

/** The owners in processes of their own; commands go the way they are sent by `send`. */
export const remoteOwners = (clientOf: ClientOf<AskedOwner>, send: Open311Owners['send']): Open311Owners => ({
  send,
  sentItems: askOwner(intakeCalls.sentItems, clientOf),
  sentItemIds: askOwner(intakeCalls.sentItemIds, clientOf),
  sentItemsChanged: askOwner(intakeCalls.sentItemsChanged, clientOf),
  sentSteps: askOwner(intakeCalls.sentSteps, clientOf),
  knownPosition: askOwner(intakeCalls.knownPosition, clientOf),
  sentEntries: askOwner(rectificationCalls.sentEntries, clientOf),
  workSteps: askOwner(rectificationCalls.workSteps, clientOf),
  itemsWorkedOn: askOwner(rectificationCalls.itemsWorkedOn, clientOf),
  promisedToReporters: askOwner(campaignCalls.promisedToReporters, clientOf),
  channelOf: askOwner(campaignCalls.channelOf, clientOf),
  servicesChangedAt: askOwner(campaignCalls.servicesChangedAt, clientOf),
  unitNames: askOwner(organisationCalls.unitNames, clientOf),
  tenantSettings: askOwner(organisationCalls.tenantSettings, clientOf),
  programOfKey: askOwner(organisationCalls.programOfKey, clientOf),
})
