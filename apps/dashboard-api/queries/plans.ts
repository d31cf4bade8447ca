import {
  DECISION_CHECK,
  filledValues,
  type FieldValues,
  type FilledValue,
  type HandlingMode,
  type LedgerKind,
  type Milestone,
  type WorkRecordKind,
} from '@huiyin/contracts/rectification'
import type { HistoryFact } from '@huiyin/read-model'

/** How one entry is handled, and what is kept of that. */
export interface EntryPlan {
  readonly entryId: string
  readonly mode: Pick<HandlingMode, 'code' | 'zh' | 'en'> | null
  readonly milestones: readonly (Milestone & { readonly metAt: string | null })[]
  /** The records that may be kept at the entry, with what each asks for. */
  readonly recordKinds: readonly WorkRecordKind[]
  readonly records: readonly {
    readonly code: string
    readonly zh: string
    readonly en: string
    readonly on: string
    readonly personId: string
    readonly fields: readonly FilledValue[]
  }[]
  readonly publicAnswer: string | null
  readonly sponsorId: string | null
  /** The sponsoring leader named himself. */
  readonly sponsorClaimed: boolean
  readonly ledger: Pick<LedgerKind, 'code' | 'zh' | 'en'> | null
  readonly ledgerFields: readonly FilledValue[]
  readonly remedies: { readonly fix: string; readonly establish: string; readonly rootCause?: string } | null
}

const empty = (entryId: string): EntryPlan => ({
  ...{ entryId, mode: null, milestones: [], recordKinds: [DECISION_CHECK], records: [], publicAnswer: null },
  ...{ sponsorId: null, sponsorClaimed: false, ledger: null, ledgerFields: [], remedies: null },
})

interface Said {
  readonly mode: HandlingMode
  readonly milestones: readonly Milestone[]
  readonly milestone: string
  readonly text: string
  readonly personId: string
  readonly claimed: boolean
  readonly ledger: LedgerKind
  readonly fields: FieldValues
  readonly record: { readonly code: string; readonly zh: string; readonly en: string }
  readonly on: string
  readonly enteredBy: string
}

const named = ({ code, zh, en }: { readonly code: string; readonly zh: string; readonly en: string }) => ({
  ...{ code, zh, en },
})

const withMode = (plan: EntryPlan, { mode, milestones }: Said): EntryPlan => {
  const metAt = (code: string) => plan.milestones.find((one) => one.code === code)?.metAt ?? null
  return {
    ...{ ...plan, mode: named(mode), recordKinds: [...mode.demands.records, DECISION_CHECK] },
    milestones: milestones.map((one) => ({ ...one, metAt: metAt(one.code) })),
  }
}

const withRecord = (plan: EntryPlan, { record, on, fields, enteredBy }: Said): EntryPlan => {
  const kind = plan.recordKinds.find(({ code }) => code === record.code)
  const kept = { ...record, on, personId: enteredBy, fields: filledValues(kind?.fields ?? [], fields) }
  return { ...plan, records: [...plan.records, kept] }
}

const after = (plan: EntryPlan, { type, data, occurred }: HistoryFact): EntryPlan => {
  const said = data as unknown as Said
  switch (type) {
    case 'EntryOpened':
      return empty(plan.entryId)
    case 'RemediesPlanned':
      return { ...plan, remedies: data as unknown as NonNullable<EntryPlan['remedies']> }
    case 'HandlingModeChosen':
      return withMode(plan, said)
    case 'MilestoneMet':
      return {
        ...plan,
        milestones: plan.milestones.map((one) => (one.code === said.milestone ? { ...one, metAt: occurred.at } : one)),
      }
    case 'AnswerPublished':
      return { ...plan, publicAnswer: said.text }
    case 'WorkRecordEntered':
      return withRecord(plan, said)
    case 'SponsorNamed':
      return { ...plan, sponsorId: said.personId, sponsorClaimed: said.claimed }
    case 'LedgerEntered':
      return { ...plan, ledger: named(said.ledger), ledgerFields: filledValues(said.ledger.fields, said.fields) }
    default:
      return plan
  }
}

const PREFIX = 'rectification-entry-'

/** The plan of each of these entries, from the facts of their item in the order in which they happened. */
export const plansOf = (facts: readonly HistoryFact[], entryIds: readonly string[]): readonly EntryPlan[] =>
  entryIds.map((entryId) =>
    facts.filter(({ stream, voided }) => stream === `${PREFIX}${entryId}` && !voided).reduce(after, empty(entryId)),
  )
