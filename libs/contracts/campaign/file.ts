import { z } from 'zod'
import { id } from '../shapes.js'
import { fileProblems } from './file-checks.js'
import { civilDay, filledText as text, localCode, month, partialDate, requirementId } from './formats.js'
import { refusing } from './problem.js'

// A campaign as a file (campaigns/README.md). Keys named `zh` or ending in `_zh` hold the document's own words. `null`
// means that the document is silent or has masked the value. Unknown keys are refused everywhere.

/** How often something is due (model a6). */
export const CADENCE_INTERVALS = [
  'day',
  'week',
  'month',
  'quarter',
  'halfYear',
  'year',
  'meeting',
  'irregular',
  'regular',
  'once',
] as const

/** What a campaign turns into after its end (K2). */
export const AFTER_STATES = ['consolidating', 'normal'] as const

const texts = z.array(text).min(1)
const req = z.array(requirementId).min(1)
const named = { zh: text, en: text }
const coded = { code: localCode, ...named }
const note = z.strictObject(named)
const count = z.int().min(0)

/** When a measure is due, in the document's terms; `zh` is how it is printed. */
const measureDeadline = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('standing'), zh: text }),
  z.strictObject({ kind: z.literal('immediate'), and: z.literal('standing').optional(), zh: text }),
  z.strictObject({
    kind: z.literal('monthEnd'),
    month: month.nullable(),
    and: z.literal('standing').optional(),
    zh: text,
  }),
  z.strictObject({ kind: z.literal('date'), date: civilDay, and: z.literal('standing').optional(), zh: text }),
  z.strictObject({ kind: z.literal('period'), zh: text }),
  z.strictObject({ kind: z.literal('timely'), zh: text }),
  z.strictObject({ kind: z.literal('limit'), zh: text }),
  z.strictObject({ kind: z.literal('sameDay'), zh: text }),
])
/** A deadline's kind where the document has no words of its own for it. */
const kindOnly = z.strictObject({ kind: z.enum(['timely', 'limit', 'sameDay', 'immediate', 'standing']) })

const manifestations = z.array(z.strictObject({ ...coded, entry: z.int().min(1).optional() })).min(1)

const period = z.strictObject({
  from: partialDate.nullable(),
  to: partialDate.nullable(),
  from_precision: z.enum(['day', 'month', 'year']).optional(),
  to_precision: z.enum(['day', 'month', 'year']).optional(),
  masked: texts.optional(),
  year: z.int().min(1949).max(2100).optional(),
  zh: text.optional(),
  after_zh: text.nullable().optional(),
  after_state: z.enum(AFTER_STATES).optional(),
})

const organisation = z.strictObject({
  leading_group: note.nullable(),
  office: note.nullable(),
  work_team: note.optional(),
  superior_office: note.optional(),
  subordinate_groups: note.optional(),
  roles: z.array(z.strictObject(coded)),
})

const phase = z.strictObject({
  code: localCode,
  name_zh: text,
  name_en: text,
  from: civilDay.nullable(),
  from_precision: z.enum(['day', 'month', 'year']).optional(),
  from_rule_zh: text.optional(),
  to: civilDay.nullable(),
  to_zh: text.optional(),
  activities_zh: texts,
  outputs_en: texts,
})

const category = z.strictObject({
  code: localCode,
  name_zh: text,
  name_en: text,
  benchmark_zh: text.optional(),
  promote_zh: text.optional(),
  promote_en: text.optional(),
  polarity: z.literal('positive-check').optional(),
  manifestations,
})

const keyTask = z.strictObject({
  code: localCode,
  year: z.int().min(1949).max(2100),
  title_zh: text,
  title_en: text,
  manage_zh: text.optional(),
  manifestations,
})

/** What only some measures say (activities A2 … A6 of S0 in the main). */
const measureDetails = {
  theme: text.nullable().optional(),
  group_zh: text.optional(),
  detail_zh: text.optional(),
  number: z.int().min(1).optional(),
  leader: text.nullable().optional(),
  leader_zh: text.optional(),
  leaders_count: z.int().min(1).optional(),
  masked: texts.optional(),
  forms_zh: texts.optional(),
  content_en: texts.optional(),
  outputs_en: texts.optional(),
  direction: z.strictObject({ from: text, to: text, zh: text }).optional(),
  topics_zh: texts.optional(),
  follow_up: z.array(z.strictObject({ ...named, deadline: kindOnly.nullable().optional() })).optional(),
  hears_zh: texts.optional(),
  sections_zh: texts.optional(),
  lists_zh: texts.optional(),
  report_to_zh: text.optional(),
  participants_zh: texts.optional(),
  programmes: z.array(z.strictObject(coded)).optional(),
  violation_codes: z.array(z.strictObject(coded)).optional(),
  rules: z.array(z.strictObject({ code: localCode, zh: text, threshold: count.nullable().optional() })).optional(),
  action_kinds: z.array(z.strictObject({ code: localCode, zh: text })).optional(),
}

const measure = z.strictObject({
  code: localCode,
  title_zh: text,
  title_en: text,
  departments_zh: texts.nullable(),
  deadline: measureDeadline.nullable(),
  req,
  ...measureDetails,
})

const cadence = z.strictObject({
  code: localCode,
  every: z.enum(CADENCE_INTERVALS).nullable(),
  min: count.nullable(),
  max: count.optional(),
  unit: z.literal('day').optional(),
  zh: text.optional(),
  due_zh: text.optional(),
  en: text,
  actor: text.nullable(),
  req,
})

const indicator = z.strictObject({
  ...coded,
  threshold: text.nullable(),
  direction: z.enum(['up', 'down']).optional(),
  rule: text.optional(),
  req,
})

const escalation = z.strictObject({
  code: localCode,
  trigger: z.strictObject({
    zh: text,
    en: text.optional(),
    count: count.nullable().optional(),
    years: count.optional(),
    consecutive: z.boolean().optional(),
    secretaries_last: count.optional(),
    deputies_last: count.optional(),
  }),
  consequence: texts,
  rule_zh: text.optional(),
  order: z.union([z.int().min(1), text]).nullable(),
  req,
})

const right = z.strictObject({ ...named, deadline: kindOnly.optional(), req })

/** What only some campaigns have. */
const campaignDetails = {
  title_note: text.optional(),
  predecessor: z.strictObject({ ...named, id: id.nullable() }).optional(),
  themes: z.array(z.strictObject(coded)).optional(),
  goals: z.array(z.strictObject({ ...coded, threshold: text.nullable().optional() })).optional(),
  phases_note: text.optional(),
  conduct_kinds: z
    .array(z.strictObject({ code: localCode, zh: text, manifestations: z.array(note).min(1) }))
    .optional(),
  conduct_kinds_zh: texts.optional(),
  reporting_faults_zh: texts.optional(),
  key_tasks: z.array(keyTask).optional(),
  key_tasks_note: text.optional(),
  handling_modes: z
    .array(z.strictObject({ code: localCode, zh: text, en: text.optional(), when_zh: text.optional() }))
    .optional(),
  appeal_flow_zh: texts.optional(),
  closed_loop_zh: texts.optional(),
  look_back_questions_zh: texts.optional(),
  ledger_cycle: z
    .array(
      z.strictObject({
        ...coded,
        due: civilDay.nullable().optional(),
        every: z.enum(CADENCE_INTERVALS).optional(),
      }),
    )
    .optional(),
  focus_areas: z
    .array(z.strictObject({ code: localCode, zh: text, measures: z.array(z.int().min(1)).min(1) }))
    .optional(),
  measures_note: text.optional(),
  self_questions: z.array(z.strictObject({ code: localCode, zh: text })).optional(),
  no_go_conditions: z.array(z.strictObject({ code: localCode, zh: text })).optional(),
  dated_tasks: z.array(z.strictObject({ ...coded, due: civilDay.nullable(), actor: text, req })).optional(),
  escalation_note: text.optional(),
}

/** A campaign file: closed, and checked for what keys alone cannot say (codes twice, dates the wrong way round, …). */
export const campaignFile = z
  .strictObject({
    id,
    title_zh: text,
    title_en: text,
    issuer: z.strictObject({ kind_en: text, term_zh: text, level: text }),
    basis: z.array(z.strictObject({ ...named, number_zh: text.optional() })).min(1),
    parent_programme: note.nullable(),
    scope: z.strictObject({
      units: z.null().optional(),
      units_zh: text.optional(),
      units_en: text.optional(),
      people_zh: text,
      people_en: text,
    }),
    period,
    organisation,
    phases: z.array(phase).min(1).nullable(),
    problem_categories: z.array(category).min(1),
    measures: z.array(measure).min(1),
    cadences: z.array(cadence),
    channels: z.array(z.strictObject({ ...coded, req })).min(1),
    kpis: z.array(indicator),
    escalation: z.array(escalation).nullable(),
    accountability_measures: z.array(z.strictObject({ ...coded, order: z.int().min(1).nullable() })),
    incentives: z.array(z.strictObject(coded)).nullable(),
    rights: z.strictObject({
      fault_tolerance: right.nullable(),
      false_accusation: right.nullable().optional(),
      clarification: right.nullable(),
      appeal: right.nullable(),
    }),
    evaluation: z.array(
      z.strictObject({
        ...coded,
        scale: text.nullable().optional(),
        grades: text.nullable().optional(),
        aspects_zh: texts.optional(),
        req: req.optional(),
      }),
    ),
    artefacts: z.array(z.strictObject({ ...coded, req })),
    ...campaignDetails,
  })
  .superRefine(refusing(fileProblems), { when: () => true })

export type CampaignFile = z.infer<typeof campaignFile>
export type MeasureDeadline = z.infer<typeof measureDeadline>
