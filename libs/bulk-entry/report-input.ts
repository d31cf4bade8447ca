import {
  fieldProblems,
  intakeCommands,
  type FieldValues,
  type IntakeInput,
  type PersonalData,
} from '@huiyin/contracts/intake'
import type { BulkChannel } from './columns.js'
import type { RowIds } from './ids.js'

type Value = string | number | boolean | null
/** What the cells of a row say, by the path in the command. */
export type Values = ReadonlyMap<string, Value>

const fieldsOf = (values: Values, { fields }: BulkChannel): FieldValues =>
  Object.fromEntries(
    fields.flatMap(({ code }) => {
      const value = values.get(`fields.${code}`) ?? null
      return value === null ? [] : [[code, value] as const]
    }),
  )

const OF_REPORTER = ['name', 'contact', 'address', 'text'] as const

/** The input of `ReceiveReport` as the cells say it; it may be wrong in any part. */
export const reportInput = (values: Values, channel: BulkChannel, { itemId, reportId }: RowIds): object => {
  const fields = fieldsOf(values, channel)
  const said = (path: string): Value => values.get(path) ?? null
  const personal = Object.fromEntries(OF_REPORTER.map((field) => [field, said(`personal.${field}`)]))
  const says = Object.values(personal).some((value) => value !== null)
  return {
    ...{ itemId, reportId, channel: channel.code, reporter: said('reporter'), summary: said('summary') },
    ...{ category: said('category'), place: said('place'), outsideNumber: said('outsideNumber') },
    ...(Object.keys(fields).length > 0 ? { fields } : {}),
    personal: says ? (personal as unknown as PersonalData) : null,
  }
}

/** What the contract says to an input: the checked input, or the paths of what is wrong in it. */
export const judged = (
  input: object,
  channel: BulkChannel,
): { readonly input: IntakeInput<'ReceiveReport'> | null; readonly paths: readonly string[] } => {
  const checked = intakeCommands.ReceiveReport.input.safeParse(input)
  const { fields = {} } = input as { readonly fields?: FieldValues }
  const wrong = (checked.error?.issues ?? []).map(({ path }) => path.slice(0, 2).join('.'))
  const ofFields = fieldProblems(channel, fields).map(({ path }) => path)
  const paths = [...new Set([...wrong, ...ofFields])]
  return { input: checked.success && paths.length === 0 ? checked.data : null, paths }
}
