import { factReader, type EventStore } from '@huiyin/event-sourcing'
import { admitFile, EVIDENCE_TYPES, type FileRefusal, type ScanRefusal } from '@huiyin/files'
import { keepFile, type KeepingPorts, type KeptFile } from '@huiyin/privacy'
import { entryEvents } from '../domain/entry/events.js'
import { ownerOfEvidence } from './evidence.js'

/** Who uploads: for which tenant, for which units, and whether he sees an item at all: it may complain of him. */
export interface Uploader {
  readonly tenant: string
  readonly within: ReadonlySet<string>
  readonly sees: (itemId: string) => Promise<boolean>
}
export type UploadRefusal = 'EntryUnknown' | 'NotYourUnit'

const readFact = factReader(entryEvents)

/** Why somebody may upload nothing for an entry, or null: judged on the unit that has it, as a claim would be. */
export const uploadRefusal = async (
  store: EventStore,
  entryId: string,
  { tenant, within, sees }: Uploader,
): Promise<UploadRefusal | null> => {
  const stored = await store.readStream(`${entryEvents.category}-${entryId}`)
  const facts = stored.flatMap((one) => readFact(one) ?? [])
  if (facts.some(({ at }) => at.tenant !== tenant)) return 'NotYourUnit'
  const opened = facts.findLast(({ event }) => event.type === 'EntryOpened' || event.type === 'WorkOpened')?.event
  if (opened?.type !== 'EntryOpened' && opened?.type !== 'WorkOpened') return 'EntryUnknown'
  if (!within.has(opened.data.unitId)) return 'NotYourUnit'
  return (await sees('itemId' in opened.data ? opened.data.itemId : opened.data.workId)) ? null : 'EntryUnknown'
}

/** A file that was kept for an entry, by what it is; or why it was not. */
export type EvidenceKept =
  | { readonly ok: true; readonly evidence: KeptFile & { readonly size: number; readonly mediaType: string } }
  | { readonly ok: false; readonly refusal: FileRefusal | ScanRefusal | 'FileErased' }

/** Keeps a file for an entry, as it came. No fact names it until a claim does, and what no claim names is swept. */
export const keepEvidence = async (
  { guard, ...ports }: KeepingPorts,
  entryId: string,
  sent: { readonly bytes: Uint8Array; readonly declared: string },
): Promise<EvidenceKept> => {
  const admitted = await admitFile(guard, sent, EVIDENCE_TYPES)
  if (!admitted.ok) return admitted
  const { mediaType, scanned } = admitted
  const kept = await keepFile(ports, ownerOfEvidence(entryId, scanned ? 'scanned' : 'asCame'), sent.bytes)
  if (!kept) return { ok: false, refusal: 'FileErased' }
  return { ok: true, evidence: { ...kept, size: sent.bytes.length, mediaType } }
}
