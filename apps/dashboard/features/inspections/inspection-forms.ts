import type { Action } from '../../shared/api/schema.generated.js'
import type { CommandToSend } from '../../shared/api/send-command.js'
import type { FieldsFilled } from '../../shared/command/channel-values.js'
import { fieldsInput } from '../../shared/command/channel-values.js'
import type { ChannelField } from '../../shared/api/schema.generated.js'
import type { Evidence } from '../../shared/files/evidence.js'
import { happenedOf } from '../../shared/command/happened-at.js'

/** What stands in a form about an inspection. */
export interface Filled {
  readonly kind?: string
  readonly title?: string
  readonly plannedOn?: string
  readonly keyDate?: string
  readonly campaign?: string
  readonly byUnitId?: string
  readonly team?: readonly string[]
  readonly unitIds?: readonly string[]
  readonly places?: readonly string[]
  readonly happenedAt?: string
  readonly met?: string
  readonly saw?: string
  readonly text?: string
  readonly category?: string
  readonly manifestation?: string
  readonly violation?: string
  readonly unitId?: string
  readonly benchmark?: string
  readonly place?: string
  readonly evidence?: readonly Evidence[]
  readonly complainedOf?: readonly string[]
  readonly done?: string
  readonly reason?: string
  readonly record?: string
  readonly fields?: FieldsFilled
}

export type FieldName = Exclude<keyof Filled, 'fields'>

/** The fields each command asks for, in their order. */
export const FORM_FIELDS: Readonly<Record<string, readonly FieldName[]>> = {
  PlanInspection: [
    ...(['campaign', 'kind', 'title', 'plannedOn', 'keyDate', 'byUnitId'] as const),
    ...(['team', 'unitIds', 'places'] as const),
  ],
  MoveInspection: ['plannedOn', 'reason'],
  CallOffInspection: ['reason'],
  HoldInspection: ['happenedAt', 'team', 'unitIds', 'places', 'met', 'saw'],
  RecordFinding: [
    ...(['happenedAt', 'text', 'unitId', 'category', 'manifestation', 'violation', 'benchmark'] as const),
    ...(['place', 'evidence', 'complainedOf'] as const),
  ],
  MakeFindingItem: [],
  SettleOnTheSpot: ['done'],
  NoteFinding: ['reason'],
  EndInspection: ['record'],
}

/** What may be left empty. */
export const OPTIONAL: ReadonlySet<FieldName> = new Set([
  ...(['keyDate', 'unitIds', 'places', 'happenedAt', 'manifestation', 'violation', 'place'] as const),
  ...(['evidence', 'complainedOf'] as const),
])
/** Left empty it is sent as an empty list, as null, or not at all. */
const LISTS: ReadonlySet<FieldName> = new Set(['team', 'unitIds', 'places', 'evidence'])
const NULLS: ReadonlySet<FieldName> = new Set(['keyDate', 'place'])
/** No campaign has this id: a form cannot hold null. */
export const NO_CAMPAIGN = 'none'

const evidenceInput = (evidence: readonly Evidence[]) =>
  evidence.map(({ file, sha256, name, madeOn }) => ({ file, sha256, name, madeOn }))

const valueOf = (name: FieldName, filled: Filled): unknown => {
  const value = filled[name]
  if (name === 'evidence') return evidenceInput(filled.evidence ?? [])
  if (name === 'campaign') return value === NO_CAMPAIGN ? null : value
  if (Array.isArray(value)) return value.length === 0 && !LISTS.has(name) ? undefined : value
  const text = typeof value === 'string' ? value.trim() : value
  if (text !== undefined && text !== '') return text
  if (LISTS.has(name)) return []
  return NULLS.has(name) ? null : undefined
}

interface About {
  readonly inspectionId: string
  /** A new finding has an id of its own before it is sent. */
  readonly findingId: string
  readonly zone: string
  /** What the kind of the inspection asks of this command. */
  readonly asked: readonly ChannelField[]
}

const ON_A_FINDING = new Set(['RecordFinding', 'MakeFindingItem', 'SettleOnTheSpot', 'NoteFinding'])

/** The input of a command from what was filled in, and when it happened where somebody said so. */
export const inspectionInput = (
  { command, target }: Pick<Action, 'command' | 'target'>,
  filled: Filled,
  { inspectionId, findingId, zone, asked }: About,
): Pick<CommandToSend, 'input' | 'occurred'> => {
  const given = (FORM_FIELDS[command] ?? [])
    .filter((name) => name !== 'happenedAt')
    .map((name) => [name, valueOf(name, filled)] as const)
    .filter(([, value]) => value !== undefined)
  const finding = command === 'RecordFinding' ? findingId : target
  const input = {
    inspectionId,
    ...(ON_A_FINDING.has(command) ? { findingId: finding } : {}),
    ...Object.fromEntries(given),
    ...fieldsInput({ fields: asked }, filled.fields, zone),
  }
  const occurred = happenedOf(filled.happenedAt, zone)
  return occurred ? { input, occurred } : { input }
}
