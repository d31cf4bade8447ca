import { derivedCommandId, typeOf, type EventStore } from '@huiyin/event-sourcing'
import {
  normalise,
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
  if (name === 'RaiseObjection') {
    const { itemId, reportId } = input as IntakeInput<'RaiseObjection'>
    return subjectOfReport(itemId, reportId)
  }
  if (name !== 'ReceiveReport' && name !== 'LinkReport') return null
  const { itemId, reportId, personal } = input as IntakeInput<'ReceiveReport' | 'LinkReport'>
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

/** A contact that can be compared; null: nobody can tell from it who came. */
const comparable = (contact: string | null) => {
  if (contact === null) return null
  const kind = (['phone', 'email'] as const).find((one) => normalise(one, contact) !== null)
  return kind ? { kind, text: contact } : null
}

/**
 * Puts a contact that can be compared into the blind index (repeat visits). Only once the report is in the log: what was
 * refused leaves nothing behind, for nobody could order it erased.
 */
export const indexPerson = async (vault: KeyVault, ids: ReportIds, personal: PersonalData): Promise<void> => {
  const contact = comparable(personal.contact)
  if (contact) await vault.addContact(subjectOfReport(ids.itemId, ids.reportId), contact)
}

/** So many other reports of one person are noted with a report. */
const MOST_KNOWN = 200

/** The subjects of other reports whose reporter gave the same contact (S4-50): equal by the blind index, and no word of who. */
export const knownAs = async (
  vault: KeyVault,
  { itemId, reportId }: ReportIds,
  personal: PersonalData,
): Promise<readonly SubjectId[]> => {
  const contact = comparable(personal.contact)
  if (!contact) return []
  const own = subjectOfReport(itemId, reportId)
  return (await vault.subjectsWith(contact)).filter((subject) => subject !== own).slice(0, MOST_KNOWN)
}

const objectionPlace = (itemId: string) => ({ stream: streamOf(itemId), field: 'reporter.objection' })

/** Seals what somebody says against a reply, under the key of his report; null when he was erased. */
export const sealObjection = async (
  vault: KeyVault,
  { itemId, reportId }: ReportIds,
  text: string,
): Promise<{ readonly subject: string; readonly text: string } | null> => {
  const subject = subjectOfReport(itemId, reportId)
  const key = await vault.keyOf(subject)
  return key && { subject, text: seal(key, objectionPlace(itemId), text) }
}

/** One thing a reporter may have said of himself: its text, that he left it out, or why it stays closed. */
export type OpenedField =
  | { readonly is: 'opened'; readonly text: string }
  | { readonly is: 'notSaid' }
  | {
      readonly is: Extract<OpenedText, { opened: false }>['reason']
    }
/** With the last objection to a reply beside what came with the report. */
export type OpenedPerson = Readonly<Record<Field | 'objection', OpenedField>>

interface OpeningPorts {
  readonly store: EventStore
  readonly vault: KeyVault
}

const openField = async ({ vault }: OpeningPorts, place: SealedPlace, text: string | null): Promise<OpenedField> => {
  if (text === null) return { is: 'notSaid' }
  const answer = await openFrom(vault, place, text)
  return answer.opened ? { is: 'opened', text: answer.text } : { is: answer.reason }
}

const NOTHING: Omit<SealedPerson, 'subject'> = { name: null, contact: null, address: null, text: null }

/** The facts that bring sealed words. */
const SEALING = new Set(['ReportReceived', 'ReportLinked', 'ObjectionRaised'])

/** What stands sealed in an item of this report: what came with it, and the last objection; null where nothing does. */
const sealedOf = async ({ store }: OpeningPorts, itemId: string, reportId: string) => {
  let person: Omit<SealedPerson, 'subject'> | null = null
  let objection: string | null = null
  for (const { header, body } of await store.readStream(streamOf(itemId))) {
    const { type } = typeOf(header)
    if (!SEALING.has(type)) continue
    const data = JSON.parse(body) as { readonly reportId: string; readonly sealed?: SealedPerson | null }
    if (data.reportId !== reportId || !data.sealed) continue
    if (type === 'ObjectionRaised') objection = data.sealed.text
    else person = data.sealed
  }
  return person === null && objection === null ? null : { person: person ?? NOTHING, objection }
}

/** What was sealed of a report, field by field; null where nothing was. The caller has recorded the opening. */
export const openPersonFields = async (
  ports: OpeningPorts,
  itemId: string,
  reportId: string,
): Promise<OpenedPerson | null> => {
  const sealed = await sealedOf(ports, itemId, reportId)
  if (!sealed) return null
  const opened = FIELDS.map(
    async (field) => [field, await openField(ports, placeOf(itemId, field), sealed.person[field])] as const,
  )
  const objection = await openField(ports, objectionPlace(itemId), sealed.objection)
  return { ...Object.fromEntries(await Promise.all(opened)), objection } as OpenedPerson
}

/** What came with the report as texts alone: null for what was left out and for what stays closed. */
export const openPerson = async (
  ports: OpeningPorts,
  itemId: string,
  reportId: string,
): Promise<Readonly<Record<Field, string | null>> | null> => {
  const opened = await openPersonFields(ports, itemId, reportId)
  if (!opened) return null
  const textOf = (field: Field) => (opened[field].is === 'opened' ? opened[field].text : null)
  return Object.fromEntries(FIELDS.map((field) => [field, textOf(field)])) as Record<Field, string | null>
}
