import { derivedCommandId, parseHeader, typeOf, type EventStore } from '@huiyin/event-sourcing'
import { blindIndex, openFrom, seal, subjectId, type KeyVault, type SubjectId } from '@huiyin/privacy'
import type { IntakeInput, PersonalData } from '@huiyin/contracts/intake'
import type { SealedPerson } from '../domain/item/events.js'

const FIELDS = ['name', 'contact', 'address', 'text'] as const
type Field = (typeof FIELDS)[number]

const streamOf = (itemId: string) => `intake-item-${itemId}`
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

interface ReportIds {
  readonly itemId: string
  readonly reportId: string
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

/** What a permitted reader gets, or why a field stays closed. The caller has recorded the opening. */
export const openPerson = async (
  ports: { readonly store: EventStore; readonly vault: KeyVault },
  itemId: string,
  reportId: string,
): Promise<Readonly<Record<Field, string | null>> | null> => {
  const facts = await ports.store.readStream(streamOf(itemId))
  for (const { header, body } of facts) {
    if (typeOf(header).type !== 'ReportReceived') continue
    const data = JSON.parse(body) as { readonly reportId: string; readonly sealed?: SealedPerson | null }
    if (data.reportId !== reportId || !data.sealed || parseHeader(header).stream !== streamOf(itemId)) continue
    const { sealed } = data
    const opened = await Promise.all(
      FIELDS.map(async (field) => {
        const text = sealed[field]
        const answer = text === null ? null : await openFrom(ports.vault, placeOf(itemId, field), text)
        return [field, answer?.opened ? answer.text : null] as const
      }),
    )
    return Object.fromEntries(opened) as Record<Field, string | null>
  }
  return null
}
