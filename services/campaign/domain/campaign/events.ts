// Facts on disk. Add a schema with its upcast; never edit one.
import { z } from 'zod'
import type { Deadline, DeadlineRule } from '@huiyin/calendar'
import type { CampaignFile, CampaignParameters, CampaignPublished } from '@huiyin/contracts/campaign'
import { defineEvents, event, type EventOf } from '@huiyin/event-sourcing'

const isMap = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A deadline with the way it was counted (product promise 1); its shape belongs to the calendar. */
const deadline = z.custom<Deadline>((value) => isMap(value) && 'derivation' in value, 'a deadline with its derivation')
const deadlineRule = z.custom<DeadlineRule>((value) => isMap(value) && 'kind' in value, 'a rule of the calendar')
/** The two files as they were checked when they came in; their shape belongs to the published language. */
const file = z.custom<CampaignFile>((value) => isMap(value) && 'problem_categories' in value, 'a campaign file')
const parameters = z.custom<CampaignParameters>((value) => isMap(value) && 'campaign' in value, 'a parameters file')

/** Its shape belongs to the published language as well. */
type InspectionKind = NonNullable<CampaignParameters['inspection_kinds']>['kinds'][number]
const inspectionKind = z.custom<InspectionKind>(
  (value) => isMap(value) && 'findingFields' in value,
  'a kind of inspection',
)

type MajorProblems = NonNullable<CampaignParameters['major_problems']>['value']
const majorProblems = z.custom<MajorProblems>(
  (value) => isMap(value) && 'conditions' in value,
  'rules of major problems',
)
/** So does that of how matters are assigned. */
type DeskRules = NonNullable<CampaignPublished<'CampaignActivated'>['desk']>
const deskRules = z.custom<DeskRules>(isMap, 'rules of the desk')

const day = z.string()
const words = { zh: z.string(), en: z.string() }
const families = z.array(z.string())

const category = z.object({
  code: z.string(),
  ...words,
  kind: z.enum(['area', 'keyTask']),
  year: z.number().int().nullable(),
  families,
  benchmark: z.string().optional(),
  promote: z.object(words).optional(),
  manifestations: z.array(z.object({ code: z.string(), ...words, families })),
})

const configuration = z.object({
  /** The id inside the file, by which the reviewed tables know it. */
  document: z.string(),
  title: z.object(words),
  period: z.object({ from: day.nullable(), to: day.nullable() }),
  /** What the campaign turns into when it has ended (K2). */
  after: z.enum(['consolidating', 'normal']).nullable(),
  phases: z.array(z.object({ code: z.string(), ...words, from: day.nullable(), to: day.nullable() })),
  categories: z.array(category),
  channels: z.array(z.object({ code: z.string(), ...words, model: z.array(z.string()) })),
  modes: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string().nullable(), model: z.array(z.string()) })),
  deadlines: z.object({
    item: deadlineRule.nullable(),
    registering: deadlineRule.nullable(),
    objection: deadlineRule.optional(),
    objectionDecision: deadlineRule.optional(),
    reading: deadlineRule.optional(),
  }),
  lookBack: z.object({ every: z.enum(['once', 'year']), max: z.number().int() }).optional(),
  /** When statements of yearly ledgers are due: days as `01-15`, and the day of the month after each quarter. */
  ledgerCycle: z
    .object({ opening: z.string(), quarterDay: z.number().int(), audit: z.string(), clearing: z.string() })
    .optional(),
  /** From how many transfers an item is passed round, and after how many working days it lies still. */
  noticed: z
    .object({
      kickBallTransfers: z.number().int().nullable(),
      idleWorkingDays: z.number().int().nullable(),
      /** How many levels above whoever has a matter somebody turned up who passed it by. */
      leapfrogLevels: z.number().int().optional(),
      /** From how many reports and coordinations on a matter is old and hard. */
      oldAndHard: z.object({ reports: z.number().int(), coordinations: z.number().int() }).optional(),
    })
    .optional(),
  /** What is inspected by; left out: nothing is said of that. */
  inspections: z
    .object({
      violations: z.array(z.object({ code: z.string(), ...words })),
      keyDates: z.array(z.object({ code: z.string(), ...words })),
      kinds: z.array(inspectionKind),
      onSiteDays: z.number().int().nullable(),
    })
    .optional(),
  /** Within how many days somebody who comes again is noticed. */
  repeatVisit: z.object({ days: z.number().int() }).optional(),
  /** What has to be reported upward as a major problem; left out: nothing. */
  majorProblems: majorProblems.optional(),
  /** From how many problems of one kind within how many days it recurs; left out: nobody looks for it. */
  recurrence: z.object({ problems: z.number().int(), days: z.number().int() }).optional(),
  /** What of it may be public, and in how many media; left out: nothing. */
  publication: z.object({ kinds: z.array(z.string()), media: z.number().int() }).optional(),
  /** How its matters are assigned, handed on and answered; left out: nothing is said of that. */
  desk: deskRules.optional(),
  minimumSample: z.number().int().nullable(),
  units: z.array(z.object({ code: z.string(), parent: z.string().nullable(), ...words })),
  /** Which values were assumed or decided, and why. */
  marks: z.array(z.object({ path: z.string(), assumption: z.boolean(), why: z.string() })),
})

const task = z.object({
  code: z.string(),
  ...words,
  kind: z.enum(['measure', 'dated']),
  departments: z.array(z.string()),
  /** null: the task has no deadline of its own; the gap says why. */
  deadline: deadline.nullable(),
  eachMatter: deadlineRule.nullable(),
  standing: z.boolean(),
  gap: z.enum(['nothingSaid', 'noNumber', 'masked']).nullable(),
})

/** What a version says on the day it takes effect; a published event is a pick of it. */
const inForce = {
  version: z.number().int(),
  from: day,
  ...configuration.shape,
  tasks: z.array(task),
}

export const campaignEvents = defineEvents('campaign-campaign', {
  CampaignConfigured: event(
    1,
    'The campaign got a configuration under a new version number.',
    z.object({
      version: z.number().int(),
      file,
      parameters: parameters.nullable(),
      sources: z.array(z.object({ name: z.string(), sha256: z.string() })),
    }),
  ),
  CampaignActivated: event(1, 'The campaign began with a version.', z.object(inForce)),
  CampaignAmended: event(
    1,
    'Another version took the place of the one in force; open items keep theirs or take this one.',
    z.object({
      ...inForce,
      previousVersion: z.number().int(),
      openItems: z.enum(['stays', 'moves']),
      reason: z.string(),
    }),
  ),
  CampaignEnded: event(
    1,
    'The campaign was over; the tasks that stand for ever went on.',
    z.object({
      version: z.number().int(),
      on: day,
      after: z.enum(['consolidating', 'normal']).nullable(),
      standingTasks: z.array(z.string()),
    }),
  ),
})
export type CampaignEvent = EventOf<typeof campaignEvents>
export type Configuration = z.infer<typeof configuration>
export type Category = z.infer<typeof category>
export type Task = z.infer<typeof task>
