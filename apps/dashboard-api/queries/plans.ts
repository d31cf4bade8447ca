import {
  blackedOut,
  DECISION_CHECK,
  filledValues,
  type FieldValues,
  type FilledValue,
  type HandlingMode,
  type LedgerKind,
  type Milestone,
  type Span,
  type WorkRecordKind,
} from '@huiyin/contracts/rectification'
import type { HistoryFact } from '@huiyin/read-model'

/** What everybody may read of an entry, as it would be or is public. */
export interface Publication {
  readonly kind: string
  /** As it is blacked out; null: only the entry’s own cells. */
  readonly text: string | null
  readonly draftedBy: string
  /** When it became public; null: it is not. */
  readonly publishedAt: string | null
  readonly media: readonly string[]
  readonly until: string | null
  /** The photos with it, as they were drawn last. */
  readonly photos: readonly { readonly photoId: string; readonly file: string; readonly of: string }[]
}

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
  readonly publication: Publication | null
  readonly remedies: { readonly fix: string; readonly establish: string; readonly rootCause?: string } | null
}

const empty = (entryId: string): EntryPlan => ({
  ...{ entryId, mode: null, milestones: [], recordKinds: [DECISION_CHECK], records: [], publicAnswer: null },
  ...{ sponsorId: null, sponsorClaimed: false, ledger: null, ledgerFields: [], remedies: null, publication: null },
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
  readonly spans: readonly Span[]
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

const withPublication = (plan: EntryPlan, { type, data, occurred }: HistoryFact): EntryPlan => {
  const held = plan.publication
  const said = data as unknown as Publication
  if (type === 'PublicationDrafted') {
    const { kind, text, draftedBy } = said
    const photos = held?.photos ?? []
    return { ...plan, publication: { kind, text, draftedBy, publishedAt: null, media: [], until: null, photos } }
  }
  if (!held) return plan
  if (type === 'PublicationRedacted') {
    const { spans } = data as unknown as Said
    return { ...plan, publication: { ...held, text: blackedOut(held.text, spans) } }
  }
  if (type === 'PublicPhotoDrafted' || type === 'PublicPhotoRemoved') {
    const { photoId, file, of } = data as unknown as Publication['photos'][number]
    const others = held.photos.filter((one) => one.photoId !== photoId && one.of !== of)
    const photos = type === 'PublicPhotoDrafted' ? [...others, { photoId, file, of }] : others
    return { ...plan, publication: { ...held, photos } }
  }
  const { media, until } = type === 'EntryPublished' ? said : { media: [], until: null }
  const publishedAt = type === 'EntryPublished' ? occurred.at : null
  return { ...plan, publication: { ...held, media, until, publishedAt } }
}

const after = (plan: EntryPlan, fact: HistoryFact): EntryPlan => {
  const { type, data, occurred } = fact
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
    case 'PublicationDrafted':
    case 'PublicationRedacted':
    case 'PublicPhotoDrafted':
    case 'PublicPhotoRemoved':
    case 'EntryPublished':
    case 'PublicationWithdrawn':
      return withPublication(plan, fact)
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
