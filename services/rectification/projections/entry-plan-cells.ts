import type { Deadline } from '@huiyin/calendar'
import { filledValues } from '@huiyin/contracts/rectification'
import type { FollowUpEvent } from '../domain/entry/follow-up/follow-up-state.js'
import type { PlanEvent } from '../domain/entry/plan/plan-state.js'
import type { EntryRow } from './entry-columns.js'

/** The cells of a deadline. */
export const due = (deadline: Deadline | null): Pick<EntryRow, 'due_at' | 'provisional'> => ({
  due_at: deadline?.dueAt ?? null,
  provisional: deadline?.provisional ? 1 : 0,
})

const namesOf = ({ zh, en }: { readonly zh: string; readonly en: string }) => JSON.stringify({ zh, en })

/** What is written at length, counted or dated puts nothing together. */
const SHARED: ReadonlySet<string> = new Set(['choice', 'line', 'yesNo'])

const inLedger = ({ ledger, fields }: Extract<PlanEvent, { type: 'LedgerEntered' }>['data']): Partial<EntryRow> => {
  const filled = filledValues(ledger.fields, fields)
  const shared = filled.filter(({ kind }) => SHARED.has(kind)).map(({ code, value }) => `${code}=${value}`)
  return {
    ...{ ledger: ledger.code, ledger_names: namesOf(ledger), ledger_fields: JSON.stringify(filled) },
    ledger_values: JSON.stringify(shared),
  }
}

/** What a fact of a plan changes in the row. */
export const planned = (row: EntryRow, event: PlanEvent): Partial<EntryRow> => {
  switch (event.type) {
    case 'RemediesPlanned':
      return { remedies: JSON.stringify(event.data) }
    case 'PartsHidden':
    case 'WorkRecordEntered':
      return {}
    case 'HandlingModeChosen': {
      const { mode, milestones, deadline } = event.data
      const moved = deadline === undefined ? {} : { warned: 0, ...due(deadline) }
      return { mode: mode.code, mode_names: namesOf(mode), milestones: milestones.length, ...moved }
    }
    case 'MilestoneMet':
      return event.data.deadline ? { warned: 0, ...due(event.data.deadline) } : {}
    case 'JointUnitAsked':
      return { parts: row.parts + 1, parts_open: row.parts_open + 1, coordinations: row.coordinations + 1 }
    case 'PartRecorded':
      return { parts_open: row.parts_open + (event.data.done ? -1 : 1) }
    case 'AnswerPublished':
      return { public_answer: event.data.text }
    case 'SponsorNamed':
      return { sponsor_id: event.data.personId }
    case 'LedgerEntered':
      return inLedger(event.data)
  }
}

const CARDS: ReadonlySet<string> = new Set(['yellowCard', 'redCard'])

/** What a fact of supervision changes in the row. */
export const followedUp = (row: EntryRow, event: FollowUpEvent): Partial<EntryRow> => {
  switch (event.type) {
    case 'DeadlinePaused':
    case 'ReRectificationOrdered':
      return { warned: 0, ...due(event.data.deadline) }
    case 'DeadlineRederived':
      return { warned: 0, rederivation_due_at: null, ...due(event.data.deadline) }
    case 'RederivationProposed':
      return { rederivation_due_at: event.data.proposed.dueAt ?? null }
    case 'RederivationRefused':
      return { rederivation_due_at: null }
    case 'LookedBack':
      return { look_backs: row.look_backs + 1 }
    case 'SupervisionRecorded': {
      const { action } = event.data
      const card = CARDS.has(action) ? action : row.card
      const coordinations = row.coordinations + (action === 'coordinate' ? 1 : 0)
      const hungSign = action === 'hungSign' ? 1 : row.hung_sign
      return { supervisions: row.supervisions + 1, card, hung_sign: hungSign, coordinations }
    }
  }
}
