import type { Deadline } from '@huiyin/calendar'
import type { EntryEvent } from '../events.js'
import { planEventDefinitions } from './events.js'

type DataOf<N extends EntryEvent['type']> = Extract<EntryEvent, { type: N }>['data']

/** What was planned for an entry and kept of that, as far as a later decision asks for it. */
export interface PlanState {
  readonly remedies: DataOf<'RemediesPlanned'> | null
  readonly mode: DataOf<'HandlingModeChosen'> | null
  /** The codes of the milestones that were accepted. */
  readonly met: readonly string[]
  /** The deadline there was before milestones set it. */
  readonly before: Deadline | null
  readonly answerPublished: string | null
  /** The last of each record that was kept, by its code. */
  readonly records: Readonly<Record<string, DataOf<'WorkRecordEntered'>>>
  readonly sponsor: string | null
  readonly ledger: DataOf<'LedgerEntered'> | null
  /** The units that have a part of the work, and whether it is done. */
  readonly parts: Readonly<Record<string, 'open' | 'done'>>
}

export const initialPlan: PlanState = {
  ...{ remedies: null, mode: null, met: [], before: null },
  ...{ answerPublished: null, records: {}, sponsor: null, ledger: null, parts: {} },
}

export type PlanEvent = Extract<EntryEvent, { type: keyof typeof planEventDefinitions }>

export const isPlanEvent = (event: EntryEvent): event is PlanEvent => Object.hasOwn(planEventDefinitions, event.type)

/** The plan after one more fact; `held` is the deadline the entry had until then. */
export const evolvePlan = (plan: PlanState, event: PlanEvent, held: Deadline | null): PlanState => {
  switch (event.type) {
    case 'RemediesPlanned':
      return { ...plan, remedies: event.data }
    case 'HandlingModeChosen': {
      const hadMilestones = plan.mode?.mode.demands.milestones ?? false
      return { ...plan, mode: event.data, before: hadMilestones ? plan.before : held }
    }
    case 'MilestoneMet':
      return { ...plan, met: [...plan.met, event.data.milestone] }
    case 'JointUnitAsked':
      return { ...plan, parts: { ...plan.parts, [event.data.unitId]: 'open' } }
    case 'PartRecorded':
      return { ...plan, parts: { ...plan.parts, [event.data.unitId]: event.data.done ? 'done' : 'open' } }
    case 'PartsHidden':
      return plan
    case 'AnswerPublished':
      return { ...plan, answerPublished: event.data.text }
    case 'WorkRecordEntered':
      return { ...plan, records: { ...plan.records, [event.data.record.code]: event.data } }
    case 'SponsorNamed':
      return { ...plan, sponsor: event.data.personId }
    case 'LedgerEntered':
      return { ...plan, ledger: event.data }
  }
}
