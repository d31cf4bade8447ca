// Facts on disk. Add a schema with its upcast; never edit one.
import { z } from 'zod'
import { defineEvents, event, type EventOf } from '@huiyin/event-sourcing'
import type { InspectionKind } from '@huiyin/contracts/intake'

const isMap = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value)
/** The kind as it was defined when the inspection was planned; its shape belongs to the published language. */
const definition = z.custom<InspectionKind>((value) => isMap(value) && 'findingFields' in value, 'a kind of inspection')
const fields = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
const visit = { team: z.array(z.string()), unitIds: z.array(z.string()), places: z.array(z.string()) }

/** A file that shows what was found, sealed under a key of the inspection alone. */
const evidence = z.object({
  file: z.string(),
  sha256: z.string(),
  name: z.string(),
  /** Its own date. */
  madeOn: z.string(),
  /** Bytes of its content. */
  size: z.number().int(),
  mediaType: z.string(),
})
export type FindingEvidence = z.infer<typeof evidence>

export const inspectionEvents = defineEvents('intake-inspection', {
  InspectionPlanned: event(
    1,
    'An inspection or visit was planned for a day.',
    z.object({
      kind: z.string(),
      definition,
      title: z.string(),
      plannedOn: z.string(),
      keyDate: z.string().nullable(),
      campaign: z.string().nullable(),
      byUnitId: z.string(),
      ...visit,
    }),
  ),
  InspectionMoved: event(
    1,
    'The inspection was put off or brought forward, before its day was over.',
    z.object({ plannedOn: z.string(), before: z.string(), reason: z.string() }),
  ),
  InspectionCalledOff: event(1, 'The inspection was called off before it was held.', z.object({ reason: z.string() })),
  InspectionHeld: event(
    1,
    'The inspection was held; when it really happened, by whom and where.',
    z.object({ heldAt: z.string(), heldOn: z.string(), ...visit, met: z.string(), saw: z.string(), fields }),
  ),
  FindingRecorded: event(
    1,
    'The inspection found something, measured against a requirement.',
    z.object({
      findingId: z.string(),
      text: z.string(),
      category: z.string(),
      manifestation: z.string().optional(),
      violation: z.string().optional(),
      unitId: z.string(),
      benchmark: z.string(),
      place: z.string().nullable(),
      fields,
      evidence: z.array(evidence),
      /** Of whom it complains; left out: of nobody. */
      complainedOf: z.array(z.string()).optional(),
    }),
  ),
  FindingBecameItem: event(
    1,
    'A finding was handed to the desk as an item.',
    z.object({ findingId: z.string(), itemId: z.string(), reportId: z.string() }),
  ),
  FindingSettled: event(
    1,
    'What was found was put right while the team was there.',
    z.object({ findingId: z.string(), done: z.string() }),
  ),
  FindingNoted: event(
    1,
    'A finding was put on record without anything to follow.',
    z.object({ findingId: z.string(), reason: z.string() }),
  ),
  FindingComplainedOfRecorded: event(
    1,
    'Somebody was named at the item of a finding: the inspection is hidden from him as well.',
    z.object({ findingId: z.string(), personIds: z.array(z.string()) }),
  ),
  InspectionEnded: event(
    1,
    'The inspection was over, with its record and every finding settled.',
    z.object({ record: z.string(), findings: z.number().int() }),
  ),
})
export type InspectionEvent = EventOf<typeof inspectionEvents>
export type InspectionData<N extends InspectionEvent['type']> = Extract<InspectionEvent, { type: N }>['data']
