import { z } from 'zod'
import { filledText as text, localCode } from './campaign/formats.js'
import { listAt, mapAt, type Problem } from './campaign/problem.js'
import { day, instant, line, paragraph } from './shapes.js'

// Fields as data: what a channel, a ledger or a record asks for is written down by the tenant, and what was filled in is
// checked against it here.

/** What a field holds. */
export const FIELD_KINDS = ['line', 'paragraph', 'number', 'day', 'instant', 'choice', 'yesNo'] as const

/** A code with its names. */
export const named = { code: localCode, zh: text, en: text }
/** How many fields, points or records one definition may have. */
export const MOST_FIELDS = 20

export const definedField = z.strictObject({
  ...named,
  kind: z.enum(FIELD_KINDS),
  required: z.boolean().default(false),
  /** What can be chosen, where the kind is `choice`. */
  choices: z.array(z.strictObject(named)).min(1).max(100).optional(),
})
export type DefinedField = z.infer<typeof definedField>

/** Which fields of a definition do not say what can be chosen, or say it though nothing is chosen. */
export const choiceProblems = (
  fields: readonly unknown[],
  at: readonly (string | number)[] = ['fields'],
): readonly Problem[] =>
  fields.map(mapAt).flatMap(({ kind, choices }, index) => {
    if ((kind === 'choice') === (choices !== undefined)) return []
    const says = 'a field of the kind choice, and no other, says what can be chosen'
    return [{ path: [...at, index, 'choices'], says, zh: '选择类字段须列出选项，其他字段不列' }]
  })

/** The choices of every field of a definition, by the place of the list. */
export const choicesOf = (file: unknown): readonly Problem[] => choiceProblems(listAt(mapAt(file)['fields']))

/** What was filled in, by the code of the field. */
export const fieldValues = z.record(localCode, z.union([z.string().trim().min(1).max(5_000), z.number(), z.boolean()]))
export type FieldValues = z.infer<typeof fieldValues>

/** One filled-in field as it was called when it was filled in; the value as text, a choice with its names. */
export interface FilledValue {
  readonly code: string
  readonly zh: string
  readonly en: string
  readonly kind: DefinedField['kind']
  readonly value: string
  readonly choice: { readonly zh: string; readonly en: string } | null
}

/**
 * What was filled in, with the headings and words it had then, so that a later definition changes neither: in the order
 * of the definition, and after it what the definition does not know, by its code.
 */
export const filledValues = (fields: readonly DefinedField[], values: FieldValues): readonly FilledValue[] => [
  ...fields.flatMap(({ code, zh, en, kind, choices }): readonly FilledValue[] => {
    const value = Object.hasOwn(values, code) ? values[code] : undefined
    if (value === undefined) return []
    const choice = choices?.find((one) => one.code === value)
    return [{ code, zh, en, kind, value: String(value), choice: choice ? { zh: choice.zh, en: choice.en } : null }]
  }),
  ...Object.entries(values)
    .filter(([code]) => !fields.some((field) => field.code === code))
    .map(([code, value]) => ({ code, zh: code, en: code, kind: 'line' as const, value: String(value), choice: null })),
]

/** What is wrong with one filled-in field, by its path in the command, in both languages. */
export interface FieldProblem {
  readonly path: string
  readonly says: string
  readonly zh: string
}

const MOST = 1_000_000_000

const SHAPES: Readonly<
  Record<DefinedField['kind'], { readonly of: z.ZodType; readonly says: string; readonly zh: string }>
> = {
  line: { of: line, says: 'a text of at most 500 characters', zh: '应填写不超过500字的文字' },
  paragraph: { of: paragraph, says: 'a text of at most 5,000 characters', zh: '应填写不超过5000字的文字' },
  number: { of: z.number().min(0).max(MOST), says: 'a number, 0 or more', zh: '应填写不小于0的数字' },
  day: { of: day, says: 'a day, as 2026-03-02', zh: '应填写日期，如2026-03-02' },
  instant: { of: instant, says: 'a moment in UTC, as 2026-03-02T01:00:00.000Z', zh: '应填写日期和时间' },
  choice: { of: line, says: 'one of its choices', zh: '应从选项中选择' },
  yesNo: { of: z.boolean(), says: 'yes or no', zh: '应填写是或否' },
}

const wrongIn = (
  { code, kind, choices, zh, en }: DefinedField,
  value: FieldValues[string],
): readonly FieldProblem[] => {
  const shape = SHAPES[kind]
  const isOne = kind !== 'choice' || (choices ?? []).some((choice) => choice.code === value)
  if (isOne && shape.of.safeParse(value).success) return []
  return [{ path: `fields.${code}`, says: `${en}: ${shape.says}`, zh: `${zh}：${shape.zh}` }]
}

/** Something that asks for fields, and what it is called. */
export interface Asking {
  readonly fields: readonly DefinedField[]
  readonly zh: string
  readonly en: string
}

/** What is wrong with what was filled in, by what was asked: what lacks, what is not asked, what is no such value. */
export const valueProblems = (
  { fields, zh: whoZh, en: whoEn }: Asking,
  values: FieldValues,
): readonly FieldProblem[] => [
  ...fields.flatMap((field): readonly FieldProblem[] => {
    const value = Object.hasOwn(values, field.code) ? values[field.code] : undefined
    if (value !== undefined) return wrongIn(field, value)
    const { code, zh, en, required } = field
    return required ? [{ path: `fields.${code}`, says: `${en} has to be filled in`, zh: `请填写${zh}` }] : []
  }),
  ...Object.keys(values)
    .filter((code) => !fields.some((field) => field.code === code))
    .map((code) => ({
      path: `fields.${code}`,
      says: `${whoEn} has no field ${code}`,
      zh: `${whoZh}没有字段 ${code}`,
    })),
]
