import { z } from 'zod'
import { localCode } from '../campaign/formats.js'
import { defineCommands } from '../command.js'
import { fieldValues } from '../fields.js'
import { code, day, id, line, paragraph, sha256Hex } from '../shapes.js'

// What an inspection team says: what is planned, what was held, what was found, and what became of each finding.

const inspection = { inspectionId: id }
const finding = { ...inspection, findingId: id }
const list = <T extends z.ZodType>(of: T) => z.array(of).max(50)

/** A unit that inspects itself acts for its own; supervision, discipline, accountability and leaders for any unit. */
const INSPECTING = {
  roles: ['supervisor', 'disciplineOfficer', 'leader', 'unitPrincipal', 'accountabilityOfficer'],
  scope: { ownUnitFor: ['unitPrincipal'] },
} as const

/** Where and by whom, planned as well as really. */
const visit = { team: list(id).min(1), unitIds: list(id), places: list(line) }

/** How many files a finding stands on at most. */
const MOST_EVIDENCE = 10

/**
 * A photo or document of what was found: where it was stored before (`POST /files/intake/inspections/<inspectionId>`),
 * what its content is known by, its name, and when it was made.
 */
const evidence = z.strictObject({ file: sha256Hex, sha256: sha256Hex, name: line, madeOn: day })

/** Where it stands in the campaign's catalogue beside its category, by code; left out or null: nobody said. */
export const catalogued = { manifestation: code.nullable().optional(), violation: code.nullable().optional() }

export const inspectionCommands = defineCommands({
  PlanInspection: {
    says: 'An inspection or visit is planned for a day, by a team, of units or places.',
    zh: '安排检查',
    ...INSPECTING,
    lateDays: 30,
    requirements: ['S4-58', 'S4-23', 'S2-57'],
    input: z
      .object({
        ...inspection,
        kind: localCode,
        title: line,
        plannedOn: day,
        /** The key date it is held for (重要节点), by its code in the campaign; null: none. */
        keyDate: localCode.nullable().default(null),
        campaign: code.nullable(),
        /** The unit that carries it out. */
        byUnitId: id,
        ...visit,
      })
      .refine(({ unitIds, places }) => unitIds.length + places.length > 0, {
        ...{ path: ['unitIds'], error: 'at least one unit or place' },
      }),
  },
  MoveInspection: {
    says: 'A planned inspection is put off or brought forward, with a reason, before its day is over.',
    zh: '调整检查日期',
    ...INSPECTING,
    lateDays: 0,
    requirements: ['S4-58'],
    input: z.object({ ...inspection, plannedOn: day, reason: line }),
  },
  CallOffInspection: {
    says: 'A planned inspection is not held after all, with a reason.',
    zh: '取消检查',
    ...INSPECTING,
    lateDays: 0,
    requirements: ['S4-58'],
    input: z.object({ ...inspection, reason: line }),
  },
  HoldInspection: {
    says: 'The inspection was held: when it happened, by whom, where, whom the team met, and what it saw.',
    zh: '登记检查情况',
    ...INSPECTING,
    lateDays: 30,
    requirements: ['S2-57', 'S3-61', 'S4-16', 'S4-36', 'S4-38'],
    input: z.object({ ...inspection, ...visit, met: line, saw: paragraph, fields: fieldValues.default({}) }),
  },
  RecordFinding: {
    says: 'One thing the inspection found, with the requirement it is measured against.',
    zh: '登记检查发现',
    ...INSPECTING,
    lateDays: 30,
    requirements: ['S0-10', 'S4-23', 'S2-21', 'S2-22', 'S3-08'],
    input: z.object({
      ...finding,
      text: line,
      category: code,
      ...catalogued,
      unitId: id,
      /** The speech, decision or rule it is measured against (S0-10). */
      benchmark: line,
      place: code.nullable().default(null),
      fields: fieldValues.default({}),
      evidence: z.array(evidence).max(MOST_EVIDENCE).default([]),
      complainedOf: z.array(id).min(1).max(20).optional(),
    }),
  },
  MakeFindingItem: {
    says: 'A finding is handed to the desk as an item, once.',
    zh: '检查发现转为事项',
    ...INSPECTING,
    lateDays: 30,
    requirements: ['S4-23', 'S4-62'],
    input: z.object(finding),
  },
  SettleOnTheSpot: {
    says: 'What was found was put right while the team was there.',
    zh: '现场整改到位',
    ...INSPECTING,
    lateDays: 30,
    requirements: ['S4-36'],
    input: z.object({ ...finding, done: paragraph }),
  },
  NoteFinding: {
    says: 'A finding is put on record without anything to follow, and somebody says why.',
    zh: '检查发现备案',
    ...INSPECTING,
    lateDays: 30,
    requirements: [],
    input: z.object({ ...finding, reason: line }),
  },
  EndInspection: {
    says: 'The inspection is over: its record is written, and every finding is settled.',
    zh: '检查办结',
    ...INSPECTING,
    lateDays: 30,
    requirements: ['S2-57'],
    input: z.object({ ...inspection, record: paragraph }),
  },
  ReceiveFinding: {
    says: 'A finding of an inspection becomes an item.',
    zh: '检查发现收件',
    roles: ['system'],
    scope: 'any',
    lateDays: null,
    requirements: ['S4-23'],
    /** What was found is read from the inspection itself: its words travel over no bus. */
    input: z.object({ ...finding, itemId: id, reportId: id }),
  },
  RecordFindingComplainedOf: {
    says: 'Somebody was named at the item of a finding: the inspection is hidden from him as well.',
    zh: '同步检查发现被反映人',
    roles: ['system'],
    scope: 'any',
    lateDays: null,
    requirements: ['S2-54'],
    input: z.object({ ...finding, personIds: z.array(id).min(1) }),
  },
})
