import { accept, reject, type Day, type Decision } from '@huiyin/kernel'
import type { Decider } from '@huiyin/event-sourcing'
import type { CampaignInput } from '@huiyin/contracts/campaign'
import { configurationOf, periodOfCampaign, tasksOf, type Counting, type Given } from './configuration.js'
import type { CampaignEvent } from './events.js'
import { maskedDates, type MaskedDate } from './masked-dates.js'

type Input<N extends 'ConfigureCampaign' | 'ActivateCampaign' | 'AmendCampaign' | 'EndCampaign'> = Omit<
  CampaignInput<N>,
  'campaignId'
>

/** What is asked of a campaign: the checked input, and what deadlines are counted with where a version takes effect. */
export type CampaignCommand =
  | ({ readonly type: 'ConfigureCampaign' } & Input<'ConfigureCampaign'>)
  | ({ readonly type: 'ActivateCampaign'; readonly counting: Counting } & Input<'ActivateCampaign'>)
  | ({ readonly type: 'AmendCampaign'; readonly counting: Counting } & Input<'AmendCampaign'>)
  | ({ readonly type: 'EndCampaign' } & Input<'EndCampaign'>)

export type CampaignRefusal =
  | 'CampaignUnknown'
  | 'CampaignActiveAlready'
  | 'CampaignNotActive'
  | 'CampaignEndedAlready'
  | 'NothingToAmend'
  | 'OutsidePeriod'
  | 'BeforeVersionInForce'
  | { readonly code: 'DatesMasked'; readonly problems: readonly MaskedDate[] }

type Amendment = Pick<Extract<CampaignEvent, { type: 'CampaignAmended' }>['data'], 'openItems' | 'reason'>

/** Only what a later decision asks about. */
export interface CampaignState {
  readonly status: 'unknown' | 'configured' | 'active' | 'ended'
  /** The latest configuration, in force or not. */
  readonly latest: (Given & { readonly version: number }) | null
  readonly inForce: {
    readonly version: number
    readonly from: Day
    readonly after: 'consolidating' | 'normal' | null
    readonly standingTasks: readonly string[]
    readonly amendment: Amendment | null
  } | null
  readonly endedOn: Day | null
}

const initialState: CampaignState = { status: 'unknown', latest: null, inForce: null, endedOn: null }

type Effective = Extract<CampaignEvent, { type: 'CampaignActivated' | 'CampaignAmended' }>['data']

const takeEffect = (state: CampaignState, data: Effective, amendment: Amendment | null): CampaignState => {
  const { version, from, after, tasks } = data
  const standingTasks = tasks.filter(({ standing }) => standing).map(({ code }) => code)
  return { ...state, status: 'active', inForce: { version, from, after, standingTasks, amendment } }
}

const evolve = (state: CampaignState, event: CampaignEvent): CampaignState => {
  switch (event.type) {
    case 'CampaignConfigured': {
      const { version, file, parameters } = event.data
      const status = state.status === 'unknown' ? 'configured' : state.status
      return { ...state, status, latest: { version, file, parameters } }
    }
    case 'CampaignActivated':
      return takeEffect(state, event.data, null)
    case 'CampaignAmended':
      return takeEffect(state, event.data, { openItems: event.data.openItems, reason: event.data.reason })
    case 'CampaignEnded':
      return { ...state, status: 'ended', endedOn: event.data.on }
  }
}

type Decided = Decision<CampaignEvent, CampaignRefusal>
type Of<N extends CampaignCommand['type']> = Extract<CampaignCommand, { type: N }>

/** Whether two configurations say the same; both went through the same schema, so their keys stand in one order. */
const isSame = (left: Given, right: Given): boolean =>
  JSON.stringify([left.file, left.parameters]) === JSON.stringify([right.file, right.parameters])

const configure = ({ file, parameters, sources }: Of<'ConfigureCampaign'>, state: CampaignState): Decided => {
  if (state.latest && isSame(state.latest, { file, parameters })) return accept()
  if (state.status === 'ended') return reject('CampaignEndedAlready')
  const version = (state.latest?.version ?? 0) + 1
  return accept({ type: 'CampaignConfigured', data: { version, file, parameters, sources } })
}

/** Why a version may not take effect on this day, or null when it may (S0-26, c1.1). */
const notReady = (given: Given, from: Day): CampaignRefusal | null => {
  const problems = maskedDates(given.file, given.parameters)
  if (problems.length > 0) return { code: 'DatesMasked', problems }
  const period = periodOfCampaign(given)
  const isInside = (period.from === null || from >= period.from) && (period.to === null || from <= period.to)
  return isInside ? null : 'OutsidePeriod'
}

const activate = ({ from, counting }: Of<'ActivateCampaign'>, state: CampaignState): Decided => {
  const { latest, inForce } = state
  if (!latest) return reject('CampaignUnknown')
  if (inForce) return inForce.from === from && !inForce.amendment ? accept() : reject('CampaignActiveAlready')
  const refusal = notReady(latest, from)
  if (refusal) return reject(refusal)
  const data = { version: latest.version, from, ...configurationOf(latest), tasks: [...tasksOf(latest, counting)] }
  return accept({ type: 'CampaignActivated', data })
}

const amend = ({ from, openItems, reason, counting }: Of<'AmendCampaign'>, state: CampaignState): Decided => {
  const { latest, inForce } = state
  if (!latest) return reject('CampaignUnknown')
  if (!inForce) return reject('CampaignNotActive')
  if (latest.version === inForce.version) {
    const { amendment } = inForce
    const isRepeated = inForce.from === from && amendment?.openItems === openItems && amendment.reason === reason
    return isRepeated ? accept() : reject(state.status === 'ended' ? 'CampaignEndedAlready' : 'NothingToAmend')
  }
  if (state.status === 'ended') return reject('CampaignEndedAlready')
  const refusal = notReady(latest, from)
  if (refusal) return reject(refusal)
  if (from < inForce.from) return reject('BeforeVersionInForce')
  const tasks = [...tasksOf(latest, counting)]
  const data = { version: latest.version, from, ...configurationOf(latest), tasks }
  const { version: previousVersion } = inForce
  return accept({ type: 'CampaignAmended', data: { ...data, previousVersion, openItems, reason } })
}

const end = ({ on }: Of<'EndCampaign'>, state: CampaignState): Decided => {
  if (!state.latest) return reject('CampaignUnknown')
  if (state.status === 'ended') return state.endedOn === on ? accept() : reject('CampaignEndedAlready')
  if (!state.inForce) return reject('CampaignNotActive')
  const { version, from, after, standingTasks } = state.inForce
  if (on < from) return reject('BeforeVersionInForce')
  return accept({ type: 'CampaignEnded', data: { version, on, after, standingTasks: [...standingTasks] } })
}

const decide = (command: CampaignCommand, state: CampaignState): Decided => {
  switch (command.type) {
    case 'ConfigureCampaign':
      return configure(command, state)
    case 'ActivateCampaign':
      return activate(command, state)
    case 'AmendCampaign':
      return amend(command, state)
    case 'EndCampaign':
      return end(command, state)
  }
}

/** The campaign: versions of its configuration, of which at most one is in force (design §4). */
export const campaign: Decider<CampaignCommand, CampaignEvent, CampaignState, CampaignRefusal> = {
  initialState,
  evolve,
  decide,
}
