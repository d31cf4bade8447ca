import { derivedCommandId, typeOf, type EventStore } from '@huiyin/event-sourcing'
import {
  blindIndex,
  openFrom,
  seal,
  subjectId,
  type KeyVault,
  type OpenedText,
  type SealedPlace,
  type SubjectId,
} from '@huiyin/privacy'
import type { IntakeInput, PersonalData } from '@huiyin/contracts/intake'
import type { SealedPerson } from '../domain/item/events.js'

const FIELDS = ['name', 'contact', 'address', 'text'] as const
type Field = (typeof FIELDS)[number]

/** The stream of an item. */
export const streamOf = (itemId: string) => `intake-item-${itemId}`
const placeOf = (itemId: string, field: Field) => ({ stream: streamOf(itemId), field: `reporter.${field}` })

/** The subject whose key seals a report's personal data: made from the ids alone, so it says nothing of the person. */
export const subjectOfReport = (itemId: string, reportId: string): SubjectId =>
  subjectId(`s-${derivedCommandId('subject', itemId, reportId)}`)

/** Whose key takes a command's print: the subject's where it carries personal data, else null for the installation's. */
export const printedUnder = (name: string, input: unknown): SubjectId | null => {
  if (name !== 'ReceiveReport') return null
  const { itemId, reportId, personal } = input as IntakeInput<'ReceiveReport'>
  return personal ? subjectOfReport(itemId, reportId) : null
}

export interface ReportIds {
  readonly itemId: string
  readonly reportId: string
}

/** A report as its print is taken: the same photos sent again make the same command. */
export const printedReport = ({ personal, ...input }: IntakeInput<'ReceiveReport'>): object => {
  if (!personal?.photos) return { ...input, personal }
  return { ...input, personal: { ...personal, photos: personal.photos.map(({ sha256 }) => sha256) } }
}

/** Seals what a reporter said of himself; null when he was erased: nothing is sealed under this subject again. */
export const sealPerson = async (
  vault: KeyVault,
  { itemId, reportId }: ReportIds,
  personal: PersonalData,
): Promise<SealedPerson | null> => {
  const subject = subjectOfReport(itemId, reportId)
  const key = await vault.keyOf(subject)
  if (!key) return null
  const sealed = (field: Field) =>
    personal[field] === null ? null : seal(key, placeOf(itemId, field), personal[field])
  return { subject, name: sealed('name'), contact: sealed('contact'), address: sealed('address'), text: sealed('text') }
}

/**
 * Puts a contact that can be compared into the blind index (repeat visits). Only once the report is in the log: what was
 * refused leaves nothing behind, for nobody could order it erased.
 */
export const indexPerson = async (vault: KeyVault, ids: ReportIds, { contact }: PersonalData): Promise<void> => {
  if (contact === null) return
  const keys = await vault.installationKeys()
  const value = blindIndex('phone', contact, keys) ?? blindIndex('email', contact, keys)
  if (value) await vault.addIndexValue(subjectOfReport(ids.itemId, ids.reportId), value)
}

/** One thing a reporter may have said of himself: its text, that he left it out, or why it stays closed. */
export type OpenedField =
  | { readonly is: 'opened'; readonly text: string }
  | { readonly is: 'notSaid' }
  | {
      readonly is: Extract<OpenedText, { opened: false }>['reason']
    }
export type OpenedPerson = Readonly<Record<Field, OpenedField>>

interface OpeningPorts {
  readonly store: EventStore
  readonly vault: KeyVault
}

const openField = async ({ vault }: OpeningPorts, place: SealedPlace, text: string | null): Promise<OpenedField> => {
  if (text === null) return { is: 'notSaid' }
  const answer = await openFrom(vault, place, text)
  return answer.opened ? { is: 'opened', text: answer.text } : { is: answer.reason }
}

/** What was sealed with a report, field by field; null where nothing was. The caller has recorded the opening. */
export const openPersonFields = async (
  ports: OpeningPorts,
  itemId: string,
  reportId: string,
): Promise<OpenedPerson | null> => {
  for (const { header, body } of await ports.store.readStream(streamOf(itemId))) {
    if (typeOf(header).type !== 'ReportReceived') continue
    const { sealed, ...data } = JSON.parse(body) as { readonly reportId: string; readonly sealed?: SealedPerson | null }
    if (data.reportId !== reportId || !sealed) continue
    const opened = FIELDS.map(
      async (field) => [field, await openField(ports, placeOf(itemId, field), sealed[field])] as const,
    )
    return Object.fromEntries(await Promise.all(opened)) as OpenedPerson
  }
  return null
}

/** The same as texts alone: null for what was left out and for what stays closed. */
export const openPerson = async (
  ports: OpeningPorts,
  itemId: string,
  reportId: string,
): Promise<Readonly<Record<Field, string | null>> | null> => {
  const opened = await openPersonFields(ports, itemId, reportId)
  if (!opened) return null
  const texts = Object.entries(opened).map(([field, one]) => [field, one.is === 'opened' ? one.text : null])
  return Object.fromEntries(texts) as Record<Field, string | null>
}
